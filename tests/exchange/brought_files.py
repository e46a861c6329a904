"""Files of other programs, as the program takes them."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exchange_records import TODAY

from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.exchange import bring
from tracker.exchange.bring import Brought, DiaryText
from tracker.exchange.contents import Contents
from tracker.exchange.meaning.import_answers import answers_of

SAMPLES = Path(__file__).parent / "samples"


def brought(
    content: str | bytes | Path,
    *,
    symptoms: SymptomList = CATALOGUE,
    routes: Mapping[str, str] | None = None,
    **said: Any,
) -> Brought:
    """What a file is taken for. said: the answers, as ``answers_of`` takes them; a Path is one of the samples."""
    found = opened(content, symptoms=symptoms, routes=routes, **said)
    assert isinstance(found, Brought)
    return found


def opened(
    content: str | bytes | Path,
    *,
    symptoms: SymptomList = CATALOGUE,
    routes: Mapping[str, str] | None = None,
    **said: Any,
) -> Contents | Brought | DiaryText:
    """What a file holds, whatever it is."""
    if isinstance(content, Path):
        content = (SAMPLES / content).read_bytes()
    raw = content.encode() if isinstance(content, str) else content
    answers = answers_of(**said)
    return bring.read(
        io.BufferedReader(io.BytesIO(raw)), today=TODAY, answers=answers, symptoms=symptoms, routes=routes
    )


def records(content: str | bytes | Path, **said: Any) -> list[Record]:
    """The records that come of a file about which nothing is left to ask."""
    found = brought(content, **said)
    assert found.look.questions == (), found.look.questions
    return list(found.contents().records)


def asked(content: str | bytes | Path, **said: Any) -> list[str]:
    """The questions about a file."""
    return [question.text for question in brought(content, **said).look.questions]


def becomes(content: str | bytes | Path, **said: Any) -> dict[str, str]:
    """What each name of a file becomes."""
    return {outcome.group.name: outcome.becomes for outcome in brought(content, **said).look.outcomes}


def plain(record: Record) -> str:
    """A record on one line: day, time, what it is, note."""
    at = f" {record.time:%H:%M}" if record.time else ""
    note = f" | {record.note}" if record.note else ""
    match record:
        case Observation():
            place = " ".join(filter(None, [record.side, record.site]))
            what = f"{record.measure} {'skipped' if record.value is None else f'{record.value:g}'} {place}".rstrip()
        case Dose():
            amount = f" {record.amount:g} {record.unit}" if record.amount else ""
            place = " ".join(filter(None, [record.side, record.site]))
            what = f"{record.state} {record.product}{amount} {record.route} {place}".rstrip()
        case LabResult():
            low, high = ("" if limit is None else f"{limit:g}" for limit in (record.low, record.high))
            number = "" if record.value is None else f"{record.comparator or ''}{record.value:g} {record.unit}"
            what = f"{record.analyte} {record.words or number} [{low}, {high}]"
        case Event():
            what = record.name
    return f"{record.day:%d.%m}{at} {what}{note}"


def lines(content: str | bytes | Path, **said: Any) -> list[str]:
    """The records of a file, a line each."""
    return [plain(record) for record in records(content, **said)]
