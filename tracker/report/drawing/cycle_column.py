"""The column of profiles: each symptom by days since the last injection, beside its days."""

from __future__ import annotations

from typing import Final

from tracker.report.content import legend
from tracker.report.content.build import Content
from tracker.report.content.sentences import cycles_words
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing.axes import panels
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import MARGIN, QUIET, SMALL

TITLE: Final = "Days since the injection"
# Points: the width of the column of profiles at the right of a page, and the gap before it.
COLUMN: Final = 134.0
GUTTER: Final = 26.0
_LINE: Final = 9.2
# The least distance between numbered days of a profile, in points.
_DAY: Final = 12.0


def right_of_days(content: Content, width: float) -> float:
    """The right edge of the days in points: before the profiles, or at the margin without profiles."""
    return width - MARGIN - (COLUMN + GUTTER if content.folded else 0)


def profile(
    sheet: Sheet, symptom: SymptomTrend, letters: Lettering, left: float, y: float, width: float, tall: float
) -> None:
    """Draw one profile, with the number of cycles below its days; a few words if there is too little for it."""
    if symptom.folded.wearing_off is None:
        for n, line in enumerate(letters.wrap(_no_profile(symptom), width, SMALL)):
            sheet.text(left, y + tall / 2 + 2.5 + n * _LINE, line, SMALL, colour=QUIET)
        return
    days = panels.cycle(sheet.axes(left, y, width, tall), symptom.folded)
    counts = [
        (place, f"{symptom.folded.profile[number].n:,}")
        for number, place in numbered(days, width)
        if number < len(symptom.folded.profile)
    ]
    for place, count in counts:
        sheet.text(left + place, y + tall + 8.2, count, SMALL, colour=QUIET, align="center")
    # A longer first count needs more room at the left.
    first = min((place - letters.width(count, SMALL) / 2 for place, count in counts), default=0.0)
    sheet.text(left + min(-4.0, first - 4), y + tall + 8.2, "n", SMALL, colour=QUIET, align="right")


def _no_profile(symptom: SymptomTrend) -> str:
    few = "too few days" if symptom.asked == "daily" else f"asked {symptom.asked}, too few answers"
    return f"{few} for a profile"


def numbered(days: int, width: float, least: float = _DAY) -> list[tuple[int, float]]:
    """The days that get a number below a profile, and their places in points, at least ``least`` points apart."""
    each = width / days
    step = next((step for step in (1, 2, 7, 14, 28, 56) if each * step >= least), days)
    return [(number, (number + 0.5) * each) for number in range(0, days, step)]


def axis(content: Content, letters: Lettering, left: float, width: float) -> Block:
    """The axis below the profiles: the days since the injection, and the meaning of the marks."""
    lines = letters.wrap(" · ".join([cycles_words(content.cycles), *legend.of_cycles(content)]), width, SMALL)

    def draw(sheet: Sheet, y: float) -> None:
        days(sheet, content, left, y - 3, width)
        sheet.lines(left, y + 17, lines, SMALL, colour=QUIET)

    return Block(17 + len(lines) * _LINE, draw)


def days(sheet: Sheet, content: Content, left: float, y: float, width: float) -> None:
    """Draw the numbers of the days since the injection."""
    sheet.text(left - 4, y + 9, "day", SMALL, colour=QUIET, align="right")
    for number, place in numbered(content.longest_cycle, width):
        sheet.text(left + place, y + 9, str(number), SMALL, align="center")
