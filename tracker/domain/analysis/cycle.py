"""Symptoms by days since the last injection, and whether they are worse before the next one.

The cycles are of one product by one route at one interval. Loading doses and earlier intervals are left out. A
skipped injection does not count. docs/statistics.md has the rules, the method, and how often its interval contains
the true value.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import Final, Literal

import numpy as np

from tracker.domain.analysis.change import POWER, ROUNDING
from tracker.domain.analysis.cycles import LEAST_CYCLES, Cycles
from tracker.domain.analysis.quantiles import quantile
from tracker.domain.analysis.readings import TIED, Size, cut, direction, rules_out
from tracker.domain.analysis.student_t import Array, reach
from tracker.domain.analysis.trend import daily
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked
from tracker.domain.wording.numbers import allowed_text, counted, rounded_up

Reading = Literal["worse before", "better before", "about the same", "no large difference", "cannot tell"]

_UNLESS_CLEAR: Final[Mapping[Size | None, Reading]] = {
    1: "about the same",
    2: "no large difference",
    None: "cannot tell",
}
# One in so many of these days must have a score.
_SHARE: Final = 3
_DAY: Final = timedelta(days=1)
_MOST_CYCLES: Final = 100
# A bin is a week; in cycles of less than eight weeks it is an eighth of the cycle.
_WEEK: Final = 7
_BINS: Final = 8


@dataclass(frozen=True, slots=True)
class CycleDay:
    """The scores of one day of the cycle: n cycles have one. The quartiles are None when no cycle has one."""

    day: int
    n: int
    median: float | None
    q1: float | None
    q3: float | None


@dataclass(frozen=True, slots=True)
class Bin:
    """The scores of neighbouring days of the cycle, from day ``first`` to day ``last``, both included.

    n: how many days have a score, over all cycles. The quartiles of these days are None when n is 0.
    """

    first: int
    last: int
    n: int
    median: float | None
    q1: float | None
    q3: float | None

    @property
    def days(self) -> str:
        """Its days in words: "days 7 to 13"."""
        return f"days {self.first} to {self.last}" if self.last > self.first else f"day {self.first}"


@dataclass(frozen=True, slots=True)
class CycleScores:
    """One cycle's daily scores, from the day of the injection on; None on a day without a score."""

    starts: date
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class WearingOff:
    """How much worse the late days of a cycle are than its settled days and those of the next, in points.

    cycles: how many cycles have enough late and settled days; mean: over these cycles, above 0 is worse before the
    injection; low, high: the ends of its 95 % interval; worse_in, better_in, equal_in: in how many of them the
    difference is above 0, below 0, or 0.
    """

    cycles: int
    mean: float
    low: float
    high: float
    worse_in: int
    better_in: int
    equal_in: int

    @property
    def reading(self) -> Reading:
        """The difference in words."""
        match direction(self.mean, self.low, self.high):
            case 1:
                return "worse before"
            case -1:
                return "better before"
        return _UNLESS_CLEAR[self.rules_out]

    @property
    def rules_out(self) -> Size | None:
        """Beyond how many points no difference is left, for better or worse: 1, 2 or None."""
        return rules_out(self.low, self.high)

    @property
    def cycles_needed(self) -> int:
        """How many cycles like these show a difference of one point in 80 of 100 records."""
        return ceil(self.cycles * (POWER * (self.high - self.low) / 2) ** 2)

    @property
    def cannot_tell(self) -> str:
        """What the cycles still allow, and how many would tell a point, as a sentence; empty where they do tell."""
        if self.reading != "cannot tell":
            return ""
        needed = rounded_up(self.cycles_needed, 1, _MOST_CYCLES)
        return (
            f"These cycles allow {allowed_text(self.low, self.high)}. "
            f"To show a difference of 1 point, {needed} such cycles are needed."
        )


@dataclass(frozen=True, slots=True)
class Folded:
    """One symptom by days since the last injection.

    profile: day 0 is the day of the injection, and the last day is the last one that every cycle has; bins: the same
    days in weeks, or in eighths of a cycle of less than eight weeks; cycles: the scores of each cycle, in order;
    current: the days since the last injection, up to the period's end, or None without an injection. wearing_off is
    None when it cannot be calculated; why_not then says why, and is None otherwise.
    """

    profile: tuple[CycleDay, ...]
    bins: tuple[Bin, ...]
    cycles: tuple[CycleScores, ...]
    current: CycleScores | None
    wearing_off: WearingOff | None
    why_not: str | None


def fold(
    scores: Iterable[Observation], found: Cycles, reworded: Iterable[date] = (), asked: Asked = "daily"
) -> Folded:
    """Group one symptom's scores by the days since the last injection.

    reworded: the days on which the symptom's words changed; only scores since the last of them are used. asked: how
    often the program asks for it.
    """
    since = max((day for day in reworded if day <= found.period.last), default=date.min)
    values = daily((score for score in scores if score.day >= since), found.period)
    start = found.period.first.toordinal()

    def series(first: date, last: date) -> CycleScores:
        return CycleScores(first, tuple(values[first.toordinal() - start : last.toordinal() - start + 1]))

    folded = tuple(series(cycle.first, cycle.last) for cycle in found.complete)
    profile = tuple(
        _cycle_day(day, [one.values[day] for one in folded]) for day in range(min(found.intervals, default=0))
    )
    current = series(found.injections[-1], found.period.last) if found.injections else None
    off = None if found.why_not else wearing_off(values, found)
    why_not = found.why_not
    if off is None and why_not is None:
        days = found.compared
        why_not = (
            f"Asked {asked}, too few answers to compare the days of a cycle."
            if asked != "daily"
            else f"Too few days: fewer than {LEAST_CYCLES} cycles have scores for a third of the last "
            f"{counted(days.late, 'day')}, of {days.settled_days}, and of the next cycle's {days.settled_days}."
        )
    return Folded(profile, _bins(folded, len(profile)), folded, current, off, why_not)


def wearing_off(values: Sequence[float | None], found: Cycles) -> WearingOff | None:
    """How much worse the days before an injection are, corrected for a steady drift; None with too few cycles.

    values: one for each day of the cycles' period. Each cycle's late days are compared with the straight line between
    its settled days and those of the next cycle, at the middle of the days that have a score. The interval is
    Student's, from how much the cycles differ. It allows for the settled days that neighbouring cycles share.
    """
    series = np.array([np.nan if value is None else value for value in values])
    rows = [row for cycle in found.complete if (row := _contrast(series, cycle, found)) is not None]
    count = len(rows)
    if count < LEAST_CYCLES:
        return None
    weights = np.array(rows)
    each = weights @ np.nan_to_num(series)
    shared = weights @ weights.T
    centred = shared - shared.mean(axis=0)
    trace = float(np.trace(centred))
    # The variance of a day, from the differences between cycles; degrees of freedom by Satterthwaite 1946.
    variance = max(float(np.sum((each - each.mean()) ** 2)) / trace, ROUNDING)
    freedom = trace**2 / float(np.sum(centred * centred.T))
    half = reach(freedom) * float(np.sqrt(variance * shared.sum())) / count
    mean = float(each.mean())
    worse, better = int(np.sum(each > TIED)), int(np.sum(each < -TIED))
    return WearingOff(count, *cut(mean, half), worse, better, count - worse - better)


def _cycle_day(day: int, values: Iterable[float | None]) -> CycleDay:
    known = sorted(value for value in values if value is not None)
    if not known:
        return CycleDay(day, 0, None, None, None)
    return CycleDay(day, len(known), quantile(known, 0.5), quantile(known, 0.25), quantile(known, 0.75))


def _bins(cycles: Sequence[CycleScores], days: int) -> tuple[Bin, ...]:
    """The first ``days`` days of all cycles in weeks, or in eighths of less than eight weeks.

    An eighth has whole days, at least one, so some have a day more than others. What is left after the last whole
    week is a bin of its own from half a week on; else these days are in the last one.
    """
    if days < _BINS * _WEEK:
        count = min(_BINS, days)
        edges = [days * n // count for n in range(count)]
    else:
        edges = list(range(0, days - _WEEK // 2, _WEEK))
    return tuple(_bin(first, end, cycles) for first, end in pairwise([*edges, days]))


def _bin(first: int, end: int, cycles: Sequence[CycleScores]) -> Bin:
    known = sorted(value for one in cycles for value in one.values[first:end] if value is not None)
    if not known:
        return Bin(first, end - 1, 0, None, None, None)
    low, middle, high = (quantile(known, share) for share in (0.25, 0.5, 0.75))
    return Bin(first, end - 1, len(known), middle, low, high)


def _contrast(series: Array, cycle: Period, found: Cycles) -> Array | None:
    """The weight of each day in one cycle's difference; None where too few of its days have a score."""
    start, days = found.period.first.toordinal(), found.compared
    given, following = cycle.first.toordinal() - start, cycle.last.toordinal() - start + 1
    # If the next cycle is left out, another injection may come before its settled days are over.
    after = next((day.toordinal() - start for day in found.injections if day > cycle.last + _DAY), len(series))
    settled, end = days.first, days.first + days.settled
    here = _mean_weights(series, given + settled, given + end, days.settled)
    late = _mean_weights(series, following - days.late, following, days.late)
    there = _mean_weights(series, following + settled, min(following + end, after), days.settled)
    if here is None or late is None or there is None:
        return None
    day = np.arange(len(series))
    passed = (late - here) @ day / ((there - here) @ day)
    return np.asarray(late - (1 - passed) * here - passed * there)


def _mean_weights(series: Array, first: int, end: int, least: int) -> Array | None:
    """The weights of the mean of the scores from day ``first`` up to, but not including, ``end``.

    None where fewer than a third of ``least`` days have a score.
    """
    known = ~np.isnan(series[first:end])
    count = np.count_nonzero(known)
    if count * _SHARE < least:
        return None
    weights = np.zeros(len(series))
    weights[first:end] = known / count
    return weights
