"""The sheets of a workbook (.xlsx, .xls, .ods) as tables of text cells. The reader is an optional part."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Final

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING
from tracker.exchange.meaning.loose_days import written_out
from tracker.exchange.programs.text_table import MOST_ROWS, Table

_INSTALL: Final = 'pip install "b12-tracker[xlsx]"'
_MOST_CELLS: Final = 10_000_000


def sheets_of(content: bytes) -> Iterator[tuple[str, Table]]:
    """Each sheet that has anything in it, with its name. Raises BadFile for what cannot be opened."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook, PasswordError
    except ImportError:
        raise BadFile(
            "This file is a workbook, and the part that reads workbooks is not installed.",
            f'Install it with {_INSTALL}, or save the sheet as "CSV UTF-8". {NOTHING}',
        ) from None
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                if sheet.total_height > MOST_ROWS or sheet.total_height * sheet.total_width > _MOST_CELLS:
                    raise BadFile(f"The sheet {name} is too large for a diary.", f"Save its days as CSV. {NOTHING}")
                cells = sheet.to_python(skip_empty_area=False)
                rows = [[_text(cell) for cell in row] for row in cells]
                if any(any(row) for row in rows):
                    yield name, Table([_stripped(row) for row in rows], list(range(1, len(rows) + 1)))
    except PasswordError:
        raise BadFile("The workbook is locked with a password.", f"Save it without one. {NOTHING}") from None
    except (CalamineError, ValueError, OSError):
        raise BadFile(
            "The workbook cannot be read: it is damaged, or of a kind that is not known.",
            f'Save the sheet as "CSV UTF-8". {NOTHING}',
        ) from None


def _stripped(row: list[str]) -> list[str]:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def _text(cell: int | float | str | bool | time | date | datetime | timedelta) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "yes" if cell else "no"
        case datetime():
            return written_out(cell.replace(microsecond=0))
        case date():
            return cell.isoformat()
        case time():
            return cell.isoformat("minutes")
        case timedelta():
            minutes = int(cell.total_seconds() // 60)
            return f"{minutes // 60:02}:{minutes % 60:02}"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
    return str(cell)
