"""A stranger's words for a warning sign find theirs, and words for something else find none."""

from __future__ import annotations

import pytest

from tracker.domain.analysis.warning_signs import ALARMS
from tracker.domain.language.events.alarm_words import _SAID, signs_in


@pytest.mark.parametrize(
    ("said", "signs"),
    [
        ("can't move my arm", "1"),
        ("my left leg will not move", "1"),
        ("paralysed", "1"),
        ("cannot move my legs", "14"),
        ("numb between the legs", "2"),
        ("can't feel my bottom", "2"),
        ("can\u2019t feel when I wipe my bum", "2"),
        ("tingling down below", "2"),
        ("saddle", "2"),
        ("can't pee", "3"),
        ("cannot hold my water", "3"),
        ("cant pass water", "3"),
        ("have not been able to pee, wet myself", "3"),
        ("I soiled myself", "3"),
        ("lost control of my bowels", "3"),
        ("urine will not come", "3"),
        ("bladder", "3"),
        ("not able to wee", "3"),
        ("no feeling between my legs", "2"),
        ("no strength in my legs", "4"),
        ("sudden weak legs", "4"),
        ("legs gave way", "4"),
        ("cannot walk", "4"),
        ("can't stand up any more", "4"),
        ("weakness in both legs", "4"),
        ("face drooping", "5"),
        ("slurred speech", "5"),
        ("cannot get my words out", "5"),
        ("can't see out of my right eye", "6"),
        ("lost my sight", "6"),
        ("chest pain", "7"),
        ("fainted", "7"),
        ("passed out in the kitchen", "7"),
        ("throat swelling after the jab", "8"),
        ("wheezing", "8"),
        ("can't breathe", "8"),
        ("hit my head", "9"),
        ("think I broke my wrist", "9"),
        ("fell and cannot get up", "9"),
    ],
)
def test_words_for_a_sign_find_it(said: str, signs: str) -> None:
    assert signs_in(said.split()) == list(signs)


@pytest.mark.parametrize(
    "said",
    [
        *("black stool", "can't swallow", "headache", "numb feet", "sore bottom", "cannot sleep", "tired eyes"),
        *("passed my driving test", "no chest pain", "never fainted", "weird", "face mask", "walking trouble", "7b"),
        *("bottom step", "feeling low", "cannot feel my feet", "stand up comedy", "heartburn", "wee bit dizzy"),
        *("urine infection", "sore throat", "chest infection", "broke my glasses", "fell asleep", "upset bowels"),
    ],
)
def test_other_words_find_none(said: str) -> None:
    assert signs_in(said.split()) == []


def test_every_sign_has_words() -> None:
    assert _SAID.keys() == ALARMS.keys()
