"""Numbers, days and foreign text as they are printed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.period import Period
from tracker.domain.wording.days import span_short
from tracker.domain.wording.numbers import one_decimal
from tracker.report.drawing.axes.time_axis import ticks


def test_quartiles_have_one_decimal_at_most() -> None:
    assert [one_decimal(v) for v in (5.0, 4.5, 3.875)] == ["5", "4.5", "3.9"]


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
    assert span_short(Period(first, last)) == words


@given(st.dates(date(1950, 1, 1), date(2080, 1, 1)), st.integers(1, 20_000))
def test_the_time_axis_has_a_few_dates_all_inside(first: date, days: int) -> None:
    period = Period(first, first + timedelta(days=days - 1))
    marks = ticks(period)
    assert len(marks) <= 16
    assert all(0 <= place <= days for place, _ in marks)
    assert marks == sorted(marks)
    assert len(marks) >= 1 or days > 1100 or 1 < days < 8
