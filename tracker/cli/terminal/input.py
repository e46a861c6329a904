"""Standard input, and whether somebody is at a terminal."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from tracker.errors import TrackerError, Unreadable


def note_text(note: str | None) -> str:
    """The text of the note; for ``-`` all of standard input; empty for None."""
    return (note or "").strip() if note != "-" else standard_input().strip()


def standard_input() -> str:
    """All of standard input. Raises Unreadable when there is none, or it is not text."""
    if sys.stdin is None:
        raise Unreadable("There is no standard input to read the note from.", "Write the text in place of the -.")
    try:
        return sys.stdin.read().removeprefix("\ufeff")  # some shells begin with a byte order mark
    except UnicodeDecodeError:
        raise Unreadable("What came on standard input is not text in UTF-8.", "Save it as UTF-8.") from None
    except OSError as error:
        raise TrackerError(
            f"Standard input cannot be read: {error.strerror}.",
            "Nothing was written. Write the text in place of the -.",
        ) from None


@dataclass
class _Asking:
    """allowed: False while the answer is for a script."""

    allowed: bool = True


_asking = _Asking()


def allow_questions(allowed: bool) -> None:
    """Whether this run may ask at a terminal: not with --json."""
    _asking.allowed = allowed


def at_terminal() -> bool:
    """Whether somebody is there to answer, and may be asked: standard input and stderr are both a terminal."""
    return _asking.allowed and all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))
