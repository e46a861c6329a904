"""The marks of the time axis: their places and their words."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.model.calendar_names import MONTHS_SHORT
from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_short


def ticks(period: Period) -> list[tuple[float, str]]:
    """The marks of the time axis: their places in days since the period began, and their words."""
    if period.days <= 130:
        step = 1 if period.days <= 10 else 7 if period.days <= 70 else 14
        # Start on a Monday, so that the marks show whole weeks.
        start = 0 if step == 1 else -period.first.weekday() % 7
        return [
            (n + 0.5, day_short(period.first + timedelta(days=n), year=False))
            for n in range(start, period.days, step)
        ]
    months = 1 if period.days <= 420 else 3 if period.days <= 1100 else 12
    years = 1 + period.days // 5500
    marks: list[tuple[float, str]] = []
    for year in range(period.first.year, period.last.year + 1):
        for month in range(1, 13, months):
            first = date(year, month, 1)
            if first in period and year % years == 0:
                place = float((first - period.first).days)
                marks.append((place, str(year) if month == 1 else MONTHS_SHORT[month - 1]))
    return marks
