"""Numbers and amounts as they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.units import convert, scale_of
from tracker.domain.wording.numbers import amount_text, number_text, other_units


@given(st.floats(0, 999_999.999))
def test_a_number_is_exact_and_never_a_power_of_ten(value: float) -> None:
    words = number_text(value)
    assert float(words) == value
    assert "e" not in words


def test_a_whole_number_has_no_point() -> None:
    assert [number_text(v) for v in (412.0, 16.1, 0.00001, -0.0)] == ["412", "16.1", "0.00001", "0"]


@pytest.mark.parametrize(
    ("amount", "unit", "shown"),
    [(1000.0, "ug", "1000 µg"), (1.0, "tablet", "1 tablet"), (2.0, "tablet", "2 tablets"), (0.5, "mg", "0.5 mg")],
)
def test_an_amount_is_shown_as_on_the_label(amount: float, unit: str, shown: str) -> None:
    assert amount_text(amount, unit) == shown


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "to", "same"),
    [
        ("b12", 412.0, "pg/mL", "ng/L", 412.0),
        ("b12", 1000.0, "pg/mL", "pmol/L", 737.8),
        ("mma", 0.34, "umol/L", "nmol/L", 340.0),
        ("mma", 0.34, "umol/L", "nmol/mL", 0.34),
        ("homocysteine", 100.0, "umol/L", "mg/L", 13.5),
        ("folate", 10.0, "nmol/L", "ng/mL", 4.413),
        ("ferritin", 50.0, "ng/mL", "ug/L", 50.0),
        ("hb", 13.2, "g/dL", "g/L", 132.0),
    ],
)
def test_a_result_is_converted_by_the_known_factor_both_ways(
    analyte: str, value: float, unit: str, to: str, same: float
) -> None:
    assert convert(analyte, value, unit, to) == pytest.approx(same)
    assert convert(analyte, same, to, unit) == pytest.approx(value)


def test_what_has_no_known_factor_is_not_converted() -> None:
    assert convert("active-b12", 50.0, "pmol/L", "ng/L") is None
    assert convert("b12", 50.0, "mg", "ng/L") is None
    assert other_units("mcv", 90.0, "fL") == other_units("vitamin-d", 50.0, "nmol/L") == []


def test_the_other_units_are_shown_to_three_figures() -> None:
    assert other_units("b12", 412.0, "ng/L") == ["412 pg/mL", "304 pmol/L"]
    assert other_units("mma", 0.34, "µmol/L") == ["340 nmol/L", "0.34 nmol/mL"]


@pytest.mark.parametrize(
    ("units", "scales"),
    [
        (("ng/mL", "ug/L", "µg/L", "μg/L", "mcg/L", "NG/ML", "ug / l"), 1),
        (("pg/mL", "ng/L"), 1),
        (("nmol/mL", "umol/L"), 1),
        (("U/mL", "u/ml"), 1),
        (("ng/L", "pmol/L"), 2),
        (("g/dL", "g/L", "mg/mL"), 2),
        (("nmol/L", "umol/L", "mmol/L"), 3),
        (("U/mL", "U/L", "fL"), 3),
    ],
)
def test_units_of_the_same_number_are_one_scale_and_others_are_not(units: tuple[str, ...], scales: int) -> None:
    assert len({scale_of(unit) for unit in units}) == scales
