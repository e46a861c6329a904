"""How much evenings differ from mornings, where both are scored on enough days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from tracker.domain.analysis.quantiles import median
from tracker.domain.analysis.trend import LEAST_DAYS
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.wording.numbers import counted, one_decimal

PartOfDay = Literal["morning", "evening"]
# A morning ends at noon, and an evening begins at 17:00, as minutes of the day.
_NOON: Final = 12 * 60
_EVENING: Final = 17 * 60


@dataclass(frozen=True, slots=True)
class Swing:
    """The daily swing. evenings: the median, over the days, of evening less morning, in points; days: with both."""

    evenings: float
    days: int

    @property
    def words(self) -> str:
        """In one phrase: "evenings 1.4 higher than mornings on 20 days (median)"."""
        far = one_decimal(abs(self.evenings))
        how = "no different from" if far == "0" else f"{far} {'higher' if self.evenings > 0 else 'lower'} than"
        return f"evenings {how} mornings on {counted(self.days, 'day')} (median)"


def part_of_day(minute: float) -> PartOfDay | None:
    """The part to which a minute of the day belongs; None between the two."""
    return "morning" if minute < _NOON else "evening" if minute >= _EVENING else None


# A part begins and ends with an hour.
_OF_HOUR: Final = tuple(part_of_day(60 * hour) for hour in range(24))


def swing(scores: Iterable[Observation], period: Period) -> Swing | None:
    """The daily swing of one series in a period; None with fewer than 14 days that have both.

    Several scores in one part of a day count as their mean. Scores without a time belong to neither.
    """
    days: dict[PartOfDay, dict[int, list[float]]] = {"morning": defaultdict(list), "evening": defaultdict(list)}
    first, last = period.first, period.last
    for one in scores:
        if one.time is not None and one.value is not None and first <= one.day <= last:
            part = _OF_HOUR[one.time.hour]
            if part:
                days[part][one.day.toordinal()].append(one.value)
    mornings, evenings = days["morning"], days["evening"]
    apart = [_mean(evenings[day]) - _mean(mornings[day]) for day in mornings.keys() & evenings.keys()]
    return Swing(median(apart), len(apart)) if len(apart) >= LEAST_DAYS else None


def _mean(values: list[float]) -> float:
    return sum(values) / len(values)
