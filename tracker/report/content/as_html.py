"""The page as one HTML file: real tables, and drawings with words. It runs no script and fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from tracker.report.content.build import Content
from tracker.report.content.elements import Abreast, Cell, Interval, Legend, Listing, Picture, Section, Table, Words
from tracker.report.content.parts import Part
from tracker.report.content.sections import FOOT, KEPT, PAGE_TITLE, sections

# Nothing may be fetched, run, framed or sent. Styles are inline: in the page, and on the parts of a drawing.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

# Lengths are in rem and em, so that the page fits at every magnification; 56.25em are 900 pixels of the usual size.
# It is always dark on light: the drawings are, too. On paper, the words of a drawing are left out; so is a drawing of
# few results, which the table below it lists.
_STYLE: Final = """
:root { color-scheme: only light; background: #fff; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 100rem; background: #fff; color: #14202b;
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { display: grid; grid-template-columns: minmax(0, 1fr); column-gap: 2.5rem; }
section { grid-column: 1 / -1; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; padding-top: .4rem; border-top: 2px solid #14202b; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p, ul { margin: .4rem 0; max-width: 52rem; }
ul { padding-left: 1.2rem; }
li { white-space: pre-line; }
.scroll { position: relative; overflow-x: auto; margin: .5rem 0; }
.scroll:focus-visible { outline: .15rem solid #0b4f8a; }
table { border-collapse: separate; border-spacing: 0; width: 100%; }
caption { text-align: left; color: #55606b; padding-bottom: .3rem; }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(52rem, calc(100vw - 3rem)); }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #7d858d;
  min-width: 5.4em; }
td { overflow-wrap: break-word; min-width: 7em; }
thead th { color: #55606b; font-weight: normal; vertical-align: bottom; overflow-wrap: break-word; }
tr > :first-child { position: sticky; left: 0; min-width: 8em; background: #fff; }
.abreast { display: grid; grid-template-columns: minmax(0, 1fr); column-gap: 2rem; }
figure { margin: .25rem 0 1.5rem; }
figcaption { font-size: .95em; max-width: 52rem; }
svg { display: block; width: 100%; height: auto; pointer-events: none; }
td:has(.bar) { white-space: nowrap; }
.bar { width: 10rem; overflow: visible; }
.small { max-width: 26rem; }
.narrow { display: none; }
.said { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap;
  user-select: none; }
footer { margin-top: 2rem; padding-top: .4rem; border-top: 1px solid #7d858d; color: #55606b; }
@media (min-width: 56.25em), print {
  main { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .half { grid-column: auto; }
  .abreast { grid-template-columns: minmax(0, 2fr) minmax(0, 1fr); }
  .abreast > :first-child { grid-row: span 9; }
}
@media screen and (max-width: 36em) {
  .wide { display: none; }
  .narrow { display: block; }
}
@media print {
  @page { margin: 10mm; }
  :root { font-size: 9pt; }
  body { max-width: none; padding: 0; line-height: 1.3; }
  h1 { margin: 0; }
  h2 { margin: 1rem 0 .2rem; padding-top: .2rem; }
  h3 { margin: .5rem 0 .1rem; }
  p, ul, .scroll { margin: .2rem 0; max-width: none; }
  caption span { position: static; max-width: none; }
  .scroll { overflow: visible; margin: .4rem 0; }
  table { font-size: .95em; line-height: 1.2; }
  th, td { padding: .1rem .6rem .1rem 0; }
  .bar { width: 8rem; }
  td { overflow-wrap: anywhere; min-width: 0; }
  thead th { min-width: 0; }
  tr > :first-child { position: static; min-width: 6em; overflow-wrap: break-word; }
  figure { margin: 0 0 .4rem; }
  figure > svg ~ figcaption { display: none; }
  .abreast { column-gap: 1rem; }
  .abreast:has(> :nth-child(3)) { display: block; }
  .abreast:has(> :nth-child(3)) > :first-child { width: 80%; }
  .abreast:has(> :nth-child(3)) > :not(:first-child) { display: inline-block; width: 48%; vertical-align: top; }
  section > :is(figure, h3:has(+ figure)):has(.small, + figure > .small) { display: none; }
  section:not(:has(.wide)) > .legend:has(~ figure > .small) { display: none; }
  h2, h3, .legend, caption, thead { break-after: avoid; }
  figure, tr, li, .legend, .abreast, .scroll:has(tr:nth-child(-n + 4):last-child) { break-inside: avoid; }
  footer { margin-top: .6rem; }
  .said { display: none; }
}
"""

# In a narrow window, each row of a table is a list under the name of the row: a column that has to be scrolled to is
# not seen. The name of a column stands before its cell, for eyes only: a screen reader says it as in any table.
_ROWS_AS_LISTS: Final = """
  {0}, {0} caption, {0} tbody, {0} tr, {0} th, {0} td {{ display: block; }}
  {0} thead {{ display: none; }}
  {0} tr {{ padding: .4rem 0; border-bottom: 1px solid #7d858d; }}
  {0} tr > :first-child {{ position: static; }}
  {0} th, {0} td {{ border: 0; padding: 0 0 .2rem; min-width: 0; }}
  {0} td {{ display: grid; grid-template-columns: 8rem minmax(0, 1fr); column-gap: .8rem; white-space: normal; }}
  {0} td::before {{ content: attr(data-column) / ""; color: #55606b; }}
"""
# A table with more columns than this does not fit into a window of 700 pixels.
_FEW_COLUMNS: Final = 5
_NARROW: Final = "".join(
    f"@media screen and (max-width: {width}) {{{_ROWS_AS_LISTS.format(which)}}}\n"
    for width, which in (("36em", "table"), ("56.24em", ".broad"))
)
# The width of the bars in their own measure, in which letters have 12.
_BAR: Final = 140

# These two stand side by side where there is room.
_HALVES: Final = (Part.HEADER, Part.BAND)


@dataclass(frozen=True, slots=True)
class Drawing:
    """SVG elements of one picture: for a wide window, and for a narrow one with larger letters.

    Empty: there is only one, which is small enough for every window.
    """

    narrow: str
    wide: str = ""


def page(content: Content, drawings: Mapping[str, Drawing]) -> str:
    """The whole file. drawings: our own, by the names of their pictures."""
    said = sections(content)
    halves = _HALVES if {section.part for section in said}.issuperset(_HALVES) else ()
    body = [line for one in said for line in _section(one, drawings, half=one.part in halves)]
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
            f"<style>{_STYLE}{_NARROW}</style>",
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


def _section(section: Section, drawings: Mapping[str, Drawing], *, half: bool) -> Iterator[str]:
    """A section. half: it may take half of a wide window."""
    kind = ' class="half"' if half else ""
    yield f"<section{kind}><h2>{_escaped(section.title)}</h2>"
    for number, element in enumerate(section.elements):
        identity = f"{_identity(section.title)}-{number}"
        match element:
            case str():
                yield f"<p>{_escaped(element)}</p>"
            case Legend():
                yield f'<p class="legend">{_escaped(element.words)}</p>'
            case Listing():
                yield "<ul>" + "".join(f"<li>{_told(item)}</li>" for item in element.items) + "</ul>"
            case Picture():
                yield _figure(element, drawings, identity)
            case Abreast():
                shown = (element.picture, *element.beside)
                figures = (_figure(one, drawings, f"{identity}-{n}") for n, one in enumerate(shown))
                yield f'<div class="abreast">{"".join(f"<div>{figure}</div>" for figure in figures)}</div>'
            case Table():
                yield from _table(element, identity)
    yield "</section>"


def _figure(picture: Picture, drawings: Mapping[str, Drawing], identity: str) -> str:
    """A drawing under its title, with its words below it. Both of its sizes are told by the same words."""
    title, words = _escaped(picture.title), _told(picture.words)
    if picture.name not in drawings:
        return f"<h3>{title}</h3><p>{words}</p>"
    drawing = drawings[picture.name]
    named = f'role="img" aria-labelledby="{identity}-title" aria-describedby="{identity}-words"'
    sizes = (("wide", drawing.wide), ("narrow", drawing.narrow)) if drawing.wide else (("small", drawing.narrow),)
    shown = "".join(f'<svg class="{size}" {named}{svg.removeprefix("<svg")}' for size, svg in sizes)
    return (
        f'<h3 id="{identity}-title">{title}</h3>'
        f'<figure>{shown}<figcaption id="{identity}-words">{words}</figcaption></figure>'
    )


def _table(table: Table, identity: str) -> Iterator[str]:
    """A table. Where it is wider than the window it scrolls within its own box, which the keyboard can reach.

    The roles keep it a table for a screen reader where a narrow window shows its rows as lists.
    """
    name = f"{identity}-caption"
    yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{name}">'
    broad = ' class="broad"' if len(table.columns) > _FEW_COLUMNS else ""
    yield f'<table{broad} role="table"><caption><span id="{name}">{_escaped(table.caption)}</span></caption>'
    heads = "".join(
        f'<th scope="col">{_escaped(column)}{_scale([row[n] for row in table.rows])}</th>'
        for n, column in enumerate(table.columns)
    )
    yield f'<thead><tr>{heads}</tr></thead><tbody role="rowgroup">'
    for first, *cells in table.rows:
        rest = "".join(
            f'<td role="cell" dir="auto" data-column="{_escaped(column)}"><div>{_cell(cell)}</div></td>'
            for column, cell in zip(table.columns[1:], cells, strict=True)
        )
        yield f'<tr role="row"><th role="rowheader" scope="row" dir="auto">{_cell(first)}</th>{rest}</tr>'
    yield "</tbody></table></div>"


def _scale(cells: Sequence[Cell]) -> str:
    """The scale of the bars of a column, for its head; nothing without bars."""
    drawn = [cell for cell in cells if isinstance(cell, Interval)]
    if not drawn:
        return ""
    reach = drawn[0].reach
    words = (
        f'<text x="0" y="11">◀ better</text><text x="{_BAR}" y="11" text-anchor="end">worse ▶</text>'
        f'<text x="0" y="25">−{reach}</text><text x="{_BAR / 2:g}" y="25" text-anchor="middle">0</text>'
        f'<text x="{_BAR}" y="25" text-anchor="end">+{reach}</text>'
    )
    return f'<svg class="bar" viewBox="0 0 {_BAR} 28" aria-hidden="true" font-size="12" fill="#55606b">{words}</svg>'


def _cell(cell: Cell) -> str:
    """The words of a cell, and below them the bar, which says nothing that they do not say."""
    if not isinstance(cell, Interval):
        return _told(cell)
    change = cell.change
    low, mean, high = ((1 + points / cell.reach) * _BAR / 2 for points in (change.low, change.mean, change.high))
    bar = (
        f'<path d="M{_BAR / 2:g} 0V14" stroke="#14202b"/>'
        f'<path d="M{low:.1f} 7H{high:.1f}" stroke="#0b4f8a" stroke-width="3"/>'
        f'<path d="M{mean - 4:.1f} 7l4 -4l4 4l-4 4z" fill="#fff" stroke="#0b4f8a"/>'
    )
    return f'{_told(cell.words)}<svg class="bar" viewBox="0 0 {_BAR} 14" aria-hidden="true">{bar}</svg>'


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
