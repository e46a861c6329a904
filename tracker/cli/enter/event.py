"""``tracker note``, ``tracker fall`` and ``tracker visit``: what happened, in the person's own words."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli.answers import entries
from tracker.cli.context import Context, note_text
from tracker.cli.enter import alarm
from tracker.cli.enter.repeated import tell_repeated
from tracker.cli.terminal import output
from tracker.domain.language.event_words import read_text
from tracker.domain.language.visit_words import read_visit
from tracker.domain.model.records import Event
from tracker.domain.wording import records
from tracker.errors import Unreadable


def visit(ours: Context, words: Sequence[str]) -> None:
    """Write a visit to a doctor, with its day, which may lie ahead."""
    text, moment = read_visit(words, now=ours.present)
    if not text:
        raise Unreadable("With whom is it?", "For example: tracker visit dr rao 24 nov 10:40")
    day, at, offset = ours.moment(moment)
    seen = Event(name="visit", day=day, time=at, utc_offset=offset, note=text, recorded_at=ours.recorded_at)
    journal = ours.journal_to_write()
    saved = journal.record([seen], command="visit", at=ours.recorded_at)
    ahead = f"It is {records.days_ago(day, ours.today)}." if day > ours.today else ""
    entries.acknowledge(ours, "visit", saved, remark=ahead)
    tell_repeated(ours, journal, saved)


def event(ours: Context, name: str, words: Sequence[str], injured: bool | None = None) -> None:
    """Write an event with its text; a note must have one."""
    said = read_text([note_text("-")] if list(words) == ["-"] else words, now=ours.present)
    if name == "note" and not said.text:
        raise Unreadable("A note needs some text.", "For example: tracker note dizzy after stairs")
    day, at, offset = ours.moment(said.moment)
    happened = Event(
        name=name,
        day=day,
        time=at,
        utc_offset=offset,
        note=said.text,
        injured=injured,
        recorded_at=ours.recorded_at,
    )
    journal = ours.journal_to_write()
    saved = journal.record([happened], command=name, at=ours.recorded_at)
    entries.acknowledge(ours, name, saved)
    tell_repeated(ours, journal, saved)
    alarm.tell_new(ours, journal, saved)
    if said.left is not None and not ours.json:
        kept, typed = said.left
        output.tell(
            f'"{kept}" was kept as part of the text. For that day: '
            + output.addressed(f"tracker undo, then tracker {name} {typed} ...")
        )
