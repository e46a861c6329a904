"""Pages and charts as bytes of a file. The same content always gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal

import matplotlib as mpl

from tracker.report.content import as_html as html_
from tracker.report.content.build import Content
from tracker.report.content.sections import PAGE_TITLE
from tracker.report.drawing import chart as chart_
from tracker.report.drawing import less_work, page, pictures, pointed_at
from tracker.report.drawing.paper.style import DPI, STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

Format = Literal["pdf", "svg", "png"]
Paper = Literal["a4", "letter"]
Size = Literal["screen", "slide"]

# No date and no program version: with them, equal pages would have different bytes.
_METADATA: Final[dict[str, dict[str, Any]]] = {
    "pdf": {"CreationDate": None},
    "svg": {"Date": None, "Title": PAGE_TITLE},
    "png": {"Software": None, "Title": PAGE_TITLE},
}
_CHART_TITLE: Final = "B12 and nerve symptom chart"
_SUBJECT: Final = "A record of symptoms and treatment in vitamin B12 deficiency, kept by the person it is about"
_KEYWORDS: Final = "vitamin B12, B12 deficiency, nerve symptoms, symptom journal"

_METADATA_ELEMENT: Final = re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL)
# HTML does not need them; without them the file holds no web address.
_NAMESPACE: Final = re.compile(r' xmlns(?::xlink)?="[^"]*"')
_OUTER_SIZE: Final = re.compile(r' (?:width|height)="[0-9.]+pt"(?= )')
_NAME: Final = re.compile(r'(\bid="|\burl\(#|href="#)([^")]*)')


def report(content: Content, *, paper: Paper = "a4", format: Format = "pdf", large: bool = False) -> list[bytes]:
    """The doctor's page: for ``pdf`` one file with all pages, else one file per page. large: large print."""
    return drawn(content, paper=paper, format=format, large=large)[0]


def drawn(
    content: Content, *, paper: Paper = "a4", format: Format = "pdf", large: bool = False
) -> tuple[list[bytes], int]:
    """The files of ``report``, and how many pages there are."""
    with styled():
        figures = page.build(content, paper, large=large)
        if format == "pdf":
            files = [_pdf(figures, _about(content, PAGE_TITLE))]
        else:
            files = [_save(figure, format) for figure in figures]
    return files, len(figures)


def chart(
    content: Content, keys: Sequence[str] = (), *, cycle: bool = False, size: Size = "screen", format: Format = "png"
) -> bytes:
    """A chart of the symptoms with these keys, one under another; without keys all of them.

    cycle: by days since the last injection; size: a slide is 16 to 9, with larger letters. Raises NothingFound when
    none has an entry.
    """
    with styled():
        figure = chart_.build(content, keys, cycle=cycle, slide=size == "slide")
        return _pdf([figure], _about(content, _CHART_TITLE)) if format == "pdf" else _save(figure, format)


def html(content: Content) -> bytes:
    """The page for a browser: one file that contains its drawings and fetches nothing."""
    with styled():
        drawings = {
            name: _drawing(found.figures, found.texts, f"d{number}")
            for number, (name, found) in enumerate(pictures.drawn(content).items())
        }
    return html_.page(content, drawings).encode()


def _drawing(sizes: Sequence[Figure], texts: pointed_at.Texts, prefix: str) -> html_.Drawing:
    """The drawing of a picture. texts: of its marks; a telephone, which has the narrow size, points at none."""
    narrow, *wide = (_save(figure, "svg").decode() for figure in sizes)
    if not wide:
        return html_.Drawing(_element(pointed_at.texted(narrow, texts), f"{prefix}-"))
    return html_.Drawing(_element(narrow, f"{prefix}n-"), _element(pointed_at.texted(wide[0], texts), f"{prefix}w-"))


def _element(text: str, prefix: str) -> str:
    """The SVG element of an SVG file. prefix: keeps its ids different from those of other drawings on the page."""
    text = _METADATA_ELEMENT.sub("", text[text.index("<svg") :].strip())
    text = _NAMESPACE.sub("", text).replace(" xlink:href=", " href=")
    text = _OUTER_SIZE.sub("", text, count=2)
    return _NAME.sub(lambda found: f"{found[1]}{prefix}{found[2].replace(' ', '-')}", text)


@contextmanager
def styled() -> Iterator[None]:
    """Use our style while figures are built and saved."""
    with mpl.rc_context():
        # From Matplotlib's own defaults, so that a matplotlibrc on this computer changes nothing.
        settings: Any = {k: v for k, v in mpl.rcParamsDefault.items() if not k.startswith("backend")} | STYLE
        mpl.rcParams.update(settings)
        yield


def _about(content: Content, title: str) -> dict[str, Any]:
    """What a PDF says about itself: the list of a folder shows it, and a program that keeps documents reads it."""
    about = {"Title": f"{title} · {content.whose}", "Subject": _SUBJECT, "Keywords": _KEYWORDS}
    return about | ({"Author": content.name} if content.name else {})


def _pdf(figures: Sequence[Figure], about: dict[str, Any]) -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages

    less_work.drop_layout_tables()
    buffer = BytesIO()
    with PdfPages(buffer, metadata=_METADATA["pdf"] | about) as pages:
        for figure in figures:
            figure.savefig(pages, format="pdf")
    return buffer.getvalue()


def _save(figure: Figure, format: Format) -> bytes:
    buffer = BytesIO()
    figure.savefig(buffer, format=format, dpi=DPI if format == "png" else "figure", metadata=_METADATA[format])
    return buffer.getvalue()
