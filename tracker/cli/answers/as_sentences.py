"""Answers in full sentences, for the ear: ``--plain``."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from tracker.cli.answers.answer import Fact, Lines, Part, Shown, Spoken
from tracker.cli.answers.mode import Mode
from tracker.cli.terminal import output
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.numbers import one_decimal

if TYPE_CHECKING:
    from tracker.cli.terminal.key_presses import Question


class AsSentences(Mode):
    """The mode of ``--plain``: full sentences for a screen reader."""

    between = ", "

    def day(self, day: date, today: date) -> str:
        """``Thursday 19 November 2026``."""
        return day_spoken(day)

    def clock(self, at: time) -> str:
        """``at 08:00``."""
        return f"at {at:%H:%M}"

    def introduction(self, count: int) -> str:
        """How many questions there are, and what each key does."""
        from tracker.cli.terminal.key_presses import HELP

        return f"{count} questions, one key each. {HELP}\n"

    def question(self, question: Question) -> str:
        """The question as a sentence, with what 0 and 10 mean."""
        before = "" if question.before is None else f" Yesterday it was {one_decimal(question.before)}."
        if question.counted:
            return f"{question.label}, in the last 24 hours, from 0 to 9 times.{before} How many times: "
        return (
            f"{question.label}, at its worst in the last 24 hours, from 0, {question.none}, to 10, "
            f"{question.worst}.{before} Your score: "
        )

    def part(self, part: Part) -> None:
        """Print one part. Leaves out ``Shown``."""
        match part:
            case str():
                output.say(part)
            case Lines():
                output.lines(part.lines)
            case Fact():
                output.say(part.spoken or f"{part.head.strip()}: {part.text}.")
            case Spoken(kept=True):
                output.lines([part.text])
            case Spoken():
                output.say(part.text)
            case Shown():
                pass
