"""The words of ``tracker visit``: with whom, and when, which may lie ahead. The day stands first or last.

visit dr rao 24 nov 10:40        visit tomorrow 9am blood test        visit dr rao yesterday
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.language.grammar import Moment
from tracker.errors import Unreadable

_MOST: Final = 200
_LONGEST: Final = 5  # words that one day or time takes, with its at or on
_EXAMPLE: Final = "For example: tracker visit dr rao 24 nov 10:40"


def read_visit(arguments: Sequence[str], *, now: day_words.Now) -> tuple[str, Moment]:
    """The text of a visit and when it is or was. Raises Unreadable for a day in the middle, or two days."""
    text = " ".join(arguments)
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    if len(spans) > _MOST:
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
