"""Entries of a file that say something else than the journal: find them, and take them over as corrections.

An entry of the file and one of the journal are the same one when their uids are. A file that says what an earlier
version of the entry said is only older, and no correction.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    and_,
    case,
    func,
    insert,
    literal,
    not_,
    or_,
    select,
    text,
    update,
)

from tracker.domain.model.records import Record
from tracker.store.file.schema import changes, entries
from tracker.store.rows import versions
from tracker.store.rows.bulk_insert import CONTENT, incoming

# Of the writing, not of what was written down: neither is a difference.
_OF_THE_WRITING: Final = ("uid", "recorded_at", "utc_offset")
_MOST_SHOWN: Final = 5

_now = entries.alias("now")
_before = entries.alias("before")
_corrected = Table(
    "corrected",
    MetaData(schema="temp"),
    Column("row", Integer, primary_key=True),
    Column("id", Integer),
    Column("was", Integer),
)
_CREATE: Final = text("CREATE TEMP TABLE corrected (row INTEGER PRIMARY KEY, id INTEGER, was INTEGER)")


@dataclass(frozen=True, slots=True)
class Differing:
    """Entries that differ: how many, and the first ones, each as it is in the journal and as it is in the file."""

    count: int
    first: tuple[tuple[Record, Record], ...]


def differing(connection: Connection, path: Path, silent: Collection[str]) -> Differing:
    """What differs. silent: the columns of ``entries`` of which the file says nothing."""
    found = _differing(silent).subquery()
    count = connection.execute(select(func.count()).select_from(found)).scalar_one()
    rows = connection.execute(select(found).order_by(found.c.row).limit(_MOST_SHOWN)).all() if count else ()
    return Differing(count, tuple(_pair(connection, path, row.row, row.was, silent) for row in rows))


def take_over(connection: Connection, change: int, silent: Collection[str]) -> int:
    """Put in a version of each entry that differs, as the file has it. Returns how many."""
    connection.execute(_CREATE)
    connection.execute(insert(_corrected).from_select(["row", "id", "was"], _differing(silent)))
    taken = connection.execute(
        update(entries)
        .where(entries.c.row.in_(select(_corrected.c.was)))
        .values(live=0, removed_by=change)
        .execution_options(preserve_rowcount=True)
    ).rowcount
    number = literal(versions.last_row(connection)) + func.row_number().over(order_by=_corrected.c.row)
    connection.execute(
        insert(entries).from_select(
            [*CONTENT, "row", "id", "added_by", "live"],
            select(*_merged(silent), number, _corrected.c.id, literal(change), text("1"))
            .select_from(_corrected)
            .join(incoming, incoming.c.row == _corrected.c.row)
            .join(_now, _now.c.row == _corrected.c.was)
            .order_by(_corrected.c.row),
        )
    )
    return taken


def _differing(silent: Collection[str]) -> Select[Any]:
    compared = [name for name in CONTENT if name not in (*_OF_THE_WRITING, *silent)]
    older = (
        select(incoming.c.row)
        .join(_before, _before.c.uid == incoming.c.uid)
        .join(changes, and_(changes.c.id == _before.c.removed_by, changes.c.state == "done"))
        .where(_before.c.live == 0, and_(*(_same(name, _before) for name in compared)))
    )
    return (
        select(func.min(incoming.c.row).label("row"), _now.c.id, _now.c.row.label("was"))
        .join(_now, and_(_now.c.uid == incoming.c.uid, text("now.live = 1")))
        .where(or_(*(not_(_same(name, _now)) for name in compared)), incoming.c.row.not_in(older))
        .group_by(_now.c.row)
    )


def _same(name: str, version: Any) -> ColumnElement[bool]:
    found: ColumnElement[bool] = incoming.c[name].is_not_distinct_from(version.c[name])
    return found


def _merged(silent: Collection[str]) -> list[ColumnElement[Any]]:
    """The columns of the new version. What the file does not say stays as it was."""
    kept = [name for name in ("recorded_at", *silent) if name in CONTENT]
    made: list[ColumnElement[Any]] = []
    for name in CONTENT:
        said, was = incoming.c[name], _now.c[name]
        if name == "utc_offset":
            made.append(func.coalesce(said, was).label(name))
        elif name in kept:
            # A column of another kind of entry has no place in this one.
            made.append(case((incoming.c.kind == _now.c.kind, was), else_=said).label(name))
        else:
            made.append(said)
    return made


def _pair(connection: Connection, path: Path, row: int, was: int, silent: Collection[str]) -> tuple[Record, Record]:
    """An entry as it is, and as it would be."""
    stored = connection.execute(select(entries).where(entries.c.row == was)).one()
    merged = select(*_merged(silent)).select_from(incoming).join(_now, _now.c.row == was)
    would = dict(zip(CONTENT, connection.execute(merged.where(incoming.c.row == row)).one(), strict=True))
    as_row: Sequence[Any] = [would.get(column.name, getattr(stored, column.name)) for column in entries.c]
    now, then = versions.records(path, [stored, as_row])
    return now, then
