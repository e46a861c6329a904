"""The band at the top of the page: what it says, and that it is silent where there is nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from report_pages import SAM, TODAY, back, content_of, note, score, shot, tablet

from tracker.domain.analysis.warning_signs import ALARMS
from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Event, Observation, Record
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.domain.wording.days import day_short
from tracker.report.content import as_text, build
from tracker.report.content.build import Content

CHEST = ALARMS["7"].text


def band(*records: Record) -> dict[str, str]:
    return said(content_of(list(records)))


def said(content: Content) -> dict[str, str]:
    """The words of each line by what it is about, in order."""
    return dict(content.band.lines(lambda day: day_short(day, year=False)))


def fall(ago: int, injured: bool | None = None) -> Event:
    return Event(day=back(ago), name="fall", injured=injured)


def placed(ago: int, value: float, side: str | None) -> Observation:
    return replace(score("tingling", ago, value), site="foot" if side else None, side=side)


def weekly(plan_from: int, weeks: int = 8, **given: object) -> Plan:
    usual = {"product": "hydroxocobalamin", "route": "intramuscular", "phases": (Phase(weeks, "weeks"),)} | given
    return Plan(**usual, id=1, starts=back(plan_from), recorded_at=datetime(2026, 1, 1, tzinfo=UTC))  # type: ignore[arg-type]


def planned(records: list[Record], *plans: Plan, period: Period | None = None) -> dict[str, str]:
    period = period or Period.ending(TODAY, 91)
    return said(build.build(records, SAM, period, plans=plans, today=TODAY, version="0.1.0"))


def test_a_quiet_journal_has_no_band_and_nothing_is_said_to_be_well() -> None:
    content = content_of([score("tingling", ago, 3.0) for ago in range(182)])
    assert said(content) == {}
    text = "\n".join(as_text.lines(content))
    assert "At a glance" not in text and "warning" not in text.lower()


def test_warning_signs_come_the_urgent_first_then_the_latest_each_once_with_its_days() -> None:
    records = [note(60, CHEST, "red-flag"), note(80, CHEST, "red-flag"), note(120, CHEST, "red-flag")]
    records += [fall(9), fall(8), fall(30), fall(29)]
    assert band(*records)["Warning signs"] == f"{CHEST} (21 Sep, 1 Sep); Two falls within 7 days (12 Nov, 22 Oct)"


def test_a_warning_that_came_often_names_its_latest_days() -> None:
    found = band(*(fall(ago) for ago in range(0, 24, 3)))["Warning signs"]
    assert found == "Two falls within 7 days (20 Nov, 17 Nov, 14 Nov, 11 Nov and 3 more)"


def test_falls_say_how_many_were_injured_and_how_many_were_before() -> None:
    assert band(fall(3, True), fall(20, False), fall(40, False), fall(100))["Falls"] == (
        "3 (1 injured); 1 in the period before"
    )
    assert band(fall(3, False), score("tingling", 100, 1.0))["Falls"] == (
        "1 (none injured); none recorded in the period before"
    )
    assert band(fall(3), fall(20, True))["Falls"] == "2 (1 injured, 1 not said)"
    assert band(fall(3), fall(20))["Falls"] == "2 (not said whether injured)"
    assert band(fall(100, True))["Falls"] == "none recorded; 1 in the period before (1 injured)"


def test_falls_that_were_only_counted_are_falls() -> None:
    counted = Observation(day=back(3), measure="falls", value=2, unit="count")
    assert band(counted, fall(3, True))["Falls"] == "2 (1 injured, 1 not said)"


def test_each_place_has_its_own_usual_range_and_places_are_never_averaged() -> None:
    left = [placed(ago, 8.0 if ago < 14 else 3.0, "left") for ago in range(182)]
    right = [placed(ago, 3.0 if ago < 14 else 8.0, "right") for ago in range(100)]
    unplaced = [placed(ago, 5.0, None) for ago in range(182)]
    assert band(*left, *right, *unplaced)["In the last 14 days"] == (
        "Tingling, left foot median 8 (14 days), usually 3 to 3 (middle 80 % of 168 days before); "
        "Tingling, right foot median 3 (14 days), usually 8 to 8 (middle 80 % of 86 days before)"
    )


def test_scores_of_other_words_are_no_usual_range() -> None:
    renamed = SymptomList((Choice(key="tingling", label="Needles", position=1, since=back(20)),))
    records = [score("tingling", ago, 8.0 if ago < 14 else 3.0) for ago in range(182)]
    period = Period.ending(TODAY, 91)
    assert said(build.build(records, SAM, period, symptoms=renamed, today=TODAY, version="1")) == {}
    assert said(build.build(records, SAM, period, today=TODAY, version="1")) != {}


def test_interference_is_said_in_its_own_words_now_and_before() -> None:
    now = [score("interference", ago, 4.0) for ago in range(0, 91, 7)]
    before = [score("interference", ago, 6.0) for ago in range(91, 182, 7)]
    ends = "0 not at all, 10 cannot do anything"
    line = "Interference with daily life"
    assert band(*now, *before)[line] == f"median 4 (13 answers), before median 6 (13 answers); {ends}"
    assert band(*now, *before[:2])[line] == f"median 4 (13 answers), before 2 answers; {ends}"
    assert line not in band(*before)


def test_the_last_injection_is_said_with_who_gave_it_and_nothing_is_due_without_a_plan() -> None:
    assert band(shot(40), replace(shot(11), given_by="nurse"), shot(3, "skipped"), tablet(1)) == {
        "Injections": "last hydroxocobalamin 1 mg IM, 9 Nov, 11 days ago, given by nurse"
    }


def test_what_is_due_or_late_and_what_was_planned_and_taken_stand_beside_it() -> None:
    assert planned([shot(66), shot(10)], weekly(66))["Injections"] == (
        "last hydroxocobalamin 1 mg IM, 10 Nov, 10 days ago; next due 5 Jan, in 46 days; "
        "planned 2, taken 2 in this period"
    )
    assert planned([shot(66)], weekly(66))["Injections"] == (
        "last hydroxocobalamin 1 mg IM, 15 Sep, 66 days ago; next due 10 Nov, late by 10 days; "
        "planned 2 (1 not recorded), taken 1 in this period"
    )


def test_a_range_is_said_with_both_ends_and_a_count_with_how_far_it_is() -> None:
    ranged = replace(weekly(66), phases=(Phase(10, "weeks", most=12),))
    assert "next due 19 Jan to 2 Feb, in 60 days" in planned([shot(66), shot(10)], ranged)["Injections"]
    counted = replace(weekly(3), phases=(Phase(1, "weeks", doses=3),))
    said = planned([shot(3), shot(1)], counted)["Injections"]
    assert "next due 20 Nov, 2 of 3 this week; planned 2, taken 2 in this period" in said


def test_an_injection_that_is_planned_and_was_never_given_is_named() -> None:
    assert planned([], weekly(3, product="b12"))["Injections"] == (
        "next vitamin B12 due 17 Nov, late by 3 days; planned 1 (1 not recorded), taken 0 in this period"
    )


def test_of_a_period_that_is_over_nothing_is_due_and_days_are_counted_to_its_end() -> None:
    over = Period(back(120), back(30))
    assert planned([shot(40), shot(3)], weekly(150), period=over)["Injections"].startswith(
        "last hydroxocobalamin 1 mg IM, 11 Oct, 10 days before the end of the period; planned"
    )


def test_a_planned_tablet_is_no_injection() -> None:
    assert planned([tablet(3)], weekly(20, product="cyanocobalamin", route="oral")) == {}


def test_at_most_three_questions_are_said_and_more_are_counted() -> None:
    asked = [note(9 - n, f"Question {n}?", "question") for n in range(5)]
    assert band(*asked[:2]) == {"Questions for the doctor": "1. Question 0? 2. Question 1?"}
    assert band(*asked)["Questions for the doctor"] == (
        "1. Question 0? 2. Question 1? 3. Question 2? 2 more in the journal."
    )


def test_the_band_is_the_first_thing_that_is_read_out_and_dates_are_in_full() -> None:
    text = as_text.lines(content_of([fall(3), fall(4), score("tingling", 3, 4.0)]))
    at = text.index("At a glance")
    assert at < text.index("Treatment recorded") < text.index("What changed")
    assert text[at + 2 : at + 4] == [
        "Warning signs: Two falls within 7 days (17 November 2026)",
        "Falls: 2 (not said whether injured)",
    ]
