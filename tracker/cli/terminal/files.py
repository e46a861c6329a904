"""Write files for the person: a whole file or none, readable only by its owner."""

from __future__ import annotations

import errno
import os
import tempfile
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from tracker.errors import DiskFull, TrackerError
from tracker.store.file.folders import FULL, sync_file, sync_folder

# The endings of journals and backups: one may be damaged, and is kept all the more.
_KEPT: Final = frozenset({".db", ".sqlite", ".sqlite3", ".age"})
_BESIDE: Final = {
    **dict.fromkeys(("-journal", "-wal", "-shm"), "is SQLite's name for a part of a journal, which it may delete"),
    ".reminder": "is the program's own name for a file beside a journal",
    ".json": "is the manifest that proves a backup",
}


def write_file(path: Path, write: Callable[[BinaryIO], object], *, force: bool) -> None:
    """Let ``write`` fill a new file at ``path``. The file appears whole, and only its owner has rights to it.

    It survives a power cut: if a setting were lost, the next entry could go into another journal.
    Raises TrackerError when something is there and ``force`` is not set, when it is a link, a folder or a
    journal, or when it cannot be written. What was there stays as it was.
    """
    refuse_taken(path, force=force)
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            sync_file(file.fileno())
        # Check again: drawing takes a while, and a file may have appeared there meanwhile.
        refuse_taken(path, force=force)
        temporary.replace(path)
    except OSError as error:
        raise _problem(path, error) from None
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    _keep_name(path)


def _keep_name(path: Path) -> None:
    try:
        sync_folder(path.parent)
    except OSError as error:
        # No right to list the folder, or a file system (a network, a USB stick) that cannot do this.
        if error.errno in (errno.EACCES, errno.EPERM, errno.EINVAL, errno.ENOTSUP):
            return
        raise TrackerError(
            f"{path} is written, but the disk answered with an error: {error.strerror}. It may not last.",
            "Check the disk, then look whether the file is there.",
        ) from None


def name_part(words: str, most: int) -> str:
    """The words as a part of a file name, in small letters: ``sam-example``. Empty if nothing of them is left.

    Letters and digits of any script stay, and what belongs to a letter, such as a vowel sign; everything else is a
    hyphen. most: characters at most. Put something before it: alone it may be a name that Windows reserves, ``con``.
    """
    # In small letters first: that of İ is i and a dot.
    said = unicodedata.normalize("NFC", words.lower())
    kept = ""
    for c in said:
        mark = unicodedata.category(c) in ("Mn", "Mc") and kept and not kept.endswith("-")
        if (c.isalnum() or mark) and _can_be_named(c):
            kept += c
        elif kept and not kept.endswith("-"):
            kept += "-"
    end = most
    while 0 < end < len(kept) and unicodedata.category(kept[end]) in ("Mn", "Mc"):
        end -= 1  # a letter is not cut off from its marks
    return kept[: max(0, end)].strip("-")


def _can_be_named(c: str) -> bool:
    """Whether a file name may have this character on this computer; one with a locale of one script cannot all."""
    try:
        return bool(os.fsencode(c))
    except UnicodeEncodeError:
        return False


def refuse_taken(path: Path, *, force: bool) -> None:
    """Raise TrackerError when no file may be written at ``path``.

    That is a link, a folder, any file when ``force`` is not set, and always what belongs to a journal: the journal,
    its backups and their manifests, and the names that SQLite or the program itself uses beside it.
    """
    if path.is_symlink():
        raise TrackerError(f"{path} is a link; I write to real files only.", "Choose another name with -o.")
    if path.is_dir():
        raise TrackerError(f"{path} is a folder.", "Name a file in it with -o.")
    if path.exists() and not (force and path.is_file()):
        raise TrackerError(
            f"{path} is there already.", "Choose another name with -o, or add --force to overwrite it."
        )
    if belonging := _of_a_journal(path):
        raise TrackerError(f"{path} {belonging}; I never write over those.", "Choose another name with -o.")


def _of_a_journal(path: Path) -> str:
    """What the file at ``path``, or one that would be written there, is for a journal; empty for nothing."""
    if path.exists() and (path.suffix.lower() in _KEPT or _is_journal_or_backup(path)):
        return "is a journal or a backup of one"
    name = path.name.lower()
    for ending, what in _BESIDE.items():
        of = path.with_name(path.name[: -len(ending)]) if name.endswith(ending) and len(name) > len(ending) else None
        if of is None:
            continue
        # A manifest is only beside what it proves; SQLite and the program use their names before the file is there.
        if (of.is_file() and _is_journal_or_backup(of)) if ending == ".json" else (of.suffix or of.exists()):
            return what
    if name.endswith(".json") and path.is_file() and _is_manifest(path):
        return _BESIDE[".json"]
    return ""


def _is_journal_or_backup(path: Path) -> bool:
    from tracker.store.copies.encryption import is_encrypted

    with suppress(OSError), path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0" or is_encrypted(path)
    return True  # a file that cannot be read is not overwritten either


def _is_manifest(path: Path) -> bool:
    with suppress(OSError), path.open("rb") as file:
        head = file.read(4096)
        return b'"sha256"' in head and b'"live_entries"' in head
    return True


def _problem(path: Path, error: OSError) -> TrackerError:
    if error.errno in FULL:
        return DiskFull(f"There is no room left for {path}.", "Make room and type the command again.")
    if error.errno == errno.ENOENT:
        return TrackerError(f"There is no folder {path.parent}.", "Make it first, or choose another with -o.")
    return TrackerError(f"{path} cannot be written: {error.strerror}.", "Choose another place with -o.")
