"""The page printed without colour: marks with different meanings still look different."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PolyCollection
from numpy.typing import NDArray
from report_pages import back, content_of, lab, lines_named, named, note, pages_of, score, shot, tablet

from tracker.domain.model.records import Observation, Record
from tracker.report import render

# Steps of 255 that are told apart on a bad printer.
APART = 40


def records() -> list[Record]:
    found: list[Record] = [shot(ago) for ago in range(9, 120, 14)]
    found += [shot(2, "skipped"), tablet(5), tablet(6, "skipped"), note(20, "", "fall")]
    found += [score("tingling", n, float(4 + n % 3)) for n in range(120) if n not in (30, 31, 32, 33)]
    found += [lab("b12", ago, 300, low=197, high=771) for ago in (150, 20)]
    return [*found, Observation(day=back(40), measure="near-falls", value=1, unit="count")]


@pytest.fixture(scope="module")
def page() -> tuple[NDArray[np.float64], object]:
    """The page as shades of grey, 0 black to 255 white, by the weights of BT.601; and its figure."""
    (figure,) = pages_of(content_of(records()))
    figure.set_dpi(300)
    canvas = FigureCanvasAgg(figure)
    with render.styled():
        canvas.draw()
    picture = np.asarray(canvas.buffer_rgba(), dtype=float)
    return picture[:, :, :3] @ np.array([0.299, 0.587, 0.114]), figure


def shade(page: tuple[NDArray[np.float64], object], axes: Axes, x: float, y: float, around: int = 0) -> float:
    """The darkest shade at a place of the data, and ``around`` pixels about it."""
    grey = page[0]
    across, up = (round(float(one)) for one in axes.transData.transform((x, y)))
    row = grey.shape[0] - 1 - up
    return float(grey[row - around : row + around + 1, across - around : across + around + 1].min())


@pytest.mark.thorough
def test_line_band_and_paper_differ(page) -> None:
    (median,) = lines_named(page[1], "median")
    (band,) = named(page[1], "middle")
    assert isinstance(band, PolyCollection)
    x, y = median.get_xdata()[4], median.get_ydata()[4]
    edges = band.get_paths()[0].vertices[:, 1]
    assert edges.max() - edges.min() >= 1
    line = shade(page, median.axes, x, y)
    within = shade(page, median.axes, x, y + 0.45 if y < edges.max() - 0.5 else y - 0.45)
    paper = shade(page, median.axes, x, 9.4)
    assert line + APART < within < paper - APART / 2


@pytest.mark.thorough
@pytest.mark.parametrize(("full", "hollow"), [("taken", "not taken"), ("falls", "counts"), ("untreated", "treated")])
def test_what_is_full_and_what_is_hollow_differ(page, full: str, hollow: str) -> None:
    one, other = lines_named(page[1], full)[0], lines_named(page[1], hollow)[0]
    if full == "taken":
        one, other = lines_named(page[1], full)[-1], lines_named(page[1], hollow)[-1]
    dark = shade(page, one.axes, one.get_xdata()[0], one.get_ydata()[0])
    light = shade(page, other.axes, other.get_xdata()[0], other.get_ydata()[0])
    assert dark + 2 * APART < light
    assert shade(page, other.axes, other.get_xdata()[0], other.get_ydata()[0], around=16) + 2 * APART < light


def test_taken_and_skipped_days_differ(page) -> None:
    (skipped,) = named(page[1], "skipped days")
    taken = named(page[1], "days")[0]
    shades = []
    for cells in (taken, skipped):
        corners = cells.get_paths()[0].vertices[:4]
        shades.append(shade(page, cells.axes, *corners.mean(axis=0)))
    assert shades[0] + 2 * APART < shades[1]


def test_an_injection_and_the_mean_are_dark_and_a_gap_is_hatched(page) -> None:
    mean = lines_named(page[1], "mean")[0]
    assert shade(page, mean.axes, 20.5, mean.get_ydata()[20], around=1) < 120
    assert shade(page, mean.axes, 11.5, 1, around=2) < 140
    assert shade(page, mean.axes, 59.0, 2, around=12) < 255 - APART / 2
