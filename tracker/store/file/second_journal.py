"""Second copies of a journal beside it, as services that synchronise folders make them when two computers wrote.

Each service gives such a copy another name, in the language of the computer: ``j-LAPTOP.db``, ``j 2.db``,
``j (Sams in Konflikt stehende Kopie 2026-11-20).db``. So what is in the file decides: whether it is the same journal,
and knows something that this one does not. Only where that cannot be read, the name decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final, Literal

from tracker.errors import JournalProblem
from tracker.store.file.database import connect, examined
from tracker.store.file.schema import APPLICATION_ID, BEGAN, MERGE, MERGED

Known = Literal["more", "nothing more", "another journal", "not readable"]

# Copies and backups that this program makes itself.
_OURS: Final = re.compile(r"-(?:before-[a-z]+|damaged|unfinished|[0-9]{8}-[0-9]{6})(?:-[0-9]+)?\.db\b.*", re.DOTALL)
# Conflict in the languages whose names for such a copy are known; Proton Drive writes "# Name clash"; Google " (1)".
_CONFLICT: Final = re.compile(
    r"\W.*(?:conflict|conflit|konflikt|конфликт|問題のあるコピー|競合|冲突|衝突|충돌|# name clash)"
    r"| \([0-9]+\)\.",
    re.DOTALL,
)
# A merge does not bring in a purge, another merge, or the line that a journal began.
_NOT_MERGED: Final = (MERGE, BEGAN)


def second_journals(place: Path, names: Iterable[str]) -> list[str]:
    """Those of the names in the journal's folder that are a second copy of it and may know what it does not."""
    stem = _plain(place.stem)
    found = []
    for name in names:
        rest = _plain(name).removeprefix(stem)
        if name == place.name or rest == _plain(name) or rest[:1].isalnum() or _OURS.fullmatch(rest):
            continue
        named = _CONFLICT.match(rest) is not None
        if not named and not rest.endswith(place.suffix.casefold()):
            continue
        known = _known(place, place.with_name(name))
        if known == "more" or (named and known != "another journal"):
            found.append(name)
    return found


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _known(ours: Path, other: Path) -> Known:
    """What the file ``other`` knows that the journal does not. Changes nothing in either, nor beside them."""
    try:
        if not other.is_file() or other.is_symlink() or other.stat().st_size == 0:
            return "not readable"
        entries, changes = _content(other)
        own_entries, own_changes = _content(ours)
    except (JournalProblem, OSError, ValueError):
        return "not readable"
    if not entries or not own_entries:
        return "not readable" if entries else "nothing more"
    if not entries & own_entries:
        return "another journal"
    return "more" if entries - own_entries or changes - own_changes else "nothing more"


def _content(path: Path) -> tuple[set[str], Counter[tuple[str, ...]]]:
    """The identities of the entries in a file, and how often it has each change: its moment and command.

    To undo a change and to redo it count as well, each by its moment and by which turn of that change it was.
    """
    with examined(path), closing(connect(path, read_only=True)) as connection:
        if connection.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
            raise ValueError("no journal of ours")
        entries = {uid for (uid,) in connection.execute("SELECT uid FROM entries")}
        named = {name for _, name, *_ in connection.execute("PRAGMA table_info(changes)")}
        turned = "turns" if "turns" in named else "coalesce(undone_at, '')"  # in schema 1
        lines = connection.execute(f"SELECT at, command, {turned} FROM changes").fetchall()  # noqa: S608 (ours)
    changes: Counter[tuple[str, ...]] = Counter()
    for at, command, turns in lines:
        if command not in _NOT_MERGED and not command.startswith("purge "):
            done = (at, command.removeprefix(MERGED))
            changes.update([done, *((*done, str(turn), moment) for turn, moment in enumerate(turns.split()))])
    return entries, changes
