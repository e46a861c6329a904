"""The dates of a plan that lie ahead, one after the other, if each dose is taken on its day.

Each has the number of the dose: how many doses of the plan were recorded before it. The number of a dose stays the
same when its day moves. Only ``schedule.due`` decides about days.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Final

from tracker.domain.analysis.doses.schedule import due
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Counted, Plan
from tracker.domain.model.records import Dose

# Twice a day for three years; more is no calendar.
_MOST: Final = 2_200
_FEW: Final = 5
# How many of the last doses are followed back: a date that is in a calendar is seldom moved by more than these.
_FOLLOWED: Final = 12


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A dose that lies ahead: its number, its day, and the last day to book it, or None."""

    number: int
    day: date
    book_by: date | None


def upcoming(plan: Plan, doses: Iterable[Dose], today: date, until: date) -> list[Upcoming]:
    """The doses of ``plan`` from ``today`` to ``until``. One that is late stands on ``today``.

    doses: those that were recorded, in any order.
    """
    return list(_ahead(plan, [dose for dose in doses if plan.covers(dose)], today, until))


def once_ahead(plan: Plan, doses: Iterable[Dose], today: date, until: date) -> list[Upcoming]:
    """The last doses that were recorded, where earlier days than today put them on ``today`` or later.

    A calendar that was written on such a day still has them ahead. The days are those of then.
    """
    recorded = sorted((dose for dose in doses if plan.covers(dose)), key=_written_on)
    found: dict[int, Upcoming] = {}
    for count in range(max(0, len(recorded) - _FOLLOWED), len(recorded)):
        for one in islice(_ahead(plan, recorded[:count], _written_on(recorded[count]), until), len(recorded) - count):
            if one.day >= today:
                found[one.number] = one
    return [found[number] for number in sorted(found)]


def _ahead(plan: Plan, covered: Sequence[Dose], today: date, until: date) -> Iterator[Upcoming]:
    near, at = _from_near(plan, today), today
    doses = [dose for dose in covered if near.covers(dose)]
    not_before = today
    for number in range(len(covered), len(covered) + _MOST):
        found = due(near, doses, at)
        if found.next is None:
            return
        at = max(found.next, at, not_before)
        if at > until:
            return
        yield Upcoming(number, at, found.book_by)
        doses.append(_taken(plan, at))
        not_before = at + _apart(found.counted, at)


def _apart(counted: Counted | None, at: date) -> timedelta:
    """How long after a dose of a count the next one stands, so that they share the rest of the days: 3 in a week."""
    if counted is None or at not in counted.span:
        return timedelta(0)
    left = counted.of - counted.taken - counted.skipped
    return timedelta((counted.span.last - at).days + 1) // max(1, left)


def _from_near(plan: Plan, today: date) -> Plan:
    """The same plan; on plain dates that go on for ever, from a date that lies only a few before ``today``.

    To look for the next date, ``due`` goes through all of them: for a plan of years that would take seconds.
    """
    first = plan.phases[0]
    plain = first.every is not None and plan.phases == (Phase(first.every, first.unit),) and first.unit != "months"
    if plan.counted_from != "grid" or not plain:
        return plan
    apart = (first.after(plan.starts) - plan.starts).days
    return replace(plan, starts=first.after(plan.starts, max(0, (today - plan.starts).days // apart - _FEW)))


def _taken(plan: Plan, day: date) -> Dose:
    return Dose(
        product=plan.product,
        form=plan.form,
        route=plan.route,
        amount=plan.amount,
        unit=plan.unit,
        day=day,
        plan=plan.uid,
    )


def _written_on(dose: Dose) -> date:
    return dose.day if dose.recorded_at is None else max(dose.day, dose.recorded_at.date())
