"""Dates: a day of a month, in numbers or with the month's name, with or without a year.

    28 oct  oct 28  28th of october  28 october 2025  28oct  2026-10-28  28/10/2026  28.10.

A date without a year is the last such day. If the next such day comes within two months, the date is refused, because
the next one may be meant. Where days ahead are read too, it is the nearest such day. A date that could be two days
(03/04/2026, unless the person set its order) is refused with examples of clear words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from tracker.domain.model.calendar_names import MONTH_OF, MONTHS, OTHER_MONTHS, Order, without_accents
from tracker.domain.model.refusals import FIRST_DAY
from tracker.errors import Unreadable

# A date without a year that comes again within this many days is more likely in the future.
_SOON: Final = 62

# Where days ahead are read too: how near a date without a year must be, and how far ahead any date may be.
_NEAR: Final = 120
_AHEAD_DAYS: Final = 5 * 365

_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?")
# With a point at its end, as in German, the day is first.
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.")
_DAY_MONTH = re.compile(r"([0-9]{1,2})([a-z]{3,9})")
_DAY_NUMBER = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?")
# 12-Nov-2026, 12.Nov.
_JOINED = re.compile(r"([0-9]{1,2})[-.]([a-z]{3,9})(?:[-.]([0-9]{4})?)?")
_ORDINAL = r"(?:[12]?[0-9]|3[01])(?:st|nd|rd|th)?"
_TO = r"(?:\s+(?:to|until|till|through|bis|-)\s+|-|\u2013)"
_A_MONTH = rf"(?P<month>{'|'.join(sorted(MONTH_OF, key=len, reverse=True))})\b"
# A month named once in a range of days.
_ONE_MONTH: Final = (
    re.compile(rf"(?<!\S)(?P<first>{_ORDINAL}){_TO}(?P<last>{_ORDINAL})\s+(?:of\s+)?{_A_MONTH}", re.IGNORECASE),
    re.compile(rf"(?<!\S){_A_MONTH}\s+(?P<first>{_ORDINAL}){_TO}(?P<last>{_ORDINAL})(?!\S)", re.IGNORECASE),
)
_LIST = rf"(?P<days>{_ORDINAL}(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|&|\+)\s+){_ORDINAL})+)"
_ONE_MONTH_OF_A_LIST: Final = {
    sure: (
        re.compile(rf"(?<!\S){on}{_LIST}\s+(?:of\s+)?{_A_MONTH}", re.IGNORECASE),
        re.compile(rf"(?<!\S){on}{_A_MONTH}\s+{_LIST}(?![^\s,])", re.IGNORECASE),
    )
    for sure, on in ((False, ""), (True, r"(?P<on>on\s+)"))
}
_IN: Final = ("in", "im", "en")
# Names of months that are words too.
_WORDS_TOO: Final = frozenset({"march", "may"})
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_MONTH_AND_YEAR = re.compile(r"(0?[1-9]|1[0-2])[-/.]((?:19|20)[0-9]{2})|((?:19|20)[0-9]{2})[-/.](0?[1-9]|1[0-2])")


def dates(
    words: Sequence[str], start: int, today: date, *, ahead: bool = False, order: Order | None = None
) -> list[tuple[int, date]]:
    """Every date with which the words from ``start`` on can begin, each with its number of words.

    words: lower case; ahead: whether it may be in the future; order: how 03/04/2026 is meant, None when not set.
    Raises Unreadable for what is certainly meant as a date but cannot be one: 31/02.
    """
    word, after, third = [*words[start : start + 3], "", ""][:3]
    # 12. Nov. 2026
    after, third = (one.removesuffix(".") if _month(one.removesuffix(".")) else one for one in (after, third))
    if (match := _JOINED.fullmatch(word)) and match[2] in MONTH_OF:
        if match[3]:
            return _named(int(match[1]), match[2], match[3], 0, today, ahead)[:1]
        return _named(int(match[1]), match[2], after, 1, today, ahead)
    if match := _ISO.fullmatch(word):
        return [(1, _past(_date(int(match[1]), int(match[3]), int(match[4]), word), word, today, ahead))]
    if match := _DOTTED.fullmatch(word):
        return [(1, _yearless(int(match[2]), int(match[1]), today, word, ahead))]
    if match := _NUMERIC.fullmatch(word):
        # 6.5 is a number before it is 6 May.
        return [] if match[2] == "." and not match[4] else [(1, _numeric(match, today, ahead, order))]
    if (match := _DAY_MONTH.fullmatch(word)) and match[2] in MONTH_OF:
        return _named(int(match[1]), match[2], after, 1, today, ahead)
    if (match := _DAY_NUMBER.fullmatch(word)) and _month(after) and (after, third[:3]) != ("mars", "bar"):
        return _named(int(match[1]), after, third, 2, today, ahead)
    if (match := _DAY_NUMBER.fullmatch(word)) and after in ("of", "de") and _month(third):
        fourth, fifth = [*words[start + 3 : start + 5], "", ""][:2]
        if fourth == "de" and _YEAR.fullmatch(fifth):
            return _named(int(match[1]), third, fifth, 4, today, ahead)[:1]
        return _named(int(match[1]), third, fourth, 3, today, ahead)
    if word in MONTH_OF and (match := _DAY_NUMBER.fullmatch(after)):
        return _named(int(match[1]), word, third, 2, today, ahead)
    return []


def whole_ranges(words: Sequence[str]) -> list[str]:
    """The words with a month at both ends of a range that names it once: 1 to 5 nov, 1-5 nov, nov 1 to 5."""
    line = " ".join(words)
    for pattern in _ONE_MONTH:
        line = pattern.sub(
            lambda found: " to ".join(f"{found[end]} {found['month']}" for end in ("first", "last")), line
        )
    return line.split() if line != " ".join(words) else list(words)


def whole_lists(words: Sequence[str], *, sure: bool) -> list[str]:
    """The words with a month at every day of a list that names it once: 1, 8 and 15 oct; oct 1, 8 and 15.

    sure: only behind "on", because a number may be something else: tingling 6, 4 oct.
    """
    line = " ".join(words)
    for pattern in _ONE_MONTH_OF_A_LIST[sure]:
        line = pattern.sub(
            lambda found: re.sub(_ORDINAL, lambda day: f"{day[0]} {found['month']}", found["days"]), line
        )
    return line.split()


def month_at(words: Sequence[str], today: date) -> tuple[str, date] | None:
    """The first month in the words that has no day, with its first day: august 2024, in august, 8/2024.

    Without a year it is the last one of its name that has begun. None where there is none.
    """
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place else ""
        found = _MONTH_AND_YEAR.fullmatch(word)
        month = int(found[1] or found[4]) if found else 0 if _DAY_NUMBER.fullmatch(before) else _month(word)
        year = int(found[2] or found[3]) if found else int(after) if _YEAR.fullmatch(after) else 0
        named = year or before in _IN or (word in MONTHS and word not in _WORDS_TOO)
        if not 1 <= month <= 12 or not named:
            continue
        first = date(year or today.year - (month > today.month), month, 1)
        if first >= FIRST_DAY:
            said = [before if before in _IN else "", word, after if year and not found else ""]
            return " ".join(filter(None, said)), first
    return None


def date_in_numbers(text: str, today: date, order: Order) -> date | None:
    """The date that 3/4/2026 or 3/4/26 means in that order; None when ``text`` is not a date with its year.

    Raises Unreadable; also for a day after ``today``.
    """
    match = _NUMERIC.fullmatch(text)
    if not match or not match[4]:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day, month = (first, second) if order == "dmy" else (second, first)
    return _past(_date(year + 2000 if year < 100 else year, month, day, text, order), text, today)


def day_ahead(today: date, days: int, text: str) -> date:
    """The day ``days`` days ahead. text: the words for it. Raises Unreadable for more than five years."""
    if days > _AHEAD_DAYS:
        raise Unreadable(f'"{text}" is more than five years ahead.', "Check the number.")
    return today + timedelta(days=days)


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


def _named(day: int, month_name: str, after: str, length: int, today: date, ahead: bool) -> list[tuple[int, date]]:
    month, text = _month(month_name), f"{day} {month_name}"
    if not _YEAR.fullmatch(after):
        return [(length, _yearless(month, day, today, text, ahead))]
    with_year = f"{text} {after}"
    found = [(length + 1, _past(_date(int(after), month, day, with_year), with_year, today, ahead))]
    # 28 oct 2000 ug: what looks like a year can be an amount.
    with suppress(Unreadable):
        found.append((length, _yearless(month, day, today, text, ahead)))
    return found


def _month(name: str) -> int:
    """The number of the month that a word names, in any of the languages; 0 for another word."""
    return MONTH_OF.get(name) or OTHER_MONTHS.get(without_accents(name), 0)


def _yearless(month: int, day: int, today: date, text: str, ahead: bool) -> date:
    """The day that a date without a year means: the last one, or the nearest one if it may be in the future."""
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


def _recent(month: int, day: int, today: date, text: str) -> date:
    """The last such day up to today, for a date without a year."""
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
        return day_ahead(today, (day - today).days, text)
    if day > today:
        raise Unreadable(f'"{text}" lies ahead; the journal holds what has happened.', "Check the date.")
    if day < FIRST_DAY:
        raise Unreadable(f'"{text}" is before 1900.', "Check the year.")
    return day
