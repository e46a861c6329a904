"""What is wrong with one cell, in words that let the person find it and put it right."""

from __future__ import annotations

from typing import Final

from tracker.domain.model.printable import on_one_line
from tracker.errors import BadFile

NOTHING: Final = "Nothing was imported."
_AGAIN: Final = "Correct that cell and import again; nothing was imported."
_LONGEST_SHOWN: Final = 40


class BadCell(Exception):
    """One cell that cannot be taken. column: its key, or "" when it is the whole entry; why: begins small."""

    def __init__(self, column: str, why: str, advice: str = "") -> None:
        super().__init__(why)
        self.column = column
        self.why = why
        self.advice = advice

    def at(self, place: str) -> BadFile:
        """The whole complaint. place: where it is, such as ``row 713, column tingling``."""
        return BadFile(
            f"{place}: {on_one_line(self.why).rstrip('.')}.", on_one_line(f"{self.advice} {_AGAIN}".lstrip())
        )


def shown(text: str) -> str:
    """A cell as it is quoted in a complaint: on one line, shortened, nothing invisible left in it."""
    return f'"{brief(text)}"'


def brief(text: str) -> str:
    """As shown, without the quotation marks."""
    return on_one_line(text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…")


def has_broken_bytes(text: str) -> bool:
    """Whether some bytes of it were not UTF-8: they were read as lone surrogates."""
    return not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)
