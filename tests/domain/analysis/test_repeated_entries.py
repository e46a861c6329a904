"""What may be a line that was typed twice."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tracker.domain.analysis.repeated_entries import repeats
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
        (shot(), shot(route="subcutaneous"), False),
        (shot(), shot("cyanocobalamin"), False),
        (note("dizzy"), note("dizzy"), True),
        (note("dizzy"), note("slept badly"), False),
        (note("dizzy"), shot(), False),
    ],
)
def test_the_same_within_ten_minutes_may_have_been_typed_twice(one: Record, other: Record, repeated: bool) -> None:
    assert repeats(one, other) is repeated
    assert repeats(other, one) is repeated
