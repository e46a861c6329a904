"""What is no fall, more than one, or of no one day is refused before it is saved."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from tracker.domain.language.day_words import Now
from tracker.domain.language.event_words import read_text
from tracker.domain.language.events.fall_words import refuse_no_fall
from tracker.errors import Unreadable


def refusal(words: str, *, sure: bool = False) -> str | None:
    said = read_text(words.split(), now=Now(datetime(2026, 11, 20, 14, 30)), at_end=True)
    try:
        refuse_no_fall(said, sure=sure, typed=str)
    except Unreadable as error:
        return str(error.hint)
    return None


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("nearly fell in the kitchen", "log near-falls 1"),
        ("near miss yesterday", "log near-falls 1 2026-11-19"),
        ("no falls today", "log falls 0 2026-11-20"),
        ("none", "log falls 0"),
        ("nearly", "log near-falls 1"),
        ("stumbled yesterday", "log near-falls 1 2026-11-19"),
        ("mum fell this morning", "--for mum fall 2026-11-20"),
        ("my husband has fallen", "note my husband has fallen"),
        ("did not fall", "log falls 0"),
        ("fell twice yesterday", "fall 2026-11-19"),
        ("fell twice in the dark", "fall today"),
        ("2 falls", "fall today"),
        ("last week in the bath", "fall today last week in the bath"),
        ("the other day", "fall today the other day"),
        ("slipped in october", "fall today slipped in october"),
    ],
)
def test_what_is_not_one_fall_of_one_day_is_answered_with_the_right_line(words: str, line: str) -> None:
    assert line in re.findall(r"tracker (.+?)(?:   |$)", refusal(words) or "")


@pytest.mark.parametrize(
    "words",
    [
        "nearly fell, then fell on the stairs",
        "no light in the hall",
        "tripped over 2 steps",
        "stumbled over the rug",
        "mum saw it",
        "today last week",
        "yesterday shower",
        "turned round twice in the dark",
    ],
)
def test_a_fall_told_in_other_words_is_a_fall(words: str) -> None:
    assert refusal(words) is None


def test_somebody_who_says_whether_there_was_an_injury_fell() -> None:
    assert refusal("nearly fell", sure=True) is None
