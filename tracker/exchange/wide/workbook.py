"""The table as a workbook (.xlsx): days as dates, numbers as numbers, the headings in sight.

XlsxWriter makes it (BSD licence, nothing behind it, 45 ms to import; openpyxl takes 200). It is an extra, so it is
imported when it is needed. Nothing is written as a formula or a link, and nothing to a temporary file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, BinaryIO, Final

from tracker.domain.model.printable import printable
from tracker.domain.model.records import LabResult
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.errors import TrackerError
from tracker.exchange.contents import Contents
from tracker.exchange.own_export import ABOUT_SHEET, BLOOD_HEADINGS, BLOOD_SHEET
from tracker.exchange.wide.blood_sheet import cells_of_result
from tracker.exchange.wide.columns import ALWAYS, REMARKS
from tracker.exchange.wide.table import Row, Table, Value, table_of
from tracker.exchange.wide.table_file import weekday

_ABOUT: Final = (
    "Every score goes from 0 (no trouble) to 10 (worst).",
    "0, skipped and an empty cell are three different things: none, left out that day, not asked.",
    "A day is one row; one with two entries of the same kind has a row for each time of day.",
    "A self-recorded journal. Not a medical device, not a diagnosis, not dosing advice.",
)
# The formats of the cells, by what they are for.
_Styles = Mapping[str, Any]
# What a cell of a workbook holds.
_LONGEST_TEXT: Final = 32_767
_CUT: Final = " ... (cut here)"
_NARROW, _WIDE = 11, 40
# No clock here: the day of a file is that of the file.
_MADE: Final = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write(
    contents: Contents, file: BinaryIO, *, symptoms: SymptomList = CATALOGUE, table: Table | None = None
) -> int:
    """Write the table, and a sheet with the blood tests where there are some; returns how many entries are in them.

    table: of the contents, if it was made already; symptoms: the person's own names. As formats.Writer.
    Raises TrackerError where the package is not installed.
    """
    records = list(contents.records)
    table = table_of(records, symptoms) if table is None else table
    results = [one for one in records if isinstance(one, LabResult)]
    made = BytesIO()  # a pipe cannot be gone back in
    book = _xlsxwriter().Workbook(made, {"in_memory": True})
    book.set_properties({"created": _MADE})
    styles = {
        "heading": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"}),
        "time": book.add_format({"num_format": "hh:mm", "valign": "top", "align": "left"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "number": book.add_format({"valign": "top"}),
    }
    _days(book, table, styles)
    if results:
        _blood(book, results, symptoms, styles)
    about = book.add_worksheet(ABOUT_SHEET)
    about.set_column(0, 0, 100)
    for place, line in enumerate(_ABOUT):
        about.write_string(place, 0, line)
    book.close()
    file.write(made.getvalue())
    return table.entries + len(results)


def _xlsxwriter() -> Any:
    try:
        import xlsxwriter  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        raise TrackerError(
            "A workbook needs a package that is not installed.",
            'Install it: pip install "b12-tracker[xlsx]"   Without it: tracker export csv --wide',
        ) from None
    return xlsxwriter


def _days(book: Any, table: Table, styles: _Styles) -> None:
    sheet = book.add_worksheet("Days")
    _headings(sheet, (*ALWAYS, *table.headings), styles)
    sheet.freeze_panes(1, len(ALWAYS))
    texts = {heading for row in table.rows for heading, cell in row.cells.items() if isinstance(cell, str)}
    texts -= {heading for row in table.rows for heading, cell in row.cells.items() if not isinstance(cell, str)}
    for column, heading in enumerate(table.headings, len(ALWAYS)):
        sheet.set_column(column, column, _WIDE if heading in texts or heading == REMARKS else _NARROW)
    for number, row in enumerate(table.rows, 1):
        _row(sheet, number, row, table.headings, styles)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(ALWAYS) + len(table.headings) - 1)


def _row(sheet: Any, number: int, row: Row, headings: Sequence[str], styles: _Styles) -> None:
    sheet.write_datetime(number, 0, row.day, styles["day"])
    sheet.write_string(number, 1, weekday(row.day), styles["text"])
    if row.time is not None:
        sheet.write_datetime(number, 2, row.time, styles["time"])
    for column, heading in enumerate(headings, len(ALWAYS)):
        if heading in row.cells:
            _put(sheet, number, column, row.cells[heading], styles)


def _blood(book: Any, results: Sequence[LabResult], symptoms: SymptomList, styles: _Styles) -> None:
    sheet = book.add_worksheet(BLOOD_SHEET)
    _headings(sheet, BLOOD_HEADINGS, styles)
    sheet.freeze_panes(1, 2)
    sheet.set_column(1, 1, 24)
    sheet.set_column(6, 7, 24)
    for number, one in enumerate(results, 1):
        sheet.write_datetime(number, 0, one.day, styles["day"])
        for column, cell in enumerate(cells_of_result(one, symptoms), 1):
            if cell is not None and cell != "":
                _put(sheet, number, column, cell, styles)


def _headings(sheet: Any, headings: Sequence[str], styles: _Styles) -> None:
    sheet.set_column(0, 0, _NARROW)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, printable(heading), styles["heading"])


def _put(sheet: Any, row: int, column: int, cell: Value, styles: _Styles) -> None:
    if not isinstance(cell, str):
        sheet.write_number(row, column, cell, styles["number"])
        return
    shown = printable(cell)
    if len(shown) > _LONGEST_TEXT:
        shown = shown[: _LONGEST_TEXT - len(_CUT)] + _CUT
    sheet.write_string(row, column, shown, styles["text"])
