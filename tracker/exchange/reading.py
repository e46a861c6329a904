"""Read a row of text cells as one record; refuse it, with column and reason, when it is not certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple

from tracker.domain.model.body_places import places_of
from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import HOME_TESTS, SYMPTOMS, Symptom
from tracker.domain.model.record_like import identified, record_like, what_is_said
from tracker.domain.model.records import Dose, Event, Kind, LabResult, Observation, Record
from tracker.domain.model.refusals import FIRST_DAY
from tracker.errors import Invalid
from tracker.exchange.cells import COLUMNS, INJURED, Cells
from tracker.exchange.complaint import BadCell, has_broken_bytes, shown
from tracker.exchange.identity import Identities, given_uid, said_of
from tracker.exchange.names import Names
from tracker.exchange.values import (
    day_of,
    moment_of,
    number_of,
    offset_of,
    result_of,
    route_of,
    score_of,
    side_of,
    text_of,
    time_of,
    times_of,
)

# Events that may be in the future: an appointment, a journey, a question for the next visit.
AHEAD: Final = frozenset({"visit", "away", "question"})

# The columns that a kind does not use. A value there would be lost, so it is refused.
_USELESS: Final[Mapping[str, tuple[str, ...]]] = {
    "symptom": ("form", "route", "low", "high", "lab", "given_by", "plan", "other_sites", "words"),
    "test": ("form", "route", "low", "high", "lab", "given_by", "plan", "extent", "other_sites", "words"),
    "lab": ("form", "route", "site", "side", "given_by", "plan", "extent", "other_sites"),
    "dose": ("low", "high", "lab", "extent", "words"),
    "event": (
        *("form", "route", "site", "side", "low", "high", "lab"),
        *("given_by", "plan", "extent", "other_sites", "words"),
    ),
}
_useless_cells = {kind: itemgetter(*map(COLUMNS.index, columns)) for kind, columns in _USELESS.items()}
_ALL_EMPTY: Final = {kind: ("",) * len(columns) for kind, columns in _USELESS.items()}
_NOBODY: Final = "0" * 32
_SOME_DAY: Final[dict[str, Any]] = {"day": FIRST_DAY, "uid": _NOBODY}
_OWN: Final = frozenset({"day", "time", "utc_offset", "note", "uid", "recorded_at"})
# What rows of a long file have in common: few are unlike all the others in it.
_common_cells = itemgetter(*(place for place, column in enumerate(COLUMNS) if column not in _OWN))
_MOST_REMEMBERED: Final = 8_192
# A day begins earlier somewhere than where UTC is told.
_ZONES: Final = timedelta(days=1)


class _Read(NamedTuple):
    """What rows with the same common cells say.

    like: a record that says it, of some day; subject: its kind and name; hash: of what it says; texts: its said_of.
    """

    like: Record
    subject: tuple[Kind, str]
    hash: int
    texts: tuple[str, str, str]


class RecordReader:
    """Makes the records of one file.

    today: the last day that may be in the file; order: how 03/04/2026 is meant; known: all symptoms; counted: what
    the file calls an entry, for messages.
    """

    def __init__(
        self,
        *,
        today: date,
        order: Order | None = None,
        known: Mapping[str, Symptom] = SYMPTOMS,
        counted: Literal["row", "entry"] = "row",
    ) -> None:
        self._today = today
        self._counted = counted
        self._identities = Identities()
        self._named = lru_cache(maxsize=4096)(Names(known).resolve)
        self._day = lru_cache(maxsize=1 << 13)(partial(day_of, today=today, order=order))
        self._read: dict[tuple[bool, tuple[str, ...]], _Read] = {}

    def record(self, cells: Cells, number: int) -> Record:
        """The record in ``cells``; number: the number of the row or entry. Raises BadCell."""
        try:
            record, read = self._build(cells)
        except (BadCell, Invalid) as error:
            raise self._complaint(cells, error) from None
        if record.uid == _NOBODY and not cells.uid.strip():
            return identified(record, self._identities.derive(record, read.texts))
        if twin := self._identities.twin(record, read.hash, number):
            raise BadCell(
                "uid",
                f"it is the same as in {self._counted} {twin}, and the rest is not",
                "If it is an entry of its own, empty this cell.",
            )
        return record

    def unnamed(self, record: Record) -> bool:
        """Whether a record that was read has no identity of its own."""
        return not self._identities.given(record)

    def at_the_end(self) -> None:
        """Let go of what only further rows need."""
        self._identities.at_the_end()

    def _build(self, cells: Cells) -> tuple[Record, _Read]:
        """The record, with a uid of zeros where it has none, and what it says."""
        uid = given_uid(cells.uid)
        # Such a row was written by this program: its symptom may be one of a person's own.
        exported = cells.recorded_at != "" and uid != "" and uid == cells.uid
        common_cells = exported, _common_cells(cells)
        read = self._read.get(common_cells)
        subject = self._subject(cells, exported) if read is None else read.subject
        day = self._day(cells.day)
        recorded_at = moment_of(cells.recorded_at) if cells.recorded_at else None
        if day > self._today:
            self._refuse_ahead(cells, subject, day, recorded_at)
        at = time_of(cells.time) if cells.time else None
        utc_offset = offset_of(cells.utc_offset) if cells.utc_offset else None
        if read is None:
            if len(self._read) >= _MOST_REMEMBERED:
                self._read.clear()
            read = self._read[common_cells] = _read(subject, cells)
        record = record_like(
            read.like,
            day=day,
            time=at,
            utc_offset=utc_offset,
            note=cells.note,
            uid=uid or _NOBODY,
            recorded_at=recorded_at,
        )
        return record, read

    def _subject(self, cells: Cells, exported: bool) -> tuple[Kind, str]:
        kind, name = self._named(cells.kind, cells.name, exported)
        if _useless_cells[kind](cells) != _ALL_EMPTY[kind]:
            raise _useless(kind, cells, *_USELESS[kind])
        return kind, name

    def _refuse_ahead(self, cells: Cells, subject: tuple[Kind, str], day: date, recorded_at: datetime | None) -> None:
        # What was written on a day ahead was written while a clock was ahead. It is in a journal, and stays whole.
        last = self._today if recorded_at is None else max(self._today, recorded_at.date() + _ZONES)
        if day > last and not (subject[0] == "event" and subject[1] in AHEAD):
            raise BadCell("day", f"{shown(cells.day)} lies ahead of today, {self._today}", "Check the date.")

    def _complaint(self, cells: Cells, error: BadCell | Invalid) -> BadCell:
        for column, cell in zip(COLUMNS, cells, strict=True):
            if has_broken_bytes(cell):
                return BadCell(column, f"{shown(cell)} has bytes that are not UTF-8", 'Save the file as "CSV UTF-8".')
        if isinstance(error, BadCell):
            return error
        return BadCell(self._culprit(cells), error.message, error.hint)

    def _culprit(self, cells: Cells) -> str:
        """The one column that prevents a record; "" when it is not one cell's fault."""
        for column, cell in zip(COLUMNS, cells, strict=True):
            if cell:
                try:
                    self._build(cells._replace(**{column: ""}))
                except (BadCell, Invalid):
                    continue
                return column
        return ""


def _read(subject: tuple[Kind, str], cells: Cells) -> _Read:
    kind, name = subject
    like = _BUILD[kind](name, cells)
    return _Read(like, subject, hash((kind, what_is_said(like))), said_of(like))


def _symptom(name: str, cells: Cells) -> Record:
    unit = "count" if name in SYMPTOMS and SYMPTOMS[name].unit == "count" else "score"
    if cells.unit and cells.unit != unit and cells.unit.strip().lower() != unit:
        if unit == "count":
            raise BadCell("unit", f"{shown(cells.unit)} is not how {name} are counted", "Write count, or nothing.")
        advice = "Every symptom goes from 0 (none) to 10 (worst): score it so, with score as its unit."
        raise BadCell("unit", f"{shown(cells.unit)} is not how symptoms are scored", advice)
    skipped = _skipped(cells)
    value = None if skipped else score_of(cells.value) if unit == "score" else times_of(cells.value)
    return Observation(
        kind="symptom",
        measure=name,
        value=value,
        unit=unit,
        site=text_of(cells.site, "site") if cells.site else None,
        side=side_of(cells.side) if cells.side else None,
        extent=text_of(cells.extent, "extent") if cells.extent else None,
        state="skipped" if skipped else "recorded",
        **_SOME_DAY,
    )


def _test(name: str, cells: Cells) -> Record:
    test = HOME_TESTS[name]
    if cells.unit and cells.unit.strip().lower() != test.unit:
        raise BadCell(
            "unit", f"{shown(cells.unit)} is not {test.unit}", f"Write the result of {name} in {test.unit}."
        )
    skipped = _skipped(cells)
    comparator, value = (None, None) if skipped else result_of(cells.value)
    if value is not None and value > test.largest:
        raise BadCell("value", f"{shown(cells.value)} is more than {test.largest:g}, the most for {name}")
    return Observation(
        kind="test",
        measure=name,
        value=value,
        comparator=comparator,
        unit=test.unit,
        site=text_of(cells.site, "site") if cells.site else None,
        side=side_of(cells.side) if cells.side else None,
        state="skipped" if skipped else "recorded",
        **_SOME_DAY,
    )


def _lab(name: str, cells: Cells) -> Record:
    _only_state(cells, "recorded")
    words = text_of(cells.words, "words") if cells.words else None
    comparator, value = (None, None) if words and not cells.value else result_of(cells.value)
    return LabResult(
        analyte=name,
        value=value,
        comparator=comparator,
        unit=cells.unit if cells.unit or words is None else None,
        words=words,
        low=number_of(cells.low, "low") if cells.low else None,
        high=number_of(cells.high, "high") if cells.high else None,
        laboratory=cells.lab,
        **_SOME_DAY,
    )


def _dose(name: str, cells: Cells) -> Record:
    state = _only_state(cells, "taken", "skipped")
    if bool(cells.value) != bool(cells.unit):
        empty = "unit" if cells.value else "value"
        raise BadCell(empty, "it is empty, and an amount goes with its unit", "Write both, or neither.")
    amount = number_of(cells.value, "value") if cells.value else None
    if amount == 0:
        raise BadCell("value", f"{shown(cells.value)} is no dose", "If none was taken, write skipped as its state.")
    if cells.plan and given_uid(cells.plan) != cells.plan:
        raise BadCell("plan", f"{shown(cells.plan)} is not the identity of a plan", "Leave it empty.")
    return Dose(
        product=name,
        form=text_of(cells.form, "form") if cells.form else None,
        route=route_of(cells.route),
        amount=amount,
        unit=text_of(cells.unit, "unit") if cells.unit else None,
        site=text_of(cells.site, "site") if cells.site else None,
        side=side_of(cells.side) if cells.side else None,
        other_sites=places_of(text_of(cells.other_sites, "other_sites")),
        given_by=cells.given_by,
        plan=cells.plan or None,
        state=state,
        **_SOME_DAY,
    )


def _event(name: str, cells: Cells) -> Record:
    _only_state(cells, "recorded")
    value, unit = cells.value.strip(), cells.unit.strip().lower()
    if (value or unit) and name != "fall":
        raise _useless(name, cells, "value", "unit")
    if value not in ("", "0", "1"):
        raise BadCell("value", f"{shown(value)} is not 1 (injured) or 0 (unhurt)", "Leave it empty when unknown.")
    if unit not in ("", INJURED):
        raise BadCell("unit", f"{shown(unit)} is not {INJURED}", "Leave it empty.")
    return Event(name=name, injured=value == "1" if value else None, **_SOME_DAY)


_BUILD: Final[Mapping[str, Callable[[str, Cells], Record]]] = {
    "symptom": _symptom,
    "test": _test,
    "lab": _lab,
    "dose": _dose,
    "event": _event,
}


def _skipped(cells: Cells) -> bool:
    """Whether a score or test was skipped; otherwise it needs its value."""
    skipped = cells.state != "recorded" and _only_state(cells, "recorded", "skipped") == "skipped"
    if skipped and cells.value:
        raise BadCell("value", f"{shown(cells.value)} stands beside skipped", "Empty one of the two.")
    if not skipped and not cells.value:
        raise BadCell("value", "it is empty", "Write the number, or skipped as its state.")
    return skipped


def _only_state(cells: Cells, default: str, *others: str) -> str:
    state = cells.state.strip().lower() or default
    if state not in (default, *others):
        raise BadCell(
            "state", f"{shown(cells.state)} is not a state here", f"Write {' or '.join((default, *others))}."
        )
    return state


def _useless(what: str, cells: Cells, *columns: str) -> BadCell:
    column = next(column for column in columns if getattr(cells, column))
    cell = shown(getattr(cells, column))
    return BadCell(column, f"{cell} has no place here, for a {what} has no {column}", "Empty it.")
