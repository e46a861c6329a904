"""Encrypted backups: files in the age format, which the standard ``age`` program also opens.

The person types a passphrase. With recipients (``age1...``), an unattended program can encrypt what it cannot read
itself. pyrage does the work. It is an extra, so it is imported only when needed.

During this, the plain bytes are in memory and in a file that only its owner can read. This file is in the folder of
the journal, which holds the plain bytes anyway. It is removed at the end, also after a failure. The folder of an
encrypted backup never holds it. A killed program can leave one behind, .copy-*.part beside the journal;
``tracker check`` points it out. The manifest is not encrypted: it says when the backup was made, how many rows it
has, and the digest of the encrypted bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tracker.errors import JournalDamaged, JournalProblem, TrackerError
from tracker.store.copies.copying import file_errors, new_file
from tracker.store.file.folders import make_folder, refuse_without_room

ENDING: Final = ".age"
_HEADER: Final = b"age-encryption.org/v1\n"
_HEADER_BYTES: Final = 200
_TOO_MUCH_WORK: Final = "xcessive work"
_TRIES: Final = 5


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase encrypts and decrypts. No text made of this object shows it."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Recipients:
    """Public keys, ``age1...``: they encrypt and cannot decrypt."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """The lines of an identity file, as age-keygen writes it. They decrypt what was encrypted to their recipients."""

    lines: tuple[str, ...] = field(repr=False)


Lock = Passphrase | Recipients
Key = Passphrase | Identity


class Locked(TrackerError):
    """An encrypted file was not opened: there was no key, or the wrong one."""

    code = "locked"


def _pyrage() -> Any:
    try:
        import pyrage  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        raise TrackerError(
            "Encryption needs a package that is not installed.", 'Install it: pip install "b12-tracker[encrypt]"'
        ) from None
    return pyrage


def check_installed() -> None:
    """Raise TrackerError unless files can be encrypted and opened here. Call it before asking for a passphrase."""
    _pyrage()


def check_lock(lock: Lock) -> None:
    """Raise TrackerError unless a file can be encrypted to ``lock``. Call it before anything is written."""
    age = _pyrage()
    if isinstance(lock, Recipients):
        for key in lock.keys:
            try:
                age.x25519.Recipient.from_str(key)
            except (age.RecipientError, UnicodeEncodeError):
                raise TrackerError(
                    f'"{key}" is not an age recipient.',
                    "A recipient begins with age1; age-keygen -y KEYFILE prints it.",
                ) from None


def encrypted(content: bytes, lock: Lock) -> bytes:
    """``content`` as the bytes of an age file."""
    age = _pyrage()
    if isinstance(lock, Passphrase):
        return bytes(age.passphrase.encrypt(content, lock.text))
    return bytes(age.encrypt(content, [age.x25519.Recipient.from_str(key) for key in lock.keys]))


def decrypted(path: Path, key: Key) -> bytes:
    """The content of the age file at ``path``. Raises Locked when ``key`` does not open it."""
    age = _pyrage()
    content = path.read_bytes()
    for left in reversed(range(_TRIES)):
        try:
            if isinstance(key, Passphrase):
                return bytes(age.passphrase.decrypt(content, key.text))
            return bytes(age.decrypt(content, _identities(age, key)))
        except age.DecryptError as error:
            # The work that a passphrase may need is measured each time. On a busy computer the result is too low.
            if _TOO_MUCH_WORK not in str(error):
                break
            if not left:
                raise Locked(
                    f"{path} was locked by a computer so much faster than this one is now that it is not tried here.",
                    "Close what else is running and try again, or open it with: age --decrypt",
                ) from None
    what = "passphrase" if isinstance(key, Passphrase) else "identity"
    raise Locked(
        f"{path} does not open: the {what} is not the right one, or the file is damaged.",
        f"Try another {what}. To check its bytes alone: tracker backup --verify FILE",
    )


def _identities(age: Any, key: Identity) -> list[Any]:
    found = []
    for line in key.lines:
        if line.strip() and not line.startswith("#"):
            try:
                found.append(age.x25519.Identity.from_str(line.strip()))
            except age.IdentityError:
                raise Locked(
                    "The identity file holds a line that is no age identity.",
                    "It should hold lines that begin with AGE-SECRET-KEY-1, as age-keygen writes them.",
                ) from None
    if not found:
        raise Locked("The identity file holds no identity.", "age-keygen -o KEYFILE makes one.")
    return found


def is_encrypted(path: Path) -> bool:
    """Whether the file at ``path`` is an age file."""
    return _beginning(path).startswith(_HEADER)


def wants_passphrase(path: Path) -> bool:
    """Whether the age file at ``path`` is encrypted with a passphrase, not to recipients."""
    return _beginning(path).startswith(_HEADER + b"-> scrypt ")


def _beginning(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES)


@contextmanager
def opened(path: Path, key: Key, private: Path) -> Iterator[Path]:
    """The content of the age file at ``path``, as a file in the folder ``private`` that is removed afterwards.

    Raises Locked, or JournalDamaged when there is no journal in it.
    """
    content = decrypted(path, key)
    if not content.startswith(b"SQLite format 3\0"):
        raise JournalDamaged(f"{path} was opened, but what is in it is not a journal.", "Use another backup.")
    with file_errors(private):
        make_folder(private)
        refuse_without_room(private, len(content))
        plain = new_file(private)
    try:
        with file_errors(private):
            plain.write_bytes(content)
        yield plain
    except BaseException:
        with suppress(OSError):
            plain.unlink(missing_ok=True)
        raise
    try:
        plain.unlink(missing_ok=True)
    except OSError as error:
        raise JournalProblem(
            f"It was done, but {plain}, which holds what was decrypted, could not be removed: {error.strerror}.",
            "Remove that file yourself.",
        ) from None
