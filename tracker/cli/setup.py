"""``tracker profile`` and ``tracker where``: whose journal it is, and where it lives."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.cli import output
from tracker.cli.context import Context
from tracker.domain import phrase
from tracker.domain.records import Profile
from tracker.domain.when import parse_day
from tracker.errors import TrackerError, Unreadable

if TYPE_CHECKING:
    from tracker.store.retention import Made


def profile(ours: Context, field: str | None, value: Sequence[str]) -> None:
    """Show the profile, or set one field of it."""
    if field is None:
        _say(ours, ours.journal().profile() if os.path.lexists(ours.path) else Profile())
        return
    if field not in ("name", "born") or not value:
        raise Unreadable(
            f"The profile has a name and a day of birth{'' if value else '; one of them needs a value'}.",
            'Write: tracker profile name "Sam Example", or tracker profile born 1968-04-12',
        )
    text = " ".join(value).strip()
    given = "" if text == "-" else text
    changed = {"name": given} if field == "name" else {"born": parse_day(given, today=ours.today) if given else None}
    journal = ours.journal_to_write()
    before = journal.profile()
    result = replace(before, **changed)
    journal.set_profile(result)
    _say(ours, result)
    was = before.name if field == "name" else before.born.isoformat() if before.born else ""
    if result != before and not ours.json:
        output.tell(f"Wrong? tracker profile {field} {shlex.quote(was) if was else '-'}")


def _say(ours: Context, profile: Profile) -> None:
    if ours.json:
        born = profile.born.isoformat() if profile.born else None
        output.as_json("profile", {"name": profile.name or None, "born": born})
        return
    born = phrase.day_spoken(profile.born).split(" ", 1)[1] if profile.born else "not set"
    output.lines([f"Name  {profile.name or 'not set'}", f"Born  {born}"])


def where(ours: Context) -> None:
    """Say where the journal and its backups are."""
    from tracker.store.retention import backups_in

    path, folder = ours.path, ours.backups
    count = size = None
    problem = ""
    if os.path.lexists(path):
        try:
            span = ours.journal().span()
            count, size = (span[2] if span else 0), path.stat().st_size
        except TrackerError as error:
            problem = error.message
    made = backups_in(folder, path)
    if ours.json:
        output.as_json(
            "where",
            {
                "journal": str(path),
                "entries": count,
                "bytes": size,
                "problem": problem or None,
                "backups": str(folder),
                "newest_backup": made[-1].path.name if made else None,
                "last_backup": made[-1].at.isoformat() if made else None,
            },
        )
        return
    state = problem or ("not started yet" if count is None else f"{phrase.counted(count, 'entry')}, {size:,} bytes")
    output.lines(
        [
            f"Journal  {path}",
            *output.wrapped("         ", state),
            f"Backups  {folder}",
            *output.wrapped("         ", _last(made, ours)),
            f"Program  tracker {__version__}",
        ]
    )


def _last(made: Sequence[Made], ours: Context) -> str:
    """When the last backup was, and how many there are."""
    if not made:
        return "none yet: tracker backup"
    ago = phrase.days_ago(made[-1].at.date(), ours.today)
    return f"{phrase.counted(len(made), 'backup')}, the last one {ago}: {made[-1].path.name}"
