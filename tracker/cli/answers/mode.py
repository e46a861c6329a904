"""The base class of the renderers. Each renderer is one file; ``Context.mode`` chooses one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, time
from typing import TYPE_CHECKING

from tracker.cli.answers.answer import Answer, Part
from tracker.cli.terminal import output
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.cli.terminal.key_presses import Question


class Mode(ABC):
    """How answers look in one mode.

    asks: whether questions are allowed in this mode; between: what stands between a day and its entry.
    """

    asks = True
    between = "  "

    @abstractmethod
    def day(self, day: date, today: date) -> str:
        """A day in words."""

    @abstractmethod
    def clock(self, at: time) -> str:
        """A time in words, to put after a day."""

    @abstractmethod
    def introduction(self, count: int) -> str:
        """How to answer the questions of a check-in; said before the first. count: how many questions there are."""

    @abstractmethod
    def question(self, question: Question) -> str:
        """A question of a check-in, up to the place for its answer."""

    @abstractmethod
    def part(self, part: Part) -> None:
        """Print one part of an answer."""

    def give(self, answer: Answer) -> None:
        """Print the parts of an answer, and only then make and print its talk.

        What fails in the talk is said, and is no error: the answer stands.
        """
        for part in answer.parts:
            self.part(part)
        try:
            for text in answer.talk:
                self.tell(text)
        except TrackerError as error:
            self.tell(f"It is saved; I could not look for what else there is to say: {error.message}")

    def tell(self, text: str) -> None:
        """Print a sentence on stderr, beside the data."""
        output.tell(text)
