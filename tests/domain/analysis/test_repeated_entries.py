"""What may be a line that was typed twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tracker.domain.analysis.doses.injected_soon import soon_after
from tracker.domain.analysis.repeated_entries import repeats, same_day_injections
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event, Observation, Record

DAY = date(2026, 11, 20)
WRITTEN = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def tingling(at: time | None = None, *, written: datetime = WRITTEN, side: str | None = None) -> Observation:
    return Observation(
        kind="symptom",
        day=DAY,
        time=at,
        utc_offset=0,
        measure="tingling",
        value=6.0,
        unit="score",
        site="foot",
        side=side,
        recorded_at=written,
    )


def shot(product: str = "hydroxocobalamin", route: str = "intramuscular") -> Dose:
    return Dose(day=DAY, time=time(8), utc_offset=0, product=product, route=route, recorded_at=WRITTEN)


def note(text: str) -> Event:
    return Event(name="note", day=DAY, time=time(8), utc_offset=0, note=text, recorded_at=WRITTEN)


@pytest.mark.parametrize(
    ("one", "other", "repeated"),
    [
        (tingling(time(8)), tingling(time(8, 10)), True),
        (tingling(time(8)), tingling(time(8, 11)), False),
        (tingling(), tingling(written=WRITTEN + timedelta(minutes=10)), True),
        (tingling(), tingling(written=WRITTEN + timedelta(minutes=11)), False),
        (tingling(time(8)), tingling(), False),
        (tingling(time(8), side="left"), tingling(time(8), side="right"), False),
        (shot(), shot(), True),
        (shot(), shot(route="subcutaneous"), True),
        (shot(), replace(shot(), time=None), True),
        (shot(), replace(shot(), time=time(20)), True),
        (shot(), replace(shot(), state="skipped", time=time(20)), False),
        (shot(), replace(shot(), day=DAY - timedelta(days=1)), False),
        (shot(), shot("cyanocobalamin"), False),
        (note("dizzy"), note("dizzy"), True),
        (note("dizzy"), note("slept badly"), False),
        (note("dizzy"), shot(), False),
    ],
)
def test_the_same_within_ten_minutes_may_have_been_typed_twice(one: Record, other: Record, repeated: bool) -> None:
    assert repeats(one, other) is repeated
    assert repeats(other, one) is repeated


def planned(every: int, unit: str = "weeks") -> Plan:
    phases = (Phase(every, unit),)  # type: ignore[arg-type]
    return Plan(
        product="hydroxocobalamin",
        route="intramuscular",
        phases=phases,
        starts=DAY,
        recorded_at=WRITTEN.replace(tzinfo=None),
    )


@pytest.mark.parametrize(
    ("plan", "days", "soon"),
    [
        (planned(12), 1, True),
        (planned(12), 21, True),
        (planned(12), 22, False),
        (planned(1), 1, True),
        (planned(1), 2, False),
        (planned(2, "days"), 1, False),
        (planned(3, "months"), 7, True),
        (None, 1, False),
    ],
)
def test_an_injection_long_before_the_plan_asks_for_one_is_seen(plan: Plan | None, days: int, soon: bool) -> None:
    earlier = [replace(shot(), day=DAY - timedelta(days=days)), replace(shot(), day=DAY - timedelta(days=200))]
    found = soon_after(shot(), earlier, [plan] if plan else [])
    assert found == (earlier[0] if soon else None)


def test_a_skipped_injection_and_another_product_are_not_soon_after() -> None:
    before = [replace(shot(), day=DAY - timedelta(days=1), state="skipped")]
    assert soon_after(shot(), before, [planned(12)]) is None
    assert soon_after(shot("cyanocobalamin"), [replace(shot(), day=DAY - timedelta(days=1))], [planned(12)]) is None


def test_an_injection_filled_in_just_before_another_one_is_seen_too() -> None:
    later = [replace(shot(), day=DAY + timedelta(days=1))]
    assert soon_after(shot(), later, [planned(12)]) == later[0]


def test_the_shots_of_a_loading_phase_are_not_soon() -> None:
    loading = Phase(1, "weeks", doses=3, lasts=2, lasts_unit="weeks")
    plan = replace(planned(12), phases=(loading, Phase(12, "weeks")), starts=DAY - timedelta(days=2))
    assert soon_after(shot(), [replace(shot(), day=DAY - timedelta(days=2))], [plan]) is None


def test_two_injections_of_one_product_on_one_day_are_found() -> None:
    one, other = replace(shot(), id=1), replace(shot(), id=2)
    skipped = replace(shot(), id=3, state="skipped", amount=None, unit=None)
    elsewhere = replace(shot(), id=4, day=DAY - timedelta(days=1))
    assert same_day_injections([other, one, skipped, elsewhere]) == {(one.product, DAY): [one, other]}
