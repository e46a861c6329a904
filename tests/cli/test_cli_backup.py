"""Backups that prove themselves, and restoring one: asked for, with what was there before kept."""

from __future__ import annotations

import hashlib
import os
import stat
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from cli_program import program


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


def test_restore_needs_yes_where_nobody_can_be_asked(start, type_, journal, surroundings):
    path = backed_up(type_, surroundings)
    type_("log t9")
    before = journal.bytes()
    answer = start(f"restore {path}")
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
        out, err = started.communicate(timeout=60)
    return started.returncode, out, err


@pytest.mark.parametrize(
    ("answer", "code", "values"),
    [(b"y\n", 0, [6, 4]), (b"n\n", 1, [6, 4, 9]), (b"\n", 1, [6, 4, 9]), (b"\4", 130, [6, 4, 9])],
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
