"""Checks for all stored values: refuse what is too long, too large, not a number or not a name."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Final

from tracker.domain.model.body_places import SIDES
from tracker.errors import Invalid

FIRST_DAY: Final = date(1900, 1, 1)
LARGEST: Final = 1e6
NOTE_LENGTH: Final = 20_000
NAME_LENGTH: Final = 80


def clean_text(text: str, what: str, *, longest: int = NAME_LENGTH, lines: bool = False) -> str:
    """Text as it is stored: in NFC, without NUL or broken characters; everything else as typed.

    Raises Invalid when it is too long, has a NUL or a lone surrogate, or, without ``lines``, a line break.
    """
    if text.isascii():
        if text.isprintable() and len(text) <= longest:
            return text
        cleaned = text
    else:
        if any("\ud800" <= c <= "\udfff" for c in text):
            raise Invalid(
                f"The {what} has bytes that are not text.",
                "Type it again; if it came from a file, save that as UTF-8.",
            )
        cleaned = unicodedata.normalize("NFC", text)
    if "\0" in cleaned:
        raise Invalid(f"The {what} has a NUL character in it.", "Type it again without that character.")
    if len(cleaned) > longest:
        raise Invalid(
            f"The {what} is {len(cleaned):,} characters long; {longest:,} fit.",
            "Shorten it, or split it over two entries.",
        )
    if not lines and ("\n" in cleaned or "\r" in cleaned):
        raise Invalid(f"The {what} goes over more than one line.", "Write it on one line.")
    return cleaned


def refuse_score(value: float, name: str) -> None:
    """Raise Invalid unless ``value`` is a whole number from 0 to 10."""
    if not 0 <= value <= 10 or value != int(value):
        raise Invalid(
            f"{name} takes a whole number from 0 (none) to 10 (worst), not {value:g}.",
            f"Write it again with such a number: tracker log {name} ...",
        )


def refuse_number(value: float, name: str) -> None:
    """Raise Invalid unless ``value`` is a finite number from 0 up to, but not including, a million."""
    if not 0 <= value < LARGEST:
        raise Invalid(f"{name}: {value:g} is not a number from 0 to {LARGEST - 1:,.0f}.", "Check the number.")


def refuse_name(name: str, what: str) -> None:
    """Raise Invalid for a name that is empty or only spaces. what: its name in the message."""
    if not name.strip():
        raise Invalid(f"The {what} is empty.", "Give it a name.")


def refuse_side(side: str | None) -> None:
    """Raise Invalid for a value that is not a side. None is allowed."""
    if side is not None and side not in SIDES:
        raise Invalid(f'"{side}" is not a side.', "It is left, right or both.")
