"""``tracker shot`` and ``tracker take``: log injections, and everything else that is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer
from tracker.cli.answers.unusual_amount import ask_about
from tracker.cli.context import Context
from tracker.cli.enter import after_midnight
from tracker.cli.enter.each_day import on_each
from tracker.cli.enter.repeated import repeated
from tracker.cli.enter.score_record import stamp
from tracker.cli.terminal import output
from tracker.cli.terminal.input import note_text
from tracker.domain.analysis.doses.dose_history import in_turn
from tracker.domain.analysis.doses.injected_soon import soon_after
from tracker.domain.analysis.doses.planned_doses import completed, left_open, plan_of
from tracker.domain.analysis.doses.schedule import count_with
from tracker.domain.language.day_ranges import cut_days, cut_range
from tracker.domain.language.diary.line_records import dose_record
from tracker.domain.language.dose_words import DoseLine, read_doses
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.plan import Due, Plan
from tracker.domain.model.records import Dose, Record
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.plans import counted_text
from tracker.domain.wording.records import place_text
from tracker.errors import Unreadable

if TYPE_CHECKING:
    from tracker.store.journal import Journal


def dose(
    ours: Context, command: str, words: Sequence[str], product: str | None, note: str | None, *, yes: bool = False
) -> Answer:
    """Save the doses that the words say; without a product, those of the plans.

    command: shot or take; yes: do not ask about an unusual amount.
    """
    typed = " ".join(words).split()
    journal = ours.journal() if ours.started else None
    plans = journal.plans() if journal else []
    recent = journal.recent_doses() if journal else []
    if command == "shot" and cut_range(words, ours.present)[1]:
        raise Unreadable("A range of days is for what is taken every day.", "Write each injection with its day.")
    words, days = cut_days(words, ours.present)
    line = _read(ours, words, journal, plans, recent, injected=command == "shot", product=product, ranged=bool(days))
    for taken in line.doses:
        ask_about(
            ours,
            command,
            typed,
            taken.product or "",
            taken.amount,
            taken.unit,
            injected=command == "shot",
            recent=recent,
            plans=plans,
            yes=yes,
        )
    text = note_text(note)
    records = [
        dose_record(taken, one.given_by, stamp(ours, one.moment), text)
        for one in on_each(line, days)
        for taken in line.doses
    ]
    records = [replace(one, plan=plan.uid) if (plan := plan_of(one, plans)) else one for one in records]
    with ours.at_once(ours.journal_to_write()) as written:
        saved = written.record(records, command=command, at=ours.recorded_at)
        counts = _counts(saved, plans, written)
        so_far = " ".join(f"{text}." for text in dict.fromkeys(counted_text(found, ours.day) for _, found in counts))
        once = [one for one in saved if one.uid not in _asked_again(counts)]
        found = [
            *after_midnight.told(ours, saved),
            *repeated(ours, written, once),
            *_too_soon(ours, saved, recent, plans),
            *_plans_left_open(saved, plans, written),
        ]
    remark = " ".join(filter(None, [_taken_over(ours, line), so_far, _where(saved, recent)]))
    return entries.acknowledged(ours, command, saved, remark=remark, talk=found)


def _read(
    ours: Context,
    words: Sequence[str],
    journal: Journal | None,
    plans: Sequence[Plan],
    recent: Sequence[Dose],
    *,
    injected: bool,
    product: str | None,
    ranged: bool,
) -> DoseLine:
    """The doses that the words say. What they leave out comes from the plans and the last doses.

    ranged: their days are said in a range.
    """
    planned = [plan.product for plan in plans if plan.injected == injected]
    try:
        line = read_doses(words, now=ours.present, injected=injected, recent=recent, planned=planned, product=product)
    except Unreadable:
        from tracker.domain.language.plans.dose_plan import refuse_a_plan, refuse_stopped

        if product is None:
            refuse_stopped(words)
            refuse_a_plan(words, now=ours.present, injected=injected, recent=recent, planned=planned)
        raise
    if not ranged:
        line = replace(line, moment=after_midnight.settled(ours, line.moment))
    unnamed = any(taken.product is None for taken in line.doses)
    by_phase = any(phase.amount is not None for plan in plans for phase in plan.phases)
    needed = journal is not None and plans and (unnamed or by_phase)
    doses = journal.doses_since(min(plan.since for plan in plans)) if journal and needed else []
    day = ours.moment(line.moment)[0]
    whole = completed(line.doses, day, injected=injected, plans=plans, doses=doses, recent=recent)
    return replace(line, doses=whole)


def _counts(saved: Sequence[Record], plans: Sequence[Plan], journal: Journal) -> list[tuple[Dose, Due]]:
    """How far each count is that a saved dose belongs to, in the span of its day."""
    counted = [plan for plan in plans if any(phase.counted for phase in plan.phases)]
    own = [(one, plan) for one in saved if isinstance(one, Dose) for plan in counted if plan.is_of(one)]
    doses = journal.doses_since(min(plan.since for _, plan in own)) if own else []
    new = {one.uid for one in saved}
    return [(one, found) for one, plan in own if (found := count_with(plan, doses, new, one.day))]


def _asked_again(counts: Sequence[tuple[Dose, Due]]) -> set[str]:
    """The uids of the doses that a plan of several doses a day asks for, so that they repeat no other."""
    return {
        one.uid
        for one, found in counts
        if found.phase and found.phase.a_day > 1 and found.counted and found.counted.taken <= found.counted.of
    }


def _too_soon(ours: Context, saved: Sequence[Record], recent: Sequence[Dose], plans: Sequence[Plan]) -> Iterator[str]:
    """The injections that come soon after another, long before the plan asks for one: perhaps the same one."""
    for one in saved:
        before = soon_after(one, recent, plans) if isinstance(one, Dose) else None
        if before is not None:
            what = label_of("dose", before.product)
            days = counted(abs((one.day - before.day).days), "day")
            which = "before" if before.day < one.day else "after"
            yield (
                f"{what[:1].upper()}{what[1:]} was also injected on {ours.day(before.day)}, {days} {which}, and the "
                "plan asks for it less often. Both are kept."
            )


def _plans_left_open(saved: Sequence[Record], plans: Sequence[Plan], journal: Journal) -> Iterator[str]:
    """The plans that are still due, because the saved dose has another name."""
    unplanned = [one for one in saved if isinstance(one, Dose) and one.plan is None]
    if not unplanned or not plans:
        return
    doses = journal.doses_since(min(plan.since for plan in plans))
    for one in unplanned:
        plan = left_open(one, plans, doses)
        if plan is not None:
            planned, taken = label_of("dose", plan.product), label_of("dose", one.product)
            way = output.addressed(f"tracker edit {one.id} {planned.lower()}")
            yield f"The plan is for {planned}, so {taken} does not count for it. If they are the same: {way}"


def _where(saved: Sequence[Record], recent: Sequence[Dose]) -> str:
    """For an injection without a place: the least recently used place, and what to type to add it."""
    given = [dose for dose in saved if isinstance(dose, Dose) and dose.given]
    unsaid = [dose for dose in given if not dose.places]
    turn = in_turn(recent)
    if not unsaid or not turn:
        return ""
    place = place_text(*turn[0][0])
    way = output.addressed(f"tracker edit {unsaid[0].id} {place}")
    return f"Where? Left alone the longest is {place}: {way}."


def _taken_over(ours: Context, line: DoseLine) -> str:
    """Where the details that nobody typed come from: the plan, or an earlier dose."""
    said = []
    planned = sorted({taken.planned_for for taken in line.doses if taken.planned_for is not None})
    if planned:
        day = line.moment.day or ours.today
        others = [ours.day(one) for one in planned if one != day]
        early = "Planned" if planned[-1] > day else "As planned"
        said.append(f"{early} for {' and '.join(others)}." if others else "As planned.")
    amount = any(taken.from_plan for taken in line.doses)
    route = not planned and any(taken.route_from_plan for taken in line.doses)
    if amount or route:
        said.append(f"{_details(amount, route)} as planned.")
    amounts = {taken.from_last.day for taken in line.doses if taken.from_last is not None}
    routes = {taken.route_from_last.day for taken in line.doses if taken.route_from_last is not None}
    for day in sorted(amounts | routes, reverse=True)[:1]:
        said.append(f"{_details(day in amounts, day in routes)} as on {ours.day(day)}.")
    return " ".join(said)


def _details(amount: bool, route: bool) -> str:
    return "Amount and route" if amount and route else "Amount" if amount else "Route"
