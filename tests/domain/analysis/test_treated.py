"""The doses before a blood test."""

from __future__ import annotations

from datetime import date, time, timedelta

from tracker.domain.analysis.doses.dose_history import last_doses
from tracker.domain.model.records import Dose, LabResult

DAY = date(2026, 11, 20)


def dose(back: int, product: str = "b12", at: time | None = None, state: str = "taken", route: str = "oral") -> Dose:
    return Dose(day=DAY - timedelta(days=back), time=at, product=product, route=route, state=state)


def result(at: time | None = None) -> LabResult:
    return LabResult(day=DAY, time=at, analyte="b12", value=412.0, unit="ng/L")


def test_the_last_of_each_product_counts_and_injections_come_first() -> None:
    doses = [dose(60, "hydroxo", route="injection"), dose(9), dose(8, "hydroxo", route="injection"), dose(1)]
    assert [(one.product, days) for one, days in last_doses(result(), doses)] == [("hydroxo", 8), ("b12", 1)]


def test_what_was_skipped_or_came_after_is_left_out() -> None:
    assert last_doses(result(), [dose(1, state="skipped"), dose(-1)]) == []
    assert last_doses(result(time(8)), [dose(0, at=time(9))]) == []


def test_a_dose_of_the_same_day_counts_when_nothing_says_that_it_came_later() -> None:
    for at, tested in ((None, None), (time(7), time(8)), (time(8), time(8)), (time(9), None), (None, time(8))):
        assert [days for _, days in last_doses(result(tested), [dose(0, at=at)])] == [0]


def test_a_dose_of_the_day_before_counts_at_whatever_time_of_day_it_was_taken() -> None:
    assert [days for _, days in last_doses(result(time(8)), [dose(1, at=time(22))])] == [1]


def test_injections_and_then_the_others_each_by_name() -> None:
    doses = [dose(4, "zinc"), dose(3, "mma", route="injection"), dose(2, "b12", route="injection"), dose(1, "iron")]
    assert [one.product for one, _ in last_doses(result(), doses)] == ["b12", "mma", "iron", "zinc"]
