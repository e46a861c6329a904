"""The dates of a plan that lie ahead, and those that were ahead once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tracker.domain.analysis.doses.upcoming import once_ahead, upcoming
from tracker.domain.model.plan import CountedFrom, Phase, Plan
from tracker.domain.model.records import Dose

TODAY = date(2026, 11, 20)
YEAR = TODAY + timedelta(days=365)
MONTH = TODAY + timedelta(days=30)
LOADING = (Phase(1, "weeks", 3), Phase(8, "weeks"))


def plan(
    *phases: Phase, starts: date = TODAY, counted_from: CountedFrom = "last dose", book: int | None = None
) -> Plan:
    return Plan(
        product="hydroxocobalamin",
        route="intramuscular",
        phases=phases,
        starts=starts,
        counted_from=counted_from,
        book_days=book,
        recorded_at=datetime(2026, 11, 20, 14, 30, tzinfo=UTC),
    )


def shot(day: date, state: str = "taken") -> Dose:
    return Dose(product="hydroxocobalamin", route="intramuscular", day=day, state=state)


def days(of: Plan, *doses: Dose, today: date = TODAY, until: date = YEAR) -> list[tuple[int, str]]:
    return [(one.number, one.day.isoformat()) for one in upcoming(of, doses, today, until)]


def test_the_phases_of_a_plan_follow_one_another() -> None:
    assert days(plan(*LOADING))[:5] == [
        (0, "2026-11-20"),
        (1, "2026-11-27"),
        (2, "2026-12-04"),
        (3, "2027-01-29"),
        (4, "2027-03-26"),
    ]


def test_a_dose_keeps_its_number_when_its_day_moves() -> None:
    weekly = plan(Phase(1, "weeks"), starts=date(2026, 11, 2))
    assert days(weekly, shot(date(2026, 11, 2)), shot(date(2026, 11, 14)))[:2] == [
        (2, "2026-11-21"),
        (3, "2026-11-28"),
    ]
    assert days(weekly, shot(date(2026, 11, 2)), shot(date(2026, 11, 16)))[0] == (2, "2026-11-23")


def test_a_dose_that_is_late_stands_on_today_and_the_next_is_counted_from_there() -> None:
    late = plan(Phase(8, "weeks"), starts=date(2026, 8, 1))
    assert days(late, shot(date(2026, 9, 1)))[:2] == [(1, "2026-11-20"), (2, "2027-01-15")]


def test_the_dates_end_with_the_calendar_the_plan_or_the_word_of_the_doctor() -> None:
    assert len(days(plan(Phase(1, "days"), counted_from="grid"), until=MONTH)) == 31
    assert len(days(plan(Phase(1, "weeks", 4)))) == 4
    assert len(days(plan(Phase(2, "days", 5), Phase(None, None)))) == 5
    assert days(plan(Phase(1, "weeks"), starts=date(2027, 3, 1)))[0] == (0, "2027-03-01")


def test_the_last_day_to_book_goes_with_the_dose() -> None:
    first, second = upcoming(plan(*LOADING, book=14), [], TODAY, YEAR)[2:4]
    assert (first.book_by, second.book_by) == (date(2026, 11, 20), date(2027, 1, 15))


def test_a_dose_given_early_was_ahead_in_an_earlier_calendar() -> None:
    every_eight = plan(Phase(8, "weeks"), starts=date(2026, 10, 1))
    given = [shot(date(2026, 10, 1)), shot(date(2026, 11, 18))]
    assert [(one.number, one.day) for one in once_ahead(every_eight, given, TODAY, YEAR)] == [(1, date(2026, 11, 26))]
    assert once_ahead(every_eight, given[:1], TODAY, YEAR) == []


def test_a_plan_of_years_has_the_same_dates_and_numbers() -> None:
    for every in (1, 3):
        daily = plan(Phase(every, "days"), starts=date(2026, 9, 1), counted_from="grid")
        same = replace(daily, phases=(Phase(every, "days", 9_000),))  # too many to be taken for a plain one
        taken = [shot(date(2026, 9, 1) + timedelta(days=2 * n)) for n in range(40)]
        for some in (taken, taken[:5], []):
            assert upcoming(daily, some, TODAY, MONTH) == upcoming(same, some, TODAY, MONTH)


def test_the_doses_of_a_count_share_the_days_of_its_span() -> None:
    loading = plan(Phase(1, "weeks", doses=3, lasts=2, lasts_unit="weeks"), Phase(3, "months"))
    assert [day for _, day in days(loading)][:7] == [
        "2026-11-20",
        "2026-11-22",
        "2026-11-24",
        "2026-11-27",
        "2026-11-29",
        "2026-12-01",
        "2027-03-01",
    ]
    assert days(loading, shot(date(2026, 11, 20)), today=date(2026, 11, 25))[:2] == [
        (1, "2026-11-25"),
        (2, "2026-11-26"),
    ]
