"""The drawing of how far up a limb symptoms are felt: a mark a day and side, on the rungs of a ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from tracker.report.content.ladders import Ladder
from tracker.report.drawing.axes.artists import Marker, moved, points
from tracker.report.drawing.axes.panels import dot_size
from tracker.report.drawing.paper.style import FAINT, GREY, INK, LINE, PALE, PAPER


class _Look(NamedTuple):
    """The mark of one side. up: points above its rung, so that both sides of a day are seen; sign: in letters."""

    marker: Marker
    edge: str
    face: str
    up: float
    sign: str


# The left points to the left and is full, the right points to the right and is hollow.
_LOOKS: Final[Mapping[str, _Look]] = {
    "left": _Look("<", LINE, LINE, 1.8, "◀"),
    "right": _Look(">", INK, PAPER, -1.8, "▷"),
    "": _Look("o", GREY, GREY, 0.0, "●"),
}
# The size of the mark of a month, in points.
_MONTH: Final = 2.6
SIGNS: Final = {side: look.sign for side, look in _LOOKS.items()}


def ladder(axes: Axes, one: Ladder, days: int, ticks: Sequence[float]) -> None:
    """One limb, its tips at the bottom. No line joins the days. ticks: places of the vertical lines, in days."""
    top = len(one.rungs) - 0.5
    axes.set_xlim(0, days)
    axes.set_ylim(-0.5, top)
    rungs = [((0.0, float(n)), (float(days), float(n))) for n in range(len(one.rungs))]
    axes.add_artist(LineCollection(rungs, colors=FAINT, linewidths=0.6, zorder=0.4, gid="rungs"))
    uprights = [((x, -0.5), (x, top)) for x in ticks]
    axes.add_artist(LineCollection(uprights, colors=PALE, linewidths=0.6, zorder=0.3))
    for steps in one.sides:
        look = _LOOKS[steps.side]
        size = _MONTH if one.monthly else 1.3 * dot_size(days)
        name = name_of(steps.side)
        points(axes, steps.x, steps.rungs, look.marker, look.edge, look.face, size, name, moved(axes, look.up))


def name_of(side: str) -> str:
    """The gid of the marks of a side."""
    return f"far up {side or 'no side'}"
