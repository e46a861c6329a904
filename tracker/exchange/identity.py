"""Which entry an entry is: the uid that a file gives it, or one that is always the same for the same content."""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import Final

from tracker.domain.records import Record
from tracker.exchange.cells import COLUMNS, cells_of

_HEX: Final = "0123456789abcdef"
_WORD: Final = 0xFFFF_FFFF_FFFF_FFFF
_HALF: Final = 0xFFFF_FFFF


def given_uid(text: str) -> str:
    """The uid in a cell: 32 hexadecimal digits in any dress, else derived from whatever text identifies it there."""
    if len(text) == 32 and not text.strip(_HEX):
        return text
    text = text.strip()
    if not text:
        return ""
    digits = text.replace("-", "").lower()
    if len(digits) == 32 and not digits.strip(_HEX):
        return digits
    return _digest(f"given\0{text}")


class Identities:
    """The entries of one file, told apart."""

    def __init__(self) -> None:
        self._given = Ledger()
        self._derived = Ledger()

    def twin(self, record: Record, number: int) -> int:
        """The number of an earlier entry with this uid and another content; 0 when there is none."""
        content = hash(record) & _HALF
        first = self._given.first(hash(record.uid), number << 32 | content)
        return 0 if first & _HALF == content else first >> 32

    def derive(self, record: Record) -> str:
        """A uid from the content and, for the second such entry in the file and on, from its ordinal.

        So the same file gives the same uids every time, and rows added later change none of the earlier.
        """
        cells = cells_of(record)._replace(uid="")
        # Only what is there counts: a column that is added one day changes no uid. No cell holds a NUL.
        content = "\0".join(f"{column}={cell}" for column, cell in zip(COLUMNS, cells, strict=True) if cell)
        plain = _digest(f"entry\0{content}")
        ordinal = self._derived.count(int(plain[:16], 16))
        return _digest(f"entry {ordinal}\0{content}") if ordinal else plain


class Ledger:
    """64-bit key -> 64-bit number for millions of entries, in 24 to 48 bytes each; a dict takes three times that."""

    def __init__(self) -> None:
        # Many small shelves, so that growing one needs no second copy of everything.
        self._shelves = [_Shelf() for _ in range(256)]

    def first(self, key: int, number: int) -> int:
        """The number first filed under ``key``: ``number`` itself when it is new. Never 0 for a number that is not."""
        key = key & _WORD or 1
        shelf = self._shelves[key & 255]
        slot = shelf.slot(key)
        if shelf.keys[slot] == 0:
            shelf.file(slot, key, number)
            return number
        return shelf.numbers[slot]

    def count(self, key: int) -> int:
        """How many times ``key`` was counted before."""
        key = key & _WORD or 1
        shelf = self._shelves[key & 255]
        slot = shelf.slot(key)
        if shelf.keys[slot] == 0:
            shelf.file(slot, key, 1)
            return 0
        shelf.numbers[slot] += 1
        return shelf.numbers[slot] - 1


class _Shelf:
    """A hash table with open addressing; the key 0 marks a free slot."""

    def __init__(self) -> None:
        self.keys = array("Q", bytes(8 * 8))
        self.numbers = array("Q", bytes(8 * 8))
        self._filed = 0

    def slot(self, key: int) -> int:
        """Where ``key`` is, or would be filed."""
        keys = self.keys
        last = len(keys) - 1
        slot = key >> 8 & last
        while (other := keys[slot]) and other != key:
            slot = slot + 1 & last
        return slot

    def file(self, slot: int, key: int, number: int) -> None:
        """Put a new key into the free slot that was found for it."""
        self.keys[slot] = key
        self.numbers[slot] = number
        self._filed += 1
        if 3 * self._filed > 2 * len(self.keys):
            self._grow()

    def _grow(self) -> None:
        old = zip(self.keys, self.numbers, strict=True)
        size = 2 * len(self.keys)
        self.keys, self.numbers = array("Q", bytes(8 * size)), array("Q", bytes(8 * size))
        for key, number in old:
            if key:
                slot = self.slot(key)
                self.keys[slot], self.numbers[slot] = key, number


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=16, person=b"b12-tracker").hexdigest()
