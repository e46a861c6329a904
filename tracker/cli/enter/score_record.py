"""Make the record of one score, and of a note, at the moment that was said; the safety sentence for balance tests."""

from __future__ import annotations

from tracker.cli.context import Context
from tracker.domain.language.diary.line_records import Stamp, score_record
from tracker.domain.language.grammar import Moment
from tracker.domain.language.log_meaning import Score
from tracker.domain.model.records import Event, Observation

SAFETY = "Have somebody beside you for a balance test, and stop if you feel unsteady."


def stamp(ours: Context, moment: Moment) -> Stamp:
    """When something was, in the words of the person, and that it is written down now."""
    return Stamp(*ours.moment(moment), ours.recorded_at)


def observation(ours: Context, moment: Moment, score: Score, note: str) -> Observation:
    """The record of one score."""
    return score_record(score, stamp(ours, moment), ours.symptoms, note)


def note_event(ours: Context, moment: Moment, text: str) -> Event:
    """The record of a note."""
    day, at, offset = ours.moment(moment)
    return Event(name="note", day=day, time=at, utc_offset=offset, note=text, recorded_at=ours.recorded_at)
