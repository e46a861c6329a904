"""A first word that is no command: scores without a verb, and other words for the commands."""

from __future__ import annotations

import re

import pytest

from tracker.cli.commands import COMMANDS
from tracker.cli.first_words import _CORRECTED, _MEANT, read_first
from tracker.errors import Unreadable

NAMES = {command.__name__.rstrip("_") for command in COMMANDS}


@pytest.mark.parametrize(
    "line",
    ["6 4 3", "6,4,3", "t6 b4 l3", "tingling 6", "tingling=6", "tingling left foot 6", "10", "tingling skipped"],
)
def test_scores_without_a_verb_are_logged(line):
    assert read_first(line.split(), NAMES) == ["log", *line.split()]


def test_a_day_is_written_in_five_keys(type_, journal):
    answer = type_("6 4 3")
    assert answer.code == 0
    assert [value for (value,) in journal.rows("value")] == [6, 4, 3]
    assert type_("--plain t6 b4").code == 0
    assert type_("--json 6 4 3").json["command"] == "log"


def test_a_command_with_a_capital_is_that_command(type_, journal):
    assert type_("Log Tingling 6").code == 0
    assert type_("edit 1 time 8am").code == 0
    assert journal.rows("name, value, time") == [("tingling", 6, "08:00")]


@pytest.mark.parametrize("line", ["log t6", "show 6", "", "--version", "-h"])
def test_a_command_or_an_option_stays_as_it_is(line):
    assert read_first(line.split(), NAMES) == line.split()


def test_no_other_word_is_a_command_or_stands_twice():
    words = [word for said in (*_MEANT.values(), *_CORRECTED.values()) for word in said.split()]
    assert not NAMES.intersection(words)
    assert len(words) == len(set(words))
    assert all(said in NAMES for said in _CORRECTED)


SLOW = ("report", "chart", "backup", "check")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "meant", [pytest.param(one, marks=pytest.mark.thorough) if one in SLOW else one for one in _MEANT]
)
def test_other_words_lead_to_a_line_that_works(type_, journal, meant):
    type_("log t6 b4 l3")
    before = journal.rows("name, value, state")
    for word in _MEANT[meant].split():
        refused = type_(word)
        assert refused.code == 2 and f"tracker {meant}" in " ".join(refused.err.split())
    assert journal.rows("name, value, state") == before
    assert type_(meant).code in (0, 1, 2, 4)


@pytest.mark.parametrize("line", ["remove 1", "fix 1 5", "status 6", "shwo 6", "trnd"])
def test_nothing_is_written_for_a_word_that_means_something_else(type_, journal, line):
    assert type_(line).code == 2
    assert journal.rows("name") == []


def test_a_symptom_alone_says_both_ways(type_):
    said = " ".join(type_("tingling").err.split())
    assert "tracker log" in said and "tracker show tingling" in said


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("took folate 5mg", ["take folate 5mg"]),
        ("took my tablets", ["take"]),
        ("had my b12 shot today", ["shot b12 today"]),
        ("injected 1mg hydroxocobalamin left thigh", ["shot 1mg hydroxocobalamin left thigh"]),
        ("b12 1 mg", ["shot b12 1 mg", "take b12 1 mg"]),
        ("skipped folate today", ["take folate today skipped"]),
        ("missed my injection yesterday", ["shot yesterday skipped"]),
        ("illness flu", ["note illness flu"]),
        ("appointment gp 24 nov", ["visit gp 24 nov"]),
        ("I fell in the shower", ["fall in the shower"]),
        ("when is my next injection", ["due"]),
        ("cant pee", ["alarm cant pee"]),
        ("chest pain", ["alarm chest pain"]),
        ("numb between legs", ["alarm numb between legs"]),
        ("numb feet", ["log", "show numbness"]),
    ],
)
def test_the_words_after_another_verb_stay_in_the_line(typed, lines):
    with pytest.raises(Unreadable) as refused:
        read_first(typed.split(), NAMES)
    assert re.findall(r"tracker (.+?)(?:   |$)", refused.value.hint) == lines
