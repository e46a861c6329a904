"""The workbook: days are dates, numbers are numbers, texts are texts, as another library reads them."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime, time
from typing import Any

import pytest
from brought_files import plain
from exchange_records import TODAY
from openpyxl import load_workbook
from test_wide_table import DAY, NEXT, dose, score

from tracker.domain.model.records import Event, LabResult, Profile, Record
from tracker.domain.model.symptom_list import CATALOGUE
from tracker.errors import TrackerError
from tracker.exchange import bring
from tracker.exchange.contents import Contents
from tracker.exchange.meaning.import_answers import Answers
from tracker.exchange.wide import workbook

SOME: list[Record] = [
    score(6, at=time(8), note="=1+1"),
    dose(0.5, time=time(8)),
    Event(name="note", day=DAY, time=time(8), note='=HYPERLINK("http://example.org")'),
    score(None, NEXT),
    Event(name="visit", day=NEXT, note="\x1b[31m http://example.org \u202e"),
    LabResult(analyte="b12", value=412, unit="ng/L", low=197, high=771, day=NEXT),
    LabResult(analyte="mma", value=0.1, comparator="<", unit="umol/L", day=NEXT),
]


def written(records: list[Record]) -> bytes:
    file = io.BytesIO()
    workbook.write(Contents(Profile(), (), records), file)
    return file.getvalue()


def sheet(content: bytes, name: str = "Days") -> Any:
    return load_workbook(io.BytesIO(content))[name]


def test_days_are_dates_numbers_are_numbers_and_headings_stay_in_sight() -> None:
    days = sheet(written(SOME))
    assert [[cell.value for cell in row] for row in days.iter_rows()] == [
        ["Date", "Weekday", "Time", "Tingling", "Hydroxocobalamin, intramuscular (mg)", "Note", "Visit", "Remarks"],
        [
            *(datetime(2026, 11, 1), "Sun", time(8), 6, 0.5, '=HYPERLINK("http://example.org")', None),
            "Tingling: =1+1",
        ],
        [datetime(2026, 11, 2), "Mon", None, "skipped", None, None, r"\x1b[31m http://example.org \u202e", None],
    ]
    assert (days["A2"].is_date, days["A2"].number_format, days["C2"].number_format) == (True, "yyyy-mm-dd", "hh:mm")
    assert {days[cell].data_type for cell in ("F2", "H2", "G3")} == {"s"}  # and no formula or link
    assert days["G3"].hyperlink is None
    assert days.freeze_panes == "D2"


def test_blood_tests_have_a_sheet_of_their_own() -> None:
    blood = sheet(written(SOME), "Blood tests")
    assert [[cell.value for cell in row][1:6] for row in blood.iter_rows(min_row=2)] == [
        ["Vitamin B12 (serum)", 412, "ng/L", 197, 771],
        ["Methylmalonic acid", "< 0.1", "umol/L", None, None],
    ]


def test_it_says_how_scores_are_meant_and_has_no_clock() -> None:
    content = written([])
    assert sheet(content, "About")["A1"].value == "Every score goes from 0 (no trouble) to 10 (worst)."
    assert load_workbook(io.BytesIO(content)).sheetnames == ["Days", "About"]
    core = zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml")
    assert b"2020-01-01" in core
    assert content == written([])


def test_a_text_that_no_cell_can_hold_says_that_it_is_cut() -> None:
    long = [score(5, note="x" * 20_000), score(4, measure="balance", note="y" * 20_000)]
    cell = sheet(written(long))["F2"].value
    assert len(cell) == 32_767 and cell.endswith("y ... (cut here)")


def test_without_the_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(TrackerError, match="is not installed") as refused:
        written(SOME)
    assert 'pip install "b12-tracker[xlsx]"' in refused.value.hint


def test_it_goes_down_a_pipe() -> None:
    class Pipe(io.RawIOBase):
        got = b""

        def writable(self) -> bool:
            return True

        def write(self, octets: Any) -> int:
            self.got += bytes(octets)
            return len(octets)

    pipe = Pipe()
    workbook.write(Contents(Profile(), (), SOME), pipe)  # type: ignore[arg-type]
    assert pipe.got == written(SOME)


def test_a_workbook_of_ours_is_read_back_with_its_blood_tests() -> None:
    antibodies = LabResult(analyte="intrinsic-factor-antibodies", words="Positive", day=NEXT, laboratory="City")
    file = io.BufferedReader(io.BytesIO(written([*SOME, antibodies])))
    contents = bring.read(file, today=TODAY, answers=Answers(), symptoms=CATALOGUE)
    assert isinstance(contents, Contents)
    read = list(contents.records)
    assert [one for one in map(plain, read) if "02.11" in one or "b12" in one] == [
        "02.11 tingling skipped",
        r"02.11 visit | \x1b[31m http://example.org \u202e",
        "02.11 b12 412 ng/L [197, 771]",
        "02.11 mma <0.1 umol/L [, ]",
        "02.11 intrinsic-factor-antibodies Positive [, ]",
    ]
    assert all(map(contents.unnamed, read))
