"""One symptom in two periods: the change between them, or why there is none, and what else must be said beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Final

from tracker.domain.analysis.change import Change, changes
from tracker.domain.analysis.habits import WEEKENDS, Moved, moved
from tracker.domain.analysis.past import FIRST_DAYS, Past
from tracker.domain.analysis.trend import Summary, daily, least_days, summarise
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_list import Asked
from tracker.domain.wording.days import day_short, day_spoken
from tracker.domain.wording.numbers import counted, one_decimal, rounded_up, share_text

# Two means hide a change within the period where its two parts certainly differ by more than this.
_HIDDEN: Final = 1.0
# By how much the share of days with a score must move to be said, 0 to 1.
_ANSWERED: Final = 0.25
# How many days are needed is said in tens, and not above a thousand.
_ROUND_DAYS: Final = 10
_MOST_DAYS: Final = 1_000
_MOVED: Final = ("times of day", "days of the week")
_REWORDED: Final = "It has other words since {}: the scores before and after are two series."
WITHIN: Final = "changed within this period"
FIRST_WEEKS: Final = (
    "The days before contain days of the first four weeks of the record, and the first weeks of a diary are often "
    "scored higher than later ones (Shrout 2018)."
)
UNANSWERED: Final = "Where bad days, or good ones, are left out, that alone looks like a change."


@dataclass(frozen=True, slots=True)
class Step:
    """A change within a period: day is the first day of the later part; before, after: the means of the two parts."""

    day: date
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One symptom in two periods. change is None when it is not calculated.

    asked: how often the program asks for the symptom; reworded: the last day in the two periods on which its words
    changed, or None; moved: the part of the day or of the week that was scored more, or less, before, or None; step:
    a change within the later period, or None; past: what its whole record says; first_weeks: whether the earlier
    period contains the first weeks of the record; unrecorded: how many of its days come before the first score.
    """

    now: Summary
    before: Summary
    change: Change | None
    asked: Asked = "daily"
    reworded: date | None = None
    moved: Moved | None = None
    step: Step | None = None
    past: Past | None = None
    first_weeks: bool = False
    unrecorded: int = 0

    @property
    def reading(self) -> str:
        """The change in a few words, or why there is none: "better", "too few days"."""
        if self.change is not None:
            return self.change.reading
        if self.reworded is not None:
            return "other words before"
        if self.moved is not None:
            return f"other {_MOVED[self.moved.part == WEEKENDS]}"
        if not self.now.logged_days or not self.before.logged_days:
            return (
                f"nothing recorded{' before' if self.now.logged_days else ' now' if self.before.logged_days else ''}"
            )
        return "too few days" if self.asked == "daily" else f"asked {self.asked}, too few answers"

    @property
    def days_needed(self) -> int | None:
        """How many days with a score each period needs to show a change of one point in 80 of 100 records.

        Days like these: the interval gets narrower with the square root of their number. None without a change.
        """
        if self.change is None:
            return None
        return ceil(min(self.now.logged_days, self.before.logged_days) * self.change.shows**2)

    @property
    def why_not(self) -> str | None:
        """Why there is no change, as a sentence; else None."""
        now, before = self.now.logged_days, self.before.logged_days
        if self.change is not None:
            return None
        if self.reworded is not None:
            return _REWORDED.format(day_spoken(self.reworded))
        if self.moved is not None:
            shares = f"{share_text(self.moved.now)} now, {share_text(self.moved.before)} before"
            return (
                f"Scored at {self.reading}: {self.moved.part} {shares}. "
                "That alone can look like a change, so the two are not compared."
            )
        if not now or not before:
            return f"{self.reading.capitalize()}, so there is nothing to compare."
        least = least_days(self.asked)
        if self.asked == "daily":
            return f"Too few days to compare: {now} now and {before} before; each needs {least} or more."
        return (
            f"Asked {self.asked}, too few answers to compare: {now} now and {before} before; each needs {least} or "
            "more, over 6 weeks."
        )

    @property
    def answered(self) -> tuple[float, float] | None:
        """The shares of days with a score, now and before, from 0 to 1, if they are far apart; else None."""
        # A record begins when it begins: days before its first score are not days without one.
        days = self.before.days - self.unrecorded
        now, before = self.now.logged_days / self.now.days, self.before.logged_days / days if days else 0.0
        return (now, before) if self.change is not None and abs(now - before) >= _ANSWERED else None

    def beside(self) -> Iterator[str]:
        """What must be known beside the change, each in a few words: "days at 0: 3 of 80 before, 14 of 77 now"."""
        if self.step is not None:
            before, after = one_decimal(self.step.before), one_decimal(self.step.after)
            last = day_short(self.step.day - timedelta(days=1))
            yield f"{WITHIN}: mean {before} until {last}, {after} since"
        if self.answered is not None:
            now, before = (share_text(one) for one in self.answered)
            yield f"scored on {before} of days before, {now} now"
        if self.now.none or self.before.none:
            yield self._days("0", self.before.none, self.now.none)
        if self.now.severe or self.before.severe:
            yield self._days("7 or more", self.before.severe, self.now.severe)
        if self.change is not None and self.change.reading == "cannot tell":
            needed = rounded_up(self.days_needed or 0, _ROUND_DAYS, _MOST_DAYS)
            yield f"to show a change of 1 point, each period needs {needed} such days"
        if self.past is not None and self.past.pairs and self.change is not None:
            pairs = f"{self.past.pairs:,} earlier pairs of {counted(self.before.days, 'day')}"
            yield f"{pairs} differed by up to {one_decimal(self.past.largest)}"

    def _days(self, score: str, before: int, now: int) -> str:
        """How many of the days with a score are at ``score``, in both periods."""
        parts = ((before, self.before.logged_days, "before"), (now, self.now.logged_days, "now"))
        told = [f"{days:,} of {logged:,} {when}" for days, logged, when in parts if logged]
        return f"days at {score}: {', '.join(told)}"


def compare(
    scores: Iterable[Observation],
    now: Period,
    before: Period,
    reworded: Iterable[date] = (),
    asked: Asked = "daily",
    past: Past | None = None,
) -> Comparison:
    """Compare one symptom's scores in two periods of any lengths, one before the other.

    reworded: the days on which the symptom's words changed; scores before and after such a day are not compared.
    asked: how often the program asks for it. past: what its whole record says.
    """
    scores = list(scores)
    later, earlier = daily(scores, now), daily(scores, before)
    this, previous = summarise(later), summarise(earlier)
    others = [day for day in reworded if before.first < day <= now.last]
    enough = this.enough_for(asked) and previous.enough_for(asked)
    habits = moved(scores, now, before) if enough and not others else None
    split = None if others and max(others) > now.first else _split(later, least_days(asked))
    if split and moved(scores, _from(now, split), Period(now.first, now.first + timedelta(days=split - 1))):
        split = None
    pairs = [(later, earlier)] if enough and not others and habits is None else []
    if split:
        pairs.append((later[split:], later[:split]))
    found = changes(pairs)
    step = _step(found.pop(), later, now, split) if split else None
    return Comparison(
        this,
        previous,
        found[0] if found else None,
        asked,
        max(others) if others else None,
        habits,
        step,
        past,
        bool(past and previous.logged_days and before.first < past.began + timedelta(days=FIRST_DAYS)),
        min(max((past.began - before.first).days, 0), before.days) if past else 0,
    )


def _split(values: Sequence[float | None], least: int) -> int | None:
    """Where the two parts of a period differ most: the place of the first day of the later part.

    Each part has at least ``least`` days with a value. None where there are too few.
    """
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    total, count = sum(value for _, value in known), len(known)
    passed, best, found = 0.0, 0.0, None
    for number, (place, value) in enumerate(known):
        if least <= number <= count - least:
            apart = (total - passed) / (count - number) - passed / number
            far = apart * apart * number * (count - number)
            if far > best:
                best, found = far, place
        passed += value
    return found


def _step(change: Change, values: Sequence[float | None], period: Period, split: int) -> Step | None:
    """The change at the split, if it is certain to be large. Else None: the split is where parts differ by chance."""
    if max(change.low, -change.high) <= _HIDDEN:
        return None
    parts = (summarise(values[:split]).mean, summarise(values[split:]).mean)
    return Step(period.first + timedelta(days=split), *(mean or 0.0 for mean in parts))


def _from(period: Period, days: int) -> Period:
    return Period(period.first + timedelta(days=days), period.last)
