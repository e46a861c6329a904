"""Units of doses: what people type, and what is stored and shown. Nothing is converted or added up."""

from __future__ import annotations

from collections.abc import Mapping
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
}
_COUNTED: Final = frozenset({"tablet", "capsule", "drop", "spray", "ampoule"})


def amount_text(amount: float, unit: str) -> str:
    """An amount as it is shown: ``1000 µg``, ``2 tablets``."""
    shown = "µg" if unit == "ug" else unit
    if unit in _COUNTED and amount != 1:
        shown += "s"
    return f"{number_text(amount)} {shown}"


def number_text(value: float) -> str:
    """A number as a person writes it, nothing rounded away: 6, 0.34, 2000."""
    if float(value).is_integer():
        return str(int(value))
    shown = repr(value)
    if "e-" not in shown:
        return shown
    digits, exponent = shown.split("e-")
    return "0." + "0" * (int(exponent) - 1) + digits.replace(".", "")
