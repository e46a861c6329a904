"""``tracker shot`` and ``tracker take``: log injections, and everything else that is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer
from tracker.cli.context import Context
from tracker.cli.enter import after_midnight
from tracker.cli.enter.each_day import on_each
from tracker.cli.enter.repeated import repeated
from tracker.cli.terminal import output
from tracker.cli.terminal.input import note_text
from tracker.domain.analysis.doses.dose_history import in_turn
from tracker.domain.analysis.doses.planned_doses import completed, left_open, plan_of
from tracker.domain.analysis.repeated_entries import soon_after
from tracker.domain.language.day_words import cut_range
from tracker.domain.language.dose_words import DoseLine, read_doses
from tracker.domain.model.body_places import Place
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.dose import Taken
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Record
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.records import place_text
from tracker.errors import Unreadable

if TYPE_CHECKING:
    from tracker.store.journal import Journal


def dose(ours: Context, command: str, words: Sequence[str], product: str | None, note: str | None) -> Answer:
    """Save the doses that the words say; without a product, those of the plans. command: shot or take."""
    journal = ours.journal() if ours.started else None
    plans = journal.plans() if journal else []
    recent = journal.recent_doses() if journal else []
    words, days = cut_range(words, ours.present)
    if days and command == "shot":
        raise Unreadable("A range of days is for what is taken every day.", "Write each injection with its day.")
    line = _read(ours, words, journal, plans, recent, injected=command == "shot", product=product, ranged=bool(days))
    text = note_text(note)
    records = [_dose(ours, one, taken, text) for one in on_each(line, days) for taken in line.doses]
    records = [replace(one, plan=plan.uid) if (plan := plan_of(one, plans)) else one for one in records]
    written = ours.journal_to_write()
    saved = written.record(records, command=command, at=ours.recorded_at)
    remark = " ".join(filter(None, [_taken_over(ours, line), _where(saved, recent)]))
    talk = chain(
        after_midnight.told(ours, saved),
        repeated(ours, written, saved),
        _too_soon(ours, saved, recent, plans),
        _plans_left_open(saved, plans, written),
    )
    return entries.acknowledged(ours, command, saved, remark=remark, talk=talk)


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
    line = read_doses(words, now=ours.present, injected=injected, recent=recent, product=product)
    if not ranged:
        line = replace(line, moment=after_midnight.settled(ours, line.moment))
    unnamed = any(taken.product is None for taken in line.doses)
    doses = journal.doses_since(min(plan.starts for plan in plans)) if journal and plans and unnamed else []
    day = ours.moment(line.moment)[0]
    whole = completed(line.doses, day, injected=injected, plans=plans, doses=doses, recent=recent)
    return replace(line, doses=whole)


def _dose(ours: Context, line: DoseLine, taken: Taken, note: str) -> Dose:
    day, at, offset = ours.moment(line.moment)
    first = next(iter(taken.places), Place(None))
    return Dose(
        day=day,
        time=at,
        utc_offset=offset,
        product=taken.product or "",
        form=taken.form,
        route=taken.route or "",
        amount=taken.amount,
        unit=taken.unit,
        site=first.site,
        side=first.side,
        other_sites=taken.places[1:],
        state="skipped" if taken.skipped else "taken",
        given_by=line.given_by,
        note=note,
        recorded_at=ours.recorded_at,
    )


def _too_soon(ours: Context, saved: Sequence[Record], recent: Sequence[Dose], plans: Sequence[Plan]) -> Iterator[str]:
    """The injections that come soon after another, long before the plan asks for one: perhaps the same one."""
    for one in saved:
        before = soon_after(one, recent, plans) if isinstance(one, Dose) else None
        if before is not None:
            what = label_of("dose", before.product)
            days = counted((one.day - before.day).days, "day")
            yield (
                f"{what[:1].upper()}{what[1:]} was also injected on {ours.day(before.day)}, {days} before, and the "
                "plan asks for it less often. Both are kept."
            )


def _plans_left_open(saved: Sequence[Record], plans: Sequence[Plan], journal: Journal) -> Iterator[str]:
    """The plans that are still due, because the saved dose has another name."""
    unplanned = [one for one in saved if isinstance(one, Dose) and one.plan is None]
    if not unplanned or not plans:
        return
    doses = journal.doses_since(min(plan.starts for plan in plans))
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
    if any(taken.from_plan for taken in line.doses):
        return "Amount as planned."
    said = []
    planned = sorted({taken.planned_for for taken in line.doses if taken.planned_for is not None})
    if planned:
        day = line.moment.day or ours.today
        others = [ours.day(one) for one in planned if one != day]
        early = "Planned" if planned[-1] > day else "As planned"
        said.append(f"{early} for {' and '.join(others)}." if others else "As planned.")
    days = sorted({taken.from_last.day for taken in line.doses if taken.from_last is not None})
    if days:
        said.append(f"Amount as on {ours.day(days[-1])}.")
    return " ".join(said)
