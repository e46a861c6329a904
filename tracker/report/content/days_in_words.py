"""The days in words: what each panel shows, the profiles, what was taken, and how far up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from tracker.domain.analysis.trend import LEAST_GAP
from tracker.domain.model.calendar_names import MONTHS
from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_in_full, span_in_full
from tracker.domain.wording.numbers import counted, one_decimal
from tracker.report.content import legend
from tracker.report.content.build import Content
from tracker.report.content.elements import Abreast, Element, Legend, Listing, Picture, Table, Words, signs
from tracker.report.content.month_rows import month_rows
from tracker.report.content.parts import Part
from tracker.report.content.sentences import capital, compared_words, covered, cycle_sentences, cycles_words
from tracker.report.content.series.counts import Count
from tracker.report.content.sharing import sharing, title_of
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.content.treatments import Strip, by_mark

DAY_BY_DAY: Final = "Day by day"
# If there are more, they are counted, not listed one by one.
_MOST_GAPS: Final = 12
_MOST_DAYS: Final = 90


def days_title(content: Content) -> str:
    """The title of the part of the days; a long period is drawn and said in months."""
    return "Month by month" if content.months else DAY_BY_DAY


def profiles(content: Content) -> Iterator[Element]:
    """Which cycles are folded, and how the days before an injection differ."""
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


def day_by_day(content: Content) -> Iterator[Element]:
    """The drawings of the symptoms with what can be seen in them, and what was taken."""
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
        drawn=True,
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
    return " ".join(f"{capital(one.where)}: {_seen(content, one)}" for one in panel)


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
    return ". ".join(capital(words) for words in said) + "."


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


def far_up(content: Content) -> Iterator[Element]:
    """How far up the legs and the arms."""
    if content.ladders:
        yield f"The {content.ladders[0].what}."
    for ladder in content.ladders:
        yield Picture(f"far up {ladder.limb}", ladder.label, ladder.words)
