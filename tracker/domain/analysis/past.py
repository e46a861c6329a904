"""What the whole record of a symptom says about two periods of it: when it began, and how much such pairs differ.

The yardstick of a change is the person's own record: how far one period differed from the one before it in earlier
pairs of periods. docs/statistics.md has the rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from tracker.domain.model.period import Period

# The first days of a diary are often scored higher than later ones (Shrout et al. 2018).
FIRST_DAYS: Final = 28
# From so long a record on, the earlier pairs are looked at: two years; and so many pairs are needed.
_LONG: Final = 730
_LEAST_PAIRS: Final = 3
# So far back they are looked at: ten years, or ten periods if these are longer.
_YEARS: Final = 3653
_PERIODS: Final = 10


@dataclass(frozen=True, slots=True)
class Past:
    """The record of one symptom up to a day.

    began: the first day with a score; pairs: how many earlier pairs of neighbouring periods have enough days;
    largest: the largest difference of their means, to either side, in points.
    """

    began: date
    pairs: int = 0
    largest: float = 0.0


def needed_since(before: Period) -> date:
    """The first day whose scores ``past`` looks at, for the period ``before``."""
    back = max(_YEARS, _PERIODS * before.days)
    return date.fromordinal(max(before.last.toordinal() - back, 1))


def past(means: Mapping[date, float], before: Period, least: int) -> Past | None:
    """What the scores say of the time up to the period ``before``; None without a score.

    means: the mean of each day with a score; least: how many days of a period must have one. The pairs go back from
    ``before``, all periods as long as it. There are none with fewer than three pairs or under two years of record.
    """
    if not means:
        return None
    began = min(means)
    if (before.last - began).days + before.days < _LONG:
        return Past(began)
    periods = [before]
    while periods[-1].first > began:
        periods.append(periods[-1].previous())
    enough = [_mean(means, one, least) for one in periods]
    apart = [abs(one - other) for one, other in pairwise(enough) if one is not None and other is not None]
    return Past(began, len(apart), max(apart)) if len(apart) >= _LEAST_PAIRS else Past(began)


def _mean(means: Mapping[date, float], period: Period, least: int) -> float | None:
    """The mean of a period; None with too few days."""
    days = (period.first + timedelta(days=n) for n in range(period.days))
    known = [means[day] for day in days if day in means]
    return sum(known) / len(known) if len(known) >= least else None
