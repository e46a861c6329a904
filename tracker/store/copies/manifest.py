"""The manifest beside a backup: what it holds, of which journal, and the digest of its bytes."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tracker.store.copies.copying import Held, manifest_of, write_new

_LONGEST: Final = 100_000


def write_manifest(path: Path, held: Held, digest: str, at: datetime) -> None:
    """Write the manifest beside a new backup. digest: the SHA-256 of its bytes."""
    manifest = {
        "schema": 1,
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": digest,
        "journal": held.identity,
        "counts": dict(held.counts),
        "live_entries": held.live_entries,
        "made": at.astimezone(UTC).isoformat(timespec="seconds"),
    }
    write_new(manifest_of(path), json.dumps(manifest, indent=2).encode() + b"\n")


def manifest_at(place: Path) -> dict[str, Any]:
    """What a manifest says; empty where it cannot be read, is no file, or is too long for one."""
    if not place.is_file():
        return {}
    try:
        with place.open("rb") as file:
            content = file.read(_LONGEST + 1)
        found = json.loads(content) if len(content) <= _LONGEST else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
