"""When two periods of one symptom are compared, and what is said where they are not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from tracker.domain.analysis.change import Change, Comparison, compare
from tracker.domain.analysis.trend import Summary
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked

FIRST = date(2026, 1, 1)
BEFORE, NOW = (
    Period(FIRST, FIRST + timedelta(days=19)),
    Period(FIRST + timedelta(days=20), FIRST + timedelta(days=39)),
)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def scores(numbers: Iterable[int]) -> list[Observation]:
    return [Observation(day=day(n), measure="tingling", value=4.0) for n in numbers]


def of(now: int, before: int, asked: Asked = "daily", reworded: date | None = None) -> Comparison:
    """Two periods with so many days that have a score, and no change."""
    this, previous = (Summary(20, days, None, None, None, None) for days in (now, before))
    return Comparison(this, previous, None, asked, reworded)


@pytest.mark.parametrize(
    ("change", "reading"),
    [
        (Change(2.0, 0.0, 4.0), "cannot tell"),
        (Change(2.0, 0.1, 3.9), "worse"),
        (Change(-2.0, -4.0, 0.0), "cannot tell"),
        (Change(-2.0, -3.9, -0.1), "better"),
    ],
)
def test_an_interval_that_ends_at_nothing_is_not_sure(change: Change, reading: str) -> None:
    assert change.reading == reading


@pytest.mark.parametrize(
    ("low", "high", "reading", "rules_out"),
    [
        (-1.0, 1.0, "about the same", 1),
        (-0.4, 1.04, "about the same", 1),  # printed as +1.0
        (-0.4, 1.06, "no large change", 2),
        (-2.0, 1.0, "no large change", 2),
        (-2.06, 1.0, "cannot tell", None),
        (-3.5, 3.5, "cannot tell", None),
    ],
)
def test_the_words_follow_the_interval_and_not_the_estimate(
    low: float, high: float, reading: str, rules_out: int | None
) -> None:
    found = Change((low + high) / 2, low, high)
    assert (found.reading, found.rules_out) == (reading, rules_out)
    other_way = Change(-found.mean, -high, -low)
    assert (other_way.reading, other_way.rules_out) == (reading, rules_out)


def test_a_change_that_is_sure_and_printed_as_half_a_point_is_said() -> None:
    assert Change(0.46, 0.1, 0.8).reading == "worse"
    assert Change(0.54, 0.1, 1.0).reading == "worse"
    assert Change(0.44, 0.1, 0.8).reading == "about the same"


def test_it_is_said_how_many_days_would_show_a_point() -> None:
    # Half the interval is 2 points: 2.8 points show in 80 of 100, and a point takes 2.8 times 2.8 as many days.
    found = Comparison(of(30, 40).now, of(30, 40).before, Change(0.0, -2.0, 2.0))
    assert found.change is not None and found.change.shows == pytest.approx(2.8)
    assert found.days_needed == 236
    assert of(30, 40).days_needed is None


@pytest.mark.parametrize(
    ("found", "reading", "why_not"),
    [
        (of(13, 20), "too few days", "Too few days to compare: 13 now and 20 before; each needs 14 or more."),
        (of(0, 20), "nothing recorded now", "Nothing recorded now, so there is nothing to compare."),
        (of(20, 0), "nothing recorded before", "Nothing recorded before, so there is nothing to compare."),
        (of(0, 0), "nothing recorded", "Nothing recorded, so there is nothing to compare."),
        (
            of(1, 3, "weekly"),
            "asked weekly, not compared",
            "Asked weekly: 1 answer now and 3 before. No change is calculated from fewer than 14.",
        ),
        (
            of(20, 0, reworded=date(2026, 1, 9)),
            "other words before",
            "It has other words since Friday 9 January 2026: the scores before and after are two series.",
        ),
    ],
)
def test_where_nothing_is_calculated_it_is_said_why(found: Comparison, reading: str, why_not: str) -> None:
    assert (found.reading, found.why_not) == (reading, why_not)


def test_fourteen_days_on_both_sides_are_compared_and_thirteen_are_not() -> None:
    enough = compare(scores([*range(14), *range(20, 34)]), NOW, BEFORE)
    assert enough.change is not None and enough.why_not is None
    assert (enough.reading, enough.change.mean) == ("about the same", 0)
    for few in ([*range(13), *range(20, 34)], [*range(14), *range(20, 33)]):
        assert compare(scores(few), NOW, BEFORE).change is None


def test_nothing_is_compared_over_other_words_and_the_latest_of_them_are_named() -> None:
    everything = scores(range(40))

    def reworded(*days: int) -> date | None:
        found = compare(everything, NOW, BEFORE, [day(n) for n in days])
        assert (found.change is None) == (found.reworded is not None)
        return found.reworded

    assert reworded(5, 25) == reworded(25, 5) == day(25)
    assert reworded(1) == day(1)
    assert reworded(39) == day(39), "the last day is by the new words"
    assert reworded(0) is None, "all of these days are by the new words"
    assert reworded(40) is None, "all of these days are by the old ones"
