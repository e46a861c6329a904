"""How often tracker's intervals contain the true value, by simulation. Run: python bench/statistics_run.py [--quick]

Prints the tables of docs/statistics.md. The numbers are the same every time. The exit code is 1 when a coverage or a
share of false alarms is outside the wanted range by more than the uncertainty of the simulation. --quick has too few
journals for this and judges nothing.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from math import sqrt
from typing import Any

import numpy as np
from statistics_scores import (
    FIRST,
    Array,
    Course,
    Days,
    FirstDays,
    Missing,
    block_bootstrap,
    dates,
    independent,
    naive_wearing_off,
    true_wearing_off,
    two_periods,
)

from tracker.domain.analysis.change import intervals
from tracker.domain.analysis.comparison import compare
from tracker.domain.analysis.cycle import wearing_off
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

LENGTHS = (28, 56, 90, 180)
PHIS = (0.0, 0.3, 0.5, 0.8)
GAPS = (Missing(), Missing(0.25), Missing(0.5), Missing(0.3, runs=True), Missing(0.5, runs=True))
# Levels before and now. The last pair is near the end of the scale.
LEVELS = ((5.0, 5.0), (5.0, 4.0), (6.0, 4.0), (7.0, 3.0), (1.0, 1.0))
CYCLES = (3, 6, 12)
CYCLE_LENGTHS = (14, 28, 84)
CYCLE_PHIS = (0.0, 0.3, 0.5, 0.7)
COURSES = {
    "no drift": Course(),
    "+0.03 a day": Course(drift=0.03),
    "-0.03 a day": Course(drift=-0.03),
    "levels off": Course(settling=4),
    "2 points worse": Course(effect=2),
}


@dataclass
class Tally:
    """How many intervals contained the true value, how many lay above 0, and how many said better or worse.

    half: the sum of their half widths.
    """

    count: int = 0
    held: int = 0
    worse: int = 0
    half: float = 0.0
    either: int = 0
    parts: list[float] = field(default_factory=list)

    def add(self, mean: Array, half: Array, truth: float) -> None:
        held = int(np.sum(np.abs(mean - truth) <= half))
        self.count += len(mean)
        self.held += held
        self.worse += int(np.sum(mean - half > 0))
        # Better or worse is said of half a point or more, as it is printed.
        self.either += int(np.sum((np.abs(mean) - half > 0) & (np.abs(mean) >= 0.45)))
        self.half += float(np.sum(half))
        self.parts.append(held / max(len(mean), 1))

    @property
    def coverage(self) -> float:
        return self.held / self.count

    @property
    def alarms(self) -> float:
        return self.worse / self.count

    @property
    def said(self) -> float:
        return self.either / self.count

    def within(self, low: float, high: float) -> bool:
        """Whether the coverage is in the band, or outside by no more than chance (2 standard errors)."""
        doubt = 2 * sqrt(self.coverage * (1 - self.coverage) / self.count)
        return low - doubt <= self.coverage <= high + doubt


def table(heads: Sequence[str], rows: Iterator[Sequence[str]]) -> None:
    print("| " + " | ".join(heads) + " |")
    print("|" + "--:|" * len(heads))
    for row in rows:
        print("| " + " | ".join(row) + " |", flush=True)
    print()


def percent(share: float) -> str:
    return f"{100 * share:.1f}"


class Simulation:
    """The tables, one after the other. ``missed`` collects the figures outside the wanted range."""

    def __init__(self, per_cell: int) -> None:
        self.per_cell = per_cell
        self.missed: list[str] = []
        self._part = self._cell = 0

    def begin(self, part: Callable[[], None]) -> None:
        """Print the tables of a part. Their numbers do not depend on the parts before."""
        self._part, self._cell = sum(part.__name__.encode()), 0
        part()

    def rng(self) -> np.random.Generator:
        """A new random generator for each cell."""
        self._cell += 1
        return np.random.default_rng([self._part, self._cell])

    def change_tally(self, days: Days, missing: Missing, before: int, now: int, slope: float = 0) -> Tally:
        found = Tally()
        for one, other in LEVELS:
            later, earlier, truth = two_periods(
                self.rng(), self.per_cell, days, missing, (before, one), (now, other), slope
            )
            mean, half = intervals(later, earlier)
            found.add(mean, half, truth)
        return found

    def change(self) -> None:
        print("## Change: coverage of the 95 % interval, in percent (lowest and highest of 5 levels)\n")
        heads = ["days", "phi", *(str(one) for one in GAPS)]

        def rows() -> Iterator[Sequence[str]]:
            for length in LENGTHS:
                for phi in PHIS:
                    cells = []
                    for missing in GAPS:
                        found = self.change_tally(Days(phi), missing, length, length)
                        cells.append(
                            f"{percent(found.coverage)} ({percent(min(found.parts))}-{percent(max(found.parts))})"
                        )
                        if not found.within(0.93, 0.98 if length == 28 else 0.97):
                            self.missed.append(f"change, {length} days, phi {phi}, missing {missing}: {cells[-1]}")
                    yield [str(length), str(phi), *cells]

        table(heads, rows())

    def control(self) -> None:
        print("## Change: beside a moving-block bootstrap (90 days, 25 % missing), coverage in percent\n")

        def rows() -> Iterator[Sequence[str]]:
            for phi in PHIS:
                ours, boot = Tally(), Tally()
                for one, other in LEVELS[:4]:
                    rng = self.rng()
                    later, earlier, truth = two_periods(
                        rng, self.per_cell, Days(phi), GAPS[1], (90, one), (90, other)
                    )
                    ours.add(*intervals(later, earlier), truth)
                    low, high = block_bootstrap(rng, later, earlier)
                    boot.add((low + high) / 2, (high - low) / 2, truth)
                halves = (ours.half / ours.count, boot.half / boot.count)
                yield [
                    str(phi),
                    f"{percent(ours.coverage)}",
                    f"{percent(boot.coverage)}",
                    *(f"{half:.2f}" for half in halves),
                ]
                if phi == PHIS[-1] and boot.coverage > 0.9:
                    self.missed.append("the bootstrap should fall short and does not")

        table(["phi", "tracker", "bootstrap", "tracker, half width", "bootstrap, half width"], rows())

    def beyond(self) -> None:
        print("## Change: beyond what is wanted, coverage in percent\n")
        cases: dict[str, tuple[Any, ...]] = {
            "phi 0.9, 90 days": (Days(0.9), Missing(0.25), 90, 90),
            "phi 0.95, 90 days": (Days(0.95), Missing(0.25), 90, 90),
            "a third of the deviation the day's own, phi 0.8, 90 days": (Days(0.8, own=0.33), Missing(0.25), 90, 90),
            "a third of the deviation the day's own, phi 0.8, 28 days": (Days(0.8, own=0.33), Missing(), 28, 28),
            "small deviations (sd 0.6), phi 0.8, 90 days": (Days(0.8, sd=0.6), Missing(0.25), 90, 90),
            "large deviations (sd 2.5), phi 0.8, 90 days": (Days(0.8, sd=2.5), Missing(0.25), 90, 90),
            "28 days after 180, phi 0.5": (Days(0.5), Missing(0.25), 180, 28),
            "28 days after 180, phi 0.8": (Days(0.8), Missing(0.25), 180, 28),
            "a year after a year, phi 0.8": (Days(0.8), Missing(0.25), 365, 365),
            "a steady fall of 0.02 a day through both, phi 0.5, 90 days": (Days(0.5), Missing(0.25), 90, 90, -0.02),
        }

        def rows() -> Iterator[Sequence[str]]:
            for name, case in cases.items():
                yield [name, percent(self.change_tally(*case).coverage)]

        table(["", "tracker"], rows())

    def noise(self) -> None:
        print("## Change: other noise (90 days, 25 % missing), coverage, and false better or worse, in percent\n")
        at_random, few = Missing(0.25), LEVELS[:1]
        cases: dict[str, tuple[Days, Missing, Sequence[tuple[float, float]]]] = {
            "half of the variance slow (0.97), half quick (0.3)": (Days(0.3, slow=0.5), at_random, few),
            "a third of it slow": (Days(0.3, slow=0.33), at_random, few),
            "a wave of a year, 1 point up and 1 down": (Days(0.5, season=1.0), at_random, few),
            "a flare of a week every 2 months, 3 points": (
                Days(0.5, sd=1.0, flares=1 / 60),
                at_random,
                ((3.0, 3.0),),
            ),
            "near 0: most scores 0 or 1": (Days(0.5), at_random, ((-0.5, -0.5),)),
            "near 10: most scores 9 or 10": (Days(0.5), at_random, ((10.5, 10.5),)),
            "half of the days at random": (Days(0.5), Missing(0.5), few),
        }

        def rows() -> Iterator[Sequence[str]]:
            for name, (days, missing, levels) in cases.items():
                ours, naive = Tally(), Tally()
                for one, other in levels:
                    later, earlier, truth = two_periods(
                        self.rng(), 4 * self.per_cell, days, missing, (90, one), (90, other)
                    )
                    ours.add(*intervals(later, earlier), truth)
                    naive.add(*independent(later, earlier), truth)
                yield [name, percent(ours.coverage), percent(ours.said), percent(naive.coverage), percent(naive.said)]
                if naive.coverage > ours.coverage:
                    self.missed.append(f"independent days should fall short and do not: {name}")

        heads = ["", "tracker", "better or worse", "days as independent", "better or worse"]
        table(heads, rows())

    def weekly(self) -> None:
        print("## Change: what is asked weekly, coverage in percent and half width\n")
        cases = (("8 answers", 56, 0.0), ("about 11 of 13", 91, 0.15), ("about 22 of 26", 182, 0.15))

        def rows() -> Iterator[Sequence[str]]:
            for name, length, share in cases:
                cells = []
                for phi in (0.0, 0.5, 0.8, 0.9):
                    ours, naive = Tally(), Tally()
                    for one, other in ((5.0, 5.0), (5.0, 3.0)):
                        later, earlier, truth = two_periods(
                            self.rng(),
                            2 * self.per_cell,
                            Days(phi),
                            Missing(share, every=7),
                            (length, one),
                            (length, other),
                            least=8,
                        )
                        ours.add(*intervals(later, earlier), truth)
                        naive.add(*independent(later, earlier), truth)
                    cells.append(
                        f"{percent(ours.coverage)} ({ours.half / ours.count:.2f}); {percent(naive.coverage)}"
                    )
                    if phi < 0.9 and not ours.within(0.92, 0.98):
                        self.missed.append(f"weekly, {name}, phi {phi}: {cells[-1]}")
                yield [name, *cells]

        table(["answers", "phi 0.0", "phi 0.5", "phi 0.8", "phi 0.9"], rows())

    def steps(self) -> None:
        print('## Change: how often "changed within this period" is said (90 days, 20 % missing), in percent\n')
        period = Period(FIRST + timedelta(days=90), FIRST + timedelta(days=179))
        cases = ((0.0, 0.5), (2.0, 0.5), (4.0, 0.2), (4.0, 0.5), (4.0, 0.8))

        def said(days: Days, points: float, at: float) -> float:
            level = np.where(np.arange(90) < 90 * at, 5 + points / 2, 5 - points / 2)
            series = Missing(0.2).take_out(self.rng(), days.scores(self.rng(), self.per_cell, level))
            found = 0
            for row in series.tolist():
                scores = [
                    Observation(day=period.first + timedelta(days=n), measure="tingling", value=value)
                    for n, value in enumerate(row)
                    if value == value
                ]
                found += compare(scores, period, period.previous()).step is not None
            return found / len(series)

        def rows() -> Iterator[Sequence[str]]:
            for phi in (*PHIS, 0.9):
                shares = [said(Days(phi), points, at) for points, at in cases]
                if phi < 0.9 and shares[0] > 0.05:
                    self.missed.append(f"steps, phi {phi}: {percent(shares[0])} without one")
                yield [str(phi), *map(percent, shares)]

        places = ["2 points in the middle", "4 points at a fifth", "4 in the middle", "4 at four fifths"]
        table(["phi", "no step", *places], rows())

    def pages(self) -> None:
        print(
            "## How many pages of 8 symptoms, each with a change and 6 cycles of 28 days, say something by chance\n"
        )

        def rows() -> Iterator[Sequence[str]]:
            for phi in PHIS:
                changed, cycles, either, pages = 0, 0, 0, self.per_cell // 2
                for _ in range(pages):
                    found = dates(self.rng(), 6, 28, 3)
                    series = Missing(0.2).take_out(
                        self.rng(), Days(phi).scores(self.rng(), 8, np.full(found.period.days, 5.0))
                    )
                    mean, half = intervals(series[:, -90:], series[:, -180:-90])
                    said = int(np.sum((np.abs(mean) - half > 0) & (np.abs(mean) >= 0.45)))
                    off = [
                        wearing_off([value if value == value else None for value in row], found)
                        for row in series.tolist()
                    ]
                    also = sum(one is not None and one.reading in ("worse before", "better before") for one in off)
                    changed, cycles, either = changed + said, cycles + also, either + (said + also > 0)
                yield [str(phi), percent(changed / 8 / pages), percent(cycles / 8 / pages), percent(either / pages)]
                if not 0.2 < either / pages < 0.6:
                    self.missed.append(f"pages that say something by chance, phi {phi}: {percent(either / pages)}")

        table(["phi", "of the changes", "of the figures about cycles", "pages with at least one"], rows())

    def unlike(self) -> None:
        print("## Change: periods that are unlike (90 days, 25 % missing), coverage in percent and half width\n")
        pairs = ((0.85, 0.0), (0.0, 0.85), (0.8, 0.3), (0.3, 0.8))

        def rows() -> Iterator[Sequence[str]]:
            for before, now in pairs:
                ours, boot = Tally(), Tally()
                for one, other in LEVELS[:4]:
                    rng = self.rng()
                    later, earlier, truth = two_periods(
                        rng, self.per_cell, Days(now), GAPS[1], (90, one), (90, other), days_before=Days(before)
                    )
                    ours.add(*intervals(later, earlier), truth)
                    low, high = block_bootstrap(rng, later, earlier)
                    boot.add((low + high) / 2, (high - low) / 2, truth)
                if not ours.within(0.93, 0.98):
                    self.missed.append(f"change, phi {before} and then {now}: {percent(ours.coverage)}")
                if boot.coverage > 0.9:
                    self.missed.append(f"the bootstrap should fall short at phi {before} and {now} and does not")
                cells = [percent(ours.coverage), percent(boot.coverage), f"{ours.half / ours.count:.2f}"]
                yield [str(before), str(now), *cells]

        table(["phi before", "phi now", "tracker", "bootstrap", "tracker, half width"], rows())

    def recovery(self) -> None:
        print("## Change: out of and into scores that hardly differ (90 days, 25 % missing), in percent\n")
        # Far below 0 every score is 0; a little below, one in a hundred is 1.
        cases = {
            "from 5 to nothing but 0": (5.0, -6.0),
            "from 5 to nearly always 0": (5.0, -2.5),
            "from nothing but 0 to 5": (-6.0, 5.0),
            "from 5 to nothing but 10": (5.0, 16.0),
        }

        def rows() -> Iterator[Sequence[str]]:
            for name, (one, other) in cases.items():
                cells = []
                for phi in (0.0, 0.5):
                    later, earlier, truth = two_periods(
                        self.rng(),
                        2 * self.per_cell,
                        Days(phi),
                        GAPS[1],
                        (90, one),
                        (90, other),
                        days_before=Days(phi),
                    )
                    found = Tally()
                    mean, half = intervals(later, earlier)
                    found.add(mean, half, truth)
                    said = float(np.mean(np.sign(truth) * mean - half > 0))
                    cells += [percent(found.coverage), percent(said)]
                    if said < 0.95 or not found.within(0.93, 0.98):
                        self.missed.append(f"{name}, phi {phi}: coverage {cells[-2]}, said {cells[-1]}")
                yield [name, *cells]

        table(["", "phi 0: coverage", "better or worse", "phi 0.5: coverage", "better or worse"], rows())

    def power_of_change(self) -> None:
        print("## Change: how often a true fall is read as better (90 days, 25 % missing), in percent\n")

        def rows() -> Iterator[Sequence[str]]:
            for phi in PHIS:
                cells = []
                for fall in (1.0, 1.5, 2.0):
                    later, earlier, _ = two_periods(
                        self.rng(), 2 * self.per_cell, Days(phi), GAPS[1], (90, 5.0), (90, 5.0 - fall)
                    )
                    mean, half = intervals(later, earlier)
                    cells.append(percent(float(np.mean((mean + half < 0) & (mean <= -0.5)))))
                yield [str(phi), *cells]

        table(["phi", "1 point", "1.5 points", "2 points"], rows())

    def cycle_tally(
        self, days: Days, course: Course, cycles: int, length: int, missing: float = 0.2, jitter: int | None = None
    ) -> Tally:
        rng, found = self.rng(), Tally()
        batch = 25
        for _ in range(-(-self.per_cell // batch)):
            injections = dates(rng, cycles, length, min(3, length // 7) if jitter is None else jitter)
            level, _plain = course.levels(injections)
            series = Missing(missing).take_out(rng, days.scores(rng, batch, level))
            # None in place of NaN. Only NaN is not equal to itself.
            rows = ([value if value == value else None for value in row] for row in series.tolist())
            one_by_one = [wearing_off(row, injections) for row in rows]
            said = [one for one in one_by_one if one is not None]
            mean = np.array([one.mean for one in said])
            half = np.array([one.high - one.mean for one in said])
            found.add(mean, half, true_wearing_off(days, course, injections))
        return found

    def wearing_off(self) -> None:
        for name, course in COURSES.items():
            print(f"## Wearing off, {name}: coverage, and one-sided false alarms or power, in percent\n")

            def rows(course: Course = course, name: str = name) -> Iterator[Sequence[str]]:
                for cycles in CYCLES:
                    for length in CYCLE_LENGTHS:
                        cells = []
                        for phi in CYCLE_PHIS:
                            found = self.cycle_tally(Days(phi), course, cycles, length)
                            cells.append(f"{percent(found.coverage)}, {percent(found.alarms)}")
                            doubt = 2 * sqrt(0.035 * 0.965 / found.count)
                            alarmed = not course.effect and found.alarms > 0.035 + doubt
                            if alarmed or not found.within(0.93, 0.97):
                                self.missed.append(
                                    f"wearing off, {name}, {cycles} x {length} days, phi {phi}: {cells[-1]}"
                                )
                        yield [str(cycles), str(length), *cells]

            table(["cycles", "days", *(f"phi {phi}" for phi in CYCLE_PHIS)], rows())

    def naive(self) -> None:
        print(
            "## Wearing off: beside late less early days (5 cycles, sd 1, no wearing off), false alarms in percent\n"
        )

        def rows() -> Iterator[Sequence[str]]:
            for length in (28, 84):
                for drift in (0.0, 0.01, 0.02):
                    cells = []
                    for phi in (0.0, 0.5):
                        days = Days(phi, sd=1.0)
                        ours = self.cycle_tally(days, Course(drift=drift), 5, length)
                        rng, simple = self.rng(), Tally()
                        for _ in range(-(-self.per_cell // 25)):
                            injections = dates(rng, 5, length, 3)
                            level, _plain = Course(drift=drift).levels(injections)
                            series = Missing(0.2).take_out(rng, days.scores(rng, 25, level))
                            simple.add(*naive_wearing_off(series, injections), 0.0)
                        cells += [percent(ours.alarms), percent(simple.alarms)]
                    if (length, drift) == (84, 0.02) and simple.alarms < 0.5:
                        self.missed.append("late less early days should raise false alarms and does not")
                    yield [str(length), str(drift), *cells]

        table(["days", "drift a day", "phi 0", "simple", "phi 0.5", "simple"], rows())

    def shapes(self) -> None:
        print("## Wearing off: shapes of 2 points, and what has nothing to do with it (sd 1.25, phi 0.5)\n")
        print("Worse, better before the injection, in percent; after the semicolon the first days as reference.\n")
        cases: dict[str, Course] = {
            "nothing": Course(),
            "late: the last quarter": Course(effect=2),
            "worse and worse": Course(shape=lambda day, days: 2 * day / days - 1),
            "gone from the middle on": Course(shape=lambda day, days: 2 / (1 + np.exp(0.55 * days - day)) - 1),
            "best in the middle, bad at both ends": Course(shape=lambda day, days: np.cos(2 * np.pi * day / days)),
            "better on days 1 to 3 only": Course(shape=lambda day, days: -2.0 * ((day >= 1) & (day <= 3))),
            "bad until it acts, a week or a quarter": Course(shape=lambda day, days: 2.0 * (day < min(7, days // 4))),
            "the last tenth only": Course(shape=lambda day, days: 2.0 * (day >= days - max(3, days // 10))),
            "drift of 0.03 a day": Course(drift=0.03),
            "a step of 2 points in the middle of the record": Course(step=2),
            "a wave of a year, 1 up and 1 down": Course(wave=(1.0, 365.25)),
            "a wave of 4 months, 1 up and 1 down": Course(wave=(1.0, 120.0)),
        }

        def rows() -> Iterator[Sequence[str]]:
            for name, course in cases.items():
                cells = []
                for count, length in ((12, 14), (6, 28), (12, 28), (4, 84), (8, 84)):
                    jitter, days = min(2, length // 7), Days(0.5, sd=1.25)
                    ours = self.said_of_cycles(days, course, count, length, jitter, first_days=False)
                    theirs = self.said_of_cycles(days, course, count, length, jitter, first_days=True)
                    cells.append(
                        f"{percent(ours[0])}, {percent(ours[1])}; {percent(theirs[0])}, {percent(theirs[1])}"
                    )
                yield [name, *cells]

        table(["", "12 x 14 days", "6 x 28", "12 x 28", "4 x 84", "8 x 84"], rows())

    def said_of_cycles(
        self, days: Days, course: Course, cycles: int, length: int, jitter: int, first_days: bool
    ) -> tuple[float, float]:
        """How often worse and better before the injection is said; with the first days as the reference instead."""
        rng, said = self.rng(), [0, 0, 0]
        for _ in range(-(-self.per_cell // 100)):
            found = dates(rng, cycles, length, jitter)
            series = Missing(0.2).take_out(rng, days.scores(rng, 25, course.levels(found)[0]))
            compared = FirstDays.of(found) if first_days else found
            for row in series.tolist():
                off = wearing_off([value if value == value else None for value in row], compared)
                said[2] += 1
                if off is not None:
                    said[0] += off.reading == "worse before"
                    said[1] += off.reading == "better before"
        return said[0] / said[2], said[1] / said[2]

    def weekdays(self) -> None:
        print("## Wearing off: injections on Mondays, weekends 1.5 points worse (12 cycles, sd 1), false alarms\n")
        course = Course(weekend=1.5)

        def rows() -> Iterator[Sequence[str]]:
            for length in (14, 21, 28, 84):
                cells = []
                for phi in (0.0, 0.5):
                    days, simple = Days(phi, sd=1.0), Tally()
                    ours = self.cycle_tally(days, course, 12, length, jitter=0)
                    rng = self.rng()
                    for _ in range(-(-self.per_cell // 25)):
                        injections = dates(rng, 12, length, 0)
                        level, _plain = course.levels(injections)
                        series = Missing(0.2).take_out(rng, days.scores(rng, 25, level))
                        simple.add(*naive_wearing_off(series, injections, min(7, -(-length // 4))), 0.0)
                    cells += [percent(ours.alarms), percent(simple.alarms)]
                    if ours.alarms > 0.035 + 2 * sqrt(0.035 * 0.965 / ours.count):
                        self.missed.append(f"weekdays, {length} days, phi {phi}: {percent(ours.alarms)}")
                    if length == 14 and simple.alarms < 0.2:
                        self.missed.append("a quarter of the interval should raise false alarms and does not")
                yield [str(length), *cells]

        table(["days", "phi 0", "quarter of the interval", "phi 0.5", "quarter of the interval"], rows())

    def power_of_wearing_off(self) -> None:
        print("## Wearing off: how often 2 points are found with 6 cycles of 28 days, in percent\n")

        def rows() -> Iterator[Sequence[str]]:
            for sd in (1.0, 1.25, 1.5):
                for missing in (0.0, 0.2):
                    days = [Days(phi, sd=sd) for phi in CYCLE_PHIS]
                    found = [self.cycle_tally(one, Course(effect=2), 6, 28, missing) for one in days]
                    yield [str(sd), f"{missing:.0%}", *(percent(one.alarms) for one in found)]

        table(["sd", "missing", *(f"phi {phi}" for phi in CYCLE_PHIS)], rows())

    def beyond_wearing_off(self) -> None:
        print("## Wearing off: beyond what is wanted, coverage and false alarms in percent\n")
        cases = {
            "worsening that levels off, 6 x 28 days, phi 0.5": (Days(0.5), Course(settling=-4), 6, 28),
            "worsening that levels off, 6 x 84 days, phi 0.5": (Days(0.5), Course(settling=-4), 6, 84),
            "phi 0.9, 6 x 28 days": (Days(0.9), Course(), 6, 28),
            "small deviations (sd 0.6), 6 x 28 days, phi 0.5": (Days(0.5, sd=0.6), Course(), 6, 28),
        }

        def rows() -> Iterator[Sequence[str]]:
            for name, (days, course, cycles, length) in cases.items():
                found = self.cycle_tally(days, course, cycles, length)
                yield [name, percent(found.coverage), percent(found.alarms)]

        table(["", "coverage", "false alarms"], rows())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth as many journals; a few minutes")
    parser.add_argument("--only", choices=("change", "wearing-off"), help="one of the two")
    asked = parser.parse_args()
    began = time.monotonic()
    # A cell of changes has five pairs of levels.
    changes, cycles = (Simulation(50), Simulation(200)) if asked.quick else (Simulation(500), Simulation(2000))
    if asked.only != "wearing-off":
        for part in (
            changes.change,
            changes.control,
            changes.unlike,
            changes.recovery,
            changes.power_of_change,
            changes.noise,
            changes.weekly,
            changes.steps,
            changes.beyond,
        ):
            changes.begin(part)
    if asked.only != "change":
        for part in (
            cycles.wearing_off,
            cycles.shapes,
            cycles.naive,
            cycles.weekdays,
            cycles.power_of_wearing_off,
            cycles.pages,
            cycles.beyond_wearing_off,
        ):
            cycles.begin(part)
    print(f"Took {time.monotonic() - began:.0f} s.")
    if asked.quick:
        return 0
    missed = [*changes.missed, *cycles.missed]
    print("Outside of what is wanted:" if missed else "All within what is wanted.")
    for line in missed:
        print(f"- {line}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
