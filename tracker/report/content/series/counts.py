"""What is counted and has no score, such as near-falls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import SymptomList
from tracker.report.content.series.points import place


@dataclass(frozen=True, slots=True)
class Count:
    """Something that is counted and has no score, such as near-falls.

    total: how often in all; days: with an answer; x: places of the entries above 0.
    """

    label: str
    total: int
    days: int
    x: tuple[float, ...]


def counts(observations: Iterable[Observation], period: Period, symptoms: SymptomList) -> tuple[Count, ...]:
    """What was counted in the period, such as near-falls, in the order of the list."""
    by_measure: dict[str, list[Observation]] = defaultdict(list)
    for one in observations:
        if one.kind == "symptom" and one.unit == "count" and one.value is not None and one.day in period:
            by_measure[one.measure].append(one)
    order = {key: n for n, key in enumerate(symptoms.known)}
    return tuple(
        Count(
            label=printable(symptoms.label("symptom", key)),
            total=sum(int(one.value or 0) for one in found),
            days=len({one.day for one in found}),
            x=tuple(place(one, period) for one in found if one.value),
        )
        for key, found in sorted(by_measure.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    )
