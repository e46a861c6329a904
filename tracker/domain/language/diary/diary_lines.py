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
from tracker.domain.language.diary.diary_words import COMMANDS
from tracker.domain.language.moments.clock_words import When
from tracker.domain.model.calendar_names import (
    MONTH_OF,
    OTHER_MONTHS,
    OTHER_WEEKDAYS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    without_accents,
)
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
# Bullets, headings of Markdown, and marks of a quotation in an e-mail.
_BULLET: Final = re.compile(
    r"(?:[-*+\u2022\u2023\u25e6\u00b7\u25aa\u2013\u2014]\s+|\[[ xX]?\]\s*|\u2610\s*|\u2611\s*|#{1,6}\s+|>\s*)+"
)
_BOLD: Final = re.compile(r"(\*\*|__|[*_])(?=\S)(.+)(?<=\S)\1")
# Lines that say nothing, such as those drawn between days.
_MARKS: Final = frozenset("-\u2013\u2014_*=~`#>.|+ ")
_OFFSET: Final = re.compile(r"(?<=T[0-9]{2}:[0-9]{2})((?::[0-9]{2})?(?:\.[0-9]+)?)[+-][0-9]{2}:?[0-9]{2}$")
_BETWEEN: Final = " ,;:-\u2013\u2014"
_OF_A_DATE: Final = re.compile(r"\b[0-9]{1,4}[./-][0-9]{1,2}\b")
_NAMES: Final = frozenset({*MONTH_OF, *WEEKDAYS, *(name[:3] for name in WEEKDAYS)})
_ALL_NAMES: Final = _NAMES | {*OTHER_MONTHS, *OTHER_WEEKDAYS}
_WEEKDAY_NAMES: Final = frozenset({*WEEKDAYS, *(name[:3] for name in WEEKDAYS), *OTHER_WEEKDAYS, *SHORT_WEEKDAYS})
_WHOLE_DATE: Final = re.compile(r"\W*[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4}")
_SHORT_DATE: Final = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}|[0-9]{1,2}\.[0-9]{1,2}\.?")
_DAY_OF_MONTH: Final = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])(?:\.|st|nd|rd|th|º)?")
_A_YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_LAST_LATIN: Final = "\u024f"
# All the time, which is no 24 July.
_ALWAYS: Final = "24/7"
_TABLE: Final = re.compile(r'[;\t]|[0-9"],[0-9"]')
# Above the first day, such as the headings of a table.
_CELLS: Final = re.compile(r",\S")
_DAY_HEADINGS: Final = frozenset(
    ["date", "day", "datum", "tag", "fecha", "data", "jour", "dia", "giorno", "dag", "dato"]
)
_MOST_WORDS: Final = 9
_WEEK: Final = timedelta(days=7)
_YEAR: Final = timedelta(days=366)
_LOOKED_AT: Final = 30
_DAY: Final = timedelta(days=1)
# Hours: a time before the first one, below one from the second one on, may be of the night after.
_NIGHT, _EVENING = 5, 18
_CLOCK: Final = re.compile(r"([0-9]{1,2})[:.h]([0-9]{2}) ?([ap])?\.?(?:m\b)?", re.IGNORECASE)
_OF_WHICH_NIGHT: Final = "It may be the night before that day, or the one after it. Write {} or {} in front of it."
_NO_DAY: Final = "No day stands above it or in front of it. Write one, such as 2026-11-20."

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class DiaryLine:
    """A line that says something.

    number: counted from 1; day, time: of the line or above it, None where there is none; text: the rest of it; why:
    why its day cannot be known, else empty; of_a_year: whether the year was said; under: the number of the line with
    its day, 0 where there is none; may_be_day: whether it is a day itself, if it is nothing else that can be read:
    then the lines below it are not of the day above it.
    """

    number: int
    text: str
    day: date | None = None
    time: time | None = None
    why: str = ""
    of_a_year: bool = True
    under: int = 0
    may_be_day: bool = False


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
    above, under, latest = _Front(None, None, "", _NO_DAY), 0, 0
    for number, line in _lines(text):
        try:
            front = _front(line, now)
        except Unreadable as error:
            why = f"{error.message} {error.hint}"
            if _is_of_a_date(line):
                # Whatever day that is, the lines below it are not of the day before.
                above, under = _Front(None, None, "", why), number
            found.append(DiaryLine(number, line, why=why))
            continue
        if front is None and _WHOLE_DATE.match(line):
            front = _Front(None, None, "", f'I could not read "{line[:40]}" as a day. Write it as 2026-11-20.')
        if front is None:
            hour = _hour_of(line)
            if hour is not None and hour < _NIGHT <= _EVENING <= latest and above.day is not None:
                found.append(DiaryLine(number, line, why=_OF_WHICH_NIGHT.format(above.day, above.day + _DAY)))
                continue
            latest = latest if hour is None else hour
            may_be = _may_be_day(line)
            found.append(DiaryLine(number, line, above.day, above.time, above.why, above.of_a_year, under, may_be))
            continue
        if not (front.part and front.rest):
            above, under = front if not front.rest else replace(front, time=None), number
            latest = 0 if front.time is None else front.time.hour
        if front.why:
            found.append(DiaryLine(number, line, why=front.why))
        elif front.rest:
            found.append(DiaryLine(number, front.rest, front.day, front.time, "", front.of_a_year, number))
    return found


def looks_like_diary(text: str, now: Now) -> bool:
    """Whether the beginning of a text has a line with a day in front, and no table."""
    for _, (_, line) in zip(range(_LOOKED_AT), _lines(text, plain=False), strict=False):
        first, separated, _ = line.replace(";", ",").partition(",")
        if separated and without_accents(first.strip(" \"'").lower()) in _DAY_HEADINGS:
            return False
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
        if not set(said) <= _MARKS:
            yield number, said


def _bare(line: str) -> str:
    """A line without its bullet, with plain blanks and quotation marks."""
    said = " ".join(line.translate(_PLAIN).split())
    if bullet := _BULLET.match(said):
        said = said[bullet.end() :]
    if bold := _BOLD.fullmatch(said):
        said = bold[2]
    return said.removeprefix("tracker ").strip()


def _front(line: str, now: Now) -> _Front | None:
    """The day in front of a line; None where there is none. Raises Unreadable for one that cannot be."""
    words = line.split()
    if words[0] == _ALWAYS:
        return None
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


def _may_be_day(line: str) -> bool:
    """Whether a short line looks like a day in words that are not known, such as those of another language."""
    words = [without_accents(word.strip(",:;()[]").lower()) for word in line.split()]
    if len(words) > _MOST_WORDS // 2 or words[0] in COMMANDS or words[0] == _ALWAYS:
        return False
    names = [word.strip(".") for word in words if word[:1].isalpha()]
    days = [word for word in words if _DAY_OF_MONTH.fullmatch(word)]
    other_letters = any(letter > _LAST_LATIN for name in names for letter in name)
    if _A_YEAR.search(line) or (days and (other_letters or set(names) & _ALL_NAMES)):
        return True
    if _SHORT_DATE.fullmatch(words[0]):
        return len(words) == 1 or words[0].endswith(".") or "." not in words[0]
    if len(words) > 1 and _SHORT_DATE.fullmatch(words[1]):
        return words[0].strip(".") in _WEEKDAY_NAMES or not words[0].isascii()
    return len(words) == 2 and words[:1] == days[:1] and len(words[1]) > 2


def _hour_of(line: str) -> int | None:
    """The hour of a time that a line begins with; None where it begins with none."""
    match = _CLOCK.match(line)
    if match is None or int(match[1]) > 23:
        return None
    hour = int(match[1])
    return hour % 12 + 12 * (match[3] in "pP") if match[3] else hour
