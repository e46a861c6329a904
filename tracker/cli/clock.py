"""The moment of a run, from the computer or TRACKER_NOW. A year or a zone that cannot be right is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from tracker.errors import Unreadable

# Beyond these the calendar of a computer ends, before or after a period or a plan.
_YEARS: Final = range(1900, 3000)
# Zones are at most 14 hours from UTC, and were at most 16.
_FARTHEST: Final = timedelta(hours=16)
_WRITE: Final = "Write TRACKER_NOW as 2026-11-20T14:30, or unset it."


def fixed_moment(text: str) -> datetime | None:
    """What TRACKER_NOW says, with or without an offset; None for nothing. Raises Unreadable."""
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Unreadable(f'TRACKER_NOW is "{text}", which is not a moment.', _WRITE) from None


def now_with_offset(fixed: datetime | None) -> datetime:
    """The time now with its offset. fixed: what TRACKER_NOW says. Raises Unreadable for no year or zone of ours."""
    try:
        now = here(datetime.now(UTC)) if fixed is None else fixed
        year = now.year
        if year in _YEARS and now.tzinfo is None:
            now = here(now)
        offset = now.utcoffset() or timedelta()
    except (ValueError, OverflowError):  # the zone is a day away, or more
        year, offset = _YEARS[0], timedelta.max
    if year not in _YEARS:
        raise Unreadable(
            f"The clock says the year {year}, which cannot be right.",
            _WRITE if fixed is not None else "Correct the clock of the computer.",
        )
    if abs(offset) > _FARTHEST:
        raise Unreadable(
            "The time zone is further from UTC than any on Earth.",
            _WRITE if fixed is not None and fixed.tzinfo else "Correct TZ, such as TZ=Europe/London, or unset it.",
        )
    return now


def here(moment: datetime) -> datetime:
    """A moment with the offset that this computer's zone has then."""
    try:
        return moment.astimezone()
    except OSError:  # Windows knows no local time before 1970; its rules of today are those of every year
        return moment.replace(year=1972).astimezone()
