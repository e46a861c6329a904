"""The person's own list: what is on it, in which order, by which words, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from symptom_lists import tracking

from tracker.domain.model.catalogue import HOME_TESTS, SYMPTOMS, TRACKED
from tracker.domain.model.symptom_list import (
    ASKED,
    CATALOGUE,
    LABEL_LENGTH,
    MOST_TRACKED,
    NEW,
    Renamed,
    as_listed,
)
from tracker.errors import Invalid

TODAY = date(2026, 11, 20)


def test_without_any_choice_the_list_is_the_catalogues() -> None:
    assert CATALOGUE.tracked == CATALOGUE.scores == TRACKED
    assert CATALOGUE.hidden == ()
    assert CATALOGUE.known.keys() == SYMPTOMS.keys()
    assert list(CATALOGUE.known)[:3] == list(TRACKED)


def test_the_list_of_a_new_journal_asks_weekly_for_interference_too_and_any_decision_replaces_that() -> None:
    assert NEW.tracked == (*TRACKED, "interference")
    assert NEW.asked("interference") == "weekly"
    assert NEW.scores == TRACKED
    hidden = NEW.with_choices(NEW.hid("interference"))
    assert hidden.tracked == TRACKED and hidden.hidden == ("interference",)
    own = NEW.with_choices(NEW.added_own("Burning feet"))
    assert own.tracked == (*TRACKED, "interference", "burning-feet")


def test_a_symptom_of_ones_own_goes_to_the_end_with_its_own_words() -> None:
    listed = CATALOGUE.with_choices(CATALOGUE.added_own("Burning feet", worst="cannot bear a sock"))
    assert listed.tracked == (*TRACKED, "burning-feet")
    own = listed.known["burning-feet"]
    assert (own.label, own.none, own.worst, own.unit) == ("Burning feet", "none", "cannot bear a sock", "score")
    assert listed.label("symptom", "burning-feet") == "Burning feet"


def test_hiding_loses_nothing_and_adding_brings_it_back_as_it_was() -> None:
    own = CATALOGUE.with_choices(CATALOGUE.added_own("Burning feet", worst="cannot bear a sock"))
    hidden = own.with_choices(own.hid("burning-feet"))
    assert hidden.tracked == TRACKED
    assert hidden.hidden == ("burning-feet",)
    assert hidden.known["burning-feet"].label == "Burning feet"
    back = hidden.with_choices(hidden.added("burning-feet"))
    assert back.tracked == (*TRACKED, "burning-feet")
    assert back.choice("burning-feet").worst == "cannot bear a sock"
    assert back.renamed("burning-feet") == ()


def test_a_symptom_of_the_catalogues_list_can_be_hidden_and_brought_back() -> None:
    hidden = CATALOGUE.with_choices(CATALOGUE.hid("balance"))
    assert hidden.tracked == ("tingling", "leg-weakness")
    assert hidden.with_choices(hidden.added("balance")).tracked == ("tingling", "leg-weakness", "balance")


def test_other_words_from_a_day_on_are_a_break_on_that_day() -> None:
    listed = CATALOGUE.with_choices(CATALOGUE.renamed_to("tingling", TODAY, label="Pins and needles"))
    assert listed.renamed("tingling") == (Renamed(TODAY, "Tingling", "Pins and needles"),)
    assert listed.known["tingling"].worst == SYMPTOMS["tingling"].worst
    assert listed.renamed("balance") == ()


def test_two_changes_of_words_on_one_day_are_one_break() -> None:
    once = CATALOGUE.with_choices(CATALOGUE.added_own("Burning feet"))
    twice = once.with_choices(once.renamed_to("burning-feet", TODAY, label="Burning sole"))
    thrice = twice.with_choices(twice.renamed_to("burning-feet", TODAY, label="Burning soles"))
    later = thrice.with_choices(thrice.renamed_to("burning-feet", TODAY + timedelta(9), worst="no shoe at all"))
    assert later.renamed("burning-feet") == (
        Renamed(TODAY, "Burning feet", "Burning soles"),
        Renamed(TODAY + timedelta(9), "Burning soles", "Burning soles"),
    )


@pytest.mark.parametrize("label", ["tingling", "Tingling", "leg weakness", "TUG", "Timed up and go"])
def test_a_name_that_is_taken_is_refused(label: str) -> None:
    with pytest.raises(Invalid, match="already"):
        CATALOGUE.added_own(label)
    own = CATALOGUE.with_choices(CATALOGUE.added_own("Burning feet"))
    with pytest.raises(Invalid, match="already"):
        own.renamed_to("burning-feet", TODAY, label=label)


def test_a_name_can_be_spelt_otherwise() -> None:
    own = CATALOGUE.with_choices(CATALOGUE.added_own("burning feet"))
    assert own.renamed_to("burning-feet", TODAY, label="Burning Feet")[0].label == "Burning Feet"


@pytest.mark.parametrize(
    "words", [{"label": " "}, {"none": ""}, {"worst": "x" * (LABEL_LENGTH + 1)}, {"key": "Big"}, {"asked": "hourly"}]
)
def test_a_choice_without_words_or_with_too_many_is_refused(words: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        replace(as_listed("tingling"), **words)


def test_the_list_has_an_end() -> None:
    full = tracking([f"own-{letter}{other}" for letter in "abcde" for other in "abcdefgh"])
    assert len(full.tracked) == MOST_TRACKED
    with pytest.raises(Invalid, match="hide"):
        try:
            full.added("tingling")
        except Invalid as error:
            raise Invalid(error.hint) from None


@given(st.permutations(list(TRACKED)), st.sampled_from(TRACKED), st.integers(1, 3))
def test_moving_puts_one_where_it_was_wanted_and_keeps_the_order_of_the_others(
    keys: list[str], key: str, place: int
) -> None:
    before = tracking(keys)
    after = before.with_choices(before.moved(key, place))
    assert after.tracked[place - 1] == key
    assert [one for one in after.tracked if one != key] == [one for one in keys if one != key]


def test_only_what_is_scored_every_day_is_read_in_order() -> None:
    listed = CATALOGUE
    for key in ("interference", "romberg", "near-falls", "pain"):
        listed = listed.with_choices(listed.added(key))
    assert listed.scores == (*TRACKED, "pain")
    assert listed.tracked == (*TRACKED, "interference", "romberg", "near-falls", "pain")


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_asked_weekly_or_monthly_is_due_when_that_time_has_passed(asked: str) -> None:
    listed = CATALOGUE.with_choices(CATALOGUE.added("pain", asked=asked))  # type: ignore[arg-type]
    for days in range(1, 40):
        due = "pain" in listed.due({"pain": TODAY - timedelta(days)}, TODAY)
        assert due == (days >= ASKED[asked])  # type: ignore[index]
    assert "pain" in listed.due({}, TODAY)


def test_home_tests_and_interference_are_asked_weekly_unless_said_otherwise() -> None:
    assert {as_listed(key).asked for key in (*HOME_TESTS, "interference")} == {"weekly"}
    assert {as_listed(key).asked for key in SYMPTOMS if key != "interference"} == {"daily"}
