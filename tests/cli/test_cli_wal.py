"""Another program switched the journal to a write-ahead log: no entry is lost, and the mode goes back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from cli_program import Answer, Journal

Type = Callable[..., Answer]


def in_wal(path: Path) -> bool:
    return path.read_bytes()[18:20] == b"\2\2"


@pytest.fixture
def switched(type_: Type, journal: Journal) -> Journal:
    """A journal with one entry, in WAL mode."""
    assert type_("log t6").code == 0
    with closing(sqlite3.connect(journal.path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
    assert in_wal(journal.path)
    return journal


@pytest.fixture
def crashed(switched: Journal, type_: Type) -> Journal:
    """The same, after that program was killed: its last entry is only in the log."""
    child = os.fork()
    if child == 0:
        other = sqlite3.connect(switched.path, isolation_level=None)
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("UPDATE entries SET note = 'in the log only' WHERE id = 1")
        os._exit(0)
    os.waitpid(child, 0)
    assert switched.path.with_name("journal.db-wal").stat().st_size > 0
    return switched


def names(journal: Journal) -> set[str]:
    return {one.name for one in journal.path.parent.iterdir()}


def test_check_says_so_and_makes_no_file(type_: Type, switched: Journal) -> None:
    before = names(switched), switched.bytes()
    answer = type_("check --json")
    (mode,) = [one for one in answer.json["findings"] if one["about"] == "mode"]
    assert mode["state"] == "attention"
    assert "write-ahead log (WAL)" in mode["says"]
    assert mode["do"].startswith("tracker show")
    assert "1 entry" in answer.out, "it was looked into all the same"
    assert (names(switched), switched.bytes()) == before


@pytest.mark.parametrize("line", ["show", "log t5", "backup"])
def test_any_command_switches_it_back(type_: Type, switched: Journal, line: str) -> None:
    assert type_(line).code == 0
    assert not in_wal(switched.path)
    assert not {one for one in names(switched) if one.endswith(("-wal", "-shm"))}
    assert "mode" not in {one["about"] for one in type_("check --json").json["findings"]}


def test_while_another_program_has_it_open_it_stays_and_works(type_: Type, switched: Journal) -> None:
    with closing(sqlite3.connect(switched.path, isolation_level=None)) as other:
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("UPDATE entries SET note = 'from there' WHERE id = 1")
        assert type_("log t5").code == 0
        assert in_wal(switched.path)
        answer = type_("check --json")
        assert "mode" in {one["about"] for one in answer.json["findings"]}
        assert "2 entries" in answer.out
        assert type_("backup").code == 0
        (copy,) = switched.path.with_name("backups").glob("*.db")
        assert not in_wal(copy)
        assert len(Journal(copy).rows()) == 2
    assert type_("show").code == 0
    assert not in_wal(switched.path)
    assert [row[0] for row in switched.rows("note")] == ["from there", ""]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that ends in the middle needs fork")
def test_what_a_killed_program_left_in_the_log_is_taken_in(type_: Type, crashed: Journal) -> None:
    before = names(crashed), crashed.bytes()
    answer = type_("check")
    assert (names(crashed), crashed.bytes()) == before
    assert "leave it there" in answer.all
    assert "move" not in answer.all.replace("remove", "").lower().partition("backup")[0]
    assert type_("show").code == 0
    assert crashed.rows("note") == [("in the log only",)]
    assert not in_wal(crashed.path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that ends in the middle needs fork")
@pytest.mark.thorough
def test_a_log_without_its_index_is_said_and_left(type_: Type, crashed: Journal) -> None:
    crashed.path.with_name("journal.db-shm").unlink()
    before = names(crashed), crashed.bytes()
    answer = type_("check")
    assert "Not looked into: entries are still in a file beside it." in answer.all
    assert (names(crashed), crashed.bytes()) == before
    assert type_("show").code == 0
    assert crashed.rows("note") == [("in the log only",)]


def test_a_restore_into_it_works(type_: Type, switched: Journal) -> None:
    assert type_("backup --to b").code == 0
    with closing(sqlite3.connect(switched.path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE entries SET note = 'later' WHERE id = 1")
        (copy,) = Path("b").glob("*.db")
        answer = type_(f"restore {copy} --yes")
        assert answer.code == 0, answer.all
    assert type_("show").code == 0
    assert switched.rows("note") == [("",)]
    assert not in_wal(switched.path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that ends in the middle needs fork")
def test_a_log_of_another_state_is_never_played_into_the_journal(type_: Type, crashed: Journal) -> None:
    content = bytearray(crashed.path.read_bytes())
    content[18:20] = b"\1\1"  # as after a copy of an older file was put in its place
    crashed.path.write_bytes(content)
    before = names(crashed), crashed.bytes()
    for line in ("log t5", "show", "backup"):
        answer = type_(line)
        assert answer.code == 3
        assert "another state of it" in answer.all
    assert (names(crashed), crashed.bytes()) == before
