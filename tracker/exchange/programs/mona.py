"""The backup of Mona, a journal of injections and other doses: its doses and blood tests; its schedules are named."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from tracker.domain.model.body_places import INJECTION_SITE_WORDS
from tracker.exchange.complaint import BadCell, shown
from tracker.exchange.meaning.found import Found, Said
from tracker.exchange.meaning.headings import blood_test_of
from tracker.exchange.meaning.loose_days import When

_ROUTES: Final = {
    "injection": "injection",
    "oral": "oral",
    "sublingual": "sublingual",
    "patch": "transdermal",
    "gel": "transdermal",
    "transdermalSpray": "transdermal",
    "transdermalDrops": "transdermal",
}
_TABLES: Final = frozenset({"medication_intakes", "blood_tests", "medication_schedules", "supply_items"})
_LEVEL = re.compile(r"(.+)Levels")


def is_backup(document: dict[str, Any]) -> bool:
    """Whether it is such a backup: what the program says of itself, and a table of doses."""
    data = document.get("data")
    return isinstance(document.get("metadata"), dict) and isinstance(data, dict) and "medication_intakes" in data


def read(document: dict[str, Any], today: date) -> Found:
    """Its doses on the day of the clock where they were taken, and its blood tests as printed."""
    found = Found("mona", "Mona")
    data = document["data"]
    for table, take in (("medication_intakes", _dose), ("blood_tests", _blood_test)):
        rows = data.get(table)
        for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
            where = f"{'dose' if take is _dose else 'blood test'} {number}"
            try:
                if not isinstance(row, dict):
                    raise BadCell("", "it is no object")
                take(found, where, row, today)
            except BadCell as error:
                found.fault(f"{where}, {error.column}" if error.column else where, error.why)
            except (KeyError, TypeError, ValueError, AttributeError):
                found.fault(where, "it is of another shape than Mona's backups have")
    for table, why in (
        ("medication_schedules", "plans are made with: tracker plan"),
        ("supply_items", "what is in stock is written down with: tracker plan stock"),
    ):
        rows = data.get(table)
        if isinstance(rows, list) and rows:
            found.left_out(table.replace("_", " ").replace("medication ", ""), why, len(rows))
    for table, rows in data.items():
        if table not in _TABLES and isinstance(rows, list) and rows:
            found.left_out(str(table).replace("_", " "), "a table that I do not know", len(rows))
    return found


def _dose(found: Found, where: str, row: dict[str, Any], today: date) -> None:
    if not row.get("takenDateTime"):
        found.left_out("doses not taken", "nothing was marked as taken")
        return
    when = _when(row["takenDateTime"], row.get("takenTimeZone"), "takenDateTime", today)
    molecule = _unpacked(row.get("molecule", row.get("moleculeJson")))
    route = _ROUTES.get(row.get("administrationRoute") or row.get("administrationRouteName") or "")
    unit, amount = str(molecule["unit"]), _number(row.get("takenDose", row.get("dose")), "dose")
    parts = [str(row.get("notes") or "")]
    site, side, place = _place(row)
    if place:
        parts.append(place)
    name = " ".join([*([str(row["ester"])] if row.get("ester") else []), str(molecule["name"]).strip()])
    found.group(name, "dose").said.append(
        Said(
            where,
            when.day,
            when.time,
            number=amount,
            unit=unit,
            text=f"{amount:g} {unit}",
            route=route,
            site=site if route == "injection" else None,
            side=side if route == "injection" else None,
            note="; ".join(part for part in parts if part),
            offset=when.offset,
        )
    )


def _place(row: dict[str, Any]) -> tuple[str | None, str | None, str]:
    """Site and side of an injection; and the words for a place that is none of ours."""
    places = _unpacked(row.get("placements")) or []
    if not places:
        said = str(row.get("side") or "").lower()
        return None, said if said in ("left", "right") else None, ""
    first = places[0]
    words = str(first.get("preset") or first.get("label") or "")
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", words).lower()
    side = next((one for one in ("left", "right") if spaced.startswith(one)), None)
    rest = spaced.removeprefix(side or "").strip()
    site = INJECTION_SITE_WORDS.get(rest)
    others = ", ".join(str(one.get("preset") or one.get("label") or "") for one in places[1:])
    left = ", ".join(part for part in ("" if site or not rest else spaced, others) if part)
    return site[0] if site else None, side, left


def _blood_test(found: Found, where: str, row: dict[str, Any], today: date) -> None:
    when = _when(row["dateTime"], row.get("timeZone"), "dateTime", today)
    for key, value in row.items():
        match = _LEVEL.fullmatch(key)
        if not match or value in (None, ""):
            continue
        level = _unpacked(value) if isinstance(value, str) and value.startswith("{") else value
        unit = level["unit"] if isinstance(level, dict) else row.get(f"{match[1]}Unit")
        number = _number(level["value"] if isinstance(level, dict) else level, key)
        name = match[1].capitalize()
        found.group(name, "lab", words=blood_test_of(name) or match[1].lower()).said.append(
            Said(
                where,
                when.day,
                when.time,
                number=number,
                unit=str(unit or ""),
                text=str(number),
                note=str(row.get("notes") or ""),
                offset=when.offset,
            )
        )


def _when(text: object, zone: object, column: str, today: date) -> When:
    """The day and time on the clock of a zone, at a moment in UTC."""
    try:
        moment = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
        local = moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(ZoneInfo(str(zone)))
    except (ValueError, KeyError, OSError):
        raise BadCell(column, f"I could not read {shown(str(text))} in the time zone {shown(str(zone))}") from None
    if local.date() > today:
        raise BadCell(column, f"{local.date()} lies ahead of today, {today}")
    offset = local.utcoffset()
    minutes = int(offset.total_seconds() // 60) if offset is not None else None
    return When(local.date(), local.time().replace(second=0, microsecond=0), minutes)


def _number(value: object, column: str) -> float:
    text = str(value)
    if not re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]{1,12})?", text):
        raise BadCell(column, f"{shown(text)} is not a number")
    return float(text)


def _unpacked(value: Any) -> Any:
    """What is kept as JSON in a text."""
    return json.loads(value) if isinstance(value, str) else value
