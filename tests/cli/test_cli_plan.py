"""Plans as a person types them: what is due, what follows it, and the way back."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

ITEM = {"plan", "product", "route", "last", "next", "latest", "days", "state", "count"}
PLAN = {
    "plan", "uid", "product", "form", "route", "amount", "unit", "phases", "counted_from", "from", "until",
    "book_days", "note",
}  # fmt: skip
KEPT = (
    "planned", "skipped", "not_recorded", "taken", "early", "late", "extra",
    "median_days_apart", "planned_days_apart",
)  # fmt: skip
SHOT = "plan shot hydroxocobalamin 1 mg im every 8 weeks"


def items(type_):
    found = type_("due --json").json["items"]
    return [(one["product"], one["last"], one["next"], one["days"], one["state"]) for one in found]


def sql(journal, statement):
    with closing(sqlite3.connect(journal.path)) as connection:
        return connection.execute(statement).fetchall()


def test_what_is_due_in_json_is_the_contract(type_, journal):
    type_("shot hydroxocobalamin 1 mg im 2 weeks ago")
    type_(SHOT)
    answer = type_("due --json").json
    assert set(answer) == {"schema", "command", "today", "items", "stock"}
    assert (answer["schema"], answer["command"], answer["today"]) == (1, "due", "2026-11-20")
    (item,) = answer["items"]
    assert set(item) == ITEM
    assert item == {
        "plan": 1,
        "product": "hydroxocobalamin",
        "route": "intramuscular",
        "last": "2026-11-06",
        "next": "2027-01-01",
        "days": 42,
        "latest": "2027-01-01",
        "count": None,
        "state": "ahead",
    }


def test_a_plan_in_json_has_these_keys_and_no_others(type_, journal):
    answer = type_("plan take folate 5 mg daily --json").json
    assert set(answer) == {"schema", "command", "plans", "removed"}
    assert [set(one) for one in answer["plans"]] == [PLAN]
    assert answer["removed"] == []
    (listed,) = type_("plan --json").json["plans"]
    assert listed.pop("last_90_days") == dict.fromkeys(KEPT, 0) | {
        "median_days_apart": None,
        "planned_days_apart": 1,
    }
    assert [listed] == answer["plans"]
    stopped = type_("plan stop folate --json").json
    assert (stopped["plans"], stopped["removed"]) == ([], answer["plans"])


@pytest.mark.parametrize("line", ["plan", "due"])
def test_without_plans_it_says_how_to_make_one(type_, journal, line):
    answer = type_(line)
    assert (answer.code, answer.err) == (0, "")
    assert SHOT in answer.all
    assert type_(f"{line} --json").json["items" if line == "due" else "plans"] == []


@pytest.mark.parametrize("line", ["plan", "due", "plan --json", "due --json"])
def test_looking_at_plans_starts_no_journal(type_, surroundings, line):
    assert type_(line).code == 0
    assert not (surroundings / "journal.db").exists()


@pytest.mark.parametrize("line", ["plan", "due", "plan --plain"])
def test_the_example_of_a_plan_fits_a_narrow_terminal(type_, journal, monkeypatch, line):
    monkeypatch.setenv("COLUMNS", "40")
    answer = type_(line)
    assert "tracker plan shot hydroxocobalamin" in answer.all
    assert max(map(len, answer.out.splitlines())) <= 40


def test_a_plan_is_said_back_in_words_with_its_first_day_and_the_way_back(type_, journal):
    answer = type_(*SHOT.split(), "--book", "2 weeks")
    assert "Plan 1 hydroxocobalamin 1 mg, intramuscular, every 8 weeks, from Fri 20 Nov" in answer.all
    assert "to be booked 2 weeks before. Next: Fri 20 Nov, today. Wrong? tracker undo" in answer.all
    assert "what your doctor said, never a recommendation" in answer.err


def test_due_says_when_how_late_and_by_when_to_book(type_, journal):
    type_("shot hydroxocobalamin 1 mg im 2 weeks ago")
    type_(*SHOT.split(), "--book", "2 weeks")
    type_("plan take folate 5 mg every 3 days --from 2026-11-17")
    type_("plan take b12 1000 ug daily")
    assert type_("due").out.splitlines() == [
        "Tue 17 Nov, late by 3 days: folate 5 mg",
        "Fri 20 Nov, today: vitamin B12 1000 µg",
        "Fri 1 Jan 2027, in 6 weeks: hydroxocobalamin 1 mg, intramuscular (book",
        "    by Fri 18 Dec)",
    ]
    said = " ".join(type_("due --plain").out.split())
    assert "folate 5 mg: Tuesday 17 November 2026, late by 3 days." in said
    assert "Friday 1 January 2027, in 6 weeks. Book by Friday 18 December 2026." in said


def test_in_a_narrow_terminal_no_name_is_broken_in_two(type_, journal, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    type_("plan shot hydroxocobalamin 1 mg im every 8 weeks --from 2027-01-01")
    assert type_("due").out.splitlines() == [
        "Fri 1 Jan 2027, in 6 weeks:",
        "    hydroxocobalamin 1 mg, intramuscular",
    ]
    assert "is it getting\n            worse." in type_("ask is it getting worse").out


def test_today_shows_what_is_due_and_the_next_injection(type_, journal):
    type_("shot hydroxocobalamin 1 mg im 2 weeks ago")
    type_(SHOT)
    type_("plan take folate 5 mg daily")
    answer = type_("today")
    assert "Due folate 5 mg (today)" in answer.all
    assert "next: Fri 1 Jan 2027, in 6 weeks" in answer.all
    assert [one["product"] for one in type_("today --json").json["due"]] == ["folate", "hydroxocobalamin"]
    assert "Due: folate 5 mg, today." in type_("today --plain").out
    type_("take")
    assert "Due" not in type_("today").out


def test_a_second_plan_for_the_same_product_takes_the_place_of_the_first(type_, journal):
    type_(SHOT)
    answer = type_("plan shot hydroxocobalamin 1 mg im every 12 weeks")
    assert "It was: hydroxocobalamin 1 mg, intramuscular, every 8 weeks" in answer.all
    assert [one["plan"] for one in type_("plan --json").json["plans"]] == [1]
    assert sql(journal, "SELECT id, live FROM plans ORDER BY row") == [(1, 0), (1, 1)]


def test_the_same_product_as_a_shot_and_as_a_tablet_are_two_plans(type_, journal):
    type_("plan shot b12 1 mg monthly")
    type_("plan take b12 1000 ug daily")
    assert len(type_("plan --json").json["plans"]) == 2
    answer = type_("plan stop b12")
    assert answer.code == 2
    assert "plan 1" in answer.all and "plan 2" in answer.all
    assert type_("plan stop 2").code == 0
    assert [one["route"] for one in type_("plan --json").json["plans"]] == ["injection"]


def test_undo_and_redo_say_which_plan_went_and_came_back(type_, journal):
    type_(SHOT)
    type_("plan shot hydroxocobalamin 1 mg im every 12 weeks")
    undone = type_("undo")
    assert "Undone: plan gone plan 1, hydroxocobalamin 1 mg, intramuscular, every 12 weeks" in undone.all
    assert "back plan 1, hydroxocobalamin 1 mg, intramuscular, every 8 weeks" in undone.all
    assert "every 8 weeks" in type_("plan").out
    assert "Gone: plan 1, hydroxocobalamin 1 mg, intramuscular, every 8 weeks" in type_("undo --plain").all
    assert type_("plan --json").json["plans"] == []
    (change,) = type_("redo --json").json["changes"]
    assert set(change["plans_back"][0]) == PLAN
    assert (change["plans_gone"], change["gone"], change["back_count"]) == ([], [], 0)
    type_("plan stop 1")
    type_("undo")
    assert len(type_("plan --json").json["plans"]) == 1


def test_a_plan_goes_on_from_the_last_dose_within_one_interval_and_else_from_today(type_, journal):
    type_("shot hydroxocobalamin 1 mg im 10 days ago")
    for often, starts in (("every 2 weeks", "2026-11-10"), ("weekly", "2026-11-20")):
        (plan,) = type_(f"plan shot hydroxocobalamin 1 mg im {often} --json").json["plans"]
        assert plan["from"] == starts, often


def test_a_skipped_dose_begins_no_plan(type_, journal):
    type_("shot hydroxocobalamin 1 mg im 10 days ago skipped")
    assert type_(f"{SHOT} --json").json["plans"][0]["from"] == "2026-11-20"


def test_from_and_until_may_lie_ahead(type_, journal):
    (plan,) = type_("plan take folate 5 mg daily --from 2026-12-01 --until 2026-12-31 --json").json["plans"]
    assert (plan["from"], plan["until"]) == ("2026-12-01", "2026-12-31")
    assert items(type_) == [("folate", None, "2026-12-01", 11, "ahead")]
    (plan,) = type_("plan take folate 5 mg daily --from yesterday --json").json["plans"]
    assert plan["from"] == "2026-11-19"


def test_a_daily_plan_is_on_a_grid_and_any_other_only_when_asked(type_, journal):
    counted = [
        type_(f"plan take folate 5 mg {words} --json").json["plans"][0]["counted_from"]
        for words in ("daily", "weekly", "weekly --grid", "daily x 7 then weekly")
    ]
    assert counted == ["grid", "last dose", "grid", "last dose"]


def test_a_month_after_the_31st_is_the_last_day_of_the_month_and_then_the_31st_again(type_, journal, monkeypatch):
    type_("plan shot b12 1 mg monthly --grid --from 2026-12-31")
    for now, following in (
        ("2027-01-20", "2027-01-31"),
        ("2027-02-20", "2027-02-28"),
        ("2027-03-20", "2027-03-31"),
        ("2028-02-20", "2028-02-29"),
    ):
        monkeypatch.setenv("TRACKER_NOW", f"{now}T12:00")
        assert [one[2] for one in items(type_)] == [following]


def test_a_shot_without_words_follows_the_plan(type_, journal):
    type_(SHOT)
    (uid,) = sql(journal, "SELECT uid FROM plans")[0]
    answer = type_("shot left thigh")
    assert "hydroxocobalamin 1 mg, intramuscular, left thigh. As planned. Wrong? tracker undo" in answer.all
    assert journal.rows("name, value, unit, form, route, side, plan") == [
        ("hydroxocobalamin", 1.0, "mg", "hydroxocobalamin", "intramuscular", "left", uid)
    ]
    assert items(type_) == [("hydroxocobalamin", "2026-11-20", "2027-01-15", 56, "ahead")]


def test_a_planned_shot_is_not_written_down_twice_for_one_day(type_, journal):
    type_(SHOT)
    type_("shot")
    before = journal.bytes()
    answer = type_("shot")
    assert (answer.code, answer.out) == (4, "")
    assert "tracker shot hydroxocobalamin" in answer.all
    assert journal.bytes() == before


def test_a_shot_before_its_day_follows_the_plan_and_says_the_day_it_was_planned_for(type_, journal):
    type_("shot hydroxocobalamin 1 mg im 54 days ago")
    type_(SHOT)
    assert "Planned for Sun 22 Nov." in type_("shot").all


def test_take_without_words_is_everything_due_that_was_not_dealt_with(type_, journal):
    for line in ("folate 5 mg daily", "b12 1000 ug daily", "iron 1 tablet every 2 days --from 2026-11-18"):
        assert type_(f"plan take {line}").code == 0
    type_("plan take zinc 1 tablet weekly --from 2026-11-25")
    type_("take folate skipped")
    answer = type_("take")
    assert answer.code == 0
    assert sorted(journal.rows("name, value, unit, state")) == [
        ("b12", 1000.0, "ug", "taken"),
        ("folate", None, None, "skipped"),
        ("iron", 1.0, "tablet", "taken"),
    ]
    assert all(plan for (plan,) in journal.rows("plan"))
    assert type_("take").code == 4
    assert len(journal.rows()) == 3


def test_a_day_can_be_filled_in_and_skipped_as_planned(type_, journal):
    type_("plan take folate 5 mg daily --from 2026-11-17")
    type_("take")
    type_("take yesterday")
    type_("take skipped 2 days ago")
    assert journal.rows("day, state, value") == [
        ("2026-11-20", "taken", 5.0),
        ("2026-11-19", "taken", 5.0),
        ("2026-11-18", "skipped", None),
    ]
    assert type_("take yesterday").code == 4


def test_taken_skipped_and_unknown_are_three_things_for_what_is_due(type_, journal):
    type_("plan take folate 5 mg weekly --from 2026-11-13")
    assert items(type_) == [("folate", None, "2026-11-13", -7, "late")]
    type_("take folate skipped 2026-11-13")
    assert items(type_) == [("folate", None, "2026-11-20", 0, "due")]
    type_("undo")
    type_("take folate 5 mg 2026-11-13")
    assert items(type_) == [("folate", "2026-11-13", "2026-11-20", 0, "due")]


def test_a_named_dose_takes_the_amount_of_a_newer_plan_and_another_one_when_it_is_typed(type_, journal):
    type_("take folate 5 mg yesterday")
    type_("plan take folate 1 mg daily")
    assert "folate 1 mg. Amount as planned." in type_("take folate").all
    assert "folate 2 mg." in type_("take folate 2 mg").all
    assert journal.rows("value") == [(5.0,), (1.0,), (2.0,)]


def test_a_dose_that_no_plan_covers_belongs_to_none(type_, journal):
    type_("plan take folate 5 mg daily")
    type_("take b12 1000 ug")
    type_("take folate 5 mg 3 days ago")
    type_("shot b12 1 mg")
    assert journal.rows("plan") == [(None,), (None,), (None,)]


def test_a_dose_that_turns_out_to_be_something_else_leaves_its_plan(type_, journal):
    type_("plan take folate 5 mg daily")
    type_("plan take b12 1000 ug daily")
    folate, b12 = (uid for (uid,) in sql(journal, "SELECT uid FROM plans ORDER BY id"))
    type_("take folate")
    for change, plan in (("2 mg", folate), ("b12", b12), ("cyanocobalamin", None)):
        assert type_(f"edit 1 {change}").code == 0
        assert journal.rows("plan") == [(plan,)]


def test_without_a_plan_that_has_begun_the_last_dose_is_repeated(type_, journal):
    type_("shot hydroxocobalamin 1 mg im left thigh 10 days ago")
    type_("plan take folate 5 mg daily")
    type_("plan shot b12 1 mg monthly --from 2026-12-01")
    assert "hydroxocobalamin 1 mg, intramuscular. Amount and route as on Tue 10 Nov." in type_("shot").all


def test_two_planned_injections_are_not_guessed_between(type_, journal):
    type_("plan shot hydroxocobalamin 1 mg every 8 weeks")
    type_("plan shot b12 1 mg monthly")
    answer = type_("shot")
    assert answer.code == 2
    assert "hydroxocobalamin or vitamin B12" in answer.all
    assert type_("shot b12").code == 0
    assert "hydroxocobalamin 1 mg" in type_("shot").all


def test_phases_go_on_by_count_and_by_being_told(type_, journal):
    type_("plan shot b12 1 mg weekly x 2 then monthly --from 2026-11-06")
    type_("shot 2026-11-06")
    assert items(type_)[0][2] == "2026-11-13"
    type_("shot 2026-11-13")
    assert items(type_)[0][2] == "2026-12-13"
    type_("plan shot b12 1 mg alternate days until told otherwise then every 2 months")
    type_("shot")
    assert items(type_)[0][2] == "2026-11-22"
    answer = type_("plan next b12")
    assert "every 2 months, from Fri 20 Nov. Next: Wed 20 Jan 2027" in answer.all
    assert "It was: vitamin B12 1 mg, injection, every 2 days until told otherwise" in answer.all
    assert type_("plan next b12").code == 1
    type_("undo")
    assert items(type_)[0][2] == "2026-11-22"


def test_stopping_keeps_the_history_and_the_doses(type_, journal):
    type_("plan take folate 5 mg daily")
    type_("take")
    answer = type_("plan stop fol")
    assert "Stopped folate 5 mg, every day" in answer.all
    assert len(journal.rows()) == 1
    assert sql(journal, "SELECT live FROM plans") == [(0,)]
    assert type_("plan stop folate").code == 4


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["plan", "shot", "b12", "1", "mg"], 2),
        (["plan", "b12", "1", "mg", "daily"], 2),
        (["plan", "take", "b12", "0", "mg", "daily"], 1),
        (["plan", "take", "b12", "1000", "ug", "every", "12", "hours"], 2),
        (["plan", "take", "b12", "daily", "--from", "tomorrow"], 2),
        (["plan", "take", "b12", "daily", "--from", "2026-02-30"], 2),
        (["plan", "take", "b12", "daily", "--from", "9999-12-31"], 2),
        (["plan", "take", "b12", "daily", "--from", "1066-10-14"], 1),
        (["plan", "take", "b12", "daily", "--until", "2026-11-01"], 1),
        (["plan", "shot", "b12", "monthly", "--book", "soon"], 2),
        (["plan", "shot", "b12", "monthly", "--book", "999999 weeks"], 1),
        (["plan", "take", "1", "mg", "daily", "--product", "\ud800"], 1),
        (["plan", "take", "1", "mg", "daily", "--product", "x" * 81], 1),
        (["plan", "take", "b12", "daily", "--note", "a\0b"], 1),
        (["plan", "--grid"], 2),
        (["plan", "stop", "1", "--grid"], 2),
        (["plan", "stop"], 2),
        (["plan", "stop", "7"], 4),
        (["plan", "stop", "--", "!"], 4),
        (["plan", "stop", " "], 2),
        (["plan", "stop", "\u0662"], 4),
        (["plan", "next", "nothing"], 4),
    ],
)
def test_what_cannot_be_a_plan_is_refused_and_nothing_is_written(type_, journal, words, code):
    type_("plan shot hydroxocobalamin 1 mg monthly")
    before = journal.bytes()
    answer = type_(*words)
    assert (answer.code, answer.out) == (code, "")
    assert answer.err
    assert journal.bytes() == before


@pytest.mark.thorough
def test_no_answer_about_plans_is_wider_than_the_terminal(type_, journal):
    phases = "alternate days until told otherwise then every 2 months"
    type_(*f"plan shot hydroxocobalamin 1 mg im {phases} --book".split(), "2 weeks")
    for line in ("plan", "due", "today", "shot", "plan next hydroxocobalamin", "undo", "plan stop 1"):
        for option in ("", " --plain"):
            answer = type_(f"{line}{option}")
            assert [one for one in (answer.out + answer.err).splitlines() if len(one) > 72] == [], line


@pytest.mark.thorough
def test_the_installed_program_plans_and_follows(start, journal):
    assert start(SHOT).code == 0
    assert start("shot left thigh").code == 0
    assert "in 8 weeks" in start("due").out


def test_the_list_of_plans_keeps_taken_skipped_and_not_recorded_apart(type_, surroundings):
    type_("plan take folate 5 mg daily --from 2026-11-15")
    assert "In 90 days: planned 5 (5 not recorded), taken 0." in type_("plan").all
    type_("take folate 15 nov")
    type_("take folate skipped 16 nov")
    assert "In 90 days: planned 5 (1 skipped, 3 not recorded), taken 1." in type_("plan").all
    assert "planned 5 (1 skipped, 3 not recorded), taken 1." in type_("plan --plain").all


def test_weekly_injections_are_not_what_a_plan_of_every_8_weeks_asked_for(type_, surroundings):
    # The plan says 28 August and 23 October; 13 weekly injections, the last a week ago.
    type_(*SHOT.split(), "--from", "2026-08-28")
    for weeks in range(12, 0, -1):
        type_(f"shot hydroxocobalamin 1 mg im {weeks} weeks ago")
    said = "In 90 days: planned 2, taken 12 (10 extra); median 7 days apart, planned 56."
    assert said in type_("plan").all and said in type_("plan --plain").all
    kept = type_("plan --json").json["plans"][0]["last_90_days"]
    assert kept == dict(zip(KEPT, (2, 0, 0, 12, 0, 0, 10, 7, 56), strict=True))


def test_a_dose_of_the_same_vitamin_by_another_name_says_that_the_plan_goes_on_waiting(type_, journal):
    type_("plan take folate 5 mg daily")
    type_(SHOT)
    answer = type_("take folic acid 5 mg")
    assert (
        "The plan is for folate, so folic acid does not count for it. If they are the same: tracker edit 1 folate"
    ) in answer.all
    assert type_("due --json").json["items"][0]["state"] == "due"
    type_("edit 1 folate")
    assert [one["days"] for one in type_("due --json").json["items"] if one["product"] == "folate"] == [1]
    assert "does not count" not in type_("take folic acid 5 mg").all, "it is dealt with"
    assert "The plan is for hydroxocobalamin, so vitamin B12 does not count" in type_("shot b12 1 mg").all


@pytest.mark.thorough
@pytest.mark.parametrize(
    "line", ["take b12 1000 ug", "take magnesium 300 mg", "shot b12 skipped", "shot", "shot b12 1 mg 9 weeks ago"]
)
def test_what_no_plan_waits_for_is_written_down_without_a_word(type_, journal, line):
    type_(SHOT)
    assert "does not count" not in type_(line).all
    assert "does not count" not in type_("shot b12 1 mg --json").all


def test_three_times_a_week_counts_to_three_and_says_so(type_, journal, monkeypatch):
    first = type_("plan shot hydroxocobalamin 1 mg im 3 times a week for 2 weeks then every 3 months")
    assert "Next: 0 of 3 this week, to Thu 26 Nov." in first.all
    assert "As planned. 1 of 3 this week, to Thu 26 Nov." in type_("shot").all
    assert "Sat 21 Nov, tomorrow; 1 of 3 this week, to Thu 26 Nov" in type_("due").all
    for day in (22, 24):
        monkeypatch.setenv("TRACKER_NOW", f"2026-11-{day}T12:00")
        assert type_("shot").code == 0
    (item,) = type_("due --json").json["items"]
    assert (item["next"], item["state"], item["count"]["taken"], item["count"]["of"]) == ("2026-11-27", "ahead", 0, 3)
    monkeypatch.setenv("TRACKER_NOW", "2026-12-04T12:00")
    assert items(type_)[0][2] == "2027-02-24"


def test_the_second_dose_of_twice_a_day_repeats_nothing_and_the_third_one_does(type_, journal):
    type_("plan take b12 1000 ug twice a day")
    type_("take")
    second = type_("take")
    assert "2 of 2 today" in second.all and "already logged" not in second.all
    assert type_("take").code == 4
    assert "already logged" in type_("take b12").all


def test_a_dose_logged_before_the_plan_was_written_is_its_last_one(type_, journal):
    type_(SHOT)
    assert "Amount and route as planned." in type_("shot 2026-08-31").all
    assert items(type_) == [("hydroxocobalamin", "2026-08-31", "2026-10-26", -25, "late")]
    assert journal.rows("name, value, plan is null") == [("hydroxocobalamin", 1.0, 0)]
    type_("undo")
    assert items(type_) == [("hydroxocobalamin", None, "2026-11-20", 0, "due")]


def test_what_is_taken_as_needed_is_offered_and_never_due(type_, journal):
    type_("plan take magnesium 300 mg as needed")
    assert "As needed magnesium 300 mg" in type_("today").all
    assert items(type_) == [("magnesium", None, None, None, "as needed")]
    answer = type_("take")
    assert answer.code == 4 and "tracker take magnesium" in answer.all
    assert "magnesium 300 mg. Amount as planned." in type_("take magnesium").all
    assert "as needed, taken 1." in type_("plan").all


def test_the_amount_is_that_of_the_phase(type_, journal, monkeypatch):
    type_("plan take b12 1 mg daily for 1 week then 500 mcg daily")
    type_("take")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-28T08:00")
    type_("take b12")
    assert journal.rows("value, unit") == [(1.0, "mg"), (500.0, "ug")]


def test_an_amount_1000_times_the_usual_is_not_saved_without_a_word(type_, journal):
    type_("take b12 1000 ug yesterday")
    before = journal.bytes()
    refused = type_("take b12 1000 mg")
    assert refused.code == 2 and journal.bytes() == before
    assert "You usually write vitamin B12 1000 µg; 1000 mg is about 1,000 times more." in refused.all
    assert "tracker take b12 1000 ug" in refused.all and "tracker take b12 1000 mg --yes" in refused.all
    assert type_("plan take b12 1000 mg daily").code == 2
    assert type_("take b12 1000 mg --yes").code == 0
    assert type_("take b12 1 mg").code == 0


def test_what_a_plan_is_for_is_said_once(type_, journal):
    assert "never a recommendation" in type_("plan take folate 5 mg daily").all
    assert "never a recommendation" not in type_("plan take b12 1 mg daily").all


def test_what_is_at_home_is_counted_down_and_said_when_few_are_left(type_, journal):
    type_(SHOT)
    assert type_("plan stock b12 5").code == 2
    said = type_("plan stock hydroxocobalamin 2 ampoules exp 03/2027")
    assert "hydroxocobalamin: 2 doses left, counted on Fri 20 Nov, to be used by Wed 31 Mar 2027." in said.all
    assert "Stock" not in type_("due").all
    type_("shot")
    (stock,) = type_("due --json").json["stock"]
    assert stock == {
        "product": "hydroxocobalamin",
        "injected": True,
        "counted": 2,
        "day": "2026-11-20",
        "left": 1,
        "expires": "2027-03-31",
    }
    for line in ("due", "due --plain", "today", "today --plain"):
        assert "hydroxocobalamin: the next dose is the last one" in type_(line).all, line
    # What was taken before they were counted is not counted again.
    type_("plan stock hydroxocobalamin 5 expires 10 jan 2027")
    assert type_("due --json").json["stock"][0]["left"] == 5
    assert "before the next dose, they expire on Sun 10 Jan 2027" in type_("due").all
    type_("undo")
    assert type_("due --json").json["stock"][0]["left"] == 1
    assert type_("plan stock hydroxocobalamin forget").code == 0
    assert type_("plan stock").code == 4


def test_an_injection_that_an_import_brings_a_second_time_is_pointed_out(type_, journal, surroundings):
    type_("shot hydroxocobalamin 1 mg im 19 nov")
    file = surroundings / "doses.csv"
    row = "dose,2026-11-{day},08:00,hydroxocobalamin,1,mg,intramuscular"
    file.write_text("\n".join(["kind,day,time,name,value,unit,route", row.format(day=19), row.format(day=12)]))
    said = type_("import", str(file)).all
    assert "Hydroxocobalamin was injected 2 times on Thu 19 Nov (entries 1 and 2)." in said
    assert "tracker delete 2" in said and "12 Nov" not in said
    assert type_("delete 2").code == 0


def test_a_plan_without_its_verb_is_answered_with_the_same_words(type_, journal):
    said = type_("plan folate 5 mg daily").all
    assert (
        "If it is injected: tracker plan shot folate 5 mg daily If not: tracker plan take folate 5 mg daily" in said
    )
    assert "tracker plan shot b12 1 mg im every 12 weeks" in type_("plan b12 1 mg im every 12 weeks").all
    assert "To end one: tracker plan stop folate" in type_("plan pause folate").all
