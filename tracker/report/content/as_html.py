"""The page as one HTML file: real tables, and drawings with words. It runs no script and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

from tracker.report.content.build import Content
from tracker.report.content.elements import Element, Legend, Listing, Picture, Table, Words, in_words
from tracker.report.content.sections import FOOT, KEPT, PAGE_TITLE, sections

# Nothing may be fetched, run, framed or sent. Styles are inline: in the page, and on the parts of a drawing.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

# Lengths are in rem and em, so that the page fits at every magnification. On a narrow screen each row of a table is
# a block, with the name of the column before each cell.
_STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: #fff; color: #14202b;
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-top: .4rem; border-top: 2px solid #14202b; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul { margin: .4rem 0; }
ul { padding-left: 1.2rem; }
li { white-space: pre-line; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
caption { text-align: left; color: #55606b; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #7d858d; }
thead th { color: #55606b; font-weight: normal; min-width: 5.4em; }
tbody th { min-width: 8em; }
figure { margin: .25rem 0 1.5rem; }
figcaption { font-size: .95em; }
svg { display: block; width: 100%; max-width: 44rem; height: auto; }
.said { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap;
  user-select: none; }
footer { margin-top: 2rem; padding-top: .4rem; border-top: 1px solid #7d858d; color: #55606b; }
@media screen and (max-width: 48rem) {
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, caption, tbody, tr, tbody th, td { display: block; }
  tr { border-bottom: 1px solid #7d858d; padding: .4rem 0; }
  tbody th, td { border: 0; padding: .1rem 0; }
  td::before { content: attr(data-column) ": "; color: #55606b; }
}
@media print {
  @page { margin: 14mm; }
  :root { font-size: 9.5pt; }
  body { max-width: none; padding: 0; line-height: 1.35; }
  h2, h3, caption { break-after: avoid; }
  figure, tr, li { break-inside: avoid; }
  .said { display: none; }
}
"""


def page(content: Content, drawings: Mapping[str, str]) -> str:
    """The whole file. drawings: our own SVG elements, by the names of their pictures."""
    body = [line for section in sections(content) for line in _section(section.title, section.elements, drawings)]
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{_escaped(' · '.join(part for part in (PAGE_TITLE, content.name) if part))}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            f"<header><h1>{PAGE_TITLE}</h1><p>{_escaped(KEPT)}</p></header>",
            "<main>",
            *body,
            "</main>",
            f"<footer><p>{_escaped(FOOT)}</p></footer>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _section(title: str, elements: tuple[Element, ...], drawings: Mapping[str, str]) -> Iterator[str]:
    yield f"<section><h2>{_escaped(title)}</h2>"
    for number, element in enumerate(elements):
        match element:
            case str():
                yield f"<p>{_escaped(element)}</p>"
            case Legend():
                yield f"<p>{_escaped(element.words)}</p>"
            case Listing():
                yield "<ul>" + "".join(f"<li>{_told(item)}</li>" for item in element.items) + "</ul>"
            case Picture():
                yield _figure(element, drawings.get(element.name, ""), f"{_identity(title)}-{number}")
            case Table():
                yield from _table(element)
    yield "</section>"


def _figure(picture: Picture, drawing: str, identity: str) -> str:
    title, words, told = _escaped(picture.title), _escaped(in_words(picture.words)), _told(picture.words)
    if not drawing:
        return f"<h3>{title}</h3><p>{told}</p>"
    named = (
        f'<svg role="img" aria-labelledby="{identity}-title {identity}-words"'
        f'{drawing.removeprefix("<svg").partition(">")[0]}><title id="{identity}-title">{title}</title>'
        f'<desc id="{identity}-words">{words}</desc>'
    )
    return f"<h3>{title}</h3><figure>{named}{drawing.partition('>')[2]}<figcaption>{told}</figcaption></figure>"


def _table(table: Table) -> Iterator[str]:
    # The roles are explicit: when a table is shown as blocks, some browsers no longer treat it as a table.
    yield f'<table role="table"><caption>{_escaped(table.caption)}</caption>'
    heads = "".join(f'<th scope="col" role="columnheader">{_escaped(column)}</th>' for column in table.columns)
    yield f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">'
    for first, *cells in table.rows:
        named = zip(table.columns[1:], cells, strict=True)
        rest = "".join(
            f'<td role="cell" dir="auto" data-column="{_escaped(c)}">{_told(cell)}</td>' for c, cell in named
        )
        yield f'<tr role="row"><th scope="row" role="rowheader" dir="auto">{_told(first)}</th>{rest}</tr>'
    yield "</tbody></table>"


def _told(words: Words) -> str:
    """A text, safe between tags. Signs are for eyes only, and their words for a screen reader only."""
    if isinstance(words, str):
        return _escaped(words)
    return f'<span aria-hidden="true">{_escaped(words.shown)}</span><span class="said">{_escaped(words.said)}</span>'


def _identity(title: str) -> str:
    return "-".join(title.lower().replace(",", "").split())


def _escaped(text: str) -> str:
    """Safe between tags and in a quoted attribute."""
    return escape(text, quote=True)
