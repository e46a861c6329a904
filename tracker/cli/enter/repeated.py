"""What was logged a few minutes before as well: a line that was typed twice looks just so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from tracker.cli.context import Context
from tracker.domain.model.records import Dose, Event, Observation, Record
from tracker.domain.wording.records import record_label, value_text

if TYPE_CHECKING:
    from tracker.store.journal import Journal

# Within this time the same thing twice is more likely one that was typed twice.
_SOON: Final = timedelta(minutes=10)


def repeated(ours: Context, journal: Journal, saved: Sequence[Record]) -> Iterator[str]:
    """What of ``saved`` is in the journal twice; both are kept."""
    new = {record.uid for record in saved}
    for day in dict.fromkeys(record.day for record in saved):
        others = [one for one in journal.read(day, day) if one.uid not in new]
        for record in saved:
            before = next((one for one in reversed(others) if record.day == day and _repeats(record, one)), None)
            if before is not None:
                when = "today" if day == ours.today else f"for {ours.day(day)}"
                at = f" at {before.time:%H:%M}" if before.time else ""
                value = f": {value_text(before)}" if value_text(before) else ""
                what = record_label(before, ours.symptoms)
                yield (f"{what[:1].upper()}{what[1:]} was already logged {when}{at}{value}. Both are kept.")


def _repeats(record: Record, other: Record) -> bool:
    """Whether both are of the same thing, of the same few minutes or, without a time, written in them."""
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
