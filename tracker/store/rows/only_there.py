"""The entries that only the other journal has. SQLite copies them, so that their number takes no memory.

Nothing here can differ from them, so nothing has to be decided: all their versions come into the history, and what
holds there holds here. This is what ``merge_decision.decide`` says of something that is not known here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    and_,
    bindparam,
    case,
    func,
    insert,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as insert_or

from tracker.store.file.database import BESIDE
from tracker.store.file.schema import entries
from tracker.store.rows import moved_changes, purged_rows
from tracker.store.rows.moved_changes import last_row_of, moved
from tracker.store.rows.unsettled import NO_EVENT, apart, left_out, unsettled

# SQLite keeps in memory what a statement changed, until it ends.
_BATCH: Final = 100_000
_BOOKKEEPING: Final = ("row", "id", "added_by", "removed_by", "live")

_there = Table(entries.name, MetaData(schema=BESIDE), *(Column(one.name, one.type) for one in entries.c))
_added, _removed = moved_changes.there.alias("added"), moved_changes.there.alias("removed")
_temporary = MetaData(schema="temp")
# The rows to write, in their order here. row, id: their numbers there; live: 0 for what is history.
_coming = Table(
    "coming",
    _temporary,
    *(Column("place", Integer, primary_key=True), Column("row", Integer), Column("id", Integer)),
    Column("live", Integer),
)
# Of each entry, by its number there, the place of the row that it gets its number here from.
_first = Table("first", _temporary, Column("id", Integer, primary_key=True), Column("place", Integer))

_LEFT_OUT: Final = select(left_out[BESIDE].c.id)
_NEW: Final = (
    select(_there.c.row, _there.c.id)
    .select_from(apart)
    .join(_there, _there.c.row == apart.c.row)
    .where(apart.c.known == 0, _there.c.added_by.not_in(_LEFT_OUT))
)
_ANY: Final = select(apart.c.row).where(apart.c.known == 0).limit(1)
_HOLDS: Final = _NEW.where(_there.c.live == literal_column("1"))  # a literal, for the index of what holds
# What a merge brought or took out is no event: the version that it repeats is in the history as well.
_IS_HISTORY: Final = (
    _NEW.join(_added, _added.c.id == _there.c.added_by)
    .outerjoin(_removed, and_(_removed.c.id == _there.c.removed_by, _removed.c.id.not_in(_LEFT_OUT)))
    .where(or_(_added.c.command.not_in(NO_EVENT), _removed.c.command.not_in(NO_EVENT)))
)
_holding = _there.alias("holding")
_PLACE_OF_WHAT_HOLDS: Final = (
    select(_first.c.place)
    .join(_holding, _holding.c.id == _first.c.id)
    .where(_holding.c.uid == _there.c.uid, _holding.c.live == literal_column("1"))
    .scalar_subquery()
)
# An entry that was taken out and written again has two numbers there, and gets one.
_REST: Final = (
    select(
        _coming.c.id, func.coalesce(_PLACE_OF_WHAT_HOLDS, func.min(_coming.c.place).over(partition_by=_there.c.uid))
    )
    .select_from(_coming)
    .join(_there, _there.c.row == _coming.c.row)
    .where(_coming.c.live == 0, _coming.c.id.not_in(select(_first.c.id)))
)
_OF_COMING: Final = select(_there.c.added_by).select_from(_coming).join(_there, _there.c.row == _coming.c.row)


class Found(NamedTuple):
    """How many entries only the other journal has and hold there, and how many versions come into the history."""

    added: int
    history: int


def purged(connection: Connection) -> set[str]:
    """The uids of the entries that only the other journal has, because they were purged here."""
    known = purged_rows.digests(connection)
    if not known:
        return set()
    uids = connection.execute(_NEW.with_only_columns(_there.c.uid))
    return {uid for uid in uids.scalars() if purged_rows.digest_of(uid) in known}


def to_read(connection: Connection, uids: Collection[str]) -> None:
    """Have entries read as those are that both journals know."""
    if not uids:
        return
    connection.execute(insert_or(unsettled).on_conflict_do_nothing(), [{"uid": uid} for uid in uids])
    rows = select(_there.c.row).where(_there.c.uid.in_(select(unsettled.c.uid)))
    connection.execute(update(apart).where(apart.c.row.in_(rows)).values(known=1))


def find(connection: Connection) -> Found:
    """List what only the other journal has, in the order of the numbers there. ``unsettled.find`` was called."""
    _temporary.create_all(connection, checkfirst=False)
    if connection.execute(_ANY).first() is None:
        return Found(0, 0)
    counts = []
    for versions, live in ((_HOLDS, 1), (_IS_HISTORY, 0)):
        listed = versions.add_columns(literal_column(str(live))).order_by(_there.c.id, _there.c.row)
        connection.execute(insert(_coming).from_select(["row", "id", "live"], listed))
        counts.append(connection.execute(select(func.count()).where(_coming.c.live == live)).scalar_one())
    return Found(*counts)


def their_changes() -> Iterator[Select[tuple[int]]]:
    """What selects the changes, by their numbers there, that made the versions which come into the history."""
    history = _OF_COMING.where(_coming.c.live == 0)
    yield history
    yield history.with_only_columns(_there.c.removed_by).where(
        _there.c.removed_by.is_not(None), _there.c.removed_by.not_in(_LEFT_OUT)
    )


def put_in(connection: Connection, merging: int) -> None:
    """Write what ``find`` listed. merging: the change of the merge. ``moved`` has the changes that come with it."""
    for places in (select(_coming.c.id, _coming.c.place).where(_coming.c.live == 1), _REST):
        connection.execute(insert_or(_first).from_select(["id", "place"], places).on_conflict_do_nothing())
    last = last_row_of(connection, entries)
    content = [one.name for one in entries.c if one.name not in _BOOKKEEPING]
    write = insert(entries).from_select([*content, *_BOOKKEEPING], _rows(content))
    (most,) = connection.execute(select(func.max(_coming.c.place))).one()
    for start in range(0, most or 0, _BATCH):
        numbers = {"last": last, "merging": merging, "after": start, "upto": start + _BATCH}
        connection.execute(write, numbers)


def _rows(content: list[str]) -> Select[Any]:
    """The rows of ``entries`` to write for the places of one batch."""
    added, removed = moved.alias("moved_added"), moved.alias("moved_removed")
    last = bindparam("last", type_=Integer)
    holds = _coming.c.live == 1
    return (
        select(
            *(_there.c[name] for name in content),
            _coming.c.place + last,
            _first.c.place + last,
            case((holds, bindparam("merging", type_=Integer)), else_=added.c.number),
            case((holds, null()), else_=removed.c.number),
            _coming.c.live,
        )
        .select_from(_coming)
        .join(_there, _there.c.row == _coming.c.row)
        .join(_first, _first.c.id == _coming.c.id)
        .outerjoin(added, added.c.id == _there.c.added_by)
        .outerjoin(removed, removed.c.id == _there.c.removed_by)
        .where(_coming.c.place > bindparam("after"), _coming.c.place <= bindparam("upto"))
        .order_by(_coming.c.place)
    )
