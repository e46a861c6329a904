"""Start a line of the history: every write has one. ``history.py`` reads them, and takes them back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, text, update

from tracker.store.file.schema import BEGAN, changes
from tracker.store.rows.entry_row import moment_text

_NEW_CHANGE = insert(changes).values(state="done")
_DROP_UNDONE = update(changes).where(text("state = 'undone'")).values(state="dropped")
_NEWEST = select(changes.c.at).order_by(changes.c.id.desc()).limit(1)
# A line that undo and redo never find.
ADD_FINAL = insert(changes).values(state="dropped")


def begin(connection: Connection, command: str, at: datetime) -> int:
    """Start a new line in the history. What was undone before it cannot be redone any more."""
    connection.execute(_DROP_UNDONE)
    added = connection.execute(_NEW_CHANGE, {"at": moment_text(at), "command": command})
    return int(added.lastrowid)


def note_begin(connection: Connection, at: datetime) -> None:
    """Add a line: this journal began with the list of a new one. Nobody sees it, and undo never finds it."""
    when = moment_text(at)
    connection.execute(ADD_FINAL, {"at": when, "command": BEGAN, "undone_at": when})


def newest(connection: Connection) -> datetime | None:
    """The moment, in UTC, of the change that was written last; None for a new journal."""
    last = connection.execute(_NEWEST).scalar_one_or_none()
    return None if last is None else datetime.fromisoformat(last)
