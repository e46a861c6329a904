"""The days that a plan asks for by itself, whatever was taken: phase after phase from its start.

All calculation is in civil days, so that summer time changes nothing. A month after the 31st is the last day of a
shorter month, and the 31st again in a month that has one.

The first dose of an interval comes one interval after the last dose of the phase before it: "weekly x 3 then monthly"
from 1 January is 1, 8, 15 January, 15 February, 15 March. Whoever says so means a month without an injection after
the weekly ones, not one more week. A count and weekdays begin where the phase before them ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count

from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase, later
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Part:
    """One phase of a plan on the calendar.

    begins: its first day; before: the last dose before it, from which an interval counts, None for the first phase.
    """

    phase: Phase
    begins: date
    before: date | None = None

    def dates(self) -> Iterator[date]:
        """The dates of an interval or of weekdays, in order, up to the end of the phase. Not for a count."""
        phase = self.phase
        if phase.weekdays:
            yield from phase.days_named(self.begins)
            return
        # From one anchor, not from date to date: the 31st would be worn down to the 28th.
        anchor, first = (self.begins, 0) if self.before is None else (self.before, 1)
        number = phase.number
        for step in count(first) if number is None else range(first, first + number):
            yield phase.after(anchor, step)

    def following(self, phase: Phase) -> Part | None:
        """The part of the next phase; None when this one goes on."""
        if self.phase.goes_on:
            return None
        if self.phase.counted:
            *_, (last, _) = self.phase.spans(self.begins)
            return Part(phase, last.last + _DAY, last.last)
        *_, final = self.dates()
        if self.phase.weekdays:
            return Part(phase, _ended(self.phase, self.begins, final + _DAY), final)
        return Part(phase, _ended(self.phase, self.begins, self.phase.after(final)), final)


def _ended(phase: Phase, begins: date, usual: date) -> date:
    """The first day after a phase that lasts for a time; usual: the day when it has a number of doses instead."""
    return usual if phase.lasts is None or phase.lasts_unit is None else later(begins, phase.lasts, phase.lasts_unit)


def parts(plan: Plan) -> list[Part]:
    """The phases of a plan on the calendar, up to the one that goes on, or to what has no days."""
    found: list[Part] = []
    for phase in plan.phases:
        if phase.every is None:
            break
        part = found[-1].following(phase) if found else Part(phase, plan.starts)
        if part is None:
            break
        found.append(part)
    return found


def with_windows(days: Iterator[date]) -> Iterator[tuple[date, Period]]:
    """Dates, each with the days that are nearest to it. Those of the first one begin with the date."""
    first = day = next(days)
    for following in days:
        # The day halfway belongs to the later date, but a dose is never early by more days than it can be late.
        closes = day + timedelta(days=((following - day).days - 1) // 2)
        yield day, Period(first, closes)
        day, first = following, closes + _DAY
    yield day, Period(first, day + timedelta(days=max((day - first).days, 0)))


def by_day(doses: Iterable[Dose]) -> list[Dose]:
    """The dose of each day, in order. Several doses on one day count as one: a taken one, if there is one."""
    found: dict[date, Dose] = {}
    for dose in sorted(doses, key=lambda one: (one.day, one.state != "taken")):
        found.setdefault(dose.day, dose)
    return list(found.values())


def in_span(phase: Phase, doses: Iterable[Dose], span: Period) -> list[Dose]:
    """The doses of a count in one of its spans, in order, the taken ones of a day first.

    A day counts once, because a dose may be split over sites, unless the plan asks for several doses a day.
    """
    found = [dose for dose in doses if dose.day in span]
    if phase.a_day == 1:
        return by_day(found)
    return sorted(found, key=lambda one: (one.day, one.state != "taken"))


def begun(plan: Plan, doses: Iterable[Dose]) -> Plan:
    """The plan from its first dose on: an earlier dose begins a plan whose start nobody said."""
    since = plan.since
    if since == plan.starts:
        return plan
    days = {dose.day for dose in doses if dose.state == "taken" and plan.is_of(dose) and dose.day >= since}
    before = [day for day in days if day < plan.starts]
    if before and plan.phases[0].counted:
        return replace(plan, starts=min(before))  # all of them count, a dose on the start too
    return replace(plan, starts=max(before)) if before and plan.starts not in days else plan
