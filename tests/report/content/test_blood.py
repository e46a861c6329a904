"""Blood tests beside the range of their own laboratory."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_pages import back, lab, shot, tablet

from tracker.domain.model.records import Dose, LabResult
from tracker.report.content.blood import BloodTest, blood_tests


def one(*results: LabResult, doses: tuple[Dose, ...] = ()) -> BloodTest:
    (test,) = blood_tests(results, doses)
    return test


@pytest.mark.parametrize(
    ("value", "comparator", "low", "high", "flag"),
    [
        (5, None, 1, 10, ""),
        (1, None, 1, 10, ""),
        (10, None, 1, 10, ""),
        (0.9, None, 1, 10, "L"),
        (10.1, None, 1, 10, "H"),
        (0.4, None, None, 0.4, ""),
        (0.41, None, None, 0.4, "H"),
        (59, None, 60, None, "L"),
        (5000, None, None, None, ""),
        # "> 10" lies above a range that ends at 10; "> 9" may lie in it.
        (10, ">", 1, 10, "H"),
        (9, ">", 1, 10, ""),
        (10, ">=", 1, 10, ""),
        (1, "<", 1, 10, "L"),
        (2, "<", 1, 10, ""),
        (20, "<", 1, 10, ""),
    ],
)
def test_the_flag_is_against_the_printed_range(
    value: float, comparator: str | None, low: float | None, high: float | None, flag: str
) -> None:
    assert one(lab("b12", 3, value, comparator=comparator, low=low, high=high)).latest.flag == flag


number = st.floats(0.001, 1000)


@given(number, number, number)
def test_a_result_lies_on_the_band_exactly_when_it_has_no_flag(value: float, one_limit: float, other: float) -> None:
    low, high = sorted((one_limit, other))
    if low == high:
        return
    test = one(lab("b12", 3, value, low=low, high=high))
    assert test.band == (0.25, 0.75)
    assert test.latest.place is not None
    inside = 0.25 - 1e-9 <= test.latest.place <= 0.75 + 1e-9
    assert inside if test.latest.flag == "" else not 0.25 + 1e-9 < test.latest.place < 0.75 - 1e-9


@pytest.mark.parametrize(
    ("low", "high", "words", "band"),
    [
        (197, 771, "197–771", (0.25, 0.75)),
        (None, 0.4, "< 0.4", (0.0, 0.75)),
        (60, None, "> 60", (0.25, 1.0)),
        (None, None, "", None),
    ],
)
def test_the_range_is_printed_as_it_was(
    low: float | None, high: float | None, words: str, band: tuple[float, float] | None
) -> None:
    test = one(lab("b12", 3, 100, low=low, high=high))
    assert (test.latest.range, test.band) == (words, band)


def test_value_and_unit_are_as_printed() -> None:
    result = one(lab("mma", 3, 0.34, "umol/L")).latest
    assert (result.value, result.unit) == ("0.34", "µmol/L")
    assert one(lab("b12", 3, 2000, "pg/mL", comparator=">")).latest.value == "> 2000"


def test_the_latest_and_the_one_before_are_shown_and_older_ones_counted() -> None:
    test = one(*(lab("b12", ago, 100 + ago) for ago in (50, 3, 20, 90)))
    assert test.earlier is not None
    assert (test.latest.value, test.earlier.value, test.older) == ("103", "120", 2)


def test_another_unit_or_range_is_another_scale() -> None:
    latest = lab("b12", 3, 300, "ng/L", low=1, high=9)
    assert one(latest, lab("b12", 9, 200, "ng/L", low=1, high=9)).same_scale
    assert not one(latest, lab("b12", 9, 200, "pmol/L", low=1, high=9)).same_scale
    assert not one(latest, lab("b12", 9, 200, "ng/L", low=2, high=9)).same_scale


def test_what_was_taken_before_is_said_with_its_days() -> None:
    result = lab("b12", 10, 300)
    assert one(result).latest.after == ""
    assert one(result, doses=(shot(9),)).latest.after == ""
    assert one(result, doses=(shot(11, "skipped"),)).latest.after == ""
    assert one(result, doses=(tablet(11), shot(40), shot(24), shot(3))).latest.after == (
        "on treatment: 14 days after hydroxocobalamin, 1 day after cyanocobalamin"
    )


def test_long_after_a_dose_the_days_are_said_but_not_on_treatment() -> None:
    assert one(lab("b12", 0, 300), doses=(shot(400),)).latest.after == "400 days after hydroxocobalamin"


def test_a_dose_later_on_the_same_day_was_not_before() -> None:
    noon = lab("b12", 10, 300, time=time(12))
    late = Dose(day=back(10), time=time(18), product="b12", route="oral")
    early = Dose(day=back(10), time=time(8), product="b12", route="oral")
    assert one(noon, doses=(late,)).latest.after == ""
    assert one(noon, doses=(early,)).latest.after == "on treatment: same day as vitamin B12"
