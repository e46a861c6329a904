"""How far up the legs and the arms symptoms are felt, as values for a drawing and as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from tracker.domain.analysis.far_up import RUNGS, Climb, Limb, Side, climbs
from tracker.domain.analysis.months import MOST_DAYS, months
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.wording.days import day_in_full
from tracker.domain.wording.numbers import counted

_WHAT: Final = "highest place of a {}, of any symptom with a score above 0"
_LIMBS: Final[dict[Limb, str]] = {"leg": "Legs", "arm": "Arms"}
# If there are more runs of days, the days at each place are counted.
_MOST_STAYS: Final = 6


@dataclass(frozen=True, slots=True)
class Steps:
    """One side of a limb. x: places of its days or months on the time axis; rungs: the highest of each, from 0."""

    side: Side
    x: tuple[float, ...]
    rungs: tuple[int, ...]
    words: str

    @property
    def where(self) -> str:
        """Its side in words."""
        return self.side or "side not said"


@dataclass(frozen=True, slots=True)
class Ladder:
    """One limb, such as the legs. rungs: its places from the tips to the highest recorded; sides: those recorded.

    monthly: of a long period, the steps are those of its months.
    """

    limb: Limb
    rungs: tuple[str, ...]
    sides: tuple[Steps, ...]
    monthly: bool = False

    @property
    def what(self) -> str:
        """What its marks are."""
        return _WHAT.format("month" if self.monthly else "day")

    @property
    def label(self) -> str:
        """``Legs``."""
        return _LIMBS[self.limb]

    @property
    def words(self) -> str:
        """What can be seen in it, in sentences."""
        return " ".join(f"{side.words}." for side in self.sides)


def ladders(observations: Iterable[Observation], period: Period) -> tuple[Ladder, ...]:
    """The limbs with at least two different places in the period, legs first."""
    found = []
    for limb, climbs_ in groupby(climbs(observations, period), key=lambda one: one.limb):
        sides = tuple(_steps(one, period) for one in climbs_)
        highest = max(rung for side in sides for rung in side.rungs)
        found.append(Ladder(limb, RUNGS[limb][: highest + 1], sides, monthly=period.days > MOST_DAYS))
    return tuple(found)


def _steps(climb: Climb, period: Period) -> Steps:
    drawn = list(climb.days) if period.days <= MOST_DAYS else list(_by_month(climb, period))
    x = tuple((day - period.first).days + 0.5 for day, _ in drawn)
    return Steps(climb.side, x, tuple(rung for _, rung in drawn), said(climb))


def _by_month(climb: Climb, period: Period) -> Iterator[tuple[date, int]]:
    """The middle of each month with a day, and the highest rung of its days."""
    for month in months(period):
        if rungs := [rung for day, rung in climb.days if day in month]:
            yield month.first + timedelta(days=month.days // 2), max(rungs)


def said(climb: Climb, dated: Callable[[date], str] = day_in_full) -> str:
    """``Left leg: toes on 12 days from 3 May 2026 to 9 June 2026, ankle on 5 days since 12 October 2026``.

    dated: writes a day.
    """
    names, stays = RUNGS[climb.limb], climb.stays
    where = f"{climb.side} {climb.limb}".strip().capitalize() + ("" if climb.side else ", side not said")
    if len(stays) > _MOST_STAYS:
        at = Counter(rung for _, rung in climb.days)
        on = [f"{names[rung]} on {counted(at[rung], 'day')}" for rung in sorted(at)]
        highest = max(day for day, rung in climb.days if rung == max(at))
        last, rung = climb.days[-1]
        return f"{where}: {', '.join(on)}, the last of these {dated(highest)}; latest {names[rung]} on {dated(last)}"
    told = []
    for stay in stays:
        if stay.days == 1:
            when = f"on {dated(stay.first)}"
        elif stay is stays[-1]:
            when = f"on {counted(stay.days, 'day')} since {dated(stay.first)}"
        else:
            when = f"on {counted(stay.days, 'day')} from {dated(stay.first)} to {dated(stay.last)}"
        told.append(f"{names[stay.rung]} {when}")
    return f"{where}: {', '.join(told)}"
