"""The band at the top of the page: a pale box with one line, or a few, about each thing that is to be seen first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from tracker.domain.wording.days import day_short
from tracker.report.content.band import WARNINGS
from tracker.report.content.parts import Part
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import ALARM, BODY, INK, LEADING, MARGIN
from tracker.report.drawing.paragraphs import cut, in_lines
from tracker.report.drawing.pieces import Setting, Words

# About 90 points high: then the tables and drawings keep the page.
_MOST: Final = 8
_INSIDE: Final = 7.0
_ABOVE: Final = 3.0
_GAP: Final = 4.0


def band(setting: Setting) -> Words | None:
    """What is to be seen first; None without anything. Where it is too long, all of it stands further on too."""
    content, letters = setting.content, setting.letters

    def dated(day: date) -> str:
        return day_short(day, year=day.year != content.period.last.year)

    said = list(content.band.lines(dated))
    if not said:
        return None
    indent = max(letters.width(f"{lead}:", BODY, True) for lead, _ in said) + 6
    room = setting.inner - indent - 2 * _INSIDE
    whole = [letters.wrap(words, room) for _, words in said]
    shown = _fitted(setting, whole, room, max(_MOST, setting.most_lines))
    paragraphs = [f"{lead}: {words}" for lead, words in said]
    left = [] if shown == whole else [in_lines(Part.BAND, "At a glance, in full", paragraphs)]
    height = sum(map(len, shown)) * BODY * LEADING + 2 * _ABOVE

    def draw(sheet: Sheet, y: float) -> None:
        sheet.tint(y, height, MARGIN, sheet.width - MARGIN)
        base = y + _ABOVE + 7.5
        for (lead, _), lines in zip(said, shown, strict=True):
            sheet.text(MARGIN + _INSIDE, base, f"{lead}:", bold=True, colour=ALARM if lead == WARNINGS else INK)
            base = sheet.lines(MARGIN + _INSIDE + indent, base, lines)

    return Words(Block(height, draw), _GAP, left)


def _fitted(setting: Setting, whole: Sequence[list[str]], room: float, most: int) -> list[list[str]]:
    """The first lines of each paragraph, ``most`` in all. Each has one; the rest goes to the first that want more."""
    spare = most - len(whole)
    shown = []
    for lines in whole:
        taken = min(len(lines), 1 + max(spare, 0))
        spare -= taken - 1
        shown.append(lines if taken == len(lines) else [*lines[: taken - 1], cut(setting, lines[taken - 1], room)])
    return shown
