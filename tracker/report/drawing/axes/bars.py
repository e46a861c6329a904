"""The small drawings in the table of changes: mean changes around zero."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from tracker.domain.analysis.change import Change
from tracker.report.drawing.axes.artists import points
from tracker.report.drawing.paper.style import INK, LINE, PAPER


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
