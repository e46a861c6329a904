"""One dose as it was said, before it is a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.model.body_places import Place
from tracker.domain.model.catalogue import PRODUCTS
from tracker.domain.model.records import Dose


@dataclass(frozen=True, slots=True)
class Taken:
    """One dose as it was said, or filled in from the last one (``from_last``) or from a plan, which says the
    day (``planned_for``); None where nobody said."""

    product: str | None = None
    form: str | None = None
    route: str | None = None
    amount: float | None = None
    unit: str | None = None
    places: tuple[Place, ...] = ()
    skipped: bool = False
    from_last: Dose | None = None
    planned_for: date | None = None


def form_of(product: str) -> str | None:
    """The chemical form that a product's name says, such as hydroxocobalamin; None where it says none."""
    return PRODUCTS[product].form if product in PRODUCTS else None
