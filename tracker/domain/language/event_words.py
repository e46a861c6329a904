"""Free text with a day and a time: at the beginning for ``note`` and ``fall``, at either end for ``visit``.

fall shower, bruised hip        note yesterday 8am dizzy after stairs
visit dr rao 24 nov 10:40       visit tomorrow 9am blood test
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
_MOST_OF_A_VISIT: Final = 200
_EXAMPLE: Final = "For example: tracker visit dr rao 24 nov 10:40"
_NIGHT: Final = ["last", "night"]
# Days at the beginning of a text that may also be its first word.
_NOT_ONLY_DAYS: Final = {
    "sat": "Saturday or what you did",
    "sun": "Sunday or the sun",
    "10/10": "10 October or 10 out of 10",
}


@dataclass(frozen=True, slots=True)
class Said:
    """The text as typed, and its moment.

    left: words that sound like a day but stayed in the text, and how to write them at the beginning; None if there
    are none.
    """

    text: str
    moment: Moment
    left: tuple[str, str] | None = None


def read_text(arguments: Sequence[str], *, now: day_words.Now) -> Said:
    """Read a text with a day and a time at the beginning. Later words stay text, even if they sound like a day.

    Raises Unreadable when the beginning is certainly meant as a day but cannot be one.
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
    """Whether both are a day, or both are a time: "saturday sat down" begins with one day only."""
    if not isinstance(said, day_words.When):
        return False
    return None not in (said.day, found.day) or None not in (said.time, found.time)


def _refuse_either(word: str, rest: str) -> None:
    raise Unreadable(
        f'"{word}" in front could be {_NOT_ONLY_DAYS[word.lower()]}.',
        f"For the day, write: {word}, {rest.split(maxsplit=1)[0]} ...   Else begin with another word.",
    )


def _front(words: Sequence[str], start: int, now: day_words.Now) -> day_words.When | None:
    # "at the shop", "last week was bad", "next to the bed" are text. Only complete days and times count.
    if words[start] in day_words.VAGUE or words[start] in ("next", "now", "at", "on"):
        return None
    return day_words.at_start(words, start, now)


def _left(text: str, now: day_words.Now) -> tuple[str, str] | None:
    """A day at the end of a text and its words (fell yesterday evening), or "last night" at either end."""
    words = text.lower().rstrip(".!").split()
    if _NIGHT in (words[:2], words[-2:]):
        return " ".join(_NIGHT), "yesterday"
    vague = len(words) > 1 and words[-1] in day_words.VAGUE
    before = words[:-1] if vague else words
    try:
        days = (one for one in day_words.at_end(before[1:], now, most=3) if one.day not in (None, now.at.date()))
        found = next(days, None)
    except Unreadable:  # not a real day
        return None
    if found is None:
        return None
    return " ".join(words[-found.length - vague :]), " ".join(before[-found.length :])


def read_visit(arguments: Sequence[str], *, now: day_words.Now) -> tuple[str, Moment]:
    """The text and the moment of a visit. Raises Unreadable for a day in the middle, or for two days."""
    text = " ".join(arguments)
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    if len(spans) > _MOST_OF_A_VISIT:
        raise Unreadable("That is a long text for a visit.", "Keep the rest in a note: tracker note")
    words = [text[first:last].lower().strip(",:") for first, last in spans]
    found: list[day_words.When] = []
    first, last = 0, len(words)
    while first < last and (one := day_words.at_start(words[:last], first, now, ahead=True)):
        found.append(one)
        first += one.length
    while first < last and (one := next(day_words.at_end(words[first:last], now, ahead=True), None)):
        found.append(one)
        last -= one.length
    for start in range(first, last):
        if day_words.at_start(words[:last], start, now, ahead=True):
            raise Unreadable(f'There is a day or a time in the middle: "{words[start]}".', f"Put it last. {_EXAMPLE}")
    days = [one.day for one in found if one.day is not None]
    times = [one.time for one in found if one.time is not None]
    if len(days) > 1 or len(times) > 1:
        raise Unreadable("There are two days, or two times.", f"Write one of each. {_EXAMPLE}")
    said = text[spans[first][0] : spans[last - 1][1]].strip(" ,:") if first < last else ""
    return said, Moment(days[0] if days else None, times[0] if times else None)
