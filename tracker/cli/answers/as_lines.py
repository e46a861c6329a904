"""Answers as short lines in columns, for the eye."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from tracker.cli.answers.answer import Fact, Lines, Part, Shown, Spoken
from tracker.cli.answers.mode import Mode
from tracker.cli.terminal import output
from tracker.domain.wording.days import day_text
from tracker.domain.wording.numbers import one_decimal

if TYPE_CHECKING:
    from tracker.cli.terminal.key_presses import Question


class AsLines(Mode):
    """The default mode: short lines for the eye."""

    def day(self, day: date, today: date) -> str:
        """``Thu 19 Nov``."""
        return day_text(day, today)

    def clock(self, at: time) -> str:
        """``08:00``."""
        return f"{at:%H:%M}"

    def introduction(self, count: int) -> str:
        """Two lines that fit a narrow terminal."""
        return "0 none to 9, x = 10, worst\nSpace skip, Backspace back, Esc stop\n\n"

    def question(self, question: Question) -> str:
        """The name, and below it what 0 and 10 mean."""
        before = "" if question.before is None else f"  yesterday {one_decimal(question.before)}"
        if question.counted:
            return f"{question.label}{before}\n  in the last 24 hours, 0 to 9\n  times: "
        return f"{question.label}{before}\n  0 {question.none}\n  10 {question.worst}\n  score: "

    def part(self, part: Part) -> None:
        """Print one part. Leaves out ``Spoken``."""
        match part:
            case str():
                output.say(part)
            case Lines():
                output.lines(part.lines)
            case Fact():
                output.lines(output.wrapped(part.head, part.text, indent=part.indent))
            case Shown():
                for inner in part.parts:
                    self.part(inner)
            case Spoken():
                pass
