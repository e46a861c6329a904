"""The column of profiles: each symptom by days since the last injection, beside its days, with the difference."""

from __future__ import annotations

from typing import Final

from tracker.domain.analysis.cycle import WearingOff
from tracker.domain.analysis.cycles import Cycles
from tracker.domain.wording.numbers import counted, in_how_many_text, limit_text, signed
from tracker.report.content import legend
from tracker.report.content.build import Content
from tracker.report.content.sentences import compared_words, said_of
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing.axes.cycle_panel import cycle
from tracker.report.drawing.paper import blocks
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import HEADING, MARGIN, QUIET, SMALL

TITLE: Final = "Days since the injection"
# Points: the width of the column of profiles at the right of a page, and the gap before it.
COLUMN: Final = 210.0
GUTTER: Final = 20.0
# Points of the column that are kept for the difference, at the right of a profile, and the width of the profile.
_FIGURE: Final = 69.0
_PROFILE: Final = COLUMN - _FIGURE - 6
_LINE: Final = 9.2
# From so many days on, a profile has a bin a week.
_WEEKS: Final = 56
# How far below a profile the baseline of its numbers is.
_NUMBERS: Final = 10.4


def right_of_days(content: Content, width: float) -> float:
    """The right edge of the days in points: before the profiles, or at the margin without profiles."""
    return width - MARGIN - (COLUMN + GUTTER if content.folded else 0)


def beside_days(
    sheet: Sheet, content: Content, symptom: SymptomTrend, letters: Lettering, y: float, tall: float, mark: str = ""
) -> None:
    """Draw one profile and its difference in the column; a few words if there is too little for them.

    mark: before the profile, which of the places in the panel of days it is.
    """
    left, off = sheet.width - MARGIN - COLUMN, symptom.folded.wearing_off
    sheet.text(left - 3, y + tall / 2 + 2.5, mark, SMALL, align="right")
    if off is None:
        for n, line in enumerate(letters.wrap(_no_profile(symptom), COLUMN, SMALL)):
            sheet.text(left, y + tall / 2 + 2.5 + n * _LINE, line, SMALL, colour=QUIET)
        return
    profile(sheet, symptom, content.cycles, letters, left, y, _PROFILE, tall)
    at = left + COLUMN - _FIGURE
    sheet.text(at, y + 7, signed(off.mean), HEADING, bold=True)
    sheet.text(at, y + 7 + _LINE, f"{limit_text(off.low)} to {limit_text(off.high)}", SMALL, colour=QUIET)
    sheet.text(at, y + 7 + 2 * _LINE, off.reading, SMALL)
    for words in (said_of(symptom, content.cycles)[1], *_shorter(off)):
        lines = letters.wrap(words, _FIGURE, SMALL)
        if (2 + len(lines)) * _LINE <= tall - 3:
            sheet.lines(at, y + 7 + 3 * _LINE, lines, SMALL, colour=QUIET)
            return


def _shorter(off: WearingOff) -> list[str]:
    """In how many cycles it was so, in fewer words; the last ones go on where the reading ends."""
    so = {"worse before": off.worse_in, "better before": off.better_in}.get(off.reading)
    in_how_many = in_how_many_text(off.worse_in, off.better_in, off.equal_in)
    return [in_how_many] if so is None else [in_how_many, f"in {so} of {counted(off.cycles, 'cycle')}"]


def profile(
    sheet: Sheet,
    symptom: SymptomTrend,
    found: Cycles,
    letters: Lettering,
    left: float,
    y: float,
    width: float,
    tall: float,
) -> None:
    """Draw one profile, with the number of days that have a score below each bin where it has room."""
    days = len(symptom.folded.profile)
    sheet.panel(left, y, width, tall, lambda axes: cycle(axes, symptom.folded, found.compared))
    end = left
    for one in symptom.folded.bins:
        words, place = f"{one.n:,}", left + (one.first + one.last + 1) / 2 / days * width
        wide = letters.width(words, SMALL)
        if place - wide / 2 >= end:
            sheet.text(place, y + tall + _NUMBERS, words, SMALL, colour=QUIET, align="center")
            end = place + wide / 2 + 2
    for words, place in (("10", 6.0), ("0", tall + 2)):
        sheet.text(left - 3, y + place, words, SMALL, colour=QUIET, align="right")
    sheet.text(left - 3, y + tall + _NUMBERS, "n", SMALL, colour=QUIET, align="right")


def _no_profile(symptom: SymptomTrend) -> str:
    few = "too few days" if symptom.asked == "daily" else f"asked {symptom.asked}, too few answers"
    return f"{few} for a profile"


def numbered(days: int, width: float, least: float) -> list[tuple[int, float]]:
    """The days that get a number below a profile, and their places in points, at least ``least`` points apart.

    From eight weeks on they are whole weeks. The last number may be that of the next injection.
    """
    each = width / days
    steps = (7, 14, 28, 56) if days >= _WEEKS else (1, 2, 7, 14, 28)
    step = next((step for step in steps if each * step >= least), days)
    return [(number, number * each) for number in range(0, days + 1, step)]


def heading(sheet: Sheet, content: Content, letters: Lettering, y: float) -> None:
    """The title of the column, and the meaning of the marks below it. Takes the height of ``title_lines``."""
    left = sheet.width - MARGIN - COLUMN
    blocks.heading(sheet, y, TITLE, left=left)
    for n, words in enumerate(_marks(content, letters), 1):
        sheet.text(left, y + 12 + n * _LINE, words, SMALL, colour=QUIET)


def title_lines(content: Content, letters: Lettering) -> int:
    """How many lines the title and the meaning of the marks take."""
    return 1 + len(_marks(content, letters))


def _marks(content: Content, letters: Lettering) -> list[str]:
    return letters.packed(legend.of_cycles(content), COLUMN, SMALL)


def axis(content: Content, letters: Lettering) -> Block:
    """The axis below the column: the days since the injection, which of them are compared, and which cycles."""
    said = [*legend.days_of_cycles(content), f"difference: {compared_words(content.cycles)}, 95 % interval"]
    lines = letters.wrap(" · ".join(said), COLUMN, SMALL)

    def draw(sheet: Sheet, y: float) -> None:
        left = sheet.width - MARGIN - COLUMN
        days(sheet, content, letters, left, y - 2, _PROFILE)
        sheet.lines(left, y + 27, lines, SMALL, colour=QUIET)

    return Block(27 + len(lines) * _LINE, draw)


def days(
    sheet: Sheet,
    content: Content,
    letters: Lettering,
    left: float,
    y: float,
    width: float,
    size: float = SMALL,
) -> None:
    """Draw the numbers of the days since the injection, and below them the names of the days that are compared.

    size: of the letters; two lines take 18 points with letters of 7.
    """
    line = size * 9 / SMALL
    sheet.text(left - 5, y + line, "day", size, colour=QUIET, align="right")
    for number, place in numbered(content.shortest_cycle, width, 2 * size):
        sheet.text(left + place, y + line, str(number), size, align="center")
    compared, each = content.cycles.compared, width / content.shortest_cycle
    late, settled = f"last {counted(compared.late, 'day')}", compared.settled_days
    end = left + width
    middle = left + (compared.first + compared.settled / 2) * each
    right = min(middle + letters.width(settled, size) / 2, end - letters.width(late, size, True) - size)
    sheet.text(right, y + 2 * line, settled, size, align="right")
    sheet.text(end, y + 2 * line, late, size, bold=True, align="right")
