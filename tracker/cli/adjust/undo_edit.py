"""``tracker undo``, ``redo``, ``edit``, ``delete``, ``purge``. Only purge destroys; the others keep the history."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import typer

from tracker.cli.adjust.move import ask_whose
from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Spoken, shown
from tracker.cli.answers.plans import plan_json
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.input import note_text
from tracker.domain.analysis.doses.planned_doses import plan_of
from tracker.domain.language.day_words import count_of
from tracker.domain.language.edit_words import entry_number, goes_to_the_day_before, read_edit
from tracker.domain.language.grammar import Moment
from tracker.domain.model.records import Dose, Event, Observation, Record, name_of
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.plans import plan_text
from tracker.domain.wording.records import choice_text, record_text, remembered_text
from tracker.errors import Invalid, NothingFound, TrackerError, Unreadable

if TYPE_CHECKING:
    from tracker.domain.model.plan import Plan
    from tracker.domain.model.remembered import Remembered
    from tracker.domain.model.symptom_list import Choice
    from tracker.store.journal import Journal

# To undo more changes than this at once, the person must confirm.
_MANY: Final = 5
_FOR_GOOD: Final = "It cannot be undone. Backups, copies and exports made earlier still hold it."


@dataclass(frozen=True)
class _Turned:
    """One change that was undone or made again: what it took away (gone), and what it brought back (back).

    gone, back: the first few entries of each; gone_count, back_count: how many there are in all.
    """

    command: str
    gone: Sequence[Record]
    gone_count: int
    back: Sequence[Record]
    back_count: int
    plans_gone: Sequence[Plan]
    plans_back: Sequence[Plan]
    symptoms_gone: Sequence[Choice]
    symptoms_back: Sequence[Choice]
    remembered_gone: Sequence[Remembered]
    remembered_back: Sequence[Remembered]
    purged: bool
    purged_since: bool = False


def undo(ours: Context, steps: str) -> Answer:
    """Take back the last changes."""

    def turn(journal: Journal) -> _Turned:
        change = journal.undo(at=ours.recorded_at)
        gone, back = (change.added, change.added_count), (change.removed, change.removed_count)
        plans, choices = (change.plans_added, change.plans_removed), (change.choices_added, change.choices_removed)
        known = change.remembered, change.forgotten
        purged = change.holds_nothing, change.purged_since
        return _Turned(change.command, *gone, *back, *plans, *choices, *known, *purged)

    count = _steps("undo", steps)
    whose = list(ask_whose(ours))
    answer = _turn(ours, "undo", count, turn)
    return answer._replace(talk=chain(whose, answer.talk))


def redo(ours: Context, steps: str) -> Answer:
    """Make the last undone changes again."""

    def turn(journal: Journal) -> _Turned:
        change = journal.redo(at=ours.recorded_at)
        gone, back = (change.removed, change.removed_count), (change.added, change.added_count)
        plans, choices = (change.plans_removed, change.plans_added), (change.choices_removed, change.choices_added)
        known = change.forgotten, change.remembered
        return _Turned(change.command, *gone, *back, *plans, *choices, *known, change.holds_nothing)

    return _turn(ours, "redo", _steps("redo", steps), turn)


def _turn(ours: Context, verb: str, steps: int, turn: Callable[[Journal], _Turned]) -> Answer:
    """Undo or redo up to ``steps`` changes, fewer where there are no more; when one fails, none of them."""
    journal = ours.journal()
    if verb == "undo" and steps > _MANY and ours.may_ask:
        # 20 may be a slip of the finger for 2, and after the next entry there is no redo.
        output.say_whose()
        if not typer.confirm(f"Undo the last {steps} changes?", err=True):
            raise TrackerError("Nothing was undone.", "For the last two: tracker undo 2")
    done: list[_Turned] = []
    with ours.at_once(journal):
        while len(done) < steps:
            try:
                done.append(turn(journal))
            except NothingFound:
                if not done:
                    raise
                break
    return Answer(
        verb,
        lambda: {"changes": [_turned_json(turned) for turned in done]},
        _turned_parts(ours, verb, done),
        _beside_turned(verb, done, all_=len(done) < steps),
    )


def _turned_parts(ours: Context, verb: str, done: Sequence[_Turned]) -> Iterator[Part]:
    """Each change that was undone or redone, and at the end the way back."""
    for turned in done:
        yield from _said_turned(ours, "Undone" if verb == "undo" else "Done again", turned)
    back = ("redo" if verb == "undo" else "undo") + (f" {len(done)}" if len(done) > 1 else "")
    yield shown(output.addressed(f"Wrong? tracker {back}"))
    yield Spoken(output.addressed(f"To turn that round, type: tracker {back}"))


def _beside_turned(verb: str, done: Sequence[_Turned], *, all_: bool) -> Iterator[str]:
    if any(turned.purged_since for turned in done):
        yield "A purge cannot be undone: this was a change before it."
    for turned in done:
        if turned.command.startswith("move "):
            yield "A move is a change in two journals, and this one was turned round here. The other is as it was."
    if all_:
        yield f"That was everything: there is nothing left to {verb}."


def edit(ours: Context, number: str, words: Sequence[str], note: str | None) -> Answer:
    """Correct one entry: change what the words name, keep the rest."""
    entry = entry_number(number)
    journal = ours.journal()
    if not words and note is None:
        held = journal.get(entry)
        scored = isinstance(held, Observation) and held.unit == "score"
        raise Unreadable(
            f"What is different about it? It is {entries.with_day(ours, held)}",
            f"Write it behind the number, such as the {'score' if scored else 'day'}: tracker edit {entry} ...",
        )
    recent, plans = journal.recent_doses(), journal.plans()
    text = note_text(note)

    def change(record: Record) -> Record:
        changed = record
        if words:
            changed, moment = _read(ours, words, record, recent)
            day, at = moment.day or record.day, moment.time or record.time
            if moment.time is None and goes_to_the_day_before(record, day):
                at = None
            is_visit = isinstance(record, Event) and record.name == "visit"
            if not is_visit and day == ours.today and at is not None and at > ours.now.time():
                raise Invalid(f"{at:%H:%M} today lies ahead; it is {ours.now:%H:%M}.", "Write the time as well.")
            if (day, at) != (record.day, record.time):
                changed = replace(changed, day=day, time=at, utc_offset=ours.offset_at(day, at))
        if isinstance(changed, Dose) and name_of(changed) != name_of(record):
            plan = plan_of(changed, plans)
            changed = replace(changed, plan=plan.uid if plan else None)
        return changed if note is None else replace(changed, note=text)

    with ours.at_once(journal):
        before, after = journal.correct(entry, change, command="edit", at=ours.recorded_at)
    if before == after:
        like_that = f"Entry {entry} is like that already: {entries.with_day(ours, after)}"
        return Answer("edit", lambda: entries.entries_json([after]), [like_that])
    remark = f"It was: {record_text(before, ours.symptoms)}" + (
        "." if before.day == after.day else f", {ours.day(before.day)}."
    )
    return entries.acknowledged(ours, "edit", [after], remark=remark)


def _read(ours: Context, words: Sequence[str], record: Record, recent: Sequence[Dose]) -> tuple[Record, Moment]:
    """The entry as the words change it, and the day and time that they say.

    Raises Unreadable with a message that also says what the entry is.
    """
    try:
        return read_edit(words, record, now=ours.present, symptoms=ours.symptoms, recent=recent)
    except Unreadable as error:
        which = f"Entry {record.id} is {entries.with_day(ours, record).rstrip('.')}."
        raise Unreadable(f"{error.message} {which}", error.hint) from None


def delete(ours: Context, numbers: Sequence[str]) -> Answer:
    """Take entries out of the journal. The history keeps them."""
    chosen = list(dict.fromkeys(entry_number(number) for number in numbers))
    with ours.at_once(ours.journal()) as journal:
        removed = journal.remove(chosen, command="delete", at=ours.recorded_at)
    texts = [entries.with_day(ours, record) for record in removed]
    deleted: list[Part] = [Fact("Deleted  ", text, spoken=f"Deleted: {text.rstrip('.')}.") for text in texts]
    return Answer("delete", lambda: entries.entries_json(removed), [*deleted, *entries.undo_offered()])


def purge(ours: Context, number: str, *, yes: bool) -> Answer:
    """Remove an entry and all its versions from the file for good. Asks first, unless ``yes``."""
    entry = entry_number(number)
    journal = ours.journal()
    versions, before = journal.versions(entry, other_numbers=True)
    if versions and not yes:
        _ask_purge(ours, entry, [one.record for one in versions])
    journal.purge(entry, at=ours.recorded_at)
    said = []
    if versions:
        said.append(f"Purged entry {entry}: {counted(len(versions), 'version')}. {_FOR_GOOD}")
    elif before is not None:
        said.append(f"Entry {entry} was purged before. The file was written once more.")
    return Answer("purge", lambda: {"entry": entry, "versions": len(versions)}, said)


def _ask_purge(ours: Context, entry: int, going: Sequence[Record]) -> None:
    """List what will be removed, and ask. Raises Unreadable when nobody can answer, TrackerError for a no."""
    if not ours.may_ask:
        raise Unreadable(
            "A purge cannot be undone, and nobody is there to be asked.", f"Add --yes: tracker purge {entry} --yes"
        )
    output.say_whose()
    output.tell("This goes out of the journal, from the history too:")
    for record in going:
        output.tell(f"  {record.id}  {entries.with_day(ours, record)}")
    output.tell(_FOR_GOOD)
    if not typer.confirm("Purge it?", err=True):
        raise TrackerError(
            "Nothing was purged.", f"To take it out and keep it in the history: tracker delete {entry}"
        )


def _steps(verb: str, text: str) -> int:
    count = 1 if text.lower() == "last" else count_of(text.lower())
    if not count:
        raise Unreadable(f'"{text}" is not a number of changes.', f"Write: tracker {verb}, or tracker {verb} 3")
    return count


def _said_turned(ours: Context, done: str, turned: _Turned) -> Iterator[Part]:
    """What one undone or redone change took away, and what it brought back."""
    yield shown(f"{done}: {turned.command}")
    yield Spoken(f"{done}: {turned.command}.")
    for word, records, count in (("gone", turned.gone, turned.gone_count), ("back", turned.back, turned.back_count)):
        for record in records:
            text = entries.with_day(ours, record)
            yield Fact(f"  {word}  ", text, spoken=f"{word.capitalize()}: {text.rstrip('.')}.")
        if count > len(records):
            yield Lines([f"  {word}  and {count - len(records):,} more"])
    for word, plans, choices, answers in (
        ("gone", turned.plans_gone, turned.symptoms_gone, turned.remembered_gone),
        ("back", turned.plans_back, turned.symptoms_back, turned.remembered_back),
    ):
        texts = [f"plan {plan.id}, {plan_text(plan, ours.day)}" for plan in plans]
        texts += [remembered_text(one, ours.symptoms) for one in answers]
        for text in [*texts, *map(choice_text, choices)]:
            yield Fact(f"  {word}  ", text, spoken=f"{word.capitalize()}: {text}.")
    if turned.purged:
        held = "What it held was purged, and stays so."
        yield Fact("  ", held, spoken=held)


def _turned_json(turned: _Turned) -> dict[str, Any]:
    return {
        "command": turned.command,
        "gone": [entries.entry_json(one) for one in turned.gone],
        "gone_count": turned.gone_count,
        "back": [entries.entry_json(one) for one in turned.back],
        "back_count": turned.back_count,
        "plans_gone": [plan_json(one) for one in turned.plans_gone],
        "plans_back": [plan_json(one) for one in turned.plans_back],
        "symptoms_gone": [one.key for one in turned.symptoms_gone],
        "symptoms_back": [one.key for one in turned.symptoms_back],
        "remembered_gone": [entries.remembered_json(one) for one in turned.remembered_gone],
        "remembered_back": [entries.remembered_json(one) for one in turned.remembered_back],
    }
