"""The words of ``tracker visit``: what it is for, with a day and a time at either end. The day may lie ahead.

visit gp yesterday        visit tomorrow 9am blood test
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.language.event_words import THE_NTH, bare, refuse_span, without_names
from tracker.domain.language.grammar import Moment
from tracker.domain.language.moments.clock_words import When
from tracker.domain.language.moments.dates import month_at
from tracker.domain.model.calendar_names import MONTHS
from tracker.errors import Unreadable

# The most words of the text of a visit.
_MOST: Final = 200
# What no shell reads in another way.
_PLAIN: Final = re.compile(r"[\w ,.:%+/-]+")
_EVERY: Final = re.compile(
    r"\b(?:(?:every|each) (?:[0-9]+ |other |second )?(?:day|week|month|year|(?:mon|tues|wednes|thurs|fri)day)s?"
    r"|weekly|monthly|yearly)\b"
)


def read_visit(arguments: Sequence[str], *, now: day_words.Now) -> tuple[str, Moment]:
    """The text and the moment of a visit. Raises Unreadable for a day in the middle, or for two days."""
    text = " ".join(arguments)
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    if len(spans) > _MOST:
        raise Unreadable("That is a long text for a visit.", "Keep the rest in a note: tracker note")
    words = without_names([bare(text[first:last].lstrip(",:")) for first, last in spans])
    found: list[When] = []
    first, last = 0, len(words)
    while first < last and (one := day_words.at_start(words[:last], first, now, ahead=True)):
        found.append(one)
        first += one.length
    while first < last and (one := next(day_words.at_end(words[first:last], now, ahead=True), None)):
        found.append(one)
        last -= one.length
    for start in range(first, last):
        end = start
        while end < last and (one := day_words.at_start(words[:last], end, now, ahead=True)):
            end += one.length
        if end > start:
            moved = [*range(start), *range(end, len(words)), *range(start, end)]
            raise _in_the_middle(" ".join(words[start:end]), [text[slice(*spans[n])] for n in moved], now)
    days = [one.day for one in found if one.day is not None]
    times = [one.time for one in found if one.time is not None]
    if len(days) > 1 or len(times) > 1:
        raise Unreadable("There are two days, or two times.", "Write one of each.")
    said = text[spans[first][0] : spans[last - 1][1]].strip(" ,:") if first < last else ""
    if not days:
        refuse_span(" ".join(words))
    if not days and (again := _EVERY.search(" ".join(words))):
        raise Unreadable(f'"{again[0]}" is not one day.', "Write the day of the next one.")
    if not days and (numbered := THE_NTH.search(" ".join(words))):
        this = now.at.month if int(numbered[1]) >= now.at.day else now.at.month % 12 + 1
        dated = f"{numbered[1]} {MONTHS[this - 1][:3]}"
        raise Unreadable(f'"{numbered[0]}" has no month.', f"Write it with its month, such as {dated}.")
    if not days and (month := month_at(words, now.at.date())):
        line = f"tracker note visit {said}"
        raise Unreadable(
            f'"{month[0]}" is a month, and a visit has a day.',
            "Write its day." + (f"   Until it is known, keep it as a note: {line}" if _PLAIN.fullmatch(said) else ""),
        )
    return said, Moment(days[0] if days else None, times[0] if times else None)


def _in_the_middle(said: str, moved: Sequence[str], now: day_words.Now) -> Unreadable:
    """The refusal of a visit whose day stands in the middle. moved: the same words with the day last."""
    line = " ".join(word.rstrip(",:") for word in moved)
    hint = "Put it last."
    if _PLAIN.fullmatch(line):
        try:
            read_visit([line], now=now)
        except Unreadable:
            pass
        else:
            hint = f"Put it last: tracker visit {line}"
    return Unreadable(f'There is a day or a time in the middle: "{said}".', hint)
