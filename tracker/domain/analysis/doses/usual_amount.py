"""An amount about 1,000 times the usual one of its product: perhaps mg and ug were mixed up. No amount is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose
from tracker.domain.model.units import is_mass, slip_between


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
