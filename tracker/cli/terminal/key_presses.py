"""Questions that are answered with one key: scores, a choice from a list, yes or no. Only text needs Enter.

For a score, 0 to 9 is the score, and x or 1 0 is 10; Space skips a question, Backspace goes back to the one before,
Esc stops and keeps what was given. Yesterday's score is shown, but never filled in. After a 1, the next key tells: 0
makes it 10, Enter leaves it, and any other key is for the next question. When the terminal is closed or the program
is told to end, it is as if Esc was pressed.
"""

from __future__ import annotations

import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain
from typing import Final

from tracker.cli.terminal import output
from tracker.cli.terminal.typed import read_key, read_line
from tracker.domain.model.printable import on_one_line
from tracker.domain.wording.numbers import number_text
from tracker.errors import TrackerError

BOUNCE_SECONDS: Final = 0.15
_SKIP: Final = " "
_BACK: Final = ("\x7f", "\b")
_STOP: Final = "\x1b"
# How the characters of a key without a letter begin. Windows: the next one is a letter, such as x for Alt-1.
_OF_A_FUNCTION_KEY: Final = ("\0", "\xe0") if sys.platform == "win32" else (_STOP,)
_OTHER_KEYS: Final = "Space skips, Backspace goes back, Esc stops and saves."
HELP: Final = f"0 to 9, x or 1 0 for 10, {_OTHER_KEYS}"
_ONE: Final = "1"
_ENTER: Final = ("\r", "\n")
_TEN: Final = ("x", "X")

Keys = Iterator[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One score to ask for. none, worst: the words for 0 and 10; before: yesterday's score, or None.

    counted: the answer is not a score but how many times it happened, 0 to 9.
    """

    key: str
    label: str
    none: str
    worst: str
    before: float | None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question. value: the score, None when it was skipped."""

    key: str
    value: float | None


def ask_scores(
    questions: Sequence[Question], keys: Keys, worded: Callable[[Question], str]
) -> tuple[list[Answer], bool]:
    """Ask the questions. Returns the answers in order, and whether all were asked: Esc ends it early.

    worded: the words of a question.
    """
    answers: list[Answer] = []
    while len(answers) < len(questions):
        question = questions[len(answers)]
        _prompt(worded(question))
        for key in keys:
            value = None if question.counted and key in _TEN else _score_of(key)
            if key == _ONE and not question.counted:
                value, keys = _one_or_ten(keys)
                if value is None:
                    _prompt("\n" + worded(question))
                    continue
            if value is not None or key == _SKIP:
                _prompt((number_text(value) if value is not None else "skipped") + "\n")
                answers.append(Answer(question.key, value))
                break
            if key in _BACK and answers:
                answers.pop()
                _prompt("back\n")
                break
            if key == _STOP:
                _prompt("stop\n")
                return answers, False
            if key not in _BACK:
                help_ = f"0 to 9, {_OTHER_KEYS}" if question.counted else HELP
                _prompt(f"\n{help_}\n{worded(question)}")
        else:
            return answers, False
    return answers, True


def _one_or_ten(keys: Keys) -> tuple[float | None, Keys]:
    """The score that begins with 1, and the keys after it. None if Backspace took the 1 back."""
    _prompt("1, or 0 for 10, Enter for 1: ")
    for key in keys:
        if key == "0":
            return 10.0, keys
        if key in _ENTER:
            break
        if key in _BACK:
            return None, keys
        return 1.0, chain([key], keys)
    return 1.0, keys


def ask_one(choices: Mapping[str, str], keys: Keys) -> str | None:
    """Ask for one of the choices. Returns its key, or None for none of them. choices: the text of each key."""
    for key, text in choices.items():
        for line in output.wrapped(f"{key}  ", text):
            _prompt(f"{line}\n")
    _prompt("One key, or Esc for none: ")
    for key in keys:
        if key in choices:
            _prompt(f"{key}\n")
            return key
        if key in (_SKIP, _STOP):
            _prompt("none\n")
            return None
    return None


def ask_yes(question: str, keys: Keys) -> bool | None:
    """Ask a question with yes or no. Returns None when it was left open or stopped."""
    # A no is saved as skipped, but at noon the person may mean not yet. So say which key is for that.
    _prompt(f"{question}\n  y, n, or Space for not yet: ")
    for key in keys:
        if key in "yYnN":
            _prompt("yes\n" if key in "yY" else "no\n")
            return key in "yY"
        if key in (_SKIP, _STOP):
            _prompt("left open\n")
            return None
    return None


def pressed(read: Callable[[], tuple[str, bool]] = read_key, clock: Callable[[], float] = time.monotonic) -> Keys:
    """The keys as they are pressed. The same key within 150 ms counts once: a finger may tremble.

    read: the next key, and whether it was typed before it was asked for; such a key always counts, as nobody knows
    how fast it was typed. Ignores arrow and function keys, which are several characters. Ctrl-C raises
    KeyboardInterrupt.
    """
    last, when = "", 0.0
    while True:
        try:
            typed, ahead = read()
        except EOFError:
            return
        now = clock()
        for key in [] if len(typed) > 1 and typed.startswith(_OF_A_FUNCTION_KEY) else typed:
            if key == last and now - when < BOUNCE_SECONDS and not ahead:
                when = now
                continue
            last, when = key, now
            yield key


def _score_of(key: str) -> float | None:
    if key in _TEN:
        return 10.0
    return float(key) if key in "0123456789" else None


def _prompt(text: str) -> None:
    """Print on stderr: stdout is only for the answer, after saving."""
    with suppress(OSError):  # the terminal may be closed, and what was given is still to be saved
        for part in text.splitlines(keepends=True):
            line = on_one_line(part.removesuffix("\n"))
            kept = line[len(line.rstrip()) :]  # the place where the answer goes
            sys.stderr.write(textwrap.fill(line, output.width() - 1) + kept + ("\n" if part.endswith("\n") else ""))
        sys.stderr.flush()


def introduce(said: str) -> None:
    """Print the introduction, before the first question."""
    _prompt(said)


@contextmanager
def stopping_on_a_line_of_its_own(lost: str = "") -> Iterator[None]:
    """After Ctrl-C, begin a new line. lost: a sentence to print then: what is lost, and how to keep it next time."""
    try:
        yield
    except KeyboardInterrupt:
        _prompt("\n" + (f"{lost}\n" if lost else ""))
        raise


def ask_text(question: str, checked: Callable[[str], object] = str) -> str:
    """Ask for a line of text, ended by Enter. Empty when nothing was typed.

    Asks again for a line that was cut or is not text, and for one that ``checked`` raises a TrackerError for.
    """
    while True:
        _prompt(f"{question}\n> ")
        try:
            text = read_line().strip()
            checked(text)
        except TrackerError as error:
            _prompt(f"{error.message} {output.addressed(error.hint)}\n")
            continue
        return text
