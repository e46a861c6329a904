"""A record with nothing before it: its last third is compared with its first, by the page and by ``trend``."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from tracker.domain.analysis.comparison import Comparison, compare
from tracker.domain.analysis.past import Past
from tracker.domain.model.latest_words import latest_series, renamed_days
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked, SymptomList

THIRDS: Final = (
    "Nothing was scored in the period before: compared is the last third of this record with its first, so here "
    "before means the first third."
)


class Scored(NamedTuple):
    """One series. scores: by its latest words; older: whether it has scores from before the period before.

    reworded: since when it has these words, where there are scores by other ones; else None.
    """

    scores: Sequence[Observation]
    asked: Asked
    older: bool
    reworded: date | None


def scored(key: str, scores: Sequence[Observation], period: Period, symptoms: SymptomList, *, older: bool) -> Scored:
    """One series of the symptom ``key`` up to the end of the period, from all of its scores."""
    latest = latest_series(key, scores, period, symptoms)
    reworded = renamed_days(key, period, symptoms)[-1] if len(latest) < len(scores) else None
    return Scored(latest, symptoms.asked(key), older, reworded)


def thirds(period: Period) -> tuple[Period, Period]:
    """The first and the last third of a period, equally long; of a short one, its first and its last day."""
    days = max(1, period.days // 3)
    return Period(period.first, period.first + timedelta(days=days - 1)), Period.ending(period.last, days)


def thirds_compared(logged: Collection[date], record: Period, previous: Period) -> tuple[Period, Period] | None:
    """The first and the last third of the record's days from its first score on; None with a score before.

    logged: the days with a score of any symptom; record: the days of the period from the first entry on; previous:
    the period before.
    """
    if any(day in previous for day in logged):
        return None
    return thirds(record.since(min((day for day in logged if day in record), default=None)))


def by_thirds(series: Iterable[Scored], sides: tuple[Period, Period]) -> list[Comparison] | None:
    """Each series in the last third beside the first; None where no series has enough days. sides: first and last."""
    first, last = sides
    found = []
    for scores, asked, older, reworded in series:
        began = min((score.day for score in scores if score.value is not None), default=None)
        # Where there are scores from before, these are not the first weeks.
        past = Past(began) if began is not None and not older else None
        one = compare(scores, last, first, asked=asked, past=past)
        other = reworded is not None and one.change is None and first.first < reworded
        found.append(replace(one, reworded=reworded) if other else one)
    return found if any(one.change for one in found) else None
