"""The last two weeks of a symptom beside its usual range."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from tracker.domain.analysis.lately import Outside, outside
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

TODAY = date(2026, 11, 20)
PERIOD = Period.ending(TODAY, 60)


def scores(value: Callable[[int], float | None], days: int = 120) -> list[Observation]:
    """A score of each day, by how many days ago it was; None: no entry."""
    return [
        Observation(day=TODAY - timedelta(days=ago), measure="tingling", value=found)
        for ago in range(days)
        if (found := value(ago)) is not None
    ]


def usual(ago: int) -> float:
    return float(2 + ago % 5)


def test_a_median_above_or_below_the_middle_four_fifths_of_the_days_before_is_outside() -> None:
    assert outside(scores(lambda ago: 8.0 if ago < 14 else usual(ago)), PERIOD) == Outside(8.0, 2.0, 6.0, 14, 106)
    assert outside(scores(lambda ago: 0.0 if ago < 14 else usual(ago)), PERIOD) == Outside(0.0, 2.0, 6.0, 14, 106)


def test_a_limit_of_the_range_is_within_it_and_so_is_what_is_printed_alike() -> None:
    assert outside(scores(lambda ago: 6.0 if ago < 14 else usual(ago)), PERIOD) is None
    assert outside(scores(lambda ago: 7.0 if ago < 14 else usual(ago)), PERIOD) is not None
    # Three entries a day: the upper limit lies between 5.67 and 6, at 5.97.
    first, other = (scores(lambda ago: 6.0 if ago < 46 else None) for _ in range(2))
    third = scores(lambda ago: (6.0 if ago < 18 else 5.0) if ago < 46 else None)
    assert outside([*first, *other, *third], PERIOD) is None


@pytest.mark.parametrize(("last", "before", "said"), [(7, 28, True), (6, 28, False), (7, 27, False)])
def test_too_few_days_of_either_say_nothing(last: int, before: int, said: bool) -> None:
    few = scores(lambda ago: 9.0 if ago < last else usual(ago) if 14 <= ago < 14 + before else None)
    assert (outside(few, PERIOD) is not None) is said


def test_the_days_before_are_those_of_this_period_and_the_one_before_it() -> None:
    # Older days would make the range wider.
    found = outside(scores(lambda ago: 8.0 if ago < 14 else 3.0 if ago < 120 else 10.0, days=500), PERIOD)
    assert found == Outside(8.0, 3.0, 3.0, 14, 106)


def test_a_period_of_two_weeks_has_nothing_to_be_compared_with() -> None:
    high = scores(lambda ago: 8.0 if ago < 14 else 1.0)
    assert outside(high, Period.ending(TODAY, 20)) is None


@pytest.mark.thorough
@pytest.mark.parametrize(("phi", "most"), [(0.0, 0.01), (0.5, 0.03), (0.8, 0.08)])
def test_where_nothing_changed_it_is_seldom_said(phi: float, most: float) -> None:
    dice, said, journals = Random(1), 0, 500
    for _ in range(journals):
        level, found = dice.gauss(0, 1), {}
        for ago in range(182, -1, -1):
            level = phi * level + (1 - phi * phi) ** 0.5 * dice.gauss(0, 1)
            found[ago] = float(min(10, max(0, round(5 + 1.5 * level)))) if dice.random() < 0.8 else None
        said += outside(scores(found.__getitem__, days=183), Period.ending(TODAY, 91)) is not None
    assert said / journals <= most
