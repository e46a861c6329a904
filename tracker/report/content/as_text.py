"""The page as plain lines, for a screen reader or a form: words and numbers, no signs, no columns."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.report.content.build import Content
from tracker.report.content.sections import FOOT, KEPT, PAGE_TITLE, Legend, Listing, Part, Picture, Table, sections


def lines(content: Content) -> list[str]:
    """One statement a line, none broken; titles stand alone between empty lines."""
    found = [PAGE_TITLE, KEPT]
    for section in sections(content):
        found += ["", section.title, ""]
        for part in section.parts:
            found += _part(part)
    return [*found, "", FOOT]


def _part(part: Part) -> Iterator[str]:
    match part:
        case str():
            yield part
        case Listing():
            for item in part.items:
                # A note keeps its lines.
                yield from item.split("\n")
        case Legend():
            pass
        case Picture():
            yield f"{part.title}. {part.words}"
        case Table():
            yield f"{part.caption}."
            for first, *cells in part.rows:
                named = (f"{column}: {cell}" for column, cell in zip(part.columns[1:], cells, strict=True))
                yield f"{first}. {'; '.join(named)}."
