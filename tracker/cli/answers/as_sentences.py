"""Answers in full sentences, for the ear: ``--plain``."""

from __future__ import annotations

from datetime import date, time

from tracker.cli.answers.answer import Fact, Lines, Part, Shown, Spoken
from tracker.cli.answers.mode import Mode
from tracker.cli.terminal import output
from tracker.domain.wording.days import day_spoken


class AsSentences(Mode):
    """How answers sound."""

    between = ", "

    def day(self, day: date, today: date) -> str:
        """``Thursday 19 November 2026``."""
        return day_spoken(day)

    def clock(self, at: time) -> str:
        """``at 08:00``."""
        return f"at {at:%H:%M}"

    def part(self, part: Part) -> None:
        """Print one part; what is for the eye is left out."""
        match part:
            case str():
                output.say(part)
            case Lines():
                output.lines(part.lines)
            case Fact():
                output.say(part.spoken or f"{part.head.strip()}: {part.text}.")
            case Spoken():
                output.lines(output.wrapped("", part.text, indent=part.indent))
            case Shown():
                pass
