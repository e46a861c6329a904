"""Records, days and places in the words in which a person reads them."""

from __future__ import annotations

from datetime import date
from typing import Final

from tracker.domain.language.dates import MONTHS
from tracker.domain.language.day_words import WEEKDAYS
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record, name_of
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.domain.model.units import amount_text, number_text

MONTHS_SHORT: Final = tuple(name[:3].capitalize() for name in MONTHS)
_COMPARATORS: Final = {"<": "less than ", "<=": "at most ", ">=": "at least ", ">": "more than "}
_EVENTS: Final = {"red-flag": "Warning sign"}


def day_text(day: date, today: date) -> str:
    """``Thu 19 Nov``, with the year when it is not this one. English whatever the system's language."""
    shown = f"{WEEKDAYS[day.weekday()][:3].capitalize()} {day.day} {MONTHS_SHORT[day.month - 1]}"
    return shown if day.year == today.year else f"{shown} {day.year}"


def day_spoken(day: date) -> str:
    """``Thursday 19 November 2026``."""
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def days_ago(day: date, today: date) -> str:
    """How far ``day`` lies back: today, yesterday, 14 days ago; or ahead: tomorrow, in 4 days."""
    back = (today - day).days
    named = {0: "today", 1: "yesterday", -1: "tomorrow"}
    return named.get(back) or (f"{back} days ago" if back > 0 else f"in {-back} days")


def counted(number: int, thing: str) -> str:
    """``1 entry``, ``2 entries``, ``1,000 days``."""
    if number == 1:
        return f"1 {thing}"
    return (
        f"{number:,} {thing[:-1]}ies" if thing.endswith("y") and thing[-2] not in "aeiou" else f"{number:,} {thing}s"
    )


def place_text(site: str | None, side: str | None) -> str:
    """``left foot``, ``both hands`` as ``hand, both sides``, ``left``; empty when nothing was said."""
    if side == "both":
        return f"{site}, both sides" if site else "both sides"
    return " ".join(part for part in (side, site) if part)


def _extent_text(extent: str | None) -> str:
    """``up to the ankle``, ``above the knee``, ``toes``; empty when nothing was said."""
    if extent is None or extent.startswith("above") or extent in ("toes", "fingertips"):
        return extent or ""
    return f"up to the {extent}"


def label(record: Record, symptoms: SymptomList = CATALOGUE) -> str:
    """What a record is about, in print. symptoms: the person's own names."""
    if isinstance(record, Event):
        return _EVENTS.get(record.name, record.name.capitalize())
    return symptoms.label(record.kind, name_of(record))


def comparator_text(comparator: str | None) -> str:
    """``less than ``, ``at least `` and so on, before a number; empty without one."""
    return _COMPARATORS.get(comparator or "", "")


def value_text(record: Record) -> str:
    """A record's value in words: ``6 of 10``, ``at least 30 s``, ``412 ng/L``, ``1 mg``, ``skipped``; or empty."""
    match record:
        case Observation() | Dose() if record.state == "skipped":
            return "skipped"
        case Observation(value=float() as value):
            shown = f"{comparator_text(record.comparator)}{number_text(value)}"
            unit = "of 10" if record.unit == "score" else "" if record.unit in ("count", "stage") else record.unit
            return f"{shown} {unit}".rstrip()
        case LabResult():
            return f"{comparator_text(record.comparator)}{number_text(record.value)} {record.unit}"
        case Dose(amount=float() as amount, unit=str() as unit):
            return amount_text(amount, unit)
    return ""


def record_text(record: Record, symptoms: SymptomList = CATALOGUE) -> str:
    """A whole record on one line, without its day: ``Tingling 6 of 10 (left foot)``."""
    head = f"{label(record, symptoms)} {value_text(record)}".rstrip()
    match record:
        case Observation():
            up_to = _extent_text(record.extent)
            head += _in_brackets(", ".join(part for part in (place_text(record.site, record.side), up_to) if part))
        case Dose():
            if record.injected or record.route != "oral":
                how = "injection" if record.route == "injection" else record.route
                where = " and ".join(place_text(*place) for place in record.places)
                head += f", {how}" + (f", {where}" if where else "")
            head += f", given by {record.given_by}" if record.given_by else ""
        case LabResult():
            head += _in_brackets(range_text(record))
        case Event():
            hurt = {True: " (injured)", False: " (not injured)", None: ""}[record.injured]
            return f"{head}{hurt}: {record.note}" if record.note else f"{head}{hurt}"
    return f"{head} - {record.note}" if record.note else head


def range_text(result: LabResult) -> str:
    """The range that the laboratory printed: ``range 197 to 771``, ``range below 0.4``; empty without one."""
    if result.low is not None and result.high is not None:
        return f"range {number_text(result.low)} to {number_text(result.high)}"
    if result.high is not None:
        return f"range below {number_text(result.high)}"
    return f"range above {number_text(result.low)}" if result.low is not None else ""


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""
