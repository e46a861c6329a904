"""A journal: add, correct, remove and read records; undo and redo changes. How it is read: journal_reader.py.

Every write is one transaction with its line in the history. When a method returns, the write is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.model.records import Profile, Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice
from tracker.errors import NothingFound
from tracker.store.file.database import check_schema, to_rollback_journal
from tracker.store.file.schema import SCHEMA
from tracker.store.file.transactions import at_once, engine_for, reading, rewrite, writing
from tracker.store.journal_reader import JournalReader
from tracker.store.rows import new_change, profile_rows, versions
from tracker.store.rows import remembered_rows as remembered
from tracker.store.rows import symptom_rows as listed
from tracker.store.rows.versions import no_entry

if TYPE_CHECKING:
    from tracker.domain.model.plan import Plan
    from tracker.store.rows.corrected_rows import Differing
    from tracker.store.rows.history import Change


@dataclass(frozen=True, slots=True)
class Imported:
    """How many records were added, were already there, and stayed out: those deleted here, and those purged here.

    differ: how many of those that are there say something else in the journal; corrected: taken over from the file;
    removed: taken out; plans: how many were added; plans_left: how many stayed out, as the journal has another one
    for the same.
    """

    added: int
    known: int
    deleted: int
    purged: int = 0
    differ: int = 0
    corrected: int = 0
    removed: int = 0
    plans: int = 0
    plans_left: int = 0


def open_journal(path: Path) -> Journal:
    """Open the journal at ``path``; first bring its schema up to date (after a verified copy).

    Raises a JournalProblem when the file cannot be used.
    """
    to_rollback_journal(path)
    if check_schema(path) == SCHEMA:
        return Journal(path)
    from tracker.store.upgrade import upgrade

    return Journal(path, kept=upgrade(path))


class Journal(JournalReader):
    """An open journal file whose schema is current, to read from and to write to.

    kept: the copy of the old file, if the schema had to be brought up to date; else None.
    """

    def __init__(self, path: Path, *, kept: Path | None = None) -> None:
        super().__init__(path)
        self.kept = kept

    def at_once(self) -> AbstractContextManager[None]:
        """One transaction for all calls inside it but ``take_in`` and ``purge``: all of it is there, or nothing."""
        return at_once(self._engine, self.path)

    def record(
        self, records: Sequence[Record], *, command: str, at: datetime, remember: Sequence[Remembered] = ()
    ) -> list[Record]:
        """Add records in one change and return them with their numbers. remember: what to remember with them.

        A uid that is already there is the same entry: the stored entry is returned, and nothing is added.
        """
        with writing(self._engine, self.path) as connection:
            known = versions.by_uid(connection, self.path, [record.uid for record in records])
            new: dict[str, Record] = {}
            for record in records:
                if record.uid not in known:
                    new.setdefault(record.uid, record)
            if new or remember:
                change = new_change.begin(connection, command, at)
                remembered.put_in(connection, remember, change)
            if new:
                known |= {one.uid: one for one in versions.put_in(connection, [*new.values()], change)}
        return [known[record.uid] for record in records]

    def correct(
        self, id: int, change_it: Callable[[Record], Record], *, command: str, at: datetime
    ) -> tuple[Record, Record]:
        """Replace entry ``id`` by the result of ``change_it``; the old version stays in the history.

        Returns the entry before and after. Raises NothingFound.
        """
        with writing(self._engine, self.path) as connection:
            before = versions.get(connection, self.path, id)
            after = replace(change_it(before), id=id, uid=before.uid)
            if after == before:
                return before, after
            change = new_change.begin(connection, command, at)
            versions.take_out(connection, [id], change)
            versions.put_in(connection, [after], change, number=id)
        return before, after

    def remove(self, ids: Sequence[int], *, command: str, at: datetime) -> list[Record]:
        """Take entries out; they stay in the history. Returns them. Raises NothingFound; then none is taken out."""
        with writing(self._engine, self.path) as connection:
            removed = [versions.get(connection, self.path, id) for id in ids]
            versions.take_out(connection, ids, new_change.begin(connection, command, at))
        return removed

    def purge(self, id: int, *, at: datetime) -> None:
        """Remove entry ``id`` and all its versions from the file itself; only a line that says so stays.

        A second call for the same entry only rewrites the file. Raises NothingFound.
        """
        from tracker.store.rows import history

        with writing(self._engine, self.path) as connection:
            if versions.purge(connection, id):
                history.note_purge(connection, id, at)
            elif history.purge_of(connection, id) is None:
                raise no_entry(id)
        rewrite(self.path)

    def undo(self, *, at: datetime) -> Change:
        """Take back the last change that still holds. Raises NothingFound when there is none."""
        from tracker.store.rows import history

        with writing(self._engine, self.path) as connection:
            return history.undo(connection, self.path, at)

    def redo(self, *, at: datetime) -> Change:
        """Make the change that was undone last hold again. Raises NothingFound when there is none."""
        from tracker.store.rows import history

        with writing(self._engine, self.path) as connection:
            return history.redo(connection, self.path, at)

    def take_in(
        self,
        records: Iterable[Record],
        *,
        command: str,
        at: datetime,
        choices: Sequence[Choice] = (),
        person: Profile | None = None,
        remember: Sequence[Remembered] = (),
        plans: Sequence[Plan] = (),
        settle: Callable[[Differing], bool] | None = None,
        silent: Collection[str] = (),
        remove: Sequence[int] = (),
        deleted_too: bool = False,
        purged_too: bool = False,
        dry_run: bool = False,
    ) -> Imported:
        """Add all records; add none when one of them cannot be added or ``dry_run`` is set.

        choices: of the list of symptoms, for keys without a decision in this journal; person: the profile, for a
        journal without one; remember: what to remember; plans: to add, those that this journal never had and has no
        other one in the place of; settle: whether to take over records that the journal has (by uid) with other
        content, called before anything is written, and only if there are some; silent: the columns of the table of
        entries of which the records say nothing; remove: the numbers of entries to take out; deleted_too, purged_too:
        also what was deleted or purged from this journal.

        Without ``settle``, records that the journal has stay as they are. Records that were deleted or purged from it
        stay out. Memory use does not grow with the number of records. Others can write while the records are read.
        """
        from tracker.store.rows.bulk_insert import put_in, set_aside  # few commands need them
        from tracker.store.rows.corrected_rows import differing, take_over

        with set_aside(records, self.path) as rows:
            engine, differ, take = engine_for(self.path, beside=rows), 0, False
            if settle is not None:
                with reading(engine, self.path) as connection:
                    other = differing(connection, self.path, silent)
                differ = other.count
                take = differ > 0 and settle(other)
            with writing(engine, self.path) as connection:
                change = new_change.begin(connection, command, at)
                # First, or else it would compare with what is only just put in.
                corrected = take_over(connection, change, silent) if take else 0
                counts = put_in(connection, change, deleted_too=deleted_too, purged_too=purged_too)
                if remove:
                    versions.take_out(connection, remove, change)
                found = Imported(*counts, differ=differ, corrected=corrected, removed=len(remove))
                if choices:
                    listed.put_in(connection, choices, change)
                remembered.put_in(connection, remember, change)
                if plans:
                    from tracker.store.rows import plan_rows as planned

                    planned_now, left = planned.put_in_new(connection, plans, change)
                    found = replace(found, plans=planned_now, plans_left=left)
                adds = bool(found.added or corrected or remove or choices or remember or found.plans) and not dry_run
                if not adds:
                    connection.rollback()
                elif person is not None:
                    profile_rows.put_in_the_first(connection, person)
        if person is not None and not adds and not dry_run:
            with writing(self._engine, self.path) as connection:
                profile_rows.put_in_the_first(connection, person)
        return found

    def add_plan(self, plan: Plan, *, command: str, at: datetime) -> Plan:
        """Add a plan and return it with its number."""
        from tracker.store.rows import plan_rows as planned

        with writing(self._engine, self.path) as connection:
            change = new_change.begin(connection, command, at)
            return replace(plan, id=planned.put_in(connection, plan, change))

    def replace_plan(self, id: int, plan: Plan | None, *, command: str, at: datetime) -> None:
        """Replace plan ``id`` by ``plan``, under the same number, or end it (None).

        The old plan stays in the history. Raises NothingFound.
        """
        from tracker.store.rows import plan_rows as planned

        with writing(self._engine, self.path) as connection:
            change = new_change.begin(connection, command, at)
            if not planned.take_out(connection, id, change):
                raise NothingFound(f"There is no plan {id}.", "tracker plan lists the plans with their numbers.")
            if plan is not None:
                planned.put_in(connection, plan, change, number=id)

    def choose(self, choices: Sequence[Choice], *, command: str, at: datetime) -> None:
        """Store the choices; each replaces the earlier choice with the same key."""
        with writing(self._engine, self.path) as connection:
            listed.put_in(connection, choices, new_change.begin(connection, command, at))

    def merge_symptoms(
        self,
        old: str,
        new: str,
        *,
        choices: Sequence[Choice],
        remember: Sequence[Remembered],
        command: str,
        at: datetime,
    ) -> int:
        """Give every score of ``old`` to ``new``, in one change. Returns how many.

        choices: to store; without one about ``old``, that leaves the list. remember: what to remember with it.
        """
        with writing(self._engine, self.path) as connection:
            change = new_change.begin(connection, command, at)
            listed.take_out(connection, old, change)
            if choices:
                listed.put_in(connection, choices, change)
            remembered.put_in(connection, remember, change)
            return versions.rename(connection, old, new, change)

    def remember(
        self, new: Sequence[Remembered] = (), *, forget: Sequence[Remembered] = (), command: str, at: datetime
    ) -> None:
        """Remember, and forget, in one change; what is new replaces what was remembered of the same words."""
        with writing(self._engine, self.path) as connection:
            change = new_change.begin(connection, command, at)
            remembered.take_out(connection, forget, change)
            remembered.put_in(connection, new, change)

    def set_profile(self, changed: Profile) -> None:
        """Store the person's profile."""
        with writing(self._engine, self.path) as connection:
            profile_rows.put_in(connection, changed)
