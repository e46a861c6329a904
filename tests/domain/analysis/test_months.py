"""Long periods as months."""

from __future__ import annotations

from datetime import date

from tracker.domain.analysis.months import by_month, months
from tracker.domain.model.period import Period


def test_the_months_of_a_period_are_those_of_the_calendar_cut_at_its_ends() -> None:
    found = months(Period(date(2023, 12, 30), date(2024, 3, 1)))
    assert found == (
        Period(date(2023, 12, 30), date(2023, 12, 31)),
        Period(date(2024, 1, 1), date(2024, 1, 31)),
        Period(date(2024, 2, 1), date(2024, 2, 29)),
        Period(date(2024, 3, 1), date(2024, 3, 1)),
    )
    within = Period(date(2024, 2, 3), date(2024, 2, 9))
    assert months(within) == (within,)
    first_to_last = Period(date(2024, 2, 1), date(2024, 2, 29))
    assert months(first_to_last) == (first_to_last,)


def test_a_change_of_words_divides_a_month() -> None:
    period = Period(date(2024, 1, 1), date(2024, 1, 31))
    breaks = [date(2023, 12, 9), date(2024, 1, 11), date(2024, 2, 5)]
    assert [one.first.day for one in months(period, breaks)] == [1, 11]


def test_a_month_has_the_quartiles_of_its_days() -> None:
    # January has 2, 4, 6, 8 and 27 days without a score; February has none at all.
    values = [2.0, 8.0, None, 4.0, 6.0, *[None] * 26, *[None] * 29]
    january, february = by_month(values, Period(date(2024, 1, 1), date(2024, 2, 29)))
    assert (january.n, january.q1, january.median, january.q3) == (4, 3.5, 5, 6.5)
    assert (february.n, february.q1, february.median, february.q3) == (0, None, None, None)
