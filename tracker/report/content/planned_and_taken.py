"""What the doctor planned and what was taken of it; the days on which plans begin, change or end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from tracker.domain.analysis.comparison import Comparison, compare
from tracker.domain.analysis.doses.adherence import adherence
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.period import Period
from tracker.domain.model.plan import Adherence, Plan
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, Observation
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.model.symptom_series import Series
from tracker.domain.wording.days import day_short
from tracker.domain.wording.plans import kept_text, phases_text, what_text

_DAY = timedelta(days=1)
# A plan that is stopped sooner than this after it was written, and not replaced, was written by mistake.
_SLIP = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A plan that no longer holds.

    last: the last day on which it held, in local time; slip: it was taken out within a day of being written. If
    nothing replaced it, it never held.
    """

    plan: Plan
    last: date
    slip: bool

    @classmethod
    def taken_out(cls, plan: Plan, at: datetime, day: date) -> Earlier:
        """A plan that was taken out. at: the moment; day: its day in local time, on which the plan no longer held."""
        return cls(plan, day - _DAY, slip=at - plan.recorded_at < _SLIP)


@dataclass(frozen=True, slots=True)
class Switch:
    """The change from one plan to another on a day.

    until: what the plan said before, empty for a new plan; then: what the new plan says, empty when a plan ends.
    ``then`` does not repeat the same product. label: the change for a drawing.
    """

    until: str
    then: str
    label: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A day inside the period on which plans begin, change or end. x: its place on the time axis, in days.

    before, after: the days before it and from it on, up to the nearest other turn or the end of the period;
    comparisons: of each series, after against before.
    """

    x: float
    day: date
    switches: tuple[Switch, ...]
    before: Period
    after: Period
    comparisons: tuple[Comparison, ...]

    @property
    def label(self) -> str:
        """What changes, in a few words."""
        return "; ".join(switch.label for switch in self.switches)


@dataclass(frozen=True, slots=True)
class Planned:
    """What a plan said for some days of the period; what it asked for in them, and what was taken.

    first, last: the first and last day on which it held; None if that day is not inside the period; injected: the
    product, if it is injected, else empty.
    """

    words: str
    first: date | None
    last: date | None
    became: Adherence
    injected: str = ""

    def said(self, dated: Callable[[date], str] = day_short) -> str:
        """As a phrase: "... every 8 weeks, until 11 Oct 2026; planned 2 (1 not recorded), taken 1".

        dated: writes a day.
        """
        words = self.words
        words += f", from {dated(self.first)}" if self.first else ""
        words += f"{'' if self.first else ','} until {dated(self.last)}" if self.last else ""
        return f"{words}; {kept_text(self.became)}" if self.became else words


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The days on which a plan held. last: None if it still holds."""

    plan: Plan
    first: date
    last: date | None


def counted_since(plans: Iterable[Plan], earlier: Iterable[Earlier], period: Period) -> date | None:
    """The first day of the plans that held in the period, from which their doses are counted. None without a plan."""
    held = (one for one in _stretches(list(plans), list(earlier)) if one.first <= period.last)
    return min((one.plan.since for one in held if one.last is None or one.last >= period.first), default=None)


def planned(
    plans: Iterable[Plan], earlier: Iterable[Earlier], doses: Sequence[Dose], period: Period, today: date
) -> tuple[Planned, ...]:
    """What each plan said for the days of the period on which it held, what it asked for in them, and what was taken.

    A plan that was written again with the same words goes on as one. An earlier plan that asked for nothing on these
    days, and of which nothing was taken, is left out.
    """
    found: list[Planned] = []
    for stretch in _stretches(list(plans), list(earlier)):
        first, last = max(stretch.first, period.first), min(stretch.last or period.last, period.last)
        if first > last:
            continue
        plan = stretch.plan
        # Doses after its last day belong to the next plan.
        own = [dose for dose in doses if stretch.last is None or dose.day <= stretch.last]
        one = Planned(
            _words(plan),
            None if stretch.first <= period.first else first,
            None if stretch.last is None or stretch.last >= period.last else last,
            adherence(plan, own, Period(first, last), today),
            printable(label_of("dose", plan.product)) if plan.injected else "",
        )
        if found and found[-1].words == one.words and found[-1].last == first - _DAY:
            found[-1] = replace(one, first=found[-1].first, became=found[-1].became + one.became)
        else:
            found.append(one)
    return tuple(one for one in found if one.last is None or one.became)


def turns(
    plans: Iterable[Plan],
    earlier: Iterable[Earlier],
    scores: Mapping[Series, Sequence[Observation]],
    period: Period,
    symptoms: SymptomList,
) -> tuple[Turn, ...]:
    """The days in the period, after its first day, on which plans begin, change or end; earlier plans too.

    Both sides of a comparison end at the nearest other change, so that none spans two.
    scores: of each series, in the order of the page.
    """
    stretches = _stretches(list(plans), list(earlier))
    days = {one.first for one in stretches} | {one.last + _DAY for one in stretches if one.last is not None}
    inside = sorted(day for day in days if period.first < day <= period.last)
    found = [(day, switches) for day in inside if (switches := tuple(_switches(stretches, day)))]
    ends = [period.first, *(day for day, _ in found), period.last + _DAY]
    return tuple(
        _turn(day, switches, scores, period, Period(first, day - _DAY), Period(day, last - _DAY), symptoms)
        for (day, switches), first, last in zip(found, ends, ends[2:], strict=False)
    )


def _stretches(plans: Sequence[Plan], earlier: Sequence[Earlier]) -> list[_Stretch]:
    """When each plan held. A plan written later replaces one for the same thing from its start day on."""
    later = list(plans)
    found = [_Stretch(plan, plan.starts, plan.ends) for plan in plans]
    for one in sorted(earlier, key=lambda one: one.plan.recorded_at, reverse=True):
        plan = one.plan
        replaced = any(other.id == plan.id for other in later)
        if one.slip and not replaced:
            continue
        ends = [other.starts - _DAY for other in later if other.is_for_the_same(plan)]
        ends += [] if plan.ends is None else [plan.ends]
        ends += [] if replaced else [one.last]
        last = min(ends)
        if last >= plan.starts:
            found.append(_Stretch(plan, plan.starts, last))
        later.append(plan)
    return sorted(found, key=lambda stretch: (stretch.plan.id or 0, stretch.first))


def _switches(stretches: Sequence[_Stretch], day: date) -> Iterator[Switch]:
    """What changes on that day, each product once. A plan written again with the same words is no change."""
    begun = [one.plan for one in stretches if one.first == day]
    for ended in (one.plan for one in stretches if one.last == day - _DAY):
        following = next((plan for plan in begun if plan.is_for_the_same(ended)), None)
        if following is None:
            yield Switch(_words(ended), "", f"ends: {_words(ended)}")
            continue
        begun.remove(following)
        same = what_text(following) == what_text(ended)
        then = printable(phases_text(following.phases)) if same else _words(following)
        if _words(following) != _words(ended):
            yield Switch(_words(ended), then, _words(following))
    for plan in begun:
        yield Switch("", _words(plan), _words(plan))


def _turn(
    day: date,
    switches: tuple[Switch, ...],
    scores: Mapping[Series, Sequence[Observation]],
    period: Period,
    before: Period,
    after: Period,
    symptoms: SymptomList,
) -> Turn:
    comparisons = tuple(
        compare(some, after, before, asked=symptoms.asked(one.measure)) for one, some in scores.items()
    )
    return Turn(float((day - period.first).days), day, switches, before, after, comparisons)


def _words(plan: Plan) -> str:
    return printable(f"{what_text(plan)}, {phases_text(plan.phases)}")
