"""Read a journal: its entries, plans and lists, what they were before, and the person's profile."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from tracker.domain.model.records import KINDS, Dose, Profile, Record
from tracker.domain.model.refusals import clean_text
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.model.symptom_series import Series
from tracker.store.file.schema import journal
from tracker.store.file.transactions import engine_for, reading
from tracker.store.rows import new_change, profile_rows, queries, versions
from tracker.store.rows import remembered_rows as remembered
from tracker.store.rows import symptom_rows as listed
from tracker.store.rows.versions import no_entry

if TYPE_CHECKING:
    from tracker.domain.model.plan import Plan
    from tracker.store.rows.history import Change, Line, Version

_IDENTITY = select(journal.c.identity)
_PART = 5_000


class JournalReader:
    """A journal file whose schema is current, to read from. Holds no connection between calls.

    read_only: no byte changes, so that a write which was cut short is not taken back either.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._engine = engine_for(path, read_only=read_only)

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

    def injected_twice(self) -> list[Dose]:
        """The injections of each product on each day with two or more of it, in order."""
        with reading(self._engine, self.path) as connection:
            rows = queries.injected_twice(connection)
        return [record for record in versions.records(self.path, rows) if isinstance(record, Dose)]

    def courses(self, last: date) -> tuple[list[Dose], dict[str, tuple[date, int]]]:
        """The doses taken of each product on its first day, of the products taken up to ``last``, in order.

        And, by product, its injections up to ``last``: the first day, and how many.
        """
        with reading(self._engine, self.path) as connection:
            rows, injected = queries.courses(connection, last)
        return [one for one in versions.records(self.path, rows) if isinstance(one, Dose)], injected

    def taken_up_to(self, products: Collection[str], days: Collection[date]) -> list[Dose]:
        """The doses taken of each of ``products`` on its last day up to each of ``days``, included, in order."""
        with reading(self._engine, self.path) as connection:
            rows = queries.taken_up_to(connection, products, days)
        return [one for one in versions.records(self.path, rows) if isinstance(one, Dose)]

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

    def every_entry(self, first: date | None = None, last: date | None = None) -> list[tuple[Record, bool]]:
        """Every version of every entry, in the order of writing, each with whether it holds; not what was undone.

        first, last: only of the entries of which a version is on one of these days.
        """
        with reading(self._engine, self.path) as connection:
            rows = versions.not_undone(connection, first, last)
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
            return profile_rows.holding(connection)
