"""The words of ``tracker shot`` and ``tracker take``: what was taken or skipped, how much, where and when.

    shot friday 8am left thigh      shot hydroxocobalamin 1 mg im
    take b12 1000 ug                take folate 5 mg yesterday          take b12 skipped

dose_meaning makes doses from the pieces.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tracker.domain.language.day_words import RESERVED, Now, at_start, count_of
from tracker.domain.language.dose_amounts import (
    AMOUNT_GLUED,
    counted_first,
    is_amount_at,
    is_mass_at,
    not_taken,
    parted,
    several_at,
    strength_at,
    times_at,
)
from tracker.domain.language.dose_meaning import PRODUCT_WORDS, doses_of
from tracker.domain.language.given_by import GIVERS, given_by
from tracker.domain.language.grammar import (
    NUMBER,
    Moment,
    Option,
    Piece,
    common,
    longest,
    moment_of,
    read,
    with_point,
    without_points,
    words_of,
)
from tracker.domain.language.period_words import each_day
from tracker.domain.model.body_places import INJECTION_SITE_WORDS
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.catalogue import PRODUCTS, ROUTE_PHRASES, ROUTE_WORDS, candidates, key_of, label_of
from tracker.domain.model.dose import Taken, form_of
from tracker.domain.model.records import Dose
from tracker.domain.model.units import COUNTED, DOSE_UNITS
from tracker.errors import Unreadable

_SIDES: Final = {"l": "left", "lt": "left", "r": "right", "rt": "right"}
# Words that say no more of an injection than that there was one.
_JABS: Final = frozenset(
    {"injection", "injections", "jab", "jabs", "injected", "injecting", "administered", "given", "done"}
)
_HAD: Final = frozenset({"had", "got", "took", "have"})
_BATCH: Final = frozenset({"batch", "lot", "charge", "expiry", "exp"})
# Vitamins that are no product of the catalogue, and no beginning of another name.
_VITAMIN: Final = re.compile(r"a|c|e|b[1-7]|b9|d[23]?|k[12]?")
# From here on a number without a unit is more often one of micrograms.
_OF_MICROGRAMS: Final = 50
# Between two doses of two days.
_BETWEEN: Final = re.compile(r"(?<![0-9]),|,(?![0-9])|;|\bthen\b|\band\b")
_MOST_LINES: Final = 4
_SHORTEST_BEGINNING: Final = 3
# The most words of an amount: half a tablet of 500 mcg.
_LONGEST_AMOUNT: Final = 6


@dataclass(frozen=True, slots=True)
class DoseLine:
    """What a line of ``shot`` or ``take`` says."""

    doses: tuple[Taken, ...]
    moment: Moment
    given_by: str = ""


def read_doses(
    arguments: Sequence[str],
    *,
    now: Now,
    injected: bool,
    recent: Sequence[Dose],
    planned: Sequence[str] = (),
    product: str | None = None,
) -> DoseLine:
    """The doses, the day and the time in ``arguments``. Nothing that they leave out is added.

    injected: whether it is ``shot``; recent: earlier doses, the newest first; planned: the products of the plans;
    product: a name given as an option.
    Raises Unreadable for anything that cannot be read for certain.
    """
    try:
        return _read(arguments, now, injected, recent, planned, product)
    except Unreadable as refused:
        _refuse_several(arguments, injected, lambda words: _read(words, now, injected, recent, planned, product))
        found = None if injected else each_day(" ".join(arguments).lower().split(), now)
        if found is None:
            raise
        try:
            _read(found.words, now, injected, recent, planned, product)
        except Unreadable:
            raise refused from None
        line = shlex.join(found.words)
        days = " ".join(found.days)
        raise Unreadable(
            f'A dose is of one day, and "{found.said}" is several.',
            f"For today: tracker take {line}   For each day: tracker take {line} {days}",
        ) from None


def _read(
    arguments: Sequence[str],
    now: Now,
    injected: bool,
    recent: Sequence[Dose],
    planned: Sequence[str],
    product: str | None,
) -> DoseLine:
    earlier = [dose for dose in recent if dose.injected == injected]
    known = known_products(earlier, planned)
    named = None if product is None else known.get(key_of(product), product)
    known = known if product is None or named is None else {**known, key_of(product): named}
    arguments, giver = given_by(" ".join(arguments).split(), lambda words, start: _begins(words, start, known, now))
    words = counted_first(parted(without_points(not_taken(words_of(arguments)))), known)
    if injected:
        words = [word for word in words if word not in _JABS]
    if words[:1] and words[0] in _HAD:
        words = words[1:]
    if someone := next((word for word in words if word in GIVERS), ""):
        raise Unreadable(f'"{someone}" may be who gave it.', f"Write: given by {someone}")

    def match_here(words: Sequence[str], start: int) -> Option | None:
        return match(words, start, known)

    def understand(pieces: Sequence[Piece]) -> DoseLine:
        return DoseLine(tuple(doses_of(pieces, named, injected)), moment_of(pieces, now), giver)

    return read(words, now=now, match=match_here, understand=understand, say=_say)


def _refuse_several(arguments: Sequence[str], injected: bool, read_one: Callable[[Sequence[str]], DoseLine]) -> None:
    """Raise Unreadable, with a line for each, for doses of several days: folate 5 mg 1 nov, b12 1 mg 2 nov."""
    parts = [words for part in _BETWEEN.split(" ".join(arguments)) if (words := part.split())]
    if not 1 < len(parts) <= _MOST_LINES:
        return
    try:
        lines = [read_one(words) for words in parts]
    except Unreadable:
        return
    if len({line.moment for line in lines}) < 2 or any(Taken() in line.doses for line in lines):
        return
    command = "tracker shot" if injected else "tracker take"
    typed = [f"{command} {shlex.join(words)}" for words in parts]
    raise Unreadable("A line is of one day. Nothing was saved.", "Write: " + "   then: ".join(typed))


def read_product(
    words: Sequence[str],
    *,
    injected: bool,
    recent: Sequence[Dose],
    planned: Sequence[str] = (),
    product: str | None = None,
) -> Taken:
    """What to take, and how much, without a day: the beginning of a plan. Raises Unreadable."""
    known = known_products([dose for dose in recent if dose.injected == injected], planned)
    named = None if product is None else known.get(key_of(product), product)
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        length, found = match(words, place, known) or (1, (Piece("unknown", words[place], words[place]),))
        pieces += found
        place += length
    doses = doses_of(pieces, named, injected, dated=False)
    if len(doses) > 1:
        raise Unreadable("There are two products.", "Make a plan for each.")
    taken = doses[0]
    return replace(taken, form=form_of(taken.product or ""))


def known_products(earlier: Sequence[Dose], planned: Sequence[str] = ()) -> Mapping[str, str]:
    """Every name of a product, as a key, with its stored name. The person's own products come first."""
    known = {key_of(dose.product): dose.product for dose in earlier}
    for product in planned:
        known.setdefault(key_of(product), product)
    for key, listed in PRODUCTS.items():
        for name in (key, key_of(listed.label), *listed.aliases):
            known.setdefault(name, key)
    return known


def match(words: Sequence[str], start: int, known: Mapping[str, str]) -> Option | None:
    """The option that begins at word ``start`` of a line of doses, other than a day or a time."""
    words = [
        *words[:start],
        *(with_point(word) for word in words[start : start + _LONGEST_AMOUNT]),
        *words[start + _LONGEST_AMOUNT :],
    ]
    word = words[start]
    following = words[start + 1] if start + 1 < len(words) else ""
    if amount := several_at(words, start) or strength_at(words, start):
        return amount
    if NUMBER.fullmatch(word) or word in NUMBER_WORDS:
        number = float(word) if NUMBER.fullmatch(word) else float(count_of(word) or 0)
        if following in DOSE_UNITS:
            return 2, (Piece("amount", (number, DOSE_UNITS[following]), f"{word} {following}"),)
        if start and words[start - 1].isalpha() and key_of(words[start - 1]) not in known and is_amount_at(following):
            name = f"{words[start - 1]} {word}"
            raise Unreadable(f'"{name}" is not clear.', f'If it is a name, name it outright: --product "{name}"')
        units = ("ug", "mg") if number >= _OF_MICROGRAMS else ("mg", "ug")
        hint = f"Write it as on the label: {' or '.join(f'{word} {unit}' for unit in units)}"
        raise Unreadable(f"{word} what? An amount needs its unit.", hint)
    if (glued := AMOUNT_GLUED.fullmatch(word)) and glued[2] in DOSE_UNITS:
        return 1, (Piece("amount", (float(glued[1]), DOSE_UNITS[glued[2]]), word),)
    if start and DOSE_UNITS.get(word) in COUNTED and word not in ROUTE_WORDS and is_mass_at(words[start - 1]):
        # 500 mcg tablets: the strength, and what has it.
        return 1, ()
    if word == "vitamin" and _VITAMIN.fullmatch(following):
        name = f"vitamin {following.upper()}"
        return 2, (Piece("product", known.get(key_of(name), name), name),)
    if word in _BATCH:
        said = " ".join(words[start : start + 2])
        raise Unreadable(f'"{said}" has no place in a dose.', f'Keep it as a note: --note "{said}"')
    if DOSE_UNITS.get(word) in COUNTED and word not in ROUTE_WORDS:
        raise Unreadable(f'"{word}": how many?', "Write the number in front of it.   What is planned: tracker take")
    if word in _SIDES:
        return 1, (Piece("side", _SIDES[word], word),)
    if word == "no" and start == 0 and following:
        return 1, (Piece("skipped", True, word),)
    if start and (again := times_at(words, start)):
        return again
    if by := longest(words, start, 3, _route_phrase):
        return by
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


def _route_phrase(text: str) -> Piece | None:
    return Piece("route", ROUTE_PHRASES[text], text) if text in ROUTE_PHRASES else None


def _begins(words: Sequence[str], start: int, known: Mapping[str, str], now: Now) -> bool:
    """Whether something else than a name begins at a word: a day, an amount, a place, a product."""
    try:
        found = match(words, start, known)
        return bool(at_start(words, start, now) or (found and found[1]))
    except Unreadable:
        return True


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
