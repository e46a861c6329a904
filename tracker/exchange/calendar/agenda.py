"""What lies ahead, and what an earlier calendar may have held that does not: doses, days to book them, visits.

Each has an identity that stays the same when its day moves: the plan's and the number of the dose, or the visit's. So
a calendar that is read a second time moves what it has, and takes out what is cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Literal

from tracker.domain.analysis.doses.upcoming import Upcoming, once_ahead, upcoming
from tracker.domain.model.period import months_after
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Event
from tracker.domain.wording.plans import what_text

Kind = Literal["dose", "booking", "visit"]


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the calendar. words: what it is, with its names; cancelled: it holds no more."""

    uid: str
    kind: Kind
    day: date
    words: str
    time: time | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a calendar is made of.

    plans: those that hold; gone: those that do not, each with its last day; doses: all that were recorded since the
    first plan began; visits: every version of every visit, in the order of writing, and whether it holds; until: the
    last day of the calendar.
    """

    today: date
    until: date
    plans: Sequence[Plan] = ()
    gone: Sequence[tuple[Plan, date]] = ()
    doses: Sequence[Dose] = ()
    visits: Sequence[tuple[Event, bool]] = ()

    def happenings(self) -> list[Happening]:
        """All of it, by day."""
        found = [*self._of_plans(), *self._of_visits()]
        return sorted(found, key=lambda one: (one.day, one.time or time(), one.uid))

    def _of_plans(self) -> Iterator[Happening]:
        for plan in self.plans:
            ahead = upcoming(plan, self.doses, self.today, self.until)
            yield from self._of_doses(plan, ahead)
            yield from self._of_doses(plan, once_ahead(plan, self.doses, self.today, self.until), cancelled=True)
        for plan, last in self.gone:
            # An export on its last day may have reached this far.
            until = max(self.until, months_after(last, 12))
            if until - last > timedelta(days=366) and months_after(last, 12) < self.today:
                continue
            known = [dose for dose in self.doses if dose.day <= last]
            held = [*once_ahead(plan, known, self.today, until), *upcoming(plan, known, last, until)]
            yield from self._of_doses(plan, held, cancelled=True)

    def _of_visits(self) -> Iterator[Happening]:
        latest: dict[str, tuple[Event, bool]] = {}
        ahead: set[str] = set()
        for visit, holds in self.visits:
            if holds or not latest.get(visit.uid, (visit, False))[1]:
                latest[visit.uid] = visit, holds
            if visit.day >= self.today:
                ahead.add(visit.uid)
        for visit, holds in latest.values():
            if visit.uid in ahead:
                words = visit.note or "Visit"
                yield Happening(visit.uid, "visit", visit.day, words, visit.time, cancelled=not holds)

    def _of_doses(self, plan: Plan, ahead: Iterable[Upcoming], *, cancelled: bool = False) -> Iterator[Happening]:
        for one in ahead:
            uid = f"{plan.uid}-{one.number}"
            yield Happening(uid, "dose", one.day, what_text(plan), cancelled=cancelled)
            if one.book_by is not None:
                # A day to book that has passed may have been ahead in an earlier calendar.
                passed = one.book_by < self.today
                yield Happening(f"{uid}-book", "booking", one.book_by, what_text(plan), cancelled=cancelled or passed)
