"""What a first word that is no command means: scores without a verb, or another word for a command."""

from __future__ import annotations

import re
import shlex
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import Final

from tracker.errors import Unreadable

_NUMBER: Final = re.compile(r"10|[0-9](?:,(?:10|[0-9]))*")
_GLUED: Final = re.compile(r"[^\W\d_][^\W_]*?(?:10|[0-9])|[^\W\d_][\w-]*=(?:10|[0-9])?")
_SKIPPED: Final = frozenset({"skip", "skipped"})
_LIST, _LOG, _SHOW, _HELP = (f"tracker {words}" for words in ("show today", "log", "show", "--help"))
# Any day does to see whether words can be read.
_SOME_DAY: Final = datetime(2026, 1, 1, 12, tzinfo=UTC)
# How like a command a word must be to be a slip of it.
_LIKE: Final = 0.75
_SAME: Final = 0.9
# For each command line, the words by which people call it.
_MEANT: Final = {
    "log": "add enter new record save score scores write checkin check-in entry symptom-log",
    "shot": "inject injected injection injections jab needle shots",
    "take": "dose medication medicine med meds pill pills supplement supplements tablet tablets took taken had got",
    "lab": "blood bloods labs result results test tests",
    "fall": "fell falls trip tripped",
    "visit": "appointment appointments clinic doctor gp neurologist visits",
    "ask": "question questions",
    "note": "comment diary notes remark",
    "today": "home now overview status",
    "due": "next remind reminder reminders schedule when",
    "show": "entries find get last list ls print-entries search view",
    "trend": "better change changes compare progress statistics stats worse",
    "chart": "draw graph graphs plot",
    "report": "doctor-report page pdf print",
    "symptom": "hide symptoms track",
    "plan": "plans prescribe prescription",
    "plan stock": "ampoules expiry inventory stock supply",
    "config": "option options set settings setup",
    "profile": "me name",
    "where": "file location path",
    "backup": "backups copy",
    "check": "doctor-check repair verify",
    "--version": "version",
    "--help": "begin commands docs exit hello hi how info manual quit start stop usage what which why",
}
# The beginning of what was taken, and of what is a note.
_PRODUCTS: Final = frozenset({"b12", "cyanocobalamin", "folate", "hydroxocobalamin", "methylcobalamin"})
_NOTES: Final = "away cold fever flu holiday ill illness infection period sick stress travel weight"
_NOTED: Final = frozenset(_NOTES.split())
_NOT_TAKEN: Final = frozenset({"skipped", "skip", "missed", "miss", "forgot", "forgotten"})
_OF_A_SHOT: Final = frozenset({"injection", "injections", "shot", "shots", "jab"})
# Words for what is taken that name none of it.
_OF_NONE: Final = "a all an dose doses it meds my pill pills tablet tablets take the them to"
_ANY: Final = _OF_A_SHOT | frozenset(_OF_NONE.split())
# Commands that take any text, and those that need words of their own.
_OF_TEXT: Final = frozenset({"fall", "note", "ask"})
_OF_WORDS: Final = frozenset(
    {"lab", "visit", "edit", "delete", "purge", "move", "import", "export", "restore", "merge"}
)
_CORRECTED: Final = {
    "delete": "clear del erase remove rm",
    "edit": "amend correct fix modify rename update",
}


def read_first(words: list[str], commands: Collection[str]) -> list[str]:
    """The same words with the command that is meant; as they are if they begin with a command or an option.

    Raises Unreadable, with the line to type, for a word that is none and means no scores.
    """
    first = words[0].lower() if words else ""
    if not first or first.startswith("-") or words[0] in commands:
        return words
    if first in commands:
        return [first, *words[1:]]  # Log, as phones write it
    if first == "for" and len(words) > 2:
        raise Unreadable('"for" needs two dashes.', f"For another journal: tracker --for {shlex.join(words[1:])}")
    if first == "i" and len(words) > 1 and words[1].lower() in _known().keys() | _NOT_TAKEN:
        raise Unreadable(f'"{words[0]}" is not a command.', _hint(words[1:], commands))
    if (
        first in _known()
        or first in _PRODUCTS | _NOTED | _NOT_TAKEN
        or any(first in said.split() for said in _CORRECTED.values())
    ):
        raise Unreadable(f'"{words[0]}" is not a command.', _hint(words, commands))
    if slip := get_close_matches(first, _NOT_TAKEN, n=1, cutoff=_SAME):
        raise Unreadable(f'"{words[0]}" is not a command.', _hint([slip[0], *words[1:]], commands))
    scored = any(_NUMBER.fullmatch(word) or word.lower() in _SKIPPED for word in words[1:4])
    typo = get_close_matches(first, commands, n=1, cutoff=_LIKE)
    if _NUMBER.fullmatch(first) or _GLUED.fullmatch(first) or (first.isalpha() and scored and not typo):
        return ["log", *words]
    raise Unreadable(f'"{words[0]}" is not a command.', _hint(words, commands))


def _known() -> dict[str, str]:
    return {word: line for line, said in _MEANT.items() for word in said.split()}


def _hint(words: Sequence[str], commands: Collection[str]) -> str:
    """What to type instead. The words after the first are kept where they mean the same for the other command."""
    first, rest = words[0].lower(), words[1:]
    for command, said in _CORRECTED.items():
        if first in said.split():
            return _with_number(command, rest)
    if first in _NOTED:
        return f"To write it down: {_typed('note', *words)}"
    if first in _NOT_TAKEN:
        return _not_taken(rest)
    if first in _PRODUCTS:
        return f"If it was injected: {_dose('shot', words)}   If it was not: {_dose('take', words)}"
    if first in _known():
        return f"You may mean: {_line(_known()[first], rest)}"
    from tracker.domain.language.events.alarm_words import signs_in
    from tracker.domain.language.log_words import find_measure
    from tracker.domain.model.symptom_list import CATALOGUE

    if rest and signs_in(words):
        return f"If it is a warning sign: {_typed('alarm', *words)}"
    measure = find_measure(first, CATALOGUE)
    if measure is not None:
        return f"To log scores: {_LOG}   To look back: {_SHOW} {measure}"
    near = get_close_matches(first, commands, n=1) if first.isalpha() else []
    return f"You may mean: {_line(near[0], rest)}" if near else f"To see what can be written: {_HELP}"


def _line(command: str, rest: Sequence[str]) -> str:
    """The line with another command. A command that is nothing without words shows what it takes."""
    if command in ("shot", "take"):
        named = [word for word in rest if word.lower() not in _ANY]
        return _dose("shot" if _OF_A_SHOT.intersection(word.lower() for word in rest) else command, named)
    if command in (*_OF_TEXT, "visit", "lab") and len(rest) > 1:  # one word may be a day without a text
        return _typed(command, *rest)
    return f"tracker {command} --help" if command in _OF_WORDS else f"tracker {command}"


def _dose(command: str, words: Sequence[str]) -> str:
    """The line of a dose with these words, if they can be read as one; else where it is shown how."""
    from tracker.domain.language.day_words import Now
    from tracker.domain.language.dose_words import read_doses

    try:
        if words:
            read_doses(words, now=Now(_SOME_DAY), injected=command == "shot", recent=())
    except Unreadable:
        return f"tracker {command} --help"
    return _typed(command, *words)


def _not_taken(rest: Sequence[str]) -> str:
    """How to write down that something was skipped."""
    named = [word for word in rest if word.lower() not in _ANY]
    if not named and not _OF_A_SHOT.intersection(word.lower() for word in rest):
        return f"For what is swallowed: {_typed('take', 'skipped')}   For an injection: {_typed('shot', 'skipped')}"
    return f"You may mean: {_line('take', [*rest, 'skipped'])}"


def _typed(command: str, *words: str) -> str:
    """A line to type, with quotes where the shell needs them."""
    return f"tracker {shlex.join([command, *words])}"


def _with_number(command: str, rest: Sequence[str]) -> str:
    """How to take out or correct an entry: by its number."""
    if rest and rest[0].isascii() and rest[0].isdigit():
        more = "" if rest[1:] or command == "delete" else " ..."
        return f"You may mean: tracker {command} {shlex.join(rest)}{more}"
    what = "To take an entry out" if command == "delete" else "To correct an entry"
    return f"{what}, look for its number: {_LIST}   Then: tracker {command} NUMBER"
