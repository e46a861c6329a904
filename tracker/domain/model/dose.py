"""One dose as it was said, before it becomes a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.model.body_places import Place
from tracker.domain.model.catalogue import PRODUCTS
from tracker.domain.model.records import Dose


@dataclass(frozen=True, slots=True)
class Taken:
    """One dose as it was said, completed from a plan or from the last dose; None for what is unknown.

    planned_for: the day of the planned dose, if no product was named; from_plan: whether the amount of a named
    product comes from the plan; from_last: the dose that the amount comes from.
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


def form_of(product: str) -> str | None:
    """The chemical form in a product's name, such as hydroxocobalamin; None when the name has none."""
    return PRODUCTS[product].form if product in PRODUCTS else None
