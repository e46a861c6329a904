"""What the page in words is made of: sentences, lists, tables, and what each picture shows, under titles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """Things of one kind, one under another."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under the names of their columns; the first cell of a row is what the row is about."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing by its name, what it shows in a line, and what can be seen in it."""

    name: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks of the pictures after it stand for: of no use where there are none."""

    words: str


Element = str | Listing | Table | Picture | Legend


@dataclass(frozen=True, slots=True)
class Section:
    """A title and what stands under it."""

    title: str
    elements: tuple[Element, ...]
