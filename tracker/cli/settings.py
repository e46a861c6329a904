"""The settings: which keys there are, how to read the file of settings, and how to change one key in it.

A setting is a line such as ``date-order = "dmy"`` in TOML. The environment overrides the file, and an option
overrides both. A change leaves everything else in the file as it is, comments too.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from tracker.domain.analysis.warning_signs import EMERGENCY_LINE
from tracker.domain.model.printable import printable
from tracker.errors import TrackerError, Unreadable

Source = Literal["option", "environment", "file", "default"]

_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be set.

    variable: its name in the environment; check: returns the value as it is kept, or raises Unreadable.
    """

    name: str
    about: str
    variable: str
    default: str
    check: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Setting:
    """The value that holds, and its source."""

    value: str
    source: Source


@dataclass(frozen=True, slots=True)
class Settings:
    """What the file says.

    path: None when there can be no file; values: checked; problem: why some or all of it cannot be used, else empty;
    hides_journal: whether the unusable part may name the journal.
    """

    path: Path | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    hides_journal: bool = False


def _one_of(*words: str) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text.lower() not in words:
            raise Unreadable(f'"{text}" is none of {", ".join(words)}.', f"Write one of them, such as {words[0]}.")
        return text.lower()

    return check


def _sentence_part(text: str) -> str:
    if not text or len(text) > _LONGEST or printable(text) != text or "\n" in text:
        raise Unreadable(
            f"That is no text for a warning: it has to be on one line, up to {_LONGEST} characters.",
            "Write who is to be called, such as: tracker config emergency 112",
        )
    return text


def _folder(text: str) -> str:
    path = Path(_absolute(text))
    if path.is_file():
        raise Unreadable(f"{path} is a file, not a folder.", "Name a folder for backups.")
    return str(path)


def _absolute(text: str) -> str:
    path = _expanded(Path(text))
    if printable(text) != text or "\n" in text:
        raise Unreadable("There is a character in that path that cannot be seen.", "Choose a path without it.")
    if not path.is_absolute():
        # A relative path would be another journal in every folder.
        raise Unreadable(f'"{text}" is not a whole path.', "Write it from the root on, such as /home/sam/journal.db")
    return str(path)


KEYS: Final[Mapping[str, Key]] = {
    key.name: key
    for key in (
        Key("date-order", "how 3/4/2026 is meant", "TRACKER_DATE_ORDER", "none", _one_of("dmy", "mdy", "none")),
        Key("emergency", "who is to be called", "TRACKER_EMERGENCY", EMERGENCY_LINE, _sentence_part),
        Key("paper", "the report's paper", "TRACKER_PAPER", "a4", _one_of("a4", "letter")),
        Key("plain", "answers for a screen reader", "TRACKER_PLAIN", "off", _one_of("on", "off")),
        Key(
            *("backup", "how often a backup makes itself", "TRACKER_BACKUP", "off"),
            _one_of("daily", "weekly", "monthly", "off"),
        ),
        Key("backup-to", "a second folder for these", "TRACKER_BACKUP_TO", "", _folder),
        Key("journal", "your own journal", "TRACKER_JOURNAL", "", _absolute),
    )
}


def of_environment(key: str, said: str) -> str:
    """The value of a key in the environment. said: its text. Raises Unreadable for a value that cannot be used."""
    if key == "journal":
        return str(whole(Path(said)))
    if key == "backup-to":
        return _folder(str(whole(Path(said))))
    if key == "plain":
        return "off" if said.lower() in ("0", "off", "no", "false") else "on"
    try:
        return KEYS[key].check(said)
    except Unreadable as error:
        variable = KEYS[key].variable
        raise Unreadable(f"{variable} in the environment: {error.message}", f"Correct or unset {variable}.") from None


def whole(path: Path) -> Path:
    """The absolute path, with ``~`` replaced."""
    return Path(os.path.abspath(_expanded(path)))  # noqa: PTH100 (keeps links)


def _expanded(path: Path) -> Path:
    """The path with the home folder in place of ``~`` or ``~sam``; unchanged for an unknown user."""
    return Path(os.path.expanduser(path))  # noqa: PTH111 (Path.expanduser raises for an unknown user)


def read_settings(path: Path | None) -> Settings:
    """What the file at ``path`` says. Never raises: problems are in the result."""
    if path is None:
        return Settings()
    try:
        text = _text_of(path)
    except UnicodeDecodeError as error:
        return Settings(path, problem=_reason(error), hides_journal=True)
    except OSError as error:
        # Without the right to look into the folder, nobody knows whether there is a file: report no problem.
        seen = os.path.lexists(path)
        return Settings(path, problem=str(error.strerror) if seen else "", hides_journal=True)
    if not text.strip():
        return Settings(path)  # and tomllib is not loaded
    try:
        found = _parsed(text)
    except (ValueError, RecursionError) as error:
        return Settings(path, problem=_reason(error), hides_journal="journal" in text.lower())
    values: dict[str, str] = {}
    problems: list[str] = []
    for name, value in found.items():
        try:
            values[name] = _checked(name, value)
        except TrackerError as error:
            problems.append(f"{name}: {error.message}".rstrip("."))
    named = {name.lower().strip() for name in found if name not in values}
    return Settings(path, values, "; ".join(problems), hides_journal="journal" in named)


def change_settings(path: Path, name: str, value: str | None) -> None:
    """Set one key in the file at ``path``, or remove it when ``value`` is None. Nothing else in the file changes.

    Raises TrackerError, and leaves the file as it is, when it cannot be read or safely changed.
    """
    from tracker.cli.terminal.files import write_file
    from tracker.store.file.folders import make_folder

    try:
        text = _text_of(path)
        before = _parsed(text)
    except (OSError, ValueError, RecursionError) as error:
        why = str(error.strerror) if isinstance(error, OSError) else _reason(error)
        raise TrackerError(
            f"{path} was left as it is, as it cannot be read: {why}.",
            "Correct it, or move it away; then set this again.",
        ) from None
    after = {key: one for key, one in before.items() if key != name} | ({} if value is None else {name: value})
    changed = _with_line(text, name, None if value is None else f"{name} = {_quoted(value)}")
    try:
        safe = _parsed(changed) == after
        data = changed.encode()
    except ValueError:
        safe = False
    if not safe:
        raise TrackerError(
            f"{path} was left as it is: I cannot change {name} in it without touching more.", "Change it by hand."
        )
    place = path.resolve()  # the file may be a link to another folder
    try:
        make_folder(place.parent)
        write_file(place, lambda file: file.write(data), force=True)
    except OSError as error:
        raise TrackerError(f"{place.parent} cannot be made: {error.strerror}.", "Check your rights to it.") from None
    except TrackerError as error:
        raise type(error)(error.message, "Check that file and its folder.") from None


def _text_of(path: Path) -> str:
    """The text of the file; empty when there is no file. Raises OSError or UnicodeDecodeError."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OSError(errno.EINVAL, "it is not a file")
        return path.read_bytes().decode("utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        if os.path.lexists(path):
            raise OSError(errno.ENOENT, "it is a link to a file that is not there") from None
        return ""


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(text.replace("\r\n", "\n"))


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not text in UTF-8"
    return printable(str(error)).rstrip(".")


def _checked(name: str, value: object) -> str:
    if name not in KEYS:
        raise Unreadable("there is no such setting")
    if name == "plain" and isinstance(value, bool):
        return "on" if value else "off"
    if not isinstance(value, str):
        raise Unreadable("it has to be a text, in quotes")
    return KEYS[name].check(value)


def _with_line(text: str, name: str, line: str | None) -> str:
    """The text with the line of one key changed, added before the first table, or removed (``line`` is None)."""
    lines = text.splitlines(keepends=True)
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    table = next((place for place, one in enumerate(lines) if re.match(r"\s*\[", one)), len(lines))
    ours = re.compile(rf"""\s*(?:{name}|"{name}"|'{name}')\s*=\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s#]*)(.*)""")
    for place, one in enumerate(lines[:table]):
        if found := ours.match(one.rstrip("\r\n")):
            lines[place : place + 1] = [] if line is None else [f"{line}{found[1]}{end}"]
            return "".join(lines)
    if line is not None:
        if table and not lines[table - 1].endswith(("\n", "\r")):
            lines[table - 1] += end
        lines.insert(table, line + end)
    return "".join(lines)


def _quoted(text: str) -> str:
    """A printable text as a TOML string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
