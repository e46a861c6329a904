"""The history: one line of ``changes`` for each write, what the write touched, and undo and redo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Connection, bindparam, func, select, text, update

from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice
from tracker.errors import NothingFound
from tracker.store.file.schema import BEGAN, MERGE, MERGED, changes
from tracker.store.rows import plan_rows as planned
from tracker.store.rows import remembered_rows as remembered
from tracker.store.rows import symptom_rows as listed
from tracker.store.rows import versions
from tracker.store.rows.entry_row import moment_text
from tracker.store.rows.new_change import ADD_FINAL

State = Literal["holds", "deleted", "undone", "purged"]

_SHOWN: Final = 5

_UNDONE_NEXT = select(changes).where(changes.c.state == "done").order_by(changes.c.id.desc()).limit(1)
_REDONE_NEXT = (
    select(changes).where(text(f"state = 'undone' AND command NOT LIKE '{MERGED}%'")).order_by(changes.c.id).limit(1)
)
_FINAL: Final = "purge "
_LAST = (
    select(changes)
    .where(changes.c.at >= bindparam("since"), changes.c.command != BEGAN)
    .order_by(changes.c.id.desc())
    .limit(bindparam("most"))
)
_BY_NUMBER = select(changes).where(changes.c.id.in_(bindparam("ids", expanding=True)))
_PURGES = select(changes).where(changes.c.command == bindparam("purge")).order_by(changes.c.id.desc()).limit(1)
_PURGED_SINCE = (
    select(changes.c.id).where(changes.c.id > bindparam("id"), changes.c.command.startswith(_FINAL)).limit(1)
)
_MARK = (
    update(changes)
    .where(changes.c.id == bindparam("change"))
    .values(state=bindparam("new_state"), undone_at=bindparam("when"), turns=bindparam("moments"))
)
# The last change before this one that no merge brought in. The changes that this merge brought in come after it.
_BEFORE = (
    select(func.coalesce(func.max(changes.c.id), 0))
    .where(changes.c.id < bindparam("change"), text(f"command NOT LIKE '{MERGED}%'"))
    .scalar_subquery()
)
_MARK_MERGED = (
    update(changes)
    .where(changes.c.id > _BEFORE, changes.c.id < bindparam("change"), changes.c.state == bindparam("old_state"))
    .values(state=bindparam("new_state"), undone_at=bindparam("when"))
)
_STARTED = select(changes.c.at).order_by(changes.c.id).limit(1)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history.

    at: when it was written, in UTC; state: done, undone (can be redone) or dropped (was undone and cannot be redone);
    undone_at: when it was undone, or None.
    """

    id: int
    command: str
    at: datetime
    state: str
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an entry, the change that added it, and the last one that removed it, if any did."""

    record: Record
    live: bool
    added: Line
    removed: Line | None


@dataclass(frozen=True, slots=True)
class Step:
    """What one change did to an entry. record: what it wrote, or None where it took the entry out; live: whether
    that is what holds."""

    line: Line
    record: Record | None
    live: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What one change touched.

    ``added``, ``removed``: what it added and took out, the first few of each; ``added_count``, ``removed_count``: how
    many in all. Plans, choices of symptoms and what is remembered are separate from entries. purged_since: whether an
    entry was purged after a change that was taken back.
    """

    command: str
    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    added_count: int
    removed_count: int
    plans_added: tuple[Plan, ...] = ()
    plans_removed: tuple[Plan, ...] = ()
    choices_added: tuple[Choice, ...] = ()
    choices_removed: tuple[Choice, ...] = ()
    remembered: tuple[Remembered, ...] = ()
    forgotten: tuple[Remembered, ...] = ()
    purged_since: bool = False

    @property
    def holds_nothing(self) -> bool:
        """Whether everything that it touched was purged since."""
        apart = (
            *(self.plans_added, self.plans_removed, self.choices_added, self.choices_removed),
            *(self.remembered, self.forgotten),
        )
        return not (self.added_count or self.removed_count or any(apart))


def note_purge(connection: Connection, id: int, at: datetime) -> None:
    """Add a line that says that entry ``id`` was purged. Undo never finds this line."""
    when = moment_text(at)
    connection.execute(ADD_FINAL, {"at": when, "command": f"{_FINAL}{id}", "undone_at": when})


def purge_of(connection: Connection, id: int) -> Line | None:
    """The line that says that entry ``id`` was purged; None if it was not purged."""
    row = connection.execute(_PURGES, {"purge": f"{_FINAL}{id}"}).one_or_none()
    return None if row is None else _line(row)


def last(connection: Connection, path: Path, most: int, since: datetime | None) -> list[tuple[Line, Change]]:
    """The last ``most`` changes from ``since`` on, the newest first. most: -1 for all."""
    given = {"most": most, "since": "" if since is None else moment_text(since)}
    with versions.whole(path):
        lines = [_line(row) for row in connection.execute(_LAST, given).all()]
    return [(line, _describe(connection, path, line.id, line.command)) for line in lines]


def of_entry(connection: Connection, path: Path, rows: Sequence[Any]) -> list[Version]:
    """The versions in rows of ``entries``, with the changes that made them."""
    ids = {id for row in rows for id in (row.added_by, row.removed_by) if id is not None}
    with versions.whole(path):
        lines = {row.id: _line(row) for row in connection.execute(_BY_NUMBER, {"ids": sorted(ids)}).all()}
    found = zip(versions.records(path, rows), rows, strict=True)
    return [Version(one, row.live == 1, lines[row.added_by], lines.get(row.removed_by)) for one, row in found]


def steps_of(found: Sequence[Version], purged: Line | None) -> list[Step]:
    """What was done to the entry with these versions, in order: each version where it was added, each removal that
    put no other in its place, and the purge."""
    added = {one.added.id for one in found}
    taken = {one.removed.id: one.removed for one in found if one.removed and one.removed.id not in added}
    if purged is not None:
        taken[purged.id] = purged
    steps = [Step(one.added, one.record, one.live) for one in found]
    return sorted([*steps, *(Step(line, None, live=False) for line in taken.values())], key=lambda one: one.line.id)


def state_of(steps: Sequence[Step], purged: Line | None) -> tuple[State, Line | None]:
    """What became of an entry, and the change that took it away; None where it holds.

    steps: as ``steps_of`` gives them. Undone is what no change took away that was not taken back itself.
    """
    if any(one.live for one in steps):
        return "holds", None
    if purged is not None:
        return "purged", purged
    still_done = [one.line for one in steps if one.line.state == "done"]
    return ("deleted", still_done[-1]) if still_done else ("undone", steps[0].line)


def undo(connection: Connection, path: Path, at: datetime) -> Change:
    """Take back the last change that still holds. Raises NothingFound when there is none."""
    found = connection.execute(_UNDONE_NEXT).one_or_none()
    if found is None:
        raise NothingFound("There is nothing to undo.")
    change = _describe(connection, path, found.id, found.command)
    purged = connection.execute(_PURGED_SINCE, {"id": found.id}).first() is not None
    # First take out, then bring back, so that an entry never has two live versions.
    _turn(connection, found.id, gone="added", back="removed")
    _mark(connection, found, "undone", at)
    return replace(change, purged_since=purged)


def redo(connection: Connection, path: Path, at: datetime) -> Change:
    """Make the change that was undone last hold again. Raises NothingFound when there is none."""
    found = connection.execute(_REDONE_NEXT).one_or_none()
    if found is None:
        raise NothingFound("There is nothing to redo.")
    _turn(connection, found.id, gone="removed", back="added")
    _mark(connection, found, "done", at)
    return _describe(connection, path, found.id, found.command)


def started(connection: Connection) -> date | None:
    """The day, in UTC, of the first change ever made; None for a new journal."""
    first = connection.execute(_STARTED).scalar_one_or_none()
    return None if first is None else date.fromisoformat(first[:10])


def _mark(connection: Connection, change: Any, state: str, at: datetime) -> None:
    """Record that a change was undone or made again; for a merge, also record it for what came with it."""
    moment = moment_text(at)
    new = {"change": change.id, "new_state": state, "when": moment if state == "undone" else None}
    connection.execute(_MARK, {**new, "moments": f"{change.turns} {moment}".lstrip()})
    if change.command == MERGE:
        connection.execute(_MARK_MERGED, {**new, "old_state": change.state})


def _turn(connection: Connection, change: int, *, gone: str, back: str) -> None:
    for part in (versions, planned, listed, remembered):
        part.turn(connection, gone, change, alive=0)
        part.turn(connection, back, change, alive=1)


def _describe(connection: Connection, path: Path, change: int, command: str) -> Change:
    added, added_count = versions.touched(connection, path, "added", change, _SHOWN)
    removed, removed_count = versions.touched(connection, path, "removed", change, _SHOWN)
    with versions.whole(path):
        plans = [planned.touched(connection, side, change) for side in ("added", "removed")]
        choices = [listed.touched(connection, side, change) for side in ("added", "removed")]
        known = [remembered.touched(connection, side, change) for side in ("added", "removed")]
    counts = added_count, removed_count
    return Change(*(command, added, removed, *counts), plans[0], plans[1], choices[0], choices[1], known[0], known[1])


def _line(row: Any) -> Line:
    undone = None if row.undone_at is None else datetime.fromisoformat(row.undone_at)
    line = Line(row.id, row.command, datetime.fromisoformat(row.at), row.state, undone)
    # What can never be undone was never undone: its row only says so for undo to pass it by.
    return replace(line, state="done", undone_at=None) if row.command.startswith(_FINAL) else line
