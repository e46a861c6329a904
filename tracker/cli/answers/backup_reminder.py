"""A reminder on stderr when the last backup is old: only at a terminal, at most once a day.

It remembers one line in a file beside the journal, ``journal.db.reminder``: the day on which to look again, the day
of the last backup, in any folder, and whether backups that make themselves were offered. So on most days it reads
only this line. When the file is lost, the folder of backups and the history of the journal give the same days.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.input import at_terminal
from tracker.store.file.own_file import read_own, write_own

if TYPE_CHECKING:
    from tracker.store.journal import Journal

_OLD: Final = timedelta(days=30)
_OFFERED: Final = "offered"


def reminder(ours: Context, journal: Journal) -> Iterator[str]:
    """A sentence if the last backup, or a journal without a backup, is more than 30 days old."""
    if not at_terminal() or ours.setting("backup").value != "off":
        return
    look_again, last, offered = _remembered(ours)
    # A day far ahead was written while the clock was wrong: ignore it.
    if look_again is not None and ours.today < look_again <= ours.today + 2 * _OLD:
        return
    last = max((day for day in (last, _newest(ours)) if day is not None and day <= ours.today), default=None)
    since = last or journal.started() or ours.today
    old = ours.today - since > _OLD
    offers = old and not offered and ours.setting("backup").source == "default"
    again = ours.today + timedelta(days=1) if old else since + _OLD + timedelta(days=1)
    if _remember(ours, again, last, offered=offered or offers) and old:
        days = (ours.today - since).days
        said = f"Last backup {days} days ago" if last else "No backup yet"
        yield output.addressed(f"{said}: tracker backup")
        if offers:
            yield output.addressed("To have one made every week by itself: tracker config backup weekly")


def backed_up(ours: Context) -> None:
    """Remember that a backup was made today, in any folder."""
    _remember(ours, ours.today + _OLD + timedelta(days=1), ours.today, offered=_remembered(ours)[2])


def _newest(ours: Context) -> date | None:
    from tracker.store.copies.whose import identity_in, own_backups

    found = own_backups(ours.backups, ours.path, identity_in(ours.path))
    return max((one.at.date() for one in found if one.at.date() <= ours.today), default=None)


def _place(ours: Context) -> Path:
    return ours.path.with_name(ours.path.name + ".reminder")


def _remembered(ours: Context) -> tuple[date | None, date | None, bool]:
    try:
        look_again, last, *more = read_own(_place(ours)).split()
        return date.fromisoformat(look_again), None if last == "-" else date.fromisoformat(last), more == [_OFFERED]
    except (OSError, ValueError):
        return None, None, False


def _remember(ours: Context, look_again: date, last: date | None, *, offered: bool) -> bool:
    """Write the line; return whether it worked. If not, there is no reminder: it would come at every entry."""
    line = f"{look_again.isoformat()} {last.isoformat() if last else '-'}{f' {_OFFERED}' if offered else ''}\n"
    with suppress(OSError):
        write_own(_place(ours), line)
        return True
    return False
