"""The words of ``tracker shot`` and ``tracker take``: what was taken or skipped, how much, where and when.

    shot friday 8am left thigh      shot hydroxocobalamin 1 mg im
    take b12 1000 ug                take folate 5 mg yesterday          take b12 skipped

dose_meaning makes doses from the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.language.day_words import RESERVED, Now, count_of
from tracker.domain.language.dose_meaning import PRODUCT_WORDS, doses_of
from tracker.domain.language.grammar import NUMBER, Moment, Option, Piece, common, longest, moment_of, read, words_of
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.catalogue import (
    INJECTION_SITE_WORDS,
    PRODUCTS,
    ROUTE_WORDS,
    candidates,
    key_of,
    label_of,
)
from tracker.domain.model.dose import Taken, form_of
from tracker.domain.model.records import Dose
from tracker.domain.model.units import DOSE_UNITS
from tracker.domain.wording.numbers import number_text
from tracker.errors import Unreadable

_AMOUNT_GLUED: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)([a-zµμ]+)")
_DECIMAL_COMMA: Final = re.compile(r"[0-9]+,[0-9]+")
_THOUSANDS: Final = re.compile(r"([1-9][0-9]{0,2})([.,][0-9]{3})+(?![0-9])")
_SHORTEST_BEGINNING: Final = 3


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
) -> DoseLine:
    """The doses, the day and the time in ``arguments``. Nothing that they leave out is added.

    injected: whether it is ``shot``; recent: earlier doses, the newest first; product: a name given as an option.
    Raises Unreadable for anything that cannot be read for certain.
    """
    words = words_of(arguments)
    earlier = [dose for dose in recent if dose.injected == injected]
    known = known_products(earlier)
    named = None if product is None else known.get(key_of(product), product)

    def match_here(words: Sequence[str], start: int) -> Option | None:
        return match(words, start, known)

    def understand(pieces: Sequence[Piece]) -> DoseLine:
        return DoseLine(tuple(doses_of(pieces, named, injected)), moment_of(pieces, now))

    return read(words, now=now, match=match_here, understand=understand, say=_say)


def read_product(
    words: Sequence[str], *, injected: bool, recent: Sequence[Dose], product: str | None = None
) -> Taken:
    """What to take, and how much, without a day: the beginning of a plan. Raises Unreadable."""
    known = known_products([dose for dose in recent if dose.injected == injected])
    named = None if product is None else known.get(key_of(product), product)
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        length, found = match(words, place, known) or (1, (Piece("unknown", words[place], words[place]),))
        pieces += found
        place += length
    doses = doses_of(pieces, named, injected)
    if len(doses) > 1:
        raise Unreadable("There are two products.", "Make a plan for each.")
    taken = doses[0]
    return replace(taken, form=form_of(taken.product or ""))


def known_products(earlier: Sequence[Dose]) -> Mapping[str, str]:
    """Every name of a product, as a key, with its stored name. The person's own products come first."""
    known = {key_of(dose.product): dose.product for dose in earlier}
    for key, listed in PRODUCTS.items():
        for name in (key, key_of(listed.label), *listed.aliases):
            known.setdefault(name, key)
    return known


def match(words: Sequence[str], start: int, known: Mapping[str, str]) -> Option | None:
    """The option that begins at word ``start`` of a line of doses, other than a day or a time."""
    word = words[start]
    following = words[start + 1] if start + 1 < len(words) else ""
    if found := _THOUSANDS.match(word):
        # One reading is a thousand times the other.
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

    return common(words, start) or longest(words, start, 2, site) or longest(words, start, PRODUCT_WORDS, named)


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


def _say(line: DoseLine) -> str:
    products = ", ".join(label_of("dose", dose.product or "what is planned") for dose in line.doses)
    return products + (f" on {line.moment.day}" if line.moment.day else "")
