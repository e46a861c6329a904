"""Numbers, amounts and counts in words."""

from __future__ import annotations

from typing import Final

from tracker.domain.model.units import in_other_units

_COUNTED: Final = frozenset({"tablet", "capsule", "drop", "spray", "ampoule"})
_COMPARATORS: Final = {"<": "less than ", "<=": "at most ", ">=": "at least ", ">": "more than "}


def number_text(value: float) -> str:
    """A number as a person writes it, nothing rounded away: 6, 0.34, 2000."""
    if float(value).is_integer():
        return str(int(value))
    shown = repr(value)
    if "e-" not in shown:
        return shown
    digits, exponent = shown.split("e-")
    return "0." + "0" * (int(exponent) - 1) + digits.replace(".", "")


def counted(number: int, thing: str) -> str:
    """``1 entry``, ``2 entries``, ``1,000 days``."""
    if number == 1:
        return f"1 {thing}"
    return (
        f"{number:,} {thing[:-1]}ies" if thing.endswith("y") and thing[-2] not in "aeiou" else f"{number:,} {thing}s"
    )


def comparator_text(comparator: str | None) -> str:
    """``less than ``, ``at least `` and so on, before a number; empty without one."""
    return _COMPARATORS.get(comparator or "", "")


def other_units(analyte: str, value: float, unit: str) -> list[str]:
    """The same result in the other units in which laboratories print it, to three figures: ``304 pmol/L``."""
    return [f"{number_text(float(f'{other:.3g}'))} {to}" for other, to in in_other_units(analyte, value, unit)]


def amount_text(amount: float, unit: str) -> str:
    """An amount as it is shown: ``1000 µg``, ``2 tablets``."""
    shown = "µg" if unit == "ug" else unit
    if unit in _COUNTED and amount != 1:
        shown += "s"
    return f"{number_text(amount)} {shown}"
