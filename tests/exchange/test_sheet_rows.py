"""Rows of spreadsheets that are no days, or whose day stands above them; and faults that fill many rows."""

from __future__ import annotations

import pytest
from brought_files import asked, brought, lines
from test_spreadsheets import refusal


def remarks(sheet: str) -> list[str]:
    return brought(sheet).look.found.remarks


def test_rows_of_figures_titles_and_headings_again_are_left_out_and_said() -> None:
    sheet = (
        "Date,Tingling,Shot\nOctober,,\n2026-10-01,5,x\n2026-10-02,6,\nAverage,5.5,\nNovember,,\n"
        "Date,Tingling,Shot\n2026-11-01,4,x\nTotal:,,2\n"
    )
    assert lines(sheet, products=["b12 1 mg im"]) == [
        "01.10 tingling 5",
        "01.10 taken b12 1 mg intramuscular",
        "02.10 tingling 6",
        "01.11 tingling 4",
        "01.11 taken b12 1 mg intramuscular",
    ]
    assert remarks(sheet) == [
        'No day, and left out: row 2, "October"',
        'No day, and left out: row 5, "Average"',
        'No day, and left out: row 6, "November"',
        "No day, and left out: row 7, the headings again",
        'No day, and left out: row 9, "Total:"',
    ]
    # What has entries beside it is a day that was written wrongly.
    assert "row 2, column Date" in refusal("Date,Tingling\nOctober,5\n").message


def test_a_day_that_stands_once_above_its_rows() -> None:
    sheet = "Date,When,Tingling\n2026-10-01,morning,3\n,evening,4\n2026-10-02,morning,5\n"
    assert lines(sheet) == ["01.10 08:00 tingling 3", "01.10 20:00 tingling 4", "02.10 08:00 tingling 5"]
    assert remarks(sheet) == ["Without a date, and taken for the day above: row 3"]
    long = "Date,Symptom,Severity\n2026-10-01,Tingling,3\n,Pain,4\n,Fatigue,2\n"
    assert lines(long) == ["01.10 tingling 3", "01.10 pain 4", "01.10 fatigue 2"]
    # The same again may be of another day.
    assert refusal(long + ",Pain,5\n").message == "row 5, column Date: it is empty."
    assert refusal("Date,Tingling\n2026-10-01,3\n,4\n").message == "row 3, column Date: it is empty."
    assert refusal(sheet + ",morning,4\n").message == "row 5, column Date: it is empty."


def test_one_fault_in_many_rows_is_one_line() -> None:
    rows = "".join(f"2026-10-{day:02},{'x' if 5 <= day <= 9 else day % 10}\n" for day in range(1, 31))
    assert refusal(f"Date,Tingling\n{rows}").message == (
        'rows 6 to 10, column Tingling: "x" is a word, and not a whole number from 0 to 10.'
    )


@pytest.mark.thorough
def test_a_column_of_means_is_asked_about() -> None:
    rows = "".join(f"2026-10-{day:02},{day / 3}\n" for day in range(1, 29))
    assert asked(f"Date,Mean\n{rows}") == [
        '"Mean" has 19 values with decimals, such as 0.333333, and a score is a whole number.'
    ]


def test_how_a_day_is_to_be_written_is_no_day_and_spaces_in_one_are_nothing() -> None:
    assert lines("Date,Pain\ndd/mm/yyyy,0-10\n13/10/2026,3\n") == ["13.10 pain 3"]
    assert lines("Datum;Pain\n1. 10. 2026;3\n'02.10.2026;4\n") == ["01.10 pain 3", "02.10 pain 4"]
