"""The records that are made of a file of another program, once it is known what becomes of each name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from math import floor
from typing import TypedDict

from tracker.domain.language.log_meaning import MOST_TIMES
from tracker.domain.model.catalogue import PRODUCTS
from tracker.domain.model.records import INJECTION_ROUTES, Dose, Event, LabResult, Observation, Record
from tracker.errors import Invalid
from tracker.exchange.identity import Identities, Origin
from tracker.exchange.meaning.cell_values import is_mark, is_no
from tracker.exchange.meaning.found import OURS, Fault, Said, Scale, at_name
from tracker.exchange.meaning.injection_places import says_injection
from tracker.exchange.meaning.looked_at import Look, Outcome


class _Common(TypedDict):
    day: date
    time: time | None
    utc_offset: int | None
    note: str
    uid: str


def records_of(look: Look) -> tuple[list[Record], dict[str, Origin], list[Fault]]:
    """Every record, where each comes from by its uid, and what no journal may hold.

    The uid of an entry comes from the program, the name, the day, the time, and its place among equal ones, the
    oldest first: a later file of the same program gives the same uids to what was in the earlier one.
    """
    identities = Identities()
    records: list[Record] = []
    origins: dict[str, Origin] = {}
    faults: list[Fault] = []
    for outcome in look.outcomes:
        if not outcome.becomes or outcome.becomes == "?":
            continue
        origin = Origin(outcome.group.program or look.found.program, outcome.group.name)
        for one in _oldest_first(outcome.group.said):
            uid = identities.in_turn(*origin.parts(one.day, one.time))
            origins[uid] = origin
            try:
                records.append(_record(outcome, one, uid))
            except Invalid as error:
                faults.append(Fault(at_name(one.where, outcome.group.name), error.message.rstrip(".")))
    # As a diary reads: what the file has in columns comes day by day.
    records.sort(key=lambda record: (record.day, record.time or time()))
    return records, origins, faults


def _oldest_first(said: list[Said]) -> Iterator[Said]:
    """The entries in the order of the file, or backwards where it has the newest first."""
    newest_first = len(said) > 1 and (said[0].day, said[0].time or time()) > (said[-1].day, said[-1].time or time())
    return reversed(said) if newest_first else iter(said)


def _record(outcome: Outcome, said: Said, uid: str) -> Record:
    common: _Common = {
        "day": said.day,
        "time": said.time,
        "utc_offset": said.offset,
        "note": said.note,
        "uid": uid,
    }
    match outcome.kind:
        case "note":
            text = _joined(said.text, said.note)
            label = outcome.group.name if outcome.group.labelled or outcome.group.kind != "note" else ""
            common["note"] = f"{label}: {text}" if label else text
            return Event(name="note", **common)
        case "lab":
            return LabResult(
                analyte=outcome.key,
                value=said.number,
                unit=None if said.number is None else said.unit or "",
                words=said.text if said.number is None else None,
                comparator=said.comparator,
                low=said.low,
                high=said.high,
                laboratory=said.laboratory,
                **common,
            )
        case "dose" if outcome.dose is not None:
            taken = outcome.dose
            amount, unit = (said.number, said.unit) if said.unit else (taken.amount, taken.unit)
            return Dose(
                product=taken.product,
                form=taken.form if taken.product in PRODUCTS else None,
                route=_route(said, taken.route),
                amount=amount,
                unit=unit,
                site=said.site,
                side=said.side,
                state="skipped" if said.skipped else "taken",
                **common,
            )
    return _score(outcome, said, common)


def _route(said: Said, usual: str) -> str:
    """How a dose was taken: as its row says, or its place, or as all of them."""
    return said.route or ("injection" if says_injection(said) and usual not in INJECTION_ROUTES else usual)


def _score(outcome: Outcome, said: Said, common: _Common) -> Observation:
    value: float | None = None
    if said.skipped:
        pass
    elif outcome.kind == "test":
        value = said.number
    elif outcome.unit == "count":
        value = said.number
        if value is None and (is_mark(said.text) or is_no(said.text)):
            value = float(is_mark(said.text))
        if value is None or value > MOST_TIMES or value != int(value):
            raise Invalid(f'"{said.text}" is not a whole number from 0 to {MOST_TIMES}.')
    else:
        value, common["note"] = scored(said, said.scale or outcome.scale, turned=outcome.turned)
    return Observation(
        kind="test" if outcome.kind == "test" else "symptom",
        measure=outcome.key,
        value=value,
        unit=outcome.unit,
        site=said.site or outcome.site,
        side=said.side or outcome.side,
        state="skipped" if said.skipped else "recorded",
        **common,
    )


def scored(said: Said, scale: Scale, *, turned: bool) -> tuple[float, str]:
    """A value as a score from 0 to 10, and its note: with the value as it was written, where that is another."""
    number = said.number or 0.0
    if not turned and number == int(number) and (scale == OURS or number == scale.low == 0):
        return number, said.note
    share = (number - scale.low) / (scale.high - scale.low)
    # Half a point goes up: 7.5 is 8.
    value = float(floor((1 - share if turned else share) * 10 + 0.5))
    written = f"{said.text or f'{number:g}'} on a scale of {scale}" + (", high = good" if turned else "")
    return value, _joined(said.note, f"({written})" if said.note else written)


def _joined(*texts: str) -> str:
    return " ".join(text for text in texts if text)
