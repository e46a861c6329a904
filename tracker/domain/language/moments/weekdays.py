"""Names of the days of the week, and the last day that had one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tracker.domain.model.calendar_names import OTHER_WEEKDAYS, WEEKDAYS, without_accents

# The number of each English name, Monday 0.
WEEKDAY_OF: Final = {
    **{name[:3]: number for number, name in enumerate(WEEKDAYS)},
    **{name: number for number, name in enumerate(WEEKDAYS)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}


def weekday_of(word: str) -> int | None:
    """The number of the day of the week that a word names, in any of the languages; None for another word."""
    return WEEKDAY_OF.get(word, OTHER_WEEKDAYS.get(without_accents(word)))


def last_weekday(number: int, today: date, *, at_least: int) -> date:
    """The last day with that number in the week. at_least: how many days ago it is at least, 0 or 1."""
    back = (today.weekday() - number) % 7
    return today - timedelta(days=back if back >= at_least else back + 7)
