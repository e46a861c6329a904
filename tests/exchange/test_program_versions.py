"""The file of a program in another version, language or order of its columns: taken as it says, or asked about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from brought_files import SAMPLES, asked, becomes, brought, lines

from tracker.errors import BadFile

HABITS = "HabitName,HabitDescription,HabitCategory,CalendarDate,Value,CommentText\n"
DAYLIO = "full_date,date,weekday,time,mood,activities,note_title,note\n"
SEVERITIES = "Date,Symptom,Time Period,Severity\n2026-09-02,Tingling,Morning,3\n2026-09-01,Fatigue,All Day,5\n"
SCALED = ["01.09 fatigue 10 | 5 on a scale of 0-5", "02.09 08:00 tingling 6 | 3 on a scale of 0-5"]


def test_dates_that_could_be_in_two_orders_are_asked_about_in_every_program() -> None:
    habits = f"{HABITS}Folic acid,5 mg,,09/03/2026,1,\n"
    assert asked(habits) == ["row 2: 09/03/2026 could be day/month/year or month/day/year, like every date here."]
    assert lines(habits, order="mdy") == ["03.09 taken folic-acid 5 mg oral"]
    only_one_fits = f"{habits}Folic acid,5 mg,,09/13/2026,1,\n"
    assert lines(only_one_fits) == ["03.09 taken folic-acid 5 mg oral", "13.09 taken folic-acid 5 mg oral"]


@pytest.mark.parametrize("above", ["", "sep=,\n", "My export,,,\n\n"])
def test_a_program_is_known_below_a_title_and_without_its_last_column(above: str) -> None:
    assert lines(above + SEVERITIES) == SCALED


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("bearable/bearable-2021.csv", {"products": ["oral"]}),
        ("track-and-graph/tracking.csv", {"products": ["hydroxocobalamin 1 mg im"]}),
        ("symptom-tracker/symptoms-30days.csv", {}),
        ("nomie/nomie.csv", {}),
        ("habitbull/habitbull.csv", {}),
        ("cluster-headache-tracker/logs.csv", {}),
        ("medtimer/MedTimer_Events.csv", {"products": ["oral"]}),
    ],
)
def test_a_column_that_a_program_did_not_have_is_named(sample: str, said: dict[str, list[str]]) -> None:
    text = (SAMPLES / sample).read_text(encoding="utf-8")
    head, *rows = text.splitlines()
    separator = ";" if ";" in head else ","
    more = "\n".join([f"{head}{separator}Weather", *(f"{row}{separator}rain" for row in rows), ""])
    assert lines(more, **said) == lines(Path(sample), **said)
    assert becomes(more, **said)["Weather"] == ""
    (weather,) = (one for one in brought(more, **said).look.outcomes if one.group.name == "Weather")
    assert (weather.group.counted, weather.why) == (len(rows), "a column that I do not know")


def test_a_habit_that_was_not_done_is_no_dose_and_keeps_its_comment() -> None:
    assert lines(f"{HABITS}Folic acid,5 mg,,2026-09-01,0,forgot\nFolic acid,5 mg,,2026-09-02,1,\n") == [
        "01.09 note | Folic acid: forgot",
        "02.09 taken folic-acid 5 mg oral",
    ]
    refused = brought(f"{HABITS}Folic acid,5 mg,,2026-09-01,-1,\n")
    assert [tuple(fault) for fault in refused.look.found.faults] == [
        ("row 2, column Value", '"-1" is not a value of this app')
    ]


def test_a_habit_with_numbers_is_a_score_and_one_of_a_product_says_how_many() -> None:
    habits = f"{HABITS}Tingling,,,2026-09-01,7,wet\nTingling,,,2026-09-02,0,\nFolic acid,5 mg,,2026-09-02,2,\n"
    assert lines(habits) == [
        "01.09 tingling 7 | wet",
        "02.09 tingling 0",
        "02.09 taken folic-acid 5 mg oral | 2",
    ]


@pytest.mark.parametrize(
    ("clock", "at"),
    [
        ("9:40\u202fPM", "21:40"),
        ("12:10\u00a0AM", "00:10"),
        ("8:05\u00a0p.\u00a0m.", "20:05"),
        ("\u4e0b\u53488:05", "20:05"),
        ("9:40 \u00d6S", "21:40"),
        ("\uc624\uc804 9:40", "09:40"),
        ("20.05", "20:05"),
    ],
)
def test_a_phone_writes_its_clock_in_its_own_language(clock: str, at: str) -> None:
    assert lines(f"{DAYLIO}2026-09-03,x,y,{clock},bad,walk,,\n") == [f"03.09 {at} note | walk"]


def test_daylio_keeps_scales_and_lists_and_had_the_year_in_a_column_of_its_own() -> None:
    newer = DAYLIO.replace("note_title", "scales,note_title")
    row = "2026-09-03,x,y,21:40,bad,walk,Pain: 7/10,,<ul><li>one</li><li>two &amp; three</li></ul>\n"
    assert lines(newer + row) == ["03.09 21:40 note | one\ntwo & three\nwalk\nscales: Pain: 7/10"]
    older = 'year,date,weekday,time,mood,activities,note\n2018,18 May,Friday,11:54 pm,happy,"cook | walk",party\n'
    assert lines(older) == ["18.05 23:54 note | party\ncook, walk"]


def test_a_choice_in_an_older_track_and_graph_is_its_number() -> None:
    rows = "Tingling,2021-09-01T08:10:00+01:00,6.0:bad,n\nWalk,2021-09-01T08:10:00+01:00,1:23:45,\n"
    assert lines(f"FeatureName,Timestamp,Value,Note\n{rows}") == [
        "01.09 08:10 tingling 6 | bad n",
        "01.09 08:10 note | Walk: 1:23:45",
    ]


def test_bearable_without_a_rating_has_the_word_or_nothing() -> None:
    head = "date,weekday,time of day,category,rating/amount,detail,notes\n"
    rows = '"1st Sep 2026",,am,Symptom,,Fatigue (Severe),\n"2nd Sep 2026",,am,Symptom,,Fatigue,\n'
    assert lines(head + rows) == ["01.09 08:00 fatigue 8 | (Severe) on a scale of 0-4"]


def test_a_number_beyond_the_scale_of_flaredown_is_a_fault_and_no_treatment() -> None:
    found = brought("Date,Fatigue,Folic acid,Weather summary\n2026-09-01,4,5 mg,\n2026-09-02,5,Taken,\n").look
    assert [question.text for question in found.questions] == []
    assert [tuple(fault) for fault in found.found.faults] == [
        ("row 3, column Fatigue", '"5" is not a number from 0 to 4')
    ]


def test_rows_that_stand_there_twice_are_said_and_a_file_without_rows_is_refused() -> None:
    twice = brought(SEVERITIES + SEVERITIES.partition("\n")[2]).look.found
    assert "2 rows are as one above; each is an entry of its own" in twice.remarks
    assert brought(SEVERITIES).look.found.remarks == []
    with pytest.raises(BadFile, match="It is from Symptom Tracker, and has no entries"):
        brought(SEVERITIES.partition("\n")[0] + "\n")


def test_a_tag_of_nomie_is_read_with_blanks_and_a_person_is_no_symptom() -> None:
    head = "epoch,start,end,offset,tracker,value,note,lat,lng,location,score\n"
    tags = [("pins_and_needles", "6"), ("folic_acid", "1"), ("@sam", "1"), ("+work", "1"), ("headache", "")]
    file = head + "".join(f"1,2026-09-01T08:00:00.000,,-60,{tag},{value},,,,,0\n" for tag, value in tags)
    assert lines(file) == [
        "01.09 08:00 tingling 6",
        "01.09 08:00 taken folic-acid oral",
        "01.09 08:00 note | @sam",
        "01.09 08:00 note | +work",
    ]
    (left,) = (one for one in brought(file).look.outcomes if not one.becomes)
    assert (left.group.name, left.group.counted, left.why) == ("headache", 1, "it has no value")


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (
            "start_time,end_time,intensity,medication,notes\n2026-09-01 11:00:00,2026-09-01 12:30:00,,Oxygen,bad\n",
            "01.09 11:00 note | Cluster headache: bad; 1 h 30 min; medication: Oxygen",
        ),
        (
            "Date,Symptom,Time Period,Severity,Notes\n2026-09-01,Fatigue,Morning,,slept\n",
            "01.09 08:00 note | Fatigue: slept",
        ),
        (
            "date,time of day,category,rating/amount,detail,notes\n2026-09-01,am,Symptom,,Fatigue,slept\n",
            "01.09 08:00 note | Fatigue: slept",
        ),
    ],
)
def test_an_entry_without_its_number_keeps_its_words(file: str, said: str) -> None:
    assert lines(file) == [said]


def test_a_table_of_mona_that_is_not_known_is_named() -> None:
    dose = {
        "takenDateTime": "2026-09-01T22:30:00Z",
        "takenTimeZone": "Europe/Berlin",
        "molecule": {"name": "hydroxocobalamin", "unit": "mg"},
        "administrationRoute": "oral",
        "takenDose": "1",
    }
    backup = {"metadata": {}, "data": {"medication_intakes": [dose], "moods": [{}, {}], "settings": {"a": 1}}}
    assert lines(json.dumps(backup)) == ["02.09 00:30 taken hydroxocobalamin 1 mg oral"]
    (left,) = (one for one in brought(json.dumps(backup)).look.outcomes if not one.becomes)
    assert (left.group.name, left.group.counted) == ("moods", 2)


def test_what_is_no_entry_of_jrnl_is_listed() -> None:
    ours = '{"title": "ok", "body": "", "date": "2026-09-01", "time": "10:00"}'
    faults = brought(
        f'{{"tags": {{}}, "entries": [{ours}, {{"title": "x"}}, {{"title": "y", "date": "09/02/2026"}}]}}'
    ).look.found.faults
    assert [fault.where for fault in faults] == ["entry 2", "entry 3, date"]
    assert lines(f'{{"entries": [{ours.replace("10:00", "9:40 PM")}]}}') == ["01.09 21:40 note | ok"]
