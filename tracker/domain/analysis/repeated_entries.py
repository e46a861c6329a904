"""Find the same thing recorded twice within a few minutes: perhaps a line was typed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from tracker.domain.analysis.doses.schedule import due
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event, Observation, Record

# The same thing twice within this time was more likely typed twice.
_SOON: Final = timedelta(minutes=10)
_PART: Final = 4


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


def soon_after(dose: Dose, recent: Iterable[Dose], plans: Iterable[Plan]) -> Dose | None:
    """Another injection of the same product, if it lies much nearer than the plan asks for; else None.

    Much nearer is within a quarter of the interval that the plan has on that day, before or after it.
    recent: in any order; the injection before comes first.
    """
    others = sorted((one for one in recent if one.uid != dose.uid), key=lambda one: one.day)
    earlier = [one for one in others if one.day < dose.day]
    phases = [due(plan, earlier, dose.day).phase for plan in plans if plan.injected and plan.is_of(dose)]
    apart = [phase.apart for phase in phases if phase is not None and phase.apart]
    if not dose.given or not apart:
        return None
    near = [*reversed(earlier), *(one for one in others if one.day > dose.day)]
    given = (one for one in near if one.given and one.product == dose.product)
    return next((one for one in given if _PART * abs((dose.day - one.day).days) <= min(apart)), None)


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
