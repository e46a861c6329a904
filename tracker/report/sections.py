"""The parts of a page, each measured before it is placed: a Block knows its height and how to draw itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.trend import Summary
from tracker.report import panels
from tracker.report.content import Content, HomeTest, SymptomTrend
from tracker.report.lettering import REPLACEMENT, Lettering
from tracker.report.sheet import Sheet
from tracker.report.style import BODY, HEADING, INK, LEADING, MARGIN, QUIET, SMALL, TITLE
from tracker.report.wording import FOOT, counted, day, one_decimal, span, ticks

PAGE_TITLE: Final = "B12 and nerve symptom report"
HEAD: Final = 19.0
FOOT_HEIGHT: Final = 30.0
LABELS: Final = 118.0
PANEL_GAP: Final = 12.0
STRIP: Final = 11.5
_MOST_STRIPS: Final = 4
_MOST_LINES: Final = 5


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
        ("Name", content.name or "not given", True),
        ("Born", day(content.born) if content.born else "not given", False),
        ("Period", f"{span(content.period)} ({counted(content.period.days, 'day')})", False),
        ("Logged", content.logged_line, True),
    ]
    rows = [(name, letters.wrap(words, width - MARGIN - value, 8.5, bold), bold) for name, words, bold in facts]
    height = max(48.0, sum(len(lines) for _, lines, _ in rows) * 11.8 + 4)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 13, PAGE_TITLE, TITLE, bold=True)
        sheet.text(MARGIN, y + 30, "Kept by the patient. Every score: 0 = none, 10 = worst.", 8.5, colour=QUIET)
        base = y + 8
        for name, lines, bold in rows:
            sheet.text(column, base, name, 8.5, colour=QUIET)
            for line in lines:
                sheet.text(value, base, line, 8.5, bold=bold)
                base += 11.8

    return Block(height, draw)


def treatment(content: Content, letters: Lettering, width: float) -> tuple[Block, list[str]]:
    """What was recorded as taken, in words; and the same for page 2 where it is too long for here."""
    lead = "Treatment recorded:"
    indent = letters.width(lead, BODY, True) + 6
    lines = letters.wrap(content.treatment_line, width - 2 * MARGIN - indent)
    left = []
    if len(lines) > _MOST_LINES:
        left = [content.treatment_line]
        lines = [*lines[: _MOST_LINES - 1], f"… {counted(len(content.treatments), 'treatment')}, in full on page 2."]

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 8, lead, bold=True)
        sheet.lines(MARGIN + indent, y + 8, lines)

    return Block(len(lines) * BODY * LEADING + 9, draw), left


def summary(
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


def legend(content: Content, symptoms: Sequence[SymptomTrend], letters: Lettering, width: float) -> Block:
    """The title of the day-by-day part, and what its marks stand for: those that occur in it."""
    title = "Day by day"
    room = width - 2 * MARGIN - letters.width(title, HEADING, True) - 12
    parts = []
    if any(s.prompt.x or s.late.x for s in symptoms):
        late = " (hollow: written more than 48 h later)" if any(s.late.x for s in symptoms) else ""
        parts.append(f"dot = one entry{late}")
    if any(mean is not None for s in symptoms for mean in s.mean):
        parts.append("line = 7-day trailing mean")
    if any(s.shown_previous is not None for s in symptoms):
        parts.append("dashed = previous period’s median")
    if content.injections:
        parts.append("▼ = injection" + ("" if all(i.taken for i in content.injections) else " (hollow: skipped)"))
    if any(s.gaps for s in symptoms):
        parts.append("hatched = no entries")
    if any(s.skipped for s in symptoms) or any("skipped" in strip.days for strip in content.strips):
        parts.append("□ = skipped")
    if content.strips:
        parts.append("blank = unknown")
    if len(content.strips) > _MOST_STRIPS:
        parts.append(f"{len(content.strips) - _MOST_STRIPS} more products under Treatment recorded")
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
    marks = [x for x, _ in ticks(content.period)]

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
        panels.symptom(axes, trend, content.injections, content.period, marks)

    return Block(tall + PANEL_GAP, draw)


def _medians(trend: SymptomTrend) -> str:
    if not trend.this.enough:
        return f"too few days ({trend.this.logged_days})"
    median = f"median {one_decimal(trend.this.median or 0)}"
    return median if trend.shown_previous is None else f"{median}, before {one_decimal(trend.shown_previous)}"


def strips(content: Content, letters: Lettering, width: float) -> Block:
    """Injections, tablets, days logged and falls under the same time axis, and the axis itself."""
    products = content.strips[:_MOST_STRIPS]
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
        marks = ticks(content.period)
        panels.time_axis(axes, [at for at, _ in marks], len(names), days)
        dates(sheet, x, width - MARGIN, y + height + 11, content, letters)

    return Block(height + 15, draw)


def dates(sheet: Sheet, left: float, right: float, y: float, content: Content, letters: Lettering) -> None:
    """The dates below a time axis, none of them beyond its ends."""
    for at, words in ticks(content.period):
        half = letters.width(words, 7.5) / 2
        x = left + at / content.period.days * (right - left)
        sheet.text(min(max(x, left + half), right - half), y, words, 7.5, align="center")


def home_test(content: Content, test: HomeTest, letters: Lettering, width: float) -> Block:
    """One home test: its name at the left, at the right its direction, its latest result and all of the period."""
    x, tall = MARGIN + LABELS, 20.0
    label = letters.wrap(test.label, LABELS - 36, BODY, True)
    parts = (test.direction, f"n = {len(test.done.x) + len(test.capped.x)}", f"latest {test.latest}")
    lines = letters.wrap(" · ".join(part for part in parts if part), width - MARGIN - x, SMALL)
    top = 3 + len(lines) * 9.2
    marks = [at for at, _ in ticks(content.period)]

    def draw(sheet: Sheet, y: float) -> None:
        sheet.lines(MARGIN, y + 7, label, bold=True)
        sheet.lines(x, y + 6, lines, SMALL, colour=QUIET)
        largest = letters.shorten(f"{one_decimal(test.top)} {test.unit}", LABELS - 84, SMALL)
        sheet.text(x - 4, y + top + 3, largest, SMALL, colour=QUIET, align="right")
        sheet.text(x - 4, y + top + tall + 1.5, "0", SMALL, colour=QUIET, align="right")
        axes = sheet.axes(x, y + top, width - MARGIN - x, tall)
        panels.home_test(axes, test, content.period.days, marks)

    return Block(max(top + tall, len(label) * BODY * LEADING) + 7, draw)


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
        right, y + 10, f"made {day(content.made)}, tracker {content.version}", SMALL, colour=QUIET, align="right"
    )
    place = f"page {number} of {pages}"
    room = (right - left) * 0.3 - letters.width(f" · {place}", SMALL)
    name = letters.shorten(content.name, room, SMALL) + " · " if content.name else ""
    sheet.text(right, y + 19.2, name + place, SMALL, colour=QUIET, align="right")
