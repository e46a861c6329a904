"""Headings with a unit: ``Ferritin (ng/mL)`` has results of a blood test, ``Iron (mg)`` amounts that were taken."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tracker.domain.model.catalogue import ROUTE_WORDS
from tracker.domain.model.units import DOSE_UNITS, units_of
from tracker.exchange.meaning.headings import blood_test_of, is_dose, product_of

_WITH_UNIT = re.compile(r"(.*\S)\s*[(\[]\s*([^()\[\]\s]+)\s*[)\]]|(.*[^\s,;]),?\s+(\S+)")
# In these, what has no name that is known is still something taken; a millilitre may be one of water.
_OF_PILLS: Final = frozenset({"mg", "ug", "IU"})


class OfBlood(NamedTuple):
    """A column of a blood test. test: its key; unit: as written."""

    test: str
    unit: str


class OfDoses(NamedTuple):
    """A column of doses. name: of the product, as written; unit: of amounts that have none; route: of all of them."""

    name: str
    unit: str = ""
    route: str | None = None


def split_unit(heading: str) -> tuple[str, str] | None:
    """A heading without its last word, and that word, which may be a unit; None where there is one word."""
    match = _WITH_UNIT.fullmatch(heading.strip().rstrip("?"))
    return (match[1] or match[3], match[2] or match[4]) if match else None


def with_unit(heading: str) -> OfBlood | OfDoses | None:
    """What a heading with a unit is of; None for one without, or of neither."""
    parts = split_unit(heading)
    if parts is None:
        return None
    name, unit = parts
    test = blood_test_of(name)
    if test and ("/" in unit or unit.lower() in {"fl", "pg", "%", *(one.lower() for one in units_of(test))}):
        return OfBlood(test, unit)
    amount = DOSE_UNITS.get(unit.lower())
    if amount and (product_of(name) or (amount in _OF_PILLS and not is_dose(name.split()))):
        return OfDoses(name, amount)
    words = re.sub(r"[(),;:?]", " ", heading).split()
    routes = [ROUTE_WORDS[word.lower()] for word in words if word.lower() in ROUTE_WORDS]
    named = " ".join(word for word in words if word.lower() not in ROUTE_WORDS)
    return OfDoses(named, route=routes[0]) if len(routes) == 1 and product_of(named) else None
