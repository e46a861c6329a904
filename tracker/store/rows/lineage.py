"""What a journal knows about each entry, plan and choice of a symptom: every version, and its events by time.

Two journals are compared only by this. The numbers of entries, rows and changes belong to one journal and mean
nothing in another one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import Column, Connection, Result, Select, Table, select, union_all

from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice
from tracker.store.file.database import BESIDE
from tracker.store.file.schema import changes, entries, plan_phases, plans, remembered, symptoms
from tracker.store.rows import plan_rows as planned
from tracker.store.rows import symptom_rows as listed
from tracker.store.rows.entry_row import from_row
from tracker.store.rows.remembered_rows import remembered_of
from tracker.store.rows.unsettled import NO_EVENT, left_out, unsettled

Content = tuple[Any, ...]
Event = tuple[str, Content, str, int, str]
Value = Record | Plan | Choice | Remembered
Identity = tuple[str, ...]

_BOOKKEEPING: Final = frozenset({"row", "id", "added_by", "removed_by", "live"})
# The time of writing. Two journals that imported the same file differ in it, and the difference does not matter.
_UNSEEN: Final = "recorded_at"
_PART: Final = 2_000


@dataclass(frozen=True, slots=True)
class Versioned:
    """A table with one row for each version.

    identity: the columns that say which thing it is a version of; value: makes the program's object from a row and
    the rows of its parts; parts: a table whose rows belong to a row of this table, by its first column.
    """

    table: Table
    identity: Identity
    value: Callable[[Any, Sequence[Any]], Value]
    parts: Table | None = None

    @property
    def numbered(self) -> bool:
        """Whether the things in it have numbers that people use."""
        return "id" in self.table.c

    def versions(self, *columns: Column[Any]) -> Select[Any]:
        """The rows to compare, or some columns of them."""
        found = select(*columns or [self.table])
        return found.where(entries.c.uid.in_(select(unsettled.c.uid))) if self.table is entries else found

    @property
    def columns(self) -> list[str]:
        return [column.name for column in self.table.c if column.name not in {*_BOOKKEEPING, *self.identity}]

    @property
    def part_columns(self) -> list[str]:
        return [] if self.parts is None else [column.name for column in list(self.parts.c)[1:]]

    def row(self, content: Content) -> dict[str, Any]:
        """The columns that hold ``content``."""
        return dict(zip(self.columns, content[:-1], strict=True))

    def part_rows(self, content: Content, row: int) -> list[dict[str, Any]]:
        """The rows of parts that hold ``content``, for the version in row ``row``."""
        if self.parts is None:
            return []
        owner = next(iter(self.parts.c)).name
        return [{owner: row, **dict(zip(self.part_columns, part, strict=True))} for part in content[-1]]

    def identified(self, identity: Identity) -> dict[str, str]:
        """The columns that hold ``identity``."""
        return dict(zip(self.identity, identity, strict=True))

    def as_value(self, content: Content, identity: Identity, id: int | None) -> Value:
        """``content`` as the object that the rest of the program uses."""
        parts = [SimpleNamespace(**dict(zip(self.part_columns, part, strict=True))) for part in content[-1]]
        return self.value(SimpleNamespace(**self.row(content), **self.identified(identity), id=id), parts)

    def looks_alike(self, one: Content | None, other: Content | None) -> bool:
        """Whether a person would see no difference."""
        if one is None or other is None:
            return one is other
        place = self.columns.index(_UNSEEN) if _UNSEEN in self.columns else None
        return all(a == b for number, (a, b) in enumerate(zip(one, other, strict=True)) if number != place)


def _record(row: Any, parts: Sequence[Any]) -> Record:
    return from_row([getattr(row, column.name, None) for column in entries.c])


def _plan(row: Any, parts: Sequence[Any]) -> Plan:
    return planned.from_row(row, map(planned.phase_of, parts))


# To merge another table that is versioned in the same way, add a line here.
VERSIONED: Final = (
    Versioned(entries, ("uid",), _record),
    Versioned(plans, ("uid",), _plan, parts=plan_phases),
    Versioned(symptoms, ("key",), lambda row, parts: listed.choice_of(row)),
    Versioned(remembered, ("topic", "said"), lambda row, parts: remembered_of(row)),
)

# The changes that added or removed something of that, without those that do not count.
_TOUCHED: Final = union_all(
    *(what.versions(what.table.c[side]) for what in VERSIONED for side in ("added_by", "removed_by"))
)
_COUNTED: Final = {
    schema: select(changes).where(changes.c.id.in_(_TOUCHED), changes.c.id.not_in(select(gone.c.id)))
    for schema, gone in left_out.items()
}


@dataclass(frozen=True, slots=True)
class Version:
    """One version. row: its number in that journal; added, removed: the rows of ``changes`` that did this."""

    row: int
    content: Content
    added: Any
    removed: Any | None

    def events(self) -> Iterator[Event]:
        """What happened to it: it was added or removed, and each time that this was undone or made again.

        What a merge did is not an event: it only repeats what happened in another journal, at another time.
        """
        for sign, change in (("in", self.added), ("out", self.removed)):
            if change is not None and change.command not in NO_EVENT:
                for turn, moment in enumerate((change.at, *change.turns.split())):
                    yield sign, self.content, change.at, turn, moment


@dataclass(slots=True)
class Course:
    """What a journal knows about one identity. id: its number there, if it has one; live: the version that holds."""

    id: int | None
    versions: list[Version] = field(default_factory=list)
    live: Version | None = None
    events: set[Event] = field(default_factory=set)

    @property
    def content(self) -> Content | None:
        """What holds now; None when it was taken out or taken back."""
        return None if self.live is None else self.live.content

    def precedence(self) -> tuple[str, str]:
        """The key that decides which of two holds: the greater one wins.

        First comes the time of the last event. In the same second, the digest of the content decides, so that both
        journals choose the same. Any content wins over no content.
        """
        latest = max(moment for *_, moment in self.events)
        content = self.content
        return latest, "" if content is None else hashlib.sha256(repr(content).encode()).hexdigest()


def lineages(connection: Connection, *, other: bool = False) -> list[dict[Identity, Course]]:
    """What a journal knows, for each table of ``VERSIONED``: every identity with its course, in order of the numbers.

    Of the entries only those that ``unsettled.find`` found. other: of the journal that is attached beside this one.
    """
    asked = _Asked(connection, BESIDE if other else "main")
    counted = {change.id: change for change in asked.rows(_COUNTED[asked.schema])}
    return [_courses(asked, what, counted) for what in VERSIONED]


@dataclass(frozen=True, slots=True)
class _Asked:
    """One of two journals on one connection. schema: the name of its schema there."""

    connection: Connection
    schema: str

    def rows(self, statement: Select[Any]) -> Result[Any]:
        return self.connection.execute(
            statement, execution_options={"schema_translate_map": {None: self.schema}, "yield_per": _PART}
        )


def _courses(asked: _Asked, what: Versioned, counted: Mapping[int, Any]) -> dict[Identity, Course]:
    parts = _parts(asked, what)
    found: dict[Identity, Course] = {}
    columns = what.columns
    order = [what.table.c.id] if what.numbered else []
    for row in asked.rows(what.versions().order_by(*order, what.table.c.row)).mappings():
        course = found.setdefault(tuple(row[name] for name in what.identity), Course(row.get("id")))
        if row["added_by"] not in counted:
            continue
        content = (*(row[name] for name in columns), tuple(parts.get(row["row"], ())))
        version = Version(row["row"], content, counted[row["added_by"]], counted.get(row["removed_by"]))
        course.versions.append(version)
        course.events.update(version.events())
        if row["live"]:
            course.live = version
    return found


def _parts(asked: _Asked, what: Versioned) -> dict[int, list[Content]]:
    found: dict[int, list[Content]] = {}
    if what.parts is not None:
        for row in asked.rows(select(what.parts).order_by(*what.parts.primary_key)):
            found.setdefault(row[0], []).append(tuple(row[1:]))
    return found
