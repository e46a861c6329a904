"""Plans in words for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from tracker.domain.model.calendar_names import WEEKDAYS
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Adherence, Due, Plan
from tracker.domain.wording.numbers import amount_text, counted, number_text

DayWords = Callable[[date], str]

_WEEKS_FROM: Final = 14


def what_text(plan: Plan, phase: Phase | None = None) -> str:
    """What is planned: ``Hydroxocobalamin 1 mg, intramuscular``, with the amount of the phase or of the first."""
    number, unit = plan.amount_in(phase or plan.phases[0])
    amount = amount_text(number, unit) if number is not None and unit is not None else ""
    route = "" if plan.route == "oral" else f", {plan.route}"
    return f"{label_of('dose', plan.product)} {amount}".rstrip() + route


def phases_text(phases: Sequence[Phase]) -> str:
    """How often: ``every 2 days until told otherwise, then every 2 months``."""
    said = [_whole_phase_text(phase, first=phase is phases[0], last=phase is phases[-1]) for phase in phases]
    return ", then ".join(said)


def plan_text(plan: Plan, day: DayWords) -> str:
    """A whole plan on one line, without its number. day: a day in words."""
    said = f"{what_text(plan)}, {phases_text(plan.phases)}"
    if plan.counted_from == "grid" and not all(_is_fixed(phase) for phase in plan.phases):
        said += ", on fixed dates"
    said += f", from {day(plan.starts)}"
    if plan.ends is not None:
        said += f" until {day(plan.ends)}"
    if plan.book_days:
        said += f", to be booked {span_text(plan.book_days)} before"
    return f"{said} - {plan.note}" if plan.note else said


def _is_fixed(phase: Phase) -> bool:
    """Whether its days are fixed without a word about it."""
    return (phase.every, phase.unit) == (1, "days") or bool(phase.weekdays) or phase.counted or phase.every is None


def due_text(found: Due, day: DayWords) -> str:
    """When the next dose is, without its name: ``Thu 31 Dec, in 6 weeks``, ``Tue 17 Nov, late by 3 days``.

    Of a count: ``1 of 3 this week, to Tue 24 Nov``; of a range: ``Thu 31 Dec to Thu 14 Jan 2027, in 6 weeks``.
    """
    if found.next is None or found.days is None:
        return {"open": "when the doctor says", "as needed": "as needed"}.get(found.state, "ended")
    if found.counted is not None:
        done = counted_text(found, day)
        if found.state == "due":
            return done
        begun = found.counted.taken or found.counted.skipped
        return f"{day(found.next)}, {distance_text(found.days)}" + (f"; {done}" if begun else "")
    if found.latest is None or found.latest == found.next:
        return f"{day(found.next)}, {distance_text(found.days)}"
    return f"{day(found.next)} to {day(found.latest)}, {'now' if not found.days else distance_text(found.days)}"


def now_text(found: Due, day: DayWords) -> str:
    """How a dose stands that is due now: ``today``, ``late by 3 days``, ``1 of 3 this week, to Tue 24 Nov``."""
    if found.counted is not None:
        return counted_text(found, day)
    if found.days == 0 and found.latest is not None and found.latest != found.next:
        return f"now, until {day(found.latest)}"
    return distance_text(found.days or 0)


def counted_text(found: Due, day: DayWords) -> str:
    """How far a count is, with its last day: ``1 of 3 this week, to Tue 24 Nov``. For a due with a count only."""
    count = found.counted
    assert count is not None  # noqa: S101 (for a count only)
    said = count_text(found)
    if count.span.days == 1:
        return said
    named = "this" in said or found.next == count.span.first
    return (
        f"{said}, to {day(count.span.last)}"
        if named
        else f"{said}, {day(count.span.first)} to {day(count.span.last)}"
    )


def count_text(found: Due) -> str:
    """How far a count is: ``1 of 3 this week``, ``0 of 2 today``; empty without a count."""
    count, phase = found.counted, found.phase
    if count is None or phase is None:
        return ""
    said = f"{count.taken} of {count.of}"
    name = _SPANS.get((phase.every, phase.unit), "")
    if count.span.days == 1:
        said += " today" if found.days == 0 else " that day"
    elif name and not (found.state == "ahead" and found.next == count.span.first):
        said += f" this {name}"
    return f"{said}, {count.skipped} skipped" if count.skipped else said


_SPANS: Final[dict[tuple[int | None, str | None], str]] = {
    (1, "weeks"): "week",
    (1, "months"): "month",
    (12, "months"): "year",
}


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
    """The numbers alone: ``planned 2, taken 13 (11 extra)``; ``as needed, taken 3``."""
    planned = _parts((found.skipped, "skipped"), (found.unrecorded, "not recorded"))
    taken = _parts((found.early, "early"), (found.late, "late"), (found.extra, "extra"))
    if found.as_needed and not found.planned:
        return f"as needed, taken {found.taken:,}{taken}"
    return f"planned {found.planned:,}{planned}, taken {found.taken:,}{taken}"


def _parts(*parts: tuple[int, str]) -> str:
    said = ", ".join(f"{count:,} {words}" for count, words in parts if count)
    return f" ({said})" if said else ""


def span_text(days: int) -> str:
    """A number of days, in weeks if they are whole weeks: ``3 days``, ``6 weeks``."""
    if days >= _WEEKS_FROM and days % 7 == 0:
        return counted(days // 7, "week")
    return counted(days, "day")


def phase_text(phase: Phase) -> str:
    """How often in one phase, without how long: ``every 8 weeks``, ``3 times a week``, ``every Monday``."""
    if phase.as_needed:
        return "as needed"
    if phase.every is None or phase.unit is None:
        return "when the doctor says"
    unit = phase.unit[:-1]
    if phase.weekdays:
        return _weekdays_text(phase)
    if phase.counted:
        times = {2: "twice"}.get(phase.doses, f"{phase.doses} times")
        whole = _SPANS.get((phase.every, phase.unit), unit if phase.every == 1 else "")
        return f"{times} a {whole}" if whole else f"{times} in every {phase.every} {phase.unit}"
    if phase.most is not None:
        return f"every {phase.every} to {phase.most} {phase.unit}"
    return f"every {unit}" if phase.every == 1 else f"every {phase.every} {phase.unit}"


def _weekdays_text(phase: Phase) -> str:
    names = [WEEKDAYS[number].capitalize() for number in phase.weekdays]
    said = ", ".join(names[:-1]) + (f" and {names[-1]}" if len(names) > 1 else names[-1])
    return f"every {said}" if phase.every == 1 else f"every {phase.every} weeks on {said}"


def _whole_phase_text(phase: Phase, *, first: bool, last: bool) -> str:
    said = phase_text(phase)
    if phase.amount is not None and phase.amount_unit is not None and not first:
        said = f"{amount_text(phase.amount, phase.amount_unit)} {said}"
    if phase.every is None:
        return said
    if phase.lasts is not None and phase.lasts_unit is not None:
        return f"{said} for {counted(phase.lasts, phase.lasts_unit[:-1])}"
    if phase.times is not None:
        return f"{said}, {counted(phase.times, 'dose')}"
    return said if last else f"{said} until told otherwise"
