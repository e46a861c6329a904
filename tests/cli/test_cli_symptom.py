"""The person's own list of symptoms, as they change it and as it is asked."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

import pytest
from cli_terminal import Terminal

SYMPTOM = {"key", "label", "none", "worst", "unit", "asked", "tracked", "since"}


def tracked(type_):
    return [one["key"] for one in type_("symptom --json").json["symptoms"] if one["tracked"]]


def test_the_list_in_json_is_the_contract(type_):
    answer = type_("symptom --json").json
    assert set(answer) == {"schema", "command", "symptoms", "remembered"}
    assert [(one["key"], one["asked"]) for one in answer["symptoms"]] == [
        ("tingling", "daily"),
        ("balance", "daily"),
        ("leg-weakness", "daily"),
        ("interference", "weekly"),
    ]
    assert all(set(one) == SYMPTOM for one in answer["symptoms"])


def test_a_symptom_of_ones_own_is_logged_shown_and_asked_by_its_name(type_, journal):
    answer = type_("symptom", "add", "buzzing", "feet", "--worst", "cannot bear a sock")
    assert "Buzzing feet is on your list, asked daily: 0 is none, 10 is cannot bear a sock." in answer.all
    assert "tracker undo" in answer.out
    assert "Buzzing feet 7 of 10" in type_("log buzzing feet 7").out
    assert "Buzzing feet 3 of 10" in type_("log 1 2 4 3").all, "it is the fourth of the list"
    assert journal.rows("name, value, unit")[0] == ("buzzing-feet", 7, "score")
    assert "Buzzing feet" in type_("show buzzing feet").out
    assert "Buzzing feet" in type_("").out


def test_the_list_shows_the_fewest_letters_for_each_symptom(type_):
    type_("symptom add buzzing feet")
    said = type_("symptom").out.splitlines()[1:]
    rows = [line.split()[:4] for line in said if " daily " in line or " weekly " in line]
    assert rows == [
        ["1", "daily", "t", "Tingling"],
        ["2", "daily", "ba", "Balance"],
        ["3", "daily", "l", "Leg"],
        ["4", "weekly", "i", "Interference"],
        ["5", "daily", "bu", "Buzzing"],
    ]
    assert "Balance trouble 4 of 10, Buzzing feet 5 of 10" in type_("log ba4 bu5").all
    assert "holding on). ba is enough to name it." in type_("symptom --plain").all


def test_adding_says_so_too_when_the_letters_named_what_is_logged_without_being_on_the_list(type_):
    assert "Numbness 4 of 10" in type_("log n4").all
    assert "n is now Neuralgia: for Numbness type nu." in type_("symptom add neuralgia").all
    assert "Neuralgia 4 of 10" in type_("log n4").all
    assert " is now " not in type_("symptom rename neuralgia to neuritis").all
    assert "Numbness 4 of 10" in type_("log nu4").all


def test_adding_says_which_letters_no_longer_name_what_they_did(type_):
    said = type_("symptom add buzzing feet").all
    assert "b is now Balance trouble or Buzzing feet: type ba or bu. Wrong?" in said
    assert " is now " not in type_("symptom add numbness").all
    assert "l is now L: for Leg weakness type le." in type_("symptom rename buzzing feet to L").all


def test_a_name_with_an_apostrophe_is_advised_in_a_way_that_a_shell_takes(type_, journal):
    answer = type_("symptom", "add", "can't", "sleep")
    assert "To log it, with a score from 0 to 10: tracker log cant-sleep ..." in answer.all
    assert "Can't sleep 7 of 10" in type_("log", "can't", "sleep", "7").all
    assert "Can't sleep 6 of 10" in type_("log cant sleep 6").all
    type_("symptom add cant sleep")
    assert tracked(type_).count("cant-sleep") == 1
    assert {name for (name,) in journal.rows("name")} == {"cant-sleep"}


@pytest.mark.thorough
def test_undo_takes_every_change_of_the_list_back(type_, journal):
    before = type_("symptom --json").json["symptoms"]
    lines = ["symptom add buzzing feet", "symptom hide balance", "symptom rename tingling to pins and needles"]
    for line in [*lines, "symptom move leg-weakness 1", "symptom add pain weekly"]:
        assert type_(line).code == 0
    after = type_("symptom --json").json["symptoms"]
    assert [one["label"] for one in after if one["tracked"]] == [
        "Leg weakness", "Pins and needles", "Buzzing feet", "Pain",
    ]  # fmt: skip
    assert type_("undo 5").code == 0
    assert type_("symptom --json").json["symptoms"] == before
    assert type_("redo 5").code == 0
    assert type_("symptom --json").json["symptoms"] == after


def test_undo_says_in_words_what_of_the_list_is_gone_and_back(type_):
    type_("symptom add buzzing feet")
    type_("symptom hide buzzing feet")
    said = type_("undo").all
    assert "gone Buzzing feet, off your list back Buzzing feet, place 5 of your list, asked daily" in said
    answer = type_("undo --json").json
    assert answer["changes"][0]["symptoms_gone"] == ["buzzing-feet"]


@pytest.mark.parametrize(
    ("line", "order"),
    [
        ("symptom move balance to 3", ["tingling", "leg-weakness", "balance", "interference"]),
        ("symptom move leg weakness top", ["leg-weakness", "tingling", "balance", "interference"]),
        ("symptom move tingling last", ["balance", "leg-weakness", "interference", "tingling"]),
        ("symptom move leg weakness first", ["leg-weakness", "tingling", "balance", "interference"]),
    ],
)
def test_a_place_in_the_list_is_a_number_or_an_end(type_, line, order):
    assert type_(line).code == 0
    assert tracked(type_) == order


def test_moving_changes_only_what_has_another_place(type_, journal):
    before = journal.bytes()
    answer = type_("symptom move balance 2")
    assert answer.out == "Balance trouble is there already, so nothing was changed.\n"
    assert journal.bytes() == before
    type_("symptom move balance 3")
    assert tracked(type_) == ["tingling", "leg-weakness", "balance"]
    said = type_("undo").all
    assert "Balance trouble" in said and "Tingling" not in said
    assert tracked(type_) == ["tingling", "balance", "leg-weakness"]


def test_what_looks_like_a_slip_is_taken_when_its_words_are_given(type_, journal):
    assert type_("symptom", "add", "numbenss", "--worst", "all of it").code == 0
    assert tracked(type_)[-1] == "numbenss"


def test_what_is_hidden_keeps_its_entries_and_can_still_be_logged(type_, journal):
    type_("log b4")
    assert "stays" in type_("symptom hide balance").out
    assert "Balance trouble" in type_("show").out
    assert "Balance trouble 5 of 10" in type_("log balance 5").out
    assert tracked(type_) == ["tingling", "leg-weakness"]
    assert "Balance" not in type_("today --json").out.split('"missing"')[1]
    assert type_("log 6 3").code == 0


def test_a_renamed_symptom_goes_by_both_names_and_keeps_its_key(type_, journal):
    type_("symptom add buzzing feet")
    type_("log buzzing feet 7")
    assert "break" in type_("symptom rename buzzing feet to burning soles").out
    assert type_("log burning soles 6").code == type_("log buzzing-feet 5").code == 0
    assert {name for (name,) in journal.rows("name")} == {"buzzing-feet"}
    assert "     1  14:30  Burning soles 7 of 10" in type_("show 1").out.splitlines()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("symptom ad pain", "Did you mean add?"),
        ("symptom list", "add, hide, rename, move, also, forget and merge."),
        ("symptom remove balance", "Did you mean hide?"),
        ("symptom delete balance", "Did you mean hide?"),
        ("symptom rename leg weakness weak legs", "tracker symptom rename leg weakness to weak legs"),
        ("symptom rename tingling pins and needles", "tracker symptom rename tingling to pins and needles"),
        ("symptom move tingling up", "tracker symptom move ... 1"),
        ("symptom add interference monthley", "Did you mean monthly?"),
        ("symptom add today", "cannot be the name"),
        ("symptom add Sunday", "cannot be the name"),
        ("symptom add may", "cannot be the name"),
        ("symptom add", "which one?"),
        ("symptom add weekly", "Add which one?"),
        ("symptom hide nothing", 'I do not know "nothing"'),
        ("symptom hide balence", "Did you mean balance?"),
        ("symptom rename tingling", "Rename it to what?"),
        ("symptom rename tingling to balance", "already"),
        ("symptom move pain 1", "not on your list"),
        ("symptom move tingling 9", "4 places"),
        ("symptom add p", "could be"),
        ("symptom add numbenss", "Did you mean numbness?"),
        ("symptom add leg weaknes", "Did you mean leg-weakness?"),
        ("symptom add left", "cannot be the name"),
        ("symptom add yesterday pain", "could be"),
        ("symptom add b6 feeling", "digit"),
        ("symptom add foot", "cannot be the name"),
        ("symptom add !!", "cannot be the name"),
        ("symptom rename romberg to balance test", "keeps its name"),
        ("symptom add tingling --worst awful", "already"),
        ("symptom hide tingling --worst awful", "add or rename"),
        ("symptom --none nothing", "Which symptom"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_type(type_, line, said):
    answer = type_(line)
    assert answer.code in (1, 2), answer
    assert said in answer.all
    assert tracked(type_) == ["tingling", "balance", "leg-weakness", "interference"]


def test_a_name_that_is_a_word_of_the_grammar_in_part_can_still_be_scored(type_, journal):
    for name in ("hot left ear", "cold mornings", "ten pins"):
        answer = type_(f"symptom add {name}")
        if answer.code == 0:
            assert type_(f"log {name} 5").code == 0, answer.all


def test_near_falls_are_counted_and_home_tests_keep_the_best_of_several(type_, journal):
    assert type_("log near-falls 2 t6").code == 0
    assert type_("log romberg 20 25 22").code == 0
    assert type_("log sit-to-stand-5 14 12.5").code == 0
    assert type_("log single-leg left 12 14 right 9").code == 0
    assert type_("log romberg 12 41").code == 0
    assert journal.rows("name, value, unit, comparator, side, note") == [
        ("near-falls", 2, "count", None, None, ""),
        ("tingling", 6, "score", None, None, ""),
        ("romberg", 25, "s", None, None, "best of 20, 25 and 22"),
        ("sit-to-stand-5", 12.5, "s", None, None, "best of 14 and 12.5"),
        ("single-leg", 14, "s", None, "left", "best of 12 and 14"),
        ("single-leg", 9, "s", None, "right", ""),
        ("romberg", 30, "s", ">=", None, "best of 12 and 41"),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("log near-falls 1.5", "whole number"),
        ("log near-falls 100", "more than 99"),
        ("log near-falls 3 s", "not timed"),
        ("log tingling 6 5", "after Tingling has its score"),
        ("log romberg up to the knee 20", "does not go up"),
        ("log tingling 6 up to the knee to the ankle", "two places"),
    ],
)
def test_a_count_or_a_result_that_cannot_be_is_refused(type_, line, said):
    answer = type_(line)
    assert (answer.code, said in answer.all) == (2, True), answer


@pytest.mark.parametrize(
    ("words", "extent", "said"),
    [
        ("numbness 5 up to the ankle", "ankle", "up to the ankle"),
        ("numbness 5 to the knees", "knee", "up to the knee"),
        ("numbness toes 5", "toes", "toes"),
        ("numbness 5 beyond the knee left", "above the knee", "left, above the knee"),
        ("n5 both foot to ankle", "ankle", "foot, both sides, up to the ankle"),
    ],
)
def test_how_far_up_it_is_felt_is_kept(type_, journal, words, extent, said):
    answer = type_(f"log {words}")
    assert f"Numbness 5 of 10 ({said})" in answer.all
    assert journal.rows("extent") == [(extent,)]
    assert type_("edit 1 up to the wrist").code == 0
    assert journal.rows("extent") == [("wrist",)]


def test_a_second_fall_in_the_counts_of_a_week_is_a_warning_sign(type_):
    assert "Two falls" not in type_("log falls 1 yesterday").all
    assert "Two falls within 7 days" in type_("log falls 1").all
    assert "Two falls" in type_("log falls 2 3 weeks ago").all


def test_an_export_in_json_takes_the_list_along_and_undo_takes_it_back(type_, journal, surroundings, monkeypatch):
    type_("symptom", "add", "buzzing", "feet", "--worst", "cannot bear a sock")
    type_("symptom hide balance")
    type_("log buzzing feet 7 tingling 2 toes")
    type_("export json -o j.json")
    assert len(json.loads((surroundings / "j.json").read_text())["symptoms"]) == 2
    monkeypatch.setenv("TRACKER_JOURNAL", str(surroundings / "other.db"))
    assert type_("import j.json").code == 0
    # In the journal that the test began with, buzzing feet is the fourth; this new one has interference there too.
    assert tracked(type_) == ["tingling", "leg-weakness", "buzzing-feet", "interference"]
    assert type_("log buzzing feet 2").code == 0
    type_("undo 2")
    assert tracked(type_) == ["tingling", "balance", "leg-weakness", "interference"]


def test_a_spreadsheet_with_a_column_for_an_own_symptom_is_taken(type_, journal, surroundings):
    (surroundings / "wide.csv").write_text("date,Buzzing\n2026-11-01,6\n")
    refused = type_("import wide.csv")
    assert (refused.code, "--yes" in refused.all) == (2, True)
    type_("symptom add buzzing")
    assert type_("import wide.csv").code == 0
    assert journal.rows("name, value") == [("buzzing", 6)]


def test_the_file_keeps_every_version_of_the_list(type_, journal):
    type_("symptom add buzzing feet")
    type_("symptom rename buzzing feet to burning soles")
    with closing(sqlite3.connect(journal.path)) as connection:
        rows = connection.execute("SELECT key, label, live FROM symptoms ORDER BY row").fetchall()
    assert rows == [("buzzing-feet", "Buzzing feet", 0), ("buzzing-feet", "Burning soles", 1)]


@pytest.mark.thorough
def test_places_of_injections_are_shown_and_offered_in_turn(type_, journal):
    type_("shot hydroxocobalamin 1 mg left thigh 9 weeks ago")
    type_("shot right deltoid left deltoid 8 weeks ago")
    answer = type_("shot")
    assert "Where? Left alone the longest is right thigh: tracker edit 3 right thigh." in answer.all
    assert type_("edit 3 right thigh").code == 0
    shown = type_("sites").all
    assert "right thigh Fri 25 Sep" in shown or "right deltoid and left deltoid" in shown
    turn = type_("sites --json").json["turn"]
    assert (turn[0]["site"], turn[0]["side"]) == ("thigh", "left")
    assert type_("sites --plain").out.startswith("Friday 20 November 2026: right thigh.")
    assert type_("export json -o j.json").code == 0


def test_without_an_injection_there_are_no_places(type_, journal):
    answer = type_("sites")
    assert (answer.code, "tracker shot" in answer.err) == (4, True)


posix = pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal of POSIX")


@posix
def test_one_key_puts_a_symptom_on_the_list(type_, journal):
    terminal = Terminal("symptom", "add")
    terminal.wait_for("Esc for none: ")
    terminal.press("a")
    assert terminal.end() == 0
    assert tracked(type_) == ["tingling", "balance", "leg-weakness", "numbness"]


@pytest.mark.thorough
@posix
def test_counts_tests_and_places_are_asked_in_the_check_in(type_, journal):
    type_("symptom add near-falls")
    type_("symptom add romberg")
    type_("shot hydroxocobalamin 1 mg left thigh 8 weeks ago")
    type_("plan shot hydroxocobalamin 1 mg every 8 weeks")
    terminal = Terminal("log")
    for key in "643":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("times: ")
    terminal.press("2")
    terminal.wait_for("somebody beside you")
    terminal.wait_for("> ")
    terminal.press("20 nonsense\n")
    terminal.wait_for("I do not know")
    terminal.wait_for("> ")
    terminal.press("20 31\n")
    terminal.wait_for("y, n, or Space for not yet: ")
    terminal.press("y")
    terminal.wait_for("Esc for none: ")
    terminal.press("1")
    terminal.wait_for("> ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert journal.rows("name, value, comparator, site, side")[4:] == [
        ("near-falls", 2, None, None, None),
        ("romberg", 30, ">=", None, None),
        ("hydroxocobalamin", 1, None, "thigh", "right"),
    ]
    assert max(map(len, terminal.shown.splitlines())) <= 40


@pytest.mark.thorough
@posix
def test_no_home_test_is_asked_when_the_score_just_given_is_unsteady(type_, journal):
    type_("symptom add romberg")
    terminal = Terminal("log")
    for key in "6x3":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("left out")
    terminal.wait_for("> ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert "eyes closed" not in terminal.shown


@posix
@pytest.mark.thorough
def test_no_home_test_is_asked_after_a_fall(type_, journal):
    type_("symptom add romberg")
    type_("fall stairs")
    terminal = Terminal("log")
    for key in "643":
        terminal.wait_for("score: ")
        terminal.press(key)
    terminal.wait_for("left out")
    terminal.wait_for("Anything else?")
    terminal.wait_for("> ")
    terminal.press("\n")
    assert terminal.end() == 0
    assert "eyes closed" not in terminal.shown


@pytest.mark.thorough
@pytest.mark.parametrize("verb", ["add", "hide", "rename", "move"])
def test_what_is_half_said_is_refused_with_the_form_of_the_same_verb(type_, verb):
    type_("symptom add numbness")
    answer = type_(f"symptom {verb}")
    assert (answer.code, f"Write its name: tracker symptom {verb} " in answer.all) == (2, True)


def test_a_symptom_can_be_given_its_first_name_back(type_, journal) -> None:
    assert type_("symptom rename tingling to pins and needles").code == 0
    back = type_("symptom rename tingling to tingling")
    assert back.code == 0, back.err
    assert "p names nothing now: for Tingling type t." in back.all


def test_a_listed_symptom_at_a_place_is_no_new_symptom_unless_it_is_described(type_, journal):
    refused = type_("symptom add burning feet")
    assert refused.code == 2 and "Nothing was changed." in refused.all
    assert "tracker symptom add burning For a symptom of its own: tracker symptom add 'burning feet' --worst" in (
        refused.all
    )
    assert "Tingling is on your list: write the place with its score." in type_("symptom add tingling toes").all
    assert type_("symptom", "add", "burning feet", "--worst", "worst imaginable").code == 0
    assert type_("log burning feet 6").code == 0
    assert journal.rows("name, value, site") == [("burning-feet", 6, None)]


def test_a_whole_word_of_a_known_name_is_no_slip_of_it(type_, journal):
    assert type_("symptom add weakness").code == 0
    assert type_("log weakness 4").code == 0
    assert journal.rows("name, value") == [("weakness", 4)]
