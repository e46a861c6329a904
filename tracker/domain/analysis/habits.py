"""Whether a symptom was scored at other times of the day, or on other days of the week, than before.

Two periods are then not compared. Where evenings are worse than mornings, scores of mornings and evenings beside
scores of evenings alone look like a change, and nothing has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

# By how much a share must move, 0 to 1.
MOVED: Final = 0.3
# With fewer scores than this in a period, its shares say little.
_LEAST: Final = 14
_NOON, _EVENING = 12, 18
_SATURDAY: Final = 5
WEEKENDS: Final = "weekends"


class Moved(NamedTuple):
    """A part of the scores that was larger or smaller before. part: such as "evenings"; shares from 0 to 1."""

    part: str
    now: float
    before: float


def moved(scores: Iterable[Observation], now: Period, before: Period) -> Moved | None:
    """The part of the day, or the weekend, of which the share moved the most, by 30 points or more; else None.

    Scores without a time say nothing of the time of day.
    """
    known = [one for one in scores if one.value is not None]
    later, earlier = ([one for one in known if one.day in period] for period in (now, before))
    timed_later, timed_earlier = ([one for one in some if one.time is not None] for some in (later, earlier))
    found = [*_shares(timed_later, timed_earlier, _TIMES), *_shares(later, earlier, _DAYS)]
    largest = max(found, key=lambda one: abs(one.now - one.before), default=None)
    return largest if largest is not None and abs(largest.now - largest.before) >= MOVED else None


_TIMES: Final[dict[str, Callable[[Observation], bool]]] = {
    "mornings": lambda one: one.time is not None and one.time.hour < _NOON,
    "afternoons": lambda one: one.time is not None and _NOON <= one.time.hour < _EVENING,
    "evenings": lambda one: one.time is not None and one.time.hour >= _EVENING,
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
