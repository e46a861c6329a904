"""Journals that are kept for somebody, and journals elsewhere: two never mix, and every answer says whose it is."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from cli_terminal import Terminal
from test_cli_contract import EXAMPLES, NAMES

posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.fixture
def mum(type_):
    """The file of a new journal that is kept for mum."""
    (found,) = type_("journal add mum --json").json["journals"]
    return Path(found["path"])


def count(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT count(*) FROM entries WHERE live = 1").fetchone()[0]


# Every command of the contract; those that name a file of the backup name the one of this journal.
LINES = [
    line.replace("/journal-", "/mum-").replace("move 4 mum", "move 4 me")
    for line, _ in EXAMPLES
    if not line.startswith("journal")
] + ["journal"]


def unaddressed(text, option="--for mum"):
    """The commands in a text that would lead to another journal. To add one, and to move back, is meant to."""
    found = re.findall(rf"\btracker (?!{option} )([a-z]+)", " ".join(text.split()))
    return [name for name in found if name in NAMES and name not in ("journal", "move")]


def test_the_lines_type_every_command():
    assert {line.split()[0] for line in LINES} == set(NAMES)


@pytest.mark.thorough
@pytest.mark.parametrize("mode", ["", pytest.param(" --plain", marks=pytest.mark.thorough)])
def test_every_answer_of_every_command_says_whose_journal_it_is(type_, mum, mode):
    for line in LINES:
        answer = type_(f"{line} --for mum{mode}")
        assert answer.code == 0, (line, answer.err)
        assert answer.out.splitlines()[0] == "For mum:", line
        assert (answer.out + answer.err).count("For mum") == 1, line
        assert unaddressed(answer.out + answer.err) == [], line


@pytest.mark.thorough
def test_every_answer_of_every_command_says_it_in_json_too(type_, mum):
    for line in LINES:
        answer = type_(f"--for mum {line} --json")
        assert (answer.code, answer.err) == (0, ""), line
        assert answer.json["for"] == "mum", line


@pytest.mark.thorough
def test_every_answer_about_a_file_elsewhere_names_it_and_leads_back_to_it(type_, journal):
    for line in LINES:
        answer = type_(f"{line.replace('/mum-', '/else-')} --journal else.db")
        assert answer.code == 0, (line, answer.err)
        assert answer.out.splitlines()[0] == "In else.db:", line
        assert unaddressed(answer.out + answer.err, "--journal else.db") == [], line
    assert len(journal.rows()) == 1, "only what was moved to it"


@pytest.mark.thorough
def test_the_journal_of_the_person_is_never_named(type_, journal):
    for line, _ in EXAMPLES:
        said = type_(line)
        assert (said.code, "For " in said.out, "In journal.db" in said.out) == (0, False, False), line
        assert "--for" not in said.all or line.startswith(("journal", "move")), line


def test_a_file_elsewhere_adds_nothing_to_json(type_, journal):
    assert "for" not in type_("log t6 --journal else.db --json").json


REFUSED = ["show 999", "undo", "log t12", "log tingling", "edit 1 5", "note", "shot"]


@pytest.mark.thorough
@pytest.mark.parametrize("line", REFUSED)
def test_a_refusal_begins_with_whom_it_is_about(type_, journal, mum, line):
    answer = type_(f"{line} --for mum")
    assert (answer.code != 0, answer.out) == (True, "")
    assert answer.err.startswith("For mum: ") and answer.err.count("For mum") == 1
    assert json.loads(type_(f"{line} --for mum --json").err)["for"] == "mum"
    assert "For " not in type_(line).err[:4]
    assert type_(f"{line} --journal {mum}").err.startswith("In mum.db: ")


@pytest.mark.thorough
@pytest.mark.parametrize("line", [*REFUSED, "due"])
def test_what_a_refusal_advises_to_type_leads_to_the_same_journal(type_, mum, line):
    answer = type_(f"{line} --for mum")
    assert unaddressed(answer.out + answer.err) == []
    in_json = type_(f"{line} --for mum --json")
    if in_json.code:
        assert unaddressed(json.loads(in_json.err)["error"]["hint"]) == []


def test_what_the_person_wrote_is_shown_as_it_was_written(type_, mum):
    type_("note typed tracker undo by mistake --for mum")
    assert "typed tracker undo by mistake" in type_("show today --for mum").all


@pytest.mark.thorough
@posix
def test_what_is_asked_about_is_shown_as_it_was_written(type_, mum):
    type_("note typed tracker undo by mistake --for mum")
    terminal = Terminal("--for", "mum", "purge", "1")
    terminal.wait_for("Purge it?")
    terminal.press("n\r")
    assert terminal.end() == 1
    assert "typed tracker undo by mistake" in " ".join(terminal.shown.split())


def test_the_place_that_is_offered_after_an_injection_is_for_the_same_journal(type_, mum):
    type_("shot b12 1 mg left thigh --for mum")
    assert "tracker --for mum edit 2 right thigh" in type_("shot b12 1 mg --for mum").all


def test_a_new_journal_elsewhere_is_welcomed_with_commands_for_it(type_):
    assert "tracker --journal new.db log tingling 6" in type_("--journal new.db").all


def test_a_path_with_spaces_can_be_typed_again_from_the_answer(type_, tmp_path):
    answer = type_("--journal", str(tmp_path / "my mum.db"), "log", "t6")
    assert "In my mum.db:" in answer.out
    assert "'" in answer.out and "my mum.db'" in answer.all


def test_two_journals_do_not_mix(type_, start, journal, mum):
    type_("log t6")
    start("log b4 l3 --for mum")
    type_("--for mum profile name Mum Example")
    type_("note hers --for=mum")
    assert (len(journal.rows()), count(mum)) == (1, 3)
    assert type_("profile").out.startswith("Name  not set")
    type_("undo")
    assert (len(journal.rows()), count(mum)) == (0, 3)
    type_("--for mum undo 2")
    assert (len(journal.rows()), count(mum)) == (0, 0)


@pytest.mark.parametrize("line", ["--for mum log t6", "log --for mum t6", "log t6 --for mum", "log t6 --for=mum"])
def test_the_name_may_stand_anywhere(type_, journal, mum, line):
    assert type_(line).out.startswith("For mum:\n")
    assert (journal.rows(), count(mum)) == ([], 1)


@pytest.mark.parametrize("line", ["--for mom log t6", "log t6 --for mom", "--for mom", "--for mom where --json"])
def test_a_name_that_nobody_added_is_refused_with_the_known_ones(type_, journal, mum, line):
    before = set(mum.parent.parent.iterdir())
    answer = type_(line)
    assert (answer.code, answer.out) == (3, "")
    assert "mom" in answer.err and "There is: mum." in answer.all
    assert "tracker journal add mom" in answer.all
    assert set(mum.parent.parent.iterdir()) == before
    assert (journal.rows(), count(mum)) == ([], 0)


@pytest.mark.parametrize("line", ["journal remove mum", "journal rename mum"])
def test_what_cannot_be_done_with_a_journal_is_said(type_, journal, mum, line):
    answer = type_(line)
    assert (answer.code, answer.out) == (2, "")
    assert "is nothing that I can do with a journal" in answer.all
    assert "tracker journal add dad" in answer.all


def test_where_nobody_was_added_a_name_is_refused_too(type_, journal):
    answer = type_("--for mum log t6")
    assert (answer.code, "none with a name yet" in answer.all) == (3, True)
    assert not list(Path(os.environ["HOME"]).rglob("*.db"))


PATHS = ["../mum", "mum/..", "..", ".", "/etc", "mum\\x", "~", "mum.db", "mum:x", "m*"]
DEVICES = ["con", "COM1", "nul"]
ODD = ["", " ", "a b", "-x", "a_b", "x" * 33, "m\num", "mu\u200bm", "\U000e0041", "²", "mu\udcffm"]


@pytest.mark.parametrize("name", [*PATHS, *DEVICES, *ODD])
@pytest.mark.parametrize("words", [("journal", "add", "NAME"), ("--for=NAME", "log", "t6")])
def test_what_can_be_no_name_is_refused(type_, journal, mum, words, name):
    before = sorted(Path(os.environ["HOME"]).rglob("*"))
    answer = type_(*(word.replace("NAME", name) for word in words))
    assert (answer.code, answer.out) == (2, "")
    assert sorted(Path(os.environ["HOME"]).rglob("*")) == before
    assert journal.rows() == []


@pytest.mark.parametrize(("added", "typed"), [("mum", "MUM"), ("zoe\u0308", "zo\u00eb"), ("Zo\u00eb", "zoe\u0308")])
def test_a_name_is_the_same_however_it_is_typed(type_, added, typed):
    assert type_("journal", "add", added).code == 0
    assert type_("--for", typed, "log", "t6").code == 0
    refused = type_("journal", "add", typed)
    assert (refused.code, "already" in refused.err) == (1, True)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("--for mum --journal x.db log t6", "exclude one another"),
        ("--journal=x.db log t6 --for=mum", "exclude one another"),
        ("--for mum log t6 --for dad", "more than once"),
        ("--journal a.db log t6 --journal=b.db", "more than once"),
        ("log t6 --for", "--for needs a value"),
        ("journal add", "tracker journal add dad"),
        ("journal drop mum", "tracker journal add dad"),
        ("--for mum journal add dad", "without --for"),
    ],
)
def test_two_journals_at_once_and_half_a_command_are_refused(type_, journal, mum, line, says):
    answer = type_(line)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.all
    assert (journal.rows(), count(mum), list(Path().glob("*.db"))) == ([], 0, [Path("journal.db")])


def test_one_name_that_begins_like_another_is_another(type_, mum):
    type_("journal add mum-2")
    type_("--for mum-2 log t6")
    type_("--for mum-2 backup")
    assert type_("--for mum where --json").json["newest_backup"] is None
    assert type_("--for mum-2 where --json").json["newest_backup"] == "mum-2-20261120-143000.db"
    mum.unlink()
    assert type_("--for mum log t6").code == 0


@pytest.mark.thorough
def test_the_files_that_are_written_carry_the_name(type_, mum):
    type_("log t6 --for mum")
    assert type_("report --for mum --json").json["files"][0].endswith("/b12-report-mum-2026-11-20.pdf")
    assert (
        type_("chart tingling --for mum --json").json["files"][0].endswith("/b12-chart-tingling-mum-2026-11-20.png")
    )
    assert Path(type_("backup --for mum --json").json["file"]).name == "mum-20261120-143000.db"
    # The doctor knows the person by the name on the page.
    type_("--for", "mum", "profile", "name", "Anna Example")
    assert type_("report --for mum --json").json["files"][0].endswith("/b12-report-anna-example-2026-11-20.pdf")


@pytest.mark.thorough
def test_an_export_to_the_screen_holds_the_entries_alone(type_, start, mum):
    type_("log t6 --for mum")
    answer = start("export csv --for mum")
    assert answer.out.startswith("kind,day,time")
    assert answer.err == "For mum:\n"
    assert start("export json --for mum --json").err == ""


def test_where_and_journal_list_the_names(type_, journal, mum):
    type_("journal add dad")
    assert type_("where --json").json["named"] == ["dad", "mum"]
    assert "dad, mum" in type_("where").out
    assert [one["name"] for one in type_("journal --json").json["journals"]] == ["dad", "mum"]


@posix
def test_a_named_journal_is_for_its_owner_alone(mum):
    assert mum.stat().st_mode & 0o777 == 0o600
    assert mum.parent.stat().st_mode & 0o777 == 0o700


def test_a_named_journal_that_is_gone_is_not_started_anew_where_there_are_backups(type_, mum):
    type_("log t6 --for mum")
    type_("backup --for mum")
    mum.unlink()
    answer = type_("log t6 --for mum")
    assert (answer.code, "is gone" in answer.all) == (3, True)
    assert "tracker --for mum restore /" in answer.all


@pytest.mark.thorough
def test_without_a_home_there_is_nobody_to_name_and_where_still_answers(start, journal):
    answer = start("--for mum log t6", drop=("HOME",))
    assert (answer.code, "HOME is not set" in answer.all) == (3, True)
    answer = start("where --json", drop=("HOME",))
    assert (answer.code, answer.json["named"]) == (0, [])


def test_who_it_is_about_does_not_last_until_the_next_run(type_, journal, mum):
    type_("log t6 --for mum")
    assert "mum" not in type_("log t6").all


@pytest.mark.thorough
@posix
def test_the_questions_begin_with_whom_they_are_about(mum):
    terminal = Terminal("--for", "mum", "log")
    terminal.wait_for("For mum:")
    terminal.wait_for("score:")
    terminal.press("6")
    terminal.wait_for("score:")
    terminal.press("\x1b")
    assert terminal.end() == 0
    assert "Wrong? tracker --for mum undo" in " ".join(terminal.shown.split())
    assert count(mum) == 1


@posix
def test_the_list_of_warning_signs_begins_with_whom_it_is_about(mum):
    terminal = Terminal("alarm", "--for", "mum")
    terminal.wait_for("For mum:")
    terminal.wait_for("One key")
    terminal.press("\x1b")
    assert terminal.end() == 0


@pytest.mark.thorough
@posix
def test_a_restore_asks_with_the_name_before_the_question(type_, mum):
    file = type_("backup --for mum --json").json["file"]
    terminal = Terminal("--for", "mum", "restore", file)
    terminal.wait_for("For mum:")
    terminal.wait_for("Replace")
    terminal.press("n\r")
    assert terminal.end() == 1


def test_an_entry_in_the_wrong_journal_is_moved_and_moved_back(type_, journal, mum):
    type_("plan take folate 5 mg daily")
    (entry,) = type_("take folate 5 mg --json").json["entries"]
    answer = type_(f"move {entry['id']} mum")
    assert (answer.code, journal.rows(), count(mum)) == (0, [], 1)
    with closing(sqlite3.connect(mum)) as connection:
        assert connection.execute("SELECT uid, plan FROM entries").fetchall() == [(entry["uid"], None)]
    assert type_(answer.all.split("Wrong? tracker ")[1]).code == 0
    assert count(mum) == 0
    assert [uid for (uid,) in journal.rows("uid")] == [entry["uid"]]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "code"), [("move 1 mom", 3), ("move 9 mum", 4), ("move x mum", 2), ("move 1 me", 1)]
)
def test_what_cannot_be_moved_stays(type_, journal, mum, line, code):
    type_("log t6")
    assert type_(line).code == code
    assert (len(journal.rows()), count(mum)) == (1, 0)


def test_a_symptom_of_ones_own_is_moved_once_the_other_list_has_it(type_, journal, mum):
    type_("symptom add itchy ears")
    type_("log itchy-ears 6")
    refused = type_("move 1 mum")
    assert (refused.code, len(journal.rows())) == (4, 1)
    assert type_(refused.all.split("To add it: tracker ")[1]).code == 0
    assert type_("move 1 mum").code == 0
    assert "Itchy ears 6" in type_("--for mum show today").all


def test_undoing_a_move_here_says_that_the_other_journal_is_as_it_was(type_, journal, mum):
    type_("log t6")
    type_("move 1 mum")
    assert "The other is as it was." in type_("undo").all
    assert (len(journal.rows()), count(mum)) == (1, 1)


def test_an_undo_after_a_change_for_somebody_else_says_whose_it_was(type_, journal, mum, monkeypatch):
    type_("log t6")
    assert "journal for" not in type_("undo").err
    type_("log t6")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T15:00")
    type_("log b4 --for mum")
    assert "tracker --for mum undo" in type_("undo").err
    assert (journal.rows(), count(mum)) == ([], 1)
