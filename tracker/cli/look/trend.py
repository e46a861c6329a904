"""``tracker trend``: each symptom in a period and in the one before, and the change in points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from math import ceil
from typing import Any, Final

from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Shown, Spoken, shown
from tracker.cli.answers.day_table import quartiles_text, summary_text
from tracker.cli.context import Context
from tracker.domain.analysis.change import Change, Comparison, compare
from tracker.domain.analysis.trend import Summary
from tracker.domain.language.log_words import find_measures
from tracker.domain.language.period_words import read_period
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation, Record
from tracker.domain.model.symptom_list import Asked
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import allowed_text, counted, interval_spoken, interval_typed, points_text
from tracker.errors import NothingFound, Unreadable

DEFAULT_DAYS: Final = 90
_ROUND_DAYS: Final = 10
_MOST_DAYS: Final = 1_000
_HOW: Final = (
    "Change: the mean now less the mean before, in points; below 0 is less trouble. The interval allows for days "
    "that are like their neighbours."
)
_PAIN: Final = "For pain, 2 points or 30 % is often taken as a change that matters (Farrar 2001)."


def trend(
    ours: Context, symptoms: Sequence[str], *, since: str | None, until: str | None, last: str | None
) -> Answer:
    """Show how each symptom differs from the period of the same length before."""
    period = read_period(
        since=since, until=until, last=last, today=ours.today, default_days=DEFAULT_DAYS, order=ours.date_order
    )
    previous = period.previous()
    scores = scores_of(ours, ours.journal().read(previous.first, period.last), symptoms)
    found = {
        key: compare(one, period, previous, reworded(ours, key), ours.symptoms.asked(key))
        for key, one in scores.items()
    }
    return Answer("trend", lambda: _content(ours, period, previous, found), _compared(ours, period, previous, found))


def scores_of(ours: Context, records: Sequence[Record], words: Sequence[str]) -> dict[str, list[Observation]]:
    """The scores of each symptom that the words name; without words of every symptom, those of the list first.

    Raises Unreadable for words that name no symptom with scores.
    """
    found: dict[str, list[Observation]] = defaultdict(list)
    for one in records:
        if isinstance(one, Observation) and one.unit == "score" and one.value is not None:
            found[one.measure].append(one)
    listed = [key for key in ours.symptoms.tracked if key in found]
    asked = _asked(ours, words) or [*listed, *sorted(found.keys() - set(listed))]
    return {key: found[key] for key in asked if key in found}


def reworded(ours: Context, key: str) -> list[date]:
    """The days on which the words of a symptom were changed."""
    return [one.day for one in ours.symptoms.renamed(key)]


def between(first: date, last: date) -> str:
    """``from Monday 25 May 2026 to ...``."""
    return f"from {day_spoken(first)} to {day_spoken(last)}"


def _period_text(found: Summary, asked: Asked) -> str:
    """One period in words. A symptom that is not asked every day has a number of answers, not of days."""
    if not found.logged_days:
        return "nothing recorded"
    if asked == "daily":
        return summary_text(found)
    return f"{quartiles_text(found)}, {counted(found.logged_days, 'answer')}, asked {asked}"


def _asked(ours: Context, words: Sequence[str]) -> tuple[str, ...]:
    """The symptoms that the words name."""
    asked = find_measures(words, ours.symptoms, hint="For example: tracker trend tingling, tracker cycle tingling")
    for key in asked:
        if key not in ours.symptoms.known or ours.symptoms.known[key].unit != "score":
            raise Unreadable(f"{ours.symptoms.label('symptom', key)} is not a score.", f"See: tracker show {key}")
    return asked


def _compared(ours: Context, period: Period, previous: Period, found: Mapping[str, Comparison]) -> Iterator[Part]:
    if not found:
        raise NothingFound(f"No scores {between(previous.first, period.last)}.", 'Further back: --last "1 year"')
    for name, one in (("now", period), ("before", previous)):
        yield shown(f"{name:8}{ours.day(one.first)} to {ours.day(one.last)}")
    now, before = between(period.first, period.last), between(previous.first, previous.last)
    yield Spoken(f"Now is {now}. Before is {before}.")
    yield shown("Scores: 0 none, 10 worst.")
    yield Spoken("0 is none, 10 is worst.")
    for key, compared in found.items():
        yield from _one(ours, key, compared)
    if any(compared.change for compared in found.values()):
        yield Shown([Lines([""]), _HOW])


def _one(ours: Context, key: str, compared: Comparison) -> Iterator[Part]:
    """One symptom now and before, and the change."""
    label = ours.symptoms.label("symptom", key)
    now, before = (_period_text(one, compared.asked) for one in (compared.now, compared.before))
    yield Shown([Lines(["", label]), Fact("  now     ", now), Fact("  before  ", before)])
    yield Spoken(f"{label}, now: {now}. Before: {before}.")
    if compared.change is None:
        why_not = compared.why_not or ""
        yield Fact("  change  ", why_not, spoken=why_not)
        return
    mean = points_text(compared.change.mean, none="unchanged")
    interval = interval_spoken(compared.change.low, compared.change.high)
    spoken = f"The mean is {mean}; {interval}: {compared.change.reading}."
    yield Fact("  change  ", _change_text(compared.change), spoken=spoken)
    if compared.change.reading == "cannot tell":
        allowed = _allowed(compared, compared.change)
        yield Fact("          ", allowed, spoken=allowed)
    if key == "pain":
        yield Fact("          ", _PAIN, spoken=_PAIN.replace("%", "percent"))


def _content(ours: Context, period: Period, previous: Period, found: Mapping[str, Comparison]) -> dict[str, Any]:
    return {
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "previous_from": previous.first.isoformat(),
        "previous_to": previous.last.isoformat(),
        "symptoms": [
            {
                "key": key,
                "label": ours.symptoms.label("symptom", key),
                "days": one.now.days,
                **_summary_json(one.now),
                "previous": _summary_json(one.before),
                "change": one.change and _change_json(one.change),
                "why_not": one.why_not,
            }
            for key, one in found.items()
        ],
    }


def _change_json(change: Change) -> dict[str, Any]:
    return {**asdict(change), "reading": change.reading, "rules_out": change.rules_out}


def _summary_json(found: Summary) -> dict[str, Any]:
    return {name: value for name, value in asdict(found).items() if name != "days"}


def _allowed(compared: Comparison, change: Change) -> str:
    """What a change that cannot be told may still be, and how many days would tell a point."""
    days = compared.days_needed or 0
    rounded = ceil(days / _ROUND_DAYS) * _ROUND_DAYS
    needed = f"about {rounded:,}" if rounded <= _MOST_DAYS else f"more than {_MOST_DAYS:,}"
    allowed = f"These days allow {allowed_text(change.low, change.high)}."
    return f"{allowed} To show a change of 1 point, each period needs {needed} such days."


def _change_text(change: Change) -> str:
    return f"{interval_typed(change.mean, change.low, change.high)}: {change.reading}"
