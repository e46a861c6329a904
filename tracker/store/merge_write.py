"""Write what a merge decided: the history that came, and one change with what is different now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from tracker.store.file.schema import MERGE, MERGED, changes
from tracker.store.merge_decision import Decided
from tracker.store.rows import moved_changes, new_change, only_there
from tracker.store.rows.lineage import Content, Identity, Version, Versioned
from tracker.store.rows.moved_changes import last_row_of


def write(connection: Connection, decided: list[Decided], at: datetime) -> None:
    """Add the new history, and make one change with what is different now.

    ``only_there.find`` has listed what only the other journal has: that goes in with it.
    """
    ours = _kept_again(connection, decided)
    came = {change.id for one in decided for _, version in one.history for change in _changes_of(version)}
    theirs = moved_changes.bring(connection, came, only_there.their_changes())
    merging = new_change.begin(connection, MERGE, at)
    only_there.put_in(connection, merging)
    for one in decided:
        _write_table(connection, one, merging, theirs, ours)


def _write_table(
    connection: Connection, one: Decided, merging: int, theirs: Mapping[int, int], ours: Mapping[int, int]
) -> None:
    """Write what was decided for one table. theirs, ours: the numbers here of changes that are written as history."""
    table = one.what.table
    row = last_row_of(connection, table)
    gone = [our.live.row for _, our, _ in one.outcomes if our is not None and our.live is not None]
    if gone:
        take_out = update(table).where(table.c.row == bindparam("gone")).values(live=0, removed_by=merging)
        connection.execute(take_out, [{"gone": number} for number in gone])
    rows, parts = [], []
    for identity, _, content in one.outcomes:
        if content is not None:
            row += 1
            number = one.numbers.setdefault(identity, row)
            rows.append(_row(one.what, identity, number, row, content, added=merging, removed=None, live=1))
            parts += one.what.part_rows(content, row)
    for versions, numbers in ((one.history, theirs), (one.kept, ours)):
        for identity, version in versions:
            row += 1
            number, content = one.numbers.setdefault(identity, row), version.content
            added = numbers[version.added.id]
            removed = None if version.removed is None else numbers[version.removed.id]
            rows.append(_row(one.what, identity, number, row, content, added=added, removed=removed, live=0))
            parts += one.what.part_rows(content, row)
    if rows:
        connection.execute(insert(table), rows)
    if parts and one.what.parts is not None:
        connection.execute(insert(one.what.parts), parts)


def _kept_again(connection: Connection, decided: list[Decided]) -> dict[int, int]:
    """Add the changes of this journal that made what is kept again, as history. Returns their new numbers."""
    made = {change.id: change for one in decided for _, version in one.kept for change in _changes_of(version)}
    first = last_row_of(connection, changes) + 1
    numbers = {id: first + place for place, id in enumerate(sorted(made))}
    if made:
        connection.execute(insert(changes), [_marked(made[id], number) for id, number in numbers.items()])
    return numbers


def _row(
    what: Versioned,
    identity: Identity,
    number: int | None,
    row: int,
    content: Content,
    *,
    added: int,
    removed: int | None,
    live: int,
) -> dict[str, Any]:
    return {
        **what.row(content),
        **what.identified(identity),
        **({"id": number} if what.numbered else {}),
        "row": row,
        "added_by": added,
        "removed_by": removed,
        "live": live,
    }


def _changes_of(version: Version) -> list[Any]:
    return [change for change in (version.added, version.removed) if change is not None]


def _marked(change: Any, number: int) -> dict[str, Any]:
    """A change as history: undo and redo never apply to it alone."""
    return {
        "id": number,
        "at": change.at,
        "command": change.command if change.command.startswith(MERGED) else MERGED + change.command,
        "state": "done" if change.undone_at is None else "dropped",
        "undone_at": change.undone_at,
        "turns": change.turns,
    }
