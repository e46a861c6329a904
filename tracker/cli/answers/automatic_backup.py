"""A backup that makes itself after an entry, when ``config backup`` says how often and the last one is older.

The answer is printed before it begins, and whatever happens to it changes neither the answer nor the exit code: the
entry is saved.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Final

from tracker.cli.answers import backup_reminder
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.quoted import quoted
from tracker.errors import TrackerError

_SAVED: Final = "What you typed is saved."
_EVERY: Final = {"daily": timedelta(days=1), "weekly": timedelta(days=7), "monthly": timedelta(days=30)}


def back_up_when_due(ours: Context) -> None:
    """Make a backup in each place whose last one is older than the settings allow, and say so in a line.

    What is in the way of one is said once a day: a stick that is not there would be named at every entry.
    """
    how_often = ours.setting("backup").value
    try:
        done, troubles = _backed_up(ours, _EVERY[how_often])
        if troubles and backup_reminder.trouble_is_new(ours):
            done += troubles
        said = " ".join(done)
    except KeyboardInterrupt:
        said = "Stopped; what you typed is saved."
    except Exception as error:  # nothing may deny what is saved
        said = f"This is a bug ({type(error).__name__}); please report it. {_SAVED}"
    if said:
        ours.tell(f"{how_often.capitalize()} backup: {said}")


def _backed_up(ours: Context, every: timedelta) -> tuple[list[str], list[str]]:
    """What was done, and what was in the way, in sentences; nothing when nothing was due."""
    from tracker.store.copies.whose import identity_in, only_encrypted

    identity = identity_in(ours.path)
    second = ours.setting("backup-to").value
    done, troubles = [], []
    for folder in (ours.backups, *([Path(second)] if second else [])):
        try:
            if not _due(ours, folder, identity, every):
                continue
            if folder != ours.backups and not folder.is_dir():
                # It may be a stick: nothing is made where it is not.
                troubles.append(f"{folder} is not there, so none was put there.")
                continue
            if folder != ours.backups and only_encrypted(folder, ours.backups, ours.path, identity):
                troubles.append(_not_in_plain(folder))
                continue
            made = _made(ours, folder)
        except (TrackerError, OSError) as error:
            troubles.append(_in_the_way(ours, folder, error))
        else:
            done.append(f"{made.name} in {folder.name if folder == ours.backups else folder}.")
    if done:
        backup_reminder.backed_up(ours)
    return done, list(dict.fromkeys(troubles))


def _in_the_way(ours: Context, folder: Path, error: TrackerError | OSError) -> str:
    """Why there is none. The advice is not the error's: to type the command again would write the entry twice."""
    why = error.message if isinstance(error, TrackerError) else f"{folder}: {error.strerror}."
    to = "" if folder == ours.backups else f" --to {quoted(str(folder))}"
    return output.addressed(f"{why.removesuffix(' Nothing was changed.')} {_SAVED} To try again: tracker backup{to}")


def _not_in_plain(folder: Path) -> str:
    to = f"--to {quoted(str(folder))}"
    return output.addressed(
        f"None was put in {folder}: your backups are encrypted, and this one would not be. To put one there: "
        f"tracker backup --encrypt {to}   To have plain ones there from now on: tracker backup {to}"
    )


def _due(ours: Context, folder: Path, identity: str | None, every: timedelta) -> bool:
    from tracker.store.copies.retention import backups_in
    from tracker.store.copies.whose import is_of_another

    for one in reversed(backups_in(folder, ours.path)):
        # What is dated ahead was made while the clock was wrong.
        if one.at.date() <= ours.today and not is_of_another(one.path, identity):
            return ours.today - one.at.date() >= every
    return True


def _made(ours: Context, folder: Path) -> Path:
    from tracker.store.copies.backup import back_up
    from tracker.store.copies.retention import rotate
    from tracker.store.copies.whose import surely_of

    made = back_up(ours.path, folder, at=ours.now)
    rotate(folder, ours.path, today=ours.today, newest=made.path, is_ours=surely_of(made.identity))
    return made.path
