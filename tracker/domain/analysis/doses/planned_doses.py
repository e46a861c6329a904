"""Complete a dose that leaves words out: from the plan for the day, or else from the last dose.

A plan is what the doctor said; nothing here adds to it. A dose that was already taken or skipped is not recorded a
second time. A place is never copied from an earlier dose, because places change.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.analysis.doses.schedule import due
from tracker.domain.model.catalogue import PRODUCTS, label_of
from tracker.domain.model.dose import Taken, form_of, implied_route, refuse_spray_without_route
from tracker.domain.model.plan import Due, Plan
from tracker.domain.model.records import INJECTION_ROUTES, Dose
from tracker.domain.model.units import COUNTED
from tracker.domain.wording.numbers import amount_text
from tracker.errors import NothingFound, Unreadable

_IN_THE_MOUTH = frozenset({"oral", "sublingual", "buccal"})


def completed(
    said: Sequence[Taken],
    day: date,
    *,
    injected: bool,
    plans: Sequence[Plan],
    doses: Sequence[Dose],
    recent: Sequence[Dose],
) -> tuple[Taken, ...]:
    """The doses said for ``day``, with the missing parts completed. A dose without a product can mean several doses.

    plans: those that hold; doses: all doses recorded since the first plan began; recent: the latest doses, the newest
    first. Raises NothingFound when every dose was already taken or skipped, Unreadable when several doses are
    possible.
    """
    earlier = [dose for dose in recent if dose.injected == injected]
    found: list[Taken] = []
    for one in said:
        if one.product is not None:
            plan = _plan_for(one.product, day, plans, injected)
            standing = due(plan, [dose for dose in doses if dose.day < day], day) if plan else None
            found.append(_completed(one, standing, earlier, injected))
            continue
        planned = _as_planned(one, day, injected=injected, plans=plans, doses=doses, known=bool(earlier))
        usual = [dose for dose in earlier if not _needed(dose, plans)]
        for taken, standing in _as_last_time(one, usual, injected) if planned is None else planned:
            found.append(_completed(taken, standing, earlier, injected))
    return tuple(found)


def _completed(said: Taken, standing: Due | None, earlier: Sequence[Dose], injected: bool) -> Taken:
    """A dose of a known product with its form, route and amount: as said, else as planned, else as in the last one.

    standing: its plan on that day. A plan may be newer than the last dose. A skipped dose has no amount.
    """
    plan = standing.plan if standing else None
    same = [dose for dose in earlier if dose.product == said.product]
    last = next((dose for dose in same if dose.amount is not None), next(iter(same), None))
    form = said.form or (plan.form if plan else None) or form_of(said.product or "") or (last.form if last else None)
    # "injection" says less than the route of the last dose, such as intramuscular.
    if plan is not None and not _same_form(plan.unit, said.unit):
        # The plan says by which route its tablets go, and nothing about a spray.
        plan = None
    planned_route = plan.route if plan and plan.route != "injection" else None
    usual = "injection" if injected else "oral"
    implied = said.route or implied_route(said.unit)
    alike = last if plan else next((dose for dose in same if _same_form(dose.unit, said.unit)), None)
    route = implied or planned_route or (alike.route if alike else plan.route if plan else usual)
    if not (implied or plan or alike):
        refuse_spray_without_route(said.product or "", said.unit)
    from_plan = implied is None and planned_route is not None
    whole = replace(
        said,
        form=form,
        route=route,
        route_from_plan=from_plan and route != usual,
        route_from_last=alike if implied is None and not from_plan and alike and route != usual else None,
    )
    if said.amount is not None or said.skipped:
        return whole
    amount, unit = standing.amount if standing and _same_way(standing.plan.route, route) else (None, None)
    if amount is not None:
        return replace(whole, amount=amount, unit=unit, from_plan=said.planned_for is None)
    last = next((dose for dose in same if dose.amount is not None and _same_way(dose.route, route)), None)
    if last is not None:
        return replace(whole, amount=last.amount, unit=last.unit, from_last=last)
    return whole


def _same_way(known: str, said: str) -> bool:
    """Whether an amount by one route is one by the other too: a tablet's is not that of a patch."""
    return known == said or any({known, said} <= alike for alike in (_IN_THE_MOUTH, frozenset(INJECTION_ROUTES)))


def _same_form(known: str | None, said: str | None) -> bool:
    """Whether a dose in one unit says by which route one in the other is: tablets say nothing about sprays."""
    return None in (known, said) or known == said or not ({known, said} & COUNTED)


def _plan_for(product: str, day: date, plans: Sequence[Plan], injected: bool) -> Plan | None:
    """The plan to which a dose of the product belongs on that day."""
    for one in plans:
        holds = one.since <= day and (one.ends is None or day <= one.ends)
        if holds and (one.product, one.injected) == (product, injected):
            return one
    return None


def _as_planned(
    said: Taken, day: date, *, injected: bool, plans: Sequence[Plan], doses: Sequence[Dose], known: bool
) -> list[tuple[Taken, Due]] | None:
    """What ``said``, which names no product, means on ``day``; None when no plan is running.

    Records of later days do not count, so that a day can be filled in afterwards. A day before a plan whose start
    nobody said is filled in too, if it can be the plan's last dose, or if no other dose is known.
    """
    recorded = [dose for dose in doses if dose.day <= day]
    ours = [plan for plan in plans if plan.injected == injected]
    found = [due(plan, recorded, day) for plan in ours if plan.starts <= day or _may_begin(plan, day, known)]
    going_on = [one for one in found if one.next is not None]
    needed = [one for one in found if one.state == "as needed"]
    if not going_on:
        if needed and not known:
            name = label_of("dose", needed[0].plan.product).lower()
            raise NothingFound(
                "Nothing is due: what is planned is taken as needed.",
                f"Name it: tracker {'shot' if injected else 'take'} {name}",
            )
        return None
    wanted = [one for one in going_on if one.state in ("due", "late")]
    early = [one for one in going_on if not _dealt_with_on(day, one.plan, recorded)]
    if not wanted:
        # The clinic may have moved the date of an injection: an early dose follows the plan too.
        wanted = [one for one in early if injected or day < one.plan.starts]
    if not wanted:
        example = label_of("dose", (needed or going_on)[0].plan.product).lower()
        raise NothingFound(
            f"Nothing more is planned for that day: what your plan says for {day.isoformat()} is written down.",
            f"For something that is not in the plan{', or as needed' if needed else ''}, name it: "
            f"tracker {'shot' if injected else 'take'} {example}",
        )
    if len(wanted) > 1 and (injected or said.amount is not None or said.route is not None):
        names = " or ".join(label_of("dose", one.plan.product) for one in wanted)
        raise Unreadable(f"That could be {names}: both are planned.", "Name the one it is.")
    return [(replace(said, product=one.plan.product, planned_for=_planned_for(one, day)), one) for one in wanted]


def _planned_for(one: Due, day: date) -> date | None:
    """The day for which a dose on ``day`` is planned; None before the plan's start."""
    if day < one.plan.starts:
        return None
    return day if one.days == 0 else one.next


def _needed(dose: Dose, plans: Sequence[Plan]) -> bool:
    """Whether it is taken as needed, so that nothing is taken again because it was taken last time."""
    return any(plan.as_needed and plan.is_of(dose) for plan in plans)


def _may_begin(plan: Plan, day: date, known: bool) -> bool:
    """Whether a dose on a day before the plan's start may be one of it, though nobody named the product."""
    return not plan.start_said and (day >= plan.since or not known)


def _as_last_time(said: Taken, earlier: Sequence[Dose], injected: bool) -> list[tuple[Taken, Due | None]]:
    """What ``said``, which names no product, means without a plan.

    It means the last injection, or, if it is not an injection, the doses of the last day.
    """
    if not earlier:
        way = f"tracker {'shot' if injected else 'take'} --help"
        raise Unreadable("I do not know yet what you take.", f"Name it once, with the amount on the label: {way}")
    day = next((one.day for one in earlier if one.state == "taken"), earlier[0].day)
    that_day = list(dict.fromkeys(one.product for one in earlier if one.day == day))
    products = that_day[:1] if injected else that_day
    if len(products) > 1 and (said.amount is not None or said.route is not None):
        what = amount_text(said.amount, said.unit or "") if said.amount is not None else said.route
        raise Unreadable(
            f"{what} of what? You take {' and '.join(label_of('dose', name) for name in that_day)}.",
            "Name the one it is.",
        )
    return [(replace(said, product=product), None) for product in products]


def plan_of(dose: Dose, plans: Sequence[Plan]) -> Plan | None:
    """The plan that a dose belongs to; None when no plan covers it."""
    return next((plan for plan in plans if plan.is_of(dose) and dose.day >= plan.since), None)


def left_open(dose: Dose, plans: Sequence[Plan], doses: Sequence[Dose]) -> Plan | None:
    """For a dose without a plan: the plan still due on its day, for the same vitamin under another name.

    doses: all doses recorded since the first plan began. Only the person knows whether it is the same.
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
