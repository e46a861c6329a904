"""The words of ``tracker show``: a symptom, a kind of entry, days, an entry's number, or text to look for.

tingling 30 days      falls 6 months      skipped tingling      yesterday      ahead      143      text slept badly

A search comes after the word ``text``, so that no word is a symptom today and a search tomorrow.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.language.day_words import Now, parse_day
from tracker.domain.language.log_words import find_measures
from tracker.domain.language.period_words import cut_span, read_period, read_span
from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import SymptomList
from tracker.errors import Unreadable

DEFAULT_DAYS: Final = 14
CHART_DAYS: Final = 30
# Entries that are rarer than scores are searched further back.
KIND_DAYS: Final = 90
# How far ahead a visit may be.
AHEAD: Final = timedelta(days=5 * 365)
_SPANS: Final = ("day", "week", "month", "year")

# Each kind of entry that the person can ask for, as it is printed, and the words for it.
KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "falls": ("fall", "falls"),
    "doses": ("dose", "doses"),
    "injections": ("shot", "shots", "injection", "injections"),
    "home tests": ("test", "tests", "home test", "home tests"),
    "blood tests": ("lab", "labs", "blood test", "blood tests"),
    "notes": ("note", "notes"),
    "visits": ("visit", "visits"),
    "warning signs": ("alarm", "alarms", "warning sign", "warning signs"),
    "skipped": ("skipped", "skip"),
}
_KIND_OF: Final = {word: kind for kind, words in KINDS.items() for word in words}
_EVENTS: Final = {"falls": "fall", "visits": "visit", "warning signs": "red-flag"}
_KNOWN: Final = "Write a symptom, a day, or a span: show tingling, show yesterday, show 30 days"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to show.

    period: the days, or None for the whole journal; days_said: whether the days were named; measures: symptoms and
    home tests, empty for all; kind: a key of KINDS; text: to search for; number: the number of an entry.
    """

    period: Period | None
    days_said: bool = False
    measures: tuple[str, ...] = ()
    kind: str | None = None
    text: str | None = None
    number: int | None = None


def read_show(
    arguments: Sequence[str],
    *,
    now: Now,
    symptoms: SymptomList,
    since: str | None = None,
    until: str | None = None,
    last: str | None = None,
    default_days: int = DEFAULT_DAYS,
) -> Asked:
    """What the words and options ask for. Raises Unreadable."""
    said = bool(since or until or last)
    given = read_period(
        since=since, until=until, last=last, today=now.at.date(), default_days=default_days, order=now.order
    )
    words = " ".join(arguments).lower().split()
    if words[:1] == ["text"]:
        return _search(arguments, given if said else None)
    if len(words) == 1 and words[0].isascii() and words[0].isdigit() and len(words[0]) < 16:
        return Asked(given, number=int(words[0]))
    found, others = _cut_days(words, now)
    if found is not None and said:
        named = " ".join(words[len(others) :] if words[: len(others)] == others else words[: -len(others)])
        raise Unreadable(f'The days are there twice: "{named}" and an option.', "Say them once.")
    kind, measures = _what(others, symptoms)
    if found is None and not said and kind is not None:
        given = Period.ending(given.last, KIND_DAYS)
        if kind == "visits":
            given = Period(given.first, given.last + AHEAD)
    return Asked(found or given, said or found is not None, measures, kind)


def is_of(record: Record, kind: str) -> bool:
    """Whether an entry is of a kind of KINDS."""
    match kind:
        case "skipped":
            return record.state == "skipped"
        case "doses":
            return isinstance(record, Dose)
        case "injections":
            return isinstance(record, Dose) and record.injected
        case "home tests":
            return record.kind == "test"
        case "blood tests":
            return isinstance(record, LabResult)
        case "notes":
            # A note beside a score is also a note.
            return record.name == "note" if isinstance(record, Event) else bool(record.note)
        case "falls" if isinstance(record, Observation):
            return record.measure == "falls"  # the falls of a day, as a number
        case _:
            return isinstance(record, Event) and record.name == _EVENTS[kind]


def is_about(record: Record, measures: Sequence[str]) -> bool:
    """Whether an entry is a score or a home test of one of the measures."""
    return isinstance(record, Observation) and record.measure in measures


def _search(arguments: Sequence[str], period: Period | None) -> Asked:
    text = " ".join(arguments).strip()[len("text") :].strip()
    if not text:
        raise Unreadable("Which text shall I look for?", "For example: tracker show text slept badly")
    return Asked(period, period is not None, text=text)


def _cut_days(words: Sequence[str], now: Now) -> tuple[Period | None, list[str]]:
    """The days at the beginning or end of the words, from as many words as possible, and the other words."""
    for length in range(len(words), 0, -1):
        for days, others in ((words[:length], words[length:]), (words[-length:], words[:-length])):
            period = _days(days, now)
            if period is not None:
                return period, list(others)
    return None, list(words)


def _days(words: Sequence[str], now: Now) -> Period | None:
    """The days that all the words together mean: yesterday, 30 days, last 2 weeks, tomorrow, next week, ahead."""
    today = now.at.date()
    tomorrow = today + timedelta(days=1)
    if list(words) == ["ahead"]:
        return Period(tomorrow, date.max)
    if list(words) == ["next", "week"]:
        monday = today + timedelta(days=7 - today.weekday())
        return Period(monday, monday + timedelta(days=6))
    span = list(words[1:] if words[0] in ("last", "next") else words)
    if len(span) == 2 and day_words.count_of(span[0]) is not None and span[1].rstrip("s") in _SPANS:
        back = read_span(span, today)
        return back if words[0] != "next" else Period(tomorrow, today + timedelta(days=back.days))
    if len(words) == 2 and words[0] == "in" and re.fullmatch("[0-9]{4}", words[1]) and int(words[1]) > today.year:
        return Period(date(int(words[1]), 1, 1), date(int(words[1]), 12, 31))
    named = cut_span(words, today)
    if named.since is not None and not named.words:
        first = parse_day(named.since, today=today, order=now.order)
        return Period(first, parse_day(named.until, today=today, order=now.order) if named.until else today)
    if named.last is not None and not named.words:
        return read_span(named.last.split(), today)
    return _one_day(words, now)


def _one_day(words: Sequence[str], now: Now) -> Period | None:
    """The one day that all the words together mean; a day ahead only when no other is possible."""
    try:
        found = day_words.readings(words, 0, now, ahead=words[0] == "in")
    except Unreadable as past:
        try:
            found = day_words.readings(words, 0, now, ahead=True)
        except Unreadable as ahead:
            raise (ahead if words[0] == "next" else past) from None
    days = [one.day for one in found if one.length == len(words)]
    return Period(days[0], days[0]) if days and days[0] is not None else None


def _what(words: Sequence[str], symptoms: SymptomList) -> tuple[str | None, tuple[str, ...]]:
    """The kind of entry or the measures that the words name; for skipped entries, both."""
    kind = _KIND_OF.get(" ".join(words))
    if kind is not None:
        return kind, ()
    others = [word for word in words if _KIND_OF.get(word) != "skipped"]
    mixed = next((word for word in others if word in _KIND_OF), None)
    if mixed is not None:
        raise Unreadable(
            f'"{mixed}" can stand with days, but not with "{" ".join(word for word in words if word != mixed)}".',
            f"For example: tracker show {mixed} 6 months",
        )
    hint = f"{_KNOWN}   To look for words: tracker show text {shlex.join(others)}"
    return ("skipped" if len(others) < len(words) else None), find_measures(others, symptoms, hint=hint)
