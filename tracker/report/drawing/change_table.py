"""The table "What changed": each symptom in this period and in the one before."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tracker.domain.analysis.change import Change
from tracker.domain.analysis.comparison import WITHIN, Comparison
from tracker.domain.analysis.trend import Summary
from tracker.domain.wording.days import span_short
from tracker.domain.wording.numbers import counted, interval_text, one_decimal, signed
from tracker.report.content.build import Content
from tracker.report.content.parts import Part
from tracker.report.content.sentences import sides
from tracker.report.content.symptoms import SymptomTrend, reach_of
from tracker.report.drawing.axes import bars
from tracker.report.drawing.paper.blocks import GAP, HEAD, Block, heading
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import BODY, INK, MARGIN, QUIET, SMALL
from tracker.report.drawing.paragraphs import in_lines
from tracker.report.drawing.pieces import MOST_SYMPTOMS, Left, Setting, Words

_LABELS = 108.0
# Points: the least and the largest width of a column of medians, and the place of its other figures.
_COLUMN = 86.0
_WIDE = 100.0
_MEDIAN = 24.0
# Points: the room that "better" and "worse" need side by side.
_BOTH_WORDS = 68.0
_ROWS_AT_ONCE = 16
# Points: a line in small letters below the words of a row.
_WITHIN = 8.5
_HEADS = (
    ("Symptom", "(0 none – 10 worst)"),
    ("Mean change", "(95 % interval)"),
)


def changes(setting: Setting) -> Words:
    """The table of the first symptoms. Left over: the other symptoms, and names too long for the table."""
    content, letters, width = setting.content, setting.letters, setting.width
    block = _table(content, content.symptoms[:MOST_SYMPTOMS], letters, width, "What changed")
    rest = content.symptoms[MOST_SYMPTOMS:]
    left = [Left(Part.CHANGES, len(rest), lambda flow: _further(flow, content, rest))] if rest else []
    if names := [s.label for s in content.symptoms if len(letters.wrap(s.label, _LABELS, 9, True)) > 2]:
        left.append(in_lines(Part.NAMES, "Names in full", names))
    # A small gap before words, a larger one before a drawing.
    return Words(block, 4.0 if content.turns or content.cycles.injections else GAP - 2, left)


def _further(flow: Flow, content: Content, symptoms: Sequence[SymptomTrend]) -> None:
    for n in range(0, len(symptoms), _ROWS_AT_ONCE):
        rows = symptoms[n : n + _ROWS_AT_ONCE]
        block = _table(content, rows, flow.letters, flow.width, "What changed, continued")
        flow.need(block.height)
        flow.put(block, GAP)


def _table(content: Content, symptoms: Sequence[SymptomTrend], letters: Lettering, width: float, title: str) -> Block:
    """Medians, quartiles, days, and the mean change with its interval, drawn and in words."""
    before, end = MARGIN + 112, width - MARGIN
    cells = [[_medians(s, s.compared.before) for s in symptoms], [_medians(s, s.compared.now) for s in symptoms]]
    # Very wide figures are set smaller, so that there is room for the bars.
    size = BODY if max(_column(one, letters, BODY) for one in cells) <= _WIDE else SMALL
    now = before + _column(cells[0], letters, size)
    change = now + _column(cells[1], letters, size)
    figures = [s.compared.change for s in symptoms]
    wide = max((letters.width(_interval(c)) for c in figures if c is not None), default=0)
    reasons, readings = zip(*(_reading(s.compared) for s in symptoms), strict=True) if symptoms else ((), ())
    within = letters.width(WITHIN, SMALL) if any(s.compared.step for s in symptoms) else 0
    line = change + max([30 + wide, within, *(letters.width(words) for words in reasons)]) + 10
    words_at = end - max((letters.width(words) for words in readings), default=0)
    reach = reach_of(figures)
    labels = [letters.clip(s.label, 2, _LABELS, 9, True) for s in symptoms]
    heights = [
        max(15.0 + (_WITHIN if symptom.compared.step else 0), len(lines) * 11.2 + 4)
        for symptom, lines in zip(symptoms, labels, strict=True)
    ]
    top = HEAD + 21
    height = top + sum(heights) if symptoms else HEAD + 16
    drawn = any(figure is not None for figure in figures)

    def draw(sheet: Sheet, y: float) -> None:
        heading(sheet, y, title, _aside(content))
        if not symptoms:
            sheet.text(MARGIN, y + HEAD + 9, "No scores were recorded in these two periods.", colour=QUIET)
            return
        _heads(sheet, y + HEAD + 6, (MARGIN, before, now, change), sides(content))
        right = words_at - 10
        if drawn:
            _scale(sheet, line, right, y + HEAD + 6, reach)
        centres = []
        row = y + top
        for symptom, lines, words, tall in zip(symptoms, labels, readings, heights, strict=True):
            sheet.rule(row, MARGIN, end)
            centres.append((row + (tall - (_WITHIN if symptom.compared.step else 0)) / 2 - y - top) / (height - top))
            base = row + 10.8
            sheet.lines(MARGIN, base, lines, 9, bold=True)
            for x, summary in ((before, symptom.compared.before), (now, symptom.compared.now)):
                median, rest = _medians(symptom, summary)
                sheet.text(x, base, median, 10, bold=True)
                sheet.text(x + (_MEDIAN if median else 0), base, rest, size, colour=QUIET)
            _change(sheet, change, base, symptom.compared)
            sheet.text(words_at, base, words)
            if symptom.compared.step:
                sheet.text(change, base + _WITHIN, WITHIN, SMALL, colour=QUIET)
            row += tall
        sheet.rule(row, MARGIN, end)
        if drawn:
            draw_on = partial(bars.changes, rows=figures, centres=centres, reach=reach)
            sheet.panel(line, y + top, right - line, height - top, draw_on)

    return Block(height, draw)


def _aside(content: Content) -> str:
    """What is compared, small beside the title."""
    if content.thirds:
        first, last = content.thirds
        days = f"{span_short(first)} and {span_short(last)}, {counted(first.days, 'day')} each"
        return f"mean change = last third less first · {days}"
    previous = f"previous period: {span_short(content.previous)} ({counted(content.previous.days, 'day')})"
    return f"mean change = mean of the days now less before · {previous}"


def _heads(sheet: Sheet, y: float, places: Sequence[float], compared: tuple[str, str]) -> None:
    """The heads of the four text columns. places: their left edges in points; compared: the names of both sides."""
    (symptom, ends), change = _HEADS
    medians = [(side, "median (IQR), days") for side in compared]
    for x, (first, second) in zip(places, ((symptom, ends), *medians, change), strict=True):
        sheet.text(x, y, first, SMALL, colour=QUIET)
        sheet.text(x, y + 9, second, SMALL, colour=QUIET)


def _scale(sheet: Sheet, left: float, right: float, y: float, reach: int) -> None:
    """Above the bars: which side is better, and the ends of the axis in points of the score."""
    # Above short bars the words meet in the middle, and reach over the ends: nothing stands beside them.
    room = max(right - left, _BOTH_WORDS) / 2
    sheet.text((left + right) / 2 - room, y, "◀ better", SMALL, colour=QUIET)
    sheet.text((left + right) / 2 + room, y, "worse ▶", SMALL, colour=QUIET, align="right")
    sheet.text(left, y + 9, f"−{reach}", SMALL, colour=QUIET)
    sheet.text((left + right) / 2, y + 9, "0", SMALL, colour=QUIET, align="center")
    sheet.text(right, y + 9, f"+{reach}", SMALL, colour=QUIET, align="right")


def _change(sheet: Sheet, x: float, y: float, comparison: Comparison) -> None:
    if comparison.change is None:
        sheet.text(x, y, _reading(comparison)[0], colour=QUIET)
        return
    sheet.text(x, y, signed(comparison.change.mean), 10, bold=True, colour=INK)
    sheet.text(x + 30, y, _interval(comparison.change), colour=QUIET)


def _reading(comparison: Comparison) -> tuple[str, str]:
    """The reason that stands in place of a missing change, and the words at the end of the row."""
    if comparison.change is not None:
        return "", comparison.reading
    why, _, then = comparison.reading.partition(", ")
    return why, then


def _interval(change: Change) -> str:
    return interval_text(change.mean, change.low, change.high).partition(" ")[2]


def _column(cells: Sequence[tuple[str, str]], letters: Lettering, size: float) -> float:
    """The width in points of a column of medians, with the figures beside them in this size."""
    return max([_COLUMN, *((_MEDIAN if median else 0) + letters.width(rest, size) + 10 for median, rest in cells)])


def _medians(symptom: SymptomTrend, summary: Summary) -> tuple[str, str]:
    """The median, and beside it the middle half and the days. Without enough days: empty, and a few words."""
    told = symptom.told(summary)
    if isinstance(told, str):
        return "", told
    median, low, high = (one_decimal(one) for one in told)
    return median, f"({low}–{high}), {summary.logged_days:,}"
