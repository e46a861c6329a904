"""The catalogue: no name stands for two things in one command, and none is a word that means something else."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.domain.language.day_words import RESERVED
from tracker.domain.language.grammar import SKIPPED
from tracker.domain.model.body_places import INJECTION_SITE_WORDS, INJECTION_SITES, SIDES, SITE_WORDS, SITES
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.catalogue import (
    BLOOD_TESTS,
    HOME_TESTS,
    NEVER_SUGGESTED,
    PRODUCTS,
    ROUTE_WORDS,
    SYMPTOMS,
    TRACKED,
    candidates,
    key_of,
    label_of,
    suggestions,
)
from tracker.domain.model.records import ROUTES, Observation
from tracker.domain.model.units import DOSE_UNITS

DAY = date(2026, 1, 1)

# What a line of words reads as something else than a name.
WORDS = {*RESERVED, *SIDES, *SKIPPED, "on", "ago", "am", "pm", "day", "days", "week", "weeks"}


def names_of(*tables: dict) -> list[tuple[str, str]]:  # type: ignore[type-arg]
    return [(key_of(name), key) for table in tables for key, one in table.items() for name in {key, one.label}]


LOGGED = names_of(SYMPTOMS, HOME_TESTS)  # type: ignore[arg-type]
TAKEN = [(key_of(n), p.key) for p in PRODUCTS.values() for n in {p.key, p.label, *p.aliases}]


@pytest.mark.parametrize("names", [LOGGED, TAKEN, names_of(BLOOD_TESTS)], ids=["log", "take", "lab"])  # type: ignore[arg-type]
def test_a_name_stands_for_one_thing_in_one_command(names: list[tuple[str, str]]) -> None:
    meant: dict[str, set[str]] = {}
    for name, key in names:
        meant.setdefault(name, set()).add(key)
    assert {name: keys for name, keys in meant.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("names", "others"),
    [
        (LOGGED, {*WORDS, *SITE_WORDS, *NUMBER_WORDS}),
        (TAKEN, {*WORDS, *INJECTION_SITE_WORDS, *ROUTE_WORDS, *DOSE_UNITS, *NUMBER_WORDS}),
    ],
    ids=["log", "take"],
)
def test_no_name_is_a_word_that_means_something_else(names: list[tuple[str, str]], others: set[str]) -> None:
    assert {name for name, _ in names} & {key_of(word) for word in others} == set()


def test_no_word_of_a_place_or_route_means_something_else() -> None:
    for words in (SITE_WORDS, INJECTION_SITE_WORDS, ROUTE_WORDS, DOSE_UNITS):
        assert {*words} & {*WORDS, *NUMBER_WORDS} == set()
    assert {*INJECTION_SITE_WORDS} & {*ROUTE_WORDS, *DOSE_UNITS} == set()


@pytest.mark.parametrize("table", [SYMPTOMS, HOME_TESTS, BLOOD_TESTS, PRODUCTS])
def test_a_key_is_what_its_own_words_make(table: dict) -> None:  # type: ignore[type-arg]
    for key, one in table.items():
        assert key == one.key == key_of(key)
        assert one.label == one.label.strip()
        assert len(one.label) <= 80


def test_every_symptom_says_what_both_ends_of_its_scale_mean() -> None:
    for symptom in SYMPTOMS.values():
        assert symptom.none and symptom.worst and symptom.none != symptom.worst


def test_what_is_tracked_at_first_is_in_the_catalogue() -> None:
    assert TRACKED == ("tingling", "balance", "leg-weakness")
    assert {*TRACKED} <= {*SYMPTOMS}


def test_what_is_never_suggested_is_there_for_whoever_looks_for_it() -> None:
    assert {"sexual-function"} == NEVER_SUGGESTED
    assert {*NEVER_SUGGESTED} <= {*SYMPTOMS}
    assert not {*NEVER_SUGGESTED} & {*TRACKED}


def test_every_measure_makes_a_record() -> None:
    for key in SYMPTOMS:
        assert Observation(day=DAY, measure=key, value=0.0).measure == key
    for key, test in HOME_TESTS.items():
        for value in (0.0, test.largest):
            assert Observation(day=DAY, kind="test", measure=key, unit=test.unit, value=value).value == value
        assert test.cap is None or test.cap < test.largest


def test_every_word_for_a_place_or_route_leads_to_one_that_is_kept() -> None:
    assert {site for site, _ in SITE_WORDS.values()} == {*SITES}
    assert {site for site, _ in INJECTION_SITE_WORDS.values()} == {*INJECTION_SITES}
    assert {*ROUTE_WORDS.values()} <= {*ROUTES}


@pytest.mark.parametrize(
    ("words", "key"),
    [("Leg  weakness", "leg-weakness"), ("BRAIN_fog", "brain-fog"), ("a - b", "a-b"), ("", ""), (" - ", "")],
)
def test_a_name_becomes_a_key(words: str, key: str) -> None:
    assert key_of(words) == key
    assert key_of(key_of(words)) == key


def test_a_whole_name_comes_before_those_it_begins() -> None:
    assert candidates("b12", ["b12", "b12-extra"]) == ["b12"]
    assert candidates("b12-", ["b12", "b12-extra"]) == ["b12-extra"]
    assert candidates("x", ["b12"]) == []


def test_at_most_three_near_names_are_suggested() -> None:
    assert suggestions("yesterdy", ["yesterday", "saturday"])[0] == "yesterday"
    assert len(suggestions("aaaa", ["aaab", "aaac", "aaad", "aaae"])) == 3
    assert suggestions("zzzz", ["yesterday"]) == []


def test_what_is_not_listed_is_called_by_its_own_name() -> None:
    assert label_of("symptom", "burning-feet") == "Burning feet"
    assert label_of("dose", "Solgar b-12") == "Solgar b-12"
    assert label_of("symptom", "leg-weakness") == "Leg weakness"
    assert label_of("lab", "b12") != label_of("dose", "b12")
    assert label_of("lab", "gpc-antibodies") == "GPC antibodies"
    assert [label_of("lab", name) for name in ("tsh", "egfr", "vitamin-b6")] == ["TSH", "eGFR", "Vitamin B6"]
