"""``tracker merge`` through the program: what it says, what it refuses, and the way back."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture
def other(type_, journal, surroundings):
    """The journal of another computer: a copy of this one, in which the first entry was corrected since, and one
    more was written."""
    type_("log t6 b4")
    path = surroundings / "other.db"
    shutil.copy(journal.path, path)
    type_(f"edit 1 9 --journal {path}")
    type_(f"log l3 --journal {path}")
    return path


def test_what_the_other_computer_wrote_comes_in_one_change_that_undo_takes_back(
    type_, start, journal, other, surroundings
):
    answer = start(f"merge {other}")
    assert (answer.code, answer.err) == (0, "")
    assert "Merged" in answer.all and "1 entry added, 1 entry changed" in answer.all
    assert "Wrong? tracker undo" in answer.all
    (kept,) = surroundings.glob("journal-before-merge.db")
    assert str(kept) in answer.out
    assert sorted(journal.rows("name, value")) == [("balance", 4), ("leg-weakness", 3), ("tingling", 9)]
    assert "Undone: merge" in start("undo").all
    assert sorted(journal.rows("name, value")) == [("balance", 4), ("tingling", 6)]


def test_a_second_merge_says_that_nothing_is_new_and_writes_nothing(type_, journal, other):
    type_(f"merge {other}")
    before = journal.bytes()
    answer = type_(f"merge {other}")
    assert (answer.code, journal.bytes()) == (0, before)
    assert "Nothing new in" in answer.all


def test_what_was_changed_in_both_is_named_with_both_values(type_, journal, other, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:40")
    type_("edit 1 2")
    answer = type_(f"merge {other}")
    assert "Conflict, entry 1: Fri 20 Nov Tingling 2 of 10 (as changed here)" in answer.all
    assert "not Fri 20 Nov Tingling 9 of 10" in answer.all
    assert ("tingling", 2) in journal.rows("name, value")


def test_conflicts_in_json_hold_both_entries(type_, journal, other, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:20")
    type_("delete 1")
    (conflict,) = type_(f"merge {other} --json").json["conflicts"]
    assert set(conflict) == {"id", "held", "superseded", "here"}
    assert (conflict["id"], conflict["held"]["value"], conflict["superseded"], conflict["here"]) == (
        1,
        9,
        None,
        False,
    )


def test_a_symptom_decided_in_two_ways_is_named_with_both(type_, journal, other, monkeypatch):
    for line in ("symptom add numbness", f"symptom add numbness weekly --journal {other}"):
        monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:5" + ("1" if "weekly" in line else "0"))
        assert type_(line).code == 0
    answer = type_(f"merge {other}")
    assert "1 symptom changed" in answer.all
    assert "Conflict, symptom: Numbness, place 4 of your list, asked weekly (as changed in the other" in answer.all
    (conflict,) = type_("undo") and type_(f"merge {other} --json").json["conflicts"]
    assert (conflict["id"], conflict["held"]["asked"], conflict["superseded"]["asked"]) == (None, "weekly", "daily")


def test_trying_changes_nothing(type_, journal, other, surroundings):
    before = journal.bytes()
    answer = type_(f"merge {other} --dry-run")
    assert answer.code == 0
    assert "Would merge" in answer.all and "Nothing was changed." in answer.all
    assert journal.bytes() == before
    assert list(surroundings.glob("journal-before*")) == []
    assert type_(f"merge {other} --dry-run --json").json["dry_run"] is True


def test_two_plans_for_one_product_are_pointed_out(type_, journal, other):
    type_("plan take folate 5 mg daily")
    type_(f"plan take folate 1 mg daily --journal {other}")
    answer = type_(f"merge {other}")
    assert "Plans 1 and 2 are for the same product" in answer.all
    assert type_("plan stop 1").code == 0


def test_another_name_in_the_other_journal_stays_there(type_, journal, other):
    type_(f"profile name Sam --journal {other}")
    assert "another name or birthday" in type_(f"merge {other}").all
    assert type_("profile --json").json["name"] is None


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        ("nowhere.db", 3, "There is no file nowhere.db"),
        ("notes.txt", 3, "notes.txt is a table or another text, not a backup or a journal"),
        ("journal.db", 1, "is the journal itself"),
        (".", 3, "is a folder, not a backup or a journal"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_the_journal_is_left(type_, journal, surroundings, file, code, said):
    type_("log t6")
    (surroundings / "notes.txt").write_text("Dear diary")
    before, beside = journal.bytes(), sorted(surroundings.iterdir())
    answer = type_(f"merge {file}")
    assert (answer.code, answer.out) == (code, "")
    assert said in " ".join(answer.err.split())
    assert (journal.bytes(), sorted(surroundings.iterdir())) == (before, beside)


def test_into_a_journal_that_is_not_there_nothing_is_merged_and_restore_is_named(type_, surroundings):
    type_(f"log t6 --journal {surroundings}/other.db")
    answer = type_("merge other.db")
    assert (answer.code, answer.out) == (3, "")
    assert "tracker restore other.db" in answer.all
    assert not (surroundings / "journal.db").exists()


@pytest.fixture
def stranger(type_, journal, surroundings):
    """A journal that began apart from this one."""
    type_("log t6")
    path = surroundings / "mum.db"
    type_(f"log b9 --journal {path}")
    type_(f"profile name Mum Example --journal {path}")
    return path


def test_a_journal_without_anything_in_common_is_merged_only_on_purpose(type_, journal, stranger):
    before = journal.bytes()
    answer = type_(f"merge {stranger}")
    assert (answer.code, answer.out, journal.bytes()) == (2, "", before)
    assert "is another journal, that of Mum Example, of 1 entry from 2026-11-20 to 2026-11-20" in answer.all
    assert "add --yes" in answer.all
    answer = type_(f"merge {stranger} --dry-run")
    assert (answer.code, journal.bytes()) == (0, before)
    assert "it may be somebody else's" in answer.err
    assert "1 entry added" in type_(f"merge {stranger} --yes").all
    type_(f"log l3 --journal {stranger}")
    answer = type_(f"merge {stranger}")
    assert (answer.code, answer.err.count("another journal")) == (0, 0)


def test_a_journal_that_is_still_empty_takes_any_other(type_, journal, surroundings):
    path = surroundings / "mum.db"
    type_(f"log b9 --journal {path}")
    assert "1 entry added" in type_(f"merge {path}").all


def test_what_was_purged_here_is_named_and_left_out_unless_it_is_asked_for(type_, journal, other):
    type_("purge 1 --yes")
    answer = type_(f"merge {other}")
    assert "1 entry added" in answer.all
    assert "Left out, as it was purged here: Fri 20 Nov Tingling." in answer.all
    assert f"tracker merge {other} --purged-too" in answer.all
    assert sorted(journal.rows("name, value")) == [("balance", 4), ("leg-weakness", 3)]
    assert type_(f"merge {other} --json").json["purged"] == 1
    assert "1 entry added" in type_(f"merge {other} --purged-too").all
    assert ("tingling", 9) in journal.rows("name, value")
    assert type_(f"merge {other} --json").json["purged"] == 0
