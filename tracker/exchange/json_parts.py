"""The text of a JSON export: read an entry at a time where there is one a line, as this program writes it.

A file of another layout is read whole, and so is one with anything wrong in it, for only the whole tells what.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from contextlib import suppress
from typing import BinaryIO, Final, NamedTuple, NoReturn

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, shown

SCHEMA: Final = 1
COMMAND: Final = "export"
EXPORT_AGAIN: Final = f"Make it again with: tracker export json. {NOTHING}"

# Of a file that is read whole: some 250,000 entries. In memory they take many times as much.
_LARGEST: Final = 100_000_000
_LONGEST_HEAD: Final = 20_000_000
_LONGEST_ENTRY: Final = 1_000_000
_BEGINS: Final = b'"entries": ['
_ENDS: Final = b"]}"


class Document(NamedTuple):
    """A JSON export. head: without its entries, which are not looked at; entries: a list, or one after the other."""

    head: dict[str, object]
    entries: Iterator[object] | object


def document_of(file: BinaryIO, keys: Collection[str]) -> Document:
    """What a file holds. Raises BadFile for what is no export of ours; the entries raise it too.

    keys: those of an entry. Where the first one has not got all of them, an older program wrote the file, and it is
    read whole.
    """
    start = file.tell() if file.seekable() else None
    if start is not None:
        first = file.readline(_LONGEST_HEAD)
        below = start + len(first)
        if first.rstrip().endswith(_BEGINS) and _is_as_written(file.readline(_LONGEST_ENTRY), keys):
            with suppress(BadFile, ValueError, RecursionError):
                head = _object(_parsed(first + _ENDS))
                file.seek(below)
                return Document(head, _entries(file, start, below))
        file.seek(start)
    whole = _whole(file)
    return Document(whole, whole.get("entries"))


def _is_as_written(line: bytes, keys: Collection[str]) -> bool:
    if line.strip() == _ENDS:
        return True
    with suppress(BadFile, ValueError, RecursionError):
        entry = _parsed(line.strip().removesuffix(b","))
        return isinstance(entry, dict) and all(key in entry for key in keys)
    return False


def _entries(file: BinaryIO, start: int, below: int) -> Iterator[object]:
    """The entries from the second line on. start, below: the places of the first and of the second line."""
    count, comma, place = 0, None, below
    for number, line in enumerate(iter(lambda: file.readline(_LONGEST_ENTRY), b""), 2):
        text = line.strip()
        if text == _ENDS:
            if not comma and not file.read(_LONGEST_ENTRY).strip():
                return
            break
        if comma is False:
            break
        comma = text.endswith(b",")
        try:
            entry = _parsed(text.removesuffix(b","))
        except (ValueError, RecursionError) as error:
            yield from _others(file, start, count, _wrong(error, number, place))
            return
        yield entry
        count += 1
        place += len(line)
    else:
        number += 1
    yield from _others(file, start, count, _goes_wrong(number, 1))


def _others(file: BinaryIO, start: int, count: int, wrong: BadFile) -> Iterator[object]:
    """The entries from number ``count`` on of a file that is read whole, if it is not too large; raises ``wrong``."""
    file.seek(0, 2)
    if file.tell() - start > _LARGEST:
        raise wrong
    file.seek(start)
    entries = _whole(file).get("entries")
    yield from entries[count:] if isinstance(entries, list) else ()


def _whole(file: BinaryIO) -> dict[str, object]:
    content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise BadFile(
            f"The file is larger than {_LARGEST // 1_000_000} MB, and has not one entry a line as this program "
            "writes it, so that it has to be in memory whole.",
            f"CSV is read line by line; make that where it is from: tracker export csv -o journal.csv. {NOTHING}",
        )
    try:
        return _object(_parsed(content))
    except (ValueError, RecursionError) as error:
        raise _wrong(error, 1, 0) from None


def _object(document: object) -> dict[str, object]:
    if not isinstance(document, dict) or document.get("schema") != SCHEMA or document.get("command") != COMMAND:
        raise BadFile(
            f'The file is JSON, but not a journal: no "schema": {SCHEMA}, "command": "{COMMAND}".', EXPORT_AGAIN
        )
    return document


def _parsed(content: bytes) -> object:
    """Raises ValueError, RecursionError, and BadFile for what JSON allows and a journal does not."""
    return json.loads(content.decode("utf-8-sig"), object_pairs_hook=_distinct, parse_constant=_refuse_constant)


def _wrong(error: Exception, line: int, place: int) -> BadFile:
    """line, place: where what could not be read begins in the file."""
    if isinstance(error, UnicodeDecodeError):
        return BadFile(f"Byte {place + error.start + 1:,} of the file is not UTF-8 text.", EXPORT_AGAIN)
    if isinstance(error, json.JSONDecodeError):
        return _goes_wrong(line + error.lineno - 1, error.colno)
    return BadFile("The file is not JSON of ours: it is nested too deep, or a number is too long.", EXPORT_AGAIN)


def _goes_wrong(line: int, character: int) -> BadFile:
    where = f"line {line}, character {character}"
    return BadFile(f"The file is not whole JSON: it breaks off or goes wrong at {where}.", EXPORT_AGAIN)


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise BadFile(
            f"The file says {shown(twice)} twice in one object, so one of them would be lost.", EXPORT_AGAIN
        )
    return made


def _refuse_constant(name: str) -> NoReturn:
    raise BadFile(f"The file has {name} in it, which is not a number.", EXPORT_AGAIN)
