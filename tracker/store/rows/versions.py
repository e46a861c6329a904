"""Entries as versions, one row of ``entries`` each, and changes to them in a transaction.

``live`` marks the version that holds. A correction adds a version; undo and redo change ``live``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Integer,
    Text,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    union_all,
    update,
)

from tracker.domain.model.records import Record
from tracker.errors import Invalid, NothingFound
from tracker.store.file.database import damaged
from tracker.store.file.schema import changes, entries
from tracker.store.rows import purged_rows
from tracker.store.rows.entry_row import from_row, to_row

_BATCH: Final = 5_000

# A literal, not a parameter, because SQLite can use the partial indexes only with a literal.
LIVE = text("entries.live = 1")
_BY_ID = select(entries).where(LIVE, entries.c.id == bindparam("id"))
_IN_ROWS = select(entries).where(entries.c.row.in_(bindparam("numbers", expanding=True)))
_BY_UID = select(entries).where(LIVE, entries.c.uid.in_(bindparam("uids", expanding=True)))

_KNOWN_UIDS = union_all(
    select(entries.c.uid).where(LIVE, entries.c.uid.in_(bindparam("uids", expanding=True))),
    select(entries.c.uid)
    .join(changes, and_(changes.c.id == entries.c.removed_by, changes.c.state == "done"))
    .where(entries.c.uid.in_(bindparam("uids", expanding=True))),
)

_LAST_ROW = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entries'), 0)")
_REMOVE = (
    update(entries).where(LIVE, entries.c.id == bindparam("entry")).values(live=0, removed_by=bindparam("change"))
)
_TAKE_OUT_NAMED = (
    update(entries)
    .where(LIVE, text("entries.kind = 'symptom'"), entries.c.name == bindparam("old_name"))
    .values(live=0, removed_by=bindparam("change"))
)
_KEPT = [c for c in entries.c if c.name not in ("row", "name", "added_by", "removed_by", "live")]
_PUT_IN_RENAMED = insert(entries).from_select(
    [*(c.name for c in _KEPT), "name", "added_by", "live"],
    select(*_KEPT, bindparam("new_name", type_=Text), bindparam("change", type_=Integer), text("1"))
    .where(entries.c.removed_by == bindparam("change"), entries.c.name == bindparam("old_name"))
    .order_by(entries.c.row),
)

# The first version of an entry is in the row with the entry's number, so no version has a smaller row number.
_OF_ENTRY = and_(entries.c.row >= bindparam("id"), entries.c.id == bindparam("id"))
_VERSIONS = select(entries).where(_OF_ENTRY).order_by(entries.c.row)
# By identity, because an import that was undone and made again gives the same entry two numbers.
_SAME = entries.c.uid.in_(select(entries.c.uid).where(_OF_ENTRY))
_ALL_OF = select(entries).where(_SAME).order_by(entries.c.row)
_UIDS = select(entries.c.uid).where(_OF_ENTRY).distinct()
_PURGE = delete(entries).where(_SAME)
_EVERY_NAMED = (
    select(entries)
    .where(entries.c.kind == bindparam("kind"), entries.c.name == bindparam("name"))
    .order_by(entries.c.row)
)
_NOT_UNDONE = (
    select(entries)
    .where(or_(LIVE, entries.c.removed_by.in_(select(changes.c.id).where(changes.c.state == "done"))))
    .order_by(entries.c.row)
)
_NOT_UNDONE_ON_DAYS = _NOT_UNDONE.where(
    entries.c.uid.in_(select(entries.c.uid).where(entries.c.day.between(bindparam("first"), bindparam("last"))))
)
_BY_CHANGE: Final = {
    side: (select(entries).where(column == bindparam("change")), update(entries).where(column == bindparam("change")))
    for side, column in (("added", entries.c.added_by), ("removed", entries.c.removed_by))
}


def get(connection: Connection, path: Path, id: int) -> Record:
    """Entry number ``id``. Raises NothingFound."""
    row = connection.execute(_BY_ID, {"id": id}).one_or_none()
    if row is None:
        raise no_entry(id)
    return records(path, [row])[0]


def no_entry(id: int) -> NothingFound:
    """The error for a number that no entry has."""
    return NothingFound(f"There is no entry {id}.", "tracker show today lists entries with their numbers.")


def by_uid(connection: Connection, path: Path, uids: Sequence[str]) -> dict[str, Record]:
    """The entries with these uids, by uid; uids that the journal does not have are left out."""
    return {record.uid: record for record in records(path, connection.execute(_BY_UID, {"uids": uids}).all())}


def known_uids(connection: Connection, uids: Sequence[str]) -> set[str]:
    """Those of the uids that an entry has, or one that was deleted or purged."""
    gone = purged_rows.digests(connection)
    found = {uid for uid in uids if purged_rows.digest_of(uid) in gone} if gone else set()
    for start in range(0, len(uids), _BATCH):
        found.update(connection.execute(_KNOWN_UIDS, {"uids": uids[start : start + _BATCH]}).scalars())
    return found


def last_row(connection: Connection) -> int:
    """The last row number that was given to a version."""
    return int(connection.execute(_LAST_ROW).scalar_one())


def put_in(connection: Connection, new: Sequence[Record], change: int, *, number: int | None = None) -> list[Record]:
    """Add a version of each record, under a new number unless one is given.

    Returns the records with their numbers.
    """
    last = last_row(connection)
    rows = [_version(record, change, row) for row, record in enumerate(new, last + 1)]
    if number is not None:
        rows = [{**row, "id": number} for row in rows]
    connection.execute(insert(entries), rows)
    return [replace(record, id=row["id"]) for record, row in zip(new, rows, strict=True)]


def take_out(connection: Connection, ids: Sequence[int], change: int) -> None:
    """Take out entries; their versions stay in the table."""
    connection.execute(_REMOVE, [{"entry": id, "change": change} for id in ids])


def rename(connection: Connection, old: str, new: str, change: int) -> int:
    """A version under the name ``new`` of every score of the symptom ``old`` that holds. Returns how many."""
    names = {"old_name": old, "new_name": new, "change": change}
    count = connection.execute(_TAKE_OUT_NAMED, names).rowcount
    connection.execute(_PUT_IN_RENAMED, names)
    return count


def of_entry(connection: Connection, id: int) -> Sequence[Any]:
    """The rows of every version of entry ``id``, in the order of writing."""
    return connection.execute(_VERSIONS, {"id": id}).all()


def all_of(connection: Connection, id: int) -> Sequence[Any]:
    """The rows of every version of entry ``id``, and of the same entry under other numbers."""
    return connection.execute(_ALL_OF, {"id": id}).all()


def in_rows(connection: Connection, numbers: Sequence[int]) -> list[Any]:
    """The rows with these numbers, in this order; those that were purged are left out."""
    found = {row[0]: row for row in connection.execute(_IN_ROWS, {"numbers": [*numbers]}).all()}
    return [found[number] for number in numbers if number in found]


def every_named(connection: Connection, kind: str, name: str) -> Sequence[Any]:
    """The rows of every version of the entries of a kind and name, in the order of writing."""
    return connection.execute(_EVERY_NAMED, {"kind": kind, "name": name}).all()


def not_undone(connection: Connection, first: date | None = None, last: date | None = None) -> Sequence[Any]:
    """The rows of every version that holds, or that a correction or a deletion took out, in the order of writing.

    first, last: only of the entries of which a version is on one of these days; None: of all.
    """
    if first is None or last is None:
        return connection.execute(_NOT_UNDONE).all()
    return connection.execute(_NOT_UNDONE_ON_DAYS, {"first": first.isoformat(), "last": last.isoformat()}).all()


def purge(connection: Connection, id: int) -> bool:
    """Delete every version of entry ``id`` from the table. False when there is none."""
    purged_rows.note(connection, connection.execute(_UIDS, {"id": id}).scalars().all())
    return connection.execute(_PURGE, {"id": id}).rowcount > 0


def read_back(connection: Connection, path: Path) -> int:
    """Make a record from every version, in constant memory. Returns how many versions hold."""
    held = 0
    for rows in connection.execute(select(entries)).partitions(_BATCH):
        records(path, rows)
        held += sum(row.live for row in rows)
    return held


def touched(connection: Connection, path: Path, side: str, change: int, most: int) -> tuple[tuple[Record, ...], int]:
    """What a change added (``added``) or took out (``removed``): the first ``most`` entries, and how many in all."""
    statement = _BY_CHANGE[side][0]
    count = select(func.count()).select_from(statement.subquery())
    rows = connection.execute(statement.limit(most), {"change": change}).all()
    return tuple(records(path, rows)), connection.execute(count, {"change": change}).scalar_one()


def turn(connection: Connection, side: str, change: int, *, alive: int) -> None:
    """Make the versions of one side of a change live, or not live."""
    connection.execute(_BY_CHANGE[side][1].values(live=alive), {"change": change})


def records(path: Path, rows: Iterable[Any]) -> list[Record]:
    """The records in rows."""
    with whole(path):
        return [from_row(row) for row in rows]


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """For code that makes records and plans from rows: one that cannot be made means a damaged file."""
    try:
        yield
    except (Invalid, ValueError, TypeError) as error:
        raise damaged(path, "an entry in it is no longer whole") from error


def _version(record: Record, change: int, row: int) -> dict[str, Any]:
    """A live version of a record in row ``row``, the first version of an entry; ``row`` is also its number."""
    return {**to_row(record), "row": row, "id": row, "added_by": change, "removed_by": None, "live": 1}
