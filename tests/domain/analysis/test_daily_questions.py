"""What is asked today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from symptom_lists import tracking

from tracker.domain.analysis.daily_questions import LOOKED_BACK, Questions, against_tests, questions
from tracker.domain.model.catalogue import TRACKED
from tracker.domain.model.records import Dose, Event, Observation, Record
from tracker.domain.model.symptom_list import CATALOGUE

TODAY = date(2026, 11, 20)
WITH_TEST = tracking(["romberg", *TRACKED])


def score(
    measure: str, value: float | None, back: int = 1, unit: str = "score", side: str | None = None
) -> Observation:
    state, day = "skipped" if value is None else "recorded", TODAY - timedelta(days=back)
    return Observation(day=day, measure=measure, value=value, unit=unit, state=state, side=side)


def test_the_list_is_asked_with_home_tests_last() -> None:
    assert questions(CATALOGUE, {}, TODAY) == Questions(TRACKED, ())
    assert questions(WITH_TEST, {}, TODAY) == Questions(TRACKED, ("romberg",))


def test_a_home_test_is_not_asked_again_within_the_week() -> None:
    for days in range(1, 12):
        last = {"romberg": TODAY - timedelta(days=days)}
        assert ("romberg" in questions(WITH_TEST, last, TODAY).tests) == (days >= 7)


@pytest.mark.parametrize(
    "lately",
    [
        [Event(day=TODAY, name="fall")],
        [score("falls", 1, unit="count")],
        [score("balance", 7)],
        [score("walking", 9)],
        [score("balance", 2, back=3), score("balance", 8)],
        [score("balance", 8, side="left"), score("balance", 2, side="right")],
        # Who gives no answer today is as unsteady as yesterday, for all that is known.
        [score("balance", 8, back=2), score("balance", None)],
    ],
)
def test_no_home_test_after_a_fall_or_when_unsteady_and_it_is_said_why(lately: list[Record]) -> None:
    assert "left out" in against_tests(lately)


@pytest.mark.parametrize(
    "lately",
    [
        [],
        [score("falls", 0, unit="count")],
        [score("balance", 6)],
        [score("balance", 9, back=3), score("balance", 2)],
        [score("tingling", 10)],
        [score("balance", None)],
        [Event(day=TODAY, name="note", note="rain"), Event(day=TODAY, name="visit")],
        [Dose(day=TODAY, product="b12", route="oral")],
    ],
)
def test_a_home_test_is_asked_when_nothing_speaks_against_it(lately: list[Record]) -> None:
    assert against_tests(lately) == ""


def test_the_days_that_are_looked_back_are_those_that_the_sentence_says() -> None:
    assert f"in the last {LOOKED_BACK.days} days" in against_tests([Event(day=TODAY, name="fall")])
