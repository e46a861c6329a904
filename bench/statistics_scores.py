"""Invented daily scores with known true values, and the simple methods that miss them too often.

A day's score is a level plus a deviation that depends on the day before (AR(1)), rounded to a whole number and cut
off at 0 and 10. The true value is the expectation of this rounded score, because a mean estimates this expectation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from math import erf, sqrt

import numpy as np
from numpy.typing import NDArray

from tracker.domain.analysis.cycles import Compared, Cycles, cycles
from tracker.domain.analysis.student_t import reach
from tracker.domain.analysis.trend import LEAST_DAYS
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose

Array = NDArray[np.float64]
Random = np.random.Generator

FIRST = date(2026, 1, 1)
# Runs of missing days are this long on average.
RUN = 5
BLOCK = 7
# The autocorrelation of slow waves, the points of a flare, the days of a year.
SLOW, FLARE, YEAR = 0.97, 3.0, 365.25
_STEPS = np.arange(10) + 0.5
_erf = np.vectorize(erf)


@dataclass(frozen=True)
class Days:
    """How the scores of days deviate from their level.

    phi: the autocorrelation with the day before; sd: the standard deviation; own: the day's own share of the
    variance; slow: the share of the variance with an autocorrelation of 0.97: waves of weeks; flares: the share of
    days on which a flare of a week begins, 3 points worse; season: the height of a wave of a year that begins on any
    day.
    """

    phi: float = 0.5
    sd: float = 1.5
    own: float = 0.0
    slow: float = 0.0
    flares: float = 0.0
    season: float = 0.0

    def scores(self, rng: Random, count: int, level: Array) -> Array:
        """``count`` series around a level for each day, as whole numbers from 0 to 10."""
        shape = (count, len(level))
        noise = sqrt(1 - self.own - self.slow) * _carried(rng, shape, self.phi)
        noise = noise + sqrt(self.own) * rng.standard_normal(shape) if self.own else noise
        noise = noise + sqrt(self.slow) * _carried(rng, shape, SLOW) if self.slow else noise
        around = level + self.sd * noise
        if self.flares:
            begins = rng.random(shape) < self.flares
            around = around + FLARE * _lasting(begins, BLOCK)
        if self.season:
            starts = rng.random((count, 1))
            around = around + self.season * np.sin(2 * np.pi * (np.arange(len(level)) / YEAR + starts))
        return np.clip(np.rint(around), 0, 10)

    def expected(self, level: Array) -> Array:
        """The expectation of a score around each level: the expected number of steps 0.5, 1.5, ... 9.5 below it."""
        passed = (np.asarray(level)[..., None] - _STEPS) / self.sd
        return np.asarray(np.sum((1 + _erf(passed / sqrt(2))) / 2, axis=-1))


def _carried(rng: Random, shape: tuple[int, int], phi: float) -> Array:
    """AR(1) series of variance 1."""
    found = rng.standard_normal(shape)
    for day in range(1, shape[1]):
        found[:, day] = phi * found[:, day - 1] + sqrt(1 - phi**2) * found[:, day]
    return found


def _lasting(begins: NDArray[np.bool_], days: int) -> NDArray[np.bool_]:
    """Which days belong to something that began on them or on one of the days before."""
    found = begins.copy()
    for ago in range(1, days):
        found[:, ago:] |= begins[:, :-ago]
    return found


@dataclass(frozen=True)
class Missing:
    """Which days are missing: a share of them, each by itself or in runs.

    every: only one of so many days has a score, up to two days early or late: what is asked weekly.
    """

    share: float = 0.0
    runs: bool = False
    every: int = 1

    def take_out(self, rng: Random, series: Array) -> Array:
        """The series with NaN on missing days."""
        gone = rng.random(series.shape) < self.share
        if self.runs and self.share:
            begins = self.share / (1 - self.share) / RUN
            for day in range(1, series.shape[1]):
                chance = np.where(gone[:, day - 1], 1 - 1 / RUN, begins)
                gone[:, day] = rng.random(len(series)) < chance
        if self.every > 1:
            gone |= ~self._asked(rng, series.shape)
        return np.where(gone, np.nan, series)

    def _asked(self, rng: Random, shape: tuple[int, int]) -> NDArray[np.bool_]:
        """The days on which an answer is due."""
        due = np.arange(0, shape[1], self.every) + rng.integers(0, 3, (shape[0], -(-shape[1] // self.every)))
        asked = np.zeros(shape, bool)
        asked[np.arange(shape[0])[:, None], np.minimum(due, shape[1] - 1)] = True
        return asked

    def __str__(self) -> str:
        return f"{self.share:.0%} {'in runs' if self.runs else 'at random'}" if self.share else "none"


def two_periods(
    rng: Random,
    count: int,
    days: Days,
    missing: Missing,
    before: tuple[int, float],
    now: tuple[int, float],
    slope: float = 0.0,
    days_before: Days | None = None,
    least: int = LEAST_DAYS,
) -> tuple[Array, Array, float]:
    """Series of two neighbouring periods, later first, with enough days in both; and their true change.

    before, now: days and level; slope: points a day, through both; days_before: how the days of the earlier period
    deviate, where it is in another way: the two periods then have nothing to do with each other; least: how many days
    both periods must have.
    """
    level = np.repeat([before[1], now[1]], [before[0], now[0]])
    level = level + slope * (np.arange(len(level)) - before[0])
    expected = days.expected(level)
    if days_before is None:
        series = days.scores(rng, count, level)
    else:
        first, second = level[: before[0]], level[before[0] :]
        series = np.hstack([days_before.scores(rng, count, first), days.scores(rng, count, second)])
        expected = np.concatenate([days_before.expected(first), days.expected(second)])
    series = missing.take_out(rng, series)
    known = ~np.isnan(series)
    enough = (known[:, : before[0]].sum(1) >= least) & (known[:, before[0] :].sum(1) >= least)
    earlier, later = series[enough, : before[0]], series[enough, before[0] :]
    return later, earlier, float(expected[before[0] :].mean() - expected[: before[0]].mean())


def independent(now: Array, before: Array) -> tuple[Array, Array]:
    """The change and the half width of Welch's interval, which takes days for independent: the naive method."""
    count = [np.sum(~np.isnan(one), axis=1) for one in (now, before)]
    parts = [np.nanvar(one, axis=1, ddof=1) / n for one, n in zip((now, before), count, strict=True)]
    mean = np.nanmean(now, axis=1) - np.nanmean(before, axis=1)
    freedom = sum(parts) ** 2 / sum(part**2 / (n - 1) for part, n in zip(parts, count, strict=True))
    return mean, np.array([reach(float(one)) for one in freedom]) * np.sqrt(sum(parts))


def block_bootstrap(rng: Random, now: Array, before: Array, draws: int = 400) -> tuple[Array, Array]:
    """The ends of the percentile interval of a moving-block bootstrap (Künsch 1989) with blocks of a week."""

    def means(series: Array) -> Array:
        known = ~np.isnan(series)
        days = series.shape[1]
        found = []
        for values, there in zip(np.where(known, series, 0), known, strict=True):
            sums = np.convolve(values, np.ones(BLOCK), "valid")
            counts = np.convolve(there, np.ones(BLOCK), "valid")
            drawn = rng.integers(0, days - BLOCK + 1, (draws, -(-days // BLOCK)))
            found.append(sums[drawn].sum(1) / np.maximum(counts[drawn].sum(1), 1))
        return np.array(found)

    low, high = np.quantile(means(now) - means(before), [0.025, 0.975], axis=1)
    return low, high


@dataclass(frozen=True)
class Course:
    """What a symptom does over the cycles.

    drift: points a day; settling: points by which it falls, levelling off with a time constant of ``over`` days;
    effect: how much worse the days before an injection are; weekend: how much worse Saturdays and Sundays are;
    shape: what else happens between two injections, from the day in the cycle and its length to points; wave: the
    height and the length in days of a wave that has nothing to do with the injections; step: points by which it falls
    on the middle day.
    """

    drift: float = 0.0
    settling: float = 0.0
    over: float = 60.0
    effect: float = 0.0
    weekend: float = 0.0
    shape: Callable[[Array, int], Array] | None = None
    wave: tuple[float, float] = (0.0, 1.0)
    step: float = 0.0

    def levels(self, found: Cycles) -> tuple[Array, Array]:
        """The level of each day with and without the effect, around the middle of the scale."""
        day = np.arange(found.period.days)
        # The drift is limited to the room on the scale.
        drift = np.clip(self.drift, -8 / len(day), 8 / len(day))
        plain = 5 + drift * (day - day.mean()) + self.settling * (np.exp(-day / self.over) - 0.5)
        # The first injection is on a Monday.
        plain = plain + self.weekend * (day % 7 >= 5)
        height, length = self.wave
        plain = plain + height * np.sin(2 * np.pi * day / length) - self.step * ((2 * day >= len(day)) - 0.5)
        worse = np.zeros(len(day))
        ends = [(cycle.first, cycle.days) for cycle in found.complete]
        ends.append((found.complete[-1].last + timedelta(days=1), found.complete[-1].days))
        for start, days in ends:
            first = (start - found.period.first).days
            since = np.arange(min(days, len(day) - first))
            # The effect begins over a few days, before the late days.
            effect = self.effect / (1 + np.exp(-(since - (days - found.compared.late - 2.0))))
            worse[first : first + len(since)] = effect + (self.shape(since, days) if self.shape else 0)
        return plain + worse - self.effect / 2, plain - self.effect / 2


def dates(rng: Random, count: int, length: int, jitter: int) -> Cycles:
    """``count`` complete cycles of ``length`` days, each longer or shorter by up to ``jitter``, and half a cycle."""
    lengths = length + rng.integers(-jitter, jitter + 1, count)
    injections = [FIRST + timedelta(days=int(days)) for days in (0, *np.cumsum(lengths))]
    doses = [Dose(day=day, product="b12", route="intramuscular", state="taken") for day in injections]
    return cycles(doses, Period(FIRST, injections[-1] + timedelta(days=length // 2)))


class FirstDays(Cycles):
    """Cycles of which the first days are the reference: the control that takes a short lift for wearing off."""

    @classmethod
    def of(cls, found: Cycles) -> FirstDays:
        """The same cycles."""
        return cls(*(getattr(found, one.name) for one in fields(found)))

    @property
    def compared(self) -> Compared:
        """As many days as are late, from the day after the injection on."""
        late = min(BLOCK, -(-min(self.intervals) // 4))
        return Compared(late, 1, late)


def true_wearing_off(days: Days, course: Course, found: Cycles) -> float:
    """The mean over the cycles: expected late days minus the line between the settled days, without the drift."""
    with_effect, without = course.levels(found)
    extra = days.expected(with_effect) - days.expected(without)
    start, compared = found.period.first, found.compared
    each = []
    for cycle in found.complete:
        given, following = (cycle.first - start).days, (cycle.last - start).days + 1
        late = extra[following - compared.late : following].mean()
        here, there = (
            extra[one + compared.first : one + compared.first + compared.settled].mean() for one in (given, following)
        )
        middle = compared.first + (compared.settled - 1) / 2
        passed = (following - (compared.late + 1) / 2 - given - middle) / (following - given)
        each.append(late - (1 - passed) * here - passed * there)
    return float(np.mean(each))


def naive_wearing_off(series: Array, found: Cycles, window: int = 0) -> tuple[Array, Array]:
    """Late days minus early days of the same cycle, and the half width of Student's interval; one row a series.

    window: how many days are late, and early; as many as are late without it.
    """
    start, window = found.period.first, window or found.compared.late
    each = []
    with np.errstate(invalid="ignore"):
        for cycle in found.complete:
            given, following = (cycle.first - start).days, (cycle.last - start).days + 1
            late, early = series[:, following - window : following], series[:, given + 1 : given + 1 + window]
            each.append(_means(late) - _means(early))
    differences = np.array(each).T
    count = np.sum(~np.isnan(differences), axis=1)
    mean = np.nansum(differences, axis=1) / count
    spread = np.sqrt(np.nansum((differences - mean[:, None]) ** 2, axis=1) / (count - 1))
    return mean, np.array([reach(int(one) - 1) for one in count]) * spread / np.sqrt(count)


def _means(series: Array) -> Array:
    return np.asarray(np.nansum(series, axis=1) / np.sum(~np.isnan(series), axis=1))
