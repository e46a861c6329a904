"""Names that do not say which end is good: nothing is turned round in silence, and no direction is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tracker.domain.language.day_words import Now
from tracker.domain.language.log_words import find_measure, read_log
from tracker.domain.model.catalogue import ALSO, HOME_TESTS, SYMPTOMS, key_of, label_of
from tracker.domain.model.directions import DOUBTFUL, OLD_KEYS
from tracker.domain.model.remembered import BAD, GOOD
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.errors import Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30))


def said(words: str, symptoms: SymptomList = CATALOGUE) -> list[tuple[str, float | None, str]]:
    scores = read_log(words.split(), now=NOW, symptoms=symptoms).scores
    return [(score.measure, score.value, score.turned) for score in scores]


def refusal(words: str, symptoms: SymptomList = CATALOGUE) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_log(words.split(), now=NOW, symptoms=symptoms)
    return refused.value


def lines(words: str) -> list[str]:
    return [line.partition(": ")[2] for line in refusal(words).hint.split("   ")]


@pytest.mark.parametrize(
    ("words", "good", "bad"),
    [
        ("leg strength 9", "leg-weakness 1", "leg-weakness 9"),
        ("Leg  Strength = 9 left yesterday", "leg-weakness = 1 left yesterday", "leg-weakness = 9 left yesterday"),
        ("t6 energy 8 b4", "t6 fatigue 2 b4", "t6 fatigue 8 b4"),
        ("leg strength nine", "leg-weakness 1", "leg-weakness 9"),
        ("energy yesterday 8", "fatigue yesterday 2", "fatigue yesterday 8"),
        ("leg strength left 28 oct 9", "leg-weakness left 28 oct 1", "leg-weakness left 28 oct 9"),
        ("mood7 sleep quality 3", "low-mood 3 sleep 7", "low-mood 7 sleep 3"),
    ],
)
def test_a_score_that_means_two_things_is_refused_with_a_line_for_each(words: str, good: str, bad: str) -> None:
    assert "which end is good" in refusal(words).message
    assert lines(words) == [f"tracker log {good}", f"tracker log {bad}"]
    for line in lines(words):
        assert said(line.removeprefix("tracker log "))


def test_strength_alone_has_a_line_for_legs_and_for_arms() -> None:
    logged = ["leg-weakness 7", "leg-weakness 3", "arm-weakness 7", "arm-weakness 3"]
    assert lines("strength 3") == [f"tracker log {line}" for line in logged]
    assert lines("strength 5")[::2] == ["tracker log leg-weakness 5", "tracker log arm-weakness 5"]


@pytest.mark.parametrize(
    ("words", "measure", "value"),
    [
        ("leg-strength 9", "leg-weakness", 9),  # the key of old, as scripts have it
        ("arm-strength 2", "arm-weakness", 2),
        ("l3", "leg-weakness", 3),
        ("leg weakness 9", "leg-weakness", 9),
        ("balance 8", "balance", 8),
        ("sleep 8", "sleep", 8),
        ("no energy 8", "fatigue", 8),
        ("concentration trouble 8", "brain-fog", 8),
        ("leg strength 5", "leg-weakness", 5),  # the same either way
        ("energy skipped", "fatigue", None),
    ],
)
def test_what_says_the_trouble_or_means_one_thing_is_read(words: str, measure: str, value: float | None) -> None:
    assert said(words) == [(measure, value, "")]


@pytest.mark.parametrize(
    "words", ["energy at 8:00 9", "leg strength 3 months ago 9", "energy 1/10/2026 9", "energy 9/10"]
)
def test_however_the_score_stands_it_is_never_read_in_silence(words: str) -> None:
    refusal(words)


def test_what_was_answered_once_holds() -> None:
    known = replace(CATALOGUE, directions=(("leg strength", GOOD), ("energy", BAD)))
    assert said("leg strength 9 energy 8", known) == [("leg-weakness", 1, "leg strength"), ("fatigue", 8, "")]
    assert said("leg strength skipped", known) == [("leg-weakness", None, "leg strength")]
    assert said("leg-strength 9", known) == [("leg-weakness", 9, "")]
    assert "takes a whole number" in refusal("leg strength 11", known).message


def test_a_name_of_ones_own_comes_first() -> None:
    own = CATALOGUE.with_choices(CATALOGUE.added_own("Energy", none="full", worst="none at all"))
    assert said("energy 8", own) == [("energy", 8, "")]
    also = replace(CATALOGUE, also=(("energy", "fatigue"),))
    assert said("energy 8", also) == [("fatigue", 8, "")]


def test_to_look_back_needs_no_direction() -> None:
    assert find_measure("leg strength", CATALOGUE) == find_measure("leg-strength", CATALOGUE) == "leg-weakness"
    assert find_measure("energy", CATALOGUE) == "fatigue"


def test_no_name_is_both_of_the_trouble_and_in_doubt() -> None:
    labels = {key_of(label_of("symptom", key)) for key in SYMPTOMS}
    assert not {*DOUBTFUL} & {*SYMPTOMS, *HOME_TESTS, *ALSO, *labels}
    assert {*OLD_KEYS.values()} | {one for doubt in DOUBTFUL.values() for one in doubt.measures} <= {*SYMPTOMS}
