"""``tracker plan``: what the doctor said, written down, changed, ended."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from tracker.cli.answers.answer import Answer
from tracker.cli.answers.plans import EXAMPLE, no_plans, plan_json
from tracker.cli.context import Context, note_text
from tracker.cli.terminal import output
from tracker.domain.analysis.schedule import adherence
from tracker.domain.analysis.schedule import due as reckon
from tracker.domain.language.day_words import count_of, parse_day
from tracker.domain.language.plan_words import PlanLine, read_plan
from tracker.domain.model.catalogue import candidates, key_of, label_of
from tracker.domain.model.period import Period
from tracker.domain.model.plan import CountedFrom, Phase, Plan
from tracker.domain.model.records import Dose
from tracker.domain.wording.plans import due_text, plan_text, what_text
from tracker.errors import Invalid, NothingFound, TrackerError, Unreadable

DISCLAIMER: Final = "A plan is what your doctor said, never a recommendation of this program."
_SPANS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_YEARS_AHEAD: Final = 20
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
) -> None:
    """List the plans, or do what the first word says: shot, take, stop, next."""
    verb, rest = (words[0].lower(), list(words[1:])) if words else ("", [])
    if verb in ("shot", "take"):
        _make(ours, verb == "shot", rest, grid=grid, book=book, first=first, last=last, product=product, note=note)
        return
    if grid or any(option is not None for option in (book, first, last, product, note)):
        raise Unreadable("The options go with a new plan.", f"For example: {EXAMPLE}")
    if verb == "stop":
        _stop(ours, rest)
    elif verb == "next":
        _next(ours, rest)
    elif not words:
        _list(ours)
    else:
        raise Unreadable(
            f'A plan begins with shot or take, not with "{words[0]}".',
            f"For example: {EXAMPLE}   To see the plans: tracker plan   To end one: tracker plan stop folate",
        )


def _list(ours: Context) -> None:
    journal = ours.journal() if ours.started else None
    plans = journal.plans() if journal else []
    if ours.json:
        _as_json(plans, [])
        return
    if not plans:
        ours.give(Answer("plan", None, no_plans()))
    doses = journal.doses_since(min(plan.starts for plan in plans)) if journal and plans else []
    for plan in plans:
        text = f"{plan_text(plan, ours.day)}.  {_kept(plan, doses, ours.today)}"
        if ours.plain:
            output.say(f"Plan {plan.id}: {text}")
        else:
            output.lines(output.wrapped(f"{plan.id:>4}  ", text))


def _kept(plan: Plan, doses: Sequence[Dose], today: date) -> str:
    """What became of the doses of the last 90 days; taken, skipped and unknown are three things."""
    found = adherence(plan, doses, Period.ending(today, _LOOKED_BACK), today)
    if not found.said:
        return "No dose has fallen due yet."
    return f"In {_LOOKED_BACK} days: {found.taken} taken, {found.skipped} skipped, {found.unknown} unknown."


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
) -> None:
    recent = ours.journal().recent_doses() if ours.started else []
    line = read_plan(words, injected=injected, recent=recent, product=product)
    daily = all(phase == Phase(1, "days", phase.times) for phase in line.phases)
    made = _plan_of(ours, line, "grid" if grid or daily else "last dose", recent)
    made = replace(
        made,
        starts=made.starts if first is None else _day(ours, first),
        ends=None if last is None else _day(ours, last),
        book_days=None if book is None else _span(book),
        note=note_text(note),
    )
    journal = ours.journal_to_write()
    before = next((one for one in journal.plans() if _same(one, made)), None)
    if before is None or before.id is None:
        _acknowledge(ours, journal.add_plan(made, command="plan", at=ours.recorded_at), None)
        return
    journal.replace_plan(before.id, made, command="plan", at=ours.recorded_at)
    _acknowledge(ours, replace(made, id=before.id), before)


def _plan_of(ours: Context, line: PlanLine, counted_from: CountedFrom, recent: Sequence[Dose]) -> Plan:
    """The plan that a line says, from the last dose on where that is not longer ago than one interval."""
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
    return replace(plan, starts=_start(ours, plan, recent))


def _start(ours: Context, plan: Plan, recent: Sequence[Dose]) -> date:
    days = [
        one.day
        for one in recent
        if one.state == "taken" and one.product == plan.product and one.injected == plan.injected
    ]
    last = max(days, default=None)
    return last if last is not None and plan.phases[0].after(last) >= ours.today else ours.today


def _same(one: Plan, other: Plan) -> bool:
    """Whether two plans are for the same thing, so that only one of them can hold."""
    return one.product == other.product and one.injected == other.injected


def _next(ours: Context, words: Sequence[str]) -> None:
    """Move a plan on from the phase that lasts until told otherwise to the one after it."""
    journal = ours.journal()
    before = _found(journal.plans(), words, "next")
    waiting = next((number for number, phase in enumerate(before.phases[:-1]) if phase.times is None), None)
    if waiting is None:
        raise Invalid(
            f"The plan for {what_text(before)} has no phase that lasts until told otherwise.",
            "To change a plan, write it anew: tracker plan shot ..., or tracker plan take ...",
        )
    rest = before.phases[waiting + 1 :]
    if rest[0].every is None:
        raise Invalid("The next phase of that plan has no interval.", "Write the plan anew: tracker plan shot ...")
    after = replace(before, phases=rest, uid=os.urandom(16).hex(), recorded_at=ours.recorded_at, starts=ours.today)
    after = replace(after, starts=_start(ours, after, journal.recent_doses()))
    journal.replace_plan(before.id or 0, after, command="plan next", at=ours.recorded_at)
    _acknowledge(ours, after, before)


def _stop(ours: Context, words: Sequence[str]) -> None:
    journal = ours.journal()
    before = _found(journal.plans(), words, "stop")
    journal.replace_plan(before.id or 0, None, command="plan stop", at=ours.recorded_at)
    if ours.json:
        _as_json([], [before])
    elif ours.plain:
        output.say(f"Stopped: {plan_text(before, ours.day)}.")
        output.say(output.addressed("What was taken stays recorded. To take it back, type: tracker undo"))
    else:
        output.lines(output.wrapped("Stopped   ", plan_text(before, ours.day)))
        output.lines([output.addressed("What was taken stays recorded.  Wrong? tracker undo")])


def _found(plans: Sequence[Plan], words: Sequence[str], verb: str) -> Plan:
    """The one plan that the words name, by its number or by the beginning of its product."""
    said = " ".join(words).strip().lower()
    if not said:
        raise Unreadable("Which plan?", f"Write its product, or its number in tracker plan: tracker plan {verb} 1")
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


def _acknowledge(ours: Context, made: Plan, before: Plan | None) -> None:
    """Say what holds now, what it took the place of, when the first dose is due, and the way back."""
    if ours.json:
        _as_json([made], [before] if before else [])
        return
    doses = ours.journal().doses_since(made.starts)
    when = due_text(reckon(made, doses, ours.today), ours.day)
    was = f"It was: {plan_text(before, ours.day)}." if before else ""
    if ours.plain:
        output.say(f"Plan {made.id}: {plan_text(made, ours.day)}. Next: {when}.")
        if was:
            output.say(was)
        output.say(DISCLAIMER)
        output.say(output.addressed("To take it back, type: tracker undo"))
        return
    way_back = output.way_back("Wrong? tracker undo")
    said = [f"{plan_text(made, ours.day)}.", f"Next: {when}.", *([was] if was else []), way_back]
    output.lines(output.wrapped(f"Plan {made.id}  ", "  ".join(said)))
    output.tell(DISCLAIMER)


def _as_json(holding: Sequence[Plan], removed: Sequence[Plan]) -> None:
    output.as_json(
        "plan", {"plans": [plan_json(one) for one in holding], "removed": [plan_json(one) for one in removed]}
    )


def _day(ours: Context, text: str) -> date:
    """A day that may lie ahead, then as 2026-12-31; one that was, in any words."""
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
