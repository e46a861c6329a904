"""The formats of files: the table that ``export`` and ``import`` read. A format is one module here, and one line.

A module that writes has a function ``write``, a Writer as below; one that reads has a ``read``, a Reader. They are
imported when they are used, as every start that shows help loads this table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple, Protocol, TextIO

from tracker.errors import BadFile, Unreadable

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.model.calendar_names import Order
    from tracker.domain.model.catalogue import Symptom
    from tracker.exchange.contents import Contents


class Format(NamedTuple):
    """One format.

    holds: what is in such a file, for the help; writer, reader: the modules here that write and read it, or None;
    begins: how such a file begins, below a byte order mark and blanks; endings: of the names of such files;
    binary: whether its writer wants a file of bytes, and not of text.
    """

    name: str
    holds: str
    writer: str | None
    reader: str | None
    begins: tuple[bytes, ...]
    endings: tuple[str, ...]
    binary: bool = False


# As it is written, and as spreadsheets save it.
_WIDE: Final = tuple(
    separator.join(f"{quote}{heading}{quote}" for heading in ("Date", "Weekday", "Time")).encode()
    for separator in ",;\t"
    for quote in ("", '"')
)

FORMATS: Final = (
    # Whatever begins like nothing else may be a spreadsheet; csv_file refuses what is none.
    Format("csv", "every entry", "csv_file", "csv_file", begins=(b"",), endings=(".csv",)),
    Format(
        "json",
        "that and your plans, list and names",
        "json_file",
        "json_file",
        begins=(b"{", b"["),
        endings=(".json",),
    ),
    # Whatever else is zipped begins so too; csv_file refuses it in words.
    Format(
        "xlsx", "a day a row", "wide.workbook", "csv_file", begins=(b"PK\x03\x04",), endings=(".xlsx",), binary=True
    ),
    # A table for people, which is written as csv too.
    Format("wide", "a day a row", None, "wide.table_file", begins=_WIDE, endings=(".csv",)),
    Format("fhir", "the page and the entries", "fhir.bundle", None, (b'{"resourceType"',), (".json",)),
    Format("ics", "what lies ahead", "calendar.ics_file", None, begins=(b"BEGIN:VCALENDAR",), endings=(".ics",)),
)


class Writer(Protocol):
    """Writes what the format holds to a file that was opened as UTF-8 with ``newline=""``, or of bytes where it is
    binary; returns how many entries.

    beside: what some writers need beside the contents, by name; each can do without.
    """

    def __call__(self, contents: Contents, file: TextIO | BinaryIO, **beside: Any) -> int: ...


class Reader(Protocol):
    """Reads what a file holds, opened by ``open("rb")``.

    today: the last day that may be in it; order: how 03/04/2026 is meant, which is refused without it;
    known: the symptoms that there are, by their keys.
    Raises BadFile at the first thing that cannot be taken, which may be after many good records.
    """

    def __call__(
        self, file: BinaryIO, *, today: date, order: Order | None = None, known: Mapping[str, Symptom] = ...
    ) -> Contents: ...


def written() -> list[Format]:
    """The formats that can be written, in the order of the table."""
    return [one for one in FORMATS if one.writer is not None]


def writer_of(name: str) -> Writer:
    """What writes the format of that name. Raises Unreadable as ``format_of`` does."""
    write: Writer = _module(format_of(name).writer).write
    return write


def format_of(name: str) -> Format:
    """The format of that name that can be written. Raises Unreadable where none can: no other takes its place."""
    for one in written():
        if one.name == name:
            return one
    names = [one.name for one in written()]
    raise Unreadable(f'"{name}" is no format that I can write.', f"Write {listed(names, 'or')}.")


def reader_of(one: Format) -> Reader:
    """What reads a format. Raises BadFile where nothing does."""
    if one.reader is None:
        raise BadFile(
            f"This file is {one.name.upper()}, which can be exported and not imported.", "Nothing was imported."
        )
    read: Reader = _module(one.reader).read
    return read


def recognised(head: bytes) -> Format:
    """The format of a file that begins with these bytes: of those that fit, the one that says the most."""
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()

    def fits(one: Format) -> int:
        return max((len(begin) for begin in one.begins if text.startswith(begin)), default=-1)

    return max(FORMATS, key=fits)


def what_is_written() -> str:
    """For the help: ``csv or json; both hold everything.``"""
    holding: dict[str, list[str]] = {}
    for one in written():
        holding.setdefault(one.holds, []).append(one.name)
    names = [one.name for one in written()]
    said = [f"{_who(them, names)} {'hold' if len(them) > 1 else 'holds'} {what}" for what, them in holding.items()]
    return f"{listed(names, 'or')}; {', '.join(said)}."


def _who(them: Sequence[str], everyone: Sequence[str]) -> str:
    return "both" if len(them) == len(everyone) == 2 else listed(them, "and")


def listed(names: Sequence[str], word: str) -> str:
    """``csv, json or xlsx``. word: before the last one."""
    return f" {word} ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _module(name: str | None) -> Any:
    return import_module(f"{__package__}.{name}")
