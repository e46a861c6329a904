"""Whether a symptom was scored at other times of the day, or on other days of the week, than before.

Two periods are then not compared. Where evenings are worse than mornings, scores of mornings and evenings beside
scores of evenings alone look like a change, and nothing has changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from tracker.domain.analysis.swing import PartOfDay, part_of_day
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

# With fewer scores than this in a period, its shares say little.
_LEAST: Final = 14
_SATURDAY: Final = 5
WEEKENDS: Final = "weekends"
# By how much a share must move, 0 to 1. Weekends are 2 of 7 days: from every day to weekdays alone is 0.29.
_MOVED: Final = 0.3
_WEEKENDS_MOVED: Final = 0.25


class Moved(NamedTuple):
    """A part of the scores that was larger or smaller before. part: such as "evenings"; shares from 0 to 1."""

    part: str
    now: float
    before: float

    @property
    def by(self) -> float:
        """How far it moved, 0 to 1."""
        return abs(self.now - self.before)


def moved(scores: Iterable[Observation], now: Period, before: Period) -> Moved | None:
    """The part of the day of which the share moved by 30 points, or the weekends by 25, or more; else None.

    The one that moved most. Scores without a time say nothing of the time of day.
    """
    known = [one for one in scores if one.value is not None]
    later, earlier = ([one for one in known if period.first <= one.day <= period.last] for period in (now, before))
    found = [*_shares(_hours(later), _hours(earlier), _TIMES), *_shares(_weekdays(later), _weekdays(earlier), _DAYS)]
    far = [one for one in found if one.by >= (_WEEKENDS_MOVED if one.part == WEEKENDS else _MOVED)]
    return max(far, key=lambda one: one.by, default=None)


_PARTS: Final[Mapping[str, PartOfDay | None]] = {"mornings": "morning", "afternoons": None, "evenings": "evening"}
# For each part, the hours of the day or the days of the week that belong to it.
_TIMES: Final = {
    name: [hour for hour in range(24) if part_of_day(hour * 60) == part] for name, part in _PARTS.items()
}
_DAYS: Final = {WEEKENDS: [_SATURDAY, _SATURDAY + 1]}


def _hours(scores: Iterable[Observation]) -> list[int]:
    return [one.time.hour for one in scores if one.time is not None]


def _weekdays(scores: Iterable[Observation]) -> list[int]:
    return [one.day.weekday() for one in scores]


def _shares(later: Sequence[int], earlier: Sequence[int], parts: Mapping[str, Sequence[int]]) -> list[Moved]:
    """later, earlier: the hour or the day of the week of each score."""
    if min(len(later), len(earlier)) < _LEAST:
        return []
    now, before = Counter(later), Counter(earlier)
    return [
        Moved(part, sum(now[n] for n in those) / len(later), sum(before[n] for n in those) / len(earlier))
        for part, those in parts.items()
    ]
