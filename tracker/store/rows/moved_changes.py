"""The changes of another journal that come with a merge: copied as history, in the order in which they were made.

SQLite copies them, so that their number takes no memory.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Column, Connection, Integer, MetaData, Select, Table, case, func, insert, select, text
from sqlalchemy.dialects.sqlite import insert as insert_or

from tracker.store.file.database import BESIDE
from tracker.store.file.schema import MERGED, changes

_LAST: Final = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = :name), 0)")
_temporary = MetaData(schema="temp")
# read: 1 where the merge asks for its number here.
_wanted = Table("wanted", _temporary, Column("id", Integer, primary_key=True), Column("read", Integer))
moved = Table(
    "moved",
    _temporary,
    *(Column("id", Integer, primary_key=True), Column("number", Integer), Column("read", Integer)),
)
there = Table(changes.name, MetaData(schema=BESIDE), *(Column(one.name, one.type) for one in changes.c))
_WANT: Final = insert_or(_wanted).on_conflict_do_nothing()
_COPIED: Final = (
    select(
        moved.c.number,
        there.c.at,
        case((there.c.command.startswith(MERGED), there.c.command), else_=MERGED + there.c.command),
        # Undo and redo never apply to one of them alone.
        case((there.c.undone_at.is_(None), "done"), else_="dropped"),
        there.c.undone_at,
        there.c.turns,
    )
    .select_from(moved)
    .join(there, there.c.id == moved.c.id)
    .order_by(moved.c.id)
)


def bring(connection: Connection, read: Iterable[int], others: Iterable[Select[tuple[int]]]) -> dict[int, int]:
    """Copy changes of the other journal, by their numbers there. Returns the numbers here of those in ``read``.

    read: numbers there; others: what selects more of them. The numbers of all are then in ``moved``.
    """
    _temporary.create_all(connection, checkfirst=False)
    rows = [{"id": number, "read": 1} for number in read]
    if rows:
        connection.execute(_WANT, rows)
    for numbers in others:
        connection.execute(_WANT.from_select(["id"], numbers))
    number = func.row_number().over(order_by=_wanted.c.id) + last_row_of(connection, changes)
    numbered = select(_wanted.c.id, number, _wanted.c.read)
    connection.execute(insert(moved).from_select(["id", "number", "read"], numbered))
    columns = ["id", "at", "command", "state", "undone_at", "turns"]
    connection.execute(insert(changes).from_select(columns, _COPIED))
    asked = select(moved.c.id, moved.c.number).where(moved.c.read == 1)
    return {change.id: change.number for change in connection.execute(asked)}


def last_row_of(connection: Connection, table: Table) -> int:
    """The last row number that a table gave."""
    return int(connection.execute(_LAST, {"name": table.name}).scalar_one())
