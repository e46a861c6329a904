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


_MOST_WORDS: Final = 200


_LONGEST: Final = 5  # words that one day or time takes, with its at or on


_EXAMPLE: Final = "For example: tracker visit dr rao 24 nov 10:40"


def read_visit(arguments: Sequence[str], *, now: day_words.Now) -> tuple[str, Moment]:
    """The text of a visit and when it is or was. Raises Unreadable for a day in the middle, or two days."""
    text = " ".join(arguments)
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    if len(spans) > _MOST_WORDS:
        raise Unreadable("That is a long text for a visit.", "Keep the rest in a note: tracker note")
    words = [text[first:last].lower().strip(",:") for first, last in spans]
    found: list[day_words.When] = []
    first, last = 0, len(words)
    while first < last and (one := _longest(words[:last], first, now)):
        found.append(one)
        first += one.length
    while first < last and (one := _ending(words[first:last], now)):
        found.append(one)
        last -= one.length
    for start in range(first, last):
        if _longest(words[:last], start, now):
            raise Unreadable(f'There is a day or a time in the middle: "{words[start]}".', f"Put it last. {_EXAMPLE}")
    days = [one.day for one in found if one.day is not None]
    times = [one.time for one in found if one.time is not None]
    if len(days) > 1 or len(times) > 1:
        raise Unreadable("There are two days, or two times.", f"Write one of each. {_EXAMPLE}")
    said = text[spans[first][0] : spans[last - 1][1]].strip(" ,:") if first < last else ""
    return said, Moment(days[0] if days else None, times[0] if times else None)


def _longest(words: Sequence[str], start: int, now: day_words.Now) -> day_words.When | None:
    if not words[start]:
        return None
    found = day_words.readings(words, start, now, ahead=True)
    return found[0] if found else None


def _ending(words: Sequence[str], now: day_words.Now) -> day_words.When | None:
    """The day or time that is the end of the words, in as many of them as it can take."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        if not words[-length]:
            continue
        try:
            found = day_words.readings(words, len(words) - length, now, ahead=True)
        except Unreadable:
            # "24 dec sometime": only what is the end of the words can be at fault for certain.
            if length == 1 or words[-length] in ("on", "at"):
                raise
            continue
        for one in found:
            if one.length == length:
                return one
    return None
