"""What standard input is on Windows, where Python by itself takes it for something else."""

from __future__ import annotations

import io
import sys


def prepare_streams() -> None:
    """Read a pipe or a file as UTF-8, and know that nobody answers at the null device.

    Before Python 3.15 a pipe is read in the code page of the computer: of the UTF-8 that PowerShell 7 sends, a note
    would keep two wrong letters for each that is not English. The null device calls itself a terminal, so that a task
    that runs at night would wait for a key.
    """
    stream = sys.stdin
    if not isinstance(stream, io.TextIOWrapper):
        return
    if not stream.isatty():
        stream.reconfigure(encoding="utf-8")
    elif type(getattr(stream.buffer, "raw", None)).__name__ != "_WindowsConsoleIO":
        sys.stdin = io.StringIO()
