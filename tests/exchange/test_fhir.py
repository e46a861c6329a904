"""The FHIR bundle: as ``fhir.resources`` reads it, and the rules of R4 that it does not check."""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from datetime import UTC, date, datetime, time
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest
from exchange_records import records
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.model.catalogue import BLOOD_TESTS, HOME_TESTS, PRODUCTS, SYMPTOMS
from tracker.domain.model.plan import Phase, Plan
from tracker.domain.model.records import ROUTES, Dose, Event, LabResult, Observation, Profile, Record
from tracker.domain.model.units import DOSE_UNITS
from tracker.exchange.contents import Contents
from tracker.exchange.fhir import bundle, codes
from tracker.exchange.fhir.resources import is_resource

DAY, NOW = date(2026, 11, 19), datetime(2026, 11, 20, 14, 30, tzinfo=UTC)
WHOSE = Profile(name="Sam Example", born=date(1968, 4, 12))
LOINC = {*codes.MEASURES.values(), *(code for test in codes.BLOOD.values() for code in test if code), "51855-5"}
STATUS = {
    "Observation": {"final"},
    "MedicationAdministration": {"completed", "not-done"},
    "MedicationStatement": {"active"},
    "DocumentReference": {"current"},
}


def written(some: list[Record], **beside: Any) -> dict[str, Any]:
    text = io.StringIO()
    bundle.write(Contents(WHOSE, (), some), text, now=NOW, **beside)
    found = json.loads(text.getvalue())
    if find_spec("fhir") is not None:
        import_module("fhir.resources.R4B.bundle").Bundle.model_validate(found)
    assert against_the_rules(found) == []
    return found


def one(record: Record) -> dict[str, Any]:
    """The resource of a record, without what all have."""
    (entry,) = written([record])["entry"][1:]
    return {key: part for key, part in entry["resource"].items() if key not in ("id", "meta", "subject", "status")}


def walk(part: Any) -> Any:
    """Every mapping in it."""
    if isinstance(part, dict):
        yield part
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from walk(inner)


def against_the_rules(found: dict[str, Any]) -> list[str]:
    wrong = []
    urls = [entry["fullUrl"] for entry in found["entry"]]
    if len(set(urls)) != len(urls):
        wrong.append("bdl-7: each fullUrl once")
    for entry in found["entry"]:
        resource = entry["resource"]
        kind = resource["resourceType"]
        if entry["fullUrl"] != f"urn:uuid:{resource['id']}":
            wrong.append("a fullUrl with its id")
        if kind != "Patient" and resource["status"] not in STATUS[kind]:
            wrong.append(f"a status of {kind}")
        if kind == "Observation" and ("dataAbsentReason" in resource) == any(
            key.startswith("value") for key in resource
        ):
            wrong.append("obs-6: a value, or why there is none")
        if kind == "MedicationAdministration" and "dose" not in resource.get("dosage", {"dose": 1}):
            wrong.append("mad-1: a dosage has a dose")
        if kind != "Patient" and not any(tag["code"] == "PATAST" for tag in resource["meta"]["tag"]):
            wrong.append("it is the patient's word")
    for part in walk(found):
        if "reference" in part and part["reference"] not in urls:
            wrong.append("a reference leads into the bundle")
        if part.get("system") == codes.LOINC and part["code"] not in LOINC:
            wrong.append(f"LOINC {part['code']}")
        if part.get("system") == codes.UCUM and part["code"] not in codes.UNITS.values():
            wrong.append(f"UCUM {part['code']}")
        if "code" in part and "value" in part and part.get("system") != codes.UCUM:
            wrong.append("qty-3: a code of a unit has its system")
        if any(value in (None, "", [], {}) for value in part.values()):
            wrong.append("ele-1: nothing is empty")
        for key in ("effectiveDateTime", "issued", "timestamp", "date"):
            dated = r"\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-](0\d|1[0-4]):\d\d))?"
            if isinstance(part.get(key), str) and not re.fullmatch(dated, part[key]):
                wrong.append(f"dateTime {part[key]}")
    return wrong


def test_the_package_for_fhir_reads_it() -> None:
    bundle_of = pytest.importorskip("fhir.resources.R4B.bundle", reason="fhir.resources (extra: check)").Bundle
    read = bundle_of.model_validate(written([Observation(day=DAY, measure="tingling", value=6.0)]))
    assert [one.resource.get_resource_type() for one in read.entry] == ["Patient", "Observation"]


def test_a_score_says_its_direction_and_a_skipped_one_why_it_has_none() -> None:
    score = Observation(measure="pain", value=6, day=DAY, time=time(8), utc_offset=60, site="foot", side="left")
    assert one(score) == {
        "resourceType": "Observation",
        "category": [{"coding": [{"system": f"{codes.HL7}observation-category", "code": "survey"}]}],
        "code": {
            "text": "Pain (0 = none, 10 = worst)",
            "coding": [{"system": "http://loinc.org", "code": "72514-3"}],
        },
        "effectiveDateTime": "2026-11-19T08:00:00+01:00",
        "performer": one(score)["performer"],
        "valueQuantity": {"value": 6, "unit": "score", "system": codes.UCUM, "code": "{score}"},
        "bodySite": {"text": "left foot"},
    }
    skipped = one(Observation(measure="tingling", value=None, state="skipped", day=DAY, time=time(8)))
    assert skipped["dataAbsentReason"]["coding"][0]["code"] == "asked-declined"
    assert skipped["effectiveDateTime"] == "2026-11-19"  # FHIR has no time without an offset
    assert "coding" not in skipped["code"]


@pytest.mark.parametrize(("unit", "code"), [("ng/L", "2132-9"), ("pmol/L", "14685-2")])
def test_a_blood_test_has_the_range_that_was_printed(unit: str, code: str) -> None:
    found = one(
        LabResult(analyte="b12", value=150, comparator="<", unit=unit, low=197, laboratory="City lab", day=DAY)
    )
    assert found["code"] == {"text": "Vitamin B12 (serum)", "coding": [{"system": "http://loinc.org", "code": code}]}
    of_unit = {"unit": unit, "system": codes.UCUM, "code": unit}
    assert found["valueQuantity"] == {"value": 150, "comparator": "<", **of_unit}
    assert found["referenceRange"] == [{"low": {"value": 197, **of_unit}}]
    assert found["performer"] == [{"display": "City lab"}]
    assert found["category"][0]["coding"][0]["code"] == "laboratory"


def test_a_dose_was_given_or_not_done() -> None:
    given = {"product": "hydroxocobalamin", "form": "hydroxocobalamin", "route": "intramuscular", "day": DAY}
    shot = Dose(**given, amount=1.0, unit="mg", site="thigh", side="left", given_by="nurse")
    found = one(shot)
    assert found["dosage"] == {
        "route": {"text": "intramuscular", "coding": [{"system": codes.SNOMED, "code": "78421000"}]},
        "site": {"text": "left thigh"},
        "dose": {"value": 1, "unit": "mg", "system": codes.UCUM, "code": "mg"},
    }
    assert found["medicationCodeableConcept"]["coding"] == [{"system": codes.ATC, "code": "B03BA03"}]
    assert found["performer"] == [{"actor": {"display": "nurse"}}]
    (skipped,) = written([Dose(**given, state="skipped", note="ill")])["entry"][1:]
    assert skipped["resource"]["status"] == "not-done"
    assert skipped["resource"]["note"] == [{"text": "intramuscular\nill"}]


def test_plans_and_the_page_are_in_it() -> None:
    plan = Plan(
        product="folate", route="oral", amount=5.0, unit="mg", phases=(Phase(1, "days"),), starts=DAY, recorded_at=NOW
    )
    fall = Event(name="fall", injured=True, note="stairs", day=DAY)
    found = written([fall, Event(name="note", note="x", day=DAY)], plans=[plan], page=b"%PDF-1.4 page")
    person, page, statement, fallen = (entry["resource"] for entry in found["entry"])
    assert (person["name"], person["birthDate"]) == ([{"text": "Sam Example"}], "1968-04-12")
    assert b64decode(page["content"][0]["attachment"]["data"]) == b"%PDF-1.4 page"
    assert page["type"]["coding"] == [{"system": "http://loinc.org", "code": "51855-5"}]
    assert statement["dosage"][0]["text"] == "every day"
    assert (fallen["code"], fallen["valueString"]) == ({"text": "Fall"}, "stairs")
    assert fallen["component"] == [{"code": {"text": "Injured"}, "valueBoolean": True}]
    assert written([fall], plans=[plan])["entry"][0] == found["entry"][0]


@pytest.mark.thorough
@settings(deadline=None)
@given(st.lists(records(), max_size=4, unique_by=lambda one: one.uid))
def test_any_entry_makes_a_resource_that_keeps_the_rules(some: list[Record]) -> None:
    assert len(written(some)["entry"]) == 1 + sum(map(is_resource, some))


def test_the_codes_are_of_what_the_catalogue_has_and_are_spelled_rightly() -> None:
    assert codes.MEASURES.keys() <= SYMPTOMS.keys() | HOME_TESTS.keys()
    assert codes.BLOOD.keys() == BLOOD_TESTS.keys()
    assert codes.FORMS.keys() == {product.form for product in PRODUCTS.values() if product.form}
    assert codes.ROUTES.keys() == {*ROUTES} - {"injection"}
    assert {*DOSE_UNITS.values()} | {test.unit for test in HOME_TESTS.values()} <= codes.UNITS.keys()
    for code in LOINC:
        digits, check = code.split("-")
        # Mod 10 as LOINC has it: from the right, every other digit doubled.
        doubled = [int(d) * (1 + (place % 2 == 0)) for place, d in enumerate(reversed(digits))]
        total = sum(number // 10 + number % 10 for number in doubled)
        assert int(check) == -total % 10, code
