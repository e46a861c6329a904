"""Cycles: the injections of one product by one route, at one interval, and the days between them.

Loading doses and earlier intervals are left out. A skipped injection is none. docs/statistics.md has the rules.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from tracker.domain.analysis.quantiles import median, quantile
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose

LEAST_CYCLES: Final = 3
# With injections closer than this, the days of a cycle cannot be told apart.
LEAST_INTERVAL: Final = 7
# A quarter of the shortest interval, but at most a week, is late; the settled days begin after a quarter.
_PART: Final = 4
# On the first three days a dose may lift a symptom for a while, or not yet act.
_ACTS: Final = 4
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


class Compared(NamedTuple):
    """Which days of a cycle are compared.

    late: so many days up to the day before an injection; first: the first settled day, counted from the day of the
    injection, which is 0; settled: how many settled days there are. All are 0 without a complete cycle.
    """

    late: int
    first: int
    settled: int

    @property
    def settled_days(self) -> str:
        """The settled days in words: "days 7 to 13"."""
        last = self.first + self.settled - 1
        return f"days {self.first} to {last}" if self.settled > 1 else f"day {self.first}"


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
    def compared(self) -> Compared:
        """The days of a cycle that are compared: the late days, and the settled days before them.

        A quarter of the shortest interval is late, at most a week. The settled days begin after a quarter of it, not
        before day 4; they are as many, but two weeks where the interval has room for them. With injections on one day
        of the week, both are the same days of the week. Otherwise a worse weekend would be taken for wearing off.
        """
        shortest = min(self.intervals, default=0)
        quarter = -(-shortest // _PART)
        for late in range(min(_WEEK, quarter), 0, -1):
            first = max(_ACTS, quarter)
            if self.fixed_weekday and late < _WEEK:
                first += -(late + first) % _WEEK
            if first + late <= shortest - late:
                return Compared(late, first, 2 * late if quarter >= 2 * _WEEK else late)
        return Compared(0, 0, 0)

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
            return f"The injections are less than {LEAST_INTERVAL} days apart: too close to compare the days."
        if self.complete and (not self.compared.late or (self.fixed_weekday and median(self.intervals) == _WEEK)):
            return "The injections are a week apart: wearing off and worse days of the week look the same."
        if len(self.complete) < LEAST_CYCLES:
            found = len(self.complete)
            return f"Too few complete cycles: {found} between injections, and {LEAST_CYCLES} are needed."
        return None


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
