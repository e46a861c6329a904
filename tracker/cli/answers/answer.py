"""The answer of a command, in parts. The renderers print it: as_lines, as_sentences, as_json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from tracker.errors import TrackerError


class Lines(NamedTuple):
    """Lines that are printed unchanged in both modes for people: a path is not broken in two."""

    lines: Sequence[str]


class Fact(NamedTuple):
    """A label and its text.

    head: the label, with the blanks after it; indent: how many columns further lines are indented, None to align
    them with the text; spoken: the same as a sentence, made from head and text when empty.
    """

    head: str
    text: str
    spoken: str = ""
    indent: int | None = None


class Shown(NamedTuple):
    """Parts for the eye: columns, drawings, empty lines. A ``Spoken`` beside them says the same for the ear.

    ``parts`` may be a generator: it runs only in the mode that shows it.
    """

    parts: Iterable[Part]


class Spoken(NamedTuple):
    """A sentence for the ear, instead of what is shown. kept: stay on one line, so that no path is broken."""

    text: str
    kept: bool = False


# A plain string is a sentence for both modes.
Part: TypeAlias = "str | Lines | Fact | Shown | Spoken"


class Answer(NamedTuple):
    """What one command says when it is done.

    json: makes the JSON object, under the keys of the contract; None when the command has written its answer itself.
    parts: for people. They are made one by one while they are printed, and may raise a TrackerError.
    talk: sentences for stderr. They are made only after the parts are printed; JSON never makes them. The answer
    stands when one cannot be made; but what is read from the journal for an answer is read before it is made.
    problem: raised after everything is printed; code: the exit code.
    """

    command: str
    json: Callable[[], Mapping[str, Any]] | None
    parts: Iterable[Part] = ()
    talk: Iterable[str] = ()
    problem: TrackerError | None = None
    code: int = 0


def shown(*lines: str) -> Shown:
    """Lines for the eye."""
    return Shown([Lines(lines)])
