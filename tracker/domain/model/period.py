"""A run of days."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.errors import Invalid


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included. Raises Invalid when it ends before it begins."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise Invalid(f"A period from {self.first} to {self.last} ends before it begins.", "Swap the two days.")

    @property
    def days(self) -> int:
        """How many days it has, at least 1."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        for number in range(self.first.toordinal(), self.last.toordinal() + 1):
            yield date.fromordinal(number)

    def previous(self) -> Period:
        """The period of the same length that ends on the day before this one."""
        return Period(self.first - timedelta(days=self.days), self.first - timedelta(days=1))

    def since(self, day: date | None) -> Period:
        """Its days from ``day`` on; all of them where that is None or not one of them."""
        return self if day is None or day not in self else Period(day, self.last)

    @classmethod
    def ending(cls, last: date, days: int) -> Period:
        """The period of ``days`` days that ends on ``last``."""
        return cls(last - timedelta(days=days - 1), last)


def months_after(day: date, months: int) -> date:
    """The same day ``months`` months later (earlier below 0), or the last day of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
