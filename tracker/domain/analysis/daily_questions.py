"""The day's questions: the list without what was asked recently, and no home test when it could do harm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain.model.catalogue import HOME_TESTS
from tracker.domain.model.records import Event, Observation, Record
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.model.symptom_series import Series

# Falls and unsteadiness in these days prevent a home test.
LOOKED_BACK: Final = timedelta(days=7)
UNSTEADY: Final = 7.0
_UNSTEADINESS: Final = ("balance", "walking")


@dataclass(frozen=True, slots=True)
class Questions:
    """The keys to ask for today, in order: first scores and counts, then the home tests that are due."""

    scores: tuple[str, ...]
    tests: tuple[str, ...]


def questions(symptoms: SymptomList, last: Mapping[str, date], today: date) -> Questions:
    """What to ask today. last: the day of the last entry of each key before today."""
    due = symptoms.due(last, today)
    return Questions(
        tuple(key for key in due if key not in HOME_TESTS), tuple(key for key in due if key in HOME_TESTS)
    )


def against_tests(lately: Iterable[Record]) -> str:
    """Why no home test should be done now, in words; empty when there is no reason against it.

    lately: the records since ``LOOKED_BACK`` before today, in order, with the answers just given.
    """
    steadiness: dict[Series, Observation] = {}
    for record in lately:
        fell = isinstance(record, Event) and record.name == "fall"
        counted = isinstance(record, Observation) and record.measure == "falls" and bool(record.value)
        if fell or counted:
            return "Home tests are left out: a fall is recorded in the last 7 days."
        if isinstance(record, Observation) and record.measure in _UNSTEADINESS and record.value is not None:
            steadiness[Series.of(record)] = record
    if any((record.value or 0) >= UNSTEADY for record in steadiness.values()):
        return "Home tests are left out: the last score for unsteadiness is 7 or more."
    return ""
