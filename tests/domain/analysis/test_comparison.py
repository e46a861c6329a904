"""When two periods of one symptom are compared, and what is said where they are not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from statistics import fmean

import pytest

from tracker.domain.analysis.change import Change
from tracker.domain.analysis.comparison import Comparison, compare
from tracker.domain.analysis.past import Past
from tracker.domain.analysis.trend import Summary
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked

FIRST = date(2026, 1, 1)
BEFORE, NOW = (
    Period(FIRST, FIRST + timedelta(days=19)),
    Period(FIRST + timedelta(days=20), FIRST + timedelta(days=39)),
)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def scores(numbers: Iterable[int]) -> list[Observation]:
    return [Observation(day=day(n), measure="tingling", value=4.0) for n in numbers]


def of(now: int, before: int, asked: Asked = "daily", reworded: date | None = None) -> Comparison:
    """Two periods with so many days that have a score, and no change."""
    this, previous = (Summary(20, days, None, None, None, None) for days in (now, before))
    return Comparison(this, previous, None, asked, reworded)


@pytest.mark.parametrize(
    ("change", "reading"),
    [
        (Change(2.0, 0.0, 4.0), "cannot tell"),
        (Change(2.0, 0.1, 3.9), "worse"),
        (Change(-2.0, -4.0, 0.0), "cannot tell"),
        (Change(-2.0, -3.9, -0.1), "better"),
    ],
)
def test_an_interval_that_ends_at_nothing_is_not_sure(change: Change, reading: str) -> None:
    assert change.reading == reading


@pytest.mark.parametrize(
    ("low", "high", "reading", "rules_out"),
    [
        (-1.0, 1.0, "about the same", 1),
        (-0.4, 1.04, "about the same", 1),  # printed as +1.0
        (-0.4, 1.06, "no large change", 2),
        (-2.0, 1.0, "no large change", 2),
        (-2.06, 1.0, "cannot tell", None),
        (-3.5, 3.5, "cannot tell", None),
    ],
)
def test_the_words_follow_the_interval_and_not_the_estimate(
    low: float, high: float, reading: str, rules_out: int | None
) -> None:
    found = Change((low + high) / 2, low, high)
    assert (found.reading, found.rules_out) == (reading, rules_out)
    other_way = Change(-found.mean, -high, -low)
    assert (other_way.reading, other_way.rules_out) == (reading, rules_out)


def test_a_change_that_is_sure_and_printed_as_half_a_point_is_said() -> None:
    assert Change(0.46, 0.1, 0.8).reading == "worse"
    assert Change(0.54, 0.1, 1.0).reading == "worse"
    assert Change(0.44, 0.1, 0.8).reading == "about the same"


def test_it_is_said_how_many_days_would_show_a_point() -> None:
    # Half the interval is 2 points: 2.8 points show in 80 of 100, and a point takes 2.8 times 2.8 as many days.
    found = Comparison(of(30, 40).now, of(30, 40).before, Change(0.0, -2.0, 2.0))
    assert found.change is not None and found.change.shows == pytest.approx(2.8)
    assert found.days_needed == 236
    assert of(30, 40).days_needed is None


@pytest.mark.parametrize(
    ("found", "reading", "why_not"),
    [
        (of(13, 20), "too few days", "Too few days to compare: 13 now and 20 before; each needs 14 or more."),
        (of(0, 20), "nothing recorded now", "Nothing recorded now, so there is nothing to compare."),
        (of(20, 0), "nothing recorded before", "Nothing recorded before, so there is nothing to compare."),
        (of(0, 0), "nothing recorded", "Nothing recorded, so there is nothing to compare."),
        (
            of(1, 3, "weekly"),
            "asked weekly, too few answers",
            "Asked weekly, too few answers to compare: 1 now and 3 before; each needs 8 or more, over 6 weeks.",
        ),
        (
            of(20, 0, reworded=date(2026, 1, 9)),
            "other words before",
            "It has other words since Friday 9 January 2026: the scores before and after are two series.",
        ),
    ],
)
def test_where_nothing_is_calculated_it_is_said_why(found: Comparison, reading: str, why_not: str) -> None:
    assert (found.reading, found.why_not) == (reading, why_not)


def test_fourteen_days_on_both_sides_are_compared_and_thirteen_are_not() -> None:
    enough = compare(scores([*range(14), *range(20, 34)]), NOW, BEFORE)
    assert enough.change is not None and enough.why_not is None
    assert (enough.reading, enough.change.mean) == ("about the same", 0)
    for few in ([*range(13), *range(20, 34)], [*range(14), *range(20, 33)]):
        assert compare(scores(few), NOW, BEFORE).change is None


def test_nothing_is_compared_over_other_words_and_the_latest_of_them_are_named() -> None:
    everything = scores(range(40))

    def reworded(*days: int) -> date | None:
        found = compare(everything, NOW, BEFORE, [day(n) for n in days])
        assert (found.change is None) == (found.reworded is not None)
        return found.reworded

    assert reworded(5, 25) == reworded(25, 5) == day(25)
    assert reworded(1) == day(1)
    assert reworded(39) == day(39), "the last day is by the new words"
    assert reworded(0) is None, "all of these days are by the new words"
    assert reworded(40) is None, "all of these days are by the old ones"


def scored(values: Iterable[float | None]) -> list[Observation]:
    return [
        Observation(day=day(n), measure="tingling", value=value)
        for n, value in enumerate(values)
        if value is not None
    ]


def noisy(level: float, count: int, seed: int = 1) -> list[float | None]:
    rng = Random(seed)
    return [float(min(10, max(0, round(level + rng.gauss(0, 1.2))))) for _ in range(count)]


def halves(values: list[float | None], asked: Asked = "daily", record: Past | None = None) -> Comparison:
    """The second half of the days beside the first."""
    half = len(values) // 2
    now, before = Period(day(half), day(2 * half - 1)), Period(day(0), day(half - 1))
    return compare(scored(values), now, before, asked=asked, past=record)


@pytest.mark.parametrize(
    ("answers", "every", "compared"),
    [
        (8, 7, True),
        (7, 7, False),
        (8, 5, False),  # too close: 36 days
        (13, 3, False),
        (14, 1, True),  # as many as are needed of daily scores
    ],
)
def test_what_is_asked_weekly_needs_eight_answers_over_six_weeks(answers: int, every: int, compared: bool) -> None:
    period: list[float | None] = [5.0 if n % every == 0 and n < answers * every else None for n in range(63)]
    found = halves(period + period, "weekly")
    assert (found.change is not None) is compared
    if not compared:
        assert found.why_not == (
            f"Asked weekly, too few answers to compare: {answers} now and {answers} before; each needs 8 or more, "
            "over 6 weeks."
        )
    assert halves(period + period).change is None or answers == 14


@pytest.mark.parametrize("at", [18, 30, 45, 60, 72])
@pytest.mark.parametrize("points", [4.0, -4.0])
def test_a_change_within_the_period_is_not_hidden_by_two_means(at: int, points: float) -> None:
    level = 5 - points / 2
    found = halves([*noisy(level, 90), *noisy(level, at, 2), *noisy(level + points, 90 - at, 3)])
    assert found.step is not None
    assert abs((found.step.day - day(90 + at)).days) <= 2
    assert found.step.after - found.step.before == pytest.approx(points, abs=0.8)
    assert any(
        words.startswith(f"changed within this period: mean {found.step.before:.1f}") for words in found.beside()
    )


def test_chance_alone_hardly_ever_makes_a_change_within_the_period() -> None:
    steps = [halves(noisy(5, 180, seed)).step for seed in range(60)]
    assert steps.count(None) >= 59
    # The naive way is to believe the largest difference of two parts.
    assert sum(_largest(noisy(5, 180, seed)[90:]) > 0.5 for seed in range(60)) > 20


def _largest(values: list[float | None]) -> float:
    known = [value for value in values if value is not None]
    parts = [(known[:cut], known[cut:]) for cut in range(14, len(known) - 14)]
    return max(abs(fmean(later) - fmean(earlier)) for earlier, later in parts)


def test_a_step_needs_days_enough_on_both_sides() -> None:
    assert halves([*[8.0] * 27, *[8.0] * 13, *[2.0] * 14]).step is None
    assert halves([*[8.0] * 28, *[8.0] * 14, *[2.0] * 14]).step is not None
    # Not one from the earlier period to the later one: that is the change itself.
    assert halves([*[8.0] * 90, *[2.0] * 90]).step is None


def test_days_at_nothing_and_severe_days_of_both_periods_stand_beside_the_change() -> None:
    found = halves([*[7.0, 10.0, 6.0], *[5.0] * 17, *[0.0, 0.0, 1.0], *[5.0] * 17])
    assert (found.before.none, found.before.severe, found.now.none, found.now.severe) == (0, 2, 2, 0)
    assert list(found.beside())[:2] == [
        "days at 0: 0 of 20 before, 2 of 20 now",
        "days at 7 or more: 2 of 20 before, 0 of 20 now",
    ]
    assert list(halves([5.0] * 40).beside()) == []
    assert list(halves([*[None] * 20, *[8.0] * 20]).beside()) == ["days at 7 or more: 20 of 20 now"]


@pytest.mark.parametrize(("kept", "said"), [(76, False), (75, True)])
def test_another_share_of_days_with_a_score_is_said(kept: int, said: bool) -> None:
    found = halves([*[5.0] * 100, *[5.0] * kept, *[None] * (100 - kept)])
    assert (found.answered is not None) is said
    assert ("scored on 100 % of days before, 75 % now" in found.beside()) is said


def test_days_before_the_record_began_are_not_days_without_a_score() -> None:
    values: list[float | None] = [*[None] * 60, *[5.0] * 40, *[5.0] * 100]
    assert "scored on 40 % of days before, 100 % now" in halves(values).beside()
    assert halves(values, record=Past(day(60))).answered is None
    # From its first day on, 20 of 40 days have one.
    half = [*[None] * 60, *[5.0, None] * 20, *[5.0] * 100]
    assert "scored on 50 % of days before, 100 % now" in halves(half, record=Past(day(60))).beside()


def test_the_first_four_weeks_of_a_record_are_said_to_be_in_the_days_before() -> None:
    values: list[float | None] = [5.0] * 180
    assert halves(values, record=Past(day(0))).first_weeks
    assert halves(values, record=Past(day(-27))).first_weeks
    assert not halves(values, record=Past(day(-28))).first_weeks
    assert not halves(values).first_weeks
    # A record that begins in the later period has nothing before.
    assert not halves([*[None] * 90, *[5.0] * 90], record=Past(day(90))).first_weeks


def test_how_many_days_would_tell_stands_beside_what_cannot_be_told() -> None:
    found = Comparison(of(18, 20).now, of(18, 20).before, Change(0.0, -3.0, 3.0))
    assert list(found.beside()) == ["to show a change of 1 point, each period needs about 320 such days"]
    wide = Comparison(of(18, 20).now, of(18, 20).before, Change(0.0, -9.0, 9.0))
    assert "more than 1,000 such days" in next(wide.beside())


def test_earlier_pairs_are_the_yardstick() -> None:
    record = Past(day(-600), 6, 1.84)
    assert "6 earlier pairs of 90 days differed by up to 1.8" in halves([5.0] * 180, record=record).beside()
    # Where there is no change, there is nothing to measure.
    assert not list(halves([5.0] * 95, record=record).beside()) or halves([5.0] * 95).change is not None
