"""Numbers, days and foreign text as they are printed."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.trend import Period
from tracker.report import wording


@given(st.text())
def test_nothing_invisible_is_printed(text: str) -> None:
    for c in wording.printable(text):
        assert c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=126)))
def test_plain_text_is_printed_as_it_is(text: str) -> None:
    assert wording.printable(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31m", "\\x1b[31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u200bb", "a\\u200bb"),
        ("\U000e0041", "\\U000e0041"),
        ("❤\ufe0f", "❤"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\tb\u00a0c", "a b c"),
        ("e\u0301\u0301\u0301", "e\u0301\u0301\\u0301"),
    ],
)
def test_what_takes_hold_of_a_page_is_shown_instead(text: str, shown: str) -> None:
    assert wording.printable(text) == shown


@given(st.floats(0, 999_999.999))
def test_a_number_is_exact_and_never_a_power_of_ten(value: float) -> None:
    words = wording.number(value)
    assert float(words) == value
    assert "e" not in words


def test_a_whole_number_has_no_point() -> None:
    assert [wording.number(v) for v in (412.0, 16.1, 0.00001)] == ["412", "16.1", "0.00001"]
    assert [wording.one_decimal(v) for v in (5.0, 4.5, 3.875)] == ["5", "4.5", "3.9"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 8, 22), date(2026, 11, 20), "22 Aug – 20 Nov 2026"),
        (date(2026, 10, 11), date(2026, 10, 16), "11–16 Oct 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 Dec 2025 – 2 Jan 2026"),
        (date(2026, 10, 11), date(2026, 10, 11), "11 Oct 2026"),
    ],
)
def test_a_period_is_said_once_and_shortly(first: date, last: date, words: str) -> None:
    assert wording.span(Period(first, last)) == words


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(1, 20_000))
def test_the_time_axis_has_a_few_dates_all_inside(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days - 1))
    marks = wording.ticks(period)
    assert len(marks) <= 16
    assert all(0 <= place <= days for place, _ in marks)
    assert marks == sorted(marks)
    assert len(marks) >= 1 or days > 1100 or 1 < days < 8
