"""Pages and charts as bytes, the same bytes for the same content: the style is set around build and save."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, Literal

import matplotlib as mpl

from tracker.report import chart as chart_
from tracker.report import page
from tracker.report.content import Content
from tracker.report.sections import PAGE_TITLE
from tracker.report.style import DPI, STYLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.figure import Figure

Format = Literal["pdf", "svg", "png"]
Paper = Literal["a4", "letter"]

# No moment of making and no program version: they would differ between equal pages.
_METADATA: Final[dict[str, dict[str, Any]]] = {
    "pdf": {"CreationDate": None, "Title": PAGE_TITLE},
    "svg": {"Date": None, "Title": PAGE_TITLE},
    "png": {"Software": None, "Title": PAGE_TITLE},
}


def report(content: Content, *, paper: Paper = "a4", format: Format = "pdf") -> list[bytes]:
    """The doctor's page: for ``pdf`` one file of all pages, else one file a page, in order."""
    with styled():
        figures = page.build(content, paper)
        return [_pdf(figures)] if format == "pdf" else [_save(figure, format) for figure in figures]


def chart(content: Content, keys: Sequence[str] = (), *, format: Format = "png") -> bytes:
    """The symptoms of these keys under one another, all of them without keys. Raises NothingFound for none."""
    with styled():
        figure = chart_.build(content, keys)
        return _pdf([figure]) if format == "pdf" else _save(figure, format)


@contextmanager
def styled() -> Iterator[None]:
    """The style, for as long as figures are built and saved in it."""
    with mpl.rc_context():
        # From Matplotlib's own defaults, so that a matplotlibrc on this computer changes nothing.
        settings: Any = {k: v for k, v in mpl.rcParamsDefault.items() if not k.startswith("backend")} | STYLE
        mpl.rcParams.update(settings)
        yield


def _pdf(figures: Sequence[Figure]) -> bytes:
    from matplotlib.backends.backend_pdf import PdfPages

    buffer = BytesIO()
    with PdfPages(buffer, metadata=_METADATA["pdf"]) as pages:
        for figure in figures:
            figure.savefig(pages, format="pdf")
    return buffer.getvalue()


def _save(figure: Figure, format: Format) -> bytes:
    buffer = BytesIO()
    figure.savefig(buffer, format=format, dpi=DPI if format == "png" else "figure", metadata=_METADATA[format])
    return buffer.getvalue()
