"""The range that a laboratory prints beside a result: range 197-771, ref < 0.4, or without a word behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tracker.domain.language.grammar import Option, Piece
from tracker.errors import Unreadable

_NUMBER: Final = r"[0-9]+(?:\.[0-9]+)?"
VALUE: Final = re.compile(rf"(<=|>=|<|>|≤|≥|below|under|above|over)? ?({_NUMBER})")
SPAN: Final = re.compile(rf"({_NUMBER}) ?(?:-|–|to) ?({_NUMBER})")
_LIMIT: Final = re.compile(rf"(<=|>=|<|>|≤|≥|below|under|above|over) ?({_NUMBER})")
_UP_TO: Final = re.compile(rf"(?:up to|bis) ({_NUMBER})")
_BETWEEN: Final = re.compile(rf"between ({_NUMBER}) and ({_NUMBER})")
# Words in front of a printed range.
RANGE_WORDS: Final = frozenset(
    {"range", "ref", "ref.", "reference", "referenzbereich", "normalbereich", "referenz", "norm", "normwert"}
)
_BELOW: Final = frozenset({"<", "<=", "≤", "below", "under"})
# A unit has a letter before its slash, or is a power of ten or one of the few without a slash.
UNIT: Final = re.compile(
    r"[a-zµμ%][a-z0-9µμ%*^.]*/[a-z0-9µμ*^./]+|x?10(?:[*^e]{1,2}[0-9]+|[⁰¹²³⁴-⁹]+)/[a-zµμ]+|%|fl|pg|g|s|sec|ratio|mmol"
)


def range_behind(words: Sequence[str], start: int) -> Option | None:
    """A range without its word, behind a value and its unit: 12.0-15.5, 197 - 771, < 0.4, up to 15.

    None where it may be something else: 4-11 is a day as well.
    """
    if start < 2 or not _has_result(words[:start]):
        return None
    for length in (4, 3, 2, 1):
        text = " ".join(words[start : start + length])
        if start + length > len(words):
            continue
        # A value that stands after its range has a unit of its own.
        followed = start + length < len(words) and UNIT.fullmatch(words[start + length])
        if span := SPAN.fullmatch(text) or _BETWEEN.fullmatch(text):
            low, high = float(span[1]), float(span[2])
            sure = low < high and not _like_a_day(span[1], span[2])
            return (length, (Piece("range", (low, high), text),)) if sure else None
        if (limit := _LIMIT.fullmatch(text)) and not followed:
            number = float(limit[2])
            pair = (None, number) if limit[1] in _BELOW else (number, None)
            return length, (Piece("range", pair, text),)
        if (limit := _UP_TO.fullmatch(text)) and not followed:
            return length, (Piece("range", (None, float(limit[1])), text),)
    return None


def _like_a_day(first: str, second: str) -> bool:
    """Whether two numbers with a dash may be a day: 4-11, and not 15-40 or 12.0-15.5."""
    return first.isdigit() and second.isdigit() and min(int(first), int(second)) <= 12 and int(second) <= 31


def _has_result(words: Sequence[str]) -> bool:
    """Whether a value with its unit stands in the words, with no words for a range before it."""
    if any(word in RANGE_WORDS for word in words):
        return False
    return any(VALUE.fullmatch(value) and UNIT.fullmatch(unit) for value, unit in pairwise(words))


def bare_range(word: str) -> Unreadable:
    """The refusal of what may be a range, or something else."""
    return Unreadable(f'"{word}" could be a range, or something else.', f"For a range, write: range {word}")


def range_at(words: Sequence[str], start: int) -> Option:
    """``range 197-771``, ``range 197 - 771``, ``range 197 to 771``, ``range <0.4``, ``range below 0.4``."""
    if words[start + 1 : start + 2] and words[start + 1] in ("range", "interval", "values", "limits"):
        found, pieces = range_at(words, start + 1)
        return found + 1, pieces
    for length in (3, 2, 1):
        text = " ".join(words[start + 1 : start + 1 + length])
        if start + 1 + length > len(words):
            continue
        if span := SPAN.fullmatch(text):
            return 1 + length, (Piece("range", (float(span[1]), float(span[2])), text),)
        if limit := _LIMIT.fullmatch(text):
            number = float(limit[2])
            pair = (None, number) if limit[1] in _BELOW else (number, None)
            return 1 + length, (Piece("range", pair, text),)
        if limit := _UP_TO.fullmatch(text):
            return 1 + length, (Piece("range", (None, float(limit[1])), text),)
    raise Unreadable(
        "I could not read the range.", "Write it as one of: range 197-771, range below 0.4, range above 30"
    )
