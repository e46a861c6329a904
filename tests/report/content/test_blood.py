"""Blood tests beside the range of their own laboratory."""

from __future__ import annotations

from datetime import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_pages import back, lab, shot, tablet

from tracker.domain.analysis.blood_results import MOST_RESULTS
from tracker.domain.model.records import Dose, LabResult
from tracker.report.content.blood import BloodSeries, blood_tests


def one(*results: LabResult, doses: tuple[Dose, ...] = ()) -> BloodSeries:
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
def test_a_result_has_no_flag_exactly_when_it_lies_in_its_range(value: float, one_limit: float, other: float) -> None:
    low, high = sorted((one_limit, other))
    assert (one(lab("b12", 3, value, low=low, high=high)).latest.flag == "") is (low <= value <= high)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(197, 771, "197–771"), (None, 0.4, "< 0.4"), (60, None, "> 60"), (None, None, "")],
)
def test_the_range_is_printed_as_it_was(low: float | None, high: float | None, words: str) -> None:
    result = one(lab("b12", 3, 100, low=low, high=high)).latest
    assert (result.range, result.low, result.high) == (words, low, high)


def test_value_and_unit_are_as_printed() -> None:
    result = one(lab("mma", 3, 0.34, "umol/L")).latest
    assert (result.value, result.unit) == ("0.34", "µmol/L")
    assert one(lab("b12", 3, 2000, "pg/mL", comparator=">")).latest.value == "> 2000"


def test_every_result_is_there_the_oldest_first() -> None:
    test = one(*(lab("b12", ago, 100 + ago) for ago in (50, 3, 20, 90)))
    assert [result.value for result in test.results] == ["190", "150", "120", "103"]


def test_the_result_before_the_first_dose_is_the_last_one_without_any() -> None:
    results = [lab("b12", ago, 100 + ago) for ago in (90, 50, 20, 3)]
    assert one(*results).untreated is None
    treated = one(*results, doses=(shot(40),))
    assert treated.untreated is not None and treated.untreated.value == "150"
    assert [result.treated for result in treated.results] == [False, False, True, True]
    assert one(*results, doses=(shot(100),)).untreated is None
    assert one(*results, doses=(shot(1),)).untreated == one(*results, doses=(shot(1),)).latest


def test_a_dose_of_something_else_before_the_first_dose_of_b12_is_no_treatment() -> None:
    diagnosis = lab("b12", 50, 96)
    test = one(diagnosis, lab("b12", 3, 400), doses=(tablet(60, product="magnesium"), shot(40)))
    assert test.untreated is not None
    assert (test.untreated.value, test.untreated.after) == ("96", "10 days after magnesium")
    # Where nothing is known to be vitamin B12, anything may be.
    assert one(diagnosis, doses=(tablet(60, product="magnesium"),)).latest.treated
    brand = (tablet(60, product="magnesium"), tablet(55, product="super-b12 drops"))
    assert one(diagnosis, doses=brand).latest.after.startswith("on treatment: ")


@pytest.mark.parametrize(("units", "scales"), [(("ng/mL", "ug/L"), 1), (("g/dL", "g/L"), 2)])
def test_units_that_are_the_same_number_are_one_series(units: tuple[str, ...], scales: int) -> None:
    found = blood_tests([lab("ferritin", n, 20 + n, unit) for n, unit in enumerate(units)], ())
    assert [series.main for series in found] == [True, False][:scales]
    assert found[0].latest.value == "20"


def test_the_main_series_has_the_result_before_the_first_dose_in_any_unit() -> None:
    results = [lab("b12", 90, 96, "ng/L"), lab("b12", 60, 120, "pg/mL"), lab("b12", 3, 300, "pmol/L")]
    main, other = blood_tests(results, (shot(50),))
    assert main.untreated is not None and other.untreated is not None
    assert (main.unit, main.untreated.value, main.untreated.unit) == ("pmol/L", "120", "pg/mL")
    assert (other.unit, other.untreated.value, len(other.results)) == ("pg/mL = ng/L", "120", 2)
    # A test in its latest unit comes before another one in an older unit.
    found = blood_tests([*results, lab("mcv", 3, 90, "fL")], (shot(50),))
    assert [series.label for series in found] == ["Vitamin B12 (serum)", "MCV", "Vitamin B12 (serum)"]


def test_tests_outside_their_range_at_first_or_last_come_first() -> None:
    results = [lab(name, ago, 5.0, low=1, high=9) for name in ("b12", "mma", "folate", "mcv") for ago in (90, 60, 3)]
    results[4] = lab("mma", 60, 10.0, low=1, high=9)
    results[8] = lab("folate", 3, 10.0, low=1, high=9)
    # Neither before the first dose nor the latest.
    results[9] = lab("mcv", 90, 10.0, low=1, high=9)
    labels = [test.label for test in blood_tests(results, (shot(50),))]
    assert labels == ["Methylmalonic acid", "Folate (serum)", "Vitamin B12 (serum)", "MCV"]


def test_b12_in_the_blood_after_a_dose_has_its_flag_without_an_alarm() -> None:
    for analyte, alarm in (("b12", False), ("active-b12", False), ("mma", True)):
        before, after = lab(analyte, 50, 10.0, low=1, high=9), lab(analyte, 3, 10.0, low=1, high=9)
        told = one(before, after, doses=(shot(40),)).results
        assert [(result.flag, result.alarm) for result in told] == [("H", True), ("H", alarm)]


def test_of_one_day_the_later_result_is_the_latest_and_one_without_a_time_comes_last() -> None:
    morning, evening, unsaid = (lab("b12", 3, n, time=at) for n, at in ((1, time(8)), (2, time(18)), (3, None)))
    for order in ((morning, evening), (evening, morning)):
        assert one(*order).latest.value == "2"
    for order in ((evening, unsaid, morning), (unsaid, morning, evening)):
        assert [result.value for result in one(*order).results] == ["1", "2", "3"]


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
    ("comparator", "side", "value"), [(None, "", "7"), (">", ">", "> 7"), (">=", ">", "≥ 7"), ("<=", "<", "≤ 7")]
)
def test_a_result_that_is_more_or_less_says_so(comparator: str | None, side: str, value: str) -> None:
    latest = one(lab("b12", 3, 7, comparator=comparator)).latest
    assert (latest.side, latest.value, latest.number) == (side, value, 7)


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


def test_a_result_in_words_stands_where_the_number_stands_and_is_not_drawn() -> None:
    words = [
        LabResult(day=back(ago), analyte="ifab", words=said)
        for ago, said in ((90, "weakly positive"), (9, "positive"))
    ]
    number = LabResult(day=back(60), analyte="ifab", value=12.0, unit="U/mL", high=10.0)
    main, other = blood_tests([*words, number], ())
    assert [result.flagged for result in main.results] == ["weakly positive", "positive"]
    assert (main.in_words, main.pictured, main.unit, other.in_words, other.unit) == (True, False, "", False, "U/mL")


def test_of_very_many_results_those_that_say_most_are_there_and_the_rest_is_counted() -> None:
    values = [50.0 + n % 7 for n in range(120)]
    values[33], values[71] = 3.0, 99.0
    results = [lab("mcv", 200 - n, value, "fL") for n, value in enumerate(values)]
    series = one(*results, doses=(shot(190),))
    assert len(series.results) == MOST_RESULTS and series.unprinted == "80 of 120 results"
    kept = [result.day for result in series.results]
    assert kept == sorted(kept) and {back(ago) for ago in (200, 200 - 33, 200 - 71, 82, 81)} <= {*kept}
    assert series.untreated in series.results and series.treated == 110
    assert max((later - earlier).days for earlier, later in pairwise(kept)) <= 5
