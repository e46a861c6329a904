"""Entries as the program says them: a line for people, a sentence, an object of the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from tracker.cli.context import Context
from tracker.cli.terminal.output import KEPT, addressed, as_json, lines, say, way_back, wrapped
from tracker.domain.model.body_places import places_text
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record, name_of, number_of
from tracker.domain.model.symptom_list import Choice
from tracker.domain.wording.days import day_spoken
from tracker.domain.wording.records import record_text

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
        "extent": record.extent if isinstance(record, Observation) else None,
        "other_sites": (places_text(record.other_sites) or None) if isinstance(record, Dose) else None,
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
    moments = [list(alike) for _, alike in groupby(records, key=lambda record: (record.day, record.time))]
    if context.plain:
        for alike in moments:
            _speak(context, alike)
        if remark:
            say(remark)
        say(addressed("To take it back, type: tracker undo"))
        return
    for alike in moments:
        day, clock = alike[0].day, _clock(context, alike[0])
        head = f"{context.day(day)} {clock}".rstrip() + "  "
        said = [_ended(listed(context, alike))]
        if alike is moments[-1]:
            said += [*([remark] if remark else []), way_back("Wrong? tracker undo")]
        lines(wrapped(head, "  ".join(said)))


def _ended(said: str) -> str:
    """A sentence with its full stop, unless it has an end of its own."""
    return said if said.endswith(("?", "!")) else said.rstrip(".") + "."


def _speak(context: Context, records: Sequence[Record]) -> None:
    """What was saved for one moment, in sentences."""
    clock = _clock(context, records[0])
    at = f" at {clock}" if clock else ""
    said = _ended(", ".join(record_text(record, context.symptoms) for record in records))
    scores = any(isinstance(record, Observation) and record.unit == "score" for record in records)
    scale = " Scores go from 0, no trouble, to 10, worst." if scores else ""
    say(f"Saved for {day_spoken(records[0].day)}{at}: {said}{scale}")


def with_numbers(context: Context, records: Sequence[Record]) -> None:
    """Every entry below its day, with the number that edit and delete take."""
    day = None
    for record in records:
        if record.day != day:
            day = record.day
            lines([context.day(day)])
        clock = f"{record.time:%H:%M}" if record.time else "     "
        if context.plain:
            at = f" at {clock}" if record.time else ""
            say(f"Number {record.id}{at}: {record_text(record, context.symptoms)}.")
        else:
            lines(wrapped(f"{record.id:>6}  {clock}  ", record_text(record, context.symptoms)))


def with_day(context: Context, record: Record) -> str:
    """``Fri 20 Nov  Tingling 6 of 10``, or the same as part of a sentence."""
    between = ", " if context.plain else "  "
    return f"{context.day(record.day)}{between}{record_text(record, context.symptoms)}"


def _clock(context: Context, record: Record) -> str:
    """The time of a record, where there is one and it is not now."""
    now = record.day == context.today and record.time == context.now.time().replace(second=0, microsecond=0)
    return f"{record.time:%H:%M}" if record.time and not now else ""


def listed(context: Context, records: Iterable[Record]) -> str:
    """Records one after the other, each short one kept on one line when wrapped."""
    texts = [record_text(record, context.symptoms) for record in records]
    return ", ".join(text.replace(" ", KEPT) if len(text) <= _UNBROKEN else text for text in texts)


def choice_json(choice: Choice) -> dict[str, Any]:
    """One choice, under the keys of the contract; its words and unit are left to the list that knows them."""
    return {
        "key": choice.key,
        "label": choice.label,
        "none": choice.none,
        "worst": choice.worst,
        "asked": choice.asked,
        "tracked": choice.tracked,
        "since": choice.since.isoformat() if choice.since else None,
    }
