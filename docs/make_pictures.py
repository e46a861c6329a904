"""Draw the pictures of the manual with the program itself: python docs/make_pictures.py

They are of the example journal, on a fixed day. A terminal session is an SVG, which is the same everywhere. A PNG
holds a hash of what was drawn, because another Matplotlib draws the same with other pixels. A PNG whose hash is
current is not written again; to have it anew, delete it first.
"""

from __future__ import annotations

import hashlib
import io
import os
import shlex
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Final

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image, ImageColor
from PIL.PngImagePlugin import PngInfo

from tracker.cli import run
from tracker.cli.context import Context
from tracker.cli.look.report import example_content
from tracker.report import render
from tracker.report.content.build import Content
from tracker.report.drawing import chart, page
from tracker.report.drawing.paper.style import ALARM, BAND, DOT, FAINT, GREY, INK, LINE, MARK, PALE, PAPER, QUIET

FOLDER: Final = Path(__file__).with_name("pictures")
NOW: Final = "2026-11-20T14:30+00:00"
SESSION: Final = ("tracker log t6 left foot", "tracker trend tingling")
_DPI: Final = 120
# Colours of the page. Of the dark ones there are lighter ones too, at the edges of letters and lines; the shares say
# how much of the colour is in them, the rest being paper.
_DARK: Final = (INK, QUIET, LINE, DOT, MARK, ALARM, GREY)
_LIGHT: Final = (PAPER, BAND, FAINT, PALE)
_SHARES: Final = (1, 0.8, 0.6, 0.4, 0.2)
_DRAWN: Final = "Drawn"

# Of the terminal, in pixels: a letter's width and a line's height, and the room around them.
_WIDE, _HIGH, _AROUND = 7.8, 18, 16
_LETTERS: Final = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


def figures() -> dict[str, Figure]:
    """The doctor's pages and the chart of the cycle, by the names of their pictures."""
    with _surroundings() as folder, render.styled():
        content = _example(folder)
        first, second = page.build(content, "a4")
        return {"page.png": first, "page-2.png": second, "cycle.png": chart.build(content, cycle=True)}


def terminal() -> str:
    """What the terminal shows when the lines of the session are typed, as SVG."""
    shown: list[str] = []
    with _surroundings() as folder:
        _example(folder)
        for line in SESSION:
            answer = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n")
            with redirect_stdout(answer):
                if run(shlex.split(line)[1:]) != 0:
                    raise RuntimeError(f"{line} failed")
            answer.seek(0)
            shown += [*([""] if shown else []), f"$ {line}", *answer.read().rstrip("\n").split("\n")]
    return _as_svg(shown)


def drawn(figure: Figure) -> str:
    """A hash of what a figure says and shows: its words, and the marks in its panels with their values and colours.

    Nothing in it depends on how wide letters are.
    """
    found = [" ".join(" ".join(_words(figure)).split())]
    for axes in figure.axes:
        found += [_mark(mark) for mark in axes.get_children() if isinstance(mark, Line2D | PathCollection)]
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def kept(path: Path) -> str | None:
    """The hash of what a PNG shows, as it says itself; None if it is not there or does not say it."""
    if not path.exists():
        return None
    with Image.open(path) as picture:
        return picture.info.get(_DRAWN)


def _words(figure: Figure) -> Iterator[str]:
    for holder in (figure, *figure.axes):
        artists = holder.get_children() if isinstance(holder, Axes) else (*holder.artists, *holder.texts)
        yield from (one.get_text() for one in artists if isinstance(one, Text))


def _mark(mark: Line2D | PathCollection) -> str:
    if isinstance(mark, Line2D):
        look, points = f"{mark.get_color()} {mark.get_marker()} {mark.get_linestyle()}", mark.get_xydata()
    else:
        look, points = str(mark.get_facecolor().tolist()), mark.get_offsets()
    # Adding 0.0 makes 0 of -0.
    places = [[round(float(value), 2) + 0.0 for value in point] for point in points]
    return f"{mark.get_gid()} {look} {places}"


def _write_png(path: Path, figure: Figure) -> None:
    """A PNG of few colours, which is a fraction as large as one of all, with the hash of what it shows."""
    buffer = io.BytesIO()
    with render.styled():
        figure.savefig(buffer, format="png", dpi=_DPI)
    said = PngInfo()
    said.add_text(_DRAWN, drawn(figure))
    with Image.open(buffer) as picture:
        few = picture.convert("RGB").quantize(palette=_palette(), dither=Image.Dither.NONE)
        few.save(path, optimize=True, pnginfo=said)


def _palette() -> Image.Image:
    """The colours of the page and of the edges of its letters, as a picture that holds nothing else."""
    found = [part for colour in _LIGHT for part in ImageColor.getrgb(colour)]
    for colour in _DARK:
        found += [round(255 - share * (255 - part)) for share in _SHARES for part in ImageColor.getrgb(colour)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(found)
    return palette


def _as_svg(lines: list[str]) -> str:
    """The lines in a window; every line is as wide as its letters ask, in whatever font the reader has."""
    width = round(max(map(len, lines)) * _WIDE + 2 * _AROUND)
    height = len(lines) * _HIGH + 2 * _AROUND
    rows = []
    for number, line in enumerate(lines):
        said = line.lstrip()
        if not said:
            continue
        # A browser shows several spaces as one.
        words = escape(said, quote=False).replace(" ", "\u00a0")
        x, y = _AROUND + (len(line) - len(said)) * _WIDE, _AROUND + (number + 0.75) * _HIGH
        bold = ' font-weight="bold"' if line.startswith("$ ") else ""
        rows.append(f'  <text x="{x:.1f}" y="{y:.1f}" textLength="{len(said) * _WIDE:.1f}"{bold}>{words}</text>')
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" font-family="{_LETTERS}" font-size="13" fill="{INK}">',
            f"  <title>{escape('; '.join(SESSION))}</title>",
            f'  <rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="6" fill="{PAPER}" '
            f'stroke="{FAINT}"/>',
            *rows,
            "</svg>\n",
        ]
    )


def _example(folder: Path) -> Content:
    """The content of the example's page; its journal is in the folder from now on."""
    place = folder / "journal.db"
    now = datetime.fromisoformat(NOW)
    ours = Context(chosen=place, name="", now=now, json=False, asked_plain=False, fixed_offset=True)
    return example_content(ours, place)[0]


@contextmanager
def _surroundings() -> Iterator[Path]:
    """A folder with a journal and settings of its own, a fixed time, and a terminal of 72 columns; then as before."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory(prefix="b12-tracker-pictures-") as name:
        for word in [word for word in os.environ if word.startswith(("TRACKER_", "XDG_"))]:
            del os.environ[word]
        os.environ |= {
            "TRACKER_JOURNAL": f"{name}/journal.db",
            "TRACKER_NOW": NOW,
            "XDG_CONFIG_HOME": f"{name}/config",
            "XDG_DATA_HOME": f"{name}/data",
            "COLUMNS": "72",
        }
        try:
            yield Path(name)
        finally:
            os.environ.clear()
            os.environ.update(before)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "terminal.svg").write_text(terminal(), encoding="utf-8", newline="\n")
    for picture_name, figure in figures().items():
        if kept(FOLDER / picture_name) != drawn(figure):
            _write_png(FOLDER / picture_name, figure)
