"""What encrypts and opens a backup: a hidden passphrase, age recipients, an identity file."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path

import typer

from tracker.cli.terminal.input import at_terminal
from tracker.errors import JournalMissing, TrackerError, Unreadable
from tracker.store.copies.encryption import (
    Identity,
    Key,
    Lock,
    Passphrase,
    Recipients,
    check_installed,
    is_encrypted,
    wants_passphrase,
)


def lock_for(*, encrypt: bool, recipients: Sequence[str]) -> Lock | None:
    """What to encrypt a backup with; None for no encryption. Asks twice for a passphrase."""
    if recipients:
        return Recipients(tuple(recipients))
    if not encrypt:
        return None
    if not at_terminal():
        raise Unreadable(
            "A passphrase is typed at a terminal, never on the command line.",
            "Without one, encrypt to an age key: tracker backup --recipient age1...",
        )
    check_installed()
    text = _typed("Passphrase (it is not shown; nothing opens the backup without it)")
    if not text:
        raise TrackerError("An empty passphrase protects nothing. No backup was made.", "Type a few words.")
    if _typed("The same again") != text:
        raise TrackerError("The two passphrases differ. No backup was made.", "Type the command again.")
    return Passphrase(text)


def key_for(file: Path, identity: Path | None, *, needed: bool) -> Key | None:
    """What opens ``file``. None if it needs no passphrase, or if there is no terminal to ask at.

    needed: without it, an empty passphrase also gives None. Raises JournalMissing when there is no such file.
    """
    if not os.path.lexists(file):
        raise JournalMissing(f"There is no file {file}.", "Check its name. Where the backups are: tracker where")
    if identity is not None:
        return Identity(tuple(_lines(identity)))
    try:
        locked = is_encrypted(file) and wants_passphrase(file)
    except OSError:
        return None  # the store will say what is wrong
    if not locked or not at_terminal():
        return None
    check_installed()
    text = _typed(f"Passphrase of {file.name}" + ("" if needed else " (Enter: check its bytes only)"))
    return Passphrase(text) if text or needed else None


def _typed(prompt: str) -> str:
    """A line that is not shown while it is typed. Raises TrackerError if it is not text, or would be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            # It turns the echo off before it asks: who types at once is not seen.
            text = getpass.getpass(f"{prompt}: ", stream=sys.stderr)
        text.encode()
    except EOFError:
        raise typer.Abort from None
    except getpass.GetPassWarning:
        raise TrackerError("This terminal would show the passphrase.", "Use another one, or an age key.") from None
    except UnicodeError:
        raise TrackerError("The passphrase is not text in UTF-8.", "Type it again.") from None
    return text


def _lines(identity: Path) -> list[str]:
    try:
        return identity.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise TrackerError(f"{identity} is not an identity file.", "age-keygen -o KEYFILE makes one.") from None
    except OSError as error:
        raise TrackerError(
            f"{identity} cannot be read: {error.strerror}.", "Check the name and the folder."
        ) from None
