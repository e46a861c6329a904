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
    """One sentence about the saved entries that repeat earlier ones. Both are kept."""
    said = list(_repeated(ours, journal, saved))
    if len(said) == 1:
        what, when, value = said[0]
        yield f"{what} was already logged {when}{value}. Both are kept."
    elif said:
        moments = {when for _, when, _ in said}
        once = f" {moments.pop()}" if len(moments) == 1 else ""
        each = ", ".join(f"{what}{'' if once else f' {when}'}{value}" for what, when, value in said)
        yield f"Already logged{once}: {each.replace(': ', ' ')}. Both of each are kept."


def _repeated(ours: Context, journal: Journal, saved: Sequence[Record]) -> Iterator[tuple[str, str, str]]:
    """For each saved entry that repeats an earlier one: what it is, and when and with which value it was logged."""
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
                yield f"{what[:1].upper()}{what[1:]}", f"{when}{at}", value
