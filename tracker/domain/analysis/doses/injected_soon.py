"""Find an injection much sooner after another one than its plan asks for: perhaps it was told twice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tracker.domain.analysis.doses.schedule import due
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose

_PART: Final = 4


def soon_after(dose: Dose, recent: Iterable[Dose], plans: Iterable[Plan]) -> Dose | None:
    """Another injection of the same product, if it lies much nearer than the plan asks for; else None.

    Much nearer is within a quarter of the interval that the plan has on that day, before or after it.
    recent: in any order; the injection before comes first.
    """
    others = sorted((one for one in recent if one.uid != dose.uid), key=lambda one: one.day)
    earlier = [one for one in others if one.day < dose.day]
    phases = [due(plan, earlier, dose.day).phase for plan in plans if plan.injected and plan.is_of(dose)]
    apart = [phase.apart for phase in phases if phase is not None and phase.apart]
    if not dose.given or not apart:
        return None
    near = [*reversed(earlier), *(one for one in others if one.day > dose.day)]
    given = (one for one in near if one.given and one.product == dose.product)
    return next((one for one in given if _PART * abs((dose.day - one.day).days) <= min(apart)), None)
