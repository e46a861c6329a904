"""Spreadsheets as people keep them: what is certain goes in, what is not is asked, nothing is turned or stretched."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from brought_files import SAMPLES, asked, becomes, brought, lines, plain, records
from exchange_records import TODAY

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.symptom_list import CATALOGUE
from tracker.errors import BadFile, Unreadable
from tracker.exchange import bring, own_export
from tracker.exchange.contents import Contents
from tracker.exchange.meaning.import_answers import Answers
from tracker.exchange.programs.text_table import Table

LEG = next(key for key, symptom in SYMPTOMS.items() if symptom.label == "Leg weakness")


def refusal(content: str | bytes | Path, **said: object) -> BadFile:
    with pytest.raises(BadFile) as refused:
        records(content, **said)
    assert "othing was imported" in refused.value.hint
    return refused.value


def test_headings_under_a_title_and_notes_in_the_plural() -> None:
    assert lines(Path("spreadsheets/title-rows.csv")) == ["01.09 tingling 3", "01.09 balance 4"]
    assert lines(Path("spreadsheets/notes-plural.csv"))[2] == "01.09 note | cold day"
    assert "rows 1 to 2" in refusal("My diary,\nTingling,Pain\n").message


def test_a_time_column_makes_several_entries_a_day() -> None:
    assert lines(Path("spreadsheets/with-time.csv")) == [
        "01.09 08:00 tingling 3",
        "01.09 08:00 balance 2",
        "01.09 20:00 tingling 5",
        "01.09 20:00 balance 2",
    ]
    assert lines("Date,Time,Pain\n2026-10-01,evening,3\n2026-10-02,0.5,4\n2026-10-03,9.30 pm,5\n2026-10-04,,6\n") == [
        "01.10 20:00 pain 3",
        "02.10 12:00 pain 4",
        "03.10 21:30 pain 5",
        "04.10 pain 6",
    ]


def test_parts_of_the_day_and_places_in_a_heading() -> None:
    sheet = "Date,Tingling morning,Pain (pm),Numbness left foot,Burning R,Burning feet\n2026-10-01,1,2,3,4,5\n"
    assert lines(sheet) == [
        "01.10 numbness 3 left foot",
        "01.10 burning 4 right",
        "01.10 burning 5 both foot",
        "01.10 08:00 tingling 1",
        "01.10 20:00 pain 2",
    ]


def test_rows_of_one_symptom_each() -> None:
    assert lines(Path("spreadsheets/long-severity.csv")) == ["01.09 tingling 6 | left foot", "02.09 fatigue 4"]


def test_german_headings_are_known_or_named() -> None:
    assert lines(Path("spreadsheets/german-headings-english.csv"))[2] == "01.09 note | kühler Tag"
    german = Path("spreadsheets/german.csv")
    assert asked(german) == ['"Gleichgewicht": is a high value good or bad?']
    named = ["Kribbeln=tingling", "Gleichgewicht=Balance trouble"]
    assert lines(german, named=named)[:3] == ["01.09 tingling 3", "01.09 balance 2", "01.09 note | kalter Tag"]


@pytest.mark.parametrize(
    "cell",
    [
        "01.10.2026",
        "1-Oct-26",
        "Thu 1 Oct 2026",
        "2026-10-01 00:00:00",
        "46296",
        *(
            pytest.param(cell, marks=pytest.mark.thorough)
            for cell in (
                "1st Oct 2026",
                '"October 1, 2026"',
                "2026/10/1",
                "1.10.26",
                "1 October 2026",
                "Thursday 1 Oct 26",
            )
        ),
    ],
)
def test_a_day_however_a_spreadsheet_writes_it(cell: str) -> None:
    assert lines(f"Date,Tingling\n{cell},5\n") == ["01.10 tingling 5"]


def test_dates_with_slashes_are_read_in_the_one_order_that_fits_all_or_asked_about() -> None:
    sheet = "Date,Tingling\n03/10/2026,5\n13/10/2026,6\n"
    assert lines(sheet) == ["03.10 tingling 5", "13.10 tingling 6"]
    assert brought(sheet).look.found.remarks == ["Dates are day/month/year, the only order that fits all"]
    assert len(asked("Date,Tingling\n03/10/2026,5\n")) == 1
    assert lines("Date,Tingling\n03/10/2026,5\n", order="mdy") == ["10.03 tingling 5"]
    assert "no such day" in refusal("Date,Tingling\n13/10/2026,5\n", order="mdy").message


def test_what_is_no_answer_is_none_and_none_is_0() -> None:
    sheet = "Date,Tingling,Pain\n2026-10-01,n/a,None\n2026-10-02,-,skipped\n2026-10-03,unknown,6/10\n"
    assert lines(sheet) == ["01.10 pain 0", "02.10 pain skipped", "03.10 pain 6"]


@pytest.mark.parametrize("cell", ["3.5", "bad", "11", "5-6", *(pytest.param(c, marks=pytest.mark.thorough) for c in
                                  ("mild", "=1+1", "6?", "٣", "1e0", "+5", "-5", "1_0", "6/5"))])  # fmt: skip
def test_what_is_no_whole_score_is_refused_in_words(cell: str) -> None:
    assert refusal(f"Date,Tingling,Pain\n2026-10-01,{cell},1\n").message.startswith(
        f'row 2, column Tingling: "{cell}" is '
    )


def test_all_faults_are_named_with_row_and_column() -> None:
    message = refusal("Date,Tingling,Pain\nsoon,3,1\n2026-10-01,x,1\n2026-10-02,3,12\n2027-01-01,1,1\n").message
    assert [fault.partition(":")[0] for fault in message.split("   ")] == [
        "row 2, column Date",
        "row 5, column Date",
        "row 3, column Tingling",
        "row 4, column Pain",
    ]


def test_a_short_scale_is_asked_about_and_stretched_only_when_it_is_said() -> None:
    sheet = Path("spreadsheets/zero-to-five.csv")
    assert asked(sheet) == ["No score is above 5: 0 to 5, or 0 to 10?"]
    assert lines(sheet, scales=["0-10"])[0] == "01.09 tingling 1"
    assert lines(sheet, scales=["0-5"])[:2] == [
        "01.09 tingling 2 | 1 on a scale of 0-5",
        "01.09 fatigue 4 | 2 on a scale of 0-5",
    ]
    mixed = lines(sheet, scales=["tingling=0-5", "0-10"])
    assert mixed[:2] == ["01.09 tingling 2 | 1 on a scale of 0-5", "01.09 fatigue 2"]
    assert lines("Date,Pain (0-5),Tingling /5\n2026-10-01,2,1\n")[0] == "01.10 pain 4 | 2 on a scale of 0-5"


def test_what_may_be_good_when_it_is_high_is_never_taken_as_it_is() -> None:
    sheet = Path("spreadsheets/higher-is-better.csv")
    assert asked(sheet) == [
        f'"{name}": is a high value good or bad?' for name in ("Balance", "Leg strength", "Energy")
    ]
    good = ["Balance", "leg strength", "ENERGY"]
    assert lines(sheet, better=good)[:5] == [
        "01.09 tingling 3",
        "01.09 balance 2 | 8 on a scale of 0-10, high = good",
        f"01.09 {LEG} 1 | 9 on a scale of 0-10, high = good",
        "01.09 fatigue 3 | 7 on a scale of 0-10, high = good",
        "01.09 note | felt strong and steady",
    ]
    bad = ["Balance=Balance trouble", "Leg strength=Leg weakness", "Energy=fatigue"]
    assert lines(sheet, named=bad)[:4] == [
        "01.09 tingling 3",
        "01.09 balance 8",
        f"01.09 {LEG} 9",
        "01.09 fatigue 7",
    ]
    assert len(asked("Date,Energy (10 = best)\n2026-10-01,7\n")) == 1
    assert asked("Date,Low mood,Sleep trouble,Poor balance\n2026-10-01,7,2,1\n") == []


def test_a_table_of_injections_is_doses_of_the_product_in_each_row() -> None:
    sheet = (
        "Date,Time,Dose,Product,Route,Site,Batch,Notes\n"
        "2026-10-01,08:00,1 mg,Hydroxocobalamin,IM,left thigh,A7,\n"
        "2026-10-15,09:00,1 mg,Hydroxocobalamin,im,right thigh,,sore\n"
        "2026-10-16,,5 mg,Folic acid,oral,,,\n"
    )
    assert lines(sheet) == [
        "01.10 08:00 taken hydroxocobalamin 1 mg intramuscular left thigh | Batch: A7",
        "15.10 09:00 taken hydroxocobalamin 1 mg intramuscular right thigh | sore",
        "16.10 taken folic-acid 5 mg oral",
    ]
    assert asked("Date,Product,Dose\n2026-10-01,B12,1 mg\n") == ['"B12": how was it taken?']


def test_a_word_for_none_makes_no_score_and_a_part_of_the_day_no_symptom() -> None:
    sheet = "Date,Pain,Meds taken,Fall?,Week\n2026-10-01,3,none,no,40\n2026-10-02,4,b12,yes,40\n"
    assert asked(sheet) == ['"Meds taken" has 1 mark: what was taken?']
    assert lines(sheet, skipped=["meds taken"]) == [
        "01.10 pain 3",
        "01.10 falls 0",
        "02.10 pain 4",
        "02.10 falls 1",
    ]
    assert lines("Date,Pain,Aids\n2026-10-01,3,none\n2026-10-02,4,stick\n")[1] == "01.10 note | Aids: none"
    halves = "Date,AM,PM\n2026-10-01,3,5\n"
    assert asked(halves) == [f'"{one}" is a part of the day: of which symptom?' for one in ("AM", "PM")]
    assert lines(halves, named=["AM=tingling am", "PM=tingling pm"]) == [
        "01.10 08:00 tingling 3",
        "01.10 20:00 tingling 5",
    ]


def test_a_column_of_marks_is_doses_of_what_is_said_and_never_a_symptom() -> None:
    sheet = Path("spreadsheets/injection-column.csv")
    assert asked(sheet) == ['"B12 injection" has 1 mark: what was taken?']
    assert "02.09 taken hydroxocobalamin 1 mg intramuscular" in lines(sheet, products=["hydroxocobalamin 1 mg im"])
    assert len(records(sheet, skipped=["b12 injection"])) == 6
    cells = "Date,Pain,Shot\n2026-10-01,1,left thigh\n2026-10-02,1,0.5 mg\n2026-10-03,1,no\n2026-10-04,1,sore after\n"
    assert [line for line in lines(cells, products=["Shot=b12 1 mg sc"]) if "b12" in line] == [
        "01.10 taken b12 1 mg subcutaneous left thigh",
        "02.10 taken b12 0.5 mg subcutaneous",
        "04.10 taken b12 1 mg subcutaneous | sore after",
    ]
    assert lines("Date,Pain,Folic acid\n2026-10-01,1,400 ug\n2026-10-02,2,x\n")[1:] == [
        "01.10 taken folic-acid 400 ug oral",
        "02.10 pain 2",
        "02.10 taken folic-acid oral",
    ]


def test_a_new_name_is_put_on_the_list_off_the_questions_and_text_becomes_a_note() -> None:
    sheet = "Date,Brain zaps left,Brain zaps right,Weather\n2026-10-01,3,4,rain\n"
    assert lines(sheet) == ["01.10 brain-zaps 3 left", "01.10 brain-zaps 4 right", "01.10 note | Weather: rain"]
    assert [(one.label, one.tracked) for one in brought(sheet).look.choices] == [("Brain zaps", False)]
    assert asked("Date,Weight\n2026-10-01,71.2\n2026-10-02,71.4\n2026-10-03,71\n") == [
        '"Weight" goes from 71 to 71.4, which is no score from 0 to 10.'
    ]
    assert lines("Date,Weight\n2026-10-01,71.2\n", named=["Weight=note"]) == ["01.10 note | Weight: 71.2"]


@pytest.mark.parametrize(
    "name", ["diary.xlsx", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("diary.xls", "diary.ods"))]
)
def test_workbooks_are_read_directly(name: str) -> None:
    assert lines(Path("spreadsheets") / name) == [
        "01.10 08:00 tingling 3",
        "01.10 08:00 balance 2",
        "01.10 08:00 note | cold day",
        "02.10 20:15 tingling 4",
        "03.10 tingling 10",
        "03.10 balance 0",
        "03.10 note | =not a formula",
    ]
    raw = (SAMPLES / "spreadsheets" / name).read_bytes()
    refusal(raw[: len(raw) // 2])


def test_without_the_part_that_reads_workbooks_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "python_calamine", None)
    assert 'pip install "b12-tracker[xlsx]"' in refusal(Path("spreadsheets/diary.xlsx")).hint


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_and_encoding(encoding: str, separator: str) -> None:
    sheet = (
        separator.join(["Date", "Tingling", "Notes"]) + "\r\n" + separator.join(["2026-10-01", "5", "kühl"]) + "\r\n"
    )
    assert lines(sheet.encode(encoding)) == ["01.10 tingling 5", "01.10 note | kühl"]


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("Date,Tingling\n2026-10-01,6,5\n", 'row 2, column C: "5" stands under no heading'),
        ("Date,Tingling,Pain\n2026-10-01,6,1\n2026-10-02,6", "ends in the middle of row 3"),
        ("Date,Tingling,Tingling\n2026-10-01,6,5\n", 'row 1, column C: "Tingling" is the heading of two columns'),
        ("Date,Tingling,\n2026-10-01,6,5\n", "row 1, column C: it has no heading"),
        ('Date,Tingling,Notes\n2026-10-01,3,"open\n2026-10-02,4,b\n', "quotation marks after row 1 do not pair up"),
        ("Date,Tingling\n2026-10-01," + "x" * 1_000_000, "Line 2 is over 200,000 characters long"),
        (b"Date,Tingling\n2026-10-01,\x81\n", "row 2: it has bytes that are neither UTF-8 nor Windows text"),
        ("Date,Tingling,Notes\n2026-10-01,3,a\0b\n", "This file is not text"),
        ("Date,Notes\n2026-10-01," + "x" * 20_001 + "\n", "The note is 20,001 characters long"),
        ("Date,Tingling\n" + "2026-10-01,1\n" * 200_001, "The file has 200,002 rows"),
    ],
    ids=lambda value: value[:20].decode("latin-1") if isinstance(value, bytes) else value[:20],
)
def test_bad_tables_are_refused(sheet: str | bytes, said: str) -> None:
    assert said in refusal(sheet).message


def test_what_looks_like_an_export_of_ours_goes_the_old_way() -> None:
    for head in (b"kind,day,name,value\n", b"\xef\xbb\xbfday;name;value\n", b'{"schema": 1, "command": "export"'):
        assert own_export.is_ours(head)
    for head in (b"date,tingling\n", b"Date,Time,Tingling\n", b'{"entries": [', b"", b"Name,Date,Pain\n"):
        assert not own_export.is_ours(head)


def test_a_table_that_only_begins_like_ours_is_looked_at() -> None:
    assert lines("Date,Weekday,Time,Tingling,Notes\n2026-10-01,Thu,8am,5,slept badly\n") == [
        "01.10 08:00 tingling 5",
        "01.10 08:00 note | slept badly",
    ]
    for ours in ("Tingling,Note", "Mood,Remarks", '"Cyanocobalamin, oral (mg)"', "Tingling"):
        assert own_export.is_ours(f"Date,Weekday,Time,{ours}\n".encode()), ours


def test_answers_about_no_name_of_the_file_are_refused() -> None:
    with pytest.raises(Unreadable, match='--higher-is-better: the file has no "energy"'):
        brought("Date,Tingling\n2026-10-01,3\n", better=["Energy"])
    assert becomes("Date,Tingling\n2026-10-01,3\n", skipped=["TINGLING"]) == {"Tingling": ""}


def test_a_name_that_would_change_what_a_typed_line_means_is_asked_about() -> None:
    for heading in ("Today", "left foot", "---", "x" * 61):
        assert len(asked(f"Date,{heading}\n2026-10-01,3\n")) == 1, heading
    assert lines("Date,Today\n2026-10-01,3\n", named=["Today=pain"]) == ["01.10 pain 3"]


def test_json_of_ours_in_another_order_of_keys_is_still_ours() -> None:
    spaced = json.dumps(
        {"x": " " * 5000, "schema": 1, "command": "export", "profile": {}, "symptoms": [], "entries": []}
    )
    contents = bring.read(
        io.BufferedReader(io.BytesIO(spaced.encode())), today=TODAY, answers=Answers(), symptoms=CATALOGUE
    )
    assert isinstance(contents, Contents)


def test_home_tests_go_in_and_blood_tests_without_a_unit_are_asked_about() -> None:
    assert lines("Date,Romberg,TUG\n2026-10-01,22,11.5\n") == ["01.10 romberg 22", "01.10 tug 11.5"]
    assert "not a number up to 600" in refusal("Date,TUG\n2026-10-01,601\n").message
    assert asked("Date,B12 level\n2026-10-01,412\n") == ['"B12 level" is a blood test, and no column has its unit.']


def test_a_product_with_its_amount_in_the_heading() -> None:
    sheet = "Date,Folic acid 5mg\n2026-10-01,x\n2026-10-02,400 ug\n"
    assert lines(sheet) == ["01.10 taken folic-acid 5 mg oral", "02.10 taken folic-acid 400 ug oral"]


@pytest.mark.parametrize(
    "sheet",
    [
        "Day,Date,Tingling 0-10 (10 worst)\nThu,2026-10-01,5\n",
        "Date,Weekday,Tingling (0 = none; 10 = worst)\n2026-10-01,Thu,5\n",
        "Timestamp,Tingling out of 10\n2026/10/01 12:00:00 am GMT+1,5\n",
        "Date,Symptom,Score (0-10)\n2026-10-01,Tingling,5\n",
    ],
)
def test_days_of_the_week_forms_of_the_web_and_scales_in_headings(sheet: str) -> None:
    assert lines(sheet) == ["01.10 tingling 5"]


def test_a_product_anywhere_in_a_heading_is_never_a_symptom() -> None:
    sheet = "Date,Pain,Hydroxocobalamin; intramuscular (mg)\n2026-10-01,1,1\n"
    assert asked(sheet) == ['"Hydroxocobalamin; intramuscular (mg)" has 1 mark: what was taken?']


def test_a_workbook_of_ours_goes_in_as_its_csv_or_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["kind", "day", "name", "value"], ["symptom", "2026-10-01", "tingling", "5"]]
    own, other = ("Sheet1", Table(rows, [1, 2])), ("Mine", Table([["x"]], [1]))
    workbook = (SAMPLES / "spreadsheets/diary.xlsx").read_bytes()
    monkeypatch.setattr("tracker.exchange.programs.tables.sheets_of", lambda content: [own])
    file = io.BufferedReader(io.BytesIO(workbook))
    contents = bring.read(file, today=TODAY, answers=Answers(), symptoms=CATALOGUE)
    assert isinstance(contents, Contents)
    assert [plain(record) for record in contents.records] == ["01.10 tingling 5"]
    monkeypatch.setattr("tracker.exchange.programs.tables.sheets_of", lambda content: [own, other])
    assert "a table that this program wrote" in refusal(workbook).message
