"""Workbooks with several sheets of days: all of them go in, nothing twice, and what contradicts itself is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from brought_files import plain
from exchange_records import TODAY

from tracker.domain.model.symptom_list import CATALOGUE
from tracker.errors import BadFile
from tracker.exchange.bring import Brought
from tracker.exchange.meaning.found import Found
from tracker.exchange.meaning.headings import Finder
from tracker.exchange.meaning.import_answers import answers_of
from tracker.exchange.meaning.outcome import look_at
from tracker.exchange.programs import tables
from tracker.exchange.programs.text_table import Table

Look = Callable[..., Brought]
SEPTEMBER = "Date,Tingling,Notes\n13/09/2026,5,cold\n14/09/2026,6,"
OCTOBER = "Date,Tingling,Pain\n03/10/2026,4,1"


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Look:
    def of(sheets: Mapping[str, str], **said: object) -> Brought:
        rows = {name: [line.split(",") for line in text.split("\n")] for name, text in sheets.items()}
        found = [(name, Table(cells, list(range(1, len(cells) + 1)), workbook=True)) for name, cells in rows.items()]
        monkeypatch.setattr(tables, "sheets_of", lambda _: iter(found))
        answers = answers_of(**said)  # type: ignore[arg-type]
        whole = tables.read_workbook(b"", TODAY, answers, Finder(CATALOGUE))
        assert isinstance(whole, Found)
        return Brought(look_at(whole, answers, CATALOGUE, {}))

    return of


def entries(brought: Brought) -> list[str]:
    assert brought.look.questions == ()
    return [plain(record) for record in brought.contents().records]


def test_a_sheet_a_month_goes_in_with_all_of_them_named(look: Look) -> None:
    found = look({"Sep": SEPTEMBER, "Oct": OCTOBER, "Means": "Week,Mean\n1,3.4", "Blood": "\n".join(
        ("Date,Test,Result,Unit,Range", "2026-09-03,Vitamin B12,312,ng/L,197-771"))})  # fmt: skip
    assert entries(found) == [
        *("03.09 b12 312 ng/L [197, 771]", "13.09 tingling 5", "13.09 note | cold", "14.09 tingling 6"),
        *("03.10 tingling 4", "03.10 pain 1"),
    ]
    remarks = found.look.found.remarks
    assert "The sheet Oct is read: 2 entries, 3 Oct 2026" in remarks
    assert "The sheet Means with 2 rows is left out" in remarks
    # Beside each other or alone, they are the same entries.
    alone = look({"Sep": SEPTEMBER}).contents().records
    assert {record.uid for record in alone} < {record.uid for record in found.contents().records}


def test_a_sheet_that_repeats_the_others_adds_nothing(look: Look) -> None:
    found = look({"Sep": SEPTEMBER, "Oct": OCTOBER, "All": SEPTEMBER + "\n01/10/2026,3,"})
    assert len(entries(found)) == 6
    assert (
        "The sheet All is read: 1 entry, 1 Oct 2026, and 3 that are in another sheet too" in found.look.found.remarks
    )


def test_sheets_that_differ_are_asked_about_and_one_of_them_can_be_left_out(look: Look) -> None:
    sheets = {"Sep": SEPTEMBER, "All": SEPTEMBER.replace("2026,6", "2026,7")}
    (question,) = look(sheets).look.questions
    assert question.text == "The sheets Sep and All differ in Tingling on 14 Sep 2026: which of them holds?"
    assert question.options == ['Sep: --skip "sheet All"', 'All: --skip "sheet Sep"']
    assert entries(look(sheets, skipped=["sheet All"])) == [
        *("13.09 tingling 5", "13.09 note | cold", "14.09 tingling 6")
    ]
    assert entries(look(sheets, skipped=["sheet Sep"]))[-1] == "14.09 tingling 7"


def test_a_fault_says_its_sheet_and_how_to_leave_it_out(look: Look) -> None:
    sheets = {"Sep": SEPTEMBER, "Oct": OCTOBER.replace("2026,4", "2026,44")}
    with pytest.raises(BadFile) as refused:
        look(sheets).contents()
    assert refused.value.message.startswith('sheet Oct, row 2, column Tingling: "44" is not a whole number')
    assert '--skip "sheet Oct"' in refused.value.hint
    assert entries(look(sheets, skipped=["sheet Oct"]))[-1] == "14.09 tingling 6"
    with pytest.raises(BadFile, match="sheet Oct, row 2, column E") as refused:
        look({"Sep": SEPTEMBER, "Oct": OCTOBER + ",,beside"})
    assert '--skip "sheet Oct"' in refused.value.hint


def test_days_under_other_headings_count_where_no_sheet_has_a_date(look: Look) -> None:
    plan = "Medication,From,To\nB12,2026-09-01,2026-09-30"
    started = "Medication,Started\nB12,2026-09-01"
    found = look({"Sep": SEPTEMBER, "Plan": plan, "Meds": started, "Shots": "Date of shot,Arm\n2026-09-14,left"})
    assert [one for one in found.look.found.remarks if "left out" in one] == [
        *("The sheet Plan with 2 rows is left out", "The sheet Meds with 2 rows is left out")
    ]
    assert [question.text for question in found.look.questions] == ['"Date of shot" has 1 mark: what was taken?']
    assert entries(look({"Log": "Logged,Pain\n2026-09-14,3"})) == ["14.09 pain 3"]
    with pytest.raises(BadFile, match="2 columns have days: From and To"):
        look({"Plan": plan})


def test_the_name_of_a_sheet_says_the_month_of_its_days(look: Look) -> None:
    days = "Day,Pain\n1,3\n2,4"
    assert entries(look({"September 2026": days, "Okt 26": days})) == [
        *("01.09 pain 3", "02.09 pain 4", "01.10 pain 3", "02.10 pain 4")
    ]
    with pytest.raises(BadFile, match='sheet Sep, row 2, column Day: "1" has no year') as refused:
        look({"Sep": days, "Oct": days})
    assert "in the name of the sheet" in refused.value.hint
