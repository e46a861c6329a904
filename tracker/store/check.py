"""Check a journal: is the file whole, its schema current, its place safe, its last backup good?

The check repairs nothing and changes no byte of the file. It opens the file read-only.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import closing, suppress
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from pathlib import Path
from shlex import quote
from typing import Final

from tracker.domain.model.printable import printable
from tracker.domain.wording.numbers import counted
from tracker.errors import JournalDamaged, JournalMissing, JournalNewer, JournalProblem, JournalReadOnly
from tracker.store.copies.manifest import manifest_at
from tracker.store.copies.retention import name_of_backup
from tracker.store.copies.whose import identity_in, identity_of_backup, is_of_another, only_encrypted
from tracker.store.file.database import (
    check_schema,
    connect,
    examined,
    refuse_what_is_no_file,
    unfinished_beside,
)
from tracker.store.file.foreign import foreign_in
from tracker.store.file.location_check import Finding, State, look_around
from tracker.store.file.schema import SCHEMA
from tracker.store.file.whole_file import refuse_broken
from tracker.store.file.write_ahead_log import in_wal_mode, wal_of
from tracker.store.journal_reader import JournalReader

_OLD_DAYS: Final = 7
_LAST_WRITE: Final = "SELECT max(coalesce(max(at), ''), coalesce(max({turned}), '')) FROM changes"
_WAL: Final = Finding(
    "mode",
    "attention",
    "Another program has switched the file to a write-ahead log (WAL): the newest entries may be in a file beside "
    "it, and a copy of the journal's file alone would lack them.",
    "tracker show   switches it back, once no other program has it open.",
)


def check(path: Path, backups: Path, *, now: datetime, second: Path | None = None) -> list[Finding]:
    """The findings about the journal at ``path``; the file itself comes first.

    backups: the folder of its backups; now: for their age; second: another folder that backups are put into by
    themselves. Raises JournalMissing where there is no file.
    """
    try:
        refuse_what_is_no_file(path)
    except JournalMissing:
        raise
    except JournalProblem as problem:
        return [_trouble(problem), _backup(path, backups, None, now), *_second(path, second, backups, None, now)]
    found, last_write = _content(path)
    of_backups = [_backup(path, backups, last_write, now), *_second(path, second, backups, last_write, now)]
    return [*found, *look_around(path), *of_backups]


def _content(path: Path) -> tuple[list[Finding], str | None]:
    """The findings about the file itself, and when it was last written to (None if that cannot be read)."""
    place = path.resolve()
    log, mode = wal_of(path), in_wal_mode(path)
    if log is not None and not mode:
        # SQLite would apply that file to the journal.
        return [Finding("file", "attention", "Not looked into: a file beside it would be mixed into it.")], None
    if log is not None and not os.path.lexists(place.with_name(f"{place.name}-shm")):
        # To look into it, SQLite would make that file.
        return [Finding("file", "attention", "Not looked into: entries are still in a file beside it."), _WAL], None
    try:
        schema = _schema(path)
        last_write = _look_into(path, turned="substr(turns, -20)" if schema.state == "fine" else "undone_at")
        whole = Finding("file", "fine", "The file is whole: every page, index and reference in it.")
        found = [whole, *([_WAL] if mode else []), schema, *_foreign(path)]
        if schema.state == "fine":
            with examined(path):
                journal = JournalReader(path, read_only=True)
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


def _foreign(path: Path) -> list[Finding]:
    strange = foreign_in(path, read_only=True)
    if not strange:
        return []
    says = f"In the file is a {' and a '.join(strange)} that another program made."
    says += " With a trigger in it, nothing can be logged: it could change what is saved."
    return [Finding("inside", "attention", says, "Remove it with the program that made it.")]


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
    words = ", ".join(
        f'{what} "{printable(word)}" in {counted(count, "plan" if "plan" in what else "entry")}'
        for what, word, count in unlisted
    )
    says = f"In no list of this program: {words}. A later tracker may have written it; it is kept and shown as it is."
    return Finding("words", "attention", says)


def _trouble(problem: JournalProblem) -> Finding:
    state: State = "damaged" if isinstance(problem, JournalDamaged) else "attention"
    return Finding("file", state, problem.message, problem.hint)


def _backup(path: Path, folder: Path, last_write: str | None, now: datetime) -> Finding:
    """How old the last backup is, and whether its bytes are still those that were written.

    last_write: when the journal was last written to; empty for never, None when nobody knows.
    """
    identity = identity_in(path)
    every = _manifests(path, folder, identity)
    made = [one for one in every if one[0].astimezone(now.tzinfo).date() <= now.date()]
    if every and not made:
        says = f"The last backup, {max(every)[1].name}, is dated ahead of today, so nobody knows how old it is."
        return Finding("backup", "attention", says, "tracker backup   once the clock is right")
    if not made:
        if last_write == "":
            return Finding("backup", "fine", f"There is no backup in {folder}, and nothing yet to back up.")
        return Finding("backup", "attention", f"There is no backup in {folder}.", "tracker backup")
    newest, file, digest = max(made)
    if _sha256(file) != digest:
        says = f"The last backup, {file.name}, is not the file that was written."
        return Finding("backup", "attention", says, "Keep it, and make another: tracker backup")
    days = (now.date() - newest.astimezone(now.tzinfo).date()).days
    age = f"{counted(days, 'day')} old" if days else "of today"
    says = f"The last backup, {file.name}, is {age}"
    if days > _OLD_DAYS and (last_write is None or last_write > f"{newest.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"):
        return Finding("backup", "attention", f"{says}, and the journal may have changed since.", "tracker backup")
    says += "; its bytes are those that were written."
    if len(made) < len(every):
        says += f" Not counted: {counted(len(every) - len(made), 'backup')} dated ahead of today."
    if identity is not None and identity_of_backup(file) is None:
        says += " It was made by an older version, and does not say which journal it is of."
    return Finding("backup", "fine", says)


def _second(path: Path, folder: Path | None, backups: Path, last_write: str | None, now: datetime) -> list[Finding]:
    """Whether the second folder is there, has room, and has a backup that is whole and not old."""
    if folder is None:
        return []
    about = "second folder"
    try:
        if not folder.is_dir():
            says = f"The second folder for backups, {folder}, is not there."
            return [Finding(about, "attention", says, "Bring it back, or do without it: tracker config backup-to -")]
        free, needed = shutil.disk_usage(folder).free, path.stat().st_size
    except OSError as error:
        return [Finding(about, "attention", f"The second folder for backups, {folder}: {error.strerror}.")]
    found = [replace(_backup(path, folder, last_write, now), about=about)]
    if free < needed:
        says = f"{free:,} bytes are free in the second folder for backups, {folder}; {needed:,} should be."
        found.append(Finding(about, "attention", says, "Make room there."))
    # A plain one there is only advised to somebody who has one there, or encrypts none.
    how = " --encrypt" if only_encrypted(folder, backups, path, identity_in(path)) else ""
    to = f"tracker backup{how} --to {quote(str(folder))}"
    return [replace(one, do=one.do.replace("tracker backup", to)) for one in found]


def _manifests(path: Path, folder: Path, identity: str | None) -> list[tuple[datetime, Path, str]]:
    """The backups of this journal with a manifest: when each was made, its file, and the SHA-256 that it had."""
    found = []
    named = name_of_backup(path)
    for manifest in folder.glob("*.json"):
        file = manifest.with_suffix("")
        if not named.fullmatch(file.name) or is_of_another(file, identity):
            continue
        said = manifest_at(manifest)
        with suppress(ValueError, TypeError, KeyError):
            made = datetime.fromisoformat(said["made"])
            # At the ends of time there is no day before or after in another zone.
            if made.tzinfo is not None and MINYEAR < made.year < MAXYEAR:
                found.append((made, file, str(said["sha256"])))
    return found


def _sha256(path: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
