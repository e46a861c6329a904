"""The panels, one function each. A panel draws given values on bare axes, and decides nothing.

x is days since the period began. Colour alone never carries a meaning.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import nan
from typing import Final, NamedTuple

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text

from tracker.domain.analysis.swing import PartOfDay
from tracker.domain.model.period import Period
from tracker.report.content.series.counts import Count
from tracker.report.content.series.home_test import HomeTest
from tracker.report.content.series.points import Dots
from tracker.report.content.sharing import by_part_of_day, shared_gaps
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.content.treatments import CROWD, Injection, Strip
from tracker.report.drawing.axes.artists import Marker, corners, grid, moved, points
from tracker.report.drawing.paper.style import (
    ALARM,
    DOT,
    FAINT,
    GREY,
    INK,
    LINE,
    MARK,
    PALE,
    PAPER,
    QUIET,
    SMALL,
)

WORST = 10.0
# The room of these words, as a part of the size of their letters.
_NO_ENTRIES = (26.0 / SMALL, 24.0 / SMALL)
# The shapes of ``treatments.MARKS``, in the same order, each with its part of the usual size.
_SHAPES: tuple[tuple[Marker, float], ...] = (("v", 1.0), ("D", 0.8), ("^", 1.0), (">", 1.0), ("<", 1.0))


class _Look(NamedTuple):
    """How one series looks beside another. size: of its dots, as a part of the usual; name: the end of its gids."""

    dot: Marker
    size: float
    shade: str
    line: str
    double: bool
    dashes: tuple[float, float]
    skipped: Marker
    name: str


_LOOKS: Final = (
    _Look("o", 1.0, DOT, LINE, False, (4.2, 2.2), "s", ""),
    _Look("^", 1.25, QUIET, INK, True, (1.0, 2.2), "^", " second"),
)
# Morning and evening entries, in the shapes of ``legend.MORNING`` and ``legend.EVENING``, each with its size.
_PARTS: Final[tuple[tuple[PartOfDay, Marker, float], ...]] = (("morning", "^", 1.3), ("evening", "D", 1.0))
# Points: from this height of a panel on its dots grow with it, up to this many times.
_HIGH: Final = 140.0
_LARGEST: Final = 1.8
# In letters: the dot and the line of the first and of the second place in a panel.
PLACE_MARKS: Final = ("●━", "▲═")


def symptom(
    axes: Axes,
    trends: Sequence[SymptomTrend],
    injections: Sequence[Injection],
    turns: Sequence[float],
    period: Period,
    ticks: Sequence[float],
    letters: float = SMALL,
) -> None:
    """One symptom day by day, always from 0 to 10, with injections, gaps and the median of the previous period.

    trends: one series, or two places; the marks of the second differ by shape and shade (``PLACE_MARKS``).
    turns: places of the days on which plans begin, change or end; ticks: places of the vertical lines;
    letters: the size of letters in points.
    """
    days = period.days
    axes.set_xlim(0, days)
    axes.set_ylim(0, WORST)
    grid(axes, days, (0, 5, WORST), ticks)
    _gaps(axes, shared_gaps(trends), period, letters)
    crowd = len(injections) > CROWD
    if not crowd:
        taken = [((i.x, 0.0), (i.x, WORST)) for i in injections if i.taken]
        axes.add_artist(LineCollection(taken, colors=MARK, linewidths=0.9, zorder=0.6, gid="injections"))
    _marks(axes, [i for i in injections if not crowd or not i.taken], WORST, 3.2)
    for places, colour, dashes, name in (
        (turns, INK, (1, 1.6), "turns"),
        (trends[0].breaks, QUIET, (4, 2), "breaks"),
    ):
        if places:
            lines = [((x, 0), (x, WORST)) for x in places]
            axes.add_artist(LineCollection(lines, colors=colour, linewidths=1.2, linestyles=[(0, dashes)], gid=name))
    for trend, look in zip(trends, _LOOKS, strict=False):
        _previous(axes, trend.shown_previous, days, look)
    for trend, look in zip(trends, _LOOKS, strict=False):
        prompt, late = trend.prompt, trend.late
        if by_part_of_day(trends):
            for part, dot, larger in _PARTS:
                own = look._replace(dot=dot, size=larger, name=f" {part}")
                _entries(axes, prompt.of_part(part), late.of_part(part), days, own)
            prompt, late = prompt.of_part(None), late.of_part(None)
        _entries(axes, prompt, late, days, look)
        low = (0,) * len(trend.skipped)
        points(axes, trend.skipped, low, look.skipped, QUIET, PAPER, 3.0, f"skipped{look.name}", moved(axes, -4.2))
    for trend, look in zip(trends, _LOOKS, strict=False):
        _mean(axes, trend.mean, look)


def _entries(axes: Axes, prompt: Dots, late: Dots, days: int, look: _Look) -> None:
    """Dots, larger in a high panel, then the few that were written late."""
    size = dot_size(days) * look.size * min(_LARGEST, max(1.0, float(axes.bbox.height) / _HIGH))
    points(axes, prompt.x, prompt.y, look.dot, look.shade, look.shade, size, f"prompt{look.name}")
    points(axes, late.x, late.y, look.dot, look.line, PAPER, size + 0.4, f"late{look.name}")


def _previous(axes: Axes, median: float | None, days: int, look: _Look) -> None:
    if median is not None:
        axes.add_artist(
            Line2D((0, days), (median,) * 2, color=INK, linewidth=0.9, dashes=look.dashes, gid=f"previous{look.name}")
        )


def _mean(axes: Axes, values: Sequence[float | None], look: _Look) -> None:
    """The line of the mean; of the second place a thicker one with a light core, which is a double line."""
    days = len(values)
    x, mean = [n + 0.5 for n in range(days)], [nan if value is None else value for value in values]
    wide = 1.7 if days < 400 else 1.1
    axes.add_artist(
        Line2D(x, mean, color=look.line, linewidth=wide * (1.5 if look.double else 1), gid=f"mean{look.name}")
    )
    if look.double:
        axes.add_artist(Line2D(x, mean, color=PAPER, linewidth=wide * 0.6))


def strips(
    axes: Axes,
    injections: Sequence[Sequence[Injection]],
    products: Sequence[Strip],
    logged: Sequence[bool],
    falls: Sequence[float],
    counts: Sequence[Count],
) -> None:
    """Rows from the top: one per injected product, one per other one, days logged, falls if any, one per count."""
    days = len(logged)
    rows = len(injections) + len(products) + 1 + bool(falls) + len(counts)
    axes.set_xlim(0, days)
    axes.set_ylim(rows, 0)
    row = 0
    crowd = sum(len(group) for group in injections) > CROWD
    for group in injections:
        _track(axes, row, days)
        _strokes(axes, group, row, crowd=crowd)
        row += 1
    for strip in products:
        _track(axes, row, days)
        _cells(axes, row, [n for n, fate in enumerate(strip.days) if fate == "taken"], LINE, hollow=False)
        _cells(axes, row, [n for n, fate in enumerate(strip.days) if fate == "skipped"], ALARM, hollow=True)
        row += 1
    _track(axes, row, days)
    _cells(axes, row, [n for n, is_logged in enumerate(logged) if is_logged], GREY, hollow=False)
    if falls:
        row += 1
        _track(axes, row, days)
        points(axes, falls, (row + 0.5,) * len(falls), "X", ALARM, ALARM, 6.0, "falls")
    for count in counts:
        row += 1
        _track(axes, row, days)
        points(axes, count.x, (row + 0.5,) * len(count.x), "X", ALARM, PAPER, 6.0, "counts")


def home_test(axes: Axes, test: HomeTest, days: int, ticks: Sequence[float]) -> None:
    """One home test in its own unit: squares; hollow triangles for results that were stopped at the cap."""
    axes.set_xlim(0, days)
    axes.set_ylim(0, test.top)
    grid(axes, days, (0, test.top), ticks)
    size = 1.25 * dot_size(days)
    points(axes, test.done.x, test.done.y, "s", INK, INK, size, "done")
    points(axes, test.capped.x, test.capped.y, "^", INK, PAPER, 1.4 * size, "capped")


def time_axis(axes: Axes, ticks: Sequence[float], y: float, days: int) -> None:
    """The time axis at ``y``, below the last row, with its marks."""
    axes.add_artist(Line2D((0, days), (y, y), color=GREY, linewidth=0.8))
    points(axes, ticks, (y,) * len(ticks), 3, GREY, GREY, 3.5, "ticks")


def dot_size(days: int) -> float:
    """The diameter of an entry's dot in points: smaller for longer periods."""
    return 2.6 if days <= 130 else 1.7 if days <= 400 else 1.0


def _gaps(axes: Axes, gaps: Sequence[Period], period: Period, letters: float) -> None:
    spans = [((g.first - period.first).days, (g.last - period.first).days + 1) for g in gaps]
    axes.add_artist(
        PolyCollection(
            [corners(first, end, 0, WORST) for first, end in spans],
            facecolors="#f6f7f8",
            edgecolors=FAINT,
            linewidths=0,
            hatch="////",
            zorder=0.3,
            gid="gaps",
        )
    )
    for first, end in spans:
        width = (end - first) / period.days * axes.bbox.width
        if width >= _NO_ENTRIES[0] * letters and axes.bbox.height >= _NO_ENTRIES[1] * letters:
            box = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}
            axes.add_artist(
                Text(
                    (first + end) / 2,
                    WORST / 2,
                    "no\nentries",
                    linespacing=1.05,
                    color=QUIET,
                    size=letters,
                    ha="center",
                    va="center",
                    transform=axes.transData,
                    bbox=box,
                )
            )


def _strokes(axes: Axes, injections: Sequence[Injection], row: int, *, crowd: bool) -> None:
    """The injections of a row: their marks, or upright strokes in a crowd, in which marks would overlap."""
    if not crowd:
        _marks(axes, injections, row + 0.5)
        return
    taken = [((i.x, row + 0.16), (i.x, row + 0.84)) for i in injections if i.taken]
    axes.add_artist(LineCollection(taken, colors=MARK, linewidths=0.5, gid="strokes"))
    _marks(axes, [i for i in injections if not i.taken], row + 0.5)


def _marks(axes: Axes, injections: Sequence[Injection], y: float, up: float = 0.0) -> None:
    """The mark of each injection at ``y``, moved up by ``up`` points, full or, when skipped, hollow.

    Marks of different products on one day stand side by side, as far as they would overlap at their times.
    """
    left, right = axes.get_xlim()
    size = min(6.0, max(2.5, 0.9 * float(axes.bbox.width) / max(1, len(injections))))
    groups: dict[tuple[int, bool, int], list[float]] = defaultdict(list)
    wide = (size + 0.5) * (right - left) / float(axes.bbox.width)
    there: list[int] = []
    before = left - wide
    for one in sorted(injections, key=lambda one: (one.x, one.mark)):
        if int(one.x) != int(before) or one.x - before >= wide:
            there = []
        before = one.x
        if one.mark not in there:
            there.append(one.mark)
        groups[one.mark, one.taken, there.index(one.mark)].append(one.x)
    for (mark, taken, place), x in sorted(groups.items(), key=lambda one: (not one[0][1], one[0])):
        beside = moved(axes, up, place * (size + 0.5)) if up or place else None
        face, name = (MARK, "taken") if taken else (PAPER, "not taken")
        shape, part = _SHAPES[mark]
        points(axes, x, (y,) * len(x), shape, MARK, face, part * size, name, beside)


def _track(axes: Axes, row: int, days: int) -> None:
    axes.add_artist(Line2D((0, days), (row + 0.5, row + 0.5), color=PALE, linewidth=0.8, zorder=0.4))


def _cells(axes: Axes, row: int, days: Sequence[int], colour: str, *, hollow: bool) -> None:
    """One box per day. If days are too narrow for that, days in a row are one box, and a skipped one is a low one."""
    left, right = axes.get_xlim()
    narrow = axes.bbox.width / (right - left) < 1.9
    side = 0.0 if narrow else 0.1
    top = row + (0.55 if narrow and hollow else 0.16)
    boxes = _in_a_row(days) if narrow else [(n, n + 1) for n in days]
    axes.add_artist(
        PolyCollection(
            [corners(first + side, end - side, top, row + 0.84) for first, end in boxes],
            facecolors=PAPER if hollow and not narrow else colour,
            edgecolors=colour if hollow and not narrow else "none",
            linewidths=0.7,
            gid="skipped days" if hollow else "days",
        )
    )


def _in_a_row(days: Sequence[int]) -> list[tuple[int, int]]:
    """The runs of days: the first of each, and the day after its last. days: in order."""
    found: list[tuple[int, int]] = []
    for day in days:
        if found and found[-1][1] == day:
            found[-1] = found[-1][0], day + 1
        else:
            found.append((day, day + 1))
    return found
