"""Numbers and differences in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.wording.numbers import (
    allowed_text,
    in_how_many_text,
    interval_spoken,
    interval_text,
    interval_typed,
    limit_text,
    one_decimal,
    points_text,
    signed,
)


@pytest.mark.parametrize(
    ("value", "text"), [(5.0, "5"), (4.5, "4.5"), (3.875, "3.9"), (-0.04, "0"), (0.0, "0"), (-0.0, "0")]
)
def test_a_median_has_one_decimal_at_most_and_is_never_minus_nothing(value: float, text: str) -> None:
    assert one_decimal(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "+1.0"), (-0.44, "−0.4"), (0.04, "0"), (-0.04, "0"), (-0.0, "0"), (12.0, "+12.0")]
)
def test_a_difference_has_a_sign_unless_nothing_is_left_of_it(value: float, text: str) -> None:
    assert signed(value) == text


@pytest.mark.parametrize(
    ("value", "text"), [(-0.6, "−0.6"), (0.033, "+0.03"), (-0.006, "−0.01"), (0.0004, "+0.0004"), (0.0, "0")]
)
def test_an_end_of_an_interval_that_is_not_nothing_is_never_printed_as_nothing(value: float, text: str) -> None:
    assert limit_text(value) == text


@given(st.floats(-10, 10))
def test_the_sign_of_an_end_can_be_seen(value: float) -> None:
    text = limit_text(value)
    if abs(value) > 1e-6:
        assert text[0] == ("+" if value > 0 else "−")


def test_one_interval_is_the_same_in_print_in_a_terminal_and_read_out() -> None:
    assert interval_text(-1.5, -2.4, -0.6) == "−1.5 (−2.4 to −0.6)"
    assert interval_typed(-1.5, -2.4, -0.6) == "-1.5 points (95 % interval -2.4 to -0.6)"
    assert interval_spoken(-2.4, 0.6) == "95 percent interval from 2.4 points lower to 0.6 points higher"
    assert interval_text(0.01, -0.006, 0.033) == "0 (−0.01 to +0.03)"
    assert interval_spoken(0.0, 0.033) == "95 percent interval from 0 points to 0.03 points higher"


def test_a_difference_in_words_needs_no_sign() -> None:
    assert [points_text(one) for one in (1.2, -0.4, 0.0)] == ["1.2 points higher", "0.4 points lower", "0 points"]
    assert points_text(-0.04, none="unchanged") == "unchanged"


def test_what_an_interval_allows_is_said_for_both_sides() -> None:
    assert allowed_text(-2.2, 0.9) == "from 2.2 better to 0.9 worse"


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((3, 2, 1), "worse in 3, better in 2, equal in 1 of 6 cycles"),
        ((6, 0, 0), "worse in 6 of 6 cycles"),
        ((0, 0, 12), "worse in 0, equal in 12 of 12 cycles"),
        ((1, 0, 0), "worse in 1 of 1 cycle"),
    ],
)
def test_cycles_are_counted_for_worse_for_better_and_for_neither(counts: tuple[int, int, int], text: str) -> None:
    assert in_how_many_text(*counts) == text
