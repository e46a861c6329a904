"""Day by day: a panel a symptom, what was taken below them under the same dates, and the home tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.report import marks, panels
from tracker.report.content import Content
from tracker.report.lettering import Lettering
from tracker.report.scores import HomeTest, SymptomTrend
from tracker.report.sections import HEAD, Block, heading
from tracker.report.sheet import Sheet
from tracker.report.style import BODY, HEADING, LEADING, MARGIN, QUIET, SMALL
from tracker.report.wording import one_decimal, ticks

LABELS: Final = 118.0
PANEL_GAP: Final = 12.0
STRIP: Final = 11.5


def legend(content: Content, symptoms: Sequence[SymptomTrend], letters: Lettering, width: float) -> Block:
    """The title of the day-by-day part, and what its marks stand for: those that occur in it."""
    title = "Day by day"
    room = width - 2 * MARGIN - letters.width(title, HEADING, True) - 12
    parts = [*marks.of_days(content, symptoms), *marks.of_strips(content)]
    lines = [""]
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines[-1] else part
        if letters.width(longer, SMALL) <= room:
            lines[-1] = longer
        else:
            lines.append(part)

    def draw(sheet: Sheet, y: float) -> None:
        heading(sheet, y, title, lines[0])
        for n, words in enumerate(lines[1:], 1):
            sheet.text(width - MARGIN, y + 12 + n * 9.2, words, SMALL, colour=QUIET, align="right")

    return Block(HEAD + (len(lines) - 1) * 9.2, draw)


def symptom_panel(content: Content, trend: SymptomTrend, letters: Lettering, width: float, tall: float) -> Block:
    """One symptom day by day: its name and medians at the left, the drawing at the right."""
    label = letters.clip(trend.label, max(1, int((tall + 4) / 11)), LABELS - 36, 8.5, True)
    medians = letters.wrap(_medians(trend), LABELS - 36, SMALL)
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
        axes = sheet.axes(x, y, width - MARGIN - x, tall)
        panels.symptom(axes, trend, content.injections, content.period, at_days)

    return Block(tall + PANEL_GAP, draw)


def _medians(trend: SymptomTrend) -> str:
    if not trend.this.enough:
        return f"too few days ({trend.this.logged_days})"
    median = f"median {one_decimal(trend.this.median or 0)}"
    return median if trend.shown_previous is None else f"{median}, before {one_decimal(trend.shown_previous)}"


def strips(content: Content, letters: Lettering, width: float) -> Block:
    """Injections, tablets, days logged and falls under the same time axis, and the axis itself."""
    products = content.strips[: marks.MOST_STRIPS]
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
    height = len(names) * STRIP

    def draw(sheet: Sheet, y: float) -> None:
        x = MARGIN + LABELS
        for row, name in enumerate(names):
            sheet.text(MARGIN, y + row * STRIP + 8.6, name)
        axes = sheet.axes(x, y, width - MARGIN - x, height)
        panels.strips(axes, content.injections or None, products, content.logged, content.falls)
        dated = ticks(content.period)
        panels.time_axis(axes, [at for at, _ in dated], len(names), days)
        dates(sheet, x, width - MARGIN, y + height + 11, content, letters)

    return Block(height + 15, draw)


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
    """One home test: its name at the left, at the right its direction, its latest result and all of the period."""
    x, tall = MARGIN + LABELS, 20.0
    label = letters.wrap(test.label, LABELS - 36, BODY, True)
    parts = (test.direction, f"n = {len(test.done.x) + len(test.capped.x)}", f"latest {test.latest}")
    lines = letters.wrap(" · ".join(part for part in parts if part), width - MARGIN - x, SMALL)
    top = 3 + len(lines) * 9.2
    at_days = [at for at, _ in ticks(content.period)]

    def draw(sheet: Sheet, y: float) -> None:
        sheet.lines(MARGIN, y + 7, label, bold=True)
        sheet.lines(x, y + 6, lines, SMALL, colour=QUIET)
        largest = letters.shorten(f"{one_decimal(test.top)} {test.unit}", LABELS - 84, SMALL)
        sheet.text(x - 4, y + top + 3, largest, SMALL, colour=QUIET, align="right")
        sheet.text(x - 4, y + top + tall + 1.5, "0", SMALL, colour=QUIET, align="right")
        axes = sheet.axes(x, y + top, width - MARGIN - x, tall)
        panels.home_test(axes, test, content.period.days, at_days)

    return Block(max(top + tall, len(label) * BODY * LEADING) + 7, draw)
