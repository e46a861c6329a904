"""The elements of the page in words: sentences, lists, tables, and the words for each picture, under titles."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.domain.analysis.change import Change
from tracker.domain.wording.numbers import spoken
from tracker.report.content.parts import Part


@dataclass(frozen=True, slots=True)
class Signs:
    """A text with signs, as it is printed: for eyes "−1.5 (−2.5 to −0.6)", and said for ears in words."""

    shown: str
    said: str


Words = str | Signs


def signs(printed: str) -> Words:
    """A printed text that is said in other words where it has signs."""
    said = spoken(printed)
    return printed if said == printed else Signs(printed, said)


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean change with its interval, which is drawn beside its words.

    reach: how far the axis goes to each side, in points of the score, the same for all of a table.
    """

    words: Words
    change: Change
    reach: int


Cell = Words | Interval


def in_words(cell: Cell) -> str:
    """A text as it is said."""
    match cell:
        case str():
            return cell
        case Signs():
            return cell.said
        case Interval():
            return in_words(cell.words)


def in_signs(cell: Cell) -> str:
    """A text as it is printed."""
    match cell:
        case str():
            return cell
        case Signs():
            return cell.shown
        case Interval():
            return in_signs(cell.words)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items, one under another."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with named columns. The first cell of a row says what the row is about.

    drawn: a picture shows all of it too; then it is left out on paper.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    drawn: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing. name: to find it by; title: what it shows; words: what can be seen in it."""

    name: str
    title: str
    words: Words


@dataclass(frozen=True, slots=True)
class Abreast:
    """A drawing, and smaller ones that stand beside it where there is room, else below it."""

    picture: Picture
    beside: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """What the marks in the pictures after it mean. Left out where no pictures are shown."""

    words: str


Element = str | Listing | Table | Picture | Abreast | Legend


@dataclass(frozen=True, slots=True)
class Section:
    """A title and the elements under it. part: the first part of the page that it has."""

    title: str
    elements: tuple[Element, ...]
    part: Part
