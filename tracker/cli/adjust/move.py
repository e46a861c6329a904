"""``tracker move``: an entry that was written in the wrong person's journal goes to the right one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

import typer

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer, Fact, Part, Spoken, shown
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.doses.planned_doses import plan_of
from tracker.domain.language.edit_words import entry_number
from tracker.domain.model.records import Dose, Observation, Record
from tracker.errors import Invalid, NothingFound, TrackerError

if TYPE_CHECKING:
    from tracker.store.journal import Journal
    from tracker.store.journal_reader import JournalReader

# How many changes are looked at to find one that was not undone.
_LOOKED_AT: Final = 20
# The person's own journal has no name.
_OWN: Final = "me"


def move(ours: Context, number: str, to: str) -> Answer:
    """Put an entry into another journal, and take it out of this one. It keeps its identity.

    It is written there first, so that at every moment at least one of the two has it.
    """
    theirs = _of(ours, to)
    if theirs.path == ours.path:
        raise Invalid("The entry is in that journal already.", "tracker journal lists the other journals.")
    here = ours.journal()
    entry = entry_number(number)
    record = here.get(entry)
    if isinstance(record, Observation) and record.measure not in theirs.symptoms.known:
        label = ours.symptoms.label("symptom", record.measure)
        raise NothingFound(
            f'There is no "{label}" in that list of symptoms. Nothing was moved.',
            f"To add it: tracker{_option(theirs)} symptom add {label.lower()}",
        )
    there = theirs.journal_to_write()
    (moved,) = there.record(
        [_unplanned(record, there)], command=f"move from {ours.name or _OWN}", at=ours.recorded_at
    )
    here.remove([entry], command=f"move to {theirs.name or _OWN}", at=ours.recorded_at)
    whose = f"the journal for {theirs.name}" if theirs.name else "your own journal"
    text = entries.with_day(ours, record).rstrip(".")
    back = f"Wrong? tracker{_option(theirs)} move {moved.id} {ours.name or _OWN}"
    moved_parts: list[Part] = [Fact("Moved  ", f"{text}, to {whose}.", spoken=f"Moved to {whose}: {text}.")]
    if ours.name or ours.chosen is None:
        moved_parts += [shown(back), Spoken(back.replace("Wrong?", "To take it back, type:"))]
    return Answer("move", lambda: {**entries.entries_json([moved]), "to": theirs.name or None}, moved_parts)


def _of(ours: Context, name: str) -> Context:
    """The same run, about the journal with that name; ``me`` is the person's own, unless somebody is named so."""
    from tracker.store.file.paths import name_of, named_journals, named_path

    known = name_of(name)
    if known == _OWN and _OWN not in named_journals():
        return replace(ours, chosen=None, name="")
    return replace(ours, chosen=named_path(name), name=known)


def _option(ours: Context) -> str:
    return f" --for {ours.name}" if ours.name else ""


def _unplanned(record: Record, there: Journal) -> Record:
    """The record as the other journal keeps it: a dose belongs to a plan of that journal, or to none."""
    if not isinstance(record, Dose):
        return record
    alone = replace(record, plan=None)
    plan = plan_of(alone, there.plans())
    return replace(alone, plan=plan.uid if plan else None)


def ask_whose(ours: Context) -> Iterator[str]:
    """Before a bare undo, when the last change of all is in a journal for somebody else: ask, or say so afterwards.

    Raises TrackerError for a no.
    """
    name = _changed_later(ours)
    if not name:
        return
    if not ours.may_ask:
        yield f"This was your own journal. Changed last of all was the one for {name}: tracker --for {name} undo"
        return
    output.tell(f"The last change of all is in the journal for {name}. This is about your own journal.")
    if not typer.confirm("Undo your own last change?", err=True):
        raise TrackerError("Nothing was undone.", f"For the other: tracker --for {name} undo")


def _changed_later(ours: Context) -> str:
    """The name of the journal for somebody that was changed after the person's own; empty if there is none."""
    from tracker.store.file.database import check_schema
    from tracker.store.file.paths import named_journals
    from tracker.store.file.schema import SCHEMA
    from tracker.store.journal_reader import JournalReader

    others: dict[str, datetime] = {}
    with suppress(TrackerError):  # another journal stops no undo
        for name, path in named_journals().items() if ours.chosen is None else ():
            if check_schema(path) == SCHEMA and (at := _changed(JournalReader(path, read_only=True))):
                others[name] = at
    last = max(others, key=lambda name: others[name], default="")
    own = _changed(ours.journal()) if last else None
    return last if own and own < others[last] else ""


def _changed(journal: JournalReader) -> datetime | None:
    """When the last change that holds was made; None without one."""
    return next((line.at for line, _ in journal.history(_LOOKED_AT) if line.state == "done"), None)
