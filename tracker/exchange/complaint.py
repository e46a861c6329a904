"""The error in one cell, in words that help the person to find and correct it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.domain.model.printable import on_one_line
from tracker.errors import BadFile

NOTHING: Final = "Nothing was imported."
_AGAIN: Final = "Correct that cell and import again; nothing was imported."
_LONGEST_SHOWN: Final = 40
_MOST_SPANS: Final = 4


class BadCell(Exception):
    """One cell that cannot be read. column: its key, or "" for the whole entry; why: begins with a small letter."""

    def __init__(self, column: str, why: str, advice: str = "") -> None:
        super().__init__(why)
        self.column = column
        self.why = why
        self.advice = advice

    def at(self, place: str) -> BadFile:
        """The whole message. place: where the cell is, such as ``row 713, column tingling``."""
        return BadFile(
            f"{place}: {on_one_line(self.why).rstrip('.')}.", on_one_line(f"{self.advice} {_AGAIN}".lstrip())
        )


def shown(text: str) -> str:
    """A cell as a message quotes it: on one line, shortened, with nothing invisible in it."""
    return f'"{brief(text)}"'


def brief(text: str) -> str:
    """The same as ``shown``, without the quotation marks."""
    return on_one_line(text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…")


def rows_text(numbers: Sequence[int]) -> str:
    """Rows by their numbers, in order: ``row 5``, ``rows 5 to 9``, ``rows 5 to 9, 12 and 3 more``."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    texts = [f"{first}" if first == last else f"{first} to {last}" for first, last in spans[:_MOST_SPANS]]
    more = sum(last - first + 1 for first, last in spans[_MOST_SPANS:])
    said = ", ".join(texts) + (f" and {more:,} more" if more else "")
    return f"row {said}" if len(numbers) == 1 else f"rows {said}"


def has_broken_bytes(text: str) -> bool:
    """Whether some of its bytes were not UTF-8. Such bytes are read as lone surrogates."""
    return not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)
