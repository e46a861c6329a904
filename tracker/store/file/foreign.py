"""What other programs put into the file of a journal. A trigger can change what is saved without a word."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Final

from tracker.store.file.database import connect, examined

# The program's own views, and the schema that has them first.
_VIEWS: Final = frozenset({"scores", "doses", "blood_tests", "events"})
_VIEWS_SINCE: Final = 3


def foreign_in(path: Path, *, read_only: bool = False) -> list[str]:
    """The triggers and views in a file that are not the program's own, such as ``trigger tidy_up``."""
    with examined(path), closing(connect(path, read_only=read_only)) as connection:
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        found = connection.execute(
            "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') ORDER BY type, name"
        ).fetchall()
    ours = _VIEWS if schema >= _VIEWS_SINCE else ()
    return [f"{kind} {name}" for kind, name in found if not (kind == "view" and name in ours)]
