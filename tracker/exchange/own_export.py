"""Whether a file is an export of this program, or written by hand in its shape."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from tracker.domain.model.catalogue import SYMPTOMS, Symptom, key_of
from tracker.exchange.cells import COLUMNS
from tracker.exchange.complaint import BadCell
from tracker.exchange.formats import recognised
from tracker.exchange.header import delimiter_of
from tracker.exchange.names import Names

# The readers of formats that other programs write too.
_MANY_WRITE: Final = ("csv_file", "json_file")
_TABLE: Final = "wide.table_file"
# The further sheets of a workbook of ours.
BLOOD_SHEET: Final = "Blood tests"
BLOOD_HEADINGS: Final = ("Date", "Test", "Result", "Unit", "Range from", "Range to", "Laboratory", "Note")
ABOUT_SHEET: Final = "About"


class OwnBook(NamedTuple):
    """A workbook that is an export of ours. table: its days as CSV; blood: the rows of its sheet of blood tests."""

    table: bytes
    blood: Sequence[Sequence[str]] = ()


def is_ours(head: bytes, known: Mapping[str, Symptom] = SYMPTOMS) -> bool:
    """Whether a file that begins so is an export of ours, or written by hand in its shape. known: all symptoms."""
    shape = recognised(head)
    if shape.reader == _TABLE:
        return _is_table(head, known)
    if shape.reader not in (None, *_MANY_WRITE):
        return True
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ,;")
    if text[:1] in (b"{", b"["):
        return b'"command"' in text and b'"schema"' in text
    line = text.splitlines()[0].decode("utf-8", "replace") if text else ""
    headings = [key_of(cell.strip(' "')) for cell in line.split(delimiter_of(line))]
    ours = {key_of(column) for column in COLUMNS} | {"date"}
    fitting = sum(heading in ours for heading in headings)
    return "kind" in headings or ("name" in headings and fitting == len(headings))


def _is_table(head: bytes, known: Mapping[str, Symptom]) -> bool:
    """Whether a table that begins like ours is one: it has headings as only ours has, or all of them are known."""
    from tracker.exchange.wide.columns import column_of, only_ours

    line = head.removeprefix(b"\xef\xbb\xbf").lstrip().splitlines()[0].decode("utf-8", "replace")
    # Of a line that is longer than what was read, the last heading is cut.
    whole = b"\n" in head or b"\r" in head
    delimiter = line.replace('"', "")[len("Date")]
    try:
        cells = next(csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return True
    headings = [cell for cell in (cells if whole else cells[:-1])[3:] if cell.strip()]
    if any(map(only_ours, headings)):
        return True
    names = Names(known)
    try:
        for heading in headings:
            column_of(heading, names)
    except BadCell:
        return False
    return True
