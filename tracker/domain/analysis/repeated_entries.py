"""Find the same thing recorded twice within a few minutes: perhaps a line was typed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from tracker.domain.model.records import Dose, Event, Observation, Record

# The same thing twice within this time was more likely typed twice.
_SOON: Final = timedelta(minutes=10)


def repeats(record: Record, other: Record) -> bool:
    """Whether two entries have the same subject and, within a few minutes, the same time (or time of writing).

    Two injections of a product on one day repeat each other whatever their times: one may be the other, told again.
    """
    if type(record) is not type(other) or _what(record) != _what(other):
        return False
    if isinstance(record, Dose) and isinstance(other, Dose) and record.given and other.given:
        return record.day == other.day
    if record.time is not None and other.time is not None:
        between = datetime.combine(record.day, record.time) - datetime.combine(other.day, other.time)
    elif record.time is None and other.time is None and record.recorded_at and other.recorded_at:
        between = record.recorded_at - other.recorded_at
    else:
        return False
    return abs(between) <= _SOON


def same_day_injections(doses: Iterable[Dose]) -> dict[tuple[str, date], list[Dose]]:
    """The injections of each product and day on which there are two or more, by the day; each list by its numbers."""
    found: dict[tuple[str, date], list[Dose]] = defaultdict(list)
    for dose in doses:
        if dose.given:
            found[dose.product, dose.day].append(dose)
    several = {one: sorted(own, key=lambda dose: dose.id or 0) for one, own in found.items() if len(own) > 1}
    return dict(sorted(several.items(), key=lambda one: one[0][1]))


def _what(record: Record) -> tuple[object, ...]:
    """What two entries have in common when one may be the other typed again."""
    match record:
        case Observation():
            return record.measure, record.site, record.side
        case Dose():
            return record.product, record.injected or record.route
        case Event():
            return record.name, record.note
    return record.analyte, record.value, record.unit
