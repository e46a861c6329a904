"""A chart for the screen: one symptom, or several under one another, with the page's own panels."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.figure import Figure

from tracker.errors import NothingFound
from tracker.report import cycles, daybyday, panels, sections
from tracker.report.content import Content
from tracker.report.lettering import Lettering
from tracker.report.scores import SymptomTrend
from tracker.report.sections import FOOT_HEIGHT
from tracker.report.sheet import Sheet
from tracker.report.style import MARGIN, QUIET, SCREEN_WIDTH, TITLE
from tracker.report.wording import span, ticks

_SINGLE = 210.0
_SEVERAL = 110.0
_HEADER = 44.0
# A drawing in a page for a browser, in points; letters large enough for where it is shrunk to a telephone's width.
_INLINE_WIDTH = 430.0
_INLINE_TALL = 96.0
_INLINE_LETTERS = 10.0


def build(content: Content, keys: Sequence[str] = ()) -> Figure:
    """The symptoms of these keys, all of them without keys. Raises NothingFound where none has an entry."""
    asked = [s for s in content.symptoms if (not keys or s.key in keys) and s.recorded]
    if not asked:
        raise NothingFound(f"There are no such scores from {span(content.period)}.", "See: tracker show")
    letters = Lettering([content.name, *(s.label for s in asked), *(strip.label for strip in content.strips)])
    tall = _SINGLE if len(asked) == 1 else _SEVERAL
    width = SCREEN_WIDTH
    blocks = [
        daybyday.legend(content, asked, letters, width),
        *(daybyday.symptom_panel(content, s, letters, width, tall) for s in asked),
        daybyday.strips(content, letters, width),
    ]
    height = 2 * MARGIN + _HEADER + 8 + sum(block.height for block in blocks) + FOOT_HEIGHT
    sheet = Sheet(width, height, letters)
    title = asked[0].label if len(asked) == 1 else "Symptoms"
    sheet.text(MARGIN, MARGIN + 12, letters.shorten(title, width - 2 * MARGIN, TITLE, True), TITLE, bold=True)
    sheet.text(
        MARGIN,
        MARGIN + 28,
        letters.shorten(
            " · ".join(
                part for part in (content.name, span(content.period), f"logged {content.logged_line}") if part
            ),
            width - 2 * MARGIN,
        ),
        colour=QUIET,
    )
    y = MARGIN + _HEADER
    for n, block in enumerate(blocks):
        block.draw(sheet, y)
        y += block.height + (8 if n == 0 else 0)
    sections.foot(sheet, content, letters, 1, 1)
    return sheet.finish()


def inline_cycle(symptom: SymptomTrend) -> Figure:
    """One symptom by days since the last injection, for a page for a browser."""
    letters = Lettering()
    left, top, size = 62.0, 8.0, _INLINE_LETTERS
    wide = _INLINE_WIDTH - 12 - left
    sheet = Sheet(_INLINE_WIDTH, _INLINE_TALL + top + 26, letters)
    _levels(sheet, left, top)
    days = panels.cycle(sheet.axes(left, top, wide, _INLINE_TALL), symptom.folded)
    for number, place in cycles.numbered(days, wide, 24):
        sheet.text(left + place, top + _INLINE_TALL + 17, str(number), size, align="center")
    return sheet.finish()


def _levels(sheet: Sheet, left: float, top: float) -> None:
    for words, y in (("10 worst", 0.0), ("5", _INLINE_TALL / 2), ("0 none", _INLINE_TALL)):
        sheet.text(left - 6, top + y + 3.5, words, _INLINE_LETTERS, colour=QUIET, align="right")


def inline(content: Content, symptom: SymptomTrend) -> Figure:
    """One symptom day by day with its dates, nothing else: words stand beside it where it is shown."""
    letters = Lettering()
    left, top, size = 62.0, 12.0, _INLINE_LETTERS
    sheet = Sheet(_INLINE_WIDTH, _INLINE_TALL + top + 26, letters)
    right = _INLINE_WIDTH - 12
    _levels(sheet, left, top)
    axes = sheet.axes(left, top, right - left, _INLINE_TALL)
    at_days = [x for x, _ in ticks(content.period)]
    panels.symptom(axes, symptom, content.injections, [turn.x for turn in content.turns], content.period, at_days)
    daybyday.dates(sheet, left, right, top + _INLINE_TALL + 19, content, letters, size)
    return sheet.finish()
