"""Records of what a line says, wherever the line was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from tracker.domain.language.log_meaning import Score, capped, unit_of
from tracker.domain.model.body_places import Place
from tracker.domain.model.dose import Taken
from tracker.domain.model.records import Dose, LabResult, Observation
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import number_text

if TYPE_CHECKING:
    from tracker.domain.language.lab_words import LabLine


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was, and when it was written down. utc_offset: minutes, positive east of UTC."""

    day: date
    time: time | None
    utc_offset: int
    recorded_at: datetime


def score_record(score: Score, at: Stamp, symptoms: SymptomList, note: str = "") -> Observation:
    """The record of one score."""
    value, comparator = capped(score)
    if len(score.tries) > 1:
        tries = [number_text(one) for one in score.tries]
        best = f"best of {', '.join(tries[:-1])} and {tries[-1]}"
        note = f"{best}. {note}" if note else best
    return Observation(
        kind=score.kind,
        day=at.day,
        time=at.time,
        utc_offset=at.utc_offset,
        measure=score.measure,
        value=value,
        unit=unit_of(score.measure, symptoms),
        comparator=comparator,
        site=score.site,
        side=score.side,
        extent=score.extent,
        state="skipped" if score.skipped else "recorded",
        note=note,
        recorded_at=at.recorded_at,
    )


def dose_record(taken: Taken, given_by: str, at: Stamp, note: str = "") -> Dose:
    """The record of one dose that is completed."""
    first = next(iter(taken.places), Place(None))
    return Dose(
        day=at.day,
        time=at.time,
        utc_offset=at.utc_offset,
        product=taken.product or "",
        form=taken.form,
        route=taken.route or "",
        amount=taken.amount,
        unit=taken.unit,
        site=first.site,
        side=first.side,
        other_sites=taken.places[1:],
        state="skipped" if taken.skipped else "taken",
        given_by=given_by,
        note=note,
        recorded_at=at.recorded_at,
    )


def result_record(line: LabLine, at: Stamp, laboratory: str = "", note: str = "") -> LabResult:
    """The record of one blood test."""
    return LabResult(
        day=at.day,
        time=at.time,
        utc_offset=at.utc_offset,
        analyte=line.analyte,
        value=line.value,
        unit=line.unit,
        words=line.words,
        comparator=line.comparator,
        low=line.low,
        high=line.high,
        laboratory=laboratory,
        note=note,
        recorded_at=at.recorded_at,
    )
