"""What stands below the panels of the days: injections, tablets, days logged, falls, counts; and the dates."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from matplotlib.axes import Axes

from tracker.domain.wording.days import day_short
from tracker.domain.wording.numbers import counted
from tracker.report.content import legend
from tracker.report.content.build import Content
from tracker.report.content.month_rows import MonthRow, month_rows
from tracker.report.content.treatments import CROWD, MARKS, by_mark
from tracker.report.drawing import cycle_column
from tracker.report.drawing.axes import month_panel, panels
from tracker.report.drawing.axes.time_axis import ticks
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import ALARM, GREY, LINE, MARGIN, MARK, SMALL

# Points: the room at the left for names, and the height of a row.
LABELS: Final = 118.0
_STRIP: Final = 11.5
_COLOURS: Final = {"injection": MARK, "product": LINE, "logged": GREY, "fall": ALARM, "count": ALARM}


def strips(content: Content, letters: Lettering, width: float) -> Block:
    """The rows below the panels: injections, tablets, days logged, falls, counts; and the time axis."""
    names = _month_names(content, letters) if content.months else _day_names(content, letters)
    top = _STRIP if content.turns else 0.0
    height = len(names) * _STRIP
    end = cycle_column.right_of_days(content, width)
    axis = cycle_column.axis(content, letters) if content.folded else None

    def draw(sheet: Sheet, y: float) -> None:
        x = MARGIN + LABELS
        if content.turns:
            sheet.text(MARGIN, y + 8.6, "Plans changed")
            _turns(sheet, content, letters, x, end, y + 8.6)
        for row, name in enumerate(names):
            sheet.text(MARGIN, y + top + row * _STRIP + 8.6, name)
        sheet.panel(x, y + top, end - x, height, lambda axes: _draw_strips(axes, content, len(names)))
        dates(sheet, x, end, y + top + height + 11, content, letters)
        if axis is not None:
            axis.draw(sheet, y)

    return Block(max(top + height + 15, axis.height if axis is not None else 0), draw)


def _draw_strips(axes: Axes, content: Content, rows: int) -> None:
    """The rows below the panels and their time axis."""
    if content.months:
        month_panel.strips(axes, content.months, [(_COLOURS[row.kind], row.heights) for row in _shown(content)])
    else:
        groups = [group for _, group in by_mark(content.injections)]
        products = content.strips[: legend.MOST_STRIPS]
        panels.strips(axes, groups, products, content.logged, content.falls, content.counts)
    panels.time_axis(axes, [at for at, _ in ticks(content.period)], rows, content.period.days)


def _day_names(content: Content, letters: Lettering) -> list[str]:
    """What each row below the panels of days is, with its number."""
    names: list[str] = []
    kinds = by_mark(content.injections)
    for mark, (name, group) in zip(MARKS, kinds, strict=False):
        label = "Injections" if len(kinds) == 1 else f"{name[:1].upper()}{name[1:]}"
        if len(content.injections) <= CROWD:
            label = f"{mark} {label}"
        given = f" {sum(i.taken for i in group):,}"
        names.append(letters.shorten(label, LABELS - 8 - letters.width(given)) + given)
    days = content.record.days
    for strip in content.strips[: legend.MOST_STRIPS]:
        counts = f" {strip.taken:,} of {days:,}"
        room = LABELS - 8 - letters.width(counts)
        names.append(letters.shorten(strip.label[:1].upper() + strip.label[1:], room) + counts)
    names.append(f"Logged {content.honesty.logged_days:,} of {days:,}")
    if content.falls:
        names.append(f"Falls {len(content.falls):,}")
    for count in content.counts:
        words = f" {count.total:,} on {counted(count.days, 'day')}"
        names.append(letters.shorten(count.label, LABELS - 8 - letters.width(words)) + words)
    return names


def _month_names(content: Content, letters: Lettering) -> list[str]:
    """What each row below the panels of months is, with its number, or with the most of a month where it counts."""
    names = []
    for row in _shown(content):
        words = f" {sum(row.numbers):,}"
        words += f" of {sum(row.of):,}" if row.of else f", most {row.most:,}"
        names.append(letters.shorten(row.label, LABELS - 8 - letters.width(words)) + words)
    return names


def _shown(content: Content) -> list[MonthRow]:
    """The rows of a long period without the products that have no room."""
    rows = month_rows(content)
    left_out = [row for row in rows if row.kind == "product"][legend.MOST_STRIPS :]
    return [row for row in rows if row not in left_out]


def _turns(sheet: Sheet, content: Content, letters: Lettering, left: float, right: float, y: float) -> None:
    """The words of each changed plan, after or before its day; only the day if there is no room for more."""
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
    """Draw the dates below a time axis, within its ends: as many as have room, evenly apart, and the year if any."""
    placed = []
    for at, words in ticks(content.period):
        half = letters.width(words, size) / 2
        x = min(max(left + at / content.period.days * (right - left), left + half), right - half)
        placed.append((x, half, words))
    year = next((n for n, (_, _, words) in enumerate(placed) if words.isdigit()), 0)
    for every in range(1, len(placed) + 1):
        shown = placed[year % every :: every]
        if all(x + half + 4 <= other - wide for (x, half, _), (other, wide, _) in pairwise(shown)):
            for x, _, words in shown:
                sheet.text(x, y, words, size, align="center")
            return
