"""The part "Home tests": each test in its own unit, on the time axis of the days."""

from __future__ import annotations

from tracker.domain.wording.numbers import one_decimal
from tracker.report.content.parts import Part
from tracker.report.content.symptoms import HomeTest
from tracker.report.drawing import cycle_column
from tracker.report.drawing.axes import panels
from tracker.report.drawing.axes.time_axis import ticks
from tracker.report.drawing.day_by_day import LABELS, with_days
from tracker.report.drawing.paper.blocks import GAP, HEAD, Block, heading
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import BODY, LEADING, MARGIN, QUIET, SMALL
from tracker.report.drawing.pieces import Kind, Left, Piece, Setting


class HomeTests(Piece):
    """A few home tests stand on the page of the days; the others are left over."""

    kind: Kind = "drawn"

    def __init__(self, setting: Setting) -> None:
        blocks = [_drawing(setting, test) for test in setting.content.home_tests]
        here = len(with_days(setting.content))
        self.here, self.further = blocks[:here], blocks[here:]
        if here:
            self.height, self.gap = HEAD + 2 + sum(block.height for block in self.here), GAP - 2

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw the tests that stand with the days. Returns the others."""
        if self.here:
            aside = "their own units and directions, not scores · ■ result  △ stopped at the cap, could have gone on"
            if self.further:
                aside = f"{len(self.further)} more further on · own units and directions, not scores"
            heading(flow.sheet, flow.y, "Home tests", aside)
            flow.y += HEAD + 2
            for block in self.here:
                flow.put(block)
            flow.y += self.gap
        if not self.further:
            return []
        title = "Home tests, continued"
        return [Left(Part.HOME_TESTS, len(self.further), lambda flow: flow.section(title, self.further))]


def _drawing(setting: Setting, test: HomeTest) -> Block:
    """One home test: its name at the left, its results in the period, its direction and latest result."""
    content, letters, width = setting.content, setting.letters, setting.width
    x, tall, end = MARGIN + LABELS, 18.0, cycle_column.right_of_days(content, width)
    label = letters.wrap(test.label, LABELS - 42, BODY, True)
    parts = [part for part in (test.direction, f"n = {test.times}", f"latest {test.latest}") if part]
    beside = content.folded
    room = cycle_column.COLUMN if beside else end - x
    lines = letters.packed(parts, room, SMALL)
    top = 3 if beside else 3 + len(lines) * 9.2
    at_days = [at for at, _ in ticks(content.period)]

    def draw(sheet: Sheet, y: float) -> None:
        sheet.lines(MARGIN, y + 8, label, bold=True)
        sheet.lines(width - MARGIN - cycle_column.COLUMN if beside else x, y + 8, lines, SMALL, colour=QUIET)
        largest = letters.shorten(f"{one_decimal(test.top)} {test.unit}".rstrip(), LABELS - 84, SMALL)
        sheet.text(x - 4, y + top + 3, largest, SMALL, colour=QUIET, align="right")
        sheet.text(x - 4, y + top + tall + 1.5, "0", SMALL, colour=QUIET, align="right")
        axes = sheet.axes(x, y + top, end - x, tall)
        panels.home_test(axes, test, content.period.days, at_days)

    return Block(max(top + tall, len(label) * BODY * LEADING, len(lines) * 9.2 + 3) + 5, draw)
