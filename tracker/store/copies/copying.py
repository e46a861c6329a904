"""Copy a whole journal file. Backup, restore, merge and upgrade use this.

SQLite's backup interface makes the copy and sees one state, even while somebody writes. A plain copy of a file with a
busy writer was bad more often than good.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tracker.errors import DiskFull, JournalDamaged, JournalProblem, JournalReadOnly
from tracker.store.file.database import (
    connect,
    damaged,
    examined,
    locked,
    to_rollback_journal,
    translated,
)
from tracker.store.file.folders import FULL, refuse_without_room, sync_file, sync_folder
from tracker.store.file.foreign import foreign_of
from tracker.store.file.whole_file import refuse_broken

# Every table of a journal but its identity, which is compared.
COUNTED: Final = ("changes", "entries", "plan_phases", "plans", "profile", "purged", "remembered", "symptoms")
_WHOSE: Final = "SELECT value FROM profile WHERE key = 'name'"
IDENTITY: Final = "SELECT identity FROM journal"

_HEADER: Final = 100
_PART: Final = 1_000_000
# The counter of changes, the cookie of the schema, and which SQLite wrote last, in the header of a file.
_COUNTERS: Final = ((24, 28), (40, 44), (92, 100))


@dataclass(frozen=True, slots=True)
class Held:
    """What a whole file holds.

    counts: rows of each table; live_entries: entries that hold, without older versions; identity: which journal it is
    a copy of, None where an older tracker wrote it; name: the person's, or empty; foreign: triggers and views that
    another program made.
    """

    counts: Mapping[str, int]
    live_entries: int
    identity: str | None
    name: str
    foreign: tuple[str, ...]


def copy_to_temporary(source: Path, folder: Path, *, checked: str = "") -> Path:
    """Copy all of ``source`` to a new file in ``folder``. It is on the disk when this returns.

    checked: the ``content_digest`` of a file before it was checked whole; a copy of just these bytes needs no check
    of its own. Raises DiskFull before the copy begins, and JournalDamaged.
    """
    copy = copy_of_checked(source, folder, checked)
    try:
        sync(copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def copy_of_checked(source: Path, folder: Path, checked: str) -> Path:
    """The same, for a file that nobody needs after a crash."""
    with _copied(source, folder) as copy:
        if not checked or content_digest(copy) != checked:
            _held_by(copy, source)
    return copy


def checked_copy(source: Path, folder: Path) -> tuple[Path, Held]:
    """A copy that was checked, and what it holds. It is on the disk when this returns."""
    with _copied(source, folder) as copy:
        held = _held_by(copy, source)
        sync(copy)
    return copy, held


@contextmanager
def _copied(source: Path, folder: Path) -> Iterator[Path]:
    """A new copy of all of ``source``, which goes if it turns out to be of no use."""
    refuse_without_room(folder, source.stat().st_size)
    copy = new_file(folder)
    try:
        copy_pages(source, copy, of_interest=source)
        to_rollback_journal(copy)  # the mode is copied with the pages
        yield copy
    except BaseException:
        copy.unlink(missing_ok=True)
        raise


def _held_by(copy: Path, source: Path) -> Held:
    try:
        return check_whole(copy)
    except JournalDamaged:
        raise damaged(source) from None  # the copy is damaged like its source; the person knows only the source


def copy_pages(source: Path, target: Path, *, of_interest: Path) -> None:
    """Make ``target`` hold what ``source`` holds, in one transaction. of_interest: the file that errors name."""

    def stop_when_locked(status: int, remaining: int, total: int) -> None:
        # Without this, the driver tries a locked file again forever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise locked(of_interest)

    with translated(of_interest), closing(connect(source)) as origin, closing(connect(target)) as copy:
        origin.backup(copy, pages=-1, progress=stop_when_locked)


def check_whole(path: Path) -> Held:
    """Check every page, index and reference of a file; return what it holds."""
    with examined(path), closing(connect(path)) as connection:
        refuse_broken(connection, path)
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        counts = {
            table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (ours)
            for table in COUNTED
            if table in found  # an older schema has fewer
        }
        (live,) = connection.execute("SELECT count(*) FROM entries WHERE live = 1").fetchone()
        named = connection.execute(_WHOSE).fetchone() if "profile" in found else None
        (identity,) = connection.execute(IDENTITY).fetchone() or (None,) if "journal" in found else (None,)
        foreign = tuple(foreign_of(connection))
    return Held(counts, int(live), identity, named[0] if named else "", foreign)


def new_file(folder: Path) -> Path:
    """A new, empty file that only its owner can read."""
    handle, name = tempfile.mkstemp(prefix=".copy-", suffix=".part", dir=folder)
    os.close(handle)
    return Path(name)


def put_in_place(temporary: Path, folder: Path, stem: str, ending: str = ".db") -> Path:
    """Give a finished file the first free name, so that nothing is ever overwritten."""
    for number in range(1, 10_000):
        path = folder / (f"{stem}{ending}" if number == 1 else f"{stem}-{number}{ending}")
        if os.path.lexists(path) or os.path.lexists(manifest_of(path)):
            continue
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            temporary.rename(path)
        temporary.unlink(missing_ok=True)
        sync_folder(folder)
        return path
    raise JournalProblem(f"There are too many backups of this second in {folder}.", "Try again.")


def manifest_of(path: Path) -> Path:
    """The path of a backup's manifest, which is beside the backup."""
    return path.parent / f"{path.name}.json"  # not with_name, which refuses "."


def write_new(path: Path, content: bytes) -> None:
    """Write a new file that only its owner can read. The file must not exist yet."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        sync_file(file.fileno())


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def content_digest(path: Path) -> str:
    """The SHA-256 of a journal's bytes without those in its header that SQLite counts its own writes in.

    Equal for a file and another one that SQLite made hold the same. Empty where the file cannot be read.
    """
    digest = hashlib.sha256()
    with suppress(OSError):
        if not path.is_file():  # a pipe would be waited for
            return ""
        with path.open("rb") as file:
            digest.update(_without_counters(file.read(_HEADER)))
            while part := file.read(_PART):
                digest.update(part)
        return digest.hexdigest()
    return ""


def _without_counters(header: bytes) -> bytes:
    kept = bytearray(header)
    for first, last in _COUNTERS:
        kept[first:last] = bytes(last - first)
    return bytes(kept)


def sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        sync_file(file.fileno())


@contextmanager
def file_errors(
    folder: Path, advice: str = "Give yourself the right to write there, and try again."
) -> Iterator[None]:
    """Turn errors of writing in ``folder`` into JournalProblems. advice: when the right to write is missing."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull(f"There is no room left in {folder}.", "Make room and type the command again.") from None
        raise JournalReadOnly(f"I cannot write in {folder}: {error.strerror}.", advice) from None
