"""The small drawings in the tables: mean changes around zero, and blood results against the printed range."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection

from tracker.domain.analysis.change import Change
from tracker.report.content.blood import BloodTest, Result
from tracker.report.drawing.axes.artists import Marker, corners, points
from tracker.report.drawing.paper.style import ALARM, BAND, INK, LINE, PALE, PAPER, QUIET


def span_of(changes: Sequence[Change | None]) -> int:
    """How far the axis of these changes goes to each side, in whole points of the score; at least 2."""
    return max([2, *(ceil(max(abs(c.low), abs(c.high))) for c in changes if c is not None)])


def changes(axes: Axes, rows: Sequence[Change | None], centres: Sequence[float], reach: int) -> None:
    """Draw each mean change with its interval. Worse is to the right of the line at zero.

    centres: the heights of the rows, from 0 at the top to 1; reach: the ends of the axis, in points of the score.
    """
    axes.set_xlim(-reach, reach)
    axes.set_ylim(1, 0)
    intervals = [
        ((row.low, centre), (row.high, centre)) for row, centre in zip(rows, centres, strict=True) if row is not None
    ]
    axes.add_artist(LineCollection([((0, 0), (0, 1))], colors=INK, linewidths=0.7))
    axes.add_artist(LineCollection(intervals, colors=LINE, linewidths=2.2, gid="intervals"))
    means = [(row.mean, centre) for row, centre in zip(rows, centres, strict=True) if row is not None]
    points(axes, [x for x, _ in means], [y for _, y in means], "D", LINE, PAPER, 4.2, "changes")


def blood_bars(axes: Axes, tests: Sequence[BloodTest], centres: Sequence[float], height: float) -> None:
    """Draw each result against its printed range, one bar per test. Without a printed range there is no bar.

    Diamond: latest; circle: earlier; arrow head: outside the bar; hollow: after a recorded dose.
    centres: the heights of the bars, from 0 at the top to 1; height: of one bar, in the same unit.
    """
    axes.set_xlim(0, 1)
    axes.set_ylim(1, 0)
    pale: list[Sequence[tuple[float, float]]] = []
    bands: list[Sequence[tuple[float, float]]] = []
    for test, centre in zip(tests, centres, strict=True):
        if test.band is not None:
            top, bottom = centre - height / 2, centre + height / 2
            pale.append(corners(0, 1, top, bottom))
            bands.append(corners(*test.band, top, bottom))
    axes.add_artist(PolyCollection(pale, facecolors=PALE, edgecolors="none", gid="bar"))
    axes.add_artist(PolyCollection(bands, facecolors=BAND, edgecolors="none", gid="range"))
    for test, centre in zip(tests, centres, strict=True):
        if test.earlier is not None and test.same_scale:
            _result(axes, test.earlier, centre, "o", QUIET, 4.2, "earlier")
        _result(axes, test.latest, centre, "D", ALARM if test.latest.flag else LINE, 4.6, "latest")


def _result(axes: Axes, result: Result, y: float, marker: Marker, colour: str, size: float, gid: str) -> None:
    if result.place is None:
        return
    if result.beyond:
        marker = ">" if result.value.startswith(">") or result.place > 0.5 else "<"
    points(axes, (result.place,), (y,), marker, colour, PAPER if result.after else colour, size, gid)
