"""A file of another program, imported again: which of its entries the journal has, corrected or not; which are gone.

Entries of one name of a file and of one day are compared with what came in under that name and of that day before.
One that says the same is the same one; then, at the same time of day, one after another. A single one that is left
over on both sides, and says the same, is the same entry at another time. So a removed row, or one put in between,
changes no other entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import NamedTuple

from tracker.domain.model.records import Record, name_of
from tracker.exchange.cells import Cells
from tracker.exchange.contents import Contents
from tracker.exchange.identity import Origin, told_uid
from tracker.exchange.same_entries import Versions, as_once_imported, said

# So many identities may be missing between two, of entries that were purged.
_PURGED = 3


class Again(NamedTuple):
    """contents: with the identities that the journal has; gone: what came in before and the file has no more."""

    contents: Contents
    gone: tuple[Record, ...]


def again(contents: Contents, versions: Versions, *, both: bool) -> Again:
    """The contents of a file, and what is gone from it between its first and its last day.

    versions: of the journal's entries, each with whether it holds; both: what says something else is another entry.
    """
    records, every = list(contents.records), list(versions)
    if not records:
        return Again(contents._replace(records=records), ())
    there = _There(records, contents, every)
    named = [
        record
        for (origin, day), group in _by_origin(records, contents.origins).items()
        for record in there.named(origin, day, group, both=both)
    ]
    named.sort(key=lambda record: (record.day, record.time or time()))
    final = as_once_imported(named, every)
    uids = {record.uid for record in final}
    first, last = records[0].day, records[-1].day
    gone = [record for record in there.holding() if record.uid not in uids and first <= record.day <= last]
    return Again(contents._replace(records=final), tuple(gone))


def _by_origin(
    records: Iterable[Record], origins: Mapping[str, Origin]
) -> Mapping[tuple[Origin, date], list[Record]]:
    found: dict[tuple[Origin, date], list[Record]] = defaultdict(list)
    for record in records:
        found[origins[record.uid], record.day].append(record)
    return found


@dataclass(slots=True)
class _Entry:
    """An entry of the journal. now: as it holds, None when it was deleted."""

    uid: str
    versions: list[Record] = field(default_factory=list)
    now: Record | None = None


class _There:
    """What came in before under the names of the file, by its name and its day."""

    def __init__(
        self, records: Sequence[Record], contents: Contents, versions: Sequence[tuple[Record, bool]]
    ) -> None:
        self._silent = contents.silent
        self._uids = {record.uid for record, _ in versions}
        self._entries: dict[tuple[Origin, date], dict[str, _Entry]] = defaultdict(dict)
        origins: dict[tuple[str, str], set[Origin]] = defaultdict(set)
        for record in records:
            origins[record.kind, name_of(record)].add(contents.origins[record.uid])
        entries: dict[str, _Entry] = {}
        candidates: dict[tuple[Origin, date, time | None], set[str]] = defaultdict(set)
        for record, holds in versions:
            entry = entries.setdefault(record.uid, _Entry(record.uid))
            entry.versions.append(record)
            entry.now = record if holds else entry.now
            for origin in (*origins.get((record.kind, name_of(record)), ()), *contents.emptied):
                candidates[origin, record.day, record.time].add(record.uid)
        for (origin, day, at), uids in candidates.items():
            left = len(uids)
            for ordinal in range(len(uids) + _PURGED):
                if (uid := told_uid(origin.parts(day, at), ordinal)) in uids:
                    self._entries[origin, day][uid] = entries[uid]
                    left -= 1
                if not left:
                    break

    def holding(self) -> Iterator[Record]:
        """Every entry that holds, in the order of the days."""
        found = {entry.uid: entry.now for group in self._entries.values() for entry in group.values() if entry.now}
        return iter(sorted(found.values(), key=lambda record: (record.day, record.time or time())))

    def named(self, origin: Origin, day: date, records: list[Record], *, both: bool) -> Iterator[Record]:
        """The records of one name and day, with the identities that they have in the journal."""
        left = dict(self._entries.get((origin, day), {}))
        found: dict[int, str] = {}

        def match(fits: Callable[[Record, _Entry], bool]) -> None:
            for place, record in enumerate(records):
                if place not in found:
                    fitting = [entry for entry in left.values() if fits(record, entry)]
                    if fitting:
                        best = next((entry for entry in fitting if entry.uid == record.uid), fitting[0])
                        found[place] = left.pop(best.uid).uid

        match(lambda record, entry: entry.now is not None and self._same(record, entry.now))
        match(lambda record, entry: any(self._same(record, version) for version in entry.versions))
        if not both:
            match(lambda record, entry: entry.now is not None and entry.uid == record.uid)
            match(lambda record, entry: entry.now is not None and entry.now.time == record.time)
        match(lambda record, entry: entry.now is None and entry.uid == record.uid)
        others = sum(entry.now is not None for entry in left.values())
        if not both and others == 1 and len(records) - len(found) == 1:
            match(lambda record, entry: entry.now is not None and self._said(record) == self._said(entry.now))
        for place, record in enumerate(records):
            yield replace(record, uid=found[place] if place in found else self._free(origin, record))

    def _same(self, record: Record, version: Record) -> bool:
        return record.time == version.time and self._said(record) == self._said(version)

    def _said(self, record: Record) -> Cells:
        return said(record, self._silent)

    def _free(self, origin: Origin, record: Record) -> str:
        """An identity that no entry has."""
        uid, ordinal = record.uid, 0
        while uid in self._uids:
            uid = told_uid(origin.parts(record.day, record.time), ordinal)
            ordinal += 1
        self._uids.add(uid)
        return uid
