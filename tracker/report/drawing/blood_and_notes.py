"""Blood tests and notes, side by side on the first page. What has no room goes on further pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.wording.numbers import counted
from tracker.report.content import parts
from tracker.report.content.blood import BloodSeries
from tracker.report.content.notes import Remark
from tracker.report.content.parts import Part
from tracker.report.drawing.blood_table import (
    BloodTable,
    blood_notes,
    blood_rows,
    blood_table,
    column_days,
    legend_height,
    not_in_table,
)
from tracker.report.drawing.note_lines import GAP as NOTE_GAP
from tracker.report.drawing.note_lines import LINE, begun, choose_notes, draw_note, note_block, note_lines, with_years
from tracker.report.drawing.paper.blocks import GAP, HEAD, heading, line
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.style import BODY, LEADING, MARGIN, QUIET, SMALL
from tracker.report.drawing.paragraphs import in_lines
from tracker.report.drawing.pieces import Left, Piece, Setting

_LEAST: Final = 62.0
_BELOW_HEAD: Final = 9.0
_SMALL_LINE: Final = SMALL * LEADING
# With blood tests: their share of the width, and the share that the notes do not use.
_BLOOD: Final = 0.635
_BESIDE_NOTES: Final = 0.66


class BloodAndNotes(Piece):
    """The table of blood tests and the list of notes, in two columns. The part that comes first is at the left."""

    def __init__(self, setting: Setting) -> None:
        self.content, self.letters, self.inner = setting.content, setting.letters, setting.inner
        self.brief = setting.brief
        self.noted = Part.NOTES in self.content.order
        beside_notes = setting.inner * _BESIDE_NOTES if self.content.blood_tests else 0.0
        self.blood_width = setting.inner * (_BLOOD if self.noted else 1.0)
        self.notes_width = setting.inner - beside_notes
        self.blood_from = self.notes_from = MARGIN
        if parts.ORDER.index(Part.BLOOD_TESTS) < parts.ORDER.index(Part.NOTES):
            self.notes_from += beside_notes
        else:
            self.blood_from += setting.inner - self.blood_width
        self.years = with_years(self.content)
        self.table = blood_rows(self.content.blood_tests, self.letters, self.blood_width, "Blood tests")
        self.notes = [
            (remark, note_lines(remark, self.letters, self.notes_width, self.years))
            for remark in self.content.remarks
        ]
        older = self.content.older_line
        self.older = self.letters.wrap(older, self.notes_width) if older else []
        self.wish = self._whole()

    def _lines(self, notes: Sequence[str]) -> list[str]:
        """The small text below the table, in lines."""
        return [words for note in notes for words in self.letters.wrap(note, self.blood_width, SMALL)]

    def _said_below(self, table: BloodTable) -> list[str]:
        """All text below the table: the doses before each result, and what has no room in the rows."""
        return [*blood_notes(self.content), *not_in_table(table)]

    def _beside_rows(self) -> float:
        """The height of the title, the heads and the legend of the table, in points."""
        return self.table.head + legend_height(self.table, self.letters, self.blood_width)

    def _whole(self) -> float:
        """The height in points when everything is drawn."""
        blood = 0.0
        if self.table.rows:
            blood = self._beside_rows() + sum(self.table.heights)
            blood += len(self._lines(self._said_below(self.table))) * _SMALL_LINE
        notes = HEAD + _BELOW_HEAD + sum(len(lines) * LINE + NOTE_GAP for _, lines in self.notes)
        notes += len(self.older) * LINE
        return max(blood, notes, HEAD + 14) if self.noted else blood

    def put(self, flow: Flow, limit: float, below: float) -> list[Left]:
        """Draw what fits. Returns the rows, the text below the table and the notes that do not."""
        # One point is allowed: the panels above are made exactly so high that this fits.
        if limit - flow.y < (self.wish if self.brief else min(_LEAST, self.wish)) - 1:
            return self._all_left(flow)
        left, end = self._put_blood(flow, limit) if self.table.rows else ([], flow.y)
        notes_left, notes_end = self._put_notes(flow, limit)
        flow.y = max(end, notes_end) + GAP
        return [*left, *notes_left]

    def _all_left(self, flow: Flow) -> list[Left]:
        """Say that everything is further on, and return it: side by side as here, where a page has room for that."""
        if not self.brief:
            title = "Blood tests, notes and events" if self.table.rows else "Notes and events"
            title = title if self.noted else "Blood tests"
            aside = "further on" if self.table.rows or self.notes else "none in this period"
            heading(flow.sheet, flow.y, title, aside)
            flow.y += HEAD + GAP
        if self.table.rows and self.noted and self.notes and self.wish <= flow.room:
            return [
                Left(
                    Part.BLOOD_TESTS,
                    len(self.table.rows) + len(self.notes),
                    self._put_whole,
                    "blood tests, notes and events",
                )
            ]
        blood = self._blood_left(self.content.blood_tests, blood_notes(self.content))
        notes = self._notes_left(self.content.remarks)
        if self.brief:
            named = zip((blood[:1], notes[:1]), ("blood tests", "notes and events"), strict=True)
            unsaid = [replace(one, unsaid=name) for some, name in named for one in some]
            return [*unsaid, *blood[1:]]
        return [*blood, *notes]

    def _put_whole(self, flow: Flow) -> None:
        flow.need(self.wish)
        self.put(flow, flow.bottom, 0)

    def _put_blood(self, flow: Flow, limit: float) -> tuple[list[Left], float]:
        """Draw what fits: rows, then the doses before their results, then the values in the drawings, then the rest.

        Returns what is left over, and where the table ends in points.
        """
        sheet, y, left = flow.sheet, flow.y, self.blood_from
        table, notes, rest, pointer = self._that_fit(limit - y - self._beside_rows() + 2)
        shown = len(table.rows)
        if shown:
            end = blood_table(sheet, left, y, self.blood_width, table)
            end = sheet.lines(left, end + 7, self._lines(notes), SMALL, colour=QUIET) - 7
        else:
            heading(sheet, y, "Blood tests", left=left, right=left + self.blood_width)
            end = y + HEAD
        for words in pointer:
            # At most one point below the limit.
            sheet.text(left, min(end + 7, limit - 1), words, SMALL, colour=QUIET)
            end += _SMALL_LINE
        closed = [row.series for row in table.rows if row.low]
        return self._blood_left([*closed, *self.content.blood_tests[shown:]], rest), end

    def _that_fit(self, room: float) -> tuple[BloodTable, list[str], list[str], list[str]]:
        """The rows that fit into ``room`` points, the text below them, text that is left over, and what points to it.

        First come the rows, and with them the doses before vitamin B12 in the blood, without which it means nothing;
        then the doses before the other results in the columns, then the values in the drawings, then the rest.
        """
        for shown in range(len(self.table.rows), 0, -1):
            table = self.table.part(0, shown)
            if sum(table.opened(0).heights) <= room:
                for most, notes in self._choices(table):
                    opened = table.opened(most)
                    rest = [note for note in self._said_below(opened) if note not in notes]
                    pointer = self._pointer(opened, bool(rest))
                    lines = len(self._lines(notes)) + len(pointer)
                    if sum(opened.heights) + lines * _SMALL_LINE <= room:
                        return opened, notes, rest, pointer
        none = self.table.part(0, 0)
        return none, [], self._said_below(none), self._pointer(none, True)

    def _choices(self, table: BloodTable) -> Iterator[tuple[int, list[str]]]:
        """How many drawings have values, and the text below the table, the best choice first."""
        most = sum(row.open for row in table.rows)
        yield most, self._said_below(table)
        for days in (column_days(table), column_days(table, raised=True)):
            notes = blood_notes(self.content, days.__contains__)
            yield from ((n, notes) for n in range(most, -1, -1))

    def _pointer(self, table: BloodTable, notes: bool) -> list[str]:
        """What is further on, in lines: rows, values of rows that are low; notes: text below the table too."""
        said = []
        if more := len({row.series.label for row in self.table.rows[len(table.rows) :]}):
            said.append(f"{counted(more, 'more test' if table.rows else 'test')} further on.")
        if any(row.low for row in table.rows):
            said.append("All values: further on.")
        elif notes and not_in_table(table):
            said.append("Other values: further on.")
        if notes:
            said.append("Laboratories and days since doses: further on.")
        return self.letters.wrap(" ".join(said), self.blood_width, SMALL) if said else []

    def _put_notes(self, flow: Flow, limit: float) -> tuple[list[Left], float]:
        """Draw as many notes as fit. Returns what is left over, and where the list ends in points."""
        sheet, left, y = flow.sheet, self.notes_from, flow.y
        if not self.noted:
            return [], y
        heading(sheet, y, "Notes and events", left=left, right=left + self.notes_width)
        y += HEAD + _BELOW_HEAD
        if not self.notes and not self.older:
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
        elif y + (len(self.older) - 1) * LINE <= limit:
            for words in self.older:
                sheet.text(left, y, words, colour=QUIET)
                y += LINE
            return [], y
        return self._notes_left(rest), y

    def _blood_left(self, tests: Sequence[BloodSeries], small: Sequence[str]) -> list[Left]:
        table = blood_rows(tests, self.letters, self.inner, "Blood tests, continued")
        found = [Left(Part.BLOOD_TESTS, len(tests), lambda flow: _put_rows(flow, table))] if tests else []
        # The rows on the first page say it too of results that are not printed.
        said = [*dict.fromkeys([*small, *not_in_table(table)])]
        if said:
            found.append(in_lines(Part.BLOOD_TESTS, "Blood tests: where, and after which doses", said))
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


def _put_rows(flow: Flow, table: BloodTable) -> None:
    """Draw the table over the full width, on as many pages as needed."""
    beside = table.head + legend_height(table, flow.letters, flow.inner)
    start = 0
    while start < len(table.rows):
        flow.need(beside + table.heights[start])
        end = start + max(1, _fitting(table.heights[start:], flow.bottom - flow.y - beside))
        part = table.part(start, end)
        flow.y = GAP + blood_table(flow.sheet, MARGIN, flow.y, flow.inner, part)
        start = end


def _fitting(heights: Sequence[float], room: float) -> int:
    """How many things of these heights fit into the room, one under another. All in points."""
    count = 0
    for height in heights:
        room -= height
        if room < 0:
            break
        count += 1
    return count
