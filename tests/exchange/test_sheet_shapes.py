"""Spreadsheets in other shapes: days across, days in parts, two rows of headings. What is not sure is refused."""

from __future__ import annotations

import pytest
from brought_files import brought, lines
from test_spreadsheets import refusal

from tracker.exchange.programs.shape.part_days import Around, around_in

ACROSS = "Symptom,2026-10-01,2026-10-02,2026-10-03\nTingling,3,4,5\nNumbness left foot,2,,1\nNotes,cold,,\n"
FOUR = ["01.10 tingling 3", "02.10 tingling 4"]


def test_days_that_run_across_are_turned() -> None:
    entries = [
        *("01.10 tingling 3", "01.10 numbness 2 left foot", "01.10 note | cold", "02.10 tingling 4"),
        *("03.10 tingling 5", "03.10 numbness 1 left foot"),
    ]
    assert lines(ACROSS) == entries
    assert lines("My diary,,,\n" + ACROSS.replace("Symptom", "")) == entries
    assert lines(ACROSS.replace("Symptom", "Date").replace("-10-0", "/10/")) == entries
    assert "The days run across, and each row is of one symptom" in brought(ACROSS).look.found.remarks
    # Turned or not, an entry is the same one.
    tall = "Date,Tingling\n2026-10-01,3\n"
    assert {one.uid for one in brought(tall).contents().records} < {
        one.uid for one in brought(ACROSS).contents().records
    }


@pytest.mark.parametrize(
    ("sheet", "entries"),
    [
        ("Oct 2026," + ",".join(map(str, range(1, 9))) + "\n,Th,Fr,Sa,Su,Mo,Tu,We,Th\nTingling,3,4,,,,,,\n", FOUR),
        (
            ",Sept 2026,,,,October 2026,,,\n,27,28,29,30,1,2,3,4\nTingling,,,,6,3,4,,\n",
            ["30.09 tingling 6", *FOUR],
        ),
        ("Symptom,Side,1.10.2026,2.10.2026\nPain,left,3,4\n", ["01.10 pain 3 left", "02.10 pain 4 left"]),
        (
            "Symptom,1.10.2026,2.10.2026\nLEFT FOOT,,\nPain,3,\nBurning,1,\nRIGHT FOOT,,\nPain,5,\n",
            ["01.10 pain 3 left foot", "01.10 burning 1", "01.10 pain 5 right foot"],
        ),
        ("2026,,,\nSymptom,1. Okt.,2. Okt.,Average\nTingling,3,4,3.5\n", FOUR),
    ],
)
def test_days_across_in_parts(sheet: str, entries: list[str]) -> None:
    assert lines(sheet) == entries


def test_faults_where_days_run_across_name_row_and_column() -> None:
    for sheet, said in (
        (ACROSS.replace("4,5", "bad,5"), 'column C, row Tingling: "bad" is a word'),
        (ACROSS.replace("2026-10-02", "2026-02-30"), "row 1, column C: there is no such day"),
        (ACROSS + ",1,,\n", "row 5, column A: it has no heading"),
        (ACROSS + "Tingling,1,,\n", 'row 5, column A: "Tingling" is the name of two rows'),
    ):
        assert refusal(sheet).message.startswith(said)
    # Two days in a row of something else are no days across.
    sheet = "Medication,From,To\nB12,1 Oct 2026,20 Oct 2026\nB6,1 Oct 2026,2 Oct 2026\n"
    assert refusal(sheet).message == "2 columns have days: From and To."


def test_days_under_another_heading_are_found_when_one_column_has_them() -> None:
    for heading in ("Logged", "", "Week starting", "Entry (UK)"):
        sheet = f"{heading},Tingling\n2026-10-01,3\n2026-10-02,4\n"
        assert lines(sheet) == FOUR
        said = f"the column {heading}" if heading else "the column without a heading"
        assert brought(sheet).look.found.remarks == [f"The days are taken from {said}"]
    injections = "Date of injection,Arm\n2026-10-01,left\n2026-10-15,right\n"
    assert lines(injections, products=["b12 1 mg im"]) == [
        "01.10 taken b12 1 mg intramuscular left",
        "15.10 taken b12 1 mg intramuscular right",
    ]
    assert "No column is called date" in refusal("2026-10-01,3\n2026-10-02,4\n").message


@pytest.mark.parametrize(
    "sheet",
    [
        "Day,Month,Year,Tingling\n1,10,2026,3\n2,10,2026,4\n",
        "Jahr;Monat;Tag;Kribbeln\n2026;Oktober;1;3\n;;2;4\n",
        "Jour;Mois;Année;Fourmillements\n1;oct.;26;3\n2;oct.;26;4\n",
        "Date,Year,Tingling\n1 Oct,2026,3\n2 Oct,2026,4\n",
        "Tingling diary 2026,\nDate,Tingling\n1. Okt.,3\nFr 2.10.,4\n",
        "Day,Tingling\nOctober 2026,\n1,3\n2,4\n",
        "2026\nDay,Tingling\nOctober,\n1,3\n2,4\n",
    ],
)
def test_days_in_parts_are_put_together(sheet: str) -> None:
    assert lines(sheet) == FOUR


def test_days_of_which_a_part_is_nowhere_are_refused_with_the_way_to_go() -> None:
    sheet = "Date,Tingling\n1 Oct,3\n2 Oct,4\n"
    assert refusal(sheet).message == 'row 2, column Date: "1 Oct" has no year, and none stands above the headings.'
    assert lines("2026\n" + sheet) == FOUR
    days = "Day,Tingling\n1,3\n2,4\n"
    assert refusal(days).message == 'row 2, column Day: "1" is a day, and its month is nowhere to be read.'
    assert lines("October 2026\n" + days) == FOUR
    assert '"1" is read as 1.10.2026, and the other days like it' in brought("10/2026\n" + days).look.found.remarks
    # The turn of a year under one year, titles of two years, and several days in one.
    assert "row 4: here another year begins" in refusal("2025\nDate,Pain\n31 Dec,3\n1 Jan,4\n").message
    assert "has no year" in refusal("From 2025 to 2026\n" + sheet).message
    assert "1-3" in refusal("October 2026\nDay,Pain\n1-3,4\n").message
    assert len(brought("2026\nDate,Pain\n3/10,4\n").look.questions) == 1


def test_what_a_title_says_of_days() -> None:
    assert [around_in(text) for text in ("October 2026", "Okt 26", "2026-10", "10/2026", "2026", "März")] == [
        *(Around(10, 2026), Around(10, 2026), Around(10, 2026), Around(10, 2026), Around(None, 2026), Around(3))
    ]
    for text in ("Printed 3 November 2026", "2025/26", "Sheet1", "my way out", "from 2025 to 2026"):
        assert around_in(text) == Around(), text


@pytest.mark.parametrize(
    ("sheet", "entries"),
    [
        (
            "Date,Tingling,,Pain,\n,left foot,right foot,AM,PM\n2026-10-01,1,2,3,4\n",
            ["01.10 tingling 1 left foot", "01.10 tingling 2 right foot", "01.10 08:00 pain 3", "01.10 20:00 pain 4"],
        ),
        (
            ",Morning,,Evening,,\nDate,Tingling,Pain,Tingling,Pain,Notes\n2026-10-01,1,2,3,4,hi\n",
            [
                *("01.10 note | hi", "01.10 08:00 tingling 1", "01.10 08:00 pain 2"),
                *("01.10 20:00 tingling 3", "01.10 20:00 pain 4"),
            ],
        ),
        (",Tingling,,Pain\nDate,left,right,0-10\n2026-10-01,1,2,3\n", ["01.10 tingling 1 left"]),
        (
            "Date,Tingling,Pain\n,0-5,0-10\n2026-10-01,1,7\n",
            ["01.10 tingling 2 | 1 on a scale of 0-5", "01.10 pain 7"],
        ),
    ],
)
def test_two_rows_of_headings(sheet: str, entries: list[str]) -> None:
    assert lines(sheet)[: len(entries)] == entries


def test_a_note_without_a_day_is_no_second_row_of_headings() -> None:
    assert refusal("Date,Tingling,Notes\n,,felt bad\n2026-10-01,3,\n").message == "row 2, column Date: it is empty."
