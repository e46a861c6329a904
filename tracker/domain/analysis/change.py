"""How much a symptom differs between two periods, with an interval that is honest about daily scores.

A bad day is often followed by another. An interval that treats one person's days as independent is too narrow. Here
the autocorrelation phi (how alike neighbouring days are) is unknown, and each period may have its own: every possible
value counts by how well it fits the scores. docs/statistics.md has the method, its sources, and how often an interval
contains the true value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from tracker.domain.analysis.readings import Size, cut, direction, rules_out
from tracker.domain.analysis.student_t import Array, smallest, within

Reading = Literal["better", "worse", "about the same", "no large change", "cannot tell"]

# The variance that rounding to whole scores adds to a day. No day is known more exactly than that.
ROUNDING: Final = 1 / 12

_UNLESS_CLEAR: Final[Mapping[Size | None, Reading]] = {1: "about the same", 2: "no large change", None: "cannot tell"}
POWER: Final = 1.4

# The possible values of phi and their prior weights. The prior is even from 0 to 1: each weight is the width of the
# value's step. Only 0 has more weight, for days that do not depend on one another.
_PHI = np.array([0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.93, 0.97])
_PHI_WEIGHTS = np.array([6, 1.5, 1.5, 1.5, 1.5, 1, 1, 0.8, 0.6, 0.4])
# The possible values of the day's own share of the variance. It is never 0, because rounding is part of it.
_OWN = np.array([0.03, 0.1, 0.25, 0.5])
_OWN_WEIGHTS = np.array([3, 3, 2, 1])
# Every pair of phi and own share, and its prior weight; the weights make 1.
_PAIR_PHI = np.repeat(_PHI, len(_OWN))
_PAIR_OWN = np.tile(_OWN, len(_PHI))
_PRIOR = np.outer(_PHI_WEIGHTS, _OWN_WEIGHTS).ravel() / (_PHI_WEIGHTS.sum() * _OWN_WEIGHTS.sum())
# The prior probability that the two periods have one phi: it is the same person.
_ONE_PHI: Final = 0.85
# Where each period has its own phi, the pairs of a period are put into classes by the variance of the mean. These are
# the edges of the classes, as shares. The classes are narrow where the variance is large: it makes the interval wide.
_CLASSES = np.array([0, 0.25, 0.5, 0.7, 0.82, 0.9, 0.95, 0.98, 1])


@dataclass(frozen=True, slots=True)
class Change:
    """The mean of the later days minus the mean of the earlier days, in points; below 0 is better.

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
        return POWER * (self.high - self.low) / 2


def changes(pairs: Sequence[tuple[Sequence[float | None], Sequence[float | None]]]) -> list[Change]:
    """The change from the second to the first series of each pair.

    The series have one value a day, None where there is none, and at least two known ones. Several pairs at once take
    hardly longer than one.
    """
    if not pairs:
        return []
    nows, befores = (_rows(series) for series in zip(*pairs, strict=True))
    found = zip(*intervals(nows, befores), strict=True)
    return [Change(*cut(float(mean), float(half))) for mean, half in found]


def intervals(now: Array, before: Array) -> tuple[Array, Array]:
    """The changes of several series at once, and how far their intervals extend to each side.

    now, before: one row a series, one column a day, NaN for no value; the numbers of days may differ.
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
    # A period whose days hardly differ, such as one of zeros, says nothing about phi.
    still = np.sum(deviation**2, axis=1) < ROUNDING * (count - 1)
    likelihood = np.exp(np.where(still[:, None], 0, fit - fit.max(axis=1, keepdims=True)))
    variance_now, variance_before, weight = _cases(spread * _inflation(known), likelihood * _PRIOR)
    error = np.sqrt(variance_now + variance_before)
    # Welch 1947, Satterthwaite 1946.
    free_now, free_before = np.split(count[:, None] - 1, 2)
    freedom = error**4 / (variance_now**2 / free_now + variance_before**2 / free_before)
    inside = within(freedom)

    def share(half: Array) -> Array:
        return np.asarray(np.sum(weight * inside(half[:, None] / error), axis=1))

    mean_now, mean_before = np.split(mean, 2)
    return mean_now - mean_before, smallest(share, error.min(axis=1), 3 * error.max(axis=1))


def _cases(variance: Array, fit: Array) -> tuple[Array, Array, Array]:
    """The variances of the two means in each case, and its weight: the cases with one phi, then those with two.

    variance: of the mean, for each pair of phi and own share; fit: likelihood times prior of each pair; the series of
    the later periods first. One phi or two: each weighs by how well it explains the scores (Kass and Raftery 1995).
    """
    (variance_now, variance_before), (fit_now, fit_before) = np.split(variance, 2), np.split(fit, 2)
    one = fit_now * fit_before / _PRIOR
    sum_one, sum_now, sum_before = (part.sum(axis=1, keepdims=True) for part in (one, fit_now, fit_before))
    of_one, of_two = _ONE_PHI * sum_one, (1 - _ONE_PHI) * sum_now * sum_before
    chance = of_one / (of_one + of_two)
    class_now, weight_now = _classes(variance_now, fit_now / sum_now)
    class_before, weight_before = _classes(variance_before, fit_before / sum_before)
    count = len(_CLASSES) - 1
    both = (weight_now[:, :, None] * weight_before[:, None, :]).reshape(len(weight_now), -1)
    return (
        np.hstack([variance_now, np.repeat(class_now, count, axis=1)]),
        np.hstack([variance_before, np.tile(class_before, count)]),
        np.hstack([chance * one / sum_one, (1 - chance) * both]),
    )


def _classes(variance: Array, weight: Array) -> tuple[Array, Array]:
    """The mean variance of each class, and the weight of the class. A pair can belong to two classes, in part."""
    order = np.argsort(variance, axis=1)
    variance, weight = np.take_along_axis(variance, order, 1), np.take_along_axis(weight, order, 1)
    end = np.cumsum(weight, axis=1)[:, None, :]
    start = end - weight[:, None, :]
    shares = np.clip(np.minimum(end, _CLASSES[1:, None]) - np.maximum(start, _CLASSES[:-1, None]), 0, None)
    total = shares.sum(axis=2)
    mean = (shares @ variance[:, :, None])[:, :, 0] / np.where(total > 0, total, 1)
    return np.where(total > 0, mean, variance[:, -1:]), total


def _filtered(deviation: Array, known: NDArray[np.bool_]) -> tuple[Array, Array]:
    """The variance of a day, and the restricted log likelihood, for each pair of phi and own share.

    A Kalman filter (Harvey 1989, chapter 3) goes over all days, also those without a value. The level of a day is phi
    times the level of the day before; the day's own part is added to it. The filter runs on the deviations and on a
    series of ones. This removes the unknown mean from both (Harville 1974).
    """
    shape = (len(deviation), len(_PAIR_PHI))
    level, level_of_one, uncertain = np.zeros(shape), np.zeros(shape), np.broadcast_to(1 - _PAIR_OWN, shape)
    log_variance, ones, both, squares = (np.zeros(shape) for _ in range(4))
    fresh = (1 - _PAIR_OWN) * (1 - _PAIR_PHI**2)
    for day in range(deviation.shape[1]):
        here = known[:, day, None]
        variance = uncertain + _PAIR_OWN
        surprise = (deviation[:, day, None] - level) * here
        surprise_of_one = (1 - level_of_one) * here
        gain = uncertain / variance * here
        log_variance += np.log(variance) * here
        ones += surprise_of_one**2 / variance
        both += surprise * surprise_of_one / variance
        squares += surprise**2 / variance
        level = _PAIR_PHI * (level + gain * surprise)
        level_of_one = _PAIR_PHI * (level_of_one + gain * surprise_of_one)
        uncertain = _PAIR_PHI**2 * uncertain * (1 - gain) + fresh
    free = np.sum(known, axis=1)[:, None] - 1
    spread = np.maximum((squares - both**2 / ones) / free, ROUNDING)
    return spread, -(log_variance + np.log(ones) + free * np.log(spread)) / 2


def _inflation(known: NDArray[np.bool_]) -> Array:
    """The variance of the mean of the known days, for days of variance 1."""
    days = known.shape[1]
    spectrum = np.abs(np.fft.rfft(known, 2 * days, axis=1)) ** 2
    # How many pairs of known days are 0, 1, 2, ... days apart. Each pair counts twice, but a day with itself once.
    pairs = np.rint(np.fft.irfft(spectrum, 2 * days, axis=1)[:, :days])
    count = pairs[:, :1]
    alike = 2 * pairs @ _PAIR_PHI ** np.arange(days)[:, None] - count
    return np.asarray(((1 - _PAIR_OWN) * alike + _PAIR_OWN * count) / count**2)


def _rows(series: Sequence[Sequence[float | None]]) -> Array:
    """One row a series; the shorter ones end with days without a value."""
    rows = np.full((len(series), max(map(len, series))), np.nan)
    for row, values in zip(rows, series, strict=True):
        row[: len(values)] = [np.nan if value is None else value for value in values]
    return rows
