"""The column of the days in a table whose headings do not say which it is: the one that has days and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, brief
from tracker.exchange.meaning.cell_values import number_in
from tracker.exchange.meaning.column_names import DATES
from tracker.exchange.meaning.headings import is_injection
from tracker.exchange.meaning.languages import plain
from tracker.exchange.meaning.loose_days import is_day
from tracker.exchange.programs.text_table import TITLE_ROWS, Table


def from_its_days(table: Table, *, surely: bool) -> Table | None:
    """The table with its headings first, and ``Date`` over its days; None where no column has days below a heading.

    surely: only under a heading that speaks of a date, such as ``Date of injection``. Raises BadFile where two
    columns have days, such as the first and the last one of each entry.
    """
    for place, row in enumerate(table.rows[:TITLE_ROWS]):
        if not any(row) or any(is_day(cell) or number_in(cell) for cell in row):
            continue
        below = replace(table, rows=table.rows[place:], numbers=table.numbers[place:])
        found = [column for column in range(len(row)) if _has_days(below, column)]
        if surely and (len(found) != 1 or not _speaks_of_days(row[found[0]])):
            continue
        if len(found) > 1:
            names = " and ".join(brief(row[column]) or "no heading" for column in found)
            raise BadFile(
                f"{len(found)} columns have days: {names}.",
                f'Call the one on whose days the entries belong "Date", and import again. {NOTHING}',
            )
        several = sum(bool(cell.strip()) for cell in row) > 1 or any(map(is_injection, row))
        if found and (several or not row[found[0]].strip()):
            return _called_date(below, found[0])
    return None


def _speaks_of_days(heading: str) -> bool:
    return any(plain(word.strip("().,:")) in DATES for word in heading.split())


def _has_days(table: Table, place: int) -> bool:
    """Whether nearly every cell of a column is a day, and nearly every row has one."""
    rows = [row for row in table.rows[1:] if any(cell.strip() for cell in row)]
    cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
    days = sum(map(is_day, cells))
    return days > 0 and days * 5 >= len(cells) * 4 and len(cells) * 2 >= len(rows)


def _called_date(table: Table, place: int) -> Table:
    headings: Sequence[str] = table.headings
    heading = headings[place]
    said = f"the column {brief(heading)}" if heading else "the column without a heading"
    rows = [[*headings[:place], "Date", *headings[place + 1 :]], *table.rows[1:]]
    if is_injection(heading):
        # Each of its days is that of an injection.
        width = len(headings)
        rows = [[*rows[0], heading], *([*row, *[""] * (width - len(row)), _mark(row, place)] for row in rows[1:])]
    return replace(table, rows=rows, remarks=[*table.remarks, f"The days are taken from {said}"])


def _mark(row: Sequence[str], place: int) -> str:
    return "x" if place < len(row) and is_day(row[place]) else ""
