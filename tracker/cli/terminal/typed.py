"""What is typed at the terminal: a key, or a line. Nothing that was typed before it is asked for is thrown away."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Final

import typer

from tracker.errors import Unreadable

# The longest line, in bytes with its end, that a terminal hands over whole; what is typed beyond it is gone.
_WHOLE: Final = 4096 if sys.platform.startswith("linux") else 1024
# What a key sends after its first byte comes within so many seconds.
_AT_ONCE: Final = 0.02
_END: Final = b"\x04"  # Ctrl-D
_END_SIGNALS: Final = ("SIGTERM", "SIGHUP")


@dataclass
class _Reading:
    """waiting: a read is going on; ended: the program was told to end."""

    waiting: bool = False
    ended: bool = False


_reading = _Reading()


@contextmanager
def ending_with_what_was_given() -> Iterator[None]:
    """Inside this, SIGTERM and SIGHUP end the input, as Esc does, so that what was given can be saved."""

    def end(number: int, frame: FrameType | None) -> None:
        _reading.ended = True
        if _reading.waiting:
            raise EOFError

    numbers = [getattr(signal, name) for name in _END_SIGNALS if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        yield
    finally:
        _reading.ended = False
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _waiting() -> Iterator[None]:
    """While somebody is waited for. Raises EOFError when nobody will answer any more."""
    _reading.waiting = True
    try:
        if _reading.ended:
            raise EOFError
        yield
    except OSError:  # the terminal is gone
        raise EOFError from None
    finally:
        _reading.waiting = False


def read_key() -> tuple[str, bool]:
    """The next key, and whether it was typed before it was asked for. A function key is several characters.

    Raises EOFError when the terminal is gone.
    """
    with _waiting():
        if os.name != "posix":
            return typer.getchar(), False
        import termios
        import tty

        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        try:
            # Not with flushing, as tty does by itself: keys that were typed ahead would be lost.
            tty.setcbreak(terminal, termios.TCSADRAIN)
            ahead = _more(terminal, 0)
            key = _key(terminal)
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
    if key in (b"", _END):
        raise EOFError
    return key.decode(errors="replace"), ahead


def _key(terminal: int) -> bytes:
    """The bytes of one key. What was typed after it stays for the next question."""
    key = os.read(terminal, 1)
    if key >= b"\xc0":  # the first byte of a letter in UTF-8
        for _ in range(1 + (key >= b"\xe0") + (key >= b"\xf0")):
            key += os.read(terminal, 1)
    elif key == b"\x1b" and _more(terminal, _AT_ONCE):
        key += os.read(terminal, 1)
        if key[1:] not in (b"[", b"O"):
            return key[:1]  # Esc, and nothing after it matters
        while (len(key) == 2 or not b"@" <= key[-1:] <= b"~") and _more(terminal, _AT_ONCE):
            key += os.read(terminal, 1)
    return key


def _more(terminal: int, seconds: float) -> bool:
    return bool(select.select([terminal], [], [], seconds)[0])


def read_line() -> str:
    """The next line, with its end; empty at the end of input.

    Raises Unreadable for one that the terminal has cut, or that is not text.
    """
    source = getattr(sys.stdin, "buffer", None)
    if source is None:
        return sys.stdin.readline()
    try:
        with _waiting():
            line: bytes = source.readline()
    except EOFError:
        return ""
    if len(line) >= _WHOLE:
        raise Unreadable(
            f"A terminal takes {_WHOLE - 1:,} bytes in one line: the rest was cut off, so none of it is kept.",
            "Type it again in fewer words; the rest can be another note.",
        )
    try:
        return line.decode(sys.stdin.encoding or "utf-8")
    except UnicodeDecodeError:
        raise Unreadable("That is not text in UTF-8.", "Type it again.") from None
