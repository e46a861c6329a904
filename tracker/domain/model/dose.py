"""One dose as it was said, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.model.body_places import Place
from tracker.domain.model.catalogue import PRODUCTS, label_of
from tracker.domain.model.records import Dose
from tracker.domain.model.units import ROUTE_OF
from tracker.errors import Unreadable


@dataclass(frozen=True, slots=True)
class Taken:
    """One dose as it was said, completed from a plan or from the last dose; None for what is unknown.

    planned_for: the day of the planned dose, if no product was named; from_plan: whether the amount of a named
    product comes from the plan; from_last: the dose that the amount comes from; route_from_plan, route_from_last: the
    same of the route.
    """

    product: str | None = None
    form: str | None = None
    route: str | None = None
    amount: float | None = None
    unit: str | None = None
    places: tuple[Place, ...] = ()
    skipped: bool = False
    planned_for: date | None = None
    from_plan: bool = False
    from_last: Dose | None = None
    route_from_plan: bool = False
    route_from_last: Dose | None = None


def form_of(product: str) -> str | None:
    """The chemical form in a product's name, such as hydroxocobalamin; None when the name has none."""
    return PRODUCTS[product].form if product in PRODUCTS else None


def implied_route(unit: str | None) -> str | None:
    """The route that the form of a dose implies by itself: a patch goes through the skin. None for most."""
    return ROUTE_OF.get(unit or "")


def refuse_spray_without_route(product: str, unit: str | None) -> None:
    """Raise Unreadable for a spray: it may be for the nose or for the mouth."""
    if unit == "spray":
        raise Unreadable(
            f"A spray of {label_of('dose', product)} may be for the nose or for the mouth.",
            "Add the word nasal, or oral.",
        )
