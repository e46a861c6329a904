"""A plan: what to take, and when. A plan is what the person's doctor said, never advice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final, Literal

from tracker.domain.model.period import Period
from tracker.domain.model.phase import MOST, Phase
from tracker.domain.model.records import INJECTION_ROUTES, ROUTES, Dose, new_uid
from tracker.domain.model.refusals import FIRST_DAY, NOTE_LENGTH, clean_text, refuse_number
from tracker.errors import Invalid

CountedFrom = Literal["last dose", "grid"]
State = Literal["due", "late", "ahead", "open", "ended", "as needed"]
_MOST: Final = MOST
# A dose before a plan whose start nobody said is the plan's last one, if it is not longer ago than so many intervals.
_INTERVALS_BACK: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to take, and when, from ``starts`` to ``ends`` (None: no end), both included.

    counted_from: whether the next dose is one interval after the last dose taken or skipped, or after the last date
    on the grid that began with ``starts``; start_said: whether the person said the start; if not, an earlier dose may
    be the first of the plan (see ``since``); book_days: how many days before an injection to book it, or None;
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
    start_said: bool = True
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
        if not self._takes(self.route):
            raise Invalid(f'"{self.route}" is not a route.', f"It is one of: {', '.join(ROUTES)}.")
        if not self.phases or (self.phases[0].every is None and not self.phases[0].as_needed):
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

    def _takes(self, route: str) -> bool:
        return route in ROUTES

    @property
    def injected(self) -> bool:
        """Whether it is an injection, by any route."""
        return self.route in INJECTION_ROUTES

    def covers(self, dose: Dose) -> bool:
        """Whether a dose belongs to this plan: the same product, both injected or both not, from the plan's start on.

        The dose's ``plan`` does not decide. It is the plan at the time of recording, and a later plan continues from
        it.
        """
        return self.is_of(dose) and dose.day >= self.starts

    def is_of(self, dose: Dose) -> bool:
        """Whether a dose is of the same product, and both are injected or both are not."""
        return dose.product == self.product and dose.injected == self.injected

    @property
    def as_needed(self) -> bool:
        """Whether it has no times from the beginning."""
        return self.phases[0].as_needed

    @property
    def since(self) -> date:
        """The earliest day on which a dose can be one of the plan: its start, or earlier if nobody said the start."""
        first = self.phases[0]
        if self.start_said or self.counted_from == "grid" or first.weekdays or first.every is None or first.a_day > 1:
            return self.starts
        steps = _INTERVALS_BACK if first.goes_on and len(self.phases) == 1 and not first.counted else 1
        days = steps * (first.latest(self.starts) - self.starts).days
        return self.starts - timedelta(days=min(days, (self.starts - FIRST_DAY).days))

    def amount_in(self, phase: Phase | None) -> tuple[float | None, str | None]:
        """The amount of a dose in a phase, with its unit: as the phase says, or the one before it, or the plan."""
        found = self.amount, self.unit
        for one in self.phases if phase is not None else ():
            found = (one.amount, one.amount_unit) if one.amount is not None else found
            if one is phase:
                break
        return found

    def is_for_the_same(self, other: Plan) -> bool:
        """Whether two plans are for the same thing, so that only one of them can hold."""
        return other.product == self.product and other.injected == self.injected


@dataclass(frozen=True, slots=True)
class Counted:
    """How far a count is: ``taken`` and ``skipped`` of ``of`` doses in the days of ``span``."""

    taken: int
    skipped: int
    of: int
    span: Period


@dataclass(frozen=True, slots=True)
class Due:
    """The state of a plan today.

    last: the last dose taken; next: the day of the next dose, None when the plan has ended; latest: the last day on
    which it is not late, later than ``next`` for a range; days: from today to that day, 0 within a range, negative
    when it is late; state: ``open`` when the doctor has not said yet when; book_by: the last day to book it; phase:
    the one that the next dose belongs to; counted: of a count, how far it is in the span of the next dose.
    """

    plan: Plan
    last: date | None
    next: date | None
    days: int | None
    state: State
    book_by: date | None
    latest: date | None = None
    phase: Phase | None = None
    counted: Counted | None = None

    @property
    def amount(self) -> tuple[float | None, str | None]:
        """The amount of the next dose, with its unit."""
        return self.plan.amount_in(self.phase)


@dataclass(frozen=True, slots=True)
class Adherence:
    """What a plan alone asked for in some days, and, counted apart from it, what was taken in them.

    planned: the number of its dates in these days; skipped, unrecorded: how many of them were skipped, and for how
    many nothing is recorded; taken_on: the day of each dose taken, in order, where a day counts once unless the plan
    asks for several doses a day; early, late: how many of those lie more
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
    counted: bool = False
    as_needed: bool = False

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
            self.counted or later.counted,
            self.as_needed or later.as_needed,
        )

    @property
    def taken(self) -> int:
        """The number of doses taken."""
        return len(self.taken_on)

    @property
    def apart(self) -> float | None:
        """The median interval between the doses taken, in days; None for fewer than two, and for a count."""
        return None if self.counted else _median([(b - a).days for a, b in pairwise(self.taken_on)])

    @property
    def planned_apart(self) -> float | None:
        """The median interval that the plan asked for, in days; None when it asks for no more doses."""
        return _median(self.asked)


def _median(days: Sequence[int]) -> float | None:
    ordered = sorted(days)
    return (ordered[(len(days) - 1) // 2] + ordered[len(days) // 2]) / 2 if days else None
