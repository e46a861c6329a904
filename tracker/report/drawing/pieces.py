"""A ``Piece``: a part of the page on paper, with the room that it needs, how to draw it, and what is left over."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.report.content.build import Content
from tracker.report.content.parts import Part
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.style import MARGIN

# The most lines of a paragraph above the drawings, and the most if that saves a page.
MOST_LINES: Final = 5
ROOMY: Final = 14
# The most where the days need the first page.
BRIEF: Final = 2
# The most symptoms in the table of page 1, and the most panels there.
MOST_SYMPTOMS: Final = 8


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part is made from. width: of the paper, in points.

    most_lines: of a paragraph above the drawings; low: panels may be low; brief: what stands above and below the days
    gives way to them. Each is used if it gives more days a place on the first page, or saves a page.
    """

    content: Content
    letters: Lettering
    width: float
    most_lines: int = MOST_LINES
    low: bool = False
    brief: bool = False

    @property
    def inner(self) -> float:
        """The width of the paper between its margins, in points."""
        return self.width - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Left:
    """What had no room: ``count`` things of a part. put: draws them on the further pages.

    unsaid: a name for them, where nothing on the first page says yet that they follow.
    """

    part: Part
    count: int
    put: Callable[[Flow], None]
    unsaid: str = ""


class Piece(ABC):
    """A part of the page, or several that are drawn together. It is measured when it is made, in points.

    height: what it needs at least; gap: free room below it; wish: what it would like in addition.
    """

    height: float = 0.0
    gap: float = 0.0
    wish: float = 0.0

    @abstractmethod
    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw it where ``flow`` is, at most down to ``limit``. Returns what had no room.

        below: the height that the following pieces wish for.
        """


class Words(Piece):
    """A piece of words. Its block is always drawn whole. left: what the block does not say."""

    def __init__(self, block: Block, gap: float, left: Sequence[Left] = ()) -> None:
        self.block = block
        self.height = block.height
        self.gap = gap
        self.left = list(left)

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw the block. Returns what it does not say."""
        flow.put(self.block, self.gap)
        return self.left
