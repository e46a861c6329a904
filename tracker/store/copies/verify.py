"""Verify a backup: read it to its last page, count its rows and compare it with the manifest beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from tracker.errors import JournalDamaged, JournalProblem, JournalReadOnly
from tracker.store.copies.copying import check_whole, manifest_of, sha256, write_new
from tracker.store.copies.encryption import Key, Locked, is_encrypted, opened
from tracker.store.file.database import check_schema, damaged
from tracker.store.file.foreign import foreign_in

_LONGEST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found good.

    sha256: of the file's bytes; counts: rows of each table; live_entries: entries that hold, without older versions;
    proved: whether the manifest beside it says the same; encrypted: whether it is an age file; opened: whether its
    content was read. If not, the counts are the manifest's; foreign: triggers and views that another program made.
    """

    path: Path
    sha256: str
    counts: Mapping[str, int]
    live_entries: int
    proved: bool
    encrypted: bool = False
    opened: bool = True
    foreign: tuple[str, ...] = ()


def verify(path: Path, *, key: Key | None = None, private: Path | None = None) -> Backup:
    """Read a whole backup and compare it with its manifest, if it has one.

    key, private: what opens an encrypted backup, and the folder for its plain bytes. Without them only the encrypted
    bytes are compared with the manifest. Raises JournalDamaged (one bit different from the manifest is enough),
    JournalNewer, JournalMissing, and Locked for an encrypted backup that cannot be opened.
    """
    if key is None and _is_encrypted(path):
        return _closed(path)
    with verified(path, key=key, private=private) as (found, _):
        return found


@contextmanager
def verified(path: Path, *, key: Key | None = None, private: Path | None = None) -> Iterator[tuple[Backup, Path]]:
    """A backup whose bytes and content were verified, and the file to read its content from.

    That file is the backup itself, or a plain file that is removed afterwards. Raises the same as ``verify``, and
    Locked for an encrypted backup without a key.
    """
    if not _is_encrypted(path):
        yield _examined(path, path), path
        return
    if key is None:
        raise Locked(
            f"{path} is encrypted, and there is no key to open it.",
            "At a terminal its passphrase is asked for; --identity FILE names a key file.",
        )
    _check_bytes(path, _read_manifest(path))
    with opened(path, key, private or path.parent) as plain:
        try:
            found = _examined(path, plain)
        except JournalProblem as error:  # name the file that the person knows
            raise type(error)(error.message.replace(str(plain), str(path)), error.hint) from None
        yield found, plain


def write_manifest(path: Path, counts: Mapping[str, int], live_entries: int, at: datetime) -> None:
    """Write the manifest beside a new backup."""
    manifest = {
        "schema": 1,
        "file": path.name,
        "bytes": path.stat().st_size,
        "sha256": sha256(path),
        "counts": dict(counts),
        "live_entries": live_entries,
        "made": at.astimezone(UTC).isoformat(timespec="seconds"),
    }
    write_new(manifest_of(path), json.dumps(manifest, indent=2).encode() + b"\n")


def _examined(path: Path, plain: Path) -> Backup:
    """The backup at ``path``; its content is read from ``plain``."""
    with _reading(path):
        expected = _read_manifest(path)
        _check_bytes(path, expected)
        check_schema(plain)
        counts, live = check_whole(plain)
        if expected is not None and expected.get("counts") != counts:
            raise damaged(path, "it does not hold what its manifest says")
        return Backup(
            path,
            sha256(path),
            counts,
            live,
            proved=expected is not None,
            encrypted=plain != path,
            foreign=tuple(foreign_in(plain)),
        )


def _closed(path: Path) -> Backup:
    """An encrypted backup. Its bytes are the ones that were written; its content was not looked at."""
    with _reading(path):
        expected = _read_manifest(path)
        if expected is None:
            raise Locked(
                f"{path} is encrypted and has no manifest beside it, so only its key can prove it.",
                "At a terminal its passphrase is asked for; --identity FILE names a key file.",
            )
        _check_bytes(path, expected)
        counts, live = expected.get("counts"), expected.get("live_entries")
        if not isinstance(counts, dict) or not isinstance(live, int):
            raise _unreadable(path)
        return Backup(path, sha256(path), counts, live, proved=True, encrypted=True, opened=False)


def _is_encrypted(path: Path) -> bool:
    with _reading(path):
        return is_encrypted(path)


def _check_bytes(path: Path, expected: dict[str, Any] | None) -> None:
    if expected is not None and path.is_file() and sha256(path) != expected.get("sha256"):
        raise JournalDamaged(
            f"{path} is not the file that was written: its SHA-256 is not the one in {manifest_of(path).name}.",
            "Keep it, but use another backup.",
        )


def _read_manifest(path: Path) -> dict[str, Any] | None:
    place = manifest_of(path)
    if not place.is_file():
        return None
    found = manifest_at(place)
    if not found:
        raise _unreadable(path)
    return found


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


def _unreadable(path: Path) -> JournalDamaged:
    return JournalDamaged(
        f"{manifest_of(path)} cannot be read, so {path.name} cannot be proved.", "Use another backup."
    )


@contextmanager
def _reading(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise JournalReadOnly(
            f"{path} cannot be read: {error.strerror}.", "Check the path, and that you have the right to read it."
        ) from None
