"""Units: what people type for doses, and what is stored and shown. Doses are never converted or added up.

Results of blood tests are converted only for display, beside the printed value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

DOSE_UNITS: Final[Mapping[str, str]] = {
    "mg": "mg",
    "milligram": "mg",
    "milligrams": "mg",
    "ug": "ug",
    "mcg": "ug",
    "µg": "ug",
    "μg": "ug",
    "microgram": "ug",
    "micrograms": "ug",
    "g": "g",
    "ml": "mL",
    "iu": "IU",
    "tablet": "tablet",
    "tablets": "tablet",
    "tab": "tablet",
    "tabs": "tablet",
    "pill": "tablet",
    "pills": "tablet",
    "capsule": "capsule",
    "capsules": "capsule",
    "drop": "drop",
    "drops": "drop",
    "spray": "spray",
    "sprays": "spray",
    "ampoule": "ampoule",
    "ampoules": "ampoule",
    "amp": "ampoule",
    "amps": "ampoule",
    "vial": "ampoule",
    "vials": "ampoule",
    "i.u.": "IU",
    "unit": "IU",
    "units": "IU",
    "patch": "patch",
    "patches": "patch",
    "lozenge": "lozenge",
    "lozenges": "lozenge",
    "sachet": "sachet",
    "sachets": "sachet",
    "gummy": "gummy",
    "gummies": "gummy",
    "puff": "spray",
    "puffs": "spray",
    "caps": "capsule",
    "cap": "capsule",
    "tabl": "tablet",
    "drp": "drop",
    "gtt": "drop",
    "milligramme": "mg",
    "milligrammes": "mg",
    "milligramm": "mg",
    "mgs": "mg",
    "microgramme": "ug",
    "microgrammes": "ug",
    "mikrogramm": "ug",
    "mcgs": "ug",
    "ugs": "ug",
    "gram": "g",
    "grams": "g",
    "gramme": "g",
    "grammes": "g",
    "gramm": "g",
    "mls": "mL",
    "millilitre": "mL",
    "millilitres": "mL",
    "milliliter": "mL",
    "milliliters": "mL",
    "ie": "IU",
    "ui": "IU",
    "tablette": "tablet",
    "tabletten": "tablet",
    "kapsel": "capsule",
    "kapseln": "capsule",
    "tropfen": "drop",
}
# What is counted. "2 tablets" are two, each with a strength of its own.
COUNTED: Final = frozenset({"tablet", "capsule", "drop", "spray", "ampoule", "patch", "lozenge", "sachet", "gummy"})
# The route that a form implies by itself.
ROUTE_OF: Final[Mapping[str, str]] = {"patch": "transdermal"}
# Of a mass, how many micrograms.
_MASSES: Final[Mapping[str, float]] = {"ug": 1.0, "mg": 1e3, "g": 1e6}
# A slip between two units of mass is a factor of 1,000, give or take another tablet or half of one.
_SLIP: Final = (300.0, 3_000.0)

# The amount of a test's first unit in one of each other unit. Only for units that differ by a known factor.
_RESULTS: Final[Mapping[str, Mapping[str, float]]] = {
    "b12": {"ng/L": 1, "pg/mL": 1, "pmol/L": 1 / 0.7378},
    "mma": {"umol/L": 1, "nmol/L": 0.001, "nmol/mL": 1},
    "homocysteine": {"umol/L": 1, "mg/L": 1 / 0.135},
    "folate": {"ng/mL": 1, "ug/L": 1, "nmol/L": 0.4413},
    "ferritin": {"ng/mL": 1, "ug/L": 1},
    "hb": {"g/L": 1, "g/dL": 10},
}

# Powers of ten: of the prefixes of a unit, and of a mass or an amount in a volume.
_POWERS: Final[Mapping[str, int]] = {"": 0, "d": -1, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15}
_CONCENTRATION: Final = re.compile(r"([munpf]?)(g|mol)/([dmu]?)l")


def in_micrograms(amount: float, unit: str) -> float | None:
    """A mass in micrograms; None for what is no mass."""
    return amount * _MASSES[unit] if unit in _MASSES else None


def slip_between(amount: float, unit: str, usual: float, usual_unit: str) -> str | None:
    """The unit with which ``amount`` would be about the usual amount, when it is about 1,000 times more or less.

    None when it is not, or when one of them is no mass.
    """
    if unit not in _MASSES or usual_unit not in _MASSES or not usual or not amount:
        return None
    times = amount * _MASSES[unit] / (usual * _MASSES[usual_unit])
    least, most = _SLIP
    for factor, step in ((times, -1), (1 / times, 1)):
        if least <= factor <= most:
            units = list(_MASSES)
            place = units.index(unit) + step
            return units[place] if 0 <= place < len(units) else unit
    return None


def is_mass(unit: str | None) -> bool:
    """Whether amounts in this unit can be compared: ug, mg, g."""
    return unit in _MASSES


@cache
def scale_of(unit: str) -> str:
    """The same text for units in which one quantity is the same number: ng/mL and µg/L, pg/mL and ng/L.

    Units that need a factor, such as g/dL and g/L or ng/L and pmol/L, have different texts.
    """
    spelled = unit.replace("µ", "u").replace("μ", "u").lower().replace(" ", "").replace("mcg", "ug")
    found = _CONCENTRATION.fullmatch(spelled)
    if found is None:
        return spelled
    return f"{found[2]}/l 10^{_POWERS[found[1]] - _POWERS[found[3]]}"


def convert(analyte: str, value: float, unit: str, to: str) -> float | None:
    """A result in another unit; None when no factor is known.

    The factors are molar masses: cyanocobalamin 1355 g/mol, folic acid 441 g/mol, homocysteine 135 g/mol.
    """
    units = _RESULTS.get(analyte, {})
    return value * units[unit] / units[to] if unit in units and to in units else None


def units_of(analyte: str) -> list[str]:
    """Units in which laboratories print a test; for an unlisted test, some common units."""
    return list(_RESULTS.get(analyte, ("ng/L", "pg/mL", "umol/L")))


def in_other_units(analyte: str, value: float, unit: str) -> list[tuple[float, str]]:
    """The same result in the other units in which laboratories print it; none where no factor is known."""
    spelled = unit.replace("µ", "u").replace("μ", "u")
    found = ((convert(analyte, value, spelled, to), to) for to in _RESULTS.get(analyte, {}) if to != spelled)
    return [(other, to) for other, to in found if other is not None]
