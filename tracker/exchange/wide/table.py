"""The table as values: which rows and columns the entries make.

A day is one row. Where something was entered twice on a day, it is one row for each time of day, so that every entry
has its cell. Scores, tests and amounts are numbers; 0, skipped and an empty cell are three different things.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from itertools import groupby
from typing import Final, NamedTuple

from tracker.domain.model.body_places import Place, places_text
from tracker.domain.model.catalogue import HOME_TESTS
from tracker.domain.model.dose import form_of
from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import counted, number_text
from tracker.exchange.wide.columns import EVENTS, HOW_FAR, REMARKS, WHERE, heading_of, product_heading

Value = float | str

SKIPPED, TAKEN, EMPTY = "skipped", "taken", "yes"
FALLS: Final[Mapping[bool | None, str]] = {True: "injured", False: "unhurt", None: "fall"}
# Also what is counted, as ``counted`` has it.
LEFT_OUT: Final[Mapping[str, str]] = {
    "blood test": "{}",
    "time": "{} of day",
    "dose": "who gave {}",
    "product": "the chemical form of {}",
    "skipped dose": "the amount of {}",
}
# A further line of one remark, as another line begins the next one.
INDENT: Final = "    "


@dataclass(frozen=True, slots=True)
class Row:
    """One row. time: of all entries in it, None where they have none or differ; cells: by their headings."""

    day: date
    time: time | None
    cells: Mapping[str, Value]


class Table(NamedTuple):
    """The whole table.

    headings: those of the entries, after ``ALWAYS``; entries: how many are in it; left_out: what has no place in it,
    as one of ``LEFT_OUT``, and how often.
    """

    headings: Sequence[str]
    rows: Sequence[Row]
    entries: int
    left_out: Mapping[str, int]

    def left_out_text(self) -> str:
        """``3 blood tests, who gave 1 dose``; empty where nothing was left out."""
        return ", ".join(LEFT_OUT[what].format(counted(number, what)) for what, number in self.left_out.items())


@dataclass(slots=True)
class _Entry:
    heading: str
    rank: tuple[int, int, str, int]
    time: time | None
    value: Value
    beside: dict[str, str] = field(default_factory=dict)
    remark: str = ""


def table_of(records: Iterable[Record], symptoms: SymptomList) -> Table:
    """The table of entries in the order of their days and times. symptoms: the person's own names."""
    records = list(records)
    units = _units(records)
    left_out: Counter[str] = Counter()
    order = {key: place for place, key in enumerate((*symptoms.tracked, *symptoms.known, *HOME_TESTS))}
    ranks: dict[str, tuple[int, int, str, int]] = {}
    rows: list[Row] = []
    count = 0
    for day, of_day in groupby(records, key=lambda one: one.day):
        entries = []
        for record in of_day:
            if isinstance(record, LabResult):
                left_out["blood test"] += 1
                continue
            entries.append(_entry(record, _heading(record, symptoms, units), symptoms, order))
            left_out.update(_lost(record))
        for entry in entries:
            ranks.setdefault(entry.heading, entry.rank)
            ranks.update(dict.fromkeys(entry.beside, (*entry.rank[:3], 1)))
            if entry.remark:
                ranks[REMARKS] = (9, 0, "", 0)
        count += len(entries)
        for row in _rows(entries):
            times = {entry.time for entry in row}
            same = next(iter(times)) if len(times) == 1 else None
            lost = 0 if len(times) == 1 else sum(entry.time is not None for entry in row)
            left_out.update({"time": lost} if lost else {})
            rows.append(Row(day, same, _cells(row)))
    return Table(sorted(ranks, key=lambda heading: (ranks[heading], heading)), rows, count, left_out)


def _entry(
    record: Observation | Dose | Event, heading: str, symptoms: SymptomList, order: Mapping[str, int]
) -> _Entry:
    match record:
        case Observation():
            kind = 0 if record.kind == "symptom" else 1
            rank = kind, order.get(record.measure, len(order)), heading, 0
            entry = _Entry(heading, rank, record.time, _score(record), remark=record.note)
            if record.extent:
                entry.beside[heading + HOW_FAR] = record.extent
        case Dose():
            bare = product_heading(record, symptoms)
            entry = _Entry(heading, (2, not record.injected, bare, 0), record.time, _dose(record), remark=record.note)
            if record.places:
                entry.beside[bare + WHERE] = places_text(_readable(record.places))
        case Event():
            rank = 3, list(EVENTS).index(record.name), "", 0
            entry = _Entry(heading, rank, record.time, _event(record))
    return entry


def _units(records: Iterable[Record]) -> dict[tuple[str, str], str]:
    """The first unit of each product and route."""
    found: dict[tuple[str, str], str] = {}
    for one in records:
        if isinstance(one, Dose) and one.unit is not None:
            found.setdefault((one.product, one.route), one.unit)
    return found


def _heading(record: Observation | Dose | Event, symptoms: SymptomList, units: Mapping[tuple[str, str], str]) -> str:
    """Its heading; a dose without an amount stands under the heading of those with one."""
    if isinstance(record, Dose) and record.unit is None and (unit := units.get((record.product, record.route))):
        return heading_of(replace(record, amount=1.0, unit=unit), symptoms)
    return heading_of(record, symptoms)


def _rows(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """The entries of a day as rows: one, or one for each time of day; more where a cell is still taken."""
    if _fits(entries):
        return [list(entries)] if entries else []
    rows: list[list[_Entry]] = []
    for entry in entries:
        row = next((row for row in rows if row[0].time == entry.time and _fits([*row, entry])), None)
        if row is None:
            rows.append([entry])
        else:
            row.append(entry)
    return rows


def _fits(entries: Sequence[_Entry]) -> bool:
    taken = [heading for entry in entries for heading in (entry.heading, *entry.beside)]
    return len(taken) == len(set(taken))


def _cells(row: Sequence[_Entry]) -> dict[str, Value]:
    cells: dict[str, Value] = {}
    for entry in row:
        cells |= {entry.heading: entry.value} | entry.beside
    remarks = [f"{entry.heading}: {entry.remark}".replace("\n", f"\n{INDENT}") for entry in row if entry.remark]
    return cells | ({REMARKS: "\n".join(remarks)} if remarks else {})


def _score(record: Observation) -> Value:
    if record.value is None:
        return SKIPPED
    return f"{record.comparator}{number_text(record.value)}" if record.comparator else record.value


def _dose(dose: Dose) -> Value:
    if dose.state == "skipped":
        return SKIPPED
    return TAKEN if dose.amount is None else dose.amount


def _event(event: Event) -> str:
    if event.name == "fall":
        return f"{FALLS[event.injured]}: {event.note}" if event.note else FALLS[event.injured]
    return event.note if event.note.strip() else EMPTY


def _readable(places: Sequence[Place]) -> list[Place]:
    """Places as they are read again: a side without a site is one word, and a semicolon stands between two places."""
    return [
        Place(place.side) if place.site is None else place._replace(site=place.site.replace("; ", ", "))
        for place in places
    ]


def _lost(record: Observation | Dose | Event) -> Iterable[str]:
    if not isinstance(record, Dose):
        return
    if record.given_by:
        yield "dose"
    if record.form != form_of(record.product):
        yield "product"
    if record.state == "skipped" and record.amount is not None:
        yield "skipped dose"
