"""Find the same thing recorded twice within a few minutes: perhaps a line was typed twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from tracker.domain.model.records import Dose, Event, Observation, Record

# The same thing twice within this time was more likely typed twice.
_SOON: Final = timedelta(minutes=10)


def repeats(record: Record, other: Record) -> bool:
    """Whether two entries have the same subject and, within a few minutes, the same time (or time of writing)."""
    if type(record) is not type(other) or _what(record) != _what(other):
        return False
    if record.time is not None and other.time is not None:
        between = datetime.combine(record.day, record.time) - datetime.combine(other.day, other.time)
    elif record.time is None and other.time is None and record.recorded_at and other.recorded_at:
        between = record.recorded_at - other.recorded_at
    else:
        return False
    return abs(between) <= _SOON


def _what(record: Record) -> tuple[object, ...]:
    """What two entries have in common when one may be the other typed again."""
    match record:
        case Observation():
            return record.measure, record.site, record.side
        case Dose():
            return record.product, record.route
        case Event():
            return record.name, record.note
    return record.analyte, record.value, record.unit
