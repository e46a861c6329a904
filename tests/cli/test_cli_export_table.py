"""``export csv --wide`` and ``export xlsx``: the table for people, and the way back."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook


def test_the_table_goes_into_another_journal_and_back_into_its_own(type_, journal, surroundings):
    for line in (
        "log t6 b4 yesterday 8am",
        "log t3 yesterday 8pm",
        "log t6 left foot --note cold",
        "shot hydroxocobalamin 1 mg im left thigh given by nurse 3 days ago",
        "take folate skipped",
        "fall stairs, unhurt",
        "visit dr rao 24 nov 10:40",
        "lab b12 412 ng/L range 197-771",
    ):
        assert type_(line).code == 0
    answer = type_("export csv --wide -o table.csv")
    assert answer.out == "Wrote 8 entries to table.csv\n"
    assert answer.err.startswith("Left out: who gave 1 dose, 1 blood test.")
    assert Path("table.csv").read_bytes().startswith(b"\xef\xbb\xbfDate,Weekday,Time,Tingling,")
    before = journal.bytes()
    assert type_("import table.csv").out.startswith("Added 0 entries, 8 there already.")
    assert journal.bytes() == before
    other = f"--journal {surroundings}/other.db"
    assert type_(f"import table.csv {other}").code == 0
    assert type_(f"export csv --wide {other}").out.encode() == Path("table.csv").read_bytes()


def test_it_is_of_the_days_and_symptoms_that_are_wanted(type_, journal):
    type_("log t6 b4 3 sep")
    type_("log t5 b3")
    text = type_("export csv --wide --semicolons tingling 2 weeks").out
    assert text == "\ufeffDate;Weekday;Time;Tingling\r\n2026-11-20;Fri;14:30;5\r\n"
    type_("export xlsx balance --since 2026-09-01 -o b.xlsx")
    rows = load_workbook(io.BytesIO(Path("b.xlsx").read_bytes()))["Days"].iter_rows(values_only=True)
    assert [row[3] for row in rows] == ["Balance trouble", 4, 3]


def test_a_workbook_is_not_for_a_terminal_and_options_are_for_their_formats(type_, journal, monkeypatch):
    for line, said in (
        ("export csv --semicolons", "tracker export csv --wide --semicolons"),
        ("export json --wide", "--wide is for csv, not for json."),
    ):
        answer = type_(line)
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.all
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    answer = type_("export xlsx")
    assert (answer.code, answer.out) == (1, "")
    assert "tracker export xlsx -o b12.xlsx" in answer.err
