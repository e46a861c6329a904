"""``tracker trend`` and ``tracker cycle``: the change between two periods, and the days between injections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from tracker.cli import output
from tracker.cli.context import Context
from tracker.domain import phrase
from tracker.domain.catalogue import HOME_TESTS, TRACKED, label_of
from tracker.domain.change import Change, Comparison, compare
from tracker.domain.cycle import Cycles, Folded, WearingOff, cycles, fold
from tracker.domain.log_words import find_measure
from tracker.domain.period_words import read_period
from tracker.domain.records import Dose, Observation, Record
from tracker.domain.trend import Period, Summary, summarise
from tracker.domain.units import number_text
from tracker.errors import NothingFound, Unreadable

TREND_DAYS: Final = 90
# Injections are often 8 or 12 weeks apart, and three cycles are the least that can be compared.
CYCLE_DAYS: Final = 365
_WEEK: Final = 7
_SPARK_DAYS: Final = 56

_HOW_CHANGE: Final = (
    "Change: the mean now less the mean before, in points; below 0 is less trouble. The interval allows for days "
    "that are like their neighbours."
)
_PAIN: Final = "For pain, 2 points or 30 % is often taken as a change that matters (Farrar 2001)."
_READINGS: Final = {
    "worse before": "worse before the injection",
    "better before": "better before the injection",
    "about the same": "about the same",
    "no clear difference": "no clear difference",
}


def trend(ours: Context, symptoms: Sequence[str], *, since: str | None, until: str | None, last: str | None) -> None:
    """Show how each symptom differs from the period of the same length before."""
    period = read_period(since=since, until=until, last=last, today=ours.today, default_days=TREND_DAYS)
    previous = period.previous()
    scores = _scores(ours.journal().read(previous.first, period.last), symptoms)
    found = {key: compare(one, period, previous) for key, one in scores.items()}
    if ours.json:
        output.as_json(
            "trend",
            {
                "from": period.first.isoformat(),
                "to": period.last.isoformat(),
                "previous_from": previous.first.isoformat(),
                "previous_to": previous.last.isoformat(),
                "symptoms": [_comparison_json(key, one) for key, one in found.items()],
            },
        )
        return
    if not found:
        raise NothingFound(f"No scores {_between(previous.first, period.last)}.", "Further back: --since 2025-01-01")
    if ours.plain:
        _speak_trend(period, previous, found)
    else:
        _show_trend(ours, period, previous, found)


def cycle(ours: Context, symptoms: Sequence[str], *, since: str | None, until: str | None, last: str | None) -> None:
    """Show each symptom by days since the last injection."""
    period = read_period(since=since, until=until, last=last, today=ours.today, default_days=CYCLE_DAYS)
    records = ours.journal().read(period.first, period.last)
    found = cycles([one for one in records if isinstance(one, Dose)], period)
    folded = {key: fold(one, found) for key, one in _scores(records, symptoms).items()}
    if ours.json:
        output.as_json("cycle", _cycle_json(found, folded))
        return
    if not found.injections:
        raise NothingFound(f"No injection {_between(period.first, period.last)}.", 'Further back: --last "2 years"')
    if not folded:
        raise NothingFound(f"No scores {_between(period.first, period.last)}.", 'Further back: --last "2 years"')
    if ours.plain:
        _speak_cycle(found, folded)
    else:
        _show_cycle(ours, found, folded)


def _scores(records: Sequence[Record], words: Sequence[str]) -> dict[str, list[Observation]]:
    """The scores among the records, by symptom, of those that the words name, or of all; tracked ones first."""
    found: dict[str, list[Observation]] = defaultdict(list)
    for one in records:
        if isinstance(one, Observation) and one.kind == "symptom" and one.unit == "score" and one.value is not None:
            found[one.measure].append(one)
    order = [*(key for key in TRACKED if key in found), *sorted(found.keys() - set(TRACKED))]
    asked = _asked(words, order) or order
    return {key: found[key] for key in asked if key in found}


def _asked(words: Sequence[str], known: Sequence[str]) -> list[str]:
    """The symptoms that the words name: one by all of them, or one by each."""
    if not words:
        return []
    tracked = [*TRACKED, *(key for key in known if key not in TRACKED)]
    whole = find_measure(" ".join(words), tracked)
    asked = [whole] if whole else [find_measure(word, tracked) for word in words]
    for word, key in zip([" ".join(words)] if whole else words, asked, strict=True):
        if key is None:
            raise Unreadable(
                f'I do not know "{word}".', f"For example: tracker trend {TRACKED[0]}, tracker cycle {TRACKED[0]}"
            )
        if key in HOME_TESTS:
            raise Unreadable(f"{label_of('test', key)} is a home test, not a score.", f"See: tracker show {key}")
    return list(dict.fromkeys(key for key in asked if key))


def _show_trend(ours: Context, period: Period, previous: Period, found: Mapping[str, Comparison]) -> None:
    days = [
        f"{phrase.day_text(one.first, ours.today)} to {phrase.day_text(one.last, ours.today)}"
        for one in (period, previous)
    ]
    output.lines([f"now     {days[0]}", f"before  {days[1]}", "Scores: 0 none, 10 worst."])
    for key, one in found.items():
        output.lines(["", label_of("symptom", key)])
        output.lines(output.wrapped("  now     ", _summary(one.now)))
        output.lines(output.wrapped("  before  ", _summary(one.before)))
        if one.change is None:
            output.lines(output.wrapped("  change  ", one.why_not or ""))
            continue
        output.lines(output.wrapped("  change  ", _change_text(one.change)))
        if key == "pain":
            output.lines(output.wrapped("          ", _PAIN))
    output.lines(["", *output.wrapped("", _HOW_CHANGE)])


def _speak_trend(period: Period, previous: Period, found: Mapping[str, Comparison]) -> None:
    """The same in sentences, for a screen reader."""
    output.say(f"Now is {_between(period.first, period.last)}. Before is {_between(previous.first, previous.last)}.")
    output.say("0 is none, 10 is worst.")
    for key, one in found.items():
        output.say(f"{label_of('symptom', key)}, now: {_summary(one.now)}. Before: {_summary(one.before)}.")
        if one.change is None:
            output.say(one.why_not or "")
            continue
        change = one.change
        output.say(
            f"The mean is {_points(change.mean)}; 95 percent interval from {_points(change.low)} "
            f"to {_points(change.high)}: {change.reading}."
        )
        if key == "pain":
            output.say(_PAIN)


def _show_cycle(ours: Context, found: Cycles, folded: Mapping[str, Folded]) -> None:
    first, last = (phrase.day_text(day, ours.today) for day in (found.period.first, found.period.last))
    output.lines([f"{first} to {last}.  Scores: 0 none, 10 worst."])
    for sentence in _injections(found):
        output.lines(output.wrapped("", sentence))
    for key, one in folded.items():
        output.lines(["", label_of("symptom", key)])
        medians = [day.median for day in one.profile]
        for start in range(0, len(medians), _SPARK_DAYS):
            output.lines([f"  {output.sparkline(medians[start : start + _SPARK_DAYS])}"])
        for head, text in _weeks(one):
            output.lines(output.wrapped(f"  {head:16}", text))
        if one.wearing_off is None:
            output.lines(output.wrapped("  ", one.why_not or ""))
        else:
            output.lines(output.wrapped("  before the next ", _wearing_off_text(one.wearing_off)))
    if any(one.wearing_off for one in folded.values()):
        output.lines(["", *output.wrapped("", _how_cycle(found))])


def _speak_cycle(found: Cycles, folded: Mapping[str, Folded]) -> None:
    """The same in sentences, for a screen reader."""
    output.say(f"Days {_between(found.period.first, found.period.last)}. 0 is none, 10 is worst.")
    for sentence in _injections(found):
        output.say(sentence)
    for key, one in folded.items():
        output.say(f"{label_of('symptom', key)}, by days since the last injection.")
        for head, text in _weeks(one):
            output.say(f"{head.capitalize()}: {text}.")
        if one.wearing_off is None:
            output.say(one.why_not or "")
            continue
        off = one.wearing_off
        output.say(
            f"The days before the next injection are {_points(off.mean)} than those after one; 95 percent interval "
            f"from {_points(off.low)} to {_points(off.high)}: {_READINGS[off.reading]}. "
            f"Higher in {off.worse_in} of {phrase.counted(off.cycles, 'cycle')}."
        )
    if any(one.wearing_off for one in folded.values()):
        output.say(_how_cycle(found))


def _injections(found: Cycles) -> list[str]:
    """What was injected, how often, how far apart, and which intervals are left out, in sentences."""
    cycles = len(found.complete)
    said = [
        f"{label_of('dose', found.product)}, {found.route}: {phrase.counted(len(found.injections), 'injection')}, "
        f"{phrase.counted(cycles, 'complete cycle')}."
    ]
    if found.median_interval is not None:
        lengths = found.intervals
        said.append(
            f"Days apart: median {number_text(found.median_interval)}, from {min(lengths)} to {max(lengths)}."
        )
    if found.earlier:
        said.append(
            f"Left out: {phrase.counted(found.earlier, 'earlier interval')} of another length, such as loading doses."
        )
    if found.unlike:
        said.append(f"Left out: {phrase.counted(found.unlike, 'single interval')} much shorter or longer.")
    return said


def _weeks(folded: Folded) -> list[tuple[str, str]]:
    """Each week since the injection: its days, and the scores of all cycles in it."""
    weeks: list[tuple[str, str]] = []
    for start in range(0, len(folded.profile), _WEEK):
        end = min(start + _WEEK, len(folded.profile))
        here = summarise([value for one in folded.cycles for value in one.values[start:end]])
        days = f"days {start} to {end - 1}" if end - 1 > start else f"day {start}"
        weeks.append((days, _summary(here)))
    return weeks


def _summary(found: Summary) -> str:
    if found.median is None or found.q1 is None or found.q3 is None:
        return f"0 of {phrase.counted(found.days, 'day')}"
    middle = f"{_rounded(found.q1)} to {_rounded(found.q3)}"
    days = phrase.counted(found.days, "day")
    return f"median {_rounded(found.median)}, middle half {middle}, {found.logged_days} of {days}"


def _change_text(change: Change) -> str:
    interval = f"95 % interval {change.low:+.1f} to {change.high:+.1f}"
    return f"{change.mean:+.1f} points ({interval}): {change.reading}"


def _wearing_off_text(off: WearingOff) -> str:
    interval = f"95 % interval {off.low:+.1f} to {off.high:+.1f}"
    worse = f"higher in {off.worse_in} of {phrase.counted(off.cycles, 'cycle')}"
    return f"{off.mean:+.1f} points ({interval}): {_READINGS[off.reading]}; {worse}"


def _how_cycle(found: Cycles) -> str:
    days = phrase.counted(found.window, "day")
    return (
        f"Compared: the last {days} before an injection with the line between the first {days} after the injections "
        "on both sides, so that a steady drift does not count."
    )


def _points(value: float) -> str:
    """``1.2 points lower``: a difference without a sign."""
    return f"{abs(value):.1f} points {'lower' if value < 0 else 'higher'}"


def _rounded(value: float) -> str:
    return number_text(round(value, 1))


def _between(first: date, last: date) -> str:
    return f"from {phrase.day_spoken(first)} to {phrase.day_spoken(last)}"


def _comparison_json(key: str, one: Comparison) -> dict[str, Any]:
    change = one.change
    return {
        "key": key,
        "label": label_of("symptom", key),
        "days": one.now.days,
        **_summary_json(one.now),
        "previous": _summary_json(one.before),
        "change": None
        if change is None
        else {"mean": change.mean, "low": change.low, "high": change.high, "reading": change.reading},
        "why_not": one.why_not,
    }


def _summary_json(found: Summary) -> dict[str, Any]:
    return {
        "logged_days": found.logged_days,
        "median": found.median,
        "q1": found.q1,
        "q3": found.q3,
        "mean": found.mean,
    }


def _cycle_json(found: Cycles, folded: Mapping[str, Folded]) -> dict[str, Any]:
    lengths = found.intervals
    return {
        "from": found.period.first.isoformat(),
        "to": found.period.last.isoformat(),
        "product": found.product or None,
        "cycles": len(found.complete),
        "interval_days": {
            "median": found.median_interval,
            "min": min(lengths, default=None),
            "max": max(lengths, default=None),
        },
        "symptoms": [
            {
                "key": key,
                "label": label_of("symptom", key),
                "profile": [asdict(day) for day in one.profile],
                "wearing_off": None if one.wearing_off is None else _wearing_off_json(one.wearing_off),
                "why_not": one.why_not,
            }
            for key, one in folded.items()
        ],
    }


def _wearing_off_json(off: WearingOff) -> dict[str, Any]:
    return {**asdict(off), "reading": off.reading}
