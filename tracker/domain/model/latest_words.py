"""The scores of a symptom by its latest words. New words make a new series: no figure is calculated from both."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import SymptomList


def renamed_days(key: str, period: Period, symptoms: SymptomList) -> list[date]:
    """The days up to the end of the period on which the words of a symptom changed, in order."""
    known = key in symptoms.known
    return [one.day for one in symptoms.renamed(key) if one.day <= period.last] if known else []


def latest_series(
    key: str, scores: Sequence[Observation], period: Period, symptoms: SymptomList
) -> Sequence[Observation]:
    """The scores since the last change of words up to the end of the period. Earlier ones are another series."""
    renamed = renamed_days(key, period, symptoms)
    return [s for s in scores if s.day >= renamed[-1]] if renamed else scores
