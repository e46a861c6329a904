"""The daily swing: how much evenings differ from mornings, by hand."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from tracker.domain.analysis.swing import Swing, part_of_day, swing
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

TODAY = date(2026, 11, 20)
MONTH = Period.ending(TODAY, 30)


def score(ago: int, at: time | None, value: float | None) -> Observation:
    state = "skipped" if value is None else "recorded"
    return Observation(day=TODAY - timedelta(days=ago), time=at, measure="tingling", value=value, state=state)


def both(ago: int, morning: float, evening: float) -> list[Observation]:
    return [score(ago, time(8), morning), score(ago, time(20), evening)]


def days(*apart: int) -> list[Observation]:
    """A morning of 4 and an evening that differs by so much, on one day each."""
    return [one for ago, far in enumerate(apart) for one in both(ago, 4, 4 + far)]


def test_the_swing_is_the_median_of_the_daily_differences() -> None:
    # Five days of +1, five of +2, four of −3, in order −3 −3 −3 −3 1 1 1 | 1 1 2 2 2 2 2: the middle two are 1 and 1.
    assert swing(days(*[1] * 5, *[2] * 5, *[-3] * 4), MONTH) == Swing(1.0, 14)
    # Seven of +1 and eight of +2, and then as many of both: halfway between.
    assert swing(days(*[1] * 7, *[2] * 8), MONTH) == Swing(2.0, 15)
    assert swing(days(*[1] * 8, *[2] * 8), MONTH) == Swing(1.5, 16)


def test_fourteen_days_need_both_a_morning_and_an_evening() -> None:
    assert swing(days(*[1] * 13), MONTH) is None
    alone = [score(20, time(8), 9.0), score(21, time(20), 9.0), score(22, None, 9.0), *both(40, 0, 9)]
    assert swing([*days(*[1] * 13), *alone], MONTH) is None
    skipped = [score(20, time(8), 4.0), score(20, time(20), None)]
    assert swing([*days(*[1] * 13), *skipped], MONTH) is None
    assert swing([*days(*[1] * 13), *both(20, 4, 5)], MONTH) == Swing(1.0, 14)


def test_several_scores_in_one_part_of_a_day_are_their_mean_and_the_afternoon_is_neither() -> None:
    more = [score(ago, time(23), 8.0) for ago in range(14)] + [score(ago, time(14), 10.0) for ago in range(14)]
    # Each day: a morning of 4, evenings of 6 and 8, so 7 less 4.
    assert swing([*days(*[2] * 14), *more], MONTH) == Swing(3.0, 14)


@pytest.mark.parametrize(
    ("minute", "part"),
    [(0, "morning"), (11 * 60 + 59, "morning"), (12 * 60, None), (16 * 60 + 59, None), (17 * 60, "evening")],
)
def test_a_morning_ends_at_noon_and_an_evening_begins_at_five(minute: int, part: str | None) -> None:
    assert part_of_day(minute) == part


@pytest.mark.parametrize(
    ("evenings", "said"),
    [
        (1.4, "evenings 1.4 higher than mornings on 20 days (median)"),
        (-2.0, "evenings 2 lower than mornings on 20 days (median)"),
        (0.0, "evenings no different from mornings on 20 days (median)"),
    ],
)
def test_the_swing_is_said_in_one_phrase(evenings: float, said: str) -> None:
    assert Swing(evenings, 20).words == said
