"""The sheets of a workbook (.xlsx, .xls, .ods) as tables of text cells. The reader is an optional part.

It runs in a process of its own, with a limit of time and memory: some damaged .xls files made it take all there is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING
from tracker.exchange.meaning.loose_days import written_out
from tracker.exchange.programs.shape.error_cells import Errors, errors_of
from tracker.exchange.programs.text_table import MOST_ROWS, Table

_INSTALL: Final = 'pip install "b12-tracker[xlsx]"'
_MOST_CELLS: Final = 10_000_000
# A diary of ten years takes a second.
_PATIENCE: Final = 20
_MOST_MEMORY: Final = 2_000_000_000
_ROOT: Final = Path(__file__).parents[3]
_CHILD: Final = f"import sys; sys.path.insert(0, sys.argv[1]); from {__name__} import serve; serve()"
_PROBLEMS: Final = {
    "damaged": "The workbook cannot be read: it is damaged, or of a kind that is not known.",
    "locked": "The workbook is locked with a password.",
    "large": "The workbook is too large for a diary.",
}


def sheets_of(content: bytes) -> Iterator[tuple[str, Table]]:
    """Each sheet that has anything in it, with its name. Raises BadFile for what cannot be opened."""
    if find_spec("python_calamine") is None:
        raise BadFile(
            "This file is a workbook, and the part that reads workbooks is not installed.",
            f'Install it with {_INSTALL}, or save the sheet as "CSV UTF-8". {NOTHING}',
        )
    try:
        command = [sys.executable, "-P", "-c", _CHILD, str(_ROOT)]
        done = subprocess.run(command, input=content, capture_output=True, timeout=_PATIENCE)  # noqa: S603
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError, OSError):
        answer = "damaged"
    if isinstance(answer, str):
        raise BadFile(_PROBLEMS[answer], f'Save the sheet as "CSV UTF-8". {NOTHING}')
    for name, rows in answer:
        yield name, Table(rows, list(range(1, len(rows) + 1)), workbook=True)


def serve() -> None:
    """In the process of its own: a workbook from standard input, its sheets as JSON to standard output."""
    _limit_memory()
    with open(0, "rb", closefd=False) as given, open(1, "w", encoding="ascii", closefd=False) as answer:
        json.dump(_sheets(given.read()), answer)


def _limit_memory() -> None:
    """Take no more memory than a workbook of a person needs, where the system can be told so."""
    # Windows has no such limit; macOS may refuse this one, and so does a system that set a lower one itself.
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _sheets(content: bytes) -> list[tuple[str, list[list[str]]]] | str:
    """The sheets as text, or the name of the problem."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    found = []
    try:
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            errors = errors_of(content, book.sheet_names)
            for name in book.sheet_names:
                sheet = book.get_sheet_by_name(name)
                if sheet.total_height > MOST_ROWS or sheet.total_height * sheet.total_width > _MOST_CELLS:
                    return "large"
                cells = sheet.to_python(skip_empty_area=False)
                _fill_merged_days(cells, sheet.merged_cell_ranges or [])
                _fill_errors(cells, errors.get(name, {}))
                rows = [_stripped([_text(cell) for cell in row]) for row in cells]
                if any(rows):
                    found.append((name, rows))
    except PasswordError:
        return "locked"
    except (CalamineError, ValueError, OSError, MemoryError):
        return "damaged"
    return found


def _fill_merged_days(cells: list[list[Any]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Write a day that stands once beside several rows, in a cell merged over them, into each of them."""
    for (top, left), (bottom, right) in merged:
        if left == right and top < bottom < len(cells) and isinstance(cells[top][left], date):
            for row in cells[top + 1 : bottom + 1]:
                row[left] = cells[top][left]


def _fill_errors(cells: list[list[Any]], errors: Errors) -> None:
    """Write what a formula in error says into its cell, which the reader leaves empty."""
    for (row, place), text in errors.items():
        if row < len(cells):
            cells[row].extend([""] * (place + 1 - len(cells[row])))
            cells[row][place] = cells[row][place] or text


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
