"""An amount that may be a slip: about 1,000 times the usual one of its product, or in no unit of its labels.

Perhaps mg and ug were mixed up. No amount is judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.model.catalogue import PRODUCTS
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose
from tracker.domain.model.refusals import LARGEST
from tracker.domain.model.units import in_micrograms, is_mass, slip_between

# Micrograms that no label of these vitamins reaches: the strongest ampoules of B12 have 25 mg. What has no limit
# here is seldom taken in hundreds of grams.
_MOST: Final = {"B12": 1e5, "folate": 1e5}
_MOST_OF_OTHERS: Final = 1e8
# An injection of B12 has at least so many micrograms.
_LEAST_INJECTED: Final = 10.0
# The most tablets, and the most of what is smaller, that somebody takes at once.
_MOST_TABLETS: Final = 50.0
_MOST_COUNTED: Final = {"drop": 200.0, "mL": 500.0}
_LABELLED: Final = ("ug", "mg")


@dataclass(frozen=True, slots=True)
class Slip:
    """The usual amount of a product, and the unit with which the amount that was typed would be about the same."""

    usual: float
    usual_unit: str
    unit: str


def slip(
    product: str, injected: bool, amount: float, unit: str, *, recent: Iterable[Dose], plans: Sequence[Plan]
) -> Slip | None:
    """What may be a slip of mg and ug; None when the amount is no such one, or when none is usual.

    The usual amount is the most frequent of the recent doses, or else the plan's. An amount near any of them is none.
    """
    given = Counter(
        (dose.amount, dose.unit)
        for dose in recent
        if dose.amount is not None and dose.unit is not None and (dose.product, dose.injected) == (product, injected)
    )
    usual = [found for found, _ in given.most_common()]
    for plan in plans:
        if (plan.product, plan.injected) == (product, injected):
            amounts = dict.fromkeys(plan.amount_in(phase) for phase in plan.phases)
            usual += [(number, of) for number, of in amounts if number is not None and of is not None]
    usual = [(number, of) for number, of in usual if is_mass(of)]
    meant = [slip_between(amount, unit, number, of) for number, of in usual]
    if not usual or None in meant:
        return None
    return Slip(*usual[0], meant[0] or unit)


def other_units(
    product: str, injected: bool, amount: float, unit: str, *, recent: Iterable[Dose] = ()
) -> tuple[str, ...] | None:
    """The units in which the same number is an amount of a label, for an amount that is none; None for one that is.

    recent: earlier doses; an amount that was kept before is not doubted again.
    """
    if amount >= LARGEST or _on_a_label(product, injected, amount, unit):
        return None  # the record refuses a million
    if any((one.product, one.amount, one.unit) == (product, amount, unit) for one in recent):
        return None
    return tuple(one for one in _LABELLED if one != unit and _on_a_label(product, injected, amount, one))


def _on_a_label(product: str, injected: bool, amount: float, unit: str) -> bool:
    listed = PRODUCTS.get(product)
    vitamin = listed.vitamin if listed else None
    mass = in_micrograms(amount, unit)
    if mass is None:
        return amount <= _MOST_COUNTED.get(unit, _MOST_TABLETS) if unit != "IU" else not vitamin
    least = _LEAST_INJECTED if vitamin == "B12" and injected else 0
    return least <= mass <= (_MOST[vitamin] if vitamin else _MOST_OF_OTHERS)
