"""Tables whose days run across: the first row has the days, each row below it is of a symptom. They are turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.exchange.meaning.column_names import DATES, WEEKDAYS
from tracker.exchange.meaning.language_days import is_weekday
from tracker.exchange.meaning.languages import plain_key
from tracker.exchange.meaning.loose_days import is_day
from tracker.exchange.programs.shape.part_days import around_in, is_number, lacks_year
from tracker.exchange.programs.spreadsheet import is_heading
from tracker.exchange.programs.text_table import TITLE_ROWS, Table

# So many numbers that follow each other above the columns are days of a month.
_SEVERAL: Final = 7
_FEW: Final = 2


def turned(table: Table) -> tuple[Table, list[str]] | None:
    """The table with a row for each day, and the titles above and beside its days; None where no days run across.

    Raises BadFile for a file that breaks off.
    """
    for place, row in enumerate(table.rows[:TITLE_ROWS]):
        if first := _first_day(row):
            names = [_name(one, first) for one in table.rows[place + 1 :]]
            over = [one for one in table.rows[:place] if not _of_weekdays([cell for cell in one if cell.strip()])]
            titled = all(_filled(one) < _filled(row) for one in over)
            if not titled or not any(names) or any(is_day(name) for name in names):
                return None
            return _turn(table, place, first)
        if is_heading(row):
            return None
    return None


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _first_day(row: Sequence[str]) -> int | None:
    """Which cell of a row is the first of its days; None where it has none, or where its first cell is one."""
    filled = [(place, cell.strip()) for place, cell in enumerate(row) if cell.strip()]
    days = [place for place, cell in filled if is_day(cell) or lacks_year(cell)]
    if not days or days[0] == 0:
        days = _numbered(filled)
    if not days or days[0] == 0 or len(days) < _FEW:
        return None
    within = [place for place, _ in filled if place >= days[0]]
    return days[0] if len(days) * 5 >= len(within) * 3 else None


def _numbered(filled: Sequence[tuple[int, str]]) -> list[int]:
    """The places of the numbers of days that follow each other, also over the end of a month."""
    days = [(place, int("".join(filter(str.isdigit, cell)))) for place, cell in filled if is_number(cell)]
    follows = all(after == before + 1 or (after == 1 and before >= 28) for (_, before), (_, after) in pairwise(days))
    return [place for place, _ in days] if follows and len(days) >= _SEVERAL else []


def _name(row: Sequence[str], first: int) -> str:
    return " ".join(" ".join(cell.split()) for cell in row[:first] if cell.strip())


def _turn(table: Table, place: int, first: int) -> tuple[Table, list[str]]:
    below = replace(table, rows=table.rows[place:], numbers=table.numbers[place:])
    width = max(len(row) for row in below.rows)
    for _ in replace(below, rows=[["x"] * width, *below.rows[1:]]).below():
        pass  # raises BadFile for a file that breaks off
    over = [row for row in table.rows[:place] if not _of_weekdays(row)]
    months = [cell if any(around_in(cell)) else "" for cell in _long(over[-1] if over else [], width)]
    titles = [cell for row in over for cell in row if cell.strip()]
    columns, rows_of = [["Date", *_long(below.rows[0], width)[first:]]], [below.numbers[0]]
    if any(months[first:]):
        columns.append(["Month", *months[first:]])
        rows_of.append(below.numbers[0] - 1)
        titles = [title for title in titles if title not in months[first:]]
    for number, row in zip(below.numbers[1:], below.rows[1:], strict=True):
        cells, name = _long(row, width)[first:], _name(row, first)
        if (name or any(cells)) and not (_of_weekdays(cells) and plain_key(name) in {"", *DATES, *WEEKDAYS}):
            columns.append([name, *cells])
            rows_of.append(number)
    columns = _in_sections(columns)
    rows = [list(row) for row in zip(*columns, strict=True)]
    remarks = [*table.remarks, "The days run across, and each row is of one symptom"]
    numbers = list(range(first, width + 1))
    return Table(rows, numbers, remarks, workbook=table.workbook, across=rows_of), [*titles, *below.rows[0][:first]]


def _in_sections(columns: Sequence[list[str]]) -> list[list[str]]:
    """Names that stand twice, with the name of a row without entries above them: Tingling of the left foot."""
    often = Counter(key_of(column[0]) for column in columns)
    found, section = [], ""
    for column in columns:
        if column[0] and not any(cell.strip() for cell in column[1:]):
            section = column[0]
        elif section and often[key_of(column[0])] > 1:
            column = [f"{column[0]} {section}", *column[1:]]
        found.append(column)
    return found


def _long(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * width][:width]


def _of_weekdays(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(is_weekday(cell) for cell in filled)
