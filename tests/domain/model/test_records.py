"""Records: what no journal may hold is refused, what is held is kept as typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import FrozenInstanceError, fields, replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.records import (
    EVENT_NAMES,
    INJECTION_ROUTES,
    ROUTES,
    Dose,
    Event,
    LabResult,
    Observation,
    Profile,
    Record,
    name_of,
    new_uid,
    number_of,
)
from tracker.domain.model.refusals import NOTE_LENGTH, clean_text
from tracker.errors import Invalid

DAY = date(2026, 11, 20)
NAN, INF = float("nan"), float("inf")


def symptom(**given: object) -> Observation:
    return Observation(**{"day": DAY, "measure": "tingling", "value": 6.0, **given})  # type: ignore[arg-type]


def test(**given: object) -> Observation:
    return symptom(**{"kind": "test", "measure": "romberg", "unit": "s", "value": 22.0, **given})


test.__test__ = False  # type: ignore[attr-defined]


def lab(**given: object) -> LabResult:
    return LabResult(**{"day": DAY, "analyte": "b12", "value": 412.0, "unit": "ng/L", **given})  # type: ignore[arg-type]


def dose(**given: object) -> Dose:
    return Dose(**{"day": DAY, "product": "vitamin B12", "route": "oral", **given})  # type: ignore[arg-type]


def event(**given: object) -> Event:
    return Event(**{"day": DAY, "name": "fall", **given})  # type: ignore[arg-type]


Make = Callable[..., Record]
EVERY: tuple[Make, ...] = (symptom, test, lab, dose, event)


@pytest.mark.parametrize("make", EVERY)
@pytest.mark.parametrize(
    "bad",
    [
        {"day": date(1899, 12, 31)},
        {"time": time(8, 30, 15)},
        {"time": time(8, 30, 0, 1)},
        {"time": time(8, 30, tzinfo=UTC)},
        {"utc_offset": 1440},
        {"utc_offset": -1440},
        {"recorded_at": datetime(2026, 11, 20, 14, 30)},
        {"recorded_at": datetime(2026, 11, 20, 14, 30, tzinfo=timezone(timedelta(hours=1)))},
        {"recorded_at": datetime(2026, 11, 20, 14, 30, 0, 5, tzinfo=UTC)},
        {"uid": ""},
        {"uid": "a" * 31},
        {"uid": "a" * 33},
        {"uid": "A" * 32},
        {"uid": "a" * 15 + "xy" + "a" * 15},
        {"uid": "a" * 31 + "\n"},
        {"state": ""},
        {"state": "done"},
        {"note": "x" * (NOTE_LENGTH + 1)},
        {"note": "nul \0 in it"},
        {"note": "half a \ud83d smile"},
    ],
    ids=str,
)
def test_no_record_of_any_kind_takes_this(make: Make, bad: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        make(**bad)


@pytest.mark.parametrize(
    ("make", "bad"),
    [
        *[(symptom, {"value": value}) for value in (11.0, -1.0, 5.5, NAN, INF, -INF, None, 1e300)],
        (symptom, {"state": "skipped"}),
        (symptom, {"value": None, "state": "taken"}),
        (symptom, {"kind": "dose"}),
        *[(test, {"value": value}) for value in (-0.1, 1e6, NAN, INF, None)],
        *[(make, {"comparator": "="}) for make in (symptom, lab)],
        *[(make, {"side": "Left"}) for make in (symptom, dose)],
        *[(lab, {"value": value}) for value in (-1.0, 1e6, NAN, INF)],
        *[(lab, {limit: value}) for limit in ("low", "high") for value in (-1.0, 1e6, NAN, INF)],
        (lab, {"low": 771.0, "high": 197.0}),
        (lab, {"state": "skipped"}),
        *[(dose, {"amount": value, "unit": "mg"}) for value in (0.0, -1.0, 1e6, NAN, INF)],
        (dose, {"amount": 1.0}),
        (dose, {"unit": "mg"}),
        (dose, {"route": "by mouth"}),
        (dose, {"route": ""}),
        (dose, {"state": "recorded"}),
        (event, {"name": "party"}),
        (event, {"name": "visit", "injured": False}),
        (event, {"state": "skipped"}),
    ],
    ids=lambda one: getattr(one, "__name__", str(one)),
)
def test_this_record_does_not_take_that(make: Make, bad: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        make(**bad)


TEXTS = [
    *[(symptom, field) for field in ("measure", "unit", "site")],
    *[(lab, field) for field in ("analyte", "unit", "laboratory")],
    *[(dose, field) for field in ("product", "form", "site", "given_by", "plan")],
]


@pytest.mark.parametrize(("make", "field"), TEXTS)
@pytest.mark.parametrize("bad", ["nul\0", "\ud800", "\udfff x", "two\nlines", "two\rlines", "x" * 81], ids=ascii)
def test_no_text_beside_the_note_takes_this(make: Make, field: str, bad: str) -> None:
    with pytest.raises(Invalid):
        make(**{field: bad})


def test_no_unit_of_a_dose_takes_broken_text() -> None:
    with pytest.raises(Invalid):
        dose(amount=1.0, unit="mg\ud800")


@pytest.mark.parametrize(("make", "field"), [(symptom, "measure"), (lab, "analyte"), (dose, "product")])
@pytest.mark.parametrize("empty", ["", " ", "\t\u00a0"])
def test_a_name_is_not_empty(make: Make, field: str, empty: str) -> None:
    with pytest.raises(Invalid, match="empty"):
        make(**{field: empty})


@pytest.mark.parametrize(("make", "field"), [*TEXTS, *[(make, "note") for make in EVERY]])
def test_every_text_is_stored_composed_so_that_equal_looking_texts_are_equal(make: Make, field: str) -> None:
    assert getattr(make(**{field: "Cafe\u0301"}), field) == "Caf\u00e9"


def test_a_note_is_kept_as_typed_otherwise() -> None:
    typed = "  tab\tbell\x07 esc\x1b[31m\r\n\u202e[/x] $\\frac{ \U0001f9b6 =1+1 "
    assert event(note=typed).note == typed
    assert event(note="x" * NOTE_LENGTH).note == "x" * NOTE_LENGTH


def test_the_edges_of_what_is_allowed_are_allowed() -> None:
    assert [symptom(value=float(value)).value for value in (0, 10)] == [0.0, 10.0]
    assert test(value=999_999.9).value == 999_999.9
    assert lab(value=0.0, low=5.0, high=5.0).value == 0.0
    assert dose(amount=1e-06, unit="mg").amount == 1e-06
    assert symptom(day=date(1900, 1, 1), time=time(0), utc_offset=-1439).utc_offset == -1439
    assert symptom(value=None, state="skipped").value is None


RECORDED = datetime(2026, 11, 20, 9, 59, 59, tzinfo=UTC)  # one second before the 21st in Kiritimati


def test_a_day_is_no_later_than_the_calendar_anywhere_when_it_was_written() -> None:
    for make in (symptom, test, lab, dose, event):
        assert make(recorded_at=RECORDED).day == DAY
        with pytest.raises(Invalid, match="lies ahead"):
            make(day=date(2026, 11, 21), recorded_at=RECORDED)
        assert make(day=date(2026, 11, 21), recorded_at=RECORDED + timedelta(seconds=1))


@pytest.mark.parametrize("name", EVENT_NAMES)
def test_only_a_visit_an_absence_and_a_question_may_lie_ahead(name: str) -> None:
    ahead = {"name": name, "day": date(2027, 6, 1), "recorded_at": RECORDED}
    if name in ("visit", "away", "question"):
        assert event(**ahead).day.year == 2027
    else:
        with pytest.raises(Invalid, match="lies ahead"):
            event(**ahead)


def test_the_last_moment_there_is_is_no_crash() -> None:
    last = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert symptom(recorded_at=last).recorded_at == last
    with pytest.raises(Invalid):
        symptom(day=date.max, recorded_at=datetime(1900, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("make", EVERY)
def test_a_record_cannot_be_changed(make: Make) -> None:
    record = make()
    for field in fields(record):
        with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
            setattr(record, field.name, getattr(record, field.name))
    with pytest.raises((AttributeError, TypeError)):
        record.mood = "better"  # type: ignore[union-attr]


@pytest.mark.parametrize("make", EVERY)
def test_a_changed_copy_is_refused_like_a_new_record(make: Make) -> None:
    with pytest.raises(Invalid):
        replace(make(), day=date(1850, 1, 1))


def test_nought_and_skipped_are_different_things() -> None:
    nought, skipped = symptom(value=0.0), symptom(value=None, state="skipped", uid="0" * 32)
    assert (nought.value, nought.state) == (0.0, "recorded")
    assert (skipped.value, skipped.state) == (None, "skipped")


@pytest.mark.parametrize(
    ("record", "name", "number"),
    [
        (symptom(), "tingling", 6.0),
        (test(), "romberg", 22.0),
        (lab(), "b12", 412.0),
        (dose(amount=1.0, unit="mg"), "vitamin B12", 1.0),
        (dose(), "vitamin B12", None),
        (event(), "fall", None),
        (event(injured=True), "fall", 1.0),
        (event(injured=False), "fall", 0.0),
    ],
)
def test_a_record_has_a_name_and_a_number(record: Record, name: str, number: float | None) -> None:
    assert (name_of(record), number_of(record)) == (name, number)


def test_a_needle_is_known_by_the_route() -> None:
    assert {route for route in ROUTES if dose(route=route).injected} == INJECTION_ROUTES


def test_every_entry_has_an_identity_of_its_own() -> None:
    assert len({symptom().uid for _ in range(100)}) == 100
    assert len(new_uid()) == 32


def test_a_profile_refuses_what_cannot_be_printed() -> None:
    assert Profile(name="Zoe\u0308").name == "Zo\u00eb"
    for bad in ({"name": "two\nlines"}, {"name": "\ud800"}, {"name": "x" * 81}, {"born": date(1899, 12, 31)}):
        with pytest.raises(Invalid):
            Profile(**bad)  # type: ignore[arg-type]


@given(st.text(st.characters() | st.sampled_from("\0\n\r\ud800\u0301e"), max_size=90), st.booleans())
def test_cleaned_text_is_composed_and_clean_text_stays(text: str, lines: bool) -> None:
    try:
        cleaned = clean_text(text, "note", lines=lines)
    except Invalid:
        broken = any("\ud800" <= one <= "\udfff" for one in text)
        longest = max(len(text), len(unicodedata.normalize("NFC", text)))
        assert "\0" in text or broken or longest > 80 or (not lines and ("\n" in text or "\r" in text))
        return
    assert cleaned == unicodedata.normalize("NFC", text)
    assert clean_text(cleaned, "note", lines=lines) == cleaned
    cleaned.encode("utf-8")


@given(st.floats())
def test_any_number_is_a_score_from_0_to_10_or_refused(value: float) -> None:
    try:
        kept = symptom(value=value).value
    except Invalid:
        assert value not in range(11)
        return
    assert kept in range(11)
