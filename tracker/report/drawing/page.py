"""The doctor's page: which parts it has, in which order, and what goes on its first page and on the further ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Final, Literal

from matplotlib.figure import Figure

from tracker.domain.wording.days import span_short
from tracker.report.content import parts
from tracker.report.content.build import Content
from tracker.report.content.parts import Part
from tracker.report.content.sections import PAGE_TITLE
from tracker.report.drawing import blocks, paragraphs
from tracker.report.drawing.blood_and_notes import BloodAndNotes
from tracker.report.drawing.change_table import changes
from tracker.report.drawing.day_by_day import Days
from tracker.report.drawing.flow import Flow
from tracker.report.drawing.home_tests import HomeTests
from tracker.report.drawing.lettering import Lettering
from tracker.report.drawing.pieces import MOST_LINES, ROOMY, Left, Piece, Setting
from tracker.report.drawing.style import PAPERS

_FEW_PAGES: Final = 6


def _nothing(setting: Setting) -> None:
    """Of a part that another one draws or leaves over."""


# What makes each part from its content, or nothing where there is nothing of it. Those with one maker are one piece.
_MADE_BY: Final[dict[Part, Callable[[Setting], Piece | None]]] = {
    Part.HEADER: paragraphs.header,
    Part.TREATMENT: paragraphs.treatment,
    Part.QUESTIONS: paragraphs.questions,
    Part.CHANGES: changes,
    Part.PLANS_CHANGED: paragraphs.plans_changed,
    Part.BEFORE_INJECTION: paragraphs.before_injection,
    Part.NAMES: _nothing,
    Part.DAYS: Days,
    Part.PROFILES: _nothing,
    Part.HOME_TESTS: HomeTests,
    Part.BLOOD_TESTS: BloodAndNotes,
    Part.NOTES: BloodAndNotes,
    Part.RECORD: paragraphs.record,
}


def build(content: Content, paper: Literal["a4", "letter"] = "a4", *, large: bool = False) -> list[Figure]:
    """The pages in order, at least one. Runs under the style that render sets.

    large: on the paper turned on its side, everything is drawn larger by as much as that is wider.
    """
    letters = Lettering(_texts(content))
    width, height = PAPERS[paper]
    tall = width * width / height if large else height
    flow, days_left = _filled(Setting(content, letters, width), tall, large=large)
    if 1 < len(flow.sheets) <= _FEW_PAGES:
        for most_lines in (MOST_LINES, ROOMY):
            saving, fewer = _filled(Setting(content, letters, width, most_lines, low=True), tall, large=large)
            # The first page is for the days: none of them goes for it.
            if len(saving.sheets) < len(flow.sheets) and fewer <= days_left:
                flow, days_left = saving, fewer
    for number, sheet in enumerate(flow.sheets, 1):
        blocks.foot(sheet, content, letters, number, len(flow.sheets))
    return [sheet.finish(height / width if large else 1.0) for sheet in flow.sheets]


def _filled(setting: Setting, height: float, *, large: bool) -> tuple[Flow, int]:
    """All of the pages but their feet, each so many points high; and how many days' panels page 1 had no room for."""
    who = " · ".join(part for part in (setting.content.name, span_short(setting.content.period)) if part)
    flow = Flow(setting.width, height, setting.letters, f"{PAGE_TITLE}, continued · {who}")
    makers = dict.fromkeys(_MADE_BY[part] for part in parts.ORDER)
    pieces = [piece for make in makers if (piece := make(setting)) is not None]
    left = _large_pages(flow, pieces) if large else _first_page(flow, pieces)
    # What had no room begins a page of its own.
    flow.y = flow.bottom
    for one in sorted(left, key=lambda one: parts.ORDER.index(one.part)):
        one.put(flow)
    return flow, sum(one.count for one in left if one.part is Part.DAYS)


def _first_page(flow: Flow, pieces: Sequence[Piece]) -> list[Left]:
    """All of the pieces one under another, words that come last at the foot of the page; what had no room."""
    *above, last = pieces
    foot = [last] if last.kind == "read" else []
    left = _one_under_another(flow, above if foot else pieces, foot)
    for piece in foot:
        flow.y = flow.bottom - piece.height
        left += piece.put(flow, flow.bottom, 0)
    return left


def _one_under_another(flow: Flow, pieces: Sequence[Piece], foot: Sequence[Piece] = ()) -> list[Left]:
    """Each takes what those after it do not need; what had no room."""
    left: list[Left] = []
    for n, piece in enumerate(pieces, 1):
        after = [*pieces[n:], *foot]
        limit = flow.bottom
        for one in reversed(after):
            limit = limit - one.height - one.gap
        left += piece.put(flow, limit, sum(one.wish for one in after))
    return left


def _large_pages(flow: Flow, pieces: Sequence[Piece]) -> list[Left]:
    """What is read on the first page, what is drawn on the second; the lists where they fit, or on a third."""
    read, drawn, lists = ([one for one in pieces if one.kind == kind] for kind in ("read", "drawn", "list"))
    left: list[Left] = []
    for piece in read:
        if flow.y + piece.height > flow.bottom:
            flow.turn()
        left += piece.put(flow, flow.bottom, 0)
    spilled = len(flow.sheets) > 1
    fits = not spilled and flow.y + sum(one.wish for one in lists) <= flow.bottom
    if fits:
        left += _one_under_another(flow, lists)
    # A page that only took what was too much for the first one has room for the drawings.
    if not spilled or flow.y > flow.height / 2:
        flow.turn()
    left += _one_under_another(flow, drawn)
    if not fits:
        flow.turn()
        left += _one_under_another(flow, lists)
    return left


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
