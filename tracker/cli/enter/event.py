"""``tracker note``, ``fall``, ``visit`` and ``ask``: events and questions, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer, Fact, Part
from tracker.cli.context import Context
from tracker.cli.enter.alarm import PLAIN, new_warnings
from tracker.cli.enter.repeated import repeated
from tracker.cli.terminal import output
from tracker.cli.terminal.input import note_text
from tracker.cli.terminal.quoted import quoted
from tracker.domain.language.event_words import Doubt, Said, read_text
from tracker.domain.language.events.fall_words import injury_in, refuse_no_fall
from tracker.domain.language.grammar import Moment
from tracker.domain.language.visit_words import read_visit
from tracker.domain.model.records import MOST_QUESTIONS, Event
from tracker.domain.wording.days import day_short, day_spoken, days_ago
from tracker.errors import Invalid, NothingFound, Unreadable

_NO_VISIT: Final = frozenset(
    {"cancelled", "canceled", "cancel", "moved", "move", "missed", "postponed", "rescheduled"}
)
# With these anywhere in the text.
_CALLED_OFF: Final = frozenset({"cancelled", "canceled", "postponed", "rescheduled"})


def visit(ours: Context, words: Sequence[str]) -> Answer:
    """Save a visit to a doctor. Its day may lie ahead."""
    text, moment = read_visit(words, now=ours.present)
    if not text:
        raise Unreadable("Who is it with?", "Add who it is with, or what it is for, such as gp, nurse or blood test.")
    if text.split()[0].lower() in _NO_VISIT or not _CALLED_OFF.isdisjoint(text.lower().split()):
        raise Unreadable(
            f'"{text}" is no visit. Nothing was saved.',
            "To take one out or to move it, look for its number: tracker show ahead   "
            "Then: tracker delete NUMBER, or: tracker edit NUMBER and the day",
        )
    day, at, offset = ours.moment(moment)
    seen = Event(name="visit", day=day, time=at, utc_offset=offset, note=text, recorded_at=ours.recorded_at)
    with ours.at_once(ours.journal_to_write()) as journal:
        saved = journal.record([seen], command="visit", at=ours.recorded_at)
        before = list(repeated(ours, journal, saved))
    ahead = f"It is {days_ago(day, ours.today)}." if day > ours.today else ""
    return entries.acknowledged(ours, "visit", saved, remark=ahead, talk=before)


def event(ours: Context, name: str, words: Sequence[str], injured: bool | None = None) -> Answer:
    """Save a note or a fall with its text. Raises Unreadable for a note without text. name: note or fall."""
    if not words and ours.may_ask:
        words = [_asked_for(ours, _QUESTIONS[name])]
    said = read_text([note_text("-")] if list(words) == ["-"] else words, now=ours.present, at_end=name == "fall")
    if name == "note" and not said.text:
        raise Unreadable("A note needs some text.", "Write it behind the word: tracker note ...")
    if name == "fall":
        refuse_no_fall(said, sure=injured is not None, typed=_typed)
    moment = said.moment if said.doubt is None else _settled(ours, name, said, said.doubt)
    day, at, offset = ours.moment(moment)
    happened = Event(
        name=name,
        day=day,
        time=at,
        utc_offset=offset,
        note=said.text,
        injured=injury_in(said.text) if injured is None and name == "fall" else injured,
        recorded_at=ours.recorded_at,
    )
    with ours.at_once(ours.journal_to_write()) as journal:
        saved = journal.record([happened], command=name, at=ours.recorded_at)
        found = [*repeated(ours, journal, saved), *new_warnings(ours, journal, saved)]
    return entries.acknowledged(ours, name, saved, talk=found)


_QUESTIONS: Final = {
    "note": "What do you want to remember?",
    "fall": "When and how did it happen? (Enter: now, nothing to add; Ctrl-C: no fall)",
}


def _asked_for(ours: Context, question: str) -> str:
    """A text typed at a terminal, without the marks that a shell would read."""
    from tracker.cli.terminal import key_presses

    output.say_whose()
    with key_presses.stopping_on_a_line_of_its_own("Nothing was saved."):
        return key_presses.ask_text(question)


def _settled(ours: Context, name: str, said: Said, doubt: Doubt) -> Moment:
    """The moment of a text with a day in it: asked for. Without somebody to ask, both lines are shown instead."""
    if ours.may_ask:
        from tracker.cli.terminal import key_presses

        output.say_whose()
        output.tell(f'Which day is it? "{doubt.words}" stands in the text.')
        days = {"1": day_spoken(doubt.day), "2": f"today, {day_spoken(ours.today)}"}
        with key_presses.stopping_on_a_line_of_its_own("Nothing was saved."):
            chosen = key_presses.ask_one(days, key_presses.pressed())
        if chosen:
            return replace(said.moment, day=doubt.day if chosen == "1" else ours.today)
    typed = f"tracker {name} {{}} {_typed(said.text)}"
    raise Unreadable(
        f'"{doubt.words}" may be the day, or a part of the text. Nothing was saved.',
        f"For {day_short(doubt.day)}: {typed.format(doubt.day.isoformat())}   For today: {typed.format('today')}",
    )


def _typed(text: str) -> str:
    """A text as it can be typed again: with quotes where the shell needs them."""
    return text if PLAIN.fullmatch(text) else quoted(text)


_EXAMPLE: Final = "tracker ask ..."


def ask(ours: Context, words: Sequence[str]) -> Answer:
    """Save a question, list the open ones, or take out those that are done."""
    if not words:
        open_ = _open_questions(ours)
        listed = Answer("ask", lambda: entries.entries_json(open_), _questions(ours, open_))
        if not ours.may_ask or len(open_) >= MOST_QUESTIONS:
            return listed
        if open_:
            ours.give(listed)
        text = _asked_for(ours, "What do you want to ask at the next visit? (Enter for nothing)")
        return _write_question(ours, text) if text else Answer("ask", None)
    if words[0].lower() == "done" and all(word.isascii() and word.isdigit() for word in words[1:]):
        return _done(ours, words[1:])
    return _write_question(ours, note_text("-") if list(words) == ["-"] else " ".join(words).strip())


def _open_questions(ours: Context) -> list[Event]:
    """The questions that are not done, oldest first."""
    if not ours.started:
        return []
    found = ours.journal().read(kinds=["event"], names=["question"])
    return [one for one in found if isinstance(one, Event)]


def _write_question(ours: Context, text: str) -> Answer:
    if not text:
        raise Unreadable("What is the question?", f"Write it behind the word: {_EXAMPLE}")
    now = ours.now.time().replace(second=0, microsecond=0)
    question = Event(
        name="question",
        day=ours.today,
        time=now,
        utc_offset=ours.offset_at(ours.today, now),
        note=text,
        recorded_at=ours.recorded_at,
    )
    with ours.at_once(ours.journal_to_write()) as journal:
        open_ = _open_questions(ours)
        if len(open_) >= MOST_QUESTIONS:
            raise Invalid(
                f"There are {len(open_)} questions already, and a visit is short.",
                f"tracker ask lists them. Take one out first: tracker ask done {open_[0].id}",
            )
        saved = journal.record([question], command="ask", at=ours.recorded_at)
    return entries.acknowledged(ours, "ask", saved)


def _done(ours: Context, numbers: Sequence[str]) -> Answer:
    open_ = _open_questions(ours)
    if not numbers:
        raise Unreadable("Which question is done?", "Write its number, as tracker ask gives it: tracker ask done 12")
    found = {str(one.id) for one in open_}
    for number in numbers:
        if (number.lstrip("0") or "0") not in found:
            raise NothingFound(f"No open question has the number {number}.", "tracker ask lists them.")
    ids = [int(number) for number in dict.fromkeys(numbers)]
    with ours.at_once(ours.journal()) as journal:
        removed = journal.remove(ids, command="ask done", at=ours.recorded_at)
    parts = chain((Fact("Done  ", one.note, spoken=f"Done: {one.note}") for one in removed), entries.undo_offered())
    return Answer("ask", lambda: entries.entries_json(removed), parts)


def _questions(ours: Context, open_: Sequence[Event]) -> Iterator[Part]:
    if not open_:
        yield output.addressed(f"There are no open questions. To write one: {_EXAMPLE}")
    for one in open_:
        yield Fact(f"{one.id:>4}  ", one.note, spoken=f"Question {one.id}, of {ours.day(one.day)}: {one.note}")
