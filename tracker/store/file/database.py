"""Open the journal file and translate its errors. Nothing else connects to it.

Without any one of the settings below, acknowledged entries were lost or text leaked.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from tracker.errors import (
    DiskFull,
    JournalDamaged,
    JournalLocked,
    JournalMissing,
    JournalNewer,
    JournalProblem,
    JournalReadOnly,
)
from tracker.store.file.folders import is_full
from tracker.store.file.schema import APPLICATION_ID, HEAD, SCHEMA, metadata
from tracker.store.file.write_ahead_log import in_wal_mode, wal_of

WAIT_SECONDS: Final = 30.0
BESIDE: Final = "beside"
_ROOM: Final = 24_000  # KiB
# The first one with STRICT tables. Some systems that are still in use give their Python an older one.
OLDEST_SQLITE: Final = (3, 37)


class _Connection(sqlite3.Connection):
    """A connection that ends its transaction when it is closed.

    After Ctrl-C, SQLAlchemy closes the connection while a statement is still held. The driver then leaves the
    transaction open until the program ends: a half-written file with a rollback journal beside it. A copy of the file
    alone is then broken.
    """

    def close(self) -> None:
        with suppress(sqlite3.Error):
            if self.in_transaction:
                self.rollback()
        super().close()


def connect(
    path: Path,
    *,
    foreign_keys: bool = True,
    read_only: bool = False,
    unlocked: bool = False,
    beside: Path | None = None,
) -> sqlite3.Connection:
    """Connect the driver to an existing file, in autocommit, with every setting that keeps entries safe.

    The rollback journal (SQLite's default) with synchronous=EXTRA loses nothing at a power cut, and keeps the journal
    in one file that can be copied. mode=rw never makes a file: a missing file is an error. It also reads a
    write-protected file, and rolls back what a crash left behind; mode=ro cannot do that. read_only: no byte changes,
    so nothing is rolled back either, and no file is made beside it. beside: another file to read, attached under that
    schema name. unlocked: read-only, and for what never changes in a file: whoever writes is not waited for.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise JournalProblem(
            f"This Python brings SQLite {sqlite3.sqlite_version}; a journal needs 3.37 or newer.",
            "Nothing was changed. Install tracker with a Python that brings a newer one, such as those of uv.",
        )
    # Even to read a file in WAL mode, SQLite makes two others, unless it is told that nobody writes.
    alone = "&immutable=1" if unlocked or (read_only and in_wal_mode(path) and wal_of(path) is None) else ""
    connection = sqlite3.connect(
        f"{_address(path)}?mode={'ro' if read_only or unlocked else 'rw'}{alone}",
        uri=True,
        isolation_level=None,  # the driver begins transactions too late to be safe
        timeout=WAIT_SECONDS,
        check_same_thread=False,
        factory=_Connection,
    )
    try:
        for pragma in (
            f"foreign_keys={'ON' if foreign_keys else 'OFF'}",
            "synchronous=EXTRA",
            "secure_delete=ON",
            "temp_store=MEMORY",
            "trusted_schema=OFF",
            "cell_size_check=ON",
            *(["fullfsync=1"] if sys.platform == "darwin" else []),
        ):
            connection.execute(f"PRAGMA {pragma}")
        if beside is not None:
            # This must be read-only: otherwise a commit covers two files and needs a third.
            connection.execute(f"ATTACH ? AS {BESIDE}", [f"{_address(beside)}?mode=ro"])
            # A million random identities do not come in the order of their index: without more room than usual, its
            # pages are written and read again and again.
            connection.execute(f"PRAGMA main.cache_size = -{_ROOM}")
    except UnicodeDecodeError:
        # The driver could not read SQLite's message, because the message quotes text from the file.
        connection.close()
        raise damaged(path) from None
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _address(path: Path) -> str:
    return without_host(path.absolute().as_uri())


def without_host(uri: str) -> str:
    """The URI of a file as SQLite takes it. On a drive of a network in Windows, the host is a part of the path."""
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into JournalProblems, by their code and never by their text."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _problem(error.orig, path) from None
        raise
    except sqlite3.Error as error:
        raise _problem(error, path) from None


@contextmanager
def examined(path: Path) -> Iterator[None]:
    """Like ``translated``, for statements so simple that an error means that the file is at fault."""
    try:
        with translated(path):
            yield
    except (sqlite3.OperationalError, UnicodeDecodeError):
        raise damaged(path) from None


def _problem(error: sqlite3.Error, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and isinstance(error, sqlite3.OperationalError):
        # This is the driver's own error, not SQLite's: a text in the file is not UTF-8.
        return damaged(path)
    if code == sqlite3.SQLITE_IOERR_DIR_FSYNC:
        # This was the last step of a commit. If we said that nothing was written, the person would type it twice.
        return JournalProblem(
            f"The disk answered with an error at {path}, at the very end: what you typed may be in it or not.",
            "Check the disk, then look with tracker show before you type it again.",
        )
    match None if code is None else code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(path)
        case sqlite3.SQLITE_FULL:
            return DiskFull("The disk is full.", "Nothing was written. Make room and type the command again.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return JournalReadOnly(
                f"{path} cannot be written: the file or its folder is read-only.",
                f"Nothing was written. Give yourself the right to write to {path.parent} and type the command again.",
            )
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path)
        case sqlite3.SQLITE_NOTADB:
            return damaged(path, "it is no journal, or its beginning is damaged")
        case sqlite3.SQLITE_CANTOPEN:
            return _cannot_open(path)
        case sqlite3.SQLITE_IOERR:
            return JournalProblem(
                f"The disk answered with an error at {path}.",
                "Nothing was written. Check the disk, then type the command again.",
            )
        case _:
            return error


def damaged(path: Path, why: str = "it is damaged") -> JournalDamaged:
    """The error for a file that cannot be read as a journal, and what to do about it."""
    return JournalDamaged(
        f"{path} cannot be used: {why}. Its bytes were left as they are.",
        "Copy that file somewhere safe, then restore a backup: tracker restore FILE",
    )


def locked(path: Path) -> JournalLocked:
    """The error for a file that another program keeps locked."""
    return JournalLocked(
        f"Another program has kept {path} locked for {WAIT_SECONDS:.0f} seconds.",
        "Nothing was written. Close the other program and type the command again.",
    )


def missing(path: Path) -> JournalMissing:
    """The error for a path with no file."""
    return JournalMissing(
        f"There is no journal at {path}.",
        "Check the path; the first entry you log starts a new one: tracker log tingling 6",
    )


def _cannot_open(path: Path) -> JournalProblem:
    if not os.path.lexists(path):
        return missing(path)
    if is_full(path.resolve().parent):
        return DiskFull(
            f"{path} cannot be opened: there is no room for one more file on its disk.",
            "Nothing was written. Make room, such as by deleting files that you do not need, and try again.",
        )
    return JournalReadOnly(
        f"{path} cannot be opened: no right to read it, or to write in its folder.",
        "Give yourself the right to read and write it, and type the command again.",
    )


def unfinished_beside(path: Path) -> list[Path]:
    """What a crash left beside a journal.

    SQLite applies it to the file that is there, even when it belongs to another file.
    """
    beside = (path.parent / (path.name + suffix) for suffix in ("-journal", "-wal"))
    return [one for one in beside if os.path.lexists(one)]


def to_rollback_journal(path: Path) -> None:
    """Switch a file that another program switched to WAL back, if nobody else has it open just now.

    Otherwise it stays so, and nothing else changes. What is in the write-ahead log goes into the file. Call it before
    a journal is opened. Raises JournalDamaged for a log that is not of this state of the file.
    """
    refuse_what_is_no_file(path)
    log = wal_of(path)
    if in_wal_mode(path):
        with suppress(JournalProblem), translated(path), closing(connect(path)) as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA journal_mode = DELETE")
    elif log is not None:
        # The file was put in the place of another. SQLite would write the pages of that one into it.
        raise damaged(path, f"{log.name} beside it holds entries of another state of it, which do not fit into it")


def check_schema(path: Path, *, read_only: bool = False) -> int:
    """The schema number of the journal at ``path``, after making sure that it is one of ours.

    read_only: a write that was cut short is not taken back, and raises JournalReadOnly.
    Raises JournalMissing, JournalDamaged (no file of ours), JournalNewer, JournalReadOnly, JournalLocked.
    """
    refuse_what_is_no_file(path)
    with examined(path), closing(connect(path, read_only=read_only)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            raise damaged(path, "it is not a tracker journal")
        if schema > SCHEMA:
            raise JournalNewer(
                f"{path} was written by a newer tracker (schema {schema}; this one knows {SCHEMA}). "
                "Nothing was changed.",
                "Install the newest tracker: pipx upgrade b12-tracker",
            )
        found = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        expected = {"alembic_version", *(metadata.tables if schema == SCHEMA else ())}
        if schema < 1 or not found >= expected:
            raise damaged(path, "its tables are not those of a journal")
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or (None,)
    if schema == SCHEMA and revision != HEAD:
        raise damaged(path, f"its schema is marked {revision}, not {HEAD}")
    return int(schema)


def refuse_what_is_no_file(path: Path) -> None:
    """Raise JournalMissing, JournalDamaged or JournalReadOnly if the path has no file that could be a journal."""
    try:
        # Path.exists() calls a path that cannot be looked at not there, from Python 3.14 on.
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise damaged(path, "it is not a file")
        if found.st_size == 0:
            raise damaged(path, "it is empty, 0 bytes long")
        place = path.resolve()
        for beside in (place.with_name(f"{place.name}{ending}") for ending in ("-journal", "-wal", "-shm")):
            if not _is_file_or_nothing(beside):
                # SQLite would wait for a pipe for ever.
                raise JournalProblem(
                    f"{beside} is no file but a link, a pipe or a folder, where SQLite keeps a part of the journal.",
                    "Nothing was written. Move that away, and type the command again.",
                )
    except (FileNotFoundError, NotADirectoryError):
        if os.path.lexists(path):
            raise JournalMissing(
                f"{path} is a link to a file that is not there.", "Put the file back, or remove the link."
            ) from None
        raise missing(path) from None
    except OSError as error:
        raise JournalReadOnly(
            f"{path} cannot be opened: {error.strerror}.",
            "Check the path, and that you have the right to read it.",
        ) from None


def _is_file_or_nothing(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:  # also when somebody else has just ended a write
        return True
