"""The table of blood tests: its rows, their results over time, and the text below it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_short
from tracker.report.content import legend
from tracker.report.content.blood import BloodSeries, Result
from tracker.report.content.build import Content
from tracker.report.drawing.axes import series as series_
from tracker.report.drawing.paper.blocks import HEAD, heading
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import ALARM, BODY, HEADING, INK, LEADING, QUIET, SMALL

LINE: Final = 9.8
# All lengths are in points. A line of dates; the heads of the columns.
_DATES: Final = 9.0
_COLUMN_HEADS: Final = 11.5
# A drawing with values: the row of values above and the one below, the marks, and the dates.
_VALUES: Final = 8.0
_MARKS: Final = 17.0
_LOW_MARKS: Final = 10.8
_LARGE: Final = 8.5
# The columns in points, in a table of the usual width: test, before, latest, unit, range. The drawing takes the rest.
_COLUMNS: Final = (84.0, 43.0, 48.0, 32.0, 43.0)
_USUAL: Final = 335.0
_WIDER: Final = 1.25
_GAP: Final = 6.0


@dataclass(frozen=True, slots=True)
class BloodRow:
    """One series. cells: test, before, latest, unit, range, each in lines; dates: of before and latest, or empty.

    open: the drawing has the values of its results, as many as have room, and dates of its own; broad: it takes the
    columns of unit and range too, below their words, because more values then have room; low: it could be open.
    """

    series: BloodSeries
    before: Result | None
    latest: Result | None
    cells: tuple[list[str], ...]
    dates: tuple[str, str]
    open: bool
    broad: bool
    values: tuple[series_.Value, ...]
    low: bool = False

    @property
    def height(self) -> float:
        """The height in points."""
        label, before, latest, unit, range_ = (len(lines) * LINE for lines in self.cells)
        words = max(label, max(before, latest) + (_DATES if any(self.dates) else 0), unit, range_) + 5
        return max(words, self.above + 2 * _VALUES + _MARKS + _DATES + 3) if self.open else words

    @property
    def above(self) -> float:
        """The height above an open drawing in points: the words of the columns that it takes."""
        return max(len(lines) for lines in self.cells[3:]) * LINE + 2 if self.broad else 0.0


@dataclass(frozen=True, slots=True)
class BloodTable:
    """A table. before: the head of the column of earlier results; shared: the days of both columns, if all rows have
    the same, each possibly empty; else None.
    """

    title: str
    rows: tuple[BloodRow, ...]
    before: str
    shared: tuple[str, str] | None

    @property
    def head(self) -> float:
        """The height of the title and the heads of the columns, in points."""
        return HEAD + _COLUMN_HEADS + (_DATES if self.shared else 0)

    @property
    def heights(self) -> list[float]:
        """The heights of the rows in points."""
        return [row.height for row in self.rows]

    def part(self, start: int, end: int | None = None) -> BloodTable:
        """The same table with the rows from ``start`` to ``end``, not included."""
        return replace(self, rows=self.rows[start:end])

    def opened(self, most: int) -> BloodTable:
        """The same table where at most the first ``most`` drawings that could be open are."""
        could = [n for n, row in enumerate(self.rows) if row.open][most:]
        rows = (replace(row, open=False, low=True) if n in could else row for n, row in enumerate(self.rows))
        return replace(self, rows=tuple(rows))


def blood_rows(tests: Sequence[BloodSeries], letters: Lettering, width: float, title: str) -> BloodTable:
    """The rows of a table ``width`` points wide. A row has dates only if the dates differ between rows."""
    treatment = any(one.untreated for one in tests)
    shown = [_shown(one, treatment) for one in tests]
    befores = {before.day for before, _ in shown if before is not None}
    latests = {latest.day for _, latest in shown if latest is not None}
    shared = len(befores) <= 1 and len(latests) <= 1
    room = _columns(width)
    rows = []
    for one, (before, latest) in zip(tests, shown, strict=True):
        missing = ("none" if treatment else "", "none since") if one.main else ("other unit",) * 2
        cells = (
            letters.wrap(one.label, room[0]),
            _wrapped(before, one, missing[0], letters, room[1] - 3, _size(one, BODY)),
            _wrapped(latest, one, missing[1], letters, room[2] - 3, _size(one, _LARGE)),
            letters.wrap(one.unit, room[3] - 3, SMALL),
            letters.wrap(_ranges(before, latest), room[4] - 3),
        )
        dates = ("", "") if shared else (_day(before), _day(latest))
        open_ = not one.in_words and any(r is not before and r is not latest for r in one.results)
        values = _printed(one, letters, _drawn(width)) if open_ else ()
        broad = open_ and len(values) < len(one.results)
        if broad:
            values = _printed(one, letters, _drawn(width, broad=True))
        rows.append(BloodRow(one, before, latest, cells, dates, open_, broad, values))
    column = "before 1st dose" if treatment else "earlier" if befores else ""
    days = (_only(befores), _only(latests)) if shared else None
    return BloodTable(title, tuple(rows), column, days)


def _shown(one: BloodSeries, treatment: bool) -> tuple[Result | None, Result | None]:
    """The results in the columns: the last before the first dose and the latest; without doses the latest two."""
    if not treatment:
        return (one.results[-2] if len(one.results) > 1 else None), one.latest
    return one.untreated, None if one.untreated is one.latest else one.latest


def _wrapped(
    result: Result | None, series: BloodSeries, missing: str, letters: Lettering, width: float, size: float
) -> list[str]:
    """A result in bold lines, with its unit if it is of another scale; the small words ``missing`` without one."""
    if result is None:
        return letters.wrap(missing, width, SMALL)
    words = result.flagged if result in series.results else f"{result.flagged} {result.unit}".rstrip()
    return letters.wrap(words, width, size, True)


def _size(series: BloodSeries, usual: float) -> float:
    """The size of results: words are longer than numbers, and are not broken if that can be."""
    return SMALL if series.in_words else usual


def _ranges(before: Result | None, latest: Result | None) -> str:
    """The printed range of the results in the columns; both ranges where they differ."""
    ranges = [one.range for one in (latest, before) if one is not None]
    if len(ranges) == 2 and ranges[0] != ranges[1]:
        return f"{ranges[0] or 'none'}\nbefore:\n{ranges[1] or 'none'}"
    return ranges[0]


def _day(result: Result | None) -> str:
    return day_short(result.day) if result else ""


def _only(days: set[date]) -> str:
    return "".join(day_short(day) for day in days)


def _columns(width: float) -> list[float]:
    """The widths of the text columns in points; the drawing takes the rest."""
    return [one * min(_WIDER, width / _USUAL) for one in _COLUMNS]


def blood_table(sheet: Sheet, left: float, y: float, width: float, table: BloodTable) -> float:
    """Draw the table with its top at ``y``. Returns where it ends, in points."""
    right = left + width
    label, before, latest, unit, _ = _columns(width)
    at_before, at_latest = left + label + before, left + label + before + latest
    at_unit, at_range = at_latest + _GAP, at_latest + unit + _GAP
    drawn = right - _drawn(width)
    aside, marks = _legend(table, sheet.letters, width)
    heading(sheet, y, table.title, aside, left, right)
    y += HEAD + 7
    sheet.text(left, y, "Test", SMALL, colour=QUIET)
    sheet.text(at_before, y, table.before, SMALL, colour=QUIET, align="right")
    sheet.text(at_latest, y, "latest", SMALL, colour=QUIET, align="right")
    sheet.text(at_unit, y, "unit", SMALL, colour=QUIET)
    sheet.text(at_range, y, "lab’s range", SMALL, colour=QUIET)
    if table.shared:
        y += _DATES
        for x, words in zip((at_before, at_latest), table.shared, strict=True):
            sheet.text(x, y, words, SMALL, colour=QUIET, align="right")
    closed = [row.series for row in table.rows if not row.open and not row.series.in_words]
    span = _span(closed) if closed else None
    if span is not None:
        _ends(sheet, drawn, y, right - drawn, span)
    y += 4.5
    for row in table.rows:
        sheet.rule(y, left, right)
        base = y + 9.6
        sheet.lines(left, base, row.cells[0])
        _value(sheet, at_before, base, row.cells[1], row.before, _size(row.series, BODY))
        _value(sheet, at_latest, base, row.cells[2], row.latest, _size(row.series, _LARGE))
        sheet.lines(at_unit, base, row.cells[3], SMALL, colour=QUIET)
        sheet.lines(at_range, base, row.cells[4])
        if any(row.dates):
            below = base + max(len(row.cells[1]), len(row.cells[2])) * LINE - 1
            sheet.text(at_before, below, row.dates[0], SMALL, colour=QUIET, align="right")
            sheet.text(at_latest, below, row.dates[1], SMALL, colour=QUIET, align="right")
        wide = _drawn(width, broad=row.open and row.broad)
        if not row.series.in_words:
            _draw(sheet, row, right - wide, y, wide, span)
        y += row.height
    sheet.rule(y, left, right)
    return sheet.lines(left, y + 9.5, marks, SMALL, colour=QUIET) - 6


def _value(sheet: Sheet, x: float, y: float, lines: Sequence[str], result: Result | None, size: float) -> None:
    colour = QUIET if result is None else ALARM if result.alarm else INK
    for n, words in enumerate(lines):
        sheet.text(
            x, y + n * LINE, words, size if result else SMALL, bold=result is not None, colour=colour, align="right"
        )


def _draw(sheet: Sheet, row: BloodRow, x: float, y: float, width: float, span: Period | None) -> None:
    """The results of a row over time. span: the time axis of all rows without dates of their own."""
    y += row.above if row.open else 0
    own = _span([row.series])
    at = series_.across(row.series, own if row.open or span is None else span, width)
    if not row.open:
        tall = _LOW_MARKS
        sheet.panel(x, y + 2, width, tall, lambda axes: series_.results(axes, row.series, at, (width, tall)))
        return
    tall = 2 * _VALUES + _MARKS
    sheet.panel(
        x,
        y + 1.5,
        width,
        tall,
        lambda axes: series_.results(axes, row.series, at, (width, tall), row.values, _VALUES),
    )
    _ends(sheet, x, y + 1.5 + tall + 7, width, own)


def _span(tests: Sequence[BloodSeries]) -> Period:
    return Period(min(one.results[0].day for one in tests), max(one.latest.day for one in tests))


def _ends(sheet: Sheet, x: float, y: float, width: float, span: Period) -> None:
    """The first and the last day of a time axis; their months where the days have no room."""
    first, last = span.first, span.last
    if first == last:
        sheet.text(x + width / 2, y, day_short(first), SMALL, colour=QUIET, align="center")
        return
    ends = [day_short(first), day_short(last)]
    if sum(sheet.letters.width(one, SMALL) for one in ends) > width - 4:
        ends = [one.partition(" ")[2] for one in ends]
    sheet.text(x, y, ends[0], SMALL, colour=QUIET)
    sheet.text(x + width, y, ends[1], SMALL, colour=QUIET, align="right")


def _legend(table: BloodTable, letters: Lettering, width: float) -> tuple[str, list[str]]:
    """The words beside the title, and the lines below the table: the meaning of the marks is in one of the two."""
    marks = legend.of_blood([row.series for row in table.rows])
    beside = letters.packed(marks, width - letters.width(f"{table.title}  ", HEADING, True), SMALL)
    if len(beside) == 1:
        return beside[0], []
    return "range as printed by the laboratory", letters.packed(marks, width, SMALL)


def legend_height(table: BloodTable, letters: Lettering, width: float) -> float:
    """The height of the text directly below the table, in points."""
    return len(_legend(table, letters, width)[1]) * SMALL * LEADING + 4.8


def column_days(table: BloodTable, *, raised: bool = False) -> frozenset[date]:
    """The days of the results in the columns; raised: only of those that tell of the dose before them."""
    shown = [one for row in table.rows for one in (row.before, row.latest) if one is not None]
    return frozenset(one.day for one in shown if one.raised or not raised)


def blood_notes(content: Content, wanted: Callable[[date], bool] = lambda day: True) -> list[str]:
    """The laboratory, and which doses were how many days before, for the results of the days that are wanted."""
    days: dict[str, list[str]] = {}
    for when, words in content.blood_days():
        if wanted(when):
            days.setdefault(words, []).append(day_short(when))
    return [f"{', '.join(these)}{words}." for words, these in days.items()]


def not_in_table(table: BloodTable) -> list[str]:
    """What the rows of a table have no room for: values and ranges of older results, and results not printed."""
    said = []
    for row in table.rows:
        series = row.series
        if row.open or series.in_words:
            printed = {one.number for one in row.values}
            shown = (row.before, row.latest) if series.in_words else ()
            rest = [r for n, r in enumerate(series.results) if n not in printed and not any(r is s for s in shown)]
            if rest:
                words = ", ".join(f"{r.flagged} ({day_short(r.day)})" for r in rest)
                said.append(f"{', '.join(filter(None, [series.label, series.unit]))}, also: {words}.")
        if row.open:
            said += _other_ranges(row)
        if series.unprinted:
            said.append(f"{series.label}: {series.unprinted} are in the journal and not printed here.")
    return said


def _other_ranges(row: BloodRow) -> Iterator[str]:
    """The printed ranges that are not in the column of ranges, each with its days."""
    days: dict[tuple[str, str], list[str]] = {}
    for one in row.series.results:
        days.setdefault((one.range, one.unit), []).append(day_short(one.day))
    told = [one.range for one in (row.before, row.latest) if one is not None]
    for (words, unit), these in days.items():
        if words not in told:
            said = f"{words} {unit}" if words else "none"
            yield f"{row.series.label}, printed range {said}: {', '.join(these)}."


def _drawn(width: float, *, broad: bool = False) -> float:
    """The width of the drawings in a table of this width, in points. broad: they take the last columns too."""
    columns = _columns(width)
    return width - sum(columns[:3]) - _GAP if broad else width - sum(columns) - 2 * _GAP


def _printed(series: BloodSeries, letters: Lettering, width: float) -> tuple[series_.Value, ...]:
    at = series_.across(series, _span([series]), width)
    return series_.values(series, at, width, lambda words: letters.width(words, SMALL))
