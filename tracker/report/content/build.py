"""``Content``: everything that the page says, as values, the same for paper, browser and screen reader.

All texts are already printable.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.analysis import trend
from tracker.domain.analysis.cycles import Cycles, present_cycles
from tracker.domain.analysis.months import MOST_DAYS, months
from tracker.domain.analysis.thirds import by_thirds, scored, thirds_compared
from tracker.domain.analysis.trend import Honesty
from tracker.domain.analysis.warning_signs import LOOKED_BACK, ruled
from tracker.domain.model.latest_words import latest_series
from tracker.domain.model.period import Period
from tracker.domain.model.plan import Plan
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Profile, Record
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.domain.model.symptom_series import Series
from tracker.domain.wording.days import span_short
from tracker.domain.wording.numbers import counted, share_text
from tracker.report.content import parts
from tracker.report.content.band import Band, band
from tracker.report.content.blood import NO_DOSE, BloodSeries, blood_tests
from tracker.report.content.ladders import Ladder, ladders
from tracker.report.content.notes import Remark, lately, questions, remarks
from tracker.report.content.parts import Part
from tracker.report.content.planned_and_taken import Earlier, Planned, Turn, planned, turns
from tracker.report.content.series.counts import Count, counts
from tracker.report.content.series.home_test import HomeTest, home_tests
from tracker.report.content.series.points import place
from tracker.report.content.symptoms import SymptomTrend, shown, symptom_trend
from tracker.report.content.treatments import (
    NONE_OLDER,
    Course,
    Injection,
    Older,
    Strip,
    Treatment,
    courses,
    injections,
    strips,
    treatments,
)


@dataclass(frozen=True, slots=True)
class Content:
    """The doctor's page as values. The classes of its parts give shapes and units.

    record: the days of the period from the first entry of the journal on; thirds: the first and the last third of its
    days from the first score on, where they are compared because the period before has no score, else None; logged:
    for each day of the period, whether it has a score; falls: places on the time axis, in
    days; left_out: the names of the parts that the page does not have; others: whether it leaves out symptoms.
    """

    name: str
    born: date | None
    period: Period
    previous: Period
    record: Period
    thirds: tuple[Period, Period] | None
    since_visit: bool
    made: date
    version: str
    honesty: Honesty
    treatments: tuple[Treatment, ...]
    courses: tuple[Course, ...]
    planned: tuple[Planned, ...]
    turns: tuple[Turn, ...]
    cycles: Cycles
    symptoms: tuple[SymptomTrend, ...]
    injections: tuple[Injection, ...]
    strips: tuple[Strip, ...]
    logged: tuple[bool, ...]
    falls: tuple[float, ...]
    counts: tuple[Count, ...]
    ladders: tuple[Ladder, ...]
    home_tests: tuple[HomeTest, ...]
    blood_tests: tuple[BloodSeries, ...]
    band: Band
    remarks: tuple[Remark, ...]
    older_remarks: int
    left_out: tuple[str, ...] = ()
    others: bool = False

    def without(self, names: Collection[str]) -> Content:
        """The same without the parts of these names, which are keys of ``parts.NAMED``."""
        return replace(
            self,
            left_out=tuple(name for name in parts.NAMED if name in names),
            home_tests=() if "tests" in names else self.home_tests,
            blood_tests=() if "blood" in names else self.blood_tests,
            remarks=() if "notes" in names else self.remarks,
            older_remarks=0 if "notes" in names else self.older_remarks,
        )

    @property
    def order(self) -> tuple[Part, ...]:
        """The parts that the page has, from its top to its foot."""
        gone = {part for name in self.left_out for part in parts.NAMED[name]}
        return tuple(part for part in parts.ORDER if part not in gone)

    @property
    def whose(self) -> str:
        """Whose record of which days: "Sam Example · 14–20 Nov 2026"; without a name the days alone."""
        return " · ".join(part for part in (self.name, span_short(self.period)) if part)

    @property
    def folded(self) -> bool:
        """Whether any symptom has a profile by days since the last injection."""
        found = any(symptom.folded.wearing_off is not None for symptom in self.symptoms)
        return found and Part.PROFILES in self.order

    @property
    def months(self) -> tuple[Period, ...]:
        """The calendar months of a long period, which is drawn and said in months; empty for a shorter one."""
        return months(self.period) if self.period.days > MOST_DAYS else ()

    @property
    def shortest_cycle(self) -> int:
        """The length of the shortest complete cycle in days; 0 without one."""
        return min(self.cycles.intervals, default=0)

    @property
    def length(self) -> str:
        """The length of the period, and whether it starts at a visit: "29 days, since a visit"."""
        return counted(self.period.days, "day") + (", since a visit" if self.since_visit else "")

    @property
    def logged_line(self) -> str:
        """How many days have a score: "77 of 91 days (85 %)"; in a young record, since its first entry."""
        share = self.honesty.logged_days / self.honesty.days
        days = (
            f"{self.honesty.logged_days:,} of {counted(self.honesty.days, 'day')}{self._since} ({share_text(share)})"
        )
        return days + self._seldom

    @property
    def _since(self) -> str:
        """That days are counted from the first entry on, where it is inside the period; else empty."""
        return " since the first entry" if self.record != self.period else ""

    @property
    def _seldom(self) -> str:
        """Why few days are logged, if no symptom with entries is asked daily: ", asked weekly"; else empty."""
        rhythms = {symptom.asked for symptom in self.symptoms if symptom.recorded}
        words = " or ".join(sorted(rhythms, reverse=True))
        return f", asked {words}" if words and "daily" not in rhythms else ""

    @property
    def treatment_line(self) -> str:
        """What was taken in the period, what was planned, and the injections since the first one, in words."""
        taken = "; ".join(t.words for t in self.treatments) + "." if self.treatments else "none in this period."
        planned = (f"Planned: {one.said()}." for one in self.planned)
        return " ".join([taken, *planned, *(f"{_capital(one.said())}." for one in self.courses)])

    def record_sentences(self, spanned: Callable[[Period], str] = span_short) -> list[str]:
        """How complete the record is and when it was written. spanned: writes a run of days."""
        h = self.honesty
        said = [f"{h.logged_days:,} of {counted(h.days, 'day')} logged{self._since}{self._seldom}"]
        if h.same_day_share is not None:
            same_day = share_text(h.same_day_share)
            if h.known < h.entries:
                known = f"{h.known:,} of {counted(h.entries, 'entry')} {'has' if h.known == 1 else 'have'}"
                said.append(f"{known} a known moment of writing: {same_day} of these written the same day")
            else:
                said.append(f"{same_day} of entries written the same day")
            said.append(f"{h.late:,} written more than 48 hours later")
        elif h.entries:
            said.append("when they were written is not known")
        if h.longest_gap is not None:
            said.append(f"longest gap {counted(h.longest_gap.days, 'day')} ({spanned(h.longest_gap)})")
        if gone := [*(["other symptoms"] if self.others else []), *self.left_out]:
            said.append(f"left out of this page: {', '.join(gone)}")
        return [*said, "Days without entries are unknown, not symptom-free"]

    @property
    def older_line(self) -> str:
        """A sentence about older notes and events that are not printed; empty without any."""
        if not self.older_remarks:
            return ""
        return f"{self.older_remarks:,} older notes and events are in the journal and not printed here."

    @property
    def record_line(self) -> str:
        """The sentences of ``record_sentences`` on one line. Days have no year when the period is within one year."""
        years = self.period.first.year != self.period.last.year
        *said, unknown = self.record_sentences(lambda gap: span_short(gap, year=years))
        return f"{' · '.join(said)}. {unknown}."

    def blood_days(self) -> list[tuple[date, str]]:
        """The days of the results, latest first, each with its laboratory and the doses before, in words."""
        results = [result for series in self.blood_tests for result in series.results]
        said: dict[tuple[date, str, str], None] = {}
        for result in sorted(results, key=lambda r: r.day, reverse=True):
            said[result.day, result.laboratory, result.after] = None
        return [
            (when, f"{f', {laboratory}' if laboratory else ''}: {after or NO_DOSE}")
            for when, laboratory, after in said
        ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def reach(period: Period) -> date:
    """The first day from which ``build`` needs all records. ``build`` says what it needs from before."""
    return min(period.previous().first, period.first - LOOKED_BACK)


def build(
    records: Iterable[Record],
    profile: Profile,
    period: Period,
    *,
    plans: Sequence[Plan] = (),
    earlier: Sequence[Earlier] = (),
    symptoms: SymptomList = CATALOGUE,
    means: Mapping[Series, Mapping[date, float]] | None = None,
    today: date,
    version: str,
    began: date | None = None,
    older: Older = NONE_OLDER,
    only: Collection[str] = (),
) -> Content:
    """Sort the records of a journal into what the page says about ``period``.

    plans: those that hold now; earlier: those that held before. means: of each series, its mean score on each day
    with one, from the whole record up to the end of the period before. began: the day of the first entry of the
    journal that is no blood test; None: before the period. only: the symptoms that the page has; none of them: all.
    records: all from ``reach`` on. From before it: blood tests and the last dose of each product before each,
    questions, the doses of the plans, the injections of what is injected in the period that ``older`` lacks, and what
    ``warning_signs.flags`` needs. Visits after ``today`` are listed as next. Raises nothing.
    """
    every = list(records)
    observations = [r for r in every if isinstance(r, Observation)]
    doses = [r for r in every if isinstance(r, Dose)]
    events = [r for r in every if isinstance(r, Event)]
    labs = [r for r in every if isinstance(r, LabResult)]
    scores = [o for o in observations if o.kind == "symptom" and o.unit == "score"]
    doses_now = [d for d in doses if d.day in period]
    record = period.since(began)
    logged = {o.day for o in scores if o.value is not None}
    found: list[Record] = [*observations, *events]
    warned = ruled(found, period.first, period.last)
    noted = remarks([*observations, *doses, *events, *labs], warned, period, today, symptoms)
    printed = lately(noted, period)
    wanted = [score for score in scores if not only or score.measure in only]
    series, cycles = shown(wanted, period, symptoms), present_cycles(doses, period.last)
    latest = {one: latest_series(one.measure, some, period, symptoms) for one, some in series.items()}
    trends = tuple(
        symptom_trend(one, some, period, cycles, symptoms, (means or {}).get(one, {}), began)
        for one, some in series.items()
    )
    sides = thirds_compared(logged, record, period.previous())
    compared = sides and by_thirds(
        [
            scored(one.measure, some, period, symptoms, older=bool((means or {}).get(one)))
            for one, some in series.items()
        ],
        sides,
    )
    if compared:
        trends = tuple(replace(one, thirds=found) for one, found in zip(trends, compared, strict=True))
    plans_kept = planned(plans, earlier, doses, period, today)
    return Content(
        name=printable(profile.name),
        born=profile.born,
        period=period,
        previous=period.previous(),
        record=record,
        thirds=sides if compared else None,
        since_visit=any(e.name == "visit" and e.day == period.first for e in events),
        made=today,
        version=version,
        honesty=trend.honesty(scores, record),
        treatments=treatments(doses_now, record),
        courses=courses(doses, period, older),
        planned=plans_kept,
        turns=turns(plans, earlier, latest, period, symptoms),
        cycles=cycles,
        symptoms=trends,
        injections=injections(doses_now, period),
        strips=strips(doses_now, period),
        logged=tuple(day in logged for day in period),
        falls=tuple(place(e, period) for e in events if e.name == "fall" and e.day in period),
        counts=counts(observations, period, symptoms),
        ladders=ladders(observations, period),
        home_tests=home_tests(observations, period, symptoms),
        blood_tests=blood_tests(
            [lab for lab in labs if lab.day <= period.last], [dose for dose in doses if dose.day <= period.last]
        ),
        others=len(wanted) < len(scores),
        band=band(
            observations,
            wanted,
            doses,
            events,
            period,
            today,
            symptoms=symptoms,
            trends=trends,
            plans=plans,
            planned=plans_kept,
            questions=questions(events),
            warned=warned,
        ),
        remarks=printed,
        older_remarks=len(noted) - len(printed),
    )
