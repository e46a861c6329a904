"""Convert the person's list of symptoms to rows of ``symptoms`` and back, and change it in a transaction.

As with entries and plans, one row is one version. ``live`` marks the version that holds; undo and redo change it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, bindparam, insert, select, text, update

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.remembered import BAD, DIRECTION, GOOD, SYMPTOM
from tracker.domain.model.symptom_list import FROM_THE_START, Choice, SymptomList
from tracker.store.file.schema import BEGAN, changes, symptoms
from tracker.store.rows import remembered_rows

# The choices that hold, and the versions before them that were replaced by a change that was not taken back.
_ALL = (
    select(symptoms)
    .join(changes, changes.c.id == symptoms.c.added_by)
    .where(changes.c.state == "done")
    .order_by(changes.c.at, symptoms.c.row)  # by time, because rows that came with a merge are the last ones
)
_BEGAN = select(changes.c.id).where(changes.c.command == BEGAN).limit(1)
_LAST_ROW = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'symptoms'), 0)")
_REMOVE = (
    update(symptoms)
    .where(text("symptoms.live = 1"), symptoms.c.key == bindparam("chosen"))
    .values(live=0, removed_by=bindparam("change"))
)
_BY_CHANGE: Final = {
    side: (
        select(symptoms).where(column == bindparam("change")).order_by(symptoms.c.position),
        update(symptoms).where(column == bindparam("change")),
    )
    for side, column in (("added", symptoms.c.added_by), ("removed", symptoms.c.removed_by))
}


def holding(connection: Connection) -> SymptomList:
    """The choices that hold, the wordings before them, with what the list began, and the person's own names."""
    rows = connection.execute(_ALL).all()
    begun = connection.execute(_BEGAN).first() is not None
    known = remembered_rows.holding(connection)
    there = {*SYMPTOMS, *(row.key for row in rows)}
    return SymptomList(
        tuple(choice_of(row) for row in rows if row.live),
        tuple(choice_of(row) for row in rows if not row.live),
        FROM_THE_START if begun else (),
        # What an import brought may name a symptom that is not there, or an answer of a later program.
        tuple((one.said, one.answer) for one in known if one.topic == SYMPTOM and one.answer in there),
        tuple((one.said, one.answer) for one in known if one.topic == DIRECTION and one.answer in (GOOD, BAD)),
    )


def every(connection: Connection) -> list[Choice]:
    """Every version of every choice."""
    return [choice_of(row) for row in connection.execute(select(symptoms))]


def put_in(connection: Connection, choices: Sequence[Choice], change: int) -> None:
    """Add the choices; each replaces the earlier choice with the same key."""
    connection.execute(_REMOVE, [{"chosen": choice.key, "change": change} for choice in choices])
    last = int(connection.execute(_LAST_ROW).scalar_one())
    rows = [
        {**_to_row(choice), "row": last + place, "added_by": change, "removed_by": None, "live": 1}
        for place, choice in enumerate(choices, 1)
    ]
    connection.execute(insert(symptoms), rows)


def take_out(connection: Connection, key: str, change: int) -> None:
    """Take out the choice about ``key``, if there is one; its versions stay."""
    connection.execute(_REMOVE, {"chosen": key, "change": change})


def touched(connection: Connection, side: str, change: int) -> tuple[Choice, ...]:
    """The choices that a change added (``added``) or took out (``removed``)."""
    return tuple(choice_of(row) for row in connection.execute(_BY_CHANGE[side][0], {"change": change}))


def turn(connection: Connection, side: str, change: int, *, alive: int) -> None:
    """Make the choices of one side of a change live, or not live."""
    connection.execute(_BY_CHANGE[side][1].values(live=alive), {"change": change})


def _to_row(choice: Choice) -> dict[str, Any]:
    return {
        "key": choice.key,
        "label": choice.label,
        "none": choice.none,
        "worst": choice.worst,
        "asked": choice.asked,
        "tracked": int(choice.tracked),
        "position": choice.position,
        "since": None if choice.since is None else choice.since.isoformat(),
    }


def choice_of(row: Any) -> Choice:
    """The choice in a row of ``symptoms``."""
    return Choice(
        key=row.key,
        label=row.label,
        none=row.none,
        worst=row.worst,
        asked=row.asked,
        tracked=bool(row.tracked),
        position=row.position,
        since=None if row.since is None else date.fromisoformat(row.since),
    )
