"""Large print: the page in words and drawings one under another.

No letter is smaller than 16 points. It is made from the same sections as the twins for a browser and a screen reader,
so it says what they say. Nothing stands in columns, so nothing has to be cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from matplotlib.figure import Figure

from tracker.domain.wording.days import day_short
from tracker.report.content.build import Content
from tracker.report.content.elements import (
    Abreast,
    Cell,
    Element,
    Interval,
    Legend,
    Listing,
    Picture,
    Section,
    Table,
    in_signs,
)
from tracker.report.content.sections import FOOT, KEPT, PAGE_TITLE, sections
from tracker.report.drawing import pictures
from tracker.report.drawing.axes import bars
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.lettering import REPLACEMENT, Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import INK, QUIET

# How much larger everything is than it is laid out, marks and lines too. Other lengths are before that, in points.
_LARGER: Final = 1.6
_SIZE: Final = 10.0
_HEADING: Final = 12.5
_TITLE: Final = 16.5
_LEADING: Final = 1.3
_MARGIN: Final = 20.0
_PANEL: Final = 76.0
# A blood test over time is lower than a symptom.
_SERIES: Final = 44.0
# Between paragraphs, and above a title.
_AIR: Final = 3.0
_ABOVE: Final = 9.0
_INDENT: Final = 12.0
_BAR: Final = 150.0


def build(content: Content, letters: Lettering, width: float, height: float) -> list[Figure]:
    """The pages. width, height: of the paper, in points."""
    pages = _Pages(content, letters, width / _LARGER, height / _LARGER)
    pages.put(pages.line(PAGE_TITLE, _TITLE, bold=True))
    pages.put(pages.line(KEPT))
    drawn = pictures.drawn(content)
    for section in sections(content):
        pages.section(section, drawn)
    if letters.missing:
        codes = ", ".join(f"U+{ord(c):04X}" for c in letters.missing)
        pages.put_lines(pages.paragraph(f"{REPLACEMENT} stands for a character that no font here has: {codes}."))
    return pages.finish()


class _Pages:
    """Sheets that are filled from top to bottom with blocks, which are never torn apart."""

    def __init__(self, content: Content, letters: Lettering, width: float, height: float) -> None:
        self.content, self.letters, self.width, self.height = content, letters, width, height
        self.room = width - 2 * _MARGIN
        self._foot = letters.wrap(FOOT, self.room, _SIZE)
        self._bottom = height - _MARGIN - (len(self._foot) + 1) * _SIZE * _LEADING - 6
        self._sheets = [Sheet(width, height, letters)]
        self._y = _MARGIN

    def put(self, *blocks: Block) -> None:
        """Draw blocks that belong together, on a new sheet if they have no room on this one."""
        if self._y > _MARGIN and self._y + sum(block.height for block in blocks) > self._bottom:
            self._sheets.append(Sheet(self.width, self.height, self.letters))
            self._y = _MARGIN
        for block in blocks:
            if self._y + block.height > self._bottom:
                self._sheets.append(Sheet(self.width, self.height, self.letters))
                self._y = _MARGIN
            block.draw(self._sheets[-1], self._y)
            self._y += block.height

    def line(
        self, words: str, size: float = _SIZE, *, bold: bool = False, colour: str = INK, indent: float = 0.0
    ) -> Block:
        """One line of text; ``paragraph`` breaks a text into such lines."""
        base = 0.95 * size
        left = _MARGIN + indent
        words = self.letters.settable(words)
        return Block(
            size * _LEADING,
            lambda sheet, y: sheet.text(left, y + base, words, size, bold=bold, colour=colour),
        )

    def paragraph(
        self, words: str, size: float = _SIZE, *, bold: bool = False, colour: str = INK, indent: float = 0.0
    ) -> list[Block]:
        """A text as one block a line."""
        broken = self.letters.wrap(words, self.room - indent, size, bold)
        return [self.line(one, size, bold=bold, colour=colour, indent=indent) for one in broken]

    def put_lines(self, blocks: Sequence[Block]) -> None:
        """Draw the lines of a text, the first two together."""
        self.put(*blocks[:2])
        for block in blocks[2:]:
            self.put(block)
        self._y += _AIR

    def section(self, section: Section, drawn: Mapping[str, pictures.Drawn]) -> None:
        """Draw a section: its title stays with what follows it."""
        title = [_air(_ABOVE), *self.paragraph(section.title, _HEADING, bold=True), _air(_AIR)]
        for element in section.elements:
            for blocks in self._told(element, drawn):
                self.put_lines([_together([*title, *blocks[:1]]), *blocks[1:]] if title else blocks)
                title = []

    def _told(self, element: Element, drawn: Mapping[str, pictures.Drawn]) -> Iterator[list[Block]]:
        """An element as texts and drawings, each in blocks."""
        match element:
            case str():
                yield self.paragraph(element)
            case Legend():
                yield self.paragraph(element.words, colour=QUIET)
            case Listing():
                for item in element.items:
                    yield self.paragraph(in_signs(item))
            case Picture():
                yield self._picture(element, drawn)
            case Abreast():
                for one in (element.picture, *element.beside):
                    yield self._picture(one, drawn)
            case Table() if not element.drawn:
                caption = self.paragraph(element.caption + ".", colour=QUIET)
                for row in element.rows:
                    first, second, *more = self._row(element, row)
                    yield [_together([*caption, first, second]), *more]
                    caption = []

    def _picture(self, picture: Picture, drawn: Mapping[str, pictures.Drawn]) -> list[Block]:
        """A drawing below its title; its words where there is no drawing."""
        title = self.paragraph(picture.title, bold=True)
        if picture.name not in drawn:
            return [*title, *self.paragraph(in_signs(picture.words))]
        room = pictures.Room(self.room, _SERIES if picture.name.startswith("blood") else _PANEL, _SIZE, _MARGIN)
        return [_together([*title, drawn[picture.name].make(room)])]

    def _row(self, table: Table, row: Sequence[Cell]) -> list[Block]:
        """A row of a table: its first cell, then each other one after the name of its column."""
        first, *cells = row
        named = [f"{column}: {in_signs(cell)}" for column, cell in zip(table.columns[1:], cells, strict=True)]
        blocks = self.paragraph(in_signs(first), bold=True)
        for words in self.letters.packed(named, self.room - _INDENT, _SIZE):
            blocks += self.paragraph(words, indent=_INDENT)
        return blocks + [self._bar(cell) for cell in cells if isinstance(cell, Interval)]

    def _bar(self, change: Interval) -> Block:
        """The mean change with its interval, with the ends of its axis in words."""
        better, worse = f"better −{change.reach}", f"+{change.reach} worse"
        left = _MARGIN + _INDENT + self.letters.width(better, _SIZE) + 8

        def draw(sheet: Sheet, y: float) -> None:
            sheet.text(left - 8, y + 0.95 * _SIZE, better, _SIZE, align="right")
            sheet.panel(left, y, _BAR, 13, lambda axes: bars.changes(axes, [change.change], [0.5], change.reach))
            sheet.text(left + _BAR + 8, y + 0.95 * _SIZE, worse, _SIZE)

        return Block(_SIZE * _LEADING + 2, draw)

    def finish(self) -> list[Figure]:
        """The pages with their feet."""
        content, pages = self.content, len(self._sheets)
        about = f"made {day_short(content.made)}, tracker {content.version}"
        for number, sheet in enumerate(self._sheets, 1):
            y = self._bottom + 6
            sheet.rule(y, _MARGIN, self.width - _MARGIN)
            y += _SIZE * _LEADING
            for words in self._foot:
                sheet.text(_MARGIN, y, words, _SIZE, colour=QUIET)
                y += _SIZE * _LEADING
            place = f"page {number} of {pages}"
            sheet.text(_MARGIN, y, about, _SIZE, colour=QUIET)
            room = self.room - self.letters.width(f"{about}   ·  {place}", _SIZE)
            name = self.letters.shorten(content.name, room, _SIZE) + " · " if content.name else ""
            sheet.text(self.width - _MARGIN, y, name + place, _SIZE, colour=QUIET, align="right")
        return [sheet.finish(_LARGER) for sheet in self._sheets]


def _air(height: float) -> Block:
    return Block(height, lambda sheet, y: None)


def _together(blocks: Sequence[Block]) -> Block:
    """Blocks as one, which is not torn apart."""

    def draw(sheet: Sheet, y: float) -> None:
        for block in blocks:
            block.draw(sheet, y)
            y += block.height

    return Block(sum(block.height for block in blocks), draw)
