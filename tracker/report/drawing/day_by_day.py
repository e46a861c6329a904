"""Day by day: a panel a symptom, what was taken below them under the same dates, and the home tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.domain.wording.days import day_short
from tracker.domain.wording.numbers import counted, one_decimal
from tracker.report.content import legend
from tracker.report.content.build import Content
from tracker.report.content.symptoms import HomeTest, SymptomTrend
from tracker.report.drawing import cycle_column, panels
from tracker.report.drawing.blocks import HEAD, Block, heading
from tracker.report.drawing.lettering import Lettering
from tracker.report.drawing.sheet import Sheet
from tracker.report.drawing.style import BODY, HEADING, LEADING, MARGIN, QUIET, SMALL
from tracker.report.drawing.time_axis import ticks

LABELS: Final = 118.0
PANEL_GAP: Final = 12.0
STRIP: Final = 11.5


def title_and_legend(content: Content, symptoms: Sequence[SymptomTrend], letters: Lettering, width: float) -> Block:
    """The title of the day-by-day part, and what its marks stand for: those that occur in it."""
    title = "Day by day"
    end = cycle_column.right_of_days(content, width)
    parts = [*legend.of_days(content, symptoms), *legend.of_strips(content)]
    lines = letters.packed(parts, end - MARGIN, SMALL, indent=letters.width(title, HEADING, True) + 12)

    def draw(sheet: Sheet, y: float) -> None:
        heading(sheet, y, title, lines[0], right=end)
        for n, words in enumerate(lines[1:], 1):
            sheet.text(end, y + 12 + n * 9.2, words, SMALL, colour=QUIET, align="right")
        if content.folded:
            heading(sheet, y, cycle_column.TITLE, left=width - MARGIN - cycle_column.COLUMN)

    return Block(HEAD + (len(lines) - 1) * 9.2, draw)


def symptom_panel(content: Content, trend: SymptomTrend, letters: Lettering, width: float, tall: float) -> Block:
    """One symptom day by day: its name and medians at the left, the drawing at the right."""
    label = letters.clip(trend.label, max(1, int((tall + 4) / 11)), LABELS - 36, 8.5, True)
    # One line, or whole ones: what a low panel has no room for must not end in half a figure.
    parts = _medians(trend)
    joined = ", ".join(parts)
    medians = [joined] if letters.width(joined, SMALL) <= LABELS - 36 else parts
    at_days = [x for x, _ in ticks(content.period)]

    def draw(sheet: Sheet, y: float) -> None:
        x = MARGIN + LABELS
        base = sheet.lines(MARGIN, y + 7, label, 8.5, bold=True)
        for words in medians:
            if base <= y + tall + 3:
                sheet.text(MARGIN, base, words, SMALL, colour=QUIET)
                base += 9.2
        sheet.text(x - 4, y + 3, "10 worst", SMALL, colour=QUIET, align="right")
        sheet.text(x - 4, y + tall + 2, "0 none", SMALL, colour=QUIET, align="right")
        if tall >= 34:
            sheet.text(x - 4, y + tall / 2 + 2.5, "5", SMALL, colour=QUIET, align="right")
        axes = sheet.axes(x, y, cycle_column.right_of_days(content, width) - x, tall)
        panels.symptom(axes, trend, content.injections, [turn.x for turn in content.turns], content.period, at_days)
        if content.folded:
            left = width - MARGIN - cycle_column.COLUMN
            cycle_column.profile(sheet, trend, letters, left, y, cycle_column.COLUMN, tall)

    return Block(tall + PANEL_GAP, draw)


def _medians(trend: SymptomTrend) -> list[str]:
    told = trend.told(trend.this)
    median = told if isinstance(told, str) else f"median {one_decimal(told[0])}"
    if trend.asked != "daily" and not trend.comparable:
        return [f"asked {trend.asked}", median]
    return [median] if trend.shown_previous is None else [median, f"before {one_decimal(trend.shown_previous)}"]


def strips(content: Content, letters: Lettering, width: float) -> Block:
    """Injections, tablets, days logged and falls under the same time axis, and the axis itself."""
    products = content.strips[: legend.MOST_STRIPS]
    names: list[str] = []
    if content.injections:
        names.append(f"Injections {sum(i.taken for i in content.injections):,}")
    days = content.period.days
    for strip in products:
        counts = f" {strip.taken:,} of {days:,}"
        room = LABELS - 8 - letters.width(counts)
        names.append(letters.shorten(strip.label[:1].upper() + strip.label[1:], room) + counts)
    names.append(f"Logged {content.honesty.logged_days:,} of {days:,}")
    if content.falls:
        names.append(f"Falls {len(content.falls):,}")
    for count in content.counts:
        words = f" {count.total:,} on {counted(count.days, 'day')}"
        names.append(letters.shorten(count.label, LABELS - 8 - letters.width(words)) + words)
    top = STRIP if content.turns else 0.0
    height = len(names) * STRIP
    left, end = width - MARGIN - cycle_column.COLUMN, cycle_column.right_of_days(content, width)
    axis = cycle_column.axis(content, letters, left, cycle_column.COLUMN) if content.folded else None

    def draw(sheet: Sheet, y: float) -> None:
        x = MARGIN + LABELS
        if content.turns:
            sheet.text(MARGIN, y + 8.6, "Plans changed")
            _turns(sheet, content, letters, x, end, y + 8.6)
        for row, name in enumerate(names):
            sheet.text(MARGIN, y + top + row * STRIP + 8.6, name)
        axes = sheet.axes(x, y + top, end - x, height)
        panels.strips(axes, content.injections or None, products, content.logged, content.falls, content.counts)
        dated = ticks(content.period)
        panels.time_axis(axes, [at for at, _ in dated], len(names), days)
        dates(sheet, x, end, y + top + height + 11, content, letters)
        if axis is not None:
            axis.draw(sheet, y)

    return Block(max(top + height + 15, axis.height if axis is not None else 0), draw)


def _turns(sheet: Sheet, content: Content, letters: Lettering, left: float, right: float, y: float) -> None:
    """What each plan says, beside its day: after it or before it, whole; only the day where there is no room."""
    places = [left + turn.x / content.period.days * (right - left) for turn in content.turns]
    free = left
    for turn, x, following in zip(content.turns, places, [*places[1:], right], strict=True):
        when = day_short(turn.day, content.period.first.year != content.period.last.year)
        said = [f"{when}: {turn.label}", when]
        fitting = [words for words in said if letters.width(f"┆ {words}", SMALL) <= max(following - x, x - free) - 4]
        words = fitting[0] if fitting else ""
        if letters.width(f"┆ {words}", SMALL) <= following - x - 4:
            sheet.text(x, y, f"┆ {words}", SMALL)
            free = x + letters.width(f"┆ {words}", SMALL)
        else:
            sheet.text(x, y, f"{words} ┆", SMALL, align="right")
            free = x


def dates(
    sheet: Sheet, left: float, right: float, y: float, content: Content, letters: Lettering, size: float = 7.5
) -> None:
    """The dates below a time axis, none of them beyond its ends, and none where it would touch the one before."""
    end = left
    for at, words in ticks(content.period):
        wide = letters.width(words, size)
        x = min(max(left + at / content.period.days * (right - left), left + wide / 2), right - wide / 2)
        if x - wide / 2 >= end:
            sheet.text(x, y, words, size, align="center")
            end = x + wide / 2 + 4


def home_test(content: Content, test: HomeTest, letters: Lettering, width: float) -> Block:
    """One home test: its name at the left, all of the period, and at the right its direction and latest result."""
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
