"""CSV in both shapes: what comes back equal, and in how many ways a file may be written."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, time

import pytest
from exchange_records import HOSTILE, TODAY, csv_bytes, from_csv, records
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.exchange import csv_file
from tracker.exchange.contents import Contents

LONG = "kind,day,time,name,value,unit,form,route,site,side,state,low,high,lab,note,uid,recorded_at"


def scores(content: str | bytes, **options: object) -> list[tuple[date, str, float | None]]:
    return [(r.day, r.measure, r.value) for r in from_csv(content, **options) if isinstance(r, Observation)]


# What comes back


@given(st.lists(records(), max_size=6))
def test_records_come_back_equal_and_are_written_the_same_again(written: list[Record]) -> None:
    content = csv_bytes(written)
    found = from_csv(content)
    assert found == written
    assert csv_bytes(found) == content


@given(st.lists(records(), max_size=4))
def test_a_file_whose_lines_a_spreadsheet_saved_again_comes_back_equal(written: list[Record]) -> None:
    rows = csv.reader(io.StringIO(csv_bytes(written).decode(), newline=""))
    again = io.StringIO(newline="")
    csv.writer(again, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    assert from_csv("\ufeff" + again.getvalue()) == written


SIGNS = tuple("=+-@＝＋－＠")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    content = csv_bytes([Event(day=TODAY, name="note", note=text, utc_offset=-60)]).decode()
    (row,) = list(csv.DictReader(io.StringIO(content, newline="")))
    assert not [cell for cell in row.values() if cell[:1] in ("\t", "\r", "\n") or cell.strip()[:1] in SIGNS]


def test_a_foreign_apostrophe_is_left_alone() -> None:
    (event,) = from_csv("day,name,note\n2026-11-01,note,'til noon\n")
    assert event.note == "'til noon"


def test_the_header_is_the_contract_and_lines_end_as_in_rfc_4180() -> None:
    assert csv_bytes([]) == f"{LONG},utc_offset,given_by,extent,other_sites,words,plan\r\n".encode()


def test_write_counts_and_streams() -> None:
    def endless(count: int) -> Iterator[Record]:
        for _ in range(count):
            yield Event(day=TODAY, name="note", note="x" * 1000)

    with _traced() as peak:
        assert csv_file.write(Contents(Profile(), (), endless(5_000)), _Nowhere()) == 5_000
    assert peak() < 1_000_000


@contextmanager
def _traced() -> Iterator[Callable[[], int]]:
    peaks: list[int] = []
    tracemalloc.start()
    try:
        yield peaks.pop
        peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()


class _Nowhere(io.StringIO):
    def write(self, text: str) -> int:
        return len(text)


# The long shape


def test_every_kind_is_read_from_the_public_columns() -> None:
    found = from_csv(
        f"{LONG}\n"
        "symptom,2026-11-01,08:00,leg-weakness,3,score,,,thigh,left,recorded,,,,after stairs,,\n"
        "test,2026-11-01,8:00,romberg,>=30,s,,,,,,,,,,,\n"
        "lab,2026-11-01,08:00:00,mma,<0.4,umol/L,,,,,,0.1,0.4,City lab,,,2026-11-02T08:00:00Z\n"
        "dose,2026-11-01,8 am,hydroxocobalamin,1,mg,hydroxocobalamin,IM,deltoid,left,taken,,,,,,\n"
        "event,2026-11-01,,fall,1,injured,,,,,,,,,bruised hip,,\n"
    )
    assert [type(record) for record in found] == [Observation, Observation, LabResult, Dose, Event]
    assert [record.time for record in found] == [time(8), time(8), time(8), time(8), None]
    _, romberg, mma, shot, fall = found
    assert isinstance(romberg, Observation)
    assert isinstance(mma, LabResult)
    assert isinstance(shot, Dose)
    assert isinstance(fall, Event)
    assert (romberg.comparator, romberg.value, romberg.unit) == (">=", 30, "s")
    assert (mma.comparator, mma.value, mma.low, mma.high, mma.laboratory) == ("<", 0.4, 0.1, 0.4, "City lab")
    assert (shot.route, shot.amount, shot.side) == ("intramuscular", 1, "left")
    assert (fall.injured, fall.note) == (True, "bruised hip")


def test_columns_may_be_missing_or_in_another_order() -> None:
    assert scores("Value,NAME,Day\n6,Balance trouble,2026-11-01\n") == [(date(2026, 11, 1), "balance", 6)]


@pytest.mark.parametrize(
    "day", ["2026-11-01", "2026/11/01", "1 nov 2026", "Nov 1, 2026", "1 November 2026", "01.11.2026", "1/11/26"]
)
def test_a_day_may_be_written_in_any_certain_way(day: str) -> None:
    assert scores(f'day,name,value\n"{day}",tingling,6\n', order="dmy") == [(date(2026, 11, 1), "tingling", 6)]


def test_the_order_of_day_and_month_can_be_told() -> None:
    content = "date,name,value\n03/04/2026,tingling,6\n"
    assert scores(content, order="dmy")[0][0] == date(2026, 4, 3)
    assert scores(content, order="mdy")[0][0] == date(2026, 3, 4)


def test_an_appointment_may_lie_ahead() -> None:
    (visit,) = from_csv("day,name\n24 nov 2026,visit\n")
    assert visit.day == date(2026, 11, 24)


# How a file is written


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffdate,name,value,note\n2026-11-01,tingling,6,\n",
        "date;name;value;note\r\n2026-11-01;tingling;6;\r\n",
        "date\tname\tvalue\tnote\n2026-11-01\ttingling\t6\t\n",
        "date,name,value,note\r2026-11-01,tingling,6,\r",
        "date,name,value,note,,\n2026-11-01,tingling,6,,,\n",
        '"date","name","value","note"\n"2026-11-01","tingling","6",""\n',
        "\n,,\ndate,name,value,note\n\n  \n,,\n2026-11-01,tingling,6\n",
        " date , NAME , Value,\n2026-11-01, TINGLING ,6,  ,\n",
        "date,name,value,note\n2026-11-01,tingling,6,",
    ],
    ids=["mark", "semicolons", "tabs", "old-mac", "empty-columns", "quoted", "blank-rows", "spaces", "no-line-end"],
)
def test_a_file_may_be_written_in_many_ways(content: str) -> None:
    assert scores(content) == [(date(2026, 11, 1), "tingling", 6)]


def test_a_header_alone_holds_nothing() -> None:
    assert from_csv("date,name\n") == []


def test_the_file_is_left_open_for_whoever_opened_it() -> None:
    file = io.BytesIO(b"date,name,value\n2026-11-01,pain,6\n2026-11-02,pain,6\n")
    reading = csv_file.read(file, today=TODAY).records
    next(reading)
    reading.close()
    assert not file.closed


def test_closing_the_file_in_the_middle_does_no_harm() -> None:
    file = io.BytesIO(b"date,name,value\n2026-11-01,pain,6\n2026-11-02,pain,6\n")
    reading = csv_file.read(file, today=TODAY).records
    next(reading)
    file.close()
    reading.close()


@pytest.mark.thorough
def test_a_large_file_is_read_in_little_memory() -> None:
    content = "kind,day,name,value,uid\n" + "".join(f"symptom,2026-11-01,pain,6,{n:032x}\n" for n in range(40_000))
    file = io.BytesIO(content.encode())
    with _traced() as peak:
        assert sum(1 for _ in csv_file.read(file, today=TODAY).records) == 40_000
    assert peak() < 100 * 40_000
