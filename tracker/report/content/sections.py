"""The page in words: titles, sentences, lists, tables, and what each picture shows.

Both twins, for a browser and for a screen reader, are made from this, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Final, TypeVar

from tracker.domain.analysis.comparison import WITHIN
from tracker.domain.analysis.trend import LEAST_GAP, Summary
from tracker.domain.model.calendar_names import MONTHS
from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_in_full, span_in_full
from tracker.domain.wording.numbers import counted, interval_text, one_decimal, spoken
from tracker.report.content import legend
from tracker.report.content.blood import NO_DOSE, BloodSeries, Result
from tracker.report.content.build import Content
from tracker.report.content.elements import (
    Abreast,
    Cell,
    Element,
    Interval,
    Legend,
    Listing,
    Picture,
    Section,
    Signs,
    Table,
    Words,
    signs,
)
from tracker.report.content.ladders import WHAT
from tracker.report.content.month_rows import month_rows
from tracker.report.content.parts import Part
from tracker.report.content.sentences import (
    beside_sentences,
    compared,
    compared_how,
    compared_words,
    covered,
    cycle_sentences,
    cycles_words,
    days_compared,
    sides,
    switches_said,
)
from tracker.report.content.symptoms import Count, HomeTest, SymptomTrend, reach_of, sharing, title_of
from tracker.report.content.treatments import Strip, by_mark

_T = TypeVar("_T")
# How a printed number is said: as it is printed, or in words.
_Voice = Callable[[str], str]

_DAYS: Final = "Day by day"
_NONE: Final = "None in this period."
# If there are more, they are counted, not listed one by one.
_MOST_GAPS: Final = 12
_MOST_DAYS: Final = 90
_FLAGS: Final = {"H": ", above its printed range", "L": ", below its printed range", "": ""}


def sections(content: Content) -> tuple[Section, ...]:
    """The sections of the page in order, without empty ones.

    Neighbouring parts with the same title are one section.
    """
    found = (
        Section(
            days_title(content) if title == _DAYS else title,
            tuple(element for part in parts for element in _SAID[part][1](content)),
            parts[0],
        )
        for title, group in groupby(content.order, key=lambda part: _SAID[part][0])
        for parts in [list(group)]
    )
    return tuple(section for section in found if section.elements)


def days_title(content: Content) -> str:
    """The title of the part of the days; a long period is drawn and said in months."""
    return "Month by month" if content.months else _DAYS


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
    yield Listing((*taken, *planned, *(f"{_capital(one.said(day_in_full))}." for one in content.courses)))


def _band(content: Content) -> Iterator[Element]:
    if said := [f"{lead}: {words}" for lead, words in content.band.lines(day_in_full)]:
        yield Listing(tuple(said))


def _changes(content: Content) -> Iterator[Element]:
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
    if said := beside_sentences(content):
        yield Listing(tuple(said))


def _change(symptom: SymptomTrend, reach: int) -> tuple[Cell, ...]:
    change = symptom.compared.change
    mean: Cell = "none"
    if change is not None:
        words = signs(interval_text(change.mean, change.low, change.high))
        mean = Interval(words, change.mean, change.low, change.high, reach)
    before, now = (_quartiles(symptom, one) for one in (symptom.compared.before, symptom.compared.now))
    reading = symptom.compared.reading + (f", {WITHIN}" if symptom.compared.step else "")
    return symptom.label, *before, *now, mean, reading, _days_logged(symptom)


def _plans_changed(content: Content) -> Iterator[Element]:
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


def _profiles(content: Content) -> Iterator[Element]:
    if not content.cycles.injections:
        return
    if content.cycles.why_not:
        yield content.cycles.why_not
        return
    days = covered(content.cycles)
    yield f"{cycles_words(content.cycles)}, {span_in_full(days) if days else ''}."
    yield f"The difference is of the {compared_words(content.cycles)}, with its 95 % interval, in points."
    yield Listing(tuple(signs(words) for words in cycle_sentences(content)))


def _folded(content: Content, symptoms: Sequence[SymptomTrend]) -> tuple[Picture, ...]:
    """The drawings by days since the injection of these symptoms. They stand beside their days, as on paper."""
    return tuple(
        Picture(f"cycle {one.name}", f"{one.label}, by days since the injection", _by_days_of_cycle(one))
        for one in symptoms
        if one.folded.wearing_off is not None and Part.PROFILES in content.order
    )


def _by_days_of_cycle(symptom: SymptomTrend) -> str:
    """For each bin: the median, the middle half, and how many days have a score."""
    said = [
        f"{one.days}: {one_decimal(one.median)} ({one_decimal(one.q1)} to {one_decimal(one.q3)}, {one.n:,})"
        for one in symptom.folded.bins
        if one.median is not None and one.q1 is not None and one.q3 is not None
    ]
    return f"Median (middle half, days with a score). {'; '.join(said).capitalize()}."


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


def _days(content: Content) -> Iterator[Element]:
    shown = [s for s in content.symptoms if s.recorded]
    if not shown:
        yield "No scores were recorded in this period."
    else:
        yield Legend("In the drawings: " + "; ".join(legend.of_days(content, shown)) + ".")
    if _folded(content, content.symptoms):
        marks = "; ".join(legend.of_cycles(content))
        yield Legend(f"In the drawings by days since the injection, from 0 to 10: {marks}.")
    for panel in sharing(shown):
        title = f"{title_of(panel)}, {days_title(content).lower()}"
        days = Picture(f"days {panel[0].name}", title, _seen_in(content, panel))
        folded = _folded(content, panel)
        yield Abreast(days, folded) if folded else days
    yield from _folded(content, [s for s in content.symptoms if not s.recorded])
    if content.months:
        yield _by_month(content, shown)
    items = []
    kinds = by_mark(content.injections)
    for name, group in kinds:
        which = "Injections" if len(kinds) == 1 else f"Injections of {name}"
        for taken, words in ((True, which), (False, f"{which} skipped")):
            if places := [i.x for i in group if i.taken is taken]:
                items.append(f"{words}: {len(places):,}. {_on_days(content, places)}.")
    items += [_strip(strip, content.record.days) for strip in content.strips]
    if content.falls:
        items.append(f"Falls: {len(content.falls):,}. {_on_days(content, content.falls)}.")
    items += [_count(content, count) for count in content.counts]
    if items:
        yield Listing(tuple(items))


def _by_month(content: Content, symptoms: Sequence[SymptomTrend]) -> Table:
    """Each month of the record in a row: of each symptom median, middle half and number of days; then the counts."""
    rows = month_rows(content)
    return Table(
        "Each month: the median (middle half, days with a score) of each symptom, and what was counted",
        ("Month", *(symptom.label for symptom in symptoms), *(row.name for row in rows)),
        tuple(
            (
                f"{MONTHS[month.first.month - 1].capitalize()} {month.first.year}",
                *(_in_month(symptom, month) for symptom in symptoms),
                *(row.said(n) for row in rows),
            )
            for n, month in enumerate(content.months)
            if month.last >= content.record.first
        ),
    )


def _in_month(symptom: SymptomTrend, month: Period) -> Words:
    """The scores of a month in words; two parts where the words of the symptom changed in it."""
    said = [
        f"{one_decimal(one.median)} ({one_decimal(one.q1)}–{one_decimal(one.q3)}, {one.n:,})"
        for one in symptom.months
        if one.period.first in month and one.median is not None and one.q1 is not None and one.q3 is not None
    ]
    return signs(", then ".join(said) or "no entries")


def _seen_in(content: Content, panel: Sequence[SymptomTrend]) -> str:
    """What can be seen in one panel, each place apart."""
    if len(panel) == 1:
        return _seen(content, panel[0])
    return " ".join(f"{_capital(one.where)}: {_seen(content, one)}" for one in panel)


def _seen(content: Content, symptom: SymptomTrend) -> str:
    """What can be seen of one series: the entries and their range, the first and last mean, the gaps."""
    values = (*symptom.prompt.y, *symptom.late.y)
    said = [f"From 0, {symptom.none}, to 10, {symptom.worst}"]
    if values:
        said.append(
            f"{counted(len(values), 'entry')} on {counted(symptom.entry_days, 'day')}, "
            f"between {one_decimal(min(values))} and {one_decimal(max(values))}"
        )
    if symptom.asked != "daily":
        said.append(f"asked {symptom.asked}")
    if symptom.late.y:
        said.append(f"{len(symptom.late.y):,} of them written more than 48 hours later")
    # What is drawn in months is in a table; here stands what concerns all of the period.
    means = [(n, mean) for n, mean in enumerate(symptom.mean) if mean is not None and not content.months]
    if means:
        (first, then), (last, now) = means[0], means[-1]
        said.append(
            f"7-day trailing mean: {one_decimal(then)} on {_on_days(content, [first])}, "
            f"{one_decimal(now)} on {_on_days(content, [last])}"
        )
    if symptom.shown_previous is not None:
        said.append(f"median of the previous period: {one_decimal(symptom.shown_previous)}")
    if symptom.breaks:
        said.append(
            f"other words from {_on_days(content, symptom.breaks)} on: the scores before are another series; "
            f"{counted(symptom.this.logged_days, 'day')} by the latest words"
        )
    if symptom.skipped:
        said.append(f"skipped: {_on_days(content, symptom.skipped)}")
    if symptom.gaps and not content.months:
        said.append(_gaps(symptom.gaps, LEAST_GAP[symptom.asked]))
    return ". ".join(_capital(words) for words in said) + "."


def _gaps(gaps: Sequence[Period], least: int) -> str:
    """The gaps, one by one; if there are too many to listen to, how many there are and the longest."""
    if len(gaps) <= _MOST_GAPS:
        return "no entries: " + ", ".join(span_in_full(gap) for gap in gaps)
    longest = max(gaps, key=lambda gap: gap.days)
    days = counted(sum(gap.days for gap in gaps), "day")
    return (
        f"no entries for {least} days or more {len(gaps):,} times, {days} in all, "
        f"the longest {span_in_full(longest)} ({counted(longest.days, 'day')})"
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _on_days(content: Content, places: Sequence[float]) -> str:
    days = sorted({content.period.first + timedelta(days=int(x)) for x in places})
    if len(days) > _MOST_DAYS:
        return f"On {len(days):,} days from {day_in_full(days[0])} to {day_in_full(days[-1])}"
    return ", ".join(day_in_full(day) for day in days)


def _count(content: Content, count: Count) -> str:
    where = f" {_on_days(content, count.x)}." if count.x else ""
    return f"{count.label}: {count.total:,}, counted on {counted(count.days, 'day')}.{where}"


def _strip(strip: Strip, days: int) -> str:
    """A row of days in words. days: how many of them lie in the record, up to the last."""
    skipped, unknown = strip.days.count("skipped"), strip.days[-days:].count("unknown")
    label = strip.label[:1].upper() + strip.label[1:]
    return f"{label}: taken on {strip.taken:,} of {counted(days, 'day')}, skipped on {skipped:,}, unknown {unknown}."


def _far_up(content: Content) -> Iterator[Element]:
    if content.ladders:
        yield f"The {WHAT}."
    for ladder in content.ladders:
        yield Picture(f"far up {ladder.limb}", ladder.label, ladder.words)


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


def _blood_tests(content: Content) -> Iterator[Element]:
    if not content.blood_tests:
        return
    yield "Results and ranges are as printed by the laboratory; no unit is converted."
    yield Listing(tuple(_both(_first_and_latest, series) for series in content.blood_tests if series.main))
    if marks := legend.of_blood([series for series in content.blood_tests if series.drawn]):
        yield Legend("In the drawings: " + "; ".join(marks) + ".")
    for number, series in enumerate(content.blood_tests):
        if series.drawn:
            yield Picture(f"blood {number}", _blood_title(series), _both(_blood_seen, series))
        yield Table(
            f"{_blood_title(series)}, all results",
            ("Day", "Result", "Printed range", "Laboratory", "Doses before"),
            tuple(
                (
                    day_in_full(r.day),
                    _both(_result, r),
                    signs(r.range) or "none",
                    r.laboratory or "not said",
                    r.after or NO_DOSE,
                )
                for r in series.results
            ),
        )


def _blood_title(series: BloodSeries) -> str:
    return f"{series.label}, in {series.unit.replace(' = ', ' or ') or 'words'}"


def _both(said_of: Callable[[_T, _Voice], str], about: _T) -> Words:
    """What is said of something, with its numbers as printed and in words."""
    shown, said = said_of(about, str), said_of(about, spoken)
    return shown if shown == said else Signs(shown, said)


def _first_and_latest(series: BloodSeries, number: _Voice) -> str:
    """The last result before the first dose, then the latest one, with the doses before it."""
    said = []
    if series.untreated is not None:
        said.append(
            f"before the first dose {_result(series.untreated, number)}, on {day_in_full(series.untreated.day)}"
        )
    if series.untreated is not series.latest:
        latest = series.latest
        said.append(f"latest {_result(latest, number)}, on {day_in_full(latest.day)}, {latest.after or NO_DOSE}")
    else:
        said.append("none since")
    return f"{series.label}: {'; '.join(said)}."


def _blood_seen(series: BloodSeries, number: _Voice) -> str:
    """What can be seen in the drawing of a series: how many results, the lowest and highest, the printed range."""
    days = Period(series.results[0].day, series.latest.day)
    said = [f"{counted(len(series.results), 'result')}, {span_in_full(days)}"]
    lowest, highest = series.extremes
    if lowest is not highest:
        said.append(f"lowest {_result(lowest, number)}, on {day_in_full(lowest.day)}")
        said.append(f"highest {_result(highest, number)}, on {day_in_full(highest.day)}")
    if treated := sum(result.treated for result in series.results):
        said.append(f"after a dose: {treated:,} of them")
    ranges = list(dict.fromkeys(number(result.range) for result in series.results if result.range))
    said.append(f"printed range {', then '.join(ranges)}" if ranges else "no printed range")
    return ". ".join(_capital(words) for words in said) + "."


def _result(result: Result, number: _Voice) -> str:
    return f"{number(result.value)} {result.unit}".rstrip() + _FLAGS[result.flag]


def _notes(content: Content) -> Iterator[Element]:
    said = [f"{day_in_full(r.day)}: {r.kind}. {r.text}".rstrip() for r in content.remarks]
    if said or not content.older_line:
        yield Listing(tuple(said) or (_NONE,))
    if content.older_line:
        yield content.older_line


def _record(content: Content) -> Iterator[Element]:
    yield from (f"{_capital(sentence)}." for sentence in content.record_sentences(span_in_full))


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
    Part.DAYS: (_DAYS, _days),
    Part.PROFILES: ("Days since the injection", _profiles),
    Part.FAR_UP: ("How far up", _far_up),
    Part.HOME_TESTS: ("Home tests", _home_tests),
    Part.BLOOD_TESTS: ("Blood tests", _blood_tests),
    Part.NOTES: ("Notes and events", _notes),
    Part.RECORD: ("This record", _record),
}


PAGE_TITLE: Final = "B12 and nerve symptom report"


KEPT: Final = "Kept by the patient. Every score: 0 = none, 10 = worst."


FOOT: Final = (
    "Self-recorded journal. Not a medical device, not a diagnosis, not dosing advice. "
    "Talk to your doctor before starting, stopping or changing any treatment."
)
