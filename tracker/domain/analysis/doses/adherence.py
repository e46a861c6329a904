"""What a plan alone asked for in some days, and, counted apart from it, what was taken in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise, takewhile
from typing import Final

from tracker.domain.analysis.doses.plan_dates import Part, begun, by_day, in_span, parts
from tracker.domain.model.period import Period
from tracker.domain.model.plan import Adherence, Plan
from tracker.domain.model.records import Dose

# A dose is early or late when it lies further from its date than this part of the interval; in days, at least and at
# most: weekly 1 day, two-weekly 2, monthly 4, every 8 or 12 weeks 7. A daily dose is for its own day alone.
_TOLERATED: Final = 7
_LEAST_TOLERATED: Final = 1
_MOST_TOLERATED: Final = 7


@dataclass(frozen=True, slots=True)
class Slot:
    """One dose that the plan asks for, and the dose that was recorded for it; None: nothing was recorded.

    day: its date; of a range, the nearest of its days to the dose, or else the last one; of a count, the day of the
    dose, or else the last day of the span. apart: the interval that led to it, in days (of the first date: the
    interval to the next); 0 for a count.
    """

    day: date
    apart: int
    dose: Dose | None = None

    def away(self, last: date | None = None) -> int:
        """How many days after the date its dose is, negative for before it. 0 up to the tolerance.

        last: the day of the dose before it, where the plan counts from that; a dose is then also in time one interval
        after it.
        """
        if self.dose is None:
            return 0
        days = (self.dose.day - self.day).days
        if last is not None and self.apart:
            days = min(days, (self.dose.day - last).days - self.apart, key=abs)
        return 0 if abs(days) <= max(_LEAST_TOLERATED, min(self.apart // _TOLERATED, _MOST_TOLERATED)) else days


def adherence(plan: Plan, doses: Iterable[Dose], period: Period, today: date) -> Adherence:
    """What the plan asked for in the days of ``period`` up to today, and, counted apart, what was taken in them.

    The plan asks for its own dates, from its start to its end, whatever was taken. Each dose taken belongs to at most
    one date (``matched``). If it belongs to none, it is extra, but not where the doctor has yet to say when, nor as
    needed. Nothing before the plan's start or after its end counts. Today counts only after something is recorded for
    it. Until then its dose is not missed.
    """
    doses = list(doses)
    plan = begun(plan, doses)
    covered = [dose for dose in doses if plan.covers(dose) and (plan.ends is None or dose.day <= plan.ends)]
    last = min(period.last, today)
    found = matched(plan, covered, last)
    asked = [one for one in found if period.first <= one.day <= last and (one.dose is not None or one.day < today)]
    taken = [dose for dose in _each(plan, covered) if dose.state == "taken" and period.first <= dose.day <= last]
    from_last = _days_before(covered) if plan.counted_from == "last dose" else {}
    dated = {one.dose.uid: one.away(from_last.get(one.dose.day)) for one in found if one.dose is not None}
    away = [dated.get(dose.uid) for dose in taken]
    # Without a date in these days, the interval is the one that leads to the next date.
    intervals = asked or [one for one in found if one.day > last][:1]
    is_open = any(phase.every is None for phase in plan.phases)
    until = max((one.day for one in found), default=date.min) if is_open else date.max
    return Adherence(
        planned=len(asked),
        skipped=sum(one.dose is not None and one.dose.state == "skipped" for one in asked),
        unrecorded=sum(one.dose is None for one in asked),
        taken_on=tuple(dose.day for dose in taken),
        early=sum(days is not None and days < 0 for days in away),
        late=sum(days is not None and days > 0 for days in away),
        extra=sum(days is None and dose.day <= until for days, dose in zip(away, taken, strict=True)),
        asked=tuple(one.apart for one in intervals if one.apart),
        counted=any(not one.apart for one in intervals),
        as_needed=not asked and any(phase.as_needed for phase in plan.phases) and until < last,
    )


def _days_before(doses: Iterable[Dose]) -> dict[date, date]:
    """The day with a dose before each day with one."""
    days = sorted({dose.day for dose in doses if dose.state == "taken"})
    return {day: before for before, day in pairwise(days)}


def matched(plan: Plan, doses: Iterable[Dose], until: date) -> list[Slot]:
    """What the plan asks for up to ``until`` or the last dose, and the date after that; each with the dose for it.

    The dates are the plan's own: its start, and from it on one interval after the other, in the order of its phases.
    No dose moves them, so that three doses for one date stay three doses for one date. (When the next dose is due is
    another question: that may be counted from the last dose, see ``due``.) Only a range has no dates of its own: each
    dose says when the next may be.

    A date may have one dose, at most half an interval away. Of all doses and dates, the nearest to each other come
    together first; of two that are equally near, the earlier ones. Doses that were taken come before skipped ones.
    Several doses on one day count as one: a dose may be split over sites. A date that lies ahead has a dose only if
    that is the only one since the date before it which is for no other date: of several, none is known to be for it.
    """
    rest = sorted((dose for dose in doses if plan.covers(dose)), key=lambda dose: dose.day)
    reach = max([until, *(dose.day for dose in rest)])
    found: list[Slot] = []
    dates: list[Slot] = []
    for part in parts(plan):
        if part.phase.counted:
            slots, rest = _of_count(part, rest, reach)
            found += slots
        elif part.phase.most is not None:
            slots, rest = _of_range(part, rest, reach)
            found += slots
        else:
            before = dates[-1].day if dates else part.before
            dates += takewhile(lambda one: one.day - timedelta(days=one.apart) <= reach, _dates(part, before))
    found += _nearest([one for one in dates if plan.ends is None or one.day <= plan.ends], by_day(rest), reach)
    return sorted((one for one in found if plan.ends is None or one.day <= plan.ends), key=lambda one: one.day)


def _dates(part: Part, before: date | None) -> Iterator[Slot]:
    for day in part.dates():
        yield Slot(day, (part.phase.after(day) - day if before is None else day - before).days)
        before = day


def _nearest(found: list[Slot], doses: Sequence[Dose], reach: date) -> list[Slot]:
    """Dates, in order, each with the nearest dose. doses: one a day, in order."""
    for state in ("taken", "skipped"):
        free = {dose.day: dose for dose in doses if dose.state == state}
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


def _of_count(part: Part, doses: Sequence[Dose], reach: date) -> tuple[list[Slot], list[Dose]]:
    """What a count asks for, each with its dose, taken ones first; and the doses of other days."""
    found: list[Slot] = []
    last = part.begins
    for span, asked in takewhile(lambda one: one[0].first <= reach, part.phase.spans(part.begins)):
        own = sorted(in_span(part.phase, doses, span), key=lambda dose: dose.state != "taken")[:asked]
        found += [Slot(dose.day, 0, dose) for dose in own]
        found += [Slot(span.last, 0)] * (asked - len(own))
        last = span.last
    return found, [dose for dose in doses if not part.begins <= dose.day <= last]


def _of_range(part: Part, doses: Sequence[Dose], reach: date) -> tuple[list[Slot], list[Dose]]:
    """What a range asks for: each dose is counted from the one before it, or from the last day that it could have."""
    phase, half = part.phase, timedelta(days=part.phase.apart // 2)
    anchor, found = part.before, list[Slot]()
    own = by_day(dose for dose in doses if dose.day >= (part.begins if anchor is None else anchor + half))
    left = list(own)
    while phase.number is None or len(found) < phase.number:
        first, last = (part.begins, part.begins) if anchor is None else (phase.after(anchor), phase.latest(anchor))
        near = [dose for dose in left if first - half <= dose.day < last + half]
        dose = next((one for one in near if one.state == "taken"), near[0] if near else None)
        if dose is None and first > reach:
            break
        day = last if dose is None else min(max(dose.day, first), last)
        found.append(Slot(day, phase.apart, dose))
        anchor = day if dose is None else dose.day
        left = [one for one in left if one.day > (anchor if dose else first - half)]
    return found, [dose for dose in doses if dose not in own]


def _each(plan: Plan, doses: Sequence[Dose]) -> list[Dose]:
    """The doses to count, in order: one a day, or every one in the days for which the plan asks several a day."""
    several = [part for part in parts(plan) if part.phase.a_day > 1]
    if not several:
        return by_day(doses)
    found: list[Dose] = []
    spans = [(part.begins, _until(part)) for part in several]
    often = [dose for dose in doses if any(first <= dose.day <= last for first, last in spans)]
    found = [*often, *by_day(dose for dose in doses if dose not in often)]
    return sorted(found, key=lambda dose: (dose.day, dose.state != "taken"))


def _until(part: Part) -> date:
    following = part.following(part.phase)
    return date.max if following is None else following.begins - timedelta(days=1)
