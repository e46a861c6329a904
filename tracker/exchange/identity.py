"""The identity of an entry: the uid in the file, or a uid that is always the same for the same content."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date, time
from hashlib import blake2b
from typing import Final, NamedTuple

from tracker.domain.model.directions import OLD_KEYS
from tracker.domain.model.records import Record
from tracker.exchange.cells import COLUMNS, cells_of, own_cells

_HEX: Final = "0123456789abcdef"
_FIRST_KEYS: Final = {new: old for old, new in OLD_KEYS.items()}
_WORD: Final = 0xFFFF_FFFF_FFFF_FFFF
_HALF: Final = 0xFFFF_FFFF
_NAME, _NOTE, _AFTER = (COLUMNS.index(column) for column in ("name", "note", "given_by"))


def given_uid(text: str) -> str:
    """The uid in a cell: 32 hexadecimal digits in any notation, else a uid derived from the text in the cell."""
    if len(text) == 32 and not text.strip(_HEX):
        return text
    text = text.strip()
    if not text:
        return ""
    digits = text.replace("-", "").lower()
    if len(digits) == 32 and not digits.strip(_HEX):
        return digits
    return _digest(f"given\0{text}")


def said_of(record: Record) -> tuple[str, str, str]:
    """What a record says, as its identity is derived from it: the columns before, between and after its own."""
    cells = cells_of(record)
    if cells.kind == "symptom":
        # A file that was imported before these keys were changed is still the same file.
        cells = cells._replace(name=_FIRST_KEYS.get(cells.name, cells.name))
    texts = [f"{column}={cell}" if cell else "" for column, cell in zip(COLUMNS, cells, strict=True)]
    between = "\0".join(filter(None, texts[_NAME:_NOTE]))
    return texts[0], between, "".join(f"\0{text}" for text in texts[_AFTER:] if text)


class Origin(NamedTuple):
    """Where an entry comes from: the program that wrote its file, and the name that it has there."""

    program: str
    name: str

    def parts(self, day: date, at: time | None) -> tuple[str, ...]:
        """What tells its entries apart."""
        return (*self, day.isoformat(), "" if at is None else at.isoformat("minutes"))


def told_uid(parts: Sequence[str], ordinal: int = 0) -> str:
    """A uid from what tells entries apart. ordinal: which one it is of equal parts, from 0."""
    content = "\0".join(parts)
    return _digest(f"told {ordinal}\0{content}" if ordinal else f"told\0{content}")


class Identities:
    """The identities of the entries of one file."""

    def __init__(self) -> None:
        self._given = Ledger()
        self._derived = Ledger()
        self._was_given = self._was_derived = False

    def twin(self, record: Record, said: int, number: int) -> int:
        """The number of an earlier entry with this uid and different content; 0 when there is none.

        said: a hash of what the record says.
        """
        self._was_given = True
        own = said, record.day, record.time, record.utc_offset, record.note, record.recorded_at
        content = hash(own) & _HALF
        first = self._given.first(hash(record.uid) & _WORD or 1, number << 32 | content)
        return 0 if first & _HALF == content else first >> 32

    def given(self, record: Record) -> bool:
        """Whether its uid was in the file, as ``twin`` was told."""
        return self._was_given and (not self._was_derived or self._given.has(hash(record.uid) & _WORD or 1))

    def at_the_end(self) -> None:
        """Let go of what only further entries need."""
        if self._was_given != self._was_derived:
            self._given = self._derived = Ledger()

    def in_turn(self, *parts: str) -> str:
        """A uid from what tells entries apart: the second entry of equal parts gets another one, and so on.

        So the same parts in the same order give the same uids every time, whatever else there is in the entries.
        """
        plain = told_uid(parts)
        ordinal = self._derived.count(int(plain[:16], 16) or 1)
        return told_uid(parts, ordinal) if ordinal else plain

    def derive(self, record: Record, said: tuple[str, str, str] | None = None) -> str:
        """A uid from the content and, from the second equal entry in the file on, from its ordinal.

        So the same file gives the same uids every time, and rows added later do not change earlier uids.
        said: ``said_of`` it, where that is known.
        """
        self._was_derived = True
        kind, name_to_lab, after = said or said_of(record)
        day, time, note, recorded_at, utc_offset = own_cells(record)
        # Only cells with a value count, so a new column later changes no uid. No cell holds a NUL.
        content = f"{kind}\0day={day}"
        if time:
            content += f"\0time={time}"
        content += f"\0{name_to_lab}"
        if note:
            content += f"\0note={note}"
        if recorded_at:
            content += f"\0recorded_at={recorded_at}"
        if utc_offset:
            content += f"\0utc_offset={utc_offset}"
        content += after
        plain = _digest(f"entry\0{content}")
        ordinal = self._derived.count(int(plain[:16], 16) or 1)
        return _digest(f"entry {ordinal}\0{content}") if ordinal else plain


class Ledger:
    """A map of millions of 64-bit keys (never 0) to 64-bit numbers, in 24 to 48 bytes each: a third of a dict.

    A hash table in two arrays with open addressing. The key 0 marks a free slot. It is split into 256 small tables,
    so that growing one does not need a second copy of everything.
    """

    def __init__(self) -> None:
        self._tables = [_Table() for _ in range(256)]

    def first(self, key: int, number: int) -> int:
        """The number first stored under ``key``. If ``key`` is new, store ``number`` and return it."""
        table = self._tables[key & 255]
        keys = table.keys
        slot = key >> 8 & table.last
        while other := keys[slot]:
            if other == key:
                return table.numbers[slot]
            slot = slot + 1 & table.last
        keys[slot] = key
        table.numbers[slot] = number
        table.free -= 1
        if not table.free:
            table.grow()
        return number

    def has(self, key: int) -> bool:
        """Whether something is stored under ``key``."""
        table = self._tables[key & 255]
        slot = key >> 8 & table.last
        while other := table.keys[slot]:
            if other == key:
                return True
            slot = slot + 1 & table.last
        return False

    def count(self, key: int) -> int:
        """How often this was called for ``key`` before."""
        number = self.first(key, 0)
        table = self._tables[key & 255]
        slot = key >> 8 & table.last
        while table.keys[slot] != key:
            slot = slot + 1 & table.last
        table.numbers[slot] = number + 1
        return number


class _Table:
    def __init__(self, size: int = 8) -> None:
        self.keys = array("Q", bytes(8 * size))
        self.numbers = array("Q", bytes(8 * size))
        self.last = size - 1
        self.free = 2 * size // 3

    def grow(self) -> None:
        old = self.keys, self.numbers
        size = 2 * len(self.keys)
        free = 2 * size // 3
        keys, numbers = array("Q", bytes(8 * size)), array("Q", bytes(8 * size))
        for key, number in zip(*old, strict=True):
            if key:
                slot = key >> 8 & size - 1
                while keys[slot]:
                    slot = slot + 1 & size - 1
                keys[slot], numbers[slot] = key, number
                free -= 1
        self.keys, self.numbers, self.last, self.free = keys, numbers, size - 1, free


def _digest(text: str) -> str:
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16, person=b"b12-tracker").hexdigest()
