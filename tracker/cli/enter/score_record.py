"""Make the record of one score, and of a note; the safety sentence for balance tests."""

from __future__ import annotations

from tracker.cli.context import Context
from tracker.domain.language.grammar import Moment
from tracker.domain.language.log_meaning import Score, capped, unit_of
from tracker.domain.model.records import Event, Observation
from tracker.domain.wording.numbers import number_text

SAFETY = "Have somebody beside you for a balance test, and stop if you feel unsteady."


def observation(ours: Context, moment: Moment, score: Score, note: str) -> Observation:
    """The record of one score."""
    day, at, offset = ours.moment(moment)
    value, comparator = capped(score)
    if len(score.tries) > 1:
        tries = [number_text(one) for one in score.tries]
        best = f"best of {', '.join(tries[:-1])} and {tries[-1]}"
        note = f"{best}. {note}" if note else best
    return Observation(
        kind=score.kind,
        day=day,
        time=at,
        utc_offset=offset,
        measure=score.measure,
        value=value,
        unit=unit_of(score.measure, ours.symptoms),
        comparator=comparator,
        site=score.site,
        side=score.side,
        extent=score.extent,
        state="skipped" if score.skipped else "recorded",
        note=note,
        recorded_at=ours.recorded_at,
    )


def note_event(ours: Context, moment: Moment, text: str) -> Event:
    """The record of a note."""
    day, at, offset = ours.moment(moment)
    return Event(name="note", day=day, time=at, utc_offset=offset, note=text, recorded_at=ours.recorded_at)
