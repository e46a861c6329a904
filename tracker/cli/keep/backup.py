"""``tracker backup``, ``tracker backup --verify`` and ``tracker restore``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typer

from tracker.cli.answers import backup_reminder
from tracker.cli.answers.answer import Answer, Lines, Part
from tracker.cli.context import Context
from tracker.cli.keep.brought_file import another_to_name, refuse_other_file
from tracker.cli.terminal import output, passphrase
from tracker.domain.model.printable import on_one_line
from tracker.domain.wording.numbers import counted
from tracker.errors import NothingFound, TrackerError, Unreadable
from tracker.store.copies import backup as backups
from tracker.store.copies import verify as verifying
from tracker.store.copies.retention import backups_in, rotate
from tracker.store.copies.verify import Backup
from tracker.store.copies.whose import identity_in, surely_of


def backup(
    ours: Context, to: Path | None, *, encrypt: bool, recipients: Sequence[str], identity: Path | None
) -> Answer:
    """Make a backup. In the journal's own folder of backups, remove old ones that need not be kept."""
    if identity is not None:
        raise Unreadable("--identity opens a backup; it does not make one.", "To encrypt one: --recipient age1...")
    lock = passphrase.lock_for(encrypt=encrypt, recipients=recipients)
    made = backups.back_up(ours.path, to or ours.backups, at=ours.now, lock=lock)
    removed = (
        rotate(ours.backups, ours.path, today=ours.today, newest=made.path, is_ours=surely_of(made.identity))
        if to is None
        else []
    )
    backup_reminder.backed_up(ours)
    names = [one.name for one in removed]
    return Answer("backup", lambda: {**_backup_json(made), "removed": names}, _backed_up(made, names))


def _backed_up(made: Backup, removed: Sequence[str]) -> Iterator[Part]:
    yield Lines([f"Backed up {_entries(made)} to {made.path}"])
    if made.opened:
        yield Lines(["Read back and checked: it is whole."])
    else:
        yield (
            "The copy was checked before it was encrypted, and its bytes were read back. Only its identity file "
            "opens it: try that once with " + output.addressed("tracker backup --verify FILE --identity KEYFILE")
        )
    if removed:
        kept = "7 daily, 4 weekly and 12 monthly are kept"
        yield f"Removed {counted(len(removed), 'older backup')} ({kept}): {', '.join(removed)}"


def verify(
    ours: Context, file: Path | None, folder: Path | None, *, everything: bool, encrypt: bool, identity: Path | None
) -> Answer:
    """Check one backup, or all backups of this journal in the folder."""
    if encrypt:
        raise Unreadable("--encrypt and --recipient are for making a backup.", "Leave them out to check one.")
    if file is not None and everything:
        raise Unreadable("--verify and --verify-all exclude one another.", "Leave one of them out.")
    if file is None:
        return _verify_all(ours, folder or ours.backups, identity)
    if folder is not None:
        raise Unreadable("--to and --verify exclude one another.", "Leave one of them out.")
    refuse_other_file(file, "backup --verify")
    with another_to_name(file, "backup --verify"):
        found = _verified(ours, file, identity, ask=True)
    same = _of_this_journal(ours, found)
    content = {**_backup_json(found), "removed": []}
    return Answer("backup", lambda: content, [_verdict(found), *_said_whose(found, same)])


def _verify_all(ours: Context, folder: Path, identity: Path | None) -> Answer:
    """Check each backup of this journal in ``folder``. The answer's problem names the bad ones."""
    paths = [one.path for one in backups_in(folder, ours.path)]
    if not paths:
        raise NothingFound(f"There is no backup of this journal in {folder}.", "To make one: tracker backup")
    verdicts: list[Part] = []
    answers: list[dict[str, Any]] = []
    bad: list[str] = []
    for path in paths:
        try:
            found = _verified(ours, path, identity, ask=False)
            verdicts += [_verdict(found), *_said_whose(found, _of_this_journal(ours, found))]
            problem = None
        except TrackerError as error:
            problem = error.message
            verdicts.append(f"{path.name} is NOT whole: {problem}")
            bad.append(path.name)
        answers.append({"file": str(path), "whole": problem is None, "problem": problem})
    content = {"folder": str(folder), "backups": answers}
    return Answer("backup", lambda: content, verdicts, problem=_unreliable(bad, len(paths)) if bad else None)


def _unreliable(bad: Sequence[str], among: int) -> TrackerError:
    return TrackerError(
        f"{counted(len(bad), 'backup')} of {among} cannot be relied on: {', '.join(bad)}",
        "Make a new one: tracker backup",
    )


def _verified(ours: Context, file: Path, identity: Path | None, *, ask: bool) -> Backup:
    key = passphrase.key_for(file, identity, needed=False) if ask or identity is not None else None
    return verifying.verify(file, key=key, private=ours.path.parent)


def _of_this_journal(ours: Context, found: Backup) -> bool | None:
    """Whether a backup is of this journal; None where one of them does not say."""
    here = identity_in(ours.path)
    return None if here is None or found.identity is None else here == found.identity


def _said_whose(found: Backup, same: bool | None) -> Iterator[str]:
    """What to say of a backup that is not of this journal, or may not be."""
    if same is False:
        whose = f", that of {on_one_line(found.name)}" if found.name else ""
        yield f"{found.path.name} is a backup of another journal{whose}, not of this one."
    elif same is None and found.identity is None:
        yield f"{found.path.name} was made by an older version: it does not say which journal it is of."


def _verdict(found: Backup) -> Lines:
    if not found.opened:
        said = [
            f"{found.path} is encrypted; its bytes are the very ones that were written.",
            f"What is in it was not looked at. By its manifest: {_entries(found)}.",
        ]
    elif found.proved:
        said = [f"{found.path} is whole: {_entries(found)}, the very bytes that were written."]
    else:
        said = [
            f"{found.path} is whole: {_entries(found)}.",
            "It has no manifest beside it, so that a change of its bytes cannot be ruled out.",
        ]
    return Lines(said)


def _backup_json(found: Backup) -> dict[str, Any]:
    return {
        "file": str(found.path),
        "entries": found.live_entries,
        "sha256": found.sha256,
        "counts": dict(found.counts),
        "manifest": found.proved,
        "encrypted": found.encrypted,
        "opened": found.opened,
    }


def _entries(found: Backup) -> str:
    return counted(found.live_entries, "entry")


def restore(ours: Context, file: Path, identity: Path | None, *, yes: bool) -> Answer:
    """Replace the journal by a backup. Asks first, unless ``yes``."""

    def ask(found: Backup) -> None:
        if found.foreign:
            ours.tell(
                f"In {file} is a {' and a '.join(found.foreign)} that another program made. With a trigger in it, "
                "nothing can be logged."
            )
        same = _of_this_journal(ours, found)
        for said in _said_whose(found, same):
            ours.tell(said)
        if yes:
            return
        if not sys.stdin.isatty():
            if same is False:
                raise Unreadable(f"{file} is of another journal, and nobody is there to be asked.", "Add --yes.")
            raise Unreadable("Restoring replaces the journal, and nobody is there to be asked.", "Add --yes.")
        question = f"Replace {ours.path} by the {_entries(found)} of {file}?"
        output.say_whose()
        if not typer.confirm(on_one_line(question), err=True):
            raise TrackerError("Nothing was restored.", "The journal is as it was.")

    refuse_other_file(file, "restore")
    key = passphrase.key_for(file, identity, needed=True)
    with another_to_name(file, "restore"):
        found, kept = backups.restore(file, ours.path, key=key, agree=ask)
    said = [f"Restored {_entries(found)} from {file}"]
    if kept:
        said.append(f"What was there before is kept in {kept}")
    content = {"entries": found.live_entries, "kept": str(kept) if kept else None}
    return Answer("restore", lambda: content, [Lines(said)], _brought_up_to_date(ours))


def _brought_up_to_date(ours: Context) -> Iterator[str]:
    """Open what was restored: an older one is upgraded now, while the person is here."""
    ours.journal()
    yield from ()
