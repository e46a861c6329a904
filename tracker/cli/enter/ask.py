"""``tracker ask``: what to ask the doctor at the next visit; it stands on the report until it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.cli.answers import entries
from tracker.cli.context import Context, note_text
from tracker.cli.terminal import output
from tracker.domain.model.records import Event, Record
from tracker.domain.wording import records as phrase
from tracker.errors import Invalid, NothingFound, Unreadable

# More are seldom answered in one visit, and more would not be read.
MOST: Final = 3
_EXAMPLE: Final = 'tracker ask "Is a second nerve test planned?"'


def ask(ours: Context, words: Sequence[str]) -> None:
    """Write a question, list the open ones, or take out those that are done."""
    if not words:
        _list(ours)
    elif words[0].lower() == "done" and all(word.isascii() and word.isdigit() for word in words[1:]):
        _done(ours, words[1:])
    else:
        _write(ours, note_text("-") if list(words) == ["-"] else " ".join(words).strip())


def _open(ours: Context) -> list[Event]:
    """The questions that are not done, the oldest first."""
    if not ours.started:
        return []
    found = ours.journal().read(kinds=["event"], names=["question"])
    return [one for one in found if isinstance(one, Event)]


def _write(ours: Context, text: str) -> None:
    if not text:
        raise Unreadable("What is the question?", f"For example: {_EXAMPLE}")
    journal = ours.journal_to_write()
    open_ = _open(ours)
    if len(open_) >= MOST:
        raise Invalid(
            f"There are {len(open_)} questions already, and a visit is short.",
            f"tracker ask lists them. Take one out first: tracker ask done {open_[0].id}",
        )
    now = ours.now.time().replace(second=0, microsecond=0)
    question = Event(
        name="question",
        day=ours.today,
        time=now,
        utc_offset=ours.offset_at(ours.today, now),
        note=text,
        recorded_at=ours.recorded_at,
    )
    entries.acknowledge(ours, "ask", journal.record([question], command="ask", at=ours.recorded_at))


def _done(ours: Context, numbers: Sequence[str]) -> None:
    open_ = _open(ours)
    if not numbers:
        raise Unreadable("Which question is done?", "Write its number, as tracker ask gives it: tracker ask done 12")
    found = {str(one.id) for one in open_}
    for number in numbers:
        if (number.lstrip("0") or "0") not in found:
            raise NothingFound(f"No open question has the number {number}.", "tracker ask lists them.")
    ids = [int(number) for number in dict.fromkeys(numbers)]
    removed = ours.journal().remove(ids, command="ask done", at=ours.recorded_at)
    if ours.json:
        _as_json(removed)
    elif ours.plain:
        for one in removed:
            output.say(f"Done: {one.note}")
        output.say(output.addressed("To take it back, type: tracker undo"))
    else:
        for one in removed:
            output.lines(output.wrapped("Done  ", one.note))
        output.lines([output.addressed("Wrong? tracker undo")])


def _list(ours: Context) -> None:
    open_ = _open(ours)
    if ours.json:
        _as_json(open_)
        return
    if not open_:
        output.say(output.addressed(f"There are no open questions. To write one: {_EXAMPLE}"))
    for one in open_:
        if ours.plain:
            output.say(f"Question {one.id}, of {phrase.day_spoken(one.day)}: {one.note}")
        else:
            output.lines(output.wrapped(f"{one.id:>4}  ", one.note))


def _as_json(records: Sequence[Record]) -> None:
    output.as_json("ask", {"entries": [entries.entry_json(one) for one in records]})
