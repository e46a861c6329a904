"""One record as one FHIR resource: a mapping as JSON has it, without what is not known."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any, Final
from uuid import UUID

from tracker.domain.model.plan import Plan
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.plans import phases_text
from tracker.domain.wording.records import place_text, record_label
from tracker.exchange.fhir.codes import (
    ATC,
    FORMS,
    HL7,
    LOINC,
    MEASURES,
    PATIENT_NOTE,
    ROUTES,
    SNOMED,
    UCUM,
    blood_code,
    unit_code,
)

Resource = dict[str, Any]

# Whose word it is: the patient's, not a clinician's.
META: Final[Resource] = {
    "tag": [
        {"system": f"{HL7}v3-ObservationValue", "code": "PATAST", "display": "patient asserted"},
        {"code": "patient-generated", "display": "Patient-generated"},
    ]
}
_OBSERVED: Final = frozenset({"fall", "red-flag"})
_MOST_OFFSET: Final = 14 * 60


def is_resource(record: Record) -> bool:
    """Whether a record becomes a resource: notes, visits and the like do not; they are on the page."""
    return not isinstance(record, Event) or record.name in _OBSERVED


def patient(profile: Profile, id: str) -> Resource:
    """The person of the journal."""
    born = profile.born.isoformat() if profile.born else None
    return _without_nothing(
        resourceType="Patient",
        id=id,
        meta=META,
        name=[{"text": profile.name}] if profile.name else None,
        birthDate=born,
    )


def document(page: bytes, id: str, person: str, made: datetime) -> Resource:
    """The page as a document. page: a PDF, as base64 text; made: in UTC."""
    return {
        "resourceType": "DocumentReference",
        "id": id,
        "meta": META,
        "status": "current",
        "type": {"coding": [{"system": LOINC, "code": PATIENT_NOTE}], "text": "Patient note"},
        "subject": _reference(person),
        "author": [_reference(person)],
        "date": _instant(made),
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "title": "Symptom and treatment record",
                    "data": page.decode("ascii"),
                }
            }
        ],
    }


def resource_of(record: Record, person: str, symptoms: SymptomList) -> Resource:
    """The resource of a record for which ``is_resource`` holds. person: the id of the patient."""
    if isinstance(record, Dose):
        return _administration(record, person, symptoms)
    return _without_nothing(
        resourceType="Observation",
        id=uuid_text(record.uid),
        meta=META,
        status="final",
        category=[
            {
                "coding": [
                    {
                        "system": f"{HL7}observation-category",
                        "code": "laboratory" if isinstance(record, LabResult) else "survey",
                    }
                ]
            }
        ],
        subject=_reference(person),
        effectiveDateTime=_when(record),
        issued=None if record.recorded_at is None else _instant(record.recorded_at),
        performer=_performer(record, person),
        note=_note(record.note) if not isinstance(record, Event) else None,
        **_observed(record, symptoms),
    )


def _observed(record: Observation | LabResult | Event, symptoms: SymptomList) -> Resource:
    label = printable(record_label(record, symptoms))
    match record:
        case LabResult():
            value: Resource = (
                {"valueString": _text(record.words or "")}
                if record.value is None or record.unit is None
                else {"valueQuantity": _quantity(record.value, record.unit, record.comparator)}
            )
            code = _concept(label, LOINC, record.unit and blood_code(record.analyte, record.unit))
            return {"code": code, **value, "referenceRange": _range(record)}
        case Event():
            hurt = None if record.injured is None else [{"code": {"text": "Injured"}, "valueBoolean": record.injured}]
            return {"code": {"text": label}, "valueString": _text(record.note) or label, "component": hurt}
    scale = " (0 = none, 10 = worst)" if record.unit == "score" else ""
    place = place_text(record.site, record.side)
    absent = {"coding": [{"system": f"{HL7}data-absent-reason", "code": "asked-declined"}], "text": "skipped"}
    up_to = [{"code": {"text": "How far up"}, "valueString": record.extent}] if record.extent else None
    return {
        "code": _concept(label + scale, LOINC, MEASURES.get(record.measure)),
        "valueQuantity": None if record.value is None else _quantity(record.value, record.unit, record.comparator),
        "dataAbsentReason": absent if record.value is None else None,
        "bodySite": {"text": printable(place)} if place.strip() else None,
        "component": up_to,
    }


def _administration(dose: Dose, person: str, symptoms: SymptomList) -> Resource:
    where = printable(" and ".join(place_text(*place) for place in dose.places)).strip()
    dosage = None
    said = dose.note
    if dose.amount is not None and dose.unit is not None:
        dosage = _without_nothing(
            route=_concept(dose.route, SNOMED, ROUTES.get(dose.route)),
            site={"text": where} if where else None,
            dose=_quantity(dose.amount, dose.unit),
        )
    else:  # a dosage needs its dose
        said = "\n".join(part for part in (", ".join(filter(None, (dose.route, where))), dose.note) if part)
    return _without_nothing(
        resourceType="MedicationAdministration",
        id=uuid_text(dose.uid),
        meta=META,
        status="completed" if dose.state == "taken" else "not-done",
        medicationCodeableConcept=_medication(symptoms.label("dose", dose.product), dose.form),
        subject=_reference(person),
        effectiveDateTime=_when(dose),
        performer=[{"actor": {"display": _text(dose.given_by)} if _text(dose.given_by) else _reference(person)}],
        note=_note(said),
        dosage=dosage,
    )


def statement_of(plan: Plan, person: str) -> Resource:
    """A plan that holds: what the person says that the doctor said."""
    quantity = None if plan.amount is None or plan.unit is None else _quantity(plan.amount, plan.unit)
    return _without_nothing(
        resourceType="MedicationStatement",
        id=uuid_text(plan.uid),
        meta=META,
        status="active",
        medicationCodeableConcept=_medication(SymptomList().label("dose", plan.product), plan.form),
        subject=_reference(person),
        effectivePeriod=_without_nothing(
            start=plan.starts.isoformat(), end=None if plan.ends is None else plan.ends.isoformat()
        ),
        dateAsserted=_instant(plan.recorded_at),
        informationSource=_reference(person),
        note=_note(plan.note),
        dosage=[
            _without_nothing(
                text=phases_text(plan.phases),
                route=_concept(plan.route, SNOMED, ROUTES.get(plan.route)),
                doseAndRate=None if quantity is None else [{"doseQuantity": quantity}],
            )
        ],
    )


def uuid_text(uid: str) -> str:
    """32 hexadecimal digits as a UUID is written."""
    return str(UUID(uid))


def _reference(id: str) -> Resource:
    return {"reference": f"urn:uuid:{id}"}


def _performer(record: Record, person: str) -> list[Resource]:
    laboratory = _text(record.laboratory) if isinstance(record, LabResult) else None
    return [{"display": laboratory}] if laboratory else [_reference(person)]


def _medication(label: str, form: str | None) -> Resource:
    return _concept(printable(label), ATC, FORMS.get(form or ""))


def _concept(text: str, system: str, code: str | None) -> Resource:
    return _without_nothing(text=text, coding=[{"system": system, "code": code}] if code else None)


def _quantity(value: float, unit: str, comparator: str | None = None) -> Resource:
    code = unit_code(unit)
    number = int(value) if float(value).is_integer() else value
    return _without_nothing(
        value=number,
        comparator=comparator,
        unit=_text(unit),
        system=UCUM if code else None,
        code=code,
    )


def _range(result: LabResult) -> list[Resource] | None:
    if result.unit is None:
        return None
    low, high = (None if end is None else _quantity(end, result.unit) for end in (result.low, result.high))
    return None if low is None and high is None else [_without_nothing(low=low, high=high)]


def _when(record: Record) -> str:
    """The day, with the time where its offset from UTC is known: FHIR has no time without one."""
    if record.time is None or record.utc_offset is None or abs(record.utc_offset) > _MOST_OFFSET:
        return record.day.isoformat()
    hours, minutes = divmod(abs(record.utc_offset), 60)
    sign = "-" if record.utc_offset < 0 else "+"
    return f"{record.day.isoformat()}T{time.isoformat(record.time, 'seconds')}{sign}{hours:02}:{minutes:02}"


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).isoformat()[:19]}Z"


def _note(words: str) -> list[Resource] | None:
    return [{"text": text}] if (text := _text(words)) else None


def _text(words: str) -> str | None:
    """Words as FHIR allows them, or None where nothing would be seen."""
    return printable(words).strip() or None


def _without_nothing(**parts: Any) -> Resource:
    return {name: part for name, part in parts.items() if part is not None}
