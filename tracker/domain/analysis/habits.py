"""Whether a symptom was scored at other times of the day, or on other days of the week, than before.

Two periods are then not compared. Where evenings are worse than mornings, scores of mornings and evenings beside
scores of evenings alone look like a change, and nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    later, earlier = ([one for one in known if one.day in period] for period in (now, before))
    timed_later, timed_earlier = ([one for one in some if one.time is not None] for some in (later, earlier))
    found = [*_shares(timed_later, timed_earlier, _TIMES), *_shares(later, earlier, _DAYS)]
    far = [one for one in found if one.by >= (_WEEKENDS_MOVED if one.part == WEEKENDS else _MOVED)]
    return max(far, key=lambda one: one.by, default=None)


def _scored_in(part: PartOfDay | None) -> Callable[[Observation], bool]:
    return lambda one: one.time is not None and part_of_day(one.time.hour * 60) == part


_TIMES: Final = {
    "mornings": _scored_in("morning"),
    "afternoons": _scored_in(None),
    "evenings": _scored_in("evening"),
}
_DAYS: Final[dict[str, Callable[[Observation], bool]]] = {WEEKENDS: lambda one: one.day.weekday() >= _SATURDAY}


def _shares(
    later: Sequence[Observation], earlier: Sequence[Observation], parts: dict[str, Callable[[Observation], bool]]
) -> list[Moved]:
    if min(len(later), len(earlier)) < _LEAST:
        return []
    return [
        Moved(part, *(sum(map(belongs, some)) / len(some) for some in (later, earlier)))
        for part, belongs in parts.items()
    ]
