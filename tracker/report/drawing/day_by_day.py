"""The part "Day by day": one panel per symptom, and below them what was taken, on the same time axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from matplotlib.axes import Axes

from tracker.domain.wording.numbers import counted, one_decimal
from tracker.report.content import legend
from tracker.report.content.build import Content
from tracker.report.content.days_in_words import days_title
from tracker.report.content.parts import Part
from tracker.report.content.series.home_test import HomeTest
from tracker.report.content.sharing import rows_of, title_of, together, what_rows_are
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing import cycle_column
from tracker.report.drawing.axes import month_panel, panels
from tracker.report.drawing.axes.time_axis import ticks
from tracker.report.drawing.paper.blocks import GAP, HEAD, Block, heading
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import HEADING, MARGIN, QUIET, SMALL
from tracker.report.drawing.pieces import MOST_SYMPTOMS, Left, Piece, Setting
from tracker.report.drawing.strips import LABELS, strips

PANEL_GAP: Final = 12.0
_MOST_HOME_TESTS: Final = 2
_FEW_SYMPTOMS: Final = 5
_LEAST_PANEL: Final = 27.0
# One symptom alone fills the page.
_MOST_PANEL: Final = 560.0
# Panels are at least this high, if there is room, even if less of the following parts then fits.
_FAIR_PANEL: Final = 40.0
_FAIR_TOGETHER: Final = 140.0
# The steps of a folded cycle need more height to be seen at once.
_LEAST_PROFILE: Final = 34.0
_FAIR_PROFILE: Final = 50.0
# Where what stands above gives way, so that all days are on the first page.
_LEAST_BRIEF: Final = 29.0
# If that saves a page, panels on further pages may be as low as this.
_LOWER_PANEL: Final = 32.0
_FEWEST_PANELS: Final = 3
# Points to keep for the following parts, if they want them; and the points to keep when panels are few.
_LEFT_FOR_OTHERS: Final = 100.0
_LEAST_FOR_OTHERS: Final = 64.0


def with_days(content: Content) -> Sequence[HomeTest]:
    """The home tests on the page of the days; none when many symptoms need the room."""
    return content.home_tests[:_MOST_HOME_TESTS] if roomy(content) else ()


def roomy(content: Content) -> bool:
    """Whether there are so few symptoms that other drawings may stand on the page of the days."""
    return len(content.symptoms) <= _FEW_SYMPTOMS


class Days(Piece):
    """One panel per symptom. Their number and height leave room for the following parts."""

    def __init__(self, setting: Setting) -> None:
        content = setting.content
        self.setting = setting
        self.shown = [s for s in content.symptoms if s.recorded]
        self.panels = together(self.shown)
        self.title = title_and_legend(content, self.shown, setting.letters, setting.width)
        self.strips = strips(content, setting.letters, setting.width)
        panels = min(_FEWEST_PANELS, len(self.shown)) * (self._least + PANEL_GAP)
        self.height, self.gap = self.title.height + 8 + panels + self.strips.height, GAP

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw as many panels as fit, with what was taken below them. Returns the other panels."""
        flow.put(self.title, 8)
        rows, tall = self._panels(limit - flow.y - self.strips.height - GAP, below)
        if not self.shown:
            flow.sheet.text(MARGIN, flow.y + 6, "No scores were recorded in this period.", colour=QUIET)
            flow.y += 18
        count = self._fitting(self.panels, rows)
        for panel in self.panels[:count]:
            flow.put(self._panel(panel, tall))
        if more := self._further_on(rows):
            lines = flow.letters.wrap(f"{' and '.join(more)} further on", LABELS - 12, SMALL)
            flow.sheet.lines(MARGIN, flow.y + self.strips.height - 4, lines, SMALL, colour=QUIET)
        flow.put(self.strips, GAP)
        rest = self.panels[count:]
        return [Left(Part.DAYS, rows_of(rest), lambda flow: self._put_rest(flow, rest))] if rest else []

    def _fitting(self, panels: Sequence[Sequence[SymptomTrend]], rows: int) -> int:
        """How many of the panels fit into so many rows. A panel has a row for each of its series."""
        return next((n for n in range(len(panels), 0, -1) if rows_of(panels[:n]) <= rows), 0)

    def _panels(self, room: float, below: float) -> tuple[int, float]:
        """The number of rows and their height in points. below: the part of ``room`` that later parts want."""
        each = self._least + PANEL_GAP
        if self.setting.brief and below > room - len(self.shown) * each:
            # What stands below is on further pages, all of it.
            below = 0.0
        reserve = min(below, _LEFT_FOR_OTHERS)
        # When words fill the page, keep less for the following parts, so that a few panels can be drawn.
        few = min(_FEWEST_PANELS, int((room - min(below, _LEAST_FOR_OTHERS)) / each))
        count = min(MOST_SYMPTOMS, len(self.shown), max(int((room - reserve) / each), few, 0))
        count = rows_of(self.panels[: self._fitting(self.panels, count)])
        if not count:
            return 0, self._least
        whole = (room - below) / count - PANEL_GAP
        fair = min(self._least if self.setting.low else self._fair, (room - reserve) / count - PANEL_GAP)
        return count, min(_MOST_PANEL, max(whole, fair, self._least))

    @property
    def _least(self) -> float:
        """How low panels may be, in points."""
        if not self.setting.content.folded:
            return _LEAST_PANEL
        return _LEAST_BRIEF if self.setting.brief else _LEAST_PROFILE

    @property
    def _fair(self) -> float:
        """How high panels are where there is room, in points: a few are higher than many."""
        usual = _FAIR_PROFILE if self.setting.content.folded else _FAIR_PANEL
        return max(usual, _FAIR_TOGETHER / max(1, len(self.shown)))

    def _panel(self, panel: Sequence[SymptomTrend], tall: float) -> Block:
        return symptom_panel(self.setting.content, panel, self.setting.letters, self.setting.width, tall)

    def _further_on(self, count: int) -> list[str]:
        """What is missing on the page of the days: more symptoms, or rows where they have places; home tests."""
        content = self.setting.content
        further = max(len(self.shown) - count, len(content.symptoms) - MOST_SYMPTOMS)
        more = [counted(further, f"more {what_rows_are(content.symptoms)}")] if further > 0 else []
        if content.home_tests and not with_days(content):
            more.append(counted(len(content.home_tests), "home test"))
        return more

    def _put_rest(self, flow: Flow, rest: Sequence[Sequence[SymptomTrend]]) -> None:
        """Draw the other panels on further pages, each page with the dates below them."""
        usual = max(_LOWER_PANEL, self._least) if self.setting.low else self._fair
        while rest:
            flow.need(HEAD + 6 + len(rest[0]) * (usual + PANEL_GAP) + self.strips.height)
            room = flow.bottom - flow.y - HEAD - 6 - self.strips.height
            # A little lower, if then all of them fit on this page. The last point is not used: sums are rounded.
            tall = min(usual, (room - 1) / rows_of(rest) - PANEL_GAP)
            tall = tall if tall >= max(_LOWER_PANEL, self._least) else usual
            count = max(1, self._fitting(rest, int(room / (tall + PANEL_GAP))))
            flow.section(
                f"{days_title(self.setting.content)}, continued",
                [*(self._panel(panel, tall) for panel in rest[:count]), self.strips],
            )
            rest = rest[count:]


def title_and_legend(content: Content, symptoms: Sequence[SymptomTrend], letters: Lettering, width: float) -> Block:
    """The title "Day by day", and the meaning of the marks that occur."""
    title = days_title(content)
    end = cycle_column.right_of_days(content, width)
    parts = [*legend.of_days(content, symptoms, named=True), *legend.of_strips(content)]
    lines = letters.packed(parts, end - MARGIN, SMALL, indent=letters.width(title, HEADING, True) + 12)

    def draw(sheet: Sheet, y: float) -> None:
        heading(sheet, y, title, lines[0], right=end)
        for n, words in enumerate(lines[1:], 1):
            sheet.text(end, y + 12 + n * 9.2, words, SMALL, colour=QUIET, align="right")
        if content.folded:
            cycle_column.heading(sheet, content, letters, y)

    high = max(len(lines), cycle_column.title_lines(content, letters) if content.folded else 0)
    return Block(HEAD + (high - 1) * 9.2, draw)


def symptom_panel(
    content: Content, trends: Sequence[SymptomTrend], letters: Lettering, width: float, row: float
) -> Block:
    """One symptom by days or months: its name, places and medians at the left, the panel at the right.

    trends: one series, or two places, which are as high as two rows: days share a panel, months have a row each.
    row: the height of a row in points.
    """
    if content.months and len(trends) > 1:
        return _one_below_another([symptom_panel(content, [one], letters, width, row) for one in trends])
    tall = len(trends) * (row + PANEL_GAP) - PANEL_GAP
    room = tall if len(trends) == 1 else row / 2
    label = letters.clip(title_of(trends), max(1, int((room + 4) / 11)), LABELS - 36, 8.5, True)
    said = []
    for trend, mark in zip(trends, panels.PLACE_MARKS, strict=False):
        said += [letters.shorten(f"{mark} {trend.where}", LABELS - 36, SMALL)] if len(trends) > 1 else []
        # One line, or one line for each part: a low panel may leave out a line, but never break a figure.
        parts = _medians(trend)
        joined = ", ".join(parts)
        said += [joined] if letters.width(joined, SMALL) <= LABELS - 36 else parts

    def draw(sheet: Sheet, y: float) -> None:
        x = MARGIN + LABELS
        base = sheet.lines(MARGIN, y + 7, label, 8.5, bold=True)
        for words in said:
            if base <= y + tall + 3:
                sheet.text(MARGIN, base, words, SMALL, colour=QUIET)
                base += 9.2
        sheet.text(x - 4, y + 3, "10 worst", SMALL, colour=QUIET, align="right")
        sheet.text(x - 4, y + tall + 2, "0 none", SMALL, colour=QUIET, align="right")
        if tall >= 34:
            sheet.text(x - 4, y + tall / 2 + 2.5, "5", SMALL, colour=QUIET, align="right")
        wide = cycle_column.right_of_days(content, width) - x
        sheet.panel(x, y, wide, tall, lambda axes: panel(axes, content, trends))
        if content.folded:
            marks = [mark[0] for mark in panels.PLACE_MARKS] if len(trends) > 1 else [""]
            for n, (trend, mark) in enumerate(zip(trends, marks, strict=True)):
                cycle_column.beside_days(sheet, content, trend, letters, y + n * (row + PANEL_GAP), row, mark)

    return Block(tall + PANEL_GAP, draw)


def _one_below_another(rows: Sequence[Block]) -> Block:
    def draw(sheet: Sheet, y: float) -> None:
        for row in rows:
            row.draw(sheet, y)
            y += row.height

    return Block(sum(row.height for row in rows), draw)


def panel(axes: Axes, content: Content, trends: Sequence[SymptomTrend], size: float = SMALL) -> None:
    """Draw one symptom on bare axes: day by day, or a long period, of one series, month by month.

    size: of the letters in it.
    """
    turns, at = [turn.x for turn in content.turns], [x for x, _ in ticks(content.period)]
    if content.months:
        month_panel.symptom(axes, trends[0], turns, content.period, at)
    else:
        panels.symptom(axes, trends, content.injections, turns, content.period, at, size)


def _medians(trend: SymptomTrend) -> list[str]:
    told = trend.told(trend.this)
    median = told if isinstance(told, str) else f"median {one_decimal(told[0])}"
    if trend.asked != "daily" and not trend.comparable:
        return [f"asked {trend.asked}", median]
    return [median] if trend.shown_previous is None else [median, f"before {one_decimal(trend.shown_previous)}"]
