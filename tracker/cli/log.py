"""``tracker log``: scores and home tests."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli import entries, output
from tracker.cli.context import Context, note_text
from tracker.domain.catalogue import HOME_TESTS, TRACKED
from tracker.domain.log_words import LogLine, Score, capped, read_log
from tracker.domain.records import Event, Observation, Record
from tracker.errors import Unreadable

SAFETY = "Have somebody beside you for a balance test, and stop if you feel unsteady."


def log(ours: Context, words: Sequence[str], note: str | None) -> None:
    """Write the scores that the words say."""
    if not words and note is not None:
        raise Unreadable("A note by itself is not a score.", 'Write: tracker note "slept badly"')
    line = read_log(words, now=ours.now, tracked=TRACKED)
    text = note_text(note)
    records: list[Record] = [_observation(ours, line, score, text) for score in line.scores]
    if text and len(records) > 1:
        # A note beside several scores is about the day, not about one of them.
        records = [*(_observation(ours, line, score, "") for score in line.scores), _day_note(ours, line, text)]
    saved = ours.journal_to_write().record(records, command="log", at=ours.recorded_at)
    entries.acknowledge(ours, "log", saved)
    if any(score.kind == "test" for score in line.scores) and not ours.json:
        output.tell(SAFETY)


def _observation(ours: Context, line: LogLine, score: Score, note: str) -> Observation:
    day, at, offset = ours.moment(line.moment)
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


def _day_note(ours: Context, line: LogLine, text: str) -> Event:
    day, at, offset = ours.moment(line.moment)
    return Event(name="note", day=day, time=at, utc_offset=offset, note=text, recorded_at=ours.recorded_at)
