"""The records of a journal. They are frozen, and refuse values that no journal may hold.

A day is the person's civil day, as they said it; it is never derived from UTC. ``0`` (asked, none),
no record (not asked) and ``state="skipped"`` are three different things.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, Literal

from tracker.domain.model.body_places import EXTENTS, Place, places_of, places_text
from tracker.domain.model.refusals import (
    FIRST_DAY,
    NOTE_LENGTH,
    clean_text,
    refuse_name,
    refuse_number,
    refuse_score,
    refuse_side,
)
from tracker.errors import Invalid

Kind = Literal["symptom", "test", "lab", "dose", "event"]

# More questions are seldom answered in one visit, and more would not be read.
MOST_QUESTIONS: Final = 3
KINDS: Final = ("symptom", "test", "lab", "dose", "event")
COMPARATORS: Final = ("<", "<=", ">=", ">")
EVENT_NAMES: Final = ("fall", "visit", "illness", "away", "note", "red-flag", "question")
ROUTES: Final = (
    "oral",
    "sublingual",
    "buccal",
    "nasal",
    "transdermal",
    "intramuscular",
    "subcutaneous",
    "intravenous",
    "injection",
)
INJECTION_ROUTES: Final = frozenset({"intramuscular", "subcutaneous", "intravenous", "injection"})

# In some place on Earth, the local time is this much later than UTC.
_FURTHEST_EAST: Final = timedelta(hours=14)


def new_uid() -> str:
    """A random identity for one entry: 32 hexadecimal digits."""
    return os.urandom(16).hex()


# Records of a long file have few different names, units and places.
_clean_name = lru_cache(maxsize=1024)(clean_text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """The fields of every record.

    day: the civil day; time: the civil time, or None when none was said; utc_offset: minutes east of UTC at that
    time, or None; recorded_at: when it was written, in UTC to the second, or None when it came from elsewhere and
    this is unknown; id: its number in a journal, or None outside a journal.
    """

    day: date
    time: time | None = None
    utc_offset: int | None = None
    state: str
    note: str = ""
    uid: str = field(default_factory=new_uid)
    recorded_at: datetime | None = None
    id: int | None = None

    def __post_init__(self) -> None:
        if self.day < FIRST_DAY:
            raise Invalid(f"{self.day} is before 1900.", "Check the year.")
        if self.time is not None and (self.time.second or self.time.microsecond or self.time.tzinfo):
            raise Invalid(f"{self.time} is not a time of day to the minute.", "Write one such as 08:00.")
        if self.utc_offset is not None and not -1440 < self.utc_offset < 1440:
            raise Invalid(f"An offset of {self.utc_offset} minutes from UTC does not exist.")
        if self.recorded_at is not None:
            if self.recorded_at.tzinfo is not UTC or self.recorded_at.microsecond:
                raise Invalid("The moment of recording is kept in UTC, to the second.")
            # Nearly every entry has this day or an earlier one, and needs no arithmetic.
            if (
                self.day > self.recorded_at.date()
                and datetime.combine(self.day, time(), UTC) - self.recorded_at > _FURTHEST_EAST
                and not self._may_lie_ahead()
            ):
                raise Invalid(
                    f"{self.day} lies ahead of the moment it was written down.",
                    "Log what has happened; check the date.",
                )
        if len(self.uid) != 32 or self.uid.strip("0123456789abcdef"):
            raise Invalid(f'"{self.uid[:40]}" is not an identity: it takes 32 digits 0-9 a-f.')
        if self.note:
            object.__setattr__(self, "note", clean_text(self.note, "note", longest=NOTE_LENGTH, lines=True))

    def _may_lie_ahead(self) -> bool:
        return False

    def _takes(self, word: str, listed: Sequence[str]) -> bool:
        """Whether this record may hold a word. One that a later program wrote may hold any: it is kept and shown."""
        return word in listed

    def _clean(self, **named: str) -> None:
        """Clean each text field with ``clean_text``; None stays. named: the fields, and their names in messages."""
        for attribute, what in named.items():
            value = getattr(self, attribute)
            if value is not None and (cleaned := _clean_name(value, what)) != value:
                object.__setattr__(self, attribute, cleaned)

    def _refuse_state(self, *allowed: str) -> None:
        if self.state not in allowed:
            raise Invalid(f'"{self.state}" is not a state here.', f"It is one of: {', '.join(allowed)}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Entry):
    """A symptom's score or a home test.

    measure: the key, such as ``leg-weakness``; value: a score 0-10 when unit is ``score``, else a number in ``unit``,
    None when skipped; comparator: ``>=`` for a capped time, else None; extent: how far up the leg or the arm it is
    felt, one of EXTENTS, or None.
    """

    kind: Literal["symptom", "test"] = "symptom"
    measure: str
    value: float | None
    unit: str = "score"
    comparator: str | None = None
    site: str | None = None
    side: str | None = None
    extent: str | None = None
    state: str = "recorded"

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        self._clean(measure="name", unit="unit", site="place")
        refuse_name(self.measure, "name")
        if self.kind not in ("symptom", "test"):
            raise Invalid(f'"{self.kind}" is neither a symptom nor a test.')
        self._refuse_state("recorded", "skipped")
        refuse_side(self.side)
        if self.comparator is not None and self.comparator not in COMPARATORS:
            raise Invalid(f'"{self.comparator}" is not one of {" ".join(COMPARATORS)}.')
        if self.extent is not None and (self.kind != "symptom" or not self._takes(self.extent, EXTENTS)):
            raise Invalid(f'"{self.extent}" is not how far up a symptom is felt.', f"One of: {', '.join(EXTENTS)}.")
        if (self.value is None) != (self.state == "skipped"):
            raise Invalid(f"{self.measure}: a value and skipped exclude one another.", "Say one of the two.")
        if self.value is None:
            return
        if self.unit == "score":
            refuse_score(self.value, self.measure)
        else:
            refuse_number(self.value, self.measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabResult(Entry):
    """One blood test: value, unit and range as the laboratory printed them. Nothing is converted.

    value, unit: both, or both None for a result in words; words: such a result (``positive``), else None; low, high:
    the limits of the printed range, each None if there is none; laboratory: its name.
    """

    analyte: str
    value: float | None = None
    unit: str | None = None
    words: str | None = None
    comparator: str | None = None
    low: float | None = None
    high: float | None = None
    laboratory: str = ""
    state: str = "recorded"

    @property
    def kind(self) -> Literal["lab"]:
        return "lab"

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        self._clean(analyte="name of the test", unit="unit", words="result", laboratory="laboratory")
        refuse_name(self.analyte, "name of the test")
        self._refuse_state("recorded")
        if self.comparator is not None and self.comparator not in COMPARATORS:
            raise Invalid(f'"{self.comparator}" is not one of {" ".join(COMPARATORS)}.')
        if (self.value is None) != (self.unit is None):
            raise Invalid(f"{self.analyte}: a result goes with its unit.", "Write both as printed.")
        if (self.value is None) == (self.words is None):
            raise Invalid(f"{self.analyte}: a result is a number or words.", "Write one of the two, as printed.")
        if self.words is not None:
            refuse_name(self.words, "result")
            if self.comparator is not None:
                raise Invalid(f'{self.analyte}: "{self.comparator}" goes with a number.', "Leave it out.")
        if self.value is not None:
            refuse_number(self.value, self.analyte)
        for limit in (self.low, self.high):
            if limit is not None:
                refuse_number(limit, f"the range of {self.analyte}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise Invalid(f"The range of {self.analyte} ends before it begins.", "Write the lower limit first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose(Entry):
    """One dose of a supplement or an injection, taken or skipped.

    product: as on the label; form: the chemical form, or None; amount, unit: as on the label, or None when unknown;
    site, side: where it was injected; other_sites: the other places of a split dose; plan: the uid of the plan it
    belongs to, or None.
    """

    product: str
    form: str | None = None
    route: str
    amount: float | None = None
    unit: str | None = None
    site: str | None = None
    side: str | None = None
    other_sites: tuple[Place, ...] = ()
    given_by: str = ""
    plan: str | None = None
    state: str = "taken"

    @property
    def kind(self) -> Literal["dose"]:
        return "dose"

    @property
    def given(self) -> bool:
        """Whether it is an injection that was given, not one that was skipped."""
        return self.injected and self.state == "taken"

    @property
    def injected(self) -> bool:
        """Whether it is an injection, by any route."""
        return self.route in INJECTION_ROUTES

    @property
    def places(self) -> tuple[Place, ...]:
        """All its places, in order; none when no place was said."""
        return (Place(self.site, self.side), *self.other_sites) if self.site or self.side else ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        self._clean(
            product="product", form="form", unit="unit", site="place", given_by="name of who gave it", plan="plan"
        )
        refuse_name(self.product, "product")
        self._refuse_state("taken", "skipped")
        refuse_side(self.side)
        if self.other_sites and (self.site is None or not self.injected):
            raise Invalid("Further places go with a first one, of an injection.", "Write where it was injected.")
        if self.other_sites and places_of(places_text(self.other_sites)) != self.other_sites:
            raise Invalid("A place has a name that cannot be kept.", "Write it without a semicolon or a side in it.")
        if not self._takes(self.route, ROUTES):
            raise Invalid(f'"{self.route}" is not a route.', f"It is one of: {', '.join(ROUTES)}.")
        if (self.amount is None) != (self.unit is None):
            raise Invalid("An amount goes with its unit.", 'Write both, such as "1 mg", or neither.')
        if self.amount is not None:
            refuse_number(self.amount, self.product)
            if self.amount == 0:
                raise Invalid("An amount of 0 is no dose.", 'If none was taken, write "skipped".')


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entry):
    """Something that happened: a fall, a visit, an illness, time away, a note, a red flag, a question to ask.

    note: the text of the event; injured: for a fall, True or False, or None when it was not said.
    """

    name: str
    injured: bool | None = None
    state: str = "recorded"

    @property
    def kind(self) -> Literal["event"]:
        return "event"

    def _may_lie_ahead(self) -> bool:
        return self.name in ("visit", "away", "question")

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        self._refuse_state("recorded")
        if not self._takes(self.name, EVENT_NAMES):
            raise Invalid(f'"{self.name}" is not a kind of event.', f"It is one of: {', '.join(EVENT_NAMES)}.")
        if self.injured is not None and self.name != "fall":
            raise Invalid(f"A {self.name} is not injured or unhurt; a fall is.")


Record = Observation | LabResult | Dose | Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The person of the journal, as printed on the report: name and day of birth, if they were given."""

    name: str = ""
    born: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", clean_text(self.name, "name"))
        if self.born is not None and self.born < FIRST_DAY:
            raise Invalid(f"{self.born} is before 1900.", "Check the year.")


def name_of(record: Record) -> str:
    """The key, test, product or kind of event that a record is about."""
    match record:
        case Observation():
            return record.measure
        case LabResult():
            return record.analyte
        case Dose():
            return record.product
        case Event():
            return record.name


def number_of(record: Record) -> float | None:
    """The number a record carries: score, seconds, result, amount; for a fall 1 injured, 0 unhurt; else None."""
    match record:
        case Observation() | LabResult():
            return record.value
        case Dose():
            return record.amount
        case Event():
            return None if record.injured is None else float(record.injured)
