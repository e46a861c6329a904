"""Apps whose tables have a row for each entry: Bearable, Symptom Tracker, Track & Graph, Cluster Headache Tracker,
Nomie, MedTimer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.exchange.complaint import BadCell, shown
from tracker.exchange.meaning.cell_values import amount_in, is_empty, score_in
from tracker.exchange.meaning.found import Found, Said, Scale
from tracker.exchange.meaning.headings import Finder
from tracker.exchange.meaning.injection_places import injection_place
from tracker.exchange.meaning.loose_days import DayReader, When, clock_of
from tracker.exchange.programs.text_table import Table

_MOOD: Final = "a word or a number for a mood, which is no score of trouble"
_BRACKETED = re.compile(r"(.*)\(([^()]*)\)\s*", re.DOTALL)
_SPECIAL_TIMES: Final = frozenset({"pre", "all day"})


class Rows:
    """The rows of a table, with their cells by the key of their heading.

    A row whose day cannot be read, or with a cell that cannot, becomes a fault.
    """

    def __init__(self, table: Table, found: Found) -> None:
        self._keys = [key_of(heading) for heading in table.headings]
        self._table = table
        self._found = found

    def __iter__(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        for number, row in self._table.below():
            yield f"row {number}", {key: cell.strip() for key, cell in zip(self._keys, row, strict=True)}

    def fault(self, where: str, error: BadCell) -> None:
        self._found.fault(f"{where}, column {error.column}" if error.column else where, error.why)


def bearable(table: Table, days: DayReader) -> Found:
    """Symptoms from 1 (mild) to 4 (unbearable); a 0 is not written. Doses, and notes; the rest is left out."""
    found = Found("bearable", "Bearable", remarks=list(table.remarks))
    rows = Rows(table, found)
    for where, row in rows:
        try:
            when, part = _at(days.read(row.get("date") or row.get("date-formatted", ""), "date"), row["time-of-day"])
        except BadCell as error:
            rows.fault(where, error)
            continue
        category, rating, detail = row["category"], row["rating/amount"], row["detail"]
        note = " ".join(filter(None, [row.get("notes", ""), f"({part})" if part else ""]))
        if category.lower() in ("symptom", "symptoms"):
            name, words = _bracketed(detail)
            group = found.group(name or detail, "score", scale=Scale(0, 4))
            number, _ = score_in(rating)
            text = f"{rating} ({words})" if words else rating
            group.said.append(_said(where, when, number=number, text=text, note=note))
        elif category.lower() in ("meds/supplements", "medication", "medications", "meds", "supplements"):
            name, unit = _bracketed(detail)
            amount = amount_in(f"{rating} {unit}")
            group = found.group(name or detail, "dose")
            written = f"{rating} {unit}".strip()
            said = _said(where, when, text=written, note=note if amount else f"{written} {note}".strip())
            group.said.append(_with_amount(said, amount))
        else:
            if row.get("notes"):
                group = found.group("Notes", "note")
                group.said.append(_said(where, when, text=row["notes"]))
            found.left_out(
                category or "(no category)", _MOOD if category == "Mood" else "it is no symptom and no dose"
            )
    return found


def symptom_tracker(table: Table, days: DayReader) -> Found:
    """Severities from 0 (none) to 5 (extreme)."""
    found = Found("symptom-tracker", "Symptom Tracker", remarks=list(table.remarks))
    rows = Rows(table, found)
    for where, row in rows:
        try:
            when, part = _at(days.read(row["date"], "date"), row.get("time-period", ""))
        except BadCell as error:
            rows.fault(where, error)
            continue
        if is_empty(row["severity"]):
            continue
        number, _ = score_in(row["severity"])
        label = row["severity-label"]
        text = f"{row['severity']} ({label})" if label else row["severity"]
        note = " ".join(filter(None, [row.get("notes", ""), f"({part})" if part else ""]))
        group = found.group(row["symptom"] or "(no name)", "score", scale=Scale(0, 5))
        group.said.append(_said(where, when, number=number, text=text, note=note))
    return found


def track_and_graph(table: Table, days: DayReader) -> Found:
    """Trackers with numbers; a tracker of a product or of injections is of doses."""
    found = Found("track-and-graph", "Track & Graph", remarks=list(table.remarks))
    rows = Rows(table, found)
    for where, row in rows:
        try:
            when = days.read(row["timestamp"], "Timestamp")
        except BadCell as error:
            rows.fault(where, error)
            continue
        name = row["featurename"] or "(no name)"
        note = " ".join(filter(None, [row.get("label", ""), row.get("note", "")]))
        kind = Finder.kind_of(name)
        if not row["value"] or is_empty(row["value"]):
            if note:
                found.group(f"{name} (notes)", "note").said.append(_said(where, when, text=f"{name}: {note}"))
            continue
        number, _ = score_in(row["value"])
        if kind != "score":
            if number != 0:
                found.group(name, kind).said.append(_dose(where, when, number, row["value"], note))
            continue
        if number is None:
            found.group(name, "note").said.append(_said(where, when, text=f"{name}: {row['value']} {note}".strip()))
            continue
        found.group(name, "score").said.append(_said(where, when, number=number, text=f"{number:g}", note=note))
    return found


def cluster_headache(table: Table, days: DayReader) -> Found:
    """Attacks with an intensity from 0 to 10; length, medicine and triggers go into the note."""
    found = Found("cluster-headache-tracker", "Cluster Headache Tracker", remarks=list(table.remarks))
    rows = Rows(table, found)
    for where, row in rows:
        try:
            when = days.read(row["start-time"], "start_time")
            end = days.read(row["end-time"], "end_time") if row["end-time"] else None
        except BadCell as error:
            rows.fault(where, error)
            continue
        parts = [row.get("notes", ""), _length(when, end)]
        parts += [f"{what}: {row[what]}" for what in ("medication", "triggers") if row.get(what)]
        number, _ = score_in(row["intensity"])
        group = found.group("Cluster headache", "score", scale=Scale(0, 10))
        if not is_empty(row["intensity"]):
            note = "; ".join(filter(None, parts))
            group.said.append(_said(where, when, number=number, text=row["intensity"], note=note))
    return found


def nomie(table: Table, days: DayReader) -> Found:
    """Trackers with numbers, and notes. Where somebody was stays out of the journal."""
    found = Found("nomie", "Nomie", remarks=[*table.remarks, "Places (lat, lng, location) stay in the file"])
    rows = Rows(table, found)
    for where, row in rows:
        try:
            when = days.read(row["start"], "start")
        except BadCell as error:
            rows.fault(where, error)
            continue
        name, note = row["tracker"].lstrip("#@+") or "(no name)", row.get("note", "")
        number, _ = score_in(row["value"])
        if name == "note":
            if note:
                found.group("note", "note").said.append(_said(where, when, text=note))
        elif (kind := Finder.kind_of(name)) != "score":
            if number != 0:
                found.group(name, kind).said.append(_dose(where, when, number, row["value"], note))
        elif not is_empty(row["value"]):
            group = found.group(name, "score")
            group.said.append(_said(where, when, number=number, text=row["value"], note=note))
    return found


def is_medtimer(headings: Sequence[str]) -> bool:
    """Whether it is MedTimer's table: its first headings are in the phone's language, the last two are not."""
    return len(headings) > 5 and all("ISO 8601" in heading for heading in headings[-2:])


def medtimer(table: Table, today: date) -> Found:
    """Doses on the day of the phone's own clock. What was reminded of and not taken is no dose."""
    found = Found("medtimer", "MedTimer", remarks=list(table.remarks))
    rows = Rows(table, found)
    readers = [DayReader(today, "dmy"), DayReader(today, "mdy")]
    reminded = 0
    for number, row in table.below():
        where = f"row {number}"
        name, dosage, taken = row[1].strip() or "(no name)", row[2].strip(), row[3].strip()
        if not taken:
            reminded += 1
            continue
        try:
            when = _local(taken, row[-1], readers)
        except BadCell as error:
            rows.fault(where, BadCell(table.headings[3], error.why))
            continue
        # The columns before the last two: an older version has fewer.
        tags, _interval, notes = [*(cell.strip() for cell in row[4:-2]), "", "", ""][:3]
        amount = amount_in(dosage)
        said = _said(where, when, text=dosage, note="; ".join(filter(None, [notes, tags, "" if amount else dosage])))
        found.group(name, "dose").said.append(_with_amount(said, amount))
    if reminded:
        found.left_out("Reminders without a dose", "nothing was marked as taken", reminded)
    return found


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


def _at(when: When, part: str) -> tuple[When, str]:
    """The day with the time of a part of it; and the part, where no hour stands for it."""
    if not part or is_empty(part):
        return when, ""
    if part.lower() in _SPECIAL_TIMES:
        return when, "" if part.lower() == "all day" else part
    clock: time | None = Finder.part_of_day(part) or clock_of(part, "time of day")
    return when._replace(time=clock), ""


def _bracketed(text: str) -> tuple[str, str]:
    """The text and what is in its last bracket; names may have brackets of their own."""
    match = _BRACKETED.fullmatch(text)
    return (match[1].strip(), match[2].strip()) if match else (text.strip(), "")


def _length(start: When, end: When | None) -> str:
    if end is None or start.time is None or end.time is None:
        return ""
    minutes = int(
        (datetime.combine(end.day, end.time) - datetime.combine(start.day, start.time)).total_seconds() // 60
    )
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes > 0 else ""


def _said(
    where: str, when: When, *, number: float | None = None, text: str = "", note: str = "", skipped: bool = False
) -> Said:
    return Said(where, when.day, when.time, number=number, text=text, note=note, offset=when.offset, skipped=skipped)


def _dose(where: str, when: When, number: float | None, value: str, note: str) -> Said:
    """A dose by a tracker: a 1 marks it, and any other number is kept in the note, as nobody says its unit."""
    if place := injection_place(note):
        return replace(_said(where, when, text=value), site=place[0], side=place[1])
    counted = "" if number in (None, 1.0) else f"{number:g}"
    return _said(where, when, text=value, note=" ".join(filter(None, [note, counted])))


def _with_amount(said: Said, amount: tuple[float, str] | None) -> Said:
    return replace(said, number=amount[0], unit=amount[1]) if amount else said
