"""Two periods that were scored in different ways are not compared."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from random import Random

import pytest

from tracker.domain.analysis.change import changes
from tracker.domain.analysis.comparison import compare
from tracker.domain.analysis.habits import Moved, moved
from tracker.domain.analysis.trend import daily
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

# A Thursday.
FIRST = date(2026, 1, 1)
BEFORE = Period(FIRST, FIRST + timedelta(days=89))
NOW = Period(FIRST + timedelta(days=90), FIRST + timedelta(days=179))


def score(day: date, hour: int | None = None, value: float | None = 4.0) -> Observation:
    state = "skipped" if value is None else "recorded"
    at = None if hour is None else time(hour)
    return Observation(day=day, time=at, measure="tingling", value=value, state=state)


def scores(period: Period, *hours: int | None) -> list[Observation]:
    return [score(day, hour) for day in period for hour in hours]


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ((8, 20), (20,), Moved("mornings", 0.0, 0.5)),
        ((8,), (20,), Moved("mornings", 0.0, 1.0)),
        ((13,), (13, 19), Moved("afternoons", 0.5, 1.0)),
        ((8, 20), (7, 22), None),
        ((None,), (20,), None),
        ((11,), (12,), Moved("mornings", 0.0, 1.0)),
        ((17,), (23,), None),
        ((16,), (17,), Moved("afternoons", 0.0, 1.0)),
    ],
)
def test_another_time_of_day_is_another_habit(
    before: tuple[int | None, ...], now: tuple[int | None, ...], found: Moved | None
) -> None:
    assert moved([*scores(BEFORE, *before), *scores(NOW, *now)], NOW, BEFORE) == found


@pytest.mark.parametrize(("evenings", "is_other"), [(29, False), (30, True)])
def test_thirty_points_are_another_habit(evenings: int, is_other: bool) -> None:
    days = list(NOW)
    now = [score(days[n % 90], 20 if n < evenings else 8) for n in range(100)]
    found = moved([*scores(BEFORE, 8), *now], NOW, BEFORE)
    assert (found is not None) is is_other


def test_weekdays_before_and_weekends_now_are_not_compared() -> None:
    weekdays = [one for one in scores(BEFORE, None) if one.day.weekday() < 5]
    weekends = [one for one in scores(NOW, None) if one.day.weekday() >= 5]
    found = compare([*weekdays, *weekends], NOW, BEFORE)
    assert (found.change, found.reading) == (None, "other days of the week")
    assert found.why_not == (
        "Scored at other days of the week: weekends 100 % now, 0 % before. "
        "That alone can look like a change, so the two are not compared."
    )


def test_every_day_before_and_weekdays_alone_now_are_not_compared() -> None:
    weekdays = [one for one in scores(NOW, None) if one.day.weekday() < 5]
    found = compare([*scores(BEFORE, None), *weekdays], NOW, BEFORE)
    assert (found.change, found.reading) == (None, "other days of the week")


def test_what_was_skipped_is_no_habit() -> None:
    skipped = [score(day, 8, None) for day in NOW]
    assert moved([*scores(BEFORE, 20), *scores(NOW, 20), *skipped], NOW, BEFORE) is None


def test_too_few_scores_with_a_time_say_nothing() -> None:
    few = [score(day, 8) for day in list(NOW)[:13]]
    assert moved([*scores(BEFORE, 20), *scores(NOW, None), *few], NOW, BEFORE) is None


def test_evenings_alone_after_mornings_and_evenings_are_no_change() -> None:
    """Nothing changes, evenings are 2 points worse: compared all the same, most of these are "worse"."""
    wrong = 0
    for seed in range(20):
        rng = Random(seed)

        def made(days: Iterable[date], hours: tuple[int, ...], rng: Random = rng) -> list[Observation]:
            return [
                score(day, hour, rng.choice([3, 4, 5]) + (2 if hour > 12 else 0)) for day in days for hour in hours
            ]

        entries = [*made(BEFORE, (8, 20)), *made(NOW, (20,))]
        found = compare(entries, NOW, BEFORE)
        assert (found.change, found.reading) == (None, "other times of day")
        wrong += changes([(daily(entries, NOW), daily(entries, BEFORE))])[0].reading == "worse"
    assert wrong == 20, "the naive comparison must fail"
