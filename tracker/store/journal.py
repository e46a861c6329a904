"""A journal: records go in, are corrected, removed, taken back, and come out again.

Every write is one transaction with its line in the history; when a method returns, it is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import delete, insert, select

from tracker.domain.model.plan import Plan
from tracker.domain.model.records import KINDS, Dose, Profile, Record
from tracker.domain.model.refusals import clean_text
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.errors import NothingFound
from tracker.store.file.database import check_schema, engine_for, reading, rewrite, writing
from tracker.store.file.schema import SCHEMA, profile
from tracker.store.rows import history, queries, versions
from tracker.store.rows import plan_rows as planned
from tracker.store.rows import symptom_rows as listed
from tracker.store.rows.history import Change, Line, Version
from tracker.store.rows.versions import no_entry

_PROFILE = select(profile.c.key, profile.c.value)


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
    if check_schema(path) == SCHEMA:
        return Journal(path)
    from tracker.store.upgrade import upgrade

    return Journal(path, kept=upgrade(path))


class Journal:
    """An open journal file whose schema is current. Holds no connection between calls.

    kept: where the file lies as it was, if it had to be brought up to date to be opened; else None.
    """

    def __init__(self, path: Path, *, read_only: bool = False, kept: Path | None = None) -> None:
        self.path = path
        self.kept = kept
        self._engine = engine_for(path, read_only=read_only)

    # --- writing ---

    def record(self, records: Sequence[Record], *, command: str, at: datetime) -> list[Record]:
        """Add records in one change and return them with their numbers.

        A uid that is there already is the same entry: it is returned as it stands and not added again.
        """
        with writing(self._engine, self.path) as connection:
            known = versions.by_uid(connection, self.path, [record.uid for record in records])
            new: dict[str, Record] = {}
            for record in records:
                if record.uid not in known:
                    new.setdefault(record.uid, record)
            if new:
                change = history.begin(connection, command, at)
                known |= {one.uid: one for one in versions.put_in(connection, [*new.values()], change)}
        return [known[record.uid] for record in records]

    def correct(
        self, id: int, change_it: Callable[[Record], Record], *, command: str, at: datetime
    ) -> tuple[Record, Record]:
        """Replace entry ``id`` by what ``change_it`` makes of it; the old version stays in the history.

        Returns the entry as it was and as it is. Raises NothingFound.
        """
        with writing(self._engine, self.path) as connection:
            before = versions.get(connection, self.path, id)
            after = replace(change_it(before), id=id, uid=before.uid)
            if after == before:
                return before, after
            change = history.begin(connection, command, at)
            versions.take_out(connection, [id], change)
            versions.put_in(connection, [after], change, number=id)
        return before, after

    def remove(self, ids: Sequence[int], *, command: str, at: datetime) -> list[Record]:
        """Take entries out; they stay in the history. Returns them. Raises NothingFound, and then none is."""
        with writing(self._engine, self.path) as connection:
            removed = [versions.get(connection, self.path, id) for id in ids]
            versions.take_out(connection, ids, history.begin(connection, command, at))
        return removed

    def purge(self, id: int, *, at: datetime) -> None:
        """Take entry ``id`` and every version of it out of the file itself; only a line that says so stays.

        Called again for the same entry, it only rewrites the file. Raises NothingFound.
        """
        with writing(self._engine, self.path) as connection:
            if versions.purge(connection, id):
                history.note_purge(connection, id, at)
            elif history.purge_of(connection, id) is None:
                raise no_entry(id)
        rewrite(self.path)

    def undo(self, *, at: datetime) -> Change:
        """Take back the last change that still holds. Raises NothingFound when there is none."""
        with writing(self._engine, self.path) as connection:
            return history.undo(connection, self.path, at)

    def redo(self, *, at: datetime) -> Change:
        """Make the change that was undone last hold again. Raises NothingFound when there is none."""
        with writing(self._engine, self.path) as connection:
            return history.redo(connection, self.path, at)

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
        stay deleted. Memory use does not grow with their number, and others can write while they are read.
        """
        from tracker.store.rows.bulk_insert import put_in, set_aside  # few commands need it

        with (
            set_aside(records, self.path) as rows,
            writing(engine_for(self.path, beside=rows), self.path) as connection,
        ):
            change = history.begin(connection, command, at)
            found = Imported(*put_in(connection, change))
            if choices:
                listed.put_in(connection, choices, change)
            if dry_run or not (found.added or choices):
                connection.rollback()
        return found

    def add_plan(self, plan: Plan, *, command: str, at: datetime) -> Plan:
        """Add a plan and return it with its number."""
        with writing(self._engine, self.path) as connection:
            change = history.begin(connection, command, at)
            return replace(plan, id=planned.put_in(connection, plan, change))

    def replace_plan(self, id: int, plan: Plan | None, *, command: str, at: datetime) -> None:
        """Let ``plan`` hold in the place of plan ``id``, under its number, or let it end (None).

        The plan that was stays in the history. Raises NothingFound.
        """
        with writing(self._engine, self.path) as connection:
            change = history.begin(connection, command, at)
            if not planned.take_out(connection, id, change):
                raise NothingFound(f"There is no plan {id}.", "tracker plan lists the plans with their numbers.")
            if plan is not None:
                planned.put_in(connection, plan, change, number=id)

    def choose(self, choices: Sequence[Choice], *, command: str, at: datetime) -> None:
        """Let the choices hold, each in the place of the one before it of the same key."""
        with writing(self._engine, self.path) as connection:
            listed.put_in(connection, choices, history.begin(connection, command, at))

    def set_profile(self, changed: Profile) -> None:
        """Keep whose journal this is."""
        given = {"name": changed.name, "born": changed.born.isoformat() if changed.born else ""}
        with writing(self._engine, self.path) as connection:
            connection.execute(delete(profile))
            rows = [{"key": key, "value": value} for key, value in given.items() if value]
            if rows:
                connection.execute(insert(profile), rows)

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

        kinds, names: only those of these; no names: of every name.
        """
        with reading(self._engine, self.path) as connection:
            rows = queries.between(connection, first, last, kinds, names)
        return versions.records(self.path, rows)

    def saying(self, wanted: str, first: date = date.min, last: date = date.max) -> list[Record]:
        """The entries from ``first`` to ``last`` whose note or name has ``wanted`` in it, whatever its case.

        Raises Invalid for what no text in a journal can be.
        """
        sought = clean_text(wanted, "text", lines=True).casefold()
        with reading(self._engine, self.path) as connection:
            with versions.whole(self.path):
                names = listed.holding(connection)
            rows = queries.saying(connection, self.path, sought, names, first, last)
        return versions.records(self.path, rows)

    def history(self, most: int = -1, since: datetime | None = None) -> list[tuple[Line, Change]]:
        """The last ``most`` changes, those from ``since`` on, the newest first, each with what it touched."""
        with reading(self._engine, self.path) as connection:
            return history.last(connection, self.path, most, since)

    def versions(self, id: int, *, other_numbers: bool = False) -> tuple[list[Version], Line | None]:
        """Every version of entry ``id``, the oldest first, and the change that purged it, where there is one.

        other_numbers: also those that the same entry had under another number. Raises NothingFound.
        """
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
        """What was taken of each product on its last day up to and including each of ``days``, in order."""
        with reading(self._engine, self.path) as connection:
            rows = queries.last_taken(connection, days)
        return [record for record in versions.records(self.path, rows) if isinstance(record, Dose)]

    def first_placed(self, before: date, least: int) -> list[Record]:
        """Of the symptoms that were felt at a place before a day, those that were the first at theirs, in order.

        And the first ``least`` of each symptom, wherever they were felt.
        """
        with reading(self._engine, self.path) as connection:
            rows = queries.first_placed(connection, before, least)
        return versions.records(self.path, rows)

    def plans(self) -> list[Plan]:
        """The plans that hold, by their numbers."""
        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return planned.holding(connection)

    def earlier_plans(self) -> list[tuple[Plan, datetime]]:
        """The plans that held before, each with the moment, in UTC, when it was stopped or another took its place.

        By their numbers, those of one number in the order in which they were written.
        """
        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return planned.earlier(connection)

    def symptoms(self) -> SymptomList:
        """The person's own list of symptoms and home tests."""
        with reading(self._engine, self.path) as connection, versions.whole(self.path):
            return listed.holding(connection)

    def last_asked(self, first: date, last: date) -> dict[str, date]:
        """The last day from ``first`` to ``last`` with an entry of each symptom and home test, by their keys."""
        with reading(self._engine, self.path) as connection:
            return queries.last_asked(connection, first, last)

    def span(self) -> tuple[date, date, int] | None:
        """The first and the last day with an entry and the number of entries; None for an empty journal."""
        with reading(self._engine, self.path) as connection:
            return queries.span(connection)

    def began(self) -> date | None:
        """The first day with an entry that is no blood test; None where there is none."""
        with reading(self._engine, self.path) as connection:
            return queries.began(connection)

    def read_back(self) -> tuple[int, int]:
        """Read all that the journal holds, older versions too. Returns how many entries and plans hold.

        Raises JournalDamaged for what can no longer be read.
        """
        with reading(self._engine, self.path) as connection:
            held = versions.read_back(connection, self.path)
            with versions.whole(self.path):
                every = planned.every(connection)
                listed.every(connection)
        with versions.whole(self.path):
            self.profile()
        return held, sum(live for _, live in every)

    def started(self) -> date | None:
        """The day, in UTC, of the first change that was ever made; None for a new journal."""
        with reading(self._engine, self.path) as connection:
            return history.started(connection)

    def profile(self) -> Profile:
        """Whose journal this is."""
        with reading(self._engine, self.path) as connection:
            given = {row.key: row.value for row in connection.execute(_PROFILE)}
        born = given.get("born")
        return Profile(name=given.get("name", ""), born=date.fromisoformat(born) if born else None)
