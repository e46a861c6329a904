"""How long before something, and a last day that lies ahead: ``1 day``, ``2 hours``; ``6 months``, ``31 dec``."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tracker.domain.language.day_words import Now, count_of, readings
from tracker.domain.model.period import months_after
from tracker.errors import Unreadable

_MINUTES: Final = {"minute": 1, "min": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
_LONGEST: Final = timedelta(days=90)
# As far as a visit may be.
_YEARS_AHEAD: Final = 5


def read_lead(text: str) -> timedelta:
    """How long before: ``1 day``, ``an hour``, ``30 minutes``, ``0 days``. Raises Unreadable."""
    words = text.lower().removesuffix(" before").split()
    if len(words) == 1:  # 1d, 2h, 30min
        digits = words[0].rstrip("abcdefghijklmnopqrstuvwxyz")
        words = [digits, {"d": "day", "h": "hour", "w": "week"}.get(words[0][len(digits) :], words[0][len(digits) :])]
    count = {"a": 1, "an": 1}.get(words[0], count_of(words[0])) if len(words) == 2 else None
    unit = _MINUTES.get(words[1].removesuffix("s")) if len(words) == 2 else None
    if count is None or unit is None:
        raise Unreadable(f'I could not read "{text}" as how long before.', 'For example: "1 day", "2 hours"')
    if count * unit > _LONGEST / timedelta(minutes=1):
        raise Unreadable(f'"{text}" is more than {_LONGEST.days} days before.', 'For example: "1 day", "2 hours"')
    return timedelta(minutes=count * unit)


def read_ahead(text: str, now: Now) -> date:
    """A day from today on: ``31 dec``, ``2027-03-01``, or a span from today, ``6 months``. Raises Unreadable."""
    today, words = now.at.date(), text.lower().split()
    example = f"For example: {months_after(today, 6).isoformat()}, or 6 months"
    count = {"a": 1, "an": 1}.get(words[0], count_of(words[0])) if len(words) == 2 else None
    unit = words[1].removesuffix("s") if len(words) == 2 else ""
    day = None
    if count and unit in ("day", "week") and count * (7 if unit == "week" else 1) <= _YEARS_AHEAD * 365:
        day = today + timedelta(days=count * (7 if unit == "week" else 1))
    elif count and unit in ("month", "year") and count * (12 if unit == "year" else 1) <= _YEARS_AHEAD * 12:
        day = months_after(today, count * (12 if unit == "year" else 1))
    elif words:
        found = [one.day for one in readings(words, 0, now, ahead=True) if one.length == len(words)]
        day = found[0] if found else None
    if day is None:
        raise Unreadable(f'I could not read "{text}" as a day ahead.', example)
    if day < today:
        raise Unreadable(f"{day} lies behind; a calendar is of what lies ahead.", example)
    return day
