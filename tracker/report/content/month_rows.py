"""What happened in each month of a long period, as rows: injections, other products, days logged, falls, counts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tracker.report.content.build import Content
from tracker.report.content.treatments import by_mark

Kind = Literal["injection", "product", "logged", "fall", "count"]


@dataclass(frozen=True, slots=True)
class MonthRow:
    """One row. label: its name, short; name: the name of its numbers; numbers: for each month, how many; of: of how
    many days of the month that lie in the record, None where it is a count.
    """

    kind: Kind
    label: str
    name: str
    numbers: tuple[int, ...]
    of: tuple[int, ...] | None = None

    @property
    def most(self) -> int:
        """The largest number of a month."""
        return max(self.numbers)

    @property
    def heights(self) -> tuple[float, ...]:
        """For each month, from 0 to 1: the share of its days, or the part of the largest number."""
        whole = self.of or (max(1, self.most),) * len(self.numbers)
        return tuple(number / most if most else 0.0 for number, most in zip(self.numbers, whole, strict=True))

    def said(self, month: int) -> str:
        """The number of a month in words: "3", "28 of 30"."""
        return f"{self.numbers[month]:,}" + (f" of {self.of[month]}" if self.of else "")


def month_rows(content: Content) -> tuple[MonthRow, ...]:
    """The rows from the top: each injected product, each other one, days logged, falls if any, each count."""
    starts = [(month.first - content.period.first).days for month in content.months]
    began = content.record.first
    days = tuple(max(0, (month.last - max(month.first, began)).days + 1) for month in content.months)

    def counted_in(places: Iterable[float]) -> tuple[int, ...]:
        numbers = [0] * len(starts)
        for place in places:
            numbers[bisect_right(starts, place) - 1] += 1
        return tuple(numbers)

    kinds = by_mark(content.injections)
    found = []
    for name, group in kinds:
        label = "Injections" if len(kinds) == 1 else name[:1].upper() + name[1:]
        words = "Injections" if len(kinds) == 1 else f"Injections of {name}"
        found.append(MonthRow("injection", label, words, counted_in(one.x for one in group if one.taken)))
    for strip in content.strips:
        label = strip.label[:1].upper() + strip.label[1:]
        taken = counted_in(n for n, fate in enumerate(strip.days) if fate == "taken")
        found.append(MonthRow("product", label, f"{label} taken", taken, days))
    logged = counted_in(n for n, known in enumerate(content.logged) if known)
    found.append(MonthRow("logged", "Logged", "Days logged", logged, days))
    if content.falls:
        found.append(MonthRow("fall", "Falls", "Falls", counted_in(content.falls)))
    return (
        *found,
        *(MonthRow("count", one.label, f"{one.label}, entries", counted_in(one.x)) for one in content.counts),
    )
