"""The table of what changed: each symptom in this period and in the one before."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.domain.trend import Summary
from tracker.report import panels
from tracker.report.content import Content
from tracker.report.lettering import Lettering
from tracker.report.scores import SymptomTrend
from tracker.report.sections import HEAD, Block, heading
from tracker.report.sheet import Sheet
from tracker.report.style import MARGIN, QUIET, SMALL
from tracker.report.wording import counted, one_decimal, span


def table(
    content: Content, symptoms: Sequence[SymptomTrend], letters: Lettering, width: float, title: str = "Summary"
) -> tuple[Block, list[str]]:
    """Medians, quartiles and days logged: a table, with the same on a line from 0 to 10.

    And the names that were too long for it, for page 2.
    """
    before, now, line, end = MARGIN + 150, MARGIN + 262, MARGIN + 374, width - MARGIN
    days_logged = [f"{s.this.logged_days:,} of {s.this.days:,}" for s in symptoms]
    line_width = end - 14 - max(letters.width(words, 8.5) for words in ("Days logged", *days_logged)) - line
    labels = [letters.clip(s.label, 2, 142, 9, True) for s in symptoms]
    names_left = [s.label for s in symptoms if len(letters.wrap(s.label, 142, 9, True)) > 2]
    heights = [max(15.0, len(lines) * 11.2 + 4) for lines in labels]
    top = HEAD + 21
    height = top + sum(heights) if symptoms else HEAD + 16

    def draw(sheet: Sheet, y: float) -> None:
        heading(
            sheet, y, title, f"previous period: {span(content.previous)} ({counted(content.previous.days, 'day')})"
        )
        if not symptoms:
            sheet.text(MARGIN, y + HEAD + 9, "No scores were recorded in these two periods.", colour=QUIET)
            return
        for x, first, second in (
            (MARGIN, "", "Symptom (0 none – 10 worst)"),
            (before, "Previous period", "median (IQR), days"),
            (now, "This period", "median (IQR), days"),
            (line, "0", "○ previous  ◆ this  — IQR"),
        ):
            sheet.text(x, y + HEAD + 6, first, SMALL, colour=QUIET)
            sheet.text(x, y + HEAD + 15, second, SMALL, colour=QUIET)
        sheet.text(line + line_width, y + HEAD + 6, "10", SMALL, colour=QUIET, align="right")
        sheet.text(end, y + HEAD + 15, "Days logged", SMALL, colour=QUIET, align="right")
        axes = sheet.axes(line, y + top, line_width, height - top)
        centres = []
        row = y + top
        for symptom, lines, logged, tall in zip(symptoms, labels, days_logged, heights, strict=True):
            sheet.rule(row, MARGIN, end)
            centres.append((row + tall / 2 - y - top) / (height - top))
            base = row + 10.8
            sheet.lines(MARGIN, base, lines, 9, bold=True)
            _quartile_words(sheet, before, base, symptom.previous)
            _quartile_words(sheet, now, base, symptom.this)
            sheet.text(end, base, logged, 8.5, align="right")
            row += tall
        sheet.rule(row, MARGIN, end)
        panels.quartiles(axes, [(s.previous, s.this) if s.comparable else None for s in symptoms], centres)

    return Block(height, draw), names_left


def _quartile_words(sheet: Sheet, x: float, y: float, summary: Summary) -> None:
    if summary.median is None or summary.q1 is None or summary.q3 is None:
        sheet.text(x, y, "no entries", colour=QUIET)
    elif not summary.enough:
        sheet.text(x, y, f"too few days ({summary.logged_days})", colour=QUIET)
    else:
        sheet.text(x, y, one_decimal(summary.median), 10, bold=True)
        middle = f"({one_decimal(summary.q1)}–{one_decimal(summary.q3)})"
        sheet.text(x + 24, y, f"{middle}, {summary.logged_days:,}", colour=QUIET)
