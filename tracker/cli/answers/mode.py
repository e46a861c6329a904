"""What the renderers have in common. Each is one file; ``Context.mode`` chooses among them."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from tracker.cli.answers.answer import Answer, Part
from tracker.cli.terminal import output

if TYPE_CHECKING:
    from tracker.cli.terminal.key_presses import Question


class Mode:
    """How answers look in one mode.

    asks: whether the person may be asked something; between: what stands between a day and what was on it.
    """

    asks = True
    between = "  "

    def day(self, day: date, today: date) -> str:
        """A day in words."""
        raise NotImplementedError

    def clock(self, at: time) -> str:
        """A time in words, to stand behind a day."""
        raise NotImplementedError

    def introduction(self, count: int) -> str:
        """How the questions of a check-in are answered, before the first of so many."""
        raise NotImplementedError

    def question(self, question: Question) -> str:
        """A question of a check-in, up to where its answer goes."""
        raise NotImplementedError

    def part(self, part: Part) -> None:
        """Print one part of an answer."""
        raise NotImplementedError

    def give(self, answer: Answer) -> None:
        """Print an answer, and only then look for what is said beside it."""
        for part in answer.parts:
            self.part(part)
        for text in answer.talk:
            self.tell(text)

    def tell(self, text: str) -> None:
        """Say something beside the data."""
        output.tell(text)
