"""A journal: records go in, are corrected, removed, taken back, and come out again.

Every write is one transaction with its line in the history; when a method returns, it is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, literal_column, select, text, update
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from tracker.domain.records import KINDS, Dose, Profile, Record
from tracker.domain.schedule import Plan
from tracker.domain.symptoms import Choice, SymptomList
from tracker.errors import Invalid, NothingFound
from tracker.store import plans as planned
from tracker.store import symptoms as listed
from tracker.store.database import check_schema, damaged, engine_for, reading, writing
from tracker.store.rows import from_row, moment_text, to_row
from tracker.store.tables import SCHEMA, changes, entries, profile

_BATCH: Final = 5_000
_SHOWN: Final = 5

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
_ALL = select(entries).where(_LIVE).order_by(*_IN_ORDER)
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
# Entries that the person took out on purpose: a later import of the same file must not bring them back.
_NOW = entries.alias()
_TAKEN_OUT = (
    select(entries.c.uid)
    .join(changes, and_(changes.c.id == entries.c.removed_by, changes.c.state == "done"))
    .where(~select(_NOW.c.row).where(_NOW.c.uid == entries.c.uid, _NOW.c.live == literal_column("1")).exists())
)

_NEW_CHANGE = insert(changes).values(state="done")
_DROP_UNDONE = update(changes).where(text("state = 'undone'")).values(state="dropped")
_LAST_ROW = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entries'), 0)")
_ADD = sqlite_insert(entries).on_conflict_do_nothing(index_elements=["uid"], index_where=text("live = 1"))
_REMOVE = (
    update(entries).where(_LIVE, entries.c.id == bindparam("entry")).values(live=0, removed_by=bindparam("change"))
)
_UNDONE_NEXT = select(changes).where(changes.c.state == "done").order_by(changes.c.id.desc()).limit(1)
_REDONE_NEXT = select(changes).where(text("state = 'undone'")).order_by(changes.c.id).limit(1)
_MARK = (
    update(changes)
    .where(changes.c.id == bindparam("change"))
    .values(state=bindparam("new_state"), undone_at=bindparam("when"))
)
_ADDED_BY = select(entries).where(entries.c.added_by == bindparam("change"))
_REMOVED_BY = select(entries).where(entries.c.removed_by == bindparam("change"))
_TURN_ADDED = update(entries).where(entries.c.added_by == bindparam("change")).values(live=bindparam("alive"))
_TURN_REMOVED = update(entries).where(entries.c.removed_by == bindparam("change")).values(live=bindparam("alive"))
_PROFILE = select(profile.c.key, profile.c.value)


@dataclass(frozen=True, slots=True)
class Change:
    """One change that was taken back or made again. ``added``, ``removed``: what it had put in and taken out,
    the first few of each; ``added_count``, ``removed_count``: all of them. Plans, and choices of symptoms, stand
    apart from entries."""

    command: str
    added: tuple[Record, ...]
    removed: tuple[Record, ...]
    added_count: int
    removed_count: int
    plans_added: tuple[Plan, ...] = ()
    plans_removed: tuple[Plan, ...] = ()
    choices_added: tuple[Choice, ...] = ()
    choices_removed: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """How many records went in, were there already, and stayed out because they had been deleted here."""

    added: int
    known: int
    deleted: int


def open_journal(path: Path) -> Journal:
    """The journal at ``path``, its schema brought up to date first (after a verified copy).

    Raises a JournalProblem when the file cannot be used.
    """
    if check_schema(path) < SCHEMA:
        from tracker.store.upgrade import upgrade

        upgrade(path)
    return Journal(path)


class Journal:
    """An open journal file whose schema is current. Holds no connection between calls."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = engine_for(path)

    # --- writing ---

    def record(self, records: Sequence[Record], *, command: str, at: datetime) -> list[Record]:
        """Add records in one change and return them with their numbers.

        A uid that is there already is the same entry: it is returned as it stands and not added again.
        """
        with writing(self._engine, self.path) as connection:
            known = self._by_uid(connection, [record.uid for record in records])
            new: dict[str, Record] = {}
            for record in records:
                if record.uid not in known:
                    new.setdefault(record.uid, record)
            if new:
                change = _begin_change(connection, command, at)
                last = connection.execute(_LAST_ROW).scalar_one()
                rows = [_version(record, change, last + place) for place, record in enumerate(new.values(), 1)]
                connection.execute(insert(entries), rows)
                known |= {row["uid"]: replace(new[row["uid"]], id=row["id"]) for row in rows}
        return [known[record.uid] for record in records]

    def correct(
        self, id: int, change_it: Callable[[Record], Record], *, command: str, at: datetime
    ) -> tuple[Record, Record]:
        """Replace entry ``id`` by what ``change_it`` makes of it; the old version stays in the history.

        Returns the entry as it was and as it is. Raises NothingFound.
        """
        with writing(self._engine, self.path) as connection:
            before = self._get(connection, id)
            after = replace(change_it(before), id=id, uid=before.uid)
            if after == before:
                return before, after
            change = _begin_change(connection, command, at)
            row = connection.execute(_LAST_ROW).scalar_one() + 1
            connection.execute(_REMOVE, {"entry": id, "change": change})
            connection.execute(insert(entries), [{**_version(after, change, row), "id": id}])
        return before, after

    def remove(self, ids: Sequence[int], *, command: str, at: datetime) -> list[Record]:
        """Take entries out; they stay in the history. Returns them. Raises NothingFound, and then none is."""
        with writing(self._engine, self.path) as connection:
            removed = [self._get(connection, id) for id in ids]
            change = _begin_change(connection, command, at)
            connection.execute(_REMOVE, [{"entry": id, "change": change} for id in ids])
        return removed

    def undo(self, *, at: datetime) -> Change:
        """Take back the last change that still holds. Raises NothingFound when there is none."""
        with writing(self._engine, self.path) as connection:
            found = connection.execute(_UNDONE_NEXT).one_or_none()
            if found is None:
                raise NothingFound("There is nothing to undo.")
            change = self._describe(connection, found.id, found.command)
            # First what goes, then what comes back: an entry has one live version at any time.
            connection.execute(_TURN_ADDED, {"change": found.id, "alive": 0})
            connection.execute(_TURN_REMOVED, {"change": found.id, "alive": 1})
            for kept in (planned, listed):
                kept.turn(connection, "added", found.id, alive=0)
                kept.turn(connection, "removed", found.id, alive=1)
            connection.execute(_MARK, {"change": found.id, "new_state": "undone", "when": moment_text(at)})
        return change

    def redo(self) -> Change:
        """Make the change that was undone last hold again. Raises NothingFound when there is none."""
        with writing(self._engine, self.path) as connection:
            found = connection.execute(_REDONE_NEXT).one_or_none()
            if found is None:
                raise NothingFound("There is nothing to redo.")
            connection.execute(_TURN_REMOVED, {"change": found.id, "alive": 0})
            connection.execute(_TURN_ADDED, {"change": found.id, "alive": 1})
            for kept in (planned, listed):
                kept.turn(connection, "removed", found.id, alive=0)
                kept.turn(connection, "added", found.id, alive=1)
            connection.execute(_MARK, {"change": found.id, "new_state": "done", "when": None})
            return self._describe(connection, found.id, found.command)

    def take_in(
        self,
        records: Iterable[Record],
        *,
        command: str,
        at: datetime,
        choices: Sequence[Choice] = (),
        dry_run: bool = False,
    ) -> Imported:
        """Add all records or, when one of them cannot be taken or ``dry_run`` is set, none.

        choices: of the list of symptoms, for keys of which nothing was decided here.

        Records that the journal has already (by uid) are left as they are; those that were deleted from it
        stay deleted. Memory use does not grow with their number.
        """
        added = known = deleted = 0
        with writing(self._engine, self.path) as connection:
            taken_out = set(connection.execute(_TAKEN_OUT).scalars())
            change = _begin_change(connection, command, at)
            row = connection.execute(_LAST_ROW).scalar_one()
            statement = _ADD.compile(dialect=connection.dialect, column_keys=[column.name for column in entries.c])
            in_order = itemgetter(*(statement.positiontup or []))
            incoming = iter(records)
            while batch := list(islice(incoming, _BATCH)):
                wanted = [record for record in batch if record.uid not in taken_out] if taken_out else batch
                values = []
                for record in wanted:
                    row += 1
                    values.append(in_order(_version(record, change, row)))
                before = added
                if values:
                    # The driver's own executemany on the compiled statement: a third of Core's time.
                    added += connection.exec_driver_sql(str(statement), values).rowcount
                known += len(wanted) - (added - before)
                deleted += len(batch) - len(wanted)
            if choices:
                listed.put_in(connection, choices, change)
            if dry_run or not (added or choices):
                connection.rollback()
        return Imported(added, known, deleted)

    def add_plan(self, plan: Plan, *, command: str, at: datetime) -> Plan:
        """Add a plan and return it with its number."""
        with writing(self._engine, self.path) as connection:
            change = _begin_change(connection, command, at)
            return replace(plan, id=planned.put_in(connection, plan, change))

    def replace_plan(self, id: int, plan: Plan | None, *, command: str, at: datetime) -> None:
        """Let ``plan`` hold in the place of plan ``id``, under its number, or let it end (None).

        The plan that was stays in the history. Raises NothingFound.
        """
        with writing(self._engine, self.path) as connection:
            change = _begin_change(connection, command, at)
            if not planned.take_out(connection, id, change):
                raise NothingFound(f"There is no plan {id}.", "tracker plan lists the plans with their numbers.")
            if plan is not None:
                planned.put_in(connection, plan, change, number=id)

    def choose(self, choices: Sequence[Choice], *, command: str, at: datetime) -> None:
        """Let the choices hold, each in the place of the one before it of the same key."""
        with writing(self._engine, self.path) as connection:
            listed.put_in(connection, choices, _begin_change(connection, command, at))

    def set_profile(self, changed: Profile) -> None:
        """Keep whose journal this is."""
        given = {"name": changed.name, "born": changed.born.isoformat() if changed.born else ""}
        with writing(self._engine, self.path) as connection:
            connection.execute(delete(profile))
            rows = [{"key": key, "value": value} for key, value in given.items() if value]
            if rows:
                connection.execute(insert(profile), rows)

    # --- reading ---

    def read(self, first: date = date.min, last: date = date.max, *, kinds: Collection[str] = KINDS) -> list[Record]:
        """The entries from ``first`` to ``last``, both included, in the order of their days and times."""
        between = {"first": first.isoformat(), "last": last.isoformat()}
        with reading(self._engine, self.path) as connection:
            rows = connection.execute(_BETWEEN, between).all()
        return self._records([row for row in rows if row.kind in kinds])

    def get(self, id: int) -> Record:
        """Entry number ``id``. Raises NothingFound."""
        with reading(self._engine, self.path) as connection:
            return self._get(connection, id)

    def recent_doses(self, most: int = 200) -> list[Dose]:
        """The last ``most`` doses, taken or skipped, the newest first."""
        with reading(self._engine, self.path) as connection:
            rows = connection.execute(_RECENT_DOSES, {"most": most}).all()
        return [record for record in self._records(rows) if isinstance(record, Dose)]

    def doses_since(self, first: date) -> list[Dose]:
        """Every dose from ``first`` on, taken or skipped, in order."""
        with reading(self._engine, self.path) as connection:
            rows = connection.execute(_DOSES_SINCE, {"first": first.isoformat()}).all()
        return [record for record in self._records(rows) if isinstance(record, Dose)]

    def plans(self) -> list[Plan]:
        """The plans that hold, by their numbers."""
        with reading(self._engine, self.path) as connection, self._whole():
            return planned.holding(connection)

    def symptoms(self) -> SymptomList:
        """The person's own list of symptoms and home tests."""
        with reading(self._engine, self.path) as connection, self._whole():
            return listed.holding(connection)

    def last_asked(self, first: date, last: date) -> dict[str, date]:
        """The last day from ``first`` to ``last`` with an entry of each symptom and home test, by their keys."""
        between = {"first": first.isoformat(), "last": last.isoformat()}
        with reading(self._engine, self.path) as connection:
            rows = connection.execute(_DAYS_ASKED, between).all()
        return {row.name: date.fromisoformat(row.day) for row in rows}

    def span(self) -> tuple[date, date, int] | None:
        """The first and the last day with an entry and the number of entries; None for an empty journal."""
        with reading(self._engine, self.path) as connection:
            first, last, count = connection.execute(_SPAN).one()
        return (date.fromisoformat(first), date.fromisoformat(last), count) if count else None

    def profile(self) -> Profile:
        """Whose journal this is."""
        with reading(self._engine, self.path) as connection:
            given = {row.key: row.value for row in connection.execute(_PROFILE)}
        born = given.get("born")
        return Profile(name=given.get("name", ""), born=date.fromisoformat(born) if born else None)

    # --- within a transaction ---

    def _get(self, connection: Connection, id: int) -> Record:
        row = connection.execute(_BY_ID, {"id": id}).one_or_none()
        if row is None:
            raise NothingFound(f"There is no entry {id}.", "tracker show lists entries with their numbers.")
        return self._records([row])[0]

    def _by_uid(self, connection: Connection, uids: Sequence[str]) -> dict[str, Record]:
        return {record.uid: record for record in self._records(connection.execute(_BY_UID, {"uids": uids}).all())}

    def _describe(self, connection: Connection, change: int, command: str) -> Change:
        sides = []
        for statement in (_ADDED_BY, _REMOVED_BY):
            count = connection.execute(
                select(func.count()).select_from(statement.subquery()), {"change": change}
            ).scalar_one()
            rows = connection.execute(statement.limit(_SHOWN), {"change": change}).all()
            sides.append((tuple(self._records(rows)), count))
        (added, added_count), (removed, removed_count) = sides
        with self._whole():
            plans = [planned.touched(connection, side, change) for side in ("added", "removed")]
            choices = [listed.touched(connection, side, change) for side in ("added", "removed")]
        counts = added_count, removed_count
        return Change(command, added, removed, *counts, plans[0], plans[1], choices[0], choices[1])

    def _records(self, rows: Iterable[Any]) -> list[Record]:
        with self._whole():
            return [from_row(row) for row in rows]

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Around the making of records and plans from rows: one that cannot be made means a damaged file."""
        try:
            yield
        except (Invalid, ValueError, TypeError) as error:
            raise damaged(self.path, "an entry in it is no longer whole") from error


def _begin_change(connection: Connection, command: str, at: datetime) -> int:
    """A new line in the history. What was undone before it can no longer be redone."""
    connection.execute(_DROP_UNDONE)
    added = connection.execute(_NEW_CHANGE, {"at": moment_text(at), "command": command})
    return int(added.lastrowid)


def _version(record: Record, change: int, row: int) -> dict[str, Any]:
    """A live version of a record as row number ``row``, and as the first one of an entry: that is its number."""
    return {
        **to_row(record),
        "row": row,
        "id": row,
        "added_by": change,
        "removed_by": None,
        "live": 1,
    }
