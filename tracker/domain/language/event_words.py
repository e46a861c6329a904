"""The words of ``tracker note`` and ``tracker fall``: free text, with a day and a time in front if one was said.

fall shower, bruised hip        note yesterday 8am dizzy after stairs
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.language.grammar import Moment, Piece, moment_of
from tracker.errors import Unreadable

_WORD: Final = re.compile(r"\S+")
_MOST: Final = 8
_NIGHT: Final = ["last", "night"]
# Days in front of a text that may as well be its first word.
_NOT_ONLY_DAYS: Final = {
    "sat": "Saturday or what you did",
    "sun": "Sunday or the sun",
    "10/10": "10 October or 10 out of 10",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The text as it was typed, and when it was. left: what sounds like a day and was left in the text, with the
    words that say it in front of one; None where nothing does."""

    text: str
    moment: Moment
    left: tuple[str, str] | None = None


def read_text(arguments: Sequence[str], *, now: day_words.Now) -> Said:
    """Text with a day and a time in front. Words further on stay text, even where they sound like a day.

    Raises Unreadable when what stands in front is certainly meant as a day and cannot be one.
    """
    text = " ".join(arguments).strip()
    found_words = [found for found, _ in zip(_WORD.finditer(text), range(_MOST), strict=False)]
    words = [found[0].lower().rstrip(",:") for found in found_words]
    pieces: list[Piece] = []
    taken = 0
    while taken < len(words) and len(pieces) < 2:
        found = _front(words, taken, now)
        if found is None or any(_same_part(piece.value, found) for piece in pieces):
            break
        pieces.append(Piece("when", found, " ".join(words[taken : taken + found.length])))
        taken += found.length
    rest = text[found_words[taken - 1].end() :].lstrip() if taken else text
    if len(pieces) == 1 and rest and found_words[0][0].lower() in _NOT_ONLY_DAYS:
        _refuse_either(found_words[0][0], rest)
    return Said(rest, moment_of(pieces, now), None if pieces else _left(rest, now))


def _same_part(said: object, found: day_words.When) -> bool:
    """Whether both say a day, or both a time: "saturday sat down" has one day in front."""
    if not isinstance(said, day_words.When):
        return False
    return None not in (said.day, found.day) or None not in (said.time, found.time)


def _refuse_either(word: str, rest: str) -> None:
    raise Unreadable(
        f'"{word}" in front could be {_NOT_ONLY_DAYS[word.lower()]}.',
        f"For the day, write: {word}, {rest.split(maxsplit=1)[0]} ...   Else begin with another word.",
    )


def _front(words: Sequence[str], start: int, now: day_words.Now) -> day_words.When | None:
    # "at the shop", "last week was bad", "next to the bed" are text; only whole days and times count.
    if words[start] in day_words.VAGUE or words[start] in ("next", "now", "at", "on"):
        return None
    found = day_words.readings(words, start, now)
    return found[0] if found else None


def _left(text: str, now: day_words.Now) -> tuple[str, str] | None:
    """A day at the end of a text, and the words for it: fell yesterday evening; or a last night at either end."""
    words = text.lower().rstrip(".!").split()
    if _NIGHT in (words[:2], words[-2:]):
        return " ".join(_NIGHT), "yesterday"
    vague = len(words) > 1 and words[-1] in day_words.VAGUE
    before = words[:-1] if vague else words
    for length in (3, 2, 1):
        if len(before) > length:
            try:
                found = day_words.readings(before[-length:], 0, now)
            except Unreadable:
                continue
            if any(one.length == length and one.day not in (None, now.at.date()) for one in found):
                return " ".join(words[-length - vague :]), " ".join(before[-length:])
    return None
