"""The part "How far up": a ladder for the legs and one for the arms, on the time axis of the days."""

from __future__ import annotations

from typing import Final

from tracker.report.content.ladders import Ladder
from tracker.report.content.parts import Part
from tracker.report.drawing import cycle_column
from tracker.report.drawing.axes import rungs
from tracker.report.drawing.axes.time_axis import ticks
from tracker.report.drawing.day_by_day import roomy
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import MARGIN, QUIET, SMALL
from tracker.report.drawing.pieces import Left, Piece, Setting
from tracker.report.drawing.strips import LABELS, dates

TITLE: Final = "How far up"
# Points: a title alone, between two rungs, between two lines of words, and below a ladder.
_TITLE: Final = 15.0
_RUNG: Final = 8.6
_LINE: Final = 9.2
_BELOW: Final = 8.0


class FarUp(Piece):
    """The ladders stand below the days if few symptoms, and the parts that follow, leave room; else further on."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.blocks = [_drawing(setting, one) for one in setting.content.ladders]
        self.height = _TITLE if self.blocks and not setting.brief else 0.0
        if self.blocks and roomy(setting.content):
            self.wish = sum(block.height for block in self.blocks) - self.height

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw the ladders, or say that they are further on and return them."""
        if not self.blocks:
            return []
        # One point is allowed: the panels above are made exactly so high that this fits.
        if not self.wish or flow.y + self.height + self.wish > limit - below + 1:
            if self.setting.brief:
                return [Left(Part.FAR_UP, len(self.blocks), self._put_later, "how far up")]
            flow.sheet.text(MARGIN, flow.y + 4, TITLE, 8.5, bold=True)
            flow.sheet.text(MARGIN + LABELS, flow.y + 4, "further on", SMALL, colour=QUIET)
            flow.y += self.height
            return [Left(Part.FAR_UP, len(self.blocks), self._put_later)]
        for block in self.blocks:
            flow.put(block)
        return []

    def _put_later(self, flow: Flow) -> None:
        flow.section(TITLE, [*self.blocks, _dates(self.setting)])


def _dates(setting: Setting) -> Block:
    """The dates of the days, for a page without the days."""
    left, end = MARGIN + LABELS, cycle_column.right_of_days(setting.content, setting.width)
    return Block(8.0, lambda sheet, y: dates(sheet, left, end, y + 4, setting.content, setting.letters))


def _drawing(setting: Setting, one: Ladder) -> Block:
    """One limb: its name and sides at the left, then the names of its rungs, and its days."""
    content, letters, width = setting.content, setting.letters, setting.width
    x, end = MARGIN + LABELS, cycle_column.right_of_days(content, width)
    lines = letters.wrap(f"{one.label}: {one.what}", cycle_column.COLUMN if content.folded else end - x, SMALL)
    top = 0.0 if content.folded else len(lines) * _LINE
    tall = _RUNG * len(one.rungs)
    at_days = [at for at, _ in ticks(content.period)]

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 8, TITLE, 8.5, bold=True)
        for n, steps in enumerate(one.sides, 1):
            sheet.text(MARGIN, y + 9 + n * _LINE, f"{rungs.SIGNS[steps.side]} {steps.where}", SMALL, colour=QUIET)
        left = width - MARGIN - cycle_column.COLUMN if content.folded else x
        sheet.lines(left, y + 6.5, lines, SMALL, colour=QUIET)
        for n, name in enumerate(reversed(one.rungs)):
            sheet.text(x - 4, y + top + (n + 0.5) * _RUNG + 2.5, name, SMALL, colour=QUIET, align="right")
        sheet.panel(x, y + top, end - x, tall, lambda axes: rungs.ladder(axes, one, content.period.days, at_days))

    said = max(9 + len(one.sides) * _LINE, len(lines) * _LINE)
    return Block(max(top + tall, said) + _BELOW, draw)
