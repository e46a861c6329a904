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
from tracker.errors import TrackerError

_EVERY: Final = {"daily": timedelta(days=1), "weekly": timedelta(days=7), "monthly": timedelta(days=30)}


def back_up_when_due(ours: Context) -> None:
    """Make a backup in each place whose last one is older than the settings allow, and say so in a line."""
    how_often = ours.setting("backup").value
    try:
        said = _backed_up(ours, _EVERY[how_often])
    except KeyboardInterrupt:
        said = "Stopped; what you typed is saved."
    except (TrackerError, OSError) as error:
        reason = f"{error.message} {error.hint}" if isinstance(error, TrackerError) else str(error.strerror)
        said = f"{reason} What you typed is saved."
    except Exception as error:  # nothing may deny what is saved
        said = f"This is a bug ({type(error).__name__}); please report it. What you typed is saved."
    if said:
        ours.tell(output.addressed(f"{how_often.capitalize()} backup: {said}"))


def _backed_up(ours: Context, every: timedelta) -> str:
    """What was done, in a sentence; empty when nothing was due."""
    from tracker.store.copies.whose import identity_in

    identity = identity_in(ours.path)
    second = ours.setting("backup-to").value
    folders = [ours.backups, *([Path(second)] if second else [])]
    due = [folder for folder in folders if _due(ours, folder, identity, every)]
    if not due:
        return ""
    made, missing = [], []
    for folder in due:
        if folder != ours.backups and not folder.is_dir():
            missing.append(folder)  # it may be a stick: nothing is made where it is not
        else:
            made.append(_made(ours, folder))
    if made:
        backup_reminder.backed_up(ours)
    said = [f"{one.name} in {one.parent.name if one.parent == ours.backups else one.parent}." for one in made]
    return " ".join([*said, *(f"{one} is not there, so none was put there." for one in missing)])


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
