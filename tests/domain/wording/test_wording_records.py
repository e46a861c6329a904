"""Records in words: what they say is what was recorded, in English whatever the system speaks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.language.day_words import parse_day
from tracker.domain.model.records import EVENT_NAMES, Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_series import Series
from tracker.domain.wording.days import day_spoken, day_text, days_ago
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.records import record_label, record_text, series_text, value_text

TODAY = date(2026, 11, 20)


def symptom(**given: object) -> Observation:
    return Observation(**{"day": TODAY, "measure": "tingling", "value": 6.0, **given})  # type: ignore[arg-type]


def romberg(**given: object) -> Observation:
    given = {"day": TODAY, "kind": "test", "measure": "romberg", "unit": "s", "value": 22.5, **given}
    return Observation(**given)  # type: ignore[arg-type]


def lab(**given: object) -> LabResult:
    return LabResult(**{"day": TODAY, "analyte": "b12", "value": 412.0, "unit": "ng/L", **given})  # type: ignore[arg-type]


def dose(**given: object) -> Dose:
    given = {"day": TODAY, "product": "vitamin B12", "route": "oral", "amount": 1000.0, "unit": "ug", **given}
    return Dose(**given)  # type: ignore[arg-type]


def event(name: str, **given: object) -> Event:
    return Event(day=TODAY, name=name, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (symptom(), "Tingling 6 of 10"),
        (symptom(value=0.0), "Tingling 0 of 10"),
        (symptom(value=None, state="skipped"), "Tingling skipped"),
        (symptom(site="foot", side="left"), "Tingling 6 of 10 (left foot)"),
        (symptom(site="foot", side="both"), "Tingling 6 of 10 (foot, both sides)"),
        (symptom(side="both"), "Tingling 6 of 10 (both sides)"),
        (symptom(note="after a walk"), "Tingling 6 of 10 - after a walk"),
        (symptom(measure="leg-weakness"), "Leg weakness 6 of 10"),
        (symptom(measure="burning-feet"), "Burning feet 6 of 10"),
        (romberg(), "Feet together, eyes closed 22.5 s"),
        (romberg(value=30.0, comparator=">="), "Feet together, eyes closed at least 30 s"),
        (romberg(measure="four-stage", unit="stage", value=3.0), "Four-stage balance 3"),
        (romberg(measure="chair-stand", unit="count", value=12.0), "Chair stands in 30 s 12"),
        (lab(low=197.0, high=771.0), "Vitamin B12 (serum) 412 ng/L (range 197 to 771)"),
        (lab(comparator=">", value=2000.0), "Vitamin B12 (serum) more than 2000 ng/L"),
        (lab(comparator="<", value=0.4, high=0.4), "Vitamin B12 (serum) less than 0.4 ng/L (range below 0.4)"),
        (lab(low=30.0), "Vitamin B12 (serum) 412 ng/L (range above 30)"),
        (lab(low=0.0, high=0.4), "Vitamin B12 (serum) 412 ng/L (range 0 to 0.4)"),
        (dose(), "vitamin B12 1000 µg"),
        (dose(route="sublingual"), "vitamin B12 1000 µg, sublingual"),
        (dose(amount=2.0, unit="tablet", state="skipped"), "vitamin B12 skipped"),
        (dose(amount=None, unit=None), "vitamin B12"),
        (
            dose(product="hydroxocobalamin", amount=1.0, unit="mg", route="intramuscular", site="thigh", side="left"),
            "hydroxocobalamin 1 mg, intramuscular, left thigh",
        ),
        (dose(route="injection", given_by="nurse"), "vitamin B12 1000 µg, injection, given by nurse"),
        (event("fall"), "Fall"),
        (event("fall", injured=True, note="shower"), "Fall (injured): shower"),
        (event("fall", injured=False), "Fall (not injured)"),
        (event("red-flag", note="bladder"), "Warning sign: bladder"),
        (event("note", note="dizzy"), "Note: dizzy"),
    ],
)
def test_a_record_on_one_line_says_what_was_recorded(record: Record, words: str) -> None:
    assert record_text(record) == words


@pytest.mark.parametrize("name", EVENT_NAMES)
def test_every_kind_of_event_has_a_name_in_print(name: str) -> None:
    assert record_label(event(name))[0].isupper()


@pytest.mark.parametrize("value", [0.5, 0.34, 999_999.5, 0.00001, 1e-07])
def test_nothing_is_rounded_in_a_value(value: float) -> None:
    shown = value_text(lab(value=value)).split()[0]
    assert float(shown) == value and "e" not in shown


def test_nought_and_skipped_read_differently_everywhere() -> None:
    nought, skipped = symptom(value=0.0), symptom(value=None, state="skipped")
    assert value_text(nought) == "0 of 10"
    assert value_text(skipped) == "skipped"


def test_a_day_of_another_year_says_so() -> None:
    assert day_text(date(2026, 11, 19), TODAY) == "Thu 19 Nov"
    assert day_text(date(2025, 11, 19), TODAY) == "Wed 19 Nov 2025"
    assert day_spoken(date(2026, 11, 19)) == "Thursday 19 November 2026"


@given(st.dates(date(1900, 1, 1), TODAY))
def test_a_shown_day_reads_back_as_itself(day: date) -> None:
    assert parse_day(day_spoken(day).split(maxsplit=1)[1], today=TODAY) == day
    if day.year != TODAY.year:
        assert parse_day(day_text(day, TODAY).split(maxsplit=1)[1], today=TODAY) == day
    else:
        assert f"{day_text(day, TODAY)} {day.year}" == day_text(day, date(1999, 1, 1))


@pytest.mark.parametrize(
    ("back", "words"), [(0, "today"), (1, "yesterday"), (14, "14 days ago"), (-1, "tomorrow"), (-4, "in 4 days")]
)
def test_how_far_a_day_lies_back_or_ahead(back: int, words: str) -> None:
    assert days_ago(TODAY - timedelta(days=back), TODAY) == words


@pytest.mark.parametrize(
    ("number", "thing", "words"),
    [
        (0, "entry", "0 entries"),
        (1, "entry", "1 entry"),
        (2, "entry", "2 entries"),
        (1000, "day", "1,000 days"),
        (1, "day", "1 day"),
    ],
)
def test_things_are_counted_as_people_do(number: int, thing: str, words: str) -> None:
    assert counted(number, thing) == words


@pytest.mark.parametrize(
    ("series", "said"),
    [
        (Series("tingling"), "Tingling"),
        (Series("tingling", "foot", "left"), "Tingling, left foot"),
        (Series("tingling", "hand", "both"), "Tingling, hand, both sides"),
        (Series("leg-weakness", None, "right"), "Leg weakness, right"),
    ],
)
def test_a_series_is_named_by_its_symptom_and_its_place(series: Series, said: str) -> None:
    assert series_text(series) == said
