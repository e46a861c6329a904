"""The ways back: undo, redo, edit, delete. Nothing is lost on the way."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest
from cli_terminal import Terminal

VALUES = "id, name, value"


def test_undo_and_redo_walk_the_same_steps_back_and_forth(type_, journal):
    states = [journal.rows(VALUES)]
    for line in ("log t6 b4", "note dizzy", "edit 1 5", "delete 2 3", "shot hydroxocobalamin 1 mg"):
        assert type_(line).code == 0
        states.append(journal.rows(VALUES))
    for state in states[-2::-1]:
        assert type_("undo").code == 0
        assert journal.rows(VALUES) == state
    assert type_("undo").code == 4
    for state in states[1:]:
        assert type_("redo").code == 0
        assert journal.rows(VALUES) == state
    assert type_("redo").code == 4


def test_undo_says_what_is_gone_and_what_is_back(type_, journal):
    type_("log t6 yesterday")
    type_("edit 1 5")
    answer = type_("undo")
    assert answer.out.splitlines() == [
        "Undone: edit",
        "  gone  Thu 19 Nov  Tingling 5 of 10",
        "  back  Thu 19 Nov  Tingling 6 of 10",
        "Wrong? tracker redo",
    ]


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX terminal")
@pytest.mark.parametrize(("key", "code", "left"), [("n", 1, 6), pytest.param("y", 0, 0, marks=pytest.mark.thorough)])
def test_to_undo_many_changes_is_asked_about_at_a_terminal(type_, journal, key, code, left):
    for _ in range(6):
        type_("log t6")
    terminal = Terminal("undo", "20")
    terminal.wait_for("Undo the last 20 changes?")
    assert len(journal.rows()) == 6
    terminal.press(f"{key}\r")
    assert (terminal.end(), len(journal.rows())) == (code, left)


def test_without_a_terminal_many_changes_are_undone_unasked(type_, journal):
    for _ in range(6):
        type_("log t6")
    assert (type_("undo 6").code, journal.rows()) == (0, [])


def test_a_refused_correction_says_which_entry_it_would_have_changed(type_, journal):
    type_("take b12 1000 ug")
    answer = type_("edit 1 bruised knee")
    assert 'I do not know "bruised"' in answer.all
    assert "Entry 1 is Fri 20 Nov vitamin B12 1000 µg." in answer.all


def test_several_changes_are_undone_at_once_with_one_way_back(type_, journal):
    for line in ("log t6", "log b4", "log l3"):
        type_(line)
    answer = type_("undo 2")
    assert answer.out.count("Undone: log") == 2
    assert answer.out.endswith("Wrong? tracker redo 2\n")
    assert answer.out.count("Wrong?") == 1
    assert journal.rows("name") == [("tingling",)]
    type_("redo two")
    assert len(journal.rows()) == 3


def test_undoing_more_than_there_is_undoes_all_and_says_so(type_, journal):
    type_("log t6")
    answer = type_("undo 5")
    assert answer.code == 0
    assert "nothing left to undo" in answer.err
    assert journal.rows() == []
    answer = type_("undo")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err.startswith("There is nothing to undo.")


def test_undo_in_json_is_one_object_for_all_its_steps(type_, journal):
    type_("log t6")
    type_("edit 1 5")
    changes = type_("undo 2 --json").json["changes"]
    assert [change["command"] for change in changes] == ["edit", "log"]
    keys = {"command", "gone", "gone_count", "back", "back_count", "plans_gone", "plans_back"}
    keys |= {"symptoms_gone", "symptoms_back", "remembered_gone", "remembered_back"}
    assert all(set(change) == keys for change in changes)
    assert [entry["value"] for entry in changes[0]["gone"]] == [5]
    assert [entry["value"] for entry in changes[0]["back"]] == [6]
    assert (changes[1]["gone_count"], changes[1]["back_count"]) == (1, 0)
    answer = type_("undo --json")
    assert (answer.code, answer.error["code"]) == (4, "nothing-found")


def test_undo_in_plain_words_is_in_sentences(type_, journal):
    type_("log t6 yesterday")
    assert type_("undo --plain").out.splitlines() == [
        "Undone: log.",
        "Gone: Thursday 19 November 2026, Tingling 6 of 10.",
        "To turn that round, type: tracker redo",
    ]


def test_a_new_entry_after_an_undo_ends_the_redo(type_, journal):
    type_("log t6")
    type_("undo")
    type_("log b4")
    assert type_("redo").code == 4
    assert journal.rows("name") == [("balance",)]


@pytest.mark.parametrize(
    ("entry", "change", "columns", "expected"),
    [
        ("log t6", "5", "name, value", ("tingling", 5)),
        ("log t6", "tingling 5", "name, value", ("tingling", 5)),
        ("log t6", "balance", "name, value", ("balance", 6)),
        ("log t6", "yesterday", "day, time", ("2026-11-19", "14:30")),
        ("log t6", "yesterday 8am", "day, time", ("2026-11-19", "08:00")),
        ("log t6", "left foot", "site, side", ("foot", "left")),
        ("log t6", "skipped", "value, state", (None, "skipped")),
        ("log t skipped", "4", "value, state", (4, "recorded")),
        ("log t6", "--note sore", "value, note", (6, "sore")),
        ("log romberg 22", "24", "name, value, unit", ("romberg", 24, "s")),
        ("shot hydroxocobalamin 1 mg im", "left thigh 8am", "site, side, time", ("thigh", "left", "08:00")),
        ("shot hydroxocobalamin 1 mg im", "cyanocobalamin", "name, form", ("cyanocobalamin", "cyanocobalamin")),
        ("shot hydroxocobalamin 1 mg im", "sc", "route", ("subcutaneous",)),
        ("take folate 5 mg", "400 ug", "value, unit", (400, "ug")),
        ("take folate 5 mg", "skipped", "value, state", (5, "skipped")),
        ("note dizzy", "dizzy after stairs", "note", ("dizzy after stairs",)),
        ("fall shower", "yesterday 8am", "day, time, note", ("2026-11-19", "08:00", "shower")),
        ("fall shower", "bath, bruised hip", "note", ("bath, bruised hip",)),
    ],
)
def test_edit_changes_what_is_said_and_leaves_the_rest(type_, journal, entry, change, columns, expected):
    type_(entry)
    before = journal.rows("id, uid, kind, recorded_at")
    answer = type_(f"edit 1 {change}")
    assert answer.code == 0, answer.err
    assert journal.rows(columns) == [expected]
    assert journal.rows("id, uid, kind, recorded_at") == before
    assert "It was: " in answer.all
    assert "Wrong? tracker undo" in answer.all


def test_an_edited_blood_test_keeps_its_range(type_, journal, surroundings):
    (surroundings / "in.csv").write_text(
        "kind,day,name,value,unit,low,high\nlab,2026-11-01,b12,412,ng/L,197,771\n", encoding="utf-8"
    )
    type_("import in.csv")
    assert type_("edit 1 421").code == 0
    assert journal.rows("value, unit, low, high") == [(421, "ng/L", 197, 771)]


def test_an_edit_that_changes_nothing_says_so_and_is_no_change(type_, journal):
    type_("log t6")
    before = journal.bytes()
    answer = type_("edit 1 6")
    assert answer.code == 0
    assert "is like that already" in answer.out
    assert journal.bytes() == before


def test_an_edit_into_the_future_is_refused(type_, journal):
    type_("log t6 yesterday 8pm")
    before = journal.bytes()
    answer = type_("edit 1 today")
    assert (answer.code, answer.out) == (1, "")
    assert "lies ahead" in answer.all
    assert journal.bytes() == before


def test_what_was_edited_and_deleted_stays_in_the_history(type_, journal):
    type_("log t6")
    type_("edit 1 5")
    type_("delete 1")
    with closing(sqlite3.connect(journal.path)) as connection:
        assert connection.execute("SELECT value, live FROM entries ORDER BY row").fetchall() == [(6, 0), (5, 0)]
        commands = [command for (command,) in connection.execute("SELECT command FROM changes ORDER BY id")]
    assert commands == ["log", "edit", "delete"]


def test_several_entries_are_deleted_in_one_change(type_, journal):
    type_("log t6 b4 l3")
    answer = type_("delete 3 1 3")
    assert answer.out.splitlines() == [
        "Deleted  Fri 20 Nov  Leg weakness 3 of 10",
        "Deleted  Fri 20 Nov  Tingling 6 of 10",
        "Wrong? tracker undo",
    ]
    assert journal.rows("name") == [("balance",)]
    type_("undo")
    assert len(journal.rows()) == 3


def test_one_wrong_number_deletes_none(type_, journal):
    type_("log t6 b4")
    before = journal.bytes()
    answer = type_("delete 1 2 99")
    assert (answer.code, answer.out) == (4, "")
    assert "99" in answer.err
    assert journal.bytes() == before


def test_an_entry_keeps_its_number_through_undo_and_edit(type_, journal):
    type_("log t6")
    type_("log b4")
    type_("undo")
    type_("log l3")
    type_("edit 1 5")
    assert journal.rows("id, name") == [(3, "leg-weakness"), (1, "tingling")]
    assert type_("show 1 --json").json["entries"][0]["value"] == 5


def test_an_entry_is_edited_in_a_sentence_and_a_refusal_names_only_this_entry(type_, journal):
    type_("log t6")
    assert type_("edit 1 tingling to 7").code == 0
    assert journal.rows("value") == [(7,)]
    refused = type_("edit 1 frobnicate")
    assert refused.code == 2
    assert "tracker show 1" in refused.err and "143" not in refused.err


def test_two_numbers_are_not_one_change_of_an_entry(type_, journal):
    type_("log t6")
    assert type_("edit 1 3 4 yesterday").code == 2
    assert journal.rows("value, day") == [(6, "2026-11-20")]
