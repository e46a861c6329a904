"""Blood tests beside the range of their own laboratory."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_pages import back, lab, shot, tablet

from tracker.domain.model.records import Dose, LabResult
from tracker.report.content.blood import BloodTest, blood_tests, printed


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
        # "> 0.5" and "< 11" may lie in the range too.
        (0.5, ">", 1, 10, ""),
        (0.5, ">=", 1, 10, ""),
        (11, "<=", 1, 10, ""),
        (0.5, "<=", 1, 10, "L"),
        (11, ">=", 1, 10, "H"),
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


def test_a_single_result_has_none_before_it_and_none_that_are_older() -> None:
    test = one(lab("b12", 3, 100))
    assert (test.earlier, test.older, test.same_scale) == (None, 0, False)


def test_of_one_day_the_later_result_is_the_latest_and_one_without_a_time_comes_last() -> None:
    morning, evening, unsaid = (lab("b12", 3, n, time=at) for n, at in ((1, time(8)), (2, time(18)), (3, None)))
    for order in ((morning, evening), (evening, morning)):
        assert one(*order).latest.value == "2"
    for order in ((evening, unsaid, morning), (unsaid, morning, evening)):
        test = one(*order)
        assert test.earlier is not None
        assert (test.latest.value, test.earlier.value) == ("3", "2")


def test_the_two_latest_results_of_each_test_are_those_that_are_printed() -> None:
    b12, mma = [lab("b12", ago, 100) for ago in (90, 50, 20, 3)], lab("mma", 200, 0.3)
    assert {result.uid for result in printed([*b12, mma])} == {b12[2].uid, b12[3].uid, mma.uid}


def test_tests_come_in_the_order_of_the_catalogue_and_own_ones_by_name_after_them() -> None:
    names = ["zonulin", "mma", "ceruloplasmin", "active-b12", "b12"]
    for order in (names, names[::-1]):
        found = blood_tests([lab(name, 3, 1.0) for name in order], ())
        assert [test.label for test in found] == [
            "Vitamin B12 (serum)",
            "Active B12 (holoTC)",
            "Methylmalonic acid",
            "Ceruloplasmin",
            "Zonulin",
        ]


@pytest.mark.parametrize(
    ("value", "comparator", "place", "beyond"),
    [
        # The range 5 to 10 takes the middle half, so the bar goes from 2.5 to 12.5.
        (7.5, None, 0.5, False),
        (2.5, None, 0.0, False),
        (12.5, None, 1.0, False),
        (0, None, 0.0, True),
        (15, None, 1.0, True),
        (100, None, 1.0, True),
        (7.5, ">", 0.5, True),
        (100, ">", 1.0, True),
    ],
)
def test_what_lies_off_the_bar_stands_at_its_end_and_is_marked(
    value: float, comparator: str | None, place: float, beyond: bool
) -> None:
    latest = one(lab("b12", 3, value, comparator=comparator, low=5, high=10)).latest
    assert (latest.place, latest.beyond) == (place, beyond)


@pytest.mark.parametrize(
    ("value", "low", "high", "place"),
    [
        # With an upper limit only the bar begins at nothing; with a lower one only, that ends a quarter of it.
        (5, None, 10, 0.375),
        (10, None, 10, 0.75),
        (5, 10, None, 0.125),
        (10, 10, None, 0.25),
        (5, None, None, None),
        (5, None, 0, None),
        (5, 0, None, None),
        (5, 5, 5, None),
    ],
)
def test_with_one_limit_the_result_still_has_its_place_and_without_any_it_has_none(
    value: float, low: float | None, high: float | None, place: float | None
) -> None:
    latest = one(lab("b12", 3, value, low=low, high=high)).latest
    assert latest.place == place
    assert place is not None or not latest.beyond


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
    assert one(lab("b12", 0, 300), doses=(shot(183),)).latest.after == "on treatment: 183 days after hydroxocobalamin"
    assert one(lab("b12", 0, 300), doses=(shot(184),)).latest.after == "184 days after hydroxocobalamin"
    # The last of several products decides.
    assert one(lab("b12", 0, 300), doses=(shot(400), tablet(2))).latest.after == (
        "on treatment: 400 days after hydroxocobalamin, 2 days after cyanocobalamin"
    )
    assert one(lab("b12", 0, 300), doses=(shot(400),)).latest.after == "400 days after hydroxocobalamin"


def test_a_dose_later_on_the_same_day_was_not_before() -> None:
    noon = lab("b12", 10, 300, time=time(12))
    late = Dose(day=back(10), time=time(18), product="b12", route="oral")
    early = Dose(day=back(10), time=time(8), product="b12", route="oral")
    assert one(noon, doses=(late,)).latest.after == ""
    assert one(noon, doses=(early,)).latest.after == "on treatment: same day as vitamin B12"
