"""What ``tracker export csv --wide`` and ``export xlsx`` write, and what they say about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.model.records import Record
from tracker.exchange.wide.table import Table, table_of

# What a workbook has on a sheet of its own.
_APART: Final = {"xlsx": "blood test"}


def table(ours: Context, shape: str, records: Sequence[Record]) -> tuple[Table, list[str]]:
    """The table of the records, and what is said to the person: what it has no place for."""
    found = table_of(records, ours.symptoms)
    kept = {what: number for what, number in found.left_out.items() if what != _APART.get(shape)}
    missing = found._replace(left_out=kept).left_out_text()
    way = output.addressed("Everything: tracker export csv -o all.csv")
    return found, [f"Left out: {missing}.  {way}"] if missing else []
