"""Entries in an answer: as lines for people, as sentences, and as objects of the JSON contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from tracker.cli.answers.answer import Answer, Fact, Lines, Part, Spoken, shown
from tracker.cli.context import Context
from tracker.cli.terminal.output import KEPT, addressed, way_back
from tracker.domain.model.body_places import places_text
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record, name_of, number_of
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice
from tracker.domain.wording.numbers import counted
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
        "words": record.words if isinstance(record, LabResult) else None,
        "other_sites": (places_text(record.other_sites) or None) if isinstance(record, Dose) else None,
        "state": record.state,
        "note": record.note or None,
    }


def _json_number(value: float | None) -> float | None:
    """The number, as 6 and not as 6.0."""
    return int(value) if value is not None and value == int(value) else value


# The same on more days than this is said once.
_EACH: Final = 3


def acknowledged(
    ours: Context,
    command: str,
    records: Sequence[Record],
    *,
    remark: str = "",
    spoken: str = "",
    talk: Iterable[str] = (),
) -> Answer:
    """The answer after saving: the day, the values in words, and the way back.

    remark: what to say beside the values; spoken: the same as full sentences, if the remark is not in sentences.
    """
    parts = _acknowledgement(ours, records, remark, spoken or remark)
    return Answer(command, lambda: entries_json(records), parts, talk)


def entries_json(records: Iterable[Record]) -> dict[str, Any]:
    """The object of every command that writes entries."""
    return {"entries": [entry_json(record) for record in records]}


def _acknowledgement(ours: Context, records: Sequence[Record], remark: str, spoken: str) -> Iterator[Part]:
    moments = [list(alike) for _, alike in groupby(records, key=lambda record: (record.day, record.time))]
    days_between = (moments[-1][0].day - moments[0][0].day).days
    in_a_row = len(moments) > _EACH and days_between == len(moments) - 1
    said_once = in_a_row and len({listed(ours, alike) for alike in moments}) == 1
    if said_once:
        first, last = moments[0][0].day, moments[-1][0].day
        what = f"{listed(ours, moments[0]).rstrip('.')}, on each of {counted(len(moments), 'day')}."
        told = "  ".join([what, *([remark] if remark else []), way_back("Wrong? tracker undo")])
        days = f"{ours.day(first)} to {ours.day(last)}"
        yield Fact(f"{days}  ", told, spoken=f"From {days}: {what}")
    for alike in () if said_once else moments:
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
    """The way back, for the end of an answer with one line per entry."""
    return [shown(addressed("Wrong? tracker undo")), Spoken(addressed("To take it back, type: tracker undo"))]


def _ended(said: str) -> str:
    """The sentence with a full stop, unless it ends in ? or !."""
    return said if said.endswith(("?", "!")) else said.rstrip(".") + "."


def _saved(ours: Context, records: Sequence[Record], clock: Sequence[str]) -> str:
    """One sentence about the entries that were saved for the same day and time."""
    said = _ended(", ".join(record_text(record, ours.symptoms) for record in records))
    scores = any(isinstance(record, Observation) and record.unit == "score" for record in records)
    scale = " Scores go from 0, no trouble, to 10, worst." if scores else ""
    return f"Saved for {' '.join([ours.day(records[0].day), *clock])}: {said}{scale}"


def with_numbers(ours: Context, records: Iterable[Record]) -> Iterator[Part]:
    """Every entry below its day, with its number for edit and delete."""
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
    """``Fri 20 Nov  Tingling 6 of 10``; in sentences with a comma between day and entry."""
    return f"{ours.day(record.day)}{ours.mode.between}{record_text(record, ours.symptoms)}"


def _clock(ours: Context, record: Record) -> list[str]:
    """The time of a record in words; empty when it has no time, or when the time is now."""
    now = record.day == ours.today and record.time == ours.now.time().replace(second=0, microsecond=0)
    return [ours.clock(record.time)] if record.time and not now else []


def listed(ours: Context, records: Iterable[Record]) -> str:
    """The records in words, with commas. A short one is not broken over two lines."""
    texts = [record_text(record, ours.symptoms) for record in records]
    return ", ".join(text.replace(" ", KEPT) if len(text) <= _UNBROKEN else text for text in texts)


def choice_json(choice: Choice) -> dict[str, Any]:
    """One choice about a symptom, under the keys of the contract. Its unit is not here: only the list knows it."""
    return {
        "key": choice.key,
        "label": choice.label,
        "none": choice.none,
        "worst": choice.worst,
        "asked": choice.asked,
        "tracked": choice.tracked,
        "since": choice.since.isoformat() if choice.since else None,
    }


def remembered_json(one: Remembered) -> dict[str, str]:
    """One answer that the journal remembers, under the keys of the contract."""
    return {"topic": one.topic, "said": one.said, "answer": one.answer}
