"""What ``tracker export ics`` writes: what the journal says of the days ahead, and how the entries look."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from tracker.cli.context import Context
from tracker.domain.language.day_words import parse_time
from tracker.domain.language.plans.lead_words import read_ahead, read_lead
from tracker.domain.model.period import months_after
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Event
from tracker.errors import Unreadable
from tracker.exchange.calendar.agenda import Agenda
from tracker.exchange.calendar.ics_file import DISCREET, Wishes
from tracker.store.journal import Journal

_MONTHS: Final = 12


def calendar(
    ours: Context, at: str | None, remind: str | None, until: str | None, *, names: bool
) -> tuple[dict[str, Any], list[str]]:
    """What the writer of the calendar needs, and what is said to the person.

    at: a time of day; remind: how long before; until: a day ahead. Raises Unreadable for other words.
    """
    clock = None if at is None else parse_time(at)
    if at is not None and clock is None:
        raise Unreadable(f'I could not read "{at}" as a time of day.', "Write it as 09:00, or 9am.")
    wishes = Wishes(clock, None if remind is None else read_lead(remind), names=names, person=ours.name)
    last = months_after(ours.today, _MONTHS) if until is None else read_ahead(until, ours.present)
    journal = ours.journal()
    beside = {"agenda": _agenda(ours, journal, last), "now": ours.recorded_at, "wishes": wishes}
    return beside, _said(names=names)


def _agenda(ours: Context, journal: Journal, last: date) -> Agenda:
    every = journal.every_plan()
    plans = [plan for plan, holds in every if holds]
    held = {plan.uid for plan in plans}
    stopped = {plan.uid: ours.here(at).date() for plan, at in journal.earlier_plans()}
    gone: dict[str, tuple[Plan, date]] = {}
    for plan, _ in every:
        if plan.uid not in held:
            # One that was undone says no more than when it was written.
            gone[plan.uid] = plan, stopped.get(plan.uid, ours.here(plan.recorded_at).date())
    first = min((plan.starts for plan, _ in every), default=ours.today)
    visits = [(one, holds) for one, holds in journal.every_visit() if isinstance(one, Event)]
    return Agenda(ours.today, last, plans, [*gone.values()], journal.doses_since(first), visits)


def _said(*, names: bool) -> list[str]:
    if names:
        return ["Products, amounts and the words of visits stand in it: think of who sees this calendar."]
    words = ", ".join(f'"{one}"' for one in DISCREET.values())
    return [f"Only {words} stand in it, because others may see a calendar. With names: --names"]
