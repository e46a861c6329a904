"""A table of text cells, from a text file: any separator, UTF-8, UTF-16 or Windows text, with or without a title."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, rows_text, shown
from tracker.exchange.header import letters
from tracker.exchange.meaning.cell_values import is_error
from tracker.exchange.meaning.found import at_name

LONGEST_LINE: Final = 200_000
# How far down the headings are looked for, below titles.
TITLE_ROWS: Final = 30
# Fifty rows a day for ten years.
MOST_ROWS: Final = 200_000
_MOST_COLUMNS: Final = 8
_QUOTED = re.compile(r'"[^"]*"')
_SEPARATORS: Final = ",;\t|"
# What a guarded cell begins with in a file of ours, behind its apostrophe.
_GUARDED: Final = frozenset("=+-@\t\r'")
_AGAIN: Final = f'Save it again as "CSV UTF-8", or give the workbook itself. {NOTHING}'


@dataclass(slots=True)
class Table:
    """Rows of cells, the first one the headings.

    numbers: of each row, as a spreadsheet counts; remarks: how it was read, in sentences; cut: the number of the last
    row when the file may break off in it, else 0; workbook: whether empty cells may have been formulas in error;
    across: where the days run across, the row of the file that each column here is, and then ``numbers`` are of the
    columns of the file.
    """

    rows: list[list[str]]
    numbers: list[int]
    remarks: list[str] = field(default_factory=list)
    cut: int = 0
    workbook: bool = False
    across: Sequence[int] = ()

    def where(self, number: int) -> str:
        """The place of an entry: ``row 5``, or ``column E`` where the days run across."""
        return f"column {letters(number - 1)}" if self.across else f"row {number}"

    def where_all(self, numbers: Sequence[int]) -> str:
        """The places of several entries: ``rows 5 to 9``."""
        if not self.across:
            return rows_text(numbers)
        named = ", ".join(letters(number - 1) for number in numbers[:_MOST_COLUMNS])
        more = f" and {len(numbers) - _MOST_COLUMNS:,} more" if len(numbers) > _MOST_COLUMNS else ""
        return f"column{'' if len(numbers) == 1 else 's'} {named}{more}"

    def at(self, number: int, place: int) -> str:
        """The place of a cell: ``row 5, column Date``, or ``row 1, column E`` of a day where the days run across."""
        if self.across and not place:
            return f"row {self.across[0]}, {self.where(number)}"
        return at_name(self.where(number), self.headings[place])

    def heading_place(self, place: int) -> str:
        """Where a heading stands: ``row 1, column C``."""
        row, column = self.numbers[0], place
        if self.across:
            row, column = self.across[place], self.numbers[0] - 1
        return f"row {row}, column {letters(column)}"

    @property
    def headings(self) -> list[str]:
        """The headings, each on one line."""
        return [" ".join(cell.split()) for cell in self.rows[0]] if self.rows else []

    def below(self) -> Iterator[tuple[int, list[str]]]:
        """The rows below the headings, each as long as these, with their numbers. Blank ones are left out.

        Raises BadFile for a cell under no heading, and for a file that breaks off.
        """
        width = len(self.headings)
        for number, row in zip(self.numbers[1:], self.rows[1:], strict=True):
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > width:
                place = next((place for place in range(width, len(row)) if row[place].strip()), None)
                if place is not None:
                    raise BadFile(
                        f"row {number}, column {letters(place)}: {shown(row[place])} stands under no heading.",
                        f"Write text with a comma in it in quotation marks, or give the column a heading. {NOTHING}",
                    )
            if len(row) < width and number == self.cut:
                raise BadFile(
                    f"The file ends in the middle of row {number}, with {len(row)} of its {width} cells.",
                    f"Get it again, for it is not whole; if it is, end its last line with a line break. {NOTHING}",
                )
            yield number, [*row[:width], *[""] * (width - len(row))]

    def without_errors(self, day: int) -> tuple[Table, dict[str, list[int]]]:
        """The same table with nothing in the cells that are in error, and the rows of these by what is left out.

        day: the column of the days, which keeps its errors.
        """
        headings, rows, left = self.headings, self.rows[:1], dict[str, list[int]]()
        for number, row in zip(self.numbers[1:], self.rows[1:], strict=True):
            if any(cell[:1] in "#E=" and is_error(cell) for cell in row if cell):
                row = [*row]
                for place, cell in enumerate(row):
                    if place != day and place < len(headings) and is_error(cell):
                        said = "formulas without a result" if cell == "=?" else cell.strip()
                        left.setdefault(f"{said} in {headings[place] or letters(place)}", []).append(number)
                        row[place] = ""
            rows.append(row)
        return replace(self, rows=rows), left

    def from_headings(self, is_heading: Callable[[Sequence[str]], bool]) -> Table | None:
        """The same table without the titles above its headings; None when no row is one of headings."""
        for place, row in enumerate(self.rows[:TITLE_ROWS]):
            if is_heading(row):
                return replace(self, rows=self.rows[place:], numbers=self.numbers[place:])
        return None


def table_of(content: bytes) -> Table:
    """The rows of a text file. Raises BadFile for what is no text, is empty, or breaks off inside quotation marks."""
    text, remarks = text_of(content)
    lines = _lines(text)
    if len(lines) > MOST_ROWS:
        raise BadFile(
            f"The file has {len(lines):,} rows; {MOST_ROWS:,} is the most that another program's file may have.",
            f"Split it by years. {NOTHING}",
        )
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise BadFile(f"Line {number} is over {LONGEST_LINE:,} characters long.", _AGAIN)
    separator = _separator_of(lines[:TITLE_ROWS])
    reader = csv.reader(lines, delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend([_unguarded(cell) for cell in row] if "'" in "".join(row) else row for row in reader)
    except csv.Error:
        raise BadFile(
            f"The quotation marks after row {len(rows)} do not pair up, or a cell is far too long.",
            f'Inside a quoted cell a quotation mark is written twice (""). {NOTHING}',
        ) from None
    if not any(cell.strip() for row in rows for cell in row):
        raise BadFile("The file is empty.", "Give a file with a row of headings and a row for each entry.")
    cut = 0 if text.endswith(("\n", "\r")) else len(rows)
    return Table(rows, list(range(1, len(rows) + 1)), remarks, cut)


def text_of(content: bytes) -> tuple[str, list[str]]:
    """The text of a file, and how it was read where that is not sure. Raises BadFile for what is no text."""
    encoding = "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in content[:400]:
        head = content[:400]
        encoding = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    try:
        text, remarks = content.decode(encoding), []
    except UnicodeDecodeError as error:
        if encoding != "utf-8-sig":
            raise BadFile("This file is not text: it is no whole UTF-16.", _AGAIN) from None
        text = _windows_text(content, error.start)
        odd = next((line for line in text.splitlines() if not line.isascii()), "").strip()
        remarks = [f"It is not UTF-8 and was read as Windows text (cp1252): {shown(odd)}"]
    if "\0" in text:
        raise BadFile("This file is not text.", _AGAIN)
    return text, remarks


def _windows_text(content: bytes, first: int) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        row = content[:first].count(b"\n") + 1
        raise BadFile(f"row {row}: it has bytes that are neither UTF-8 nor Windows text.", _AGAIN) from None


def _lines(text: str) -> list[str]:
    """The lines, broken at CR and LF only: str.splitlines breaks at more."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text)


def _separator_of(lines: Sequence[str]) -> str:
    bare = "".join(_QUOTED.sub("", line) for line in lines)
    return max(_SEPARATORS, key=bare.count)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _GUARDED and cell[1:2] else cell
