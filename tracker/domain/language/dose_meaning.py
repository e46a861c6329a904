"""Make doses from the pieces of a line of ``shot`` or ``take``: decide what belongs to what.

``analysis.doses`` completes what was left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracker.domain.language.day_words import RESERVED
from tracker.domain.language.grammar import Piece, strangers, unknown, unknown_name
from tracker.domain.language.score_words import NO_NAMES
from tracker.domain.model.body_places import INJECTION_SITE_WORDS, SIDES, Place
from tracker.domain.model.catalogue import PRODUCTS, ROUTE_WORDS, suggestions
from tracker.domain.model.dose import Taken, form_of
from tracker.domain.model.records import INJECTION_ROUTES
from tracker.domain.model.units import COUNTED, is_mass
from tracker.domain.wording.numbers import amount_text
from tracker.errors import Unreadable

# The most words in a product's name.
PRODUCT_WORDS: Final = 5
_DENIED: Final = frozenset(
    {"not", "never", "wasn't", "wasnt", "weren't", "isn't", "isnt", "didn't", "didnt", "don't", "hasn't"}
)


def doses_of(pieces: Sequence[Piece], product: str | None, injected: bool, *, dated: bool = True) -> list[Taken]:
    """The doses in the pieces. Each product begins a dose; pieces before the first product belong to it.

    dated: whether an unknown word may be meant as a day.
    """
    done: list[Taken] = []
    current = Taken(product=product)
    where: list[Piece] = []
    strength: Piece | None = None
    for piece in pieces:
        match piece.kind:
            case "product" if product is not None:
                # Named outright, and said once more: the same, or the form that it has.
                if (said := str(piece.value)) != product and form_of(said) is None:
                    raise Unreadable(f"There are two products: {product} and {piece.text}.", "Log one at a time.")
                current = replace(current, form=form_of(said))
            case "product":
                if current.product is not None:
                    done.append(replace(_of_strength(current, strength), places=places_said(where)))
                    current, where, strength = Taken(), [], None
                current = replace(current, product=str(piece.value))
            case "amount" if isinstance(piece.value, tuple):
                current = _with_amount(current, piece.value[0], piece.value[1], piece.text)
            case "times" if isinstance(piece.value, float):
                current = _times(current, piece)
            case "strength":
                strength = piece
            case "route":
                if (piece.value in INJECTION_ROUTES) != injected:
                    right = "take" if injected else "shot"
                    raise Unreadable(f'"{piece.text}" goes with tracker {right}.', f"Write: tracker {right} ...")
                _refuse_another(current.route, piece)
                current = replace(current, route=str(piece.value))
            case "site" | "side":
                if not injected:
                    raise Unreadable(f'"{piece.text}" goes with an injection.', "Write: tracker shot ...")
                where.append(piece)
            case "skipped":
                current = replace(current, skipped=True)
    strange, together = strangers(pieces)
    if strange:
        current = _new_product(strange if together else strange[:1], current, together=together, dated=dated)
    return [*done, replace(_of_strength(current, strength), places=places_said(where))]


def _with_amount(current: Taken, amount: float, unit: str, text: str) -> Taken:
    """A dose with an amount. One tablet beside its strength is that strength; of several, it may be each or all."""
    if current.amount is None or (current.amount == 1 and current.unit in COUNTED and is_mass(unit)):
        return replace(current, amount=amount, unit=unit)
    before = amount_text(current.amount, current.unit or "")
    if amount == 1 and unit in COUNTED and is_mass(current.unit):
        return current
    counted = unit in COUNTED or current.unit in COUNTED
    if counted and (is_mass(unit) or is_mass(current.unit)):
        several, each = (before, text) if current.unit in COUNTED else (text, before)
        raise Unreadable(
            f'"{several}" and "{each}": that could be {each} in each, or in all.',
            f"Write one of the two: {several} of {each}, or the amount of all of them.",
        )
    raise Unreadable(
        f"There are two amounts: {before} and {text}.", "Write what it is before each amount, or log one at a time."
    )


def _times(current: Taken, piece: Piece) -> Taken:
    if current.amount is None or not isinstance(piece.value, float):
        raise Unreadable(f'I could not tell what "{piece.text}" counts.', "Write it as: 2 tablets of 500 mcg")
    return replace(current, amount=round(current.amount * piece.value, 9))


def _of_strength(current: Taken, strength: Piece | None) -> Taken:
    """A dose in millilitres as the amount that is in them."""
    if strength is None or not isinstance(strength.value, tuple):
        return current
    if current.amount is None or current.unit != "mL":
        raise Unreadable(
            f'"{strength.text}" is a strength, and how many ml of it were taken was not said.',
            f"Write the amount, or: 1 ml of {strength.text}",
        )
    each, unit = strength.value
    return replace(current, amount=round(current.amount * each, 9), unit=unit)


def places_said(pieces: Sequence[Piece]) -> tuple[Place, ...]:
    """The places of one injection, from pieces of the kinds ``site`` and ``side``. A side alone has no site.

    If a side comes first, every side belongs to the place after it: left thigh right thigh. Otherwise every side
    belongs to the place before it: thigh left, deltoid right. Raises Unreadable.
    """
    side_first = bool(pieces) and pieces[0].kind == "side"
    found: list[Place] = []
    side: str | None = None
    for piece in pieces:
        if piece.kind == "side" and (side_first or not found):
            _refuse_another(side, piece)
            side = str(piece.value)
        elif piece.kind == "side":
            _refuse_another(found[-1].side, piece)
            found[-1] = Place(found[-1].site, str(piece.value))
        elif isinstance(piece.value, tuple):
            found.append(Place(piece.value[0], side or piece.value[1]))
            side = None
    if side is not None and not found:
        return (Place(None, side),)
    if side is not None:
        raise Unreadable(f"I could not tell what is on the {side}.", "Write each place with its side: left thigh")
    if len(set(found)) < len(found):
        raise Unreadable("There is one place twice.", "Write each place once, with its side.")
    return tuple(found)


def _refuse_another(said: str | None, piece: Piece) -> None:
    if said not in (None, piece.value):
        raise Unreadable(f"There are two of them: {said} and {piece.value}.", "Write one, or log one dose at a time.")


def _new_product(strange: Sequence[Piece], current: Taken, *, together: bool, dated: bool) -> Taken:
    """A product that nobody named before. It is accepted only beside an amount, and when it is not a typing mistake.

    together: whether the unknown words come one after the other.
    """
    denied = next((piece.text for piece in strange if piece.text.replace("\u2019", "'") in _DENIED), None)
    if denied is not None:
        # Without this word, the rest would say that it was taken.
        raise Unreadable(f'"{denied}" may mean that it was not taken.', "Write skipped in place of these words.")
    name = " ".join(piece.text for piece in strange)
    known = [*RESERVED, *ROUTE_WORDS, *INJECTION_SITE_WORDS, *PRODUCTS, "skipped", *SIDES]
    slip = not together or any(
        suggestions(piece.text, known) or any(one.startswith(piece.text) for one in known) for piece in strange
    )
    if current.product is None and current.amount is not None and not slip and len(strange) <= PRODUCT_WORDS:
        return replace(current, product=name)
    piece = replace(strange[0], text=strange[0].text if slip else name)
    if not dated:
        hint = f'If that is what it is called, name it outright: --product "{name}"   How: tracker plan --help'
        raise unknown_name(piece.text, [*ROUTE_WORDS, *PRODUCTS], hint)
    raise unknown(
        piece,
        [*ROUTE_WORDS, *INJECTION_SITE_WORDS, *PRODUCTS],
        f'If that is what it is called, name it outright: --product "{name}"'
        if current.product is None and not any(one.text in NO_NAMES for one in strange)
        else "Leave it out, or put it into a note with --note.",
    )
