"""Entries as points on the time axis.

Places on it are days since the period began, with the time of day as fraction; noon without a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.analysis.swing import PartOfDay, part_of_day
from tracker.domain.model.period import Period
from tracker.domain.model.records import Entry, Observation


@dataclass(frozen=True, slots=True)
class Dots:
    """Entries as points. x: places on the time axis, in days; y: values."""

    x: tuple[float, ...]
    y: tuple[float, ...]

    def of_part(self, part: PartOfDay | None) -> Dots:
        """Those of the mornings, of the evenings, or of neither."""
        found = [(x, y) for x, y in zip(self.x, self.y, strict=True) if part_of_day(_minute(x)) == part]
        return Dots(tuple(x for x, _ in found), tuple(y for _, y in found))


def place(entry: Entry, period: Period) -> float:
    """The place of an entry on the time axis: days since the period began; noon when it has no time."""
    hour = 12.0 if entry.time is None else entry.time.hour + entry.time.minute / 60
    return entry.day.toordinal() - period.first.toordinal() + hour / 24


def _minute(place: float) -> int:
    """The minute of the day of a place on the time axis."""
    return round(place % 1 * 24 * 60)


def dots(observations: Iterable[Observation], period: Period) -> Dots:
    """The observations with a value as points."""
    points = [(place(one, period), one.value) for one in observations if one.value is not None]
    x, y = zip(*points, strict=True) if points else ((), ())
    return Dots(x, y)
