"""The columns of a spreadsheet and the days of its rows: what is date, time and note, and which rows are no days."""

from __future__ import annotations

import re
from datetime import time

from tracker.domain.model.catalogue import key_of
from tracker.exchange.complaint import BadCell, brief
from tracker.exchange.meaning.cell_values import is_empty
from tracker.exchange.meaning.column_names import COUNTERS, DATES, FIGURES, LEGENDS, NOTES, TIMES, WEEKDAYS, day_place
from tracker.exchange.meaning.found import Found
from tracker.exchange.meaning.headings import Finder
from tracker.exchange.meaning.languages import plain_key
from tracker.exchange.meaning.loose_days import DayReader, When, clock_of
from tracker.exchange.programs.text_table import Table

# How a day is to be written, in a row of instructions: dd/mm/yyyy.
_FORM_OF_DAYS = re.compile(r"[(\[]?[dmytjagår]{1,4}([./-])[dmytjagår]{1,4}\1[dmytjagår]{1,4}[)\]]?")


class Columns:
    """Which column is what; the others are of symptoms and doses."""

    def __init__(self, table: Table, keys: list[str], found: Found) -> None:
        self.headings = table.headings
        self.keys = keys
        self.day = day_place(keys) or 0
        self.time = self.place(TIMES)
        self.notes = [place for place, key in enumerate(keys) if key in NOTES]
        known = {self.day, self.time, *self.notes}
        weekdays = WEEKDAYS | DATES
        self.weekdays = [place for place, key in enumerate(keys) if key in weekdays and place not in known]
        if self.time is None and (parts := next((at for at in self.weekdays if _of_parts(table, at)), None)):
            self.time = parts
            self.weekdays.remove(parts)
        self.others = [place for place in range(len(keys)) if place not in {*known, self.time, *self.weekdays}]
        for place in [*self.others]:
            heading = self.headings[place]
            cells = [row[place].strip() for row in table.rows[1:] if place < len(row) and row[place].strip()]
            if keys[place] in LEGENDS or (keys[place] in {"", *COUNTERS} and _counts_rows(cells)):
                self.others.remove(place)
                why = "it explains" if keys[place] in LEGENDS else "it counts the rows"
                found.left_out(heading or "no heading", why, len(cells))
            elif not heading:
                self.others.remove(place)
                if cells:
                    found.fault(table.heading_place(place), "it has no heading")
            elif key_of(heading) in [key_of(self.headings[other]) for other in self.others if other < place]:
                self.others.remove(place)
                two = "the name of two rows" if table.across else "the heading of two columns"
                found.fault(table.heading_place(place), f'"{heading}" is {two}')
        self._table = table
        self._found = found
        self._above: When | None = None
        self._names_of_day: set[str] = set()
        self._no_days: dict[str, list[int]] = {}
        self._undated: list[int] = []
        self._ended = False

    def place(self, names: frozenset[str]) -> int | None:
        """The first column of one of the names; None when there is none."""
        return next((place for place, key in enumerate(self.keys) if key in names), None)

    def when(self, number: int, row: list[str], days: DayReader, name: str = "") -> When | None:
        """The day and time of a row; None for one that is no day, and, with a fault, for one without a day.

        name: of its symptom, where a row is of one. A row without a date is of the day above it when it is of a later
        time or of another symptom.
        """
        if self._ended or self._is_no_day(number, row, days):
            return None
        try:
            clock = None if self.time is None else self._clock(row[self.time])
            when = self._of_the_day_above(number, row, clock, name) or days.read(row[self.day], "date")
        except BadCell as error:
            place = self.day if error.column == "date" else self.time or 0
            in_error = self._table.workbook and error.column == "date" and not row[self.day].strip()
            why = error.why + (", or its formula is in error" if in_error else "")
            self._found.fault(self._table.at(number, place), why)
            return None
        if when.time == time() and when.offset is None:
            when = when._replace(time=None)  # a date as a workbook writes it
        if clock is not None:
            when = when._replace(time=clock)
        if self._above is None or self._above.day != when.day:
            self._names_of_day.clear()
        self._above = when
        self._names_of_day.add(name)
        return when

    def remarks(self) -> list[str]:
        """Which rows are left out, and which have no date of their own, in sentences."""
        said = [
            f"No day, and left out: {self._table.where_all(numbers)}, {what}"
            for what, numbers in self._no_days.items()
        ]
        if self._undated:
            said.append(f"Without a date, and taken for the day above: {self._table.where_all(self._undated)}")
        return said

    def _of_the_day_above(self, number: int, row: list[str], clock: time | None, name: str) -> When | None:
        if row[self.day].strip() or self._above is None:
            return None
        later = clock is not None and self._above.time is not None and clock > self._above.time
        if not later and (not name or name in self._names_of_day):
            return None
        self._undated.append(number)
        return When(self._above.day)

    def _clock(self, cell: str) -> time | None:
        meaning = Finder.part_of_day(cell)
        return meaning if meaning is not None else None if is_empty(cell) else clock_of(cell)

    def _is_no_day(self, number: int, row: list[str], days: DayReader) -> bool:
        """Whether a row holds no entries: headings once more, a title, figures about the days."""
        text = " ".join(row[self.day].split())
        if not text:
            return False
        if [key_of(cell) for cell in row] == [key_of(heading) for heading in self.headings]:
            self._no_days.setdefault("the headings again", []).append(number)
            return True
        if _FORM_OF_DAYS.fullmatch(text.lower()):
            self._no_days.setdefault(f'"{brief(text)}"', []).append(number)
            return True
        alone = sum(bool(cell.strip()) for cell in row) == 1
        if plain_key(text) in DATES and not alone:
            self._ended = True
            why = "another table begins here: put it into a sheet or a file of its own"
            self._found.fault(self._table.where(number), why)
            return True
        if plain_key(text.rstrip(" .:")) not in FIGURES and not (alone and not days.can_read(text)):
            return False
        self._no_days.setdefault(f'"{brief(text)}"', []).append(number)
        return True


def _counts_rows(cells: list[str]) -> bool:
    """Whether cells say 1, 2, 3 and so on, or 0, 1, 2."""
    return len(cells) > 1 and cells in ([str(n) for n in range(first, first + len(cells))] for first in (0, 1))


def _of_parts(table: Table, place: int) -> bool:
    """Whether a column has parts of the day, such as evening."""
    cells = [row[place] for row in table.rows[1:] if place < len(row) and row[place].strip()]
    return bool(cells) and all(Finder.part_of_day(cell) for cell in cells)
