"""Which days to look at: ``--since``, ``--until``, ``--last 6 months``, or a number of days by default."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.language.day_words import count_of, parse_day
from tracker.domain.model.calendar_names import Order
from tracker.domain.model.period import Period, months_after
from tracker.domain.model.refusals import FIRST_DAY
from tracker.errors import Unreadable

_EXAMPLE = 'Write it as "90 days", "12 weeks", "6 months" or "1 year".'


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
    start = parse_day(since, today=today, order=order)
    if start > end:
        raise Unreadable(f"{start} comes after {end}.", "Swap --since and --until.")
    return Period(start, end)


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
