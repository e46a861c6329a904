"""``Flow``: sheets that are filled from top to bottom. It knows where the next block goes and begins new sheets."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.report.drawing.paper.blocks import FOOT_HEIGHT, GAP, HEAD, Block, heading, line
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import MARGIN

_TITLE_LINE = 11.5


class Flow:
    """Sheets in order. All lengths are in points.

    y: where the next block goes on the last sheet; bottom: where its foot begins; continued: the title of every
    sheet but the first.
    """

    def __init__(self, width: float, height: float, letters: Lettering, continued: str) -> None:
        self.width = width
        self.height = height
        self.letters = letters
        self._title = letters.wrap(continued, self.inner, 8.5, True)
        self._title_height = len(self._title) * _TITLE_LINE + 6
        self.bottom = height - MARGIN - FOOT_HEIGHT + 4
        self.sheets = [Sheet(width, height, letters)]
        self.y = MARGIN - 4

    @property
    def sheet(self) -> Sheet:
        """The last sheet."""
        return self.sheets[-1]

    @property
    def inner(self) -> float:
        """The width of a sheet between its margins, in points."""
        return self.width - 2 * MARGIN

    @property
    def room(self) -> float:
        """The height that a further sheet has for blocks."""
        return self.bottom - MARGIN - self._title_height

    def put(self, block: Block, gap: float = 0) -> None:
        """Draw a block, and leave ``gap`` points free below it."""
        block.draw(self.sheet, self.y)
        self.y += block.height + gap

    def need(self, height: float) -> bool:
        """Begin a new sheet if less than ``height`` points are left. Returns whether it did."""
        if self.y + height <= self.bottom:
            return False
        self.turn()
        return True

    def turn(self) -> None:
        """Begin a new sheet."""
        self.sheets.append(Sheet(self.width, self.height, self.letters))
        for n, words in enumerate(self._title):
            self.sheet.text(MARGIN, MARGIN + n * _TITLE_LINE, words, 8.5, bold=True)
        self.y = MARGIN + self._title_height

    def section(self, title: str, blocks: Sequence[Block], aside: str = "") -> None:
        """Draw blocks under a title, with small words at its right, both repeated on every new sheet."""
        titled = False
        for block in blocks:
            if self.need(block.height + (0 if titled else HEAD + 6)) or not titled:
                heading(self.sheet, self.y, title, aside)
                self.y += HEAD + 6
                titled = True
            self.put(block)
        if blocks:
            self.y += GAP

    def lines(self, title: str, paragraphs: Sequence[str]) -> None:
        """Draw paragraphs under a title, broken into lines."""
        self.section(title, [line(words) for one in paragraphs for words in self.letters.wrap(one, self.inner)])
