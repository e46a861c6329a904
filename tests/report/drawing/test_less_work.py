"""What is switched off of other people's code is still there to be switched off, and the page is none the worse."""

from __future__ import annotations

import inspect
import re
from io import BytesIO

from fontTools.subset import Options
from fontTools.ttLib import TTFont
from matplotlib import _docstring, artist
from matplotlib.lines import Line2D
from report_pages import journal_content
from test_page import streams

from tracker.report import render
from tracker.report.drawing import less_work


def test_texts_for_programmers_are_still_made_where_they_are_switched_off() -> None:
    for maker in (_docstring._ArtistPropertiesSubstitution, _docstring.Substitution):
        assert "def __call__(self," in inspect.getsource(maker)
    assert "cls._update_set_signature_and_docstring()" in inspect.getsource(artist.Artist.__init_subclass__)
    described = _docstring.interpd
    assert described(journal_content) is journal_content


def test_artists_are_set_as_before() -> None:
    line = Line2D([0], [0])
    line.set(linewidth=3, color="red")
    assert (line.get_linewidth(), line.get_color()) == (3, "red")


def test_fonts_in_a_pdf_have_letters_and_no_tables_for_their_layout() -> None:
    less_work.drop_layout_tables()
    less_work.drop_layout_tables()
    assert [Options._drop_tables_default.count(table) for table in ("GPOS", "GSUB", "GDEF")] == [1, 1, 1]
    (file,) = render.report(journal_content("sparse"))
    fonts = [TTFont(BytesIO(one)) for one in streams(file) if re.match(rb"\x00\x01\x00\x00|true|OTTO", one)]
    assert fonts and all("glyf" in font and not {"GPOS", "GSUB"} & set(font.keys()) for font in fonts)
