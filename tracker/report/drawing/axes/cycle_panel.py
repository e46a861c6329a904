"""The panel of the folded cycle: one symptom by days since the injection, in bins. It decides nothing.

x is days since the injection. Colour alone never carries a meaning.
"""

from __future__ import annotations

from math import nan
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D

from tracker.domain.analysis.cycle import Folded
from tracker.domain.analysis.cycles import Compared
from tracker.report.drawing.axes.artists import corners, grid, moved
from tracker.report.drawing.axes.panels import WORST
from tracker.report.drawing.paper.style import BAND, INK, LINE, MARK, PALE, PAPER

# Points: how thick the bars of the compared days are, how far below the axis they lie, and the rim of the hollow one.
_BAR: Final = 3.2
_BELOW: Final = -1.9
_RIM: Final = 1.4


def cycle(axes: Axes, folded: Folded, compared: Compared) -> None:
    """One symptom by days since the last injection, from 0 to 10.

    Boxes and steps: middle half and median of each bin; thin line: the days since the last injection, broken where
    one has no score. Below the axis, the days that are compared: hollow, the settled days; full, the late days of a
    cycle of this length.
    """
    days = len(folded.profile)
    axes.set_xlim(0, days)
    axes.set_ylim(0, WORST)
    settled = (compared.first, compared.first + compared.settled)
    late = (days - compared.late, days)
    spans = [corners(*span, 0, WORST) for span in (settled, late)]
    axes.add_artist(PolyCollection(spans, facecolors=PALE, linewidths=0, zorder=0.2, gid="compared"))
    grid(axes, days, (0, 5, WORST), ())
    boxes = [
        corners(one.first, one.last + 1, one.q1, one.q3)
        for one in folded.bins
        if one.q1 is not None and one.q3 is not None
    ]
    axes.add_artist(PolyCollection(boxes, facecolors=BAND, edgecolors=BAND, linewidths=1, gid="middle"))
    steps = [(x, nan if one.median is None else one.median) for one in folded.bins for x in (one.first, one.last + 1)]
    axes.add_artist(
        Line2D(
            [x for x, _ in steps],
            [median for _, median in steps],
            color=LINE,
            linewidth=2.4,
            solid_capstyle="butt",
            gid="median",
        )
    )
    if folded.current is not None:
        since = [(n, nan if value is None else value) for n, value in enumerate(folded.current.values[:days])]
        x = [edge for n, _ in since for edge in (n, n + 1)]
        scores = [score for _, score in since for _ in range(2)]
        axes.add_artist(Line2D(x, scores, color=MARK, linewidth=0.8, gid="current"))
    _bar(axes, *settled, hollow=True)
    _bar(axes, *late, hollow=False)


def _bar(axes: Axes, first: float, end: float, *, hollow: bool) -> None:
    """A bar below the axis over the days from ``first`` up to, but not including, ``end``."""
    looks = [("late days", INK, _BAR)]
    if hollow:
        looks = [("settled days", INK, _BAR), ("inside", PAPER, _BAR - _RIM)]
    for name, colour, width in looks:
        axes.add_artist(
            Line2D(
                (first, end),
                (0, 0),
                color=colour,
                linewidth=width,
                solid_capstyle="butt",
                clip_on=False,
                transform=moved(axes, _BELOW),
                gid=name,
            )
        )
