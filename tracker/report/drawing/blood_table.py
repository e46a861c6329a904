"""The table of blood tests: its rows, the bars with the printed range, and the text below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.wording.days import day_short
from tracker.report.content.blood import ON_TREATMENT, BloodTest
from tracker.report.content.build import Content
from tracker.report.drawing.axes import bars
from tracker.report.drawing.paper.blocks import HEAD, heading
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import ALARM, INK, QUIET, SMALL

LINE: Final = 9.8
_BAR: Final = 7.0


@dataclass(frozen=True, slots=True)
class BloodRow:
    """One test. cells: test, latest, unit, earlier, range, each in lines; dates: of latest and earlier, or empty."""

    test: BloodTest
    cells: tuple[list[str], ...]
    dates: tuple[str, str]

    @property
    def height(self) -> float:
        """The height in points, with the line of dates if the row has one."""
        return max(len(lines) for lines in self.cells) * LINE + 5 + (9 if any(self.dates) else 0)


def blood_rows(tests: Sequence[BloodTest], letters: Lettering, width: float) -> list[BloodRow]:
    """The rows of a table ``width`` points wide. A row has dates only if the dates differ between tests."""
    shared = len({t.latest.day for t in tests}) == 1 and len({t.earlier.day for t in tests if t.earlier}) <= 1
    rows = []
    for test in tests:
        latest, earlier = test.latest, test.earlier
        before = "" if earlier is None else f"{earlier.value} {earlier.flag}".strip()
        if earlier is not None and earlier.unit != latest.unit:
            before += f" {earlier.unit}"
        columns = _columns(width)
        cells = (
            letters.wrap(test.label, columns[0]),
            letters.wrap(f"{latest.value} {latest.flag}".strip(), columns[1], 8.5, True),
            letters.wrap(latest.unit, columns[2], SMALL),
            letters.wrap(before, columns[3]),
            letters.wrap(latest.range, columns[4]),
        )
        dates = ("", "") if shared else (day_short(latest.day), day_short(earlier.day) if earlier else "")
        rows.append(BloodRow(test, cells, dates))
    return rows


def _columns(width: float) -> tuple[float, float, float, float, float]:
    """The widths of the five text columns in points; the bar takes the rest."""
    return width * 0.262, width * 0.145, width * 0.095, width * 0.12, width * 0.13


def blood_table(sheet: Sheet, left: float, y: float, width: float, rows: Sequence[BloodRow], title: str) -> float:
    """Draw the table with its top at ``y``. Returns where it ends, in points."""
    right = left + width
    label, value, unit, earlier, range_ = _columns(width)
    at_value, at_unit = left + label + 4 + value, left + label + value + 9
    at_earlier = at_unit + unit + earlier + 3
    at_range, bar = at_earlier + 9, at_earlier + range_ + 13
    heading(sheet, y, title, "range as printed by the laboratory", left, right)
    y += HEAD + 7
    shared = not any(any(row.dates) for row in rows)
    first = rows[0].test
    earlier_days = [r.test.earlier.day for r in rows if r.test.earlier]
    for x, words, align in (
        (left, "Test", "left"),
        (at_value, day_short(first.latest.day, False) if shared else "latest", "right"),
        (at_unit, "unit", "left"),
        (at_earlier, "earlier", "right"),
        (at_range, "lab’s range", "left"),
        (bar, "low", "left"),
        (right - 2, "high", "right"),
    ):
        sheet.text(x, y, words, SMALL, colour=QUIET, align="right" if align == "right" else "left")
    top, centres = y + 4.5, []
    y = top
    for row in rows:
        sheet.rule(y, left, right)
        base = y + 9.6
        sheet.lines(left, base, row.cells[0])
        colour = ALARM if row.test.latest.flag else INK
        for n, words in enumerate(row.cells[1]):
            sheet.text(at_value, base + n * LINE, words, 8.5, bold=True, colour=colour, align="right")
        sheet.lines(at_unit, base, row.cells[2], SMALL, colour=QUIET)
        for n, words in enumerate(row.cells[3]):
            sheet.text(at_earlier, base + n * LINE, words, colour=QUIET, align="right")
        sheet.lines(at_range, base, row.cells[4])
        if any(row.dates):
            below = y + row.height - 4
            sheet.text(at_value, below, row.dates[0], SMALL, colour=QUIET, align="right")
            sheet.text(at_earlier, below, row.dates[1], SMALL, colour=QUIET, align="right")
        centres.append(base - 2.8 - top)
        y += row.height
    sheet.rule(y, left, right)
    tall = y - top
    axes = sheet.axes(bar, top, right - bar - 2, tall)
    bars.blood_bars(axes, [row.test for row in rows], [c / tall for c in centres], _BAR / tall)
    when = f" ({day_short(earlier_days[0])})" if shared and earlier_days else ""
    legend = "   ".join(_marks([row.test for row in rows], when))
    sheet.text(right, y + 9.5, legend, SMALL, colour=QUIET, align="right")
    return y + 13


def _marks(tests: Sequence[BloodTest], when: str) -> Iterator[str]:
    """The meaning of the marks that occur on the bars. when: the common day of the earlier results, or empty."""
    barred = [test for test in tests if test.band is not None]
    earlier = [test.earlier for test in barred if test.earlier is not None and test.same_scale]
    results = [*(test.latest for test in barred), *earlier]
    if results:
        yield "◆ latest"
    if earlier:
        yield f"● earlier{when}"
    if afters := [result.after for result in results if result.after]:
        yield f"hollow: {'on treatment' if all(one.startswith(ON_TREATMENT) for one in afters) else 'after a dose'}"
    if any(result.beyond for result in results):
        yield "▶ off the bar"


def blood_notes(content: Content) -> list[str]:
    """For each day of a printed result: the laboratory, and which doses were how many days before."""
    notes = [f"{day_short(when)}{words}." for when, words in content.blood_days()]
    older = sum(t.older for t in content.blood_tests)
    if older:
        notes.append(f"{older:,} older results are in the journal and not printed here.")
    return notes
