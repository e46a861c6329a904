"""The history of changes and of one entry; and purge, the only command that removes an entry for good."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from cli_terminal import Terminal

CHANGE = {
    "change", "at", "command", "state", "undone_at", "added", "added_count", "removed", "removed_count",
    "plans_added", "plans_removed", "symptoms_added", "symptoms_removed", "remembered", "forgotten",
}  # fmt: skip
STEP = {"change", "at", "command", "state", "undone_at", "entry", "holds"}


@pytest.fixture
def corrected(type_, journal, monkeypatch):
    """An entry of yesterday that was corrected, corrected again, the latter undone, and corrected once more."""
    for minute, line in enumerate(("log t6 b4 yesterday", "edit 1 5", "edit 1 9", "undo", "edit 1 4", "delete 2")):
        monkeypatch.setenv("TRACKER_NOW", f"2026-11-20T14:{30 + minute}")
        assert type_(line).code == 0
    return journal


def test_the_history_lists_the_last_changes_the_newest_first(type_, corrected):
    assert type_("history").out.splitlines() == [
        "Fri 20 Nov 14:35  Deleted",
        "    removed    2  Thu 19 Nov  Balance trouble 4 of 10",
        "Fri 20 Nov 14:34  Corrected",
        "    before     1  Thu 19 Nov  Tingling 5 of 10",
        "    after      1  Thu 19 Nov  Tingling 4 of 10",
        "Fri 20 Nov 14:32  Corrected  (undone on Fri 20 Nov 14:33; it cannot be",
        "    made again)",
        "    after      1  Thu 19 Nov  Tingling 9 of 10",
        "Fri 20 Nov 14:31  Corrected",
        "    before     1  Thu 19 Nov  Tingling 6 of 10",
        "    after      1  Thu 19 Nov  Tingling 5 of 10",
        "Fri 20 Nov 14:30  Logged",
        "    added      1  Thu 19 Nov  Tingling 6 of 10",
        "    added      2  Thu 19 Nov  Balance trouble 4 of 10",
    ]


def test_what_can_be_redone_is_said_to_be(type_, journal):
    type_("log t6")
    type_("undo")
    assert "undone on Fri 20 Nov 14:30; tracker redo makes it again" in type_("history").all


def test_the_history_in_plain_words_is_in_sentences(type_, corrected):
    assert type_("history --plain").out.splitlines()[:3] == [
        "Friday 20 November 2026 at 14:35: Deleted.",
        "Removed: number 2, Thursday 19 November 2026, Balance trouble 4 of 10.",
        "Friday 20 November 2026 at 14:34: Corrected.",
    ]
    assert type_("history --plain").out.splitlines()[5:8] == [
        "Friday 20 November 2026 at 14:32: Corrected. Undone on Friday 20",
        "November 2026 at 14:33; it cannot be made again.",
        "After: number 1, Thursday 19 November 2026, Tingling 9 of 10.",
    ]


def test_the_history_in_json_has_its_keys_and_moments_in_utc(type_, corrected):
    changes = type_("history --json").json["changes"]
    assert all(set(change) == CHANGE for change in changes)
    assert [change["command"] for change in changes] == ["delete", "edit", "edit", "edit", "log"]
    assert [change["state"] for change in changes] == ["done", "done", "dropped", "done", "done"]
    assert changes[0]["at"] == "2026-11-20T14:35:00Z"
    assert changes[2]["undone_at"] == "2026-11-20T14:33:00Z"
    assert [entry["value"] for entry in changes[1]["removed"] + changes[1]["added"]] == [5, 4]
    assert (changes[4]["added_count"], changes[4]["removed_count"]) == (2, 0)


def test_moments_are_said_by_the_clock_here(type_, corrected, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-21T09:00+09:30")
    assert "Sat 21 Nov 00:05  Deleted" in type_("history").out


def test_of_a_large_change_the_history_counts_what_it_does_not_show(type_, journal, surroundings):
    (surroundings / "in.csv").write_text(
        "date,tingling\n" + "".join(f"2026-10-{day:02},{day % 10}\n" for day in range(1, 31)), encoding="utf-8"
    )
    type_("import in.csv")
    lines = type_("history").out.splitlines()
    assert lines[0].endswith("Imported")
    assert lines[-1] == "    added 25 more"
    assert type_("history --plain").out.endswith("Added 25 more.\n")


def test_a_plan_is_in_the_history_too(type_, journal):
    type_("plan take folate 5 mg daily")
    type_("plan stop folate")
    answer = type_("history").all
    assert "Plan stopped removed plan 1, folate 5 mg, every day" in answer
    assert "Planned added plan 1, folate 5 mg, every day" in answer


def test_a_choice_of_symptoms_is_in_the_history_too(type_, journal):
    type_("symptom add numbness")
    answer = type_("history").all
    assert answer.startswith("Fri 20 Nov 14:30 List of symptoms added Numbness, place ")
    assert "purged" not in answer
    assert "purged" not in type_("undo").all
    assert type_("history --json").json["changes"][0]["symptoms_added"] == ["numbness"]


@pytest.mark.thorough
def test_the_history_goes_back_as_far_as_is_asked(type_, journal, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-01T10:00")
    type_("log t1")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T00:30")
    for _ in range(20):
        type_("log b4 8am yesterday")
    assert len(type_("history --json").json["changes"]) == 20
    assert type_("history").out.endswith('Further back: tracker history --last "90 days"\n')
    assert len(type_("history --last 90 --json").json["changes"]) == 21
    assert len(type_("history", "--last", "1 day", "--json").json["changes"]) == 20
    monkeypatch.setenv("TRACKER_NOW", "2026-11-21T00:30")
    assert type_("history --last 1 --json").json["changes"] == []
    assert type_("history --last 1").code == 4


def test_the_history_of_an_entry_is_its_versions_with_when_and_by_what(type_, corrected):
    assert type_("history 1").out.splitlines() == [
        "Entry 1",
        "Fri 20 Nov 14:30  Logged      Thu 19 Nov  Tingling 6 of 10",
        "Fri 20 Nov 14:31  Corrected   Thu 19 Nov  Tingling 5 of 10",
        "Fri 20 Nov 14:32  Corrected   Thu 19 Nov  Tingling 9 of 10  (undone on",
        "    Fri 20 Nov 14:33)",
        "Fri 20 Nov 14:34  Corrected   Thu 19 Nov  Tingling 4 of 10  (holds)",
    ]
    answer = type_("history 1 --json").json
    assert (answer["entry"], answer["state"]) == (1, "holds")
    assert all(set(step) == STEP for step in answer["steps"])
    assert [(step["entry"]["value"], step["holds"]) for step in answer["steps"]] == [
        (6, False),
        (5, False),
        (9, False),
        (4, True),
    ]


def test_the_history_of_a_deleted_entry_says_when(type_, corrected):
    assert type_("history 2").out.splitlines() == [
        "Entry 2",
        "Fri 20 Nov 14:30  Logged      Thu 19 Nov  Balance trouble 4 of 10",
        "Fri 20 Nov 14:35  Deleted",
        "Entry 2 was deleted on Fri 20 Nov 14:35.",
    ]
    answer = type_("history 2 --json").json
    assert answer["state"] == "deleted"
    assert answer["steps"][-1]["entry"] is None
    assert type_("history 2 --plain").out.endswith("Entry 2 was deleted on Friday 20 November 2026 at 14:35.\n")
    type_("undo")
    assert type_("history 2 --json").json["state"] == "holds"


def test_the_history_of_an_entry_that_was_undone_says_so(type_, journal):
    type_("log t6")
    type_("undo")
    assert "Entry 1 was taken back by undo on Fri 20 Nov 14:30." in type_("history 1").all
    assert type_("history 1 --json").json["state"] == "undone"


def test_show_of_an_entry_has_its_history(type_, corrected):
    answer = type_("show 1")
    assert answer.out.splitlines()[:3] == ["Thu 19 Nov", "     1         Tingling 4 of 10", "History"]
    assert answer.out.splitlines()[3:] == type_("history 1").out.splitlines()[1:]
    assert len(type_("show 1 --json").json["steps"]) == 4
    answer = type_("show 2")
    assert (answer.code, answer.out) == (4, "")
    assert "Entry 2 was deleted on Fri 20 Nov 14:35. What it was: tracker history 2" in answer.all


def everything_in(folder):
    """The bytes of every file in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file())


def test_a_purged_entry_is_nowhere_in_the_file(type_, journal, surroundings):
    type_("note", "an unmistakable secret")
    type_("edit", "1", "another unmistakable secret")
    type_("note", "what stays")
    assert everything_in(surroundings).count(b"unmistakable") >= 2
    answer = type_("purge 1 --yes")
    assert (answer.code, answer.err) == (0, "")
    assert "Purged entry 1: 2 versions. It cannot be undone." in answer.all
    assert "Backups, copies and exports made earlier still hold it." in answer.all
    assert b"unmistakable" not in everything_in(surroundings)
    assert sorted(path.name for path in surroundings.iterdir()) == ["journal.db"]
    assert journal.rows("id, note") == [(3, "what stays")]
    with closing(sqlite3.connect(journal.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM entries").fetchone() == (1,)
        assert connection.execute("SELECT command FROM changes ORDER BY id").fetchall() == [
            ("note",), ("edit",), ("note",), ("purge 1",)
        ]  # fmt: skip


def test_a_deleted_entry_can_be_purged(type_, journal, surroundings):
    type_("note unmistakable words")
    type_("delete 1")
    assert type_("purge 1 --yes").code == 0
    assert b"unmistakable" not in everything_in(surroundings)


def test_no_undo_or_redo_brings_back_what_was_purged(type_, journal, surroundings):
    type_("log t6")
    type_("note unmistakable words")
    type_("edit 2 unmistakable other words")
    type_("undo")
    type_("purge 2 --yes")
    answer = type_("redo")
    assert answer.code == 0
    assert "What it held was purged, and stays so." in answer.out
    for _ in range(2):
        answer = type_("undo")
        assert answer.code == 0
        assert "What it held was purged, and stays so." in answer.out
        assert "A purge cannot be undone: this was a change before it." in answer.err
    assert journal.rows("name") == [("tingling",)]
    assert "purged" not in type_("undo").out
    type_("redo 3")
    assert journal.rows("name") == [("tingling",)]
    assert b"unmistakable" not in everything_in(surroundings)


def test_the_history_keeps_that_something_was_purged_and_not_what(type_, journal):
    type_("note unmistakable words")
    type_("purge 1 --yes")
    answer = type_("history")
    assert answer.out.splitlines() == [
        "Fri 20 Nov 14:30  Purged entry 1",
        "Fri 20 Nov 14:30  Note",
        "    what it held was purged",
    ]
    assert [change["state"] for change in type_("history --json").json["changes"]] == ["done", "done"]
    answer = type_("history 1")
    assert answer.code == 0
    assert "Entry 1 was purged on Fri 20 Nov 14:30. Nothing of it is left here." in answer.all
    assert type_("history 1 --json").json["state"] == "purged"
    assert type_("show 1").code == 4
    assert type_("edit 1 x").code == 4


def test_a_purge_can_be_finished_by_typing_it_again(type_, journal):
    type_("note unmistakable words")
    type_("purge 1 --yes")
    answer = type_("purge 1")
    assert (answer.code, answer.out) == (0, "Entry 1 was purged before. The file was written once more.\n")
    assert type_("purge 1 --json").json["versions"] == 0


def test_what_was_purged_comes_in_again_from_an_export_only_when_asked_for(type_, journal):
    type_("note words")
    type_("export csv -o j.csv")
    type_("purge 1 --yes")
    assert type_("import j.csv --json").json["added"] == 0
    assert type_("import j.csv --purged-too --json").json["added"] == 1
    assert journal.rows("id, note") == [(2, "words")]


def test_a_purge_takes_the_same_entry_under_its_older_number_too(type_, journal, surroundings):
    type_("note unmistakable words")
    type_("export csv -o j.csv")
    type_("undo")
    type_("import j.csv")
    (surroundings / "j.csv").unlink()
    assert journal.rows("id") == [(2,)]
    assert "2 versions" in type_("purge 2 --yes").out
    assert b"unmistakable" not in everything_in(surroundings)


@pytest.mark.thorough
def test_a_purge_names_what_goes_and_takes_no_for_an_answer(journal, type_):
    type_("note unmistakable words")
    type_("edit 1 other words")
    before = journal.bytes()
    terminal = Terminal("purge", "1")
    terminal.wait_for("unmistakable")
    terminal.wait_for("other words")
    terminal.wait_for("cannot be undone")
    terminal.wait_for("Purge it?")
    terminal.press("n\n")
    assert terminal.end() == 1
    assert "Nothing was purged." in terminal.shown
    assert journal.bytes() == before


def test_a_purge_that_was_confirmed_is_done(journal, type_):
    type_("log t6")
    terminal = Terminal("purge", "1")
    terminal.wait_for("Purge it?")
    terminal.press("y\n")
    assert terminal.end() == 0
    assert journal.rows() == []
