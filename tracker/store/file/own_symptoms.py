"""The person's own symptoms for completion in a shell: read without SQLAlchemy, and without a change to any file."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from tracker.domain.model.catalogue import HOME_TESTS, SYMPTOMS, key_of

# Bytes 18 and 19 of the header say how changes are written. In the other way even a reader makes files.
_ROLLBACK: Final = b"\x01\x01"
_SECONDS: Final = 0.1


def own_symptoms(journal: Path) -> list[str]:
    """The names of the symptoms that are none of the catalogue, as keys, in the order of the list.

    None for a journal that is not there, that is busy, or that cannot be read, and no error: Tab must not fail.
    """
    try:
        with journal.open("rb") as file:
            if file.read(20)[18:] != _ROLLBACK:
                return []
        found = sqlite3.connect(f"{journal.absolute().as_uri()}?mode=ro", uri=True, timeout=_SECONDS)
        try:
            rows = found.execute('SELECT "key", label FROM symptoms WHERE live = 1 ORDER BY position').fetchall()
        finally:
            found.close()
    except (OSError, ValueError, sqlite3.Error):
        return []
    return [key_of(label.replace(",", "")) for key, label in rows if key not in SYMPTOMS and key not in HOME_TESTS]
