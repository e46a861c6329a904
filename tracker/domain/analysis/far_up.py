"""How far up the legs and the arms symptoms are felt, day by day: the highest place of each day, each side apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Literal

from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

Limb = Literal["leg", "arm"]
Side = Literal["left", "right", ""]
_SIDES: Final[tuple[Side, ...]] = ("left", "right", "")

# From the tips upwards.
RUNGS: Final[Mapping[Limb, tuple[str, ...]]] = {
    "leg": ("toes", "foot", "ankle", "lower leg", "knee", "above the knee"),
    "arm": ("fingers", "hand", "wrist", "forearm", "above the elbow"),
}
_OTHER_NAMES: Final = {"fingertips": "fingers", "thigh": "above the knee", "upper arm": "above the elbow"}
# The limb and the rung of each site and each extent that has one.
_AT: Final[Mapping[str, tuple[Limb, int]]] = {
    name: (limb, number)
    for limb, rungs in RUNGS.items()
    for number, rung in enumerate(rungs)
    for name in (rung, *(other for other, same in _OTHER_NAMES.items() if same == rung))
}


@dataclass(frozen=True, slots=True)
class Stay:
    """Days in a row, among those with a place, with the same rung. first, last: two of them; days: how many."""

    rung: int
    first: date
    last: date
    days: int


@dataclass(frozen=True, slots=True)
class Climb:
    """One limb on one side: the highest rung of each day with a place, in order. side: empty if none was said."""

    limb: Limb
    side: Side
    days: tuple[tuple[date, int], ...]

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The days as runs with the same rung."""
        runs = [list(run) for _, run in groupby(self.days, key=lambda one: one[1])]
        return tuple(Stay(run[0][1], run[0][0], run[-1][0], len(run)) for run in runs)


def climbs(observations: Iterable[Observation], period: Period) -> tuple[Climb, ...]:
    """Each side of the limbs on which at least two different rungs were recorded in the period.

    Sites and extents of symptoms with a score above 0 count; a score of both sides is one of each.
    """
    highest: dict[tuple[Limb, Side], dict[date, int]] = defaultdict(dict)
    met: dict[Limb, set[int]] = defaultdict(set)
    for one in observations:
        if one.kind != "symptom" or one.unit != "score" or not one.value or one.day not in period:
            continue
        for limb, rung in (_AT[name] for name in (one.site, one.extent) if name is not None and name in _AT):
            met[limb].add(rung)
            for side in _sides(one):
                days = highest[limb, side]
                days[one.day] = max(rung, days.get(one.day, rung))
    return tuple(
        Climb(limb, side, tuple(sorted(highest[limb, side].items())))
        for limb in RUNGS
        for side in _SIDES
        if len(met[limb]) > 1 and (limb, side) in highest
    )


def _sides(one: Observation) -> tuple[Side, ...]:
    match one.side:
        case "left":
            return ("left",)
        case "right":
            return ("right",)
        case "both":
            return ("left", "right")
    return ("",)
