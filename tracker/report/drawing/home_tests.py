"""The part "Home tests": each test in its own unit, on the time axis of the days."""

from __future__ import annotations

from typing import Final

from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_short
from tracker.domain.wording.numbers import one_decimal
from tracker.report.content import legend
from tracker.report.content.parts import Part
from tracker.report.content.series.home_test import HomeTest
from tracker.report.drawing import cycle_column
from tracker.report.drawing.axes import panels
from tracker.report.drawing.axes.time_axis import ticks
from tracker.report.drawing.day_by_day import with_days
from tracker.report.drawing.paper.blocks import GAP, HEAD, Block, heading
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import BODY, LEADING, MARGIN, QUIET, SMALL
from tracker.report.drawing.pieces import Left, Piece, Setting
from tracker.report.drawing.strips import LABELS

# Points: a drawing is low and close to the next one, so that the panels of the days keep their room.
_TALL: Final = 13.0
_BELOW: Final = 2.0


class HomeTests(Piece):
    """A few home tests stand on the page of the days; the others are left over."""

    def __init__(self, setting: Setting) -> None:
        self.tests = setting.content.home_tests
        blocks = [_drawing(setting, test) for test in self.tests]
        here = len(with_days(setting.content))
        self.here, self.further = blocks[:here], blocks[here:]
        self.tall = HEAD + 2 + sum(block.height for block in self.here) + GAP - 2 if here else 0.0
        self.brief = setting.brief
        if self.brief:
            self.wish = self.tall
        else:
            self.height = self.tall

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw the tests that stand with the days. Returns the others."""
        if self.brief and flow.y + self.tall > limit - below + 1:
            self.here, self.further = [], [*self.here, *self.further]
        marks = "  ".join(legend.of_home_tests(self.tests))
        whole = f"their own units and directions, not scores · {marks}"
        if self.here:
            aside = whole
            if self.further:
                aside = f"{len(self.further)} more further on · own units and directions, not scores · {marks}"
            heading(flow.sheet, flow.y, "Home tests", aside)
            flow.y += HEAD + 2
            for block in self.here:
                flow.put(block)
            flow.y += GAP - 2
        if not self.further:
            return []
        title, unsaid = ("Home tests, continued", "") if self.here else ("Home tests", "home tests")
        return [
            Left(Part.HOME_TESTS, len(self.further), lambda flow: flow.section(title, self.further, whole), unsaid)
        ]


def _drawing(setting: Setting, test: HomeTest) -> Block:
    """One home test: its name at the left, its numbers above its results in the period."""
    content, letters, width = setting.content, setting.letters, setting.width
    x, end = MARGIN + LABELS, cycle_column.right_of_days(content, width)
    label = letters.wrap(test.label, LABELS - 42, BODY, True)
    # Below the column of profiles nothing else is drawn, so the numbers may use its width too.
    lines = letters.packed(_numbers(test, content.period), width - MARGIN - x, SMALL)
    top = 3 + len(lines) * 9.2
    at_days = [at for at, _ in ticks(content.period)]

    def draw(sheet: Sheet, y: float) -> None:
        sheet.lines(MARGIN, y + 8, label, bold=True)
        sheet.lines(x, y + 8, lines, SMALL, colour=QUIET)
        largest = letters.shorten(f"{one_decimal(test.top)} {test.unit}".rstrip(), LABELS - 84, SMALL)
        sheet.text(x - 4, y + top + 3, largest, SMALL, colour=QUIET, align="right")
        sheet.text(x - 4, y + top + _TALL + 1.5, "0", SMALL, colour=QUIET, align="right")
        sheet.panel(
            x, y + top, end - x, _TALL, lambda axes: panels.home_test(axes, test, content.period.days, at_days)
        )

    return Block(max(top + _TALL, len(label) * BODY * LEADING) + _BELOW, draw)


def _numbers(test: HomeTest, period: Period) -> list[str]:
    """The direction of a test, its first, previous, latest and best result, and how often it was done.

    The only result is the latest; with two, the first is the previous one. Days have no year within one year.
    """
    year = period.first.year != period.last.year
    said = [test.direction] if test.direction else []
    if test.previous:
        said.append(f"first {test.first.value}, {day_short(test.first.day, year)}")
        said += [f"previous {test.previous.value}"] if test.times > 2 else []
    said.append(f"latest {test.latest.value}, {day_short(test.latest.day, year)}")
    said += [f"best {test.best.value}"] if test.best else []
    return [*said, f"n = {test.times:,}"]
