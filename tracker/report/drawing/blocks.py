"""The parts of a page, each measured before it is placed: a Block knows its height and how to draw itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.wording.days import day_short, span_short
from tracker.domain.wording.numbers import counted
from tracker.report.content.build import Content
from tracker.report.content.sections import FOOT, KEPT, PAGE_TITLE
from tracker.report.drawing.lettering import REPLACEMENT, Lettering
from tracker.report.drawing.sheet import Sheet
from tracker.report.drawing.style import BODY, HEADING, INK, LEADING, MARGIN, QUIET, SMALL, TITLE

HEAD: Final = 19.0
FOOT_HEIGHT: Final = 30.0
# How many lines a paragraph may have above the drawings, and how many where they save a page.
MOST_LINES: Final = 5
ROOMY: Final = 14


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


def header(content: Content, letters: Lettering, width: float) -> Block:
    """Title, and whose report of which days it is."""
    column, value = width * 0.58, width * 0.58 + 44
    facts = [
        ("Name", content.name or "not given", bool(content.name)),
        ("Born", day_short(content.born) if content.born else "not given", False),
        ("Period", f"{span_short(content.period)} ({content.length})", False),
        ("Logged", content.logged_line, True),
    ]
    rows = [(name, letters.wrap(words, width - MARGIN - value, 8.5, bold), bold) for name, words, bold in facts]
    if len(rows[2][1]) > 1:
        # Broken between the days and how many they are.
        rows[2] = ("Period", [span_short(content.period), f"({content.length})"], False)
    height = max(48.0, sum(len(lines) for _, lines, _ in rows) * 11.8 + 4)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 13, PAGE_TITLE, TITLE, bold=True)
        sheet.text(MARGIN, y + 30, KEPT, 8.5, colour=QUIET)
        base = y + 8
        for name, lines, bold in rows:
            sheet.text(column, base, name, 8.5, colour=QUIET)
            for line in lines:
                sheet.text(value, base, line, 8.5, bold=bold)
                base += 11.8

    return Block(height, draw)


def treatment(content: Content, letters: Lettering, width: float, most: int = MOST_LINES) -> tuple[Block, list[str]]:
    """What was recorded as taken, in words; and the same for page 2 where it is too long for here."""
    more = f"… {counted(len(content.treatments), 'treatment')}, in full further on."
    return led("Treatment recorded:", [content.treatment_line], more, letters, width, most=most)


def questions(content: Content, letters: Lettering, width: float, most: int = MOST_LINES) -> tuple[Block, list[str]]:
    """What the person wants to ask, numbered; and the same for page 2 where it is too long for here."""
    numbered = [f"{n}. {words}" for n, words in enumerate(content.questions, 1)]
    more = f"… {counted(len(numbered), 'question')}, in full further on."
    return led("Questions for the doctor:", numbered, more, letters, width, most=most)


def led(
    lead: str,
    paragraphs: Sequence[str],
    more: str,
    letters: Lettering,
    width: float,
    under: str = "",
    most: int = MOST_LINES,
) -> tuple[Block, list[str]]:
    """Paragraphs after a few bold words; and all of them again where they have more lines than there may be.

    more: said in the place of the last lines then; under: what stands small below the bold words; most: how many
    lines there may be.
    """
    indent = letters.width(lead, BODY, True) + 6
    lines = [line for words in paragraphs for line in letters.wrap(words, width - 2 * MARGIN - indent)]
    smaller = letters.wrap(under, indent - 6, SMALL) if under else []
    left: list[str] = []
    if len(lines) > most:
        lines, left = [*lines[: most - 1], more], list(paragraphs)
    height = max(len(lines) * BODY * LEADING, BODY * LEADING + len(smaller) * SMALL * LEADING)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 8, lead, bold=True)
        sheet.lines(MARGIN, y + 17.5, smaller, SMALL, colour=QUIET)
        sheet.lines(MARGIN + indent, y + 8, lines)

    return Block(height + 5, draw), left


def record(content: Content, letters: Lettering, width: float) -> Block:
    """How complete the record is and when it was written."""
    lead = "This record:"
    indent = letters.width(lead, 7.5, True) + 5
    words = content.record_line
    if letters.missing:
        words += f" {REPLACEMENT} stands for a character that no font here has; they are listed on the last page."
    lines = letters.wrap(words, width - 2 * MARGIN - indent, 7.5)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 8, lead, 7.5, bold=True)
        sheet.lines(MARGIN + indent, y + 8, lines, 7.5)

    return Block(len(lines) * 7.5 * LEADING + 6, draw)


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
