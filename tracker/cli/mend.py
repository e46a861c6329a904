"""The ways back: undo, redo, edit, delete. Nothing here destroys: the history keeps what was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.cli import entries, output
from tracker.cli.context import Context, note_text
from tracker.domain import phrase
from tracker.domain.catalogue import TRACKED
from tracker.domain.edit_words import read_edit
from tracker.domain.records import Record
from tracker.errors import Invalid, NothingFound, Unreadable


def undo(ours: Context, steps: int) -> None:
    """Take back the last changes."""
    journal = ours.journal()
    for number in range(steps):
        try:
            change = journal.undo(at=ours.recorded_at)
        except NothingFound:
            if number == 0:
                raise
            output.tell("That was everything: there is nothing left to undo.")
            break
        _say_turned(
            ours, "undo", change.command, gone=change.added, gone_count=change.added_count, back=change.removed
        )


def redo(ours: Context, steps: int) -> None:
    """Make the last undone changes again."""
    journal = ours.journal()
    for number in range(steps):
        try:
            change = journal.redo()
        except NothingFound:
            if number == 0:
                raise
            output.tell("That was everything: there is nothing left to redo.")
            break
        _say_turned(
            ours, "redo", change.command, gone=change.removed, gone_count=change.removed_count, back=change.added
        )


def edit(ours: Context, number: str, words: Sequence[str], note: str | None) -> None:
    """Change what the words say about one entry."""
    entry = _number(number)
    if not words and note is None:
        raise Unreadable("What is different about it?", f"For example: tracker edit {entry} 5")
    journal = ours.journal()
    recent = journal.recent_doses()
    text = note_text(note)

    def change(record: Record) -> Record:
        changed = record
        if words:
            changed, moment = read_edit(words, record, now=ours.now, tracked=TRACKED, recent=recent)
            day, at = moment.day or record.day, moment.time or record.time
            if day == ours.today and at is not None and at > ours.now.time():
                raise Invalid(f"{at:%H:%M} today lies ahead; it is {ours.now:%H:%M}.", "Write the time as well.")
            if (day, at) != (record.day, record.time):
                changed = replace(changed, day=day, time=at, utc_offset=ours.offset_at(day, at))
        return changed if note is None else replace(changed, note=text)

    before, after = journal.correct(entry, change, command="edit", at=ours.recorded_at)
    if before == after and not ours.json:
        output.lines([f"Entry {entry} is like that already: {_with_day(ours, after)}"])
        return
    remark = f"It was: {phrase.record_text(before)}" + (
        "." if before.day == after.day else f", {_day(ours, before)}."
    )
    entries.acknowledge(ours, "edit", [after], remark=remark)


def delete(ours: Context, numbers: Sequence[str]) -> None:
    """Take entries out."""
    chosen = list(dict.fromkeys(_number(number) for number in numbers))
    removed = ours.journal().remove(chosen, command="delete", at=ours.recorded_at)
    if ours.json:
        output.as_json("delete", {"entries": [entries.entry_json(record) for record in removed]})
        return
    for record in removed:
        output.lines(output.wrapped("Deleted  ", _with_day(ours, record)))
    output.lines(["Wrong? tracker undo"])


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 16):
        raise Unreadable(
            f'"{text}" is not the number of an entry.', "tracker show today lists entries with their numbers."
        )
    return int(text)


def _say_turned(
    ours: Context,
    verb: str,
    command: str,
    *,
    gone: Sequence[Record],
    gone_count: int,
    back: Sequence[Record],
) -> None:
    if ours.json:
        entries = {
            "entries": [entries.entry_json(one) for one in back],
            "gone": [entries.entry_json(one) for one in gone],
        }
        output.as_json(verb, {"change": command, **entries})
        return
    done = "Undone" if verb == "undo" else "Done again"
    output.lines([f"{done}: {command}"])
    for word, records in (("  gone  ", gone), ("  back  ", back)):
        for record in records:
            output.lines(output.wrapped(word, _with_day(ours, record)))
    if gone_count > len(gone):
        output.lines([f"  and {gone_count - len(gone):,} more"])
    output.lines([f"Wrong? tracker {'redo' if verb == 'undo' else 'undo'}"])


def _day(ours: Context, record: Record) -> str:
    return phrase.day_text(record.day, ours.today)


def _with_day(ours: Context, record: Record) -> str:
    return f"{_day(ours, record)}  {phrase.record_text(record)}"
