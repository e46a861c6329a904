"""The sheet of blood tests in a workbook of ours: its headings, its cells, and its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker.domain.model.records import LabResult, Record
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import comparator_sign
from tracker.exchange.cells import Cells
from tracker.exchange.complaint import BadCell
from tracker.exchange.own_export import BLOOD_HEADINGS, BLOOD_SHEET
from tracker.exchange.reading import RecordReader

_COLUMNS = ("day", "name", "value", "unit", "low", "high", "lab", "note")
_SIGNS = {"≤": "<=", "≥": ">="}


def cells_of_result(one: LabResult, symptoms: SymptomList) -> tuple[str | float | None, ...]:
    """The cells of a result, below the headings after the first; None where there is nothing."""
    value = f"{comparator_sign(one.comparator)}{one.value:g}" if one.comparator else one.value
    said = one.words if one.words is not None else value
    return (symptoms.label("lab", one.analyte), said, one.unit, one.low, one.high, one.laboratory, one.note)


def results_of(rows: Sequence[Sequence[str]], reader: RecordReader) -> Iterator[Record]:
    """The results in the rows of the sheet, the headings among them. Raises BadFile for what cannot be read."""
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        found = dict(zip(_COLUMNS, [*row, *[""] * len(_COLUMNS)], strict=False))
        value = "".join(found["value"].split(" ")) if found["unit"] else ""
        for sign, plain in _SIGNS.items():
            value = value.replace(sign, plain)
        words = "" if found["unit"] else found["value"]
        try:
            yield reader.record(Cells(**{**found, "kind": "lab", "value": value, "words": words}), number)
        except BadCell as error:
            column = "value" if error.column == "words" else error.column
            heading = BLOOD_HEADINGS[_COLUMNS.index(column)] if column in _COLUMNS else ""
            where = f"sheet {BLOOD_SHEET}, row {number}"
            raise error.at(f"{where}, column {heading}" if heading else where) from None
