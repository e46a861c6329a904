"""What is due today and what is asked today, read from the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from tracker.cli.context import Context
from tracker.domain.analysis.daily_questions import LOOKED_BACK, Questions, against_tests, questions
from tracker.domain.analysis.doses.schedule import due
from tracker.domain.model.plan import Due
from tracker.domain.model.records import Record
from tracker.domain.model.stock import STOCK, Stock, of_remembered
from tracker.domain.model.symptom_list import ASKED
from tracker.domain.wording.stock import few_text


def standing(ours: Context) -> list[Due]:
    """When each plan is due, the earliest first; plans that have ended come last."""
    if not ours.started:
        ours.refuse_if_gone()
        return []
    journal = ours.journal()
    plans = journal.plans()
    if not plans:
        return []
    doses = journal.doses_since(min(plan.since for plan in plans))
    found = [due(plan, doses, ours.today) for plan in plans]
    return sorted(found, key=lambda one: (one.next or date.max, one.plan.id))


def in_stock(ours: Context) -> list[tuple[Stock, int]]:
    """What was counted at home, each with how many doses are left."""
    if not ours.started:
        return []
    journal = ours.journal()
    found = [stock for one in journal.remembered(STOCK) if (stock := of_remembered(one))]
    doses = journal.doses_since(min(one.day for one in found)) if found else []
    return [(one, one.left(doses)) for one in found]


def few_left(ours: Context, plans: Sequence[Due]) -> list[str]:
    """What is worth saying about what is at home: the next dose is the last one, or it expires before."""
    said = []
    for stock, left in in_stock(ours):
        following = next(
            (one.next for one in plans if (one.plan.product, one.plan.injected) == (stock.product, stock.injected)),
            None,
        )
        said.append(few_text(stock, left, following, ours.today, ours.day))
    return [text for text in said if text]


_LONGEST_PAUSE: Final = timedelta(days=max(ASKED.values()))


def asked_today(ours: Context) -> list[str]:
    """The keys to ask for today, in order. Without home tests when there is a reason against them."""
    asked = questions_today(ours)
    return [*asked.scores, *(asked.tests if asked.tests and not against_tests(lately(ours)) else ())]


def questions_today(ours: Context) -> Questions:
    """The scores and home tests to ask for today, by how often each is asked."""
    if not ours.started:
        return questions(ours.symptoms, {}, ours.today)
    last = ours.journal().last_asked(ours.today - _LONGEST_PAUSE, ours.today - timedelta(days=1))
    return questions(ours.symptoms, last, ours.today)


def lately(ours: Context) -> list[Record]:
    """The recent entries that may be a reason against a home test."""
    if not ours.started:
        return []
    return ours.journal().read(ours.today - LOOKED_BACK, ours.today, kinds=["symptom", "event"])
