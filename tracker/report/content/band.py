"""The band at the top of the page: what is to be seen in one minute. Silent where there is nothing to say.

That nothing is said is never a sign that all is well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from tracker.domain.analysis.doses.schedule import due
from tracker.domain.analysis.lately import DAYS, Outside, outside
from tracker.domain.analysis.trend import Summary
from tracker.domain.analysis.warning_signs import INJURED, Flag, falls_by_day, said
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.period import Period
from tracker.domain.model.plan import Adherence, Plan
from tracker.domain.model.printable import printable
from tracker.domain.model.records import MOST_QUESTIONS, Dose, Event, Observation
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.days import days_ago
from tracker.domain.wording.numbers import counted, number_text, one_decimal, unit_text
from tracker.domain.wording.plans import count_text, distance_text, planned_and_taken_text
from tracker.domain.wording.records import place_text
from tracker.report.content.planned_and_taken import Planned
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.content.treatments import ROUTES

INTERFERENCE: Final = "interference"
WARNINGS: Final = "Warning signs"
# Of one warning that came again and again, the latest days are named.
_MOST_DAYS: Final = 4


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning sign of the period. days: on which it was recorded, latest first."""

    text: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Falls:
    """How many falls: now in the period, injured and unsaid of them; before in the period before.

    unsaid: of how many it is not said whether they injured; injured_before: of those before; before is None where
    nothing at all was recorded then.
    """

    now: int
    injured: int
    unsaid: int
    before: int | None
    injured_before: int

    def said(self) -> str:
        """As a phrase: "3 (1 injured); 1 in the period before"."""
        words = f"{self.now:,} ({self._how()})" if self.now else "none recorded"
        if self.before is None:
            return words
        if not self.before:
            return f"{words}; none recorded in the period before"
        hurt = f" ({self.injured_before:,} injured)" if self.injured_before else ""
        return f"{words}; {self.before:,} in the period before{hurt}"

    def _how(self) -> str:
        if self.unsaid == self.now:
            return "not said whether injured"
        unsaid = f", {self.unsaid:,} not said" if self.unsaid else ""
        return f"{self.injured or 'none'} injured{unsaid}"


@dataclass(frozen=True, slots=True)
class Given:
    """The last injection: what it was, its day, how long before the end of the page, and who gave it, if known."""

    what: str
    day: date
    ago: str
    by: str

    def said(self, dated: Callable[[date], str]) -> str:
        """As a phrase. dated: writes a day."""
        by = f", given by {self.by}" if self.by else ""
        return f"last {self.what}, {dated(self.day)}, {self.ago}{by}"


@dataclass(frozen=True, slots=True)
class Coming:
    """The next injection of a plan. what: empty where it is what was given last; distance: from today, in words.

    until: the last day of a range.
    """

    what: str
    day: date
    distance: str
    until: date | None = None

    def said(self, dated: Callable[[date], str]) -> str:
        """As a phrase: "next due 12 Jan 2027, in 8 weeks". dated: writes a day."""
        until = f" to {dated(self.until)}" if self.until else ""
        return f"next{f' {self.what}' if self.what else ''} due {dated(self.day)}{until}, {self.distance}"


@dataclass(frozen=True, slots=True)
class Band:
    """What the band says, as values. Each is empty or None where there is nothing to say.

    outside: the label of each series that left its usual range; interference: in words; kept: planned against taken,
    in words, of each injected product.
    """

    warned: tuple[Warned, ...]
    falls: Falls | None
    outside: tuple[tuple[str, Outside], ...]
    interference: tuple[str, str] | None
    given: Given | None
    coming: tuple[Coming, ...]
    kept: tuple[str, ...]
    questions: tuple[str, ...]

    def lines(self, dated: Callable[[date], str]) -> Iterator[tuple[str, str]]:
        """Each line of the band: what it is about, and what is said. dated: writes a day."""
        if self.warned:
            yield WARNINGS, "; ".join(f"{one.text} ({_dates(one.days, dated)})" for one in self.warned)
        if self.falls is not None:
            yield "Falls", self.falls.said()
        if self.outside:
            yield f"In the last {DAYS} days", "; ".join(_range(*one) for one in self.outside)
        if self.interference is not None:
            yield self.interference
        shots = [] if self.given is None else [self.given.said(dated)]
        if shots := [*shots, *(one.said(dated) for one in self.coming), *self.kept]:
            yield "Injections", "; ".join(shots)
        if self.questions:
            asked = [f"{n}. {words}" for n, words in enumerate(self.questions[:MOST_QUESTIONS], 1)]
            more = len(self.questions) - MOST_QUESTIONS
            yield "Questions for the doctor", " ".join([*asked, *([f"{more} more in the journal."] * (more > 0))])


def band(
    observations: Sequence[Observation],
    scores: Sequence[Observation],
    doses: Sequence[Dose],
    events: Sequence[Event],
    period: Period,
    today: date,
    *,
    symptoms: SymptomList,
    trends: Iterable[SymptomTrend],
    plans: Sequence[Plan],
    planned: Sequence[Planned],
    questions: tuple[str, ...],
    warned: Sequence[Flag],
) -> Band:
    """What the band says of the period.

    scores: of the symptoms that the page has; trends, planned, questions: what the rest of the page says of them;
    warned: the warnings that simple rules find in the period.

    Nothing is said of what is due where the period ends before today.
    """
    given = _given(doses, period, today)
    return Band(
        warned=_warned([*said(events, period.first, period.last), *warned]),
        falls=_falls(observations, doses, events, period),
        outside=tuple(_outside(scores, period, symptoms)),
        interference=next(
            (_interference(one) for one in trends if one.key == INTERFERENCE and one.this.logged_days), None
        ),
        given=None if given is None else given[1],
        coming=() if period.last < today else tuple(_coming(plans, doses, given and given[0], today)),
        kept=tuple(_kept(planned)),
        questions=questions,
    )


def _warned(flags: Iterable[Flag]) -> tuple[Warned, ...]:
    """The warning signs, what can be an emergency first, then the latest. An injury is said with the falls."""
    found: dict[str, list[date]] = defaultdict(list)
    calm: dict[str, bool] = {}
    in_order = sorted(flags, key=lambda flag: flag.day)
    for flag in reversed(in_order):
        if flag.text != INJURED:
            found[flag.text].append(flag.day)
            calm[flag.text] = flag.urgency != "emergency"
    # Sorting keeps the latest first.
    return tuple(Warned(printable(text), tuple(found[text])) for text in sorted(found, key=calm.__getitem__))


def _falls(
    observations: Sequence[Observation], doses: Sequence[Dose], events: Sequence[Event], period: Period
) -> Falls | None:
    previous = period.previous()
    each = falls_by_day([*observations, *events])
    now, before = (sum(n for day, n in each.items() if day in days) for days in (period, previous))
    if not now and not before:
        return None
    told = [one for one in events if one.name == "fall"]
    hurt, hurt_before = (sum(one.injured is True for one in told if one.day in days) for days in (period, previous))
    unhurt = sum(one.injured is False for one in told if one.day in period)
    recorded = any(one.day in previous for records in (observations, doses, events) for one in records)
    return Falls(now, hurt, max(0, now - hurt - unhurt), before if recorded else None, hurt_before)


def _outside(scores: Iterable[Observation], period: Period, symptoms: SymptomList) -> Iterator[tuple[str, Outside]]:
    """Each symptom at each place that left its usual range, in the order of the page. Places are never averaged."""
    series: dict[tuple[str, str | None, str | None], list[Observation]] = defaultdict(list)
    for one in scores:
        series[one.measure, one.site, one.side].append(one)
    order = {key: n for n, key in enumerate(symptoms.known)}
    for (key, site, side), one_series in sorted(
        series.items(), key=lambda item: (order.get(item[0][0], len(order)), [part or "" for part in item[0]])
    ):
        renamed = symptoms.renamed(key) if key in symptoms.known else ()
        since = max((one.day for one in renamed if one.day <= period.last), default=date.min)
        if (found := outside([one for one in one_series if one.day >= since], period)) is not None:
            where = place_text(site, side)
            yield printable(symptoms.label("symptom", key) + (f", {where}" if where else "")), found


def _interference(trend: SymptomTrend) -> tuple[str, str]:
    """How much daily life was interfered with, now and before, with the symptom's own words for both ends."""
    now, before = (_median(trend, summary) for summary in (trend.this, trend.previous))
    return trend.label, f"{now}, before {before}; 0 {trend.none}, 10 {trend.worst}"


def _median(trend: SymptomTrend, summary: Summary) -> str:
    told, days = trend.told(summary), counted(summary.logged_days, "day" if trend.asked == "daily" else "answer")
    return told if isinstance(told, str) else f"median {one_decimal(told[0])} ({days})"


def _given(doses: Iterable[Dose], period: Period, today: date) -> tuple[Dose, Given] | None:
    """The last injection up to the end of the period."""
    given = [one for one in doses if one.given and one.day <= period.last]
    if not given:
        return None
    last = max(given, key=lambda one: (one.day, one.time or time.min, one.product, one.id or 0))
    amount = "" if last.amount is None else f"{number_text(last.amount)} {unit_text(last.unit or '')}"
    what = " ".join(part for part in (label_of("dose", last.product), amount, ROUTES[last.route]) if part)
    ago = days_ago(last.day, today) if period.last >= today else _before_the_end((period.last - last.day).days)
    return last, Given(printable(what), last.day, ago, printable(last.given_by))


def _before_the_end(days: int) -> str:
    return f"{counted(days, 'day')} before the end of the period"


def _coming(plans: Iterable[Plan], doses: Sequence[Dose], last: Dose | None, today: date) -> Iterator[Coming]:
    """When each plan of an injection is due next, the earliest first."""
    found = [due(plan, doses, today) for plan in plans if plan.injected]
    for one in sorted(found, key=lambda one: (one.next or date.max, one.plan.id or 0)):
        if one.next is not None and one.days is not None:
            same = last is not None and one.plan.product == last.product
            ranged = one.phase is not None and one.phase.most is not None and one.latest != one.next
            yield Coming(
                "" if same else printable(label_of("dose", one.plan.product)),
                one.next,
                count_text(one) or ("now" if one.days == 0 and ranged else distance_text(one.days)),
                one.latest if ranged else None,
            )


def _kept(planned: Iterable[Planned]) -> Iterator[str]:
    """Of each injected product, what was planned in the period and what was taken, plan after plan."""
    found: dict[str, Adherence] = defaultdict(Adherence)
    for one in planned:
        if one.injected and one.became:
            found[one.injected] += one.became
    for product, became in found.items():
        which = f"{product} " if len(found) > 1 else ""
        yield f"{which}{planned_and_taken_text(became)} in this period"


def _range(label: str, found: Outside) -> str:
    """As a phrase: "Tingling, left foot median 8 (12 days), usually 3 to 6 (middle 80 % of 150 days before)"."""
    usual = f"usually {one_decimal(found.low)} to {one_decimal(found.high)}"
    return (
        f"{label} median {one_decimal(found.median)} ({counted(found.days, 'day')}), "
        f"{usual} (middle 80 % of {counted(found.before, 'day')} before)"
    )


def _dates(days: Sequence[date], dated: Callable[[date], str]) -> str:
    named = ", ".join(dated(day) for day in days[:_MOST_DAYS])
    more = len(days) - _MOST_DAYS
    return f"{named} and {more:,} more" if more > 0 else named
