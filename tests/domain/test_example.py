"""The invented journal: the same for the same day, and holding something of everything."""

from __future__ import annotations

import itertools
import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.analysis import trend
from tracker.domain.example import DAYS, example_journal
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record

TODAY = date(2026, 11, 20)
PROFILE, RECORDS, PLANS = example_journal(TODAY)


def scores(records: list[Record] = RECORDS) -> list[Observation]:
    return [r for r in records if isinstance(r, Observation) and r.kind == "symptom"]


def test_it_is_the_same_twice_and_touches_nobodys_dice() -> None:
    random.seed(1)
    state = random.getstate()
    assert example_journal(TODAY) == (PROFILE, RECORDS, PLANS)
    assert random.getstate() == state


@settings(max_examples=10, deadline=None)
@given(st.dates(date(2001, 1, 1), date(2100, 1, 1)))
def test_on_another_day_it_is_the_same_journal_moved(today: date) -> None:
    _, moved, plans = example_journal(today)
    assert [(TODAY - r.day, r.uid) for r in RECORDS] == [(today - r.day, r.uid) for r in moved]
    assert [(TODAY - one.starts, one.uid) for one in PLANS] == [(today - one.starts, one.uid) for one in plans]


def test_it_is_labelled_as_an_example() -> None:
    assert PROFILE.name == "Sam Example"


def test_it_covers_a_year_up_to_today() -> None:
    days = {r.day for r in scores()}
    assert min(days) == TODAY - timedelta(days=DAYS - 1)
    assert max(days) == TODAY
    assert all(r.day <= TODAY for r in RECORDS if not (isinstance(r, Event) and r.name == "visit"))
    assert [r.day for r in RECORDS] == sorted(r.day for r in RECORDS)


def test_it_has_something_of_everything() -> None:
    found = scores()
    assert {s.measure for s in found} == {"tingling", "balance", "leg-weakness", "interference"}
    assert {(s.site, s.side) for s in found if s.measure == "tingling"} == {("foot", "left"), ("foot", "right")}
    assert any(s.value is None for s in found)
    assert {s.extent for s in found} == {"knee", "ankle", None}
    assert any(trend.written_late(s) for s in found)
    assert any(trend.written_same_day(s) is False for s in found)
    assert len({(s.measure, s.side, s.day) for s in found}) < len(found)
    doses = [r for r in RECORDS if isinstance(r, Dose)]
    shots = [d for d in doses if d.injected]
    assert all(d.site and d.side for d in shots)
    assert {d.side for d in shots} == {"left", "right"}
    intervals = [(b.day - a.day).days for a, b in itertools.pairwise(shots)]
    assert min(intervals) == 2 and intervals.count(14) >= 10 and max(intervals) == 16
    assert {d.state for d in doses if not d.injected} == {"taken", "skipped"}
    tests = [r for r in RECORDS if isinstance(r, Observation) and r.kind == "test"]
    assert any(t.comparator == ">=" and t.value == 30 for t in tests)
    assert all((t.value or 0) < 30 for t in tests if t.comparator is None)
    events = [r for r in RECORDS if isinstance(r, Event)]
    assert [e.name for e in events].count("fall") == 2
    assert [e.day for e in events if e.day > TODAY] == [TODAY + timedelta(days=4)]
    assert len({r.day for r in RECORDS if isinstance(r, LabResult)}) == 2


def test_a_plan_changes_and_one_stays() -> None:
    last = Period.ending(TODAY, 91)
    assert [(one.product, one.starts in last) for one in PLANS] == [
        ("cyanocobalamin", False),
        ("hydroxocobalamin", False),
        ("cyanocobalamin", True),
    ]
    assert all(one.recorded_at.date() == one.starts for one in PLANS)


def test_it_has_a_holiday_of_six_days() -> None:
    gap = trend.honesty(scores(), Period.ending(TODAY, 91)).longest_gap
    assert gap is not None and gap.days == 6


def test_nothing_was_written_before_it_happened_or_after_today() -> None:
    end = datetime.combine(TODAY, datetime.max.time(), tzinfo=UTC)
    for record in RECORDS:
        assert record.recorded_at is not None and record.recorded_at <= end
        if not (isinstance(record, Event) and record.day > TODAY):
            assert record.recorded_at.date() >= record.day


def test_every_uid_is_there_once() -> None:
    assert len({r.uid for r in RECORDS}) == len(RECORDS)


@pytest.mark.parametrize("measure", ["tingling", "balance", "leg-weakness"])
def test_neighbouring_days_resemble_one_another(measure: str) -> None:
    values = trend.daily(
        [s for s in scores() if s.measure == measure and s.side != "right"], Period.ending(TODAY, DAYS)
    )
    pairs = [(a, b) for a, b in itertools.pairwise(values) if a is not None and b is not None]
    apart = [(a, b) for a, b in zip(values, values[90:], strict=False) if a is not None and b is not None]
    assert sum(abs(a - b) for a, b in pairs) / len(pairs) < sum(abs(a - b) for a, b in apart) / len(apart)
