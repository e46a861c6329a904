"""A journal's entries, its profile, its list of symptoms and its plans as one JSON object, and back.

The keys of an entry are the columns of Cells, and ``comparator``. Numbers are numbers, everything else is text
as in the cells, and what there is not is null. There are no ids: an id belongs to one journal, a uid to the entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO, Final, TextIO, TypeVar

from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import SYMPTOMS, Symptom
from tracker.domain.model.directions import OLD_KEYS
from tracker.domain.model.records import COMPARATORS, LabResult, Profile, Record, number_of
from tracker.domain.model.refusals import LARGEST
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.errors import BadFile, Invalid
from tracker.exchange.cells import ALWAYS_SAID, COLUMNS, Cells, cells_of, comparator_of, number_cell
from tracker.exchange.complaint import BadCell, brief, shown
from tracker.exchange.contents import Contents
from tracker.exchange.json_parts import COMMAND, EXPORT_AGAIN, SCHEMA, document_of
from tracker.exchange.json_plans import plan_entry, plans_of
from tracker.exchange.reading import RecordReader
from tracker.exchange.values import day_of, text_of

_NUMBERS: Final = frozenset({"value", "low", "high"})
KEYS: Final = (*COLUMNS[: COLUMNS.index("value")], "comparator", *COLUMNS[COLUMNS.index("value") :])
_CHOICE_KEYS: Final = ("key", "label", "none", "worst", "asked", "tracked", "position", "since")
_ANSWER_KEYS: Final = ("topic", "said", "answer")

Value = str | int | float | None
_Part = TypeVar("_Part")


def write(contents: Contents, file: TextIO) -> int:
    """Write everything as JSON, which reads back as equal records. As formats.Writer.

    It is ASCII, one line an entry, so that no text in it can play tricks on a terminal.
    """
    profile = contents.profile
    whose = {"name": profile.name or None, "born": profile.born.isoformat() if profile.born else None}
    chosen = [_choice_entry(choice) for choice in contents.choices]
    answers = [{key: getattr(one, key) for key in _ANSWER_KEYS} for one in contents.remembered]
    head = {"schema": SCHEMA, "command": COMMAND, "profile": whose, "symptoms": chosen, "remembered": answers}
    head["plans"] = [plan_entry(plan) for plan in contents.plans]
    file.write(f'{json.dumps(head)[:-1]}, "entries": [')
    count = 0
    for count, record in enumerate(contents.records, 1):
        file.write(",\n" if count > 1 else "\n")
        file.write(json.dumps(_entry_of(record)))
    file.write("\n]}\n")
    return count


def read(
    file: BinaryIO, *, today: date, order: Order | None = None, known: Mapping[str, Symptom] = SYMPTOMS
) -> Contents:
    """What a JSON export holds. As formats.Reader."""
    document, entries = document_of(file, KEYS)
    profile = _profile(_part(document, "profile", dict), today, order)
    # An export from before there were symptoms of one's own has none.
    choices = _choices(_part(document, "symptoms", list) if "symptoms" in document else [], today)
    remembered = _remembered(_part(document, "remembered", list) if "remembered" in document else [])
    plans = plans_of(_part(document, "plans", list) if "plans" in document else [], today)
    known = {**SymptomList(choices).known, **known}
    reader = RecordReader(today=today, order=order, known=known, counted="entry")
    silent: frozenset[str] = frozenset()
    if not isinstance(entries, Iterator):
        listed = _part({"entries": entries}, "entries", list)
        said = [entry for entry in listed if isinstance(entry, dict)]
        silent, entries = (frozenset(COLUMNS) - ALWAYS_SAID).difference(*said), iter(listed)
    return Contents(profile, choices, _records(entries, reader), remembered, silent, reader.unnamed, plans)


def _records(entries: Iterator[object], reader: RecordReader) -> Iterator[Record]:
    for number, entry in enumerate(entries, 1):
        try:
            record = reader.record(_cells(entry), number)
        except BadCell as error:
            raise error.at(_place(f"entry {number}", error)) from None
        yield record
    reader.at_the_end()


def _choice_entry(choice: Choice) -> dict[str, Value]:
    since = None if choice.since is None else choice.since.isoformat()
    return {key: since if key == "since" else getattr(choice, key) for key in _CHOICE_KEYS}


def _choices(entries: list[object], today: date) -> tuple[Choice, ...]:
    found: dict[str, Choice] = {}
    for number, entry in enumerate(entries, 1):
        try:
            choice = _choice(entry, today)
            if choice.key in found:
                raise BadCell("key", f"{shown(choice.key)} is there twice", "Remove one of them.")
        except BadCell as error:
            raise error.at(_place(f"symptom {number}", error)) from None
        found[choice.key] = choice
    return tuple(found.values())


def _choice(entry: object, today: date) -> Choice:
    if not isinstance(entry, dict) or set(entry) != set(_CHOICE_KEYS):
        raise BadCell("", f"it is not an object with {', '.join(_CHOICE_KEYS)}")
    for key in ("key", "label", "none", "worst", "asked"):
        if not isinstance(entry[key], str):
            raise BadCell(key, "it is not text in quotation marks")
    position, since = entry["position"], entry["since"]
    if not isinstance(entry["tracked"], bool):
        raise BadCell("tracked", "it is not true or false")
    if not isinstance(position, int) or isinstance(position, bool) or not 0 <= position < LARGEST:
        raise BadCell("position", "it is not a place in the list")
    if since is not None and not isinstance(since, str):
        raise BadCell("since", "it is not a day in quotation marks or null")
    try:
        day = None if since is None else day_of(since, today=today, order=None)
        return Choice(**{**entry, "key": OLD_KEYS.get(entry["key"], entry["key"]), "since": day})
    except Invalid as error:
        raise BadCell("", error.message, error.hint) from None


def _remembered(entries: list[object]) -> tuple[Remembered, ...]:
    found: dict[tuple[str, str], Remembered] = {}
    for number, entry in enumerate(entries, 1):
        try:
            if not isinstance(entry, dict) or set(entry) != set(_ANSWER_KEYS):
                raise BadCell("", f"it is not an object with {', '.join(_ANSWER_KEYS)}")
            for key in _ANSWER_KEYS:
                if not isinstance(entry[key], str):
                    raise BadCell(key, "it is not text in quotation marks")
            try:
                one = Remembered(**entry)
            except Invalid as error:
                raise BadCell("", error.message, error.hint) from None
            if (one.topic, one.said) in found:
                raise BadCell("said", f"{shown(one.said)} is there twice", "Remove one of them.")
        except BadCell as error:
            raise error.at(_place(f"remembered {number}", error)) from None
        found[one.topic, one.said] = one
    return tuple(found.values())


def _entry_of(record: Record) -> dict[str, Value]:
    cells = cells_of(record)._asdict()
    entry: dict[str, Value] = {key: cells.get(key) or None for key in KEYS}
    numbers = {"value": number_of(record), "comparator": comparator_of(record)}
    if isinstance(record, LabResult):
        numbers |= {"low": record.low, "high": record.high}
    return entry | {key: _number(number) for key, number in numbers.items()}


def _number(number: Value) -> Value:
    """6 rather than 6.0."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _cells(entry: object) -> Cells:
    if not isinstance(entry, dict):
        raise BadCell("", "it is not an object")
    for key, value in entry.items():
        if key not in KEYS:
            raise BadCell(brief(key), "it is not a key I know", "Remove it.")
        expected = int | float if key in _NUMBERS else str
        if value is not None and (not isinstance(value, expected) or isinstance(value, bool)):
            what = "a number" if key in _NUMBERS else "text in quotation marks"
            raise BadCell(key, f"{brief(json.dumps(value))} is not {what} or null")
    comparator = entry.get("comparator") or ""
    if comparator and (comparator not in COMPARATORS or entry.get("value") is None):
        raise BadCell("comparator", f"{shown(comparator)} is not one of {' '.join(COMPARATORS)}, beside a value")
    texts = {key: _text(entry.get(key)) for key in COLUMNS}
    return Cells(**texts | {"value": comparator + texts["value"]})


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    try:
        return number_cell(value)
    except OverflowError:
        return str(value)


def _profile(profile: dict[str, object], today: date, order: Order | None) -> Profile:
    try:
        for key, value in profile.items():
            if key not in ("name", "born"):
                raise BadCell(brief(key), "it is not a key I know", "Remove it.")
            if value is not None and not isinstance(value, str):
                raise BadCell(key, f"{brief(json.dumps(value))} is not text in quotation marks or null")
        name, born = (str(profile.get(key) or "") for key in ("name", "born"))
        return Profile(name=text_of(name, "name"), born=_born(born, today, order) if born else None)
    except BadCell as error:
        raise error.at(_place("profile", error)) from None


def _born(text: str, today: date, order: Order | None) -> date:
    try:
        born = day_of(text, today=today, order=order)
    except BadCell as error:
        raise BadCell("born", error.why, error.advice) from None
    if born > today:
        raise BadCell("born", f"{shown(text)} lies ahead of today, {today}", "Check the date.")
    return born


def _part(document: dict[str, object], key: str, shape: type[_Part]) -> _Part:
    part = document.get(key)
    if not isinstance(part, shape):
        raise BadFile(f'The file is JSON, but its "{key}" is missing or of another shape.', EXPORT_AGAIN)
    return part


def _place(whole: str, error: BadCell) -> str:
    return f"{whole}, {error.column}" if error.column else whole
