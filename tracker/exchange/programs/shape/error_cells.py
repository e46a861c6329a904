"""Cells of a workbook whose formula is in error or has no result. Its reader gives them as if they were empty.

.xlsx and .ods are zipped XML; .xls is a file system of its own (MS-CFB) with a stream of records (MS-XLS).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from html import unescape
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

# Each error by its row and its column, counted from 0.
Errors = dict[tuple[int, int], str]

# What a formula is that was never worked out.
NO_RESULT: Final = "=?"
_MOST_BYTES: Final = 200_000_000
_TAG: Final = rb"<(?:\w+:)?"
_SHEET = re.compile(_TAG + rb'sheet\b[^>]*?\bname="([^"]*)"[^>]*?\b\w+:id="([^"]*)"')
_PART = re.compile(rb"<Relationship\b([^>]*)>")
_CELL = re.compile(_TAG + rb"c\b([^>]*[^/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_FORMULA_OF = re.compile(_TAG + rb"f\b")
_VALUE = re.compile(_TAG + rb"v(?:\s[^>]*)?>([^<]*)<")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_OPEN_SHEET = re.compile(rb"<(/?)table:(table-row|table-cell|covered-table-cell|table)\b([^>]*?)(/?)>", re.DOTALL)
_TEXT = re.compile(rb"<text:p[^>]*>([^<]*)<")
_CODES: Final[Mapping[int, str]] = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_END: Final = 0xFFFFFFFA
_SHORT_STREAM: Final = 4096
_SMALL_SECTOR: Final = 64
_FORMULA, _BOOL_OR_ERROR, _BEGIN, _BOUND_SHEET = 0x0006, 0x0205, 0x0809, 0x0085


def errors_of(content: bytes, names: Sequence[str]) -> Mapping[str, Errors]:
    """The errors of each sheet. names: of the sheets, in their order. Of what cannot be read it has none."""
    with suppress(BadZipFile, KeyError, ValueError, IndexError, struct.error, OSError, NotImplementedError):
        if not content.startswith(b"PK"):
            return dict(zip(names, _of_records(_stream(content)), strict=False))
        with ZipFile(BytesIO(content)) as book:
            inside = book.namelist()
            if "content.xml" in inside:
                return dict(zip(names, _of_document(_part(book, "content.xml")), strict=False))
            if "xl/workbook.xml" in inside:
                return {name: _of_sheet(_part(book, part)) for name, part in _parts(book) if part in inside}
    return {}


def _part(book: ZipFile, name: str) -> bytes:
    return book.read(name) if book.getinfo(name).file_size <= _MOST_BYTES else b""


def _parts(book: ZipFile) -> Iterator[tuple[str, str]]:
    """The sheets of a .xlsx, each with the part of the file that holds it."""
    relations = [_attributes(found) for found in _PART.findall(_part(book, "xl/_rels/workbook.xml.rels"))]
    targets = {one["Id"]: one["Target"] for one in relations if "Id" in one and "Target" in one}
    for name, key in _SHEET.findall(_part(book, "xl/workbook.xml")):
        target = targets.get(key.decode(), "")
        yield unescape(name.decode()), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _attributes(text: bytes) -> dict[str, str]:
    return {key.decode(): value.decode() for key, value in _ATTRIBUTE.findall(text)}


def _of_sheet(xml: bytes) -> Errors:
    found: Errors = {}
    for said, inside in _CELL.findall(xml):
        error = b't="e"' in said
        if not error and (not _FORMULA_OF.search(inside) or b't="str"' in said):
            continue
        value = _VALUE.search(inside)
        if (match := _PLACE.fullmatch(_attributes(said).get("r", ""))) and (error or not (value and value[1])):
            text = unescape(value[1].decode()) if value and value[1] else NO_RESULT
            found[int(match[2]) - 1, _column(match[1])] = text
    return found


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def _of_document(xml: bytes) -> Iterator[Errors]:
    """The errors of each sheet of an .ods, whose cells say only how often they repeat."""
    found: Errors = {}
    row = column = times = 0
    for match in _OPEN_SHEET.finditer(xml):
        closes, kind, said, alone = match[1], match[2], match[3], match[4]
        if kind == b"table":
            if closes:
                yield found
            else:
                found, row = {}, 0
        elif kind == b"table-row":
            if not closes:
                column, times = 0, _repeated(said, b"rows")
            if closes or alone:
                row += times
        elif not closes:
            if b'calcext:value-type="error"' in said:
                text = _TEXT.search(xml, match.end(), match.end() + 400)
                found[row, column] = unescape(text[1].decode()) if text else NO_RESULT
            column += _repeated(said, b"columns")


def _repeated(said: bytes, what: bytes) -> int:
    match = re.search(rb"table:number-" + what + rb'-repeated="([0-9]{1,7})"', said)
    return int(match[1]) if match else 1


def _of_records(stream: bytes) -> Iterator[Errors]:
    """The errors of each sheet of an .xls, by the records of its stream."""
    sheets: list[int] = []
    found: dict[int, Errors] = {}
    at, begun = 0, 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        code = None
        if kind == _BEGIN:
            begun = at
        elif kind == _BOUND_SHEET:
            sheets.append(struct.unpack_from("<I", body)[0])
        elif kind == _BOOL_OR_ERROR and body[7]:
            code = body[6]
        elif kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
            code = body[8]
        if code is not None:
            place: tuple[int, int] = struct.unpack_from("<HH", body)
            found.setdefault(begun, {})[place] = _CODES.get(code, NO_RESULT)
        at += 4 + size
    yield from (found.get(start, {}) for start in sheets)


def _stream(content: bytes) -> bytes:
    """The stream of the workbook in an .xls. Raises struct.error or IndexError for what is none."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    count, first = struct.unpack_from("<II", content, 44)
    sectors = content[size:]
    fat = b"".join(sectors[n * size : (n + 1) * size] for n in struct.unpack_from("<109I", content, 76)[:count])
    entries = _chain(first, sectors, fat, size)
    for at in range(0, len(entries), 128):
        name = entries[at : at + entries[at + 64]].decode("utf-16-le", "replace").rstrip("\0")
        if name.lower() not in ("workbook", "book"):
            continue
        start, length = struct.unpack_from("<II", entries, at + 116)
        if length >= _SHORT_STREAM:
            return _chain(start, sectors, fat, size)[:length]
        # A short one lies in a stream of small sectors, with a table of its own.
        small = _chain(struct.unpack_from("<I", entries, 116)[0], sectors, fat, size)
        small_fat = _chain(struct.unpack_from("<I", content, 60)[0], sectors, fat, size)
        return _chain(start, small, small_fat, _SMALL_SECTOR)[:length]
    return b""


def _chain(number: int, sectors: bytes, fat: bytes, size: int) -> bytes:
    """The sectors from one on, in the order of a table that has the next one of each."""
    parts: list[bytes] = []
    while number < _END and len(parts) * 4 <= len(fat):
        parts.append(sectors[number * size : (number + 1) * size])
        number = struct.unpack_from("<I", fat, number * 4)[0]
    return b"".join(parts)
