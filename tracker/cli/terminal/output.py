"""The only place that prints data: lines for people, plain sentences, JSON. stdout is data, stderr is talk.

Whatever came from outside passes ``on_one_line`` on its way to a terminal.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, TextIO

from tracker.domain.model.printable import on_one_line
from tracker.errors import TrackerError

WIDTH: Final = 72
_ASCII: Final = str.maketrans({"–": "-", "µ": "u", "·": ".", "…": "...", "≥": ">=", "▼": "v", "←": "<-"})
_BARS: Final = "▁▂▂▃▃▄▅▅▆▇█"
_DIGITS: Final = "0123456789X"
# A space at which no line is broken, and that the sanitizer lets through: the blank of the Braille patterns.
KEPT: Final = "\u2800"
# A command in a text of ours. A journal is added from outside of all of them.
_COMMAND: Final = re.compile(r"\btracker (?=[a-z])(?!journal )")


@dataclass
class _Whose:
    """The journal that a run is about, where it is not the person's own: every answer begins by saying so.

    option: what in a command leads to it; name: for JSON; owed: whether it has still to be said.
    """

    heading: str = ""
    option: str = ""
    name: str | None = None
    owed: bool = False


_whose = _Whose()


def about(heading: str = "", option: str = "", name: str | None = None) -> None:
    """Say from now on which journal it is about; without words, that it is the person's own."""
    _whose.heading, _whose.option, _whose.name, _whose.owed = heading, option, name, bool(heading)


def addressed(said: str) -> str:
    """A text of ours in which the commands to type lead to the journal that this run is about."""
    # A replacement by function: a path may hold a backslash.
    return _COMMAND.sub(lambda found: f"{found[0]}{_whose.option} ", said) if _whose.option else said


def way_back(said: str) -> str:
    """The same, for the end of a line, in one piece where it is short."""
    text = addressed(said)
    return text.replace(" ", KEPT) if len(text) <= width() // 2 else text


def say_whose() -> None:
    """Say on stderr which journal it is about, before something is asked."""
    if _whose.heading:
        _talk([on_one_line(_whose.heading)])


def say_whose_at_last() -> None:
    """The same after a command whose answer had no place for it, as an export to the screen."""
    if _whose.owed:
        say_whose()


def _printable(line: str, encoding: str | None) -> str:
    """``line`` in what the stream can show."""
    try:
        line.encode(encoding or "ascii")
    except UnicodeEncodeError:
        return line.translate(_ASCII).encode(encoding or "ascii", "backslashreplace").decode(encoding or "ascii")
    return line


def lines(said: Iterable[str]) -> None:
    """Print lines of data. Each is made safe here; none may hold a line break of its own."""
    with answering():
        if _whose.owed:
            _whose.owed = False
            said = [_whose.heading, *said]
        sys.stdout.write("".join(_printable(on_one_line(line), sys.stdout.encoding) + "\n" for line in said))


def say(sentence: str) -> None:
    """Print a sentence, in as many lines as it takes."""
    lines(wrapped("", sentence))


def tell(said: str) -> None:
    """Say something about what is going on, beside the data."""
    _talk(_folded(said))


def as_json(command: str, content: Mapping[str, Any]) -> None:
    """Print one JSON object, ASCII only, so that it arrives whole in every terminal and pipe."""
    import json

    _whose.owed = False
    with answering():
        sys.stdout.write(json.dumps({"schema": 1, "command": command, **_for_whom(), **content}) + "\n")


def _for_whom() -> dict[str, str]:
    return {"for": _whose.name} if _whose.name else {}


@contextmanager
def answering() -> Iterator[BinaryIO]:
    """Whatever is written to standard output goes out inside of this. Gives it as a file of bytes.

    Raises TrackerError when it cannot be written; a reader that has closed its end is no failure.
    """
    if sys.stdout is None:  # closed by whoever started us
        raise unanswered("there is nowhere to write to")
    try:
        yield sys.stdout.buffer
        sys.stdout.flush()
    except BrokenPipeError:
        discard()  # whoever read has seen enough
    except OSError as error:
        discard()
        raise unanswered("the disk is full" if error.errno == errno.ENOSPC else str(error.strerror)) from None


def discard() -> None:
    """Let what is still buffered for standard output go nowhere."""
    _send_nowhere(sys.stdout)


def _send_nowhere(stream: TextIO) -> None:
    """Let what is still buffered go nowhere: to fail again on leaving would change the exit code."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def unanswered(why: str) -> TrackerError:
    """The error for an answer that did not get out."""
    return TrackerError(
        f"The answer could not be written: {why}.", "What the journal was told is in it: see tracker show"
    )


def error_as_json(error: TrackerError) -> None:
    """Say what went wrong on stderr, as one JSON object."""
    import json

    problem = {"code": error.code, "message": error.message, "hint": addressed(error.hint)}
    _talk([json.dumps({"schema": 1, **_for_whom(), "error": problem})])


def report_error(error: TrackerError) -> None:
    """Say what went wrong on stderr: in whose journal, the sentence, and what to type next."""
    message = f"{_whose.heading} {error.message}" if _whose.heading else error.message
    _talk([*_folded(message), *_folded(addressed(error.hint))])


def _folded(said: str) -> list[str]:
    """A sentence in the columns there are. What stands apart in it gets a line of its own."""
    text = on_one_line(said)
    parts = [text] if len(text) <= width() else text.split("   ")
    return [
        line
        for part in parts
        for line in textwrap.wrap(part, width(), break_long_words=False, break_on_hyphens=False)
    ]


def _talk(said: Iterable[str]) -> None:
    # Where nobody can be told, the exit code still says it.
    if sys.stderr is None:
        return
    try:
        for line in said:
            sys.stderr.write(_printable(line, sys.stderr.encoding) + "\n")
        sys.stderr.flush()
    except OSError:
        _send_nowhere(sys.stderr)


def width() -> int:
    """Columns to write in: the terminal's, but no more than are easy to read."""
    return max(40, min(shutil.get_terminal_size((WIDTH, 24)).columns, 100))


def wrapped(head: str, text: str, *, indent: int | None = None) -> list[str]:
    """``head`` and ``text`` side by side, further lines below the text or, with an indent, as far in as that."""
    inner = len(head) if indent is None else indent
    # What is too long to be kept together is broken at its spaces, and not within a word.
    words = on_one_line(text).split(" ")
    said = " ".join(word if len(word) <= width() - inner else word.replace(KEPT, " ") for word in words)
    first, said = (head, said) if indent is None else ("", head + said)
    found = textwrap.wrap(said, width(), initial_indent=first, subsequent_indent=" " * inner, break_on_hyphens=False)
    return [line.replace(KEPT, " ") for line in found] or [head.rstrip()]


def sparkline(values: Sequence[float | None]) -> str:
    """Scores 0-10 as one character each, a dot where there is none."""
    steps = _BARS if can_show(_BARS) else _DIGITS
    gap = "·" if can_show("·") else "."
    return "".join(gap if value is None else steps[round(value)] for value in values)


def can_show(text: str) -> bool:
    """Whether standard output has every letter of ``text``."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
