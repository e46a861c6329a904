"""The page as plain lines, for a screen reader or a form: only words and numbers, no signs, no columns."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.report.content.build import Content
from tracker.report.content.elements import Abreast, Element, Legend, Listing, Picture, Table, in_words
from tracker.report.content.sections import FOOT, KEPT, PAGE_TITLE, sections


def lines(content: Content) -> list[str]:
    """The lines, one statement in each. Titles have an empty line before and after."""
    found = [PAGE_TITLE, KEPT]
    for section in sections(content):
        found += ["", section.title, ""]
        for element in section.elements:
            found += _element(element)
    return [*found, "", FOOT]


def _element(element: Element) -> Iterator[str]:
    match element:
        case str():
            yield element
        case Listing():
            for item in element.items:
                # A note keeps its line breaks.
                yield from in_words(item).split("\n")
        case Legend():
            pass
        case Picture():
            yield f"{element.title}. {in_words(element.words)}"
        case Abreast():
            for picture in (element.picture, *element.beside):
                yield from _element(picture)
        case Table():
            yield f"{element.caption}."
            for row in element.rows:
                first, *cells = map(in_words, row)
                named = (f"{column}: {cell}" for column, cell in zip(element.columns[1:], cells, strict=True))
                yield f"{first}. {'; '.join(named)}."
