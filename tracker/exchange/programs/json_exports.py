"""JSON of other programs: jrnl's entries, and the backups of Mona and MedTimer."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tracker.exchange.complaint import BadCell
from tracker.exchange.meaning.found import Found, Said
from tracker.exchange.meaning.loose_days import DayReader, clock_of
from tracker.exchange.programs import medtimer_backup, mona


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
    """Whether it is an export of jrnl: entries with a title, a date and a time."""
    entries = document.get("entries")
    return (
        isinstance(entries, list)
        and bool(entries)
        and all(isinstance(one, dict) and "title" in one and "date" in one for one in entries)
    )


def jrnl(document: dict[str, Any], today: date) -> Found:
    """A note for each entry, with its day and time. A tag makes no fall or dose of it."""
    found = Found("jrnl", "jrnl")
    days = DayReader(today, None)
    for number, entry in enumerate(document["entries"], 1):
        where = f"entry {number}"
        parts = [entry.get(key) for key in ("title", "body")]
        if not all(isinstance(one, str) for one in [*parts, entry["date"], entry.get("time", "")]):
            found.fault(where, "its title, body, date or time is not text")
            continue
        text = "\n".join(part.strip() for part in parts if part.strip())
        try:
            when = days.read(entry["date"], "date")
            at = clock_of(entry.get("time", ""))
        except BadCell as error:
            found.fault(f"{where}, {error.column}", error.why)
            continue
        if text:
            found.group("Entries", "note").said.append(Said(where, when.day, at or when.time, text=text))
    return found
