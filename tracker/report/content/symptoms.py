"""Symptoms day by day and home tests, as values.

Places on the time axis are days since the period began, with the time of day as fraction; noon without a time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise
from math import ceil
from typing import Final

from tracker.domain.analysis import trend
from tracker.domain.analysis.change import Change
from tracker.domain.analysis.comparison import Comparison, compare
from tracker.domain.analysis.cycle import Folded, fold
from tracker.domain.analysis.cycles import Cycles
from tracker.domain.analysis.months import MOST_DAYS, Month, by_month
from tracker.domain.analysis.past import past
from tracker.domain.analysis.swing import PartOfDay, Swing, part_of_day, swing
from tracker.domain.analysis.trend import Summary
from tracker.domain.model.catalogue import HOME_TESTS
from tracker.domain.model.latest_words import latest_series, renamed_days
from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Entry, Observation
from tracker.domain.model.symptom_list import Asked, SymptomList
from tracker.domain.model.symptom_series import Series, by_series
from tracker.domain.wording.numbers import comparator_sign, counted, one_decimal, unit_text
from tracker.domain.wording.records import place_text, series_text

# The direction of a test of which a small result is better; of all others a large one is.
_LESS: Final = "shorter"
# A symptom that is not asked daily has few answers. With fewer than this, it gets no middle half.
_LEAST_ANSWERS: Final = 4


@dataclass(frozen=True, slots=True)
class Dots:
    """Entries as points. x: places on the time axis, in days; y: values."""

    x: tuple[float, ...]
    y: tuple[float, ...]

    def of_part(self, part: PartOfDay | None) -> Dots:
        """Those of the mornings, of the evenings, or of neither."""
        found = [(x, y) for x, y in zip(self.x, self.y, strict=True) if part_of_day(_minute(x)) == part]
        return Dots(tuple(x for x, _ in found), tuple(y for _, y in found))


@dataclass(frozen=True, slots=True)
class SymptomTrend:
    """One series in the period, a symptom at one place: scores 0 (none) to 10 (worst).

    label: the symptom with its place; symptom: without it; place: in words, empty without one; comparison: with the
    period before; folded: by days since the last injection; prompt, late: entries written soon and late; skipped:
    where skipped entries are; mean: the 7-day trailing mean of each day, None where it is not drawn; gaps: days
    without an expected entry; breaks: where the days are on which its words were changed; months: of a long period,
    the scores of each calendar month of the record, else empty; thirds: the last third of the record beside its
    first, where the page compares these, else None; swing: the daily swing, where it is known.
    """

    series: Series
    label: str
    symptom: str
    place: str
    none: str
    worst: str
    comparison: Comparison
    folded: Folded
    prompt: Dots
    late: Dots
    skipped: tuple[float, ...]
    mean: tuple[float | None, ...]
    gaps: tuple[Period, ...]
    breaks: tuple[float, ...]
    months: tuple[Month, ...] = ()
    thirds: Comparison | None = None
    swing: Swing | None = None

    @property
    def compared(self) -> Comparison:
        """What the page compares: the thirds of the record, or else this period and the one before."""
        return self.thirds or self.comparison

    @property
    def key(self) -> str:
        """The key of the symptom; several places have the same."""
        return self.series.measure

    @property
    def name(self) -> str:
        """The key with its place, to find its drawings by."""
        return f"{self.key} {self.place}".rstrip()

    @property
    def where(self) -> str:
        """Its place, to tell it from the other place in its panel."""
        return self.place or "no place said"

    @property
    def this(self) -> Summary:
        """The summary of this period."""
        return self.comparison.now

    @property
    def previous(self) -> Summary:
        """The summary of the period before."""
        return self.comparison.before

    @property
    def asked(self) -> Asked:
        """How often it is asked, by the present list."""
        return self.comparison.asked

    @property
    def recorded(self) -> bool:
        """Whether it has entries in the period; skipped ones count."""
        return bool(self.prompt.x or self.late.x or self.skipped)

    @property
    def entry_days(self) -> int:
        """The number of days with a score, before and after a change of words."""
        return len({int(x) for x in (*self.prompt.x, *self.late.x)})

    @property
    def comparable(self) -> bool:
        """Whether both periods have enough days to compare them."""
        return self.this.enough_for(self.asked) and self.previous.enough_for(self.asked)

    def told(self, summary: Summary) -> tuple[float, float, float] | str:
        """Median, lower and upper quartile of a period, if it has enough entries; else what there is, in words."""
        if summary.median is None or summary.q1 is None or summary.q3 is None:
            return "no entries" if self.comparison.reworded is None else "none in these words"
        if summary.enough_for(self.asked) or (self.asked != "daily" and summary.logged_days >= _LEAST_ANSWERS):
            return summary.median, summary.q1, summary.q3
        if self.asked == "daily":
            return f"too few days ({summary.logged_days})"
        return counted(summary.logged_days, "answer")

    @property
    def shown_previous(self) -> float | None:
        """The median of the previous period, if the two periods may be compared; else None."""
        return self.previous.median if self.comparable else None


@dataclass(frozen=True, slots=True)
class Count:
    """Something that is counted and has no score, such as near-falls.

    total: how often in all; days: with an answer; x: places of the entries above 0.
    """

    label: str
    total: int
    days: int
    x: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reached:
    """One result of a home test: with its unit, "≥ 30 s", and its day."""

    value: str
    day: date


@dataclass(frozen=True, slots=True)
class HomeTest:
    """One home test on one side, in its own unit.

    direction: such as "longer is better", empty for a test of the person's own; first, latest: results of the period;
    previous: the one before the latest, None without one; best: by the direction, None without a direction; done:
    results; capped: results that were stopped at the cap; top: the upper end of the axis.
    """

    label: str
    unit: str
    direction: str
    first: Reached
    previous: Reached | None
    latest: Reached
    best: Reached | None
    done: Dots
    capped: Dots
    top: float

    @property
    def times(self) -> int:
        """How often it was done in the period."""
        return len(self.done.x) + len(self.capped.x)


def place(entry: Entry, period: Period) -> float:
    """The place of an entry on the time axis: days since the period began; noon when it has no time."""
    hour = 12.0 if entry.time is None else entry.time.hour + entry.time.minute / 60
    return entry.day.toordinal() - period.first.toordinal() + hour / 24


def _minute(place: float) -> int:
    """The minute of the day of a place on the time axis."""
    return round(place % 1 * 24 * 60)


def shown(scores: Iterable[Observation], period: Period, symptoms: SymptomList) -> dict[Series, list[Observation]]:
    """All scores of each series that has a score in this period or the one before, in the order of the page."""
    either = Period(period.previous().first, period.last)
    found = by_series(scores, symptoms.known)
    return {series: some for series, some in found.items() if any(one.day in either for one in some)}


def together(trends: Iterable[SymptomTrend]) -> list[tuple[SymptomTrend, ...]]:
    """The series that stand in one panel, in order: one, or two places of a symptom.

    Two places of a symptom stand together. Of more places, only the left and the right of one site do.
    """
    found: list[tuple[SymptomTrend, ...]] = []
    for _, places in groupby(trends, key=lambda one: one.key):
        some = list(places)
        if len(some) == 2:
            found.append(tuple(some))
            continue
        pairs = groupby(some, key=lambda one: (one.series.site, one.series.one_sided))
        found += [tuple(pair) for _, pair in pairs]
    return found


def sharing(trends: Iterable[SymptomTrend]) -> list[tuple[SymptomTrend, ...]]:
    """The series that share axes: those that stand together; in months each alone, because boxes hide each other."""
    panels = together(trends)
    return [(one,) for panel in panels for one in panel] if any(panel[0].months for panel in panels) else panels


def reach_of(changes: Sequence[Change | None]) -> int:
    """How far the axis of these changes goes to each side, in whole points of the score; at least 2."""
    return max([2, *(ceil(max(abs(c.low), abs(c.high))) for c in changes if c is not None)])


def rows_of(panels: Iterable[Sequence[SymptomTrend]]) -> int:
    """How many series these panels hold."""
    return sum(len(panel) for panel in panels)


def what_rows_are(trends: Iterable[SymptomTrend]) -> str:
    """What is counted where rows are counted: symptoms, if none of them has a place."""
    return "row" if any(one.place for one in trends) else "symptom"


def by_part_of_day(panel: Sequence[SymptomTrend]) -> bool:
    """Whether the entries of mornings and evenings have shapes of their own; with two places, shapes tell these."""
    return len(panel) == 1 and panel[0].swing is not None


def title_of(panel: Sequence[SymptomTrend]) -> str:
    """The name of a panel: of one series with its place, of two places only the symptom."""
    return panel[0].label if len(panel) == 1 else panel[0].symptom


def shared_gaps(panel: Sequence[SymptomTrend]) -> tuple[Period, ...]:
    """The gaps of a panel: days without an entry of any of its series."""
    if len(panel) == 1:
        return panel[0].gaps
    common = [
        Period(max(one.first, other.first), min(one.last, other.last))
        for one in panel[0].gaps
        for other in panel[1].gaps
        if max(one.first, other.first) <= min(one.last, other.last)
    ]
    return tuple(gap for gap in common if gap.days >= trend.LEAST_GAP[panel[0].asked])


def symptom_trend(
    series: Series,
    scores: Sequence[Observation],
    period: Period,
    cycles: Cycles,
    symptoms: SymptomList,
    means: Mapping[date, float],
    began: date | None = None,
) -> SymptomTrend:
    """The values of one series, from all of its scores. means: of each day of its whole record before the period.

    began: the day of the first entry of the journal; days before it are no gap and do not count.
    """
    key = series.measure
    now = [s for s in scores if s.day in period]
    listed = symptoms.known.get(key)
    late = [s for s in now if s.value is not None and trend.written_late(s)]
    late_ones = {id(s) for s in late}
    asked, days = symptoms.asked(key), {s.day for s in now}
    renamed = renamed_days(key, period, symptoms)
    latest = latest_series(key, scores, period, symptoms)
    since, previous = renamed[-1] if renamed else date.min, period.previous()
    record = past({day: mean for day, mean in means.items() if day >= since}, previous, trend.least_days(asked))
    recorded = period.since(began)
    return SymptomTrend(
        series=series,
        label=printable(series_text(series, symptoms)),
        symptom=printable(symptoms.label("symptom", key)),
        place=printable(place_text(*series.place)),
        none=printable(listed.none) if listed else "none",
        worst=printable(listed.worst) if listed else "worst",
        comparison=_compared(
            compare(latest, recorded, previous.since(began), asked=asked, past=record),
            scores,
            renamed,
            period,
        ),
        folded=fold(latest, cycles, asked=asked),
        prompt=_dots([s for s in now if s.value is not None and id(s) not in late_ones], period),
        late=_dots(late, period),
        skipped=tuple(place(s, period) for s in now if s.value is None),
        # Even for a symptom that is rarely asked, the line does not cross a gap.
        mean=tuple(_mean(scores, trend.gaps(days, period), period, renamed)),
        gaps=tuple(trend.gaps(days, recorded, trend.LEAST_GAP[asked])),
        breaks=tuple(float((day - period.first).days) for day in renamed if period.first < day),
        months=by_month(trend.daily(now, recorded), recorded, renamed) if period.days > MOST_DAYS else (),
        swing=swing(latest, period),
    )


def _compared(
    found: Comparison, scores: Sequence[Observation], renamed: Sequence[date], period: Period
) -> Comparison:
    """Mark the comparison as reworded if it has no change and there are scores from before the latest words."""
    before = period.previous().first
    last = max(renamed, default=before)
    others = any(s.value is not None and before <= s.day < last for s in scores)
    return replace(found, reworded=last) if others and found.change is None else found


def _mean(
    scores: Sequence[Observation], gaps: Sequence[Period], period: Period, breaks: Sequence[date]
) -> list[float | None]:
    """The trailing mean of each day of the period. None in a gap; a mean never uses days from before a break."""
    # The means of the first days need days from before the period.
    before = timedelta(days=trend.WINDOW - 1)
    values = trend.daily(scores, Period(period.first - before, period.last))
    ends = [(day - period.first + before).days for day in breaks if day > period.first - before]
    mean: list[float | None] = []
    for first, end in pairwise([0, *ends, len(values)]):
        mean += trend.trailing_mean(values[first:end])
    mean = mean[before.days :]
    for gap in gaps:
        first = (gap.first - period.first).days
        mean[first : first + gap.days] = [None] * gap.days
    return mean


def _dots(observations: Iterable[Observation], period: Period) -> Dots:
    points = [(place(o, period), o.value) for o in observations if o.value is not None]
    return Dots(tuple(x for x, _ in points), tuple(y for _, y in points))


def counts(observations: Iterable[Observation], period: Period, symptoms: SymptomList) -> tuple[Count, ...]:
    """What was counted in the period, such as near-falls, in the order of the list."""
    by_measure: dict[str, list[Observation]] = defaultdict(list)
    for one in observations:
        if one.kind == "symptom" and one.unit == "count" and one.value is not None and one.day in period:
            by_measure[one.measure].append(one)
    order = {key: n for n, key in enumerate(symptoms.known)}
    return tuple(
        Count(
            label=printable(symptoms.label("symptom", key)),
            total=sum(int(one.value or 0) for one in found),
            days=len({one.day for one in found}),
            x=tuple(place(one, period) for one in found if one.value),
        )
        for key, found in sorted(by_measure.items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    )


def home_tests(observations: Iterable[Observation], period: Period, symptoms: SymptomList) -> tuple[HomeTest, ...]:
    """Every test that was done in the period, each side and unit apart."""
    by_series: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for o in observations:
        if o.day in period and o.value is not None and (o.kind == "test" or o.unit not in ("score", "count")):
            by_series[o.measure, o.side or "", o.unit].append(o)
    return tuple(_home_test(*key, by_series[key], period, symptoms) for key in sorted(by_series))


def _home_test(
    measure: str, side: str, unit_: str, done: list[Observation], period: Period, symptoms: SymptomList
) -> HomeTest:
    listed = HOME_TESTS.get(measure)
    in_time = sorted(done, key=lambda o: place(o, period))
    largest = max(o.value or 0 for o in done)
    words = printable(symptoms.label("test", measure)) + (f", {side}" if side else "")
    # For a count or a stage, the name already says the unit.
    printed = "" if unit_ in ("count", "stage") else unit_text(unit_)

    def reached(one: Observation) -> Reached:
        value = f"{comparator_sign(one.comparator)}{one_decimal(one.value or 0)} {printed}"
        return Reached(value.rstrip(), one.day)

    return HomeTest(
        label=words,
        unit=printed,
        direction=f"{listed.better} is better" if listed else "",
        first=reached(in_time[0]),
        previous=reached(in_time[-2]) if len(in_time) > 1 else None,
        latest=reached(in_time[-1]),
        best=reached((min if listed.better == _LESS else max)(in_time, key=_size)) if listed else None,
        done=_dots([o for o in done if o.comparator is None], period),
        capped=_dots([o for o in done if o.comparator is not None], period),
        top=max(largest, (listed and listed.cap) or 0) or 1,
    )


def _size(done: Observation) -> tuple[float, int]:
    """How large a result is. Of two of the same number, at least 30 is more than 30, and at most 30 is less."""
    beyond = {">": 1, "<": -1}.get((done.comparator or "")[:1], 0)
    return done.value or 0, beyond
