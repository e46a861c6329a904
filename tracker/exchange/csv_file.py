"""Records from a CSV file and into one.

One row an entry, the columns of Cells in any order, some or all. Commas, semicolons or tabs; UTF-8 with or without a
byte order mark. Tables of another shape are spreadsheets: see programs and wide.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from io import StringIO, TextIOWrapper
from itertools import chain, islice
from operator import itemgetter
from typing import BinaryIO, Final, TextIO

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import SYMPTOMS, Symptom
from tracker.domain.model.records import Profile, Record
from tracker.errors import BadFile
from tracker.exchange.cells import ALWAYS_SAID, COLUMNS, Cells, cells_of
from tracker.exchange.complaint import NOTHING, BadCell, shown
from tracker.exchange.contents import Contents
from tracker.exchange.header import Header, delimiter_of, header_of, letters, refuse_other_file
from tracker.exchange.reading import RecordReader

# A spreadsheet runs a cell that begins so as a formula; some do after blanks, and with the wide forms of the signs.
_FORMULA: Final = frozenset("=+-@\uff1d\uff0b\uff0d\uff20")
_CUT: Final = ("\t", "\r", "\n")
_BLANK: Final = "\ufeff\u200b"
_LONGEST_LINE: Final = 200_000
_BATCH: Final = 100


def read(
    file: BinaryIO, *, today: date, order: Order | None = None, known: Mapping[str, Symptom] = SYMPTOMS
) -> Contents:
    """The records of a CSV file, one at a time; of the person it says nothing. As formats.Reader."""
    # Bytes that are not UTF-8 come through as lone surrogates, so that their row and column can be told.
    text = TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        rows = _Rows(text)
        header = header_of(rows.first, rows.number)
    except BaseException:
        _let_go(text, file)
        raise
    reader = RecordReader(today=today, order=order, known=known)
    silent = frozenset(COLUMNS) - ALWAYS_SAID - frozenset(header.keys)
    return Contents(Profile(), (), _records(rows, header, reader, text, file), silent=silent, unnamed=reader.unnamed)


def _records(
    rows: _Rows, header: Header, reader: RecordReader, text: TextIOWrapper, file: BinaryIO
) -> Iterator[Record]:
    try:
        yield from _long(rows, header, reader)
        reader.at_the_end()
    finally:
        _let_go(text, file)


def _let_go(text: TextIOWrapper, file: BinaryIO) -> None:
    # Or else ``text`` would close what is the caller's; flushing a file that is closed already would fail.
    if not file.closed:
        text.detach()


def write(contents: Contents, file: TextIO) -> int:
    """Write the records as a CSV file, which reads back as equal ones. As formats.Writer."""
    # To hand rows over by the hundred takes less time than one by one.
    page = StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    records, count = iter(contents.records), 0
    while cells := [cells_of(record) for record in islice(records, _BATCH)]:
        # Few cells need a closer look: most are empty, or begin with a letter or a digit.
        writer.writerows(
            [[cell if not cell or cell[0].isalnum() else guarded(cell) for cell in row] for row in cells]
        )
        count += len(cells)
        file.write(page.getvalue())
        page.seek(0)
        page.truncate()
    file.write(page.getvalue())
    return count


class _Rows:
    """The rows of a CSV file below its header, each as wide as the header, the blank ones left out.

    first: the header; number: the number of the row read last, as a spreadsheet counts.
    """

    def __init__(self, text: TextIOWrapper) -> None:
        self._readline = text.readline
        self._line = ""
        self.number = 1
        lines = self._lines()
        for line in lines:
            if line.strip("\r\n\t ,;"):
                break
            self.number += 1
        else:
            raise BadFile("The file is empty.", "Give a file with a row of headings and a row for each entry.")
        refuse_other_file(line)
        self._reader = csv.reader(chain((line,), lines), delimiter=delimiter_of(line), strict=True)
        self.first = next(self._unbroken())

    def below(self, width: int) -> Iterator[list[str]]:
        """The rows below the header. width: how many columns that has."""
        for row in self._unbroken():
            self.number += 1
            everything = "".join(row)
            if not everything or everything.isspace():
                continue
            if len(row) != width:
                row = self._fitted(row, width)
            if "'" in everything:
                row = [unguarded(cell) for cell in row]
            yield row

    def _lines(self) -> Iterator[str]:
        while line := self._readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE:
                raise BadFile(
                    f"A line after row {self.number} is over {_LONGEST_LINE:,} characters long.",
                    f'If it is a CSV file, save it again as "CSV UTF-8". {NOTHING}',
                )
            self._line = line
            yield line

    def _unbroken(self) -> Iterator[list[str]]:
        try:
            yield from self._reader
        except csv.Error:
            raise BadFile(
                f"The quotation marks after row {self.number} do not pair up, or a cell is far too long.",
                f'Inside a quoted cell a quotation mark is written twice (""). {NOTHING}',
            ) from None

    def _fitted(self, row: list[str], width: int) -> list[str]:
        place = next((place for place in range(width, len(row)) if row[place].strip()), None)
        if place is not None:
            raise BadFile(
                f"row {self.number}, column {letters(place)}: {shown(row[place])} stands under no heading.",
                f"Write text with a comma in it in quotation marks, or give the column a heading. {NOTHING}",
            )
        if len(row) < width and not self._line.endswith(("\n", "\r")):
            raise BadFile(
                f"The file ends in the middle of row {self.number}, with {len(row)} of its {width} cells.",
                f"Get it again, for it is not whole; if it is, end its last line with a line break. {NOTHING}",
            )
        # Spreadsheets leave out commas at the end of a row.
        return [*row[:width], *[""] * (width - len(row))]


def _long(rows: _Rows, header: Header, reader: RecordReader) -> Iterator[Record]:
    width = len(header.keys)
    # A column that the file does not have is taken from an empty cell put at the end of each row.
    in_order = itemgetter(*(header.keys.index(column) if column in header.keys else width for column in COLUMNS))
    for row in rows.below(width):
        row.append("")
        try:
            yield reader.record(Cells._make(in_order(row)), rows.number)
        except BadCell as error:
            raise _complaint(error, rows, header.heading(error.column)) from None


def _complaint(error: BadCell, rows: _Rows, heading: str) -> BadFile:
    return error.at(f"row {rows.number}, column {heading}" if heading else f"row {rows.number}")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet runs as a formula. An apostrophe is doubled, so that it can be undone."""
    return f"'{cell}" if _is_guarded(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before ``guarded``."""
    return cell[1:] if cell[:1] == "'" and _is_guarded(cell[1:]) else cell


def _is_guarded(cell: str) -> bool:
    first = cell[:1]
    if first.isalnum() or not first:
        return False
    return first == "'" or first in _CUT or cell.lstrip().lstrip(_BLANK).lstrip()[:1] in _FORMULA
