"""Which days to look at: ``--since``, ``--until``, ``--last 6 months``, or a number of days by default."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from tracker.domain.language.day_ranges import cut_range
from tracker.domain.language.day_words import Now, count_of, parse_day
from tracker.domain.model.calendar_names import MONTH_OF, MONTHS, Order
from tracker.domain.model.period import Period, months_after
from tracker.domain.model.refusals import FIRST_DAY
from tracker.errors import NothingFound, TrackerError, Unreadable

# A visit further back than this is no beginning.
_YEAR = timedelta(days=366)
_SINCE_VISIT = (["visit"], ["last", "visit"])
_SPANS = frozenset({"day", "week", "month", "year"})
_EARLIER = 'For example: tracker trend --than "a year ago"'
_EXAMPLE = 'Write it as "90 days", "12 weeks", "6 months" or "1 year".'
_EVERY_DAY: Final = re.compile(r"(?<!\S)(?:every day|each day|daily|once a day|once daily)(?!\S)")
# What may be left of the words for the span.
_LEFT: Final = re.compile(r"(?:\s+(?:for|the|over|during|in|of|all|from|my|whole))+$")


def read_period(
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    today: date,
    default_days: int,
    order: Order | None = None,
) -> Period:
    """The days asked for. order: how 03/04/2026 is meant.

    Raises Unreadable for words that are not a day, or for days that end before they begin.
    """
    end = parse_day(until, today=today, order=order) if until else today
    if since and last:
        raise Unreadable("--since and --last exclude one another.", "Leave one of them out.")
    if last:
        return read_span(last.split(), end)
    if not since:
        return Period.ending(end, default_days)
    start = parse_day(_since(since.split(), today), today=today, order=order)
    if start > end:
        raise Unreadable(f"{start} comes after {end}.", "Swap --since and --until.")
    return Period(start, end)


def read_period_since_visit(
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    today: date,
    least_days: int,
    visits: Sequence[date],
    order: Order | None = None,
) -> Period | None:
    """The days since the last visit, where they were asked for, or no days were and there is one; else None.

    visits: the days of all of them, in order; least_days: how far back one is that was not asked for.
    Raises NothingFound where they were asked for and there was no visit, Unreadable as ``read_period`` does.
    """
    asked = since is not None and since.lower().split() in _SINCE_VISIT
    if not asked and (since or until or last):
        return None
    end = parse_day(until, today=today, order=order) if until else today
    if asked and last:
        raise Unreadable("--since and --last exclude one another.", "Leave one of them out.")
    latest = end - timedelta(days=1 if asked else least_days)
    begun = [day for day in visits if end - _YEAR <= day <= latest]
    if asked and not begun:
        raise NothingFound("No visit is recorded in the year before.", "To write one down: tracker visit --help")
    return Period(begun[-1], end) if begun else None


def read_period_of_entries(
    *,
    since: str | None,
    until: str | None,
    last: str | None,
    today: date,
    default_days: int,
    least_days: int,
    began: date | None,
    order: Order | None = None,
) -> Period:
    """The days asked for; when none were, the default, or in a younger journal those since its first entry.

    began: the day of the first entry; least_days: what a period has at least, however young the journal is.
    Raises Unreadable as ``read_period`` does.
    """
    usual = read_period(since=since, until=until, last=last, today=today, default_days=default_days, order=order)
    if since or until or last or began is None or began <= usual.first:
        return usual
    return Period.ending(usual.last, max(least_days, (usual.last - began).days + 1))


def read_earlier(text: str, period: Period) -> Period:
    """The days that ``period`` is compared with: as many days, but earlier by a span: "a year ago", "6 months ago".

    Raises Unreadable for other words, and where the two would overlap.
    """
    words = text.lower().split()
    if words[:1] == ["last"] and len(words) == 2:
        words = ["1", words[1], "ago"]
    if words[:1] in (["a"], ["an"], ["one"]):
        words[0] = "1"
    count = count_of(words[0]) if len(words) == 3 and words[2] in ("ago", "before", "earlier") else None
    months = {"month": 1, "year": 12}.get(words[1].rstrip("s"), 0) if count else 0
    days = {"day": 1, "week": 7}.get(words[1].rstrip("s"), 0) if count else 0
    if not count or not (months or days):
        raise Unreadable(f'I could not read "{text}" as an earlier time.', _EARLIER)
    if months * count > 12 * (period.last.year - FIRST_DAY.year) or days * count > (period.last - FIRST_DAY).days:
        raise Unreadable(f'"{text}" goes back before 1900.', _EARLIER)
    last = months_after(period.last, -months * count) if months else period.last - timedelta(days=days * count)
    if last >= period.first:
        years = -(-period.days // 365)
        far = "a year ago" if years == 1 else f"{years} years ago"
        raise Unreadable(f'{period.days:,} days and those "{text}" overlap.', f'Further back: --than "{far}"')
    return Period.ending(last, period.days)


def read_span(words: list[str], end: date) -> Period:
    """The days of a span such as ``90 days`` or ``6 months``, up to and including ``end``."""
    text = " ".join(words)
    if len(words) == 1 and (count := count_of(words[0])) is not None:
        words = [words[0], "days"]
    count = count_of(words[0].lower()) if len(words) == 2 else None
    unit = words[1].lower().rstrip("s") if len(words) == 2 else ""
    if not count or unit not in ("day", "week", "month", "year"):
        raise Unreadable(f'I could not read "{text}" as a span of time.', _EXAMPLE)
    months = {"month": 1, "year": 12}.get(unit, 0) * count
    days = {"day": 1, "week": 7}.get(unit, 0) * count
    if months > 12 * (end.year - FIRST_DAY.year) or days > (end - FIRST_DAY).days:
        raise Unreadable(f'"{text}" goes back before 1900.', _EXAMPLE)
    if days:
        return Period.ending(end, days)
    return Period(months_after(end, -months) + timedelta(days=1), end)


@dataclass(frozen=True, slots=True)
class Spanned:
    """Words without the span of days at their end, and the options that this span stands for."""

    words: list[str]
    since: str | None = None
    until: str | None = None
    last: str | None = None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and int(word) >= FIRST_DAY.year


def cut_span(words: Sequence[str], today: date) -> Spanned:
    """Cut a span off the end of the words: 6 months, last week, since 1 oct, since last visit, october 2025, in 2025.

    A range of days may stand anywhere: 1 oct to 19 nov, 1-7 nov.

    The last week is the seven days up to today. A month is the last one of its name that has begun. Raises nothing:
    what is no span stays.
    """
    lower = [word.lower() for word in words]
    with suppress(Unreadable):
        rest, days = cut_range(words, Now(datetime.combine(today, time.max)))
        if days:
            return Spanned(rest, since=days[0].isoformat(), until=days[-1].isoformat())
    if "since" in lower[:-1]:
        place = lower.index("since")
        return Spanned(list(words[:place]), since=_since(lower[place + 1 :], today))
    if lower[-1:] in (["today"], ["yesterday"]):
        return Spanned(list(words[:-1]), since=lower[-1], until=lower[-1])
    if lower[-2:-1] in (["last"], ["past"]) and lower[-1] in _SPANS:
        return Spanned(list(words[:-2]), last=f"1 {lower[-1]}")
    if lower[-2:-1] == ["in"] and _is_year(lower[-1]) and int(lower[-1]) <= today.year:
        until = min(date(int(lower[-1]), 12, 31), today)
        return Spanned(list(words[:-2]), since=f"{lower[-1]}-01-01", until=until.isoformat())
    if len(lower) > 1 and lower[-1].rstrip("s") in _SPANS:
        count = count_of({"a": "1", "an": "1", "one": "1"}.get(lower[-2], lower[-2]))
        if count:
            cut = 3 if lower[-3:-2] in (["last"], ["past"]) else 2
            return Spanned(list(words[:-cut]), last=f"{count} {lower[-1]}")
    for length in (2, 1):
        if first := _first_of_month(lower[-length:], today):
            last_day = min(months_after(first, 1) - timedelta(days=1), today)
            return Spanned(list(words[:-length]), since=first.isoformat(), until=last_day.isoformat())
    return Spanned(list(words))


def _since(words: Sequence[str], today: date) -> str:
    """The words after "since", with a day for a year or a month: since 2025, since september."""
    text = " ".join(words)
    if _is_year(text):
        return f"{text}-01-01"
    first = _first_of_month([word.lower() for word in words], today)
    return first.isoformat() if first else text


def _first_of_month(words: Sequence[str], today: date) -> date | None:
    """The first day of a month, the last one of its name that has begun: october, october 2025. None for others."""
    name, year = [*words, "", ""][:2]
    if name not in MONTH_OF or len(words) > 2 or (year and not (len(year) == 4 and year.isdigit())):
        return None
    month = MONTH_OF[name]
    first = date(int(year) if year else today.year - (month > today.month), month, 1)
    return first if FIRST_DAY <= first <= today else None


@dataclass(frozen=True, slots=True)
class EachDay:
    """Words without their span, and the range of days that it is. said: the words of the span."""

    words: tuple[str, ...]
    days: tuple[str, ...]
    said: str


def each_day(words: Sequence[str], now: Now) -> EachDay | None:
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
    if not found.first < found.last or found.last - found.first > _YEAR:
        return None
    rest = tuple(_LEFT.sub("", " ".join(span.words)).split())
    days = (*_short(found.first, today), "to", *_short(found.last, today))
    return EachDay(rest, days, " ".join(line[len(rest) :]) if line[: len(rest)] == list(rest) else "that")


def _short(day: date, today: date) -> tuple[str, ...]:
    return (str(day.day), MONTHS[day.month - 1][:3]) if day.year == today.year else (day.isoformat(),)
