"""What a part of the page is on paper: how much room it asks for, how it is put there, and what it leaves over."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tracker.report.content.build import Content
from tracker.report.content.parts import Part
from tracker.report.drawing.blocks import Block
from tracker.report.drawing.flow import Flow
from tracker.report.drawing.lettering import Lettering
from tracker.report.drawing.style import MARGIN

# How many lines a paragraph may have above the drawings, and how many where they save a page.
MOST_LINES: Final = 5
ROOMY: Final = 14
# So many symptoms stand in the table of page 1, and at most as many are drawn there.
MOST_SYMPTOMS: Final = 8
# In large print what is read stands apart from what is drawn, and lists stand where they fit.
Kind = Literal["read", "drawn", "list"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part is made from: what it says, in which letters, on paper how many points wide.

    most_lines: of a paragraph above the drawings; low: panels may be low. Both are worth it where they save a page.
    """

    content: Content
    letters: Lettering
    width: float
    most_lines: int = MOST_LINES
    low: bool = False

    @property
    def inner(self) -> float:
        """How wide the paper is between its margins, in points."""
        return self.width - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Left:
    """What had no room: how many things of which part, and how they are put on the further pages."""

    part: Part
    count: int
    put: Callable[[Flow], None]


class Piece(ABC):
    """A part of the page, or several that are drawn together, measured when made. All sizes are in points.

    height: what it takes, or at least takes; gap: what it wants free below it; wish: what it would take besides, if
    there is room.
    """

    kind: Kind = "read"
    height: float = 0.0
    gap: float = 0.0
    wish: float = 0.0

    @abstractmethod
    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw it where ``flow`` is, down to ``limit`` at most; what had no room.

        below: how high what follows would like to be.
        """


class Words(Piece):
    """What is read, in a block of its own: all of it is drawn. left: what the block does not say."""

    def __init__(self, block: Block, gap: float, left: Sequence[Left] = ()) -> None:
        self.block = block
        self.height = block.height
        self.gap = gap
        self.left = list(left)

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw it; what it does not say."""
        flow.put(self.block, self.gap)
        return self.left
