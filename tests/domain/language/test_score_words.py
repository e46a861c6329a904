"""Words in the place of a score: read where they are one, and else refused with lines that are read."""

from __future__ import annotations

import re
from datetime import datetime, time

import pytest

from tracker.domain.language.day_ranges import cut_range
from tracker.domain.language.day_words import Now
from tracker.domain.language.log_meaning import Score
from tracker.domain.language.log_words import read_log
from tracker.domain.model.symptom_list import CATALOGUE
from tracker.errors import Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30))


def scores(words: str) -> tuple[Score, ...]:
    return read_log(words.split(), now=NOW, symptoms=CATALOGUE).scores


def refused(words: str) -> Unreadable:
    with pytest.raises(Unreadable) as error:
        scores(words)
    return error.value


@pytest.mark.parametrize(
    "words",
    [
        "t about 6",
        "tingling 6ish",
        "tingling ~6 about 8am",
        "tingling around six",
        "tingling 6 of 10",
        "tingling six out of ten",
        "tingling tingly 6",
        "tingling:6",
        "t6.",
        "tingle 6",
        "tingling (6).",
    ],
)
def test_a_rounded_score_is_its_number(words: str) -> None:
    assert [(one.measure, one.value) for one in scores(words)] == [("tingling", 6)]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("t6 8am t4 1pm", ["log t6 8am", "log t4 1pm"]),
        ("t6 8am 4 1pm", ["log t6 8am", "log t 4 1pm"]),
        ("t6 8am t4 8pm", ["log t6 8am yesterday", "log t4 8pm yesterday"]),
        ("t6 yesterday b4 today", ["log t6 yesterday", "log b4 today"]),
        ("t6 b4, and legs 3", ["log t6 b4 and leg-weakness 3"]),
        ("tingling 6 hands 4", ["log tingling 6 tingling hands 4"]),
        ("tingling 5-6", ["log tingling 5", "log tingling 6"]),
        ("tingling 6 or 7 left foot", ["log tingling 6 left foot", "log tingling 7 left foot"]),
        ("tingling 6,5", ["log tingling 6", "log tingling 7"]),
        ("tingling none", ["log tingling 0"]),
        ("no tingling today", ["log tingling 0 today"]),
        ("no burning feet", ["log burning 0 feet"]),
        ("tingling worse", ["note tingling worse"]),
        ("tingling better than yesterday", ["note today tingling better than yesterday"]),
        ("tingling 6 since september", ["log tingling 6", "log tingling 6 1 sep to 20 nov"]),
        ("fatigue 8 in october", ["log fatigue 8", "log fatigue 8 1 oct to 31 oct"]),
        ("fatigue 7 for the last 2 weeks", ["log fatigue 7", "log fatigue 7 7 nov to 20 nov"]),
        ("fatigue 7 every day since 1 dec 2025", ["log fatigue 7", "log fatigue 7 2025-12-01 to 20 nov"]),
        ("burning 6 since monday", ["log burning 6", "log burning 6 16 nov to 20 nov"]),
    ],
)
def test_words_that_are_no_score_are_answered_with_lines_that_are_read(words: str, lines: list[str]) -> None:
    advised = re.findall(r"tracker (.+?)(?:   |$)", refused(words).hint)
    assert advised == lines
    for line in advised:
        verb, *said = line.split()
        assert verb == "note" or scores(" ".join(cut_range(said, NOW)[0]))


def test_a_word_that_says_nothing_by_itself_is_not_offered_as_a_symptom() -> None:
    for words in ("x 6", "or 6", "tingling 6 since", "same as 5", "good 6"):
        assert "symptom add" not in refused(words).hint
    assert "symptom add electric shocks" in refused("electric shocks 5").hint


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("legs like jelly 6", ["log leg-weakness 6", "symptom add legs like jelly"]),
        ("my arms like lead 6 yesterday", ["log arm-weakness 6 yesterday", "symptom add arms like lead"]),
        ("left foot on fire 7", ["log burning left foot 7", "symptom add left foot on fire"]),
        ("walking on cotton wool 6", ["log numbness 6", "symptom add walking on cotton wool"]),
        ("t5 legs like jelly 6 b4", ["log t5 leg-weakness 6 b4", "symptom add legs like jelly"]),
        ("heavy head 5", ["symptom add heavy head"]),
        ("left leg weaker 6", ["log leg-weakness 6", "symptom add left leg weaker"]),
        ("legs feel heavy 6", ["log leg-weakness 6", "symptom add legs heavy"]),
        ("can't feel my feet 8", ["log numbness feet 8"]),
        ("so tired 8", ["log tired 8"]),
        ("brain fog 6 cant think", ['log brain fog 6 --note "cant think"']),
        ("nearly fell yesterday", ["log near-falls 1 yesterday"]),
        ("fell in the bath", ["fall fell in the bath"]),
        ("tingling 5 and a half", ["log tingling 5", "log tingling 6"]),
        ("tingling 6 note shaky hands", ['log tingling 6 --note "shaky hands"']),
        ("tingling 6 lounger", ['log tingling 6 --note "lounger"']),
        ("tingling 6 on the sun lounger", ['log tingling 6 --note "on the sun lounger"']),
        ("tingling 6 in the sun", ['log tingling 6 --note "in the sun"']),
        ("tingling 6 watching telly", ['log tingling 6 --note "watching telly"']),
        ("tingling 6 around 7", ["log tingling 6 7am", "log tingling 6 7pm yesterday"]),
        ("tingling 6 half 6", ["log tingling 6 6:30am", "log tingling 6 6:30pm yesterday"]),
        ("tingling 6 ten to 2", ["log tingling 6 1:50am", "log tingling 6 1:50pm"]),
        ("tingling 6 1ish", ["log tingling 6 1am", "log tingling 6 1pm"]),
    ],
)
def test_words_that_name_nothing_known_are_offered_as_a_whole(words: str, lines: list[str]) -> None:
    advised = re.findall(r"tracker (.+?)(?:   |$)", refused(words).hint)
    assert advised == lines
    for line in advised:
        assert line.startswith(("symptom add", "fall ")) or scores(
            re.sub(' --note "[^"]+"', "", line.removeprefix("log "))
        )


@pytest.mark.parametrize("words", ["tinglng feet 5", "t skipped 6", "t6 7", "t6 yesterday friday", "leg weaknes 6"])
def test_a_slip_or_a_second_score_is_no_phrase_of_ones_own(words: str) -> None:
    said = refused(words)
    assert "symptom add" not in said.hint and "--note" not in said.hint and "7am" not in said.hint


@pytest.mark.parametrize(
    ("words", "at"),
    [("t6 this morning about half 7", time(7, 30)), ("t6 7ish this morning", time(7)), ("t about 6 8am", time(8))],
)
def test_a_rounded_time_is_a_time_and_a_rounded_score_a_score(words: str, at: time) -> None:
    read = read_log(words.split(), now=NOW, symptoms=CATALOGUE)
    assert ([one.value for one in read.scores], read.moment.time) == ([6], at)


def test_each_place_may_have_its_own_score() -> None:
    assert [(one.site, one.side, one.value) for one in scores("tingling hands 4 feet 7")] == [
        ("hand", "both", 4),
        ("foot", "both", 7),
    ]
    assert [(one.site, one.side, one.value) for one in scores("left foot tingling 7 right hand 3")] == [
        ("foot", "left", 7),
        ("hand", "right", 3),
    ]


def test_a_place_between_two_names_is_not_given_to_the_first_one() -> None:
    assert "tingling or to numbness" in refused("feet tingling 6 hands numbness 4").message
    assert "balance or to tingling" in refused("feet t6 b4, hands t3").message
    assert "which foot" in refused("tingling left hand 3 foot 5").message


def test_a_name_may_be_written_in_one_word() -> None:
    assert [one.measure for one in scores("brainfog 6 pinsandneedles 3")] == ["brain-fog", "tingling"]


def test_a_line_for_somebody_leads_to_their_journal() -> None:
    assert refused("tingling 4 for mum yesterday").hint.endswith("tracker --for mum log tingling 4 yesterday")
    assert "--for" not in refused("tingling 4 for hours").hint
