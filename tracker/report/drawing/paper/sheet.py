"""``Sheet``: one page, with places in points from its top left corner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Transform

from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.one_line import OneLine
from tracker.report.drawing.paper.style import BODY, FAINT, GREY, INK, LEADING, PALE

_PER_INCH = 72.0


class _Written(NamedTuple):
    """A line of text that is to be drawn."""

    x: float
    y: float
    words: str
    size: float
    bold: bool
    colour: str
    align: Literal["left", "center", "right"]

    def drawn(self, letters: Lettering, points: Transform) -> Text:
        """The text on a page. points: the points of the page."""
        text = OneLine(
            self.x,
            self.y,
            self.words,
            letters,
            size=self.size,
            bold=self.bold,
            colour=self.colour,
            align=self.align,
            transform=points,
        )
        # Below the panels: then a reader of the file meets the texts in the order in which they were written.
        text.set_zorder(-1)
        return text


class Sheet:
    """A page to write on. Places are points from the left and from the top; ``y`` of a text is its baseline.

    Nothing is drawn until ``finish``, so that a layout which is tried and not taken costs little.
    """

    def __init__(self, width: float, height: float, letters: Lettering) -> None:
        self.width = width
        self.height = height
        self.letters = letters
        self._texts: list[_Written] = []
        self._boxes: list[list[tuple[float, float]]] = []
        self._panels: list[tuple[tuple[float, float, float, float], Callable[[Axes], object]]] = []
        self._lines: list[tuple[tuple[float, float], tuple[float, float]]] = []
        self._line_looks: list[tuple[str, float]] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = BODY,
        *,
        bold: bool = False,
        colour: str = INK,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """One line of text with its baseline at ``y``."""
        words = self.letters.settable(words)
        if words:
            self._texts.append(_Written(x, y, words, size, bold, colour, align))

    def lines(
        self, x: float, y: float, lines: Sequence[str], size: float = BODY, *, bold: bool = False, colour: str = INK
    ) -> float:
        """Lines of text, the first with its baseline at ``y``. Returns the baseline after the last line."""
        for line in lines:
            self.text(x, y, line, size, bold=bold, colour=colour)
            y += size * LEADING
        return y

    def rule(self, y: float, left: float, right: float, colour: str = FAINT, width: float = 0.6) -> None:
        """A horizontal line."""
        self._lines.append(((left, y), (right, y)))
        self._line_looks.append((colour, width))

    def tint(self, y: float, height: float, left: float, right: float) -> None:
        """A pale box with a thin edge, behind everything."""
        self._boxes.append([(left, y), (right, y), (right, y + height), (left, y + height)])

    def panel(self, x: float, y: float, width: float, height: float, draw: Callable[[Axes], object]) -> None:
        """Bare axes with their top left corner at ``x``, ``y``: no frame, no ticks, nothing clipped away.

        draw: draws on them.
        """
        place = (x / self.width, 1 - (y + height) / self.height, width / self.width, height / self.height)
        self._panels.append((place, draw))

    def finish(self, larger: float = 1.0) -> Figure:
        """The figure with everything drawn. larger: enlarges everything by this factor."""
        figure = Figure(figsize=(self.width / _PER_INCH, self.height / _PER_INCH), dpi=_PER_INCH)
        # Points of the page, at any size of the drawing.
        points = Affine2D().scale(1 / self.width, -1 / self.height).translate(0, 1) + figure.transFigure
        for box in self._boxes:
            drawn = PolyCollection([box], facecolors=PALE, edgecolors=GREY, linewidths=0.6, transform=points)
            drawn.set_zorder(-2)
            drawn.set_gid("band")
            figure.add_artist(drawn)
        for written in self._texts:
            figure.add_artist(written.drawn(self.letters, points))
        for place, draw in self._panels:
            axes = figure.add_axes(place)
            axes.set_axis_off()
            draw(axes)
        figure.add_artist(
            LineCollection(
                self._lines,
                colors=[colour for colour, _ in self._line_looks],
                linewidths=[width for _, width in self._line_looks],
                transform=points,
            )
        )
        if larger != 1:
            _enlarge(figure, larger)
        return figure


def _enlarge(figure: Figure, times: float) -> None:
    """Enlarge a figure. Places follow the size of the figure; letters, marks and line widths do not, so set each."""
    width, height = figure.get_size_inches()
    figure.set_size_inches(width * times, height * times)
    for artist in figure.findobj():
        if isinstance(artist, Text):
            artist.set_fontsize(float(artist.get_fontsize()) * times)
        elif isinstance(artist, Line2D):
            artist.set_linewidth(artist.get_linewidth() * times)
            artist.set_markersize(artist.get_markersize() * times)
            artist.set_markeredgewidth(artist.get_markeredgewidth() * times)
        elif isinstance(artist, Collection):
            artist.set_linewidth(list(np.atleast_1d(artist.get_linewidth()) * times))
