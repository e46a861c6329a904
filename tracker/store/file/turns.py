"""Let those who write in a folder take turns, in about the order in which they come.

SQLite lets a writer that meets a lock try again after pauses of up to a tenth of a second, and whoever tries at the
right moment gets it. Among many writers, some then wait for half a minute while others write again and again. So a
writer waits for a lock on the folder first, which the system hands on at once. Only SQLite's own locks protect the
file: without a turn, or where there are no such locks, nothing is lost but the order.

The lock is on the folder, never on the journal: when a process closes any descriptor of a file, it loses all of
SQLite's locks on it.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

# Whoever has the turn for longer is stopped, or imports a million rows.
PATIENCE_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.005


@contextmanager
def turn(path: Path, patience: float = PATIENCE_SECONDS) -> Iterator[bool]:
    """Wait for the turn to write in the folder of the file at ``path``; hand it on when the block ends.

    After ``patience`` seconds the block begins without it. Yields False for that, else True.
    """
    folder = _opened_folder(path)
    if folder is None:
        yield True
    elif _is_free(folder):
        try:
            yield True
        finally:
            os.close(folder)
    else:
        waiting = _Waiting(folder)
        try:
            yield waiting.came_within(patience)
        finally:
            waiting.end()


def _opened_folder(path: Path) -> int | None:
    """A descriptor of the folder, or None where folders cannot be locked."""
    try:
        import fcntl  # noqa: F401  (Windows has none)

        return os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
    except (ImportError, OSError):  # OSError: no right to list it, or it is not there
        return None


def _is_free(folder: int) -> bool:
    """Whether nobody else has the turn, or the file system knows no turns. If so, it is ours."""
    import fcntl

    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


class _Waiting:
    """A turn that is waited for in a thread, because the call that waits for a lock has no limit of time."""

    def __init__(self, folder: int) -> None:
        self._folder = folder
        self._came = threading.Event()
        self._both = threading.Lock()  # whoever of the two comes last closes the folder
        self._ended = False

    def came_within(self, seconds: float) -> bool:
        try:
            threading.Thread(target=self._wait, daemon=True).start()
        except RuntimeError:  # the system gives no more threads
            self._came.set()
            return False
        return self._came.wait(seconds)

    def _wait(self) -> None:
        import fcntl

        with suppress(OSError):
            fcntl.flock(self._folder, fcntl.LOCK_EX)
        with self._both:
            self._came.set()
            if self._ended:
                os.close(self._folder)

    def end(self) -> None:
        with self._both:
            self._ended = True
            if self._came.is_set():
                os.close(self._folder)
        # Who asks for the turn again at once would get it before those who wait have woken up.
        threading.Event().wait(_PAUSE_SECONDS)
