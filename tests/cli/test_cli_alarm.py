"""Warning signs: said after the entry is saved, in fixed words, and only when they are new."""

from __future__ import annotations

import os

import pytest
from cli_terminal import Terminal

DOCTOR = "Contact a doctor promptly."
EMERGENCY = "This can be an emergency. Call your local emergency number now."
ALONE = "No warning here does not mean that nothing is wrong."

posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal of POSIX")


def said(text):
    return " ".join(text.split())


def test_a_chosen_sign_is_saved_and_answered_with_the_fixed_sentence(type_, journal):
    answer = type_("alarm 7")
    assert answer.code == 0
    assert said(answer.out) == "Fri 20 Nov Warning sign: Chest pain, or fainted. Wrong? tracker undo"
    assert said(answer.err) == f"Warning sign: Chest pain, or fainted. {EMERGENCY}"
    assert journal.rows("kind, name, note, day") == [("event", "red-flag", "Chest pain, or fainted", "2026-11-20")]


def test_a_sign_may_have_a_day(type_, journal):
    type_("alarm 1 yesterday 8am")
    assert journal.rows("day, time") == [("2026-11-19", "08:00")]


def test_without_a_terminal_the_signs_are_listed_and_what_to_type(type_, journal):
    answer = type_("alarm")
    assert (answer.code, answer.out) == (2, "")
    assert all(f"{number}: " in answer.err for number in range(1, 10))
    assert ALONE in said(answer.err)
    assert "tracker alarm ..." in answer.err


@pytest.mark.thorough
@posix
def test_in_a_terminal_one_key_is_enough(journal):
    terminal = Terminal("alarm")
    terminal.wait_for("Esc for none: ")
    terminal.press("q3")
    assert terminal.end() == 0
    assert max(map(len, terminal.shown.splitlines())) <= 40
    assert ALONE in said(terminal.shown)
    assert EMERGENCY in said(terminal.shown)
    assert journal.rows("name, note") == [("red-flag", "Lost control of bladder or bowel, or cannot pass urine, new")]


@pytest.mark.thorough
@posix
@pytest.mark.parametrize(("key", "code"), [("\x1b", 0), ("\x03", 130)])
def test_none_of_them_saves_nothing(journal, key, code):
    terminal = Terminal("alarm")
    terminal.wait_for("Esc for none: ")
    terminal.press(key)
    assert terminal.end() == code
    assert journal.rows() == []


def test_a_fall_with_an_injury_and_a_second_fall_are_pointed_out_after_they_are_saved(type_, journal):
    assert type_("fall 5 days ago stairs --unhurt").err == ""
    assert said(type_("fall 10 nov garden --injured").err).count(DOCTOR) == 2
    assert len(journal.rows()) == 2
    assert type_("fall 10 days ago --json").err == ""


def test_a_fall_written_down_later_can_be_the_first_of_two(type_, journal):
    type_("fall shower")
    assert "Two falls within 7 days" in said(type_("fall 3 days ago stairs").err)


def test_a_rise_is_said_on_the_third_day_and_not_again(type_, journal):
    for back in range(12, 3, -1):
        assert type_(f"log b2 {back} days ago").err == ""
    assert type_("log b5 3 days ago").err == ""
    assert type_("log b6 2 days ago").err == ""
    third = type_("log b5 yesterday")
    assert "Balance trouble 5 of 10" in said(third.out)
    assert said(third.err) == (
        f"Warning sign: Balance trouble 3 or more above its usual for 3 logged days in a row. {DOCTOR}"
    )
    assert type_("log b5").err == ""


def test_a_place_recorded_long_ago_is_not_new(type_, journal):
    type_("log t2 hand 1 june")
    for back in (4, 3, 2):
        assert type_(f"log t2 left foot {back} days ago").err == ""
    assert type_("log t2 hand").err == ""
    assert "Tingling at a new place: face" in said(type_("log t2 face").err)


def test_a_warning_sign_in_words_is_answered_with_its_line_and_whom_to_call(type_, journal):
    for words, key in (("bladder", 3), ("cannot pass urine since yesterday", 3), ("numb saddle", 2)):
        refused = type_(f"alarm {words}")
        assert refused.code == 2 and f"tracker alarm {key}" in refused.all
        assert "Call your local emergency number now." in refused.all
    assert "3: Lost control" in type_("alarm weird").err
    assert journal.rows("name") == []


@pytest.mark.parametrize(("words", "code"), [(("alarm", "", " "), 2), (("alarm", "", "3"), 0)])
def test_empty_words_are_no_sign_and_no_bug(type_, journal, words, code):
    assert type_("log t6").code == 0
    answer = type_(*words)
    assert answer.code == code, answer.err
    assert len(journal.rows()) == 2 - (code > 0)
    assert code == 0 or "Type its number" in answer.err
