"""Answers as short lines in columns, for the eye."""

from __future__ import annotations

from datetime import date, time

from tracker.cli.answers.answer import Fact, Lines, Part, Shown, Spoken
from tracker.cli.answers.mode import Mode
from tracker.cli.terminal import output
from tracker.domain.wording.days import day_text


class AsLines(Mode):
    """How answers look when nothing else was asked for."""

    def day(self, day: date, today: date) -> str:
        """``Thu 19 Nov``."""
        return day_text(day, today)

    def clock(self, at: time) -> str:
        """``08:00``."""
        return f"{at:%H:%M}"

    def part(self, part: Part) -> None:
        """Print one part; what is for the ear is left out."""
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
