"""Small files that the program keeps beside a journal. No link is followed, and no pipe is waited for."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

_MOST: Final = 4096
_ASIDE: Final = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def read_own(path: Path) -> str:
    """The text of a small file. Raises OSError, also for what is no plain file, and ValueError for no ASCII."""
    handle = os.open(path, os.O_RDONLY | _ASIDE)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return file.read(_MOST).decode("ascii")


def write_own(path: Path, text: str) -> None:
    """Put a new file in the place of a small file. Raises OSError, also for what is no plain file."""
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.lstat().st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        new.replace(path)
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
