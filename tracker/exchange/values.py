"""Read one text cell as a value; refuse it, with the reason, when the value is not certain."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final, get_args

from tracker.domain.language.day_words import parse_day, parse_time
from tracker.domain.language.log_meaning import MOST_TIMES
from tracker.domain.model.body_places import SIDES
from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import ROUTE_WORDS
from tracker.domain.model.records import ROUTES
from tracker.domain.model.refusals import FIRST_DAY, LARGEST, clean_text
from tracker.errors import Invalid, Unreadable
from tracker.exchange.complaint import BadCell, shown

# Every pattern uses [0-9], because \d and float() also accept digits of other scripts.
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_DECIMAL_COMMA = re.compile(r"([0-9]+),([0-9]+)")
_COMPARED = re.compile(r"(<=|>=|<|>) ?(.*)", re.DOTALL)
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::00)?")
_OFFSET = re.compile(r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])")
_SCORES: Final = {str(score): float(score) for score in range(11)}
_LONGEST_DAY: Final = 40
# A day with its year gives the same result for both of these; "friday", "11 oct" and "3 weeks ago" do not.
_END_OF_TIME: Final = date.max
_EARLIER: Final = date(9994, 6, 15)
_ORDERS: Final = {"dmy": "day/month/year", "mdy": "month/day/year"}


def day_of(text: str, *, today: date, order: Order | None) -> date:
    """The civil day in a cell, which may be in the future. today: only an example of how to write a day."""
    day = _iso_day(text) or _worded_day(text.strip(), today, order)
    if day < FIRST_DAY:
        raise BadCell("day", f"{shown(text)} is before 1900", "Check the year.")
    return day


@lru_cache(maxsize=8192)
def time_of(text: str) -> time:
    """``08:00``, also ``8:00``, ``08:00:00`` and ``8 am``."""
    words = text.strip()
    if match := _TIME.fullmatch(words):
        return time(int(match[1]), int(match[2]))
    try:
        clock = parse_time(words) if words.isascii() else None
    except Unreadable:
        clock = None
    if clock is None:
        raise _unread("time", text, "a time of day", "Write it as 08:00 or 20:15, or leave it empty.")
    return clock


def moment_of(text: str) -> datetime:
    """``2026-11-20T08:00:00Z`` and nothing else."""
    # fromisoformat alone also accepts weeks, fractions, other offsets and, in newer Pythons, 24:00.
    if len(text) == 20 and text[4::3] == "--T::Z" and text[11:13] != "24":
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise _unread("recorded_at", text, "a moment in UTC", "Write it as 2026-11-20T08:00:00Z, or leave it empty.")


@lru_cache(maxsize=256)
def offset_of(text: str) -> int:
    """``+01:00`` as minutes east of UTC."""
    match = _OFFSET.fullmatch(text.strip())
    if not match:
        raise _unread("utc_offset", text, "an offset from UTC", "Write it as +01:00, or leave it empty.")
    minutes = 60 * int(match[2]) + int(match[3])
    return -minutes if match[1] == "-" else minutes


def score_of(text: str) -> float:
    """A whole number from 0 to 10."""
    score = _SCORES.get(text)
    if score is None:
        words = text.strip()
        score = float(words) if _NUMBER.fullmatch(words) else -1.0
        if not (0 <= score <= 10 and score == int(score)):
            raise BadCell("value", f"{shown(text)} is not a whole number from 0 to 10")
    return score


def times_of(text: str) -> float:
    """A whole number of times in a day."""
    number = number_of(text, "value")
    if not number.is_integer() or number > MOST_TIMES:
        raise BadCell("value", f"{shown(text)} is not a whole number from 0 to {MOST_TIMES}")
    return number


def number_of(text: str, column: str) -> float:
    """Digits, with a decimal point or without: from 0 up to a million."""
    words = text.strip()
    if not _NUMBER.fullmatch(words):
        comma = _DECIMAL_COMMA.fullmatch(words)
        advice = f"Write {comma[1]}.{comma[2]}, with a point." if comma else "Write digits, such as 6 or 0.34."
        raise BadCell(column, f"{shown(text)} is not a number", advice)
    number = float(words)
    if number >= LARGEST:
        raise BadCell(column, f"{shown(text)} is not a number below {LARGEST:,.0f}", "Check the number.")
    return number


def result_of(text: str) -> tuple[str | None, float]:
    """A number and the sign in front of it: ``>=30`` is (">=", 30)."""
    if not text.strip():
        raise BadCell("value", "it is empty", "Write the number.")
    match = _COMPARED.fullmatch(text.strip())
    return (match[1], number_of(match[2], "value")) if match else (None, number_of(text, "value"))


def side_of(text: str) -> str:
    """``left``, ``right`` or ``both``, in any case."""
    words = text.strip().lower()
    if words not in SIDES:
        raise BadCell("side", f"{shown(text)} is not a side", "Write left, right or both.")
    return words


def route_of(text: str) -> str:
    """A route or a word for it, such as ``IM``. Never empty, because a route is not guessed."""
    words = text.strip().lower()
    route = words if words in ROUTES else ROUTE_WORDS.get(words)
    if route is None:
        why = f"{shown(text)} is not a way to take a dose" if words else "it is empty, and a dose goes some way"
        raise BadCell("route", why, f"Write one of: {', '.join(ROUTES)}.")
    return route


def text_of(text: str, column: str) -> str:
    """One line of text, as records store it."""
    try:
        return clean_text(text, column)
    except Invalid as error:
        raise BadCell(column, error.message, error.hint) from None


def _iso_day(text: str) -> date | None:
    """YYYY-MM-DD and nothing else: ``date.fromisoformat`` alone also accepts 20260105 and 2026-W01-1."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def _worded_day(text: str, today: date, order: Order | None) -> date:
    if not text:
        raise BadCell("day", "it is empty", f"Write it as {today}.")
    if len(text) > _LONGEST_DAY or not text.isascii():
        raise _unread("day", text, "a day", f"Write it as {today}.")
    try:
        day, again = (parse_day(text, today=someday, order=order) for someday in (_END_OF_TIME, _EARLIER))
    except Unreadable as error:
        orders = [] if order else [one for one in get_args(Order) if _is_day(text, one)]
        ways = ", ".join(f"with --dates {one} if every date is {_ORDERS[one]}" for one in orders)
        advice = f"Write it as {today}, or import {ways}." if ways else f"Write it as {today}."
        raise BadCell("day", error.message, advice) from None
    if day != again:
        raise BadCell("day", f"{shown(text)} does not say which year", f"Write it as {today}.")
    return day


def _is_day(text: str, order: Order) -> bool:
    try:
        parse_day(text, today=_END_OF_TIME, order=order)
    except Unreadable:
        return False
    return True


def _unread(column: str, text: str, what: str, advice: str) -> BadCell:
    return BadCell(column, f"I could not read {shown(text)} as {what}", advice)
