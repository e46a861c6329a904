"""The doctor's page: makes its parts, and puts them on the first page and on further pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Final, Literal

from matplotlib.figure import Figure

from tracker.report.content import parts
from tracker.report.content.build import Content
from tracker.report.content.parts import Part
from tracker.report.content.sections import PAGE_TITLE
from tracker.report.drawing import large_print, paragraphs
from tracker.report.drawing.band_box import band
from tracker.report.drawing.blood_and_notes import BloodAndNotes
from tracker.report.drawing.change_table import changes
from tracker.report.drawing.day_by_day import Days
from tracker.report.drawing.home_tests import HomeTests
from tracker.report.drawing.how_far_up import FarUp
from tracker.report.drawing.paper import blocks
from tracker.report.drawing.paper.flow import Flow
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.style import BODY, MARGIN, PAPERS
from tracker.report.drawing.pieces import BRIEF, MOST_LINES, MOST_SYMPTOMS, ROOMY, Left, Piece, Setting, Words
from tracker.report.drawing.plan_table import plans_changed

_FEW_PAGES: Final = 6
# Points for the line that names what is further on.
_FURTHER_ON: Final = 13.0


def _nothing(setting: Setting) -> None:
    """No piece: another part draws this one, or leaves it over."""


# The maker of each part; it returns None for an empty part. Parts with the same maker are one piece.
_MADE_BY: Final[dict[Part, Callable[[Setting], Piece | None]]] = {
    Part.HEADER: paragraphs.header,
    Part.BAND: band,
    Part.TREATMENT: paragraphs.treatment,
    Part.CHANGES: changes,
    Part.BESIDE: paragraphs.beside,
    Part.PLANS_CHANGED: plans_changed,
    Part.BEFORE_INJECTION: paragraphs.before_injection,
    Part.NAMES: _nothing,
    Part.DAYS: Days,
    Part.PROFILES: _nothing,
    Part.FAR_UP: FarUp,
    Part.HOME_TESTS: HomeTests,
    Part.BLOOD_TESTS: BloodAndNotes,
    Part.NOTES: BloodAndNotes,
    Part.RECORD: paragraphs.record,
}


def build(content: Content, paper: Literal["a4", "letter"] = "a4", *, large: bool = False) -> list[Figure]:
    """The pages in order, at least one. Call it within ``render.styled``.

    large: in large print.
    """
    letters = Lettering(_texts(content))
    width, height = PAPERS[paper]
    if large:
        return large_print.build(content, letters, width, height)
    flow, days_left = _filled(Setting(content, letters, width), height)
    if 1 < len(flow.sheets) <= _FEW_PAGES:
        rows = min(MOST_SYMPTOMS, sum(one.recorded for one in content.symptoms))
        hardly_any = days_left > rows / 2
        for lines in (MOST_LINES, BRIEF, ROOMY) if hardly_any else (MOST_LINES, ROOMY):
            other = Setting(content, letters, width, lines, low=True, brief=lines == BRIEF)
            tried, fewer = _filled(other, height)
            # The first page is for the days: saving a page must not take a panel away from it.
            saves = len(tried.sheets) < len(flow.sheets) and fewer <= days_left
            if saves or (other.brief and fewer < days_left):
                flow, days_left = tried, fewer
    for number, sheet in enumerate(flow.sheets, 1):
        blocks.foot(sheet, content, letters, number, len(flow.sheets))
    return [sheet.finish() for sheet in flow.sheets]


def _filled(setting: Setting, height: float) -> tuple[Flow, int]:
    """All pages without their feet, and the number of day panels that had no room on page 1. height: in points."""
    flow = Flow(setting.width, height, setting.letters, f"{PAGE_TITLE}, continued · {setting.content.whose}")
    makers = dict.fromkeys(_MADE_BY[part] for part in setting.content.order)
    pieces = [piece for make in makers if (piece := make(setting)) is not None]
    left = _first_page(flow, pieces, brief=setting.brief)
    # What had no room begins on a new page.
    flow.y = flow.bottom
    for one in sorted(left, key=lambda one: parts.ORDER.index(one.part)):
        one.put(flow)
    return flow, sum(one.count for one in left if one.part is Part.DAYS)


def _first_page(flow: Flow, pieces: Sequence[Piece], *, brief: bool) -> list[Left]:
    """Put all pieces one under another. If the last one is words, it goes at the foot. Returns what had no room."""
    *above, last = pieces
    foot = [last] if isinstance(last, Words) else []
    below = flow.bottom - (_FURTHER_ON if brief else 0)
    left = _one_under_another(flow, above if foot else pieces, below, foot)
    end = flow.bottom - sum(piece.height for piece in foot)
    if unsaid := [one.unsaid for one in left if one.unsaid]:
        flow.sheet.text(MARGIN, end - 3, f"Further on: {', '.join(unsaid)}.", BODY, bold=True)
    for piece in foot:
        flow.y = end
        left += piece.put(flow, flow.bottom, 0)
    return left


def _one_under_another(flow: Flow, pieces: Sequence[Piece], bottom: float, foot: Sequence[Piece] = ()) -> list[Left]:
    """Put each piece into the room down to ``bottom`` that the later pieces do not need. Returns what had no room."""
    left: list[Left] = []
    for n, piece in enumerate(pieces, 1):
        after = [*pieces[n:], *foot]
        limit = bottom
        for one in reversed(after):
            limit = limit - one.height - one.gap
        left += piece.put(flow, limit, sum(one.wish for one in after))
    return left


def _texts(value: object) -> Iterator[str]:
    """Every text in the content, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        # Most tuples hold numbers; the first item is enough to tell.
        if value and not isinstance(value[0], (int, float)) and value[0] is not None:
            for part in value:
                yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
