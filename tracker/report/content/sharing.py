"""Which series stand in one panel, and what they have in common there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.domain.analysis import trend
from tracker.domain.model.period import Period
from tracker.report.content.symptoms import SymptomTrend


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
