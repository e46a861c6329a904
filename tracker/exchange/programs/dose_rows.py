"""A table of doses: a row each, with columns of the product, the amount, and how and where it was given."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tracker.domain.model.catalogue import ROUTE_WORDS
from tracker.exchange.meaning.cell_values import amount_in, is_empty
from tracker.exchange.meaning.column_names import PLACES
from tracker.exchange.meaning.found import Found, Said
from tracker.exchange.meaning.injection_places import injection_place
from tracker.exchange.meaning.languages import words
from tracker.exchange.meaning.loose_days import DayReader
from tracker.exchange.meaning.outcome_dose import as_dose
from tracker.exchange.programs.sheet_columns import Columns
from tracker.exchange.programs.text_table import Table

_PRODUCTS: Final = words(
    "product, medication, medicine, drug, supplement, vitamin, medikament, präparat, mittel, médicament, "
    "medicamento, farmaco, medicijn, geneesmiddel, lek, läkemedel"
)
_AMOUNTS: Final = words("dose, amount, dosage, strength, dosis, menge, dosierung, quantité, dawka, dosering")
_ROUTES: Final = words("route, how, way, art, verabreichung, voie, vía, via, toedieningsweg")


def is_of_doses(keys: list[str]) -> bool:
    """Whether the headings, as plain keys, are of a table of doses."""
    return any(key in _PRODUCTS for key in keys) and any(key in _AMOUNTS for key in keys)


def read_doses(table: Table, columns: Columns, days: DayReader, found: Found) -> None:
    """Put the rows into ``found``, a group for each product. What else a row says stays in the note of its dose."""
    product, amount = columns.place(_PRODUCTS) or 0, columns.place(_AMOUNTS) or 0
    route, place = columns.place(_ROUTES), columns.place(PLACES)
    other = [at for at in columns.others if at not in (product, amount, route, place)]
    for number, row in table.below():
        name = " ".join(row[product].split())
        when = columns.when(number, row, days, name)
        if when is None or is_empty(name):
            continue
        notes = [row[at].strip() for at in columns.notes if row[at].strip()]
        notes += [f"{columns.headings[at]}: {row[at].strip()}" for at in other if not is_empty(row[at])]
        given = Said(table.where(number), when.day, when.time, text=row[amount].strip() or "x", offset=when.offset)
        said = as_dose(given)
        if said is None:
            continue
        if route is not None and not is_empty(cell := row[route]):
            said = replace(said, route=ROUTE_WORDS.get(cell.strip().lower()))
            notes += [] if said.route else [f"{columns.headings[route]}: {cell.strip()}"]
        if place is not None and not is_empty(cell := row[place]):
            site = injection_place(cell)
            said = replace(said, site=site[0], side=site[1]) if site else said
            notes += [] if site else [f"{columns.headings[place]}: {cell.strip()}"]
        if amount_in(given.text):
            said = replace(said, text="")
        found.group(name, "dose").said.append(replace(said, note="; ".join(filter(None, [said.note, *notes]))))
