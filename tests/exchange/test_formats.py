"""The table of formats: each one writes what it says, is recognised by it, and takes no other's place."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from exchange_records import TODAY

from tracker.domain.model.records import Event, Observation, Profile, Record
from tracker.errors import BadFile, NothingFound, Unreadable
from tracker.exchange import any_file, formats
from tracker.exchange.contents import Contents
from tracker.exchange.formats import FORMATS, Format, reader_of, recognised, what_is_written, writer_of, written

SOME: list[Record] = [
    Observation(day=date(2026, 11, 1), measure="tingling", value=6.0),
    Event(day=TODAY, name="note", note="one"),
    Event(day=TODAY, name="visit", note="Dr Example"),
]
# What the table may be, whatever it is today.
CSV, JSON = (one for one in FORMATS if one.name in ("csv", "json"))
CALENDAR = Format("calendar", "your visits", "csv_file", None, (b"BEGIN:CALENDAR",), (".cal",))


def name_of(one: Format) -> str:
    return one.name


@pytest.mark.parametrize("one", FORMATS, ids=name_of)
def test_what_the_table_names_is_there(one: Format) -> None:
    assert one.writer is not None or one.reader is not None
    assert one.writer is None or callable(writer_of(one.name))
    assert one.reader is None or callable(reader_of(one))
    assert one.begins and all(len(begin) < any_file.HEAD for begin in one.begins)
    assert one.endings and all(ending.startswith(".") for ending in one.endings)


def test_no_two_formats_have_one_name() -> None:
    assert len({one.name for one in FORMATS}) == len(FORMATS)


@pytest.mark.parametrize("records", [SOME, []], ids=["some", "none"])
@pytest.mark.parametrize("one", written(), ids=name_of)
def test_what_a_format_writes_is_recognised_as_its_own(one: Format, records: list[Record], tmp_path: Path) -> None:
    path = tmp_path / f"journal{one.endings[0]}"
    contents = Contents(Profile(), (), records)
    if one.name == "ics" and not records:
        with pytest.raises(NothingFound):  # a calendar cannot be empty
            writer_of(one.name)(contents, io.StringIO())
        return
    with path.open("wb") if one.binary else path.open("w", encoding="utf-8", newline="") as file:
        writer_of(one.name)(contents, file)
    head = path.read_bytes()[: any_file.HEAD]
    assert head.startswith(one.begins)
    assert recognised(head) is one


@pytest.mark.parametrize(
    "table", [(CSV, JSON), (CSV, JSON, CALENDAR._replace(writer=None))], ids=["not named", "named without a writer"]
)
def test_what_nothing_writes_is_refused_and_no_other_format_takes_its_place(
    table: tuple[Format, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "FORMATS", table)
    assert [one.name for one in written()] == ["csv", "json"]
    with pytest.raises(Unreadable, match='"calendar" is no format') as refused:
        writer_of("calendar")
    assert refused.value.hint == "Write csv or json."


def test_of_two_that_fit_the_one_that_says_more_is_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Format("other", "scores", None, "csv_file", (b"date,", b"date,score,"), (".csv",))
    broader = Format("broader", "scores", None, "csv_file", (b"date,s",), (".csv",))
    monkeypatch.setattr(formats, "FORMATS", (broader, CSV, other))
    for head, name in ((b"date,score,x", "other"), (b"date,state", "broader"), (b"day,score", "csv"), (b"", "csv")):
        assert recognised(b"\xef\xbb\xbf\r\n" + head).name == name


def test_a_file_of_what_can_only_be_written_is_not_read_as_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "FORMATS", (CSV, CALENDAR))
    with pytest.raises(BadFile, match="This file is CALENDAR, which can be exported and not imported"):
        any_file.read(io.BytesIO(b"BEGIN:CALENDAR\r\n"), today=TODAY)


def test_the_help_says_what_each_format_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    alike = JSON._replace(holds=CSV.holds)
    for table, said in (
        ((CSV, JSON), "csv or json; csv holds every entry, json holds that and your plans, list and names."),
        ((CSV, alike), "csv or json; both hold every entry."),
        ((CSV, alike, CALENDAR), "csv, json or calendar; csv and json hold every entry, calendar holds your visits."),
        ((CSV, CALENDAR), "csv or calendar; csv holds every entry, calendar holds your visits."),
    ):
        monkeypatch.setattr(formats, "FORMATS", table)
        assert what_is_written() == said
