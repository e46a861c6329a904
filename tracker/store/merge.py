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

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from sqlalchemy import Connection, text

from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Profile, Record
from tracker.domain.model.symptom_list import NEW, SymptomList
from tracker.errors import Invalid, JournalProblem
from tracker.store.copies.backup import safety_copy
from tracker.store.copies.copying import content_digest, copy_of_checked, file_errors
from tracker.store.copies.encryption import Key
from tracker.store.copies.verify import verified
from tracker.store.file.database import damaged, unfinished_beside
from tracker.store.file.folders import is_there
from tracker.store.file.schema import entries
from tracker.store.file.transactions import engine_for, reading, writing
from tracker.store.journal import Journal, open_journal
from tracker.store.merge_decision import Conflict, Counts, decide
from tracker.store.merge_write import write
from tracker.store.rows import only_there, plan_rows, purged_rows, symptom_rows, unsettled
from tracker.store.rows.lineage import VERSIONED, Course, Identity, lineages

__all__ = ["Conflict", "Counts", "Merged", "Stranger", "merge"]

# This changes nothing. If the file is write-protected, SQLite says so at the first statement that could write.
_TRY_TO_WRITE: Final = text("UPDATE changes SET state = state WHERE 0")


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
        profile, own_profile = theirs.profile(), journal.profile()
        engine = engine_for(path, beside=theirs.path)
        if theirs.identity() != journal.identity():
            with reading(engine, path) as connection:
                strange = unsettled.nothing_in_common(connection)
            if strange:
                agree(Stranger(profile, theirs.span()))
        with writing(engine, path) as connection:
            found = _merged(connection, path, at, dry_run=dry_run, purged_too=purged_too)
    return found if profile in (Profile(), own_profile) else replace(found, profile=profile)


def _merged(connection: Connection, path: Path, at: datetime, *, dry_run: bool, purged_too: bool) -> Merged:
    """Compare the two journals of a connection, and write what is new in the other one."""
    unsettled.find(connection)
    purged = only_there.purged(connection)
    if not purged_too:
        only_there.to_read(connection, purged)
    new = only_there.find(connection)
    with _whole(path):
        here, there = lineages(connection), lineages(connection, other=True)
        gone = [] if purged_too else _left_out(there[0], purged)
        decided = [decide(what, *both) for what, *both in zip(VERSIONED, here, there, strict=True)]
    result = Merged(
        counts={one.what.table.name: one.counts for one in decided},
        history=new.history + sum(len(one.history) + len(one.kept) for one in decided),
        conflicts=tuple(conflict for one in decided for conflict in one.conflicts),
        kept=None,
        profile=None,
        purged=tuple(gone),
    )
    result.counts[entries.name].added += new.added
    kept = None
    if not dry_run and not result.nothing_new:
        connection.execute(_TRY_TO_WRITE)  # before a copy is made that nobody needs
        kept = safety_copy(path, "before-merge")
        if purged_too:
            purged_rows.forget(connection, purged)
        write(connection, decided, at)
    with _whole(path):
        # Read in this transaction: an error after its commit would deny the merge.
        planned, symptoms = tuple(plan_rows.holding(connection)), symptom_rows.holding(connection)
    return replace(result, kept=kept, plans=planned, symptoms=symptoms)


def _left_out(there: dict[Identity, Course], purged: Collection[str]) -> list[Record]:
    """Take entries out of what the other journal knows. Returns them, as they hold there or last held."""
    entry = VERSIONED[0]
    found = []
    for identity in [one for one in there if one[0] in purged]:
        course = there.pop(identity)
        value = entry.as_value((course.live or course.versions[-1]).content, identity, None)
        if isinstance(value, Record):
            found.append(value)
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
    before = content_digest(other)
    with verified(other, key=key, private=home) as (_, plain):
        digest = before if plain == other else content_digest(plain)
        with file_errors(home):
            folder = TemporaryDirectory(prefix=".merge-", dir=home)
        with folder:
            with file_errors(home):
                copy = copy_of_checked(plain, Path(folder.name), digest)
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
