"""Convert what a journal remembers to rows of ``remembered`` and back, and change it in a transaction.

As with entries, one row is one version. ``live`` marks the version that holds; undo and redo change it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, text, update

from tracker.domain.model.remembered import Remembered
from tracker.store.file.schema import changes, remembered

_ALL = select(remembered).order_by(remembered.c.topic, remembered.c.said)
_LIVE = _ALL.where(text("remembered.live = 1"))
_REMOVE = (
    update(remembered)
    .where(
        text("remembered.live = 1"), remembered.c.topic == bindparam("about"), remembered.c.said == bindparam("words")
    )
    .values(live=0, removed_by=bindparam("change"))
)
_BY_CHANGE: Final = {
    side: (_ALL.where(column == bindparam("change")), update(remembered).where(column == bindparam("change")))
    for side, column in (("added", remembered.c.added_by), ("removed", remembered.c.removed_by))
}


def holding(connection: Connection) -> list[Remembered]:
    """What is remembered now, by topics and words."""
    return [remembered_of(row) for row in connection.execute(_LIVE)]


def since(connection: Connection, topic: str) -> dict[str, tuple[str, str]]:
    """What is remembered now of a topic, by its words: the answer, and the moment of the change that it came with."""
    rows = connection.execute(_LIVE.add_columns(changes.c.at).join(changes, changes.c.id == remembered.c.added_by))
    return {row.said: (row.answer, row.at) for row in rows if row.topic == topic}


def every(connection: Connection) -> list[Remembered]:
    """Every version of everything that was remembered."""
    return [remembered_of(row) for row in connection.execute(_ALL)]


def put_in(connection: Connection, new: Sequence[Remembered], change: int) -> None:
    """Remember; each replaces what was remembered of the same words."""
    take_out(connection, new, change)
    rows = [
        {"topic": one.topic, "said": one.said, "answer": one.answer, "added_by": change, "live": 1} for one in new
    ]
    if rows:
        connection.execute(insert(remembered), rows)


def take_out(connection: Connection, gone: Iterable[Remembered], change: int) -> None:
    """Forget; the versions stay in the table."""
    about = [{"about": one.topic, "words": one.said, "change": change} for one in gone]
    if about:
        connection.execute(_REMOVE, about)


def touched(connection: Connection, side: str, change: int) -> tuple[Remembered, ...]:
    """What a change added (``added``) or took out (``removed``)."""
    return tuple(remembered_of(row) for row in connection.execute(_BY_CHANGE[side][0], {"change": change}))


def turn(connection: Connection, side: str, change: int, *, alive: int) -> None:
    """Make what one side of a change remembers live, or not live."""
    connection.execute(_BY_CHANGE[side][1].values(live=alive), {"change": change})


def remembered_of(row: Any) -> Remembered:
    """What is remembered in a row of ``remembered``."""
    return Remembered(topic=row.topic, said=row.said, answer=row.answer)
