"""The cycles of the present product, route and interval; which of their days are compared, and what is said."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from tracker.domain.analysis.cycle import wearing_off
from tracker.domain.analysis.cycles import LOOKED_BACK, Cycles, cycles, present_cycles
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose

TODAY = date(2026, 11, 20)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def shot(ago: int, product: str = "b12", route: str = "intramuscular", state: str = "taken") -> Dose:
    return Dose(day=back(ago), product=product, route=route, state=state)  # type: ignore[arg-type]


def every(days: int, since: int, product: str = "b12", until: int = 0) -> list[Dose]:
    return [shot(ago, product) for ago in range(until, since + 1, days)]


def apart(*intervals: int) -> Cycles:
    """Cycles of these lengths, the last injection today."""
    ago, doses = 0, [shot(0)]
    for days in reversed(intervals):
        ago += days
        doses.append(shot(ago))
    return present_cycles(doses, TODAY)


def test_all_complete_cycles_of_three_years_are_taken_and_their_days_are_the_period() -> None:
    found = present_cycles(every(84, 840), TODAY)
    assert found.intervals == (84,) * 10
    assert found.period == Period(back(840), TODAY)
    assert present_cycles(every(84, 84 * 20), TODAY).intervals == (84,) * ((LOOKED_BACK - 1) // 84)


def test_the_interval_is_the_present_one() -> None:
    found = present_cycles([*every(84, 504), *[shot(504 + 28 * n) for n in range(1, 8)]], TODAY)
    assert (set(found.intervals), found.earlier) == ({84}, 7)
    assert found.period.first == back(504)


def test_the_product_is_the_one_of_the_last_year_however_often_another_one_was_given_before() -> None:
    former = every(14, 1000, "cyanocobalamin", until=400)
    present = every(60, 360, "hydroxocobalamin")
    found = present_cycles([*former, *present], TODAY)
    assert (found.product, found.intervals) == ("hydroxocobalamin", (60,) * 6)
    assert present_cycles(former, TODAY).product == "cyanocobalamin", "none in the last year"


def test_what_was_injected_after_the_last_day_is_part_of_no_cycle() -> None:
    assert present_cycles(every(20, 100), back(10)).intervals == (20,) * 4


def test_without_injections_there_is_nothing_to_fold() -> None:
    found = present_cycles([shot(5, state="skipped")], TODAY)
    assert (found.injections, found.complete) == ((), ())
    assert found.why_not == "No injection is recorded in these days."
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("intervals", "compared"),
    [
        ([14] * 6, (3, 4, 3)),  # days 4 to 6 and 11 to 13: the same days of the week
        ([14, 14, 14, 13, 14], (3, 4, 3)),
        ([13, 15, 16, 12, 15], (3, 4, 3)),
        ([15, 16, 15], (4, 4, 4)),
        ([21] * 5, (6, 8, 6)),
        ([28] * 5, (7, 7, 7)),
        ([84] * 4, (7, 21, 14)),
        ([10, 11, 10], (3, 4, 3)),
    ],
)
def test_with_injections_on_one_weekday_the_compared_days_are_the_same_weekdays(
    intervals: list[int], compared: tuple[int, int, int]
) -> None:
    found = apart(*intervals)
    assert found.compared == compared
    if found.fixed_weekday and set(intervals) == {intervals[0]}:
        late, first, settled = found.compared
        weekdays = sorted(day % 7 for day in range(intervals[0] - late, intervals[0]))
        assert sorted(day % 7 for day in range(first, first + settled)) == sorted(weekdays * (settled // late))


def test_a_worse_weekend_is_not_taken_for_wearing_off() -> None:
    # Every second Monday, the weekends 2 points worse, and nothing wears off.
    mondays = present_cycles([shot(4 + 14 * n) for n in range(13)], back(4))
    assert {day.weekday() for day in mondays.injections} == {0}
    rng = Random(1)
    days = [mondays.period.first + timedelta(days=n) for n in range(mondays.period.days)]
    scores = [4.0 + rng.choice([0, 1]) + (2 if day.weekday() >= 5 else 0) for day in days]
    off = wearing_off(scores, mondays)
    assert off is not None and off.reading == "about the same"


@pytest.mark.parametrize("intervals", [[7] * 12, [7, 7, 8, 7, 7, 7]])
def test_a_week_apart_no_figure_is_given_and_the_reason_is(intervals: list[int]) -> None:
    assert apart(*intervals).why_not == (
        "The injections are a week apart: wearing off and worse days of the week look the same."
    )


def test_irregular_intervals_and_those_of_a_month_get_a_sentence() -> None:
    assert apart(28, 28, 28).remarks == (
        "The intervals are about as long as a menstrual cycle: what comes and goes with it looks the same.",
    )
    (irregular,) = apart(40, 50, 44).remarks
    assert irregular.startswith("The intervals have 40 to 50 days. Where an injection is given because it is bad")
    assert apart(40, 49, 44).remarks == ()
    assert apart(84, 84, 84).remarks == ()
    assert apart(25, 25, 25).remarks == ()


def test_days_that_are_named_have_their_own_cycles() -> None:
    named = cycles(every(28, 560), Period(back(300), back(100)))
    assert named.period == Period(back(300), back(100))
    assert len(named.complete) == 6
