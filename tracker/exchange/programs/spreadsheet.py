"""A spreadsheet as people keep one: a row a day with a column a symptom (wide), or a row an entry (long)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.exchange.complaint import BadCell
from tracker.exchange.meaning.cell_values import amount_in, is_empty, is_no, number_in, score_in, skipped
from tracker.exchange.meaning.column_names import DATES, PLACES, SEVERITIES, SYMPTOMS
from tracker.exchange.meaning.found import Found, Group, Said
from tracker.exchange.meaning.heading_scale import without_scale
from tracker.exchange.meaning.headings import Finder, Meaning, place_in
from tracker.exchange.meaning.injection_places import injection_place
from tracker.exchange.meaning.languages import plain_key
from tracker.exchange.meaning.loose_days import DayReader, When, is_day
from tracker.exchange.meaning.outcome_dose import as_dose
from tracker.exchange.meaning.outcome_scale import is_measured
from tracker.exchange.meaning.unit_headings import OfBlood, OfDoses, with_unit
from tracker.exchange.meaning.yes_or_no import is_yes_or_no
from tracker.exchange.programs.dose_rows import is_of_doses, read_doses
from tracker.exchange.programs.lab_table import decimal_mark, result_in
from tracker.exchange.programs.sheet_columns import Columns
from tracker.exchange.programs.text_table import Table

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
# A score with what it felt like: 5 (bad).
_IN_BRACKETS = re.compile(r"([0-9]{1,2}(?:/[0-9]{1,2})?)\s*[(\[]([^()\[\]]*[^\W\d_][^()\[\]]*)[)\]]")


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row is one of headings: one is of the date, and there is another one."""
    keys = [plain_key(cell) for cell in row if cell.strip()]
    return len(keys) > 1 and any(key in DATES for key in keys)


def read(table: Table, days: DayReader, finder: Finder) -> Found:
    """What a spreadsheet says. Raises BadFile for a row that cannot be told apart."""
    found = Found("spreadsheet", "a spreadsheet", remarks=list(table.remarks))
    keys = [plain_key(without_scale(heading)[0]) for heading in table.headings]
    columns = Columns(table, keys, found)
    if any(key in SYMPTOMS for key in keys) and any(key in SEVERITIES for key in keys):
        _long(table, columns, days, found)
    elif is_of_doses(table.headings):
        read_doses(table, columns, days, found)
    else:
        _wide(table, columns, days, found, finder)
    found.remarks.extend(columns.remarks())
    return found


@dataclass(slots=True)
class _Column:
    """unit: of its amounts or its results; decimal: their mark of decimals, where it is sure; route: of its doses."""

    place: int
    meaning: Meaning
    group: Group
    unit: str = ""
    decimal: str = ""
    route: str | None = None


def _long(table: Table, columns: Columns, days: DayReader, found: Found) -> None:
    name, value = columns.place(SYMPTOMS) or 0, columns.place(SEVERITIES) or 0
    _, scale, _ = without_scale(columns.headings[value])
    other = [place for place in columns.others if place not in (name, value)]
    places = [place for place in other if columns.keys[place] in PLACES]
    for number, row in table.below():
        heading = " ".join(row[name].split())
        when = columns.when(number, row, days, heading)
        if when is None or not row[name].strip() or (is_empty(row[value]) and not skipped(row[value])):
            continue
        on = {place: there for place in places if (there := place_in(row[place]))}
        note = "; ".join(row[place].strip() for place in columns.notes if row[place].strip())
        extra = [
            f"{columns.headings[place]}: {row[place].strip()}"
            for place in other
            if place not in on and not is_empty(row[place])
        ]
        group = found.group(heading, "score", words=heading, scale=scale)
        said = _scored(table.where(number), when, row[value], "; ".join(filter(None, [note, *extra])))
        site = next((site for site, _ in on.values() if site), None)
        group.said.append(replace(said, site=site, side=next((side for _, side in on.values() if side), None)))


def _wide(table: Table, columns: Columns, days: DayReader, found: Found, finder: Finder) -> None:
    rows = [(number, row, when) for number, row in table.below() if (when := columns.when(number, row, days))]
    used = [
        _column(place, columns.headings[place], [row[place] for _, row, _ in rows], found, finder)
        for place in columns.others
    ]
    sites = _sites(columns, used, rows)
    places = None if sites is not None else _places(columns, used, rows)
    for place in columns.weekdays:
        found.left_out(
            columns.headings[place], "it follows from the date", sum(bool(row[place]) for _, row, _ in rows)
        )
    notes = [(place, found.group(columns.headings[place], "note")) for place in columns.notes]
    for number, row, when in rows:
        where = table.where(number)
        for column in used:
            cell = row[column.place]
            if column.place in (sites, places) or (is_empty(cell) and not skipped(cell)):
                continue
            timed = when if column.meaning.time is None else when._replace(time=column.meaning.time)
            try:
                said = _said(column, where, timed, cell.strip())
            except BadCell as error:
                found.fault(table.at(number, column.place), error.why)
                continue
            if said is not None and sites is not None and column.group.kind in ("mark", "dose") and not said.site:
                site, side = injection_place(row[sites]) or (None, None)
                said = replace(said, site=site, side=side)
            if said is not None and places is not None and column.group.kind == "score" and not said.site:
                site, side = place_in(row[places]) or (None, None)
                said = replace(said, site=site, side=said.side or side)
            column.group.said.extend([said] if said else [])
        for place, group in notes:
            if row[place].strip():
                group.said.append(Said(where, when.day, when.time, text=row[place].strip(), offset=when.offset))


def _sites(columns: Columns, used: list[_Column], rows: Sequence[tuple[int, list[str], When]]) -> int | None:
    """The column of the places of the only doses of a table; None where there is none."""
    doses = [
        column
        for column in used
        if column.group.kind in ("mark", "dose") and columns.keys[column.place] not in PLACES
    ]
    for column in used if len(doses) == 1 else []:
        cells = [row[column.place] for _, row, _ in rows if not is_empty(row[column.place])]
        given = (row[doses[0].place] for _, row, _ in rows if not is_empty(row[column.place]))
        of_places = columns.keys[column.place] in PLACES or injection_place(columns.headings[column.place])
        if of_places and column is not doses[0] and cells and all(map(injection_place, cells)) and all(given):
            column.group.said.clear()
            return column.place
    return None


def _places(columns: Columns, used: list[_Column], rows: Sequence[tuple[int, list[str], When]]) -> int | None:
    """The column of the places of the scores in each row; None where there is none."""
    for column in used:
        cells = [row[column.place] for _, row, _ in rows if not is_empty(row[column.place])]
        if columns.keys[column.place] in PLACES and cells and all(map(place_in, cells)):
            scored = any(one.group.kind == "score" for one in used)
            return column.place if scored else None
    return None


def _said(column: _Column, where: str, when: When, cell: str) -> Said | None:
    """What a cell says in its column; None for a dose that was not taken. Raises BadCell."""
    match column.group.kind:
        case "lab":
            return result_in(where, when, cell, column.unit, column.decimal)
        case "mark" | "dose":
            text = f"{cell} {column.unit}" if column.unit and number_in(cell) and not is_no(cell) else cell
            said = Said(where, when.day, when.time, text=text, offset=when.offset, route=column.route)
            return as_dose(said)
        case "note":
            return Said(where, when.day, when.time, text=cell, offset=when.offset)
    scored = _scored(where, when, cell, "")
    if _THOUSANDS.fullmatch(cell) and is_measured(column.group.name):
        scored = replace(scored, number=float(re.sub("[.,]", "", cell)))
    return replace(scored, site=column.meaning.site, side=column.meaning.side)


def _column(place: int, heading: str, cells: list[str], found: Found, finder: Finder) -> _Column:
    meaning = finder.meaning(heading)
    filled = [cell for cell in cells if not is_empty(cell)]
    of_unit = None if finder.symptom(meaning.words) else with_unit(heading)
    if isinstance(of_unit, OfBlood):
        group = found.group(heading, "lab", words=of_unit.test)
        return _Column(place, Meaning(heading, "lab"), group, of_unit.unit, decimal_mark(filled))
    if isinstance(of_unit, OfDoses):
        group = found.group(heading, "dose", words=of_unit.name)
        return _Column(place, Meaning(heading, "dose"), group, of_unit.unit, route=of_unit.route)
    if meaning.kind in ("mark", "dose") and any(map(is_day, filled)):
        return _Column(place, meaning, found.group(heading, "note", why="it has days of its own", labelled=True))
    if meaning.kind in ("mark", "dose"):
        return _Column(place, meaning, found.group(heading, "dose" if meaning.kind == "dose" else "mark"))
    # "none" beside other words is no score of 0.
    numbers = any(cell.strip()[:1].isdigit() and number_in(cell) for cell in filled)
    key = finder.symptom(meaning.words)
    if (key is None or finder.known[key].unit != "count") and is_yes_or_no(heading, filled, known=key is not None):
        return _Column(place, meaning, found.group(heading, "yes", words=meaning.words))
    if key is None and not numbers and not all(number_in(cell) for cell in filled):
        if any(amount_in(cell) for cell in filled) and all(is_no(cell) or amount_in(cell) for cell in filled):
            return _Column(place, meaning, found.group(heading, "dose"))
        return _Column(place, meaning, found.group(heading, "note", why="it is text", labelled=True))
    group = found.group(heading, "score", words=meaning.words, scale=meaning.scale, better=meaning.better)
    return _Column(place, meaning, group)


def _scored(where: str, when: When, cell: str, note: str) -> Said:
    if skipped(cell):
        return Said(where, when.day, when.time, note=note, skipped=True, offset=when.offset)
    if words := _IN_BRACKETS.fullmatch(cell.strip()):
        cell, note = words[1], "; ".join(filter(None, [words[2].strip(), note]))
    number, scale = score_in(cell)
    return Said(
        where, when.day, when.time, number=number, text=cell.strip(), note=note, scale=scale, offset=when.offset
    )
