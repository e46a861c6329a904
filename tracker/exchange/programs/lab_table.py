"""A table of blood tests as laboratories and portals give them: a row a result, with its unit and its range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.model.catalogue import key_of
from tracker.domain.model.refusals import NAME_LENGTH
from tracker.exchange.complaint import BadCell, shown
from tracker.exchange.meaning.column_names import DATES
from tracker.exchange.meaning.found import Found, Said
from tracker.exchange.meaning.headings import blood_test_of
from tracker.exchange.meaning.loose_days import DayReader, When
from tracker.exchange.programs.text_table import Table

_TESTS: Final = frozenset(
    {
        "test",
        "tests",
        "test-name",
        "analyte",
        "investigation",
        "component",
        "name",
        "marker",
        "observation",
        "untersuchung",
    }
)
_RESULTS: Final = frozenset({"result", "results", "value", "your-value", "ergebnis", "wert", "resultat"})
_UNITS: Final = frozenset({"unit", "units", "einheit"})
_RANGES: Final = frozenset(
    {
        *(
            "range",
            "reference-range",
            "reference",
            "reference-interval",
            "ref-range",
            "normal-range",
            "referenzbereich",
        ),
        *("standard-range", "ref.-range", "reference-ranges", "ref-interval"),
    }
)
_FLAGS: Final = frozenset({"flag", "flags", "abnormal", "h/l", "status"})
_LABORATORIES: Final = frozenset({"lab", "laboratory", "labor", "performing-lab"})
DAYS: Final = DATES | {
    "collected",
    "collection-date",
    "date-collected",
    "sample-date",
    "result-date",
    "date-of-sample",
}
_RESULT = re.compile(r"(<=|>=|<|>|≤|≥)?\s*([0-9][0-9., ]*)")
_SPAN = re.compile(r"([0-9][0-9.,]*)\s*(?:-|–|to)\s*([0-9][0-9.,]*)")
_LIMIT = re.compile(r"(<=|>=|<|>|≤|≥|up to|below|above)\s*([0-9][0-9.,]*)", re.IGNORECASE)
_PLAIN: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_THREE: Final = re.compile(r"[1-9][0-9]{0,2}([.,])[0-9]{3}")
_SIGNS: Final = {"≤": "<=", "≥": ">="}


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row is the headings of such a table: a date, a test, a result and its unit."""
    keys = {key_of(cell) for cell in row}
    return bool(keys & DAYS and keys & _TESTS and keys & _RESULTS and keys & _UNITS)


@dataclass(frozen=True, slots=True)
class _Places:
    day: int
    test: int
    result: int
    unit: int
    span: int | None
    laboratory: int | None


def read(table: Table, days: DayReader) -> Found:
    """Each result as it is printed: value, unit and range. A flag follows from the range; words stay words."""
    found = Found("blood-tests", "a table of blood tests", remarks=list(table.remarks))
    keys = [key_of(heading) for heading in table.headings]
    at = _Places(
        *(
            next(place for place, key in enumerate(keys) if key in names)
            for names in (DAYS, _TESTS, _RESULTS, _UNITS)
        ),
        *(
            next((place for place, key in enumerate(keys) if key in names), None)
            for names in (_RANGES, _LABORATORIES)
        ),
    )
    used = {at.day, at.test, at.result, at.unit, at.span, at.laboratory}
    rows = [(number, [cell.strip() for cell in row]) for number, row in table.below()]
    decimal = decimal_mark([cell for _, row in rows for cell in (row[at.result], row[at.span or 0])])
    for number, row in rows:
        where = table.where(number)
        try:
            said, name, in_words = _result(where, row, at, days, decimal)
        except BadCell as error:
            found.fault(f"{where}, column {error.column}" if error.column else where, error.why)
            continue
        if said is None:
            continue
        if in_words:
            found.group(name, "note", why="the result is a text").said.append(said)
        else:
            group = found.group(name, "lab", words=blood_test_of(name) or key_of(name))
            group.said.append(said)
        for place, heading in enumerate(table.headings):
            if place not in used and row[place]:
                why = "it follows from the range" if keys[place] in _FLAGS else "it is no part of a result"
                found.left_out(heading, why)
    return found


def _result(where: str, row: list[str], at: _Places, days: DayReader, decimal: str) -> tuple[Said | None, str, bool]:
    name, text = " ".join(row[at.test].split()), row[at.result]
    if not name or not text or text in ("-", "–"):
        return None, name, False
    when = days.read(row[at.day], "date")
    span = row[at.span] if at.span is not None else ""
    unit = row[at.unit]
    match = _RESULT.fullmatch(text)
    if match is None and len(text) <= NAME_LENGTH:
        low, high = _range(span, decimal)
        rest = [f"range {span}"] if span and low is None and high is None else []
        return (
            Said(
                where,
                when.day,
                when.time,
                text=text,
                note=", ".join([*([f"unit {unit}"] if unit else []), *rest]),
                low=low,
                high=high,
                laboratory=row[at.laboratory] if at.laboratory is not None else "",
            ),
            name,
            False,
        )
    if match is None:
        said = f"{name}: {text}" + (f" {unit}" if unit else "") + (f" (range {span})" if span else "")
        return Said(where, when.day, when.time, text=said), name, True
    low, high = _range(span, decimal)
    note = f"range {span}" if span and low is None and high is None else ""
    return (
        Said(
            where,
            when.day,
            when.time,
            number=_number(match[2], decimal, "result"),
            text=text,
            unit=unit,
            comparator=_SIGNS.get(match[1], match[1]) if match[1] else None,
            low=low,
            high=high,
            note=note,
            laboratory=row[at.laboratory] if at.laboratory is not None else "",
        ),
        name,
        False,
    )


def result_in(where: str, when: When, text: str, unit: str, decimal: str) -> Said:
    """A result in a cell whose heading has its unit; one in words is kept in words. Raises BadCell."""
    match = _RESULT.fullmatch(text)
    if match is None:
        return Said(where, when.day, when.time, text=text, note=f"unit {unit}")
    sign = _SIGNS.get(match[1], match[1]) if match[1] else None
    number = _number(match[2], decimal, "")
    return Said(where, when.day, when.time, number=number, text=text, unit=unit, comparator=sign)


def _range(text: str, decimal: str) -> tuple[float | None, float | None]:
    bare = text.strip("()[] ")
    if match := _SPAN.fullmatch(bare):
        return _number(match[1], decimal, "range"), _number(match[2], decimal, "range")
    if match := _LIMIT.fullmatch(bare):
        number = _number(match[2], decimal, "range")
        return (None, number) if match[1].lower() in ("<", "<=", "≤", "up to", "below") else (number, None)
    return None, None


def decimal_mark(cells: Sequence[str]) -> str:
    """The mark of decimals that the cells use without a doubt, or "" when none does."""
    marks = {
        match[1] for cell in cells for match in re.finditer(r"[0-9]([.,])(?:[0-9]{1,2}|[0-9]{4,})(?![0-9])", cell)
    }
    marks |= {match[1] for cell in cells for match in re.finditer(r"(?<![0-9])0([.,])[0-9]", cell)}
    return marks.pop() if len(marks) == 1 else ""


def _number(text: str, decimal: str, column: str) -> float:
    written = text.strip().replace(" ", "")
    if match := _THREE.fullmatch(written):
        if not decimal:
            whole, part = re.sub("[.,]", "", written), written.replace(",", ".")
            raise BadCell(column, f"{shown(written)} could be {whole} or {part}: write one of the two")
        return float(written.replace(",", ".") if match[1] == decimal else re.sub("[.,]", "", written))
    if not _PLAIN.fullmatch(written):
        raise BadCell(column, f"{shown(text)} is not a number")
    number = float(written.replace(",", "."))
    if number >= 1e6:
        raise BadCell(column, f"{shown(text)} is not a number below 1,000,000")
    return number
