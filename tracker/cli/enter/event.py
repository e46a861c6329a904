"""``tracker note``, ``tracker fall`` and ``tracker visit``: what happened, in the person's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.cli.answers import entries
from tracker.cli.context import Context, note_text
from tracker.cli.enter import alarm
from tracker.cli.enter.repeated import tell_repeated
from tracker.cli.terminal import output
from tracker.domain.language.event_words import read_text, read_visit
from tracker.domain.model.records import Event, Record
from tracker.domain.wording.days import day_spoken, days_ago
from tracker.errors import Invalid, NothingFound, Unreadable


def visit(ours: Context, words: Sequence[str]) -> None:
    """Write a visit to a doctor, with its day, which may lie ahead."""
    text, moment = read_visit(words, now=ours.present)
    if not text:
        raise Unreadable("With whom is it?", "For example: tracker visit dr rao 24 nov 10:40")
    day, at, offset = ours.moment(moment)
    seen = Event(name="visit", day=day, time=at, utc_offset=offset, note=text, recorded_at=ours.recorded_at)
    journal = ours.journal_to_write()
    saved = journal.record([seen], command="visit", at=ours.recorded_at)
    ahead = f"It is {days_ago(day, ours.today)}." if day > ours.today else ""
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


# More are seldom answered in one visit, and more would not be read.
MOST_QUESTIONS: Final = 3


_EXAMPLE: Final = 'tracker ask "Is a second nerve test planned?"'


def ask(ours: Context, words: Sequence[str]) -> None:
    """Write a question, list the open ones, or take out those that are done."""
    if not words:
        _list_questions(ours)
    elif words[0].lower() == "done" and all(word.isascii() and word.isdigit() for word in words[1:]):
        _done(ours, words[1:])
    else:
        _write_question(ours, note_text("-") if list(words) == ["-"] else " ".join(words).strip())


def _open_questions(ours: Context) -> list[Event]:
    """The questions that are not done, the oldest first."""
    if not ours.started:
        return []
    found = ours.journal().read(kinds=["event"], names=["question"])
    return [one for one in found if isinstance(one, Event)]


def _write_question(ours: Context, text: str) -> None:
    if not text:
        raise Unreadable("What is the question?", f"For example: {_EXAMPLE}")
    journal = ours.journal_to_write()
    open_ = _open_questions(ours)
    if len(open_) >= MOST_QUESTIONS:
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
    open_ = _open_questions(ours)
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


def _list_questions(ours: Context) -> None:
    open_ = _open_questions(ours)
    if ours.json:
        _as_json(open_)
        return
    if not open_:
        output.say(output.addressed(f"There are no open questions. To write one: {_EXAMPLE}"))
    for one in open_:
        if ours.plain:
            output.say(f"Question {one.id}, of {day_spoken(one.day)}: {one.note}")
        else:
            output.lines(output.wrapped(f"{one.id:>4}  ", one.note))


def _as_json(records: Sequence[Record]) -> None:
    output.as_json("ask", {"entries": [entries.entry_json(one) for one in records]})
