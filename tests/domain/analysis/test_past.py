"""The person's own record as the yardstick of a change."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.analysis.past import Past, past
from tracker.domain.model.period import Period

FIRST = date(2024, 1, 1)


def record(*levels: float, days: int = 90) -> dict[date, float]:
    """Periods of ``days`` days, each at one level, with a score on every second day."""
    return {
        FIRST + timedelta(days=n): level
        for place, level in enumerate(levels)
        for n in range(place * days, (place + 1) * days, 2)
    }


def last(count: int, days: int = 90) -> Period:
    """The last of so many periods."""
    return Period(FIRST + timedelta(days=(count - 1) * days), FIRST + timedelta(days=count * days - 1))


def test_the_largest_difference_of_earlier_pairs_is_found() -> None:
    # The present period would be the ninth; seven pairs come before it.
    found = past(record(5, 5, 6.5, 6, 6, 3.5, 4, 4), last(8), 14)
    assert found == Past(FIRST, 7, 2.5)


def test_below_two_years_there_is_no_yardstick() -> None:
    # 7 earlier periods of 90 days and the present one make 720 days.
    assert past(record(*[5.0] * 7), last(7), 14) == Past(FIRST)
    assert past(record(*[5.0] * 8), last(8), 14) == Past(FIRST, 7, 0.0)


def test_a_period_with_too_few_days_is_part_of_no_pair() -> None:
    means = record(5, 5, 9, 5, 5, 5, 5, 5)
    for n in range(180 + 26, 270):
        means.pop(FIRST + timedelta(days=n), None)
    found = past(means, last(8), 14)
    assert found is not None
    assert (found.pairs, found.largest) == (5, 0.0)
    assert past(means, last(8), 13) == Past(FIRST, 7, 4.0)


@pytest.mark.parametrize(("days", "pairs"), [(365, 0), (182, 3)])
def test_fewer_than_three_pairs_are_no_yardstick(days: int, pairs: int) -> None:
    count = {365: 3, 182: 4}[days]
    found = past(record(*[5.0] * count, days=days), last(count, days), 14)
    assert found is not None
    assert found.pairs == pairs


def test_without_a_score_there_is_no_past() -> None:
    assert past({}, last(8), 14) is None
