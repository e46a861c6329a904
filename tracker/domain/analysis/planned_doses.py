"""What ``shot`` and ``take`` mean when no product is named and there are plans: what those say for that day.

A plan is what the doctor said; nothing here adds to it. A dose that was dealt with, taken or skipped, is not
written down a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.analysis.schedule import due
from tracker.domain.model.catalogue import PRODUCTS, label_of
from tracker.domain.model.dose import Taken, form_of
from tracker.domain.model.plan import Due, Plan
from tracker.domain.model.records import Dose
from tracker.errors import NothingFound, Unreadable


def as_planned(
    said: Taken, day: date, *, injected: bool, plans: Sequence[Plan], doses: Sequence[Dose]
) -> list[Taken] | None:
    """The doses that ``said``, in which nothing is named, stands for on ``day``; None where no plan is going on.

    plans: those that hold; doses: all that were recorded since the first of them began. What was recorded for
    later days is left out of account, so that a day can be filled in afterwards.
    Raises NothingFound when everything was dealt with, Unreadable when it could be more than one.
    """
    known = [dose for dose in doses if dose.day <= day]
    found = [due(plan, known, day) for plan in plans if plan.injected == injected and plan.starts <= day]
    going_on = [one for one in found if one.next is not None]
    if not going_on:
        return None
    wanted = [one for one in going_on if one.state in ("due", "late")]
    if not wanted and injected:
        # The clinic may have moved it: one that is early follows the plan all the same.
        wanted = [one for one in going_on if not _dealt_with_on(day, one.plan, known)]
    if not wanted:
        example = label_of("dose", going_on[0].plan.product).lower()
        raise NothingFound(
            f"Nothing more is planned for that day: what your plan says for {day.isoformat()} is written down.",
            f"For something that is not in the plan, name it: tracker {'shot' if injected else 'take'} {example}",
        )
    if len(wanted) > 1 and (injected or said.amount is not None or said.route is not None):
        names = " or ".join(label_of("dose", one.plan.product) for one in wanted)
        raise Unreadable(f"That could be {names}: both are planned.", "Name the one it is.")
    return [_filled(said, one, known) for one in wanted]


def plan_of(dose: Dose, plans: Sequence[Plan]) -> Plan | None:
    """The plan that a dose belongs to; None where no plan covers it."""
    return next((plan for plan in plans if plan.covers(dose)), None)


def left_open(dose: Dose, plans: Sequence[Plan], doses: Sequence[Dose]) -> Plan | None:
    """The plan that is still due on the day of a dose of no plan, and is for the same vitamin by another name.

    doses: all that were recorded since the first of the plans began. Whether it is the same, only the person knows.
    """
    known = [one for one in doses if one.day <= dose.day]
    vitamin = _vitamin(dose.product)
    if vitamin is None or dose.state == "skipped":
        return None
    alike = [one for one in plans if one.injected == dose.injected and _vitamin(one.product) == vitamin]
    return next((one for one in alike if due(one, known, dose.day).state in ("due", "late")), None)


def _vitamin(product: str) -> str | None:
    return PRODUCTS[product].vitamin if product in PRODUCTS else None


def _dealt_with_on(day: date, plan: Plan, doses: Sequence[Dose]) -> bool:
    return any(plan.covers(dose) and dose.day == day for dose in doses)


def _filled(said: Taken, found: Due, doses: Sequence[Dose]) -> Taken:
    """What was said, completed by the plan; where that leaves the way open, by the last dose."""
    plan = found.plan
    last = next((dose for dose in reversed(doses) if plan.covers(dose)), None)
    route = said.route or (last.route if last and plan.route == "injection" else plan.route)
    filled = replace(
        said, product=plan.product, form=plan.form or form_of(plan.product), route=route, planned_for=found.next
    )
    if said.amount is not None or said.skipped:
        return filled
    if plan.amount is not None:
        return replace(filled, amount=plan.amount, unit=plan.unit)
    if last is not None and last.amount is not None:
        return replace(filled, amount=last.amount, unit=last.unit, from_last=last)
    return filled
