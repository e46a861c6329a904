"""A table of doses: a row each, with columns of the product, the amount, and how and where it was given."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tracker.domain.model.units import DOSE_UNITS
from tracker.exchange.meaning.cell_values import amount_in, is_empty, number_in
from tracker.exchange.meaning.column_names import PLACES
from tracker.exchange.meaning.found import Found, Said
from tracker.exchange.meaning.injection_places import injection_place, route_of
from tracker.exchange.meaning.languages import plain_key, words
from tracker.exchange.meaning.loose_days import DayReader
from tracker.exchange.meaning.outcome_dose import as_dose
from tracker.exchange.meaning.unit_headings import split_unit
from tracker.exchange.programs.sheet_columns import Columns
from tracker.exchange.programs.text_table import Table

_PRODUCTS: Final = words(
    "product, medication, medicine, drug, supplement, vitamin, medikament, präparat, mittel, médicament, "
    "medicamento, farmaco, medicijn, geneesmiddel, lek, läkemedel"
)
_AMOUNTS: Final = words("dose, amount, dosage, strength, dosis, menge, dosierung, quantité, dawka, dosering")
_ROUTES: Final = words("route, how, way, art, verabreichung, voie, vía, via, toedieningsweg")


def is_of_doses(headings: list[str]) -> bool:
    """Whether the headings are of a table of doses."""
    return any(plain_key(heading) in _PRODUCTS for heading in headings) and _amounts_in(headings) is not None


def _amounts_in(headings: list[str]) -> tuple[int, str] | None:
    """The column of the amounts, and their unit where its heading says it: ``Dose (mcg)``."""
    for place, heading in enumerate(headings):
        name, unit = split_unit(heading) or (heading, "")
        if plain_key(heading) in _AMOUNTS or (plain_key(name) in _AMOUNTS and unit.lower() in DOSE_UNITS):
            return place, DOSE_UNITS.get(unit.lower(), "")
    return None


def read_doses(table: Table, columns: Columns, days: DayReader, found: Found) -> None:
    """Put the rows into ``found``, a group for each product. What else a row says stays in the note of its dose."""
    product, (amount, unit) = columns.place(_PRODUCTS) or 0, _amounts_in(columns.headings) or (0, "")
    route, place = columns.place(_ROUTES), columns.place(PLACES)
    other = [at for at in columns.others if at not in (product, amount, route, place)]
    for number, row in table.below():
        name = " ".join(row[product].split())
        when = columns.when(number, row, days, name)
        if when is None or is_empty(name):
            continue
        notes = [row[at].strip() for at in columns.notes if row[at].strip()]
        notes += [f"{columns.headings[at]}: {row[at].strip()}" for at in other if not is_empty(row[at])]
        text = row[amount].strip() or "x"
        text = f"{text} {unit}" if unit and number_in(text) else text
        given = Said(table.where(number), when.day, when.time, text=text, offset=when.offset)
        said = as_dose(given)
        if said is None:
            continue
        if route is not None and not is_empty(cell := row[route]):
            said = replace(said, route=route_of(cell) or said.route)
            notes += [] if route_of(cell) else [f"{columns.headings[route]}: {cell.strip()}"]
        if place is not None and not is_empty(cell := row[place]):
            site = injection_place(cell)
            said = replace(said, site=site[0], side=site[1]) if site else said
            notes += [] if site else [f"{columns.headings[place]}: {cell.strip()}"]
        if amount_in(given.text):
            said = replace(said, text="")
        found.group(name, "dose").said.append(replace(said, note="; ".join(filter(None, [said.note, *notes]))))
