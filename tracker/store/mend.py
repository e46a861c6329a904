"""What can be mended at a journal without touching an entry: what was left over, its mode, its rights.

Each repair says what it does before it is made. Nothing else is mended: a damaged file needs a backup.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from tracker.errors import JournalLocked
from tracker.store.file.database import refuse_what_is_no_file, to_rollback_journal
from tracker.store.file.location_check import left_over
from tracker.store.file.write_ahead_log import in_wal_mode

# What is younger may belong to a command that is at work.
_YOUNG: Final = 10 * 60


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing to mend. says: what is done, as an order; make: does it, and raises OSError or a JournalProblem."""

    says: str
    make: Callable[[], None]


def repairs(path: Path) -> list[Repair]:
    """What can be mended at the journal ``path``. Changes nothing yet. Raises a JournalProblem for no file."""
    refuse_what_is_no_file(path)
    return [*_of_the_mode(path), *_of_the_rights(path.resolve()), *_of_what_is_left(path.resolve())]


def _of_the_mode(path: Path) -> Iterator[Repair]:
    if in_wal_mode(path):
        says = "Take what is in the write-ahead log into the journal, and keep the journal in one file again"
        yield Repair(says, partial(_return_from_wal, path))


def _return_from_wal(path: Path) -> None:
    to_rollback_journal(path)
    if in_wal_mode(path):
        raise JournalLocked(f"Another program has {path} open.", "Close it, then type this again.")


def _of_the_rights(place: Path) -> Iterator[Repair]:
    if os.name != "posix":
        return
    if place.stat().st_mode & 0o077:
        yield Repair(f"Let nobody but you read or write {place}", partial(place.chmod, 0o600))
    folder = place.parent.stat()
    if folder.st_mode & 0o022 and not folder.st_mode & stat.S_ISVTX and folder.st_uid == os.getuid():
        yield Repair(f"Let nobody but you into {place.parent}", partial(place.parent.chmod, 0o700))


def _of_what_is_left(place: Path) -> Iterator[Repair]:
    try:
        names = left_over(place)
        now = _present(place.parent) if names else 0.0
    except OSError:
        return
    for name in names:
        left = place.parent / name
        with suppress(OSError):
            if now - left.lstat().st_mtime > _YOUNG:
                yield Repair(f"Remove {name}, left over from a command that was cut short", partial(_remove, left))


def _present(folder: Path) -> float:
    """The time by the clock that gives files there their time, which may not be this computer's."""
    with tempfile.TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_mtime


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left)
    else:
        left.unlink()
