"""The page in words: titles, sentences, lists, tables, and what each picture shows.

Both twins, for a browser and for a screen reader, are made from this, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from tracker.domain.analysis.comparison import WITHIN
from tracker.domain.analysis.trend import Summary
from tracker.domain.wording.days import day_in_full, span_in_full
from tracker.domain.wording.numbers import counted, interval_text, one_decimal
from tracker.report.content.blood_in_words import blood_tests
from tracker.report.content.build import Content
from tracker.report.content.days_in_words import DAY_BY_DAY, day_by_day, days_title, far_up, profiles
from tracker.report.content.elements import Cell, Element, Interval, Legend, Listing, Section, Table, Words, signs
from tracker.report.content.parts import Part
from tracker.report.content.sentences import (
    beside_sentences,
    capital,
    compared,
    compared_how,
    days_compared,
    sides,
    switches_said,
)
from tracker.report.content.series.home_test import HomeTest
from tracker.report.content.symptoms import SymptomTrend, reach_of

_NONE: Final = "None in this period."


def sections(content: Content) -> tuple[Section, ...]:
    """The sections of the page in order, without empty ones.

    Neighbouring parts with the same title are one section.
    """
    found = (
        Section(
            days_title(content) if title == DAY_BY_DAY else title,
            tuple(element for part in parts for element in _SAID[part][1](content)),
            parts[0],
        )
        for title, group in groupby(content.order, key=lambda part: _SAID[part][0])
        for parts in [list(group)]
    )
    return tuple(section for section in found if section.elements)


def _changes(content: Content) -> Iterator[Element]:
    """The table of changes."""
    previous = f"{span_in_full(content.previous)} ({counted(content.previous.days, 'day')})"
    if not content.symptoms:
        yield f"No scores were recorded in this period or the one before it, {previous}."
        return
    compared = f"in this period and in the previous one, {previous}"
    if content.thirds:
        first, last = content.thirds
        compared = (
            f"in the first third of this record, {span_in_full(first)}, and in its last third, {span_in_full(last)}, "
            f"{counted(first.days, 'day')} each"
        )
    earlier, later = (name.removesuffix(" period") for name in sides(content))
    figures = [symptom.compared.change for symptom in content.symptoms]
    if any(figures):
        yield Legend("In the table: diamond = mean change; bar = its 95 % interval; left of the line = better.")
    yield Table(
        f"Scores from 0 (none) to 10 (worst), {compared}; "
        "the mean change is the mean of the days now less that of those before, with its 95 % interval",
        (
            "Symptom",
            f"{earlier} median",
            f"{earlier} middle half",
            f"{later} median",
            f"{later} middle half",
            "Mean change",
            "Reading",
            "Days logged",
        ),
        tuple(_change(symptom, reach_of(figures)) for symptom in content.symptoms),
    )


def _beside(content: Content) -> Iterator[Element]:
    """What must be known beside the changes."""
    if said := beside_sentences(content):
        yield Listing(tuple(said))


def _change(symptom: SymptomTrend, reach: int) -> tuple[Cell, ...]:
    change = symptom.compared.change
    mean: Cell = "none"
    if change is not None:
        words = signs(interval_text(change.mean, change.low, change.high))
        mean = Interval(words, change, reach)
    before, now = (_quartiles(symptom, one) for one in (symptom.compared.before, symptom.compared.now))
    reading = symptom.compared.reading + (f", {WITHIN}" if symptom.compared.step else "")
    return symptom.label, *before, *now, mean, reading, _days_logged(symptom)


def _plans_changed(content: Content) -> Iterator[Element]:
    """The table of changed plans."""
    if content.turns:
        yield Table(
            f"Plans changed. What is compared is the {compared_how(content)}",
            ("Day", "Plan", "Days", "After less before"),
            tuple(
                (
                    day_in_full(turn.day),
                    "; ".join(switches_said(turn)),
                    days_compared(turn),
                    signs("; ".join(compared(content, turn))),
                )
                for turn in content.turns
            ),
        )


def _days_logged(symptom: SymptomTrend) -> str:
    previous, this = symptom.compared.before, symptom.compared.now
    if symptom.asked != "daily":
        return f"{previous.logged_days:,} before, {this.logged_days:,} now, asked {symptom.asked}"
    return f"{previous.logged_days:,} of {previous.days:,} before, {this.logged_days:,} of {this.days:,} now"


def _quartiles(symptom: SymptomTrend, summary: Summary) -> tuple[str, Words]:
    told = symptom.told(summary)
    if isinstance(told, str):
        return told, told
    median, low, high = (one_decimal(one) for one in told)
    return median, signs(f"{low}–{high}")


def _header(content: Content) -> Iterator[Element]:
    yield Listing(tuple(_facts(content)))


def _facts(content: Content) -> Iterator[str]:
    yield f"Name: {content.name or 'not given'}"
    yield f"Born: {day_in_full(content.born) if content.born else 'not given'}"
    yield f"Period: {span_in_full(content.period)} ({content.length})"
    yield f"Logged: {content.logged_line}"
    yield f"Made: {day_in_full(content.made)}, tracker {content.version}"


def _treatment(content: Content) -> Iterator[Element]:
    taken = [f"{t.words}." for t in content.treatments] or [_NONE]
    planned = (f"Planned: {one.said(day_in_full)}." for one in content.planned)
    yield Listing((*taken, *planned, *(f"{capital(one.said(day_in_full))}." for one in content.courses)))


def _band(content: Content) -> Iterator[Element]:
    if said := [f"{lead}: {words}" for lead, words in content.band.lines(day_in_full)]:
        yield Listing(tuple(said))


def _home_tests(content: Content) -> Iterator[Element]:
    if tests := content.home_tests:
        yield "In their own units and directions; they are not scores."
        yield Table(
            "Tests done at home in this period",
            ("Test", "Direction", "How often", "First result", "Previous result", "Latest result", "Best result"),
            tuple(_home_test(test) for test in tests),
        )


def _home_test(test: HomeTest) -> tuple[Words, ...]:
    first, latest = (signs(f"{one.value}, {day_in_full(one.day)}") for one in (test.first, test.latest))
    previous = signs(test.previous.value) if test.previous else "none"
    best = signs(test.best.value) if test.best else "no direction"
    return test.label, test.direction or "not said", f"{test.times:,}", first, previous, latest, best


def _notes(content: Content) -> Iterator[Element]:
    said = [f"{day_in_full(r.day)}: {r.kind}. {r.text}".rstrip() for r in content.remarks]
    if said or not content.older_line:
        yield Listing(tuple(said) or (_NONE,))
    if content.older_line:
        yield content.older_line


def _record(content: Content) -> Iterator[Element]:
    yield from (f"{capital(sentence)}." for sentence in content.record_sentences(span_in_full))


def _nothing(content: Content) -> Iterator[Element]:
    """No elements: the twins say this part within another one."""
    return iter(())


# The title of each part, and the function that gives its elements.
_SAID: Final[dict[Part, tuple[str, Callable[[Content], Iterator[Element]]]]] = {
    Part.HEADER: ("Whose record, and of when", _header),
    Part.BAND: ("At a glance", _band),
    Part.TREATMENT: ("Treatment recorded", _treatment),
    Part.CHANGES: ("What changed", _changes),
    Part.BESIDE: ("What changed", _beside),
    Part.PLANS_CHANGED: ("What changed", _plans_changed),
    Part.BEFORE_INJECTION: ("Before the next injection", _nothing),
    Part.NAMES: ("Names in full", _nothing),
    Part.DAYS: (DAY_BY_DAY, day_by_day),
    Part.PROFILES: ("Days since the injection", profiles),
    Part.FAR_UP: ("How far up", far_up),
    Part.HOME_TESTS: ("Home tests", _home_tests),
    Part.BLOOD_TESTS: ("Blood tests", blood_tests),
    Part.NOTES: ("Notes and events", _notes),
    Part.RECORD: ("This record", _record),
}


PAGE_TITLE: Final = "B12 and nerve symptom report"


KEPT: Final = "Kept by the patient. Every score: 0 = none, 10 = worst."


FOOT: Final = (
    "Self-recorded journal. Not a medical device, not a diagnosis, not dosing advice. "
    "Talk to your doctor before starting, stopping or changing any treatment."
)
