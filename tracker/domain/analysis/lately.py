"""Whether the last two weeks of a symptom lie outside its usual range. docs/statistics.md has the rule.

It says where the days lie, and nothing of why, nor whether it will last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tracker.domain.analysis.quantiles import median, quantile
from tracker.domain.analysis.trend import daily
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.wording.numbers import one_decimal

DAYS: Final = 14
# How many days must have a score: of the last ones, and of those before them.
_LEAST: Final = 7
_LEAST_BEFORE: Final = 28
# The usual range is the middle 80 % of the days before.
_LOW, _HIGH = 0.1, 0.9


@dataclass(frozen=True, slots=True)
class Outside:
    """The last 14 days of a series, where they lie outside its usual range. All values are scores, 0 to 10.

    median: of the last days; low, high: the usual range; days, before: how many days have a score, of the last ones
    and of those before them.
    """

    median: float
    low: float
    high: float
    days: int
    before: int


def outside(scores: Iterable[Observation], period: Period) -> Outside | None:
    """The last 14 days of the period, if their median is outside the middle 80 % of the days before; else None.

    scores: of one symptom at one place, by its latest words. The days before are those of the period and of the one
    before it. None too with fewer than 7 scored days in the 14, or fewer than 28 before them.
    """
    days = daily(scores, Period(period.previous().first, period.last))
    last = [value for value in days[-DAYS:] if value is not None]
    before = sorted(value for value in days[:-DAYS] if value is not None)
    if len(last) < _LEAST or len(before) < _LEAST_BEFORE:
        return None
    found = Outside(median(last), quantile(before, _LOW), quantile(before, _HIGH), len(last), len(before))
    # What is printed as the same figure is not outside.
    shown = {one_decimal(found.low), one_decimal(found.high)}
    return None if found.low <= found.median <= found.high or one_decimal(found.median) in shown else found
