"""Notes and events broken into lines, and which of them stand on the first page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.wording.days import day_short
from tracker.report.content.build import Content
from tracker.report.content.notes import Remark
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import ALARM, BODY, INK, MARGIN, QUIET

LINE: Final = 9.8
# Points free below a note.
GAP: Final = 3.0
_LONG: Final = 6


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One printed line of a note. when, kind: only on its first lines, else empty.

    indent: points between the column of dates and the words.
    """

    when: str
    kind: str
    words: str
    indent: float
    urgent: bool


def with_years(content: Content) -> bool:
    """Whether the dates of the notes need the year."""
    return len({remark.day.year for remark in content.remarks}) > 1


def note_lines(remark: Remark, letters: Lettering, width: float, years: bool) -> list[NoteLine]:
    """A note in lines of at most ``width`` points: date, kind, and then the text on the same line."""
    room = width - date_width(years)
    kinds = letters.wrap(remark.kind, room, BODY, True)
    indent = letters.width(kinds[-1], BODY, True) + 5
    texts = letters.wrap(remark.text, room, indent=indent)
    lines = [NoteLine("", kind, "", 0, remark.urgent) for kind in kinds[:-1]]
    lines.append(NoteLine("", kinds[-1], texts[0], indent, remark.urgent))
    lines += [NoteLine("", "", text, 0, remark.urgent) for text in texts[1:]]
    return [replace(lines[0], when=day_short(remark.day, years)), *lines[1:]]


def date_width(years: bool) -> float:
    """The width of the column of dates, in points."""
    return 54.0 if years else 35.0


def draw_note(sheet: Sheet, left: float, y: float, line: NoteLine, years: bool) -> None:
    """Draw one line of a note, with its baseline at ``y``."""
    x = left + date_width(years)
    sheet.text(left, y, line.when, 7.5, colour=QUIET)
    sheet.text(x, y, line.kind, bold=True, colour=ALARM if line.urgent else INK)
    sheet.text(x + line.indent, y, line.words)


def note_block(line: NoteLine, years: bool, gap: float) -> Block:
    """One line of a note as a block, with ``gap`` points free below it."""
    return Block(LINE + gap, lambda sheet, y: draw_note(sheet, MARGIN, y + 4, line, years))


def begun(lines: Sequence[NoteLine]) -> list[NoteLine]:
    """The first lines of a long note, with … at the end."""
    last = lines[_LONG - 1]
    return [*lines[: _LONG - 1], replace(last, words=f"{last.words.rpartition(' ')[0]} …")]


def choose_notes(notes: Sequence[tuple[Remark, list[NoteLine]]], room: float) -> tuple[list[int], list[int]]:
    """The indexes of the notes on the first page, and of those that are cut short there. room: in points.

    All notes, if they fit. Else first falls, warning signs and future visits, then the latest notes. A long note is
    cut short here and printed in full further on.
    """
    if sum(len(lines) * LINE + GAP for _, lines in notes) - GAP <= room + LINE:
        return list(range(len(notes))), []
    order = sorted(range(len(notes)), key=lambda n: (not (notes[n][0].urgent or notes[n][0].kind == "Next"), -n))
    shown: list[int] = []
    cut: list[int] = []
    for n in order:
        height = min(len(notes[n][1]), _LONG) * LINE + GAP
        # The last line says that there is more.
        if height <= room:
            shown.append(n)
            room -= height
            if len(notes[n][1]) > _LONG:
                cut.append(n)
    return sorted(shown), cut
