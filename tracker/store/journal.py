"""A journal: add, correct, remove and read records; undo and redo changes.

Every write is one transaction with its line in the history. When a method returns, the write is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from tracker.domain.model.records import KINDS, Dose, Profile, Record
from tracker.domain.model.refusals import clean_text
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.domain.model.symptom_series import Series
from tracker.errors import NothingFound
from tracker.store.file.database import (
    at_once,
    check_schema,
    engine_for,
    reading,
    rewrite,
    to_rollback_journal,
    writing,
)
from tracker.store.file.schema import SCHEMA, journal, profile
from tracker.store.rows import new_change, queries, versions
from tracker.store.rows import remembered_rows as remembered
from tracker.store.rows import symptom_rows as listed
from tracker.store.rows.versions import no_entry

if TYPE_CHECKING:
    from tracker.domain.model.plan import Plan
    from tracker.store.rows.corrected_rows import Differing
    from tracker.store.rows.history import Change, Line, Version

_PROFILE = select(profile.c.key, profile.c.value)
_IDENTITY = select(journal.c.identity)
_PART = 2_000


@dataclass(frozen=True, slots=True)
class Imported:
    """How many records were added, were already there, and stayed out: those deleted here, and those purged here.

    differ: how many of those that are there say something else in the journal; corrected: taken over from the file.
    removed: taken out.
    """

    added: int
    known: int
    deleted: int
    purged: int = 0
    differ: int = 0
    corrected: int = 0
    removed: int = 0


def open_journal(path: Path) -> Journal:
    """Open the journal at ``path``; first bring its schema up to date (after a verified copy).

    Raises a JournalProblem when the file cannot be used.
    """
    to_rollback_journal(path)
    if check_schema(path) == SCHEMA:
        return Journal(path)
    from tracker.store.upgrade import upgrade

    return Journal(path, kept=upgrade(path))


class Journal:
    """An open journal file whose schema is current. Holds no connection between calls.

    kept: the copy of the old file, if the schema had to be brought up to date; else None.
    """

    def __init__(self, path: Path, *, read_only: bool = False, kept: Path | None = None) -> None:
        self.path = path
        self.kept = kept
        self._engine = engine_for(path, read_only=read_only)

    # --- writing ---

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
        settle: Callable[[Differing], bool] | None = None,
        silent: Collection[str] = (),
        remove: Sequence[int] = (),
        deleted_too: bool = False,
        purged_too: bool = False,
        dry_run: bool = False,
    ) -> Imported:
        """Add all records; add none when one of them cannot be added or ``dry_run`` is set.

        choices: of the list of symptoms, for keys without a decision in this journal; person: the profile, for a
        journal without one; remember: what to remember; settle: whether to take over records that the journal has
        (by uid) with other content, called before anything is written, and only if there are some; silent: the
        columns of the table of entries of which the records say nothing; remove: the numbers of entries to take
        out; deleted_too, purged_too: also what was deleted or purged from this journal.

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
                adds = bool(found.added or corrected or remove or choices or remember) and not dry_run
                if not adds:
                    connection.rollback()
                elif person is not None:
                    _name_unnamed(connection, person)
        if person is not None and not adds and not dry_run:
            with writing(self._engine, self.path) as connection:
                _name_unnamed(connection, person)
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
            _set_profile(connection, changed)

    # --- reading ---

    def read(
        self,
        first: date = date.min,
        last: date = date.max,
        *,
        kinds: Collection[str] = KINDS,
        names: Collection[str] = (),
    ) -> list[Record]:
        """The entries from ``first`` to ``last``, both included, in the order of their days and times.

        kinds, names: only entries of these; empty names: entries of every name.
        """
        with reading(self._engine, self.path) as connection:
            rows = queries.between(connection, first, last, kinds, names)
        return versions.records(self.path, rows)

    def each(self, first: date = date.min, last: date = date.max) -> Iterator[Record]:
        """The entries of ``read`` one at a time, in little memory: those that hold at the time of the call.

        Others can write in between. An entry that is purged in between is left out.
        """
        with reading(self._engine, self.path) as connection:
            numbers = queries.rows_between(connection, first, last)
        return self._in_parts(numbers)

    def _in_parts(self, numbers: Sequence[int]) -> Iterator[Record]:
        for start in range(0, len(numbers), _PART):
            with reading(self._engine, self.path) as connection:
                rows = versions.in_rows(connection, numbers[start : start + _PART])
            yield from versions.records(self.path, rows)

    def saying(self, wanted: str, first: date = date.min, last: date = date.max) -> list[Record]:
        """The entries from ``first`` to ``last`` with ``wanted`` in note or name; case and accents do not count.

        Raises Invalid for text that a journal cannot hold.
        """
        sought = queries.plain(clean_text(wanted, "text", lines=True))
        with reading(self._engine, self.path) as connection:
            with versions.whole(self.path):
                names = listed.holding(connection)
            rows = queries.saying(connection, self.path, sought, names, first, last)
        return versions.records(self.path, rows)

    def history(self, most: int = -1, since: datetime | None = None) -> list[tuple[Line, Change]]:
        """The last ``most`` changes from ``since`` on, the newest first, each with what it touched."""
        from tracker.store.rows import history

        with reading(self._engine, self.path) as connection:
            return history.last(connection, self.path, most, since)

    def versions(self, id: int, *, other_numbers: bool = False) -> tuple[list[Version], Line | None]:
        """Every version of entry ``id``, the oldest first, and the change that purged it, if there is one.

        other_numbers: also versions of the same entry under another number. Raises NothingFound.
        """
        from tracker.store.rows import history

        with reading(self._engine, self.path) as connection:
            rows = (versions.all_of if other_numbers else versions.of_entry)(connection, id)
            found, purged = history.of_entry(connection, self.path, rows), history.purge_of(connection, id)
        if not found and purged is None:
            raise no_entry(id)
        return found, purged

    def get(self, id: int) -> Record:
        """Entry number ``id``. Raises NothingFound."""
        with reading(self._engine, self.path) as connection:
            return versions.get(connection, self.path, id)

    def recent_doses(self, most: int = 200) -> list[Dose]:
        """The last ``most`` doses, taken or skipped, the newest first."""
        with reading(self._engine, self.path) as connection:
            rows = queries.recent_doses(connection, most)
        return [record for record in versions.records(self.path, rows) if isinstance(record, Dose)]

    def doses_since(self, first: date) -> list[Dose]:
        """Every dose from ``first`` on, taken or skipped, in order."""
        with reading(self._engine, self.path) as connection:
            rows = queries.doses_since(connection, first)
        return [record for record in versions.records(self.path, rows) if isinstance(record, Dose)]

    def last_taken(self, days: Collection[date]) -> list[Dose]:
        """The doses taken of each product on its last day up to each of ``days``, included, in order."""
        with reading(self._engine, self.path) as connection:
            rows = queries.last_taken(connection, days)
        return [record for record in versions.records(self.path, rows) if isinstance(record, Dose)]

    def first_placed(self, before: date, least: int) -> list[Record]:
        """The first record of each symptom at each place before a day, in order.

        Also the first ``least`` records of each symptom that have a place, at any place.
        """
        with reading(self._engine, self.path) as connection:
            rows = queries.first_placed(connection, before, least)
        return versions.records(self.path, rows)

    def plans(self) -> list[Plan]:
        """The plans that hold, by their numbers."""
        from tracker.store.rows import plan_rows as planned

        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return planned.holding(connection)

    def earlier_plans(self) -> list[tuple[Plan, datetime]]:
        """The plans that held before, each with the moment, in UTC, when it was stopped or replaced.

        In the order of their numbers; plans of one number in the order in which they were written.
        """
        from tracker.store.rows import plan_rows as planned

        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return planned.earlier(connection)

    def every_plan(self) -> list[tuple[Plan, bool]]:
        """Every plan that was ever written, each with whether it holds; also those that were undone."""
        from tracker.store.rows import plan_rows as planned

        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return planned.every(connection)

    def every_visit(self) -> list[tuple[Record, bool]]:
        """Every version of every visit, in the order of writing, each with whether it holds; not what was purged."""
        with reading(self._engine, self.path) as connection:
            rows = versions.every_named(connection, "event", "visit")
        return list(zip(versions.records(self.path, rows), (row.live == 1 for row in rows), strict=True))

    def every_entry(self) -> list[tuple[Record, bool]]:
        """Every version of every entry, in the order of writing, each with whether it holds; not what was undone."""
        with reading(self._engine, self.path) as connection:
            rows = versions.not_undone(connection)
        return list(zip(versions.records(self.path, rows), (row.live == 1 for row in rows), strict=True))

    def known(self, uids: Sequence[str]) -> set[str]:
        """Those of the uids that an entry has, or had when it was deleted or purged."""
        with reading(self._engine, self.path) as connection:
            return versions.known_uids(connection, uids)

    def symptoms(self) -> SymptomList:
        """The person's own list of symptoms and home tests."""
        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return listed.holding(connection)

    def scored_both(self, one: str, other: str) -> list[tuple[date, str | None]]:
        """The days and times (``08:00`` or None) at which both symptoms have an entry at the same place, in order."""
        with reading(self._engine, self.path) as connection:
            return queries.scored_both(connection, one, other)

    def remembered(self, topic: str | None = None) -> list[Remembered]:
        """What the journal remembers, by topics and words. topic: only of this one; None: all of it."""
        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return [one for one in remembered.holding(connection) if topic in (None, one.topic)]

    def remembered_since(self, topic: str) -> dict[str, tuple[str, date]]:
        """What the journal remembers of a topic, by its words: the answer, and the day, in UTC, on which it came."""
        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            found = remembered.since(connection, topic)
            return {said: (answer, datetime.fromisoformat(at).date()) for said, (answer, at) in found.items()}

    def identity(self) -> str:
        """The identity of this journal, 32 hexadecimal digits. Its copies and backups have the same one."""
        with reading(self._engine, self.path) as connection:
            return str(connection.execute(_IDENTITY).scalar_one())

    def last_asked(self, first: date, last: date) -> dict[str, date]:
        """The last day from ``first`` to ``last`` with an entry of each symptom and home test, by their keys."""
        with reading(self._engine, self.path) as connection:
            return queries.last_asked(connection, first, last)

    def day_means(self, first: date, last: date) -> dict[Series, dict[date, float]]:
        """The mean score of each symptom at each place on each day with one, from ``first`` to ``last``."""
        with reading(self._engine, self.path) as connection:
            return queries.day_means(connection, first, last)

    def span(self) -> tuple[date, date, int] | None:
        """The first and the last day with an entry and the number of entries; None for an empty journal."""
        with reading(self._engine, self.path) as connection:
            return queries.span(connection)

    def began(self) -> date | None:
        """The first day with an entry that is not a blood test; None when there is none."""
        with reading(self._engine, self.path) as connection:
            return queries.began(connection)

    def read_back(self) -> tuple[int, int]:
        """Read everything in the journal, older versions too. Returns how many entries and plans hold.

        Raises JournalDamaged when something cannot be read.
        """
        from tracker.store.rows import plan_rows as planned

        with reading(self._engine, self.path) as connection:
            held = versions.read_back(connection, self.path)
            with versions.whole(self.path):
                every = planned.every(connection)
                listed.every(connection)
                remembered.every(connection)
        with versions.whole(self.path):
            self.profile()
        return held, sum(live for _, live in every)

    def unlisted(self) -> list[tuple[str, str, int]]:
        """Words of a later program: of what, the word that is in no list here, and in how many entries."""
        with reading(self._engine, self.path) as connection:
            return queries.unlisted(connection)

    def started(self) -> date | None:
        """The day, in UTC, of the first change ever made; None for a new journal."""
        from tracker.store.rows import history

        with reading(self._engine, self.path) as connection:
            return history.started(connection)

    def last_written(self) -> datetime | None:
        """The moment, in UTC, of the change that was written last; None for a new journal."""
        with reading(self._engine, self.path) as connection:
            return new_change.newest(connection)

    def profile(self) -> Profile:
        """The person's profile."""
        with reading(self._engine, self.path) as connection:
            return _profile(connection)


def _profile(connection: Connection) -> Profile:
    given = {row.key: row.value for row in connection.execute(_PROFILE)}
    born = given.get("born")
    return Profile(name=given.get("name", ""), born=date.fromisoformat(born) if born else None)


def _name_unnamed(connection: Connection, person: Profile) -> None:
    if person != Profile() and _profile(connection) == Profile():
        _set_profile(connection, person)


def _set_profile(connection: Connection, changed: Profile) -> None:
    given = {"name": changed.name, "born": changed.born.isoformat() if changed.born else ""}
    connection.execute(delete(profile))
    rows = [{"key": key, "value": value} for key, value in given.items() if value]
    if rows:
        connection.execute(insert(profile), rows)
