"""Whether another program switched a journal to a write-ahead log (WAL). This program never does; the mode stays."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def wal_of(path: Path) -> Path | None:
    """The write-ahead log beside a journal, if there is something in it: another program switched to that mode."""
    place = path.resolve()
    log = place.with_name(f"{place.name}-wal")
    with suppress(OSError):
        return log if log.stat().st_size else None
    return None


def in_wal_mode(path: Path) -> bool:
    """Whether the file itself says that SQLite is to use a write-ahead log (WAL). False where it cannot be read."""
    with suppress(OSError), path.open("rb") as file:
        return file.read(20)[18:] == b"\2\2"
    return False
