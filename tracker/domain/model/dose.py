"""One dose as it was said, before it is a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.model.body_places import Place
from tracker.domain.model.catalogue import PRODUCTS
from tracker.domain.model.records import Dose


@dataclass(frozen=True, slots=True)
class Taken:
    """One dose as it was said, and completed from a plan or from the last one; None where nobody said.

    planned_for: the day for which a plan says it, where no product was named; from_plan: whether the amount of a
    product that was named is the plan's; from_last: the dose from which the amount is.
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
    """The chemical form that a product's name says, such as hydroxocobalamin; None where it says none."""
    return PRODUCTS[product].form if product in PRODUCTS else None
