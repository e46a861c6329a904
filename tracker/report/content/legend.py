"""The meaning of the marks in a drawing, in words. Only the marks that occur in it are explained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.domain.wording.days import span_short
from tracker.report.content.blood import ON_TREATMENT, BloodSeries
from tracker.report.content.build import Content
from tracker.report.content.sentences import covered, cycles_words
from tracker.report.content.series.home_test import HomeTest
from tracker.report.content.sharing import by_part_of_day, shared_gaps, sharing
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.content.treatments import CROWD, MARKS, by_mark

MOST_STRIPS: Final = 4
# The entries of mornings and evenings, where a symptom has a daily swing.
MORNING: Final = "▲"
EVENING: Final = "◆"


def of_days(content: Content, symptoms: Sequence[SymptomTrend], *, named: bool = False) -> list[str]:
    """The marks in the day-by-day panels of these symptoms, or in their panels by month.

    named: without those that the rows below the panels name: injections and changed plans.
    """
    if content.months:
        return _of_months(content, symptoms, named=named)
    parts = []
    two = any(len(panel) > 1 for panel in sharing(symptoms))
    if any(s.prompt.x or s.late.x for s in symptoms):
        late = " (hollow: written after 48 h)" if any(s.late.x for s in symptoms) else ""
        parts.append(f"{'dot or triangle' if two else 'dot'} = one entry{late}")
    if any(by_part_of_day(panel) for panel in sharing(symptoms)):
        parts.append(f"{MORNING} = morning, {EVENING} = evening")
    if any(mean is not None for s in symptoms for mean in s.mean):
        parts.append("line = 7-day trailing mean")
    if any(s.shown_previous is not None for s in symptoms):
        parts.append(f"{'dashed or dotted' if two else 'dashed'} = previous median")
    if content.injections:
        parts += _of_injections(content, named=named)
    if content.turns and not named:
        parts.append("dotted upright = a plan changes")
    if any(s.breaks for s in symptoms):
        parts.append("dashed upright = renamed")
    if any(shared_gaps(panel) for panel in sharing(symptoms)):
        parts.append("hatched = no entries")
    if any(s.skipped for s in symptoms) or any("skipped" in strip.days for strip in content.strips):
        parts.append(f"{'□ or △ below' if two else '□'} = skipped")
    return parts


def _of_months(content: Content, symptoms: Sequence[SymptomTrend], *, named: bool) -> list[str]:
    parts = ["steps = median of a month", "box = middle half (IQR)"]
    if any(s.shown_previous is not None for s in symptoms):
        parts.append("dashed = previous median")
    if content.turns and not named:
        parts.append("dotted upright = a plan changes")
    if any(s.breaks for s in symptoms):
        parts.append("dashed upright = renamed")
    if any(month.n == 0 for s in symptoms for month in s.months):
        parts.append("hatched = no entries")
    return parts


def _of_injections(content: Content, *, named: bool) -> list[str]:
    """The mark of an injection; with several products the mark of each; of skipped ones alone where it is named."""
    skipped, kinds = not all(i.taken for i in content.injections), by_mark(content.injections)
    if len(content.injections) > CROWD:
        mark = "▽" if len(kinds) == 1 else "hollow"
        return [f"{mark} = skipped injection"] if skipped else []
    if named:
        return ["hollow = skipped injection"] if skipped else []
    if len(kinds) == 1:
        return ["▼ = injection" + (" (hollow: skipped)" if skipped else "")]
    marks = [f"{mark} = {name} injected" for mark, (name, _) in zip(MARKS, kinds, strict=False)]
    return [*marks, *(["hollow = skipped injection"] if skipped else [])]


def of_strips(content: Content) -> list[str]:
    """The marks in the rows below the panels."""
    if content.months:
        parts = ["bar = share of the days of a month, or how many where “most” is said"]
    else:
        parts = ["each injection a stroke in its row"] if len(content.injections) > CROWD else []
        parts += ["blank = unknown"] if content.strips else []
    if len(content.strips) > MOST_STRIPS:
        parts.append(f"{len(content.strips) - MOST_STRIPS} more products under Treatment recorded")
    return parts


def of_cycles(content: Content) -> list[str]:
    """The marks in the profiles by days since the last injection."""
    parts = ["steps = median", "box = middle half (IQR)"]
    if any(s.folded.current and any(v is not None for v in s.folded.current.values) for s in content.symptoms):
        parts.append("thin = since the last injection")
    return [*parts, "n = days with a score"]


def days_of_cycles(content: Content) -> list[str]:
    """Which cycles are in the profiles, of which days, and which of their days are drawn."""
    days = covered(content.cycles)
    parts = [cycles_words(content.cycles), *([span_short(days)] if days else [])]
    if len(set(content.cycles.intervals)) > 1:
        parts.append(f"drawn: the {content.shortest_cycle} days that every cycle has")
    return parts


def of_home_tests(tests: Sequence[HomeTest]) -> list[str]:
    """The marks in the drawings of home tests."""
    parts = ["■ result"] if any(test.done.x for test in tests) else []
    return [*parts, "△ stopped at the cap, could have gone on"] if any(test.capped.x for test in tests) else parts


def of_blood(tests: Sequence[BloodSeries]) -> list[str]:
    """The marks in the drawings of blood tests over time."""
    results = [result for series in tests if not series.in_words for result in series.results]
    parts = ["● = result"] if any(not r.treated and not r.side for r in results) else []
    if treated := [result for result in results if result.treated]:
        short = all(result.after.startswith(ON_TREATMENT) for result in treated)
        parts.append(f"○ hollow = {ON_TREATMENT if short else 'after a dose'}")
    if any(result.side == ">" for result in results):
        parts.append("▲ = more than")
    if any(result.side == "<" for result in results):
        parts.append("▼ = less than")
    if any(result.range for result in results):
        parts.append("band = lab’s range")
    return parts
