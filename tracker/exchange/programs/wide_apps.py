"""Apps whose tables are by day or by habit: Daylio, Flaredown, HabitBull."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.exchange.complaint import BadCell
from tracker.exchange.meaning.cell_values import amount_in, is_empty, score_in
from tracker.exchange.meaning.found import Found, Said, Scale
from tracker.exchange.meaning.headings import product_of
from tracker.exchange.meaning.loose_days import DayReader, clock_of
from tracker.exchange.programs.symptom_apps import Rows
from tracker.exchange.programs.text_table import Table

_BREAK = re.compile(r"<br ?/?>|</p>|</div>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_FLAREDOWN_NOTES: Final = ("Tags", "Foods")
_FOUR: Final = frozenset({"0", "1", "2", "3", "4", "0.0", "1.0", "2.0", "3.0", "4.0"})


def daylio(table: Table, days: DayReader) -> Found:
    """Notes and activities with their times. A mood is a word of the person's own, and no score."""
    found = Found("daylio", "Daylio", remarks=list(table.remarks))
    rows = Rows(table, found)
    for where, row in rows:
        try:
            when = days.read(row["full-date"], "full_date")
            when = when._replace(time=clock_of(row.get("time", "")))
        except BadCell as error:
            rows.fault(where, error)
            continue
        activities = ", ".join(part.strip() for part in row["activities"].split("|") if part.strip())
        parts = [row.get("note-title", ""), plain_text(row.get("note", "")), activities]
        text = "\n".join(part for part in parts if part)
        if text:
            found.group("Notes and activities", "note").said.append(Said(where, when.day, when.time, text=text))
        if row["mood"]:
            found.left_out("mood", "moods are words of your own, and no scores")
    return found


def plain_text(text: str) -> str:
    """Text with HTML marks as plain text."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).strip()


def flaredown(table: Table, days: DayReader) -> Found:
    """Symptoms and conditions from 0 to 4; treatments with their doses; tags and foods as notes."""
    found = Found("flaredown", "Flaredown", remarks=list(table.remarks))
    headings = table.headings
    rows = list(table.below())
    day_column = next(place for place, heading in enumerate(headings) if key_of(heading) == "date")
    kinds = [
        _flaredown_kind(heading, [row[place].strip() for _, row in rows]) for place, heading in enumerate(headings)
    ]
    for number, row in rows:
        where = f"row {number}"
        try:
            when = days.read(row[day_column], "date")
        except BadCell as error:
            found.fault(f"{where}, column {headings[day_column]}", error.why)
            continue
        for heading, kind, cell in zip(headings, kinds, (cell.strip() for cell in row), strict=True):
            if not cell or kind == "date":
                continue
            said = Said(where, when.day, when.time, text=cell)
            if kind == "left out":
                found.left_out(heading, "the weather is no entry of yours")
            elif kind == "note":
                found.group(heading, "note").said.append(replace(said, text=f"{heading}: {cell}"))
            elif kind == "score":
                score, _ = score_in(cell)
                found.group(heading, "score", scale=Scale(0, 4)).said.append(replace(said, number=score))
            else:
                found.group(heading, "dose").said.append(_treatment(said))
    return found


def _flaredown_kind(heading: str, cells: Sequence[str]) -> str:
    if key_of(heading) == "date":
        return "date"
    if heading.startswith("Weather"):
        return "left out"
    if heading in _FLAREDOWN_NOTES:
        return "note"
    filled = [cell for cell in cells if cell]
    return "score" if all(cell in _FOUR for cell in filled) and not product_of(heading) else "dose"


def _treatment(said: Said) -> Said:
    if said.text.lower() == "not taken":
        return replace(said, skipped=True)
    if amount := amount_in(said.text):
        return replace(said, number=amount[0], unit=amount[1])
    return said if said.text.lower() == "taken" else replace(said, note=said.text)


def habitbull(table: Table, days: DayReader) -> Found:
    """Habits: one of a product is of doses, others are asked about."""
    found = Found("habitbull", "HabitBull", remarks=list(table.remarks))
    rows = Rows(table, found)
    for where, row in rows:
        try:
            when = days.read(row["calendardate"], "CalendarDate")
        except BadCell as error:
            rows.fault(where, error)
            continue
        name, note = row["habitname"] or "(no name)", row.get("commenttext", "")
        number, _ = score_in(row["value"])
        said = Said(where, when.day, when.time, number=number, text=row["value"], note=note)
        habit(found, name, said, row.get("habitdescription", ""))
    return found


def habit(found: Found, name: str, said: Said, description: str = "", *, counted: bool = False) -> None:
    """Put one day of a habit where it belongs. counted: whether its values are numbers, not a yes."""
    if is_empty(said.text) and not said.skipped:
        if said.note:
            found.group(f"{name} (notes)", "note").said.append(replace(said, text=f"{name}: {said.note}", note=""))
        return
    if counted and product_of(name) is None:
        found.group(name, "score").said.append(said)
        return
    if said.number == 0 and not said.skipped:
        return
    group = found.group(name, "dose" if product_of(name) or amount_in(description) else "mark")
    amount = amount_in(description) or amount_in(name)
    said = replace(said, number=None)
    group.said.append(replace(said, number=amount[0], unit=amount[1]) if amount and group.kind == "dose" else said)
