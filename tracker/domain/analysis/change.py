"""How much a symptom differs between two periods, with an interval that is honest about daily scores.

One person's days are alike: a bad day is followed by another. An interval that takes them for independent is too
narrow. Here the likeness of neighbouring days is unknown, and each period may have its own; every value it may have
counts by how well it fits. docs/statistics.md has the method, its sources, and how often an interval holds the truth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from tracker.domain.analysis.readings import Size, cut, direction, rules_out
from tracker.domain.analysis.student_t import Array, smallest, within
from tracker.domain.analysis.trend import LEAST_DAYS, Summary, daily, summarise
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import counted

Reading = Literal["better", "worse", "about the same", "no large change", "cannot tell"]

# What rounding to whole scores adds to the variance of a day: no day is known better than that.
ROUNDING: Final = 1 / 12

_UNLESS_CLEAR: Final[Mapping[Size | None, Reading]] = {1: "about the same", 2: "no large change", None: "cannot tell"}
_POWER: Final = 1.4
_REWORDED: Final = "It has other words since {}: the scores before and after are two series."

# How alike neighbouring days may be, with what each counts before anything is known: evenly from 0 to 1, the width of
# its step, but for 0, which is left when days have nothing to do with one another.
_LIKENESS = np.array([0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97])
_LIKENESS_WEIGHTS = np.array([6, 1.5, 1.5, 1.5, 1.5, 1, 1, 0.8, 0.6, 0.4])
# Which share of the variance may be a day's own: it is never none, as rounding is part of it.
_OWN = np.array([0.03, 0.1, 0.25, 0.5])
_OWN_WEIGHTS = np.array([3, 3, 2, 1])
# Every pair of the two.
_ALIKE = np.repeat(_LIKENESS, len(_OWN))
_ALONE = np.tile(_OWN, len(_LIKENESS))
_PRIOR = np.outer(_LIKENESS_WEIGHTS, _OWN_WEIGHTS).ravel() / (_LIKENESS_WEIGHTS.sum() * _OWN_WEIGHTS.sum())
# How likely it is, before anything is known, that the two periods have one likeness: it is the same person.
_ONE_LIKENESS: Final = 0.8
# Where the likenesses differ, the pairs of a period are put into classes, by how uncertain they leave its mean; the
# edges of the classes, as shares. They are narrow where the mean is uncertain: that is what makes an interval wide.
_CLASSES = np.array([0, 0.25, 0.5, 0.7, 0.82, 0.9, 0.95, 0.98, 1])


@dataclass(frozen=True, slots=True)
class Change:
    """The mean of the later days less that of the earlier ones, in points; below 0 is better.

    low, high: the ends of the 95 % interval.
    """

    mean: float
    low: float
    high: float

    @property
    def reading(self) -> Reading:
        """The change in words."""
        match direction(self.mean, self.low, self.high):
            case 1:
                return "worse"
            case -1:
                return "better"
        return _UNLESS_CLEAR[self.rules_out]

    @property
    def rules_out(self) -> Size | None:
        """Beyond how many points no change is left, for better or worse: 1, 2 or None."""
        return rules_out(self.low, self.high)

    @property
    def shows(self) -> float:
        """How large a change days like these show in 80 of 100 records, in points: 1.4 times half the interval.

        The interval reaches 1.96 standard errors to each side, and 80 % of power take 0.84 of them more.
        """
        return _POWER * (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class Comparison:
    """One symptom in two periods. change is None where it is not reckoned.

    asked: how often the symptom is asked for; reworded: the last day of the two periods from which it goes by other
    words, or None.
    """

    now: Summary
    before: Summary
    change: Change | None
    asked: Asked = "daily"
    reworded: date | None = None

    @property
    def reading(self) -> str:
        """The change in a few words, or why there is none: "better", "too few days"."""
        if self.change is not None:
            return self.change.reading
        if self.reworded is not None:
            return "other words before"
        if not self.now.logged_days or not self.before.logged_days:
            return (
                f"nothing recorded{' before' if self.now.logged_days else ' now' if self.before.logged_days else ''}"
            )
        return "too few days" if self.asked == "daily" else f"asked {self.asked}, not compared"

    @property
    def why_not(self) -> str | None:
        """Why there is no change, as a sentence; else None."""
        now, before = self.now.logged_days, self.before.logged_days
        if self.change is not None:
            return None
        if self.reworded is not None:
            return _REWORDED.format(day_spoken(self.reworded))
        if not now or not before:
            return f"{self.reading.capitalize()}, so there is nothing to compare."
        if self.asked == "daily":
            return f"Too few days to compare: {now} now and {before} before; each needs {LEAST_DAYS} or more."
        answers = f"{counted(now, 'answer')} now and {before} before"
        return f"Asked {self.asked}: {answers}. No change is reckoned from fewer than {LEAST_DAYS}."


def compare(
    scores: Iterable[Observation],
    now: Period,
    before: Period,
    reworded: Iterable[date] = (),
    asked: Asked = "daily",
) -> Comparison:
    """One symptom's scores in two periods, of any lengths, the one before the other.

    reworded: the days from which the symptom went by other words: scores from both sides of one are not compared.
    asked: how often it is asked for.
    """
    scores = list(scores)
    later, earlier = daily(scores, now), daily(scores, before)
    this, previous = summarise(later), summarise(earlier)
    others = [day for day in reworded if before.first < day <= now.last]
    if others:
        return Comparison(this, previous, None, asked, max(others))
    enough = this.enough and previous.enough
    return Comparison(this, previous, change(later, earlier) if enough else None, asked)


def change(now: Sequence[float | None], before: Sequence[float | None]) -> Change:
    """The change from ``before`` to ``now``: one value a day each, None where there is none, at least two known."""
    mean, half = (float(one[0]) for one in intervals(_row(now), _row(before)))
    return Change(*cut(mean, half))


def intervals(now: Array, before: Array) -> tuple[Array, Array]:
    """The changes of several series at once, and how far their intervals reach to each side.

    now, before: series down, days across, NaN where there is no value; the two may have different numbers of days.
    """
    length = max(now.shape[1], before.shape[1])
    series = np.vstack(
        [np.pad(one, ((0, 0), (0, length - one.shape[1])), constant_values=np.nan) for one in (now, before)]
    )
    known = ~np.isnan(series)
    count = np.sum(known, axis=1)
    mean = np.sum(np.where(known, series, 0), axis=1) / count
    deviation = np.where(known, series - mean[:, None], 0)
    spread, fit = _filtered(deviation, known)
    # A period whose days hardly differ, such as one of zeros, tells nothing of how alike they are.
    still = np.sum(deviation**2, axis=1) < ROUNDING * (count - 1)
    fits_now, fits_before = np.split(np.exp(np.where(still[:, None], 0, fit - fit.max(axis=1, keepdims=True))), 2)
    each_now, each_before = np.split(spread * _inflation(known), 2)
    variance_now, variance_before, weight = _every_case(
        each_now, each_before, fits_now * _PRIOR, fits_before * _PRIOR
    )
    error = np.sqrt(variance_now + variance_before)
    # Welch 1947, Satterthwaite 1946.
    free_now, free_before = np.split(count[:, None] - 1, 2)
    freedom = error**4 / (variance_now**2 / free_now + variance_before**2 / free_before)
    inside = within(freedom)

    def share(half: Array) -> Array:
        return np.asarray(np.sum(weight * inside(half[:, None] / error), axis=1))

    mean_now, mean_before = np.split(mean, 2)
    return mean_now - mean_before, smallest(share, error.min(axis=1), 3 * error.max(axis=1))


def _every_case(
    variance_now: Array, variance_before: Array, fit_now: Array, fit_before: Array
) -> tuple[Array, Array, Array]:
    """The variances of the two means, and the weight of each case: those of one likeness, then those of two.

    variance, fit: of each pair of likeness and share of its own in each period; the fits are likelihoods times the
    prior. The two kinds of cases weigh what they explain (Kass and Raftery 1995, J Am Stat Assoc 90:773-795).
    """
    one = fit_now * fit_before / _PRIOR
    total_one, total_now, total_before = (part.sum(axis=1, keepdims=True) for part in (one, fit_now, fit_before))
    of_one = _ONE_LIKENESS * total_one
    of_two = (1 - _ONE_LIKENESS) * total_now * total_before
    chance = of_one / (of_one + of_two)
    classed_now, weight_now = _classed(variance_now, fit_now / total_now)
    classed_before, weight_before = _classed(variance_before, fit_before / total_before)
    classes = len(_CLASSES) - 1
    both = (weight_now[:, :, None] * weight_before[:, None, :]).reshape(len(weight_now), -1)
    return (
        np.hstack([variance_now, np.repeat(classed_now, classes, axis=1)]),
        np.hstack([variance_before, np.tile(classed_before, classes)]),
        np.hstack([chance * one / total_one, (1 - chance) * both]),
    )


def _classed(variance: Array, weight: Array) -> tuple[Array, Array]:
    """The mean variance of each class of the pairs, and the weight of the class; a pair may belong to two of them."""
    order = np.argsort(variance, axis=1)
    variance, weight = np.take_along_axis(variance, order, 1), np.take_along_axis(weight, order, 1)
    end = np.cumsum(weight, axis=1)
    start = end - weight
    shares = np.clip(
        np.minimum(end[:, None, :], _CLASSES[1:, None]) - np.maximum(start[:, None, :], _CLASSES[:-1, None]), 0, None
    )
    total = shares.sum(axis=2)
    mean = (shares @ variance[:, :, None])[:, :, 0] / np.where(total > 0, total, 1)
    return np.where(total > 0, mean, variance[:, -1:]), total


def _filtered(deviation: Array, known: NDArray[np.bool_]) -> tuple[Array, Array]:
    """The variance of a day, and the restricted log likelihood, for each pair of likeness and share of its own.

    A Kalman filter (Harvey 1989, chapter 3) goes over the days, those without a value too, with a level that is
    likeness times the day before's, plus what is the day's own. It filters the deviations and, beside them, a
    series of ones: that takes the unknown mean out of both (Harville 1974).
    """
    shape = (len(deviation), len(_ALIKE))
    level, level_of_one, uncertain = np.zeros(shape), np.zeros(shape), np.broadcast_to(1 - _ALONE, shape)
    log_variance, ones, both, squares = (np.zeros(shape) for _ in range(4))
    fresh = (1 - _ALONE) * (1 - _ALIKE**2)
    for day in range(deviation.shape[1]):
        here = known[:, day, None]
        variance = uncertain + _ALONE
        surprise = (deviation[:, day, None] - level) * here
        surprise_of_one = (1 - level_of_one) * here
        gain = uncertain / variance * here
        log_variance += np.log(variance) * here
        ones += surprise_of_one**2 / variance
        both += surprise * surprise_of_one / variance
        squares += surprise**2 / variance
        level = _ALIKE * (level + gain * surprise)
        level_of_one = _ALIKE * (level_of_one + gain * surprise_of_one)
        uncertain = _ALIKE**2 * uncertain * (1 - gain) + fresh
    free = np.sum(known, axis=1)[:, None] - 1
    spread = np.maximum((squares - both**2 / ones) / free, ROUNDING)
    return spread, -(log_variance + np.log(ones) + free * np.log(spread)) / 2


def _inflation(known: NDArray[np.bool_]) -> Array:
    """The variance of the mean of the known days, for days of variance 1."""
    days = known.shape[1]
    spectrum = np.abs(np.fft.rfft(known, 2 * days, axis=1)) ** 2
    # How many pairs of known days lie 0, 1, 2, ... days apart; each counts twice but a day with itself.
    pairs = np.rint(np.fft.irfft(spectrum, 2 * days, axis=1)[:, :days])
    count = pairs[:, :1]
    alike = 2 * pairs @ _ALIKE ** np.arange(days)[:, None] - count
    return np.asarray(((1 - _ALONE) * alike + _ALONE * count) / count**2)


def _row(values: Sequence[float | None]) -> Array:
    return np.array([[np.nan if value is None else value for value in values]])
