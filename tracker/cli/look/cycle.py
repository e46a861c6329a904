"""``tracker cycle``: each symptom by days since the last injection."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from tracker.cli.answers.answer import Answer, Fact, Part, Spoken, shown
from tracker.cli.answers.day_table import summary_text
from tracker.cli.context import Context
from tracker.cli.look.trend import between, reworded, scores_of, series_json
from tracker.cli.terminal import output
from tracker.domain.analysis.cycle import Folded, WearingOff, fold
from tracker.domain.analysis.cycles import LOOKED_BACK, Cycles, cycles, present_cycles
from tracker.domain.analysis.trend import summarise
from tracker.domain.language.period_words import read_period
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.records import Dose
from tracker.domain.model.symptom_series import Series
from tracker.domain.wording.numbers import (
    counted,
    in_how_many_text,
    interval_spoken,
    interval_typed,
    number_text,
    points_text,
)
from tracker.domain.wording.records import series_text
from tracker.errors import NothingFound

_WEEK: Final = 7
_SPARK_DAYS: Final = 56
_YEARS: Final = (10, 100)
_READINGS: Final = {
    "worse before": "worse before the injection",
    "better before": "better before the injection",
    "about the same": "about the same",
    "no large difference": "no large difference",
    "cannot tell": "cannot tell",
}


def cycle(
    ours: Context, symptoms: Sequence[str], *, since: str | None, until: str | None, last: str | None
) -> Answer:
    """Show each symptom by days since the last injection."""
    period = read_period(
        since=since, until=until, last=last, today=ours.today, default_days=LOOKED_BACK, order=ours.date_order
    )
    records = ours.journal().read(period.first, period.last)
    doses = [one for one in records if isinstance(one, Dose)]
    found = cycles(doses, period) if since or last else present_cycles(doses, period.last)
    scores = scores_of(ours, [one for one in records if one.day in found.period], symptoms)
    folded = {
        one: fold(some, found, reworded(ours, one), ours.symptoms.asked(one.measure)) for one, some in scores.items()
    }
    return Answer("cycle", lambda: _content(ours, found, folded), _profiles(ours, found, folded))


def _profiles(ours: Context, found: Cycles, folded: Mapping[Series, Folded]) -> Iterator[Part]:
    first, last = found.period.first, found.period.last
    if not found.injections:
        raise NothingFound(f"No injection {between(first, last)}.", _further(found, "tracker shot"))
    if not folded:
        raise NothingFound(f"No scores {between(first, last)}.", _further(found, "tracker log"))
    yield shown(f"{ours.day(first)} to {ours.day(last)}.  Scores: 0 none, 10 worst.")
    yield Spoken(f"Days {between(first, last)}. 0 is none, 10 is worst.")
    yield from _injections(found)
    alike = {one.why_not for one in folded.values() if not one.wearing_off}
    once = next(iter(alike)) if len(alike) == 1 and not any(one.wearing_off for one in folded.values()) else None
    if once:
        yield once
    for series, one in folded.items():
        if once is None or one.profile:
            yield from _profile(series_text(series, ours.symptoms), one, said=once is not None)
    if any(one.wearing_off for one in folded.values()):
        yield shown("")
        yield _how(found)


def _further(found: Cycles, records: str) -> str:
    """How to look further back than these days; if that is not possible, the command that records something."""
    years = next((one for one in _YEARS if 365 * one > found.period.days), None)
    return f'Further back: --last "{years} years"' if years else f"To record one: {records}"


def _profile(label: str, one: Folded, *, said: bool) -> Iterator[Part]:
    """One series by days since the last injection, and whether it gets worse before the next.

    said: why that cannot be told has been said already.
    """
    medians = [day.median for day in one.profile]
    lines = [medians[start : start + _SPARK_DAYS] for start in range(0, len(medians), _SPARK_DAYS)]
    yield shown("", label, *(f"  {output.sparkline(line)}" for line in lines))
    yield Spoken(f"{label}, by days since the last injection.")
    for days, text in _weeks(one):
        yield Fact(f"  {days:16}", text, spoken=f"{days.capitalize()}: {text}.")
    if said:
        return
    if one.wearing_off is None:
        yield Fact("  ", one.why_not or "", spoken=one.why_not or "")
    else:
        text, spoken = _wearing_off_text(one.wearing_off), _wearing_off_spoken(one.wearing_off)
        yield Fact("  before the next ", text, spoken=spoken)
        if cannot := one.wearing_off.cannot_tell:
            yield Fact("                  ", cannot, spoken=cannot)


def _content(ours: Context, found: Cycles, folded: Mapping[Series, Folded]) -> dict[str, Any]:
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
                **series_json(ours, series),
                "profile": [asdict(day) for day in one.profile],
                "wearing_off": one.wearing_off and _wearing_off_json(one.wearing_off),
                "why_not": one.why_not,
            }
            for series, one in folded.items()
        ],
    }


def _injections(found: Cycles) -> list[str]:
    """Sentences: what was injected, how often, how many days apart, and how many intervals are left out."""
    said = [
        f"{label_of('dose', found.product)}, {found.route}: {counted(len(found.injections), 'injection')}, "
        f"{counted(len(found.complete), 'complete cycle')}."
    ]
    if found.median_interval is not None:
        shortest, longest = min(found.intervals), max(found.intervals)
        said.append(f"Days apart: median {number_text(found.median_interval)}, from {shortest} to {longest}.")
    if found.earlier:
        earlier = counted(found.earlier, "earlier interval")
        said.append(f"Left out: {earlier} of another length, such as loading doses.")
    if found.unlike:
        said.append(f"Left out: {counted(found.unlike, 'single interval')} much shorter or longer.")
    return [*said, *found.remarks]


def _weeks(folded: Folded) -> list[tuple[str, str]]:
    """For each week since the injection: its days, and the summary of the scores of all cycles in it."""
    weeks: list[tuple[str, str]] = []
    for start in range(0, len(folded.profile), _WEEK):
        end = min(start + _WEEK, len(folded.profile))
        here = summarise([value for one in folded.cycles for value in one.values[start:end]])
        days = f"days {start} to {end - 1}" if end - 1 > start else f"day {start}"
        weeks.append((days, summary_text(here)))
    return weeks


def _wearing_off_json(off: WearingOff) -> dict[str, Any]:
    return {**asdict(off), "reading": off.reading, "rules_out": off.rules_out}


def _wearing_off_text(off: WearingOff) -> str:
    return f"{interval_typed(off.mean, off.low, off.high)}: {_READINGS[off.reading]}; {_in_how_many(off)}"


def _wearing_off_spoken(off: WearingOff) -> str:
    lower = points_text(off.mean, none="")
    than = f"{lower} than" if lower else "the same as"
    return (
        f"The days before the next injection are {than} those after one; {interval_spoken(off.low, off.high)}: "
        f"{_READINGS[off.reading]}. {_in_how_many(off).capitalize()}."
    )


def _in_how_many(off: WearingOff) -> str:
    return in_how_many_text(off.worse_in, off.better_in, off.equal_in)


def _how(found: Cycles) -> str:
    days = found.compared
    return (
        f"Compared: the last {counted(days.late, 'day')} before an injection with the line between "
        f"{days.settled_days} of this cycle and of the next, so that a steady drift does not count."
    )
