"""Import many records: read and check them before the journal is locked, then insert them with one statement.

Reading a large file takes several times as long as inserting its rows, and other writers wait at most half a minute
for the lock. Before the insert, the rows are in a separate file that only its owner can read. It is beside the
journal, because it contains notes, and these must not be in a folder for temporary files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from tracker.domain.model.record_like import what_is_said
from tracker.domain.model.records import Record
from tracker.store.copies.copying import file_errors, new_file
from tracker.store.file.database import BESIDE, connect, translated
from tracker.store.file.schema import changes, entries
from tracker.store.rows import purged_rows
from tracker.store.rows.entry_row import own_columns, to_row
from tracker.store.rows.versions import last_row

_BATCH: Final = 5_000
# The columns that hold what an entry says.
CONTENT: Final = [c.name for c in entries.c if c.name not in ("row", "id", "added_by", "removed_by", "live")]
# In a long file most entries say the same as others, at another moment. What they say is written once.
_OWN: Final = ("uid", "day", "time", "utc_offset", "note", "recorded_at")
_SAID: Final = [name for name in CONTENT if name not in _OWN]
_MOST_REMEMBERED: Final = 8_192


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_CREATE: Final = (
    f"CREATE TABLE said (number INTEGER PRIMARY KEY, {_quoted(_SAID)})",
    f"CREATE TABLE own (row INTEGER PRIMARY KEY, said INTEGER, {_quoted(_OWN)})",
    # CROSS: read ``own`` in the order of its rows, and look up what each says.
    f"CREATE VIEW incoming AS SELECT own.row, {_quoted(CONTENT)} FROM own CROSS JOIN said ON number = own.said",  # noqa: S608 (ours)
)
_ADD_SAID: Final = f"INSERT INTO said VALUES (?{', ?' * len(_SAID)})"  # noqa: S608 (ours)
_ADD_OWN: Final = f"INSERT INTO own VALUES (NULL, ?{', ?' * len(_OWN)})"  # noqa: S608 (ours)

incoming = Table(
    "incoming",
    MetaData(schema=BESIDE),
    Column("row", Integer, primary_key=True),
    *(Column(name, entries.c[name].type) for name in CONTENT),
)
# Entries that the person took out on purpose. A later import of the same file must not bring them back.
_NOW = entries.alias()
_TAKEN_OUT = (
    select(entries.c.uid)
    .join(changes, and_(changes.c.id == entries.c.removed_by, changes.c.state == "done"))
    .where(~select(_NOW.c.row).where(_NOW.c.uid == entries.c.uid, _NOW.c.live == literal_column("1")).exists())
)
# They are listed first: when a statement reads the table that it writes, SQLite copies every row into memory.
_taken_out = Table("taken_out", MetaData(schema="temp"), Column("uid", Text, primary_key=True))
_CREATE_LIST: Final = text("CREATE TEMP TABLE taken_out (uid TEXT PRIMARY KEY) WITHOUT ROWID")
_LIST_TAKEN_OUT: Final = _taken_out.insert().prefix_with("OR IGNORE").from_select(["uid"], _TAKEN_OUT)
_LEAVE_OUT = _taken_out.insert().prefix_with("OR IGNORE")
_UIDS = select(incoming.c.uid)
_HELD = select(entries.c.row).where(entries.c.uid == bindparam("held"), entries.c.live == literal_column("1"))
_WANTED = incoming.c.uid.not_in(select(_taken_out.c.uid))
_COUNT = select(func.count(), func.count().filter(_WANTED)).select_from(incoming)
# Those that the journal has not got, in their order, which is that of their numbers.
_fresh = Table("fresh", MetaData(schema="temp"), Column("place", Integer, primary_key=True), Column("row", Integer))
_CREATE_FRESH: Final = text("CREATE TEMP TABLE fresh (place INTEGER PRIMARY KEY, row INTEGER)")
_HAS_IT = select(entries.c.row).where(entries.c.uid == incoming.c.uid, text("entries.live = 1")).exists()
_LIST_FRESH: Final = _fresh.insert().from_select(
    ["row"], select(incoming.c.row).where(_WANTED, ~_HAS_IT).order_by(incoming.c.row)
)


def _put_in(rows: FromClause, place: ColumnElement[int]) -> Insert:
    """The statement that adds rows of ``incoming``. place: the place of a row, from 1, which gives it its number."""
    number = place + bindparam("last", type_=Integer)
    own = number, number, bindparam("change", type_=Integer), text("1")
    return (
        insert(entries)
        .from_select(
            [*CONTENT, "row", "id", "added_by", "live"],
            select(*(incoming.c[name] for name in CONTENT), *own).select_from(rows).order_by(place),
        )
        # A file may have an entry twice.
        .on_conflict_do_nothing(index_elements=["uid"], index_where=text("live = 1"))
        .execution_options(preserve_rowcount=True)
    )


_PUT_IN: Final = _put_in(_fresh.join(incoming, incoming.c.row == _fresh.c.row), _fresh.c.place)
# A journal without entries gets them all: no list of those that it has not got is needed.
_PUT_ALL_IN: Final = _put_in(incoming, incoming.c.row)


@contextmanager
def set_aside(records: Iterable[Record], path: Path) -> Iterator[Path]:
    """Write a file with a row for each record, in their order; remove it afterwards. Uses constant memory.

    path: the journal that the records are for. Raises a JournalProblem when the file cannot be written.
    """
    home = path.resolve().parent
    with file_errors(home):
        file = new_file(home)
    try:
        with translated(path), closing(connect(file)) as connection:
            # After a crash nobody needs this file.
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            for statement in _CREATE:
                connection.execute(statement)
            connection.execute("BEGIN")
            _write_down(connection, iter(records))
            connection.execute("COMMIT")
        yield file
    finally:
        with suppress(OSError):  # acknowledged entries are safe; tracker check points out the file that is left
            file.unlink(missing_ok=True)


def _write_down(connection: sqlite3.Connection, coming: Iterator[Record]) -> None:
    in_order = itemgetter(*_SAID)
    known: dict[tuple[object, ...], int] = {}
    number = 0
    while batch := [*islice(coming, _BATCH)]:
        own: list[tuple[object, ...]] = []
        new: list[tuple[object, ...]] = []
        for record in batch:
            said = record.kind, what_is_said(record)
            place = known.get(said)
            if place is None:
                number += 1
                place = known[said] = number
                new.append((number, *in_order(to_row(record))))
            own.append((place, *own_columns(record)))
        connection.executemany(_ADD_SAID, new)
        connection.executemany(_ADD_OWN, own)
        if len(known) > _MOST_REMEMBERED:
            known.clear()


def put_in(
    connection: Connection, change: int, *, deleted_too: bool = False, purged_too: bool = False
) -> tuple[int, int, int, int]:
    """Add the entries from the file beside the journal, except those that it has or that were deleted from it.

    deleted_too, purged_too: also those that were deleted, or purged. Returns how many were added, were already there,
    stayed out as they had been deleted, and stayed out as they had been purged.
    """
    connection.execute(_CREATE_LIST)
    if not deleted_too:
        connection.execute(_LIST_TAKEN_OUT)
    purged = _purged(connection)
    if purged_too:
        purged_rows.forget(connection, purged)
        purged = []
    if purged:
        connection.execute(_LEAVE_OUT, [{"uid": uid} for uid in purged])
    last = last_row(connection)
    coming, wanted = connection.execute(_COUNT).one()
    empty = not last and not purged
    if not empty:
        connection.execute(_CREATE_FRESH)
        connection.execute(_LIST_FRESH)
    added = connection.execute(_PUT_ALL_IN if empty else _PUT_IN, {"last": last, "change": change}).rowcount
    return added, wanted - added, coming - wanted - len(purged), len(purged)


def _purged(connection: Connection) -> list[str]:
    """The uids of the rows beside the journal that were purged from it, and that it has not got again."""
    known = purged_rows.digests(connection)
    if not known:
        return []
    found = [uid for uid in connection.execute(_UIDS).scalars() if purged_rows.digest_of(uid) in known]
    return [uid for uid in found if connection.execute(_HELD, {"held": uid}).first() is None]
