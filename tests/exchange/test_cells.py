"""One record as a row of cells: no field without a column, no number that changes."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest
from exchange_records import BURNING_FEET, NUMBERS, TODAY, records
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.body_places import Place
from tracker.domain.model.records import EVENT_NAMES, Dose, Event, LabResult, Observation, Record
from tracker.exchange.cells import COLUMNS, Cells, cells_of, number_cell
from tracker.exchange.reading import AHEAD, RecordReader
from tracker.exchange.values import number_of

PUBLIC = "kind,day,time,name,value,unit,form,route,site,side,state,low,high,lab,note,uid,recorded_at"
A_UID = "0123456789abcdef" * 2
OTHER = {
    "day": date(2026, 11, 2),
    "time": time(9, 30),
    "utc_offset": -330,
    "note": "other",
    "uid": A_UID,
    "recorded_at": datetime(2026, 11, 12, 8, 5, 1, tzinfo=UTC),
}
EXAMPLES: list[tuple[Record, dict[str, object]]] = [
    (
        Observation(kind="test", day=date(2026, 11, 1), measure="romberg", value=22, unit="s"),
        OTHER | {"kind": "symptom", "measure": "tug", "value": 23, "unit": "min", "comparator": ">=", "site": "foot"}
        | {"side": "left", "state": {"state": "skipped", "value": None}}
        | {"extent": {"kind": "symptom", "unit": "score", "value": 5, "extent": "knee"}},
    ),
    (
        LabResult(day=date(2026, 11, 1), analyte="b12", value=412, unit="ng/L"),
        OTHER | {"analyte": "mma", "value": 413, "unit": "pg/mL", "comparator": "<", "low": 1, "high": 2}
        | {"laboratory": "City", "words": {"value": None, "unit": None, "words": "positive"}},
    ),
    (
        Dose(day=date(2026, 11, 1), product="folate", route="oral", amount=5, unit="mg"),
        OTHER | {"product": "b12", "form": "drops", "route": "nasal", "amount": 6, "unit": "ug", "site": "thigh"}
        | {"side": "left", "given_by": "nurse", "plan": A_UID, "state": "skipped"}
        | {"other_sites": {"route": "injection", "site": "thigh", "other_sites": (Place("deltoid", "right"),)}},
    ),
    (
        Event(day=date(2026, 11, 1), name="fall"),
        OTHER | {"name": "illness", "injured": False},
    ),
]  # fmt: skip
# An id belongs to one journal; results and events have one state only.
NO_COLUMN = {Observation: {"id"}, LabResult: {"id", "state"}, Dose: {"id"}, Event: {"id", "state"}}


def read(**cells: str) -> Record:
    return RecordReader(today=TODAY).record(Cells(**cells), 2)


def test_the_first_seventeen_columns_are_the_public_contract() -> None:
    assert ",".join(COLUMNS[:17]) == PUBLIC
    assert COLUMNS[17:] == ("utc_offset", "given_by", "extent", "other_sites", "words", "plan")


@pytest.mark.parametrize(("record", "others"), EXAMPLES, ids=[type(record).__name__ for record, _ in EXAMPLES])
def test_every_field_of_a_record_shows_in_its_cells(record: Record, others: dict[str, object]) -> None:
    assert others.keys() | NO_COLUMN[type(record)] == {field.name for field in fields(record)}
    for field, other in others.items():
        changed = replace(record, **(other if isinstance(other, dict) else {field: other}))
        assert cells_of(changed) != cells_of(record), f"{field} has no column"


@given(records())
def test_the_cells_of_a_record_read_back_as_an_equal_record(record: Record) -> None:
    assert RecordReader(today=TODAY).record(cells_of(record), 2) == record


@given(NUMBERS | st.floats(0, 1e-300))
def test_a_number_is_written_without_an_exponent_and_read_back_exactly(number: float) -> None:
    assert number_of(number_cell(number), "value") == number


def test_numbers_are_written_as_short_as_they_can_be() -> None:
    assert [number_cell(n) for n in (6.0, 0.34, 0.0, -0.0, 5e-05, 999999.5, None)] == [
        "6", "0.34", "0", "0", "0.00005", "999999.5", "",
    ]  # fmt: skip


def test_what_may_lie_ahead_is_what_records_let_lie_ahead() -> None:
    assert {name for name in EVENT_NAMES if Event(day=TODAY, name=name)._may_lie_ahead()} == AHEAD


def test_a_kind_is_taken_from_the_name_where_that_is_certain() -> None:
    found = [
        read(day="2026-11-01", name="Leg weakness", value="3"),
        read(day="2026-11-01", name="tug", value="12.5"),
        read(day="2026-11-01", name="MMA", value="<0.4", unit="umol/L"),
        read(day="2026-11-01", name="folic acid", value="5", unit="mg", route="oral"),
        read(day="2026-11-01", name="Fall"),
    ]
    assert [(type(r), cells_of(r).kind, cells_of(r).name, cells_of(r).value, cells_of(r).unit) for r in found] == [
        (Observation, "symptom", "leg-weakness", "3", "score"),
        (Observation, "test", "tug", "12.5", "s"),
        (LabResult, "lab", "mma", "<0.4", "umol/L"),
        (Dose, "dose", "folic-acid", "5", "mg"),
        (Event, "event", "fall", "", ""),
    ]


@pytest.mark.parametrize(
    "name", ["Leg weakness", "leg-weakness", "LEG_WEAKNESS", " leg weakness (0-10) ", "leg-strength"]
)
def test_a_symptom_goes_by_key_or_label_in_any_case(name: str) -> None:
    assert cells_of(read(kind="Symptom", day="2026-11-01", name=name, value="3")).name == "leg-weakness"


def test_a_blood_test_of_their_own_goes_by_its_key_and_a_product_by_its_name() -> None:
    found = [
        read(kind="lab", day="2026-11-01", name="Vitamin D", value="60", unit="nmol/L"),
        read(kind="dose", day="2026-11-01", name="Zinc Plus", route="oral"),
    ]
    assert [cells_of(record).name for record in found] == ["vitamin-d", "Zinc Plus"]


def test_own_symptoms_are_known_when_they_are_passed_in() -> None:
    reader = RecordReader(today=TODAY, known=BURNING_FEET)
    record = reader.record(Cells(day="2026-11-01", name="Burning feet", value="3"), 2)
    assert cells_of(record).name == "burning-feet"


def test_zero_and_skipped_are_different_things() -> None:
    zero = read(day="2026-11-01", name="tingling", value="0")
    skipped = read(day="2026-11-01", name="tingling", state="skipped")
    assert isinstance(zero, Observation)
    assert isinstance(skipped, Observation)
    assert (zero.value, zero.state, skipped.value, skipped.state) == (0, "recorded", None, "skipped")


def test_a_fall_is_injured_unhurt_or_unknown() -> None:
    falls = [read(day="2026-11-01", name="fall", value=value) for value in ("1", "0", "")]
    assert [fall.injured for fall in falls if isinstance(fall, Event)] == [True, False, None]


def test_an_entry_that_does_not_say_when_it_was_written_has_no_such_moment() -> None:
    assert read(day="2026-11-01", name="tingling", value="0").recorded_at is None
