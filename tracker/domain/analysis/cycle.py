"""Symptoms by days since the last injection, and whether they are worse before the next one.

The cycles are of one product by one route at one interval. Loading doses and earlier intervals are left out. A
skipped injection does not count. docs/statistics.md has the rules, the method, and how often its interval contains
the true value.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

import numpy as np

from tracker.domain.analysis.change import ROUNDING
from tracker.domain.analysis.quantiles import median, quantile
from tracker.domain.analysis.readings import TIED, Size, cut, direction, rules_out
from tracker.domain.analysis.student_t import Array, reach
from tracker.domain.analysis.trend import daily
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Observation
from tracker.domain.model.symptom_list import Asked

Reading = Literal["worse before", "better before", "about the same", "no large difference", "cannot tell"]

_UNLESS_CLEAR: Final[Mapping[Size | None, Reading]] = {
    1: "about the same",
    2: "no large difference",
    None: "cannot tell",
}
LEAST_CYCLES: Final = 3
# With injections closer than this, early and late days cannot be told apart.
LEAST_INTERVAL: Final = 7
# Early and late days are a quarter of the shortest interval, but at most a week.
_PART: Final = 4
_LONGEST_WINDOW: Final = 7
# One in so many of these days must have a score.
_SHARE: Final = 3
# Intervals are alike when they are within this ratio of their median.
_ALIKE: Final = 1.5
# Intervals this short, before a single much longer one, are loading doses.
_LOADING: Final = 14
_WEEK: Final = 7
# Intervals are irregular where the longest is so many times the shortest.
_IRREGULAR: Final = 1.25
_MONTH: Final = (26, 31)
# Cycles are looked for in so many days: three years.
LOOKED_BACK: Final = 1_096
# The present product and route are those with the most injections in so many days.
_PRESENT: Final = 366
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Cycles:
    """The injections of one product by one route in a period, and the complete cycles between them.

    injections: every day with one; complete: the cycles, each from the day of an injection to the day before the
    next; earlier: how many intervals come before the present ones, such as loading doses; unlike: how many single
    intervals are much shorter or longer. Neither kind is in ``complete``. product, route: empty when there was no
    injection.
    """

    period: Period
    product: str
    route: str
    injections: tuple[date, ...]
    complete: tuple[Period, ...]
    earlier: int
    unlike: int

    @property
    def intervals(self) -> tuple[int, ...]:
        """The lengths of the complete cycles in days."""
        return tuple(cycle.days for cycle in self.complete)

    @property
    def median_interval(self) -> float | None:
        return median(self.intervals) if self.complete else None

    @property
    def fixed_weekday(self) -> bool:
        """Whether most injections come a whole number of weeks after the one before: on one day of the week."""
        whole = sum(days % _WEEK == 0 for days in self.intervals)
        return 2 * whole > len(self.intervals)

    @property
    def window(self) -> int:
        """How many days are early (from the day after an injection), and how many late (up to the day before one).

        With injections on one day of the week, both are the same days of the week. Otherwise a worse weekend would be
        taken for wearing off.
        """
        shortest = min(self.intervals, default=0)
        usual = min(_LONGEST_WINDOW, -(-shortest // _PART))
        return max(usual, min(_WEEK - 1, (shortest - 1) // 2)) if self.fixed_weekday else usual

    @property
    def remarks(self) -> tuple[str, ...]:
        """What makes a difference before the injections less sure than its interval says, in sentences."""
        if not self.complete:
            return ()
        said = []
        shortest, longest = min(self.intervals), max(self.intervals)
        if longest >= _IRREGULAR * shortest:
            said.append(
                f"The intervals have {shortest} to {longest} days. Where an injection is given because it is bad, "
                "the days before it look worse."
            )
        if _MONTH[0] <= shortest and longest <= _MONTH[1]:
            said.append(
                "The intervals are about as long as a menstrual cycle: what comes and goes with it looks the same."
            )
        return tuple(said)

    @property
    def why_not(self) -> str | None:
        """Why no cycle can be compared with another, as a sentence, or None."""
        if not self.injections:
            return "No injection is recorded in these days."
        if self.complete and min(self.intervals) < LEAST_INTERVAL:
            return f"The injections are less than {LEAST_INTERVAL} days apart: early and late days are the same ones."
        if self.complete and self.fixed_weekday and median(self.intervals) == _WEEK:
            return "The injections are a week apart: wearing off and worse days of the week look the same."
        if len(self.complete) < LEAST_CYCLES:
            found = len(self.complete)
            return f"Too few complete cycles: {found} between injections, and {LEAST_CYCLES} are needed."
        return None


@dataclass(frozen=True, slots=True)
class CycleDay:
    """The scores of one day of the cycle: n cycles have one. The quartiles are None when no cycle has one."""

    day: int
    n: int
    median: float | None
    q1: float | None
    q3: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """One cycle's daily scores, from the day of the injection on; None on a day without a score."""

    starts: date
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class WearingOff:
    """How much worse the late days of a cycle are than the early days on its two sides, in points.

    cycles: how many cycles have enough early and late days; mean: over these cycles, above 0 is worse before the
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


@dataclass(frozen=True, slots=True)
class Folded:
    """One symptom by days since the last injection.

    profile: day 0 is the day of the injection, and the last day is the last one that every cycle has; cycles: the
    scores of each cycle, in order; current: the days since the last injection, up to the period's end, or None
    without an injection. wearing_off is None when it cannot be calculated; why_not then says why, and is None
    otherwise.
    """

    profile: tuple[CycleDay, ...]
    cycles: tuple[Series, ...]
    current: Series | None
    wearing_off: WearingOff | None
    why_not: str | None


def present_cycles(doses: Iterable[Dose], last: date) -> Cycles:
    """The cycles of the present product, route and interval up to ``last``: all of the last three years.

    Their period begins with the first complete one: those are the days that the figures are about.
    """
    found = cycles(doses, Period.ending(last, LOOKED_BACK))
    return replace(found, period=Period(found.complete[0].first, last)) if found.complete else found


def cycles(doses: Iterable[Dose], period: Period) -> Cycles:
    """The cycles of one product and route: the present ones, with the most days of injection in the last year of the
    period, or in all of it where the last year has none; if two have equally many, the latest.

    An injection without a stated route counts with the product's only known route.
    """
    taken = [dose for dose in doses if dose.given and dose.day in period]
    ways: dict[str, set[str]] = defaultdict(set)
    for dose in taken:
        ways[dose.product] |= {dose.route} - {"injection"}
    days: dict[tuple[str, str], set[date]] = defaultdict(set)
    for dose in taken:
        only = ways[dose.product] if dose.route == "injection" and len(ways[dose.product]) == 1 else {dose.route}
        days[dose.product, next(iter(only))].add(dose.day)
    if not days:
        return Cycles(period, "", "", (), (), 0, 0)
    lately = period.last - timedelta(days=_PRESENT)

    def presence(way: tuple[str, str]) -> tuple[int, int, date]:
        return sum(day > lately for day in days[way]), len(days[way]), max(days[way])

    product, route = max(days, key=presence)
    found = days[product, route]
    injections = tuple(sorted(found))
    every = [Period(first, following - _DAY) for first, following in pairwise(injections)]
    present = every[_earlier([cycle.days for cycle in every]) :]
    usual = median(cycle.days for cycle in present) if present else 0.0
    complete = tuple(cycle for cycle in present if usual / _ALIKE < cycle.days < usual * _ALIKE)
    return Cycles(
        period, product, route, injections, complete, len(every) - len(present), len(present) - len(complete)
    )


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

    def series(first: date, last: date) -> Series:
        return Series(first, tuple(values[first.toordinal() - start : last.toordinal() - start + 1]))

    folded = tuple(series(cycle.first, cycle.last) for cycle in found.complete)
    profile = tuple(
        _cycle_day(day, [one.values[day] for one in folded]) for day in range(min(found.intervals, default=0))
    )
    current = series(found.injections[-1], found.period.last) if found.injections else None
    off = None if found.why_not else wearing_off(values, found)
    why_not = found.why_not
    if off is None and why_not is None:
        why_not = (
            f"Asked {asked}, too few answers to compare the days of a cycle."
            if asked != "daily"
            else f"Too few days: fewer than {LEAST_CYCLES} cycles have scores for a third of the {found.window} days "
            "after an injection and before the next."
        )
    return Folded(profile, folded, current, off, why_not)


def wearing_off(values: Sequence[float | None], found: Cycles) -> WearingOff | None:
    """How much worse the days before an injection are, corrected for a steady drift; None with too few cycles.

    values: one for each day of the cycles' period. Each cycle's late days are compared with the straight line between
    the early days on both sides, at the middle of the days that have a score. The interval is Student's, from how
    much the cycles differ. It allows for the early days that neighbouring cycles share.
    """
    series = np.array([np.nan if value is None else value for value in values])
    window = found.window
    rows = [row for cycle in found.complete if (row := _contrast(series, cycle, found, window)) is not None]
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


def _earlier(lengths: Sequence[int]) -> int:
    """How many intervals come before the present ones: as many as possible, each unlike the median of those after.

    Most of those after, and at least two, must be like that median. One is enough when all intervals before it are
    short enough for loading doses.
    """
    before, after = sorted(lengths), list[int]()
    for first in range(len(lengths) - 1, 0, -1):
        # Both stay sorted: a person who injects every other day for years has thousands of intervals.
        del before[bisect_left(before, lengths[first])]
        insort(after, lengths[first])
        usual = quantile(after, 0.5)
        like = _count_alike(after, usual)
        present = (2 * like > len(after) and like > 1) or (len(after) == 1 and before[-1] <= _LOADING)
        if present and not _count_alike(before, usual):
            return first
    return 0


def _count_alike(ordered: Sequence[int], usual: float) -> int:
    """How many lengths are like the usual one. ordered: the lengths in rising order."""
    return bisect_left(ordered, usual * _ALIKE) - bisect_right(ordered, usual / _ALIKE)


def _cycle_day(day: int, values: Iterable[float | None]) -> CycleDay:
    known = sorted(value for value in values if value is not None)
    if not known:
        return CycleDay(day, 0, None, None, None)
    return CycleDay(day, len(known), quantile(known, 0.5), quantile(known, 0.25), quantile(known, 0.75))


def _contrast(series: Array, cycle: Period, found: Cycles, window: int) -> Array | None:
    """The weight of each day in one cycle's difference; None where too few of its days have a score."""
    start = found.period.first.toordinal()
    given, following = cycle.first.toordinal() - start, cycle.last.toordinal() - start + 1
    # If the next cycle is left out, another injection may come before its early days are over.
    after = next((day.toordinal() - start for day in found.injections if day > cycle.last + _DAY), len(series))
    early = _mean_weights(series, given + 1, given + 1 + window, window)
    late = _mean_weights(series, following - window, following, window)
    early_again = _mean_weights(series, following + 1, min(following + 1 + window, after), window)
    if early is None or late is None or early_again is None:
        return None
    days = np.arange(len(series))
    passed = (late - early) @ days / ((early_again - early) @ days)
    return np.asarray(late - (1 - passed) * early - passed * early_again)


def _mean_weights(series: Array, first: int, end: int, window: int) -> Array | None:
    """The weights of the mean of the scores from day ``first`` up to, but not including, ``end``."""
    known = ~np.isnan(series[first:end])
    count = np.count_nonzero(known)
    if count * _SHARE < window:
        return None
    weights = np.zeros(len(series))
    weights[first:end] = known / count
    return weights
