"""Convert a record to a row of ``entries`` and back. Only this module does it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any, Final

from tracker.domain.model.body_places import EXTENTS, places_of, places_text
from tracker.domain.model.record_like import record_like
from tracker.domain.model.records import EVENT_NAMES, ROUTES, Dose, Event, LabResult, Observation, Record, number_of
from tracker.domain.model.refusals import FIRST_DAY

_day: Callable[[str], date] = lru_cache(maxsize=4096)(date.fromisoformat)
_time: Callable[[str], time] = lru_cache(maxsize=1440)(time.fromisoformat)

_NOBODY: Final = "0" * 32
_NONE: Final[dict[str, Any]] = {
    "comparator": None,
    "unit": None,
    "form": None,
    "route": None,
    "site": None,
    "side": None,
    "low": None,
    "high": None,
    "laboratory": "",
    "given_by": "",
    "plan": None,
    "extent": None,
    "other_sites": None,
    "words": None,
}


class _LaterObservation(Observation):
    """With an extent that only a later program knows."""

    __slots__ = ()

    def _takes(self, word: str, listed: Sequence[str]) -> bool:
        return True


class _LaterDose(Dose):
    """With a route that only a later program knows."""

    __slots__ = ()

    def _takes(self, word: str, listed: Sequence[str]) -> bool:
        return True


class _LaterEvent(Event):
    """Of a kind that only a later program knows."""

    __slots__ = ()

    def _takes(self, word: str, listed: Sequence[str]) -> bool:
        return True


@lru_cache(maxsize=1440)
def _clock(at: time) -> str:
    return at.isoformat("minutes")


@lru_cache(maxsize=4096)
def _day_text(day: date) -> str:
    return day.isoformat()


def moment_text(moment: datetime) -> str:
    """A moment in UTC as it is stored: 2026-11-20T14:30:00Z."""
    in_utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return in_utc.isoformat()[:19] + "Z"


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def to_row(record: Record) -> dict[str, Any]:
    """The columns of ``entries`` that hold a record. The journal adds id, versions and change."""
    row = _NONE.copy()
    row["uid"] = record.uid
    row["kind"] = record.kind
    row["day"] = _day_text(record.day)
    row["time"] = None if record.time is None else _clock(record.time)
    row["utc_offset"] = record.utc_offset
    row["state"] = record.state
    row["note"] = record.note
    row["recorded_at"] = None if record.recorded_at is None else moment_text(record.recorded_at)
    match record:
        case Observation():
            row["name"] = record.measure
            row["value"] = record.value
            row["comparator"] = record.comparator
            row["unit"] = record.unit
            row["site"] = record.site
            row["side"] = record.side
            row["extent"] = record.extent
        case Dose():
            row["name"] = record.product
            row["value"] = record.amount
            row["unit"] = record.unit
            row["form"] = record.form
            row["route"] = record.route
            row["site"] = record.site
            row["side"] = record.side
            row["given_by"] = record.given_by
            row["plan"] = record.plan
            row["other_sites"] = places_text(record.other_sites) or None
        case LabResult():
            row["name"] = record.analyte
            row["value"] = record.value
            row["comparator"] = record.comparator
            row["unit"] = record.unit
            row["low"] = record.low
            row["high"] = record.high
            row["laboratory"] = record.laboratory
            row["words"] = record.words
        case Event():
            row["name"] = record.name
            row["value"] = number_of(record)
    return row


def own_columns(record: Record) -> tuple[str, str, str | None, int | None, str, str | None]:
    """What an entry has of its own, as in ``to_row``: uid, day, time, utc_offset, note, recorded_at."""
    return (
        record.uid,
        _day_text(record.day),
        None if record.time is None else _clock(record.time),
        record.utc_offset,
        record.note,
        None if record.recorded_at is None else moment_text(record.recorded_at),
    )


def from_row(row: Sequence[Any]) -> Record:
    """The record in a row of ``entries``. row: the columns in their order.

    Raises errors.Invalid when the row holds something that no record may hold. Because of the CHECKs, the file is
    then damaged.
    """
    # Read the columns by position: reading them by name takes three times as long.
    # fmt: off
    (
        _, id, uid, kind, day, at, utc_offset, name, value, comparator, unit, form, route, site, side, low, high,
        laboratory, given_by, plan, state, note, recorded_at, _, _, _, extent, other_sites, words,
    ) = row
    # fmt: on
    like = _like(
        kind,
        name,
        value,
        comparator,
        unit,
        form,
        route,
        site,
        side,
        low,
        high,
        laboratory,
        given_by,
        plan,
        state,
        extent,
        other_sites,
        words,
    )  # fmt: skip
    return record_like(
        like,
        day=_day(day),
        time=None if at is None else _time(at),
        utc_offset=utc_offset,
        note=note,
        uid=uid,
        recorded_at=None if recorded_at is None else _moment(recorded_at),
        id=id,
    )


# Many rows say the same: what they say is checked once.
@lru_cache(maxsize=4096)
def _like(
    kind: Any, name: Any, value: Any, comparator: Any, unit: Any, form: Any, route: Any, site: Any, side: Any,
    low: Any, high: Any, laboratory: Any, given_by: Any, plan: Any, state: Any, extent: Any, other_sites: Any,
    words: Any,
) -> Record:  # fmt: skip
    """A record that says what a row says, of some day."""
    common: dict[str, Any] = {"day": FIRST_DAY, "uid": _NOBODY, "state": state}
    match kind:
        case "symptom" | "test":
            return (Observation if extent is None or extent in EXTENTS else _LaterObservation)(
                kind=kind,
                measure=name,
                value=value,
                unit=unit,
                comparator=comparator,
                site=site,
                side=side,
                extent=extent,
                **common,
            )
        case "dose":
            return (Dose if route in ROUTES else _LaterDose)(
                product=name,
                form=form,
                route=route,
                amount=value,
                unit=unit,
                site=site,
                side=side,
                given_by=given_by,
                plan=plan,
                other_sites=places_of(other_sites or ""),
                **common,
            )
        case "lab":
            return LabResult(
                analyte=name,
                value=value,
                unit=unit,
                comparator=comparator,
                low=low,
                high=high,
                laboratory=laboratory,
                words=words,
                **common,
            )
        case _:
            return (Event if name in EVENT_NAMES else _LaterEvent)(
                name=name, injured=None if value is None else bool(value), **common
            )
