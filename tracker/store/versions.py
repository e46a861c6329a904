"""Entries as versions, one row of ``entries`` each, and what can be done with them in a transaction.

``live`` marks the version that holds; a correction adds one, and undo and redo turn ``live`` round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, text, update

from tracker.domain.records import Record
from tracker.domain.symptoms import SymptomList
from tracker.errors import Invalid, NothingFound
from tracker.store.database import damaged, examined
from tracker.store.rows import from_row, to_row
from tracker.store.tables import entries

_BATCH: Final = 5_000

# A literal, not a parameter: only so can SQLite use the partial indexes.
_LIVE = text("entries.live = 1")
_IN_ORDER = (entries.c.day, entries.c.time, entries.c.id)

_BETWEEN = (
    select(entries)
    .where(_LIVE, entries.c.day >= bindparam("first"), entries.c.day <= bindparam("last"))
    .order_by(*_IN_ORDER)
)
_BY_ID = select(entries).where(_LIVE, entries.c.id == bindparam("id"))
_BY_UID = select(entries).where(_LIVE, entries.c.uid.in_(bindparam("uids", expanding=True)))
_RECENT_DOSES = (
    select(entries)
    .where(_LIVE, text("entries.kind = 'dose'"))
    .order_by(*(column.desc() for column in _IN_ORDER))
    .limit(bindparam("most"))
)
_DOSES_SINCE = (
    select(entries)
    .where(_LIVE, text("entries.kind = 'dose'"), entries.c.day >= bindparam("first"))
    .order_by(*_IN_ORDER)
)
_DAYS_ASKED = (
    select(entries.c.name, func.max(entries.c.day).label("day"))
    .where(_LIVE, entries.c.day >= bindparam("first"), entries.c.day <= bindparam("last"))
    .where(text("(entries.kind = 'symptom' OR entries.kind = 'test')"))
    .group_by(entries.c.name)
)
_SPAN = select(func.min(entries.c.day), func.max(entries.c.day), func.count()).where(_LIVE)

_LAST_ROW = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entries'), 0)")
_REMOVE = (
    update(entries).where(_LIVE, entries.c.id == bindparam("entry")).values(live=0, removed_by=bindparam("change"))
)

# The first version of an entry is the row of its number, so that none of them stands before it.
_OF_ENTRY = and_(entries.c.row >= bindparam("id"), entries.c.id == bindparam("id"))
_VERSIONS = select(entries).where(_OF_ENTRY).order_by(entries.c.row)
# By identity: an import that was undone and made again has given the same entry two numbers.
_SAME = entries.c.uid.in_(select(entries.c.uid).where(_OF_ENTRY))
_ALL_OF = select(entries).where(_SAME).order_by(entries.c.row)
_PURGE = delete(entries).where(_SAME)
_SAYING = (
    select(entries)
    .where(
        _LIVE,
        entries.c.day >= bindparam("first"),
        entries.c.day <= bindparam("last"),
        func.holds(entries.c.kind, entries.c.name, entries.c.note, entries.c.laboratory, entries.c.given_by) == 1,
    )
    .order_by(*_IN_ORDER)
)
_BY_CHANGE: Final = {
    side: (select(entries).where(column == bindparam("change")), update(entries).where(column == bindparam("change")))
    for side, column in (("added", entries.c.added_by), ("removed", entries.c.removed_by))
}


def between(connection: Connection, first: date, last: date) -> Sequence[Any]:
    """The rows that hold from ``first`` to ``last``, both included, in the order of their days and times."""
    return connection.execute(_BETWEEN, {"first": first.isoformat(), "last": last.isoformat()}).all()


def recent_doses(connection: Connection, most: int) -> Sequence[Any]:
    """The rows of the last ``most`` doses, the newest first."""
    return connection.execute(_RECENT_DOSES, {"most": most}).all()


def doses_since(connection: Connection, first: date) -> Sequence[Any]:
    """The rows of every dose from ``first`` on, in order."""
    return connection.execute(_DOSES_SINCE, {"first": first.isoformat()}).all()


def saying(
    connection: Connection, path: Path, wanted: str, names: SymptomList, first: date, last: date
) -> Sequence[Any]:
    """The rows from ``first`` to ``last`` with ``wanted`` in their note or a name, in order. Looks at every one.

    wanted: as casefold() makes it; names: a name counts as it is stored and as it is printed.
    """

    def holds(kind: str, name: str, *texts: str) -> bool:
        return any(wanted in text.casefold() for text in (name, names.label(kind, name), *texts))

    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 (it is open)
    driver.create_function("holds", 5, holds, deterministic=True)
    with examined(path):
        return connection.execute(_SAYING, {"first": first.isoformat(), "last": last.isoformat()}).all()


def last_asked(connection: Connection, first: date, last: date) -> dict[str, date]:
    """The last day from ``first`` to ``last`` with an entry of each symptom and home test, by their keys."""
    rows = connection.execute(_DAYS_ASKED, {"first": first.isoformat(), "last": last.isoformat()}).all()
    return {row.name: date.fromisoformat(row.day) for row in rows}


def span(connection: Connection) -> tuple[date, date, int] | None:
    """The first and the last day with an entry and the number of entries; None for an empty journal."""
    first, last, count = connection.execute(_SPAN).one()
    return (date.fromisoformat(first), date.fromisoformat(last), count) if count else None


def get(connection: Connection, path: Path, id: int) -> Record:
    """Entry number ``id``. Raises NothingFound."""
    row = connection.execute(_BY_ID, {"id": id}).one_or_none()
    if row is None:
        raise no_entry(id)
    return records(path, [row])[0]


def no_entry(id: int) -> NothingFound:
    """The error for a number that no entry has."""
    return NothingFound(f"There is no entry {id}.", "tracker show lists entries with their numbers.")


def by_uid(connection: Connection, path: Path, uids: Sequence[str]) -> dict[str, Record]:
    """Those of the identities that the journal holds, with their entries."""
    return {record.uid: record for record in records(path, connection.execute(_BY_UID, {"uids": uids}).all())}


def last_row(connection: Connection) -> int:
    """The last number that a version was given."""
    return int(connection.execute(_LAST_ROW).scalar_one())


def put_in(connection: Connection, new: Sequence[Record], change: int, *, number: int | None = None) -> list[Record]:
    """Add a version of each record, under a number of its own unless one is given.

    Returns the records with their numbers.
    """
    last = last_row(connection)
    rows = [_version(record, change, row) for row, record in enumerate(new, last + 1)]
    if number is not None:
        rows = [{**row, "id": number} for row in rows]
    connection.execute(insert(entries), rows)
    return [replace(record, id=row["id"]) for record, row in zip(new, rows, strict=True)]


def take_out(connection: Connection, ids: Sequence[int], change: int) -> None:
    """Let entries hold no longer; their versions stay."""
    connection.execute(_REMOVE, [{"entry": id, "change": change} for id in ids])


def of_entry(connection: Connection, id: int) -> Sequence[Any]:
    """The rows of every version of entry ``id``, in the order in which they were written."""
    return connection.execute(_VERSIONS, {"id": id}).all()


def all_of(connection: Connection, id: int) -> Sequence[Any]:
    """The same, and the rows of the same entry under other numbers."""
    return connection.execute(_ALL_OF, {"id": id}).all()


def purge(connection: Connection, id: int) -> bool:
    """Take every version of entry ``id`` out of the table. False when there is none."""
    return connection.execute(_PURGE, {"id": id}).rowcount > 0


def read_back(connection: Connection, path: Path) -> int:
    """Make the record of every version there is, in constant memory. Returns how many hold."""
    held = 0
    for rows in connection.execute(select(entries)).partitions(_BATCH):
        records(path, rows)
        held += sum(row.live for row in rows)
    return held


def touched(connection: Connection, path: Path, side: str, change: int, most: int) -> tuple[tuple[Record, ...], int]:
    """What a change had put in (``added``) or taken out (``removed``): the first ``most`` entries, and how many."""
    statement = _BY_CHANGE[side][0]
    count = select(func.count()).select_from(statement.subquery())
    rows = connection.execute(statement.limit(most), {"change": change}).all()
    return tuple(records(path, rows)), connection.execute(count, {"change": change}).scalar_one()


def turn(connection: Connection, side: str, change: int, *, alive: int) -> None:
    """Let the versions of one side of a change hold, or hold no longer."""
    connection.execute(_BY_CHANGE[side][1].values(live=alive), {"change": change})


def records(path: Path, rows: Iterable[Any]) -> list[Record]:
    """The records that rows hold."""
    with whole(path):
        return [from_row(row) for row in rows]


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Around the making of records and plans from rows: one that cannot be made means a damaged file."""
    try:
        yield
    except (Invalid, ValueError, TypeError) as error:
        raise damaged(path, "an entry in it is no longer whole") from error


def _version(record: Record, change: int, row: int) -> dict[str, Any]:
    """A live version of a record as row number ``row``, and as the first one of an entry: that is its number."""
    return {**to_row(record), "row": row, "id": row, "added_by": change, "removed_by": None, "live": 1}
