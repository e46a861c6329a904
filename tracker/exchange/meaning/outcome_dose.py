"""What becomes of the doses of a file: their product, their amounts and how they were taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from tracker.domain.language.day_words import Now
from tracker.domain.language.dose_words import read_doses
from tracker.domain.model.catalogue import PRODUCTS, ROUTE_WORDS, key_of, label_of
from tracker.domain.model.dose import Taken, form_of
from tracker.domain.model.units import DOSE_UNITS
from tracker.domain.wording.numbers import amount_text, counted
from tracker.errors import Unreadable
from tracker.exchange.meaning.cell_values import amount_in, is_mark, is_no, missed, without_amount
from tracker.exchange.meaning.found import Group, Question, Said, quoted
from tracker.exchange.meaning.headings import is_injection, product_of
from tracker.exchange.meaning.injection_places import all_injected, injection_place, route_in

_BY_MOUTH: Final = frozenset({"tablet", "capsule", "drop"})
# Only the words, never the clock, decide how the words of --product are read.
_SOME_TIME: Final = datetime(2000, 1, 1)  # noqa: DTZ001
_ROUTES: Final = frozenset({*ROUTE_WORDS, "injection", "mouth"})


@dataclass(frozen=True, slots=True)
class DoseOutcome:
    """What every dose of a group has in common; amount and unit where an entry has none of its own."""

    product: str
    route: str
    form: str | None
    amount: float | None
    unit: str | None
    text: str


def dose_outcome(
    group: Group, words: str | None, routes: Mapping[str, str]
) -> tuple[DoseOutcome | None, Question | None]:
    """The doses of a group, or the question that has to be answered first.

    words: what --product says of it, None when it says nothing. Raises Unreadable for words that cannot be read.
    """
    said = _read(words, group) if words else Taken()
    product = said.product or (product_of(group.words) or group.words if group.kind == "dose" else None)
    if product is None:
        given = sum(not one.skipped for one in group.said)
        return None, Question(
            f'"{group.name}" has {counted(given, "mark")}: what was taken?',
            [
                f"for example: --product {quoted(f'{group.name}=hydroxocobalamin 1 mg im')}",
                f"keep it as notes: --as {quoted(f'{group.name}=note')}",
                f"leave it out: --skip {quoted(group.name)}",
            ],
        )
    route = said.route or _route(group, product, routes)
    if route is None and any(one.route is None for one in group.said):
        ways = ("im", "oral", "sublingual") if product in PRODUCTS else ("oral", "im", "sublingual")
        return None, Question(
            f'"{group.name}": how was it taken?',
            [
                *(f"--product {quoted(f'{group.name}={how}')}" for how in ways),
                f"leave it out: --skip {quoted(group.name)}",
            ],
        )
    if said.amount is None and (amount := amount_in(group.name)):
        said = replace(said, amount=amount[0], unit=amount[1])
    text = label_of("dose", product) + (
        f" {amount_text(said.amount, said.unit)}" if said.amount and said.unit else ""
    )
    form = said.form or form_of(product)
    how = route or " or ".join(sorted({one.route for one in group.said if one.route}))
    return DoseOutcome(product, route or "", form, said.amount, said.unit, f"doses of {text}, {how}"), None


def only_route(words: str) -> bool:
    """Whether the words of --product say how it is taken and nothing else."""
    return all(word in _ROUTES or word == "by" for word in words.lower().split())


def as_dose(said: Said) -> Said | None:
    """The dose that a cell marks, with its amount or its place; None for a no. Other words stay in its note."""
    text = said.text
    if missed(text):
        return replace(said, number=None, skipped=True)
    if is_no(text):
        return None
    said = replace(said, number=None)
    if amount := amount_in(text):
        said = replace(said, number=amount[0], unit=amount[1])
    if is_mark(text):
        return said
    rest = without_amount(text) if amount else text
    first, _, after = rest.partition(" ")
    rest = (after if is_mark(first.strip(",;:.-")) else rest).strip(" ,;:.-–()")
    rest, route = route_in(rest)
    said = replace(said, route=route or said.route)
    if place := injection_place(rest):
        return replace(said, site=place[0], side=place[1])
    return replace(said, note="; ".join(filter(None, [rest, said.note])))


def _route(group: Group, product: str, routes: Mapping[str, str]) -> str | None:
    if (known := routes.get(key_of(product))) is not None:
        return known
    if is_injection(group.name) or any(is_injection(one.text) for one in group.said) or all_injected(group):
        return "injection"
    said = {DOSE_UNITS.get(word.strip("(),?").lower()) for word in group.name.split()}
    units = ({one.unit for one in group.said} | said) - {None}
    listed = PRODUCTS.get(product)
    # B12 comes as an injection and as a tablet; the rest of the list is swallowed.
    if (units & _BY_MOUTH and units <= _BY_MOUTH | {"mg", "ug", "IU"}) or (
        listed is not None and listed.vitamin != "B12"
    ):
        return "oral"
    return None


def _read(words: str, group: Group) -> Taken:
    """The words of --product: a product, an amount and a route, or some of them."""
    if only_route(words):
        text = " ".join(word for word in words.lower().split() if word != "by")
        route = "oral" if text == "mouth" else "injection" if text == "injection" else ROUTE_WORDS.get(text)
        if route is None:
            raise Unreadable("I could not read how it is taken.", "Write one of: im, sc, iv, oral, sublingual")
        own = product_of(group.words) or (group.words if group.kind == "dose" else None)
        if own is None:
            raise Unreadable(
                "It does not say what was taken.", "Write the product too, such as: hydroxocobalamin 1 mg im"
            )
        return Taken(product=own, route=route)
    refused: Unreadable | None = None
    rest = [word for word in words.split() if word.lower() != "injection"]
    for injected in (True, False):
        try:
            line = read_doses(rest, now=Now(_SOME_TIME), injected=injected, recent=[])
        except Unreadable as error:
            refused = refused or error
            continue
        if len(line.doses) == 1 and line.doses[0].product and line.moment.day is None:
            taken = line.doses[0]
            if taken.route is None and len(rest) < len(words.split()):
                taken = replace(taken, route="injection")
            return taken
    raise refused or Unreadable("I could not read one product in it.", "Write it as: hydroxocobalamin 1 mg im")
