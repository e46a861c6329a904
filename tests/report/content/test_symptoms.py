"""Scores, counts and home tests as values: their places on the time axis, and the words when there are few."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from report_pages import TODAY, back, content_of, note, score

from tracker.domain.analysis.cycles import cycles
from tracker.domain.model.latest_words import latest_series
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation, Record
from tracker.domain.model.symptom_list import CATALOGUE, Asked, Choice, SymptomList
from tracker.domain.model.symptom_series import Series
from tracker.report.content.series.counts import counts
from tracker.report.content.series.home_test import Reached, home_tests
from tracker.report.content.series.points import place
from tracker.report.content.symptoms import SymptomTrend, shown, symptom_trend

WEEK = Period(back(6), TODAY)
MONTH = Period(back(29), TODAY)


def trend_of(scores: list[Observation], period: Period = MONTH, symptoms: SymptomList = CATALOGUE) -> SymptomTrend:
    return symptom_trend(Series("tingling"), scores, period, cycles([], period), symptoms, {})


def tingling(ago: int, value: float | None = 4.0, at: time | None = None) -> Observation:
    return score("tingling", ago, value, at)


def listed(asked: Asked = "daily", **given: object) -> SymptomList:
    return SymptomList((Choice(**({"key": "tingling", "label": "Tingling", "asked": asked, "position": 1} | given)),))  # type: ignore[arg-type]


def done(
    measure: str, ago: int, value: float | None, unit: str = "s", at: time | None = None, **given: str
) -> Observation:
    state = "skipped" if value is None else "recorded"
    return Observation(
        kind="test", day=back(ago), time=at, measure=measure, value=value, unit=unit, state=state, **given
    )


@pytest.mark.parametrize(("at", "x"), [(None, 2.5), (time(0), 2.0), (time(6), 2.25), (time(18, 30), 2 + 18.5 / 24)])
def test_an_entry_stands_at_its_time_of_day_and_at_noon_without_one(at: time | None, x: float) -> None:
    assert place(tingling(4, at=at), WEEK) == pytest.approx(x)


def test_a_symptom_is_shown_that_has_a_score_in_the_period_or_the_one_before() -> None:
    # The week before goes from 13 to 7 days ago.
    for ago, there in ((0, True), (6, True), (7, True), (13, True), (14, False), (-1, False)):
        scores = [tingling(ago), score("own", 0, 1.0)]
        assert (Series("tingling") in shown(scores, WEEK, CATALOGUE)) == there, ago
    old = tingling(40)
    assert shown([old, tingling(0)], WEEK, CATALOGUE)[Series("tingling")][0] is old, "its older ones come along"


def test_symptoms_come_in_the_order_of_the_list_and_those_of_nobody_by_name() -> None:
    own = ["aa", "bb", "cc", "dd", "ee", "ff"]
    scores = [score(key, 0, 1.0) for key in (*own[::-1], "balance", "tingling")]
    for order in (scores, scores[::-1]):
        assert [one.measure for one in shown(order, WEEK, CATALOGUE)] == ["tingling", "balance", *own]


def test_what_was_written_late_and_what_was_skipped_are_marked_apart() -> None:
    late = replace(tingling(5, 6.0), recorded_at=datetime(2026, 11, 20, 12, tzinfo=UTC))
    prompt = replace(tingling(3, 2.0), recorded_at=datetime(2026, 11, 18, 12, tzinfo=UTC))
    found = trend_of([late, prompt, tingling(2, None), tingling(1, 3.0), tingling(40)], WEEK)
    assert (found.late.x, found.late.y) == ((1.5,), (6.0,))
    assert (found.prompt.x, found.prompt.y) == ((3.5, 5.5), (2.0, 3.0))
    assert found.skipped == (4.5,)
    assert (found.recorded, found.entry_days) == (True, 3)
    for only in (late, prompt):
        assert (trend_of([only], WEEK).recorded, trend_of([only], WEEK).entry_days) == (True, 1)


def test_a_symptom_with_skipped_entries_only_is_recorded_and_has_no_day_with_a_score() -> None:
    found = trend_of([tingling(2, None)], WEEK)
    assert (found.recorded, found.entry_days) == (True, 0)
    assert not trend_of([tingling(10)], WEEK).recorded


def test_several_scores_of_a_day_are_one_day() -> None:
    assert trend_of([tingling(3, at=time(8)), tingling(3, at=time(20)), tingling(2)], WEEK).entry_days == 2


def test_the_words_for_0_and_10_are_those_of_the_list() -> None:
    found = trend_of([tingling(0)], symptoms=listed(none="cool", worst="on fire"))
    assert (found.label, found.none, found.worst) == ("Tingling", "cool", "on fire")
    own = symptom_trend(Series("own-thing"), [score("own-thing", 0, 1.0)], WEEK, cycles([], WEEK), CATALOGUE, {})
    assert (own.label, own.none, own.worst) == ("Own thing", "none", "worst")


@pytest.mark.parametrize(
    ("asked", "days", "told"),
    [
        ("daily", 14, (4, 4, 4)),
        ("daily", 13, "too few days (13)"),
        ("daily", 0, "no entries"),
        ("weekly", 4, (4, 4, 4)),
        ("weekly", 3, "3 answers"),
        ("monthly", 1, "1 answer"),
    ],
)
def test_a_median_is_told_from_fourteen_days_or_from_four_answers(
    asked: Asked, days: int, told: tuple[float, ...] | str
) -> None:
    found = trend_of([tingling(ago) for ago in range(days)], symptoms=listed(asked))
    assert found.told(found.this) == told


def test_both_periods_need_days_enough_to_stand_side_by_side() -> None:
    # The month before goes from 59 to 30 days ago.
    now, before = [tingling(ago) for ago in range(14)], [tingling(ago, 7.0) for ago in range(30, 44)]
    found = trend_of([*now, *before])
    assert (found.comparable, found.shown_previous) == (True, 7)
    for fewer in ([*now[1:], *before], [*now, *before[1:]]):
        assert (trend_of(fewer).comparable, trend_of(fewer).shown_previous) == (False, None)


def test_a_new_name_breaks_the_line_inside_the_period_only() -> None:
    scores = [tingling(ago) for ago in range(60)]
    for since, breaks in ((29, ()), (28, (1.0,)), (0, (29.0,)), (-1, ())):
        found = trend_of(scores, symptoms=listed(label="Needles", since=back(since)))
        assert found.breaks == breaks, since


def test_only_scores_by_the_latest_words_are_calculated_from_the_day_of_those_words_on() -> None:
    scores = [tingling(ago) for ago in (6, 5, 4)]
    renamed = listed(label="Needles", since=back(5))
    assert list(latest_series("tingling", scores, WEEK, renamed)) == scores[1:]
    assert list(latest_series("tingling", scores, Period(back(9), back(6)), renamed)) == scores
    assert list(latest_series("tingling", scores, WEEK, CATALOGUE)) == scores


def test_other_words_are_the_reason_only_where_scores_by_earlier_words_are_missing_and_were_there() -> None:
    # The two periods together go from 59 days ago on.
    def reworded(scores: list[Observation], since: int) -> date | None:
        return trend_of(scores, symptoms=listed(label="Needles", since=back(since))).comparison.reworded

    now = [tingling(ago) for ago in range(14)]
    assert reworded([*now, tingling(59)], 40) == back(40)
    assert reworded([*now, tingling(60)], 40) is None, "it is not of these days"
    assert reworded([*now, tingling(41)], 40) == back(40)
    assert reworded([*now, tingling(40)], 40) is None, "it is by the new words already"
    assert reworded([*now, tingling(45, None)], 40) is None, "it has no score"
    both = [tingling(ago) for ago in range(60)]
    assert reworded(both, 44) is None, "there are days enough by the new words on both sides"


def test_of_several_new_names_the_latest_is_the_reason() -> None:
    second = Choice(key="tingling", label="Pins", position=1, since=back(50))
    third = Choice(key="tingling", label="Needles", position=1, since=back(40))
    scores = [*(tingling(ago) for ago in range(14)), tingling(45)]
    found = trend_of(scores, symptoms=SymptomList((third,), (second,)))
    assert found.comparison.reworded == back(40), "the score of 45 days ago is by the second words"


def test_the_mean_looks_back_beyond_the_period_and_is_not_drawn_in_a_gap() -> None:
    found = trend_of([tingling(ago, float(ago)) for ago in (10, 9, 8, 7, 6, 2, 1, 0)], WEEK)
    # Six days ago: 10, 9, 8, 7, 6. Five to three days ago nothing; then 8, 7, 6, 2 and so on are four of seven days.
    assert found.mean == (8.0, None, None, None, 5.75, 4.0, 2.25)
    assert found.gaps == (Period(back(5), back(3)),)
    two_days = trend_of([tingling(ago, float(ago)) for ago in (10, 9, 8, 7, 6, 3, 2, 1, 0)], WEEK)
    assert two_days.gaps == ()
    # Five days ago 10, 9, 8, 7, 6 again; four days ago the same; then 9 drops out as 3 comes in, and so on.
    assert two_days.mean[:4] == (8.0, 8.0, 8.0, pytest.approx(33 / 5))


def test_the_mean_of_the_first_day_has_all_of_the_six_days_before_it() -> None:
    # Twelve days ago 10, and then six times 3: 28 in 7 days; a day later that 10 is out.
    assert trend_of([tingling(ago, 10.0 if ago == 12 else 3.0) for ago in range(14)], WEEK).mean[:2] == (4.0, 3.0)


def test_the_mean_begins_anew_with_other_words_in_the_period_and_not_for_those_from_long_before_it() -> None:
    scores = [tingling(ago) for ago in range(60)]
    for since in (40, 14, 12):
        long_ago = trend_of(scores, WEEK, listed(label="Needles", since=back(since)))
        assert long_ago.mean == (4.0,) * 7
    # Six and five days ago by the old words; then four days by the new ones are needed.
    lately = trend_of(scores, WEEK, listed(label="Needles", since=back(4)))
    assert lately.mean == (4.0, 4.0, None, None, None, 4.0, 4.0)
    # In the days before the period that are looked back on: three days by the new words are too few for the first.
    before = trend_of(scores, WEEK, listed(label="Needles", since=back(8)))
    assert before.mean == (None, *(4.0,) * 6)


def counted(measure: str, ago: int, value: float | None, **given: object) -> Observation:
    state = "skipped" if value is None else "recorded"
    return replace(Observation(day=back(ago), measure=measure, value=value, unit="count", state=state), **given)  # type: ignore[arg-type]


def test_what_is_counted_is_added_up_with_the_days_on_which_it_was_asked() -> None:
    entries = [
        counted("falls", 6, 2.0),
        counted("falls", 3, 0.0),
        counted("falls", 3, 1.0),
        counted("falls", 1, None),
        counted("falls", 7, 5.0),
        counted("near-falls", 0, 3.0),
        tingling(0),
        done("chair-stand", 0, 9.0, "count"),
    ]
    found = counts(entries, WEEK, CATALOGUE)
    assert {(one.label, one.total, one.days, one.x) for one in found} == {
        ("Falls", 3, 2, (0.5, 3.5)),
        ("Near-falls", 3, 1, (6.5,)),
    }


def test_what_is_counted_comes_in_the_order_of_the_list_and_the_rest_by_name() -> None:
    names = ["zz", "aa", "near-falls", "falls"]
    order = [key for key in CATALOGUE.known if key in names]
    for entries in (names, names[::-1]):
        found = counts([counted(name, 0, 1.0) for name in entries], WEEK, CATALOGUE)
        assert [one.label.lower() for one in found] == [*order, "aa", "zz"]


def test_a_home_test_is_shown_by_side_and_unit_with_its_latest_result() -> None:
    entries = [
        done("single-leg", 5, 20.0, side="left"),
        done("single-leg", 3, 45.0, side="left", comparator=">="),
        done("single-leg", 3, 12.5, side="right"),
        done("single-leg", 1, None, side="right"),
        done("single-leg", 7, 50.0, side="left"),
    ]
    assert [one.label for one in home_tests(entries[::-1], WEEK, CATALOGUE)] == [
        "Standing on one leg, left",
        "Standing on one leg, right",
    ]
    unsaid = home_tests([*entries, done("single-leg", 2, 9.0)], WEEK, CATALOGUE)
    assert unsaid[0].label == "Standing on one leg"
    left, right = home_tests(entries, WEEK, CATALOGUE)
    assert (left.label, left.unit, left.direction, left.latest.value) == (
        "Standing on one leg, left",
        "s",
        "longer is better",
        "≥ 45 s",
    )
    assert (left.done.x, left.capped.x, left.times, left.top) == ((1.5,), (3.5,), 2, 45)
    assert (right.label, right.latest.value, right.times) == ("Standing on one leg, right", "12.5 s", 1)


def test_the_latest_of_a_home_test_is_by_day_and_time_whatever_the_order() -> None:
    morning, evening = done("tug", 1, 9.0, at=time(8)), done("tug", 1, 8.0, at=time(20))
    for order in ([morning, evening], [evening, morning]):
        (found,) = home_tests([*order, done("tug", 3, 7.0)], WEEK, CATALOGUE)
        assert found.latest.value == "8 s"
        # No cap: the axis ends at the largest.
        assert found.top == 9


def test_the_first_previous_latest_and_best_of_a_home_test_are_of_the_period() -> None:
    entries = [
        done("single-leg", 9, 45.0, comparator=">="),
        done("single-leg", 6, 8.0),
        done("single-leg", 4, 31.5),
        done("single-leg", 2, 12.5),
        done("single-leg", 0, 20.0),
    ]
    (leg,) = home_tests(entries[::-1], WEEK, CATALOGUE)
    assert (leg.first, leg.latest) == (Reached("8 s", back(6)), Reached("20 s", TODAY))
    assert (leg.previous, leg.best) == (Reached("12.5 s", back(2)), Reached("31.5 s", back(4)))
    (alone,) = home_tests(entries[1:2], WEEK, CATALOGUE)
    assert (alone.first, alone.previous, alone.latest) == (alone.best, None, alone.best)


def test_the_best_of_a_home_test_is_by_its_direction_and_a_capped_result_keeps_its_sign() -> None:
    def best(measure: str, *values: float, capped: float | None = None, unit: str = "s") -> str | None:
        entries = [done(measure, ago, value, unit) for ago, value in enumerate(values)]
        entries += [done(measure, 5, capped, unit, comparator=">=")] if capped is not None else []
        (found,) = home_tests(entries, WEEK, CATALOGUE)
        return found.best and found.best.value

    assert best("romberg", 12.0, 30.0, 7.0, capped=30.0) == "≥ 30 s"
    assert best("romberg", 12.0, 7.0) == "12 s"
    assert best("tug", 12.0, 7.5, 9.0) == "7.5 s"
    assert best("sit-to-stand-5", 60.0, capped=60.0) == "60 s"
    assert best("chair-stand", 9.0, 11.0, unit="count") == "11"
    assert best("four-stage", 3.0, 2.0, unit="stage") == "3"
    assert best("grip-strength", 21.5, 30.0, unit="kg") is None


def test_the_axis_of_a_home_test_goes_to_its_cap_or_beyond_and_is_never_nothing() -> None:
    def top(measure: str, value: float) -> float:
        (found,) = home_tests([done(measure, 1, value)], WEEK, CATALOGUE)
        return found.top

    assert (top("romberg", 12.0), top("romberg", 31.0), top("tug", 12.0)) == (30, 31, 12)
    assert (top("tug", 0.5), top("tug", 0.0)) == (0.5, 1)


def test_how_often_and_which_stage_are_said_by_the_name_and_own_tests_have_no_direction() -> None:
    (stands,) = home_tests([done("chair-stand", 1, 11.0, "count")], WEEK, CATALOGUE)
    assert (stands.label, stands.unit, stands.latest.value) == ("Chair stands in 30 s", "", "11")
    (stage,) = home_tests([done("four-stage", 1, 3.0, "stage")], WEEK, CATALOGUE)
    assert (stage.unit, stage.latest.value, stage.direction) == ("", "3", "higher is better")
    (none,) = home_tests([done("four-stage", 1, 0.0, "stage")], WEEK, CATALOGUE)
    assert none.latest.value == "0"
    (own,) = home_tests([done("grip-strength", 1, 21.5, "kg")], WEEK, CATALOGUE)
    assert (own.label, own.latest.value, own.direction) == ("Grip strength", "21.5 kg", "")


def test_scores_and_counts_are_no_home_tests_but_what_is_measured_otherwise_is() -> None:
    records = [tingling(0), counted("falls", 0, 1.0)]
    assert home_tests(records, WEEK, CATALOGUE) == ()
    walked = Observation(day=TODAY, measure="walked", value=2.5, unit="km")
    (found,) = home_tests([*records, walked], WEEK, CATALOGUE)
    assert found.latest.value == "2.5 km"


def test_falls_and_logged_days_are_those_of_the_period() -> None:
    records: list[Record] = [
        note(7, "", "fall"),
        replace(note(6, "", "fall"), time=time(18)),
        note(0, "", "fall"),
        note(1, "", "visit"),
        tingling(0, None),
        tingling(1),
        counted("falls", 2, 1.0),
        tingling(6),
    ]
    found = content_of(records, days=7)
    assert found.falls == (0.75, 6.5)
    assert found.logged == (True, False, False, False, False, True, False)
