"""Notes, events, warning signs and questions, in the order of their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.analysis.months import MOST_DAYS
from tracker.domain.analysis.warning_signs import INJURED, Flag
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.period import Period, months_after
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import counted

_KIND_OF_EVENT: Final = {
    "fall": "Fall",
    "visit": "Visit",
    "illness": "Illness",
    "away": "Away",
    "note": "Note",
    "red-flag": "Warning sign",
}


# If a warning came on more days than this, it is listed once.
_MOST_WARNED: Final = 5
# More than anybody reads; if there are more, only the latest are printed.
MOST: Final = 1_000


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or event. kind: in a word; urgent: to be shown first; ahead: it lies in the future."""

    day: date
    kind: str
    text: str
    urgent: bool
    ahead: bool


def questions(events: Iterable[Event]) -> tuple[str, ...]:
    """The open questions of the person, oldest first, also those from before the period."""
    return tuple(printable(e.note) for e in sorted(events, key=lambda e: e.day) if e.name == "question")


def remarks(
    records: Sequence[Record], warned: Iterable[Flag], period: Period, today: date, symptoms: SymptomList
) -> tuple[Remark, ...]:
    """The events and notes of the period, warnings from simple rules, new names of symptoms, and future events.

    warned: the warnings that simple rules find in the period. Questions are left out: they have their own part of the
    page.
    """
    found = [*_warnings(warned), *_renamed(records, period, symptoms)]
    for record in records:
        if isinstance(record, Event):
            ahead = record.day > max(today, period.last)
            if record.name != "question" and (ahead or record.day in period):
                found.append(_event(record, today))
        elif record.note and record.day in period:
            found.append(
                Remark(record.day, _about(record, symptoms), printable(record.note), urgent=False, ahead=False)
            )
    return tuple(sorted(found, key=lambda remark: remark.day))


def lately(found: Sequence[Remark], period: Period) -> tuple[Remark, ...]:
    """Those that are printed: of a period that is drawn in months, of its last year; never more than ``MOST``."""
    if period.days > MOST_DAYS:
        year_ago = months_after(period.last, -12)
        found = [one for one in found if one.day > year_ago]
    return tuple(found[-MOST:])


def _warnings(warned: Iterable[Flag]) -> list[Remark]:
    """Warnings that simple rules find in the entries. Chosen warning signs and injuries are already events."""
    days: dict[str, list[date]] = defaultdict(list)
    for flag in warned:
        if flag.text != INJURED:
            days[flag.text].append(flag.day)
    return [
        Remark(day, _KIND_OF_EVENT["red-flag"], printable(words), urgent=True, ahead=False)
        for text, these in days.items()
        for day, words in _warned(text, these)
    ]


def _warned(text: str, days: Sequence[date]) -> list[tuple[date, str]]:
    """A warning on each of its days; one that came again and again only on the last, with how many there are."""
    if len(days) <= _MOST_WARNED:
        return [(day, text) for day in days]
    return [(max(days), f"{text}; the last of {counted(len(days), 'day')} in this period")]


def _renamed(records: Iterable[Record], period: Period, symptoms: SymptomList) -> list[Remark]:
    """The days on which the words of a symptom were changed. The scores before and after are two series."""
    keys = {r.measure for r in records if isinstance(r, Observation) and r.kind == "symptom"}
    found = []
    for key in sorted(keys & symptoms.known.keys()):
        for one in symptoms.renamed(key):
            if one.day in period:
                after = "other words for 0 and 10" if one.before == one.after else f"now {one.after}"
                words = printable(f"{one.before}: {after}. Not compared with the scores before.")
                found.append(Remark(one.day, "Renamed", words, urgent=False, ahead=False))
    return found


def _kind(name: str) -> str:
    """A kind of event in words; that of a later program in its own."""
    return _KIND_OF_EVENT.get(name) or printable(name.replace("-", " ").capitalize())


def _event(event: Event, today: date) -> Remark:
    text = printable(event.note)
    ahead = event.day > today
    if ahead and event.time is not None:
        text = f"{event.time:%H:%M}. {text}"
    if event.injured is not None:
        text = f"{'Injured' if event.injured else 'Not injured'}. {text}"
    return Remark(
        day=event.day,
        kind="Next" if ahead and event.name == "visit" else _kind(event.name),
        text=text.strip(),
        urgent=event.name in ("fall", "red-flag"),
        ahead=ahead,
    )


def _about(record: Record, symptoms: SymptomList) -> str:
    match record:
        case Observation():
            return printable(symptoms.label(record.kind, record.measure))
        case LabResult():
            return printable(label_of("lab", record.analyte))
        case Dose():
            return printable(label_of("dose", record.product))
        case Event():
            return _kind(record.name)
