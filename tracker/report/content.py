"""Everything the page says, as values: the same for paper, browser and screen reader.

Places on the time axis are days since the period began, with the time of day as their fraction, and noon
where no time was said. Texts are printable as they stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain import redflags, trend
from tracker.domain.catalogue import HOME_TESTS, SYMPTOMS, label_of
from tracker.domain.printable import printable
from tracker.domain.records import Dose, Entry, Event, LabResult, Observation, Profile, Record
from tracker.domain.trend import Honesty, Period, Summary
from tracker.report.blood import BloodTest, blood_tests
from tracker.report.doses import Injection, Strip, Treatment, injections, strips, treatments
from tracker.report.wording import counted, one_decimal, sign, span, unit

_KIND_OF_EVENT: Final = {
    "fall": "Fall",
    "visit": "Visit",
    "illness": "Illness",
    "away": "Away",
    "note": "Note",
    "red-flag": "Warning sign",
    "question": "Question",
}


@dataclass(frozen=True, slots=True)
class Dots:
    """Entries as points: places on the time axis, and values."""

    x: tuple[float, ...]
    y: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SymptomTrend:
    """One symptom in the period: scores 0 (none) to 10 (worst).

    prompt, late: every recorded entry, by when it was written; skipped: places of skipped ones; mean: the
    7-day trailing mean, one a day, None where it is not drawn; gaps: 3 days and more without an entry.
    """

    key: str
    label: str
    none: str
    worst: str
    this: Summary
    previous: Summary
    prompt: Dots
    late: Dots
    skipped: tuple[float, ...]
    mean: tuple[float | None, ...]
    gaps: tuple[Period, ...]

    @property
    def comparable(self) -> bool:
        """Whether both periods have days enough to be set side by side."""
        return self.this.enough and self.previous.enough

    @property
    def shown_previous(self) -> float | None:
        """The previous period's median, where it may stand beside this one's."""
        return self.previous.median if self.comparable else None


@dataclass(frozen=True, slots=True)
class HomeTest:
    """One test done at home, one side: its own unit and direction. capped: stopped at the cap, not at its end.

    direction: such as "longer is better", or nothing for a test of the person's own; top: the axis' end.
    """

    label: str
    unit: str
    direction: str
    latest: str
    done: Dots
    capped: Dots
    top: float


@dataclass(frozen=True, slots=True)
class Remark:
    """A note or event: its day, its kind in a word, its text, and whether it is one to see first."""

    day: date
    kind: str
    text: str
    urgent: bool
    ahead: bool


@dataclass(frozen=True, slots=True)
class Content:
    """The doctor's page in values. See the classes of its parts for shapes and units."""

    name: str
    born: date | None
    period: Period
    previous: Period
    made: date
    version: str
    honesty: Honesty
    treatments: tuple[Treatment, ...]
    symptoms: tuple[SymptomTrend, ...]
    injections: tuple[Injection, ...]
    strips: tuple[Strip, ...]
    logged: tuple[bool, ...]
    falls: tuple[float, ...]
    home_tests: tuple[HomeTest, ...]
    blood_tests: tuple[BloodTest, ...]
    remarks: tuple[Remark, ...]

    @property
    def logged_line(self) -> str:
        """How many days have a score: "77 of 91 days (85 %)"."""
        share = self.honesty.logged_days / self.honesty.days
        return f"{self.honesty.logged_days:,} of {counted(self.honesty.days, 'day')} ({share:.0%})".replace("%", " %")

    @property
    def treatment_line(self) -> str:
        """What was recorded as taken in the period, in words."""
        return "; ".join(t.words for t in self.treatments) + "." if self.treatments else "none in this period."

    @property
    def record_line(self) -> str:
        """How complete the record is and when it was written, in words."""
        h = self.honesty
        parts = [f"{h.logged_days:,} of {counted(h.days, 'day')} logged"]
        if h.same_day_share is not None:
            parts.append(f"{h.same_day_share:.0%}".replace("%", " %") + " of entries written the same day")
            parts.append(f"{h.late:,} written more than 48 hours later")
        if h.known == 0 < h.entries:
            parts.append("when they were written is not known")
        elif h.known < h.entries:
            parts.append(f"moment of writing unknown for {h.entries - h.known:,} of {h.entries:,}")
        if h.longest_gap is not None:
            gap, years = h.longest_gap, self.period.first.year != self.period.last.year
            parts.append(f"longest gap {counted(gap.days, 'day')} ({span(gap, year=years)})")
        return " · ".join(parts) + ". Days without entries are unknown, not symptom-free."


def build(records: Iterable[Record], profile: Profile, period: Period, *, today: date, version: str) -> Content:
    """Sort the records of a journal into what the page says about ``period``.

    The records may reach before the period: the previous period, earlier blood tests and the last dose before a
    blood test come from there. Visits ahead of ``today`` are listed as next. Raises nothing.
    """
    by_type: dict[type, list[Record]] = defaultdict(list)
    for record in records:
        by_type[type(record)].append(record)
    observations = [r for r in by_type[Observation] if isinstance(r, Observation)]
    doses = [r for r in by_type[Dose] if isinstance(r, Dose)]
    events = [r for r in by_type[Event] if isinstance(r, Event)]
    labs = [r for r in by_type[LabResult] if isinstance(r, LabResult)]
    scores = [o for o in observations if o.kind == "symptom" and o.unit == "score"]
    doses_now = [d for d in doses if d.day in period]
    honesty = trend.honesty(scores, period)
    logged = {o.day for o in scores if o.value is not None}
    return Content(
        name=printable(profile.name),
        born=profile.born,
        period=period,
        previous=period.previous(),
        made=today,
        version=version,
        honesty=honesty,
        treatments=treatments(doses_now, period),
        symptoms=_symptoms(scores, period),
        injections=injections(doses_now, period),
        strips=strips(doses_now, period),
        logged=tuple(day in logged for day in period),
        falls=tuple(place(e, period) for e in events if e.name == "fall" and e.day in period),
        home_tests=_home_tests([o for o in observations if o.kind == "test" or o.unit != "score"], period),
        blood_tests=blood_tests([lab for lab in labs if lab.day <= period.last], doses),
        remarks=_remarks(
            [*observations, *doses, *events, *labs], _warnings(observations, events, period), period, today
        ),
    )


def place(entry: Entry, period: Period) -> float:
    """Where an entry stands on the time axis: days since the period began; noon when it has no time."""
    hour = 12.0 if entry.time is None else entry.time.hour + entry.time.minute / 60
    return entry.day.toordinal() - period.first.toordinal() + hour / 24


def _symptoms(scores: Sequence[Observation], period: Period) -> tuple[SymptomTrend, ...]:
    previous = period.previous()
    either = Period(previous.first, period.last)
    by_measure: dict[str, list[Observation]] = defaultdict(list)
    for score in scores:
        if score.day in either:
            by_measure[score.measure].append(score)
    order = {key: n for n, key in enumerate(SYMPTOMS)}
    keys = sorted(by_measure, key=lambda key: (order.get(key, len(order)), key))
    return tuple(_symptom(key, by_measure[key], period) for key in keys)


def _symptom(key: str, scores: Sequence[Observation], period: Period) -> SymptomTrend:
    now = [s for s in scores if s.day in period]
    listed = SYMPTOMS.get(key)
    late = [s for s in now if s.value is not None and trend.written_late(s)]
    late_ones = {id(s) for s in late}
    gaps = trend.gaps({s.day for s in now}, period)
    # The first days' mean looks back beyond the period's beginning.
    before = timedelta(days=trend.WINDOW - 1)
    daily = trend.daily(scores, Period(period.first - before, period.last))
    mean = trend.trailing_mean(daily)[before.days :]
    for gap in gaps:
        first = (gap.first - period.first).days
        mean[first : first + gap.days] = [None] * gap.days
    return SymptomTrend(
        key=key,
        label=printable(label_of("symptom", key)),
        none=listed.none if listed else "none",
        worst=listed.worst if listed else "worst",
        this=trend.summarise(daily[before.days :]),
        previous=trend.summarise(trend.daily(scores, period.previous())),
        prompt=_dots([s for s in now if s.value is not None and id(s) not in late_ones], period),
        late=_dots(late, period),
        skipped=tuple(place(s, period) for s in now if s.value is None),
        mean=tuple(mean),
        gaps=tuple(gaps),
    )


def _dots(observations: Iterable[Observation], period: Period) -> Dots:
    points = [(place(o, period), o.value) for o in observations if o.value is not None]
    return Dots(tuple(x for x, _ in points), tuple(y for _, y in points))


def _home_tests(observations: Sequence[Observation], period: Period) -> tuple[HomeTest, ...]:
    by_series: dict[tuple[str, str, str], list[Observation]] = defaultdict(list)
    for o in observations:
        if o.day in period and o.value is not None:
            by_series[o.measure, o.side or "", o.unit].append(o)
    return tuple(_home_test(*key, by_series[key], period) for key in sorted(by_series))


def _home_test(measure: str, side: str, unit_: str, done: list[Observation], period: Period) -> HomeTest:
    listed = HOME_TESTS.get(measure)
    last = max(done, key=lambda o: place(o, period))
    largest = max(o.value or 0 for o in done)
    words = printable(label_of("test", measure)) + (f", {side}" if side else "")
    comparator = sign(last.comparator)
    return HomeTest(
        label=words,
        unit=unit(unit_),
        direction=f"{listed.better} is better" if listed else "",
        latest=f"{comparator}{one_decimal(last.value or 0)} {unit(unit_)}",
        done=_dots([o for o in done if o.comparator is None], period),
        capped=_dots([o for o in done if o.comparator is not None], period),
        top=max(largest, (listed and listed.cap) or 0) or 1,
    )


def _warnings(observations: Sequence[Observation], events: Sequence[Event], period: Period) -> list[Remark]:
    """What simple rules say about the entries. What was said outright, and injuries, stand with their events."""
    entries: list[Record] = [*observations, *(event for event in events if event.name == "fall")]
    return [
        Remark(flag.day, _KIND_OF_EVENT["red-flag"], printable(flag.text), urgent=True, ahead=False)
        for flag in redflags.flags(entries, period.first, period.last)
        if flag.text != redflags.INJURED
    ]


def _remarks(
    records: Iterable[Record], warnings: Iterable[Remark], period: Period, today: date
) -> tuple[Remark, ...]:
    found = list(warnings)
    for record in records:
        ahead = isinstance(record, Event) and record.day > max(today, period.last)
        if record.day not in period and not ahead:
            continue
        if isinstance(record, Event):
            found.append(_event(record, today))
        elif record.note:
            found.append(Remark(record.day, _about(record), printable(record.note), urgent=False, ahead=False))
    return tuple(sorted(found, key=lambda remark: remark.day))


def _event(event: Event, today: date) -> Remark:
    text = printable(event.note)
    ahead = event.day > today
    if ahead and event.time is not None:
        text = f"{event.time:%H:%M}. {text}"
    if event.injured is not None:
        text = f"{'Injured' if event.injured else 'Not injured'}. {text}"
    return Remark(
        day=event.day,
        kind="Next" if ahead and event.name == "visit" else _KIND_OF_EVENT[event.name],
        text=text.strip(),
        urgent=event.name in ("fall", "red-flag"),
        ahead=ahead,
    )


def _about(record: Record) -> str:
    match record:
        case Observation():
            return printable(label_of(record.kind, record.measure))
        case LabResult():
            return printable(label_of("lab", record.analyte))
        case Dose():
            return printable(label_of("dose", record.product))
        case Event():
            return _KIND_OF_EVENT[record.name]
