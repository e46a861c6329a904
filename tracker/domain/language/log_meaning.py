"""Scores and home tests of a line of ``log``: what each is, in which unit, and what is allowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tracker.domain.model.catalogue import HOME_TESTS
from tracker.domain.model.refusals import refuse_number, refuse_score
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import number_text
from tracker.errors import Invalid, Unreadable

# The most falls or near-falls of a day; a larger number is a typing mistake.
MOST_TIMES: Final = 99


@dataclass(frozen=True, slots=True)
class Score:
    """One symptom or home test as it was said. value: None if none was said yet, or if it was skipped.

    tries: every result of a home test that was done several times; the value is the best one. turned: the name that
    was said, if 10 is good there: the value is turned round.
    """

    measure: str
    value: float | None = None
    skipped: bool = False
    site: str | None = None
    side: str | None = None
    extent: str | None = None
    tries: tuple[float, ...] = ()
    turned: str = ""

    @property
    def kind(self) -> Literal["symptom", "test"]:
        return "test" if self.measure in HOME_TESTS else "symptom"


def best(measure: str, tries: Sequence[float]) -> float:
    """The best of several results of a home test."""
    shorter = measure in HOME_TESTS and HOME_TESTS[measure].better == "shorter"
    return min(tries) if shorter else max(tries)


def capped(score: Score) -> tuple[float | None, str | None]:
    """The value and comparator to store. A home test that reached its cap is ``>=`` the cap."""
    test = HOME_TESTS.get(score.measure)
    if test is None or test.cap is None or score.value is None or score.value < test.cap:
        return score.value, None
    return float(test.cap), ">="


def unit_of(measure: str, symptoms: SymptomList) -> str:
    """The unit in which a measure is stored; ``score`` for an unknown measure."""
    if measure in HOME_TESTS:
        return HOME_TESTS[measure].unit
    return symptoms.known[measure].unit if measure in symptoms.known else "score"


def checked(score: Score, symptoms: SymptomList) -> Score:
    """The score, if its value is allowed for its measure, or if it was skipped. Raises Unreadable."""
    label = symptoms.label(score.kind, score.measure)
    if score.extent and score.kind == "test":
        raise Unreadable(f"{label} does not go up to a place.", "Leave it out.")
    if score.value is None and not score.skipped:
        raise Unreadable(f"{label} has no score.", f"Write it after the name: tracker log {score.measure} ...")
    try:
        for value in score.tries or ([] if score.value is None else [score.value]):
            _refuse(value, score.measure, label, unit_of(score.measure, symptoms))
    except Invalid as error:
        raise Unreadable(error.message, error.hint) from None
    return score


def _refuse(value: float, measure: str, label: str, unit: str) -> None:
    """Raise Invalid for a value that is not allowed for the measure."""
    if unit == "score":
        refuse_score(value, measure)
        return
    refuse_number(value, measure)
    largest = HOME_TESTS[measure].largest if measure in HOME_TESTS else MOST_TIMES
    if value > largest:
        raise Invalid(f"{label}: {number_text(value)} is more than {number_text(largest)}.", "Check the number.")
    if unit in ("stage", "count") and not value.is_integer():
        raise Invalid(f"{label} takes a whole number, not {number_text(value)}.", "Round it.")


def refuse_seconds(measure: str, said: str, symptoms: SymptomList) -> None:
    """Raise Unreadable when ``said`` is a number of seconds, but the measure is not timed."""
    if unit_of(measure, symptoms) != "s":
        label = symptoms.label("test" if measure in HOME_TESTS else "symptom", measure)
        raise Unreadable(f'"{said}" is a time, and {label} is not timed.', "Write the number alone.")
