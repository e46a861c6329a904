"""``tracker log`` by itself: the day's questions, one key each.

0 to 9 is the score and x is 10; Space skips a question, Backspace goes back to the one before, Esc stops and
saves what was given. No Enter, except after a note. Yesterday's score is shown, and never filled in.
"""

from __future__ import annotations

import sys
import textwrap
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import typer

from tracker.cli.terminal import output
from tracker.domain.model.printable import on_one_line
from tracker.domain.wording.numbers import number_text

BOUNCE_SECONDS: Final = 0.15
_SKIP: Final = " "
_BACK: Final = ("\x7f", "\b")
_STOP: Final = "\x1b"
_OTHER_KEYS: Final = "Space skips, Backspace goes back, Esc stops and saves."
HELP: Final = f"0 to 9, x for 10, {_OTHER_KEYS}"
_TEN: Final = ("x", "X")

Keys = Iterator[str]


@dataclass(frozen=True, slots=True)
class Question:
    """One score to ask for. none, worst: the words for 0 and 10; before: yesterday's score, or None.

    counted: it is no score but how many times it happened, 0 to 9.
    """

    key: str
    label: str
    none: str
    worst: str
    before: float | None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The score that was given, or None: the question was skipped."""

    key: str
    value: float | None


def ask_scores(
    questions: Sequence[Question], keys: Keys, worded: Callable[[Question], str]
) -> tuple[list[Answer], bool]:
    """The answers in the order of the questions, and whether all were asked: Esc ends it early.

    worded: how a question is asked.
    """
    answers: list[Answer] = []
    while len(answers) < len(questions):
        question = questions[len(answers)]
        _prompt(worded(question))
        for key in keys:
            value = None if question.counted and key in _TEN else _score_of(key)
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


def ask_one(choices: Mapping[str, str], keys: Keys) -> str | None:
    """The key of what was chosen, or None when it was stopped. choices: what each key stands for."""
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
    """Yes, no, or None when it was left open or stopped."""
    # A no at noon may be a not yet, and would be written down as skipped.
    _prompt(f"{question}\n  y, n, or Space for not yet: ")
    for key in keys:
        if key in "yYnN":
            _prompt("yes\n" if key in "yY" else "no\n")
            return key in "yY"
        if key in (_SKIP, _STOP):
            _prompt("left open\n")
            return None
    return None


def pressed(read: Callable[[], str] = typer.getchar, clock: Callable[[], float] = time.monotonic) -> Keys:
    """The keys as they are pressed. One that repeats within 150 ms is a trembling finger and counts once.

    Arrow and function keys, which send several characters, are left out. Ctrl-C raises KeyboardInterrupt.
    """
    last, when = "", 0.0
    while True:
        try:
            typed = read()
        except EOFError:
            return
        now = clock()
        for key in [] if len(typed) > 1 and typed.startswith(_STOP) else typed:
            if key == last and now - when < BOUNCE_SECONDS:
                when = now
                continue
            last, when = key, now
            yield key


def _score_of(key: str) -> float | None:
    if key in _TEN:
        return 10.0
    return float(key) if key in "0123456789" else None


def _prompt(text: str) -> None:
    """Talk, so on stderr: what was saved is on stdout, once it is."""
    for part in text.splitlines(keepends=True):
        line = on_one_line(part.removesuffix("\n"))
        kept = line[len(line.rstrip()) :]  # the place where the answer goes
        sys.stderr.write(textwrap.fill(line, output.width() - 1) + kept + ("\n" if part.endswith("\n") else ""))
    sys.stderr.flush()


def introduce(said: str) -> None:
    """Say once how it works."""
    _prompt(said)


@contextmanager
def stopping_on_a_line_of_its_own(lost: str = "") -> Iterator[None]:
    """What is said after Ctrl-C begins on a new line. lost: what it lost, and the way to keep it."""
    try:
        yield
    except KeyboardInterrupt:
        _prompt("\n" + (f"{lost}\n" if lost else ""))
        raise


def ask_text(question: str) -> str:
    """A line of text, ended by Enter; empty for nothing."""
    _prompt(f"{question}\n> ")
    return sys.stdin.readline().strip()
