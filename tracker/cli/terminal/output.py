"""The only place that prints data: lines for people, plain sentences, JSON. stdout is data, stderr is talk.

Text from outside passes ``on_one_line`` before a terminal shows it.
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
from typing import Any, BinaryIO, Final, TextIO

from tracker.domain.model.printable import on_one_line
from tracker.errors import TrackerError

WIDTH: Final = 72
_ASCII: Final = str.maketrans({"–": "-", "µ": "u", "·": ".", "…": "...", "≥": ">=", "▼": "v", "←": "<-"})
_BARS: Final = "▁▂▂▃▃▄▅▅▆▇█"
_DIGITS: Final = "0123456789X"
# A space where no line is broken, and which ``on_one_line`` keeps: the blank Braille pattern.
KEPT: Final = "\u2800"
# A command in one of our texts. Not ``tracker journal``, which takes neither --for nor --journal.
_COMMAND: Final = re.compile(r"\btracker (?=[a-z])(?!journal )")


class _Whose:
    """The journal of this run, if it is not the person's own. Every answer then begins with the heading.

    option: the option that leads to it in a command; name: for JSON; owed: the heading is not printed yet.
    """

    # Not a dataclass: help and completion would have to import what makes one.
    heading: str = ""
    option: str = ""
    name: str | None = None
    owed: bool = False


_whose = _Whose()
_at_last: list[str] = []


def about(heading: str = "", option: str = "", name: str | None = None) -> None:
    """Set which journal this run is about. Without arguments it is the person's own."""
    _whose.heading, _whose.option, _whose.name, _whose.owed = heading, option, name, bool(heading)
    _at_last.clear()


def addressed(said: str) -> str:
    """The text, with the option for this run's journal in each command that it names."""
    # A function as replacement, because a path may hold a backslash.
    return _COMMAND.sub(lambda found: f"{found[0]}{_whose.option} ", said) if _whose.option else said


def way_back(said: str) -> str:
    """The same as ``addressed``, for the end of a line; a short text is not broken."""
    text = addressed(said)
    return text.replace(" ", KEPT) if len(text) <= width() // 2 else text


def say_whose() -> None:
    """Print on stderr which journal this run is about, before a question."""
    if _whose.heading:
        _talk([on_one_line(_whose.heading)])


def tell_at_last(said: str) -> None:
    """Print a sentence on stderr at the end of the run, after the answer or the error."""
    if said not in _at_last:
        _at_last.append(said)


def say_at_last() -> None:
    """Print what ``tell_at_last`` was given."""
    while _at_last:
        tell(_at_last.pop(0))


def say_whose_at_last() -> None:
    """The same at the end, if no answer has said it, for example after an export to the screen."""
    if _whose.owed:
        say_whose()


def _printable(line: str, encoding: str | None) -> str:
    """``line`` in characters that the stream can show."""
    try:
        line.encode(encoding or "ascii")
    except UnicodeEncodeError:
        return line.translate(_ASCII).encode(encoding or "ascii", "backslashreplace").decode(encoding or "ascii")
    return line


def lines(said: Iterable[str]) -> None:
    """Print lines of data on stdout. Each is made safe here and stays one line."""
    with answering():
        if _whose.owed:
            _whose.owed = False
            said = [_whose.heading, *said]
        sys.stdout.write("".join(_printable(on_one_line(line), sys.stdout.encoding) + "\n" for line in said))


def say(sentence: str) -> None:
    """Print a sentence on stdout, wrapped to the terminal."""
    lines(wrapped("", sentence))


def tell(said: str) -> None:
    """Print a sentence on stderr, beside the data."""
    _talk(_folded(said))


def as_json(command: str, content: Mapping[str, Any]) -> None:
    """Print one JSON object, only ASCII, so that every terminal and pipe can carry it."""
    import json

    _whose.owed = False
    with answering():
        sys.stdout.write(json.dumps({"schema": 1, "command": command, **_for_whom(), **content}) + "\n")


def _for_whom() -> dict[str, str]:
    return {"for": _whose.name} if _whose.name else {}


@contextmanager
def answering() -> Iterator[BinaryIO]:
    """Every write to standard output happens inside this. Gives standard output as a file of bytes.

    Raises TrackerError when it cannot be written. A reader that closes its end early is no error.
    """
    if sys.stdout is None:  # closed by the program that started us
        raise unanswered("there is nowhere to write to")
    try:
        yield sys.stdout.buffer
        sys.stdout.flush()
    except BrokenPipeError:
        discard()  # the reader has seen enough
    except OSError as error:
        discard()
        if sys.platform == "win32" and error.errno == errno.EINVAL:  # what it says there of a pipe closed early
            return
        raise unanswered("the disk is full" if error.errno == errno.ENOSPC else str(error.strerror)) from None


def discard() -> None:
    """Let what is still buffered for standard output go nowhere."""
    _send_nowhere(sys.stdout)


def _send_nowhere(stream: TextIO) -> None:
    """Let what is still buffered go nowhere: to fail again on leaving would change the exit code."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def unanswered(why: str) -> TrackerError:
    """The error for an answer that could not be written."""
    return TrackerError(
        f"The answer could not be written: {why}.", "What the journal was told is in it: see tracker show"
    )


def error_as_json(error: TrackerError) -> None:
    """Print an error on stderr, as one JSON object."""
    import json

    problem = {"code": error.code, "message": error.message, "hint": addressed(error.hint)}
    _talk([json.dumps({"schema": 1, **_for_whom(), "error": problem})])


def report_error(error: TrackerError) -> None:
    """Print an error on stderr: whose journal, what is wrong, and what to type next."""
    message = f"{_whose.heading} {error.message}" if _whose.heading else error.message
    _talk([*_folded(message), *_folded(addressed(error.hint))])


def _folded(said: str) -> list[str]:
    """The text wrapped to the terminal. In a long text, parts with three spaces between them start new lines."""
    text = on_one_line(said)
    parts = [text] if len(text) <= width() else text.split("   ")
    return [
        line
        for part in parts
        for line in textwrap.wrap(part, width(), break_long_words=False, break_on_hyphens=False)
    ]


def _talk(said: Iterable[str]) -> None:
    # Without stderr, only the exit code tells of an error.
    if sys.stderr is None:
        return
    try:
        for line in said:
            sys.stderr.write(_printable(line, sys.stderr.encoding) + "\n")
        sys.stderr.flush()
    except OSError:
        _send_nowhere(sys.stderr)


def width() -> int:
    """The columns to write in: those of the terminal, at least 40 and at most 100."""
    return max(40, min(shutil.get_terminal_size((WIDTH, 24)).columns, 100))


def wrapped(head: str, text: str, *, indent: int | None = None) -> list[str]:
    """Lines of ``head`` and ``text``. indent: columns before further lines; None to align them with the text."""
    inner = len(head) if indent is None else indent
    # A part too long for one line is broken at its spaces, not within a word.
    words = on_one_line(text).split(" ")
    said = " ".join(word if len(word) <= width() - inner else word.replace(KEPT, " ") for word in words)
    first, said = (head, said) if indent is None else ("", head + said)
    found = textwrap.wrap(said, width(), initial_indent=first, subsequent_indent=" " * inner, break_on_hyphens=False)
    return [line.replace(KEPT, " ") for line in found] or [head.rstrip()]


def sparkline(values: Sequence[float | None]) -> str:
    """Scores from 0 to 10 as one character each; a dot for None."""
    steps = _BARS if can_show(_BARS) else _DIGITS
    gap = "·" if can_show("·") else "."
    return "".join(gap if value is None else steps[round(value)] for value in values)


def can_show(text: str) -> bool:
    """Whether standard output can encode every character of ``text``."""
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True
