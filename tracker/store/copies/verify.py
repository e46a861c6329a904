"""Verify a backup: read it to its last page, count its rows and compare it with the manifest beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tracker.errors import JournalDamaged, JournalProblem, JournalReadOnly
from tracker.store.copies.copying import Held, check_whole, manifest_of, sha256
from tracker.store.copies.encryption import Key, Locked, is_encrypted, opened
from tracker.store.copies.manifest import manifest_at
from tracker.store.file.database import check_schema, damaged


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was found good.

    sha256: of the file's bytes; counts: rows of each table; live_entries: entries that hold, without older versions;
    proved: whether the manifest beside it says the same; encrypted: whether it is an age file; opened: whether its
    content was read. If not, the counts are the manifest's; foreign: triggers and views that another program made;
    identity: of the journal that it is a copy of, None where an older tracker made it; name: the person's in it.
    """

    path: Path
    sha256: str
    counts: Mapping[str, int]
    live_entries: int
    proved: bool
    encrypted: bool = False
    opened: bool = True
    foreign: tuple[str, ...] = ()
    identity: str | None = None
    name: str = ""


def backup_of(
    path: Path, digest: str, held: Held, *, proved: bool, encrypted: bool = False, opened: bool = True
) -> Backup:
    """A backup that holds ``held``. digest: the SHA-256 of its bytes."""
    found = Backup(path, digest, held.counts, held.live_entries, proved, encrypted, opened, identity=held.identity)
    return replace(found, foreign=held.foreign, name=held.name)


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
    sealed = _is_encrypted(path)
    if sealed and key is None:
        raise Locked(
            f"{path} is encrypted, and there is no key to open it.",
            "At a terminal its passphrase is asked for; --identity FILE names a key file.",
        )
    with _reading(path):
        expected = _read_manifest(path)
        digest = _digest(path, expected)
    if not sealed or key is None:
        with _reading(path):
            found = _examined(path, path, digest, expected)
        yield found, path
        return
    with opened(path, key, private or path.parent) as plain:
        try:
            with _reading(path):
                found = _examined(path, plain, digest, expected)
        except JournalProblem as error:  # name the file that the person knows
            raise type(error)(error.message.replace(str(plain), str(path)), error.hint) from None
        yield found, plain


def _examined(path: Path, plain: Path, digest: str, expected: dict[str, Any] | None) -> Backup:
    """The backup at ``path``; its content is read from ``plain``. expected: what its manifest says, if it has one."""
    check_schema(plain)
    held = check_whole(plain)
    if expected is not None:
        said = expected.get("counts")
        # A manifest of an older tracker counts fewer tables.
        same = isinstance(said, dict) and "entries" in said and said.items() <= dict(held.counts).items()
        if not same or expected.get("journal", held.identity) != held.identity:
            raise damaged(path, "it does not hold what its manifest says")
    return backup_of(path, digest, held, proved=expected is not None, encrypted=plain != path)


def _closed(path: Path) -> Backup:
    """An encrypted backup. Its bytes are the ones that were written; its content was not looked at."""
    with _reading(path):
        expected = _read_manifest(path)
        if expected is None:
            raise Locked(
                f"{path} is encrypted and has no manifest beside it, so only its key can prove it.",
                "At a terminal its passphrase is asked for; --identity FILE names a key file.",
            )
        digest = _digest(path, expected)
        counts, live, identity = (expected.get(key) for key in ("counts", "live_entries", "journal"))
        if not isinstance(counts, dict) or not isinstance(live, int) or not isinstance(identity, str | None):
            raise _unreadable(path)
        held = Held(counts, live, identity, "", ())
        return backup_of(path, digest, held, proved=True, encrypted=True, opened=False)


def _is_encrypted(path: Path) -> bool:
    with _reading(path):
        return is_encrypted(path)


def _digest(path: Path, expected: dict[str, Any] | None) -> str:
    """The SHA-256 of the bytes; empty for what is no file. Raises JournalDamaged when it is not the manifest's."""
    if not path.is_file():
        return ""
    digest = sha256(path)
    if expected is not None and digest != expected.get("sha256"):
        raise JournalDamaged(
            f"{path} is not the file that was written: its SHA-256 is not the one in {manifest_of(path).name}.",
            "Keep it, but use another backup.",
        )
    return digest


def _read_manifest(path: Path) -> dict[str, Any] | None:
    place = manifest_of(path)
    if not place.is_file():
        return None
    found = manifest_at(place)
    if not found:
        raise _unreadable(path)
    return found


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
