"""Point out entries that were also logged a few minutes before: perhaps a line was typed twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.cli.context import Context
from tracker.domain.analysis.repeated_entries import repeats
from tracker.domain.model.records import Record
from tracker.domain.wording.records import record_label, value_text

if TYPE_CHECKING:
    from tracker.store.journal import Journal


def repeated(ours: Context, journal: Journal, saved: Sequence[Record]) -> Iterator[str]:
    """A sentence for each saved entry that repeats an earlier one. Both entries are kept."""
    new = {record.uid for record in saved}
    for day in dict.fromkeys(record.day for record in saved):
        others = [one for one in journal.read(day, day) if one.uid not in new]
        for record in saved:
            before = next((one for one in reversed(others) if record.day == day and repeats(record, one)), None)
            if before is not None:
                when = "today" if day == ours.today else f"for {ours.day(day)}"
                at = f" at {before.time:%H:%M}" if before.time else ""
                value = f": {value_text(before)}" if value_text(before) else ""
                what = record_label(before, ours.symptoms)
                yield (f"{what[:1].upper()}{what[1:]} was already logged {when}{at}{value}. Both are kept.")
