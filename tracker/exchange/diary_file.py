"""A diary that a phone wrote: its text, and which line is which: its day, its words, its place among equal ones."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Final

from tracker.domain.language.day_words import Now
from tracker.domain.language.diary.diary_lines import DiaryLine, diary_lines
from tracker.errors import BadFile
from tracker.exchange.identity import Identities
from tracker.exchange.programs.text_table import text_of

# No text that somebody typed is as large.
_MOST_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Identified:
    """A line with its uid, which is the same whenever the file is read; earlier: of the same line a year before."""

    line: DiaryLine
    uid: str
    earlier: tuple[str, date] | None = None


def identified(lines: Sequence[DiaryLine]) -> Iterator[Identified]:
    """The lines that have a day, each with its uid. A line without a year has that of the year before too."""
    own, before = Identities(), Identities()
    for line in lines:
        if line.day is None:
            continue
        earlier = None
        if not line.of_a_year:
            day = _year_before(line.day)
            earlier = (before.in_turn(*_parts(day, line.time, line.text)), day)
        yield Identified(line, own.in_turn(*_parts(line.day, line.time, line.text)), earlier)


def new_lines(text: str, now: Now, known: Callable[[Sequence[str]], Set[str]]) -> int:
    """How many lines of a diary are not in the journal. known: those of uids that it has."""
    lines = diary_lines(text, now)
    with_uid = [one.uid for one in identified(lines)]
    there = known(with_uid)
    return len(lines) - sum(uid in there for uid in with_uid)


def text_at(path: Path) -> str:
    """The text of a diary. Raises BadFile for what is none, or cannot be read; waits for nobody."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadFile(f"{path} is not a file.", "Name the text file that the phone writes to.")
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no path"
        raise BadFile(f"{path} cannot be read: {why}.", "Check the name and the folder.") from None
    if len(content) > _MOST_BYTES:
        raise BadFile(f"{path} is larger than {_MOST_BYTES // 1_000_000} MB.", "Give a text file.")
    try:
        return text_of(content)[0]
    except BadFile:
        raise BadFile(f"{path} is not a text file.", "Name the text file that the phone writes to.") from None


def uid_of_part(uid: str, place: int) -> str:
    """The uid of one of the entries of a line: the first has that of the line."""
    return uid if place == 0 else Identities().in_turn("diary", uid, str(place))


def _parts(day: date, at: time | None, text: str) -> tuple[str, ...]:
    return "diary", day.isoformat(), "" if at is None else at.isoformat("minutes"), " ".join(text.lower().split())


def _year_before(day: date) -> date:
    last_of_february = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - (4 if last_of_february else 1))
