"""One record as a row of text cells: the columns of the CSV file, and the keys of the JSON file."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Final, NamedTuple

from tracker.domain.model.body_places import places_text
from tracker.domain.model.record_like import what_is_said
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record, name_of, number_of
from tracker.domain.wording.numbers import number_text

INJURED: Final = "injured"


class Cells(NamedTuple):
    """The columns, in their order. A cell is empty when there is no value.

    The first seventeen are a public contract. We add the rest so that nothing is lost. The last one is not free text:
    nobody could see that a file breaks off in the middle of free text.
    """

    kind: str = ""
    day: str = ""
    time: str = ""
    name: str = ""
    value: str = ""
    unit: str = ""
    form: str = ""
    route: str = ""
    site: str = ""
    side: str = ""
    state: str = ""
    low: str = ""
    high: str = ""
    lab: str = ""
    note: str = ""
    uid: str = ""
    recorded_at: str = ""
    utc_offset: str = ""
    given_by: str = ""
    extent: str = ""
    other_sites: str = ""
    words: str = ""
    plan: str = ""


COLUMNS: Final = Cells._fields
# What a file says of every entry, even where it has no such column: a state that is not said is the usual one.
ALWAYS_SAID: Final = frozenset({"kind", "day", "name", "value", "state"})


# Many entries say the same: the cells of what they say are made once.
_MOST_KNOWN: Final = 4_096
_known: Final[dict[tuple[Any, ...], Cells]] = {}
_NAME, _NOTE, _AFTER = (Cells._fields.index(column) for column in ("name", "note", "given_by"))


def cells_of(record: Record) -> Cells:
    """The record as text. Reading the text gives an equal record."""
    said = record.kind, what_is_said(record)
    known = _known.get(said)
    if known is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[said] = _said_cells(record)
    day, time, note, recorded_at, utc_offset = own_cells(record)
    between, after = known[_NAME:_NOTE], known[_AFTER:]
    return Cells._make((known.kind, day, time, *between, note, record.uid, recorded_at, utc_offset, *after))


def _said_cells(record: Record) -> Cells:
    unit = form = route = site = side = low = high = laboratory = given_by = plan = extent = words = None
    other_sites = ""
    match record:
        case Observation():
            unit, site, side, extent = record.unit, record.site, record.side, record.extent
        case LabResult():
            unit, low, high, laboratory = record.unit, record.low, record.high, record.laboratory
            words = record.words
        case Dose():
            unit, form, route, site, side = record.unit, record.form, record.route, record.site, record.side
            given_by, plan, other_sites = record.given_by, record.plan, places_text(record.other_sites)
        case Event():
            unit = None if record.injured is None else INJURED
    return Cells(
        kind=record.kind,
        name=name_of(record),
        value=(comparator_of(record) or "") + number_cell(number_of(record)),
        unit=unit or "",
        form=form or "",
        route=route or "",
        site=site or "",
        side=side or "",
        state=record.state,
        low=number_cell(low),
        high=number_cell(high),
        lab=laboratory or "",
        given_by=given_by or "",
        extent=extent or "",
        other_sites=other_sites,
        words=words or "",
        plan=plan or "",
    )


def own_cells(record: Record) -> tuple[str, str, str, str, str]:
    """The cells that few entries have in common: day, time, note, recorded_at and utc_offset."""
    return (
        _day_cell(record.day),
        "" if record.time is None else _time_cell(record.time),
        record.note,
        _moment_cell(record.recorded_at),
        _offset_cell(record.utc_offset),
    )


def comparator_of(record: Record) -> str | None:
    """``<`` or a similar sign in front of a result that is a limit; else None."""
    return record.comparator if isinstance(record, Observation | LabResult) else None


@lru_cache(maxsize=4096)
def _day_cell(day: date) -> str:
    return day.isoformat()


@lru_cache(maxsize=1440)
def _time_cell(at: time) -> str:
    return at.isoformat("minutes")


@lru_cache(maxsize=1024)
def number_cell(number: float | None) -> str:
    """The shortest text without an exponent that gives exactly this number when read: ``6``, ``0.34``."""
    if number is None:
        return ""
    return number_text(number)


def _moment_cell(moment: datetime | None) -> str:
    return "" if moment is None else f"{moment.isoformat()[:19]}Z"


@lru_cache(maxsize=1024)
def _offset_cell(minutes: int | None) -> str:
    if minutes is None:
        return ""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
