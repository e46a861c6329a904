"""The codes of other systems for what the catalogue has. What has no code here is said in words alone.

LOINC (loinc.org), ATC (whocc.no), the routes of HL7's R4 value set (SNOMED CT), units as UCUM. Other SNOMED codes are
bound to a licence, and not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from tracker.domain.model.units import COUNTED

LOINC: Final = "http://loinc.org"
ATC: Final = "http://www.whocc.no/atc"
SNOMED: Final = "http://snomed.info/sct"
UCUM: Final = "http://unitsofmeasure.org"
HL7: Final = "http://terminology.hl7.org/CodeSystem/"

PATIENT_NOTE: Final = "51855-5"

# Pain severity, 0 to 10, as reported; 30 second chair stand; timed up and go.
MEASURES: Final[Mapping[str, str]] = {"pain": "72514-3", "chair-stand": "66247-8", "tug": "89423-8"}


class Test(NamedTuple):
    """The codes of a blood test, as a mass in a volume and as moles in a volume; None where there is none."""

    mass: str | None
    moles: str | None = None


BLOOD: Final[Mapping[str, Test]] = {
    "b12": Test("2132-9", "14685-2"),
    "active-b12": Test(None, "72160-5"),
    "mma": Test(None, "13964-2"),
    "homocysteine": Test("2428-1", "13965-9"),
    "folate": Test("2284-8", "14732-2"),
    "ferritin": Test("2276-4", "14723-1"),
    "hb": Test("718-7", "59260-0"),
    "mcv": Test("787-2"),
}
FORMS: Final[Mapping[str, str]] = {
    "cyanocobalamin": "B03BA01",
    "hydroxocobalamin": "B03BA03",
    "adenosylcobalamin": "B03BA04",
    "methylcobalamin": "B03BA05",
    "folic acid": "B03BB01",
}
# An injection by an unknown route has none.
ROUTES: Final[Mapping[str, str]] = {
    "oral": "26643006",
    "sublingual": "37839007",
    "buccal": "54471007",
    "nasal": "46713006",
    "subcutaneous": "34206005",
    "intramuscular": "78421000",
    "intravenous": "47625008",
    "transdermal": "45890007",
}
# By the unit as a record has it.
UNITS: Final[Mapping[str, str]] = {
    **{unit: unit for unit in ("mg", "ug", "g", "mL", "s", "fL")},
    **{unit: unit for unit in ("pg/mL", "ng/L", "pmol/L", "umol/L", "nmol/L", "nmol/mL", "mg/L", "ng/mL")},
    **{unit: unit for unit in ("ug/L", "g/L", "g/dL", "mmol/L")},
    "IU": "[iU]",
    "score": "{score}",
    "count": "{#}",
    "stage": "{stage}",
    **{unit: f"{{{unit}}}" for unit in COUNTED},
}


def blood_code(analyte: str, unit: str) -> str | None:
    """The LOINC code of a result in this unit; None where the catalogue or the table has none."""
    codes = BLOOD.get(analyte)
    return None if codes is None else codes.moles if "mol" in unit.lower() else codes.mass


def unit_code(unit: str) -> str | None:
    """The UCUM code of a unit, also with a micro sign; None for one that is not known."""
    return UNITS.get(unit.replace("µ", "u").replace("μ", "u"))
