"""Entries that an import has with other content than the journal: which of the two holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from tracker.cli.answers.answer import Part
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.model.records import Record
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.records import record_text
from tracker.errors import TrackerError, Unreadable
from tracker.exchange.cells import COLUMNS, cells_of

if TYPE_CHECKING:
    from tracker.store.rows.corrected_rows import Differing

Changed = Literal["file", "journal", "both"]


class Settled:
    """Decides, once it is known what differs, and keeps that for the answer.

    said: the option, None where it is not given; apart: whether an entry that differs may be another entry.
    """

    def __init__(self, ours: Context, said: Changed | None, *, apart: bool, dry_run: bool, yes: bool) -> None:
        self._ours = ours
        self._said = said
        self._apart = apart
        self._dry_run = dry_run
        self._yes = yes
        self._found: Differing | None = None
        self._taken = False

    def __call__(self, found: Differing) -> bool:
        """Whether the file's are taken. Raises Unreadable where nobody can be asked."""
        self._found = found
        if self._said == "both":
            raise Unreadable(
                f"{_head(found)}, and each is one entry with one identity, which cannot be there twice.",
                "Write --changed file or --changed journal. Nothing was imported.",
            )
        if self._said is not None or self._dry_run:
            self._taken = self._said == "file"
            return self._taken
        if self._ours.may_ask and not self._yes:
            self._taken = self._asked(found)
            return self._taken
        raise Unreadable(
            " ".join([f"{_head(found)}:", *(f"{line}." for line in _lines(self._ours, found))])
            + " Nothing was imported.",
            "Add --changed file to take the file's as corrections, or --changed journal to keep the journal's"
            + (", or --changed both to have both." if self._apart else "."),
        )

    def _asked(self, found: Differing) -> bool:
        from tracker.cli.terminal import key_presses

        output.say_whose()
        key_presses.introduce("".join(f"{line}\n" for line in (f"{_head(found)}:", *_lines(self._ours, found))))
        meant = {"f": "take the file's, as corrections", "j": "keep the journal's"}
        with key_presses.stopping_on_a_line_of_its_own("Nothing was imported."):
            pressed = key_presses.ask_one(meant, key_presses.pressed())
        if pressed is None:
            raise TrackerError(
                "Nothing was imported.", "To decide it beforehand: --changed file or --changed journal"
            )
        return pressed == "f"

    def parts(self) -> Iterator[Part]:
        """What was not taken, in sentences."""
        if self._found is None or self._taken or not self._found.count:
            return
        stays = "stays as it is" if self._found.count == 1 else "stay as they are"
        would = "" if self._dry_run and self._said is None else f", and {stays}"
        yield f"{_head(self._found)}{would}:"
        yield from _lines(self._ours, self._found)


def _head(found: Differing) -> str:
    return (
        f"{counted(found.count, 'entry')} in the journal {'differs' if found.count == 1 else 'differ'} from the file"
    )


def _lines(ours: Context, found: Differing) -> Iterator[str]:
    for one, other in found.first:
        here, there = _text(ours, one, one, other), _text(ours, other, one, other)
        when = f"{ours.day(one.day)}  " if one.day == other.day else ""
        cells = zip(COLUMNS, cells_of(one), cells_of(other), strict=True)
        unsaid = ", ".join(name.replace("_", " ") for name, a, b in cells if a != b) if here == there else ""
        yield f"{one.id}  {when}{here}; in the file: {there}" + (f" (it differs in: {unsaid})" if unsaid else "")
    if found.count > len(found.first):
        yield f"and {found.count - len(found.first):,} more"


def _text(ours: Context, said: Record, one: Record, other: Record) -> str:
    """One of two entries in words, with its day and its time where these differ."""
    day = f"{ours.day(said.day)}  " if one.day != other.day else ""
    clock = f"{ours.clock(said.time) if said.time else 'without a time'}  " if one.time != other.time else ""
    return f"{day}{clock}{record_text(said)}"


def silent_columns(columns: frozenset[str]) -> list[str]:
    """Columns of a file as the journal calls them."""
    return ["laboratory" if name == "lab" else name for name in sorted(columns)]
