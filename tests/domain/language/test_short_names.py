"""The fewest letters that name a symptom, and which of them a change of the list takes away."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from symptom_lists import tracking

from tracker.domain.language.day_words import Now
from tracker.domain.language.grammar import _FILLERS
from tracker.domain.language.log_words import find_measure, read_log
from tracker.domain.language.symptoms.symptom_names import Lost, lost, shortest
from tracker.domain.model.catalogue import HOME_TESTS, SYMPTOMS, TRACKED
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.errors import TrackerError

NOW = Now(datetime(2026, 11, 20, 14, 30))
LISTS = st.lists(st.sampled_from([*SYMPTOMS, *HOME_TESTS]), min_size=1, max_size=12, unique=True)
OWN = st.sampled_from(["Burning feet", "Ball of the foot", "Marching", "Sunburn", "Isolated", "Ärger", "T", "To"])


def with_own(listed: SymptomList, label: str) -> SymptomList:
    try:
        return SymptomList((*listed.choices, *listed.added_own(label)))
    except TrackerError:
        return listed  # there is one already


def named(beginning: str, key: str, listed: SymptomList) -> bool:
    """Whether a line of it and a score is that symptom's, the score joined to it as well as apart."""
    for line in ([beginning, "6"], [f"{beginning}6"]):
        try:
            found = read_log(line, now=NOW, symptoms=listed)
        except TrackerError:
            return False
        if [score.measure for score in found.scores] != [key]:
            return False
    return True


@given(keys=LISTS, own=st.lists(OWN, max_size=4, unique=True))
def test_the_shortest_name_stands_for_that_symptom_and_no_shorter_one_does(keys: list[str], own: list[str]) -> None:
    listed = tracking(keys)
    for label in own:
        listed = with_own(listed, label)
    for key in listed.tracked:
        short = shortest(key, now=NOW, symptoms=listed)
        assert find_measure(short, listed) == key
        if key in HOME_TESTS or listed.known[key].unit == "count":
            continue
        lines = [f"{short} 6", *([f"{short}6"] if short.isascii() else [])]
        for line in lines:
            found = read_log(line.split(), now=NOW, symptoms=listed)
            assert [(score.measure, score.value) for score in found.scores] == [(key, 6.0)], line
            assert found.moment.day is None is found.moment.time
        for length in range(1, len(short)):
            # "is 6" is the score of a list of one, not a short name.
            if short[:length] not in _FILLERS:
                assert not named(short[:length], key, listed), "a shorter one would have done"


@given(keys=LISTS, own=OWN, logged=st.lists(st.sampled_from([*SYMPTOMS, *HOME_TESTS]), max_size=4))
def test_what_is_lost_named_its_symptom_before_and_names_it_no_more(
    keys: list[str], own: str, logged: list[str]
) -> None:
    before = tracking(keys)
    after = with_own(before, own)
    gone = lost(before, after, now=NOW, logged=logged)
    for one in gone:
        assert shortest(one.key, now=NOW, symptoms=before) == one.letters
        assert shortest(one.key, now=NOW, symptoms=after) != one.letters
        assert one.meant and set(one.meant) <= set(after.tracked)
    kept = {*before.tracked, *logged} - {one.key for one in gone}
    for key in kept:
        assert find_measure(shortest(key, now=NOW, symptoms=before), after) == key


def test_burning_feet_beside_balance_takes_the_b() -> None:
    after = with_own(CATALOGUE, "Burning feet")
    assert lost(CATALOGUE, after, now=NOW) == [Lost("b", "balance", ("balance", "burning-feet"))]
    assert [shortest(key, now=NOW, symptoms=after) for key in after.tracked] == ["t", "ba", "l", "bu"]
    assert lost(after, after, now=NOW) == []


def test_a_symptom_of_one_letter_has_it_for_itself() -> None:
    after = with_own(CATALOGUE, "B")
    assert lost(CATALOGUE, after, now=NOW) == [Lost("b", "balance", ("b",))]


def test_letters_that_join_words_or_begin_a_day_name_nothing() -> None:
    listed = with_own(tracking([*TRACKED, "interference", "irritability"]), "Sunburn")
    assert shortest("interference", now=NOW, symptoms=listed) == "int"
    with_sleep = with_own(tracking(["sleep"]), "Sun and wind")
    assert shortest("sun-and-wind", now=NOW, symptoms=with_sleep) == "su"
    assert shortest("ärger", now=NOW, symptoms=with_own(CATALOGUE, "Ärger")) == "ä"
