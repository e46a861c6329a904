"""A line that is written letter by letter stands where Matplotlib would draw it, with the same letters."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from matplotlib import font_manager
from matplotlib.backends import backend_pdf
from matplotlib.backends._backend_pdf_ps import CharacterTracker
from report_pages import journal_content
from test_page import streams

from tracker.report import render
from tracker.report.drawing.paper import one_line
from tracker.report.drawing.paper.lettering import main_font

_NUMBER = rb"(-?[\d.]+)"
_OURS = re.compile(rb"BT (/\S+) %b Tf %b %b Td <" % ((_NUMBER,) * 3))
_THEIRS = re.compile(rb"1 0 (?:-0|0) 1 %b %b cm\s+BT\s+(/\S+) %b Tf" % ((_NUMBER,) * 3))


def lines_of(file: bytes) -> list[tuple[float, float, float, bytes]]:
    """Where each line of a PDF is, its size and its font."""
    page = max(streams(file), key=lambda one: one.count(b" Tf"))
    ours = [(float(x), float(y), float(size), font) for font, size, x, y in _OURS.findall(page)]
    return sorted(ours + [(float(x), float(y), float(size), font) for x, y, font, size in _THEIRS.findall(page)])


def fonts_of(file: bytes) -> list[list[str]]:
    """The names of the letters of each font in a PDF."""
    found = [TTFont(BytesIO(one)) for one in streams(file) if one.startswith(b"\x00\x01\x00\x00")]
    return sorted(sorted(font.getGlyphOrder()) for font in found)


def test_lines_stand_where_matplotlib_draws_them(monkeypatch: pytest.MonkeyPatch) -> None:
    content = journal_content("sparse")
    (ours,) = render.report(content)
    monkeypatch.setattr(one_line, "takes_letters", lambda renderer: False)
    (theirs,) = render.report(content)
    assert fonts_of(ours) == fonts_of(theirs)
    places, expected = lines_of(ours), lines_of(theirs)
    assert len(places) == len(expected) > 50
    for one, other in zip(places, expected, strict=True):
        assert one[:3] == pytest.approx(other[:3], abs=0.01) and one[3] == other[3]


def test_this_matplotlib_has_what_the_letters_need() -> None:
    file = backend_pdf.PdfFile(BytesIO(), metadata={"CreationDate": None})
    renderer = backend_pdf.RendererPdf(file, 72, 100, 100)
    has_both = hasattr(CharacterTracker, "track_glyph") and hasattr(font_manager, "FontPath")
    assert one_line.takes_letters(renderer) == has_both
    if one_line.takes_letters(renderer):
        letters = one_line._Letters(file, main_font(False))
        assert len(letters.codes("B12 é")) == 4 * 5 and letters.codes("BB")[:4] == letters.codes("B")
