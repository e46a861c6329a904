"""A reminder on stderr when the last backup is old: only at a terminal, at most once a day.

It remembers one line in a file beside the journal, ``journal.db.reminder``: the day on which to look again, the day
of the last backup, in any folder, whether backups that make themselves were offered, and the day on which it was last
said that one could not be made. So on most days it reads only this line. When the file is lost, the folder of backups
and the history of the journal give the first two.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
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
_TOLD: Final = "told:"


@dataclass(frozen=True, slots=True)
class _Line:
    """What is remembered. look_again, last, told: days, None for never; offered: whether weekly backups were."""

    look_again: date | None = None
    last: date | None = None
    offered: bool = False
    told: date | None = None


def reminder(ours: Context, journal: Journal) -> Iterator[str]:
    """A sentence if the last backup, or a journal without a backup, is more than 30 days old."""
    if not at_terminal() or ours.setting("backup").value != "off":
        return
    before = _remembered(ours)
    # A day far ahead was written while the clock was wrong: ignore it.
    if before.look_again is not None and ours.today < before.look_again <= ours.today + 2 * _OLD:
        return
    days = [day for day in (before.last, _newest(ours)) if day is not None and day <= ours.today]
    last = max(days, default=None)
    since = last or journal.started() or ours.today
    old = ours.today - since > _OLD
    offers = old and not before.offered and ours.setting("backup").source == "default"
    again = ours.today + timedelta(days=1) if old else since + _OLD + timedelta(days=1)
    if _remember(ours, replace(before, look_again=again, last=last, offered=before.offered or offers)) and old:
        ago = (ours.today - since).days
        said = f"Last backup {ago} days ago" if last else "No backup yet"
        yield output.addressed(f"{said}: tracker backup")
        if offers:
            yield output.addressed("To have one made every week by itself: tracker config backup weekly")


def backed_up(ours: Context) -> None:
    """Remember that a backup was made today, in any folder."""
    _remember(ours, replace(_remembered(ours), look_again=ours.today + _OLD + timedelta(days=1), last=ours.today))


def trouble_is_new(ours: Context) -> bool:
    """Whether it was not yet said today that a backup could not be made. From now on it was."""
    before = _remembered(ours)
    if before.told == ours.today:
        return False
    _remember(ours, replace(before, told=ours.today))
    return True


def _newest(ours: Context) -> date | None:
    from tracker.store.copies.whose import identity_in, own_backups

    found = own_backups(ours.backups, ours.path, identity_in(ours.path))
    return max((one.at.date() for one in found if one.at.date() <= ours.today), default=None)


def _place(ours: Context) -> Path:
    return ours.path.with_name(ours.path.name + ".reminder")


def _remembered(ours: Context) -> _Line:
    try:
        look_again, last, *more = read_own(_place(ours)).split()
        told = [word.removeprefix(_TOLD) for word in more if word.startswith(_TOLD)]
        return _Line(
            date.fromisoformat(look_again),
            None if last == "-" else date.fromisoformat(last),
            _OFFERED in more,
            date.fromisoformat(told[0]) if told else None,
        )
    except (OSError, ValueError):
        return _Line()


def _remember(ours: Context, line: _Line) -> bool:
    """Write the line; return whether it worked. If not, there is no reminder: it would come at every entry."""
    words = [
        (line.look_again or ours.today).isoformat(),
        line.last.isoformat() if line.last else "-",
        *([_OFFERED] if line.offered else []),
        *([f"{_TOLD}{line.told.isoformat()}"] if line.told else []),
    ]
    with suppress(OSError):
        write_own(_place(ours), " ".join(words) + "\n")
        return True
    return False
