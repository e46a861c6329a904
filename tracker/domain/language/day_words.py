"""Read words as a day and a time: a closed grammar, for the past unless ``ahead`` is set.

    today  yesterday  the day before yesterday  friday  last friday  3 days ago  2 weeks ago
    8am  8:30 pm  20:15  noon  now  morning  this evening  last night
    28 oct  thu 12 nov  2026-10-28  2026-10-28T08:30 and the like: see dates.py
    gestern  mardi  3 octubre

A day that could be two days, or is in the future, is refused with examples of clear words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from tracker.domain.language.moments.clock_words import (
    ABOUT,
    O_CLOCK,
    PARTS,
    When,
    clock_at,
    dotted_at,
    midnight,
    part_at,
    written_at,
)
from tracker.domain.language.moments.dates import date_in_numbers, dates, day_ahead
from tracker.domain.language.moments.spoken_times import hours_ago_at, in_part_at, spoken_at
from tracker.domain.language.moments.weekdays import WEEKDAY_OF, last_weekday, weekday_of
from tracker.domain.model.calendar_names import (
    DAYS_AGO,
    IN_TWO_DAYS,
    MONTH_OF,
    NUMBER_WORDS,
    OTHER_WEEKDAYS,
    SHORT_WEEKDAYS,
    TOMORROW,
    WEEKDAYS,
    Order,
    without_accents,
)
from tracker.domain.model.refusals import FIRST_DAY
from tracker.domain.wording.days import day_in_full
from tracker.errors import Unreadable

_SPANS: Final = frozenset({"week", "weekend", "month", "year", "few"})
_AHEAD: Final = TOMORROW | IN_TWO_DAYS | {"next"}
_LAST: Final = frozenset({"last", "letzten", "letzter", "vorigen", "vorige", "afgelopen"})
_LAST_BEHIND: Final = frozenset({"dernier", "pasado", "scorso", "scorsa", "passado", "passada"})
# In front of a date, and of a day, in other languages.
_ON_DATE: Final = frozenset({"am", "vom", "le", "el", "il"})
_ON: Final = frozenset({"am", "le", "el", "il", "op", "na", "no"})
_TOMORROW_OR_MORNING: Final = frozenset({"morgen", "manana"})
# With these a day or a time begins for certain.
_CERTAIN: Final = frozenset({"on", "at", "half", "quarter"})
# Until this hour a day may not be over for the person.
NIGHT_ENDS: Final = 4
# Words for a time that are not exact, or that could be two times.
VAGUE: Final = frozenset({*PARTS, "tonight", "midnight"})
_UNITS_AGO: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14, "fortnights": 14}
# Every single word that is read as a day or a time. No symptom may have one of them as its name.
RESERVED: Final = frozenset(
    {*MONTH_OF, *WEEKDAY_OF, *VAGUE}
    | {"today", "yesterday", "tomorrow", "last", "next", "ago", "noon", "midday", "now", "at"}
)
# Those that are a day or a time by themselves: only these are suggested for a slip of the finger.
ALONE: Final = frozenset({*WEEKDAY_OF, *PARTS, "today", "yesterday", "noon", "midday", "now"})

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)")
_SHORT_AGO = re.compile("([1-9][0-9]{0,2})(d|w)")
# The most words of one day or time, with its "at" or "on".
_LONGEST: Final = 8


@dataclass(frozen=True, slots=True)
class Now:
    """The context for reading words: the local time at which they are typed, and how 03/04/2026 is meant.

    order: None when not set; then such a day is refused with both readings.
    """

    at: datetime
    order: Order | None = None


def readings(words: Sequence[str], start: int, now: Now, *, ahead: bool = False) -> list[When]:
    """Every day or time with which the words from ``start`` on can begin, the longest first.

    words: lower case; ahead: whether the day may be in the future, as for an appointment. Raises Unreadable for what
    is certainly meant as a day or time but cannot be one: 31/02, tomorrow.
    """
    word = words[start]
    after = words[start + 1] if start + 1 < len(words) else ""
    today = now.at.date()
    if word in ("sun", "sat") and words[start - 1 : start] == ["the"]:
        return []  # in the sun
    if spoken := hours_ago_at(words, start, now.at) or spoken_at(words, start, today, ahead=ahead):
        return [spoken]
    if word in ("at", "on"):
        found = readings(words, start + 1, now, ahead=ahead) if after else []
        if word == "at" and not found and re.fullmatch("1[3-9]|2[0-3]", after):
            raise Unreadable(f'"at {after}" has no minutes.', f"For the time, write {after}:00.")
        return [one._replace(length=one.length + 1) for one in found]
    if word in ABOUT and after:
        found = [
            one
            for one in readings(words, start + 1, now, ahead=ahead)
            if one.day is None or words[start + one.length] == "ago"
        ]
        return [one._replace(length=one.length + 1) for one in found]
    if word == "now":
        return [When(1, today, now.at.time().replace(second=0, microsecond=0))]
    dated = _weekday_and_date(words, start, today, ahead, now.order)
    if ahead and not dated and (coming := _coming(words, start, today)):
        return [coming]
    if after in ("month", "months", "year", "years") and words[start + 2 : start + 3] == ["ago"]:
        raise Unreadable(f'"{word} {after} ago" is not one day.', "Write the day, such as 3 days ago, or monday.")
    if word in ("last", "this") and after in _SPANS:
        raise Unreadable(f'"{word} {after}" is not one day.', "Write the day, such as 3 days ago, or monday.")
    if without_accents(word) in _AHEAD:
        raise Unreadable(
            f'"{word}" lies ahead; the journal holds what has happened.', "Leave it out, or write a day that was."
        )
    if part := part_at(word, after, today):
        timed = in_part_at(words, start, today)
        if timed or not ahead:
            return [timed, part] if timed and not ahead else [timed or part]
        if part.day is not None:
            # An appointment has no usual hour.
            return [When(part.length, part.day)]
    if word == "midnight":
        raise midnight()
    if word in VAGUE:
        raise Unreadable(f'"{word}" is not a time I can write down.', "Write one such as 8am, noon or 22:30.")
    if (match := _MOMENT.fullmatch(word)) and (clock := clock_at(match[2], "")):
        return [one._replace(time=clock.time) for one in _days([match[1]], 0, today, ahead)]
    clock = written_at(words, start) or clock_at(word, after)
    if ahead and clock is None:
        clock = dotted_at(word)
        if clock is None and re.fullmatch(r"(?:2[4-9]|3[01])\.(?:0?[1-9]|1[0-2])", word):
            return _days([f"{word}."], 0, today, ahead, now.order)  # 24.11 is no time
    found = [clock] if clock else []
    found += _days(words, start, today, ahead, now.order)
    return sorted(found, key=lambda one: -one.length)


def at_start(words: Sequence[str], start: int, now: Now, *, ahead: bool = False) -> When | None:
    """The longest day or time with which a text begins at word ``start``; None when there is none."""
    found = readings(words, start, now, ahead=ahead) if words[start] else []
    return found[0] if found else None


def at_end(words: Sequence[str], now: Now, *, most: int = _LONGEST, ahead: bool = False) -> Iterator[When]:
    """Every day or time with which a text ends, the longest first, of up to ``most`` words.

    Raises Unreadable when the end is certainly meant as a day or time but cannot be one.
    """
    for length in range(min(most, len(words)), 0, -1):
        if not words[-length]:
            continue
        try:
            found = readings(words, len(words) - length, now, ahead=ahead)
        except Unreadable:
            # "24 dec sometime": only the end of the words can be certainly wrong.
            if length == 1 or words[-length] in _CERTAIN or words[-1] in O_CLOCK:
                raise
            continue
        yield from (one for one in found if one.length == length)


def parse_day(text: str, *, today: date, order: Order | None = None) -> date:
    """The one day that ``text`` names. text: for example, a cell of a spreadsheet.

    order: how 03/04/2026 is meant; without it such a day is refused with both readings.
    Raises Unreadable; also for a day after ``today``.
    """
    words = text.lower().replace(",", " ").split()
    if order and len(words) == 1 and (day := date_in_numbers(words[0], today, order)):
        return day
    found = [one for one in _days(words, 0, today, order=order) if one.length == len(words)] if words else []
    if not found or found[0].day is None:
        if words and without_accents(words[0]) in _AHEAD:
            raise Unreadable(f'"{text}" lies ahead; the journal holds what has happened.', "Write a day that was.")
        raise Unreadable(f'I could not read "{text}" as a day.', f"Write it as {today.isoformat()}.")
    return found[0].day


def parse_time(text: str) -> time | None:
    """The time in ``text``, such as 8am, 8:30 pm or 20:15; None when it is not a time."""
    words = text.lower().split()
    if not 1 <= len(words) <= 2:
        return None
    found = clock_at(words[0], words[1] if len(words) == 2 else "")
    return found.time if found and found.length == len(words) else None


def count_of(word: str) -> int | None:
    """A whole number in digits or, up to ten, in words; None when it is neither."""
    if word in NUMBER_WORDS:
        return NUMBER_WORDS.index(word)
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 6 else None


def _weekday_and_date(words: Sequence[str], start: int, today: date, ahead: bool, order: Order | None) -> list[When]:
    """A weekday and its date, as this program prints them: thu 12 nov. Raises Unreadable where they do not agree."""
    if start + 1 >= len(words):
        return []
    number, short = weekday_of(words[start]), SHORT_WEEKDAYS.get(without_accents(words[start].removesuffix(".")))
    if number is None and short is None:
        return []
    # Behind a day of the week 17.11 is no number.
    after = [f"{words[start + 1]}."] if re.fullmatch(r"[0-9]{1,2}\.[0-9]{1,2}", words[start + 1]) else []
    found = dates([*after, *words[start + 1 + len(after) :]], 0, today, ahead=ahead, order=order)
    if number is None:
        number = short
    elif found and not any(day.weekday() == number for _, day in found):
        length, day = found[0]
        said = " ".join(words[start : start + 1 + length])
        raise Unreadable(
            f'"{said}" is not one day: {day_in_full(day)} was a {WEEKDAYS[day.weekday()].capitalize()}.',
            "Write the date alone, or the day of the week alone.",
        )
    return [When(length + 1, day) for length, day in found if day.weekday() == number]


def _days(
    words: Sequence[str], start: int, today: date, ahead: bool = False, order: Order | None = None
) -> list[When]:
    word, *rest = words[start : start + 3]
    after, third = [*rest, "", ""][:2]
    if (word == "the" and after and after not in ("sun", "sat")) or (
        word in _ON and without_accents(after) in OTHER_WEEKDAYS
    ):
        return [one._replace(length=one.length + 1) for one in _days(words, start + 1, today, ahead, order)]
    if word in _ON_DATE and after:
        return [When(length + 1, day) for length, day in dates(words, start + 1, today, ahead=ahead, order=order)]
    if dated := _weekday_and_date(words, start, today, ahead, order):
        return dated
    if (ago := DAYS_AGO.get(without_accents(word))) is not None:
        return [When(1, today - timedelta(days=ago))]
    if (word, after, third) == ("day", "before", "yesterday"):
        return [When(3, today - timedelta(days=2))]
    if (word, after) == ("mardi", "gras"):
        return []
    if (number := weekday_of(word)) is not None:
        if after in _LAST_BEHIND:
            return [When(2, last_weekday(number, today, at_least=1))]
        return [When(1, last_weekday(number, today, at_least=0))]
    if word in _LAST and (number := weekday_of(after)) is not None:
        return [When(2, last_weekday(number, today, at_least=1))]
    if after == "ago" and (short := _SHORT_AGO.fullmatch(word)):
        back = int(short[1]) * (7 if short[2] == "w" else 1)
        return [When(2, _ago(back, f"{word} {after}", today))]
    if third == "ago" and after in _UNITS_AGO and (count := 1 if word in ("a", "an") else count_of(word)) is not None:
        return [When(3, _ago(count * _UNITS_AGO[after], " ".join((word, after, third)), today))]
    return [When(length, day) for length, day in dates(words, start, today, ahead=ahead, order=order)]


def _ago(days: int, text: str, today: date) -> date:
    if days > (today - FIRST_DAY).days:
        raise Unreadable(f'"{text}" is before 1900.', "Check the number.")
    return today - timedelta(days=days)


def _coming(words: Sequence[str], start: int, today: date) -> When | None:
    """A day ahead: tomorrow, next friday, in 3 weeks. Raises Unreadable for a weekday alone, which could be past."""
    word, after, third = [*words[start : start + 3], "", ""][:3]
    if without_accents(word) in TOMORROW:
        return When(1, today + timedelta(days=1))
    if without_accents(word) in IN_TWO_DAYS:
        return When(1, today + timedelta(days=2))
    if without_accents(word) in _TOMORROW_OR_MORNING:
        raise Unreadable(f'"{word}" could be tomorrow or the morning.', "Write tomorrow, or the time.")
    if word == "next" and (number := weekday_of(after)) is not None:
        return When(2, last_weekday(number, today, at_least=0) + timedelta(days=7))
    if word == "next":
        raise Unreadable(f'"{word} {after}" is not one day.', "Write the date, such as 24 nov, or next friday.")
    count = 1 if after in ("a", "an") else count_of(after)
    if word == "in" and third in _UNITS_AGO and count is not None:
        return When(3, day_ahead(today, count * _UNITS_AGO[third], " ".join((word, after, third))))
    if (number := weekday_of(word)) is not None:
        last = last_weekday(number, today, at_least=0)
        raise Unreadable(
            f'"{word}" could be {day_in_full(last, year=False)} or the one to come.',
            f"Write next {word}, or last {word}.",
        )
    return None
