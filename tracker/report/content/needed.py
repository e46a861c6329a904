"""Read only the records that the page needs. The page says the same as with the whole journal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from typing import Final, Protocol

from tracker.domain.analysis.cycles import LOOKED_BACK, present_cycles
from tracker.domain.analysis.warning_signs import LEAST_PLACED
from tracker.domain.model.period import Period
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, LabResult, Record
from tracker.report.content.build import reach
from tracker.report.content.planned_and_taken import Earlier, counted_since
from tracker.report.content.treatments import Older

_DAY: Final = timedelta(days=1)


class Readable(Protocol):
    """The methods of a journal that the page uses."""

    def read(
        self, first: date = ..., last: date = ..., *, kinds: Collection[str] = ..., names: Collection[str] = ...
    ) -> list[Record]:
        """The entries from ``first`` to ``last``, both included, of these kinds and names, in order."""

    def doses_since(self, first: date) -> list[Dose]:
        """Every dose from ``first`` on."""

    def taken_up_to(self, days: Collection[date]) -> tuple[list[Dose], dict[str, tuple[date, int]]]:
        """For each of ``days`` and each product: the doses taken on the last day up to that day, included.

        And, by product, its injections up to the last of these days: the first day, and how many.
        """

    def first_placed(self, before: date, least: int) -> list[Record]:
        """Before a day: each symptom's first record at each place, and its first ``least`` records with a place."""


def needed(
    journal: Readable, period: Period, plans: Sequence[Plan], earlier: Sequence[Earlier]
) -> tuple[list[Record], Older]:
    """The records that the page of ``period`` needs, in the order of their days and times, and the older injections.

    All records from ``reach`` on. From before it: questions, blood tests, the doses before each blood test, the doses
    of the plans, and the first records of each symptom with a place. Of the injections, their number and first day.
    """
    first = reach(period)
    before = first - _DAY
    recent = journal.read(first)
    results = journal.read(last=before, kinds=["lab"])
    found = [
        *results,
        *journal.read(last=before, kinds=["event"], names=["question"]),
        *journal.first_placed(first, LEAST_PLACED),
    ]
    every = [one for one in (*results, *recent) if isinstance(one, LabResult) and one.day <= period.last]
    # A dose on the same day may be later than the blood test; then the dose before it counts.
    days = {result.day for result in every}
    eves = {min(day - back * _DAY, before) for day in days for back in (0, 1)}
    last, injected = journal.taken_up_to({before, *eves})
    found += last
    planned_since = counted_since(plans, earlier, period)
    if planned_since is not None and planned_since < first:
        found += (dose for dose in journal.doses_since(planned_since) if dose.day < first)
    found += _of_the_cycles(journal, period, before)
    older = {one.uid: one for one in found}
    ordered = sorted(older.values(), key=lambda one: (one.day, one.time or time.min, one.id))
    return [*ordered, *recent], Older(before, injected)


def _of_the_cycles(journal: Readable, period: Period, before: date) -> list[Record]:
    """The injections of three years, and the scores of the cycles that they make, up to the day ``before``."""
    doses = [dose for dose in journal.doses_since(Period.ending(period.last, LOOKED_BACK).first) if dose.given]
    complete = present_cycles(doses, period.last).complete
    scores = (
        journal.read(complete[0].first, before, kinds=["symptom"]) if complete and complete[0].first <= before else []
    )
    return [*(dose for dose in doses if dose.day <= before), *scores]
