"""Symptoms asked weekly or monthly: one answer each time is complete, and a time without an answer is a gap."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from report_pages import SAM, TODAY, back, content_of, named, pages_of, score, scores, shot, words
from test_twins import Page

from tracker.domain.model.period import Period
from tracker.domain.model.records import Record
from tracker.domain.model.symptom_list import Asked, Choice, SymptomList
from tracker.report import render
from tracker.report.content import as_text, build
from tracker.report.content.build import Content
from tracker.report.content.symptoms import SymptomTrend


def asked_of(records: list[Record], asked: Asked, days: int = 90) -> Content:
    choices = (
        Choice(key="tingling", label="Tingling", position=1),
        Choice(key="walk", label="Unsure on stairs", asked=asked, position=2),
    )
    period = Period.ending(TODAY, days)
    return build.build(records, SAM, period, symptoms=SymptomList(choices), today=TODAY, version="0.1.0")


def every(step: int, until: int = 180, but: tuple[int, ...] = ()) -> list[Record]:
    return [score("walk", ago, 3.0 + ago % 3) for ago in range(0, until, step) if ago not in but]


def item(found: Content) -> SymptomTrend:
    return next(symptom for symptom in found.symptoms if symptom.key == "walk")


def twins(found: Content) -> list[str]:
    """The page, the lines and the file for a browser, each as one line of words."""
    paper = " ".join(words(pages_of(found)).split())
    return [paper, " ".join(as_text.lines(found)), Page(render.html(found)).said]


@pytest.mark.parametrize(("asked", "step"), [("weekly", 7), ("monthly", 31)])
def test_an_answer_each_time_is_no_gap(asked: Asked, step: int) -> None:
    found = item(asked_of(every(step), asked))
    assert found.gaps == ()
    assert set(found.mean) == {None}
    (daily,) = (item(asked_of(every(step), "daily")).gaps,)
    assert len(daily) >= 2


def test_two_weeks_without_an_answer_are_a_gap_and_thirteen_days_are_none() -> None:
    (gap,) = item(asked_of(every(7, but=(35, 42)), "weekly")).gaps
    assert (gap.first, gap.last) == (back(48), back(29))
    assert item(asked_of(every(7, but=(35,)), "weekly")).gaps == ()
    answered = [score("walk", ago, 3.0) for ago in (0, 10, 25, 39)]
    assert [(gap.days, gap.last) for gap in item(asked_of(answered, "weekly", 40)).gaps] == [(14, back(11))]


def test_two_months_without_an_answer_are_a_gap() -> None:
    answered = [score("walk", ago, 3.0) for ago in (0, 62, 125)]
    assert [gap.days for gap in item(asked_of(answered, "monthly", 126)).gaps] == [62]


def test_a_line_never_goes_over_days_without_an_entry_however_seldom_it_is_asked() -> None:
    records = [score("walk", ago, 4.0) for ago in range(60) if not 20 <= ago < 23]
    found = item(asked_of(records, "weekly", 60))
    assert found.gaps == ()
    assert [n for n in range(6, 60) if found.mean[n] is None] == [37, 38, 39]


def test_a_weekly_item_with_few_answers_has_medians_with_how_many_and_no_change() -> None:
    found = asked_of([*scores(["tingling"], 180), *every(14)], "weekly")
    assert item(found).comparison.change is None and found.symptoms[0].comparison.change is not None
    paper, lines, browser = twins(found)
    assert re.search(r"Unsure on stairs 4 \([\d.]+–[\d.]+\), 6 4 \([\d.]+–[\d.]+\), 7 asked weekly too few", paper)
    assert "asked weekly median 4" in paper
    for twin in (lines, browser):
        assert "asked weekly, too few answers" in twin and "6 before, 7 now, asked weekly" in twin
        assert " 7 of 90" not in twin
    assert not any("too few days" in twin.lower() for twin in (paper, lines, browser))


@pytest.mark.thorough
def test_three_answers_have_no_median_but_are_no_days_too_few() -> None:
    for twin in twins(asked_of([*scores(["tingling"], 180), *every(31)], "monthly")):
        assert "3 answers" in twin and "asked monthly" in twin
        assert "too few days" not in twin.lower()


def test_a_weekly_item_with_days_enough_is_compared_like_any_other() -> None:
    found = asked_of(every(7, until=182), "weekly", 91)
    assert item(found).comparison.change is not None
    assert "too few answers" not in " ".join(as_text.lines(found))


def test_nothing_but_weekly_items_does_not_look_like_days_left_out() -> None:
    for twin in twins(asked_of(every(7), "weekly")):
        assert "13 of 90 days (14 %), asked weekly" in twin
        assert "13 of 90 days logged, asked weekly" in twin
    both = asked_of([*every(7), score("tingling", 3, 4.0)], "weekly")
    assert "asked" not in both.logged_line


@pytest.mark.thorough
def test_cycles_say_that_it_is_asked_weekly_and_not_that_days_are_few() -> None:
    shots: list[Record] = [shot(ago) for ago in range(5, 200, 28)]
    found = asked_of([*scores(["tingling"], 200), *every(7), *shots], "weekly")
    for twin in twins(found):
        assert "Unsure on stairs: Asked weekly, too few answers to compare the days of a cycle." in twin
    assert "asked weekly, too few answers for a profile" in twins(found)[0]


def test_the_list_that_holds_decides_and_interference_is_asked_weekly_by_itself() -> None:
    records = [score("interference", ago, 4.0) for ago in range(0, 180, 7)]
    (found,) = content_of(records).symptoms
    assert (found.asked, found.gaps) == ("weekly", ())
    assert [c.get_paths() for c in named(pages_of(content_of(records))[0], "gaps")] == [[]]  # type: ignore[attr-defined]


def test_a_period_before_without_a_score_is_said_to_be_empty_in_all_three() -> None:
    found = content_of([score("tingling", ago, 4.0) for ago in range(30)])
    for twin in twins(found):
        assert "nothing recorded before" in twin
        assert "too few days" not in twin.lower()


def test_scores_by_other_words_are_not_said_to_be_missing() -> None:
    renamed = SymptomList((Choice(key="tingling", label="Pins and needles", position=1, since=back(40)),))
    found, unnamed = (
        build.build(
            [score("tingling", ago, 4.0) for ago in range(days)],
            SAM,
            Period.ending(TODAY, 90),
            symptoms=renamed,
            today=TODAY,
            version="0.1.0",
        )
        for days in (180, 30)
    )
    for twin, empty in zip(twins(found), twins(unnamed), strict=True):
        assert "other words before" in twin and "none in these words" in twin
        assert "nothing recorded before" not in twin
        assert "nothing recorded before" in empty and "other words before" not in empty


def test_on_both_sides_of_a_plan_weekly_items_are_named_apart() -> None:
    from test_planned_and_taken import plan

    records = [*scores(["tingling"], 90, 1), *every(7, 90)]
    found = build.build(
        records,
        SAM,
        Period.ending(TODAY, 90),
        plans=[plan(1, TODAY - timedelta(days=40))],
        symptoms=SymptomList((Choice(key="walk", label="Stairs", asked="weekly", position=4),)),
        today=TODAY,
        version="0.1.0",
    )
    for twin in twins(found):
        assert "Asked weekly: Stairs (n 7, 6)" in twin and "Too few days" not in twin
