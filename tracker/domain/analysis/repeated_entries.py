"""The same thing twice within a few minutes: a line that was typed twice looks just so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from tracker.domain.model.records import Dose, Event, Observation, Record

# Within this time the same thing twice is more likely one that was typed twice.
_SOON: Final = timedelta(minutes=10)


def repeats(record: Record, other: Record) -> bool:
    """Whether two entries are of the same thing, of the same few minutes or, without a time, written in them."""
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
    """What two entries share where one of them may be the other typed again."""
    match record:
        case Observation():
            return record.measure, record.site, record.side
        case Dose():
            return record.product, record.route
        case Event():
            return record.name, record.note
    return record.analyte, record.value, record.unit
