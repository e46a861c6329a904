"""Backups that are verified, and restore: it asks first, and keeps a copy of what was there before."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import stat
import subprocess
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from cli_program import FOREVER, program


def backed_up(type_, surroundings):
    type_("log t6 b4")
    assert type_("backup").code == 0
    (path,) = (surroundings / "backups").glob("*.db")
    return path


def test_a_backup_says_where_it_is_and_that_it_was_read_back(type_, journal, surroundings):
    type_("log t6")
    answer = type_("backup")
    (path,) = (surroundings / "backups").glob("*.db")
    assert path.name == "journal-20261120-143000.db"
    assert answer.out.startswith("Backed up 1 entry to ")
    assert "it is whole" in answer.all
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_backups_of_the_same_second_are_two_files(type_, journal, surroundings):
    for _ in range(3):
        assert type_("backup").code == 0
    assert len(list((surroundings / "backups").glob("*.db"))) == 3


def test_a_backup_goes_where_it_is_told_to_and_its_json_has_its_hash(type_, journal):
    type_("log t6 b4")
    found = type_("backup --to stick --json").json
    path = Path(found["file"])
    assert path.parent.name == "stick"
    assert found["entries"] == 2
    assert found["manifest"] is True
    assert found["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_verify_tells_a_whole_backup_from_one_with_a_bit_turned(type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    assert "the very bytes that were written" in type_(f"backup --verify {path}").all
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)
    answer = type_(f"backup --verify {path}")
    assert (answer.code, answer.out) == (3, "")
    assert "SHA-256" in answer.all


def test_a_backup_without_its_manifest_is_said_to_be_unproved(type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    Path(f"{path}.json").unlink()
    assert "no manifest" in type_(f"backup --verify {path}").all
    assert type_(f"backup --verify {path} --json").json["manifest"] is False


def test_restore_needs_yes_where_nobody_can_be_asked(type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    type_("log t9")
    before = journal.bytes()
    answer = type_(f"restore {path}")
    assert (answer.code, answer.out) == (2, "")
    assert "--yes" in answer.err
    assert journal.bytes() == before


def test_restore_brings_back_the_backup_and_names_the_copy_of_what_was_there(type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    type_("log t9")
    answer = type_(f"restore {path} --yes")
    assert "Restored 2 entries" in answer.all
    assert journal.rows("name, value") == [("tingling", 6), ("balance", 4)]
    (kept,) = surroundings.glob("journal-before-restore*.db")
    assert str(kept) in "".join(answer.out.split("\n"))
    assert type_(f"show --json --journal {kept}").json["entries"][-1]["value"] == 9
    assert type_("log l3").code == 0


def test_a_restored_journal_can_be_turned_back_by_restoring_what_was_kept(type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    type_("log t9")
    kept = type_(f"restore {path} --yes --json").json["kept"]
    type_(f"restore {kept} --yes")
    assert [value for (value,) in journal.rows("value")] == [6, 4, 9]


def test_a_damaged_journal_is_kept_byte_for_byte_when_a_backup_takes_its_place(type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    journal.path.write_bytes(b"not a database any more" * 100)
    answer = type_(f"restore {path} --yes")
    assert answer.code == 0
    (kept,) = surroundings.glob("journal-damaged*.db")
    assert kept.read_bytes().startswith(b"not a database any more")
    assert len(journal.rows()) == 2


@pytest.mark.parametrize("content", [b"", b"date,tingling\n", b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_no_backup_replaces_nothing(type_, journal, content):
    type_("log t6")
    before = journal.bytes()
    Path("no.db").write_bytes(content)
    answer = type_("restore no.db --yes")
    assert (answer.code, answer.out) == (3, "")
    assert journal.bytes() == before


@pytest.mark.parametrize("file", [".", "..", "/", "nowhere.db", ""])
def test_what_is_no_file_is_neither_verified_nor_restored(type_, journal, file):
    type_("log t6")
    before = journal.bytes()
    for words in (["backup", "--verify", file], ["restore", file, "--yes"], ["merge", file]):
        answer = type_(*words)
        assert (answer.code, answer.out) == (3, ""), words
    assert journal.bytes() == before


def test_the_journal_is_not_restored_from_itself(type_, journal):
    type_("log t6")
    before = journal.bytes()
    answer = type_(f"restore {journal.path} --yes")
    assert (answer.code, answer.out) == (1, "")
    assert "is the journal itself" in answer.all
    assert journal.bytes() == before


def test_a_backup_of_no_journal_is_refused(type_, surroundings):
    assert type_("backup").code == 3
    assert list(surroundings.iterdir()) == []


def ask(line, answer):
    """Type ``line`` at a terminal, and then ``answer``."""
    pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
    ours, theirs = pty.openpty()
    with closing(os.fdopen(ours, "wb", buffering=0)) as keyboard:
        started = subprocess.Popen(
            [*program(), *line.split()], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        os.close(theirs)
        keyboard.write(answer)
        out, err = started.communicate(timeout=FOREVER)
    return started.returncode, out, err


@pytest.mark.parametrize(
    ("answer", "code", "values"),
    [
        (b"y\n", 0, [6, 4]),
        (b"\n", 1, [6, 4, 9]),
        pytest.param(b"n\n", 1, [6, 4, 9], marks=pytest.mark.thorough),
        pytest.param(b"\4", 130, [6, 4, 9], marks=pytest.mark.thorough),
    ],
)
def test_at_a_terminal_restore_asks_and_only_a_yes_is_one(type_, journal, surroundings, answer, code, values):
    path = backed_up(type_, surroundings)
    type_("log t9")
    found, out, err = ask(f"restore {path}", answer)
    assert found == code
    assert "by the 2 entries of" in " ".join(err.split())
    assert ("Restored" in out) == (code == 0)
    assert [value for (value,) in journal.rows("value")] == values
    assert bool(list(surroundings.glob("journal-before-restore*"))) == (code == 0)


def old_backups(surroundings, *names, whose=None):
    folder = surroundings / "backups"
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"old")
        (folder / f"{name}.json").write_text(json.dumps({"journal": whose}))
    return folder


OLD = [f"journal-202001{day:02}-{hour:02}0000.db" for day in (1, 2, 3) for hour in (9, 18)]


def identity(path):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT identity FROM journal").fetchone()[0]


def test_a_backup_removes_older_ones_by_the_rule_and_names_them(type_, journal, surroundings):
    folder = old_backups(surroundings, *OLD, whose=identity(journal.path))
    (folder / "journal-20200101-090000.txt").write_text("mine")
    type_("log t6")
    answer = type_("backup")
    assert answer.code == 0
    assert "Removed 3 older backups (7 daily, 4 weekly and 12 monthly are kept)" in answer.all
    assert [name for name in OLD if name in answer.all] == OLD[::2]
    assert sorted(one.name for one in folder.glob("*.db")) == [*OLD[1::2], "journal-20261120-143000.db"]
    assert not (folder / f"{OLD[0]}.json").exists() and (folder / f"{OLD[1]}.json").exists()
    assert (folder / "journal-20200101-090000.txt").exists()
    assert type_("backup --json").json["removed"] == []


@pytest.mark.parametrize("whose", [None, "f" * 32])
def test_backups_of_another_journal_and_of_nobody_knows_which_are_left(type_, journal, surroundings, whose):
    folder = old_backups(surroundings, *OLD, whose=whose)
    type_("log t6")
    assert type_("backup --json").json["removed"] == []
    assert all((folder / name).exists() for name in OLD)


@pytest.fixture
def mum(type_, surroundings, monkeypatch):
    """Two journals of one name in one folder, each with a backup: that of mum.db, and that of mum.sqlite."""
    made = []
    for ending, words in (("db", "log t6"), ("sqlite", "log t9 b4")):
        monkeypatch.setenv("TRACKER_JOURNAL", str(surroundings / f"mum.{ending}"))
        type_(words)
        type_("profile name Mum Example" if ending == "db" else "profile name Sam Example")
        made.append(Path(type_("backup --json").json["file"]))
    return made


def test_two_journals_of_one_name_keep_their_backups_apart(type_, surroundings, mum, monkeypatch):
    of_mum, of_sam = mum
    assert of_mum.name == "mum-20261120-143000.db"
    assert of_sam.name == f"mum-{identity(surroundings / 'mum.sqlite')[:6]}-20261120-143000.db"
    assert type_("where --json").json["newest_backup"] == of_sam.name
    assert of_sam.name in type_("check").all
    of_sam.unlink()
    Path(f"{of_sam}.json").unlink()
    assert type_("where --json").json["newest_backup"] is None
    assert "There is no backup in" in type_("check").all


def test_the_backup_of_another_journal_is_said_to_be_one(type_, surroundings, mum):
    said = "is a backup of another journal, that of Mum Example, not of this one"
    assert said in type_(f"backup --verify {mum[0]}").all
    answer = type_("backup --verify-all")
    assert (answer.code, answer.all.count("of another journal")) == (0, 1)
    refused = type_(f"restore {mum[0]}")
    assert (refused.code, refused.out) == (2, "")
    assert "of another journal, that of Mum Example" in refused.all and "Add --yes." in refused.all
    assert type_("show --json").json["entries"][0]["value"] == 9
    answer = type_(f"restore {mum[0]} --yes")
    assert "of another journal, that of Mum Example" in answer.all
    assert [one["value"] for one in type_("show --json").json["entries"]] == [6]


def test_a_backup_that_says_no_journal_is_said_to_be_one(type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    Path(f"{path}.json").unlink()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM journal")
    assert "it does not say which journal it is of" in type_(f"backup --verify {path}").all
    assert "it does not say which journal it is of" in type_(f"restore {path} --yes").all


def test_a_backup_dated_ahead_has_no_age(type_, journal, surroundings, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2031-11-20T14:30")
    path = backed_up(type_, surroundings)
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:30")
    answer = type_("check")
    assert answer.code == 1
    assert f"The last backup, {path.name}, is dated ahead of today" in answer.all
    assert "1 backup dated ahead of today; none yet" in type_("where").all
    type_("backup")
    answer = type_("check")
    assert "journal-20261120-143000.db, is of today" in answer.all
    assert "Not counted: 1 backup dated ahead of today." in answer.all
    assert type_("where --json").json["last_backup"] == "2026-11-20T14:30:00"


def test_in_a_folder_that_was_named_nothing_is_removed(type_, journal, surroundings):
    folder = old_backups(surroundings, *OLD)
    type_("log t6")
    for named in ("stick", str(folder)):
        assert type_(f"backup --to {named} --json").json["removed"] == []
    assert len(list(folder.glob("*.db"))) == len(OLD) + 1


def test_a_backup_that_fails_removes_none(type_, journal, surroundings):
    folder = old_backups(surroundings, *OLD)
    journal.path.write_bytes(b"not a journal")
    assert type_("backup").code == 3
    assert len(list(folder.glob("*.db"))) == len(OLD)


def test_where_says_when_the_last_backup_was_and_how_many_there_are(type_, journal, surroundings):
    type_("log t6")
    assert "none yet: tracker backup" in type_("where").all
    assert type_("where --json").json["last_backup"] is None
    old_backups(surroundings, "journal-20261101-090000.db", "journal-20261117-090000.db.age")
    assert "2 backups, the last one 3 days ago: journal-20261117-090000.db.age" in type_("where").all
    found = type_("where --json").json
    assert (found["newest_backup"], found["last_backup"]) == ("journal-20261117-090000.db.age", "2026-11-17T09:00:00")


def test_all_backups_are_verified_and_the_bad_ones_named(type_, journal, surroundings):
    good = backed_up(type_, surroundings)
    answer = type_("backup --verify-all")
    assert (answer.code, answer.err) == (0, "")
    assert f"{good} is whole" in answer.all
    old_backups(surroundings, "journal-20260101-090000.db", "journal-20260201-090000.db")
    answer = type_("backup --verify-all")
    assert answer.code == 1
    assert f"{good} is whole" in answer.all
    assert "2 backups of 3 cannot be relied on" in answer.all
    assert "journal-20260101-090000.db, journal-20260201-090000.db" in answer.all
    answer = type_("backup --verify-all --json")
    assert answer.code == 1
    assert set(answer.json) == {"schema", "command", "folder", "backups"}
    assert [set(one) for one in answer.json["backups"]] == [{"file", "whole", "problem"}] * 3
    assert [one["whole"] for one in answer.json["backups"]] == [False, False, True]
    assert answer.error["code"] == "refused"


def test_verifying_all_of_no_backups_finds_nothing(type_, journal):
    assert type_("backup --verify-all").code == 4
    assert type_("backup --verify-all --to nowhere").code == 4


@pytest.mark.parametrize(
    "line",
    [
        *["backup --verify FILE --verify-all", "backup --verify FILE --to stick", "backup --verify FILE --encrypt"],
        *["backup --verify-all --recipient age1x", "backup --identity key.txt"],
    ],
)
def test_options_of_backup_that_make_no_sense_together_are_refused(type_, journal, surroundings, line):
    type_("log t6")
    answer = type_(line)
    assert (answer.code, answer.out) == (2, "")
    assert not (surroundings / "backups").exists()


def test_a_backup_that_would_not_fit_is_refused_before_it_is_begun(type_, journal, surroundings, monkeypatch):
    type_("log t6")
    monkeypatch.setattr("shutil.disk_usage", lambda folder: SimpleNamespace(free=1000))
    answer = type_("backup")
    assert (answer.code, answer.out) == (3, "")
    assert "There is not enough room in" in answer.all and "1,000 bytes are free" in answer.all
    assert list((surroundings / "backups").iterdir()) == []


@pytest.mark.thorough
def test_without_the_package_that_encrypts_it_is_said_how_to_install_it(start, type_, journal, surroundings):
    type_("log t6")
    (surroundings / "without").mkdir()
    (surroundings / "without" / "pyrage.py").write_text("raise ImportError")
    path = os.pathsep.join([str(surroundings / "without"), os.environ.get("PYTHONPATH", "")])
    answer = start("backup --recipient age1x", PYTHONPATH=path)
    assert (answer.code, answer.out) == (1, "")
    assert 'pip install "b12-tracker[encrypt]"' in answer.all
    assert not (surroundings / "backups").exists()
    assert start("backup", PYTHONPATH=path).code == 0
