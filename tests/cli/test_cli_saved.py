"""What is saved is never denied, and a command is one change: all of it is saved, or nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from cli_program import Answer, Journal
from sqlalchemy import Engine, event

from tracker.store.file import database

Type = Callable[..., Answer]

BEGUN = ("log t6 b4", "shot hydroxocobalamin 1 mg left thigh", "plan take folate 5 mg daily", "lab b12 412 ng/L")
# Each with the line before it.
WRITING = {
    "log t6 b4 left foot": "",
    "shot hydroxocobalamin 1 mg": "",
    "lab b12 500 ng/L": "",
    "note slept badly": "",
    "ask done 5": "ask is a second test planned",
    "undo 3": "",
    "edit 1 tingling 5": "",
    "delete 1 2": "",
    "plan take folate 1 mg daily": "",
    "import in.json": "",
    "merge other.db": "",
    "restore other.db --yes": "",
}
MORE = {
    "take folate 5 mg": "",
    "take b12 1 mg": "",
    "fall shower": "",
    "visit dr rao 24 nov 10:40": "",
    "alarm 3": "",
    "ask is a second test planned": "",
    "undo": "",
    "redo": "undo",
    "purge 1 --yes": "",
    "plan take b12 1 mg daily": "",
    "plan stop folate": "",
    "plan next 2": "plan shot cyanocobalamin 1 mg alternate days until told otherwise then every 8 weeks",
    "profile name Sam Example": "",
    "symptom add itching": "",
    "import in.csv": "",
}


@pytest.fixture
def begun(journal: Journal, type_: Type, typed_once: Callable[..., None], surroundings: Path) -> Journal:
    """A journal with something of everything, and files to import, merge and restore."""
    typed_once(*BEGUN)
    (surroundings / "in.csv").write_text("date,tingling\n2026-10-01,3\n")
    (surroundings / "in.json").write_text(
        '{"schema": 1, "command": "export", "profile": {"name": "Sam Example", "born": null}, "symptoms": [], '
        '"entries": [{"kind": "symptom", "day": "2026-10-02", "name": "tingling", "value": 3}]}'
    )
    other = shutil.copyfile(journal.path, surroundings / "other.db")
    assert type_("--journal", str(other), "plan", "take", "b12", "2", "mg", "daily").code == 0
    return journal


@contextmanager
def locked_after_commit(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[sqlite3.Connection]]:
    """As soon as a commit has changed the journal, another program locks it for good."""
    holding: list[sqlite3.Connection] = []
    first, close = journal.bytes(), database._Connection.close

    def close_and_lock(self: database._Connection) -> None:
        close(self)
        if not holding and journal.bytes() != first:
            holding.append(sqlite3.connect(journal.path, isolation_level=None))
            holding[0].execute("BEGIN EXCLUSIVE")

    monkeypatch.setattr(database, "WAIT_SECONDS", 0.01)
    monkeypatch.setattr(database._Connection, "close", close_and_lock)
    try:
        yield holding
    finally:
        for one in holding:
            one.close()


@pytest.mark.parametrize("line", [*WRITING, *(pytest.param(line, marks=pytest.mark.thorough) for line in MORE)])
def test_a_lock_right_after_the_commit_makes_no_refusal_of_what_is_saved(
    line: str, type_: Type, begun: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (WRITING | MORE)[line]
    if before:
        assert type_(before).code == 0
    with locked_after_commit(begun, monkeypatch) as locked:
        answer = type_(line)
    assert locked, "nothing was written"
    if line.startswith("purge"):  # it writes the whole file again, after the entry is out of it
        assert "The entry is out of the journal" in answer.all
        return
    assert answer.code == 0, answer.all
    assert answer.out
    assert "Nothing was written" not in answer.all
    assert "type the command again" not in answer.all


def test_what_cannot_be_looked_for_after_saving_is_said_and_is_no_error(
    type_: Type, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.cli.answers.backup_reminder.at_terminal", lambda: True)
    with locked_after_commit(journal, monkeypatch):
        answer = type_("log t6")
    assert answer.code == 0
    assert "Tingling 6 of 10." in answer.out
    assert "It is saved; I could not look for what else there is to say: Another program" in answer.all
    assert len(journal.rows()) == 1


class Stopped(KeyboardInterrupt):
    """In place of a kill."""


@contextmanager
def stopped_at(number: int) -> Iterator[None]:
    """The program is stopped at its statement ``number``, counted from 0."""
    left = [number]

    def count(*_: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Stopped

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", count)


def held(journal: Journal) -> list[list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(journal.path)) as connection:
        return [
            connection.execute(f"SELECT * FROM {table}").fetchall()
            for table in ("changes", "entries", "plans", "symptoms", "profile")
        ]


@pytest.mark.parametrize(
    "line", ["import in.json", *(pytest.param(one, marks=pytest.mark.thorough) for one in ("undo 3", "redo 3"))]
)
def test_a_command_that_is_stopped_at_any_statement_is_done_whole_or_not_at_all(
    line: str, type_: Type, begun: Journal
) -> None:
    if line.startswith("redo"):
        assert type_("undo 3").code == 0
    file, before = begun.path.read_bytes(), held(begun)
    states, number = [], 0
    while not states or states[-1][0]:
        begun.path.write_bytes(file)
        with stopped_at(number):
            answer = type_(line)
        states.append((answer.code, held(begun)))
        number += 1
    assert number > 10
    after = states[-1][1]
    assert after != before
    assert all(code == 130 and state in (before, after) for code, state in states[:-1])
