"""One part of a plan: how often, how much, and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, takewhile
from typing import Final, Literal

from tracker.domain.model.calendar_names import WEEKDAYS
from tracker.domain.model.period import Period, months_after
from tracker.errors import Invalid

Unit = Literal["days", "weeks", "months"]
UNITS: Final = ("days", "weeks", "months")
MOST: Final = 10_000
# Any day does to compare spans.
_SOME_DAY: Final = date(2001, 1, 1)


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of a plan. Its rule is one of these:

    - an interval: a dose every ``every`` units; with ``most``, every ``every`` to ``most`` units;
    - a count: ``doses`` doses in each ``every`` units, on no fixed days;
    - weekdays: on these days (0 is Monday) of every week, or of every ``every`` weeks;
    - ``as_needed``: no times at all;
    - open: neither of them. The doctor will say when, and no day can be calculated.

    It has ``times`` doses, or goes on for ``lasts`` units of ``lasts_unit``; without both it goes on until told
    otherwise. amount, amount_unit: None for the amount of the phase before, or of the plan.
    """

    every: int | None
    unit: Unit | None
    times: int | None = None
    most: int | None = None
    doses: int = 1
    weekdays: tuple[int, ...] = ()
    lasts: int | None = None
    lasts_unit: Unit | None = None
    amount: float | None = None
    amount_unit: str | None = None
    as_needed: bool = False

    def __post_init__(self) -> None:
        if (self.every is None) != (self.unit is None) or (self.lasts is None) != (self.lasts_unit is None):
            raise Invalid("A number goes with its unit of time.", "For example: every 8 weeks")
        for unit in (self.unit, self.lasts_unit):
            if unit is not None and unit not in UNITS:
                raise Invalid(f'"{unit}" is not a unit of time.', f"It is one of: {', '.join(UNITS)}.")
        for number in (self.every, self.times, self.most, self.doses, self.lasts):
            if number is not None and not 1 <= number <= MOST:
                raise Invalid(f"{number} is not a number from 1 to {MOST:,}.", "Check the number.")
        if self.most is not None and self.every is not None and self.most <= self.every:
            raise Invalid(
                f"From {self.every} to {self.most} is no range.",
                f"Write the smaller number first: every {self.most} to {self.every} {self.unit}",
            )
        if (self.amount is None) != (self.amount_unit is None):
            raise Invalid("An amount goes with its unit.", 'Write both, such as "1 mg", or neither.')
        self._refuse_two_rules()

    def _refuse_two_rules(self) -> None:
        rules = (self.most is not None) + (self.doses > 1) + bool(self.weekdays)
        if (
            rules > 1
            or (self.every is None and rules)
            or (self.every is not None and self.as_needed)
            or (self.weekdays and (self.unit != "weeks" or not set(self.weekdays) <= set(range(len(WEEKDAYS)))))
        ):
            raise Invalid("That is two ways to say how often.", "For example: every 8 weeks, or every monday")
        if self.times is not None and self.lasts is not None:
            raise Invalid("There are two lengths of one phase.", "For example: weekly x 8, or: weekly for 8 weeks")

    @property
    def counted(self) -> bool:
        """Whether it is a number of doses in a span, on no fixed days."""
        return self.doses > 1

    @property
    def goes_on(self) -> bool:
        """Whether it goes on until told otherwise."""
        return self.times is None and self.lasts is None

    @property
    def number(self) -> int | None:
        """How many doses an interval has before the next phase; None when it goes on."""
        if self.lasts is None or self.lasts_unit is None or self.every is None:
            return self.times
        end = later(_SOME_DAY, self.lasts, self.lasts_unit)
        return sum(1 for _ in takewhile(lambda day: day < end, (self.after(_SOME_DAY, n) for n in count())))

    @property
    def apart(self) -> int:
        """About how many days lie between two doses: the fewest of a range. 0 when no day can be calculated."""
        if self.every is None:
            return 0
        days = (self.after(_SOME_DAY) - _SOME_DAY).days
        return days // (len(self.weekdays) or self.doses)

    @property
    def a_day(self) -> int:
        """How many doses one day may have."""
        days = 1 if self.every is None else (self.after(_SOME_DAY) - _SOME_DAY).days
        return -(-self.doses // days)

    def after(self, anchor: date, steps: int = 1) -> date:
        """The day ``steps`` intervals after ``anchor``. Not for an open phase."""
        assert self.every is not None and self.unit is not None  # noqa: S101 (nobody asks an open one)
        return later(anchor, self.every * steps, self.unit)

    def latest(self, anchor: date) -> date:
        """The last day on which the dose after ``anchor`` is not late."""
        assert self.unit is not None  # noqa: S101 (nobody asks an open one)
        return self.after(anchor) if self.most is None else later(anchor, self.most, self.unit)

    def days_named(self, begins: date) -> Iterator[date]:
        """The weekdays of the phase from ``begins`` on, in order, up to its end."""
        assert self.every is not None  # noqa: S101 (weekdays have weeks)
        monday = begins - timedelta(days=begins.weekday())
        days = (
            day
            for week in count(0, self.every)
            for number in sorted(self.weekdays)
            if (day := monday + timedelta(weeks=week, days=number)) >= begins
        )
        if self.lasts is not None and self.lasts_unit is not None:
            end = later(begins, self.lasts, self.lasts_unit)
            return takewhile(lambda day: day < end, days)
        return days if self.times is None else (day for day, _ in zip(days, range(self.times), strict=False))

    def spans(self, begins: date) -> Iterator[tuple[Period, int]]:
        """The spans of a count from ``begins`` on, each with how many doses it has, up to the end of the phase."""
        end = date.max if self.lasts is None else later(begins, self.lasts, self.lasts_unit or "days")
        left = self.times
        for step in count():
            first, following = self.after(begins, step), self.after(begins, step + 1)
            if first >= end or left == 0:
                return
            cut = min(following, end)
            doses = (
                self.doses if cut == following else max(1, round(self.doses * (end - first) / (following - first)))
            )
            doses = doses if left is None else min(doses, left)
            left = None if left is None else left - doses
            yield Period(first, cut - timedelta(days=1)), doses


def later(day: date, number: int, unit: Unit) -> date:
    """The day so many units after a day; a month after the 31st is the last day of a shorter month."""
    if unit == "months":
        return months_after(day, number)
    return day + timedelta(days=number * (7 if unit == "weeks" else 1))
