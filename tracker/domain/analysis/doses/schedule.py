"""When the next dose of a plan is due. A plan is what the person's doctor said, never advice.

What a plan asked for in days that are over, and what became of it, is in ``adherence``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from tracker.domain.analysis.doses.plan_dates import Part, begun, by_day, in_span, with_windows
from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Counted, Due, Plan, State
from tracker.domain.model.records import Dose

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Next:
    """The next dose. latest: the last day on which it is not late."""

    day: date
    latest: date
    phase: Phase
    counted: Counted | None = None


@dataclass(frozen=True, slots=True)
class _Walked:
    """Where the phases that are over lead to.

    begins: the first day of the next phase; last: the dose from which it counts, None before the first phase; rest:
    the doses that belong to it, in order.
    """

    begins: date
    last: date | None
    rest: Sequence[Dose]


def due(plan: Plan, doses: Iterable[Dose], today: date) -> Due:
    """Where ``plan`` stands on ``today``, given the doses that were recorded, in any order."""
    doses = list(doses)
    plan = begun(plan, doses)
    dealt = sorted((dose for dose in doses if plan.covers(dose)), key=lambda dose: dose.day)
    last = max((dose.day for dose in dealt if dose.state == "taken"), default=None)
    following = _following(plan, dealt, today)
    if isinstance(following, Phase) and (plan.ends is None or today <= plan.ends):
        state: State = "as needed" if following.as_needed else "open"
        return Due(plan, last, None, None, state, None, phase=following)
    if following is None or isinstance(following, Phase) or (plan.ends is not None and following.day > plan.ends):
        return Due(plan, last, None, None, "ended", None)
    if today < following.day:
        state, days = "ahead", (following.day - today).days
    elif today <= following.latest:
        state, days = "due", 0
    else:
        state, days = "late", (following.latest - today).days
    book_by = None if plan.book_days is None else following.day - timedelta(days=plan.book_days)
    return Due(
        plan,
        last,
        following.day,
        days,
        state,
        book_by,
        latest=following.latest,
        phase=following.phase,
        counted=following.counted,
    )


def counted_since(plan: Plan, doses: Iterable[Dose], today: date) -> date:
    """The day from which a plan made on ``today`` counts.

    It is the day of the last dose of the same thing, if the next one is not due yet; else today. Weekdays and several
    doses a day begin today.
    """
    first = plan.phases[0]
    if first.weekdays or first.every is None or first.a_day > 1:
        return today
    taken = (dose.day for dose in doses if dose.state == "taken" and plan.is_of(dose))
    last = max((day for day in taken if day <= today), default=None)
    return last if last is not None and first.latest(last) >= today else today


def _following(plan: Plan, dealt: Sequence[Dose], today: date) -> _Next | Phase | None:
    """The next dose; the phase, if no day can be calculated in it; None after the last phase."""
    walked = _Walked(plan.starts, None, dealt)
    for kind, run in groupby(plan.phases, key=lambda phase: _kind(phase, plan)):
        phases = list(run)
        if kind == "none":
            return phases[0]
        if kind == "count":
            for phase in phases:
                found = _in_count(phase, walked, today)
                if isinstance(found, _Next):
                    return found
                walked = found
            continue
        found = _on_dates(phases, walked, today) if kind == "dates" else _counted_on(phases, walked)
        if isinstance(found, _Next):
            return found
        walked = found
    return None


def _kind(phase: Phase, plan: Plan) -> str:
    if phase.every is None:
        return "none"
    if phase.counted:
        return "count"
    # A day of a daily phase that was missed moves none of the others, unless so many doses are to be taken.
    daily = (phase.every, phase.unit, phase.times) == (1, "days", None)
    return "dates" if phase.weekdays or daily or plan.counted_from == "grid" else "last dose"


def _counted_on(phases: Sequence[Phase], walked: _Walked) -> _Next | _Walked:
    """Intervals, each counted from the last dose. A phase is over when its doses are taken."""
    dealt = by_day(walked.rest)
    taken = [dose.day for dose in dealt if dose.state == "taken"]
    number = 0
    for phase in phases:
        doses = phase.number
        if doses is None or len(taken) < number + doses:
            last = dealt[-1].day if dealt else walked.last
            if last is None:
                # The first dose of a range has one day: its start.
                return _Next(walked.begins, walked.begins, phase)
            return _Next(phase.after(last), phase.latest(last), phase)
        number += doses
    last = taken[number - 1]
    return _Walked(phases[-1].after(last), last, [dose for dose in walked.rest if dose.day > last])


def _on_dates(phases: Sequence[Phase], walked: _Walked, today: date) -> _Next | _Walked:
    """Fixed dates. A date is late until halfway to the next one; a phase is over after its last date."""
    found = [Part(phases[0], walked.begins, walked.last)]
    for phase in phases[1:]:
        part = found[-1].following(phase)
        if part is None:
            break
        found.append(part)
    dated = ((day, part.phase) for part in found for day in part.dates())
    phase_of: dict[date, Phase] = {}

    def days() -> Iterable[date]:
        for day, phase in dated:
            phase_of[day] = phase
            yield day

    dealt = {dose.day for dose in walked.rest}
    day, window = walked.begins, Period(walked.begins, walked.begins)
    for day, window in with_windows(iter(days())):
        if window.last >= today and not any(one in dealt for one in window):
            return _Next(day, day, phase_of[day])
    return _over(found[-1], day, [dose for dose in walked.rest if dose.day <= window.last], walked)


def _over(part: Part, date_before: date, own: Sequence[Dose], walked: _Walked) -> _Walked:
    """Where a part that is over leads to. own: its doses; date_before: its last date."""
    ends = part.following(part.phase)
    begins = ends.begins if ends is not None else date_before
    last = own[-1].day if own else date_before
    return _Walked(max(begins, last + _DAY) if own else begins, last, walked.rest[len(own) :])


def _in_count(phase: Phase, walked: _Walked, today: date) -> _Next | _Walked:
    """A count: due in a span until it is reached; then nothing is due until the next span.

    A count of so many doses in all goes on, span after span, until they are taken.
    """
    endless = Phase(phase.every, phase.unit, doses=phase.doses) if phase.times is not None else phase
    left, span = phase.times, Period(walked.begins, walked.begins)
    for span, asked in endless.spans(walked.begins):
        of = asked if left is None else min(asked, left)
        own = in_span(phase, walked.rest, span)
        taken = sum(dose.state == "taken" for dose in own)
        counted = Counted(taken, len(own) - taken, of, span)
        if left is not None:
            left -= min(taken, left)
            if left == 0:
                break
        if span.last < today or len(own) >= of:
            continue
        day = max(today, span.first)
        if sum(dose.day == day for dose in own) >= phase.a_day:
            day += _DAY
        if day in span:
            return _Next(day, span.last, phase, counted)
    own = [dose for dose in walked.rest if dose.day <= span.last]
    return _Walked(span.last + _DAY, own[-1].day if own else span.last, walked.rest[len(own) :])


def count_with(plan: Plan, doses: Sequence[Dose], new: Collection[str], day: date) -> Due | None:
    """How far a count is in the span of ``day``, with the doses whose uids are ``new``; None when they are of none.

    ``counted`` of it may be more than was asked for.
    """
    before = due(plan, [dose for dose in doses if dose.uid not in new], day)
    if before.counted is None or before.phase is None or day not in before.counted.span:
        return None
    own = in_span(before.phase, [dose for dose in doses if before.plan.covers(dose)], before.counted.span)
    taken = sum(dose.state == "taken" for dose in own)
    return replace(
        before, state="due", days=0, counted=replace(before.counted, taken=taken, skipped=len(own) - taken)
    )
