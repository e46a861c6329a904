"""What a page is built of: a Block is measured before it is placed, knows its height and how to draw itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tracker.domain.wording.days import day_short
from tracker.report.content.build import Content
from tracker.report.content.sections import FOOT
from tracker.report.drawing.lettering import Lettering
from tracker.report.drawing.sheet import Sheet
from tracker.report.drawing.style import BODY, HEADING, INK, LEADING, MARGIN, QUIET, SMALL

HEAD: Final = 19.0
FOOT_HEIGHT: Final = 30.0
# Between one part with a heading and the next.
GAP: Final = 11.0


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a known height in points that draws itself on a sheet from the given place down."""

    height: float
    draw: Callable[[Sheet, float], None]


def heading(sheet: Sheet, y: float, title: str, aside: str = "", left: float = MARGIN, right: float = 0) -> None:
    """A section's rule, title and, small at the right, what to know when reading it. Takes HEAD points."""
    right = right or sheet.width - MARGIN
    sheet.rule(y, left, right, INK, 1.1)
    sheet.text(left, y + 12.5, title, HEADING, bold=True)
    sheet.text(right, y + 12, aside, SMALL, colour=QUIET, align="right")


def line(words: str) -> Block:
    """One line of text."""
    return Block(BODY * LEADING, lambda sheet, y: sheet.text(MARGIN, y + 4, words))


def foot(sheet: Sheet, content: Content, letters: Lettering, number: int, pages: int) -> None:
    """The foot of every page."""
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
