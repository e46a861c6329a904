"""Copies of the journal that prove themselves, and the way back from one.

A copy is made by SQLite's backup interface, which sees one state even while somebody writes; it is checked,
counted and hashed before it is called a backup. A plain copy of the file under a busy writer was bad more
often than not.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tracker.errors import DiskFull, Invalid, JournalDamaged, JournalProblem, JournalReadOnly
from tracker.store.database import check_schema, connect, damaged, examined, locked, translated, unfinished_beside
from tracker.store.folders import make_folder, refuse_without_room

COUNTED: Final = ("changes", "entries", "plans")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was read whole and found good.

    sha256: of the file's bytes; counts: rows of each table; live_entries: entries that hold, not counting
    older versions; proved: whether a manifest written beside it says the same.
    """

    path: Path
    sha256: str
    counts: Mapping[str, int]
    live_entries: int
    proved: bool


def back_up(journal: Path, folder: Path, *, at: datetime) -> Backup:
    """Write a verified copy of ``journal`` and its manifest into ``folder``. Overwrites nothing.

    at: local time, for the name. Raises a JournalProblem when the journal is not whole or cannot be copied.
    """
    check_schema(journal)
    with _file_errors(folder):
        make_folder(folder)
        made = _copy(journal, folder, f"{journal.stem}-{at:%Y%m%d-%H%M%S}")
        manifest = {
            "schema": 1,
            "file": made.path.name,
            "bytes": made.path.stat().st_size,
            "sha256": made.sha256,
            "counts": made.counts,
            "live_entries": made.live_entries,
            "made": at.astimezone(UTC).isoformat(timespec="seconds"),
        }
        _write_new(_manifest(made.path), json.dumps(manifest, indent=2).encode() + b"\n")
        _sync_folder(folder)
    return verify(made.path)


def safety_copy(journal: Path, reason: str) -> Path:
    """A verified copy beside the journal, made before something that changes the whole file."""
    with _file_errors(journal.parent):
        return _copy(journal, journal.resolve().parent, f"{journal.stem}-{reason}").path


def verify(path: Path) -> Backup:
    """Read a backup whole and hold it against its manifest, where it has one.

    Raises JournalDamaged (a single bit that differs from the manifest is enough), JournalNewer,
    JournalMissing.
    """
    try:
        expected = _read_manifest(path)
        if expected is not None and path.is_file() and _sha256(path) != expected.get("sha256"):
            raise JournalDamaged(
                f"{path} is not the file that was written: its SHA-256 is not the one in {_manifest(path).name}.",
                "Keep it, but use another backup.",
            )
        check_schema(path)
        counts, live = _check_whole(path)
        if expected is not None and expected.get("counts") != counts:
            raise damaged(path, "it does not hold what its manifest says")
        return Backup(path, _sha256(path), counts, live, proved=expected is not None)
    except OSError as error:
        raise JournalReadOnly(
            f"{path} cannot be read: {error.strerror}.", "Check the path, and that you have the right to read it."
        ) from None


def restore(backup: Path, journal: Path) -> tuple[Backup, Path | None]:
    """Make ``journal`` hold what ``backup`` holds, after verifying that and keeping a copy of what was there.

    Returns the backup and the copy that was kept, None when there was no journal. SQLite copies into the
    live file, in one transaction: a link stays a link, other programs keep their file, and a cut leaves the
    old state. Only where the live file cannot be read at all does a new file take its place.
    """
    found = verify(backup)
    kept = None
    with _file_errors(journal.parent):
        if journal.exists() and journal.samefile(backup):
            raise Invalid(f"{backup} is the journal itself.", "Name a backup: tracker restore FILE")
        whole = journal.exists() and _is_whole(journal)
        if journal.exists():
            kept = safety_copy(journal, "before-restore") if whole else _keep_damaged(journal)
        if whole:
            _copy_pages(backup, journal, of_interest=journal)
        else:
            make_folder(journal.parent)
            place = journal.resolve()
            new = _copy_to_temporary(backup, place.parent)
            _put_aside_unfinished(place, kept)
            new.replace(place)
            _sync_folder(place.parent)
    _check_whole(journal)
    return found, kept


def _keep_damaged(journal: Path) -> Path:
    """A copy byte for byte of a live file that SQLite cannot copy."""
    if not journal.is_file():
        raise damaged(journal, "it is not a file")
    folder = journal.resolve().parent
    temporary = _temporary(folder)
    temporary.write_bytes(journal.read_bytes())
    _sync(temporary)
    return _name(temporary, folder, f"{journal.stem}-damaged")


def _put_aside_unfinished(place: Path, kept: Path | None) -> None:
    """Move what a crash left beside the old file to the copy of that."""
    for left in unfinished_beside(place):
        stem = f"{place.stem}-unfinished.db" if kept is None else kept.name
        left.rename(place.with_name(stem + left.name.removeprefix(place.name)))


def _copy_pages(source: Path, target: Path, *, of_interest: Path) -> None:
    """Make ``target`` hold what ``source`` holds, in one transaction. of_interest: the one that errors name."""

    def stop_when_locked(status: int, remaining: int, total: int) -> None:
        # Without this, the driver tries a locked file again and again without end.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise locked(of_interest)

    with translated(of_interest), closing(connect(source)) as origin, closing(connect(target)) as copy:
        origin.backup(copy, pages=-1, progress=stop_when_locked)


def _is_whole(journal: Path) -> bool:
    try:
        check_schema(journal)
        _check_whole(journal)
    except JournalDamaged:
        return False
    return True


def _copy(source: Path, folder: Path, stem: str) -> Backup:
    temporary = _copy_to_temporary(source, folder)
    digest = _sha256(temporary)
    counts, live = _check_whole(temporary)
    return Backup(_name(temporary, folder, stem), digest, counts, live, proved=False)


def _copy_to_temporary(source: Path, folder: Path) -> Path:
    refuse_without_room(folder, source.stat().st_size)
    temporary = _temporary(folder)
    try:
        _copy_pages(source, temporary, of_interest=source)
        try:
            _check_whole(temporary)
        except JournalDamaged:
            raise damaged(source) from None  # the copy is as its source, and nobody knows the copy's name
        _sync(temporary)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _check_whole(path: Path) -> tuple[dict[str, int], int]:
    """The row counts of a file in which every page, index and reference was checked."""
    with examined(path), closing(connect(path)) as connection:
        connection.execute("BEGIN")  # so that nobody makes the file longer meanwhile
        (size,) = connection.execute(
            "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        ).fetchone()
        if path.stat().st_size != size:
            raise damaged(path, "a part of it is missing")
        if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
            raise damaged(path)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise damaged(path, "entries in it point to nothing")
        counts = {
            table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 (ours)
            for table in COUNTED
        }
        (live,) = connection.execute("SELECT count(*) FROM entries WHERE live = 1").fetchone()
    return counts, int(live)


def _temporary(folder: Path) -> Path:
    """A new, empty file that only its owner can read."""
    handle, name = tempfile.mkstemp(prefix=".copy-", suffix=".part", dir=folder)
    os.close(handle)
    return Path(name)


def _name(temporary: Path, folder: Path, stem: str) -> Path:
    """Give a finished file the first free name, so that nothing is ever overwritten."""
    for number in range(1, 10_000):
        path = folder / (f"{stem}.db" if number == 1 else f"{stem}-{number}.db")
        if os.path.lexists(path) or os.path.lexists(_manifest(path)):
            continue
        try:
            path.hardlink_to(temporary)
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            temporary.rename(path)
        temporary.unlink(missing_ok=True)
        _sync_folder(folder)
        return path
    raise JournalProblem(f"There are too many backups of this second in {folder}.", "Try again.")


def _write_new(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _manifest(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _read_manifest(path: Path) -> dict[str, Any] | None:
    place = _manifest(path)
    if not place.is_file():
        return None
    try:
        found = json.loads(place.read_bytes())
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict):
        raise JournalDamaged(f"{place} cannot be read, so {path.name} cannot be proved.", "Use another backup.")
    return found


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _file_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(f"There is no room left in {folder}.", "Make room and type the command again.") from None
        raise JournalReadOnly(
            f"I cannot write in {folder}: {error.strerror}.", "Choose a folder that you may write to."
        ) from None
