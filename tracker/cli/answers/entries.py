"""Entries as the program says them: a line for people, a sentence, an object of the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Spoken, shown
from tracker.cli.context import Context
from tracker.cli.terminal.output import KEPT, addressed, way_back
from tracker.domain.model.body_places import places_text
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record, name_of, number_of
from tracker.domain.model.symptom_list import Choice
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


def acknowledged(
    ours: Context,
    command: str,
    records: Sequence[Record],
    *,
    remark: str = "",
    spoken: str = "",
    talk: Iterable[str] = (),
) -> Answer:
    """What was saved: the day and the values in words, and the way back.

    remark: what belongs beside it; spoken: the same as sentences, where it is none.
    """
    parts = _acknowledgement(ours, records, remark, spoken or remark)
    return Answer(command, lambda: entries_json(records), parts, talk)


def entries_json(records: Iterable[Record]) -> dict[str, Any]:
    """The object of every command that writes entries."""
    return {"entries": [entry_json(record) for record in records]}


def _acknowledgement(ours: Context, records: Sequence[Record], remark: str, spoken: str) -> Iterator[Part]:
    moments = [list(alike) for _, alike in groupby(records, key=lambda record: (record.day, record.time))]
    for alike in moments:
        clock = _clock(ours, alike[0])
        said = [_ended(listed(ours, alike))]
        if alike is moments[-1]:
            said += [*([remark] if remark else []), way_back("Wrong? tracker undo")]
        yield Fact(
            " ".join([ours.day(alike[0].day), *clock]) + "  ", "  ".join(said), spoken=_saved(ours, alike, clock)
        )
    if spoken:
        yield Spoken(spoken)
    yield Spoken(addressed("To take it back, type: tracker undo"))


def undo_offered() -> list[Part]:
    """The way back, at the end of an answer that says each thing on a line of its own."""
    return [shown(addressed("Wrong? tracker undo")), Spoken(addressed("To take it back, type: tracker undo"))]


def _ended(said: str) -> str:
    """A sentence with its full stop, unless it has an end of its own."""
    return said if said.endswith(("?", "!")) else said.rstrip(".") + "."


def _saved(ours: Context, records: Sequence[Record], clock: Sequence[str]) -> str:
    """What was saved for one moment, as a sentence."""
    said = _ended(", ".join(record_text(record, ours.symptoms) for record in records))
    scores = any(isinstance(record, Observation) and record.unit == "score" for record in records)
    scale = " Scores go from 0, no trouble, to 10, worst." if scores else ""
    return f"Saved for {' '.join([ours.day(records[0].day), *clock])}: {said}{scale}"


def with_numbers(ours: Context, records: Iterable[Record]) -> Iterator[Part]:
    """Every entry below its day, with the number that edit and delete take."""
    day = None
    for record in records:
        if record.day != day:
            day = record.day
            yield Lines([ours.day(day)])
        clock = f"{record.time:%H:%M}" if record.time else "     "
        at = f" at {clock}" if record.time else ""
        text = record_text(record, ours.symptoms)
        yield Fact(f"{record.id:>6}  {clock}  ", text, spoken=f"Number {record.id}{at}: {text}.")


def with_day(ours: Context, record: Record) -> str:
    """``Fri 20 Nov  Tingling 6 of 10``, or the same as part of a sentence."""
    return f"{ours.day(record.day)}{ours.mode.between}{record_text(record, ours.symptoms)}"


def _clock(ours: Context, record: Record) -> list[str]:
    """The time of a record in words, where there is one and it is not now."""
    now = record.day == ours.today and record.time == ours.now.time().replace(second=0, microsecond=0)
    return [ours.clock(record.time)] if record.time and not now else []


def listed(ours: Context, records: Iterable[Record]) -> str:
    """Records one after the other, each short one kept on one line when wrapped."""
    texts = [record_text(record, ours.symptoms) for record in records]
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
