"""Plans in an answer: as JSON, and the words when there are none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from tracker.cli.answers.answer import Lines, Part
from tracker.cli.terminal import output
from tracker.domain.model.calendar_names import WEEKDAYS
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Adherence, Counted, Due, Plan
from tracker.domain.model.stock import Stock

EXAMPLE: Final = "tracker plan shot hydroxocobalamin 1 mg im every 8 weeks"


def due_json(found: Due) -> dict[str, Any]:
    """When the next dose of a plan is due, under the keys of the contract."""
    return {
        "plan": found.plan.id,
        "product": found.plan.product,
        "route": found.plan.route,
        "last": found.last and found.last.isoformat(),
        "next": found.next and found.next.isoformat(),
        "latest": found.latest and found.latest.isoformat(),
        "days": found.days,
        "state": found.state,
        "count": None if found.counted is None else _count_json(found.counted),
    }


def _count_json(count: Counted) -> dict[str, Any]:
    return {
        "taken": count.taken,
        "skipped": count.skipped,
        "of": count.of,
        "from": count.span.first.isoformat(),
        "until": count.span.last.isoformat(),
    }


def kept_json(found: Adherence) -> dict[str, Any]:
    """What a plan asked for and, counted apart, what was taken, under the keys of the contract."""
    return {
        "planned": found.planned,
        "skipped": found.skipped,
        "not_recorded": found.unrecorded,
        "taken": found.taken,
        "early": found.early,
        "late": found.late,
        "extra": found.extra,
        "median_days_apart": found.apart,
        "planned_days_apart": found.planned_apart,
    }


def no_plans() -> Iterator[Part]:
    """Say that there are no plans, and how to write one."""
    yield "There are no plans yet. To write down what your doctor said, for example:"
    yield Lines(output.wrapped("  ", output.addressed(EXAMPLE), indent=4))


def plan_json(plan: Plan) -> dict[str, Any]:
    """One plan, under the keys of the contract."""
    return {
        "plan": plan.id,
        "uid": plan.uid,
        "product": plan.product,
        "form": plan.form,
        "route": plan.route,
        "amount": plan.amount,
        "unit": plan.unit,
        "phases": [_phase_json(phase) for phase in plan.phases],
        "counted_from": plan.counted_from,
        "from": plan.starts.isoformat(),
        "until": plan.ends and plan.ends.isoformat(),
        "book_days": plan.book_days,
        "note": plan.note or None,
    }


def _phase_json(phase: Phase) -> dict[str, Any]:
    return {
        "every": phase.every,
        "most": phase.most,
        "unit": phase.unit,
        "doses": phase.doses,
        "weekdays": [WEEKDAYS[number] for number in phase.weekdays],
        "times": phase.times,
        "lasts": phase.lasts,
        "lasts_unit": phase.lasts_unit,
        "amount": phase.amount,
        "amount_unit": phase.amount_unit,
        "as_needed": phase.as_needed,
    }


def stock_json(stock: Stock, left: int) -> dict[str, Any]:
    """What is at home of one product, under the keys of the contract."""
    return {
        "product": stock.product,
        "injected": stock.injected,
        "counted": stock.doses,
        "day": stock.day.isoformat(),
        "left": left,
        "expires": stock.expires and stock.expires.isoformat(),
    }
