"""How everything looks: colours, sizes, fonts. Sizes are in points, 72 to the inch."""

from __future__ import annotations

from typing import Any, Final

# The style for building and saving, on top of Matplotlib's defaults. A matplotlibrc never changes a page.
STYLE: Final[dict[str, Any]] = {
    "font.family": ["DejaVu Sans"],
    "font.size": 8,
    # A note with "$\frac{" in it is plain text, not a formula.
    "text.parse_math": False,
    # Letters have the same width at every resolution, so the drawing agrees with the measuring.
    "text.hinting": "no_hinting",
    "axes.unicode_minus": True,
    "hatch.linewidth": 0.5,
    "lines.linewidth": 1.4,
    "lines.solid_capstyle": "round",
    "path.simplify": False,
    # TrueType, embedded: text can be selected and searched.
    "pdf.fonttype": 42,
    # Matplotlib 3.11 reads from this one how many characters a PDF font may hold; else it embeds two per font.
    "ps.fonttype": 42,
    "svg.fonttype": "path",
    # Without it, the ids in an SVG are random.
    "svg.hashsalt": "tracker",
}

PAPERS: Final = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
SCREEN_WIDTH: Final = 760.0
MARGIN: Final = 34.0
DPI: Final = 150

# Distinct in grey too. From dark to light: INK, LINE, MARK and ALARM, QUIET, DOT, BAND, FAINT.
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
