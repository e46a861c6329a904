"""``tracker log``: scores and home tests, in words, as lines on standard input, or question by question."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.cli import entries, output, reminder, warnings
from tracker.cli.context import Context, at_terminal, note_text, standard_input
from tracker.domain.catalogue import HOME_TESTS, SYMPTOMS, TRACKED
from tracker.domain.grammar import Moment
from tracker.domain.log_words import Score, capped, read_log
from tracker.domain.records import Dose, Event, Observation, Record
from tracker.errors import TrackerError, Unreadable

if TYPE_CHECKING:
    from tracker.cli.guided import Keys

SAFETY = "Have somebody beside you for a balance test, and stop if you feel unsteady."


def log(ours: Context, words: Sequence[str], note: str | None) -> None:
    """Write the scores that the words say, or the lines on standard input, or the keys pressed at the questions."""
    if not words and note is not None:
        raise Unreadable("A note by itself is not a score.", 'Write: tracker note "slept badly"')
    if words:
        records = _said(ours, words, note_text(note))
    elif at_terminal():
        records = _asked(ours)
        if not records:
            _say_nothing_saved(ours)
            return
    else:
        records = _lines(ours)
    journal = ours.journal_to_write()
    saved = journal.record(records, command="log", at=ours.recorded_at)
    entries.acknowledge(ours, "log", saved)
    if any(record.kind == "test" for record in saved) and not ours.json:
        output.tell(SAFETY)
    warnings.tell_new(ours, journal, saved)
    reminder.remind(ours, journal)


def _said(ours: Context, words: Sequence[str], note: str) -> list[Record]:
    """What one line of words says."""
    line = read_log(words, now=ours.now, tracked=TRACKED)
    if note and len(line.scores) > 1:
        # A note beside several scores is about the day, not about one of them.
        return [
            *(_observation(ours, line.moment, score, "") for score in line.scores),
            _note(ours, line.moment, note),
        ]
    return [_observation(ours, line.moment, score, note) for score in line.scores]


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


def _asked(ours: Context) -> list[Record]:
    """What was answered, key by key; nothing is saved before the end."""
    from tracker.cli import guided

    before = _yesterday(ours)
    questions = [
        guided.Question(key, SYMPTOMS[key].label, SYMPTOMS[key].none, SYMPTOMS[key].worst, before.get(key))
        for key in TRACKED
    ]
    guided.introduce(len(questions), plain=ours.plain)
    with guided.stopping_on_a_line_of_its_own():
        keys = guided.pressed()
        answers, finished = guided.ask_scores(questions, keys, plain=ours.plain)
        doses = _ask_due(ours, keys) if finished else []
        text = guided.ask_text("Anything else? (Enter for nothing)") if finished else ""
    scores = [Score(one.key, one.value, skipped=one.value is None) for one in answers]
    records: list[Record] = [*(_observation(ours, Moment(), score, "") for score in scores), *doses]
    return [*records, _note(ours, Moment(), text)] if text else records


def _ask_due(ours: Context, keys: Keys) -> list[Dose]:
    """The planned doses of today that were said to be taken or not; what is skipped stays unknown."""
    from tracker.cli.guided import ask_yes
    from tracker.cli.plan import standing
    from tracker.domain.plan_phrase import what_text

    found: list[Dose] = []
    day, at, offset = ours.moment(Moment())
    for one in standing(ours):
        if one.state not in ("due", "late"):
            continue
        taken = ask_yes(f"{what_text(one.plan)}: taken today?", keys)
        if taken is None:
            continue
        found.append(
            Dose(
                day=day,
                time=at,
                utc_offset=offset,
                product=one.plan.product,
                form=one.plan.form,
                route=one.plan.route,
                amount=one.plan.amount if taken else None,
                unit=one.plan.unit if taken else None,
                plan=one.plan.uid,
                state="taken" if taken else "skipped",
                recorded_at=ours.recorded_at,
            )
        )
    return found


def _yesterday(ours: Context) -> dict[str, float]:
    """Yesterday's scores: of each symptom the mean of its entries."""
    if not os.path.lexists(ours.path):
        return {}
    day = ours.today - timedelta(days=1)
    values: dict[str, list[float]] = {}
    for record in ours.journal().read(day, day, kinds=["symptom"]):
        if isinstance(record, Observation) and record.value is not None:
            values.setdefault(record.measure, []).append(record.value)
    return {key: sum(found) / len(found) for key, found in values.items()}


def _say_nothing_saved(ours: Context) -> None:
    if ours.json:
        output.as_json("log", {"entries": []})
    else:
        output.lines(["Nothing was given, so nothing was saved."])


def _observation(ours: Context, moment: Moment, score: Score, note: str) -> Observation:
    day, at, offset = ours.moment(moment)
    value, comparator = capped(score)
    test = HOME_TESTS.get(score.measure)
    return Observation(
        kind=score.kind,
        day=day,
        time=at,
        utc_offset=offset,
        measure=score.measure,
        value=value,
        unit=test.unit if test else "score",
        comparator=comparator,
        site=score.site,
        side=score.side,
        state="skipped" if score.skipped else "recorded",
        note=note,
        recorded_at=ours.recorded_at,
    )


def _note(ours: Context, moment: Moment, text: str) -> Event:
    day, at, offset = ours.moment(moment)
    return Event(name="note", day=day, time=at, utc_offset=offset, note=text, recorded_at=ours.recorded_at)
