"""Zipped files: a workbook, Loop Habit's export, Apple Health's export. Nothing is ever unpacked to the disk.

What is read of a member has a limit of its own, and so has how much larger it may be than its bytes in the archive.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import IO, BinaryIO, Final

from tracker.domain.model.catalogue import key_of
from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, BadCell
from tracker.exchange.meaning.found import Found, Said
from tracker.exchange.meaning.headings import Finder
from tracker.exchange.meaning.import_answers import Answers
from tracker.exchange.meaning.loose_days import DayReader
from tracker.exchange.own_export import OwnBook
from tracker.exchange.programs import apple_health, tables
from tracker.exchange.programs.text_table import table_of
from tracker.exchange.programs.wide_apps import habit

# The app leaves other letters out of the names of folders, also all of them. Its list of habits has the names.
_CHECKMARKS = re.compile(r"(?:.*/)?([0-9]+)(?: ([^/]*))?/Checkmarks\.csv")
_NO_LETTER_OF_A_FOLDER = re.compile(r"[^ a-zA-Z0-9._-]+")
_LONGEST_FOLDER: Final = 100
_MOST_HABITS: Final = 1_000
_MOST_IN_A_TABLE: Final = 50_000_000
_MOST_IN_A_WORKBOOK: Final = 300_000_000
# An export of Apple Health may be of many gigabytes.
_MOST_IN_HEALTH: Final = 64_000_000_000
# Text of records is packed to a twentieth or so; a bomb is packed to a thousandth.
_MOST_RATIO: Final = 300
_SMALL: Final = 10_000_000


def read(file: BinaryIO, today: date, answers: Answers, finder: Finder) -> Found | OwnBook:
    """What a zipped file says; the CSV of a workbook that is an export of ours. Raises BadFile."""
    with _opened(file) as archive:
        names = {info.filename: info for info in archive.infolist()}
        health = next((info for name, info in names.items() if re.fullmatch(r"(?:.*/)?export\.xml", name)), None)
        if health is not None:
            with archive.open(health) as member:
                return apple_health.read(_Capped(member, health, _MOST_IN_HEALTH), today)
        if "[Content_Types].xml" in names or "content.xml" in names:
            if sum(info.file_size for info in names.values()) > _MOST_IN_A_WORKBOOK:
                raise BadFile("The workbook is too large when it is unpacked.", f"Save its days as CSV. {NOTHING}")
            file.seek(0)
            return tables.read_workbook(file.read(), today, answers, finder)
        marks = [name for name in names if _CHECKMARKS.fullmatch(name)]
        if marks:
            return _loop_habits(archive, names, marks[:_MOST_HABITS], today)
    raise BadFile(
        "This file is a workbook or another zipped file, and none that is known.",
        f"Known are .xlsx and .ods, Loop Habit's export, and Apple Health's export.zip. {NOTHING}",
    )


@contextmanager
def _opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
        ValueError,
    ) as error:
        if isinstance(error, RuntimeError) and "password" in str(error):
            raise BadFile("The zipped file is locked with a password.", f"Make it without one. {NOTHING}") from None
        raise BadFile(
            "This file is a workbook or another zipped file that is not whole.", f"Get it again. {NOTHING}"
        ) from None


class _Capped:
    """A member of an archive that is refused when it grows far beyond what is packed."""

    def __init__(self, member: IO[bytes], info: zipfile.ZipInfo, most: int) -> None:
        self._member = member
        self._most = min(most, max(_SMALL, info.compress_size * _MOST_RATIO))
        self._read = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises BadFile at the limit."""
        content = self._member.read(self._most + 1 if size < 0 else size)
        self._read += len(content)
        if self._read > self._most:
            raise BadFile("What is packed in this file grows far too large.", f"It may be made to do harm. {NOTHING}")
        return content

    def seekable(self) -> bool:
        """Whether it can be read again."""
        return self._member.seekable()

    def seek(self, place: int) -> int:
        """Go to a place, which is where reading is counted from."""
        self._read = 0
        return self._member.seek(place)


def _loop_habits(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], marks: list[str], today: date) -> Found:
    """Loop Habit Tracker: what was marked by hand. Its scores are its own, and what it fills in is no answer."""
    found = Found("loop-habits", "Loop Habit Tracker")
    found.left_out("Scores", "they are the app's own", sum(name.endswith("Scores.csv") for name in names))
    listed = _listed(archive, names)
    days = DayReader(today, None)
    for name in sorted(marks):
        heading, numerical = _habit_of(name, listed)
        with archive.open(names[name]) as member:
            table = table_of(_Capped(member, names[name], _MOST_IN_A_TABLE).read())
        keys = [key_of(one) for one in table.headings]
        if not {"date", "value"} <= set(keys):
            found.fault(name, "its headings are not Date, Value, Notes")
            continue
        for number, row in table.below():
            cells = {key: cell.strip() for key, cell in zip(keys, row, strict=True)}
            where = f"{heading}, row {number}"
            try:
                when = days.read(cells["date"], "Date")
            except BadCell as error:
                found.fault(f"{where}, column Date", error.why)
                continue
            said = _said(where, when.day, cells["value"], cells.get("notes", ""), numerical)
            if said is None:
                found.fault(f"{where}, column Value", f"{cells['value'][:40]!r} is not a value of this app")
            else:
                habit(found, heading, said, counted=numerical)
    for name, _ in listed.values():
        found.left_out(name, "the file has none of its days")
    return found


def _habit_of(folder: str, listed: dict[int, tuple[str, bool]]) -> tuple[str, bool]:
    """The name of a habit and whether it is a number, which are taken out of ``listed``; else the folder's name."""
    match = _CHECKMARKS.fullmatch(folder)
    number, said = (int(match[1]), (match[2] or "").strip()) if match else (0, folder)
    for place in (number, *listed):
        name, _ = listed.get(place, ("", False))
        if name and _NO_LETTER_OF_A_FOLDER.sub("", name)[:_LONGEST_FOLDER].strip() == said:
            return listed.pop(place)
    return said or f"{number:03}", False


def _listed(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> dict[int, tuple[str, bool]]:
    """The name of each habit, by its place in the list of habits, and whether it is a number."""
    listed = next((name for name in names if re.fullmatch(r"(?:.*/)?Habits\.csv", name)), None)
    if listed is None:
        return {}
    with archive.open(names[listed]) as member:
        table = table_of(_Capped(member, names[listed], _MOST_IN_A_TABLE).read())
    keys = [key_of(one) for one in table.headings]
    if not {"name", "type"} <= set(keys):
        return {}
    rows = [{key: cell.strip() for key, cell in zip(keys, row, strict=True)} for _, row in table.below()]
    return {place: (row["name"], row["type"].upper() == "NUMERICAL") for place, row in enumerate(rows, 1)}


def _said(where: str, day: date, value: str, note: str, numerical: bool) -> Said | None:
    """What one mark says; None where it is none of this app's."""
    match value.upper():
        case "YES_MANUAL":
            return Said(where, day, number=1.0, text="yes", note=note)
        case "SKIP":
            return Said(where, day, text="skipped", note=note, skipped=True)
        case "NO" | "YES_AUTO" | "UNKNOWN" | "":
            return Said(where, day, note=note)
    if not re.fullmatch(r"[0-9]{1,9}", value):
        return None
    # In thousandths; in older versions 2 is a mark made by hand.
    if numerical:
        return Said(where, day, number=int(value) / 1000, text=f"{int(value) / 1000:g}", note=note)
    return Said(where, day, number=1.0, text="yes", note=note) if value == "2" else Said(where, day, note=note)
