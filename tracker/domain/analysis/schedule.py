"""What is due by a plan, and what happened to each dose. A plan is what the person's doctor said, never advice.

All calculation is in civil days, so that summer time changes nothing. A month after the 31st is the last day of a
shorter month, and the 31st again in a month that has one.

The first dose of a phase comes one interval of that phase after the last dose of the phase before it. This holds on
fixed dates too.
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
    """One dose of the plan, and the dose that was recorded for it; None: nothing was recorded."""

    day: date
    dose: Dose | None


@dataclass(frozen=True, slots=True)
class Adherence:
    """How many of a plan's doses for some days were taken or skipped, and how many are unknown."""

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


def counted_since(plan: Plan, doses: Iterable[Dose], today: date) -> date:
    """The day from which a plan made on ``today`` counts.

    It is the day of the last dose of the same thing, if the next one is not due yet; else today.
    """
    last = max((dose.day for dose in doses if dose.state == "taken" and _is_of(plan, dose)), default=None)
    return last if last is not None and plan.phases[0].after(last) >= today else today


def adherence(plan: Plan, doses: Iterable[Dose], period: Period, today: date) -> Adherence:
    """What happened to the plan's doses for the days of ``period``, up to today.

    Today counts only after something is recorded for it. Until then its dose is not missed.
    """
    said = [
        slot
        for slot in slots(plan, doses, min(period.last, today))
        if slot.day in period and (slot.dose is not None or slot.day < today)
    ]
    states = [slot.dose.state for slot in said if slot.dose is not None]
    return Adherence(len(said), states.count("taken"), states.count("skipped"))


def slots(plan: Plan, doses: Iterable[Dose], until: date) -> list[Slot]:
    """The plan's doses up to and including ``until``, each with the dose recorded for it.

    On a grid, a recorded dose belongs to the nearest date. Counted from the last dose, each dose moves the next one.
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


def _is_of(plan: Plan, dose: Dose) -> bool:
    return dose.product == plan.product and dose.injected == plan.injected


def _dealt_with(plan: Plan, doses: Iterable[Dose]) -> dict[date, Dose]:
    """The dose of each day, in order. Several doses on one day count as one: a taken one, if there is one."""
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
        # After a whole interval without a record, the planned dose is unknown, and the count continues from its day.
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
    """The dates of a grid, up to the end of the last phase, each with the days that are nearest to it."""
    days = _grid_days(plan)
    day = next(days)
    opens = day
    for following in days:
        # The day halfway belongs to the later date, but a dose is never early by more days than it can be late.
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
