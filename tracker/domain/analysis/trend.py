"""Figures about days: daily series with gaps, trailing means, medians, completeness of the record.

A day without an entry and a skipped entry are gaps: neither is a zero, and nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from tracker.domain.analysis.quantiles import quantile
from tracker.domain.model.period import Period
from tracker.domain.model.records import Entry, Observation
from tracker.domain.model.symptom_list import Asked

WINDOW: Final = 7
LEAST_IN_WINDOW: Final = 4
# This many days in a row are a gap. For a weekly item it is two weeks, because six days without an answer are normal.
LEAST_GAP: Final[Mapping[Asked, int]] = {"daily": 3, "weekly": 2 * 7, "monthly": 2 * 31}
LEAST_DAYS: Final = 14
# What is not asked daily needs fewer answers, but not from fewer weeks.
_LEAST_ANSWERS: Final = 8
_LEAST_SPAN: Final = 6 * 7
# From this score on, a day counts as severe.
_SEVERE: Final = 7
LATE_AFTER: Final = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Summary:
    """One measure over one period, from daily means: days in it, days with a value, quartiles and mean.

    The four figures are None when no day has a value. none, severe: how many days are at 0, and at 7 or more. span:
    the days from the first with a value to the last.
    """

    days: int
    logged_days: int
    median: float | None
    q1: float | None
    q3: float | None
    mean: float | None
    none: int = 0
    severe: int = 0
    span: int = 0

    def enough_for(self, asked: Asked) -> bool:
        """Whether there are enough days, or answers, to compare it with another period."""
        if self.logged_days >= LEAST_DAYS:
            return True
        return self.logged_days >= least_days(asked) and self.span >= _LEAST_SPAN


@dataclass(frozen=True, slots=True)
class Honesty:
    """How complete a record is and when it was written.

    entries: how many are recorded; known: how many of these have a known moment of writing; same_day, late: how many
    of the known ones; longest_gap: the longest run of days without an entry (the first, if equal), or None.
    """

    days: int
    logged_days: int
    entries: int
    known: int
    same_day: int
    late: int
    longest_gap: Period | None

    @property
    def same_day_share(self) -> float | None:
        """From 0 to 1, or None when no moment of writing is known."""
        return self.same_day / self.known if self.known else None


def daily(observations: Iterable[Observation], period: Period) -> list[float | None]:
    """One value for each day of the period: the mean of that day's recorded values, None when there are none."""
    start, days = period.first.toordinal(), period.days
    sums, counts = [0.0] * days, [0] * days
    for observation in observations:
        index, value = observation.day.toordinal() - start, observation.value
        if 0 <= index < days and value is not None:
            sums[index] += value
            counts[index] += 1
    return [total / count if count else None for total, count in zip(sums, counts, strict=True)]


def trailing_mean(values: Sequence[float | None]) -> list[float | None]:
    """The mean of each day and the six days before it, if at least 4 of these 7 have a value; else None.

    It only looks back: a centred window would mix days after an injection into the days before it.
    """
    means: list[float | None] = []
    for end in range(1, len(values) + 1):
        window = [v for v in values[max(0, end - WINDOW) : end] if v is not None]
        means.append(sum(window) / len(window) if len(window) >= LEAST_IN_WINDOW else None)
    return means


def gaps(days: Iterable[date], period: Period, least: int = LEAST_GAP["daily"]) -> list[Period]:
    """The runs of at least ``least`` days of the period that are not among ``days``, in order."""
    found: list[Period] = []
    after = period.last + timedelta(days=1)
    free = period.first
    for day in [*sorted({d for d in days if d in period}), after]:
        if (day - free).days >= least:
            found.append(Period(free, day - timedelta(days=1)))
        free = day + timedelta(days=1)
    return found


def summarise(values: Sequence[float | None]) -> Summary:
    """Median, quartiles and mean of the days that have a value."""
    known = sorted(v for v in values if v is not None)
    if not known:
        return Summary(len(values), 0, None, None, None, None)
    places = [place for place, value in enumerate(values) if value is not None]
    return Summary(
        days=len(values),
        logged_days=len(known),
        median=quantile(known, 0.5),
        q1=quantile(known, 0.25),
        q3=quantile(known, 0.75),
        mean=sum(known) / len(known),
        none=sum(value == 0 for value in known),
        severe=sum(value >= _SEVERE for value in known),
        span=places[-1] - places[0] + 1,
    )


def least_days(asked: Asked) -> int:
    """How many days with a score a period needs to be compared; for what is not asked daily, how many answers."""
    return LEAST_DAYS if asked == "daily" else _LEAST_ANSWERS


def written_same_day(entry: Entry) -> bool | None:
    """Whether it was written on its own civil day, in its UTC offset (UTC without one); None when unknown."""
    if entry.recorded_at is None:
        return None
    return _local(entry, entry.recorded_at).toordinal() == entry.day.toordinal()


def written_late(entry: Entry) -> bool | None:
    """Whether it was written more than 48 hours after its time (without a time: after the end of its day).

    Both times are in its UTC offset (UTC without one). None when the moment of writing is unknown.
    """
    if entry.recorded_at is None:
        return None
    written = _local(entry, entry.recorded_at)
    # Nothing written by the end of the next day can be late. Most entries stop here and need no arithmetic.
    if written.toordinal() - entry.day.toordinal() <= 1:
        return False
    written = written.replace(tzinfo=None)
    if entry.time is None:
        happened = datetime.fromordinal(entry.day.toordinal() + 1)
    else:
        happened = datetime.combine(entry.day, entry.time.replace(tzinfo=None))
    return written - happened > LATE_AFTER


def honesty(observations: Iterable[Observation], period: Period) -> Honesty:
    """How complete the period is. Only recorded values count; skipped ones do not."""
    first, last = period.first, period.last
    recorded = [o for o in observations if o.value is not None and first <= o.day <= last]
    logged = {o.day for o in recorded}
    same_day = [written_same_day(o) for o in recorded]
    empty = gaps(logged, period, least=1)
    return Honesty(
        days=period.days,
        logged_days=len(logged),
        entries=len(recorded),
        known=sum(same is not None for same in same_day),
        same_day=same_day.count(True),
        late=sum(written_late(o) is True for o in recorded),
        longest_gap=max(empty, key=lambda gap: gap.days, default=None),
    )


def _local(entry: Entry, moment: datetime) -> datetime:
    return moment + timedelta(minutes=entry.utc_offset) if entry.utc_offset else moment
