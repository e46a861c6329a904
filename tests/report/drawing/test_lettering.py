"""Widths, breaks and missing characters, without drawing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tracker.report import render
from tracker.report.drawing.paper.lettering import Lettering

PLAIN = Lettering()
latin = st.text(
    alphabet=st.characters(min_codepoint=32, max_codepoint=383, exclude_categories=["Cc", "Cf"]), max_size=80
)


@given(latin, st.floats(20, 300))
def test_no_line_is_wider_than_it_may_be(text: str, width: float) -> None:
    letters = Lettering([text])
    assert all(letters.width(line) <= width for line in letters.wrap(text, width))


@given(latin, st.floats(20, 300))
def test_breaking_loses_nothing_but_spaces(text: str, width: float) -> None:
    letters = Lettering([text])
    assert "".join("".join(letters.wrap(text, width)).split()) == "".join(letters.settable(text).split())


@given(latin, st.floats(20, 300))
def test_a_shortened_text_fits_and_says_that_it_is(text: str, width: float) -> None:
    letters = Lettering([text])
    short = letters.shorten(text, width)
    assert letters.width(short) <= width
    assert short == letters.settable(text) or short.endswith("…")


@given(latin, st.integers(1, 4), st.floats(20, 300))
def test_clipping_keeps_to_its_lines(text: str, most: int, width: float) -> None:
    letters = Lettering([text])
    lines = letters.clip(text, most, width)
    assert len(lines) <= most
    assert lines == letters.wrap(text, width) or lines[-1].endswith("…")


def test_the_first_line_leaves_room_for_what_stands_before_it() -> None:
    lines = PLAIN.wrap("one two three four five", 60, indent=40)
    assert PLAIN.width(lines[0]) <= 20
    assert PLAIN.wrap("unbreakablyindented", 100, indent=99)[0] == ""


@pytest.mark.parametrize("bold", [False, True])
def test_a_width_is_what_is_drawn(bold: bool) -> None:
    with render.styled():
        figure = Figure(dpi=720)
        text = figure.text(
            0, 0, "Vitamin B12 (serum) 412 ng/L 6–7.8 µmol", size=8, weight="bold" if bold else "normal"
        )
        drawn = text.get_window_extent(FigureCanvasAgg(figure).get_renderer()).width / 10
    assert PLAIN.width(text.get_text(), 8, bold) == pytest.approx(drawn, rel=0.03)
    assert PLAIN.width(text.get_text(), 8, bold) >= drawn - 0.3


def test_a_character_that_no_font_has_is_replaced_and_named() -> None:
    letters = Lettering(["\ue000 private"])
    assert letters.missing == ("\ue000",)
    assert letters.settable("\ue000 private") == "□ private"


def test_text_that_needs_no_other_font_gets_none() -> None:
    assert Lettering(["plain", "µ – ≥ ü Ω я"]).families == ("DejaVu Sans",)
