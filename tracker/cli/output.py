"""The only place that prints data: lines for people, plain sentences, JSON. stdout is data, stderr is talk.

Whatever came from outside passes ``safe`` on its way to a terminal.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from tracker.errors import TrackerError

WIDTH: Final = 72
_ASCII: Final = str.maketrans({"–": "-", "µ": "u", "·": ".", "…": "...", "≥": ">=", "▼": "v", "←": "<-"})
_BARS: Final = "▁▂▂▃▃▄▅▅▆▇█"
_DIGITS: Final = "0123456789X"
# Bidirectional controls, zero-width characters, tags, and others that show nothing or move the cursor.
_HIDDEN: Final = frozenset(
    [
        0x00AD,
        0x061C,
        0x180E,
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
        *range(0xFFF9, 0xFFFC),
        *range(0xE0000, 0xE0080),
    ]
)


def safe(text: str) -> str:
    """``text`` with everything that could steer a terminal, or hide, shown as an escape. Lines become one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text.replace("\r\n", "\n")))


def _shown(character: str) -> str:
    code = ord(character)
    if character == "\n":
        return " / "
    if code < 0x20 or 0x7F <= code < 0xA0:
        return f"\\x{code:02x}"
    if code in _HIDDEN or 0xD800 <= code < 0xE000:
        return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return character


def _printable(line: str, encoding: str | None) -> str:
    """``line`` in what the stream can show."""
    try:
        line.encode(encoding or "ascii")
    except UnicodeEncodeError:
        return line.translate(_ASCII).encode(encoding or "ascii", "backslashreplace").decode(encoding or "ascii")
    return line


def lines(said: Iterable[str]) -> None:
    """Print lines of data. Each is made safe here; none may hold a line break of its own."""
    _write("".join(_printable(safe(line), sys.stdout.encoding) + "\n" for line in said))


def tell(said: str) -> None:
    """Say something about what is going on, beside the data."""
    print(_printable(safe(said), sys.stderr.encoding), file=sys.stderr)


def as_json(command: str, content: Mapping[str, Any]) -> None:
    """Print one JSON object, ASCII only, so that it arrives whole in every terminal and pipe."""
    import json

    _write(json.dumps({"schema": 1, "command": command, **content}) + "\n")


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has seen enough; that is no failure. What is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        why = "the disk is full" if error.errno == errno.ENOSPC else error.strerror
        raise TrackerError(
            f"The answer could not be written: {why}.", "What the journal was told is in it: see tracker show"
        ) from None


def report_error(error: TrackerError, *, in_json: bool) -> None:
    """Say what went wrong on stderr: the sentence, and what to type next."""
    if in_json:
        import json

        problem = {"code": error.code, "message": error.message, "hint": error.hint}
        print(json.dumps({"schema": 1, "error": problem}), file=sys.stderr)
        return
    for part in (error.message, error.hint):
        for line in textwrap.wrap(safe(part), width(), break_long_words=False, break_on_hyphens=False):
            print(_printable(line, sys.stderr.encoding), file=sys.stderr)


def width() -> int:
    """Columns to write in: the terminal's, but no more than are easy to read."""
    return max(40, min(shutil.get_terminal_size((WIDTH, 24)).columns, 100))


def wrapped(head: str, text: str, *, indent: int | None = None) -> list[str]:
    """``head`` and ``text`` side by side, further lines below the text."""
    inner = len(head) if indent is None else indent
    found = textwrap.wrap(
        safe(text), width(), initial_indent=head, subsequent_indent=" " * inner, break_on_hyphens=False
    )
    return [line.replace("\xa0", " ") for line in found] or [head.rstrip()]


def sparkline(values: Sequence[float | None]) -> str:
    """Scores 0-10 as one character each, a dot where there is none."""
    steps = _BARS if _can_show(_BARS) else _DIGITS
    gap = "·" if _can_show("·") else "."
    return "".join(gap if value is None else steps[round(value)] for value in values)


def _can_show(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
