"""Verified copies of the journal, and restoring from one.

A copy is a backup only after it was checked, counted and hashed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tracker.errors import Invalid, JournalDamaged, JournalLocked, JournalProblem
from tracker.store.copies.copying import (
    Held,
    check_whole,
    checked_copy,
    content_digest,
    copy_pages,
    copy_to_temporary,
    file_errors,
    new_file,
    put_in_place,
    sha256,
    sync,
)
from tracker.store.copies.encryption import (
    ENDING,
    Key,
    Lock,
    Passphrase,
    Recipients,
    check_lock,
    decrypted,
    encrypted,
)
from tracker.store.copies.manifest import write_manifest
from tracker.store.copies.verify import Backup, backup_of, verified
from tracker.store.copies.whose import stem_for
from tracker.store.file.database import check_schema, damaged, to_rollback_journal, unfinished_beside
from tracker.store.file.folders import is_there, make_folder, refuse_without_room, sync_folder


def back_up(journal: Path, folder: Path, *, at: datetime, lock: Lock | None = None) -> Backup:
    """Write a verified copy of ``journal`` and its manifest into ``folder``. Overwrites nothing.

    at: local time, for the name; lock: what to encrypt it with. The copy is checked, and then what lies on the disk
    is read back: it has to be the same bytes. A backup encrypted with a passphrase is opened again for that; one that
    is encrypted to recipients cannot be opened here. Raises a JournalProblem when the journal is not whole or cannot
    be copied.
    """
    to_rollback_journal(journal)
    check_schema(journal)
    if lock is not None:
        check_lock(lock)
    with file_errors(folder, "Choose a folder that you may write to."):
        make_folder(folder)
        content = b""
        if lock is None:
            finished, held = checked_copy(journal, folder)
        else:
            content, sealed, held = _sealed(journal, lock)
            refuse_without_room(folder, len(sealed))
            finished = new_file(folder)
            finished.write_bytes(sealed)
            sync(finished)
        digest = sha256(finished) if lock is None else hashlib.sha256(sealed).hexdigest()
        stem = f"{stem_for(journal, folder, held.identity)}-{at:%Y%m%d-%H%M%S}"
        path = put_in_place(finished, folder, stem, ".db" if lock is None else f".db{ENDING}")
        write_manifest(path, held, digest, at)
        sync_folder(folder)
        if sha256(path) != digest or (isinstance(lock, Passphrase) and decrypted(path, lock) != content):
            raise damaged(path, "the disk does not give back what was written to it")
    return backup_of(
        path, digest, held, proved=True, encrypted=lock is not None, opened=not isinstance(lock, Recipients)
    )


def _sealed(journal: Path, lock: Lock) -> tuple[bytes, bytes, Held]:
    """The journal's bytes, the same encrypted, and what it holds.

    The plain copy is made in the journal's folder, because others may read the folder of an encrypted backup.
    """
    home = journal.resolve().parent
    with file_errors(home):
        plain, held = checked_copy(journal, home)
    try:
        content = plain.read_bytes()
        return content, encrypted(content, lock), held
    finally:
        plain.unlink()


def safety_copy(journal: Path, reason: str, *, checked: str = "") -> Path:
    """Make a verified copy beside the journal, before something changes the whole file.

    checked: the ``content_digest`` of what was checked whole before, if it may hold the same.
    """
    folder = journal.resolve().parent
    with file_errors(journal.parent):
        copy = copy_to_temporary(journal, folder, checked=checked)
        return put_in_place(copy, folder, f"{journal.stem}-{reason}")


def restore(
    backup: Path, journal: Path, *, key: Key | None = None, agree: Callable[[Backup], None] = lambda found: None
) -> tuple[Backup, Path | None]:
    """Make ``journal`` hold what ``backup`` holds. First verify the backup and keep a copy of the old journal.

    key: opens an encrypted backup; agree: is told what was found before anything changes, and raises to stop. Returns
    the backup and the kept copy (None when there was no journal). SQLite copies into the live file in one
    transaction: a link stays a link, other programs keep their file, and an interruption leaves the old state. A new
    file replaces the live one only when the live one cannot be read at all.
    """
    before = content_digest(backup)
    with verified(backup, key=key, private=journal.parent) as (found, plain):
        # Nobody else writes to what was only just decrypted.
        wanted = before if plain == backup else content_digest(plain)
        with file_errors(journal.parent):
            itself = is_there(journal) and journal.samefile(backup)
        if itself:
            raise Invalid(f"{backup} is the journal itself.", "Name a backup: tracker restore FILE")
        agree(found)
        with file_errors(journal.parent):
            kept = _put_back(plain, journal, wanted)
    _read_back(journal, kept, wanted)
    return found, kept


def _read_back(journal: Path, kept: Path | None, wanted: str) -> None:
    """Check what was restored. wanted: the digest of what was checked before; the same bytes need no other check.

    Who has locked it by now is not in the way of what is done.
    """
    try:
        if content_digest(journal) != wanted:
            check_whole(journal)  # somebody has written to it by now, or it is not what it should be
    except JournalLocked:
        return
    except JournalProblem as error:
        old = "" if kept is None else f" What was there before is kept in {kept}."
        raise type(error)(
            f"{journal} is restored, but it does not read back: {error.message}{old}", "Look again: tracker check"
        ) from None


def _put_back(plain: Path, journal: Path, checked: str) -> Path | None:
    """Keep what is there and put ``plain`` in its place. Returns what was kept.

    checked: the digest of the bytes that were checked whole.
    """
    kept = None
    whole = False
    if is_there(journal):
        try:
            to_rollback_journal(journal)
            check_schema(journal)
            same_size = journal.stat().st_size == plain.stat().st_size
            kept = safety_copy(journal, "before-restore", checked=checked if same_size else "")
            whole = True
        except JournalDamaged:
            if _is_whole(journal):
                raise JournalProblem(
                    f"A copy of {journal} could not be read back, so nothing was restored.",
                    "Check the disk, then type the command again.",
                ) from None
            kept = _keep_damaged(journal)
    if whole:
        refuse_without_room(journal.resolve().parent, plain.stat().st_size)
        copy_pages(plain, journal, of_interest=journal)
    else:
        make_folder(journal.parent)
        place = journal.resolve()
        new = copy_to_temporary(plain, place.parent, checked=checked)
        _put_aside_unfinished(place, kept)
        new.replace(place)
        try:
            sync_folder(place.parent)
        except OSError as error:
            raise JournalProblem(
                f"{place} is written, but the disk answered with an error: {error.strerror}. It may not last.",
                "Look whether it is whole: tracker check",
            ) from None
    return kept


def _is_whole(journal: Path) -> bool:
    try:
        to_rollback_journal(journal)  # a log of another state may not be played into it
        check_schema(journal)
        check_whole(journal)
    except JournalDamaged:
        return False
    return True


def _keep_damaged(journal: Path) -> Path:
    """Copy, byte for byte, a live file that SQLite cannot copy."""
    if not journal.is_file():
        raise damaged(journal, "it is not a file")
    folder = journal.resolve().parent
    refuse_without_room(folder, journal.stat().st_size)
    temporary = new_file(folder)
    temporary.write_bytes(journal.read_bytes())
    sync(temporary)
    return put_in_place(temporary, folder, f"{journal.stem}-damaged")


def _put_aside_unfinished(place: Path, kept: Path | None) -> None:
    """Move what a crash left beside the old file: put it beside the copy of that file."""
    for left in unfinished_beside(place):
        stem = f"{place.stem}-unfinished.db" if kept is None else kept.name
        left.rename(place.with_name(stem + left.name.removeprefix(place.name)))
