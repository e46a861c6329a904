"""The drawing of a blood test over time: its results, the printed range as a band, and the values of the results.

The axes are as wide and as high as their room in points, so that places and letters have one measure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.text import Text

from tracker.domain.model.period import Period
from tracker.report.content.blood import BloodSeries, Result
from tracker.report.drawing.axes.artists import Marker, corners, points
from tracker.report.drawing.paper.style import ALARM, BAND, GREY, INK, LINE, PAPER, QUIET, SMALL

# Points between the sides of the axes and the marks, above and below the marks, and between two values.
_INSET: Final = 4.0
_AIR: Final = 2.6
_BETWEEN: Final = 3.0
_DOT: Final = 4.4
# A value that need not be printed is left out if it would stand farther than this from its mark.
_NEAR: Final = 9.0
_MARKERS: Final[dict[str, Marker]] = {"": "o", "<": "v", ">": "^"}
_NAMED: Final = {"": "", "<": "less", ">": "more"}


@dataclass(frozen=True, slots=True)
class Value:
    """The printed value of a result. number: of the result in its series; x: the middle of the words in points."""

    number: int
    words: str
    x: float
    above: bool


def across(series: BloodSeries, span: Period, width: float) -> list[float]:
    """The places of the results on a time axis from the first to the last day of ``span``, in points."""
    days = span.days - 1
    return [
        _INSET + (result.day - span.first).days / days * (width - 2 * _INSET) if days else width / 2
        for result in series.results
    ]


def values(
    series: BloodSeries, at: Sequence[float], width: float, measure: Callable[[str], float]
) -> tuple[Value, ...]:
    """The values that are printed in one row above the marks and one below, none over another.

    The latest, the first, the highest and the lowest get their room first, then the others, the latest first. at: the
    places of the results in points; measure: the width of a text in points.
    """
    found = series.results
    numbers = range(len(found))
    lowest, highest = (found.index(one) for one in series.extremes)
    first = dict.fromkeys([len(found) - 1, 0, highest, lowest])
    wide = [measure(result.flagged) for result in found]
    middle = (found[lowest].number + found[highest].number) / 2
    rows: dict[bool, dict[int, float]] = {True: {}, False: {}}
    for number in [*first, *(n for n in reversed(numbers) if n not in first)]:
        high = found[number].number > middle
        most = inf if number in first else _NEAR
        tried = []
        for above in (high, not high):
            row = sorted([*rows[above], number])
            moved = _spread([at[n] for n in row], [wide[n] for n in row], width)
            if moved is not None:
                # Values that stand already may not be pushed away from their marks either.
                far = max(
                    abs(x - at[n]) if n in rows[above] or n == number else 0 for n, x in zip(row, moved, strict=True)
                )
                tried.append((far, above, dict(zip(row, moved, strict=True))))
        if tried and min(tried, key=lambda one: one[0])[0] <= most:
            _, above, row_of = min(tried, key=lambda one: one[0])
            rows[above] = row_of
    return tuple(
        Value(n, found[n].flagged, x, above) for above in (True, False) for n, x in sorted(rows[above].items())
    )


def _spread(at: Sequence[float], wide: Sequence[float], width: float) -> list[float] | None:
    """Middles of texts in one row, near ``at`` and in its order, none over another; None if they have no room."""
    if sum(wide) + _BETWEEN * (len(wide) - 1) > width:
        return None
    found: list[float] = []
    free = 0.0
    for x, one in zip(at, wide, strict=True):
        found.append(max(x, free + one / 2))
        free = found[-1] + one / 2 + _BETWEEN
    free = width
    for n in reversed(range(len(found))):
        found[n] = min(found[n], free - wide[n] / 2)
        free = found[n] - wide[n] / 2 - _BETWEEN
    return found


def results(
    axes: Axes,
    series: BloodSeries,
    at: Sequence[float],
    room: tuple[float, float],
    printed: Sequence[Value] = (),
    row: float = 0.0,
    size: float = SMALL,
) -> None:
    """Draw the results of a series over time. No line joins them.

    Circle: one result; triangle up or down: more or less than the value; hollow: after a dose. The band is the
    printed range, over all of the axis where every result has the same one, else only about the results that have it.
    at: the places of the results; room: width and height of the axes; printed: the values to print; row: the height
    above and below that is kept for them; size: of their letters. All in points.
    """
    width, tall = room
    low, high = row, tall - row
    axes.set_xlim(0, width)
    axes.set_ylim(0, tall)
    up = _heights(series.results, low + _AIR, high - _AIR)
    bands = [
        corners(left, right, low if one.low is None else up(one.low), high if one.high is None else up(one.high))
        for left, right, one in _ranges(series.results, at, width)
    ]
    axes.add_artist(PolyCollection(bands, facecolors=BAND, edgecolors=GREY, linewidths=0.4, zorder=0.4, gid="range"))
    axes.add_artist(LineCollection([((0, low), (width, low))], colors=GREY, linewidths=0.6, zorder=0.5))
    lines = [
        ((at[one.number], up(series.results[one.number].number)), (one.x, high + 0.8 if one.above else low - 0.3))
        for one in printed
    ]
    axes.add_artist(LineCollection(lines, colors=QUIET, linewidths=0.4, zorder=0.6, gid="leaders"))
    for name in dict.fromkeys(name_of(one) for one in series.results):
        these = [(x, one) for x, one in zip(at, series.results, strict=True) if name_of(one) == name]
        look = these[0][1]
        edge = ALARM if look.alarm else LINE
        points(
            axes,
            [x for x, _ in these],
            [up(one.number) for _, one in these],
            _MARKERS[look.side],
            edge,
            PAPER if look.treated else edge,
            _DOT,
            name,
        )
    for one in printed:
        axes.add_artist(
            Text(
                one.x,
                high + 0.24 * row if one.above else 0.15 * row,
                one.words,
                color=ALARM if series.results[one.number].alarm else INK,
                size=size,
                ha="center",
                va="baseline",
                transform=axes.transData,
            )
        )


def name_of(result: Result) -> str:
    """The gid of the mark of a result. Results that look alike have the same."""
    names = ("treated" if result.treated else "untreated", _NAMED[result.side], "flagged" if result.alarm else "")
    return " ".join(name for name in names if name)


def _heights(results: Sequence[Result], low: float, high: float) -> Callable[[float], float]:
    """The height of a number between ``low`` and ``high``, which have room for every result and every range.

    A range without a lower limit begins at 0; one without an upper limit goes on above it.
    """
    numbers = [result.number for result in results]
    for one in results:
        if one.range:
            numbers.append(0.0 if one.low is None else one.low)
            numbers.append(1.25 * numbers[-1] if one.high is None else one.high)
    least, most = min(numbers), max(numbers)
    return lambda number: low + (high - low) * ((number - least) / (most - least) if most > least else 0.5)


def _ranges(results: Sequence[Result], at: Sequence[float], width: float) -> Iterator[tuple[float, float, Result]]:
    """Where each printed range is drawn, from left to right, and a result that has it."""
    numbered = groupby(range(len(results)), key=lambda n: (results[n].low, results[n].high))
    runs = [list(run) for _, run in numbered]
    for run in runs:
        one = results[run[0]]
        if one.low is not None or one.high is not None:
            alone = len(runs) == 1
            yield (0 if alone else at[run[0]] - _INSET), (width if alone else at[run[-1]] + _INSET), one
