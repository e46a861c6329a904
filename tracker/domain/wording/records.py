"""Records, days and places in words for people."""

from __future__ import annotations

from typing import Final

from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record, name_of
from tracker.domain.model.remembered import DIRECTION, SYMPTOM, Remembered
from tracker.domain.model.symptom_list import CATALOGUE, Choice, SymptomList
from tracker.domain.model.symptom_series import Series
from tracker.domain.wording.numbers import amount_text, comparator_text, counted, number_text

_EVENTS: Final = {"red-flag": "Warning sign"}


def place_text(site: str | None, side: str | None) -> str:
    """``left foot``, ``both hands`` as ``hand, both sides``, ``left``; empty when nothing was said."""
    if side == "both":
        return f"{site}, both sides" if site else "both sides"
    return " ".join(part for part in (side, site) if part)


def series_text(series: Series, symptoms: SymptomList = CATALOGUE) -> str:
    """``Tingling, left foot``; without a place only the symptom. symptoms: the person's own names."""
    place = place_text(*series.place)
    return symptoms.label("symptom", series.measure) + (f", {place}" if place else "")


def _extent_text(extent: str | None) -> str:
    """``up to the ankle``, ``above the knee``, ``toes``; empty when nothing was said."""
    if extent is None or extent.startswith("above") or extent in ("toes", "fingertips"):
        return extent or ""
    return f"up to the {extent}"


def record_label(record: Record, symptoms: SymptomList = CATALOGUE) -> str:
    """The printed name of what a record is about. symptoms: the person's own names."""
    if isinstance(record, Event):
        return _EVENTS.get(record.name, record.name.capitalize())
    return symptoms.label(record.kind, name_of(record))


def value_text(record: Record) -> str:
    """The value of a record: ``6 of 10``, ``412 ng/L``, ``positive``, ``1 mg``, ``skipped``; or empty."""
    match record:
        case Observation() | Dose() if record.state == "skipped":
            return "skipped"
        case Observation(value=float() as value):
            shown = f"{comparator_text(record.comparator)}{number_text(value)}"
            unit = "of 10" if record.unit == "score" else "" if record.unit in ("count", "stage") else record.unit
            return f"{shown} {unit}".rstrip()
        case LabResult(value=float() as value):
            return f"{comparator_text(record.comparator)}{number_text(value)} {record.unit}"
        case LabResult():
            return record.words or ""
        case Dose(amount=float() as amount, unit=str() as unit):
            return amount_text(amount, unit)
    return ""


def record_text(record: Record, symptoms: SymptomList = CATALOGUE) -> str:
    """A whole record on one line, without its day: ``Tingling 6 of 10 (left foot)``."""
    head = f"{record_label(record, symptoms)} {value_text(record)}".rstrip()
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


def choice_text(choice: Choice) -> str:
    """The decision about one symptom, in words."""
    where = f"place {choice.position} of your list, asked {choice.asked}" if choice.tracked else "off your list"
    return f"{choice.label}, {where}"


def remembered_text(one: Remembered, symptoms: SymptomList = CATALOGUE) -> str:
    """What a journal remembers of some words: ``"zapping" is Tingling``."""
    if one.topic == SYMPTOM:
        return f'"{one.said}" is {symptoms.label("symptom", one.answer)}'
    from tracker.domain.model.stock import STOCK, of_remembered, stock_label  # an entry does not need it

    if one.topic == STOCK and (stock := of_remembered(one)) is not None:
        return f"stock of {stock_label(stock)}: {counted(stock.doses, 'dose')}"
    return f'"{one.said}", where {one.answer}' if one.topic == DIRECTION else f'"{one.said}": {one.answer}'
