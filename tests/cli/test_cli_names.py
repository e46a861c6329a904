"""Own names of symptoms, and names that do not say which end is good: asked once, remembered, taken back."""

from __future__ import annotations

import os

import pytest
from cli_terminal import Terminal


def test_an_own_name_is_logged_like_any_other_and_taken_back(type_, journal):
    assert '"zapping" is Tingling from now on.' in type_("symptom", "also", "zapping", "tingling").out
    assert '"electric shocks" is Burning' in type_("symptom also electric shocks burning").out
    assert '"pins" means Tingling already.' in type_("symptom also pins balance").err
    type_("log zapping 4 electric shocks 2")
    assert journal.rows("name, value") == [("tingling", 4), ("burning", 2)]
    known = [{"topic": "symptom", "said": "electric shocks", "answer": "burning"}]
    assert known[0] in type_("symptom --json").json["remembered"]
    assert '"zapping" is Tingling' in type_("symptom").out
    type_("undo 2")
    assert type_("symptom --json").json["remembered"] == [
        {"topic": "symptom", "said": "zapping", "answer": "tingling"}
    ]
    assert "Forgotten" in type_("symptom forget zapping").out
    assert type_("log zapping 4").code == 2
    type_("undo")
    assert type_("log zapping 4").code == 0


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("symptom also pins balance", '"pins" means Tingling already.'),
        ("symptom also zapping pain", '"zapping" means Tingling already.'),
        ("symptom also t pain", '"t" means Tingling already.'),
        ("symptom also monday pain", "cannot be the name of a symptom"),
        ("symptom also left pain", "cannot be the name of a symptom"),
        ("symptom also 5x pain", "has a digit in it"),
        ("symptom also stinging tug", "A home test keeps its name."),
        ("symptom also stinging", "I could not tell which symptom"),
        ("symptom forget stinging", "Nothing is remembered"),
        ("symptom add zapping --worst much", "has its words for 0 and 10 already"),
    ],
)
def test_a_name_with_a_meaning_is_refused(type_, journal, line, why):
    type_("symptom also zapping tingling")
    answer = type_(line)
    assert answer.code == 2
    assert why in " ".join(answer.err.split())
    assert len(type_("symptom --json").json["remembered"]) == 1


def test_without_a_terminal_a_doubtful_score_is_refused_and_each_line_of_advice_works(type_, journal):
    answer = type_("log leg strength 9 left")
    assert (answer.code, journal.rows("name")) == (2, [])
    advice = [line.partition(": tracker ")[2] for line in answer.err.splitlines() if ": tracker " in line]
    assert advice == ["log leg-weakness 1 left", "log leg-weakness 9 left"]
    for line in advice:
        assert type_(line).code == 0
    assert journal.rows("value, side") == [(1, "left"), (9, "left")]


def test_a_correction_turns_nothing_round(type_, journal):
    type_("log leg-weakness 3")
    answer = type_("edit 1 leg strength 9")
    assert answer.code == 2
    assert "tracker edit 1 leg-weakness 1" in answer.err
    assert journal.rows("value") == [(3,)]


@pytest.mark.skipif(os.name == "nt", reason="there is no such terminal")
def test_at_a_terminal_the_good_end_is_asked_once_and_undo_takes_both_back(type_, journal):
    terminal = Terminal("log", "energy", "8")
    terminal.wait_for('"energy" is')
    terminal.wait_for("One key")
    terminal.press("a")
    assert terminal.end() == 0
    assert journal.rows("name, value") == [("fatigue", 2)]
    assert 'You said "energy 8", where 10 is good' in " ".join(terminal.shown.split())
    again = type_("log energy 3 yesterday")
    assert 'You said "energy 3", where 10 is good.' in " ".join(again.out.split())
    assert type_("symptom forget energy").code == 0
    assert type_("log energy 3").code == 2
    type_("undo 3")
    assert journal.rows("name") == []
    assert type_("log energy 3").code == 2


@pytest.mark.thorough
@pytest.mark.skipif(os.name == "nt", reason="there is no such terminal")
def test_nothing_is_saved_when_the_question_is_left(type_, journal):
    terminal = Terminal("log", "mood", "8")
    terminal.wait_for("One key")
    terminal.press("\x1b")
    assert terminal.end() == 1
    assert journal.rows("name") == []


def test_old_keys_go_on_in_lines_of_scripts_and_json_says_the_new_one(type_, journal):
    assert type_("log leg-strength 3 --json").json["entries"][0]["name"] == "leg-weakness"
    for line in (
        "show leg-strength",
        "trend leg-strength",
        "symptom move leg-strength 1",
        "symptom hide leg-strength",
    ):
        assert type_(line).code == 0, line


def test_a_spreadsheet_whose_heading_does_not_say_the_good_end_is_refused(type_, journal, surroundings):
    (surroundings / "diary.csv").write_text("date,Leg strength\n2026-11-01,9\n")
    answer = type_("import diary.csv")
    assert answer.code == 2
    assert '"Leg strength": is a high value good or bad?' in " ".join(answer.err.split())
    (surroundings / "diary.csv").write_text("date,leg-strength\n2026-11-01,9\n")  # of an old export
    assert type_("import diary.csv").code == 0
    assert journal.rows("name, value") == [("leg-weakness", 9)]


def test_two_symptoms_become_one_and_one_undo_makes_them_two_again(type_, journal):
    for line in (
        "symptom add burning soles --worst pain",
        "symptom also stinging burning soles",
        "log burning soles 5",
        "log stinging 4 yesterday left",
        "log burning 3 yesterday right",
    ):
        assert type_(line).code == 0, line
    answer = type_("symptom merge burning soles into burning")
    assert "2 scores of Burning soles are now of Burning." in answer.out
    assert journal.rows("id, name, value, side") == [
        (3, "burning", 3, "right"),
        (1, "burning", 5, None),
        (2, "burning", 4, "left"),
    ]
    listed = type_("symptom --json").json
    assert [one["key"] for one in listed["symptoms"] if one["tracked"]][-1] == "burning"
    assert {one["said"]: one["answer"] for one in listed["remembered"]} == {
        "burning soles": "burning",
        "stinging": "burning",
    }
    assert type_("log burning soles 2 --json").json["entries"][0]["name"] == "burning"
    assert "Burning soles 5 of 10" in type_("history 1").out
    type_("undo 2")
    assert sorted(journal.rows("id, name")) == [(1, "burning-soles"), (2, "burning-soles"), (3, "burning")]
    assert type_("log stinging 2 --json").json["entries"][0]["name"] == "burning-soles"
    type_("undo")
    assert type_("redo").code == 0
    assert {name for (name,) in journal.rows("name")} == {"burning-soles", "burning"}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "code", "why"),
    [
        ("symptom merge tingling balance", 1, "both have a score on today at 14:30"),
        ("symptom merge fatigue brain fog", 4, "There is no score of Fatigue"),
        ("symptom merge tingling pins", 2, "Both are Tingling already"),
        ("symptom merge tug tingling", 2, "not scored from 0 to 10"),
        ("symptom merge falls tingling", 2, "not scored from 0 to 10"),
        ("symptom merge tingling", 2, "which two symptoms"),
    ],
)
def test_what_cannot_become_one_is_refused_and_stays(type_, journal, line, code, why):
    type_("log t6 b4")
    answer = type_(line)
    assert answer.code == code, answer
    assert why.replace("today", "Fri 20 Nov") in " ".join(answer.err.split())
    assert journal.rows("name, value") == [("tingling", 6), ("balance", 4)]
