"""Which commands a run describes to Typer. Each one costs time, because Typer reads the types of its parameters.

A run that calls a command describes only that one. The list of commands, and completing their names, need the names
and the sentences about them.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import Final

GLOBAL_FLAGS: Final = ("--json", "--plain")
WHICH_JOURNAL: Final = ("--journal", "--for")
_ABOUT_ALL: Final = (*GLOBAL_FLAGS, "--help", "-h", "--version")
_UP_TO_THE_CURSOR: Final = ("complete_zsh", "complete_fish")


def called(words: Sequence[str], named: Collection[str]) -> str | None:
    """The command that the words call; empty when they call none; None when it is not certain without all of them."""
    completing = [value for name, value in os.environ.items() if name in ("_TRACKER_COMPLETE", "_B12_COMPLETE")]
    before = list(words) if not completing else _typed(completing[0])
    if before is None:
        return None
    while before and before[0].startswith("-"):
        word = before.pop(0)
        if word in WHICH_JOURNAL:
            del before[:1]
        elif word not in _ABOUT_ALL and not word.startswith(tuple(f"{name}=" for name in WHICH_JOURNAL)):
            return None
    if not before:
        return ""
    return before[0] if before[0] in named else None


def _typed(shell: str) -> list[str] | None:
    """The whole words before the one that a shell completes, without the name of the program; None if not known."""
    if shell == "complete_bash":
        number = os.environ.get("COMP_CWORD", "")
        return os.environ.get("COMP_WORDS", "").split()[1 : int(number)] if number.isdecimal() else None
    if shell in _UP_TO_THE_CURSOR:
        line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
        words = line.split()
        return words[1:] if line[-1:].isspace() else words[1:-1]
    return None
