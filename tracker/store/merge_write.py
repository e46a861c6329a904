"""Write what a merge decided: the history that came, and one change with what is different now."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, insert, text, update

from tracker.store.file.schema import MERGE, MERGED, changes
from tracker.store.merge_decision import Decided
from tracker.store.rows import new_change
from tracker.store.rows.lineage import Content, Identity, Version, Versioned

_LAST: Final = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = :name), 0)")


def write(connection: Connection, decided: list[Decided], at: datetime) -> None:
    """Add the new history, and make one change with what is different now."""
    came = {id(change): change for one in decided for _, version in one.history for change in _changes_of(version)}
    first = last_row_of(connection, changes) + 1
    numbers = {key: first + place for place, key in enumerate(sorted(came, key=lambda key: came[key].id))}
    if came:
        connection.execute(insert(changes), [_marked(came[key], number) for key, number in numbers.items()])
    merging = new_change.begin(connection, MERGE, at)
    for one in decided:
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
        for identity, version in one.history:
            row += 1
            number = one.numbers.setdefault(identity, row)
            added = numbers[id(version.added)]
            removed = None if version.removed is None else numbers[id(version.removed)]
            rows.append(_row(one.what, identity, number, row, version.content, added=added, removed=removed, live=0))
            parts += one.what.part_rows(version.content, row)
        if rows:
            connection.execute(insert(table), rows)
        if parts and one.what.parts is not None:
            connection.execute(insert(one.what.parts), parts)


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


def last_row_of(connection: Connection, table: Table) -> int:
    """The last row number that a table gave."""
    return int(connection.execute(_LAST, {"name": table.name}).scalar_one())
