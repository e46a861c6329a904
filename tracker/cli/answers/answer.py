"""What a command answers, in parts. How it looks is for the renderers: as_lines, as_sentences, as_json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from tracker.errors import TrackerError


class Lines(NamedTuple):
    """Lines that stay as they stand, for everybody: a path is not broken in two."""

    lines: Sequence[str]


class Fact(NamedTuple):
    """A few words and what is said of them.

    head: stands before the text, with the blanks between them; indent: how far in further lines are, below the text
    when None; spoken: the same as a sentence; without it, the head and the text make one.
    """

    head: str
    text: str
    spoken: str = ""
    indent: int | None = None


class Shown(NamedTuple):
    """Parts for the eye: columns, drawings, empty lines. What they say is said in a ``Spoken`` beside them.

    A generator is made only where somebody looks.
    """

    parts: Iterable[Part]


class Spoken(NamedTuple):
    """A sentence for the ear, in the place of what is shown. kept: on one line, so that a path is not broken."""

    text: str
    kept: bool = False


# A text by itself is a sentence, for everybody.
Part: TypeAlias = "str | Lines | Fact | Shown | Spoken"


class Answer(NamedTuple):
    """What one command says when it is done.

    json: makes its JSON object, under the keys of the contract; None where a file is the answer.
    parts: for people, made one after the other while they are printed; what they raise is an answer too.
    talk: what is said beside it, looked for only after the parts are out; JSON goes without.
    problem: raised when all was said; code: the exit code.
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
