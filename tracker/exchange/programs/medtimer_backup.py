"""MedTimer's backup: doses that were marked as taken or skipped. Its moments are in UTC, with no zone beside them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, Final

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, BadCell, shown
from tracker.exchange.meaning.cell_values import amount_in
from tracker.exchange.meaning.found import Found, Said

Here = Callable[[datetime], datetime]

# Kinds of reminders about a pack. What is acknowledged there is no dose.
_OF_PACKS: Final = frozenset({"OUT_OF_STOCK", "EXPIRATION_DATE", "REFILL"})
# Which day of a cycle of days it is, as "(3/21)"; before its first day the number is below 1.
_CYCLE = re.compile(r"(.*\S) (\(-?[0-9]{1,4}/[0-9]{1,4}\))")


def events_of(document: dict[str, Any]) -> list[Any] | None:
    """The events of such a backup, of one of events alone too; None for another file.

    Raises BadFile for a backup without events.
    """
    medicines = document.get("medicines")
    if isinstance(medicines, dict) and {"version", "list"} <= medicines.keys() and "events" not in document:
        raise BadFile(
            "This backup of MedTimer has medicines and no events, which are the doses.",
            f"Make it again in the app with both. {NOTHING}",
        )
    events = document.get("events") if isinstance(document.get("events"), dict) else document
    found = events.get("list") if isinstance(events, dict) and "version" in events else None
    if not isinstance(found, list):
        return None
    return found if all(isinstance(one, dict) and "remindedTimestamp" in one for one in found) else None


def without_cycle(name: str) -> tuple[str, str]:
    """The name of a medicine, and the day of its cycle that MedTimer puts after it, or nothing."""
    name = " ".join(name.split()) or "(no name)"
    match = _CYCLE.fullmatch(name)
    return (match[1], match[2]) if match else (name, "")


def read(events: list[Any], today: date, here: Here) -> Found:
    """A dose for each event that was taken or skipped. here: a moment on the person's own clock."""
    found = Found("medtimer", "MedTimer (backup)")
    waiting = packs = 0
    for number, event in enumerate(events, 1):
        where = f"event {number}"
        status = event.get("status")
        if event.get("reminderType") in _OF_PACKS:
            packs += 1
            continue
        if status not in ("TAKEN", "SKIPPED"):
            waiting += 1
            continue
        name, cycle = without_cycle(str(event.get("medicineName") or ""))
        try:
            said = _dose(where, event, today, here, cycle, skipped=status == "SKIPPED")
        except BadCell as error:
            found.fault(f"{where}, {error.column}", error.why)
            continue
        found.group(name, "dose").said.append(said)
    if waiting:
        found.left_out("Reminders without a dose", "nothing was marked as taken", waiting)
    if packs:
        found.left_out("Packs", "they were refilled, ran out or expired, and are no doses", packs)
    found.remarks.append(
        "Times are in UTC in a backup: they are shown on this computer's clock (the CSV has the phone's own)"
    )
    return found


def _dose(where: str, event: dict[str, Any], today: date, here: Here, cycle: str, *, skipped: bool) -> Said:
    column = "remindedTimestamp" if skipped else "processedTimestamp"
    seconds = event.get(column) or event.get("remindedTimestamp")
    try:
        moment = here(datetime.fromtimestamp(seconds, UTC))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError, OSError):
        raise BadCell(column, f"I could not read {shown(str(seconds))} as a moment") from None
    if moment.date() > today:
        raise BadCell(column, f"{moment.date()} lies ahead of today, {today}")
    dosage = str(event.get("amount") or "").strip()
    tags = event.get("tags")
    amount = amount_in(dosage)
    notes = [
        str(event.get("notes") or "").strip(),
        ", ".join(map(str, tags)) if isinstance(tags, list) else "",
        cycle,
        "" if amount else dosage,
    ]
    offset = moment.utcoffset()
    return Said(
        where,
        moment.date(),
        moment.time().replace(second=0, microsecond=0),
        number=amount[0] if amount else None,
        unit=amount[1] if amount else None,
        text=dosage,
        note="; ".join(filter(None, notes)),
        offset=None if offset is None else int(offset.total_seconds() // 60),
        skipped=skipped,
    )
