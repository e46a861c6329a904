"""How everything looks: colours, sizes, fonts. Sizes are in points, 72 to the inch."""

from __future__ import annotations

from typing import Any, Final

# What build and save run under, on top of Matplotlib's own defaults: nobody's matplotlibrc changes a page.
STYLE: Final[dict[str, Any]] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 8,
    # A note with "$\frac{" in it is a note.
    "text.parse_math": False,
    # Letters keep their widths at every resolution: what was measured is what is drawn.
    "text.hinting": "no_hinting",
    "axes.unicode_minus": True,
    "hatch.linewidth": 0.5,
    "lines.linewidth": 1.4,
    "lines.solid_capstyle": "round",
    "path.simplify": False,
    # TrueType, embedded: text can be selected and searched.
    "pdf.fonttype": 42,
    # Matplotlib 3.11 asks this one how many characters an embedded PDF font holds; otherwise there are two a font.
    "ps.fonttype": 42,
    "svg.fonttype": "path",
    # Identifiers in an SVG are random without it.
    "svg.hashsalt": "tracker",
}

PAPERS: Final = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
SCREEN_WIDTH: Final = 760.0
MARGIN: Final = 34.0
DPI: Final = 150

# Legible in grey: from dark to light INK, LINE, MARK and ALARM, QUIET, DOT, BAND, FAINT.
INK: Final = "#14202b"
QUIET: Final = "#55606b"
LINE: Final = "#0b4f8a"
DOT: Final = "#5d8fbd"
MARK: Final = "#b0470f"
ALARM: Final = "#a81e22"
BAND: Final = "#a9c6e3"
FAINT: Final = "#d5dade"
PALE: Final = "#eef0f2"
GREY: Final = "#7d858d"
PAPER: Final = "#ffffff"

TITLE: Final = 16.5
HEADING: Final = 10.0
BODY: Final = 8.0
SMALL: Final = 7.0
LEADING: Final = 1.32
