"""The change between two periods: figures, words, and an interval that holds the truth as often as it says."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simulated import Days, Missing, block_bootstrap, two_periods

from tracker.domain.analysis import change
from tracker.domain.analysis.change import Change
from tracker.domain.analysis.comparison import compare
from tracker.domain.analysis.student_t import reach, within
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

FIRST = date(2026, 5, 1)

values = st.lists(st.none() | st.integers(0, 10).map(float), min_size=6, max_size=40).filter(
    lambda series: sum(value is not None for value in series) >= 3
)


def change_of(now: Sequence[float | None], before: Sequence[float | None]) -> Change:
    return change.changes([(now, before)])[0]


def scores(series: list[float | None], first: date = FIRST) -> list[Observation]:
    return [
        Observation(day=first + timedelta(days=n), measure="tingling", value=value)
        for n, value in enumerate(series)
        if value is not None
    ]


@pytest.mark.parametrize(
    ("freedom", "errors"),
    # Any table of Student's t.
    [(1, 12.706), (2, 4.303), (3, 3.182), (5, 2.571), (10, 2.228), (26, 2.056), (60, 2.000), (120, 1.980)],
)
def test_t_reaches_as_far_as_the_tables_say(freedom: float, errors: float) -> None:
    assert reach(freedom) == pytest.approx(errors, abs=6e-4)


def test_between_whole_degrees_of_freedom_t_lies_between() -> None:
    assert reach(3) < reach(2.5) < reach(2)
    assert within([13.0, 13.0])(np.array([[0.0, 0.0], [40.0, 40.0]])) == pytest.approx(np.array([[0, 0], [1, 1]]))


@pytest.mark.parametrize(
    ("mean", "low", "high", "reading"),
    [
        (0.44, 0.1, 0.9, "about the same"),
        (-0.44, -0.9, -0.1, "about the same"),
        (0.5, 0.01, 1.0, "worse"),
        (-0.5, -1.0, -0.01, "better"),
        (3.0, 0.0, 6.0, "cannot tell"),
        (-3.0, -6.1, 0.1, "cannot tell"),
    ],
)
def test_better_and_worse_are_said_only_of_what_is_large_and_sure(
    mean: float, low: float, high: float, reading: str
) -> None:
    assert Change(mean, low, high).reading == reading


@given(values, values)
@settings(deadline=None, max_examples=40)
def test_the_change_is_the_difference_of_the_means_in_the_middle_of_its_interval(
    now: list[float | None], before: list[float | None]
) -> None:
    found = change_of(now, before)
    means = [statistics.fmean(value for value in series if value is not None) for series in (now, before)]
    assert found.mean == pytest.approx(means[0] - means[1])
    assert found.low < found.mean < found.high
    if found.low > -10 and found.high < 10:
        assert (found.low + found.high) / 2 == pytest.approx(found.mean)
    back = change_of(before, now)
    assert (back.low, back.high) == pytest.approx((-found.high, -found.low))


@given(values)
@settings(deadline=None, max_examples=20)
def test_days_without_a_value_at_the_ends_change_nothing(series: list[float | None]) -> None:
    longer = [None, None, *series, None]
    assert change_of(longer, series).high == pytest.approx(change_of(series, series).high)


def test_days_that_are_like_their_neighbours_tell_less() -> None:
    apart = [2.0, 6.0] * 30
    alike = [2.0] * 15 + [6.0] * 15 + [2.0] * 15 + [6.0] * 15
    other = [4.0, 3.0, 5.0] * 20
    assert change_of(apart, other).mean == change_of(alike, other).mean
    assert change_of(alike, other).high > 2 * change_of(apart, other).high


def test_more_days_tell_more() -> None:
    week = [3.0, 5.0, 4.0, None, 6.0, 4.0, 2.0]
    halves = [change_of(week * n, week * n).high for n in (3, 6, 12, 24)]
    assert halves == sorted(halves, reverse=True)


def test_equal_scores_are_not_known_better_than_to_a_whole_score() -> None:
    found = change_of([4.0] * 30, [4.0] * 30)
    assert found.mean == 0
    assert found.high > 0.1


def test_the_interval_is_the_one_that_the_definition_with_whole_matrices_gives() -> None:
    rng = np.random.default_rng(4)
    now, before, _ = two_periods(rng, 1, Days(0.6), Missing(0.3, runs=True), (40, 5.0), (31, 4.0))
    fits, spreads, priors = [], [], {}
    for series in (now[0], before[0]):
        days = np.flatnonzero(~np.isnan(series))
        scored, count = series[days], len(days)
        apart = np.abs(np.subtract.outer(days, days))
        fit, spread = [], []
        for alike, weight in zip(change._PHI, change._PHI_WEIGHTS, strict=True):
            for own, own_weight in zip(change._OWN, change._OWN_WEIGHTS, strict=True):
                covariance = (1 - own) * alike**apart + own * np.eye(count)
                inverse = np.linalg.inv(covariance)
                ones = inverse.sum()
                rest = scored - (inverse @ scored).sum() / ones
                variance = max(rest @ inverse @ rest / (count - 1), 1 / 12)
                _, logarithm = np.linalg.slogdet(covariance)
                priors[alike, own] = weight * own_weight
                fit.append(-(logarithm + np.log(ones) + (count - 1) * np.log(variance)) / 2)
                spread.append(variance * covariance.sum() / count**2)
        fits.append(np.array(fit))
        spreads.append((np.array(spread), count - 1))
    (one, free), (other, other_free) = spreads
    prior = np.array(list(priors.values())) / sum(priors.values())
    likely, other_likely = (np.exp(fit - max(fit)) for fit in fits)
    # Every pair of the one period beside every pair of the other: of two likenesses, and on the diagonal of one.
    weights = 0.15 * np.outer(prior * likely, prior * other_likely) + 0.85 * np.diag(prior * likely * other_likely)
    together = one[:, None] + other
    freedom = together**2 / (one[:, None] ** 2 / free + other**2 / other_free)
    found = change.intervals(now, before)[1][0]
    inside = within(freedom)(found / np.sqrt(together))
    # The classes cost some of the exactness.
    assert np.sum(weights * inside) / weights.sum() == pytest.approx(0.95, abs=1e-3)


RECOVERY = [4.0, 5.0, 6.0, 5.0, 4.0, 5.0, 6.0, 5.0, 5.0] * 10


@pytest.mark.parametrize("now", [[0.0] * 90, [*[0.0] * 49, 1.0], [10.0] * 90])
def test_a_full_recovery_and_a_relapse_out_of_constant_scores_are_said(now: list[float]) -> None:
    found = change_of(now, RECOVERY)
    assert found.reading == ("worse" if now[0] else "better")
    assert found.high - found.low < 1
    assert change_of(RECOVERY, now).reading == ("better" if now[0] else "worse")


def test_no_interval_goes_beyond_what_scores_can_differ_by() -> None:
    found = change_of([0.0, 10.0] * 4, [10.0] * 4 + [0.0] * 4)
    assert -10 <= found.low <= found.high <= 10


def test_two_periods_of_any_lengths_are_compared() -> None:
    before, now = (
        Period(FIRST, FIRST + timedelta(days=49)),
        Period(FIRST + timedelta(days=60), FIRST + timedelta(days=79)),
    )
    entries = scores([5.0] * 50) + scores([3.0] * 20, now.first) + scores([9.0] * 10, now.first - timedelta(days=10))
    found = compare(entries, now, before)
    assert (found.now.logged_days, found.before.logged_days) == (20, 50)
    assert found.change is not None and found.why_not is None
    assert found.change.mean == -2
    assert found.change.reading == "better"


@pytest.mark.parametrize(("now", "before"), [(13, 40), (40, 13), (1, 1)])
def test_below_fourteen_days_in_either_period_no_change_is_said(now: int, before: int) -> None:
    earlier, later = (
        Period(FIRST, FIRST + timedelta(days=39)),
        Period(FIRST + timedelta(days=40), FIRST + timedelta(days=79)),
    )
    found = compare(scores([5.0] * before) + scores([2.0] * now, later.first), later, earlier)
    assert found.change is None
    assert found.why_not == f"Too few days to compare: {now} now and {before} before; each needs 14 or more."


@pytest.mark.parametrize(
    ("now", "before", "reading"),
    [(40, 0, "nothing recorded before"), (0, 40, "nothing recorded now"), (0, 0, "nothing recorded")],
)
def test_a_period_without_any_score_is_said_to_be_one(now: int, before: int, reading: str) -> None:
    earlier, later = (
        Period(FIRST, FIRST + timedelta(days=39)),
        Period(FIRST + timedelta(days=40), FIRST + timedelta(79)),
    )
    for asked in ("daily", "weekly"):
        entries = scores([5.0] * before) + scores([2.0] * now, later.first)
        found = compare(entries, later, earlier, asked=asked)
        assert (found.change, found.reading) == (None, reading)
        assert found.why_not == f"{reading.capitalize()}, so there is nothing to compare."


def test_fourteen_days_in_both_periods_are_enough() -> None:
    now = Period(FIRST + timedelta(days=14), FIRST + timedelta(days=27))
    found = compare(scores([5.0] * 14 + [2.0] * 14), now, now.previous())
    assert found.change is not None


@pytest.mark.parametrize(("number", "said"), [(0, True), (1, False), (14, False), (27, False), (28, True)])
def test_scores_by_other_words_are_not_compared(number: int, said: bool) -> None:
    now = Period(FIRST + timedelta(days=14), FIRST + timedelta(days=27))
    found = compare(scores([5.0] * 14 + [2.0] * 14), now, now.previous(), [FIRST, FIRST + timedelta(days=number)])
    assert (found.change is not None) == said
    if not said:
        assert found.why_not is not None
        assert found.why_not.startswith("It has other words since ")


@pytest.mark.parametrize(
    ("days", "missing", "length", "most"),
    [
        (Days(0.0), Missing(0.25), 28, 0.99),
        (Days(0.5), Missing(0.3, runs=True), 60, 0.98),
        (Days(0.8), Missing(0.25), 28, 0.98),
        (Days(0.8), Missing(0.5), 90, 0.98),
        (Days(0.8), Missing(), 180, 0.98),
    ],
)
@pytest.mark.thorough
def test_the_interval_holds_the_truth_in_about_95_of_100_journals(
    days: Days, missing: Missing, length: int, most: float
) -> None:
    held = count = 0
    for seed, (before, now) in enumerate([(5.0, 5.0), (6.0, 3.0), (1.0, 1.0)]):
        rng = np.random.default_rng(seed)
        later, earlier, truth = two_periods(rng, 200, days, missing, (length, before), (length, now))
        mean, half = change.intervals(later, earlier)
        held += int(np.sum(abs(mean - truth) <= half))
        count += len(mean)
    assert count > 500
    assert 0.925 <= held / count <= most


def test_a_bootstrap_of_blocks_falls_short_where_days_are_alike() -> None:
    rng = np.random.default_rng(1)
    later, earlier, truth = two_periods(rng, 300, Days(0.8), Missing(0.25), (90, 5.0), (90, 5.0))
    low, high = block_bootstrap(rng, later, earlier)
    mean, half = change.intervals(later, earlier)
    assert np.mean((low <= truth) & (truth <= high)) < 0.88
    assert np.mean(abs(mean - truth) <= half) > 0.925
