"""The same file, corrected: a changed cell is a question, and never a third entry."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

SHEET = "Date,Tingling,Balance trouble,Notes\n2026-10-01,5,2,\n2026-10-02,4,3,slept badly\n"


def replaced(name: str, old: str, new: str) -> None:
    text = Path(name).read_text(encoding="utf-8-sig")
    assert old in text
    Path(name).write_text(text.replace(old, new, 1))


def test_a_corrected_spreadsheet_is_asked_about_taken_and_taken_back(type_, journal):
    Path("in.csv").write_text(SHEET)
    assert type_("import in.csv --scale 0-10 --json").json["added"] == 5
    replaced("in.csv", "2026-10-01,5", "2026-10-01,6")
    Path("in.csv").write_text(Path("in.csv").read_text() + "2026-10-03,1,1,\n")
    before = journal.bytes()
    refused = type_("import in.csv --scale 0-10")
    assert (refused.code, refused.out, journal.bytes()) == (2, "", before)
    assert refused.all == (
        "1 entry in the journal differs from the file: 1 Thu 1 Oct Tingling 5 of 10; in the file: Tingling 6 of 10. "
        "Nothing was imported. Add --changed file to take the file's as corrections, or --changed journal to keep "
        "the journal's, or --changed both to have both."
    )
    seen = type_("import in.csv --scale 0-10 --dry-run --json").json
    assert (seen["added"], seen["different"], seen["corrected"]) == (2, 1, 0)
    assert journal.bytes() == before
    taken = type_("import in.csv --scale 0-10 --changed file")
    assert "Added 2 entries, corrected 1, 4 there already." in taken.all
    assert sorted(row[1:] for row in journal.rows("name, day, value") if row[0] == "tingling") == [
        ("2026-10-01", 6.0),
        ("2026-10-02", 4.0),
        ("2026-10-03", 1.0),
    ]
    assert "Nothing was changed." in type_("import in.csv --scale 0-10").all
    assert type_("undo").code == 0
    assert sorted(row[1] for row in journal.rows("name, value") if row[0] == "tingling") == [4.0, 5.0]


@pytest.mark.parametrize("shape", ["csv", "json", "wide"])
def test_a_corrected_export_of_ours_is_asked_about(type_, journal, shape):
    type_("log", "t6", "yesterday", "8am")
    type_("log", "b4", "yesterday")
    type_("fall", "on the stairs, unhurt")
    Path("out").write_bytes(type_(f"export {shape}" if shape != "wide" else "export csv --wide").out.encode())
    if shape == "json":
        content = json.loads(Path("out").read_text())
        content["entries"][[one["name"] for one in content["entries"]].index("tingling")]["value"] = 7
        Path("out").write_text(json.dumps(content))
    else:
        replaced("out", *(("tingling,6", "tingling,7") if shape == "csv" else ("Thu,,6,4", "Thu,,7,4")))
    before = journal.rows()
    refused = type_("import out")
    assert (refused.code, journal.rows()) == (2, before)
    assert "Tingling 6 of 10; in the file: Tingling 7 of 10" in refused.all
    assert "corrected 1, 2 there already" in type_("import out --changed file").all
    rows = journal.rows("name, value, time")
    assert sorted(rows) == sorted([("tingling", 7.0, "08:00"), ("balance", 4.0, None), ("fall", 0.0, "14:30")])


def test_a_file_without_identities_is_known_again_and_may_add_what_is_another_entry(type_, journal):
    type_("log", "t5", "yesterday")
    Path("in.csv").write_text("day,kind,name,value\n2026-11-19,symptom,tingling,5\n2026-11-18,symptom,tingling,3\n")
    assert "Added 1 entry, 1 there already" in type_("import in.csv").all
    replaced("in.csv", "tingling,3", "tingling,4")
    assert type_("import in.csv").code == 2
    assert "Added 1 entry, 1 there already" in type_("import in.csv --changed both").all
    assert sorted(row[0] for row in journal.rows("value")) == [3.0, 4.0, 5.0]
    # With two of them there, both are known.
    assert "Nothing was changed." in type_("import in.csv").all


def test_a_column_that_a_file_does_not_have_stays_as_it_is(type_, journal):
    type_("shot", "hydroxocobalamin", "1", "mg", "im", "left", "thigh", "--note", "calm")
    rows = [line.split(",") for line in type_("export csv").out.splitlines()]
    kept = [rows[0].index(name) for name in ("kind", "day", "name", "value", "unit", "route", "uid")]
    text = "\n".join(",".join(row[place] for place in kept) for row in rows) + "\n"
    Path("in.csv").write_text(text)
    assert "Nothing was changed." in type_("import in.csv").all
    replaced("in.csv", ",1,mg", ",1.5,mg")
    assert type_("import in.csv --changed file").code == 0
    assert journal.rows("value, site, side, note") == [(1.5, "thigh", "left", "calm")]


def test_what_was_deleted_here_comes_back_only_when_asked_for(type_, journal):
    Path("in.csv").write_text(SHEET)
    type_("import in.csv --scale 0-10")
    type_("delete 1")
    replaced("in.csv", "2026-10-01,5", "2026-10-01,6")
    assert "1 left out, as you deleted" in type_("import in.csv --scale 0-10").all
    assert "Added 1 entry, 4 there already" in type_("import in.csv --scale 0-10 --deleted-too").all
    assert ("tingling", 6.0) in journal.rows("name, value")


def test_at_a_terminal_it_is_asked_once(type_, journal, monkeypatch):
    Path("in.csv").write_text(SHEET)
    type_("import in.csv --scale 0-10")
    replaced("in.csv", "2026-10-01,5", "2026-10-01,6")
    monkeypatch.setattr("tracker.cli.context.Context.may_ask", True)
    for key, code, value in (("\x1b", 1, 5.0), ("j", 0, 5.0), ("f", 0, 6.0)):
        monkeypatch.setattr("tracker.cli.terminal.key_presses.pressed", lambda key=key: iter([key]))
        answer = type_("import in.csv --scale 0-10")
        assert answer.code == code
        assert "in the file: Tingling 6 of 10" in answer.all
        assert ("stays as it is" in answer.out) is (key == "j")
        assert ("tingling", value, "2026-10-01") in journal.rows("name, value, day")


def test_a_column_with_another_heading_is_the_same_column(type_, journal):
    Path("in.csv").write_text(SHEET)
    type_("import in.csv --scale 0-10")
    replaced("in.csv", "Tingling", "Tingling (0-10)")
    replaced("in.csv", "Notes", "Comment")
    assert "Nothing was changed." in type_("import in.csv --scale 0-10").all
    # What else is there at another time is another entry.
    type_("log t5 2 oct 8am")
    Path("in.csv").write_text(SHEET + "2026-10-02,5,,\n")
    assert type_("import in.csv --scale 0-10 --json").json["added"] == 1


TIMED = "Date,Time,Tingling\n2026-10-01,08:00,5\n2026-10-01,20:00,7\n2026-10-02,08:00,3\n2026-10-03,08:00,4\n"


def test_a_row_that_was_removed_is_named_and_taken_out_with_one_flag_and_one_undo(type_, journal):
    Path("in.csv").write_text(TIMED)
    type_("import in.csv --scale 0-10")
    replaced("in.csv", "2026-10-02,08:00,3\n", "")
    kept = type_("import in.csv")
    assert kept.all == (
        "Added 0 entries, 3 there already. Nothing was changed. "
        "1 entry of these days came in under the same headings before, and is not in this file: "
        "3 Fri 2 Oct 08:00 Tingling 3 of 10 "
        "It stays in the journal. To take out what is not in the file: tracker import in.csv --removed-too"
    )
    assert len(journal.rows()) == 4
    assert "Added 0 entries, took out 1, 3 there already." in type_("import in.csv --removed-too").all
    assert sorted(journal.rows("value")) == [(4.0,), (5.0,), (7.0,)]
    assert type_("undo").code == 0
    assert len(journal.rows()) == 4
    # Where something else is not settled either, the line that is advised settles both.
    replaced("in.csv", "2026-10-03,08:00,4", "2026-10-03,08:00,9")
    way = "tracker import in.csv --changed file --removed-too"
    assert type_("import in.csv --dry-run").all.endswith(f"To do as the file says in all of this: {way}")
    assert type_(way.removeprefix("tracker ")).code == 0
    assert sorted(journal.rows("value")) == [(5.0,), (7.0,), (9.0,)]
    # A file of other days says nothing about this one, and neither does one without the column.
    Path("in.csv").write_text("Date,Time,Tingling\n2026-10-03,08:00,4\n2026-11-03,08:00,4\n")
    assert type_("import in.csv --json").json["gone"] == 0
    Path("in.csv").write_text("Date,Time,Pain\n2026-10-01,08:00,4\n2026-11-03,08:00,4\n")
    assert type_("import in.csv --json").json["gone"] == 0


@pytest.mark.thorough
def test_of_two_rows_of_a_day_the_one_that_is_left_stays_itself(type_, journal):
    Path("in.csv").write_text("Date,Tingling\n2026-10-01,5\n2026-10-01,7\n")
    type_("import in.csv --scale 0-10")
    Path("in.csv").write_text("Date,Tingling\n2026-10-01,7\n")
    seen = type_("import in.csv --removed-too --json").json
    assert (seen["added"], seen["different"], seen["removed"]) == (0, 0, 1)
    assert journal.rows("id, value") == [(2, 7.0)]
    # One that is put in before it adds one.
    Path("in.csv").write_text("Date,Tingling\n2026-10-01,2\n2026-10-01,7\n")
    assert type_("import in.csv --deleted-too --json").json["added"] == 1
    assert sorted(journal.rows("value")) == [(2.0,), (7.0,)]


@pytest.mark.thorough
def test_a_changed_time_is_a_correction_where_only_one_entry_can_be_meant(type_, journal):
    Path("in.csv").write_text(TIMED)
    type_("import in.csv --scale 0-10")
    replaced("in.csv", "2026-10-02,08:00", "2026-10-02,07:30")
    refused = type_("import in.csv")
    assert refused.code == 2
    assert "3 Fri 2 Oct 08:00 Tingling 3 of 10; in the file: 07:30 Tingling 3 of 10." in refused.all
    assert "Added 0 entries, corrected 1, 3 there already." in type_("import in.csv --changed file").all
    assert "Nothing was changed." in type_("import in.csv").all
    assert ("2026-10-02", "07:30") in journal.rows("day, time")
    # Two entries of a day at other times: nobody knows which is which.
    replaced("in.csv", "2026-10-01,08:00", "2026-10-01,09:00")
    replaced("in.csv", "2026-10-01,20:00", "2026-10-01,21:00")
    seen = type_("import in.csv --json").json
    assert (seen["added"], seen["different"], seen["gone"]) == (2, 0, 2)


@pytest.mark.thorough
def test_two_spreadsheets_with_the_same_headings_and_days_can_both_be_had(type_, journal):
    Path("in.csv").write_text("Date,Tingling\n2026-10-01,5\n2026-10-02,6\n2026-10-03,3\n")
    Path("other.csv").write_text("Date,Tingling\n2026-10-01,2\n2026-10-02,6\n2026-10-03,1\n")
    type_("import in.csv --scale 0-10")
    assert type_("import other.csv").code == 2
    assert "Added 2 entries, 1 there already." in type_("import other.csv --changed both").all
    for name in ("in.csv", "other.csv"):
        again = type_(f"import {name} --json").json
        assert (again["added"], again["different"], again["gone"]) == (0, 0, 2)
    assert sorted(journal.rows("value")) == [(1.0,), (2.0,), (3.0,), (5.0,), (6.0,)]
