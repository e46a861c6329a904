"""Which journal a backup is of. Two journals may keep their backups in one folder, even under one name.

A journal has an identity, which its copies and the manifests of its backups say too. A file that an older tracker
wrote says none; then nobody can tell, and nothing is done to it that would be wrong for another journal.
"""

from __future__ import annotations

import glob
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from tracker.errors import JournalProblem
from tracker.store.copies.copying import IDENTITY, manifest_of
from tracker.store.copies.manifest import manifest_at
from tracker.store.copies.retention import Made, backups_in
from tracker.store.file.database import connect, examined

_LETTERS: Final = 6


def identity_in(path: Path) -> str | None:
    """The identity in the file of a journal; None where it says none or cannot be read. Changes nothing."""
    with suppress(JournalProblem, OSError, sqlite3.Error):
        if path.is_file():
            with examined(path), closing(connect(path, unlocked=True)) as connection:
                (identity,) = connection.execute(IDENTITY).fetchone() or (None,)
                return None if identity is None else str(identity)
    return None


def identity_of_backup(path: Path) -> str | None:
    """The identity of the journal that a backup is of, by its manifest or the file itself; None if it says none."""
    said = manifest_at(manifest_of(path)).get("journal")
    if isinstance(said, str):
        return said
    return None if path.suffix == ".age" else identity_in(path)


def is_of_another(path: Path, identity: str | None) -> bool:
    """Whether a backup is of another journal than that with ``identity``, and both say so."""
    found = None if identity is None else identity_of_backup(path)
    return found is not None and found != identity


def own_backups(folder: Path, journal: Path, identity: str | None) -> list[Made]:
    """The backups of ``journal`` in ``folder`` by their names, without those of another journal, the oldest first."""
    return [one for one in backups_in(folder, journal) if not is_of_another(one.path, identity)]


def only_encrypted(folder: Path, own: Path, journal: Path, identity: str | None) -> bool:
    """Whether a plain backup would be the first one in ``folder``, of somebody who encrypts there or in ``own``."""
    there = own_backups(folder, journal, identity)
    known = [*there, *own_backups(own, journal, identity)]
    return all(one.encrypted for one in there) and any(one.encrypted for one in known)


def left_backups(folder: Path, journal: Path) -> list[Made]:
    """The backups in ``folder`` of a journal that is not there any more, the oldest first.

    Those of another journal with the same name and another ending, which lies beside it, are not among them.
    """
    found = backups_in(folder, journal)
    beside = {identity_in(one) for one in journal.parent.glob(f"{glob.escape(journal.stem)}.*")} if found else set()
    return [one for one in found if (of := identity_of_backup(one.path)) is None or of not in beside]


def surely_of(identity: str | None) -> Callable[[Path], bool]:
    """What tells whether a backup is surely of the journal with ``identity``."""
    return lambda path: identity is not None and identity_of_backup(path) == identity


def stem_for(journal: Path, folder: Path, identity: str | None) -> str:
    """How the name of a backup begins: as the journal's, and where another journal's do too, with its identity."""
    shared = any(is_of_another(one.path, identity) for one in backups_in(folder, journal))
    return f"{journal.stem}-{identity[:_LETTERS]}" if shared and identity else journal.stem
