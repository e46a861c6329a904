"""``tracker plan``: list, add, change and end plans. A plan is what the doctor said."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from tracker.cli.adjust.stock import stock
from tracker.cli.answers.answer import Answer, Fact, Part, Spoken, shown
from tracker.cli.answers.plans import EXAMPLE, kept_json, no_plans, plan_json
from tracker.cli.answers.unusual_amount import ask_about
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.input import note_text
from tracker.domain.analysis.doses.adherence import adherence
from tracker.domain.analysis.doses.plan_dates import begun
from tracker.domain.analysis.doses.schedule import counted_since, due
from tracker.domain.language.day_words import count_of, parse_day
from tracker.domain.language.plans.plan_words import PlanLine, read_plan
from tracker.domain.model.catalogue import candidates, key_of, label_of
from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Adherence, CountedFrom, Due, Plan
from tracker.domain.model.records import Dose
from tracker.domain.wording.plans import due_text, kept_text, plan_text, what_text
from tracker.errors import Invalid, NothingFound, TrackerError, Unreadable

if TYPE_CHECKING:
    from tracker.store.journal import Journal

DISCLAIMER: Final = "A plan is what your doctor said, never a recommendation of this program."
_SPANS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_YEARS_AHEAD: Final = 20
_ENDS: Final = frozenset({"end", "delete", "remove", "cancel", "pause", "finish", "drop", "quit"})
_LOOKED_BACK: Final = 90


def plan(
    ours: Context,
    words: Sequence[str],
    *,
    grid: bool,
    book: str | None,
    first: str | None,
    last: str | None,
    product: str | None,
    note: str | None,
    yes: bool = False,
) -> Answer:
    """List the plans, or do what the first word says: shot, take, stop, next."""
    verb, rest = (words[0].lower(), list(words[1:])) if words else ("", [])
    if verb in ("shot", "take"):
        return _make(
            ours,
            verb == "shot",
            rest,
            grid=grid,
            book=book,
            first=first,
            last=last,
            product=product,
            note=note,
            yes=yes,
        )
    if grid or any(option is not None for option in (book, first, last, product, note)):
        raise Unreadable("The options go with a new plan.", f"For example: {EXAMPLE}")
    if verb == "stop":
        return _stop(ours, rest)
    if verb == "next":
        return _next(ours, rest)
    if verb == "stock":
        return stock(ours, rest)
    if not words:
        plans = ours.journal().plans() if ours.started else []
        return _list(ours, plans) if plans else _answer([], [], no_plans())
    raise _no_verb(ours, verb, words)


def _no_verb(ours: Context, verb: str, words: Sequence[str]) -> Unreadable:
    """The refusal of a plan without shot or take in front, with the same words in a line for each."""
    message = f'A plan begins with shot or take, not with "{words[0]}".'
    if verb in _ENDS and len(words) > 1:
        return Unreadable(message, f"To end one: tracker plan stop {' '.join(words[1:])}   The plans: tracker plan")
    typed = shlex.join(words)
    try:
        line = read_plan(words, now=ours.present, injected=True, recent=[])
    except Unreadable:
        try:
            read_plan(words, now=ours.present, injected=False, recent=[])
        except Unreadable:
            return Unreadable(message, "How it is written: tracker plan --help   The plans: tracker plan")
        return Unreadable(message, f"Write: tracker plan take {typed}")
    if line.route != "injection":
        return Unreadable(message, f"Write: tracker plan shot {typed}")
    return Unreadable(message, f"If it is injected: tracker plan shot {typed}   If not: tracker plan take {typed}")


def _answer(
    holding: Sequence[Plan], removed: Sequence[Plan], parts: Iterable[Part], talk: Iterable[str] = ()
) -> Answer:
    """An answer about plans. holding: those that hold now; removed: those that no longer hold."""
    return Answer(
        "plan",
        lambda: {"plans": [plan_json(one) for one in holding], "removed": [plan_json(one) for one in removed]},
        parts,
        talk,
    )


def _list(ours: Context, plans: Sequence[Plan]) -> Answer:
    """The plans, each with what it asked for in the last 90 days and what was taken."""
    doses = ours.journal().doses_since(min(plan.since for plan in plans))
    days = Period.ending(ours.today, _LOOKED_BACK)
    kept = [(plan, adherence(plan, doses, days, ours.today)) for plan in plans]

    def as_json() -> dict[str, Any]:
        told = [plan_json(plan) | {"last_90_days": kept_json(found)} for plan, found in kept]
        return {"plans": told, "removed": []}

    return Answer("plan", as_json, _listed(ours, kept, doses))


def _listed(ours: Context, kept: Iterable[tuple[Plan, Adherence]], doses: Sequence[Dose]) -> Iterator[Part]:
    for plan, found in kept:
        text = f"{plan_text(begun(plan, doses), ours.day)}.  {_kept(found)}"
        yield Fact(f"{plan.id:>4}  ", text, spoken=f"Plan {plan.id}: {text}")


def _kept(found: Adherence) -> str:
    said = found or found.as_needed
    return f"In {_LOOKED_BACK} days: {kept_text(found)}." if said else f"No dose fell due in {_LOOKED_BACK} days."


def _make(
    ours: Context,
    injected: bool,
    words: Sequence[str],
    *,
    grid: bool,
    book: str | None,
    first: str | None,
    last: str | None,
    product: str | None,
    note: str | None,
    yes: bool = False,
) -> Answer:
    recent = ours.journal().recent_doses() if ours.started else []
    held = ours.journal().plans() if ours.started else []
    planned = [one.product for one in held if one.injected == injected]
    line = read_plan(words, now=ours.present, injected=injected, recent=recent, planned=planned, product=product)
    ask_about(
        ours,
        f"plan {'shot' if injected else 'take'}",
        " ".join(words).split(),
        line.product,
        line.amount,
        line.unit,
        injected=injected,
        recent=recent,
        plans=held,
        yes=yes,
    )
    starts = line.starts if first is None else _day(ours, first)
    made = _plan_of(ours, line, "grid" if grid or line.grid or _all_daily(line.phases) else "last dose", recent)
    made = replace(
        made,
        starts=starts or made.starts,
        start_said=starts is not None,
        ends=line.ends if last is None else _day(ours, last),
        book_days=line.book_days if book is None else _span(book),
        note=". ".join(filter(None, [line.note, note_text(note)])),
    )
    with ours.at_once(ours.journal_to_write()) as journal:
        plans = journal.plans()
        new = not plans and not journal.earlier_plans()
        before = next((one for one in plans if one.is_for_the_same(made)), None)
        if before is None or before.id is None:
            made, before = journal.add_plan(made, command="plan", at=ours.recorded_at), None
        else:
            made = replace(made, id=before.id)
            journal.replace_plan(before.id, made, command="plan", at=ours.recorded_at)
        return _acknowledged(ours, made, before, [DISCLAIMER] if new else [])


def _all_daily(phases: Sequence[Phase]) -> bool:
    """Whether every dose has a day of its own: a day that was missed moves none of the others."""
    return all((phase.every, phase.unit, phase.doses) == (1, "days", 1) for phase in phases)


def _plan_of(ours: Context, line: PlanLine, counted_from: CountedFrom, recent: Sequence[Dose]) -> Plan:
    """The plan that a line says. It starts at the last dose if the next one is not due yet, else today."""
    plan = Plan(
        product=line.product,
        form=line.form,
        route=line.route,
        amount=line.amount,
        unit=line.unit,
        phases=line.phases,
        counted_from=counted_from,
        starts=ours.today,
        recorded_at=ours.recorded_at,
    )
    return replace(plan, starts=counted_since(plan, recent, ours.today))


def _next(ours: Context, words: Sequence[str]) -> Answer:
    """End the phase that lasts until told otherwise: the next phase of the plan starts."""
    with ours.at_once(ours.journal()) as journal:
        before = _found(journal.plans(), words, "next")
        after = _next_phase(ours, before, journal)
        journal.replace_plan(before.id or 0, after, command="plan next", at=ours.recorded_at)
        return _acknowledged(ours, after, before)


def _next_phase(ours: Context, before: Plan, journal: Journal) -> Plan:
    """The plan without its phase that lasts until told otherwise. Raises Invalid where there is none."""
    waiting = next((number for number, phase in enumerate(before.phases[:-1]) if phase.goes_on), None)
    if waiting is None:
        raise Invalid(
            f"The plan for {what_text(before)} has no phase that lasts until told otherwise.",
            "To change a plan, write it again: tracker plan shot ..., or tracker plan take ...",
        )
    rest = before.phases[waiting + 1 :]
    if rest[0].every is None and not rest[0].as_needed:
        raise Invalid("The next phase of that plan has no interval.", "Write the plan again: tracker plan shot ...")
    amount, unit = before.amount_in(rest[0])
    after = replace(
        before,
        amount=amount,
        unit=unit,
        phases=rest,
        starts=ours.today,
        start_said=False,
        uid=os.urandom(16).hex(),
        recorded_at=ours.recorded_at,
    )
    return replace(after, starts=counted_since(after, journal.recent_doses(), ours.today))


def _stop(ours: Context, words: Sequence[str]) -> Answer:
    with ours.at_once(ours.journal()) as journal:
        before = _found(journal.plans(), words, "stop")
        journal.replace_plan(before.id or 0, None, command="plan stop", at=ours.recorded_at)
    stopped, stays = plan_text(before, ours.day), "What was taken stays recorded."
    parts: list[Part] = [
        Fact("Stopped   ", stopped, spoken=f"Stopped: {stopped}."),
        shown(output.addressed(f"{stays}  Wrong? tracker undo")),
        Spoken(output.addressed(f"{stays} To take it back, type: tracker undo")),
    ]
    return _answer([], [before], parts)


def _found(plans: Sequence[Plan], words: Sequence[str], verb: str) -> Plan:
    """The one plan that the words name: by its number, or by the first letters of its product.

    Raises NothingFound for none, Unreadable for several.
    """
    said = " ".join(words).strip().lower()
    if not said:
        raise Unreadable(
            "Which plan?", f"Write its product or its number after {verb}; the list of them: tracker plan"
        )
    if said.isascii() and said.isdigit():
        named = [one for one in plans if str(one.id) == said.lstrip("0")]
    else:
        names = {name: one.product for one in plans for name in (key_of(one.product), _label_key(one))}
        key = key_of(said)
        products = {names[name] for name in candidates(key, names)} if key else set()
        named = [one for one in plans if one.product in products]
    if not named:
        raise NothingFound(f'There is no plan for "{said}".', "tracker plan lists the plans with their numbers.")
    if len(named) > 1:
        choices = " or ".join(f"plan {one.id}, {what_text(one)}" for one in named)
        raise Unreadable(f'"{said}" could be {choices}.', f"Write the number: tracker plan {verb} {named[0].id}")
    return named[0]


def _label_key(plan: Plan) -> str:
    return key_of(label_of("dose", plan.product))


def _acknowledged(ours: Context, made: Plan, before: Plan | None, talk: Sequence[str] = ()) -> Answer:
    """Say the new plan, the plan that it replaces, when the next dose is due, and the way back."""
    doses = ours.journal().doses_since(made.since)
    parts = _acknowledgement(ours, begun(made, doses), before, due(made, doses, ours.today))
    return _answer([made], [before] if before else [], parts, talk)


def _acknowledgement(ours: Context, made: Plan, before: Plan | None, next_: Due) -> Iterator[Part]:
    when = [] if next_.state == "as needed" else [f"Next: {due_text(next_, ours.day)}."]
    was = [f"It was: {plan_text(before, ours.day)}."] if before else []
    said = [f"{plan_text(made, ours.day)}.", *when]
    text = "  ".join([*said, *was, output.way_back("Wrong? tracker undo")])
    yield Fact(f"Plan {made.id}  ", text, spoken=f"Plan {made.id}: {' '.join(said)}")
    for sentence in (*was, output.addressed("To take it back, type: tracker undo")):
        yield Spoken(sentence)


def _day(ours: Context, text: str) -> date:
    """Read a day. A past day may be in any words; a future day must be written as 2026-12-31."""
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            found = date.fromisoformat(text)
        except ValueError:
            raise Unreadable(f'There is no such day as "{text}".', "Check the day and the month.") from None
        if found.year > ours.today.year + _YEARS_AHEAD:
            raise Unreadable(f'"{text}" lies too far ahead.', "Check the year.")
        return found
    try:
        return parse_day(text, today=ours.today, order=ours.date_order)
    except TrackerError as error:
        raise Unreadable(error.message, "Write a day that lies ahead as 2026-12-31.") from None


def _span(text: str) -> int:
    words = text.lower().split()
    count = count_of(words[0]) if len(words) == 2 and words[1] in _SPANS else None
    if not count:
        raise Unreadable(f'I could not read "{text}" as a span.', 'Write it as --book "2 weeks" or --book "10 days".')
    return count * _SPANS[words[1]]
