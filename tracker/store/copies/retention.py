"""Which backups are kept: 7 daily, 4 weekly, 12 monthly, and all of today's.

The newest backup is kept of each of the last 7 days, 4 weeks and 12 months that have one. Only files named like
backups of this journal are touched. Plain and encrypted backups are counted separately: a lost passphrase must not
cost the plain ones. (This module imports only Python's own modules, because a start may look when the last backup
was.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

_KEPT: Final[tuple[tuple[int, Callable[[date], Hashable]], ...]] = (
    (7, lambda day: day),
    (4, lambda day: day.isocalendar()[:2]),
    (12, lambda day: (day.year, day.month)),
)


@dataclass(frozen=True, slots=True)
class Made:
    """A file named like a backup. at: the local time in its name; number: among those of the same second."""

    at: datetime
    number: int
    path: Path

    @property
    def encrypted(self) -> bool:
        return self.path.suffix == ".age"


def name_of_backup(journal: Path) -> re.Pattern[str]:
    """What the names of the backups of ``journal`` look like. Groups: the moment, the number."""
    moment, number = "([0-9]{8}-[0-9]{6})", "(?:-([0-9]{1,4}))?"
    return re.compile(rf"{re.escape(journal.stem)}(?:-[0-9a-f]{{6}})?-{moment}{number}\.db(?:\.age)?")


def backups_in(folder: Path, journal: Path) -> list[Made]:
    """The backups of ``journal`` in ``folder`` by their names, the oldest first, without links.

    Some may be of another journal with the same name; then six letters of an identity are in the later names.
    """
    pattern = name_of_backup(journal)
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            named = pattern.fullmatch(path.name)
            if named is None or path.is_symlink() or not path.is_file():
                continue
            with suppress(ValueError):  # 20261340-990000
                found.append(Made(datetime.strptime(named[1], "%Y%m%d-%H%M%S"), int(named[2] or 1), path))  # noqa: DTZ007
    return sorted(found, key=lambda one: (one.at, one.number, one.path.name))


def surplus(found: Sequence[Made], today: date) -> list[Made]:
    """The backups of ``found`` that need not be kept. found: the oldest first.

    What is dated ahead was made while a clock was wrong. It stays, and takes the place of no other one.
    """
    spared: set[Path] = set()
    for encrypted in (False, True):
        newest_first = [one for one in reversed(found) if one.encrypted == encrypted and one.at.date() <= today]
        for most, period in _KEPT:
            newest: dict[Hashable, Path] = {}
            for one in newest_first:
                newest.setdefault(period(one.at.date()), one.path)
            spared.update(list(newest.values())[:most])
    return [one for one in found if one.path not in spared and one.at.date() < today]


def rotate(folder: Path, journal: Path, *, today: date, newest: Path, is_ours: Callable[[Path], bool]) -> list[Path]:
    """Remove the backups of ``journal`` in ``folder`` that need not be kept. Returns the removed ones.

    newest: the backup just made and verified; it stays, with any name. A file that cannot be removed stays too.
    is_ours: whether a file is surely a backup of this journal; no other is counted or removed.
    """
    removed = []
    for one in surplus([one for one in backups_in(folder, journal) if is_ours(one.path)], today):
        if one.path == newest:
            continue
        with suppress(OSError):
            one.path.unlink()
            removed.append(one.path)
            one.path.with_name(one.path.name + ".json").unlink(missing_ok=True)
    return removed
