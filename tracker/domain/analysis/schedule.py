"""What a plan says is due, and what became of it. A plan is what the person's doctor said, never advice.

All reckoning is in civil days, so that clocks going forward or back change nothing. A month after the 31st is
the last day of a shorter month, and the 31st again where there is one: the day is kept, not worn down.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Final, Literal

from tracker.domain.analysis.trend import Period
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
    """One stretch of a plan: a dose every ``every`` units, ``times`` doses, or None: until told otherwise.

    Without ``every`` and ``unit`` it is open: the doctor will say when, and no day can be reckoned.
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
            return _months_after(anchor, self.every * steps)
        return anchor + timedelta(days=self.every * steps * (7 if self.unit == "weeks" else 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be taken, and when, from ``starts`` to ``ends`` (None: no end), both included.

    counted_from: whether the next dose is an interval after the last one that was dealt with, or after the
    last date on the grid that began with ``starts``; book_days: how long before an injection it has to be
    booked, or None. recorded_at is in UTC; id is its number in a journal.
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
        """Whether it goes in by a needle, whichever way."""
        return self.route in INJECTION_ROUTES

    def covers(self, dose: Dose) -> bool:
        """Whether a dose belongs to this plan: the same product, injected or not as this, from its start on.

        Not by its ``plan``: that says under which plan it was written down, and a later one goes on from it.
        """
        return dose.product == self.product and dose.injected == self.injected and dose.day >= self.starts

    def phase_of(self, number: int) -> Phase | None:
        """The phase to which dose ``number`` (the first is 0) belongs; None after the last one, or in an open one."""
        for phase in self.phases:
            if phase.every is None:
                return None
            if phase.times is None or number < phase.times:
                return phase
            number -= phase.times
        return None


@dataclass(frozen=True, slots=True)
class Due:
    """Where a plan stands. last: the last dose taken; next: the day of the next one, None when it has ended;
    days: from today to it, negative when it is late; state: ``open`` when the doctor has yet to say when;
    book_by: the day by which to book it."""

    plan: Plan
    last: date | None
    next: date | None
    days: int | None
    state: State
    book_by: date | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One dose that the plan said, and what became of it; None: nothing was recorded."""

    day: date
    dose: Dose | None


@dataclass(frozen=True, slots=True)
class Adherence:
    """Of the doses that a plan said for some days: how many were taken, skipped, and are unknown."""

    said: int
    taken: int
    skipped: int

    @property
    def unknown(self) -> int:
        return self.said - self.taken - self.skipped


def due(plan: Plan, doses: Iterable[Dose], today: date) -> Due:
    """Where ``plan`` stands on ``today``, given the doses that were recorded, in any order."""
    dealt = _dealt_with(plan, doses)
    last = max((day for day, dose in dealt.items() if dose.state == "taken"), default=None)
    following = _next_on_grid(plan, dealt, today) if plan.counted_from == "grid" else _next_counted(plan, dealt)
    if following is None or (plan.ends is not None and following > plan.ends):
        is_open = following is None and any(phase.every is None for phase in plan.phases)
        return Due(plan, last, None, None, "open" if is_open else "ended", None)
    days = (following - today).days
    state: State = "due" if days == 0 else "late" if days < 0 else "ahead"
    book_by = None if plan.book_days is None else following - timedelta(days=plan.book_days)
    return Due(plan, last, following, days, state, book_by)


def adherence(plan: Plan, doses: Iterable[Dose], period: Period, today: date) -> Adherence:
    """What became of the doses that the plan said for the days of ``period``, as far as they have come.

    Today counts once something is recorded for it: until then it is not missed.
    """
    said = [
        slot
        for slot in slots(plan, doses, min(period.last, today))
        if slot.day in period and (slot.dose is not None or slot.day < today)
    ]
    states = [slot.dose.state for slot in said if slot.dose is not None]
    return Adherence(len(said), states.count("taken"), states.count("skipped"))


def slots(plan: Plan, doses: Iterable[Dose], until: date) -> list[Slot]:
    """The doses that the plan said up to and including ``until``, each with the one that was recorded for it.

    On a grid a recorded dose belongs to the nearest date; counted from the last dose, each one moves the next.
    """
    last = until if plan.ends is None else min(until, plan.ends)
    dealt = _dealt_with(plan, doses)
    if plan.counted_from == "last dose":
        return _counted(plan, dealt, last)
    found: list[Slot] = []
    for day, window in _grid(plan):
        if day > last:
            break
        here = [dealt[one] for one in window if one in dealt]
        found.append(Slot(day, next((dose for dose in here if dose.state == "taken"), here[0] if here else None)))
    return found


def _dealt_with(plan: Plan, doses: Iterable[Dose]) -> dict[date, Dose]:
    """Day -> the dose of that day, in order; what was split over one day is one, taken before skipped."""
    found: dict[date, Dose] = {}
    for dose in sorted((one for one in doses if plan.covers(one)), key=lambda one: (one.day, one.state != "taken")):
        found.setdefault(dose.day, dose)
    return found


def _next_counted(plan: Plan, dealt: dict[date, Dose]) -> date | None:
    taken = sum(dose.state == "taken" for dose in dealt.values())
    phase = plan.phase_of(taken)
    if phase is None:
        return None
    return phase.after(max(dealt)) if dealt else plan.starts


def _counted(plan: Plan, dealt: dict[date, Dose], until: date) -> list[Slot]:
    found: list[Slot] = []
    expected, taken = plan.starts, 0
    for day, dose in [*dealt.items(), (date.max, None)]:
        # What lies a whole interval back was not recorded; its place is unknown, and the count goes on from it.
        while (phase := plan.phase_of(taken)) is not None:
            following = phase.after(expected)
            if expected > until or (dose is not None and day < following):
                break
            found.append(Slot(expected, None))
            expected = following
        if dose is None or day > until:
            break
        found.append(Slot(day, dose))
        taken += dose.state == "taken"
        following_phase = plan.phase_of(taken)
        if following_phase is None:
            break
        expected = following_phase.after(day)
    return found


def _next_on_grid(plan: Plan, dealt: dict[date, Dose], today: date) -> date | None:
    for day, window in _grid(plan):
        if window.last >= today and not any(one in dealt for one in window):
            return day
    return None


def _grid(plan: Plan) -> Iterator[tuple[date, Period]]:
    """The dates of a grid without end but the last phase's, each with the days that are nearest to it."""
    days = _grid_days(plan)
    day = next(days)
    opens = day
    for following in days:
        # Halfway belongs to the later date, but a dose is never early by more than it could be late.
        closes = day + timedelta(days=((following - day).days - 1) // 2)
        yield day, Period(opens, closes)
        day, opens = following, closes + timedelta(days=1)
    yield day, Period(opens, day + timedelta(days=max((day - opens).days, 0)))


def _grid_days(plan: Plan) -> Iterator[date]:
    start = plan.starts
    for phase in plan.phases:
        if phase.every is None:
            return
        for step in range(phase.times) if phase.times is not None else count():
            yield phase.after(start, step)
        start = phase.after(start, phase.times or 1)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
