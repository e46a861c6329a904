"""Days since the last injection: which cycles there are, how they fold, and whether the days before one are worse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated import Course, Days, Missing, dates, naive_wearing_off, true_wearing_off

from tracker.domain.analysis import cycle
from tracker.domain.analysis.cycle import WearingOff
from tracker.domain.analysis.cycles import Cycles, cycles
from tracker.domain.analysis.student_t import reach
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Observation

FIRST = date(2026, 1, 1)
YEAR = Period(FIRST, date(2026, 12, 31))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def dose(number: int, **more: object) -> Dose:
    known = {"product": "hydroxocobalamin", "route": "intramuscular", "state": "taken", **more}
    return Dose(day=day(number), **known)  # type: ignore[arg-type]


def apart(*intervals: int, period: Period = YEAR) -> Cycles:
    return cycles([dose(number) for number in (0, *np.cumsum(intervals).tolist())], period)


def scores(series: list[float | None]) -> list[Observation]:
    return [
        Observation(day=day(n), measure="tingling", value=value)
        for n, value in enumerate(series)
        if value is not None
    ]


def test_a_cycle_goes_from_an_injection_to_the_day_before_the_next() -> None:
    found = apart(28, 30)
    assert found.complete == (Period(day(0), day(27)), Period(day(28), day(57)))
    assert (found.intervals, found.median_interval) == ((28, 30), 29)
    assert found.injections == (day(0), day(28), day(58))
    assert apart(30, 26, 28).median_interval == 28
    assert apart().median_interval is None


def test_a_skipped_injection_is_none_and_neither_is_a_tablet() -> None:
    doses = [dose(0), dose(28, state="skipped"), dose(56), dose(30, route="oral"), dose(112)]
    assert cycles(doses, YEAR).intervals == (56, 56)
    # Not even where there are many more of them.
    tablets = [dose(number, route="oral") for number in range(30)]
    assert cycles([*tablets, *doses], YEAR).route == "intramuscular"


def test_an_injection_split_over_two_sites_is_one() -> None:
    doses = [dose(0, side="left"), dose(0, side="right"), dose(28)]
    assert cycles(doses, YEAR).intervals == (28,)


def test_injections_outside_of_the_period_do_not_count() -> None:
    assert apart(28, 28, 28, period=Period(day(1), day(80))).intervals == (28,)


def test_one_product_and_route_are_folded_those_with_the_most_injections() -> None:
    cyano = [dose(n, product="cyanocobalamin") for n in (3, 33, 63)]
    skin = [dose(n, route="subcutaneous") for n in (10, 40, 70, 100)]
    found = cycles([*cyano, *skin, dose(5), dose(35)], YEAR)
    assert (found.product, found.route, found.intervals) == ("hydroxocobalamin", "subcutaneous", (30, 30, 30))


def test_of_two_products_with_as_many_injections_the_latest_is_folded() -> None:
    earlier = [dose(n) for n in (0, 28)]
    later = [dose(n, product="cyanocobalamin") for n in (56, 84)]
    around = [dose(n, product="cyanocobalamin") for n in (-1, 84)]
    assert cycles([*later, *earlier], YEAR).product == "cyanocobalamin"
    assert cycles([*earlier, *later], YEAR).product == "cyanocobalamin"
    long_ago = Period(day(-1), day(364))
    assert cycles([*earlier, *around], long_ago).product == "cyanocobalamin", "by the last one, not the first"


def test_an_injection_of_unsaid_route_counts_with_the_only_route_there_is() -> None:
    doses = [dose(0, route="injection"), dose(28), dose(56, route="injection")]
    found = cycles(doses, YEAR)
    assert (found.route, found.intervals) == ("intramuscular", (28, 28))
    assert cycles([dose(0, route="injection")], YEAR).route == "injection"
    two = cycles([*doses, dose(70, route="subcutaneous")], YEAR)
    assert (two.route, two.intervals) == ("injection", (56,))


@pytest.mark.parametrize(
    ("intervals", "complete", "earlier", "unlike"),
    [
        # Alternate days, then every 12 weeks.
        ((2, 2, 2, 2, 2, 84, 80, 86), (84, 80, 86), 5, 0),
        ((2, 2, 2, 2, 2, 84), (84,), 5, 0),
        # Two weeks apart are still loading doses, a day more is not.
        ((14, 14, 84), (84,), 2, 0),
        ((15, 15, 84), (15, 15), 0, 1),
        # Weekly, monthly, then every 8 weeks.
        ((7, 7, 7, 28, 28, 56, 56, 58), (56, 56, 58), 5, 0),
        # More often than before.
        ((84, 84, 84, 28, 28, 28), (28, 28, 28), 3, 0),
        ((28, 28, 28, 28, 14, 14), (14, 14), 4, 0),
        # One early, one late.
        ((28, 28, 10, 28, 28), (28, 28, 28, 28), 0, 1),
        ((28, 28, 28, 90), (28, 28, 28), 0, 1),
        ((25, 28, 31, 29), (25, 28, 31, 29), 0, 0),
        # Half as long again as the usual 28 days is unlike them, and so are 20 days beside the usual 30.
        ((28, 28, 28, 42), (28, 28, 28), 0, 1),
        ((28, 28, 28, 41), (28, 28, 28, 41), 0, 0),
        ((30, 30, 30, 20), (30, 30, 30), 0, 1),
        ((30, 30, 30, 21), (30, 30, 30, 21), 0, 0),
        ((2, 2, 2), (2, 2, 2), 0, 0),
    ],
)
def test_earlier_intervals_and_single_odd_ones_are_left_out(
    intervals: tuple[int, ...], complete: tuple[int, ...], earlier: int, unlike: int
) -> None:
    found = apart(*intervals)
    assert (found.intervals, found.earlier, found.unlike) == (complete, earlier, unlike)


def test_an_injection_every_other_day_for_ten_years_is_no_matter() -> None:
    found = apart(*[1] * 30, *[2] * 1800, period=Period(FIRST, date(2036, 12, 31)))
    assert (len(found.complete), found.earlier, found.unlike) == (1800, 30, 0)


@given(st.lists(st.integers(1, 90), max_size=12))
def test_no_interval_is_lost_from_the_count(intervals: list[int]) -> None:
    found = apart(*intervals, period=Period(FIRST, day(2000)))
    assert len(found.complete) + found.earlier + found.unlike == len(intervals)
    if found.complete:
        assert max(found.intervals) < 2.25 * min(found.intervals)


@pytest.mark.parametrize(
    ("shortest", "late", "first", "settled"),
    [
        (84, 7, 21, 14),
        (53, 7, 14, 14),
        (52, 7, 13, 7),
        (28, 7, 7, 7),
        (25, 7, 7, 7),
        (14, 4, 4, 4),
        (12, 3, 4, 3),
        (9, 2, 4, 2),
        (8, 2, 4, 2),
        (7, 1, 4, 1),
    ],
)
def test_the_last_quarter_is_compared_with_days_on_which_a_dose_acts(
    shortest: int, late: int, first: int, settled: int
) -> None:
    found = apart(shortest, shortest + 1)
    assert found.compared == (late, first, settled)
    # They never overlap, and the first three days are in neither.
    assert 4 <= first <= first + settled <= shortest - late


def test_days_are_folded_as_far_as_every_cycle_reaches() -> None:
    series: list[float | None] = [float(n % 10) for n in range(90)]
    series[4], series[28 + 4] = None, None
    folded = cycle.fold(scores(series), apart(28, 30, 26))
    assert [one.day for one in folded.profile] == list(range(26))
    # The fourth days are those after 0, 28 and 58.
    assert (folded.profile[4].n, folded.profile[4].median) == (1, 2)
    assert (folded.profile[2].n, folded.profile[2].median) == (3, 0)
    assert (folded.profile[2].q1, folded.profile[2].q3) == (0, 1)
    assert [len(one.values) for one in folded.cycles] == [28, 30, 26]
    assert folded.cycles[1].starts == day(28)
    assert folded.cycles[1].values[:6] == (8, 9, 0, 1, None, 3)


def test_a_day_on_which_no_cycle_has_a_score_has_none() -> None:
    folded = cycle.fold(scores([5.0, None] * 28), apart(28, 28))
    assert (folded.profile[0].n, folded.profile[1].n) == (2, 0)
    assert folded.profile[1].median is None


@pytest.mark.parametrize(
    ("length", "edges"),
    [
        # Whole weeks from eight weeks on; up to three days that are left over are in the last bin.
        (84, [0, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84]),
        (60, [0, 7, 14, 21, 28, 35, 42, 49, 56, 60]),
        (59, [0, 7, 14, 21, 28, 35, 42, 49, 59]),
        (56, [0, 7, 14, 21, 28, 35, 42, 49, 56]),
        # Else eighths in whole days: 28 days are 3.5 each, 14 are 1.75.
        (28, [0, 3, 7, 10, 14, 17, 21, 24, 28]),
        (14, [0, 1, 3, 5, 7, 8, 10, 12, 14]),
        (8, [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (5, [0, 1, 2, 3, 4, 5]),
    ],
)
def test_a_cycle_has_a_bin_a_week_or_eight_bins(length: int, edges: list[int]) -> None:
    folded = cycle.fold(scores([5.0] * (3 * length + 1)), apart(length, length, length))
    assert [one.first for one in folded.bins] == edges[:-1]
    assert [one.last + 1 for one in folded.bins] == edges[1:]


def test_a_bin_has_the_quartiles_of_its_days_in_all_cycles() -> None:
    # The second bin of 28 days is days 3 to 6. The first cycle has 1, 2, 3, 4 there, the second 9 and three gaps.
    series: list[float | None] = [None, None, None, 1.0, 2.0, 3.0, 4.0, *[5.0] * 21]
    series += [None, None, None, 9.0, None, None, None, *[5.0] * 22]
    bins = cycle.fold(scores(series), apart(28, 28)).bins
    assert (bins[1].n, bins[1].q1, bins[1].median, bins[1].q3) == (5, 2, 3, 4)
    assert bins[1].days == "days 3 to 6"
    assert (bins[0].n, bins[0].q1, bins[0].median, bins[0].q3) == (0, None, None, None)


def test_the_days_since_the_last_injection_stand_apart() -> None:
    folded = cycle.fold(scores([5.0] * 70), apart(28, 28, period=Period(FIRST, day(69))))
    assert folded.current is not None
    assert (folded.current.starts, len(folded.current.values)) == (day(56), 14)
    assert len(folded.cycles) == 2


def cut(intervals: list[int]) -> int:
    """How many intervals are earlier ones, word for word as docs/statistics.md has it."""

    def alike(length: int, others: list[int]) -> bool:
        return 1 / 1.5 < length / float(np.median(others)) < 1.5

    for first in range(len(intervals) - 1, 0, -1):
        before, after = intervals[:first], intervals[first:]
        most = sum(alike(one, after) for one in after)
        loading = len(after) == 1 and max(before) <= 14
        if (loading or most > max(1, len(after) / 2)) and not any(alike(one, after) for one in before):
            return first
    return 0


@given(st.lists(st.sampled_from([1, 2, 3, 7, 14, 15, 21, 28, 30, 42, 56, 84]), min_size=1, max_size=14))
def test_the_record_is_cut_where_the_intervals_before_are_all_unlike_those_after(intervals: list[int]) -> None:
    found = apart(*intervals, period=Period(FIRST, day(2000)))
    assert found.earlier == cut(intervals)


def test_scores_by_earlier_words_are_not_folded() -> None:
    folded = cycle.fold(scores([5.0] * 90), apart(28, 28, 28), [day(3), day(30), day(400)])
    assert [one.n for one in folded.profile] == [1, 1, *[2] * 26]
    assert folded.wearing_off is None


def saw(effect: float, slope: float, found: Cycles) -> list[float | None]:
    """Scores without noise that are higher by ``effect`` in the late days, and drift."""
    series = [5 + slope * n for n in range(found.period.days)]
    for one in found.complete:
        end = (one.last - FIRST).days + 1
        for n in range(end - found.compared.late, end):
            series[n] += effect
    return [*series]


@given(
    st.lists(st.integers(26, 30), min_size=3, max_size=8),
    st.floats(-3, 3),
    st.floats(-0.03, 0.03),
    st.randoms(use_true_random=False),
)
@settings(deadline=None, max_examples=40)
def test_a_steady_drift_cancels_whatever_days_are_missing(intervals, effect, slope, random) -> None:
    found = apart(*intervals)
    series = [None if random.random() < 0.3 else value for value in saw(effect, slope, found)]
    off = cycle.wearing_off(series, found)
    if off is not None:
        assert off.mean == pytest.approx(effect, abs=1e-9)
        assert off.worse_in == (off.cycles if effect > 1e-9 else off.worse_in)
        assert off.low < off.mean < off.high


def test_the_day_of_the_injection_is_neither_settled_nor_late() -> None:
    found = apart(28, 28, 28)
    plain = saw(2.0, 0.0, found)
    spiked = [10.0 if day(n) in found.injections else value for n, value in enumerate(plain)]
    assert cycle.wearing_off(spiked, found) == cycle.wearing_off(plain, found)


def test_the_settled_days_of_a_cycle_that_is_left_out_end_with_its_next_injection() -> None:
    found = apart(28, 28, 28, 3, 28)
    assert (found.intervals, found.unlike) == ((28, 28, 28, 28), 1)
    series = saw(2.0, 0.0, found)
    # The days after the early next injection belong to that one.
    for n in (88, 89, 90, 91):
        series[n] = 9.0
    off = cycle.wearing_off(series, found)
    assert off is not None
    assert off.cycles == 3


def test_cycles_differ_and_the_interval_says_how_much() -> None:
    found = apart(28, 28, 28, 28)
    alike, unlike = saw(2.0, 0.0, found), saw(2.0, 0.0, found)
    for n in range(21, 28):
        unlike[n] = 8.0
    for n in range(49, 56):
        unlike[n] = 6.0
    sure, unsure = cycle.wearing_off(alike, found), cycle.wearing_off(unlike, found)
    assert sure is not None and unsure is not None
    assert (sure.mean, unsure.mean) == (pytest.approx(2), pytest.approx(2))
    # Without any noise, rounding is what is left.
    assert 0.1 < sure.high - sure.mean < 0.6 < unsure.high - unsure.mean


def test_the_interval_allows_for_the_settled_days_that_neighbouring_cycles_share() -> None:
    found = apart(28, 28, 28, 28)
    series = saw(2.0, 0.0, found)
    for starts, more in ((21, 2.0), (49, -1.0), (77, 0.5)):
        for n in range(starts, starts + 7):
            series[n] += more
    off = cycle.wearing_off(series, found)
    each = np.array([4.0, 1.0, 2.5, 2.0])
    # The middle of the late days, 24, is halfway between those of the settled days, 10 and 38.
    passed = 14 / 28
    alone, shared = (1 + (1 - passed) ** 2 + passed**2) / 7, passed * (1 - passed) / 7
    covariance = alone * np.eye(4) + shared * (np.eye(4, k=1) + np.eye(4, k=-1))
    centring = np.eye(4) - 1 / 4
    trace = np.trace(centring @ covariance)
    freedom = trace**2 / np.trace(centring @ covariance @ centring @ covariance)
    variance = np.sum((each - each.mean()) ** 2) / trace
    assert off is not None
    assert off.worse_in == 4
    assert off.mean == pytest.approx(each.mean())
    expected = reach(freedom) * np.sqrt(variance * covariance.sum()) / 4
    assert off.high - off.mean == pytest.approx(expected)


@pytest.mark.parametrize(
    ("off", "reading"),
    [
        (WearingOff(6, 0.44, 0.1, 0.9, 6, 0, 0), "about the same"),
        (WearingOff(6, 0.5, 0.01, 1.0, 6, 0, 0), "worse before"),
        (WearingOff(6, -0.5, -1.0, -0.01, 0, 6, 0), "better before"),
        (WearingOff(6, 2.0, -0.1, 4.1, 5, 1, 0), "cannot tell"),
        (WearingOff(6, 2.0, 0.0, 4.0, 5, 1, 0), "cannot tell"),
        (WearingOff(6, -2.0, -4.0, 0.0, 1, 5, 0), "cannot tell"),
        (WearingOff(6, 0.2, -1.6, 2.0, 3, 2, 1), "no large difference"),
    ],
)
def test_worse_is_said_only_of_what_is_large_and_sure(off: WearingOff, reading: str) -> None:
    assert off.reading == reading


@pytest.mark.parametrize(
    ("intervals", "why"),
    [
        ((), "Too few complete cycles: 0 between injections, and 3 are needed."),
        ((28, 28), "Too few complete cycles: 2 between injections, and 3 are needed."),
        ((6, 6, 6, 6), "The injections are less than 7 days apart: too close to compare the days."),
        ((6, 7, 7, 7), "The injections are less than 7 days apart: too close to compare the days."),
    ],
)
def test_where_there_is_no_number_a_sentence_says_why(intervals: tuple[int, ...], why: str) -> None:
    folded = cycle.fold(scores([5.0] * 100), apart(*intervals))
    assert (folded.wearing_off, folded.why_not) == (None, why)


@pytest.mark.parametrize("intervals", [(28, 28, 28), (8, 8, 8)])
def test_three_cycles_are_enough_and_eight_days_are_long_enough(intervals: tuple[int, ...]) -> None:
    found = apart(*intervals)
    assert found.why_not is None
    folded = cycle.fold(scores([5.0] * 100), found)
    assert folded.why_not is None and folded.wearing_off is not None
    assert folded.wearing_off.cycles == 3


def test_without_an_injection_there_is_nothing_to_fold() -> None:
    none = cycles([], YEAR)
    assert (none.earlier, none.unlike, none.compared, none.median_interval) == (0, 0, (0, 0, 0), None)
    folded = cycle.fold(scores([5.0] * 100), none)
    assert (folded.profile, folded.cycles, folded.current, folded.wearing_off) == ((), (), None, None)
    assert folded.bins == ()
    assert folded.why_not == "No injection is recorded in these days."


def test_cycles_without_scores_on_their_settled_or_late_days_do_not_count() -> None:
    series: list[float | None] = [5.0] * 140
    series[7:12] = [None] * 5
    found = apart(28, 28, 28, 28)
    off = cycle.wearing_off(series, found)
    assert off is not None
    assert off.cycles == 3
    series[50:56] = [None] * 6
    folded = cycle.fold(scores(series), found)
    assert folded.wearing_off is None
    assert folded.why_not == (
        "Too few days: fewer than 3 cycles have scores for a third of the last 7 days, of days 7 to 13, and of "
        "the next cycle's days 7 to 13."
    )


def test_the_latest_cycle_counts_once_a_third_of_the_next_settled_days_has_scores() -> None:
    # Days 91 to 97 are settled in the cycle that has begun.
    for last, counted in ((92, 2), (93, 3)):
        found = apart(28, 28, 28, period=Period(FIRST, day(last)))
        off = cycle.wearing_off([5.0] * found.period.days, found)
        assert (0 if off is None else off.cycles) == (counted if counted == 3 else 0)


@pytest.mark.parametrize(("interval", "late", "enough"), [(12, 3, 1), (24, 6, 2), (28, 7, 3)])
def test_a_third_of_the_settled_and_of_the_late_days_is_enough(interval: int, late: int, enough: int) -> None:
    found = apart(*[interval] * 3, interval + 1)
    assert found.compared.late == found.compared.settled == late

    def scored(days: int) -> list[float | None]:
        """3 on so many settled days, 5 on so many before an injection, nothing on any other."""
        series: list[float | None] = [None] * YEAR.days
        for injection in found.injections:
            at = (injection - FIRST).days
            series[at + found.compared.first : at + found.compared.first + days] = [3.0] * days
            if at:
                series[at - days : at] = [5.0] * days
        return series

    off = cycle.wearing_off(scored(enough), found)
    assert off is not None
    assert (off.cycles, off.mean) == (4, pytest.approx(2))
    assert cycle.wearing_off(scored(enough - 1), found) is None


SHAPES: dict[str, Callable[[int], float]] = {
    "best in the middle, bad at both ends": lambda n: 3.0 if n < 5 or n >= 21 else 1.0,
    "worse and worse": lambda n: n / 10,
    "late": lambda n: 3.0 if n >= 23 else 1.0,
    "gone from the middle on": lambda n: 3.0 if n >= 16 else 1.0,
}


@pytest.mark.parametrize("shape", SHAPES)
def test_whatever_gets_worse_after_the_middle_is_worse_before_the_injection(shape: str) -> None:
    off = cycle.wearing_off([5 + SHAPES[shape](n % 28) for n in range(28 * 7)], apart(*[28] * 6))
    assert off is not None
    assert (off.reading, off.worse_in) == ("worse before", 6)


@pytest.mark.parametrize("days", [1, 2, 3])
@pytest.mark.parametrize("interval", [12, 14, 28, 84])
@pytest.mark.parametrize("points", [-2.0, 2.0])
def test_what_happens_in_the_first_three_days_only_is_not_wearing_off(
    days: int, interval: int, points: float
) -> None:
    series = [5.0 + (points if n % interval <= days else 0) for n in range(interval * 6)]
    off = cycle.wearing_off(series, apart(*[interval] * 5, period=Period(FIRST, day(len(series) - 1))))
    assert off is not None
    assert (off.mean, off.equal_in) == (0, 5)


def test_it_is_counted_in_how_many_cycles_it_is_worse_and_no_difference_is_not_worse() -> None:
    found = apart(28, 28, 28, 28)
    series: list[float | None] = [0.0] * YEAR.days
    off = cycle.wearing_off(series, found)
    assert off is not None
    assert (off.cycles, off.mean, off.worse_in, off.better_in, off.equal_in) == (4, 0, 0, 0, 4)
    # Worse by one point before the second and the fourth of the next injections.
    for last in (56, 112):
        series[last - 7 : last] = [1.0] * 7
    off = cycle.wearing_off(series, found)
    assert off is not None
    assert (off.mean, off.worse_in, off.better_in, off.equal_in) == (pytest.approx(0.5), 2, 0, 2)


@pytest.mark.parametrize("score", [7.0, 3.0, 9.0])
def test_equal_scores_are_ties_and_not_what_a_processor_makes_of_them(score: float) -> None:
    off = cycle.wearing_off([score] * YEAR.days, apart(*[28] * 12))
    assert off is not None
    assert (off.worse_in, off.better_in, off.equal_in) == (0, 0, 12)
    assert str(off.mean) == "0.0"


def test_words_that_change_on_the_last_day_leave_nothing_to_fold() -> None:
    folded = cycle.fold(scores([5.0] * 365), apart(28, 28, 28), [day(28), YEAR.last])
    assert [one.n for one in folded.profile] == [0] * 28


def test_what_is_asked_weekly_is_not_said_to_have_too_few_days() -> None:
    weekly = [5.0 if n % 7 == 3 else None for n in range(130)]
    folded = cycle.fold(scores(weekly), apart(28, 28, 28, 28), asked="weekly")
    assert folded.wearing_off is None
    assert folded.why_not == "Asked weekly, too few answers to compare the days of a cycle."


def said(course: Course, days: Days, cycles: int, length: int, journals: int) -> tuple[float, float, float]:
    """How often the interval holds the truth and says worse, and how often the simple difference says worse."""
    rng, held, worse, simple, count = np.random.default_rng(6), 0, 0, 0, 0
    for _ in range(journals // 20):
        found = dates(rng, cycles, length, 3)
        series = Missing(0.2).take_out(rng, days.scores(rng, 20, course.levels(found)[0]))
        truth = true_wearing_off(days, course, found)
        for row in series.tolist():
            off = cycle.wearing_off([None if np.isnan(value) else value for value in row], found)
            if off is not None:
                count += 1
                held += off.low <= truth <= off.high
                worse += off.low > 0
        mean, half = naive_wearing_off(series, found)
        simple += int(np.sum(mean - half > 0))
    assert count > 0.9 * journals
    return held / count, worse / count, simple / journals


@pytest.mark.parametrize(
    ("course", "phi", "cycles", "length"),
    [
        (Course(drift=0.02), 0.0, 5, 84),
        (Course(drift=-0.03), 0.7, 4, 28),
        (Course(settling=4), 0.5, 12, 28),
    ],
)
@pytest.mark.thorough
def test_the_interval_holds_the_truth_and_raises_few_false_alarms(
    course: Course, phi: float, cycles: int, length: int
) -> None:
    held, worse, _ = said(course, Days(phi, sd=1.0), cycles, length, 600)
    assert 0.925 <= held <= 0.975
    assert worse <= 0.045


def test_late_less_early_days_raise_false_alarms_where_symptoms_drift() -> None:
    _, worse, simple = said(Course(drift=0.02), Days(0.0, sd=1.0), 5, 84, 200)
    assert worse <= 0.05
    assert simple > 0.7


def test_two_points_are_found_with_six_cycles_of_four_weeks() -> None:
    held, worse, _ = said(Course(effect=2), Days(0.5, sd=1.25), 6, 28, 300)
    assert held > 0.925
    assert worse >= 0.8
