"""Tables with two rows of headings: what is measured above, and the side or the part of the day below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.model.catalogue import key_of
from tracker.exchange.meaning.cell_values import is_error, is_mark, is_no, number_in
from tracker.exchange.meaning.column_names import day_place
from tracker.exchange.meaning.heading_scale import without_scale
from tracker.exchange.meaning.headings import is_part_of_name
from tracker.exchange.meaning.languages import plain_key
from tracker.exchange.programs.text_table import Table


def joined(table: Table, above: Sequence[str]) -> Table:
    """The same table with one row of headings, where two of them surely are.

    above: the row over the headings, which may say what several of them are of.
    """
    if (below := _sub_headings(table)) is not None:
        tops = _carried(table.headings)
        names = [
            f"{top} {sub}" if sub and top else sub or head
            for head, top, sub in zip(table.headings, tops, below, strict=True)
        ]
        return replace(
            table,
            rows=[names, *table.rows[2:]],
            numbers=[table.numbers[0], *table.numbers[2:]],
            remarks=[*table.remarks, f"Rows {table.numbers[0]} and {table.numbers[1]} are both of headings"],
        )
    return _under_groups(table, above)


def _sub_headings(table: Table) -> list[str] | None:
    """The row below the headings, as long as these, when it goes on with them; else None."""
    heads = table.headings
    if len(table.rows) < 3:
        return None
    row = [" ".join(cell.split()) for cell in [*table.rows[1], *[""] * len(heads)][: len(heads)]]
    day = day_place([plain_key(heading) for heading in heads]) or 0
    filled = [(place, cell) for place, cell in enumerate(row) if cell]
    if not filled or row[day] or any(map(_is_entry, (cell for _, cell in filled))):
        return None
    often = Counter(key_of(heading) for heading in heads)
    for place, cell in filled:
        if not heads[place] or often[key_of(heads[place])] > 1 or without_scale(f"x {cell}")[1]:
            return row
    return None


def _is_entry(cell: str) -> bool:
    """Whether a cell is one of an entry, and none of headings."""
    return number_in(cell) or is_mark(cell) or is_no(cell) or is_error(cell)


def _goes_on(heading: str) -> bool:
    """Whether a heading says a side, a part of the day or a scale, and not of what."""
    return is_part_of_name(heading) or without_scale(f"x {heading}")[1] is not None


def _carried(headings: Sequence[str]) -> list[str]:
    """Each heading, or where there is none the one before it, as of cells that are merged."""
    found: list[str] = []
    for heading in headings:
        found.append(heading or (found[-1] if found else ""))
    return found


def _under_groups(table: Table, above: Sequence[str]) -> Table:
    """Headings that stand twice, or that say no more than a side, with what stands above them."""
    heads = table.headings
    day = day_place([plain_key(heading) for heading in heads]) or 0
    groups = [" ".join(cell.split()) for cell in [*above, *[""] * len(heads)][: len(heads)]]
    if not any(groups[day + 1 :]):
        return table
    groups = [*[""] * (day + 1), *_carried(groups[day + 1 :])]
    often = Counter(key_of(heading) for heading in heads)
    names = [
        f"{head} {group}" if group and head and (often[key_of(head)] > 1 or _goes_on(head)) else head
        for head, group in zip(heads, groups, strict=True)
    ]
    return table if names == heads else replace(table, rows=[names, *table.rows[1:]])
