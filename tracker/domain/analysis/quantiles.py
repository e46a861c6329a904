"""Quantiles and the median of a few values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def quantile(ordered: Sequence[float], share: float) -> float:
    """The ``share`` quantile (0 to 1) of values in rising order, by linear interpolation.

    Definition 7 of Hyndman and Fan 1996, Am Stat 50:361-365; what NumPy and spreadsheets use.
    """
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def median(values: Iterable[float]) -> float:
    """The middle one of the values, in any order; of an even number of them, halfway between the two."""
    return quantile(sorted(values), 0.5)
