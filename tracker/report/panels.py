"""The drawings, one function a panel: each takes bare Axes and values already computed, and decides nothing.

x is days since the period began. Meaning is never carried by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Literal

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import ScaledTranslation, Transform

from tracker.domain.trend import Period, Summary
from tracker.report.blood import BloodTest, Result
from tracker.report.doses import Injection, Strip
from tracker.report.scores import HomeTest, SymptomTrend
from tracker.report.style import ALARM, BAND, DOT, FAINT, GREY, INK, LINE, MARK, PALE, PAPER, QUIET, SMALL

Marker = Literal["o", "s", "^", "v", "X", "D", "<", ">", 3]

WORST = 10.0
_NO_ENTRIES = (26.0, 24.0)


def symptom(
    axes: Axes,
    trend: SymptomTrend,
    injections: Sequence[Injection],
    period: Period,
    ticks: Sequence[float],
) -> None:
    """One symptom day by day, always from 0 to 10, with injections, gaps and the previous period's median."""
    days = period.days
    axes.set_xlim(0, days)
    axes.set_ylim(0, WORST)
    _grid(axes, days, (0, 5, WORST), ticks)
    _gaps(axes, trend.gaps, period)
    _injection_lines(axes, injections, 0, WORST)
    _triangles(axes, injections, WORST, _moved(axes, 3.2))
    if trend.shown_previous is not None:
        axes.add_artist(
            Line2D(
                (0, days), (trend.shown_previous,) * 2, color=INK, linewidth=0.9, dashes=(4.2, 2.2), gid="previous"
            )
        )
    size = dot_size(days)
    # The mean over the dots, the few that were written late over both.
    _points(axes, trend.prompt.x, trend.prompt.y, "o", DOT, DOT, size, "prompt")
    _points(axes, trend.late.x, trend.late.y, "o", LINE, PAPER, size + 0.4, "late")
    _points(axes, trend.skipped, (0,) * len(trend.skipped), "s", QUIET, PAPER, 3.0, "skipped", _moved(axes, -4.2))
    mean = [nan if value is None else value for value in trend.mean]
    axes.add_artist(
        Line2D([n + 0.5 for n in range(days)], mean, color=LINE, linewidth=1.7 if days < 400 else 1.1, gid="mean")
    )


def strips(
    axes: Axes,
    injections: Sequence[Injection] | None,
    products: Sequence[Strip],
    logged: Sequence[bool],
    falls: Sequence[float],
) -> None:
    """Rows from the top: injections (None leaves the row out), a row a product, days logged, falls if any."""
    days = len(logged)
    rows = (injections is not None) + len(products) + 1 + bool(falls)
    axes.set_xlim(0, days)
    axes.set_ylim(rows, 0)
    row = 0
    if injections is not None:
        _track(axes, row, days)
        _triangles(axes, injections, row + 0.5)
        row += 1
    for strip in products:
        _track(axes, row, days)
        _cells(axes, row, [n for n, fate in enumerate(strip.days) if fate == "taken"], LINE, hollow=False)
        _cells(axes, row, [n for n, fate in enumerate(strip.days) if fate == "skipped"], ALARM, hollow=True)
        row += 1
    _track(axes, row, days)
    _cells(axes, row, [n for n, is_logged in enumerate(logged) if is_logged], GREY, hollow=False)
    if falls:
        _track(axes, row + 1, days)
        _points(axes, falls, (row + 1.5,) * len(falls), "X", ALARM, ALARM, 6.0, "falls")


def home_test(axes: Axes, test: HomeTest, days: int, ticks: Sequence[float]) -> None:
    """One home test in its own unit: squares; those stopped at the cap are hollow triangles."""
    axes.set_xlim(0, days)
    axes.set_ylim(0, test.top)
    _grid(axes, days, (0, test.top), ticks)
    _points(axes, test.done.x, test.done.y, "s", INK, INK, 3.2, "done")
    _points(axes, test.capped.x, test.capped.y, "^", INK, PAPER, 4.6, "capped")


def quartiles(axes: Axes, rows: Sequence[tuple[Summary, Summary] | None], centres: Sequence[float]) -> None:
    """Median and middle half, 0 to 10, of the previous period (circle) and this one (diamond), one row each.

    centres: where the rows lie, from 0 at the top to 1.
    """
    axes.set_xlim(0, WORST)
    axes.set_ylim(1, 0)
    bars: list[tuple[tuple[float, float], tuple[float, float]]] = []
    looks: list[tuple[str, float]] = []
    befores: list[tuple[float, float]] = []
    nows: list[tuple[float, float]] = []
    apart = 3.4 / axes.bbox.height
    for row, centre in zip(rows, centres, strict=True):
        bars.append(((0, centre), (WORST, centre)))
        looks.append((FAINT, 0.6))
        if row is None:
            continue
        for summary, y, colour, width, medians in (
            (row[0], centre - apart, GREY, 1.2, befores),
            (row[1], centre + apart, LINE, 2.2, nows),
        ):
            if summary.median is not None and summary.q1 is not None and summary.q3 is not None:
                bars.append(((summary.q1, y), (summary.q3, y)))
                looks.append((colour, width))
                medians.append((summary.median, y))
    axes.add_artist(LineCollection(bars, colors=[c for c, _ in looks], linewidths=[w for _, w in looks]))
    _points(axes, *_columns(befores), "o", QUIET, PAPER, 4.0, "before")
    _points(axes, *_columns(nows), "D", LINE, LINE, 3.8, "now")


def blood_bars(axes: Axes, tests: Sequence[BloodTest], centres: Sequence[float], height: float) -> None:
    """Where results lie against the printed range, one bar a test; no bar where no range was printed.

    Diamond: latest; circle: earlier; an arrow head: outside of the bar; hollow: after a recorded dose.
    centres: where the bars lie, from 0 at the top to 1; height: theirs, in the same measure.
    """
    axes.set_xlim(0, 1)
    axes.set_ylim(1, 0)
    pale: list[Sequence[tuple[float, float]]] = []
    bands: list[Sequence[tuple[float, float]]] = []
    for test, centre in zip(tests, centres, strict=True):
        if test.band is not None:
            top, bottom = centre - height / 2, centre + height / 2
            pale.append(_corners(0, 1, top, bottom))
            bands.append(_corners(*test.band, top, bottom))
    axes.add_artist(PolyCollection(pale, facecolors=PALE, edgecolors="none", gid="bar"))
    axes.add_artist(PolyCollection(bands, facecolors=BAND, edgecolors="none", gid="range"))
    for test, centre in zip(tests, centres, strict=True):
        if test.earlier is not None and test.same_scale:
            _result(axes, test.earlier, centre, "o", QUIET, 4.2, "earlier")
        _result(axes, test.latest, centre, "D", ALARM if test.latest.flag else LINE, 4.6, "latest")


def time_axis(axes: Axes, ticks: Sequence[float], y: float, days: int) -> None:
    """The line at ``y`` below the last row, with its marks."""
    axes.add_artist(Line2D((0, days), (y, y), color=GREY, linewidth=0.8))
    _points(axes, ticks, (y,) * len(ticks), 3, GREY, GREY, 3.5, "ticks")


def dot_size(days: int) -> float:
    """The diameter of an entry's dot in points: smaller where days are narrow, and never left out."""
    return 2.6 if days <= 130 else 1.7 if days <= 400 else 1.0


def _result(axes: Axes, result: Result, y: float, marker: Marker, colour: str, size: float, gid: str) -> None:
    if result.place is None:
        return
    if result.beyond:
        marker = ">" if result.value.startswith(">") or result.place > 0.5 else "<"
    _points(axes, (result.place,), (y,), marker, colour, PAPER if result.after else colour, size, gid)


def _points(
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


def _columns(points: Sequence[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [x for x, _ in points], [y for _, y in points]


def _grid(axes: Axes, days: int, levels: Sequence[float], ticks: Sequence[float]) -> None:
    top = max(levels)
    lines = [((0.0, level), (float(days), level)) for level in levels] + [((x, 0.0), (x, top)) for x in ticks]
    colours = [GREY] + [FAINT] * (len(levels) - 1) + [PALE] * len(ticks)
    axes.add_artist(LineCollection(lines, colors=colours, linewidths=0.6, zorder=0.4, clip_on=False))


def _gaps(axes: Axes, gaps: Sequence[Period], period: Period) -> None:
    spans = [((g.first - period.first).days, (g.last - period.first).days + 1) for g in gaps]
    axes.add_artist(
        PolyCollection(
            [_corners(first, end, 0, WORST) for first, end in spans],
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
        if width >= _NO_ENTRIES[0] and axes.bbox.height >= _NO_ENTRIES[1]:
            box = {"facecolor": PAPER, "edgecolor": "none", "pad": 0.8}
            axes.add_artist(
                Text(
                    (first + end) / 2,
                    WORST / 2,
                    "no\nentries",
                    linespacing=1.05,
                    color=QUIET,
                    size=SMALL,
                    ha="center",
                    va="center",
                    transform=axes.transData,
                    bbox=box,
                )
            )


def _injection_lines(axes: Axes, injections: Sequence[Injection], low: float, high: float) -> None:
    taken = [((i.x, low), (i.x, high)) for i in injections if i.taken]
    left, right = axes.get_xlim()
    # Many in a narrow space would hide the scores.
    dense = len(taken) > 60 and (right - left) > 400
    axes.add_artist(
        LineCollection(
            taken,
            colors=MARK,
            linewidths=0.25 if dense else 0.9,
            alpha=0.5 if dense else None,
            zorder=0.6,
            gid="injections",
        )
    )


def _triangles(axes: Axes, injections: Sequence[Injection], y: float, transform: Transform | None = None) -> None:
    size = min(6.0, max(2.5, 0.9 * float(axes.bbox.width) / max(1, len(injections))))
    for taken, face in ((True, MARK), (False, PAPER)):
        x = [i.x for i in injections if i.taken is taken]
        _points(axes, x, (y,) * len(x), "v", MARK, face, size, "taken" if taken else "not taken", transform)


def _moved(axes: Axes, points: float) -> Transform:
    return axes.transData + ScaledTranslation(0, points / 72, axes.figure.dpi_scale_trans)


def _track(axes: Axes, row: int, days: int) -> None:
    axes.add_artist(Line2D((0, days), (row + 0.5, row + 0.5), color=PALE, linewidth=0.8, zorder=0.4))


def _cells(axes: Axes, row: int, days: Sequence[int], colour: str, *, hollow: bool) -> None:
    """A box a day; where days are too narrow for a hollow box, a low one stands for it."""
    left, right = axes.get_xlim()
    narrow = axes.bbox.width / (right - left) < 2.4
    side = 0.0 if narrow else 0.1
    top = row + (0.55 if narrow and hollow else 0.16)
    axes.add_artist(
        PolyCollection(
            [_corners(n + side, n + 1 - side, top, row + 0.84) for n in days],
            facecolors=PAPER if hollow and not narrow else colour,
            edgecolors=colour if hollow and not narrow else "none",
            linewidths=0.7,
            gid="skipped days" if hollow else "days",
        )
    )


def _corners(left: float, right: float, low: float, high: float) -> list[tuple[float, float]]:
    return [(left, low), (right, low), (right, high), (left, high)]
