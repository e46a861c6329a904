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
    """The middle value, or halfway between the two middle ones. values: in any order."""
    return quantile(sorted(values), 0.5)
