"""The lower part of page 1: blood tests at the left, notes at the right, as much of them as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.report.content.build import Content
from tracker.report.content.notes import Remark
from tracker.report.drawing import lists
from tracker.report.drawing.blocks import HEAD, heading
from tracker.report.drawing.lettering import Lettering
from tracker.report.drawing.lists import LINE, BloodRow
from tracker.report.drawing.sheet import Sheet
from tracker.report.drawing.style import BODY, LEADING, MARGIN, QUIET, SMALL

_LEAST: Final = 62.0
_BLOOD_HEAD: Final = HEAD + 11.5
_BLOOD_LEGEND: Final = 14.0
_BELOW_HEAD: Final = 9.0
_SMALL_LINE: Final = SMALL * LEADING


class Lower:
    """Measured when made; after ``draw`` the three ``..._left`` hold what goes to page 2."""

    def __init__(self, content: Content, letters: Lettering, inner: float) -> None:
        self.content = content
        self.letters = letters
        self.blood_width = inner * 0.605
        self.notes_from = inner * 0.635 if content.blood_tests else 0.0
        self.notes_width = inner - self.notes_from
        self.years = years(content)
        self.rows = lists.blood_rows(content.blood_tests, letters, self.blood_width)
        self.blood_notes = [
            line for note in lists.blood_notes(content) for line in letters.wrap(note, self.blood_width, SMALL)
        ]
        self.notes = [
            (remark, lists.note_lines(remark, letters, self.notes_width, self.years)) for remark in content.remarks
        ]
        self.blood_left: list[BloodRow] = []
        self.blood_notes_left: list[str] = []
        self.notes_left: list[Remark] = []

    @property
    def height(self) -> float:
        """Points it takes when nothing is moved to page 2."""
        blood = 0.0
        if self.rows:
            blood = _BLOOD_HEAD + sum(row.height for row in self.rows) + _BLOOD_LEGEND
            blood += len(self.blood_notes) * _SMALL_LINE
        notes = HEAD + _BELOW_HEAD + sum(len(lines) * LINE + 3 for _, lines in self.notes)
        return max(blood, notes, HEAD + 14)

    def draw(self, sheet: Sheet, y: float, limit: float) -> None:
        """Draw what fits between ``y`` and ``limit``."""
        # A point less is no reason: the panels above were made just so high that this fits.
        if limit - y < min(_LEAST, self.height) - 1:
            title = "Blood tests, notes and events" if self.rows else "Notes and events"
            heading(sheet, y, title, "further on" if self.rows or self.notes else "none in this period")
            self.blood_left, self.notes_left = self.rows, list(self.content.remarks)
            self.blood_notes_left = lists.blood_notes(self.content)
            return
        if self.rows:
            self._draw_blood(sheet, y, limit)
        self._draw_notes(sheet, y, limit)

    def _draw_blood(self, sheet: Sheet, y: float, limit: float) -> None:
        heights = [row.height for row in self.rows]
        room = limit - y - _BLOOD_HEAD - _BLOOD_LEGEND
        shown = fitting(heights, room)
        if shown < len(self.rows):
            shown = fitting(heights, room - _SMALL_LINE)
        self.blood_left = self.rows[shown:]
        if shown:
            end = lists.blood_table(sheet, MARGIN, y, self.blood_width, self.rows[:shown], "Blood tests")
        else:
            heading(sheet, y, "Blood tests", left=MARGIN, right=MARGIN + self.blood_width)
            end = y + HEAD
        pointers = []
        if self.blood_left:
            pointers.append(f"{len(self.blood_left)} {'more ' if shown else ''}tests further on.")
        # What was taken before a result says nothing without the result.
        if shown and end + len(self.blood_notes) * _SMALL_LINE + (_SMALL_LINE if pointers else 0) <= limit + 2:
            end = sheet.lines(MARGIN, end + 7, self.blood_notes, SMALL, colour=QUIET) - 7
        else:
            self.blood_notes_left = lists.blood_notes(self.content)
            pointers.append("Laboratories and days since doses: further on.")
        if pointers:
            # Beside the legend when the line below it is all there is.
            sheet.text(MARGIN, min(end + 7, limit - 1), " ".join(pointers), SMALL, colour=QUIET)

    def _draw_notes(self, sheet: Sheet, y: float, limit: float) -> None:
        left, right = MARGIN + self.notes_from, sheet.width - MARGIN
        heading(sheet, y, "Notes and events", left=left, right=right)
        y += HEAD + _BELOW_HEAD
        if not self.notes:
            sheet.text(left, y, "None in this period.", colour=QUIET)
            return
        room = limit - y + 1
        shown, cut = lists.choose_notes(self.notes, room, LINE, 3)
        for n in shown:
            lines = self.notes[n][1]
            for line in lists.begun(lines) if n in cut else lines:
                lists.draw_note(sheet, left, y, line, self.years)
                y += LINE
            y += 3
        self.notes_left = [remark for n, (remark, _) in enumerate(self.notes) if n not in shown or n in cut]
        if self.notes_left:
            words = f"{len(self.notes_left):,} more further on"
            if cut:
                words += ", long ones in full"
            sheet.text(left, y, words, BODY, bold=True, colour=QUIET)


def fitting(heights: Sequence[float], room: float) -> int:
    """How many of the things of these heights fit one under another."""
    count = 0
    for height in heights:
        room -= height
        if room < 0:
            break
        count += 1
    return count


def years(content: Content) -> bool:
    """Whether the dates of notes need their year."""
    return len({remark.day.year for remark in content.remarks}) > 1
