"""Read only the records that the page needs. The page says the same as with the whole journal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, time, timedelta
from itertools import chain
from typing import Final, Protocol

from tracker.domain.analysis.blood_results import by_scale
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

    def courses(self, last: date) -> tuple[list[Dose], dict[str, tuple[date, int]]]:
        """The doses taken of each product on its first day, of the products taken up to ``last``.

        And, by product, its injections up to ``last``: the first day, and how many.
        """

    def taken_up_to(self, products: Collection[str], days: Collection[date]) -> list[Dose]:
        """For each of ``days`` and each of ``products``: the doses taken on the last day up to that day, included."""

    def first_placed(self, before: date, least: int) -> list[Record]:
        """Before a day: each symptom's first record at each place, and its first ``least`` records with a place."""


def needed(
    journal: Readable, period: Period, plans: Sequence[Plan], earlier: Sequence[Earlier]
) -> tuple[list[Record], Older]:
    """The records that the page of ``period`` needs, in the order of their days and times, and the older injections.

    All records from ``reach`` on. From before it: questions, blood tests, the doses before each of those that the
    page prints, the first doses of each product, the doses of the plans, and the first records of each symptom with a
    place. Of the injections, their number and first day.
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
    began, injected = journal.courses(before)
    # A dose on the same day may be later than the blood test; then the dose before it counts.
    days = _printed_days([*results, *recent], [*began, *recent], period.last)
    eves = {min(day - back * _DAY, before) for day in days for back in (0, 1)}
    found += began
    found += journal.taken_up_to({dose.product for dose in began}, {before, *eves})
    planned_since = counted_since(plans, earlier, period)
    if planned_since is not None and planned_since < first:
        found += (dose for dose in journal.doses_since(planned_since) if dose.day < first)
    found += _of_the_cycles(journal, period, before)
    older = {one.uid: one for one in found}
    ordered = sorted(older.values(), key=lambda one: (one.day, one.time or time.min, one.id))
    return [*ordered, *recent], Older(before, injected)


def _printed_days(records: Sequence[Record], doses: Sequence[Record], last: date) -> set[date]:
    """The days of the blood tests that the page prints."""
    until = [one for one in records if isinstance(one, LabResult) and one.day <= last]
    taken = [one for one in doses if isinstance(one, Dose) and one.day <= last]
    scales = [scale for scales in by_scale(until, taken) for scale in scales]
    untreated = [scale.untreated for scale in scales if scale.untreated is not None]
    return {one.day for one in chain(untreated, *(scale.kept for scale in scales))}


def _of_the_cycles(journal: Readable, period: Period, before: date) -> list[Record]:
    """The injections of three years, and the scores of the cycles that they make, up to the day ``before``."""
    doses = [dose for dose in journal.doses_since(Period.ending(period.last, LOOKED_BACK).first) if dose.given]
    complete = present_cycles(doses, period.last).complete
    scores = (
        journal.read(complete[0].first, before, kinds=["symptom"]) if complete and complete[0].first <= before else []
    )
    return [*(dose for dose in doses if dose.day <= before), *scores]
