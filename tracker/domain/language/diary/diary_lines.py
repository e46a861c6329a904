"""The lines of a diary that a phone wrote: days, and below or beside each what was on it.

    2026-11-19               2026-11-19 08:30 t6 b4 l3
    t6 b4 l3 evening         Nov 19, 2026 at 8:30 AM
    - shot 1 mg left thigh   slept badly

A day holds for its line and for the lines below it. The file is read again later, so a day that is another one then
(yesterday, monday) is not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final, TypeVar

from tracker.domain.language.day_words import Now, at_start
from tracker.domain.language.moments.clock_words import When
from tracker.domain.model.calendar_names import MONTH_OF, WEEKDAYS
from tracker.errors import Unreadable

_BREAKS: Final = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x0b|\x0c")
# Blanks of every width, quotation marks that a keyboard makes round, and what cannot be seen.
_PLAIN: Final = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t", " "),
        **dict.fromkeys("\u2018\u2019\u201a\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e", '"'),
        **dict.fromkeys("\ufeff\u200b\u200e\u200f\u2060", None),
    }
)
_BULLET: Final = re.compile(
    r"(?:[-*+\u2022\u2023\u25e6\u00b7\u25aa\u2013\u2014]\s+|\[[ xX]?\]\s*|\u2610\s*|\u2611\s*)+"
)
_OFFSET: Final = re.compile(r"(?<=T[0-9]{2}:[0-9]{2})((?::[0-9]{2})?(?:\.[0-9]+)?)[+-][0-9]{2}:?[0-9]{2}$")
_BETWEEN: Final = " ,;:-\u2013\u2014"
_OF_A_DATE: Final = re.compile(r"\b[0-9]{1,4}[./-][0-9]{1,2}\b")
_NAMES: Final = frozenset({*MONTH_OF, *WEEKDAYS, *(name[:3] for name in WEEKDAYS)})
_TABLE: Final = re.compile(r'[;\t]|[0-9"],[0-9"]')
# Above the first day, such as the headings of a table.
_CELLS: Final = re.compile(r",\S")
_MOST_WORDS: Final = 9
_WEEK: Final = timedelta(days=7)
_YEAR: Final = timedelta(days=366)
_LOOKED_AT: Final = 30
_NO_DAY: Final = "No day stands above it or in front of it. Write one, such as 2026-11-20."

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """A line that says something.

    number: counted from 1; day, time: of the line or above it, None where there is none; text: the rest of it; why:
    why its day cannot be known, else empty; of_a_year: whether the year was said.
    """

    number: int
    text: str
    day: date | None = None
    time: time | None = None
    why: str = ""
    of_a_year: bool = True


@dataclass(frozen=True, slots=True)
class _Front:
    """A day in front of a line: it, its time, the text after it, and what is wrong with it."""

    day: date | None
    time: time | None
    rest: str
    why: str = ""
    of_a_year: bool = True
    # Whether it is a part of a day, as "last night", which may be the beginning of a text.
    part: bool = False


def diary_lines(text: str, now: Now) -> list[DiaryLine]:
    """The lines that say something, in order. now: when they are read."""
    found: list[DiaryLine] = []
    above = _Front(None, None, "", _NO_DAY)
    for number, line in _lines(text):
        try:
            front = _front(line, now)
        except Unreadable as error:
            why = f"{error.message} {error.hint}"
            if _is_of_a_date(line):
                # Whatever day that is, the lines below it are not of the day before.
                above = _Front(None, None, "", why)
            found.append(DiaryLine(number, line, why=why))
            continue
        if front is None:
            if _is_of_a_date(line) and len(line.split()) <= _MOST_WORDS // 2:
                front = _Front(None, None, "", f'I could not read "{line[:40]}" as a day. Write it as 2026-11-20.')
            else:
                found.append(DiaryLine(number, line, above.day, above.time, above.why, above.of_a_year))
                continue
        if not (front.part and front.rest):
            above = front if not front.rest else replace(front, time=None)
        if front.why and front.rest:
            found.append(DiaryLine(number, line, why=front.why))
        elif front.rest:
            found.append(DiaryLine(number, front.rest, front.day, front.time, front.why, front.of_a_year))
        elif front.why:
            found.append(DiaryLine(number, line, why=front.why))
    return found


def looks_like_diary(text: str, now: Now) -> bool:
    """Whether the beginning of a text has a line with a day in front, and no table."""
    for _, (_, line) in zip(range(_LOOKED_AT), _lines(text, plain=False), strict=False):
        if _TABLE.search(line):
            return False
        try:
            if _front(_bare(line), now) is not None:
                return True
        except Unreadable:
            if _is_of_a_date(line):
                return True
        if _CELLS.search(line):
            return False
    return False


def lasting(read: Callable[[Now], Meaning], now: Now, day_of: Callable[[Meaning], date | None]) -> Meaning:
    """What ``read`` makes of words. Raises Unreadable if they say another day when they are read in a week."""
    found = read(now)
    try:
        later = day_of(read(replace(now, at=now.at + _WEEK)))
    except Unreadable:
        later = None if day_of(found) is not None else day_of(found)
    if later != day_of(found):
        raise _another_day("Its day", day_of(found))
    return found


def says_year(read: Callable[[Now], Meaning], now: Now, day_of: Callable[[Meaning], date | None]) -> bool:
    """Whether the words of a day say its year: they mean the same day a year later."""
    try:
        return day_of(read(replace(now, at=now.at + _YEAR))) == day_of(read(now))
    except Unreadable:
        return False


def _another_day(what: str, day: date | None) -> Unreadable:
    written = day.isoformat() if day else "2026-11-20"
    return Unreadable(
        f"{what} is another day when the file is read again later.", f"Write the date, such as {written}."
    )


def _lines(text: str, *, plain: bool = True) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_BREAKS.split(text), 1):
        said = _bare(line) if plain else line.strip()
        if said:
            yield number, said


def _bare(line: str) -> str:
    """A line without its bullet, with plain blanks and quotation marks."""
    said = " ".join(line.translate(_PLAIN).split())
    if bullet := _BULLET.match(said):
        said = said[bullet.end() :]
    return said.removeprefix("tracker ").strip()


def _front(line: str, now: Now) -> _Front | None:
    """The day in front of a line; None where there is none. Raises Unreadable for one that cannot be."""
    words = line.split()
    words[0] = _OFFSET.sub(r"\1", words[0])
    lower = [word.lower().rstrip(",:;") for word in words[:_MOST_WORDS]]

    def read(at: Now) -> When | None:
        return at_start(lower, 0, at)

    found = read(now)
    if found is None or found.day is None:
        return None
    taken, clock = found.length, found.time
    if clock is None and taken < len(lower):
        after = at_start(lower, taken, now)
        if after is not None and after.day is None:
            taken, clock = taken + after.length, after.time
    rest = " ".join(words[taken:]).lstrip(_BETWEEN)
    try:
        lasting(read, now, lambda one: one.day if one else None)
    except Unreadable:
        said = " ".join(words[: found.length])
        error = _another_day(f'"{said}"', found.day)
        return _Front(None, None, rest, f"{error.message} {error.hint}", part=found.begins is not None)
    return _Front(found.day, clock, rest, of_a_year=says_year(read, now, lambda one: one.day if one else None))


def _is_of_a_date(line: str) -> bool:
    """Whether a line has what looks like a date."""
    if _OF_A_DATE.search(line):
        return True
    words = {word.strip(".,:;()").lower() for word in line.split()}
    return bool(words & _NAMES) and any(word.strip("stndrh").isdigit() for word in words)
