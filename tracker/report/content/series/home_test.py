"""Home tests as values, each in its own unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.model.catalogue import HOME_TESTS
from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import comparator_sign, one_decimal, unit_text
from tracker.report.content.series.points import Dots, dots, place

# The direction of a test of which a small result is better; of all others a large one is.
_LESS: Final = "shorter"


@dataclass(frozen=True, slots=True)
class Reached:
    """One result of a home test: with its unit, "≥ 30 s", and its day."""

    value: str
    day: date


@dataclass(frozen=True, slots=True)
class HomeTest:
    """One home test on one side, in its own unit.

    direction: such as "longer is better", empty for a test of the person's own; first, latest: results of the period;
    previous: the one before the latest, None without one; best: by the direction, None without a direction; done:
    results; capped: results that were stopped at the cap; top: the upper end of the axis.
    """

    label: str
    unit: str
    direction: str
    first: Reached
    previous: Reached | None
    latest: Reached
    best: Reached | None
    done: Dots
    capped: Dots
    top: float

    @property
    def times(self) -> int:
        """How often it was done in the period."""
        return len(self.done.x) + len(self.capped.x)


def home_tests(observations: Iterable[Observation], period: Period, symptoms: SymptomList) -> tuple[HomeTest, ...]:
    """Every test that was done in the period, each side and unit apart."""
    by_series: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for o in observations:
        if o.day in period and o.value is not None and (o.kind == "test" or o.unit not in ("score", "count")):
            by_series[o.measure, o.side or "", o.unit].append(o)
    return tuple(_home_test(*key, by_series[key], period, symptoms) for key in sorted(by_series))


def _home_test(
    measure: str, side: str, unit_: str, done: list[Observation], period: Period, symptoms: SymptomList
) -> HomeTest:
    listed = HOME_TESTS.get(measure)
    in_time = sorted(done, key=lambda o: place(o, period))
    largest = max(o.value or 0 for o in done)
    words = printable(symptoms.label("test", measure)) + (f", {side}" if side else "")
    # For a count or a stage, the name already says the unit.
    printed = "" if unit_ in ("count", "stage") else unit_text(unit_)

    def reached(one: Observation) -> Reached:
        value = f"{comparator_sign(one.comparator)}{one_decimal(one.value or 0)} {printed}"
        return Reached(value.rstrip(), one.day)

    return HomeTest(
        label=words,
        unit=printed,
        direction=f"{listed.better} is better" if listed else "",
        first=reached(in_time[0]),
        previous=reached(in_time[-2]) if len(in_time) > 1 else None,
        latest=reached(in_time[-1]),
        best=reached((min if listed.better == _LESS else max)(in_time, key=_size)) if listed else None,
        done=dots([o for o in done if o.comparator is None], period),
        capped=dots([o for o in done if o.comparator is not None], period),
        top=max(largest, (listed and listed.cap) or 0) or 1,
    )


def _size(done: Observation) -> tuple[float, int]:
    """How large a result is. Of two of the same number, at least 30 is more than 30, and at most 30 is less."""
    beyond = {">": 1, "<": -1}.get((done.comparator or "")[:1], 0)
    return done.value or 0, beyond
