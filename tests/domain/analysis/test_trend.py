"""Days: series with gaps, trailing means, quartiles, and how honest a record is."""

from __future__ import annotations

import statistics
import time as clock
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.analysis import trend
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked
from tracker.errors import Invalid

MONDAY = date(2026, 11, 16)


def score(day: date = MONDAY, value: float | None = 5.0, **more: object) -> Observation:
    state = "skipped" if value is None else "recorded"
    return Observation(day=day, measure="tingling", value=value, state=state, **more)  # type: ignore[arg-type]


def days_after(number: int) -> date:
    return MONDAY + timedelta(days=number)


values = st.lists(st.none() | st.integers(0, 10).map(float), max_size=60)


def test_a_period_has_both_its_ends() -> None:
    period = Period(MONDAY, days_after(6))
    assert period.days == 7
    assert MONDAY in period and days_after(6) in period and days_after(7) not in period
    assert list(period) == [days_after(n) for n in range(7)]
    assert Period.ending(days_after(6), 7) == period


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 4000))
def test_the_previous_period_is_as_long_and_ends_the_day_before(first: date, more: int) -> None:
    period = Period(first, first + timedelta(days=more))
    previous = period.previous()
    assert previous.days == period.days
    assert previous.last + timedelta(days=1) == period.first


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Invalid, match="ends before it begins"):
        Period(MONDAY, MONDAY - timedelta(days=1))


def test_a_day_is_the_mean_of_its_entries_and_a_day_without_is_none() -> None:
    period = Period(MONDAY, days_after(2))
    entries = [score(value=4.0), score(value=7.0), score(days_after(2), 0.0), score(days_after(9), 9.0)]
    assert trend.daily(entries, period) == [5.5, None, 0.0]
    around = [score(days_after(-1), 9.0), score(days_after(3), 9.0)]
    assert trend.daily([*around, *entries], period) == [5.5, None, 0.0]


def test_a_skipped_day_is_not_a_zero() -> None:
    period = Period(MONDAY, days_after(1))
    assert trend.daily([score(value=None), score(days_after(1), 0.0)], period) == [None, 0.0]
    assert trend.summarise([None, 0.0]).logged_days == 1


def test_the_mean_looks_back_only() -> None:
    spike = [0.0] * 10 + [10.0] + [0.0] * 10
    means = trend.trailing_mean(spike)
    assert means[:3] == [None] * 3 and all(mean == 0 for mean in means[3:10])
    assert all(mean == pytest.approx(10 / 7) for mean in means[10:17])
    assert all(mean == 0 for mean in means[17:])


def test_the_mean_needs_four_of_seven_days() -> None:
    assert trend.trailing_mean([1.0, 1.0, 1.0, 1.0])[:4] == [None, None, None, 1.0]
    assert trend.trailing_mean([1.0, None, 1.0, None, 1.0, None, None])[6] is None
    assert trend.trailing_mean([1.0, None, 1.0, None, 1.0, None, 1.0])[6] == 1.0


@given(values)
def test_the_mean_is_that_of_its_seven_days(series: list[float | None]) -> None:
    means = trend.trailing_mean(series)
    assert len(means) == len(series)
    for end, mean in enumerate(means, 1):
        known = [v for v in series[max(0, end - 7) : end] if v is not None]
        assert mean == (pytest.approx(statistics.fmean(known)) if len(known) >= 4 else None)


@given(st.sets(st.integers(0, 40)), st.integers(1, 5))
def test_a_gap_is_a_run_of_days_without_an_entry(logged: set[int], least: int) -> None:
    period = Period(MONDAY, days_after(30))
    found = trend.gaps([days_after(n) for n in logged], period, least)
    missing = {day for gap in found for day in gap}
    for gap in found:
        assert gap.days >= least
        assert gap.first == MONDAY or gap.first - timedelta(days=1) not in missing
    runs = "".join("x" if n in logged else "." for n in range(31)).split("x")
    assert [gap.days for gap in found] == [len(run) for run in runs if len(run) >= least]


@pytest.mark.parametrize(("asked", "least"), [("daily", 3), ("weekly", 14), ("monthly", 62)])
def test_how_many_days_are_a_gap_depends_on_how_often_it_is_asked(asked: Asked, least: int) -> None:
    assert trend.gaps([], Period(MONDAY, days_after(least - 2)), trend.LEAST_GAP[asked]) == []
    days = Period(MONDAY, days_after(least - 1))
    assert trend.gaps([], days, trend.LEAST_GAP[asked]) == [days]
    assert (trend.gaps([], days) == [days]) and (trend.gaps([], Period(MONDAY, days_after(1))) == [])


@given(st.lists(st.integers(0, 10).map(float), min_size=2, max_size=50))
def test_quartiles_interpolate_like_a_spreadsheet(known: list[float]) -> None:
    summary = trend.summarise([*known, None])
    low, middle, high = statistics.quantiles(known, n=4, method="inclusive")
    assert (summary.q1, summary.median, summary.q3) == pytest.approx((low, middle, high))
    assert summary.mean == pytest.approx(statistics.fmean(known))
    assert (summary.days, summary.logged_days) == (len(known) + 1, len(known))


def test_a_period_without_values_has_no_figures() -> None:
    summary = trend.summarise([None, None])
    assert summary == trend.Summary(2, 0, None, None, None, None)
    assert not summary.enough_for("daily")


def test_fourteen_days_are_enough_to_compare() -> None:
    assert not trend.summarise([1.0] * 13).enough_for("daily")
    assert trend.summarise([1.0] * 14).enough_for("daily")


@pytest.mark.parametrize(
    ("written", "offset", "same"),
    [
        (datetime(2026, 11, 16, 23, 59, tzinfo=UTC), None, True),
        (datetime(2026, 11, 17, 0, 0, tzinfo=UTC), None, False),
        # Ten in the evening in New York is three in the morning in UTC.
        (datetime(2026, 11, 17, 3, 0, tzinfo=UTC), -300, True),
        (datetime(2026, 11, 15, 20, 0, tzinfo=UTC), 720, True),
        (None, None, None),
    ],
)
def test_the_same_day_is_the_civil_day_of_the_entry(
    written: datetime | None, offset: int | None, same: bool | None
) -> None:
    assert trend.written_same_day(score(recorded_at=written, utc_offset=offset)) is same


@pytest.mark.parametrize(
    ("at", "written", "offset", "late"),
    [
        (time(9), datetime(2026, 11, 16, 9, 0, tzinfo=UTC), None, False),
        (time(9), datetime(2026, 11, 17, 23, 59, tzinfo=UTC), None, False),
        (time(9), datetime(2026, 11, 18, 9, 0, tzinfo=UTC), None, False),
        (time(9), datetime(2026, 11, 18, 9, 0, 1, tzinfo=UTC), None, True),
        (time(9), datetime(2026, 11, 18, 8, 0, 1, tzinfo=UTC), 60, True),
        (time(9), datetime(2026, 11, 18, 8, 0, 0, tzinfo=UTC), 60, False),
        # Without a time the clock starts when the day ends.
        (None, datetime(2026, 11, 19, 0, 0, tzinfo=UTC), None, False),
        (None, datetime(2026, 11, 19, 0, 0, 1, tzinfo=UTC), None, True),
        (time(9), None, None, None),
    ],
)
def test_late_is_more_than_48_hours_after(
    at: time | None, written: datetime | None, offset: int | None, late: bool | None
) -> None:
    assert trend.written_late(score(time=at, recorded_at=written, utc_offset=offset)) is late


def test_the_share_written_the_same_day_is_of_those_that_are_known() -> None:
    noon = datetime(2026, 11, 16, 12, tzinfo=UTC)
    entries = [
        score(recorded_at=noon),
        score(recorded_at=noon + timedelta(days=1)),
        score(recorded_at=noon + timedelta(days=9)),
        score(recorded_at=None),
        score(value=None, recorded_at=noon),
        score(days_after(8), recorded_at=noon + timedelta(days=8)),
    ]
    found = trend.honesty(entries, Period(MONDAY, days_after(4)))
    assert (found.days, found.logged_days, found.entries, found.known) == (5, 1, 4, 3)
    assert found.same_day_share == pytest.approx(1 / 3)
    assert found.late == 1
    assert found.longest_gap == Period(days_after(1), days_after(4))


def test_the_longest_gap_is_the_first_of_the_longest_and_one_day_is_a_gap() -> None:
    def longest(*logged: int) -> Period | None:
        return trend.honesty([score(days_after(n)) for n in logged], Period(MONDAY, days_after(9))).longest_gap

    # Missing are the 1st, the 3rd and 4th, and the 8th and 9th day after.
    assert longest(0, 2, 5, 6, 7) == Period(days_after(3), days_after(4))
    assert longest(0, 1, 2, 3, 5, 6, 7, 8, 9) == Period(days_after(4), days_after(4))


def test_a_full_record_has_no_gap_and_an_unknown_one_no_share() -> None:
    found = trend.honesty([score(), score(days_after(1))], Period(MONDAY, days_after(1)))
    assert found.longest_gap is None
    assert found.same_day_share is None


@pytest.mark.thorough
def test_a_hundred_thousand_entries_take_less_than_a_second() -> None:
    written = datetime(2026, 11, 20, 12, tzinfo=UTC)
    one_year = [score(MONDAY - timedelta(days=n % 365), recorded_at=written) for n in range(2000)]
    many, period = one_year * 50, Period.ending(MONDAY, 365)
    start = clock.process_time()
    trend.trailing_mean(trend.daily(many, period))
    trend.honesty(many, period)
    assert clock.process_time() - start < 1
