"""Plans among one another, and beside the doses that came before them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tracker.domain.analysis.doses.schedule import counted_since
from tracker.domain.model.period import months_after
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose

NOW = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def plan(product: str = "b12", route: str = "intramuscular", phase: Phase | None = None) -> Plan:
    return Plan(product=product, route=route, phases=(phase or Phase(8, "weeks"),), starts=TODAY, recorded_at=NOW)


def dose(day: date, state: str = "taken", product: str = "b12", route: str = "intramuscular") -> Dose:
    return Dose(day=day, product=product, route=route, state=state)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (plan(route="subcutaneous"), True),
        (plan(route="oral"), False),
        (plan(product="folate"), False),
        (plan(phase=Phase(1, "months")), True),
    ],
)
def test_of_two_plans_for_the_same_thing_only_one_can_hold(other: Plan, same: bool) -> None:
    assert plan().is_for_the_same(other) is same
    assert other.is_for_the_same(plan()) is same


@pytest.mark.parametrize(
    ("doses", "first"),
    [
        ([], TODAY),
        # Eight weeks after 25 September are today: its next one is due, and not late.
        ([dose(date(2026, 9, 25))], date(2026, 9, 25)),
        ([dose(date(2026, 9, 24))], TODAY),
        ([dose(date(2026, 11, 1)), dose(date(2026, 11, 8))], date(2026, 11, 8)),
        ([dose(date(2026, 11, 1)), dose(date(2026, 11, 8), "skipped")], date(2026, 11, 1)),
        ([dose(date(2026, 11, 8), product="folate")], TODAY),
        ([dose(date(2026, 11, 8), route="oral")], TODAY),
    ],
)
def test_a_plan_counts_from_the_last_dose_whose_next_one_is_not_late(doses: list[Dose], first: date) -> None:
    assert counted_since(plan(), doses, TODAY) == first


@pytest.mark.parametrize(
    ("day", "months", "found"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 1, 15), -13, date(2024, 12, 15)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_a_month_later_or_earlier_is_the_same_day_or_the_last_one_there_is(
    day: date, months: int, found: date
) -> None:
    assert months_after(day, months) == found
