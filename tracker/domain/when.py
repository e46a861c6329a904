"""Words into a day and a time: a closed grammar, for the past unless asked otherwise, given what day it is.

    today  yesterday  friday  last friday  3 days ago  2 weeks ago
    28 oct  oct 28  28 october 2025  28oct  2026-10-28  28/10/2026
    8am  8:30 pm  20:15  noon  now

A date without a year is the last one that was; one that comes round within two months is refused, as the
next one may be meant. What could be two days (03/04/2026, unless the person said once how that is meant), or
lies ahead, is refused with words that would do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from tracker.domain.limits import FIRST_DAY
from tracker.errors import Unreadable

Order = Literal["dmy", "mdy"]

MONTHS: Final = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
NUMBER_WORDS: Final = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)

_MONTH_OF: Final = {
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    **{name: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
_WEEKDAY_OF: Final = {
    **{name[:3]: number for number, name in enumerate(WEEKDAYS)},
    **{name: number for number, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_AHEAD: Final = frozenset({"tomorrow", "next"})
# Times that are not exact enough to write down.
VAGUE: Final = frozenset({"morning", "afternoon", "evening", "night", "tonight", "midnight"})
_UNITS_AGO: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
# A date without a year that comes round within this many days was more likely meant to lie ahead.
_SOON: Final = 62

# Where days ahead are read too: how near one without a year must be, and how far ahead any may lie.
_NEAR: Final = 120
_AHEAD_DAYS: Final = 5 * 365

# Every single word that is read as a day or a time, so that no symptom is taken for one.
RESERVED: Final = frozenset(
    {*_MONTH_OF, *_WEEKDAY_OF, *_AHEAD, *VAGUE, "today", "yesterday", "last", "ago", "noon", "midday", "now", "at"}
)

_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
_DAY_MONTH = re.compile(r"([0-9]{1,2})([a-z]{3,9})")
_DAY_NUMBER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2}))?(am|pm)?")
_CLOCK_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{2})(am|pm)")


@dataclass(frozen=True, slots=True)
class Now:
    """What words are read against: the moment in which they are typed, in local time, and how 03/04/2026 is meant.

    order: None where nobody said; then such a day is refused with both readings.
    """

    at: datetime
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class When:
    """What a run of ``length`` words says: a day, a time, or (``now``) both."""

    length: int
    day: date | None = None
    time: time | None = None


def readings(words: Sequence[str], start: int, now: Now, *, ahead: bool = False) -> list[When]:
    """Every way in which the words from ``start`` on can begin with a day or a time, the longest first.

    words: lower case; ahead: whether the day may lie ahead, as an appointment's does. Raises
    Unreadable for what is certainly meant as one and cannot be: 31/02, tomorrow.
    """
    word = words[start]
    after = words[start + 1] if start + 1 < len(words) else ""
    today = now.at.date()
    if word in ("at", "on"):
        found = readings(words, start + 1, now, ahead=ahead) if after else []
        if word == "at" and not found and re.fullmatch("[0-9]{1,2}", after):
            raise Unreadable(
                f'"at {after}" could be in the morning or in the evening.', f"Write {after}am or {after}pm."
            )
        return [When(one.length + 1, one.day, one.time) for one in found]
    if word == "now":
        return [When(1, today, now.at.time().replace(second=0, microsecond=0))]
    if ahead and (coming := _coming(words, start, today)):
        return [coming]
    if word in _AHEAD:
        raise Unreadable(
            f'"{word}" lies ahead; the journal holds what has happened.', "Leave it out, or write a day that was."
        )
    if word in VAGUE:
        raise Unreadable(f'"{word}" is not a time I can write down.', "Write one such as 8am, noon or 22:30.")
    clock = _clock(word, after)
    found = [clock] if clock else []
    found += _days(words, start, today, ahead, now.order)
    return sorted(found, key=lambda one: -one.length)


def parse_day(text: str, *, today: date, order: Order | None = None) -> date:
    """The one day that ``text`` names, such as a cell of a spreadsheet.

    order: how 03/04/2026 is meant; without it such a day is refused with both readings.
    Raises Unreadable; also for a day after ``today``.
    """
    words = text.lower().replace(",", " ").split()
    if order and len(words) == 1 and (match := _NUMERIC.fullmatch(words[0])) and match[4]:
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (first, second) if order == "dmy" else (second, first)
        return _past(_date(year + 2000 if year < 100 else year, month, day, text, order), text, today)
    found = [one for one in _days(words, 0, today, order=order) if one.length == len(words)] if words else []
    if not found or found[0].day is None:
        if words and words[0] in _AHEAD:
            raise Unreadable(f'"{text}" lies ahead; the journal holds what has happened.', "Write a day that was.")
        raise Unreadable(f'I could not read "{text}" as a day.', f"Write it as {today.isoformat()}.")
    return found[0].day


def parse_time(text: str) -> time | None:
    """The time that ``text`` is, such as 8am, 8:30 pm or 20:15; None when it is not one."""
    words = text.lower().split()
    if not 1 <= len(words) <= 2:
        return None
    found = _clock(words[0], words[1] if len(words) == 2 else "")
    return found.time if found and found.length == len(words) else None


def count_of(word: str) -> int | None:
    """A whole number in digits or, up to ten, in words; None when it is neither."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS.index(word)
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 6 else None


def _clock(word: str, after: str) -> When | None:
    if word in ("noon", "midday"):
        return When(1, time=time(12))
    match = _CLOCK.fullmatch(word) or _CLOCK_DOTTED.fullmatch(word)
    if not match:
        return None
    hour, minute, half, length = int(match[1]), int(match[2] or 0), match[3], 1
    if half is None and after in ("am", "pm"):
        half, length = after, 2
    if half is None and match[2] is None:
        return None
    shown = f"{word} {after}" if length == 2 else word
    if minute > 59 or (not 1 <= hour <= 12 if half else hour > 23):
        raise Unreadable(f'"{shown}" is not a time of day.', "Write one such as 8am, 8:30pm or 20:30.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return When(length, time=time(hour, minute))


def _days(
    words: Sequence[str], start: int, today: date, ahead: bool = False, order: Order | None = None
) -> list[When]:
    word, *rest = words[start : start + 3]
    after, third = [*rest, "", ""][:2]
    if word == "today":
        return [When(1, today)]
    if word == "yesterday":
        return [When(1, today - timedelta(days=1))]
    if word in _WEEKDAY_OF:
        return [When(1, _weekday(word, today, at_least=0))]
    if word == "last" and after in _WEEKDAY_OF:
        return [When(2, _weekday(after, today, at_least=1))]
    if third == "ago" and after in _UNITS_AGO and (count := 1 if word in ("a", "an") else count_of(word)) is not None:
        return [When(3, _ago(count * _UNITS_AGO[after], " ".join((word, after, third)), today))]
    if match := _ISO.fullmatch(word):
        return [When(1, _past(_date(int(match[1]), int(match[3]), int(match[4]), word), word, today, ahead))]
    if match := _NUMERIC.fullmatch(word):
        # 6.5 is a number before it is 6 May.
        return [] if match[2] == "." and not match[4] else [When(1, _numeric(match, today, ahead, order))]
    if (match := _DAY_MONTH.fullmatch(word)) and match[2] in _MONTH_OF:
        return _named(int(match[1]), match[2], after, 1, today, ahead)
    if (match := _DAY_NUMBER.fullmatch(word)) and after in _MONTH_OF:
        return _named(int(match[1]), after, third, 2, today, ahead)
    if word in _MONTH_OF and (match := _DAY_NUMBER.fullmatch(after)):
        return _named(int(match[1]), word, third, 2, today, ahead)
    return []


def _weekday(name: str, today: date, *, at_least: int) -> date:
    back = (today.weekday() - _WEEKDAY_OF[name]) % 7
    return today - timedelta(days=back if back >= at_least else back + 7)


def _ago(days: int, text: str, today: date) -> date:
    if days > (today - FIRST_DAY).days:
        raise Unreadable(f'"{text}" is before 1900.', "Check the number.")
    return today - timedelta(days=days)


def _numeric(match: re.Match[str], today: date, ahead: bool, order: Order | None) -> date:
    text, first, second, year = match[0], int(match[1]), int(match[3]), match[4]
    if year and len(year) == 2:
        raise Unreadable(
            f'The year in "{text}" could be misread.', f"Write it in full: {text[: -len(year)]}20{year}."
        )
    orders = {"dmy": (first, second), "mdy": (second, first)}
    pairs = [(d, m) for name, (d, m) in orders.items() if order in (None, name) and 1 <= m <= 12 and 1 <= d <= 31]
    if not pairs:
        raise _no_such_day(text, order)
    if len(set(pairs)) > 1:
        (day, month), (other_day, other_month) = pairs
        in_words = f"{day} {MONTHS[month - 1][:3]}" + ("" if year == str(today.year) else f" {year}")
        raise Unreadable(
            f'I could not read "{text}": it could be {day} {MONTHS[month - 1].capitalize()} or '
            f"{other_day} {MONTHS[other_month - 1].capitalize()}.",
            f"Write {year}-{month:02}-{day:02} or {in_words}."
            if year
            else f"Write {day} {MONTHS[month - 1][:3]} or {other_day} {MONTHS[other_month - 1][:3]}.",
        )
    day, month = pairs[0]
    if not year:
        return _yearless(month, day, today, text, ahead)
    return _past(_date(int(year), month, day, text, order), text, today, ahead)


def _named(day: int, month_name: str, after: str, length: int, today: date, ahead: bool) -> list[When]:
    month, text = _MONTH_OF[month_name], f"{day} {month_name}"
    if not _YEAR.fullmatch(after):
        return [When(length, _yearless(month, day, today, text, ahead))]
    with_year = f"{text} {after}"
    found = [When(length + 1, _past(_date(int(after), month, day, with_year), with_year, today, ahead))]
    # 28 oct 2000 ug: what looks like the year can be an amount.
    with suppress(Unreadable):
        found.append(When(length, _yearless(month, day, today, text, ahead)))
    return found


def _yearless(month: int, day: int, today: date, text: str, ahead: bool) -> date:
    """The day that a date without its year means: the last one, or the nearest where it may lie ahead."""
    if not ahead:
        return _recent(month, day, today, text)
    found: list[date] = []
    for year in range(today.year - 4, today.year + 5):
        with suppress(ValueError):
            found.append(date(year, month, day))
    if not found:
        raise _no_such_day(text)
    nearest, other = sorted(found, key=lambda one: abs(one - today))[:2]
    if abs(nearest - today).days > _NEAR:
        early, late = sorted((nearest, other))
        raise Unreadable(
            f'"{text}" could be in {early.year} or in {late.year}.',
            f"Write {early.isoformat()} or {late.isoformat()}.",
        )
    return nearest


def _coming(words: Sequence[str], start: int, today: date) -> When | None:
    """A day ahead: tomorrow, next friday, in 3 weeks. Raises Unreadable for a bare weekday, which could be either."""
    word, after, third = [*words[start : start + 3], "", ""][:3]
    if word == "tomorrow":
        return When(1, today + timedelta(days=1))
    if word == "next" and after in _WEEKDAY_OF:
        return When(2, _weekday(after, today, at_least=0) + timedelta(days=7))
    if word == "next":
        raise Unreadable(f'"{word} {after}" is not one day.', "Write the date, such as 24 nov, or next friday.")
    count = 1 if after in ("a", "an") else count_of(after)
    if word == "in" and third in _UNITS_AGO and count is not None:
        return When(3, _furthest(today, count * _UNITS_AGO[third], " ".join((word, after, third))))
    if word in _WEEKDAY_OF:
        last = _weekday(word, today, at_least=0)
        raise Unreadable(
            f'"{word}" could be {last.day} {MONTHS[last.month - 1].capitalize()} or the one to come.',
            f"Write next {word}, or last {word}.",
        )
    return None


def _furthest(today: date, days: int, text: str) -> date:
    if days > _AHEAD_DAYS:
        raise Unreadable(f'"{text}" is more than five years ahead.', "Check the number.")
    return today + timedelta(days=days)


def _recent(month: int, day: int, today: date, text: str) -> date:
    """The last such day up to today, for a date that was written without its year."""
    for year in range(today.year + 1, today.year - 9, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            break
        if (found - today).days < _SOON:
            raise Unreadable(
                f'"{text}" lies ahead; the journal holds what has happened.',
                f"For the last one, write {day} {MONTHS[month - 1][:3]} {_last_year_with(month, day, year - 1)}.",
            )
    else:
        raise _no_such_day(text)
    return found


def _last_year_with(month: int, day: int, year: int) -> int:
    """``year``, or for 29 February the last leap year up to it."""
    while (month, day) == (2, 29) and year % 4:
        year -= 1
    return year


def _date(year: int, month: int, day: int, text: str, order: Order | None = None) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(text, order) from None


def _no_such_day(text: str, order: Order | None = None) -> Unreadable:
    read = {None: "", "dmy": ", with the day first", "mdy": ", with the month first"}[order]
    return Unreadable(f'There is no such day as "{text}"{read}.', "Check the day and the month.")


def _past(day: date, text: str, today: date, ahead: bool = False) -> date:
    if ahead and day > today:
        return _furthest(today, (day - today).days, text)
    if day > today:
        raise Unreadable(f'"{text}" lies ahead; the journal holds what has happened.', "Check the date.")
    if day < FIRST_DAY:
        raise Unreadable(f'"{text}" is before 1900.', "Check the year.")
    return day
