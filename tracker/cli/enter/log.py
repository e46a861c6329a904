"""``tracker log``: scores and home tests, from words, from lines on standard input, or from questions."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from tracker.cli.answers import entries
from tracker.cli.answers.answer import Answer, Lines
from tracker.cli.answers.backup_reminder import reminder
from tracker.cli.context import Context
from tracker.cli.enter import after_midnight
from tracker.cli.enter.alarm import new_warnings
from tracker.cli.enter.direction import settled, turned_round
from tracker.cli.enter.each_day import on_each
from tracker.cli.enter.repeated import repeated
from tracker.cli.enter.score_record import SAFETY, note_event, observation
from tracker.cli.terminal.input import at_terminal, note_text, standard_input
from tracker.domain.language.day_ranges import cut_days
from tracker.domain.language.log_words import LogLine, read_log, refuse_doubtful
from tracker.domain.model.records import Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import SymptomList
from tracker.errors import TrackerError, Unreadable


def log(ours: Context, words: Sequence[str], note: str | None) -> Answer:
    """Save the scores from the words; without words from the questions, or without a terminal from standard input."""
    if note is None and at_terminal() and [word.lower() for word in words] in ([], ["again"]):
        return _check_in(ours, again=bool(words))
    if not words and note is not None:
        raise Unreadable("A note by itself is not a score.", "To keep it without a score: tracker note ...")
    remember: list[Remembered] = []
    if words:
        symptoms, remember = settled(ours, words, ours.symptoms)
        records, remarks = _said(ours, words, note_text(note), symptoms)
    else:
        records, remarks = _lines(ours)
    return _saved(ours, records, asked=False, remember=remember, remark=" ".join(remarks))


def _check_in(ours: Context, *, again: bool) -> Answer:
    """Ask, save what was given, and only then ask for a note: whoever leaves it open has saved the day."""
    from tracker.cli.enter import checkin
    from tracker.cli.terminal.typed import ending_with_what_was_given

    if ours.started:
        ours.journal_to_write()  # a clock that is not right is asked about before the scores are
    with ending_with_what_was_given():
        evening = after_midnight.evening(ours)
        records, finished = checkin.answers(evening, again=again)
        if evening is not ours:
            # The hour is not known, and they are written only now.
            records = [replace(one, time=None, recorded_at=ours.recorded_at) for one in records]
        if records:
            ours.give(_saved(ours, records, asked=True))
        note = checkin.anything_else(ours) if finished else None
        if note is not None:
            return _saved(ours, [note], asked=True)
    return Answer("log", None, () if records else [Lines(["Nothing was given, so nothing was saved."])])


def _saved(
    ours: Context, records: Sequence[Record], *, asked: bool, remember: Sequence[Remembered] = (), remark: str = ""
) -> Answer:
    """The answer after saving. asked: in a check-in, which says itself what is asked of a balance test."""
    with ours.at_once(ours.journal_to_write()) as journal:
        saved = journal.record(records, command="log", at=ours.recorded_at, remember=remember)
        found = [*repeated(ours, journal, saved), *new_warnings(ours, journal, saved)]
    tested = not asked and any(record.kind == "test" for record in saved)
    talk = chain([SAFETY] if tested else [], after_midnight.told(ours, saved), found, reminder(ours, journal))
    return entries.acknowledged(ours, "log", saved, remark=remark, talk=talk)


def _said(ours: Context, words: Sequence[str], note: str, symptoms: SymptomList) -> tuple[list[Record], list[str]]:
    """The records that one line of words says, and what to say beside scores that were turned round."""
    refuse_doubtful(words, symptoms)
    words, days = cut_days(words, ours.present, numbers=True)
    line = read_log(words, now=ours.present, symptoms=symptoms)
    if not days:
        line = replace(line, moment=after_midnight.settled(ours, line.moment))
    return _records(ours, line, days, note), turned_round(line.scores)


def _records(ours: Context, line: LogLine, days: Sequence[date], note: str) -> list[Record]:
    if days:
        if note:
            raise Unreadable("A note is of one day.", "Write it with its day: tracker note yesterday slept badly")
        return [observation(ours, one.moment, score, "") for one in on_each(line, days) for score in line.scores]
    if note and len(line.scores) > 1:
        # With several scores, a note is about the day, not about one score.
        return [
            *(observation(ours, line.moment, score, "") for score in line.scores),
            note_event(ours, line.moment, note),
        ]
    return [observation(ours, line.moment, score, note) for score in line.scores]


def _lines(ours: Context) -> tuple[list[Record], list[str]]:
    """The same of standard input. Each line is as typed after ``tracker log``; one bad line refuses all."""
    # If stdin is a terminal here, stderr is not: questions would not be seen, so do not wait for input.
    text = "" if sys.stdin is None or sys.stdin.isatty() else standard_input()
    given = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not given:
        return _said(ours, [], "", ours.symptoms)  # refuses it, with an example
    records: list[Record] = []
    remarks: list[str] = []
    for number, line in given:
        try:
            said, turned = _said(ours, line.split(), "", ours.symptoms)
        except TrackerError as error:
            message = f"Line {number}: {error.message} Nothing was saved."
            raise type(error)(message, error.hint) from None
        records += said
        remarks += turned
    return records, remarks
