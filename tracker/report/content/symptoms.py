"""Symptoms day by day and home tests, as values.

Places on the time axis are days since the period began, with the time of day as fraction; noon without a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import Final

from tracker.domain.analysis import trend
from tracker.domain.analysis.change import Change
from tracker.domain.analysis.comparison import Comparison, compare
from tracker.domain.analysis.cycle import Folded, fold
from tracker.domain.analysis.cycles import Cycles
from tracker.domain.analysis.months import MOST_DAYS, Month, by_month
from tracker.domain.analysis.past import past
from tracker.domain.analysis.swing import Swing, swing
from tracker.domain.analysis.trend import Summary
from tracker.domain.model.latest_words import latest_series, renamed_days
from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked, SymptomList
from tracker.domain.model.symptom_series import Series, by_series
from tracker.domain.wording.numbers import counted
from tracker.domain.wording.records import place_text, series_text
from tracker.report.content.series.points import Dots, dots, place

# A symptom that is not asked daily has few answers. With fewer than this, it gets no middle half.
_LEAST_ANSWERS: Final = 4


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


def shown(scores: Iterable[Observation], period: Period, symptoms: SymptomList) -> dict[Series, list[Observation]]:
    """All scores of each series that has a score in this period or the one before, in the order of the page."""
    either = Period(period.previous().first, period.last)
    found = by_series(scores, symptoms.known)
    return {series: some for series, some in found.items() if any(one.day in either for one in some)}


def reach_of(changes: Sequence[Change | None]) -> int:
    """How far the axis of these changes goes to each side, in whole points of the score; at least 2."""
    return max([2, *(ceil(max(abs(c.low), abs(c.high))) for c in changes if c is not None)])


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
    now = [s for s in scores if period.first <= s.day <= period.last]
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
        prompt=dots([s for s in now if s.value is not None and id(s) not in late_ones], period),
        late=dots(late, period),
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
    others = bool(renamed) and any(s.value is not None and before <= s.day < last for s in scores)
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
