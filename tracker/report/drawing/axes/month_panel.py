"""The panels of a long period: a symptom month by month, and what happened in each month. They decide nothing.

x is days since the period began. Colour alone never carries a meaning.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D

from tracker.domain.model.period import Period
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing.axes.artists import corners, grid
from tracker.report.drawing.axes.panels import WORST
from tracker.report.drawing.paper.style import BAND, FAINT, INK, LINE, PALE, QUIET

# The least a box is high, in points of the score, so that it is seen where all days of a month are alike.
_THIN: Final = 0.12
# With more months than this, the steps are thinner.
_MANY: Final = 40


def symptom(axes: Axes, trend: SymptomTrend, turns: Sequence[float], period: Period, ticks: Sequence[float]) -> None:
    """One symptom month by month, always from 0 to 10: boxes for the middle half, steps for the median.

    A month without a score is hatched; the steps do not cross it, nor a change of words. turns: places of the days on
    which plans begin, change or end; ticks: places of the vertical lines.
    """
    days = period.days
    axes.set_xlim(0, days)
    axes.set_ylim(0, WORST)
    grid(axes, days, (0, 5, WORST), ticks)
    spans = [((m.period.first - period.first).days, (m.period.last - period.first).days + 1) for m in trend.months]
    empty = [
        corners(*span, 0, WORST) for span, month in zip(spans, trend.months, strict=True) if month.median is None
    ]
    axes.add_artist(
        PolyCollection(
            empty, facecolors="#f6f7f8", edgecolors=FAINT, linewidths=0, hatch="////", zorder=0.3, gid="gaps"
        )
    )
    boxes = [
        corners(*span, month.q1 - _THIN, month.q3 + _THIN)
        for span, month in zip(spans, trend.months, strict=True)
        if month.q1 is not None and month.q3 is not None
    ]
    axes.add_artist(PolyCollection(boxes, facecolors=BAND, linewidths=0, gid="months"))
    steps: list[tuple[float, float]] = []
    for (first, end), month in zip(spans, trend.months, strict=True):
        if first in trend.breaks:
            steps.append((first, nan))
        steps += [(x, nan if month.median is None else month.median) for x in (first, end)]
    axes.add_artist(
        Line2D(
            [x for x, _ in steps],
            [median for _, median in steps],
            color=LINE,
            linewidth=2.2 if len(spans) <= _MANY else 1.3,
            solid_capstyle="butt",
            gid="medians",
        )
    )
    for places, colour, dashes, name in ((turns, INK, (1, 1.6), "turns"), (trend.breaks, QUIET, (4, 2), "breaks")):
        if places:
            lines = [((x, 0), (x, WORST)) for x in places]
            axes.add_artist(LineCollection(lines, colors=colour, linewidths=1.2, linestyles=[(0, dashes)], gid=name))
    if trend.shown_previous is not None:
        previous = (trend.shown_previous, trend.shown_previous)
        axes.add_artist(
            Line2D((0, days), previous, color=INK, linewidth=0.9, dashes=(4.2, 2.2), gid="previous", zorder=1.5)
        )


def strips(axes: Axes, months: Sequence[Period], rows: Sequence[tuple[str, Sequence[float]]]) -> None:
    """Rows from the top with a bar for each month. rows: the colour of each, and its heights from 0 to 1."""
    first, last = months[0].first, months[-1].last
    days = (last - first).days + 1
    axes.set_xlim(0, days)
    axes.set_ylim(len(rows), 0)
    for row, (colour, heights) in enumerate(rows):
        base = row + 0.9
        axes.add_artist(Line2D((0, days), (base, base), color=PALE, linewidth=0.8, zorder=0.4))
        bars = [
            corners((m.first - first).days + 0.06 * m.days, (m.last - first).days + 1, base, base - 0.8 * height)
            for m, height in zip(months, heights, strict=True)
            if height
        ]
        axes.add_artist(PolyCollection(bars, facecolors=colour, linewidths=0, gid="monthly"))
