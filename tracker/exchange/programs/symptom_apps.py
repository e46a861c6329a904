"""Apps whose tables have a row for each entry: Bearable, Symptom Tracker, Track & Graph, Cluster Headache Tracker,
Nomie.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time
from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.exchange.complaint import BadCell
from tracker.exchange.meaning.cell_values import amount_in, is_empty, score_in
from tracker.exchange.meaning.found import Found, Said, Scale
from tracker.exchange.meaning.headings import Finder
from tracker.exchange.meaning.injection_places import injection_place
from tracker.exchange.meaning.loose_days import DayReader, When, clock_of
from tracker.exchange.programs.text_table import Table

_MOOD: Final = "a word or a number for a mood, which is no score of trouble"
_BRACKETED = re.compile(r"(.*)\(([^()]*)\)\s*", re.DOTALL)
_SPECIAL_TIMES: Final = frozenset({"pre", "all day"})
_SEVERITY: Final[Mapping[str, int]] = {"mild": 1, "moderate": 2, "severe": 3, "unbearable": 4}
# As older versions of Track & Graph write a choice: 6.0:bad. Hours and minutes are none.
_CHOICE = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?):\s*([^\d\s].*)", re.DOTALL)
# Halves of the day as phones write them, in front of the time or behind it.
_HALVES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("a. m.", "上午", "午前", "오전", "öö", "π.μ.", "πμ", "sa"), "am"),
    **dict.fromkeys(("p. m.", "下午", "午後", "오후", "ös", "μ.μ.", "μμ", "ch"), "pm"),
}
_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?")


class Rows:
    """The rows of a table, with their cells by the key of their heading.

    A row whose day cannot be read, or with a cell that cannot, becomes a fault. known: the keys of the columns that
    the program has; what stands in others is counted as left out.
    """

    def __init__(self, table: Table, found: Found, known: str) -> None:
        self._keys = [key_of(heading) for heading in table.headings]
        self._table = table
        self._found = found
        for place, key in enumerate(self._keys):
            count = 0 if key in known.split() else sum(1 for _, row in table.below() if row[place].strip())
            if count:
                found.left_out(table.headings[place] or "(no heading)", "a column that I do not know", count)

    def __iter__(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        for number, row in self._table.below():
            yield f"row {number}", {key: cell.strip() for key, cell in zip(self._keys, row, strict=True)}

    def fault(self, where: str, error: BadCell) -> None:
        self._found.fault(f"{where}, column {error.column}" if error.column else where, error.why)


def bearable(table: Table, days: DayReader) -> Found:
    """Symptoms from 1 (mild) to 4 (unbearable); a 0 is not written. Doses, and notes; the rest is left out."""
    found = Found("bearable", "Bearable", remarks=list(table.remarks))
    rows = Rows(table, found, "date date-formatted weekday time-of-day category rating/amount detail notes")
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
            number, _ = score_in(rating or str(_SEVERITY.get(words.lower(), "")))
            if number is None and not rating:
                _without_value(found, name or detail, where, when, note)
                continue
            group = found.group(name or detail, "score", scale=Scale(0, 4))
            text = f"{rating} ({words})".lstrip() if words else rating
            group.said.append(_said(where, when, number=number, text=text, note=note))
        elif category.lower() in ("meds/supplements", "medication", "medications", "meds", "supplements"):
            name, unit = _bracketed(detail)
            amount = amount_in(f"{rating} {unit}")
            group = found.group(name or detail, "dose")
            written = f"{rating} {unit}".strip()
            said = _said(where, when, text=written, note=note if amount else f"{written} {note}".strip())
            group.said.append(with_amount(said, amount))
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
    rows = Rows(table, found, "date symptom time-period severity severity-label notes")
    for where, row in rows:
        try:
            when, part = _at(days.read(row["date"], "date"), row.get("time-period", ""))
        except BadCell as error:
            rows.fault(where, error)
            continue
        name = row["symptom"] or "(no name)"
        note = " ".join(filter(None, [row.get("notes", ""), f"({part})" if part else ""]))
        if is_empty(row["severity"]):
            _without_value(found, name, where, when, note)
            continue
        number, _ = score_in(row["severity"])
        label = row.get("severity-label", "")
        text = f"{row['severity']} ({label})" if label else row["severity"]
        group = found.group(name, "score", scale=Scale(0, 5))
        group.said.append(_said(where, when, number=number, text=text, note=note))
    return found


def track_and_graph(table: Table, days: DayReader) -> Found:
    """Trackers with numbers; a tracker of a product or of injections is of doses."""
    found = Found("track-and-graph", "Track & Graph", remarks=list(table.remarks))
    rows = Rows(table, found, "featurename timestamp value label note")
    for where, row in rows:
        try:
            when = days.read(row["timestamp"], "Timestamp")
        except BadCell as error:
            rows.fault(where, error)
            continue
        name = row["featurename"] or "(no name)"
        value, label = row["value"], row.get("label", "")
        if choice := _CHOICE.fullmatch(value):
            value, label = choice[1], label or choice[2]
        note = " ".join(filter(None, [label, row.get("note", "")]))
        kind = Finder.kind_of(name)
        if is_empty(value):
            _without_value(found, name, where, when, note)
            continue
        number, _ = score_in(value)
        if kind != "score":
            if number != 0:
                found.group(name, kind).said.append(_dose(where, when, number, value, note))
            continue
        if number is None:
            found.group(name, "note").said.append(_said(where, when, text=f"{name}: {row['value']} {note}".strip()))
            continue
        found.group(name, "score").said.append(_said(where, when, number=number, text=f"{number:g}", note=note))
    return found


def cluster_headache(table: Table, days: DayReader) -> Found:
    """Attacks with an intensity from 0 to 10; length, medicine and triggers go into the note."""
    found = Found("cluster-headache-tracker", "Cluster Headache Tracker", remarks=list(table.remarks))
    rows = Rows(table, found, "start-time end-time intensity medication triggers notes")
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
        name, note = "Cluster headache", "; ".join(filter(None, parts))
        if is_empty(row["intensity"]):
            _without_value(found, name, where, when, note)
        else:
            group = found.group(name, "score", scale=Scale(0, 10))
            group.said.append(_said(where, when, number=number, text=row["intensity"], note=note))
    return found


def nomie(table: Table, days: DayReader) -> Found:
    """Trackers with numbers, and notes. Where somebody was stays out of the journal."""
    found = Found("nomie", "Nomie", remarks=[*table.remarks, "Places (lat, lng, location) stay in the file"])
    rows = Rows(table, found, "epoch start end offset tracker value note lat lng location score")
    for where, row in rows:
        try:
            when = days.read(row["start"], "start")
        except BadCell as error:
            rows.fault(where, error)
            continue
        name, note = row["tracker"].lstrip("#") or "(no name)", row.get("note", "")
        # As a tag it has no blanks.
        words = name.replace("_", " ")
        number, _ = score_in(row["value"])
        if name == "note":
            if note:
                found.group("note", "note").said.append(_said(where, when, text=note))
        elif name.startswith(("@", "+")):
            # A person, or what it was about.
            found.group(name, "note").said.append(_said(where, when, text=f"{name}: {note}" if note else name))
        elif (kind := Finder.kind_of(words)) != "score":
            if number != 0:
                found.group(name, kind, words=words).said.append(_dose(where, when, number, row["value"], note))
        elif is_empty(row["value"]):
            _without_value(found, name, where, when, note)
        else:
            group = found.group(name, "score", words=words)
            group.said.append(_said(where, when, number=number, text=row["value"], note=note))
    return found


def _at(when: When, part: str) -> tuple[When, str]:
    """The day with the time of a part of it; and the part, where no hour stands for it."""
    if not part or is_empty(part):
        return when, ""
    if part.lower() in _SPECIAL_TIMES:
        return when, "" if part.lower() == "all day" else part
    clock: time | None = Finder.part_of_day(part) or clock_in(part, "time of day")
    return when._replace(time=clock), ""


def clock_in(text: str, column: str = "time") -> time | None:
    """The time in a cell of a phone's app: blanks of every width, and the halves of the day of other languages.

    None when it is empty. Raises BadCell.
    """
    plain = " ".join(text.split())
    if match := _CLOCK.search(plain):
        half = _HALVES.get(plain.replace(match[0], "").strip().lower())
        plain = f"{match[0]} {half}" if half else plain
    return clock_of(plain, column)


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


def _without_value(found: Found, name: str, where: str, when: When, note: str) -> None:
    """An entry without a number: its note is kept, and one without a note is counted as left out."""
    found.names.add(name)
    if note:
        found.group(f"{name} (notes)", "note").said.append(_said(where, when, text=f"{name}: {note}"))
    else:
        found.left_out(name, "it has no value")


def _dose(where: str, when: When, number: float | None, value: str, note: str) -> Said:
    """A dose by a tracker: a 1 marks it, and any other number is kept in the note, as nobody says its unit."""
    if place := injection_place(note):
        return replace(_said(where, when, text=value), site=place[0], side=place[1])
    counted = "" if number in (None, 1.0) else f"{number:g}"
    return _said(where, when, text=value, note=" ".join(filter(None, [note, counted])))


def with_amount(said: Said, amount: tuple[float, str] | None) -> Said:
    """The dose with that amount and its unit, if there is one."""
    return replace(said, number=amount[0], unit=amount[1]) if amount else said
