"""A file with anything wrong in it gives records or one clear complaint, never anything else."""

from __future__ import annotations

import io

from exchange_records import TODAY, csv_bytes, json_bytes, records
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.domain.model.body_places import Place
from tracker.domain.model.records import Dose, Record
from tracker.errors import BadFile
from tracker.exchange import any_file

PIECES = st.sampled_from(
    [b"", b",", b'"', b"\n", b"\r", b"\0", b"\xff", b"'", b"1", b"}", b"\xed\xa0\x80", b"1e999", b"null"]
)


def take(content: bytes) -> list[Record]:
    try:
        return list(any_file.read(io.BytesIO(content), today=TODAY).records)
    except BadFile as refused:
        assert refused.message.isprintable()
        assert refused.hint.isprintable()
        return []


@given(st.binary(max_size=200))
def test_any_bytes(content: bytes) -> None:
    take(content)


@given(st.lists(records(), max_size=3), st.booleans(), st.lists(st.tuples(st.integers(0, 2000), PIECES), max_size=4))
def test_a_file_with_some_bytes_replaced(
    written: list[Record], as_json: bool, changes: list[tuple[int, bytes]]
) -> None:
    content = json_bytes(written) if as_json else csv_bytes(written)
    for place, piece in changes:
        at = place % len(content)
        content = content[:at] + piece + content[at + 1 :]
    take(content)


def test_a_file_that_breaks_off_anywhere_gives_no_dose_at_half_of_its_places() -> None:
    dose = Dose(day=TODAY, product="b12", route="injection", site="thigh", other_sites=(Place("deltoid", "left"),))
    whole = csv_bytes([dose]).removesuffix(b"\r\n")
    for end in range(whole.index(b"\n") + 1, len(whole)):
        assert take(whole[:end]) in ([], [dose]), whole[:end]


@given(st.lists(records(), min_size=1, max_size=3), st.integers(1, 2000))
def test_a_file_that_breaks_off_gives_none_of_a_broken_entry(written: list[Record], place: int) -> None:
    whole = csv_bytes(written)
    content = whole[: place % len(whole)]
    # Right before the last cell, that cannot be told from an empty one.
    assume(not content.endswith(b","))
    found = take(content)
    assert found == written[: len(found)]
