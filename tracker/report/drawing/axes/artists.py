"""The basic shapes of the drawings: points, boxes, grids. They draw given values on given axes, nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.transforms import BboxTransformTo, ScaledTranslation, Transform

from tracker.report.drawing.paper.style import FAINT, GREY, PALE

Marker = Literal["o", "s", "^", "v", "X", "D", "<", ">", 3]


def points(
    axes: Axes,
    x: Sequence[float],
    y: Sequence[float],
    marker: Marker,
    edge: str,
    face: str,
    size: float,
    gid: str,
    transform: Transform | None = None,
) -> None:
    """Draw marks of one kind, none clipped. size: in points; gid: their name in the drawing, for tests."""
    if len(x):
        axes.add_artist(
            Line2D(
                x,
                y,
                linestyle="none",
                marker=marker,
                markersize=size,
                markeredgecolor=edge,
                markerfacecolor=face,
                markeredgewidth=min(0.9, size / 4),
                clip_on=False,
                gid=gid,
                transform=transform or axes.transData,
            )
        )


def grid(axes: Axes, days: int, levels: Sequence[float], ticks: Sequence[float]) -> None:
    """Horizontal lines at the levels, the first one darker; vertical lines at the ticks (days)."""
    top = max(levels)
    lines = [((0.0, level), (float(days), level)) for level in levels] + [((x, 0.0), (x, top)) for x in ticks]
    colours = [GREY] + [FAINT] * (len(levels) - 1) + [PALE] * len(ticks)
    axes.add_artist(LineCollection(lines, colors=colours, linewidths=0.6, zorder=0.4, clip_on=False))


def moved(axes: Axes, points: float, right: float = 0.0) -> Transform:
    """The transform of the data, moved up by ``points`` and to the right by ``right`` points."""
    # In proportion to the size of the figure, so that it grows with the figure.
    box = axes.figure.bbox
    return axes.transData + ScaledTranslation(right / box.width, points / box.height, BboxTransformTo(box))


def corners(left: float, right: float, low: float, high: float) -> list[tuple[float, float]]:
    """The four corners of a box."""
    return [(left, low), (right, low), (right, high), (left, high)]
