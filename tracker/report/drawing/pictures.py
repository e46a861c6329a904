"""The drawings of the twins' pictures: for the browser page, whose words stand beside them, and for large print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from matplotlib.figure import Figure

from tracker.domain.model.period import Period
from tracker.domain.wording.days import day_short
from tracker.report.content.blood import BloodSeries
from tracker.report.content.build import Content
from tracker.report.content.ladders import Ladder
from tracker.report.content.sharing import sharing
from tracker.report.content.symptoms import SymptomTrend
from tracker.report.drawing import cycle_column, day_by_day, pointed_at, strips
from tracker.report.drawing.axes import cycle_panel, panels, rungs
from tracker.report.drawing.axes import series as series_
from tracker.report.drawing.axes.time_axis import ticks
from tracker.report.drawing.paper.blocks import Block
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet
from tracker.report.drawing.paper.style import QUIET

# In the browser page, so few results of a blood test are a small drawing in every window.
_FEW_RESULTS: Final = 6
_END: Final = 12.0


class Room(NamedTuple):
    """The room of a drawing, in points. tall: of its panel; size: of its letters; left: where it begins."""

    width: float
    tall: float
    size: float
    left: float = 0.0

    @property
    def levels(self) -> float:
        """The width at the left of a panel for the names of its levels."""
        return 6.1 * self.size

    @property
    def panel(self) -> tuple[float, float]:
        """The left and the right edge of a panel that has the names of its levels at its left."""
        return self.left + self.levels, self.left + self.width - _END


# The letters of the narrow one still have 11 pixels where a telephone, 360 pixels wide, shows it.
NARROW: Final = Room(290.0, 96.0, 10.2)
WIDE: Final = Room(560.0, 112.0, 11.0)
ROOMS: Final = (NARROW, WIDE)
# One that stands beside another in a third of the window has as many where the window is 900 pixels wide.
THIRD: Final = Room(250.0, 96.0, 10.2)


class Drawn(NamedTuple):
    """The drawing of a picture. make: draws it in a room; texts: of its marks; rooms: those of the browser page."""

    make: Callable[[Room], Block]
    texts: pointed_at.Texts
    rooms: tuple[Room, ...] = ROOMS

    @property
    def figures(self) -> tuple[Figure, ...]:
        """It alone in each of its rooms, the narrow one first."""
        return tuple(_alone(self.make(room), room) for room in self.rooms)


def drawn(content: Content) -> dict[str, Drawn]:
    """The drawings by the names of their pictures."""
    found: dict[str, Drawn] = {}
    for panel in sharing(s for s in content.symptoms if s.recorded):
        found[f"days {panel[0].name}"] = Drawn(partial(_days, content, panel), pointed_at.of_days(content, panel))
    for s in content.symptoms:
        if s.folded.wearing_off is not None:
            found[f"cycle {s.name}"] = Drawn(partial(_cycle, content, s), pointed_at.of_cycle(s), (THIRD,))
    for one in content.ladders:
        found[f"far up {one.limb}"] = Drawn(partial(_ladder, content, one), pointed_at.of_ladder(content, one))
    for number, series in enumerate(content.blood_tests):
        if series.pictured:
            rooms = ROOMS if len(series.results) > _FEW_RESULTS else (NARROW,)
            found[f"blood {number}"] = Drawn(partial(_series, series), pointed_at.of_series(series), rooms)
    return found


def _alone(block: Block, room: Room) -> Figure:
    """A drawing on a sheet of its own."""
    sheet = Sheet(room.width, block.height, Lettering())
    block.draw(sheet, 0)
    return sheet.finish()


def _days(content: Content, trends: Sequence[SymptomTrend], room: Room) -> Block:
    """One series day by day or month by month with its dates; or two places, whose marks stand above the panel."""
    letters = Lettering([trend.where for trend in trends])
    (left, right), size = room.panel, room.size
    top = 12.0 if len(trends) == 1 else 18 + size

    def draw(sheet: Sheet, y: float) -> None:
        if len(trends) > 1:
            each = (right - left) / len(trends)
            for n, trend in enumerate(trends):
                words = letters.shorten(f"{panels.PLACE_MARKS[n]} {trend.where}", each - 8, size)
                sheet.text(left + n * each, y + size + 2, words, size)
        _levels(sheet, y + top, room)
        draw_on = partial(day_by_day.panel, content=content, trends=trends, size=size)
        sheet.panel(left, y + top, right - left, room.tall, draw_on)
        strips.dates(sheet, left, right, y + top + room.tall + size + 9, content, letters, size)

    return Block(top + room.tall + size + 16, draw)


def _cycle(content: Content, symptom: SymptomTrend, room: Room) -> Block:
    """One symptom by days since the last injection."""
    letters = Lettering()
    left, right = room.panel

    def draw(sheet: Sheet, y: float) -> None:
        _levels(sheet, y + 8, room)
        draw_on = partial(cycle_panel.cycle, folded=symptom.folded, compared=content.cycles.compared)
        sheet.panel(left, y + 8, right - left, room.tall, draw_on)
        cycle_column.days(sheet, content, letters, left, y + room.tall + 12, right - left, room.size)

    return Block(room.tall + 18 + 2.6 * room.size, draw)


def _levels(sheet: Sheet, top: float, room: Room) -> None:
    for words, y in (("10 worst", 0.0), ("5", room.tall / 2), ("0 none", room.tall)):
        sheet.text(room.panel[0] - 6, top + y + 3.5, words, room.size, colour=QUIET, align="right")


def _ladder(content: Content, one: Ladder, room: Room) -> Block:
    """How far up one limb: its sides above it, the names of its rungs at the left."""
    letters, size = Lettering(), room.size
    rung = 1.3 * size
    left = room.left + _END + max(letters.width(name, size) for name in one.rungs)
    top, tall, right = size + 12, rung * len(one.rungs), room.left + room.width - _END
    at_days = [x for x, _ in ticks(content.period)]

    def draw(sheet: Sheet, y: float) -> None:
        for n, steps in enumerate(one.sides):
            words = f"{rungs.SIGNS[steps.side]} {steps.where}"
            sheet.text(left + n * (right - left) / len(one.sides), y + size + 2, words, size)
        for n, name in enumerate(reversed(one.rungs)):
            sheet.text(left - 6, y + top + (n + 0.5) * rung + 3.5, name, size, colour=QUIET, align="right")
        draw_on = partial(rungs.ladder, one=one, days=content.period.days, ticks=at_days)
        sheet.panel(left, y + top, right - left, tall, draw_on)
        strips.dates(sheet, left, right, y + top + tall + size + 7, content, letters, size)

    return Block(tall + top + size + 16, draw)


def _series(series: BloodSeries, room: Room) -> Block:
    """The results of a blood test over time with its dates."""
    letters, left, size = Lettering(), room.left + _END, room.size
    wide, tall = room.width - 2 * _END, room.tall * 0.75
    span = Period(series.results[0].day, series.latest.day)
    at = series_.across(series, span, wide)
    printed = series_.values(series, at, wide, lambda words: letters.width(words, size))

    def draw(sheet: Sheet, y: float) -> None:
        draw_on = partial(
            series_.results, series=series, at=at, room=(wide, tall), printed=printed, row=1.2 * size, size=size
        )
        sheet.panel(left, y + 6, wide, tall, draw_on)
        if span.days == 1:
            sheet.text(left + wide / 2, y + tall + size + 9, day_short(span.first), size, align="center")
            return
        sheet.text(left, y + tall + size + 9, day_short(span.first), size)
        sheet.text(left + wide, y + tall + size + 9, day_short(span.last), size, align="right")

    return Block(tall + size + 20, draw)
