"""The table as CSV: written so that spreadsheets open it rightly, and read back.

It begins with a byte order mark, without which Excel takes UTF-8 for another encoding. With semicolons, numbers have
decimal commas: that is how Excel reads and saves CSV where the comma is the decimal sign.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from io import TextIOWrapper
from itertools import chain
from typing import BinaryIO, Final, TextIO

from tracker.domain.model.calendar_names import WEEKDAYS, Order
from tracker.domain.model.catalogue import SYMPTOMS, Symptom, key_of
from tracker.domain.model.directions import DOUBTFUL
from tracker.domain.model.dose import form_of
from tracker.domain.model.records import Profile, Record
from tracker.domain.model.symptom_list import CATALOGUE, SymptomList
from tracker.domain.wording.numbers import number_text
from tracker.errors import BadFile
from tracker.exchange.cells import INJURED, Cells
from tracker.exchange.complaint import NOTHING, BadCell, brief, shown
from tracker.exchange.contents import Contents
from tracker.exchange.csv_file import guarded, unguarded
from tracker.exchange.header import letters
from tracker.exchange.meaning.found import quoted
from tracker.exchange.names import Names
from tracker.exchange.reading import RecordReader
from tracker.exchange.wide.columns import ALWAYS, HOW_FAR, Column, column_of, own_name, places_in
from tracker.exchange.wide.table import EMPTY, FALLS, INDENT, SKIPPED, TAKEN, Table, Value, table_of

_LONGEST_LINE: Final = 200_000
MARK: Final = "\ufeff"
# The columns of Cells that a table leaves out.
SILENT: Final = frozenset({"form", "given_by", "plan", "utc_offset", "recorded_at", "uid"})


def write(
    contents: Contents,
    file: TextIO,
    *,
    symptoms: SymptomList = CATALOGUE,
    semicolons: bool = False,
    table: Table | None = None,
) -> int:
    """Write the table; returns how many entries are in it. As formats.Writer.

    table: the one to write, if it was made already; symptoms: the person's own names, where it was not.
    """
    table = table_of(contents.records, symptoms) if table is None else table
    file.write(MARK)
    writer = csv.writer(file, delimiter=";" if semicolons else ",", lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in (*ALWAYS, *table.headings)])
    for row in table.rows:
        clock = "" if row.time is None else row.time.isoformat("minutes")
        cells = [_cell(row.cells.get(heading, ""), semicolons=semicolons) for heading in table.headings]
        writer.writerow([row.day.isoformat(), weekday(row.day), clock, *cells])
    return table.entries


def weekday(day: date) -> str:
    """``Thu``."""
    return WEEKDAYS[day.weekday()][:3].capitalize()


def _cell(value: Value, *, semicolons: bool) -> str:
    if isinstance(value, str):
        return guarded(value)
    return number_text(value).replace(".", ",") if semicolons else number_text(value)


def read(
    file: BinaryIO, *, today: date, order: Order | None = None, known: Mapping[str, Symptom] = SYMPTOMS
) -> Contents:
    """The entries of a table. As formats.Reader."""
    reader = RecordReader(today=today, order=order, known=known)
    return Contents(Profile(), (), _records(file, reader, known), silent=SILENT, unnamed=reader.unnamed)


def _records(file: BinaryIO, reader: RecordReader, known: Mapping[str, Symptom]) -> Iterator[Record]:
    text = TextIOWrapper(file, encoding="utf-8-sig", errors="surrogateescape", newline="")
    try:
        lines = map(_short, iter(partial(text.readline, _LONGEST_LINE), ""))
        first = next(line for line in lines if line.strip())
        # That of the first two headings: there are commas in the others.
        delimiter = first.strip().replace('"', "")[len(ALWAYS[0])]
        rows = csv.reader(chain((first,), lines), delimiter=delimiter, strict=True)
        headings = [unguarded(cell) for cell in next(rows)]
        yield from records_of(headings, rows, reader, known, comma=delimiter == ";")
    except csv.Error:
        raise BadFile(
            "The quotation marks of the file do not pair up, or a cell is far too long.",
            f'Inside a quoted cell a quotation mark is written twice (""). {NOTHING}',
        ) from None
    finally:
        if not file.closed:
            text.detach()


def _short(line: str) -> str:
    if len(line) == _LONGEST_LINE:
        raise BadFile(f"A line of the file is over {_LONGEST_LINE:,} characters long.", NOTHING)
    return line


def records_of(
    headings: Sequence[str],
    rows: Iterator[list[str]],
    reader: RecordReader,
    known: Mapping[str, Symptom],
    *,
    comma: bool = False,
) -> Iterator[Record]:
    """The entries of rows of text, under these headings. comma: whether numbers have decimal commas."""
    names = Names(known)
    while headings and not headings[-1].strip():
        headings = headings[:-1]
    columns = _columns(headings, names)
    for number, row in enumerate(rows, 2):
        cells = [unguarded(cell) for cell in row]
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(headings) :]):
            raise BadFile(f"row {number}: {shown(cells[-1])} stands under no heading.", NOTHING)
        by_heading = dict(zip(headings, cells, strict=False))
        for heading, found in _entries(by_heading, dict(zip(headings, columns, strict=True)), number, comma=comma):
            try:
                yield reader.record(found, number)
            except BadCell as error:
                where = {"day": ALWAYS[0], "time": ALWAYS[2]}.get(error.column, heading)
                raise error.at(f"row {number}, column {brief(where)}") from None


def _columns(headings: Sequence[str], names: Names) -> list[Column | None]:
    """What each column is about, None for the day and its time. Raises BadFile that names all that are not known."""
    columns: list[Column | None] = []
    unknown: list[str] = []
    own: dict[str, str] = {}
    for place, heading in enumerate(headings):
        if heading in headings[:place]:
            raise BadFile(f"row 1, column {letters(place)}: {shown(heading)} is there twice.", NOTHING)
        try:
            columns.append(None if heading in ALWAYS else column_of(heading, names))
        except BadCell as error:
            unknown.append(f"row 1, column {letters(place)}: {shown(heading)} is not a column I know.")
            name = own_name(heading)
            way = f"For a symptom of your own, add it first: tracker symptom add {quoted(name)}"
            own[name] = error.advice if DOUBTFUL.get(key_of(name)) else way
    if unknown:
        advice = "   ".join(own.values())
        way = f"Name it as the export does, or delete the column. {advice}   {NOTHING}"
        raise BadFile("   ".join(unknown), way)
    return columns


def _entries(
    cells: Mapping[str, str], columns: Mapping[str, Column | None], number: int, *, comma: bool
) -> Iterator[tuple[str, Cells]]:
    """The entries of one row, each with its heading."""
    day, _, clock = (cells.get(heading, "") for heading in ALWAYS)
    said = next((cells.get(one, "") for one, what in columns.items() if what == Column("remarks")), "")
    remarks = _remarks(said, columns)
    for heading, column in columns.items():
        cell = cells.get(heading, "")
        if column is None or column.kind in ("extent", "place", "remarks") or not cell.strip():
            continue
        common = Cells(column.kind, day.strip(), clock, column.name, note=remarks.pop(heading, ""))
        if column.kind == "event":
            yield heading, _event(common, cell)
        elif column.kind == "dose":
            where = next((one for one, what in columns.items() if _is_place(what, column)), "")
            yield heading, _dose(common, column, cell.strip(), cells.get(where, ""), comma=comma)
        else:
            yield heading, _score(common, column, cell.strip(), cells.get(heading + HOW_FAR, ""), comma=comma)
    if remarks:
        about = next(iter(remarks))
        raise BadFile(
            f"row {number}, column Remarks: no entry of the row is called {shown(about)}.",
            f"Begin each line with the heading of an entry, such as Tingling: {NOTHING}",
        )


def _is_place(what: Column | None, dose: Column) -> bool:
    return what is not None and (what.kind, what.name, what.route) == ("place", dose.name, dose.route)


def _score(common: Cells, column: Column, cell: str, extent: str, *, comma: bool) -> Cells:
    placed = common._replace(site=column.site or "", side=column.side or "", extent=extent.strip())
    if cell.lower() == SKIPPED:
        return placed._replace(state=SKIPPED)
    return placed._replace(value=_number(cell, comma=comma))


def _dose(common: Cells, column: Column, cell: str, where: str, *, comma: bool) -> Cells:
    place, others = places_in(where) if where.strip() else (None, "")
    found = common._replace(
        route=column.route,
        form=form_of(column.name) or "",
        site=(place.site or "") if place else "",
        side=(place.side or "") if place else "",
        other_sites=others,
    )
    if cell.lower() == SKIPPED:
        return found._replace(state=SKIPPED)
    if cell.lower() == TAKEN:
        return found
    return found._replace(value=_number(cell, comma=comma), unit=column.unit or "")


def _event(common: Cells, cell: str) -> Cells:
    if common.name != "fall":
        return common._replace(note="" if cell == EMPTY and common.name != "note" else cell)
    for injured, word in FALLS.items():
        if cell == word or cell.startswith(f"{word}: "):
            found = common._replace(note=cell.removeprefix(word).removeprefix(": "))
            return found if injured is None else found._replace(value="1" if injured else "0", unit=INJURED)
    return common._replace(note=cell)


def _remarks(cell: str, headings: Iterable[str]) -> dict[str, str]:
    """The remark about each heading, from a cell of them."""
    longest_first = sorted(headings, key=len, reverse=True)
    found: dict[str, str] = {}
    about = ""
    for line in cell.split("\n") if cell.strip() else []:
        if line.startswith(INDENT) and about:
            found[about] += f"\n{line.removeprefix(INDENT)}"
        elif line.strip():
            about = next((one for one in longest_first if line.startswith(f"{one}: ")), line.partition(": ")[0])
            found[about] = line[len(about) + 2 :]
    return found


def _number(cell: str, *, comma: bool) -> str:
    return cell.replace(",", ".") if comma and cell.count(",") == 1 else cell
