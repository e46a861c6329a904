"""``tracker config``: show the settings and where each value is from, or set one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tracker.cli.answers.answer import Answer, Fact, Part
from tracker.cli.context import Context
from tracker.cli.settings import KEYS, change_settings, read_settings, whole
from tracker.cli.terminal import output
from tracker.cli.terminal.quoted import quoted
from tracker.errors import TrackerError, Unreadable
from tracker.store.file.paths import settings_path

_SOURCES = {
    "option": "by an option",
    "environment": "in the environment, as {variable}",
    "file": "in the file",
    "default": "by default",
}


def config(ours: Context, key: str | None, value: Sequence[str]) -> Answer:
    """Show what is set, or set one key."""
    if key is not None and key not in KEYS:
        raise Unreadable(
            f'There is no setting "{key}".', f"There are: {', '.join(KEYS)}. What each is: tracker config"
        )
    if key is None or not value:
        return _answer(ours, KEYS if key is None else [key])
    said = " ".join(value).strip()
    path = settings_path()
    if path is None:
        raise TrackerError(
            "I do not know where to keep settings: HOME is not set to a folder.",
            f"Set HOME, or set {KEYS[key].variable} in the environment.",
        )
    before = read_settings(path).values.get(key)
    given = None if said == "-" else _checked(key, said)
    change_settings(path, key, given)
    ours.forget_settings()
    return _answer(ours, [key], _beside(ours, key, given, before))


def _checked(key: str, said: str) -> str:
    """The value as the file of settings keeps it. Raises TrackerError for a value that cannot be used."""
    if key not in ("journal", "backup-to"):
        return KEYS[key].check(said)
    path = whole(Path(said))
    if key == "backup-to":
        if not path.is_dir():
            raise Unreadable(f"There is no folder {path}.", "Make the folder first, or check the path.")
        return KEYS[key].check(str(path))
    if path.is_dir():
        raise Unreadable(
            f"{path} is a folder.", f"Name a file in it: tracker config journal {quoted(str(path / 'journal.db'))}"
        )
    if not path.parent.is_dir():
        raise Unreadable(f"There is no folder {path.parent}.", "Make the folder first, or check the path.")
    checked = KEYS[key].check(str(path))
    if os.path.lexists(path):
        from tracker.store.file.database import check_schema

        check_schema(path)
    return checked


def _beside(ours: Context, key: str, given: str | None, before: str | None) -> Iterator[str]:
    """The way back, and what the person should know: whether another value holds, that no entry was moved."""
    if given != before:
        was = "-" if before is None else quoted(before)
        yield output.addressed(f"Wrong? tracker config {key} {was}")
    if ours.name:
        yield "The settings hold for every journal."
    found = ours.setting(key)
    if found.source in ("option", "environment"):
        yield f"What is {_source(key, found.source)} goes before it: {found.value}"
    elif key == "backup" and found.value != "off":
        yield f"From now on an entry makes one, when the last in {ours.backups} is older. Old ones are removed there."
        yield "They are not encrypted: a passphrase cannot be asked for then."
    elif key == "backup-to" and found.value:
        way = " They are off: tracker config backup weekly" if ours.setting("backup").value == "off" else ""
        yield output.addressed(f"Backups that make themselves are put there too, and old ones removed.{way}")
        yield "They are not encrypted: a passphrase cannot be asked for then."
    elif key == "journal":
        there = "" if os.path.lexists(found.value) else " There is none yet; the first entry starts it."
        yield f"From now on the journal is {found.value}.{there} Nothing was moved."


def _answer(ours: Context, keys: Iterable[str], talk: Iterable[str] = ()) -> Answer:
    """The value of each key, and where it is from."""
    path = settings_path()
    problem = read_settings(path).problem
    found: list[tuple[str, str | None, str | None, str]] = []
    for key in keys:
        try:
            setting = ours.setting(key)
        except TrackerError as error:  # the settings may name a journal, but cannot be used
            found.append((key, None, None, error.message))
        else:
            found.append((key, setting.value, setting.source, ""))
    settings = [{"key": key, "value": value, "source": source} for key, value, source, _ in found]
    content = {"file": str(path) if path else None, "problem": problem or None, "settings": settings}
    parts: list[Part] = []
    for key, value, source, why in found:
        text = f"not known. {why}" if source is None else f"{value or 'none'} ({_source(key, source)})"
        parts.append(Fact(f"{key:<12}", text, spoken=f"{key}, {KEYS[key].about}: {text}.".replace("..", ".")))
    if path is not None:
        there = "" if os.path.lexists(path) else " (not there yet)"
        parts.append(Fact(f"{'file':<12}", f"{path}{there}", spoken=f"File: {path}{there}"))
    if problem:
        parts.append(Fact(f"{'left out':<12}", f"{problem}.", spoken=f"Left out: {problem}."))
    return Answer("config", lambda: content, parts, talk)


def _source(key: str, source: str) -> str:
    return _SOURCES[source].format(variable=KEYS[key].variable)
