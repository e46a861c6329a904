"""Merge two journals: bring the journal of another computer, or a backup of it, into this one.

Entries and plans are the same when their uid is the same, choices of symptoms when their key is the same, and what is
remembered when its topic and words are the same. The merge
collects everything that either journal knows about each of them. These rules then decide what holds. They give the
same result in any order of merging, and nothing new the second time:

- When one journal knows everything that the other knows, and more, it is the later one: what holds there, holds.
- When each knows something that the other does not know, both sides changed it. The later change holds: a
  correction, a deletion, an undo or a redo. The other change stays in the history. It is named as a conflict unless
  both say the same.

There are two limits. First, in a journal of schema 1 a redo stored no time. Merged with a copy that was made between
an undo and such a redo, the undo holds. Second, an entry that was deleted, brought back by undo and then changed
again remembers only the last of these changes. Merged with a copy from between them, it counts as changed on both
sides, so the later change holds and a conflict is named.

In the file, the new versions and the changes that made them are added as history. Their command marks these changes
(``merged edit``), and they stand directly before the change ``merge``. That change adds and takes out what is
different now, so undo and redo work on it as on any other. While it is undone, what came with it does not count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, insert, select, text, update

from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Profile, Record
from tracker.domain.model.symptom_list import NEW, SymptomList
from tracker.errors import Invalid, JournalProblem
from tracker.store.copies.backup import safety_copy
from tracker.store.copies.copying import copy_to_temporary, file_errors
from tracker.store.copies.encryption import Key
from tracker.store.copies.verify import verified
from tracker.store.file.database import damaged, unfinished_beside
from tracker.store.file.folders import is_there
from tracker.store.file.schema import MERGE, MERGED, changes, entries, plans
from tracker.store.file.transactions import engine_for, reading, writing
from tracker.store.journal import Journal, open_journal
from tracker.store.rows import new_change, plan_rows, purged_rows, symptom_rows
from tracker.store.rows.lineage import (
    VERSIONED,
    Content,
    Course,
    Identity,
    Value,
    Version,
    Versioned,
    counted,
    courses,
)

# This changes nothing. If the file is write-protected, SQLite says so at the first statement that could write.
_TRY_TO_WRITE: Final = text("UPDATE changes SET state = state WHERE 0")
_LAST: Final = text("SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = :name), 0)")


@dataclass(slots=True)
class Counts:
    """What is different in one table: how many identities are new, changed and gone."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that both journals changed, in two ways. None means deleted or taken back.

    id: its number here, if it has one; held, superseded: what holds now, and what is only in the history; here:
    whether this journal's version holds.
    """

    id: int | None
    held: Value | None
    superseded: Value | None
    here: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did, or would do. counts: by table; history: versions that came, or what happened to them.

    kept: the copy made before the merge, None when nothing was written; profile: the other journal's profile, if it
    differs (it is not merged); plans, symptoms: those that hold now; purged: entries that were left out, because they
    were purged here.
    """

    counts: Mapping[str, Counts]
    history: int
    conflicts: tuple[Conflict, ...]
    kept: Path | None
    profile: Profile | None
    plans: tuple[Plan, ...] = ()
    symptoms: SymptomList = NEW
    purged: tuple[Record, ...] = ()

    @property
    def nothing_new(self) -> bool:
        return not self.history and all(count == Counts() for count in self.counts.values())


@dataclass(slots=True)
class _Decided:
    """What must be written into one table.

    outcomes: for an identity, its course here and what holds from now on; history: versions of it to add.
    """

    what: Versioned
    outcomes: list[tuple[Identity, Course | None, Content | None]] = field(default_factory=list)
    history: list[tuple[Identity, Version]] = field(default_factory=list)
    counts: Counts = field(default_factory=Counts)
    conflicts: list[Conflict] = field(default_factory=list)
    numbers: dict[Identity, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stranger:
    """Another journal that has no entry and no plan in common with this one: perhaps somebody else's.

    profile: the person's; span: its first and last day and the number of its entries, None for an empty one.
    """

    profile: Profile
    span: tuple[date, date, int] | None


def merge(
    journal: Journal,
    other: Path,
    *,
    at: datetime,
    key: Key | None = None,
    dry_run: bool = False,
    purged_too: bool = False,
    agree: Callable[[Stranger], None] = lambda found: None,
) -> Merged:
    """Bring what the journal at ``other`` knows into ``journal``, in one change, after keeping a copy.

    The other file is verified and read, never written. If its schema is older, a copy is brought up to date. key:
    opens an encrypted backup; purged_too: also what was purged here; agree: is told of a journal that seems to be
    another person's before anything changes, and raises to stop. Raises a JournalProblem when either file cannot be
    used, Invalid when both are the same file.
    """
    path = journal.path
    with file_errors(path.parent):
        itself = is_there(other) and path.samefile(other)
    if itself:
        raise Invalid(f"{other} is the journal itself.", "Name that of the other computer: tracker merge FILE")
    _refuse_unfinished(other)
    with _copied(other, key, path.resolve().parent) as theirs:
        profile = theirs.profile()
        with reading(engine_for(theirs.path), other) as connection:
            known = counted(connection)
            known_there = [courses(connection, what, known) for what in VERSIONED]
        if theirs.identity() != journal.identity() and _strange(journal, known_there):
            agree(Stranger(profile, theirs.span()))
    kept, own_profile = None, journal.profile()
    with writing(engine_for(path), path) as connection:
        with _whole(path):
            known = counted(connection)
            known_here = [courses(connection, what, known) for what in VERSIONED]
            gone = _purged_here(connection, known_here[0], known_there[0])
            decided = [
                _decide(what, here, there if purged_too else {one: there[one] for one in there if one not in gone})
                for what, here, there in zip(VERSIONED, known_here, known_there, strict=True)
            ]
        result = Merged(
            counts={one.what.table.name: one.counts for one in decided},
            history=sum(len(one.history) for one in decided),
            conflicts=tuple(conflict for one in decided for conflict in one.conflicts),
            kept=None,
            profile=None,
            purged=() if purged_too else tuple(gone.values()),
        )
        if not dry_run and not result.nothing_new:
            connection.execute(_TRY_TO_WRITE)  # before a copy is made that nobody needs
            kept = safety_copy(path, "before-merge")
            if purged_too:
                purged_rows.forget(connection, [uid for (uid,) in gone])
            _write(connection, decided, at)
        with _whole(path):
            # Read in this transaction: an error after its commit would deny the merge.
            planned, symptoms = tuple(plan_rows.holding(connection)), symptom_rows.holding(connection)
    differs = None if profile in (Profile(), own_profile) else profile
    return replace(result, kept=kept, profile=differs, plans=planned, symptoms=symptoms)


def _strange(journal: Journal, there: Sequence[Mapping[Identity, Course]]) -> bool:
    """Whether both journals hold something, and no entry or plan of the other one is in this one."""
    with reading(engine_for(journal.path), journal.path) as connection:
        here = {(uid,) for table in (entries, plans) for uid in connection.execute(select(table.c.uid)).scalars()}
    others = {identity for courses_there in there[:2] for identity in courses_there}
    return bool(here) and bool(others) and not here & others


def _purged_here(
    connection: Connection, here: Mapping[Identity, Course], there: Mapping[Identity, Course]
) -> dict[Identity, Record]:
    """The entries of the other journal that were purged from this one, as they hold there or last held."""
    known = purged_rows.digests(connection)
    if not known:
        return {}
    entry = VERSIONED[0]
    found = {}
    for identity, course in there.items():
        if identity not in here and course.versions and purged_rows.digest_of(identity[0]) in known:
            last = course.live or course.versions[-1]
            value = entry.as_value(last.content, identity, None)
            if isinstance(value, Record):
                found[identity] = value
    return found


def _refuse_unfinished(other: Path) -> None:
    left = unfinished_beside(other)
    if left:
        raise Invalid(
            f"{left[0]} lies beside the other journal: it is being written, or its last change was cut off.",
            "Run tracker there once, then merge a backup of it: tracker backup",
        )


@contextmanager
def _copied(other: Path, key: Key | None, home: Path) -> Iterator[Journal]:
    """A copy of the other journal, with the newest schema, to read from."""
    with verified(other, key=key, private=home) as (_, plain):
        with file_errors(home):
            folder = TemporaryDirectory(prefix=".merge-", dir=home)
        with folder:
            with file_errors(home):
                copy = copy_to_temporary(plain, Path(folder.name))
            try:
                journal = open_journal(copy)
            except JournalProblem as error:  # name the file that the person knows
                raise type(error)(error.message.replace(str(copy), str(other)), error.hint) from None
            yield journal


@contextmanager
def _whole(path: Path) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError) as error:
        raise damaged(path, "an entry in it is no longer whole") from error


def _decide(what: Versioned, ours: Mapping[Identity, Course], theirs: Mapping[Identity, Course]) -> _Decided:
    found = _Decided(what, numbers={identity: course.id for identity, course in ours.items()})
    for identity, their in theirs.items():
        our = ours.get(identity)
        known = our.events if our is not None else frozenset()
        before = our.content if our is not None else None
        if their.events < known or (their.events == known and their.content == before):
            continue
        found.history += [(identity, one) for one in their.versions if not known >= set(one.events())]
        after = their.content
        if our is not None and not known < their.events:
            theirs_holds = their.precedence() > our.precedence()
            after = their.content if theirs_holds else before
            if not what.looks_alike(before, their.content):
                found.conflicts.append(_conflict(what, identity, our, their, theirs_holds))
        if after == before:
            continue
        found.outcomes.append((identity, our, after))
        found.counts.added += before is None
        found.counts.removed += after is None
        found.counts.changed += before is not None and after is not None
        if our is not None and our.live is not None and our.live.removed is not None:
            # It was taken out and brought back once. This merge will overwrite the place where that is recorded.
            found.history.append((identity, our.live))
    return found


def _conflict(what: Versioned, identity: Identity, our: Course, their: Course, theirs_holds: bool) -> Conflict:
    values = [None if one.content is None else what.as_value(one.content, identity, our.id) for one in (our, their)]
    held, superseded = reversed(values) if theirs_holds else values
    return Conflict(our.id, held, superseded, here=not theirs_holds)


def _write(connection: Connection, decided: list[_Decided], at: datetime) -> None:
    """Add the new history, and make one change with what is different now."""
    came = {id(change): change for one in decided for _, version in one.history for change in _changes_of(version)}
    first = _last(connection, changes) + 1
    numbers = {key: first + place for place, key in enumerate(sorted(came, key=lambda key: came[key].id))}
    if came:
        connection.execute(insert(changes), [_marked(came[key], number) for key, number in numbers.items()])
    merging = new_change.begin(connection, MERGE, at)
    for one in decided:
        table = one.what.table
        row = _last(connection, table)
        gone = [our.live.row for _, our, _ in one.outcomes if our is not None and our.live is not None]
        if gone:
            take_out = update(table).where(table.c.row == bindparam("gone")).values(live=0, removed_by=merging)
            connection.execute(take_out, [{"gone": number} for number in gone])
        rows, parts = [], []
        for identity, _, content in one.outcomes:
            if content is not None:
                row += 1
                number = one.numbers.setdefault(identity, row)
                rows.append(_row(one.what, identity, number, row, content, added=merging, removed=None, live=1))
                parts += one.what.part_rows(content, row)
        for identity, version in one.history:
            row += 1
            number = one.numbers.setdefault(identity, row)
            added = numbers[id(version.added)]
            removed = None if version.removed is None else numbers[id(version.removed)]
            rows.append(_row(one.what, identity, number, row, version.content, added=added, removed=removed, live=0))
            parts += one.what.part_rows(version.content, row)
        if rows:
            connection.execute(insert(table), rows)
        if parts and one.what.parts is not None:
            connection.execute(insert(one.what.parts), parts)


def _row(
    what: Versioned,
    identity: Identity,
    number: int | None,
    row: int,
    content: Content,
    *,
    added: int,
    removed: int | None,
    live: int,
) -> dict[str, Any]:
    return {
        **what.row(content),
        **what.identified(identity),
        **({"id": number} if what.numbered else {}),
        "row": row,
        "added_by": added,
        "removed_by": removed,
        "live": live,
    }


def _changes_of(version: Version) -> list[Any]:
    return [change for change in (version.added, version.removed) if change is not None]


def _marked(change: Any, number: int) -> dict[str, Any]:
    """A change as history: undo and redo never apply to it alone."""
    return {
        "id": number,
        "at": change.at,
        "command": change.command if change.command.startswith(MERGED) else MERGED + change.command,
        "state": "done" if change.undone_at is None else "dropped",
        "undone_at": change.undone_at,
        "turns": change.turns,
    }


def _last(connection: Connection, table: Table) -> int:
    """The last row number that a table gave."""
    return int(connection.execute(_LAST, {"name": table.name}).scalar_one())
