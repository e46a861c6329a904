"""What a file of another program says, before it is decided what becomes of it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, Literal, NamedTuple

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.printable import on_one_line

Kind = Literal["score", "dose", "mark", "yes", "note", "lab", "left out"]


class Scale(NamedTuple):
    """The lowest and the highest value of a scale on which high is bad, unless it is turned."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"{self.low}-{self.high}"


OURS: Final = Scale(0, 10)


@dataclass(frozen=True, slots=True)
class Said:
    """One entry as the file says it.

    where: "row 5"; number: a score, or the amount of a dose with its unit; text: the value as it was written; state:
    of a dose or a score; low, high, comparator: of a blood test; offset: minutes east of UTC, as written.
    """

    where: str
    day: date
    time: time | None = None
    number: float | None = None
    text: str = ""
    note: str = ""
    unit: str | None = None
    route: str | None = None
    site: str | None = None
    side: str | None = None
    skipped: bool = False
    comparator: str | None = None
    low: float | None = None
    high: float | None = None
    laboratory: str = ""
    offset: int | None = None
    scale: Scale | None = None


@dataclass(slots=True)
class Group:
    """All entries of one column, or under one name.

    name: as in the file; kind: what its entries are; words: the name without a place, a time or a scale; scale: of
    the format or the heading, None when nobody says it; better: whether a high value is good, None when nobody says
    it; why: why it is left out, or what is to be said about it.
    """

    name: str
    kind: Kind
    words: str = ""
    scale: Scale | None = None
    better: bool | None = None
    why: str = ""
    said: list[Said] = field(default_factory=list)
    site: str | None = None
    side: str | None = None
    # Whether a note needs the name before its text.
    labelled: bool = False
    # Of what is left out: how many there are.
    counted: int = 0
    # Whose table it is from, where the tables of several are in one file.
    program: str = ""

    def __post_init__(self) -> None:
        self.words = self.words or self.name


def quoted(text: str) -> str:
    """A text as a person types it in a shell."""
    text = on_one_line(text)
    return shlex.quote(text) if set(text) & set('"$`\\!') else f'"{text}"'


def at_name(where: str, name: str) -> str:
    """The place of a cell, by the place of its entry and its name: ``row 5, column Tingling``."""
    last = where.rpartition(", ")[2]
    if last.startswith("row "):
        return f"{where}, column {name}"
    # Where the days run across, the names stand in the first column.
    return f"{where}, row {name}" if last.startswith("column ") else where


class Question(NamedTuple):
    """What has to be asked, and the options that answer it."""

    text: str
    options: Sequence[str]


class Fault(NamedTuple):
    """What cannot be read, and where: "row 5, column Tingling"."""

    where: str
    why: str


@dataclass(slots=True)
class Found:
    """What is in a file.

    program: its name in identities, which never changes; label: its name for people; remarks: sentences on how it was
    read; dated: whether its days are certain, which they are not while their order is asked about;
    order: of its dates, where one fits all; sheets: the names of a workbook's; names: some that the file has, also
    where none of their rows is an entry.
    """

    program: str
    label: str
    groups: dict[str, Group] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    dated: bool = True
    order: Order | None = None
    sheets: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def group(self, name: str, kind: Kind, **more: object) -> Group:
        """The group of that name; a new one the first time. One name may be of several kinds."""
        key = f"{kind} {name}"
        if key not in self.groups:
            self.groups[key] = Group(name, kind, **more)  # type: ignore[arg-type]
        return self.groups[key]

    def left_out(self, name: str, why: str, count: int = 1) -> None:
        """Count what is left out under a name."""
        group = self.group(name, "left out", why=why)
        group.counted += count

    def fault(self, where: str, why: str) -> None:
        """Note what cannot be read."""
        self.faults.append(Fault(where, why))
