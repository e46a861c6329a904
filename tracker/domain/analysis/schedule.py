"""What a plan says is due, and what became of it. A plan is what the person's doctor said, never advice.

All reckoning is in civil days, so that clocks going forward or back change nothing. A month after the 31st is
the last day of a shorter month, and the 31st again where there is one: the day is kept, not worn down.

A phase's first dose comes one interval of that phase after the last dose of the phase before it, on fixed dates and
counted from the last dose alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from tracker.domain.model.period import Period
from tracker.domain.model.plan import Due, Plan, State
from tracker.domain.model.records import Dose


@dataclass(frozen=True, slots=True)
class Slot:
    """One dose that the plan said, and what became of it; None: nothing was recorded."""

    day: date
    dose: Dose | None


@dataclass(frozen=True, slots=True)
class Adherence:
    """Of the doses that a plan said for some days: how many were taken, skipped, and are unknown."""

    said: int
    taken: int
    skipped: int

    @property
    def unknown(self) -> int:
        return self.said - self.taken - self.skipped


def due(plan: Plan, doses: Iterable[Dose], today: date) -> Due:
    """Where ``plan`` stands on ``today``, given the doses that were recorded, in any order."""
    dealt = _dealt_with(plan, doses)
    last = max((day for day, dose in dealt.items() if dose.state == "taken"), default=None)
    following = _next_on_grid(plan, dealt, today) if plan.counted_from == "grid" else _next_counted(plan, dealt)
    if following is None or (plan.ends is not None and following > plan.ends):
        is_open = following is None and any(phase.every is None for phase in plan.phases)
        return Due(plan, last, None, None, "open" if is_open else "ended", None)
    days = (following - today).days
    state: State = "due" if days == 0 else "late" if days < 0 else "ahead"
    book_by = None if plan.book_days is None else following - timedelta(days=plan.book_days)
    return Due(plan, last, following, days, state, book_by)


def adherence(plan: Plan, doses: Iterable[Dose], period: Period, today: date) -> Adherence:
    """What became of the doses that the plan said for the days of ``period``, as far as they have come.

    Today counts once something is recorded for it: until then it is not missed.
    """
    said = [
        slot
        for slot in slots(plan, doses, min(period.last, today))
        if slot.day in period and (slot.dose is not None or slot.day < today)
    ]
    states = [slot.dose.state for slot in said if slot.dose is not None]
    return Adherence(len(said), states.count("taken"), states.count("skipped"))


def slots(plan: Plan, doses: Iterable[Dose], until: date) -> list[Slot]:
    """The doses that the plan said up to and including ``until``, each with the one that was recorded for it.

    On a grid a recorded dose belongs to the nearest date; counted from the last dose, each one moves the next.
    """
    last = until if plan.ends is None else min(until, plan.ends)
    dealt = _dealt_with(plan, doses)
    if plan.counted_from == "last dose":
        return _counted(plan, dealt, last)
    found: list[Slot] = []
    for day, window in _grid(plan):
        if day > last:
            break
        here = [dealt[one] for one in window if one in dealt]
        found.append(Slot(day, next((dose for dose in here if dose.state == "taken"), here[0] if here else None)))
    return found


def _dealt_with(plan: Plan, doses: Iterable[Dose]) -> dict[date, Dose]:
    """Day -> the dose of that day, in order; what was split over one day is one, taken before skipped."""
    found: dict[date, Dose] = {}
    for dose in sorted((one for one in doses if plan.covers(one)), key=lambda one: (one.day, one.state != "taken")):
        found.setdefault(dose.day, dose)
    return found


def _next_counted(plan: Plan, dealt: dict[date, Dose]) -> date | None:
    taken = sum(dose.state == "taken" for dose in dealt.values())
    phase = plan.phase_of(taken)
    if phase is None:
        return None
    return phase.after(max(dealt)) if dealt else plan.starts


def _counted(plan: Plan, dealt: dict[date, Dose], until: date) -> list[Slot]:
    found: list[Slot] = []
    expected, taken = plan.starts, 0
    for day, dose in [*dealt.items(), (date.max, None)]:
        # What lies a whole interval back was not recorded; its place is unknown, and the count goes on from it.
        while (phase := plan.phase_of(taken)) is not None:
            following = phase.after(expected)
            if expected > until or (dose is not None and day < following):
                break
            found.append(Slot(expected, None))
            expected = following
        if dose is None or day > until:
            break
        found.append(Slot(day, dose))
        taken += dose.state == "taken"
        following_phase = plan.phase_of(taken)
        if following_phase is None:
            break
        expected = following_phase.after(day)
    return found


def _next_on_grid(plan: Plan, dealt: dict[date, Dose], today: date) -> date | None:
    for day, window in _grid(plan):
        if window.last >= today and not any(one in dealt for one in window):
            return day
    return None


def _grid(plan: Plan) -> Iterator[tuple[date, Period]]:
    """The dates of a grid without end but the last phase's, each with the days that are nearest to it."""
    days = _grid_days(plan)
    day = next(days)
    opens = day
    for following in days:
        # Halfway belongs to the later date, but a dose is never early by more than it could be late.
        closes = day + timedelta(days=((following - day).days - 1) // 2)
        yield day, Period(opens, closes)
        day, opens = following, closes + timedelta(days=1)
    yield day, Period(opens, day + timedelta(days=max((day - opens).days, 0)))


def _grid_days(plan: Plan) -> Iterator[date]:
    """The dates of a grid: the first is the plan's start, and within a phase they lie one interval apart.

    The next phase begins one interval of its own after the last date of the phase before, as it does counted from the
    last dose: "weekly x 3 then monthly" from 1 January is 1, 8, 15 January, 15 February, 15 March. Whoever says so
    means a month without an injection after the weekly ones, not one more week.
    """
    day, first = plan.starts, 0
    for phase in plan.phases:
        if phase.every is None:
            return
        # From one anchor, not from date to date: the 31st would be worn down to the 28th.
        anchor = day
        for step in count(first) if phase.times is None else range(first, first + phase.times):
            day = phase.after(anchor, step)
            yield day
        first = 1
