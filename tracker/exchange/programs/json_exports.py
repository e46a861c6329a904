"""JSON of other programs: jrnl's entries, and the backups of Mona and MedTimer."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, BadCell, shown
from tracker.exchange.meaning.found import Found, Said
from tracker.exchange.meaning.loose_days import DayReader, order_of
from tracker.exchange.programs import medtimer_backup, mona
from tracker.exchange.programs.symptom_apps import clock_in


def read(content: bytes, today: date, here: medtimer_backup.Here) -> Found | None:
    """What a JSON file of another program says; None for one of ours, or of a program that is not known.

    here: a moment on the person's own clock.
    """
    try:
        document: Any = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        document = None
    if isinstance(document, dict):
        if is_jrnl(document):
            return jrnl(document, today)
        if mona.is_backup(document):
            return mona.read(document, today)
        if (events := medtimer_backup.events_of(document)) is not None:
            return medtimer_backup.read(events, today, here)
    return None


def is_jrnl(document: dict[str, Any]) -> bool:
    """Whether it is an export of jrnl: its tags beside no entries, or entries with a title and a date."""
    entries = document.get("entries")
    if not isinstance(entries, list) or "schema" in document:
        return False
    whole = [one for one in entries if isinstance(one, dict) and "title" in one and "date" in one]
    return bool(whole) or (not entries and "tags" in document)


def jrnl(document: dict[str, Any], today: date) -> Found:
    """A note for each entry, with its day and time. A tag makes no fall or dose of it. Raises BadFile for none."""
    found = Found("jrnl", "jrnl")
    if not document["entries"]:
        raise BadFile("The file is from jrnl, and has no entries.", f"Export it again, with entries. {NOTHING}")
    fits = order_of(one["date"] for one in document["entries"] if isinstance(one, dict) and _is_text(one, "date"))
    days = DayReader(today, fits if fits in ("dmy", "mdy") else None)
    for number, entry in enumerate(document["entries"], 1):
        where = f"entry {number}"
        if not isinstance(entry, dict) or not all(_is_text(entry, key) for key in ("title", "date")):
            found.fault(where, "it has no title or no date that is text")
            continue
        parts = [entry.get(key) or "" for key in ("title", "body")]
        if not all(isinstance(one, str) for one in [*parts, entry.get("time") or ""]):
            found.fault(where, "its body or time is not text")
            continue
        text = "\n".join(part.strip() for part in parts if part.strip())
        if fits == "either" and order_of([entry["date"]]) == "either":
            found.fault(f"{where}, date", f"{shown(entry['date'])} could be in two orders. Write it as {today}")
            continue
        try:
            when = days.read(entry["date"], "date")
            at = clock_in(entry.get("time") or "")
        except BadCell as error:
            found.fault(f"{where}, {error.column}", error.why)
            continue
        if text:
            found.group("Entries", "note").said.append(Said(where, when.day, at or when.time, text=text))
    return found


def _is_text(entry: dict[str, Any], key: str) -> bool:
    return isinstance(entry.get(key), str)
