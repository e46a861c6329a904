"""Bring a journal's schema up to date, and make a new journal. Only this module imports Alembic.

The whole upgrade is one transaction on a separate connection. If it is cut short at any statement, the file stays as
it was. Foreign keys are off during the upgrade: otherwise, rebuilding a table would delete the rows that refer to it.
They are checked before the commit.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config

from tracker.errors import DiskFull, JournalMissing, JournalProblem, JournalReadOnly, TrackerError
from tracker.store.copies.backup import safety_copy
from tracker.store.file.database import check_schema, damaged, unfinished_beside
from tracker.store.file.folders import FULL, make_folder, refuse_without_room
from tracker.store.file.foreign import triggers_in
from tracker.store.file.transactions import engine_for, reading, writing
from tracker.store.file.views import VIEWS
from tracker.store.rows import new_change

# What each schema brings that another program may have called something of its own.
_NEW_NAMES: Final = {
    3: frozenset({*VIEWS, "remembered", "journal", "purged", "new_entries", "new_plans"}),
    4: frozenset({"ix_entries_product"}),
}


def upgrade(path: Path) -> Path:
    """Bring the journal at ``path`` to the newest schema. Returns the verified copy that was made first.

    Raises DiskFull, before anything is touched, when there is no room for a copy and the upgrade's temporary data;
    JournalProblem when something that another program put into the file is in the way: a trigger, or a name that the
    new schema needs. No copy stays of a file that was not upgraded.
    """
    _refuse_taken_names(path)
    refuse_without_room(path.resolve().parent, 2 * path.stat().st_size)
    if strange := triggers_in(path):
        raise _in_the_way(path, f"another program put a {' and a '.join(strange)} into it")
    before = check_schema(path)
    copy = safety_copy(path, "before-upgrade")
    try:
        _migrate(path)
    except BaseException as error:
        with suppress(TrackerError):
            if check_schema(path) == before:
                copy.unlink(missing_ok=True)
        if isinstance(error, Exception) and not isinstance(error, TrackerError):
            raise _in_the_way(path, f"something in it is in the way ({type(error).__name__})") from error
        raise
    return copy


def _in_the_way(path: Path, why: str) -> JournalProblem:
    return JournalProblem(
        f"{path} cannot be brought up to date for this tracker, because {why}. Nothing was changed.",
        "Remove it with the program that put it there; then type the command again.",
    )


def _refuse_taken_names(path: Path) -> None:
    with reading(engine_for(path, read_only=True), path) as connection:
        # Another program may have brought it up to date in this moment; then nothing is new.
        schema = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        there = {name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_schema")}
    new = frozenset().union(*(names for number, names in _NEW_NAMES.items() if number > schema))
    taken = sorted(there & new)
    if taken:
        raise JournalProblem(
            f'Another program has put something called "{taken[0]}" into the journal. This tracker needs the name.',
            "Rename it there with that program, then type the same command again. The journal is as it was.",
        )


def create_journal(path: Path, *, begun: datetime | None = None) -> bool:
    """Make a new, empty journal at ``path`` that only its owner can read. False when there is one by now.

    begun: the moment, in UTC; its list is then that of a new journal. None: only the catalogue's list.

    It is made under another name and appears whole, so that nobody ever opens a half-made journal. Raises
    JournalMissing when a crash left something of an older journal.
    """
    left = unfinished_beside(path)
    if left and not os.path.lexists(path):
        raise JournalMissing(
            f"The journal {path} is gone, but {left[0].name}, which belongs to it, is there.",
            "Put the journal back, or bring back a backup: tracker restore FILE",
        )
    try:
        make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    except OSError as error:
        if error.errno in FULL:
            raise DiskFull(
                f"I cannot start a journal in {path.parent}: there is no room on its disk.",
                "Nothing was written. Make room and type the command again.",
            ) from None
        raise JournalReadOnly(
            f"I cannot start a journal in {path.parent}: {error.strerror}.",
            "Give yourself the right to write there, or choose another place: tracker --journal /path/journal.db ...",
        ) from None
    os.close(handle)
    fresh = Path(name)
    try:
        _migrate(fresh)
        if begun is not None:
            with writing(engine_for(fresh), fresh) as connection:
                new_change.note_begin(connection, begun)
        return _appear(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)


def _appear(fresh: Path, path: Path) -> bool:
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if os.path.lexists(path):
            return False
        fresh.rename(path)
    return True


def _migrate(path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(_scripts()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    engine = engine_for(path, foreign_keys=False)
    with writing(engine, path) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise damaged(path, "entries in it point to nothing")


def _scripts() -> Path:
    """The folder of migrations: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parent / "migrations"
