"""The part "Plans changed": one row for each day on which plans begin, change or end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.wording.days import day_short
from tracker.domain.wording.numbers import counted
from tracker.report.content.parts import Part
from tracker.report.content.planned_and_taken import Turn
from tracker.report.content.sentences import compared, compared_how, days_compared, switches_said
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import BODY, LEADING, MARGIN, QUIET, SMALL
from tracker.report.drawing.paragraphs import led
from tracker.report.drawing.pieces import MOST_LINES, Left, Setting, Words

_LEAD: Final = "Plans changed:"
# The widths of the first two columns in points; the third takes the rest.
_DAY: Final = 76.0
_CHANGE: Final = 178.0
_BETWEEN: Final = 8.0
_ABOVE: Final = 2.5
# The most lines of a row that are kept together.
_HIGHEST: Final = 30


@dataclass(frozen=True, slots=True)
class _Row:
    """A row in lines: the day with the days compared below it, what changed, what is compared.

    first: whether it begins a change; else it goes on with a row that was too high for a page.
    """

    columns: tuple[list[str], list[str], list[str]]
    first: bool = True

    @property
    def lines(self) -> int:
        """How many lines it is high."""
        return max(len(column) for column in self.columns)

    @property
    def block(self) -> Block:
        """The row, below a rule if it begins a change."""
        above = _ABOVE if self.first else 0.0

        def draw(sheet: Sheet, y: float) -> None:
            if self.first:
                sheet.rule(y, MARGIN, sheet.width - MARGIN)
            day, change, said = self.columns
            base = y + above + 8
            sheet.lines(MARGIN, base, day[:1])
            sheet.lines(MARGIN, base + BODY * LEADING, day[1:], SMALL, colour=QUIET)
            sheet.lines(MARGIN + _DAY, base, change)
            sheet.lines(MARGIN + _DAY + _CHANGE, base, said)

        return Block(above + self.lines * BODY * LEADING, draw)

    def parts(self) -> list[_Row]:
        """The row in parts of which each has room on a page."""
        day, change, said = self.columns
        return [
            _Row((day[n : n + _HIGHEST], change[n : n + _HIGHEST], said[n : n + _HIGHEST]), n == 0)
            for n in range(0, self.lines, _HIGHEST)
        ]


def plans_changed(setting: Setting) -> Words | None:
    """The table of changes; None without any. If it is too long, only what changed, and the table further on."""
    turns = setting.content.turns
    if not turns:
        return None
    how, last, left = compared_how(setting.content), "", []
    rows = [_row(setting, turn) for turn in turns]
    blocks = [_heads(setting, "", how), *(part.block for row in rows for part in row.parts())]
    later = Left(Part.PLANS_CHANGED, len(turns), lambda flow: flow.section("Plans changed, in full", blocks))
    if setting.brief:
        said = "; ".join(f"{day_short(turn.day)} {', '.join(switches_said(turn))}" for turn in turns)
        words = led(setting, Part.PLANS_CHANGED, "Plans changed", [f"{said}."])
        words.left = [replace(later, unsaid="plans changed in full")]
        return words
    if sum(row.lines for row in rows) > setting.most_lines:
        left.append(later)
        # On page 1, what changed matters more than the comparison of the first symptoms.
        rows, how = [_row(setting, turn, short=True) for turn in turns], "the days before and after: further on"
        if sum(row.lines for row in rows) > MOST_LINES:
            last = f"… {counted(len(turns), 'change')} of plans, in full further on."
        while last and sum(row.lines for row in rows) + 1 > MOST_LINES:
            rows.pop()
    return Words(_table(_heads(setting, _LEAD, how), rows, last), 2.0, left)


def _row(setting: Setting, turn: Turn, *, short: bool = False) -> _Row:
    """One row. short: without what is compared, so that what changed has its room."""
    letters, third = setting.letters, setting.inner - _DAY - _CHANGE
    wide = setting.inner - _DAY if short else _CHANGE - _BETWEEN
    change = [line for said in switches_said(turn) for line in letters.wrap(said, wide)]
    if short:
        return _Row(([day_short(turn.day)], change, []))
    days = letters.wrap(days_compared(turn).replace(", ", ",\n"), _DAY - _BETWEEN, SMALL)
    said = [line for words in compared(setting.content, turn) for line in letters.wrap(words, third)]
    return _Row(([day_short(turn.day), *days], change, said))


def _table(heads: Block, rows: Sequence[_Row], last: str) -> Block:
    blocks = [heads, *(row.block for row in rows)]
    end = BODY * LEADING if last else 0.0

    def draw(sheet: Sheet, y: float) -> None:
        for block in blocks:
            block.draw(sheet, y)
            y += block.height
        if last:
            sheet.text(MARGIN + _DAY, y + 8, last)

    return Block(sum(block.height for block in blocks) + end + 5, draw)


def _heads(setting: Setting, lead: str, how: str) -> Block:
    """The bold words, and what stands in the columns of the table. how: what is compared."""
    lines = setting.letters.wrap(how, setting.inner - _DAY - _CHANGE, SMALL)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.text(MARGIN, y + 8, lead, bold=True)
        sheet.text(MARGIN + _DAY, y + 8, "from what to what", SMALL, colour=QUIET)
        sheet.lines(MARGIN + _DAY + _CHANGE, y + 8, lines, SMALL, colour=QUIET)

    return Block(max(BODY * LEADING, len(lines) * SMALL * LEADING) + 2, draw)
