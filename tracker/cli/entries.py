"""Entries as the program says them: a line for people, a sentence, an object of the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from tracker.cli.context import Context
from tracker.cli.output import KEPT, as_json, lines, say, wrapped
from tracker.domain import phrase
from tracker.domain.records import Dose, Event, LabResult, Observation, Record, name_of, number_of

_UNBROKEN: Final = 30


def entry_json(record: Record) -> dict[str, Any]:
    """One entry under the keys of the contract."""
    unit = site = side = None
    match record:
        case Observation() | Dose():
            unit, site, side = record.unit, record.site, record.side
        case LabResult():
            unit = record.unit
        case Event():
            unit = None if record.injured is None else "injured"
    return {
        "id": record.id,
        "uid": record.uid,
        "kind": record.kind,
        "day": record.day.isoformat(),
        "time": None if record.time is None else record.time.isoformat("minutes"),
        "name": name_of(record),
        "value": _json_number(number_of(record)),
        "unit": unit,
        "site": site,
        "side": side,
        "state": record.state,
        "note": record.note or None,
    }


def _json_number(value: float | None) -> float | None:
    """6 rather than 6.0."""
    return int(value) if value is not None and value == int(value) else value


def acknowledge(context: Context, command: str, records: Sequence[Record], *, remark: str = "") -> None:
    """Say what was saved: the day and the values in words, and the way back."""
    if context.json:
        as_json(command, {"entries": [entry_json(record) for record in records]})
        return
    day, time = records[0].day, records[0].time
    is_now = day == context.today and time == context.now.time().replace(second=0, microsecond=0)
    clock = f"{time:%H:%M}" if time and not is_now else ""
    if context.plain:
        at = f" at {clock}" if clock else ""
        said = ", ".join(phrase.record_text(record) for record in records).rstrip(".")
        scores = any(isinstance(record, Observation) and record.unit == "score" for record in records)
        scale = " Scores go from 0, no trouble, to 10, worst." if scores else ""
        say(f"Saved for {phrase.day_spoken(day)}{at}: {said}.{scale}")
        if remark:
            say(remark)
        say("To take it back, type: tracker undo")
        return
    head = f"{phrase.day_text(day, context.today)} {clock}".rstrip() + "  "
    said = listed(records).rstrip(".") + "."
    way_back = "Wrong? tracker undo".replace(" ", KEPT)
    lines(wrapped(head, "  ".join([said, *([remark] if remark else []), way_back])))


def listed(records: Iterable[Record]) -> str:
    """Records one after the other, each short one kept on one line when wrapped."""
    texts = [phrase.record_text(record) for record in records]
    return ", ".join(text.replace(" ", KEPT) if len(text) <= _UNBROKEN else text for text in texts)
