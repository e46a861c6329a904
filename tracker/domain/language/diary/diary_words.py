"""What one line of a diary is: the words of a command, scores, or a note. Nothing is guessed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from typing import Final

from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.errors import Unreadable

COMMANDS: Final = ("log", "shot", "take", "lab", "fall", "note", "visit", "ask")
_LEFT_OUT: Final = ("skipped", "missed")
# Words that may mean more than a note: what is to be written then.
_MEANT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("fell", "fallen", "falls", "fall", "tripped", "trip", "collapsed"), "fall"),
    **dict.fromkeys(("injected", "injection", "injections", "jab", "shot", "shots", "needle"), "shot"),
    **dict.fromkeys(
        ("took", "taken", "take", "tablet", "tablets", "pill", "pills", "dose", "capsule", "capsules"), "take"
    ),
    **dict.fromkeys(_LEFT_OUT, "take"),
    **dict.fromkeys(("appointment", "visit"), "visit"),
    **dict.fromkeys(("scored", "score", "scores"), "log"),
}
_CELLS: Final = re.compile(r",(?=\S)")
_DIGIT: Final = re.compile(r"[0-9]")
# "one" and "no" are words of every day.
_COUNTS: Final = frozenset(NUMBER_WORDS) - {"one"}


def command_of(text: str) -> tuple[str, str]:
    """The command that a line is meant for, and the words for it.

    Raises Unreadable for a line that may be more than a note, and does not say what.
    """
    first, _, rest = text.partition(" ")
    verb = first.lower().rstrip(":,")
    if verb in COMMANDS:
        return verb, rest.strip()
    words = [word.lower().strip(".,:;!?()'\"") for word in text.split()]
    if _DIGIT.search(text) or _COUNTS & set(words):
        return "log", text
    if len(_CELLS.findall(text)) > 1:
        raise Unreadable("It looks like a row of a table.", f"Write: note {_typed(text)}")
    refuse_meant(text)
    if len(words) < 2:
        raise Unreadable(f'"{text[:40]}" alone does not say what it is.', f"Write: note {_typed(text)}")
    return "note", text


def refuse_meant(text: str) -> None:
    """Raises Unreadable for a line with a word that says what else it may be: what is to be written then."""
    words = [word.lower().strip(".,:;!?()'\"") for word in text.split()]
    place = next((place for place, word in enumerate(words) if word in _MEANT), None)
    if place is None:
        return
    meant, rest = _MEANT[words[place]], text.split()[1:]
    way = f"Begin it with the word {meant}"
    if place == 0 and rest:
        skipped = " skipped" if words[0] in _LEFT_OUT else ""
        way = f"Write: {meant} {_typed(' '.join(rest))}{skipped}"
    raise Unreadable(f"It may be more than a note: {meant}?", f"{way}, or with note: note {_typed(text)}")


def _typed(text: str) -> str:
    return text if len(text) <= 60 else f"{shlex.quote(text[:60])} ..."
