"""Charts for the screen and for a slide, drawn with the same panels as the page."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from tracker.domain.wording.days import span_short
from tracker.errors import NothingFound
from tracker.report.content import legend
from tracker.report.content.build import Content
from tracker.report.content.sentences import compared_words, said_of
from tracker.report.content.sharing import title_of, together
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing import cycle_column, day_by_day
from tracker.report.drawing.paper import blocks
from tracker.report.drawing.paper.blocks import FOOT_HEIGHT
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import LEADING, MARGIN, QUIET, SCREEN_WIDTH, SMALL, TITLE
from tracker.report.drawing.strips import strips

_SINGLE = 210.0
_SEVERAL = 110.0
_HEADER = 44.0
_BETWEEN = 18.0
_LEVEL_ROOM = 38.0
_PROFILE = 120.0
_BELOW = 44.0
_LEAST = 27.0
# A slide, in points: the width of its layout, and the width at which it is drawn.
_SLIDE_WIDTH = 600.0
_SLIDE_SIZE = 960.0


def build(content: Content, keys: Sequence[str] = (), *, cycle: bool = False, slide: bool = False) -> Figure:
    """A chart of the symptoms with these keys; without keys all of them. Raises NothingFound when none has an entry.

    cycle: by days since the last injection; slide: 16 to 9 with larger letters, higher only if it needs more room.
    """
    width = _SLIDE_WIDTH if slide else SCREEN_WIDTH
    drawn = _cycles(content, keys, width, slide=slide) if cycle else _days(content, keys, width, slide=slide)
    return drawn.finish(_SLIDE_SIZE / _SLIDE_WIDTH if slide else 1)


def _days(content: Content, keys: Sequence[str], width: float, *, slide: bool) -> Sheet:
    asked = [s for s in content.symptoms if (not keys or s.key in keys) and s.recorded]
    together_ = together(asked)
    if not asked:
        raise NothingFound(f"There are no such scores from {span_short(content.period)}.", "See: tracker show")
    products = {injection.product for injection in content.injections} | {strip.label for strip in content.strips}
    letters = Lettering([content.name, *(s.label for s in asked), *sorted(products)])
    heading = day_by_day.title_and_legend(content, asked, letters, width)
    below = strips(content, letters, width)
    other = 2 * MARGIN + _HEADER + 8 + heading.height + below.height + FOOT_HEIGHT
    tall = _SEVERAL
    if len(together_) == 1:
        tall = (_SINGLE + day_by_day.PANEL_GAP) / len(asked) - day_by_day.PANEL_GAP
    if slide:
        tall = max(_LEAST, (width * 9 / 16 - other) / len(asked) - day_by_day.PANEL_GAP)
    panels_ = [day_by_day.symptom_panel(content, panel, letters, width, tall) for panel in together_]
    sheet = Sheet(width, other + sum(panel.height for panel in panels_), letters)
    title = _title(asked)
    _head(sheet, letters, title, [content.name, span_short(content.period), f"logged {content.logged_line}"])
    y = MARGIN + _HEADER
    for n, block in enumerate([heading, *panels_, below]):
        block.draw(sheet, y)
        y += block.height + (8 if n == 0 else 0)
    blocks.foot(sheet, content, letters, 1, 1)
    return sheet


def _title(trends: Sequence[SymptomTrend]) -> str:
    """The name of the only series or symptom, else that they are symptoms."""
    return title_of(trends) if len({one.key for one in trends}) == 1 else "Symptoms"


def _head(sheet: Sheet, letters: Lettering, title: str, parts: Sequence[str]) -> None:
    room = sheet.width - 2 * MARGIN
    sheet.text(MARGIN, MARGIN + 12, letters.shorten(title, room, TITLE, True), TITLE, bold=True)
    words = " · ".join(part for part in parts if part)
    sheet.text(MARGIN, MARGIN + 28, letters.shorten(words, room), colour=QUIET)


def _cycles(content: Content, keys: Sequence[str], width: float, *, slide: bool) -> Sheet:
    """Profiles by days since the last injection, at most three in a row, each with its words above it."""
    asked = [s for s in content.symptoms if not keys or s.key in keys]
    shown = [s for s in asked if s.folded.wearing_off is not None]
    if not shown:
        why_not = next((s.folded.why_not for s in asked if s.folded.why_not), "There are no such scores.")
        raise NothingFound(why_not, 'A longer time may hold more: tracker chart --cycle --last "1 year"')
    letters = Lettering([content.name, *(s.label for s in shown), content.cycles.product])
    abreast = min(3, len(shown))
    column = (width - 2 * MARGIN - (abreast - 1) * _BETWEEN) / abreast
    said = [
        [
            (line, bold)
            for words, bold in zip(said_of(s, content.cycles), (True, False), strict=True)
            for line in letters.wrap(words, column, SMALL, bold)
        ]
        for s in shown
    ]
    above = 18 + max(len(lines) for lines in said) * SMALL * LEADING
    marks = [*legend.days_of_cycles(content), *legend.of_cycles(content)]
    lines = letters.packed(marks, width - 2 * MARGIN, SMALL)
    top = MARGIN + _HEADER + len(lines) * SMALL * LEADING
    rows = -(-len(shown) // abreast)
    tall = _PROFILE
    if slide:
        tall = max(_LEAST, (width * 9 / 16 - top - MARGIN - FOOT_HEIGHT) / rows - above - _BELOW)
    sheet = Sheet(width, top + rows * (above + tall + _BELOW) + FOOT_HEIGHT + MARGIN, letters)
    _head(
        sheet, letters, f"{_title(shown)} by days since the injection", [content.name, compared_words(content.cycles)]
    )
    sheet.lines(MARGIN, MARGIN + _HEADER, lines, SMALL, colour=QUIET)
    for number, (symptom, figure) in enumerate(zip(shown, said, strict=True)):
        x = MARGIN + (number % abreast) * (column + _BETWEEN)
        y = top + number // abreast * (above + tall + _BELOW)
        sheet.text(x, y + 8, letters.shorten(symptom.label, column, 9, True), 9, bold=True)
        for line, (words, bold) in enumerate(figure):
            sheet.text(x, y + 18 + line * SMALL * LEADING, words, SMALL, bold=bold)
        for words, place in (("worst", 14.6), ("none", tall - 6.6)):
            sheet.text(x + _LEVEL_ROOM - 3, y + above + place, words, SMALL, colour=QUIET, align="right")
        left, wide = x + _LEVEL_ROOM, column - _LEVEL_ROOM
        cycle_column.profile(sheet, symptom, content.cycles, letters, left, y + above, wide, tall)
        cycle_column.days(sheet, content, letters, left, y + above + tall + 11, wide)
    blocks.foot(sheet, content, letters, 1, 1)
    return sheet
