"""Entries that need a doctor now. The sentences are fixed. They give no diagnosis and no reassurance.

There are two kinds: what the person reports directly (``ALARMS``), and simple rules over what they logged. Neither
delays saving. No warning never means that all is well, and ``NO_REASSURANCE`` says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, Literal

from tracker.domain.analysis.quantiles import median
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.records import Event, Observation, Record
from tracker.domain.model.symptom_series import Series, by_series
from tracker.domain.wording.records import place_text, series_text

Urgency = Literal["emergency", "doctor"]

EMERGENCY_LINE: Final = "your local emergency number"
NO_REASSURANCE: Final = "No warning here does not mean that nothing is wrong."

INJURED: Final = "A fall with an injury"
# How many records with a place a symptom needs before a place can be new.
LEAST_PLACED: Final = 3
# Older records make no warning; they only say where a symptom was felt before.
LOOKED_BACK: Final = timedelta(days=60)
RISE: Final = 3.0
RISE_DAYS: Final = 3
_WATCHED: Final = ("leg-weakness", "balance", "numbness")
_BASELINE_DAYS: Final = 28
_LEAST_BASELINE: Final = 7
_FALLS_WITHIN: Final = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Alarm:
    """A warning sign that the person reports with one key."""

    key: str
    text: str
    urgency: Urgency = "emergency"


ALARMS: Final[Mapping[str, Alarm]] = {
    alarm.key: alarm
    for alarm in (
        Alarm("1", "A limb that I cannot move, new"),
        Alarm("2", "Numb between the legs or around the buttocks, new"),
        Alarm("3", "Lost control of bladder or bowel, or cannot pass urine, new"),
        Alarm("4", "Both legs weaker over hours or days, cannot stand or walk as before"),
        Alarm("5", "Face drooping, or speech lost"),
        Alarm("6", "Sudden loss of vision"),
        Alarm("7", "Chest pain, or fainted"),
        Alarm("8", "After an injection: face or throat swelling, wheezing, collapse"),
        Alarm("9", "A fall with a blow to the head, perhaps a broken bone, or unable to get up"),
    )
}


_URGENCY: Final = {alarm.text: alarm.urgency for alarm in ALARMS.values()}


@dataclass(frozen=True, slots=True)
class Flag:
    """One warning: the day it is about, what was recorded, and how soon somebody should be asked."""

    day: date
    text: str
    urgency: Urgency


def advice(urgency: Urgency, emergency_line: str = EMERGENCY_LINE) -> str:
    """The fixed sentence that goes with a warning."""
    if urgency == "emergency":
        return f"This can be an emergency. Call {emergency_line} now."
    return "Contact a doctor promptly."


def flags(records: Iterable[Record], first: date, last: date) -> list[Flag]:
    """The warnings for the days from ``first`` to ``last``, in order: those of ``said`` and of ``ruled``."""
    every = list(records)
    return sorted([*said(every, first, last), *ruled(every, first, last)], key=lambda flag: flag.day)


def said(records: Iterable[Record], first: date, last: date) -> list[Flag]:
    """The warning signs that the person reported from ``first`` to ``last``, in order."""
    reported = [
        one for one in records if isinstance(one, Event) and one.name == "red-flag" and first <= one.day <= last
    ]
    return [
        Flag(one.day, one.note, _URGENCY.get(one.note, "emergency"))
        for one in sorted(reported, key=lambda one: one.day)
    ]


def ruled(records: Iterable[Record], first: date, last: date) -> list[Flag]:
    """The warnings that simple rules find for the days from ``first`` to ``last``, in order.

    records: everything from LOOKED_BACK before ``first`` on. Of each symptom before that: the first record at each
    place, and the first LEAST_PLACED records that have a place.
    """
    ordered = sorted(records, key=lambda record: record.day)
    found = [
        *_falls(ordered),
        *(flag for one, scores in _watched(ordered).items() for flag in _rises(one, scores)),
        *_spreads(ordered),
    ]
    return sorted((flag for flag in found if first <= flag.day <= last), key=lambda flag: flag.day)


def may_warn(record: Record) -> bool:
    """Whether a record can be the reason for a warning at all."""
    if isinstance(record, Event):
        return record.name in ("red-flag", "fall")
    if not isinstance(record, Observation) or record.value is None or record.kind != "symptom":
        return False
    if record.measure == "falls":
        return record.value > 0
    return (record.measure in _WATCHED and record.value >= RISE) or needs_places(record)


def needs_places(record: Record) -> bool:
    """Whether all earlier places of its symptom must be known, in order to see that a place is new."""
    return isinstance(record, Observation) and record.kind == "symptom" and bool(record.site and record.value)


def _falls(records: Sequence[Record]) -> list[Flag]:
    falls = [record for record in records if isinstance(record, Event) and record.name == "fall"]
    found = [Flag(fall.day, INJURED, "doctor") for fall in falls if fall.injured]
    days = [day for day, times in falls_by_day(records).items() for _ in range(times)]
    for before, day in pairwise(days):
        if day - before <= _FALLS_WITHIN:
            found.append(Flag(day, "Two falls within 7 days", "doctor"))
    return found


def falls_by_day(records: Iterable[Record]) -> dict[date, int]:
    """How many falls are recorded for each day, in order: the single falls, or the day's count if it is larger."""
    told: Counter[date] = Counter()
    counted: Counter[date] = Counter()
    for record in records:
        if isinstance(record, Observation):
            if record.measure == "falls" and record.value:
                counted[record.day] += int(record.value)
        elif isinstance(record, Event) and record.name == "fall":
            told[record.day] += 1
    return {day: max(told[day], counted[day]) for day in sorted({*told, *counted})}


def _watched(records: Iterable[Record]) -> dict[Series, list[Observation]]:
    """The scores of the watched symptoms, each place apart: one foot that is well must not hide the other."""
    scores = (one for one in records if isinstance(one, Observation) and one.measure in _WATCHED)
    return by_series(scores, _WATCHED)


def _rises(series: Series, scores: Sequence[Observation]) -> list[Flag]:
    """Days on which a score was 3 or more above its usual, for the third logged day in a row.

    The usual score is the median of the logged days in the 28 days before those three, at least 7 of them. The
    warning is given once, on the first day when this is true.
    """
    days: dict[date, list[float]] = {}
    for score in scores:
        if score.value is not None:
            days.setdefault(score.day, []).append(score.value)
    logged = [(day, sum(values) / len(values)) for day, values in days.items()]
    found: list[Flag] = []
    held = False
    for end in range(RISE_DAYS, len(logged) + 1):
        lately = logged[end - RISE_DAYS : end]
        lowest = min(value for _, value in lately)
        # The usual score is at least 0.
        if lowest < RISE:
            held = False
            continue
        since = lately[0][0] - timedelta(days=_BASELINE_DAYS)
        # No more days than these can be relevant, so a journal of ten years is not searched again for each day.
        earlier = logged[max(0, end - RISE_DAYS - _BASELINE_DAYS) : end - RISE_DAYS]
        before = [value for day, value in earlier if day >= since]
        holds = len(before) >= _LEAST_BASELINE and lowest >= median(before) + RISE
        if holds and not held:
            text = f"{series_text(series)} 3 or more above its usual for 3 logged days in a row"
            found.append(Flag(lately[-1][0], text, "doctor"))
        held = holds
    return found


def _spreads(records: Sequence[Record]) -> list[Flag]:
    """The first record of a symptom at a new place, when the symptom already has known places."""
    places: dict[str, list[str]] = {}
    found: list[Flag] = []
    for record in records:
        if not isinstance(record, Observation) or record.kind != "symptom" or not record.site or not record.value:
            continue
        known = places.setdefault(record.measure, [])
        if record.site not in known and len(known) >= LEAST_PLACED:
            where = place_text(record.site, record.side)
            found.append(Flag(record.day, f"{label_of('symptom', record.measure)} at a new place: {where}", "doctor"))
        known.append(record.site)
    return found
