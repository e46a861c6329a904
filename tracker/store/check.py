"""Check a journal: is the file whole, its schema current, its place safe, its last backup good?

The check repairs nothing and changes no byte of the file. It opens the file read-only.
"""

from __future__ import annotations

import glob
import hashlib
import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tracker.domain.model.printable import printable
from tracker.domain.wording.numbers import counted
from tracker.errors import JournalDamaged, JournalMissing, JournalNewer, JournalProblem, JournalReadOnly
from tracker.store.file.database import (
    check_schema,
    connect,
    examined,
    refuse_broken,
    refuse_what_is_no_file,
    unfinished_beside,
)
from tracker.store.file.location_check import Finding, State, look_around
from tracker.store.file.schema import SCHEMA
from tracker.store.journal import Journal

_OLD_DAYS: Final = 7
_LAST_WRITE: Final = "SELECT max(coalesce(max(at), ''), coalesce(max({turned}), '')) FROM changes"


def check(path: Path, backups: Path, *, now: datetime) -> list[Finding]:
    """The findings about the journal at ``path``; the file itself comes first.

    backups: the folder of its backups; now: for their age. Raises JournalMissing where there is no file.
    """
    try:
        refuse_what_is_no_file(path)
    except JournalMissing:
        raise
    except JournalProblem as problem:
        return [_trouble(problem), _backup(path, backups, None, now)]
    found, last_write = _content(path)
    return [*found, *look_around(path), _backup(path, backups, last_write, now)]


def _content(path: Path) -> tuple[list[Finding], str | None]:
    """The findings about the file itself, and when it was last written to (None if that cannot be read)."""
    place = path.resolve()
    if f"{place.name}-wal" in (one.name for one in unfinished_beside(place)):
        # SQLite would apply that file to the journal.
        return [Finding("file", "attention", "Not looked into: a file beside it would be mixed into it.")], None
    try:
        schema = _schema(path)
        last_write = _look_into(path, turned="substr(turns, -20)" if schema.state == "fine" else "undone_at")
        found = [Finding("file", "fine", "The file is whole: every page, index and reference in it."), schema]
        if schema.state == "fine":
            with examined(path):
                journal = Journal(path, read_only=True)
                entries, plans = journal.read_back()
                unlisted = journal.unlisted()
            held = f"{counted(entries, 'entry')} and {counted(plans, 'plan')}"
            found.append(Finding("records", "fine", f"All of it reads back: {held}, and what they were before."))
            if unlisted:
                found.append(_of_a_later_program(unlisted))
    except JournalReadOnly as problem:
        if not unfinished_beside(place):
            return [_trouble(problem)], None
        says = "Not looked into: a write was cut short and has to be taken back first."
        return [Finding("file", "attention", says, "tracker show   takes that write back; then check again.")], None
    except JournalProblem as problem:
        return [_trouble(problem)], None
    return found, last_write


def _look_into(path: Path, *, turned: str) -> str:
    """When the file was last written to; empty for never. Raises a JournalProblem unless everything in it is whole.

    turned: the SQL that says when a change was last undone or made again.
    """
    with examined(path), closing(connect(path, read_only=True)) as connection:
        refuse_broken(connection, path)
        (last_write,) = connection.execute(_LAST_WRITE.format(turned=turned)).fetchone()
    return str(last_write)


def _schema(path: Path) -> Finding:
    try:
        schema = check_schema(path, read_only=True)
    except JournalNewer as problem:
        return Finding("schema", "attention", problem.message, problem.hint)
    if schema < SCHEMA:
        says = f"Its schema is {schema}; this program writes {SCHEMA}."
        return Finding("schema", "attention", says, "tracker show   brings it up to date, after making a copy.")
    return Finding("schema", "fine", f"Its schema is {SCHEMA}, the newest.")


def _of_a_later_program(unlisted: list[tuple[str, str, int]]) -> Finding:
    words = ", ".join(f'{what} "{printable(word)}" in {counted(count, "entry")}' for what, word, count in unlisted)
    says = f"In no list of this program: {words}. A later tracker may have written it; it is kept and shown as it is."
    return Finding("words", "attention", says)


def _trouble(problem: JournalProblem) -> Finding:
    state: State = "damaged" if isinstance(problem, JournalDamaged) else "attention"
    return Finding("file", state, problem.message, problem.hint)


def _backup(path: Path, folder: Path, last_write: str | None, now: datetime) -> Finding:
    """How old the last backup is, and whether its bytes are still those that were written.

    last_write: when the journal was last written to; empty for never, None when nobody knows.
    """
    made = _manifests(path, folder)
    if not made:
        if last_write == "":
            return Finding("backup", "fine", f"There is no backup in {folder}, and nothing yet to back up.")
        return Finding("backup", "attention", f"There is no backup in {folder}.", "tracker backup")
    newest, file, digest = max(made)
    if _sha256(file) != digest:
        says = f"The last backup, {file.name}, is not the file that was written."
        return Finding("backup", "attention", says, "Keep it, and make another: tracker backup")
    days = max(0, (now.date() - newest.astimezone(now.tzinfo).date()).days)
    age = f"{counted(days, 'day')} old" if days else "of today"
    says = f"The last backup, {file.name}, is {age}"
    if days > _OLD_DAYS and (last_write is None or last_write > f"{newest.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"):
        return Finding("backup", "attention", f"{says}, and the journal may have changed since.", "tracker backup")
    return Finding("backup", "fine", f"{says}; its bytes are those that were written.")


def _manifests(path: Path, folder: Path) -> list[tuple[datetime, Path, str]]:
    """The backups with a manifest: when each was made, its file, and the SHA-256 that it had."""
    found = []
    for manifest in folder.glob(f"{glob.escape(path.stem)}-*.json"):
        try:
            said = json.loads(manifest.read_bytes())
            made = datetime.fromisoformat(said["made"])
            found.append((made, manifest.with_suffix(""), str(said["sha256"])))
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return [one for one in found if one[0].tzinfo is not None]


def _sha256(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
