"""The history: one line of ``changes`` for each write, what it touched, and the way there and back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, text, update

from tracker.domain.records import Record
from tracker.domain.schedule import Plan
from tracker.errors import NothingFound
from tracker.store import plans as planned
from tracker.store import versions
from tracker.store.rows import moment_text
from tracker.store.tables import changes

_SHOWN: Final = 5

_NEW_CHANGE = insert(changes).values(state="done")
_DROP_UNDONE = update(changes).where(text("state = 'undone'")).values(state="dropped")
_UNDONE_NEXT = select(changes).where(changes.c.state == "done").order_by(changes.c.id.desc()).limit(1)
_REDONE_NEXT = select(changes).where(text("state = 'undone'")).order_by(changes.c.id).limit(1)
_MARK = (
    update(changes)
    .where(changes.c.id == bindparam("change"))
    .values(state=bindparam("new_state"), undone_at=bindparam("when"))
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change that was taken back or made again. ``added``, ``removed``: what it had put in and taken out,
    the first few of each; ``added_count``, ``removed_count``: all of them. Plans stand apart from entries."""

    command: str
    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    added_count: int
    removed_count: int
    plans_added: tuple[Plan, ...] = ()
    plans_removed: tuple[Plan, ...] = ()


def begin(connection: Connection, command: str, at: datetime) -> int:
    """A new line in the history. What was undone before it can no longer be redone."""
    connection.execute(_DROP_UNDONE)
    added = connection.execute(_NEW_CHANGE, {"at": moment_text(at), "command": command})
    return int(added.lastrowid)


def undo(connection: Connection, path: Path, at: datetime) -> Change:
    """Take back the last change that still holds. Raises NothingFound when there is none."""
    found = connection.execute(_UNDONE_NEXT).one_or_none()
    if found is None:
        raise NothingFound("There is nothing to undo.")
    change = _describe(connection, path, found.id, found.command)
    # First what goes, then what comes back: an entry has one live version at any time.
    _turn(connection, found.id, gone="added", back="removed")
    connection.execute(_MARK, {"change": found.id, "new_state": "undone", "when": moment_text(at)})
    return change


def redo(connection: Connection, path: Path) -> Change:
    """Make the change that was undone last hold again. Raises NothingFound when there is none."""
    found = connection.execute(_REDONE_NEXT).one_or_none()
    if found is None:
        raise NothingFound("There is nothing to redo.")
    _turn(connection, found.id, gone="removed", back="added")
    connection.execute(_MARK, {"change": found.id, "new_state": "done", "when": None})
    return _describe(connection, path, found.id, found.command)


def _turn(connection: Connection, change: int, *, gone: str, back: str) -> None:
    for part in (versions, planned):
        part.turn(connection, gone, change, alive=0)
        part.turn(connection, back, change, alive=1)


def _describe(connection: Connection, path: Path, change: int, command: str) -> Change:
    added, added_count = versions.touched(connection, path, "added", change, _SHOWN)
    removed, removed_count = versions.touched(connection, path, "removed", change, _SHOWN)
    with versions.whole(path):
        plans = [planned.touched(connection, side, change) for side in ("added", "removed")]
    return Change(command, added, removed, added_count, removed_count, *plans)
