"""Several days in one line: a range, "1 oct to 19 nov", and a list, "1 oct, 3 oct", "1, 8 and 15 oct"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from tracker.domain.language.day_words import Now, readings
from tracker.domain.language.moments.clock_words import When
from tracker.domain.language.moments.dates import whole_lists, whole_ranges
from tracker.errors import Unreadable

_TO: Final = frozenset({"to", "until", "till", "through", "bis", "-"})
_AND: Final = frozenset({"and", "&", "+", "und"})
_YEAR: Final = 366
# The most words of one day.
_LONGEST: Final = 5
_WITH_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


def cut_days(words: Sequence[str], now: Now, *, numbers: bool = False) -> tuple[list[str], list[date]]:
    """The words without a range or a list of days, and its days in order; none without one.

    numbers: whether a number in front of a list may be a score, and no day of the month behind it: 6, 4 oct.
    Raises Unreadable for a range that ends before it begins, or for a list with one year too few.
    """
    left, days = cut_range(words, now)
    return (left, days) if days else _cut_list(words, now, numbers)


def cut_range(words: Sequence[str], now: Now) -> tuple[list[str], list[date]]:
    """The words without a range of days, "1 oct to 19 nov", and its days in order; none without a range.

    Raises Unreadable for a range that ends before it begins, or that is longer than a year.
    """
    words = whole_ranges(words)
    lower = [word.lower().strip(",") for word in words]
    for place, word in enumerate(lower):
        if word not in _TO or not 0 < place < len(lower) - 1:
            continue
        last = _only_day(lower, place + 1, now)
        starts = [(start, _only_day(lower[:place], start, now)) for start in range(max(0, place - _LONGEST), place)]
        first = next(((start, one) for start, one in starts if one and start + one.length == place), None)
        if last is None or first is None:
            continue
        start, (begins, ends) = first[0], (first[1].day, last.day)
        assert begins is not None and ends is not None  # noqa: S101 (for the type)
        if not begins < ends or (ends - begins).days > _YEAR:
            raise Unreadable(
                f'"{" ".join(words[start : place + 1 + last.length])}" is no range of days up to a year.',
                "Write the earlier day first.",
            )
        front = start - 1 if start and lower[start - 1] == "from" else start
        days = [begins + timedelta(days=n) for n in range((ends - begins).days + 1)]
        return [*words[:front], *words[place + 1 + last.length :]], days
    return list(words), []


def _only_day(words: Sequence[str], start: int, now: Now) -> When | None:
    """The longest day, without a time, at a word; None where there is none for certain."""
    try:
        found = readings(words, start, now)
    except Unreadable:
        return None
    return next((one for one in found if one.day is not None and one.time is None), None)


def _cut_list(words: Sequence[str], now: Now, numbers: bool) -> tuple[list[str], list[date]]:
    """The same for a list: days with a comma or "and" between them."""
    words = whole_lists(words, sure=numbers)
    lower = [word.lower().rstrip(",") for word in words]
    place = 0
    while place < len(words):
        ends, days = place, []
        while ends < len(words) and (one := _only_day(lower, ends, now)):
            days.append((" ".join(lower[ends : ends + one.length]), one.day))
            ends += one.length
            joined = ends < len(words) and lower[ends] in _AND
            if not joined and not words[ends - 1].endswith(","):
                break
            ends += joined
        if len(days) > 1 and lower[ends - 1] not in _AND and ends - place < len(words):
            front = place - 1 if place and lower[place - 1] == "on" else place
            return [*words[:front], *words[ends:]], _in_order(days)
        place += 1
    return list(words), []


def _in_order(said: Sequence[tuple[str, date | None]]) -> list[date]:
    """The days of a list. Raises Unreadable where only some of them have their year."""
    days = sorted({day for _, day in said if day is not None})
    dated = {bool(_WITH_YEAR.search(text)) for text, _ in said if any(letter.isdigit() for letter in text)}
    if len(dated) > 1:
        raise Unreadable("Only some of these days have a year.", "Write the year of each, or of none.")
    return days
