"""The records of one line of a diary, read as the command does that it is meant for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from functools import cached_property
from typing import Final, TypeVar

from tracker.cli.context import Context
from tracker.domain.analysis.doses.planned_doses import completed, plan_of
from tracker.domain.analysis.doses.usual_amount import slip
from tracker.domain.language.day_ranges import cut_range
from tracker.domain.language.day_words import Now
from tracker.domain.language.diary.diary_lines import DiaryLine, lasting
from tracker.domain.language.diary.diary_words import command_of, refuse_meant
from tracker.domain.language.diary.line_records import Stamp, dose_record, result_record, score_record
from tracker.domain.language.dose_words import read_doses
from tracker.domain.language.event_words import Said, read_text
from tracker.domain.language.events.fall_words import injury_in
from tracker.domain.language.grammar import Moment
from tracker.domain.language.lab_words import read_lab
from tracker.domain.language.log_words import read_log, refuse_doubtful
from tracker.domain.language.visit_words import read_visit
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import MOST_QUESTIONS, Dose, Event, Record, name_of
from tracker.domain.wording.numbers import amount_text
from tracker.errors import Unreadable

Meaning = TypeVar("Meaning")
# A command in a hint that would log.
_LOGS: Final = re.compile(r"\btracker\s(?:log|note)\b")


class Reader:
    """Reads lines in their order: a dose that leaves words out is as the one of the line before."""

    def __init__(self, ours: Context, now: Now) -> None:
        self._ours = ours
        self._now = self._present = now
        self._new: list[Dose] = []
        self._questions: int | None = None

    def records(self, line: DiaryLine) -> list[Record]:
        """The records of a line that has a day. Raises Unreadable for what cannot be read for certain."""
        verb, text = command_of(line.text)
        if line.day is not None and line.day < self._present.at.date():
            # The evening of a day that is over does not lie ahead.
            self._now = replace(self._present, at=datetime.combine(line.day, time(23, 59)))
        else:
            self._now = self._present
        words = text.split()
        match verb:
            case "log":
                try:
                    return self._scores(line, words)
                except Unreadable as error:
                    # "took folate 5 mg" is no score of a symptom that is called took.
                    refuse_meant(text)
                    raise Unreadable(error.message, _for_a_line(error.hint)) from None
            case "shot" | "take":
                return self._doses(line, words, injected=verb == "shot")
            case "lab":
                read = self._lasting(
                    lambda now: read_lab(words, now=now, known=self._tests), lambda one: one.moment.day
                )
                return [result_record(read, self._stamp(line, read.moment))]
        return [self._event(line, verb, words)]

    def _scores(self, line: DiaryLine, words: Sequence[str]) -> list[Record]:
        symptoms = self._ours.symptoms
        refuse_doubtful(words, symptoms)
        self._refuse_range(words)
        read = self._lasting(lambda now: read_log(words, now=now, symptoms=symptoms), lambda one: one.moment.day)
        at = self._stamp(line, read.moment)
        return [score_record(score, at, symptoms) for score in read.scores]

    def _doses(self, line: DiaryLine, words: Sequence[str], *, injected: bool) -> list[Record]:
        self._refuse_range(words)
        every = [*reversed(self._new), *self._recent]
        planned = [plan.product for plan in self._plans if plan.injected == injected]
        read = self._lasting(
            lambda now: read_doses(words, now=now, injected=injected, recent=every, planned=planned),
            lambda one: one.moment.day,
        )
        at = self._stamp(line, read.moment)
        recent = [dose for dose in every if dose.day <= at.day]
        since = min((plan.since for plan in self._plans), default=at.day)
        doses = [dose for dose in [*self._taken, *self._new] if dose.day >= since]
        whole = completed(read.doses, at.day, injected=injected, plans=self._plans, doses=doses, recent=recent)
        made: list[Dose] = []
        for taken in whole:
            if taken.amount is not None and taken.unit is not None:
                found = slip(
                    taken.product or "", injected, taken.amount, taken.unit, recent=recent, plans=self._plans
                )
                if found is not None:
                    usual = amount_text(found.usual, found.usual_unit)
                    raise Unreadable(
                        f"{amount_text(taken.amount, taken.unit)} is about 1,000 times another amount than {usual}, "
                        "which is usual.",
                        "If it is right, type it with tracker take or tracker shot, and take the line out.",
                    )
            record = dose_record(taken, read.given_by, at)
            plan = plan_of(record, self._plans)
            made.append(record if plan is None else replace(record, plan=plan.uid))
        self._new += made
        return [*made]

    def _event(self, line: DiaryLine, verb: str, words: Sequence[str]) -> Event:
        if verb == "visit":
            text, moment = self._lasting(lambda now: read_visit(words, now=now), lambda one: one[1].day)
            return self._happened("visit", line, moment, text, "Who is it with?")
        if verb == "ask":
            self._count_question()
            return self._happened("question", line, Moment(), " ".join(words), "What is the question?")
        said: Said = self._lasting(
            lambda now: read_text(words, now=now, at_end=verb == "fall"), lambda one: one.moment.day
        )
        if verb == "fall":
            return self._happened("fall", line, said.moment, said.text, "", injured=injury_in(said.text))
        return self._happened("note", line, said.moment, said.text, "A note needs some text.")

    def _happened(
        self, name: str, line: DiaryLine, moment: Moment, text: str, empty: str, injured: bool | None = None
    ) -> Event:
        if not text and empty:
            raise Unreadable(empty, "Write it behind the word.")
        at = self._stamp(line, moment, ahead=name == "visit")
        return Event(
            name=name,
            day=at.day,
            time=at.time,
            utc_offset=at.utc_offset,
            note=text,
            injured=injured,
            recorded_at=at.recorded_at,
        )

    def _stamp(self, line: DiaryLine, said: Moment, *, ahead: bool = False) -> Stamp:
        """When it was: as the line says inside, or else as in front of it or above it."""
        day = said.day or line.day
        assert day is not None  # noqa: S101 (lines without a day are not read)
        at = said.time or (line.time if said.day is None else None)
        if at is not None and (day, at) > (self._present.at.date(), self._present.at.time()) and not ahead:
            raise Unreadable(f"{at:%H:%M} lies ahead.", "Check the time.")
        return Stamp(day, at, self._ours.offset_at(day, at), self._ours.recorded_at)

    def _lasting(self, read: Callable[[Now], Meaning], day_of: Callable[[Meaning], date | None]) -> Meaning:
        return lasting(read, self._now, day_of)

    def _refuse_range(self, words: Sequence[str]) -> None:
        if cut_range(words, self._now)[1]:
            raise Unreadable("It is of several days.", "Type it with tracker, or write a line for each day.")

    def _count_question(self) -> None:
        if self._questions is None:
            read = self._ours.journal().read(kinds=["event"], names=["question"]) if self._ours.started else []
            self._questions = len(read)
        if self._questions >= MOST_QUESTIONS:
            raise Unreadable(
                f"There are {self._questions} questions already, and a visit is short.",
                "tracker ask lists them; tracker ask done NUMBER takes one out.",
            )
        self._questions += 1

    @cached_property
    def _plans(self) -> list[Plan]:
        return self._ours.journal().plans() if self._ours.started else []

    @cached_property
    def _recent(self) -> list[Dose]:
        return self._ours.journal().recent_doses() if self._ours.started else []

    @cached_property
    def _taken(self) -> list[Dose]:
        """Every dose since the first plan began."""
        if not self._plans:
            return []
        return self._ours.journal().doses_since(min(plan.since for plan in self._plans))

    @cached_property
    def _tests(self) -> list[str]:
        if not self._ours.started:
            return []
        return [name_of(one) for one in self._ours.journal().read(kinds=["lab"])]


def _for_a_line(hint: str) -> str:
    """What to write in the file: a command that logs would log for today, and leave the line as it is."""
    ways = [way for way in hint.split("   ") if way and not _LOGS.search(way)]
    return "   ".join([*ways, "Write names with whole scores, such as t6 b4, or begin the line with the word note."])
