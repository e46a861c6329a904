"""The words of ``tracker shot`` and ``tracker take``: what was taken, how much, where, when - or skipped.

    shot friday 8am left thigh      shot hydroxocobalamin 1 mg im
    take b12 1000 ug                take folate 5 mg yesterday          take b12 skipped

What is left out is taken over from the last dose of the same product; the place is not, as places change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tracker.domain.catalogue import (
    INJECTION_SITE_WORDS,
    PRODUCTS,
    ROUTE_WORDS,
    candidates,
    key_of,
    label_of,
    suggestions,
)
from tracker.domain.grammar import NUMBER, Moment, Option, Piece, common, longest, moment_of, read, unknown, words_of
from tracker.domain.places import Place
from tracker.domain.records import INJECTION_ROUTES, Dose
from tracker.domain.units import DOSE_UNITS, amount_text, number_text
from tracker.domain.when import NUMBER_WORDS, RESERVED, Now, count_of
from tracker.errors import Unreadable

_AMOUNT_GLUED: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)([a-zµμ]+)")
_DECIMAL_COMMA: Final = re.compile(r"[0-9]+,[0-9]+")
_THOUSANDS: Final = re.compile(r"([1-9][0-9]{0,2})([.,][0-9]{3})+(?![0-9])")
_SHORTEST_BEGINNING: Final = 3
_PRODUCT_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Taken:
    """One dose as it was said, or filled in from the last one (``from_last``) or from a plan, which says the
    day (``planned_for``); None where nobody said."""

    product: str | None = None
    form: str | None = None
    route: str | None = None
    amount: float | None = None
    unit: str | None = None
    places: tuple[Place, ...] = ()
    skipped: bool = False
    from_last: Dose | None = None
    planned_for: date | None = None


@dataclass(frozen=True, slots=True)
class DoseLine:
    """What a line of ``shot`` or ``take`` says."""

    doses: tuple[Taken, ...]
    moment: Moment


def read_doses(
    arguments: Sequence[str],
    *,
    now: Now,
    injected: bool,
    recent: Sequence[Dose],
    product: str | None = None,
    planned: bool = False,
) -> DoseLine:
    """The doses, the day and the time that ``arguments`` say.

    injected: whether it is ``shot``; recent: earlier doses, the newest first; product: a name given outright;
    planned: whether a dose without a product is left so, as a plan says what it is.
    Raises Unreadable for anything that cannot be read for certain.
    """
    words = words_of(arguments)
    earlier = [dose for dose in recent if dose.injected == injected]
    known = known_products(earlier)
    named = None if product is None else known.get(key_of(product), product)

    def match_here(words: Sequence[str], start: int) -> Option | None:
        return match(words, start, known)

    def understand(pieces: Sequence[Piece]) -> DoseLine:
        doses = _doses(pieces, named, injected)
        return DoseLine(
            tuple(
                done
                for dose in doses
                for done in ([dose] if planned and dose.product is None else _fill(dose, earlier, injected))
            ),
            moment_of(pieces, now),
        )

    return read(words, now=now, match=match_here, understand=understand, say=_say)


def read_product(
    words: Sequence[str], *, injected: bool, recent: Sequence[Dose], product: str | None = None
) -> Taken:
    """What is to be taken, and how much, without a day: the beginning of a plan. Raises Unreadable."""
    known = known_products([dose for dose in recent if dose.injected == injected])
    named = None if product is None else known.get(key_of(product), product)
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        length, found = match(words, place, known) or (1, (Piece("unknown", words[place], words[place]),))
        pieces += found
        place += length
    doses = _doses(pieces, named, injected)
    if len(doses) > 1:
        raise Unreadable("There are two products.", "Make a plan for each.")
    taken = doses[0]
    return replace(taken, form=form_of(taken.product or ""))


def known_products(earlier: Sequence[Dose]) -> Mapping[str, str]:
    """What a product can be called, as a key, with its name as it is stored; the person's own come first."""
    known = {key_of(dose.product): dose.product for dose in earlier}
    for key, listed in PRODUCTS.items():
        for name in (key, key_of(listed.label), *listed.aliases):
            known.setdefault(name, key)
    return known


def match(words: Sequence[str], start: int, known: Mapping[str, str]) -> Option | None:
    """What begins at word ``start`` of a line of doses, other than a day or a time."""
    word = words[start]
    following = words[start + 1] if start + 1 < len(words) else ""
    if found := _THOUSANDS.match(word):
        # One of the two is a thousand times the other.
        thousands, decimal = re.sub("[.,]", "", found[0]), number_text(float(re.sub("[.,]", ".", found[0], count=1)))
        raise Unreadable(f'"{found[0]}" could be {thousands} or {decimal}.', "Write one of the two.")
    if _DECIMAL_COMMA.match(word):
        raise Unreadable(f'I could not read "{word}".', f"Write it with a point: {word.replace(',', '.')}")
    if NUMBER.fullmatch(word) or word in NUMBER_WORDS:
        number = float(word) if NUMBER.fullmatch(word) else float(count_of(word) or 0)
        if following in DOSE_UNITS:
            return 2, (Piece("amount", (number, DOSE_UNITS[following]), f"{word} {following}"),)
        raise Unreadable(
            f"{word} what? An amount needs its unit.", f"Write it as on the label: {word} mg or {word} ug"
        )
    if (glued := _AMOUNT_GLUED.fullmatch(word)) and glued[2] in DOSE_UNITS:
        return 1, (Piece("amount", (float(glued[1]), DOSE_UNITS[glued[2]]), word),)
    if word in ROUTE_WORDS:
        return 1, (Piece("route", ROUTE_WORDS[word], word),)
    if word in ("buttock", "bum", "glute", "gluteal"):
        raise Unreadable(
            f'"{word}" could be ventrogluteal (the side of the hip) or dorsogluteal (the upper outer buttock).',
            "Write one of the two.",
        )

    def site(text: str) -> Piece | None:
        return Piece("site", INJECTION_SITE_WORDS[text], text) if text in INJECTION_SITE_WORDS else None

    def named(text: str) -> Piece | None:
        name = _find(key_of(text), known, text)
        return Piece("product", name, text) if name else None

    return common(words, start) or longest(words, start, 2, site) or longest(words, start, _PRODUCT_WORDS, named)


def _find(key: str, known: Mapping[str, str], said: str) -> str | None:
    if key in known:
        return known[key]
    if len(key) < _SHORTEST_BEGINNING or key in RESERVED:
        return None
    found = list(dict.fromkeys(known[name] for name in candidates(key, known)))
    if len(found) > 1:
        labels = [label_of("dose", name) for name in found]
        raise Unreadable(
            f'"{said}" could be {" or ".join(labels)}.',
            f'Write the whole name: {labels[0]}. For something else: --product "{said} ..."',
        )
    return found[0] if found else None


def _doses(pieces: Sequence[Piece], product: str | None, injected: bool) -> list[Taken]:
    """The doses that the pieces say: each product begins one, and what stands before the first belongs to it."""
    done: list[Taken] = []
    current = Taken(product=product)
    where: list[Piece] = []
    strange: list[Piece] = []
    for piece in pieces:
        match piece.kind:
            case "product":
                if current.product is not None:
                    done.append(replace(current, places=places_said(where)))
                    current, where = Taken(), []
                current = replace(current, product=str(piece.value))
            case "amount" if isinstance(piece.value, tuple):
                if current.amount is not None:
                    raise Unreadable(
                        f"There are two amounts: {amount_text(current.amount, current.unit or '')} and {piece.text}.",
                        "Write what it is before each amount, or log one at a time.",
                    )
                current = replace(current, amount=piece.value[0], unit=piece.value[1])
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
            case "unknown":
                strange.append(piece)
    if strange:
        places = [number for number, piece in enumerate(pieces) if piece.kind == "unknown"]
        together = places[-1] - places[0] == len(places) - 1
        current = _new_product(strange if together else strange[:1], current, together=together)
    return [*done, replace(current, places=places_said(where))]


def places_said(pieces: Sequence[Piece]) -> tuple[Place, ...]:
    """The places of one injection that pieces of the kinds ``site`` and ``side`` say; a side alone has no site.

    A side that stands first belongs to the place after it, and so do those that follow: left thigh right thigh;
    else each belongs to the place before it: thigh left, deltoid right. Raises Unreadable.
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


def _new_product(strange: Sequence[Piece], current: Taken, *, together: bool) -> Taken:
    """A product that nobody has named before: taken as one only beside an amount, and when it is no slip.

    together: whether nothing else stands between the words that nobody knows.
    """
    name = " ".join(piece.text for piece in strange)
    known = [*RESERVED, *ROUTE_WORDS, *INJECTION_SITE_WORDS, *PRODUCTS, "skipped", "left", "right", "both"]
    slip = not together or any(
        suggestions(piece.text, known) or any(one.startswith(piece.text) for one in known) for piece in strange
    )
    if current.product is None and current.amount is not None and not slip and len(strange) <= _PRODUCT_WORDS:
        return replace(current, product=name)
    raise unknown(
        replace(strange[0], text=strange[0].text if slip else name),
        [*ROUTE_WORDS, *INJECTION_SITE_WORDS, *PRODUCTS],
        f'If that is what it is called, name it outright: --product "{name}"',
    )


def _fill(dose: Taken, earlier: Sequence[Dose], injected: bool) -> list[Taken]:
    """The dose with what was left out taken over from the last one; several when nothing named a product."""
    if dose.product is None:
        if not earlier:
            example = "tracker shot hydroxocobalamin 1 mg" if injected else "tracker take b12 1000 ug"
            raise Unreadable("I do not know yet what you take.", f"Say it once, as on the label: {example}")
        day = next((one.day for one in earlier if one.state == "taken"), earlier[0].day)
        that_day: dict[str, Dose] = {}
        for one in earlier:
            if one.day == day:
                that_day.setdefault(one.product, one)
        last = list(that_day.values())[: 1 if injected else None]
        if len(last) > 1 and (dose.amount is not None or dose.route is not None):
            said = amount_text(dose.amount, dose.unit or "") if dose.amount is not None else dose.route
            raise Unreadable(
                f"{said} of what? You take {' and '.join(label_of('dose', name) for name in that_day)}.",
                "Name the one it is.",
            )
        return [_take_over(replace(dose, product=one.product), one, injected) for one in last]
    same = [one for one in earlier if one.product == dose.product]
    with_amount = next((one for one in same if one.amount is not None), None)
    return [_take_over(dose, with_amount or next(iter(same), None), injected)]


def _take_over(dose: Taken, last: Dose | None, injected: bool) -> Taken:
    form = form_of(dose.product or "")
    route = dose.route or (last.route if last else "injection" if injected else "oral")
    if last is None or dose.amount is not None or dose.skipped:
        return replace(dose, form=form or (last.form if last else None), route=route)
    from_last = last if last.amount is not None else None
    return replace(dose, form=form or last.form, route=route, amount=last.amount, unit=last.unit, from_last=from_last)


def form_of(product: str) -> str | None:
    """The chemical form that a product's name says, such as hydroxocobalamin; None where it says none."""
    return PRODUCTS[product].form if product in PRODUCTS else None


def _say(line: DoseLine) -> str:
    products = ", ".join(label_of("dose", dose.product or "what is planned") for dose in line.doses)
    return products + (f" on {line.moment.day}" if line.moment.day else "")
