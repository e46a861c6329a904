"""``tracker log``: scores and home tests, in words, as lines on standard input, or question by question."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tracker.cli.answers import backup_reminder, entries
from tracker.cli.context import Context, at_terminal, note_text, standard_input
from tracker.cli.enter import alarm
from tracker.cli.enter.repeated import tell_repeated
from tracker.cli.enter.score_record import SAFETY, note_event, observation
from tracker.cli.terminal import output
from tracker.domain.language.log_words import read_log
from tracker.domain.model.records import Record
from tracker.errors import TrackerError, Unreadable


def log(ours: Context, words: Sequence[str], note: str | None) -> None:
    """Write the scores that the words say, or the lines on standard input, or the keys pressed at the questions."""
    if not words and note is not None:
        raise Unreadable("A note by itself is not a score.", 'Write: tracker note "slept badly"')
    if words:
        records = _said(ours, words, note_text(note))
    elif at_terminal():
        from tracker.cli.enter import checkin

        records = checkin.answers(ours)
        if not records:
            _say_nothing_saved(ours)
            return
    else:
        records = _lines(ours)
    journal = ours.journal_to_write()
    saved = journal.record(records, command="log", at=ours.recorded_at)
    entries.acknowledge(ours, "log", saved)
    asked = not words and at_terminal()
    if any(record.kind == "test" for record in saved) and not ours.json and not asked:
        output.tell(SAFETY)
    tell_repeated(ours, journal, saved)
    alarm.tell_new(ours, journal, saved)
    backup_reminder.remind(ours, journal)


def _said(ours: Context, words: Sequence[str], note: str) -> list[Record]:
    """What one line of words says."""
    line = read_log(words, now=ours.present, symptoms=ours.symptoms)
    if note and len(line.scores) > 1:
        # A note beside several scores is about the day, not about one of them.
        return [
            *(observation(ours, line.moment, score, "") for score in line.scores),
            note_event(ours, line.moment, note),
        ]
    return [observation(ours, line.moment, score, note) for score in line.scores]


def _lines(ours: Context) -> list[Record]:
    """What the lines on standard input say, each as if typed after ``tracker log``. One bad line refuses all."""
    # A terminal here means that the questions would not be seen: then there is nothing to wait for.
    text = "" if sys.stdin is None or sys.stdin.isatty() else standard_input()
    given = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not given:
        return _said(ours, [], "")  # refuses it, with an example
    records: list[Record] = []
    for number, line in given:
        try:
            records += _said(ours, line.split(), "")
        except TrackerError as error:
            message = f"Line {number}: {error.message} Nothing was saved."
            raise type(error)(message, error.hint) from None
    return records


def _say_nothing_saved(ours: Context) -> None:
    if ours.json:
        output.as_json("log", {"entries": []})
    else:
        output.lines(["Nothing was given, so nothing was saved."])
