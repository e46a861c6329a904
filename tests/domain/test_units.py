"""Numbers and amounts as they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.units import amount_text, number_text


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
