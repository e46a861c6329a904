"""Which entry an entry is: the uid that a file gives it, or one that is always the same for the same content."""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import Final

from tracker.domain.model.records import Record
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
        first = self._given.first(hash(record.uid) & _WORD or 1, number << 32 | content)
        return 0 if first & _HALF == content else first >> 32

    def derive(self, record: Record) -> str:
        """A uid from the content and, for the second such entry in the file and on, from its ordinal.

        So the same file gives the same uids every time, and rows added later change none of the earlier.
        """
        cells = cells_of(record)._replace(uid="")
        # Only what is there counts: a column that is added one day changes no uid. No cell holds a NUL.
        content = "\0".join(f"{column}={cell}" for column, cell in zip(COLUMNS, cells, strict=True) if cell)
        plain = _digest(f"entry\0{content}")
        key = int(plain[:16], 16) or 1
        ordinal = self._derived.first(key, 0)
        self._derived.replace(key, ordinal + 1)
        return _digest(f"entry {ordinal}\0{content}") if ordinal else plain


class Ledger:
    """64-bit key (never 0) -> 64-bit number, for millions of them in 24 to 48 bytes each: a third of a dict.

    A hash table in two arrays with open addressing; the key 0 marks a free slot. It is spread over 256 shelves,
    so that growing one needs no second copy of everything.
    """

    def __init__(self) -> None:
        self._shelves = [_Shelf() for _ in range(256)]

    def first(self, key: int, number: int) -> int:
        """The number first filed under ``key``; ``number`` itself, which is then filed, when it is new."""
        shelf = self._shelves[key & 255]
        keys = shelf.keys
        slot = key >> 8 & shelf.last
        while other := keys[slot]:
            if other == key:
                return shelf.numbers[slot]
            slot = slot + 1 & shelf.last
        keys[slot] = key
        shelf.numbers[slot] = number
        shelf.free -= 1
        if not shelf.free:
            shelf.grow()
        return number

    def replace(self, key: int, number: int) -> None:
        """Put ``number`` in the place of the one that is filed under ``key``."""
        shelf = self._shelves[key & 255]
        slot = key >> 8 & shelf.last
        while shelf.keys[slot] != key:
            slot = slot + 1 & shelf.last
        shelf.numbers[slot] = number


class _Shelf:
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
