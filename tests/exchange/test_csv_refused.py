"""CSV that cannot be taken: named by row and column, with what to type instead."""

from __future__ import annotations

import pytest
from exchange_records import from_csv

from tracker.errors import BadFile
from tracker.exchange.header import letters

AGAIN = "Correct that cell and import again; nothing was imported."


def refusal(content: str | bytes, **options: object) -> BadFile:
    with pytest.raises(BadFile) as refused:
        from_csv(content, **options)
    assert "othing was imported" in refused.value.hint or refused.value.message == "The file is empty."
    assert refused.value.message.isprintable()
    return refused.value


def test_a_bad_cell_is_named_by_its_row_and_column() -> None:
    rows = [f"2026-{month:02}-{day:02},tingling,5\n" for month in range(1, 11) for day in range(1, 29)] * 3
    rows[713 - 2] = "2026-01-01,tingling,11\n"
    refused = refusal("date,name,value\n" + "".join(rows))
    assert refused.message == 'row 713, column value: "11" is not a whole number from 0 to 10.'
    assert refused.hint == AGAIN


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    content = 'day,name,value,note\n2026-11-01,tingling,6,"one\r\ntwo\nthree"\n\n2026-11-01,tingling,x,\n'
    assert refusal(content).message.startswith('row 4, column value: "x" is not')


ROW = {"kind": "symptom", "day": "2026-11-01", "name": "tingling", "value": "6"}
LAB = {"kind": "lab", "day": "2026-11-01", "name": "b12", "value": "412", "unit": "ng/L"}
SHOT = {"kind": "dose", "day": "2026-11-01", "name": "b12", "route": "im"}
FALL = {"kind": "event", "day": "2026-11-01", "name": "fall"}


@pytest.mark.parametrize(
    ("row", "changed", "why", "advice"),
    [
        (ROW, {"value": "-1"}, '"-1" is not a whole number', ""),
        (ROW, {"value": "5.5"}, '"5.5" is not a whole number', ""),
        (ROW, {"value": "nan"}, '"nan" is not a whole number', ""),
        (ROW, {"value": "1e0"}, '"1e0" is not a whole number', ""),
        (ROW, {"value": "1_0"}, '"1_0" is not a whole number', ""),
        (ROW, {"value": "+5"}, '"+5" is not a whole number', ""),
        (ROW, {"value": "٣"}, '"٣" is not a whole number', ""),
        (ROW, {"value": "6/10"}, '"6/10" is not a whole number', ""),
        (ROW, {"value": ">=6"}, '">=6" is not a whole number', ""),
        (ROW, {"value": ""}, "it is empty", "Write the number, or skipped as its state."),
        (ROW, {"value": "6", "state": "skipped"}, '"6" stands beside skipped', "Empty one of the two."),
        (ROW, {"day": "2026-02-31"}, 'There is no such day as "2026-02-31".', "Write it as 2026-11-20."),
        (ROW, {"day": "2026-W01-1"}, 'I could not read "2026-W01-1" as a day.', "Write it as 2026-11-20."),
        (ROW, {"day": "20260105"}, 'I could not read "20260105" as a day.', "Write it as 2026-11-20."),
        (ROW, {"day": "46000"}, 'I could not read "46000" as a day.', "Write it as 2026-11-20."),
        (ROW, {"day": ""}, "it is empty", "Write it as 2026-11-20."),
        (ROW, {"day": "٢٠٢٦-١١-٠١"}, 'I could not read "٢٠٢٦-١١-٠١" as a day.', "Write it as 2026-11-20."),
        (ROW, {"day": "yesterday"}, '"yesterday" does not say which year', "Write it as 2026-11-20."),
        (ROW, {"day": "friday"}, '"friday" does not say which year', "Write it as 2026-11-20."),
        (FALL, {"day": "29 feb", "name": "visit"}, '"29 feb" does not say which year', "Write it as 2026-11-20."),
        (FALL, {"day": "60 weeks ago", "name": "visit"}, '"60 weeks ago" does not say which', "Write it as 2026-"),
        (ROW, {"day": "11 oct"}, '"11 oct" does not say which year', "Write it as 2026-11-20."),
        (ROW, {"day": "2026-11-21"}, '"2026-11-21" lies ahead of today, 2026-11-20', "Check the date."),
        (ROW, {"day": "1899-12-31"}, '"1899-12-31" is before 1900', "Check the year."),
        (ROW, {"time": "25:00"}, 'I could not read "25:00" as a time of day', "Write it as 08:00 or 20:15"),
        (ROW, {"time": "8 oclock"}, 'I could not read "8 oclock" as a time of day', "Write it as 08:00 or 20:15"),
        (ROW, {"time": "8"}, 'I could not read "8" as a time of day', "Write it as 08:00 or 20:15"),
        (ROW, {"name": "tingeling"}, '"tingeling" is not a symptom I know', "Did you mean tingling?"),
        (ROW, {"name": "Burning feet"}, '"Burning feet" is not a symptom I know', "symptom add"),
        (ROW, {"name": ""}, "it is empty", "such as tingling"),
        (ROW, {"name": "rombergg", "kind": "test"}, '"rombergg" is not a home test I know', "Did you mean romberg?"),
        (ROW, {"kind": "mood"}, '"mood" is not a kind of entry', "Write one of: symptom, test, lab, dose, event."),
        (ROW, {"kind": "", "name": "b12"}, "does not tell: it could be a lab or a dose", "Write one of: symptom"),
        (ROW, {"kind": "", "name": "zinc"}, "does not tell: it is none that I know", "Write one of: symptom"),
        (ROW, {"unit": "mm"}, '"mm" is not how symptoms are scored', "from 0 (none) to 10 (worst)"),
        (ROW, {"side": "middle"}, '"middle" is not a side', "Write left, right or both."),
        (ROW, {"state": "taken"}, '"taken" is not a state here', "Write recorded or skipped."),
        (ROW, {"route": "im"}, '"im" has no place here, for a symptom has no route', "Empty it."),
        (ROW, {"site": '"a\nb"'}, "The site goes over more than one line.", "Write it on one line."),
        (ROW, {"note": "a\0b"}, "The note has a NUL character in it.", "without that character"),
        (ROW, {"note": "x" * 20_001}, "The note is 20,001 characters long; 20,000 fit.", "Shorten it"),
        (ROW, {"recorded_at": "2026-11-01 08:00"}, 'I could not read "2026-11-01 08:00" as a moment', "T08:00:00Z"),
        (ROW, {"recorded_at": "2026-W45-1T08:00:00Z"}, 'I could not read "2026-W45-1T08:00:00Z"', "2026-11-20T08"),
        (ROW, {"recorded_at": "2026-10-01T08:00:00Z"}, "2026-11-01 lies ahead of the moment", "check the date"),
        (ROW, {"utc_offset": "+1"}, 'I could not read "+1" as an offset', "Write it as +01:00"),
        (ROW, {"unit": "min", "kind": "test", "name": "tug"}, '"min" is not s', "Write the result of tug in s."),
        (ROW, {"value": "5", "kind": "test", "name": "four-stage"}, '"5" is more than 4', AGAIN),
        (LAB, {"value": ""}, "it is empty", "Write the number."),
        (LAB, {"value": '"0,34"'}, '"0,34" is not a number', "Write 0.34, with a point."),
        (LAB, {"value": '"<0,4"'}, '"0,4" is not a number', "Write 0.4, with a point."),
        (LAB, {"value": "inf"}, '"inf" is not a number', "Write digits"),
        (LAB, {"value": "1e999"}, '"1e999" is not a number', "Write digits"),
        (LAB, {"value": "1_000"}, '"1_000" is not a number', "Write digits"),
        (LAB, {"value": "٣"}, '"٣" is not a number', "Write digits"),
        (LAB, {"value": "+5"}, '"+5" is not a number', "Write digits"),
        (LAB, {"value": "1000000"}, '"1000000" is not a number below 1,000,000', "Check the number."),
        (LAB, {"low": "x"}, '"x" is not a number', "Write digits"),
        (LAB, {"low": "5", "high": "4"}, "The range of b12 ends before it begins.", "Write the lower limit first."),
        (LAB, {"state": "skipped"}, '"skipped" is not a state here', "Write recorded."),
        (LAB, {"lab": "x" * 81}, "The laboratory is 81 characters long; 80 fit.", "Shorten it"),
        (SHOT, {"route": ""}, "it is empty, and a dose goes some way", "Write one of: oral, sublingual"),
        (SHOT, {"route": "ear"}, '"ear" is not a way to take a dose', "Write one of: oral, sublingual"),
        (SHOT, {"unit": "", "value": "1"}, "it is empty, and an amount goes with its unit", "Write both"),
        (SHOT, {"value": "", "unit": "mg"}, "it is empty, and an amount goes with its unit", "Write both"),
        (SHOT, {"value": "0", "unit": "mg"}, '"0" is no dose', "write skipped as its state"),
        (SHOT, {"plan": "weekly"}, '"weekly" is not the identity of a plan', "Leave it empty."),
        (SHOT, {"name": "y" * 81}, "The name is 81 characters long; 80 fit.", "Shorten it"),
        (FALL, {"value": "2"}, '"2" is not 1 (injured) or 0 (unhurt)', "Leave it empty when unknown."),
        (FALL, {"unit": "mg"}, '"mg" is not injured', "Leave it empty."),
        (FALL, {"value": "1", "name": "visit"}, '"1" has no place here, for a visit has no value', "Empty it."),
        (FALL, {"name": "falll"}, '"falll" is not a kind of event I know', "Did you mean fall?"),
        (FALL, {"name": "party"}, '"party" is not a kind of event I know', "Write one of: fall, visit"),
        (FALL, {"day": "2026-11-21"}, '"2026-11-21" lies ahead of today', "Check the date."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_taken_is_refused(
    row: dict[str, str], changed: dict[str, str], why: str, advice: str
) -> None:
    whole = row | changed
    refused = refusal(f"{','.join(whole)}\n{','.join(row[key] for key in row)}{',' * (len(whole) - len(row))}\n"
                      f"{','.join(whole.values())}\n")  # fmt: skip
    # The first of the changed cells is the one to blame.
    assert refused.message.startswith(f"row 3, column {next(iter(changed))}: ")
    assert why.rstrip(".") in refused.message
    assert advice in refused.hint
    assert refused.hint.endswith(AGAIN)


@pytest.mark.parametrize(
    ("day", "offered", "not_offered"),
    [
        ("03/04/2026", ["--dates dmy if every date is day/month/year", "--dates mdy"], []),
        ("13/04/26", ["--dates dmy"], ["--dates mdy"]),
        ("31/02/2026", [], ["--dates"]),
    ],
)
def test_the_order_of_dates_is_offered_where_it_would_help(
    day: str, offered: list[str], not_offered: list[str]
) -> None:
    refused = refusal(f"date,name,value\n{day},tingling,6\n")
    assert refused.message.startswith("row 2, column date: ")
    assert f'"{day}"' in refused.message
    assert all(words in refused.hint for words in offered)
    assert not any(words in refused.hint for words in not_offered)


def test_an_ambiguous_date_is_named_with_both_readings() -> None:
    assert "it could be 3 April or 4 March." in refusal("date,name,value\n03/04/2026,tingling,6\n").message


def test_a_date_that_the_given_order_cannot_be_is_refused() -> None:
    refused = refusal("date,name,value\n04/13/2026,tingling,6\n", order="dmy")
    assert refused.message == 'row 2, column date: There is no such day as "04/13/2026", with the day first.'


@pytest.mark.parametrize(
    ("content", "message", "advice"),
    [
        ("", "The file is empty.", "a row of headings"),
        ("\n ,,\n\t\n", "The file is empty.", "a row of headings"),
        ("2026-11-01,6,4\n", "row 1: no column is called day.", "Its first row has to read like kind,day,time"),
        ("tingling,balance\n6,4\n", "row 1: no column is called day.", "Its first row"),
        ("name,value\ntingling,4\n", "row 1: no column is called day.", "Its first row"),
        ("day,value\n2026-11-01,4\n", "row 1: no column is called name.", "Its first row"),
        ("\n\ntingling\n", "row 3: no column is called day.", "Its first row"),
        ("day,name,mood\n", 'row 1, column C: "mood" is not a column I know.', "or delete the column: kind, day"),
        ("date,,name\n", "row 1, column B has no heading.", "Write one, or delete the column"),
        ("date,day,name\n", 'row 1, column B: "day" is in column A already.', "Rename or"),
        ("date,name\n2026-11-01,fall,7\n", 'row 2, column C: "7" stands under no heading.', "in quotation marks"),
        ("date,name,value\n2026-11-01,pain", "The file ends in the middle of row 2, with 2 of its 3", "Get it"),
        ('date,name\n2026-11-01,"never closed\n', "The quotation marks after row 1 do not pair up", "twice"),
        ('date,name\n2026-11-01,fall\n2026-11-01,"a"b\n', "The quotation marks after row 2 do not pair up", "twice"),
        ('date,name\n2026-11-01,"' + "x\n" * 100_000 + '"\n', "The quotation marks after row 1", "twice"),
        ("date,name\n2026-11-01," + "x" * 300_000, "A line after row 1 is over 200,000 char", "CSV UTF-8"),
        (b"day,name,note\n2026-11-01,note,Gef\xfchl\n", 'row 2, column note: "Gef\\xfchl" has', '"CSV UTF-8"'),
        (b"date,name,value\n2026-11-01,pain,6\xa0\n", 'row 2, column value: "6\\xa0" has bytes that', '"CSV UTF-8"'),
        (b"date,name,schw\xe4che\n", 'row 1, column C: "schw\\xe4che" has bytes that', '"CSV UTF-8"'),
        ("date,name\n".encode("utf-16"), "This file is UTF-16 text, not CSV.", '"CSV UTF-8"'),
        ("date,name\n".encode("utf-16-le"), "This file is not UTF-8 text.", '"CSV UTF-8"'),
        (b"PK\x03\x04\x14\0", "This file is a workbook or another zipped file", '"CSV UTF-8"'),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "This file is an old Excel workbook", '"CSV UTF-8"'),
        (b"SQLite format 3\0\x10\0", "This file is a database, not CSV.", "tracker restore FILE"),
        (b"%PDF-1.7\n%\xe2\xe3", "This file is a PDF, not CSV.", '"CSV UTF-8"'),
        (b"\x1f\x8b\x08\0", "This file is compressed (.gz), not CSV.", "Unpack it first."),
        (b"age-encryption.org/v1\n", "This file is encrypted, not CSV.", "tracker restore FILE"),
        (b"<!DOCTYPE html>", "This file is a web page or XML, not CSV.", '"CSV UTF-8"'),
        ("day,name,value\n2026-11-01,pain,\x1b[31m\u202e\0\n", 'column value: "\\x1b[31m\\u202e\\x00" is not', AGAIN),
        ("date,name,value\n2026-11-01,pain," + "9" * 90 + "\n", f'column value: "{"9" * 39}…" is not a whole', AGAIN),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_taken_is_refused(content: str | bytes, message: str, advice: str) -> None:
    refused = refusal(content)
    assert message in refused.message
    assert advice in refused.hint


def test_columns_are_lettered_as_in_a_spreadsheet() -> None:
    assert [letters(place) for place in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
