"""Which entries of a file are those of the journal, where the file has no identities.

An entry that says the same as one of the journal is that one. What is left over is the same entry, corrected, if it
is about the same: the day, the time, the name and the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from typing import Final

from tracker.domain.model.records import Dose, Record
from tracker.exchange.cells import Cells, cells_of
from tracker.exchange.identity import Identities

# What is about the writing of an entry, or is compared apart.
_APART: Final = ("uid", "recorded_at", "utc_offset", "time")
# A file of so many records is read to its end before the journal is, so that only its days are read there.
_MOST_AHEAD: Final = 10_000
Versions = Iterable[tuple[Record, bool]]
# From a first to a last day; of the whole journal without days.
VersionsOf = Callable[[date | None, date | None], Versions]


def with_identities(
    records: Iterable[Record],
    versions: VersionsOf,
    *,
    unnamed: Callable[[Record], bool] = lambda record: True,
    silent: Collection[str] = (),
    both: bool = False,
    timed: bool = False,
) -> Iterator[Record]:
    """The records, those that the journal has with the identity that they have there, each of these at most once.

    versions: of the journal's entries, each with whether it holds; called once, when the first one is needed, for
    the days of the records; unnamed: whether a record has no identity of its own; silent: the columns of Cells of
    which the file says nothing; both: what only is about the same is another entry. A record without a time is
    the same at any time, unless ``timed``.
    """
    there: _There | None = None
    left: list[Record] = []
    coming = iter(records)
    ahead = list(islice(coming, _MOST_AHEAD))
    for record in chain(ahead, coming):
        if not unnamed(record):
            yield record
            continue
        there = there or _There(versions(*_days(ahead)), silent, timed=timed)
        if record.day not in there.days:
            yield record
        elif (same := there.alike(record)) is not None:
            yield same
        elif not both and there.has_about(record):
            left.append(record)
        else:
            yield record
    for record in left:
        other = there.about(record) if there is not None else None
        yield record if other is None else replace(record, uid=other.uid, time=record.time or other.time)


def _days(records: Sequence[Record]) -> tuple[date | None, date | None]:
    """The first and the last day; of no use, and None, where more records may follow."""
    if len(records) == _MOST_AHEAD:
        return None, None
    days = [record.day for record in records]
    return min(days), max(days)


def as_once_imported(records: Iterable[Record], versions: Versions) -> list[Record]:
    """The records; one that the journal has under another identity has that identity.

    An earlier version of this program gave spreadsheets uids made of all of an entry's content. And when a column is
    renamed, everything in it is new by its identity, and says what is there. versions: as above.
    """
    every = list(versions)
    identities = Identities()
    told = {record.uid for record, _ in every if identities.derive(record) == record.uid}
    known = {record.uid for record, _ in every}

    def is_new(record: Record) -> bool:
        return record.uid not in known

    first = list(
        with_identities(
            records,
            lambda *_: [(record, holds) for record, holds in every if record.uid in told],
            unnamed=lambda record: bool(told) and is_new(record),
        )
    )
    named = {record.uid for record in first}
    others = [(record, holds) for record, holds in every if holds and record.uid not in named]
    return list(with_identities(first, lambda *_: others, unnamed=is_new, both=True, timed=True))


def said(record: Record, silent: Collection[str] = ()) -> Cells:
    """What a file says of an entry, without its time. silent: as above."""
    cells = cells_of(record)._replace(**dict.fromkeys((*_APART, *silent), ""))
    if isinstance(record, Dose) and record.state == "skipped":
        return cells._replace(value="", unit="")
    return cells


@dataclass(frozen=True, slots=True)
class _Version:
    record: Record
    holds: bool
    deleted: bool


class _There:
    """The versions of the journal's entries, by what they say and by what they are about."""

    def __init__(self, versions: Versions, silent: Collection[str], *, timed: bool) -> None:
        every = list(versions)
        self._timed = timed
        self._silent = silent
        self._used: set[str] = set()
        self._said: dict[Cells, list[_Version]] = defaultdict(list)
        self._about: dict[Cells, list[Record]] = defaultdict(list)
        self.days = {record.day for record, _ in every}
        live = {record.uid for record, holds in every if holds}
        for record, holds in every:
            self._said[said(record, silent)].append(_Version(record, holds, record.uid not in live))
            if holds:
                self._about[_subject(record)].append(record)

    def alike(self, record: Record) -> Record | None:
        """What says the same: what holds before an earlier version, and what was deleted last."""
        fitting = [
            one
            for one in self._said.get(said(record, self._silent), ())
            if one.record.uid not in self._used and self._is_at(record, one.record)
        ]
        if not fitting:
            return None
        best = min(fitting, key=lambda one: (one.deleted, not one.holds, one.record.time != record.time))
        self._used.add(best.record.uid)
        return best.record

    def has_about(self, record: Record) -> bool:
        """Whether an entry that holds is about the same."""
        return any(self._is_at(record, one) for one in self._about.get(_subject(record), ()))

    def about(self, record: Record) -> Record | None:
        """An entry that holds and is about the same, with no other record that is it."""
        for one in self._about[_subject(record)]:
            if one.uid not in self._used and self._is_at(record, one):
                self._used.add(one.uid)
                return one
        return None

    def _is_at(self, record: Record, other: Record) -> bool:
        return record.time == other.time or (record.time is None and not self._timed)


def _subject(record: Record) -> Cells:
    cells = cells_of(record)
    return Cells(cells.kind, cells.day, name=cells.name, route=cells.route, site=cells.site, side=cells.side)
