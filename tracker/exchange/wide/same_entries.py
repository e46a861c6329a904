"""Which entries of a table are those of the journal: the table has no identities, so that people can read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import time

from tracker.domain.model.records import Dose, Record
from tracker.exchange.cells import Cells, cells_of


def with_identities(records: Iterable[Record], there: Iterable[Record]) -> Iterator[Record]:
    """The records; one that says the same as one of ``there`` has its identity, each of these at most once.

    A table leaves out times of day where they differ within a row: an entry without a time is the same at any time.
    """
    waiting: dict[Cells, list[tuple[time | None, str]]] = defaultdict(list)
    for record in there:
        waiting[said(record)].append((record.time, record.uid))
    for record in records:
        alike = waiting.get(said(record), [])
        same = next((one for one in alike if one[0] == record.time), None)
        if same is None and record.time is None and alike:
            same = alike[0]
        if same is None:
            yield record
        else:
            alike.remove(same)
            yield replace(record, uid=same[1])


def said(record: Record) -> Cells:
    """What a table says of an entry, without its time."""
    cells = cells_of(record)._replace(time="", uid="", recorded_at="", utc_offset="", given_by="", plan="")
    if isinstance(record, Dose):
        cells = cells._replace(form="")
        if record.state == "skipped":
            cells = cells._replace(value="", unit="")
    return cells
