"""Entries that came of a file before and are gone from it: named, and taken out only when that is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from tracker.cli.answers.answer import Part
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.quoted import quoted
from tracker.domain.model.records import Record
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.records import record_text

_MOST_SHOWN: Final = 5


class Gone:
    """What a file has no more. records: set once the file is compared with the journal.

    options: with which it was imported, and which it needs again.
    """

    def __init__(self, ours: Context, file: Path, *, removed_too: bool, options: Mapping[str, str | None]) -> None:
        self.records: Sequence[Record] = ()
        self._ours = ours
        self._removed_too = removed_too
        given = "".join(f"{option} {value} " for option, value in options.items() if value)
        self._way = f"tracker import {quoted(str(file))} {given}"

    @property
    def to_remove(self) -> list[int]:
        """The numbers of the entries to take out."""
        return [record.id for record in self.records if record.id is not None] if self._removed_too else []

    def parts(self, *, unsettled: bool = False) -> Iterator[Part]:
        """What is gone from the file, in sentences.

        unsettled: whether nobody has said what holds where the file says something else than the journal, without
        which nothing is imported.
        """
        if not self.records:
            return
        what = counted(len(self.records), "entry")
        are = "is" if len(self.records) == 1 else "are"
        yield f"{what} of these days came in under the same headings before, and {are} not in this file:"
        for record in self.records[:_MOST_SHOWN]:
            clock = f"{self._ours.clock(record.time)}  " if record.time else ""
            yield f"{record.id}  {self._ours.day(record.day)}  {clock}{record_text(record)}"
        if len(self.records) > _MOST_SHOWN:
            yield f"and {len(self.records) - _MOST_SHOWN:,} more"
        if not self._removed_too:
            them = "It stays" if len(self.records) == 1 else "They stay"
            does, settled = "take out what is not in the file", ""
            if unsettled:
                does, settled = "do as the file says in all of this", "--changed file "
            way = output.addressed(f"{self._way}{settled}--removed-too")
            yield f"{them} in the journal. To {does}: {way}"

    def as_json(self) -> dict[str, Any]:
        """How many, and how many of them are taken out."""
        return {"gone": len(self.records), "removed": len(self.to_remove)}
