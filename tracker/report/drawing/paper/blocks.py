"""A ``Block``: a piece of the page with a known height, which draws itself. Also the heading and the foot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tracker.domain.wording.days import day_short
from tracker.report.content.build import Content
from tracker.report.content.sections import FOOT
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import BODY, HEADING, INK, LEADING, MARGIN, QUIET, SMALL

HEAD: Final = 19.0
FOOT_HEIGHT: Final = 30.0
# Points between a part and the next heading.
GAP: Final = 9.0


@dataclass(frozen=True, slots=True)
class Block:
    """Something that draws itself on a sheet. height: in points; draw: takes the sheet and the top in points."""

    height: float
    draw: Callable[[Sheet, float], None]


def heading(sheet: Sheet, y: float, title: str, aside: str = "", left: float = MARGIN, right: float = 0) -> None:
    """The rule and title of a section; ``aside`` stands small at the right. Takes HEAD points.

    right: in points, 0 for the right margin.
    """
    right = right or sheet.width - MARGIN
    sheet.rule(y, left, right, INK, 1.1)
    sheet.text(left, y + 12.5, title, HEADING, bold=True)
    sheet.text(right, y + 12, aside, SMALL, colour=QUIET, align="right")


def line(words: str) -> Block:
    """One line of text."""
    return Block(BODY * LEADING, lambda sheet, y: sheet.text(MARGIN, y + 4, words))


def foot(sheet: Sheet, content: Content, letters: Lettering, number: int, pages: int) -> None:
    """Draw the foot of a page. number, pages: "page 2 of 3"."""
    left, right = MARGIN, sheet.width - MARGIN
    y = sheet.height - MARGIN + 4 - FOOT_HEIGHT + 8
    sheet.rule(y, left, right)
    lines = letters.wrap(FOOT, (right - left) * 0.68, SMALL)
    sheet.lines(left, y + 10, lines, SMALL, colour=QUIET)
    sheet.text(
        right,
        y + 10,
        f"made {day_short(content.made)}, tracker {content.version}",
        SMALL,
        colour=QUIET,
        align="right",
    )
    place = f"page {number} of {pages}"
    room = (right - left) * 0.3 - letters.width(f" · {place}", SMALL)
    name = letters.shorten(content.name, room, SMALL) + " · " if content.name else ""
    sheet.text(right, y + 19.2, name + place, SMALL, colour=QUIET, align="right")
