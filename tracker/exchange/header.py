"""The first row of a CSV file of ours: which column is what; and what is no CSV file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.errors import BadFile
from tracker.exchange.cells import COLUMNS
from tracker.exchange.complaint import NOTHING, brief, has_broken_bytes, shown

_COLUMN_OF: Final = {key_of(column): column for column in COLUMNS} | {"date": "day"}
_SHAPE: Final = "Its first row has to read like kind,day,time,name,value,unit."
_SAVE_AS_CSV: Final = 'Open it in the program it comes from and save it as "CSV UTF-8".'
_RESTORE: Final = "A backup is brought back by: tracker restore FILE"
_QUOTED = re.compile(r'"[^"]*"')

# The first characters of files that are imported by mistake. Bytes that are not UTF-8 are lone surrogates here.
_OTHER_FILES: Final = (
    ("PK\x03\x04", "a workbook or another zipped file (.xlsx, .ods, .numbers)", _SAVE_AS_CSV),
    ("\udcd0\udccf\x11", "an old Excel workbook (.xls)", _SAVE_AS_CSV),
    ("\udcff\udcfe", "UTF-16 text", _SAVE_AS_CSV),
    ("\udcfe\udcff", "UTF-16 text", _SAVE_AS_CSV),
    ("%PDF", "a PDF", _SAVE_AS_CSV),
    ("<", "a web page or XML", _SAVE_AS_CSV),
    ("SQLite format 3\0", "a database", _RESTORE),
    ("age-encryption.org", "encrypted", _RESTORE),
    ("\x1f\udc8b", "compressed (.gz)", "Unpack it first."),
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the columns are.

    written: the headings as in the file; keys: for each heading, its column of Cells.
    """

    written: tuple[str, ...]
    keys: tuple[str, ...]

    def heading(self, key: str) -> str:
        """The heading of a column in the file; the key itself when the file does not have the column."""
        return brief(self.written[self.keys.index(key)]) if key in self.keys else key


def refuse_other_file(first_line: str) -> None:
    """Raise BadFile for a file that is certainly not a CSV file."""
    for beginning, what, advice in _OTHER_FILES:
        if first_line.startswith(beginning):
            raise BadFile(f"This file is {what}, not CSV.", f"{advice} {NOTHING}")
    if "\0" in first_line:
        raise BadFile("This file is not UTF-8 text.", f"{_SAVE_AS_CSV} {NOTHING}")


def delimiter_of(first_line: str) -> str:
    """Comma, semicolon or tab: the one that separates the headings."""
    bare = _QUOTED.sub("", first_line)
    return max(",;\t", key=bare.count)


def header_of(row: Sequence[str], number: int) -> Header:
    """The header in a row. number: the number of the row. Raises BadFile."""
    written = [heading.strip() for heading in row]
    while written and not written[-1]:
        written.pop()
    keys = [_COLUMN_OF.get(key_of(heading), "") for heading in written]
    for needed in ("day", "name"):
        if needed not in keys:
            raise BadFile(f"row {number}: no column is called {needed}.", f"{_SHAPE} {NOTHING}")
    for place, heading in enumerate(written):
        if not keys[place]:
            raise _unknown(heading, f"row {number}, column {letters(place)}")
        if keys[place] in keys[:place]:
            first = keys.index(keys[place])
            raise BadFile(
                f"row {number}, column {letters(place)}: {shown(heading)} is in column {letters(first)} already.",
                f"Rename or delete one of the two columns and import again. {NOTHING}",
            )
    return Header(tuple(written), tuple(keys))


def letters(place: int) -> str:
    """The name of a column in a spreadsheet: A, B ... Z, AA. place: counted from 0."""
    return (letters(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def _unknown(heading: str, where: str) -> BadFile:
    if has_broken_bytes(heading):
        return BadFile(f"{where}: {shown(heading)} has bytes that are not UTF-8.", f"{_SAVE_AS_CSV} {NOTHING}")
    if not heading:
        return BadFile(f"{where} has no heading.", f"Write one, or delete the column, and import again. {NOTHING}")
    known = ", ".join(COLUMNS)
    return BadFile(
        f"{where}: {shown(heading)} is not a column I know.",
        f"Rename it to one of these, or delete the column: {known}. {NOTHING}",
    )
