"""Records that say the same of another moment."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest

from tracker.domain.model.body_places import Place
from tracker.domain.model.record_like import OWN, identified, record_like, what_is_said
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.errors import Invalid

DAY, UID = date(2026, 11, 20), "0123456789abcdef" * 2
MOMENT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
OWN_PART = {"time": time(8), "utc_offset": 60, "note": "e\u0301", "uid": UID, "recorded_at": MOMENT}
SAID: list[Record] = [
    Observation(day=DAY, measure="tingling", value=6.0, site="foot", side="left", extent="knee"),
    Observation(day=DAY, kind="test", measure="romberg", value=30.0, unit="s", comparator=">="),
    LabResult(day=DAY, analyte="b12", value=412.0, unit="ng/L", low=197.0, high=771.0, laboratory="County Hospital"),
    LabResult(day=DAY, analyte="intrinsic-factor", words="positive"),
    Dose(
        day=DAY, product="b12", form="a", route="intramuscular", amount=1.0, unit="mg", site="thigh", side="left",
        other_sites=(Place("thigh", "right"),), given_by="nurse", plan=UID, state="skipped",
    ),
    Event(day=DAY, name="fall", injured=True, note="shower"),
]  # fmt: skip


@pytest.mark.parametrize("record", SAID)
def test_it_is_equal_to_one_made_of_all_its_fields(record: Record) -> None:
    made = record_like(record, day=date(2026, 11, 19), **OWN_PART)  # type: ignore[arg-type]
    assert made == replace(record, day=date(2026, 11, 19), **OWN_PART)  # type: ignore[arg-type]
    assert (type(made), made.note) == (type(record), "\u00e9")
    assert what_is_said(made) == what_is_said(record)
    assert identified(record, UID) == replace(record, uid=UID)
    assert len(what_is_said(record)) == len(fields(record)) - len(OWN)


@pytest.mark.parametrize(
    "own",
    [
        {"day": date(1899, 12, 31)},
        {"day": date(2026, 11, 22)},
        {"time": time(8, 0, 1)},
        {"utc_offset": 1440},
        {"note": "a\0b"},
        {"uid": "A" * 32},
        {"recorded_at": datetime(2026, 11, 20)},
    ],
)
def test_what_is_given_is_checked(own: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        record_like(SAID[0], **{"day": DAY, **OWN_PART, **own})  # type: ignore[arg-type]
