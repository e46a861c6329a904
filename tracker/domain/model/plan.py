"""A plan: what to take, and when. A plan is what the person's doctor said, never advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final, Literal

from tracker.domain.model.period import months_after
from tracker.domain.model.records import INJECTION_ROUTES, ROUTES, Dose, new_uid
from tracker.domain.model.refusals import FIRST_DAY, NOTE_LENGTH, clean_text, refuse_number
from tracker.errors import Invalid

Unit = Literal["days", "weeks", "months"]
CountedFrom = Literal["last dose", "grid"]
State = Literal["due", "late", "ahead", "open", "ended"]
UNITS: Final = ("days", "weeks", "months")
_MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a plan: a dose every ``every`` units, ``times`` times. times None: until told otherwise.

    Without ``every`` and ``unit`` it is open: the doctor will say when, and no day can be calculated.
    """

    every: int | None
    unit: Unit | None
    times: int | None = None

    def __post_init__(self) -> None:
        if (self.every is None) != (self.unit is None):
            raise Invalid("A number goes with its unit of time.", "For example: every 8 weeks")
        if self.unit is not None and self.unit not in UNITS:
            raise Invalid(f'"{self.unit}" is not a unit of time.', f"It is one of: {', '.join(UNITS)}.")
        for number in (self.every, self.times):
            if number is not None and not 1 <= number <= _MOST:
                raise Invalid(f"{number} is not a number from 1 to {_MOST:,}.", "Check the number.")

    def after(self, anchor: date, steps: int = 1) -> date:
        """The day ``steps`` intervals after ``anchor``. Not for an open phase."""
        assert self.every is not None  # noqa: S101 (nobody asks an open one)
        if self.unit == "months":
            return months_after(anchor, self.every * steps)
        return anchor + timedelta(days=self.every * steps * (7 if self.unit == "weeks" else 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to take, and when, from ``starts`` to ``ends`` (None: no end), both included.

    counted_from: whether the next dose is one interval after the last dose taken or skipped, or after the last date
    on the grid that began with ``starts``; book_days: how many days before an injection to book it, or None;
    recorded_at: in UTC; id: its number in a journal.
    """

    product: str
    form: str | None = None
    route: str
    amount: float | None = None
    unit: str | None = None
    phases: tuple[Phase, ...]
    counted_from: CountedFrom = "last dose"
    starts: date
    ends: date | None = None
    book_days: int | None = None
    note: str = ""
    uid: str = field(default_factory=new_uid)
    recorded_at: datetime
    id: int | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "product", clean_text(self.product, "product"))
        object.__setattr__(self, "note", clean_text(self.note, "note", longest=NOTE_LENGTH, lines=True))
        if not self.product.strip():
            raise Invalid("The product is empty.", "Give it a name.")
        if self.route not in ROUTES:
            raise Invalid(f'"{self.route}" is not a route.', f"It is one of: {', '.join(ROUTES)}.")
        if not self.phases or self.phases[0].every is None:
            raise Invalid("A plan says how often.", "For example: every 8 weeks")
        if (self.amount is None) != (self.unit is None):
            raise Invalid("An amount goes with its unit.", 'Write both, such as "1 mg", or neither.')
        if self.amount is not None:
            refuse_number(self.amount, self.product)
            if self.amount == 0:
                raise Invalid("An amount of 0 is no dose.", "Write the amount as on the label, or leave it out.")
        if self.starts < FIRST_DAY:
            raise Invalid(f"{self.starts} is before 1900.", "Check the year.")
        if self.book_days is not None and not 0 <= self.book_days <= _MOST:
            raise Invalid(f"{self.book_days} days before is too long.", "For example: --book 2 weeks")
        if self.ends is not None and self.ends < self.starts:
            raise Invalid(f"The plan would end on {self.ends}, before it starts on {self.starts}.", "Swap the two.")

    @property
    def injected(self) -> bool:
        """Whether it is an injection, by any route."""
        return self.route in INJECTION_ROUTES

    def covers(self, dose: Dose) -> bool:
        """Whether a dose belongs to this plan: the same product, both injected or both not, from the plan's start on.

        The dose's ``plan`` does not decide. It is the plan at the time of recording, and a later plan continues from
        it.
        """
        return dose.product == self.product and dose.injected == self.injected and dose.day >= self.starts

    def is_for_the_same(self, other: Plan) -> bool:
        """Whether two plans are for the same thing, so that only one of them can hold."""
        return other.product == self.product and other.injected == self.injected

    def phase_of(self, number: int) -> Phase | None:
        """The phase of dose ``number`` (the first is 0); None after the last phase, or in an open phase."""
        for phase in self.phases:
            if phase.every is None:
                return None
            if phase.times is None or number < phase.times:
                return phase
            number -= phase.times
        return None


@dataclass(frozen=True, slots=True)
class Due:
    """The state of a plan today.

    last: the last dose taken; next: the day of the next dose, None when the plan has ended; days: from today to that
    day, negative when it is late; state: ``open`` when the doctor has not said yet when; book_by: the last day to
    book it.
    """

    plan: Plan
    last: date | None
    next: date | None
    days: int | None
    state: State
    book_by: date | None


@dataclass(frozen=True, slots=True)
class Adherence:
    """What a plan alone asked for in some days, and, counted apart from it, what was taken in them.

    planned: the number of its dates in these days; skipped, unrecorded: how many of them were skipped, and for how
    many nothing is recorded; taken_on: the days with a dose taken, in order; early, late: how many of those lie more
    than the tolerance before or after their date; extra: how many have no date; asked: the intervals that the plan
    asked for, in days, one a date. The numbers need not add up: a dose of these days may be for a date outside them.
    """

    planned: int = 0
    skipped: int = 0
    unrecorded: int = 0
    taken_on: tuple[date, ...] = ()
    early: int = 0
    late: int = 0
    extra: int = 0
    asked: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say: a date or a dose in these days."""
        return bool(self.planned or self.taken_on)

    def __add__(self, later: Adherence) -> Adherence:
        """The same of these days and of later ones, under a plan that goes on."""
        return Adherence(
            self.planned + later.planned,
            self.skipped + later.skipped,
            self.unrecorded + later.unrecorded,
            self.taken_on + later.taken_on,
            self.early + later.early,
            self.late + later.late,
            self.extra + later.extra,
            self.asked + later.asked,
        )

    @property
    def taken(self) -> int:
        """The number of days with a dose taken."""
        return len(self.taken_on)

    @property
    def apart(self) -> float | None:
        """The median interval between the doses taken, in days; None for fewer than two."""
        return _median([(b - a).days for a, b in pairwise(self.taken_on)])

    @property
    def planned_apart(self) -> float | None:
        """The median interval that the plan asked for, in days; None when it asks for no more doses."""
        return _median(self.asked)


def _median(days: Sequence[int]) -> float | None:
    ordered = sorted(days)
    return (ordered[(len(days) - 1) // 2] + ordered[len(days) // 2]) / 2 if days else None
