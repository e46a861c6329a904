"""Blood tests and notes, side by side on the first page. What has no room goes on further pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.report.content import parts
from tracker.report.content.notes import Remark
from tracker.report.content.parts import Part
from tracker.report.drawing.blood_table import BloodRow, blood_notes, blood_rows, blood_table
from tracker.report.drawing.note_lines import GAP as NOTE_GAP
from tracker.report.drawing.note_lines import LINE, begun, choose_notes, draw_note, note_block, note_lines, with_years
from tracker.report.drawing.paper.blocks import GAP, HEAD, heading, line
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.style import BODY, LEADING, MARGIN, QUIET, SMALL
from tracker.report.drawing.paragraphs import in_lines
from tracker.report.drawing.pieces import Kind, Left, Piece, Setting

_LEAST: Final = 62.0
_BLOOD_HEAD: Final = HEAD + 11.5
_BLOOD_LEGEND: Final = 14.0
_BELOW_HEAD: Final = 9.0
_SMALL_LINE: Final = SMALL * LEADING
# With blood tests: their share of the width, and the share that the notes do not use.
_BLOOD: Final = 0.605
_BESIDE_NOTES: Final = 0.635


class BloodAndNotes(Piece):
    """The table of blood tests and the list of notes, in two columns. The part that comes first is at the left."""

    kind: Kind = "list"

    def __init__(self, setting: Setting) -> None:
        self.content, self.letters = setting.content, setting.letters
        beside_notes = setting.inner * _BESIDE_NOTES if self.content.blood_tests else 0.0
        self.blood_width, self.notes_width = setting.inner * _BLOOD, setting.inner - beside_notes
        self.blood_from = self.notes_from = MARGIN
        if parts.ORDER.index(Part.BLOOD_TESTS) < parts.ORDER.index(Part.NOTES):
            self.notes_from += beside_notes
        else:
            self.blood_from += setting.inner - self.blood_width
        self.years = with_years(self.content)
        self.rows = blood_rows(self.content.blood_tests, self.letters, self.blood_width)
        self.blood_notes = blood_notes(self.content)
        self.notes = [
            (remark, note_lines(remark, self.letters, self.notes_width, self.years))
            for remark in self.content.remarks
        ]
        self.wish = self._whole()

    def _small(self) -> list[str]:
        """The small text below the table, in lines."""
        return [words for note in self.blood_notes for words in self.letters.wrap(note, self.blood_width, SMALL)]

    def _whole(self) -> float:
        """The height in points when everything is drawn."""
        blood = 0.0
        if self.rows:
            blood = _BLOOD_HEAD + sum(row.height for row in self.rows) + _BLOOD_LEGEND
            blood += len(self._small()) * _SMALL_LINE
        notes = HEAD + _BELOW_HEAD + sum(len(lines) * LINE + NOTE_GAP for _, lines in self.notes)
        return max(blood, notes, HEAD + 14)

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw what fits. Returns the rows, the text below the table and the notes that do not."""
        # One point is allowed: the panels above are made exactly so high that this fits.
        if limit - flow.y < min(_LEAST, self.wish) - 1:
            title = "Blood tests, notes and events" if self.rows else "Notes and events"
            aside = "further on" if self.rows or self.notes else "none in this period"
            heading(flow.sheet, flow.y, title, aside)
            flow.y += HEAD + GAP
            return [*self._blood_left(self.rows, self.blood_notes), *self._notes_left(self.content.remarks)]
        left, end = self._put_blood(flow, limit) if self.rows else ([], flow.y)
        notes_left, notes_end = self._put_notes(flow, limit)
        flow.y = max(end, notes_end) + GAP
        return [*left, *notes_left]

    def _put_blood(self, flow: Flow, limit: float) -> tuple[list[Left], float]:
        """Draw as many rows as fit. Returns what is left over, and where the table ends in points."""
        sheet, y, left = flow.sheet, flow.y, self.blood_from
        heights = [row.height for row in self.rows]
        room = limit - y - _BLOOD_HEAD - _BLOOD_LEGEND
        shown = _fitting(heights, room)
        if shown < len(self.rows):
            shown = _fitting(heights, room - _SMALL_LINE)
        if shown:
            end = blood_table(sheet, left, y, self.blood_width, self.rows[:shown], "Blood tests")
        else:
            heading(sheet, y, "Blood tests", left=left, right=left + self.blood_width)
            end = y + HEAD
        rows_left = self.rows[shown:]
        small, small_left, pointers = self._small(), [], []
        if rows_left:
            pointers.append(f"{len(rows_left)} {'more ' if shown else ''}tests further on.")
        # The doses before a result mean nothing without the result.
        if shown and end + len(small) * _SMALL_LINE + (_SMALL_LINE if pointers else 0) <= limit + 2:
            end = sheet.lines(left, end + 7, small, SMALL, colour=QUIET) - 7
        else:
            small_left = self.blood_notes
            pointers.append("Laboratories and days since doses: further on.")
        if pointers:
            # If there is no line below the legend, put it beside the legend.
            sheet.text(left, min(end + 7, limit - 1), " ".join(pointers), SMALL, colour=QUIET)
            end += _SMALL_LINE
        return self._blood_left(rows_left, small_left), end

    def _put_notes(self, flow: Flow, limit: float) -> tuple[list[Left], float]:
        """Draw as many notes as fit. Returns what is left over, and where the list ends in points."""
        sheet, left, y = flow.sheet, self.notes_from, flow.y
        heading(sheet, y, "Notes and events", left=left, right=left + self.notes_width)
        y += HEAD + _BELOW_HEAD
        if not self.notes:
            sheet.text(left, y, "None in this period.", colour=QUIET)
            return self._notes_left(()), y
        shown, cut = choose_notes(self.notes, limit - y + 1)
        for n in shown:
            lines = self.notes[n][1]
            for one in begun(lines) if n in cut else lines:
                draw_note(sheet, left, y, one, self.years)
                y += LINE
            y += NOTE_GAP
        rest = [remark for n, (remark, _) in enumerate(self.notes) if n not in shown or n in cut]
        if rest:
            words = f"{len(rest):,} more further on"
            if cut:
                words += ", long ones in full"
            sheet.text(left, y, words, BODY, bold=True, colour=QUIET)
        return self._notes_left(rest), y

    def _blood_left(self, rows: Sequence[BloodRow], small: Sequence[str]) -> list[Left]:
        found = [Left(Part.BLOOD_TESTS, len(rows), lambda flow: _put_rows(flow, rows))] if rows else []
        if small:
            found.append(in_lines(Part.BLOOD_TESTS, "Blood tests: where, and after which doses", small))
        return found

    def _notes_left(self, remarks: Sequence[Remark]) -> list[Left]:
        if not remarks and not self.content.older_line:
            return []
        return [Left(Part.NOTES, len(remarks), lambda flow: self._put_remarks(flow, remarks))]

    def _put_remarks(self, flow: Flow, remarks: Sequence[Remark]) -> None:
        """Draw notes over the full width, and say how many older ones there are."""
        blocks = [
            note_block(one, self.years, NOTE_GAP if n == len(lines) - 1 else 0)
            for remark in remarks
            for lines in [note_lines(remark, self.letters, flow.inner, self.years)]
            for n, one in enumerate(lines)
        ]
        older = [line(self.content.older_line)] if self.content.older_line else []
        flow.section("Notes and events, continued", [*blocks, *older])


def _put_rows(flow: Flow, rows: Sequence[BloodRow]) -> None:
    """Draw the table over the full width, on as many pages as needed."""
    while rows:
        flow.need(HEAD + 40 + rows[0].height)
        count = max(1, _fitting([row.height for row in rows], flow.bottom - flow.y - HEAD - 30))
        end = blood_table(flow.sheet, MARGIN, flow.y, flow.inner, rows[:count], "Blood tests, continued")
        flow.y = end + GAP
        rows = rows[count:]


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many things of these heights fit into the room, one under another. All in points."""
    count = 0
    for height in heights:
        room -= height
        if room < 0:
            break
        count += 1
    return count
