"""Injection places: where the last injections went, and which place was not used for the longest time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from tracker.domain.model.body_places import Place
from tracker.domain.model.catalogue import PRODUCTS
from tracker.domain.model.records import Dose, LabResult

SHOWN: Final = 10
# The vitamins that each test is about.
_ABOUT: Final[Mapping[str, Collection[str]]] = {
    "b12": ("B12",),
    "active-b12": ("B12",),
    "mma": ("B12",),
    "homocysteine": ("B12", "folate"),
    "folate": ("folate",),
    "ferritin": (),
}
_OTHER_SIDE: Final = {"left": "right", "right": "left"}


def last_injections(doses: Iterable[Dose], most: int = SHOWN) -> list[Dose]:
    """The last injections that were given, the newest first. doses: the newest first."""
    return [dose for dose in doses if dose.given][:most]


def in_turn(doses: Sequence[Dose]) -> list[tuple[Place, date | None]]:
    """The places in use, the least recently used first, each with the day of its last use.

    These are the places of earlier injections, and the other side of each; None for a side never used.
    doses: the newest first.
    """
    last: dict[Place, date] = {}
    for dose in last_injections(doses, len(doses)):
        for place in _single(dose.places):
            last.setdefault(place, dose.day)
    places = dict.fromkeys(last)
    for place in list(last):
        if place.side in _OTHER_SIDE:
            places.setdefault(Place(place.site, _OTHER_SIDE[place.side]))
    return sorted(((place, last.get(place)) for place in places), key=lambda found: found[1] or date.min)


def _single(places: Iterable[Place]) -> list[Place]:
    """Places with both sides as two places; what is not a place is left out."""
    found = []
    for place in places:
        if place.site is not None:
            sides = _OTHER_SIDE if place.side == "both" else [place.side]
            found += [Place(place.site, side) for side in sides]
    return found


def may_matter(analyte: str, product: str) -> bool:
    """Whether a product may change a result: not one of another vitamin than those that the test is about."""
    vitamin = PRODUCTS[product].vitamin if product in PRODUCTS else None
    return vitamin is None or analyte not in _ABOUT or vitamin in _ABOUT[analyte]


def last_doses(result: LabResult, doses: Iterable[Dose]) -> list[tuple[Dose, int]]:
    """The last dose of each product taken before the result, injections first, with the days between.

    doses: in order of day and time. A dose on the day of the result counts, unless both times are known and it came
    later.
    """
    last: dict[str, Dose] = {}
    for dose in doses:
        if dose.day > result.day:
            break
        later = dose.time is not None and result.time is not None and dose.time > result.time
        if dose.state == "taken" and not (dose.day == result.day and later):
            last[dose.product] = dose
    found = sorted(last.values(), key=lambda dose: (not dose.injected, dose.product))
    return [(dose, (result.day - dose.day).days) for dose in found]
