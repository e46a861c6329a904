"""A file to import is known by what is in it."""

from __future__ import annotations

import io
import os
from datetime import date
from pathlib import Path

import pytest
from exchange_records import TODAY, csv_bytes, json_bytes

from tracker.domain.model.records import Event, Profile
from tracker.errors import BadFile
from tracker.exchange import any_file

NOTES = [Event(day=date(2026, 11, 1), name="note", note="one"), Event(day=TODAY, name="note", note="two")]
WHOSE = Profile(name="Sam Example", born=date(1980, 2, 29))


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n"])
def test_csv_and_json_are_told_apart_by_their_content(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "a file"
    for content, profile in ((csv_bytes(NOTES), Profile()), (json_bytes(NOTES, WHOSE), WHOSE)):
        path.write_bytes(mark + content)
        with path.open("rb") as file:
            found, _, records, _ = any_file.read(file, today=TODAY)
            assert (found, list(records)) == (profile, NOTES)
            assert not file.closed


def test_what_can_be_rewound_need_not_be_a_file() -> None:
    for content in (csv_bytes(NOTES), json_bytes(NOTES)):
        assert list(any_file.read(io.BytesIO(content), today=TODAY).records) == NOTES


def test_a_pipe_is_read_too() -> None:
    for content in (csv_bytes(NOTES), json_bytes(NOTES)):
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        with os.fdopen(reading, "rb") as file:
            assert list(any_file.read(file, today=TODAY).records) == NOTES


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(BadFile, match="a workbook or another zipped file"):
        list(any_file.read(io.BytesIO(b"PK\x03\x04\x14\0\x06\0"), today=TODAY).records)
