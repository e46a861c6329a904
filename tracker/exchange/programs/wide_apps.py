"""Apps whose tables are by day, by habit or by medicine: Daylio, Flaredown, HabitBull, MedTimer."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.exchange.complaint import BadCell, shown
from tracker.exchange.meaning.cell_values import amount_in, is_empty, score_in
from tracker.exchange.meaning.found import Found, Said, Scale
from tracker.exchange.meaning.headings import product_of
from tracker.exchange.meaning.loose_days import DayReader, When
from tracker.exchange.programs.medtimer_backup import without_cycle
from tracker.exchange.programs.symptom_apps import Rows, clock_in, with_amount
from tracker.exchange.programs.text_table import Table

_BREAK = re.compile(r"<br ?/?>|</p>|</div>|</li>|<[uo]l>", re.IGNORECASE)
_DAYLIO: Final = frozenset(
    {"full-date", "year", "date", "weekday", "time", "mood", "activities", "note-title", "note"}
)
_TAG = re.compile(r"<[^<>]*>")
_FLAREDOWN_NOTES: Final = ("Tags", "Foods")
_FOUR: Final = frozenset({"0", "1", "2", "3", "4", "0.0", "1.0", "2.0", "3.0", "4.0"})


def daylio(table: Table, days: DayReader) -> Found:
    """Notes and activities with their times. A mood is a word of the person's own, and no score."""
    found = Found("daylio", "Daylio", remarks=list(table.remarks))
    names = {key_of(heading): heading for heading in table.headings}
    rows = Rows(table, found, " ".join(names))
    for where, row in rows:
        try:
            if "full-date" in row:
                when = days.read(row["full-date"], "full_date")
            else:
                when = days.read(f"{row['date']} {row['year']}", "date")
            when = when._replace(time=clock_in(row.get("time", "")))
        except BadCell as error:
            rows.fault(where, error)
            continue
        activities = ", ".join(part.strip() for part in row["activities"].split("|") if part.strip())
        parts = [row.get("note-title", ""), plain_text(row.get("note", "")), activities]
        # What another version has beside them, such as scales.
        parts += [f"{names[key]}: {cell}" for key, cell in row.items() if cell and key not in _DAYLIO]
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
    found.names.update(headings)
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
    if heading.lower().startswith("weather"):
        return "left out"
    if heading in _FLAREDOWN_NOTES:
        return "note"
    filled = [cell for cell in cells if cell]
    # One number beyond the scale among many on it is a fault in a score, and no treatment.
    numbers = all(score_in(cell)[0] is not None for cell in filled)
    on_scale = sum(cell in _FOUR for cell in filled)
    return "score" if numbers and 2 * on_scale >= len(filled) and not product_of(heading) else "dose"


def _treatment(said: Said) -> Said:
    if said.text.lower() == "not taken":
        return replace(said, skipped=True)
    if amount := amount_in(said.text):
        return replace(said, number=amount[0], unit=amount[1])
    return said if said.text.lower() == "taken" else replace(said, note=said.text)


def habitbull(table: Table, days: DayReader) -> Found:
    """Habits: one of a product is of doses, others are asked about."""
    found = Found("habitbull", "HabitBull", remarks=list(table.remarks))
    rows = Rows(table, found, "habitname habitdescription habitcategory calendardate value commenttext")
    numbers: dict[str, list[float | None]] = {}
    for _, row in rows:
        numbers.setdefault(row["habitname"], []).append(score_in(row["value"])[0])
    for where, row in rows:
        try:
            when = days.read(row["calendardate"], "CalendarDate")
            number, _ = score_in(row["value"])
            if number is None and not is_empty(row["value"]):
                raise BadCell("Value", f"{shown(row['value'])} is not a value of this app")
        except BadCell as error:
            rows.fault(where, error)
            continue
        name, note = row["habitname"], row.get("commenttext", "")
        said = Said(where, when.day, when.time, number=number, text=row["value"], note=note)
        counts = any(one is not None and one > 1 for one in numbers[name])
        habit(found, name or "(no name)", said, row.get("habitdescription", ""), counted=counts)
    return found


def habit(found: Found, name: str, said: Said, description: str = "", *, counted: bool = False) -> None:
    """Put one day of a habit where it belongs. counted: whether its values are numbers, not a yes."""
    found.names.add(name)
    of_score = counted and product_of(name) is None and not amount_in(description)
    if not said.skipped and (is_empty(said.text) or (said.number == 0 and not of_score)):
        if said.note:
            found.group(f"{name} (notes)", "note").said.append(replace(said, text=f"{name}: {said.note}", note=""))
        return
    if of_score:
        found.group(name, "score").said.append(said)
        return
    if said.number is not None and said.number > 1:
        # How many of what, nobody says.
        said = replace(said, note=" ".join(filter(None, [said.note, f"{said.number:g}"])))
    group = found.group(name, "dose" if product_of(name) or amount_in(description) else "mark")
    amount = amount_in(description) or amount_in(name)
    said = replace(said, number=None)
    group.said.append(replace(said, number=amount[0], unit=amount[1]) if amount and group.kind == "dose" else said)


def is_medtimer(headings: Sequence[str]) -> bool:
    """Whether it is MedTimer's table: its first headings are in the phone's language, two in a row are not."""
    return _in_utc(headings) > 3


def medtimer(table: Table, today: date) -> Found:
    """Doses on the day of the phone's own clock. What was reminded of and not taken is no dose."""
    found = Found("medtimer", "MedTimer", remarks=list(table.remarks))
    readers = [DayReader(today, "dmy"), DayReader(today, "mdy")]
    reminded, utc = 0, _in_utc(table.headings)
    # An older version has fewer columns before those in UTC, and a newer one may have more behind them.
    more = [place for place in range(7, len(table.headings)) if place not in (utc, utc + 1)]
    for number, row in table.below():
        where = f"row {number}"
        (name, cycle), dosage, taken = without_cycle(row[1]), row[2].strip(), row[3].strip()
        for place in more:
            if row[place].strip():
                found.left_out(table.headings[place] or "(no heading)", "a column that I do not know")
        found.names.add(name)
        if not taken:
            reminded += 1
            continue
        try:
            when = _local(taken, row[utc + 1], readers)
        except BadCell as error:
            found.fault(f"{where}, column {table.headings[3]}", error.why)
            continue
        tags, _interval, notes = [*(cell.strip() for cell in row[4 : min(7, utc)]), "", "", ""][:3]
        amount = amount_in(dosage)
        note = "; ".join(filter(None, [notes, tags, cycle, "" if amount else dosage]))
        said = Said(where, when.day, when.time, text=dosage, note=note, offset=when.offset)
        found.group(name, "dose").said.append(with_amount(said, amount))
    if reminded:
        found.left_out("Reminders without a dose", "nothing was marked as taken", reminded)
    return found


def _in_utc(headings: Sequence[str]) -> int:
    """The first of the two columns in UTC, which stand side by side; -1 where there are none."""
    places = [place for place, heading in enumerate(headings) if "ISO 8601" in heading]
    return places[0] if len(places) == 2 and places[1] == places[0] + 1 else -1


def _local(text: str, utc: str, readers: Sequence[DayReader]) -> When:
    """The local day and time, in the order of a date that is near the moment in UTC beside it."""
    errors: list[BadCell] = []
    moment = readers[0].read(utc.strip(), "ISO") if utc.strip() else None
    for reader in readers:
        try:
            when = reader.read(text, "")
        except BadCell as error:
            errors.append(error)
            continue
        if moment is None or abs((when.day - moment.day).days) <= 1:
            return when._replace(offset=_offset(when, moment))
    if errors:
        raise errors[0]
    raise BadCell("", f"{shown(text)} is not near {shown(utc)} beside it")


def _offset(local: When, utc: When | None) -> int | None:
    if utc is None or utc.time is None or local.time is None:
        return None
    apart = datetime.combine(local.day, local.time) - datetime.combine(utc.day, utc.time)
    return round(apart.total_seconds() / 900) * 15
