"""A span of days in a line that is of one day, said without its last day: the same line with the range it means.

burning 6 since monday      folate 5 mg every day since september      fatigue 8 in october      t6 last 2 weeks
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.language.period_words import cut_span, read_period
from tracker.domain.model.calendar_names import MONTHS
from tracker.errors import TrackerError

_MOST: Final = timedelta(days=366)
_EVERY_DAY: Final = re.compile(r"(?<!\S)(?:every day|each day|daily|once a day|once daily)(?!\S)")
# What may be left of the words for the span.
_LEFT: Final = re.compile(r"(?:\s+(?:for|the|over|during|in|of|all|from|my|whole))+$")


@dataclass(frozen=True, slots=True)
class EachDay:
    """Words without their span, and the range of days that it is. said: the words of the span."""

    words: tuple[str, ...]
    days: tuple[str, ...]
    said: str


def each_day(words: Sequence[str], now: day_words.Now) -> EachDay | None:
    """The line and the range for a span up to today, or of a month; None for one day, or for none. words: small."""
    line = _EVERY_DAY.sub(" ", " ".join(words)).split()
    if "to" not in line:
        line = ["since" if word == "from" else word for word in line]
    today = now.at.date()
    span = cut_span(line, today)
    if not span.words or span.since is span.until is span.last is None:
        return None
    try:
        found = read_period(
            since=span.since, until=span.until, last=span.last, today=today, default_days=1, order=now.order
        )
    except TrackerError:
        return None
    if not found.first < found.last or found.last - found.first > _MOST:
        return None
    rest = tuple(_LEFT.sub("", " ".join(span.words)).split())
    days = (*_short(found.first, today), "to", *_short(found.last, today))
    return EachDay(rest, days, " ".join(line[len(rest) :]) if line[: len(rest)] == list(rest) else "that")


def _short(day: date, today: date) -> tuple[str, ...]:
    return (str(day.day), MONTHS[day.month - 1][:3]) if day.year == today.year else (day.isoformat(),)
