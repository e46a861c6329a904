"""Which entry is which: the uids that are given, and those that are derived."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

import pytest
from exchange_records import from_csv, records
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.directions import OLD_KEYS
from tracker.domain.model.records import Record, name_of
from tracker.errors import BadFile
from tracker.exchange.cells import cells_of
from tracker.exchange.identity import Identities, Ledger

HEX = "7311d8a3c2ce6f447ed4d57b1e2feb89"
ROW = "2026-11-01,tingling,6\n"


def uids(content: str) -> list[str]:
    return [record.uid for record in from_csv(content)]


def test_the_same_file_gives_the_same_uids_and_later_rows_change_none() -> None:
    content = "day,name,value\n" + 3 * ROW + "2026-11-02,tingling,6\n"
    first = uids(content)
    assert len(set(first)) == 4
    assert uids(content) == first
    assert uids(content + 2 * ROW)[:4] == first


def test_a_derived_uid_never_changes_from_one_version_to_the_next() -> None:
    assert uids("day,name,value\n" + 2 * ROW) == [
        "8784fbcc196c90ccd29a825dcbc942f4",
        "9ec3d17bc826ef96f03edc804cce7b9f",
    ]


def test_a_file_from_before_the_legs_were_called_weak_is_still_the_same_file() -> None:
    was = ["b1bfaeb29ae67f57edaeea2db7065d83"]  # as the program derived it then
    assert (
        uids("day,name,value\n2026-11-01,leg-strength,6\n")
        == uids("day,name,value\n2026-11-01,Leg weakness,6\n")
        == was
    )


def test_a_derived_uid_does_not_depend_on_how_a_row_is_written() -> None:
    assert (
        uids("date,name,value\n2026-11-01,tingling,6\n")
        == uids("Value;Name;Day;State;Kind\n6.0;Tingling;1 nov 2026;recorded;symptom\n")
        == uids("day,name,value\n" + ROW)
    )


def test_a_uid_may_come_as_a_uuid_in_capitals() -> None:
    dashed = "7311D8A3-C2CE-6F44-7ED4-D57B1E2FEB89"
    assert uids(f"day,name,value,uid\n2026-11-01,tingling,6,{dashed}\n2026-11-02,tingling,6, {HEX[::-1]} \n") == [
        HEX,
        HEX[::-1],
    ]


def test_a_foreign_uid_identifies_an_entry_whatever_it_looks_like() -> None:
    header = "day,name,value,uid\n"
    first, second = uids(header + "2026-11-01,tingling,6,app-17\n2026-11-01,tingling,6,app-18\n")
    assert first != second
    assert uids(header + "2026-11-05,balance,1,app-17\n") == [first]


def test_a_uid_twice_with_the_same_content_is_the_same_entry() -> None:
    row = f"2026-11-01,tingling,6,{HEX}\n"
    assert uids("day,name,value,uid\n" + row + row) == [HEX, HEX]


def test_a_copied_row_that_kept_its_uid_is_refused_naming_both_rows() -> None:
    content = f"day,name,value,uid\n2026-11-01,tingling,6,{HEX}\n\n2026-11-02,tingling,6,{HEX}\n"
    with pytest.raises(BadFile) as refused:
        uids(content)
    assert refused.value.message == "row 4, column uid: it is the same as in row 2, and the rest is not."
    assert refused.value.hint.startswith("If it is an entry of its own, empty this cell. ")


@given(st.lists(st.integers(1, 40) | st.integers(1, 2**64 - 1), max_size=400))
def test_a_ledger_agrees_with_a_dict(keys: list[int]) -> None:
    ledger, plain = Ledger(), dict[int, int]()
    for number, key in enumerate(keys):
        assert ledger.first(key << 8 | 7 if key < 2**50 else key, number) == plain.setdefault(
            key << 8 | 7 if key < 2**50 else key, number
        )
    for key in plain:
        assert [ledger.count(key), ledger.count(key)] == [plain[key], plain[key] + 1]


@given(records())
def test_a_derived_uid_is_made_of_every_cell_that_has_a_value(record: Record) -> None:
    cells = cells_of(replace(record, uid=HEX))._replace(uid="")._asdict()
    if record.kind == "symptom":  # as it was called when the first files were imported
        cells["name"] = {new: old for old, new in OLD_KEYS.items()}.get(name_of(record), name_of(record))
    content = "\0".join(f"{column}={cell}" for column, cell in cells.items() if cell)
    made = (
        blake2b(text.encode(), digest_size=16, person=b"b12-tracker").hexdigest()
        for text in (f"entry\0{content}", f"entry 1\0{content}")
    )
    identities = Identities()
    assert [identities.derive(record), identities.derive(record)] == [*made]
