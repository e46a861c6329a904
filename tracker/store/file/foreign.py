"""What other programs put into the file of a journal. A trigger can change what is saved without a word."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.store.file.database import connect, examined
from tracker.store.file.views import VIEWS


def foreign_in(path: Path, *, read_only: bool = False) -> list[str]:
    """The triggers and views in a file that are not the program's own, such as ``trigger tidy_up``."""
    with examined(path), closing(connect(path, read_only=read_only)) as connection:
        return foreign_of(connection)


def foreign_of(connection: sqlite3.Connection) -> list[str]:
    """The same of a file that is open."""
    found = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY type, name"
    ).fetchall()
    return [f"{kind} {name}" for kind, name, sql in found if sql != VIEWS.get(name)]


def triggers_in(path: Path) -> list[str]:
    """The triggers in a file. The program has none of its own."""
    return [one for one in foreign_in(path) if one.startswith("trigger ")]
