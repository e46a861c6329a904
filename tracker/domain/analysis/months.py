"""Long periods as months: the scores of each calendar month, and how much happened in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from tracker.domain.analysis.quantiles import quantile
from tracker.domain.model.period import Period, months_after

# A longer period is drawn and said as months: single days could not be told apart.
MOST_DAYS: Final = 400


@dataclass(frozen=True, slots=True)
class Month:
    """The daily scores of a calendar month, or of its part in the period or between two changes of words.

    n: how many days have a score. The quartiles of these days are None when n is 0.
    """

    period: Period
    n: int
    median: float | None
    q1: float | None
    q3: float | None


def months(period: Period, breaks: Iterable[date] = ()) -> tuple[Period, ...]:
    """The calendar months of a period in order, the first and the last as far as they are in it.

    breaks: days on which another part begins within a month.
    """
    firsts = {period.first, *(day for day in breaks if day in period)}
    month = months_after(period.first.replace(day=1), 1)
    while month <= period.last:
        firsts.add(month)
        month = months_after(month, 1)
    day = timedelta(days=1)
    return tuple(Period(first, after - day) for first, after in pairwise([*sorted(firsts), period.last + day]))


def by_month(values: Sequence[float | None], period: Period, breaks: Iterable[date] = ()) -> tuple[Month, ...]:
    """The quartiles of each calendar month. values: one for each day of the period, None without a score."""
    return tuple(
        _month(part, values[(part.first - period.first).days : (part.last - period.first).days + 1])
        for part in months(period, breaks)
    )


def _month(period: Period, values: Iterable[float | None]) -> Month:
    known = sorted(value for value in values if value is not None)
    if not known:
        return Month(period, 0, None, None, None)
    low, middle, high = (quantile(known, share) for share in (0.25, 0.5, 0.75))
    return Month(period, len(known), middle, low, high)
