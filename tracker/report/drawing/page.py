"""The doctor's page: what goes where. What does not fit moves to page 2 and further, and page 1 says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Final, Literal

from matplotlib.figure import Figure

from tracker.domain.wording.days import span_short
from tracker.domain.wording.numbers import counted
from tracker.report.content.build import Content
from tracker.report.content.notes import Remark
from tracker.report.content.sections import PAGE_TITLE
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing import blocks, change_table, cycle_column, day_by_day, lists
from tracker.report.drawing.blocks import FOOT_HEIGHT, HEAD, Block
from tracker.report.drawing.lettering import REPLACEMENT, Lettering
from tracker.report.drawing.page_bottom import Lower, fitting, years
from tracker.report.drawing.sheet import Sheet
from tracker.report.drawing.style import BODY, LEADING, MARGIN, PAPERS, QUIET, SMALL

_MOST_PANELS: Final = 8
_FEW_PAGES: Final = 6
_MOST_HOME_TESTS: Final = 2
_FEW_SYMPTOMS: Final = 5
_ROWS_AT_ONCE: Final = 16
_LEAST_PANEL: Final = 27.0
_MOST_PANEL: Final = 140.0
_LOWER_RESERVE: Final = 100.0
# A page full of words gives room to the lists below rather than draw fewer panels than this.
_FEWEST_PANELS: Final = 3
_LEAST_LOWER: Final = 64.0
# Panels are not made lower than this, where they can be higher, so that more of the lists fits below them.
_FAIR_PANEL: Final = 40.0
# Where that saves a page, they are made lower, on the further pages down to this.
_LOWER_PANEL: Final = 32.0
_GAP: Final = 11.0


def build(content: Content, paper: Literal["a4", "letter"] = "a4", *, large: bool = False) -> list[Figure]:
    """The pages in order, at least one. Runs under the style that render sets.

    large: on the paper turned on its side, everything is drawn larger by as much as that is wider.
    """
    letters = Lettering(_texts(content))
    width, height = PAPERS[paper]
    size = (width, width * width / height if large else height)
    layout = _Layout(content, letters, *size)
    layout.fill(large=large)
    if 1 < len(layout.sheets) <= _FEW_PAGES:
        for most_lines in (blocks.MOST_LINES, blocks.ROOMY):
            saving = _Layout(content, letters, *size, most_lines=most_lines, low=True)
            saving.fill(large=large)
            # The first page is for the days: none of them goes for it.
            if len(saving.sheets) < len(layout.sheets) and len(saving.panels_left) <= len(layout.panels_left):
                layout = saving
    return layout.finish(height / width if large else 1.0)


class _Layout:
    """Pages being filled: ``y`` is where the next thing goes on the last of them.

    most_lines: of a paragraph above the drawings; low: panels may be low. Both are worth it where they save a page.
    """

    def __init__(
        self,
        content: Content,
        letters: Lettering,
        width: float,
        height: float,
        *,
        most_lines: int = blocks.MOST_LINES,
        low: bool = False,
    ) -> None:
        self.content = content
        self.letters = letters
        self.width = width
        self.height = height
        self.most_lines = most_lines
        self.fair_panel, self.further_panel = (_LEAST_PANEL, _LOWER_PANEL) if low else (_FAIR_PANEL, _FAIR_PANEL)
        self.bottom = height - MARGIN - FOOT_HEIGHT + 4
        self.sheets = [Sheet(width, height, letters)]
        self.y = MARGIN - 4
        # What page 1 had no room for.
        self.treatment_left: list[str] = []
        self.questions_left: list[str] = []
        self.names_left: list[str] = []
        self.turns_left: list[str] = []
        self.cycles_left: list[str] = []
        self.panels_left: list[SymptomTrend] = []
        self.home_tests_left: list[Block] = []
        self.blood_left: list[lists.BloodRow] = []
        self.blood_notes_left: list[str] = []
        self.notes_left: list[Remark] = []

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def inner(self) -> float:
        return self.width - 2 * MARGIN

    def put(self, block: Block, gap: float = 0) -> None:
        block.draw(self.sheet, self.y)
        self.y += block.height + gap

    def fill(self, *, large: bool) -> None:
        """All of the pages but their feet."""
        if large:
            self.large_pages()
        else:
            self.first_page()
        self.further_pages()

    def first_page(self) -> None:
        """What is read, then what is drawn, then the lists, and how honest the record is."""
        content, letters, width = self.content, self.letters, self.width
        for block, gap in self._top():
            self.put(block, gap)
        record = blocks.record(content, letters, width)
        limit = self.bottom - record.height - 4
        lower = Lower(content, letters, self.inner)
        self._drawn(limit, lower.height)
        self._lower(lower, limit)
        record.draw(self.sheet, self.bottom - record.height)

    def large_pages(self) -> None:
        """What is read on the first page, what is drawn on the second; the lists where they fit, or on a third."""
        for block, gap in [*self._top(), (blocks.record(self.content, self.letters, self.width), 4)]:
            if self.y + block.height > self.bottom:
                self._turn()
            self.put(block, gap)
        lower = Lower(self.content, self.letters, self.inner)
        spilled = len(self.sheets) > 1
        fits = not spilled and self.y + lower.height <= self.bottom
        if fits:
            self._lower(lower, self.bottom)
        # A page that only took what was too much for the first one has room for the drawings.
        if not spilled or self.y > self.height / 2:
            self._turn()
        self._drawn(self.bottom, 0)
        if not fits:
            self._turn()
            self._lower(lower, self.bottom)
        # What is left of them goes on a page of its own.
        self.y = self.bottom

    def _top(self) -> list[tuple[Block, float]]:
        """What stands above the drawings, each with the gap below it."""
        content, letters, width, most = self.content, self.letters, self.width, self.most_lines
        treatment, self.treatment_left = blocks.treatment(content, letters, width, most)
        found = [(blocks.header(content, letters, width), 0.0), (treatment, 2.0)]
        if content.questions:
            questions, self.questions_left = blocks.questions(content, letters, width, most)
            found.append((questions, 2))
        table, self.names_left = change_table.table(content, content.symptoms[:_MOST_PANELS], letters, width)
        found.append((table, 4 if content.turns or content.cycles.injections else _GAP - 2))
        if content.turns:
            turns, self.turns_left = change_table.turns(content, letters, width, most)
            found.append((turns, 2))
        if content.cycles.injections:
            before, self.cycles_left = cycle_column.words(content, letters, width, most)
            found.append((before, 2))
        return found

    def _lower(self, lower: Lower, limit: float) -> None:
        lower.draw(self.sheet, self.y, limit)
        self.blood_left = lower.blood_left
        self.blood_notes_left = lower.blood_notes_left
        self.notes_left = lower.notes_left

    def _drawn(self, limit: float, below: float) -> None:
        """The days and the home tests. below: how high what follows them would like to be."""
        tests = [
            day_by_day.home_test(self.content, test, self.letters, self.width) for test in self.content.home_tests
        ]
        here = tests[:_MOST_HOME_TESTS] if len(self.content.symptoms) <= _FEW_SYMPTOMS else []
        self.home_tests_left = tests[len(here) :]
        self._day_by_day(limit - sum(block.height for block in here) - (HEAD + _GAP if here else 0), below)
        if here:
            self._home_tests(here, len(self.home_tests_left))

    def _day_by_day(self, limit: float, below: float) -> None:
        """As many panels as leave the lists below them some room, as high as leaves them what they need."""
        content, letters, width = self.content, self.letters, self.width
        shown = [s for s in content.symptoms if s.recorded]
        strips = day_by_day.strips(content, letters, width)
        self.put(day_by_day.title_and_legend(content, shown, letters, width), 8)
        room = limit - self.y - strips.height - _GAP
        reserve = min(below, _LOWER_RESERVE)
        each = _LEAST_PANEL + day_by_day.PANEL_GAP
        most = max(
            int((room - reserve) / each), min(_FEWEST_PANELS, int((room - min(below, _LEAST_LOWER)) / each)), 0
        )
        count = min(_MOST_PANELS, len(shown), most)
        tall = _LEAST_PANEL
        if count:
            whole = (room - below) / count - day_by_day.PANEL_GAP
            fair = min(self.fair_panel, (room - reserve) / count - day_by_day.PANEL_GAP)
            tall = min(_MOST_PANEL, max(whole, fair, _LEAST_PANEL))
        if not shown:
            self.sheet.text(MARGIN, self.y + 6, "No scores were recorded in this period.", colour=QUIET)
            self.y += 18
        for symptom in shown[:count]:
            self.put(day_by_day.symptom_panel(content, symptom, letters, width, tall))
        further = max(len(shown) - count, len(content.symptoms) - _MOST_PANELS)
        more = [counted(further, "more symptom")] if further > 0 else []
        if self.home_tests_left and len(self.home_tests_left) == len(content.home_tests):
            more.append(counted(len(self.home_tests_left), "home test"))
        if more:
            lines = letters.wrap(f"{' and '.join(more)} further on", day_by_day.LABELS - 12, SMALL)
            self.sheet.lines(MARGIN, self.y + strips.height - 4, lines, SMALL, colour=QUIET)
        self.put(strips, _GAP)
        self.panels_left = shown[count:]

    def _home_tests(self, tests: Sequence[Block], left: int) -> None:
        aside = "their own units and directions, not scores · ■ result  △ stopped at the cap, could have gone on"
        if left:
            aside = f"{left} more further on · own units and directions, not scores"
        blocks.heading(self.sheet, self.y, "Home tests", aside)
        self.y += HEAD + 2
        for block in tests:
            self.put(block)
        self.y += _GAP - 2

    def need(self, height: float) -> bool:
        """Begin a new page when less than ``height`` is left; whether it did."""
        if len(self.sheets) > 1 and self.y + height <= self.bottom:
            return False
        self._turn()
        return True

    def _turn(self) -> None:
        """Begin a new page."""
        self.sheets.append(Sheet(self.width, self.height, self.letters))
        self.y = MARGIN
        who = " · ".join(part for part in (self.content.name, span_short(self.content.period)) if part)
        for line in self.letters.wrap(f"{PAGE_TITLE}, continued · {who}", self.inner, 8.5, True):
            self.sheet.text(MARGIN, self.y, line, 8.5, bold=True)
            self.y += 11.5
        self.y += 6

    def further_pages(self) -> None:
        """Whatever is left, in the order of page 1."""
        content, letters = self.content, self.letters
        self._lines("Treatment recorded, in full", self.treatment_left)
        self._lines("Questions for the doctor, in full", self.questions_left)
        rest = content.symptoms[_MOST_PANELS:]
        for n in range(0, len(rest), _ROWS_AT_ONCE):
            rows = rest[n : n + _ROWS_AT_ONCE]
            block, names = change_table.table(content, rows, letters, self.width, "What changed, continued")
            self.names_left += names
            self.need(block.height)
            self.put(block, _GAP)
        self._lines("Plans changed, in full", self.turns_left)
        self._lines("Before the next injection, in full", self.cycles_left)
        self._lines("Names in full", self.names_left)
        self._rest_of_days()
        self._section("Home tests, continued", self.home_tests_left)
        self._rest_of_blood()
        self._rest_of_notes()
        if letters.missing:
            codes = ", ".join(f"U+{ord(c):04X}" for c in letters.missing)
            self._lines("Characters that could not be printed", [f"{REPLACEMENT} stands for: {codes}"])

    def _lines(self, title: str, paragraphs: Sequence[str]) -> None:
        lines = [line for words in paragraphs for line in self.letters.wrap(words, self.inner)]
        self._section(title, [_line(line) for line in lines])

    def _section(self, title: str, parts: Sequence[Block]) -> None:
        """Blocks under a title that is set again on every page they reach."""
        titled = False
        for block in parts:
            if self.need(block.height + (0 if titled else HEAD + 6)) or not titled:
                blocks.heading(self.sheet, self.y, title)
                self.y += HEAD + 6
                titled = True
            self.put(block)
        if parts:
            self.y += _GAP

    def _rest_of_days(self) -> None:
        """Every page of panels has the dates below them."""
        content, letters, width = self.content, self.letters, self.width
        rest = list(self.panels_left)
        strips = day_by_day.strips(content, letters, width)
        while rest:
            self.need(HEAD + 6 + self.further_panel + day_by_day.PANEL_GAP + strips.height)
            room = self.bottom - self.y - HEAD - 6 - strips.height
            # Somewhat lower where all of them fit on this page then.
            tall = min(self.further_panel, room / len(rest) - day_by_day.PANEL_GAP)
            tall = tall if tall >= _LOWER_PANEL else self.further_panel
            count = max(1, int(room / (tall + day_by_day.PANEL_GAP) + 0.01))
            panels = [day_by_day.symptom_panel(content, symptom, letters, width, tall) for symptom in rest[:count]]
            self._section("Day by day, continued", [*panels, strips])
            rest = rest[count:]

    def _rest_of_blood(self) -> None:
        rows = list(self.blood_left)
        while rows:
            self.need(HEAD + 40 + rows[0].height)
            room = self.bottom - self.y - HEAD - 30
            count = max(1, fitting([row.height for row in rows], room))
            title = "Blood tests, continued"
            self.y = lists.blood_table(self.sheet, MARGIN, self.y, self.inner, rows[:count], title) + _GAP
            rows = rows[count:]
        self._lines("Blood tests: where, and after which doses", self.blood_notes_left)

    def _rest_of_notes(self) -> None:
        content, with_years = self.content, years(self.content)
        blocks = [
            _note_block(line, with_years, 3 if n == len(lines) - 1 else 0)
            for remark in self.notes_left
            for lines in [lists.note_lines(remark, self.letters, self.inner, with_years)]
            for n, line in enumerate(lines)
        ]
        older = [_line(content.older_line)] if content.older_line else []
        self._section("Notes and events, continued", [*blocks, *older])

    def finish(self, larger: float) -> list[Figure]:
        """The pages, each with its foot, drawn so many times larger."""
        for number, sheet in enumerate(self.sheets, 1):
            blocks.foot(sheet, self.content, self.letters, number, len(self.sheets))
        return [sheet.finish(larger) for sheet in self.sheets]


def _line(words: str) -> Block:
    return Block(BODY * LEADING, lambda sheet, y: sheet.text(MARGIN, y + 4, words))


def _note_block(line: lists.NoteLine, years: bool, gap: float) -> Block:
    return Block(lists.LINE + gap, lambda sheet, y: lists.draw_note(sheet, MARGIN, y + 4, line, years))


def _texts(value: object) -> Iterator[str]:
    """Every text in the content, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        # Most tuples are points; a look at the first is enough to leave them alone.
        if value and not isinstance(value[0], (int, float)) and value[0] is not None:
            for part in value:
                yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
