"""What a file is that somebody names as a backup or another journal, and the command that takes it instead."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from tracker.cli.context import Context
from tracker.cli.terminal.quoted import quoted
from tracker.errors import BadFile, JournalDamaged, Unreadable
from tracker.store.copies.encryption import ENDING, is_encrypted
from tracker.store.copies.manifest import manifest_at
from tracker.store.file.schema import APPLICATION_ID

_BEGINNING: Final = 4_096
_COMPRESSED: Final = b"\x1f\x8b"
_SQLITE: Final = b"SQLite format 3\0"
# Where the header of a SQLite file says which program it is of.
_APPLICATION: Final = slice(68, 72)
_ANOTHER: Final = {"merge": "Name the other journal, or a backup of it: tracker merge FILE"}
_BACKUPS: Final = "Name a backup. Where they are: tracker where"
_UNPACK: Final = "Unpack it first, and name what was in it."

# By their first bytes: what it is, and whether an import takes it. The first that fits counts.
_KINDS: Final = (
    (b"\xd0\xcf\x11\xe0", "an old workbook (.xls)", True),
    (b"%PDF", "a PDF", False),
    (b"\x89PNG", "a picture", False),
    (b"\xff\xd8\xff", "a picture", False),
    (b"GIF8", "a picture", False),
    (b"<svg", "a picture", False),
    (b"BEGIN:VCALENDAR", "a calendar", False),
    (b"<!doctype html", "a web page", False),
    (b"<html", "a web page", False),
    (b"<", "an XML file", True),
    (b"{", "a JSON file", True),
    (b"[", "a JSON file", True),
)


class _Kind(NamedTuple):
    """What a file is, and what to type instead; empty where no command takes it."""

    what: str
    hint: str = ""


def refuse_other_file(file: Path, command: str) -> None:
    """Raise JournalDamaged where ``file`` is surely no backup and no journal, with the command that takes it.

    command: what was typed, ``restore`` or another one, to be typed again with another file.
    """
    kind = _folder(file, command) if file.is_dir() else _kind(file, command)
    if kind is not None:
        way = kind.hint or _ANOTHER.get(command, _BACKUPS)
        raise JournalDamaged(f"{file} is {kind.what}, not a backup or a journal.", way)


@contextmanager
def another_to_name(file: Path, command: str) -> Iterator[None]:
    """Advise another file where ``file`` turns out to be of no use. command: as in ``refuse_other_file``."""
    try:
        yield
    except JournalDamaged as error:
        if error.message.startswith(f"{file} cannot be used"):
            raise JournalDamaged(error.message, f"Nothing was changed. {_ANOTHER.get(command, _BACKUPS)}") from None
        raise


def refuse_backup(ours: Context, file: Path) -> None:
    """Raise BadFile where a file to import is a journal or a backup, with the commands that take it."""
    beginning = _beginning_of(file)
    encrypted = beginning is not None and is_encrypted(file)
    if beginning is None or not (encrypted or beginning.startswith(_SQLITE)):
        return
    if not encrypted and beginning[_APPLICATION] != APPLICATION_ID.to_bytes(4, "big"):
        raise BadFile(
            f"{file} is a database of another program.",
            "Export what is in it with that program, as CSV or JSON, and import that. Nothing was imported.",
        )
    if ours.started and ours.path.samefile(file):
        raise BadFile(f"{file} is this journal itself.", "What is in it is here already: tracker show")
    what = "an encrypted backup" if encrypted else "a journal, or a backup of one"
    name = quoted(str(file))
    instead = f"To put it in the place of yours: tracker restore {name}"
    if ours.started:
        advice = f"To bring its entries into yours: tracker merge {name}   {instead}"
    else:
        advice = f"To take it over as it is: tracker restore {name}"
    raise BadFile(f"{file} is {what}, which is not imported.", f"{advice}   Nothing was imported.")


def not_for_check(file: Path) -> Unreadable:
    """The refusal of a word after ``check``, with the command that looks into such a file."""
    beginning = _beginning_of(file)
    if file.is_dir():
        way = f"To check the backups in a folder: tracker backup --verify-all --to {quoted(str(file))}"
        return Unreadable("check looks at the journal, and takes no folder.", way)
    if beginning is None:
        return Unreadable(f'I do not know "{file}" here.', "To see what can be written: tracker check --help")
    name = quoted(str(file))
    if not beginning.startswith(_SQLITE) and not is_encrypted(file):
        way = f"To see what an import would make of that file: tracker import {name} --dry-run"
    else:
        way = f"To check a backup, or another journal: tracker backup --verify {name}"
    return Unreadable("check looks at the journal, and takes no file.", way)


def _beginning_of(file: Path) -> bytes | None:
    """The first bytes; None for what is no file or cannot be read, which others say."""
    try:
        if not file.is_file():
            return None
        with file.open("rb") as opened:
            return opened.read(_BEGINNING)
    except OSError:
        return None


def _folder(folder: Path, command: str) -> _Kind:
    """A folder; the advice names the newest backup in it, by the time of the file."""
    try:
        found = [one for one in folder.iterdir() if one.name.endswith((".db", f".db{ENDING}")) and one.is_file()]
        newest = max(found, key=lambda one: one.stat().st_mtime, default=None)
    except OSError:
        newest = None
    if newest is None:
        return _Kind("a folder")
    return _Kind("a folder", hint=f"To take the newest file in it: tracker {command} {quoted(str(newest))}")


def _kind(file: Path, command: str) -> _Kind | None:
    """What a file is; None for a journal, for an encrypted file, and for what nobody can tell."""
    beginning = _beginning_of(file)
    if beginning is None or beginning.startswith(_SQLITE) or is_encrypted(file):
        return None
    if not beginning:
        return _Kind("empty, 0 bytes long")
    if beginning.startswith(b"PK"):
        return _archive(file)
    if manifest_at(file).keys() >= {"sha256", "live_entries"}:
        described = file.with_suffix("")
        there = described != file and described.is_file()
        what = "what is written down about a backup"
        return _Kind(what, hint=f"Name the backup: tracker {command} {quoted(str(described))}" if there else "")
    if beginning.startswith(_COMPRESSED):
        return _Kind("a compressed file (.gz)", hint=_UNPACK)
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    for start, what, imported in _KINDS:
        if text.lower().startswith(start.lower()):
            return _to_import(what, file) if imported else _Kind(what)
    return _to_import("a table or another text", file) if _is_text(beginning) else None


def _to_import(what: str, file: Path) -> _Kind:
    return _Kind(what, hint=f"To take in what it holds: tracker import {quoted(str(file))}")


def _archive(file: Path) -> _Kind:
    try:
        with ZipFile(file) as archive:
            names = archive.namelist()
    except (OSError, BadZipFile, ValueError):
        return _Kind("a zipped file that is damaged")
    if "xl/workbook.xml" in names or "content.xml" in names:
        return _to_import("a workbook", file)
    if any(name.endswith("export.xml") for name in names):
        return _to_import("an export of another program", file)
    return _Kind("a zipped file", hint=_UNPACK)


def _is_text(beginning: bytes) -> bool:
    """Whether there is text in it, in any encoding that people's programs write."""
    if beginning.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 0x20 and byte not in b"\t\n\r\f" for byte in beginning)
