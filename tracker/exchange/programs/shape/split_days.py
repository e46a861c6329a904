"""Tables whose days stand in parts: in columns of day, month and year, or with the month or the year above them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from tracker.domain.model.calendar_names import Order
from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, BadCell, shown
from tracker.exchange.meaning.column_names import MONTHS, YEARS, day_place
from tracker.exchange.meaning.languages import plain_key
from tracker.exchange.meaning.loose_days import DayReader, order_of
from tracker.exchange.programs.shape.part_days import (
    Around,
    around_all,
    around_in,
    is_number,
    lacks_year,
    month_in,
    whole,
    year_in,
)
from tracker.exchange.programs.text_table import Table

# A step of so many days back, in a table that goes on, is into another year.
_FAR: Final = 180


def completed(table: Table, titles: Sequence[str], order: Order | None) -> Table:
    """The same table with whole days, where something around them says surely what they lack.

    titles: the texts above the headings, and the name of the sheet. Raises BadFile where the month or the year of a
    day is nowhere, and where the days run over the end of a year that stands above all of them.
    """
    keys = [plain_key(heading) for heading in table.headings]
    place = day_place(keys)
    if place is None or not any(_is_part(row, place) for row in table.rows[1:]):
        return table
    month = next((at for at, key in enumerate(keys) if key in MONTHS), None)
    year = next((at for at, key in enumerate(keys) if key in YEARS), None)
    above, rows, whole_days = around_all(titles), table.rows[:1], list[tuple[int, str]]()
    for number, row in zip(table.numbers[1:], table.rows[1:], strict=True):
        if sum(bool(cell.strip()) for cell in row) == 1:
            above = above.then(around_in("".join(row)))
        of_month = row[month] if month is not None and month < len(row) else ""
        of_year = row[year] if year is not None and year < len(row) else ""
        above = above.then(around_in(of_month)).then(Around(month_in(of_month), year_in(of_year)))
        if _is_part(row, place):
            day = whole(row[place], above)
            if day is None:
                raise _nowhere(table, number, row[place], above)
            if not whole_days:
                table.remarks.append(f"{shown(row[place].strip())} is read as {day}, and the other days like it")
            row = [*row[:place], day, *row[place + 1 :]]
            whole_days.append((number, day))
        rows.append(row)
    if year is None:
        _refuse_two_years(table, whole_days, order)
    return replace(table, rows=rows)


def _is_part(row: Sequence[str], place: int) -> bool:
    return place < len(row) and (is_number(row[place]) or lacks_year(row[place]))


def _refuse_two_years(table: Table, days: Sequence[tuple[int, str]], order: Order | None) -> None:
    """Raise BadFile where the days of one year go on in another one."""
    fits = order_of(day for _, day in days)
    reader = DayReader(date.max, order or ("mdy" if fits == "mdy" else "dmy"))
    found = []
    for number, text in days:
        with suppress(BadCell):
            found.append((number, reader.read(text).day))
    steps = [(number, (day - before).days) for (_, before), (number, day) in pairwise(found)]
    down, up = (sum(0 < way * step <= _FAR for _, step in steps) for way in (-1, 1))
    for number, step in steps:
        if (step < -_FAR and down <= up) or (step > _FAR and up <= down):
            raise BadFile(
                f"{table.where(number)}: here another year begins, and one year stands above all the days.",
                f"Write each day with its year, or add a column Year. {NOTHING}",
            )


def _nowhere(table: Table, number: int, text: str, around: Around) -> BadFile:
    line = "a line above the headings" + (" or in the name of the sheet" if table.workbook else "")
    where = table.at(number, day_place([plain_key(heading) for heading in table.headings]) or 0)
    if is_number(text) and around.month is None:
        return BadFile(
            f"{where}: {shown(text)} is a day, and its month is nowhere to be read.",
            f'Write the month and the year in {line}, such as "October 2026". {NOTHING}',
        )
    return BadFile(
        f"{where}: {shown(text)} has no year, and none stands above the headings.",
        f'Write the year in {line}, such as "2026", or add a column Year. {NOTHING}',
    )
