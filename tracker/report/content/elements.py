"""The elements of the page in words: sentences, lists, tables, and the words for each picture, under titles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items, one under another."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with named columns. The first cell of a row says what the row is about."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing. name: to find it by; title: what it shows; words: what can be seen in it."""

    name: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks in the pictures after it mean. Left out where no pictures are shown."""

    words: str


Element = str | Listing | Table | Picture | Legend


@dataclass(frozen=True, slots=True)
class Section:
    """A title and the elements under it."""

    title: str
    elements: tuple[Element, ...]
