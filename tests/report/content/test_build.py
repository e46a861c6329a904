"""What the page says, as values."""

from __future__ import annotations

import sys
from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, time
from subprocess import run

import pytest
from report_pages import (
    EXAMPLE,
    PROFILE,
    SAM,
    TODAY,
    back,
    content_of,
    lab,
    note,
    pages_of,
    score,
    scores,
    shot,
    tablet,
    words,
)

from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Event, Observation, Profile, Record
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.report.content import as_text
from tracker.report.content.build import Content, build


def test_the_content_needs_no_matplotlib() -> None:
    code = "import sys, tracker.report.content.build; sys.exit('matplotlib' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_content_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        content_of([]).name = "x"  # type: ignore[misc]


def test_the_same_records_in_another_order_say_the_same() -> None:
    turned = content_of(list(reversed(EXAMPLE)), PROFILE)
    straight = content_of(EXAMPLE, PROFILE)
    assert turned.treatments == straight.treatments
    assert turned.blood_tests == straight.blood_tests
    assert turned.honesty == straight.honesty
    assert [s.this for s in turned.symptoms] == [s.this for s in straight.symptoms]


def test_symptoms_come_in_the_order_of_the_catalogue_and_own_ones_last() -> None:
    found = content_of(scores(["my own", "fatigue", "balance", "tingling"], days=5, kept=1)).symptoms
    assert [s.key for s in found] == ["tingling", "balance", "fatigue", "my own"]


def test_a_symptom_of_the_previous_period_only_is_still_listed() -> None:
    (only,) = content_of([score("tingling", 120, 4.0)]).symptoms
    assert (only.this.logged_days, only.previous.logged_days) == (0, 1)


def test_entries_outside_of_both_periods_are_left_out() -> None:
    assert content_of([score("tingling", 200, 4.0)]).symptoms == ()


def test_the_first_days_mean_looks_back_beyond_the_period() -> None:
    (found,) = content_of(
        [score("tingling", n, 4.0) for n in range(91, 98)] + [score("tingling", n, 4.0) for n in range(91)]
    ).symptoms
    assert found.mean[0] == 4.0


def test_a_skipped_entry_is_no_gap_and_no_logged_day() -> None:
    records = [score("tingling", n, None if n == 10 else 3.0) for n in range(91) if n not in (9, 11)]
    (found,) = content_of(records).symptoms
    assert found.gaps == ()
    assert found.this.logged_days == 88
    assert len(found.skipped) == 1


def test_a_skipped_dose_without_an_amount_counts_with_the_amount_before_it() -> None:
    def dose(day: int, amount: float | None, state: str = "taken") -> Dose:
        unit = None if amount is None else "ug"
        return Dose(day=back(day), product="b12", route="oral", amount=amount, unit=unit, state=state)

    records = [dose(9, None, "skipped"), dose(8, 500.0), dose(7, None, "skipped"), dose(6, 1000.0), dose(5, None)]
    assert content_of(records).treatment_line == (
        "vitamin B12 1000 µg by mouth: taken on 2 of 91 days; "
        "vitamin B12 500 µg by mouth: taken on 1 of 91 days, 2 skipped."
    )


def test_treatments_are_never_added_up_over_products_or_amounts() -> None:
    strong = Dose(day=back(4), product="cyanocobalamin", route="oral", amount=2000, unit="ug")
    records: list[Record] = [
        shot(10),
        shot(24),
        shot(40),
        tablet(1),
        tablet(2),
        tablet(2),
        tablet(3, "skipped"),
        strong,
    ]
    words = content_of(records).treatment_line
    assert words == (
        "hydroxocobalamin 1 mg IM: 3 injections, 14 to 16 days apart; "
        "cyanocobalamin 1000 µg by mouth: taken on 2 of 91 days, 1 skipped; "
        "cyanocobalamin 2000 µg by mouth: taken on 1 of 91 days. "
        "Hydroxocobalamin: 3 injections recorded since 11 Oct 2026."
    )


def test_a_dose_without_amount_is_said_without() -> None:
    records: list[Record] = [Dose(day=back(2), product="diet", route="oral")]
    assert content_of(records).treatment_line == "diet by mouth: taken on 1 of 91 days."


def test_a_day_with_a_taken_and_a_skipped_dose_is_taken() -> None:
    (strip,) = content_of([tablet(0), tablet(0, "skipped"), tablet(1, "skipped"), tablet(1)]).strips
    assert strip.days[-2:] == ("taken", "taken")
    assert strip.days[0] == "unknown"
    assert strip.taken == 2


def test_home_tests_keep_their_direction_and_their_cap() -> None:
    (found,) = content_of(EXAMPLE).home_tests
    assert found.label == "Feet together, eyes closed"
    assert found.direction == "longer is better"
    assert found.latest.value == "≥ 30 s"
    assert found.top == 30


def test_counts_are_neither_scores_nor_home_tests() -> None:
    days = [
        Observation(day=back(n), measure="near-falls", value=value, unit="count") for n, value in ((1, 4), (5, 0))
    ]
    found = content_of(days)
    assert (found.symptoms, found.home_tests) == ((), ())
    assert [(one.label, one.total, one.days, one.x) for one in found.counts] == [("Near-falls", 4, 2, (89.5,))]


def test_the_list_gives_names_words_and_order() -> None:
    choices = (
        Choice(key="own", label="Feet on fire", worst="cannot wear shoes", position=1),
        Choice(key="balance", label="Balance trouble", position=2),
        Choice(key="tingling", label="Tingling", position=3),
    )
    records = scores(["tingling", "balance", "own"], days=5, kept=1)
    found = listed(records, SymptomList(choices)).symptoms
    assert (found[0].label, found[0].worst) == ("Feet on fire", "cannot wear shoes")
    assert [s.key for s in found] == ["own", "balance", "tingling"]


def test_at_a_new_name_the_line_breaks_and_nothing_is_compared_over_it() -> None:
    renamed = Choice(key="tingling", label="Pins and needles", position=1, since=back(40))
    content = listed([score("tingling", n, 4.0) for n in range(182)], SymptomList((renamed,)))
    (found,) = content.symptoms
    assert found.breaks == (50.0,)
    assert len(found.prompt.x) == 91
    assert [n for n, mean in enumerate(found.mean) if mean is None] == [50, 51, 52]
    assert found.this.logged_days == 41
    assert found.comparison.change is None
    assert [(r.kind, r.text) for r in content.remarks] == [
        ("Renamed", "Tingling: now Pins and needles. Not compared with the scores before.")
    ]


def listed(records: list[Record], symptoms: SymptomList) -> Content:
    period = Period.ending(TODAY, 91)
    return build(records, SAM, period, symptoms=symptoms, today=TODAY, version="0.1.0")


def test_notes_of_any_record_are_remarks() -> None:
    from dataclasses import replace

    records: list[Record] = [
        replace(score("tingling", 3, 4.0), note="after a walk"),
        replace(shot(5), note="sore arm"),
        replace(lab("b12", 7, 300), note="fasting"),
        note(9, "new shoes"),
        note(100, "long ago"),
    ]
    assert [(r.kind, r.text) for r in content_of(records).remarks] == [
        ("Note", "new shoes"),
        ("Vitamin B12 (serum)", "fasting"),
        ("hydroxocobalamin", "sore arm"),
        ("Tingling", "after a walk"),
    ]


def test_a_visit_ahead_is_next_and_a_fall_says_whether_it_hurt() -> None:
    records: list[Record] = [
        Event(day=date(2026, 11, 24), time=time(10, 40), name="visit", note="Dr Rao."),
        Event(day=back(12), name="fall", injured=True, note="Shower."),
        Event(day=back(1), name="fall"),
    ]
    found = content_of(records).remarks
    assert [(r.kind, r.text, r.urgent) for r in found] == [
        ("Fall", "Injured. Shower.", True),
        ("Fall", "", True),
        ("Next", "10:40. Dr Rao.", False),
    ]


def test_the_record_line_says_how_honest_it_is() -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    records: list[Record] = [
        Observation(day=TODAY, measure="tingling", value=1, recorded_at=at),
        Observation(day=back(4), measure="tingling", value=1, recorded_at=at),
        score("tingling", 5, 1.0),
    ]
    assert content_of(records, days=7).record_line == (
        "3 of 7 days logged · 2 of 3 entries have a known moment of writing: 50 % of these written the same day · "
        "1 written more than 48 hours later · longest gap 3 days (17–19 Nov). "
        "Days without entries are unknown, not symptom-free."
    )


def written_on_its_day(ago: int) -> Observation:
    noon = datetime.combine(back(ago), time(12), UTC)
    return Observation(day=back(ago), measure="tingling", value=1, recorded_at=noon)


def test_of_a_record_that_is_complete_nothing_is_said_to_be_unknown() -> None:
    assert content_of([written_on_its_day(n) for n in range(7)], days=7).record_line == (
        "7 of 7 days logged · 100 % of entries written the same day · 0 written more than 48 hours later. "
        "Days without entries are unknown, not symptom-free."
    )


def young(*records: Record, days: int, began: int) -> Content:
    period = Period.ending(TODAY, days)
    return build(records, SAM, period, today=TODAY, version="0.1.0", began=back(began))


def test_a_record_begins_with_its_first_entry_and_days_before_it_are_no_gap() -> None:
    content = young(*(score("tingling", n, 4.0) for n in (0, 1, 4)), tablet(2), days=14, began=4)
    assert content.logged_line == "3 of 5 days since the first entry (60 %)"
    assert content.record_line.startswith(
        "3 of 5 days logged since the first entry · when they were written is not known · "
        "longest gap 2 days (17–18 Nov)"
    )
    (tingling,) = content.symptoms
    assert tingling.gaps == ()
    assert (tingling.this.logged_days, tingling.this.days) == (3, 5)
    assert content.treatment_line == "cyanocobalamin 1000 µg by mouth: taken on 1 of 5 days."
    said = "\n".join(as_text.lines(content))
    assert "Cyanocobalamin: taken on 1 of 5 days, skipped on 0, unknown 4." in said
    assert {"Logged 3 of 5", "Cyanocobalamin 1 of 5"} <= set(words(pages_of(content)).splitlines())


def test_a_gap_at_the_beginning_of_a_record_is_a_gap() -> None:
    (tingling,) = young(score("tingling", 0, 4.0), note(6, "began"), days=14, began=6).symptoms
    assert tingling.gaps == (Period(back(6), back(1)),)


def test_where_the_period_before_holds_the_first_entry_its_days_count_from_there_on_too() -> None:
    records = [score("tingling", ago, float(3 + ago % 2)) for ago in range(120)]
    (tingling,) = young(*records, days=91, began=119).symptoms
    assert (tingling.previous.logged_days, tingling.previous.days) == (29, 29)
    assert tingling.comparison.answered is None, "as many days of the record have a score as before"
    (whole,) = young(*records, days=91, began=400).symptoms
    assert whole.comparison.answered is not None


def test_where_no_moment_of_writing_is_known_that_is_said_once_and_no_share_is_made_up() -> None:
    assert content_of([score("tingling", n, 1.0) for n in range(7)], days=7).record_line == (
        "7 of 7 days logged · when they were written is not known. "
        "Days without entries are unknown, not symptom-free."
    )


def test_of_days_without_an_entry_no_moment_of_writing_is_missed() -> None:
    assert content_of([], days=7).record_line == (
        "0 of 7 days logged · longest gap 7 days (14–20 Nov). Days without entries are unknown, not symptom-free."
    )


def test_a_blood_result_of_the_last_day_is_printed_and_one_from_after_it_is_not() -> None:
    def printed(*ago: int) -> list[date]:
        period = Period(back(100), back(10))
        found = build([lab("b12", n, 300) for n in ago], SAM, period, today=TODAY, version="0.1.0").blood_tests
        return [test.latest.day for test in found]

    assert printed(10) == [back(10)]
    assert printed(9) == []
    assert printed(9, 10, 11) == [back(10)]


def test_a_period_begins_with_a_visit_only_if_the_visit_is_on_its_first_day() -> None:
    def length(*events: Event) -> str:
        return content_of(list(events), days=29).length

    assert length(note(28, "Dr Rao", "visit")) == "29 days, since a visit"
    assert length(note(28, "Dr Rao", "visit"), note(3, "new shoes")) == "29 days, since a visit"
    for other in (note(29, "Dr Rao", "visit"), note(300, "Dr Rao", "visit"), note(27, "Dr Rao", "visit")):
        assert length(other) == "29 days"
    assert length(note(28, "new shoes"), note(60, "Dr Rao", "visit")) == "29 days"


def test_the_days_with_a_score_are_said_with_their_share() -> None:
    records: list[Record] = [score("tingling", ago, 4.0) for ago in range(77)]
    # Neither what was skipped, nor a count, nor a home test is a score.
    records += [score("tingling", 80, None), Observation(day=back(81), measure="falls", value=1, unit="count")]
    records.append(Observation(kind="test", day=back(82), measure="tug", value=9, unit="s"))
    records.append(Observation(kind="test", day=back(83), measure="own test", value=9, unit="score"))
    assert content_of(records).logged_line == "77 of 91 days (85 %)"
    assert content_of([]).logged_line == "0 of 91 days (0 %)"


def test_why_days_are_few_is_said_where_nothing_is_asked_every_day() -> None:
    choices = [
        Choice(key=key, label=key, asked=asked, position=n)
        for n, (key, asked) in enumerate((("aa", "monthly"), ("bb", "weekly"), ("cc", "daily")), 1)
    ]
    entries: list[Record] = [score("aa", 3, 4.0), score("bb", 3, 4.0)]
    seldom = SymptomList(tuple(choices))
    assert listed(entries, seldom).logged_line == "1 of 91 days (1 %), asked weekly or monthly"
    assert listed(entries[:1], seldom).logged_line == "1 of 91 days (1 %), asked monthly"
    assert listed([*entries, score("cc", 3, None)], seldom).logged_line == "1 of 91 days (1 %)"
    # One that has entries in the period before only is no reason.
    assert listed([*entries, score("cc", 100, 4.0)], seldom).logged_line.endswith("asked weekly or monthly")
    assert listed([], seldom).logged_line == "0 of 91 days (0 %)"


def test_days_of_two_years_are_written_with_their_years() -> None:
    def line(first: date, last: date) -> str:
        entry = Observation(day=first, measure="tingling", value=1)
        return build([entry], SAM, Period(first, last), today=TODAY, version="0.1.0").record_line

    assert "longest gap 6 days (29 Dec 2025 – 3 Jan 2026)." in line(date(2025, 12, 28), date(2026, 1, 3))
    assert "longest gap 6 days (2–7 Jan)." in line(date(2026, 1, 1), date(2026, 1, 7))


def test_where_nothing_was_taken_that_is_said() -> None:
    assert content_of([]).treatment_line == "none in this period."
    assert content_of([shot(100)]).treatment_line == "none in this period."


def test_every_day_of_a_blood_result_is_said_once_the_latest_first_with_what_was_taken_before_it() -> None:
    records: list[Record] = [
        lab("b12", 40, 300, laboratory="First"),
        lab("mma", 40, 0.3, laboratory="First"),
        tablet(30),
        lab("b12", 20, 300, laboratory="Second"),
        lab("b12", 3, 300),
        lab("folate", 3, 12),
        lab("ferritin", 1, 50),
        lab("b12", 80, 300, laboratory="Older"),
    ]
    assert content_of(records).blood_days() == [
        (back(1), ": on treatment: 29 days after cyanocobalamin"),
        (back(3), ": on treatment: 27 days after cyanocobalamin"),
        (back(20), ", Second: on treatment: 10 days after cyanocobalamin"),
        (back(40), ", First: no dose recorded before it"),
        (back(80), ", Older: no dose recorded before it"),
    ]


def test_it_is_known_whether_cycles_have_a_profile_and_how_long_the_shortest_is() -> None:
    every_day: list[Record] = [score("tingling", ago, 4.0) for ago in range(91)]
    shots: list[Record] = [shot(ago) for ago in (80, 60, 41, 20)]
    found = content_of([*every_day, *shots])
    assert (found.folded, found.shortest_cycle) == (True, 19)
    few = content_of([*every_day, *shots[:2]])
    assert (few.folded, few.shortest_cycle) == (False, 20)
    assert content_of(every_day).shortest_cycle == 0


def test_what_is_printed_is_made_printable_and_who_it_is_stays() -> None:
    hostile = Profile(name="Sam\x1b[31m", born=date(1968, 4, 12))
    found = content_of([note(3, "May I\x1b swim?", "question")], hostile)
    assert "\x1b" not in found.name and found.name.startswith("Sam")
    assert found.born == date(1968, 4, 12)
    assert "\x1b" not in found.band.questions[0]


@pytest.mark.thorough
def test_a_whole_year_of_everything_is_sorted_quickly() -> None:
    import time as clock

    many = scores(["tingling", "balance", "fatigue"], days=365, kept=1) * 91
    start = clock.process_time()
    build(many, SAM, Period.ending(TODAY, 365), today=TODAY, version="0.1.0")
    assert clock.process_time() - start < 3


def test_warnings_by_rule_are_listed_once_and_to_be_seen_first() -> None:
    falls = [Event(day=back(n), name="fall", injured=True, note="stairs") for n in (9, 5)]
    sign = Event(day=back(3), name="red-flag", note="Chest pain, or fainted")
    remarks = content_of([*falls, sign]).remarks
    assert [(remark.day, remark.kind, remark.text) for remark in remarks] == [
        (back(9), "Fall", "Injured. stairs"),
        (back(5), "Warning sign", "Two falls within 7 days"),
        (back(5), "Fall", "Injured. stairs"),
        (back(3), "Warning sign", "Chest pain, or fainted"),
    ]
    assert all(remark.urgent for remark in remarks)
