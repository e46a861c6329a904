"""Plans in words for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from tracker.domain.model.catalogue import label_of
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Adherence, Due, Plan
from tracker.domain.wording.numbers import amount_text, counted, number_text

DayWords = Callable[[date], str]

_WEEKS_FROM: Final = 14


def what_text(plan: Plan) -> str:
    """What is planned: ``Hydroxocobalamin 1 mg, intramuscular``."""
    amount = amount_text(plan.amount, plan.unit) if plan.amount is not None and plan.unit is not None else ""
    route = "" if plan.route == "oral" else f", {plan.route}"
    return f"{label_of('dose', plan.product)} {amount}".rstrip() + route


def phases_text(phases: Sequence[Phase]) -> str:
    """How often: ``every 2 days until told otherwise, then every 2 months``."""
    return ", then ".join(_phase_text(phase, last=phase is phases[-1]) for phase in phases)


def plan_text(plan: Plan, day: DayWords) -> str:
    """A whole plan on one line, without its number. day: a day in words."""
    said = f"{what_text(plan)}, {phases_text(plan.phases)}"
    if plan.counted_from == "grid" and plan.phases != (Phase(1, "days"),):
        said += ", on fixed dates"
    said += f", from {day(plan.starts)}"
    if plan.ends is not None:
        said += f" until {day(plan.ends)}"
    if plan.book_days:
        said += f", to be booked {span_text(plan.book_days)} before"
    return f"{said} - {plan.note}" if plan.note else said


def due_text(found: Due, day: DayWords) -> str:
    """When the next dose is, without its name: ``Thu 31 Dec, in 6 weeks``, ``Tue 17 Nov, late by 3 days``."""
    if found.next is None or found.days is None:
        return "when the doctor says" if found.state == "open" else "ended"
    return f"{day(found.next)}, {distance_text(found.days)}"


def distance_text(days: int) -> str:
    """How far ahead a dose is due: ``today``, ``in 6 weeks``; below 0 ``late by 3 days``."""
    if days < 0:
        return f"late by {span_text(-days)}"
    return {0: "today", 1: "tomorrow"}.get(days) or f"in {span_text(days)}"


def booking_text(found: Due, day: DayWords) -> str:
    """By when it must be booked; empty when no booking is needed."""
    return "" if found.book_by is None else f"book by {day(found.book_by)}"


def kept_text(found: Adherence) -> str:
    """What was planned, and apart from it what was taken: ``planned 2, taken 13 (11 extra)``.

    With two doses or more, how far apart: ``; median 7 days apart, planned 56``; not when every day was.
    """
    said = planned_and_taken_text(found)
    if found.apart is None or found.apart == found.planned_apart == 1:
        return said
    said += f"; median {number_text(found.apart)} {'day' if found.apart == 1 else 'days'} apart"
    return said if found.planned_apart is None else f"{said}, planned {number_text(found.planned_apart)}"


def planned_and_taken_text(found: Adherence) -> str:
    """The numbers alone: ``planned 2, taken 13 (11 extra)``."""
    planned = _parts((found.skipped, "skipped"), (found.unrecorded, "not recorded"))
    taken = _parts((found.early, "early"), (found.late, "late"), (found.extra, "extra"))
    return f"planned {found.planned:,}{planned}, taken {found.taken:,}{taken}"


def _parts(*parts: tuple[int, str]) -> str:
    said = ", ".join(f"{count:,} {words}" for count, words in parts if count)
    return f" ({said})" if said else ""


def span_text(days: int) -> str:
    """A number of days, in weeks if they are whole weeks: ``3 days``, ``6 weeks``."""
    if days >= _WEEKS_FROM and days % 7 == 0:
        return counted(days // 7, "week")
    return counted(days, "day")


def _phase_text(phase: Phase, *, last: bool) -> str:
    if phase.every is None or phase.unit is None:
        return "when the doctor says"
    said = f"every {phase.unit[:-1]}" if phase.every == 1 else f"every {phase.every} {phase.unit}"
    if phase.times is not None:
        return f"{said}, {counted(phase.times, 'dose')}"
    return said if last else f"{said} until told otherwise"
