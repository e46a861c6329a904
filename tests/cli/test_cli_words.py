"""A day's entries in words, from the examples of the contract: what is stored, and what is answered."""

from __future__ import annotations

import re
import shlex
from datetime import date, timedelta

import pytest

SCORES = "kind, day, time, name, value, site, side"


def scored(*pairs, day="2026-11-20", time="14:30"):
    return [("symptom", day, time, name, value, None, None) for name, value in pairs]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("log tingling 6", scored(("tingling", 6))),
        ("log t6 b4 l3", scored(("tingling", 6), ("balance", 4), ("leg-weakness", 3))),
        ("log T6 B4 L3", scored(("tingling", 6), ("balance", 4), ("leg-weakness", 3))),
        ("log t 6 b 4 l 3", scored(("tingling", 6), ("balance", 4), ("leg-weakness", 3))),
        ("log t6, b4, l3", scored(("tingling", 6), ("balance", 4), ("leg-weakness", 3))),
        ("log tingling=6 balance=4", scored(("tingling", 6), ("balance", 4))),
        ("log 6 4 3", scored(("tingling", 6), ("balance", 4), ("leg-weakness", 3))),
        ("log 6,4,3", scored(("tingling", 6), ("balance", 4), ("leg-weakness", 3))),
        ("log tingling six", scored(("tingling", 6))),
        ("log t0", scored(("tingling", 0))),
        ("log t10", scored(("tingling", 10))),
        ("log leg weakness four", scored(("leg-weakness", 4))),
        ("log brain fog 3", scored(("brain-fog", 3))),
        ("log num 4", scored(("numbness", 4))),
        ("log t6 yesterday", scored(("tingling", 6), day="2026-11-19", time=None)),
        ("log yesterday t6", scored(("tingling", 6), day="2026-11-19", time=None)),
        ("log t6 8am", scored(("tingling", 6), time="08:00")),
        ("log 8am yesterday t6", scored(("tingling", 6), day="2026-11-19", time="08:00")),
        ("log t6 3 days ago", scored(("tingling", 6), day="2026-11-17", time=None)),
        ("log t6 28 oct", scored(("tingling", 6), day="2026-10-28", time=None)),
        ("log t6 2026-10-28", scored(("tingling", 6), day="2026-10-28", time=None)),
        ("log t6 left foot", [("symptom", "2026-11-20", "14:30", "tingling", 6, "foot", "left")]),
        ("log t6 left foot yesterday 8am", [("symptom", "2026-11-19", "08:00", "tingling", 6, "foot", "left")]),
        ("log 8am left foot yesterday t6", [("symptom", "2026-11-19", "08:00", "tingling", 6, "foot", "left")]),
        ("log t6 both feet", [("symptom", "2026-11-20", "14:30", "tingling", 6, "foot", "both")]),
        ("log romberg 22", [("test", "2026-11-20", "14:30", "romberg", 22, None, None)]),
        ("log t skipped", [("symptom", "2026-11-20", "14:30", "tingling", None, None, None)]),
    ],
)
def test_log_reads_the_words_in_any_order(type_, journal, line, expected):
    answer = type_(line)
    assert answer.code == 0, answer.err
    assert journal.rows(SCORES) == expected
    assert "Wrong? tracker undo" in answer.all


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("log t6 b4 yesterday", "Thu 19 Nov Tingling 6 of 10, Balance trouble 4 of 10. Wrong? tracker undo"),
        ("log t6", "Fri 20 Nov Tingling 6 of 10. Wrong? tracker undo"),
        ("log t6 8am", "Fri 20 Nov 08:00 Tingling 6 of 10. Wrong? tracker undo"),
        ("log t6 left foot yesterday 8am", "Thu 19 Nov 08:00 Tingling 6 of 10 (left foot). Wrong? tracker undo"),
        ("log t6 28 oct 2025", "Tue 28 Oct 2025 Tingling 6 of 10. Wrong? tracker undo"),
        ("log t skip", "Fri 20 Nov Tingling skipped. Wrong? tracker undo"),
        ("log romberg 22", "Fri 20 Nov Feet together, eyes closed 22 s. Wrong? tracker undo"),
        ("shot hydroxocobalamin 1 mg im", "Fri 20 Nov hydroxocobalamin 1 mg, intramuscular. Wrong? tracker undo"),
        ("take folate 5 mg yesterday", "Thu 19 Nov folate 5 mg. Wrong? tracker undo"),
        ("fall shower, bruised hip", "Fri 20 Nov Fall (injured): shower, bruised hip. Wrong? tracker undo"),
        ("fall yesterday 8am stairs --unhurt", "Thu 19 Nov 08:00 Fall (not injured): stairs. Wrong? tracker undo"),
        ("visit dr Rao 24 nov 10:40", "Tue 24 Nov 10:40 Visit: dr Rao. It is in 4 days. Wrong? tracker undo"),
        ("visit yesterday physio", "Thu 19 Nov Visit: physio. Wrong? tracker undo"),
        ("note dizzy after stairs", "Fri 20 Nov Note: dizzy after stairs. Wrong? tracker undo"),
        ("note yesterday slept badly", "Thu 19 Nov Note: slept badly. Wrong? tracker undo"),
    ],
)
def test_a_write_says_the_day_the_value_and_the_way_back(type_, journal, line, said):
    answer = type_(line)
    assert answer.code == 0, answer.err
    assert " ".join(answer.out.split()) == said


def test_a_visit_can_be_moved(type_, journal):
    type_("visit dr rao 24 nov 10:40")
    type_("edit 1 1 dec 15:00")
    assert journal.rows("day, time, note") == [("2026-12-01", "15:00", "dr rao")]
    type_("edit 1 dr shah")
    assert journal.rows("day, time, note") == [("2026-12-01", "15:00", "dr shah")]


def test_a_blood_test_is_kept_and_said_as_printed(type_, journal):
    answer = type_("lab b12 412 ng/l range 197-771 28 oct --lab City")
    assert answer.all == (
        "Wed 28 Oct Vitamin B12 (serum) 412 ng/L (range 197 to 771). "
        "The same in other units: 412 pg/mL, 304 pmol/L. Wrong? tracker undo"
    )
    assert journal.rows("kind, day, name, value, unit, comparator, low, high, laboratory, note") == [
        ("lab", "2026-10-28", "b12", 412, "ng/L", None, 197, 771, "City", "")
    ]


def test_the_last_range_of_a_test_is_offered_and_never_assumed(type_, journal):
    type_("lab b12 412 ng/L range 197-771 28 oct")
    answer = type_("lab b12 >2000 ng/L")
    assert journal.rows("low, high")[1] == (None, None)
    assert "tracker edit 2 range 197 to 771" in " ".join(answer.err.split())
    assert "197" not in answer.out
    assert type_("edit 2 range 197 to 771").code == 0
    assert journal.rows("value, comparator, low, high")[1] == (2000, ">", 197, 771)
    assert type_("lab b12 300 pmol/L today").err == "", "that range is of another unit"
    assert type_("lab b12 500 ng/L range 180-914 today").err == ""
    assert type_("lab b12 500 ng/L --json").err == ""


def test_a_test_that_is_not_listed_is_said_to_be_new_the_first_time(type_, journal):
    assert "(a new test)" in type_("lab vitamin d 60 nmol/L").all
    assert "new test" not in type_("lab vitamin d 65 nmol/L").all
    assert {row[0] for row in journal.rows("name")} == {"vitamin-d"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("log t6 yesterday 8am", "Saved for Thursday 19 November 2026 at 08:00: Tingling 6 of 10."),
        ("shot hydroxocobalamin 1 mg", "Saved for Friday 20 November 2026: hydroxocobalamin 1 mg, injection."),
        ("note dizzy", "Saved for Friday 20 November 2026: Note: dizzy."),
    ],
)
def test_in_plain_words_a_write_is_a_sentence_and_so_is_the_way_back(type_, journal, line, said):
    answer = type_(f"{line} --plain")
    assert answer.all.startswith(said)
    assert answer.out.endswith("To take it back, type: tracker undo\n")


def test_a_home_test_comes_with_its_safety_words_beside_the_data(type_, journal):
    answer = type_("log romberg 22")
    assert "Have somebody beside you" in answer.err
    assert "somebody" not in answer.out


def test_a_home_test_that_reached_its_cap_is_said_to_be_at_least_that(type_, journal):
    answer = type_("log romberg 45")
    assert "Feet together, eyes closed at least 30 s." in answer.all


@pytest.mark.parametrize(
    ("before", "line", "said"),
    [
        ("log t6 2:25pm", "log t5", "Tingling was already logged today at 14:25: 6 of 10. Both are kept."),
        ("log t6 yesterday", "log b4 t6 yesterday", "Tingling was already logged for Thu 19 Nov: 6 of 10."),
        ("log t6 left foot", "log t5 left foot", "Tingling was already logged today at 14:30: 6 of 10."),
        ("log romberg 22", "log romberg 22", "Feet together, eyes closed was already logged today at 14:30: 22 s."),
        ("log t skipped", "log t6", "Tingling was already logged today at 14:30: skipped."),
        ("log t6 8am", "log t6", ""),
        ("log t6", "log b6", ""),
        ("log t6", "log t6 yesterday", ""),
        ("log t6 left foot", "log t6 right foot", ""),
        ("log t6", "log t6 left foot", ""),
        ("log t6 8am yesterday", "log t6 yesterday", ""),
    ],
)
def test_the_same_score_logged_twice_within_minutes_is_pointed_out_and_kept(type_, journal, before, line, said):
    assert "already" not in type_(before).all
    answer = type_(line)
    assert said in " ".join(answer.err.split())
    assert ("already" in answer.err) is bool(said)
    assert "already" not in answer.out
    assert len(journal.rows()) == len([*before.split("log"), *line.split("log")]) - 2 + line.count("b4")
    assert "already" not in type_(f"{line} --json").err


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("take folate 5 mg", "Folate was already logged today at 14:30: 5 mg. Both are kept."),
        ("shot b12 1 mg left thigh", "Vitamin B12 was already logged today at 14:30: 1 mg. Both are kept."),
        ("fall", "Fall was already logged today at 14:30. Both are kept."),
        ("fall yesterday stairs", "Fall was already logged for Thu 19 Nov. Both are kept."),
        ("note slept badly", "Note was already logged today at 14:30. Both are kept."),
        ("visit dr rao 24 nov 10:40", "Visit was already logged for Tue 24 Nov at 10:40. Both are kept."),
        ("lab b12 412 ng/L", "Vitamin B12 (serum) was already logged"),
    ],
)
def test_a_dose_or_an_event_typed_twice_is_pointed_out_and_kept(type_, journal, line, said):
    assert "already" not in type_(line).all
    answer = type_(line)
    assert said in " ".join(answer.err.split())
    assert "already" not in answer.out
    assert len(journal.rows()) == 2


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("before", "line"),
    [
        ("take folate 5 mg", "take b12 1000 ug"),
        ("take b12 1000 ug", "shot b12 1 mg"),
        ("take folate 5 mg 8am", "take folate 5 mg"),
        ("fall shower", "fall stairs"),
        ("note slept badly", "note dizzy"),
        ("fall", "note fall"),
    ],
)
def test_another_dose_or_event_is_nothing_typed_twice(type_, journal, before, line):
    type_(before)
    assert "already" not in type_(line).all
    assert len(journal.rows()) == 2


def test_a_day_that_was_written_down_long_ago_is_no_repetition(type_, journal, monkeypatch):
    type_("log t6 yesterday")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:41")
    assert type_("log t6 19 nov").err == ""


def test_a_note_belongs_to_the_one_score_beside_it(type_, journal):
    type_("log", "t6", "--note", "after a walk")
    assert journal.rows("name, note") == [("tingling", "after a walk")]


def test_a_note_beside_several_scores_is_about_the_day(type_, journal):
    type_("log", "t6", "b4", "yesterday", "--note", "bad night")
    assert journal.rows("kind, name, day, note") == [
        ("symptom", "tingling", "2026-11-19", ""),
        ("symptom", "balance", "2026-11-19", ""),
        ("event", "note", "2026-11-19", "bad night"),
    ]


@pytest.mark.thorough
def test_a_note_of_several_lines_is_read_from_standard_input(start, journal):
    assert start("log t6 --note -", given="first line\nsecond — line\n").code == 0
    assert start("note -", given="yesterday no sleep\n").code == 0
    assert journal.rows("name, day, note") == [
        ("tingling", "2026-11-20", "first line\nsecond — line"),
        ("note", "2026-11-19", "no sleep"),
    ]


def test_a_note_that_begins_with_a_minus_number_is_text(type_, journal):
    assert type_("note -5 degrees and numb toes").code == 0
    assert journal.rows("note") == [("-5 degrees and numb toes",)]


def test_a_note_keeps_its_case_and_what_stands_after_two_dashes(type_, journal):
    type_("note", "--", "--json is Not an Option here")
    assert journal.rows("note") == [("--json is Not an Option here",)]


@pytest.mark.parametrize(
    "text",
    [
        "felt bad yesterday",
        "on the way home on thursday the left foot was numb",
        'the "x" of 19 nov > 3',
        "mum's visit on thu",
    ],
)
def test_a_day_in_a_note_is_asked_about_before_anything_is_saved(type_, journal, text):
    refused = type_("note", text)
    assert refused.code == 2
    assert journal.rows("day") == []
    # Both lines that are shown do what they say.
    shown = " ".join(refused.err.split())
    for_that, for_today = re.fullmatch(r".* For 19 Nov 2026: (.*) For today: (.*)", shown).groups()
    for line in (for_that, for_today):
        command, *words = shlex.split(line)
        assert command == "tracker" and type_(*words).code == 0
    assert journal.rows("day, note") == [("2026-11-19", text), ("2026-11-20", text)]


@pytest.mark.parametrize(("key", "days"), [("1", ["2026-11-19"]), ("2", ["2026-11-20"]), ("\x1b", [])])
def test_at_a_terminal_the_day_of_a_note_is_one_key(type_, journal, monkeypatch, key, days):
    monkeypatch.setattr("tracker.cli.context.at_terminal", lambda: True)
    monkeypatch.setattr("tracker.cli.terminal.key_presses.pressed", lambda: iter([key]))
    answer = type_("note felt bad yesterday")
    assert "1 Thursday 19 November 2026" in " ".join(answer.err.split())
    assert [day for (day,) in journal.rows("day")] == days
    assert answer.code == (0 if days else 2)


def test_a_note_alone_asks_for_a_line_at_a_terminal(type_, journal, monkeypatch):
    assert type_("note").code == 2
    monkeypatch.setattr("tracker.cli.context.at_terminal", lambda: True)
    monkeypatch.setattr("tracker.cli.terminal.key_presses.ask_text", lambda question: 'can\'t feel "my" toes & more')
    assert type_("note").code == 0
    monkeypatch.setattr("tracker.cli.terminal.key_presses.ask_text", lambda question: "")
    assert type_("note").code == 2
    assert journal.rows("note") == [('can\'t feel "my" toes & more',)]


@pytest.mark.parametrize(
    ("said", "notes"), [("n", []), ("No.", []), ("nothing", []), ("q", []), ("", []), ("no sleep", ["no sleep"])]
)
def test_no_is_no_note_at_the_end_of_a_check_in(type_, journal, monkeypatch, said, notes):
    monkeypatch.setattr("tracker.cli.enter.log.at_terminal", lambda: True)
    monkeypatch.setattr("tracker.cli.terminal.key_presses.pressed", lambda: iter("643   "))
    monkeypatch.setattr("tracker.cli.terminal.key_presses.ask_text", lambda question, checked=str: said)
    assert type_("log").code == 0
    assert [note for name, note in journal.rows("name, note") if name == "note"] == notes


def test_the_same_on_a_range_of_days_is_one_line(type_, journal):
    answer = type_("take folate 5 mg 1 oct to 19 nov")
    assert " ".join(answer.out.split()) == (
        "Thu 1 Oct to Thu 19 Nov folate 5 mg, on each of 50 days. Wrong? tracker undo"
    )
    assert [day for (day,) in journal.rows("day")] == [
        (date(2026, 10, 1) + timedelta(days=n)).isoformat() for n in range(50)
    ]
    assert type_("undo").code == 0
    assert journal.rows("day") == []
    assert type_("log from monday until wednesday t6 left foot b4").code == 0
    assert journal.rows("day, name, value") == [
        (f"2026-11-{day}", name, value) for day in (16, 17, 18) for name, value in (("tingling", 6), ("balance", 4))
    ]


@pytest.mark.parametrize(
    "line",
    [
        "take folate 5 mg 19 nov to 1 oct",
        "take folate 5 mg 1 oct 2024 to 1 nov 2025",
        "take folate 5 mg 1 oct to 19 nov yesterday",
        "shot hydroxocobalamin 1 mg im 1 oct to 19 nov",
        "log t6 monday to wednesday --note x",
    ],
)
def test_a_range_that_cannot_be_meant_is_refused(type_, journal, line):
    refused = type_(line)
    assert refused.code == 2 and refused.err
    assert journal.rows("day") == []


def test_to_a_place_is_no_range(type_, journal):
    assert type_("log numbness 5 up to the ankle yesterday").code == 0
    assert journal.rows("day, extent") == [("2026-11-19", "ankle")]


def test_a_fall_is_of_the_day_that_is_said_with_it(type_, journal):
    for line in ("fall on monday in the shower", "fall on 3 october bruised knee", "fall shower last night"):
        type_(line)
    assert journal.rows("day, note") == [
        ("2026-11-16", "in the shower"),
        ("2026-10-03", "bruised knee"),
        ("2026-11-19", "shower"),
    ]
    # No two falls within a week, and none is warned about.
    assert "Warning" not in type_("fall on 3 september in the garden").all


def test_an_injection_is_said_once_and_then_by_a_word(type_, journal):
    type_("shot hydroxocobalamin 1 mg im left thigh 13 nov")
    answer = type_("shot")
    assert answer.all.startswith("Fri 20 Nov hydroxocobalamin 1 mg, intramuscular. Amount and route as on Fri 13")
    type_("shot thursday 8am right thigh")
    type_("shot skipped wednesday")
    assert journal.rows("day, time, name, route, value, unit, site, side, state") == [
        ("2026-11-13", None, "hydroxocobalamin", "intramuscular", 1, "mg", "thigh", "left", "taken"),
        ("2026-11-20", "14:30", "hydroxocobalamin", "intramuscular", 1, "mg", None, None, "taken"),
        ("2026-11-19", "08:00", "hydroxocobalamin", "intramuscular", 1, "mg", "thigh", "right", "taken"),
        ("2026-11-18", None, "hydroxocobalamin", "intramuscular", None, None, None, None, "skipped"),
    ]


def test_supplements_are_taken_again_by_a_word_and_can_be_skipped(type_, journal):
    type_("take b12 1000 ug yesterday")
    type_("take folate 5 mg yesterday")
    answer = type_("take")
    assert "vitamin B12 1000 µg" in answer.all
    assert "folate 5 mg" in answer.all
    type_("take b12 skipped")
    *taken, skipped = journal.rows("day, name, value, unit, state")[2:]
    assert sorted(taken) == [
        ("2026-11-20", "b12", 1000, "ug", "taken"),
        ("2026-11-20", "folate", 5, "mg", "taken"),
    ]
    assert skipped == ("2026-11-20", "b12", None, None, "skipped")


def test_a_product_nobody_has_heard_of_is_named_outright(type_, journal):
    assert type_("take", "2", "mg", "--product", "Zyx forte").code == 0
    assert journal.rows("name, value, unit") == [("Zyx forte", 2, "mg")]


def test_the_profile_is_set_in_words_and_taken_away_with_a_dash(type_, journal):
    type_("profile name Sam Example")
    answer = type_("profile born 12 april 1968")
    assert answer.out.splitlines() == ["Name  Sam Example", "Born  12 April 1968"]
    type_("profile name -")
    assert type_("profile --json").json == {
        "schema": 1,
        "command": "profile",
        "name": None,
        "born": "1968-04-12",
    }


def test_today_says_what_is_logged_what_is_not_and_what_to_type(type_, journal):
    type_("log t6")
    type_("shot hydroxocobalamin 1 mg 6 nov")
    answer = type_("today")
    assert answer.out == type_().out
    assert "Logged Tingling 6 of 10" in answer.all
    assert "Not yet Balance trouble, Leg weakness" in answer.all
    assert "14 days ago, Fri 6 Nov: hydroxocobalamin 1 mg" in answer.all
    assert "tracker log balance" in answer.all


def test_today_names_the_next_visit(type_, journal):
    type_("visit blood test yesterday")
    assert "Visit" not in type_("today").out.replace("Visit: blood test", "")
    type_("visit dr rao 1 dec 9am")
    type_("visit physio 24 nov 10:40")
    assert "Visit in 4 days, Tue 24 Nov 10:40: physio" in type_("today").all
    assert "Next visit: in 4 days, Tuesday 24 November 2026 at 10:40: physio." in type_("today --plain").all


def test_today_in_plain_words_spells_its_days_out(type_, journal):
    type_("log t6")
    type_("shot hydroxocobalamin 1 mg 6 nov")
    answer = type_("today --plain")
    assert "Last injection: 14 days ago, Friday 6 November 2026, hydroxocobalamin 1 mg, injection." in answer.all
    assert all(not line.startswith(" ") for line in answer.out.splitlines())


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "first", "last", "names"),
    [
        ("show", "2026-11-07", "2026-11-20", ["tingling", "balance", "tingling"]),
        ("show 30 days", "2026-10-22", "2026-11-20", ["tingling", "tingling", "balance", "tingling"]),
        ("show last 30 days", "2026-10-22", "2026-11-20", ["tingling", "tingling", "balance", "tingling"]),
        ("show 1 month", "2026-10-21", "2026-11-20", ["tingling", "tingling", "balance", "tingling"]),
        ("show tingling", "2026-11-07", "2026-11-20", ["tingling", "tingling"]),
        ("show t b", "2026-11-07", "2026-11-20", ["tingling", "balance", "tingling"]),
        ("show tingling 30 days", "2026-10-22", "2026-11-20", ["tingling", "tingling", "tingling"]),
        ("show 30 days tingling", "2026-10-22", "2026-11-20", ["tingling", "tingling", "tingling"]),
        ("show tingling yesterday", "2026-11-19", "2026-11-19", ["tingling"]),
        ("show yesterday", "2026-11-19", "2026-11-19", ["tingling", "balance"]),
        ("show 28 oct", "2026-10-28", "2026-10-28", ["tingling"]),
        ("show --since 2026-11-20", "2026-11-20", "2026-11-20", ["tingling"]),
        ("show --until yesterday --last 3", "2026-11-17", "2026-11-19", ["tingling", "balance"]),
    ],
)
def test_show_takes_symptoms_days_and_spans(type_, journal, line, first, last, names):
    type_("log t2 28 oct")
    type_("log t6 b4 yesterday")
    type_("log t5")
    answer = type_(f"{line} --json").json
    assert (answer["from"], answer["to"]) == (first, last)
    assert [entry["name"] for entry in answer["entries"]] == names


def test_show_makes_a_gap_a_zero_and_a_skipped_day_three_different_things(type_, journal):
    type_("log t0")
    type_("log t skip yesterday")
    type_("note 17 nov begun")
    lines = type_("show 3 days").out.splitlines()
    values = {line[:10]: line.split()[-1] for line in lines[1:] if line.startswith(("Fri", "Thu", "Wed"))}
    assert values["Fri 20 Nov"] == "0"
    assert values["Thu 19 Nov"] == "skipped"
    assert values["Wed 18 Nov"] == "-"


def test_show_of_one_entry_gives_its_number_and_its_day(type_, journal):
    type_("log t6 b4 yesterday")
    assert type_("show 2").out.splitlines() == [
        "Thu 19 Nov",
        "     2         Balance trouble 4 of 10",
        "History",
        "Fri 20 Nov 14:30  Logged      Thu 19 Nov  Balance trouble 4 of 10",
    ]


def test_two_ways_to_say_the_days_at_once_are_refused(type_, journal):
    answer = type_("show yesterday --last 3")
    assert (answer.code, answer.out) == (2, "")
    assert "twice" in answer.err


def test_several_entries_that_repeat_earlier_ones_are_one_line(type_, journal):
    type_("log t6 b4 l3")
    said = type_("log t6 b5").all
    assert "Already logged today at 14:30: Tingling 6 of 10, Balance trouble 4 of 10. Both of each are kept." in said
    assert said.count("lready logged") == 1


def test_the_day_of_a_sample_is_asked_for_and_is_that_of_the_letter_next_time(type_, journal, monkeypatch):
    asked = []

    def answer(question, checked):
        asked.append(question)
        text = answers.pop(0)
        checked(text)
        return text

    monkeypatch.setattr("tracker.cli.context.Context.may_ask", True)
    monkeypatch.setattr("tracker.cli.terminal.key_presses.ask_text", answer)
    answers = ["28 oct", ""]
    type_("lab b12 180 pg/mL range 200-900")
    type_("lab mma 420 nmol/L 73-271 H")
    type_("lab hb 118 g/L 3 nov")
    assert journal.rows("name, day") == [("b12", "2026-10-28"), ("mma", "2026-10-28"), ("hb", "2026-11-03")]
    assert ["(Enter: today)" in asked[0], "28 October 2026, as the last one" in asked[1], len(asked)] == [
        True,
        True,
        2,
    ]


@pytest.mark.parametrize("words", ["cancelled", "moved to 3 dec", "hospital was cancelled"])
def test_an_appointment_that_is_off_is_no_visit(type_, journal, words):
    refused = type_(f"visit {words}")
    assert (refused.code, journal.rows("name")) == (2, []) and "tracker show ahead" in refused.all


def test_no_day_is_suggested_for_a_little_word(type_, journal):
    answer = type_("shot b12 1 mg im wednesday at the surgery")
    assert (answer.code, "Did you mean" in answer.all) == (2, False)
    assert journal.rows() == []


def answered(type_, journal, line, advice):
    type_("log t5")
    before = journal.bytes()
    answer = type_(line)
    assert answer.code == 2
    assert advice in answer.all
    assert journal.bytes() == before


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("log t6 all day", 'tracker log t6 --note "all day"'),
        ("edit 1 7-8", "For 7: tracker edit 1 7"),
        ("take b12 twice daily since 1 nov", "tracker plan take b12 twice daily since 1 nov"),
        ("lab b12 412 ng/L august 2024", '2024-08-01 --note "august 2024"'),
        ("lab b12 1.234 ng/L", "Write 1234, or 1.2340."),
        ("visit neurologist in march 2027", "tracker note visit neurologist in march 2027"),
    ],
)
def test_what_is_not_one_entry_is_answered_with_the_line_for_it(type_, journal, line, advice):
    answered(type_, journal, line, advice)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("edit 1 none", "tracker edit 1 0"),
        ("shot b12 1 mg im every 8 weeks", "tracker plan shot b12 1 mg im every 8 weeks"),
        ("take folate 5 mg daily since 1 nov", "tracker take folate 5 mg 1 nov to 20 nov"),
        ("lab b12 412 ng/L 8/2024", '2024-08-01 --note "8/2024"'),
        ("take b12 1.000 ug", "Write 1000, or 1."),
        ("visit dr rao tomorrow half past 9", "9:30am or 9:30pm"),
        ("visit nurse every 12 weeks", '"every 12 weeks" is not one day'),
        ("visit dr rao on the 24th", "24 nov"),
        ("visit hausarzt in zwei wochen", "3 days ago"),
        ("visit gp 24 nov 9am with dr rao", "tracker visit gp with dr rao 24 nov 9am"),
        ("fall letzte nacht", '"letzte nacht"'),
        ("fall not sure when", "tracker fall today not sure when"),
        ("fall almost went down in the shower", "tracker log near-falls 1"),
        ("fall 17.11 bath", "17:11"),
        ("fall on the 12th in the bath", "tracker fall 2026-11-12 on the 12th in the bath"),
        ("log mum tingling 6", "Without it: tracker log tingling 6"),
        ("log t6 after walking", 'tracker log t6 --note "after walking"'),
        ("log no tingling but balance 4", '"no"'),
        ("take folate 5 mg with breakfast", '--note "with breakfast"'),
        ("take b12 tablet", "how many?"),
        ("take stopped folate", "tracker plan stop folate"),
        ("shot b12 1 mg im batch 12345", '--note "batch 12345"'),
        ("shot b12 1 mg im every 8 weeks at the surgery", "tracker plan shot ... every 8 weeks"),
    ],
)
def test_what_strangers_type_that_is_no_entry_is_answered_with_the_line_for_it(type_, journal, line, advice):
    answered(type_, journal, line, advice)


def test_a_list_of_days_is_an_injection_on_each(type_, journal):
    answer = type_("shot hydroxocobalamin 1 mg im on 1, 8, 15 oct and 3 nov")
    assert [day for (day,) in journal.rows("day")] == ["2026-10-01", "2026-10-08", "2026-10-15", "2026-11-03"]
    assert "to Tue 3 Nov" not in answer.all


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "day", "text"),
    [
        ("visit gp tmrw 9am", "2026-11-21", "gp"),
        ("visit gp 24.11", "2026-11-24", "gp"),
        ("visit neurologe übermorgen", "2026-11-22", "neurologe"),
        ("visit dr freitag 24 nov", "2026-11-24", "dr freitag"),
        ("fall am 17.11. treppe", "2026-11-17", "treppe"),
        ("fall 2d ago bath", "2026-11-18", "bath"),
        ("fall yday bath", "2026-11-19", "bath"),
        ("fall on the 2nd step", "2026-11-20", "on the 2nd step"),
        ("note 6.5 km walk", "2026-11-20", "6.5 km walk"),
    ],
)
def test_a_day_as_strangers_write_it_is_that_day(type_, journal, line, day, text):
    assert type_(line).code == 0
    assert journal.rows("day, note") == [(day, text)]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("lab b12 180 ng/L (normal 200-900) today", ("b12", 180, "ng/L", None, 200, 900)),
        ("lab antibodies were negative yesterday", ("antibodies", None, None, "negative", None, None)),
        ("lab folate 3.2 ug/L low dated 2 november", ("folate", 3.2, "ug/L", None, None, None)),
    ],
)
def test_words_around_a_result_are_none_of_its_name(type_, journal, line, row):
    assert type_(line).code == 0
    assert journal.rows("name, value, unit, words, low, high") == [row]
