"""What the doctor planned: said beside what was taken, and the days from which a plan holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.domain.change import Comparison, compare
from tracker.domain.plan_phrase import phases_text, what_text
from tracker.domain.printable import printable
from tracker.domain.records import Dose, Observation
from tracker.domain.schedule import Plan, adherence
from tracker.domain.trend import Period


@dataclass(frozen=True, slots=True)
class Turn:
    """A day inside the period from which a plan holds. x: its place on the time axis.

    words: what holds from then on; before, after: the days of the period on both sides, ``day`` in the later ones;
    comparisons: each symptom's, after against before.
    """

    x: float
    day: date
    words: str
    before: Period
    after: Period
    comparisons: tuple[Comparison, ...]


def planned(plans: Iterable[Plan], doses: Sequence[Dose], period: Period, today: date) -> tuple[str, ...]:
    """Each plan that holds in the period, and what became of its doses: "... every 8 weeks; taken 6 of 7"."""
    said = []
    for plan in plans:
        if plan.starts > period.last or (plan.ends is not None and plan.ends < period.first):
            continue
        words = _words(plan)
        found = adherence(plan, doses, period, today)
        if found.said:
            words += f"; taken {found.taken:,} of {found.said:,}"
            words += f", {found.skipped:,} skipped" if found.skipped else ""
            words += f", {found.unknown:,} unknown" if found.unknown else ""
        said.append(words)
    return tuple(said)


def turns(plans: Iterable[Plan], scores: Mapping[str, Sequence[Observation]], period: Period) -> tuple[Turn, ...]:
    """The days after the first of the period on which plans begin. scores: by symptom, in the order of the page."""
    by_day: dict[date, list[str]] = defaultdict(list)
    for plan in plans:
        if period.first < plan.starts <= period.last:
            by_day[plan.starts].append(_words(plan))
    return tuple(_turn(day, "; ".join(by_day[day]), scores, period) for day in sorted(by_day))


def _turn(day: date, words: str, scores: Mapping[str, Sequence[Observation]], period: Period) -> Turn:
    before, after = Period(period.first, day - timedelta(days=1)), Period(day, period.last)
    comparisons = tuple(compare(one, after, before) for one in scores.values())
    return Turn(float((day - period.first).days), day, words, before, after, comparisons)


def _words(plan: Plan) -> str:
    return printable(f"{what_text(plan)}, {phases_text(plan.phases)}")
