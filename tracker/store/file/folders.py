"""Folders that survive a power cut, and whether there is room in them."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from tracker.errors import DiskFull

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


def make_folder(folder: Path) -> None:
    """Make ``folder``, and those above it that are missing, for the owner alone. Raises OSError.

    The name of a new folder is safe only when the folder above it is synced. Without that, a power cut removed a new
    journal with all its acknowledged entries.
    """
    missing = [one for one in (folder, *folder.parents) if not os.path.lexists(one)]
    for one in reversed(missing):
        one.mkdir(mode=0o700, exist_ok=True)  # another program may be making the same folder
        with suppress(PermissionError):  # in some folders we may make names but not list them
            sync_folder(one.parent)
    folder.mkdir(exist_ok=True)  # an error where something else has the name


def sync_file(handle: int) -> None:
    """Wait until an open file is on the disk. handle: its descriptor. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # There, fsync leaves the bytes in the memory of the disk, which a power cut empties.
        with suppress(OSError):  # a file system that cannot do this
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def is_there(path: Path) -> bool:
    """Whether something is at the path, behind links too. Raises OSError where that cannot be known.

    Path.exists() answers no to that, from Python 3.14 on.
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def is_full(folder: Path) -> bool:
    """Whether no file can be made in ``folder`` for want of room: bytes, or the file system's places for files."""
    try:
        handle, name = tempfile.mkstemp(prefix=".copy-", suffix=".part", dir=folder)
    except OSError as error:
        return error.errno in FULL
    os.close(handle)
    Path(name).unlink(missing_ok=True)
    return False


def refuse_without_room(folder: Path, needed: int) -> None:
    """Raise DiskFull when fewer than ``needed`` bytes are free for ``folder``. Call it before anything is touched."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DiskFull(
            f"There is not enough room in {folder}: {_size(needed)} are needed, {_size(free)} are free. "
            "Nothing was changed.",
            "Make room and type the command again.",
        )


def _size(count: int) -> str:
    return f"{count / 1_000_000:,.0f} MB" if count >= 10_000_000 else f"{count:,} bytes"
