"""What is due by a plan, and what happened to each dose. A plan is what the person's doctor said, never advice.

All calculation is in civil days, so that summer time changes nothing. A month after the 31st is the last day of a
shorter month, and the 31st again in a month that has one.

The first dose of a phase comes one interval of that phase after the last dose of the phase before it. This holds on
fixed dates too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count, takewhile
from typing import Final

from tracker.domain.model.period import Period
from tracker.domain.model.plan import Adherence, Due, Plan, State
from tracker.domain.model.records import Dose

# A dose is early or late when it lies further from its date than this part of the interval; in days, at least and at
# most: weekly 1 day, two-weekly 2, monthly 4, every 8 or 12 weeks 7. A daily dose is for its own day alone.
_TOLERATED: Final = 7
_LEAST_TOLERATED: Final = 1
_MOST_TOLERATED: Final = 7


@dataclass(frozen=True, slots=True)
class Slot:
    """One date of the plan, and the dose that was recorded for it; None: nothing was recorded.

    apart: the interval that led to it, in days (of the first date: the interval to the next).
    """

    day: date
    apart: int
    dose: Dose | None = None

    @property
    def away(self) -> int:
        """How many days after the date its dose is, negative for before it. 0 up to the tolerance."""
        days = 0 if self.dose is None else (self.dose.day - self.day).days
        return 0 if abs(days) <= max(_LEAST_TOLERATED, min(self.apart // _TOLERATED, _MOST_TOLERATED)) else days


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
    """What the plan asked for in the days of ``period`` up to today, and, counted apart, what was taken in them.

    The plan asks for its own dates, from its start to its end, whatever was taken. Each dose taken belongs to at most
    one date (``matched``). If it belongs to none, it is extra, but not where the doctor has yet to say when. Nothing
    before the plan's start or after its end counts. Today counts only after something is recorded for it. Until then
    its dose is not missed.
    """
    covered = [dose for dose in doses if plan.covers(dose) and (plan.ends is None or dose.day <= plan.ends)]
    last = min(period.last, today)
    found = matched(plan, covered, last)
    asked = [one for one in found if period.first <= one.day <= last and (one.dose is not None or one.day < today)]
    days = [dose.day for dose in _by_day(covered) if dose.state == "taken" and period.first <= dose.day <= last]
    dated = {one.dose.day: one for one in found if one.dose is not None and one.dose.state == "taken"}
    # Without a date in these days, the interval is the one that leads to the next date.
    intervals = asked or [one for one in found if one.day > last][:1]
    is_open = any(phase.every is None for phase in plan.phases)
    until = max((one.day for one in found), default=last) if is_open else date.max
    return Adherence(
        planned=len(asked),
        skipped=sum(one.dose is not None and one.dose.state == "skipped" for one in asked),
        unrecorded=sum(one.dose is None for one in asked),
        taken_on=tuple(days),
        early=sum(day in dated and dated[day].away < 0 for day in days),
        late=sum(day in dated and dated[day].away > 0 for day in days),
        extra=sum(day not in dated and day <= until for day in days),
        asked=tuple(one.apart for one in intervals),
    )


def matched(plan: Plan, doses: Iterable[Dose], until: date) -> list[Slot]:
    """The plan's dates up to ``until`` or the last dose, and the one after that; each with the dose recorded for it.

    The dates are the plan's own: its start, and from it on one interval after the other, in the order of its phases.
    No dose moves them, so that three doses for one date stay three doses for one date. (When the next dose is due is
    another question: that may be counted from the last dose, see ``due``.)

    A date may have one dose, at most half an interval away. Of all doses and dates, the nearest to each other come
    together first; of two that are equally near, the earlier ones. Doses that were taken come before skipped ones.
    Several doses on one day count as one: a dose may be split over sites. A date that lies ahead has a dose only if
    that is the only one since the date before it which is for no other date: of several, none is known to be for it.
    """
    by_day = _by_day(dose for dose in doses if plan.covers(dose))
    reach = max([until, *(dose.day for dose in by_day)])
    found = list(takewhile(lambda one: one.day - timedelta(days=one.apart) <= reach, _dates(plan)))
    for state in ("taken", "skipped"):
        free = {dose.day: dose for dose in by_day if dose.state == state}
        days = sorted(free)
        near = sorted(
            (abs(day - one.day), day, number)
            for number, one in enumerate(found)
            if one.dose is None and one.day <= reach
            for day in _near(one, days)
        )
        for _, day, number in near:
            if found[number].dose is None and day in free:
                found[number] = replace(found[number], dose=free.pop(day))
        ahead = found[-1] if found and found[-1].day > reach else None
        if ahead is not None and ahead.dose is None:
            since = [day for day in free if day > ahead.day - timedelta(days=ahead.apart)]
            if len(since) == 1 and since == _near(ahead, since):
                found[-1] = replace(ahead, dose=free[since[0]])
    return found


def _near(one: Slot, days: Sequence[date]) -> Sequence[date]:
    """Those of the days, which are in order, that lie at most half an interval from the date."""
    half = timedelta(days=one.apart // 2)
    return days[bisect_left(days, one.day - half) : bisect_right(days, one.day + half)]


def _dates(plan: Plan) -> Iterator[Slot]:
    """The dates that the plan asks for by itself, up to its end."""
    before = None
    for day in _grid_days(plan):
        if plan.ends is not None and day > plan.ends:
            return
        yield Slot(day, (plan.phases[0].after(day) - day if before is None else day - before).days)
        before = day


def _is_of(plan: Plan, dose: Dose) -> bool:
    return dose.product == plan.product and dose.injected == plan.injected


def _dealt_with(plan: Plan, doses: Iterable[Dose]) -> dict[date, Dose]:
    """The plan's dose of each day, in order."""
    return {dose.day: dose for dose in _by_day(one for one in doses if plan.covers(one))}


def _by_day(doses: Iterable[Dose]) -> list[Dose]:
    """The dose of each day, in order. Several doses on one day count as one: a taken one, if there is one."""
    found: dict[date, Dose] = {}
    for dose in sorted(doses, key=lambda one: (one.day, one.state != "taken")):
        found.setdefault(dose.day, dose)
    return list(found.values())


def _next_counted(plan: Plan, dealt: dict[date, Dose]) -> date | None:
    taken = sum(dose.state == "taken" for dose in dealt.values())
    phase = plan.phase_of(taken)
    if phase is None:
        return None
    return phase.after(max(dealt)) if dealt else plan.starts


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
