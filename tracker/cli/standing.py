"""Where the day stands, as the journal has it: what is due, and what is asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tracker.cli.context import Context
from tracker.domain.analysis.daily_questions import LOOKED_BACK, Questions, against_tests, questions
from tracker.domain.analysis.schedule import due
from tracker.domain.model.plan import Due
from tracker.domain.model.records import Record
from tracker.domain.model.symptom_list import ASKED


def standing(ours: Context) -> list[Due]:
    """Where every plan stands today, the most urgent first, and what has ended last."""
    if not ours.started:
        return []
    journal = ours.journal()
    plans = journal.plans()
    if not plans:
        return []
    doses = journal.doses_since(min(plan.starts for plan in plans))
    found = [due(plan, doses, ours.today) for plan in plans]
    return sorted(found, key=lambda one: (one.next or date.max, one.plan.id))


_LONGEST_PAUSE: Final = timedelta(days=max(ASKED.values()))


def asked_today(ours: Context) -> list[str]:
    """The keys to ask for today, in order; no home test that could do harm."""
    asked = questions_today(ours)
    return [*asked.scores, *(asked.tests if asked.tests and not against_tests(lately(ours)) else ())]


def questions_today(ours: Context) -> Questions:
    if not ours.started:
        return questions(ours.symptoms, {}, ours.today)
    last = ours.journal().last_asked(ours.today - _LONGEST_PAUSE, ours.today - timedelta(days=1))
    return questions(ours.symptoms, last, ours.today)


def lately(ours: Context) -> list[Record]:
    """What can speak against a home test."""
    if not ours.started:
        return []
    return ours.journal().read(ours.today - LOOKED_BACK, ours.today, kinds=["symptom", "event"])
