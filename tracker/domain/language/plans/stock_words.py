"""The words of ``tracker plan stock``: what is at home.

stock hydroxocobalamin 10 expires 2027-03      stock b12 30 doses, use by 31 mar 2027
stock folate 60                                stock folate forget
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.language.day_words import Now, at_start, count_of
from tracker.domain.language.grammar import words_of
from tracker.domain.language.plans.plan_days import phrase_at
from tracker.domain.model.calendar_names import MONTH_OF
from tracker.domain.model.catalogue import candidates, key_of, label_of
from tracker.domain.model.stock import month_end
from tracker.domain.model.units import COUNTED, DOSE_UNITS
from tracker.errors import Unreadable

_EXAMPLE: Final = "Write the product, how many doses, and the date on the box: tracker plan stock ... expires ..."
_EXPIRY: Final = ("expires", "expire", "expiring", "expiry", "exp", "use by", "best before", "until", "good until")
_FILLERS: Final = frozenset({"doses", "dose", "left", "more", "of", "end", "the", "on", "in", "at", "date", "with"})
_FORGET: Final = frozenset({"forget", "stop", "none", "off"})
_YEAR_MONTH: Final = re.compile(r"(20[0-9]{2})[-/.](0?[1-9]|1[0-2])")
_MONTH_YEAR: Final = re.compile(r"(0?[1-9]|1[0-2])[-/.](20[0-9]{2})")


@dataclass(frozen=True, slots=True)
class StockLine:
    """What is at home of a product. doses: None to forget it; expires: the last day of use, None when not said."""

    product: str
    injected: bool
    doses: int | None
    expires: date | None


def read_stock(arguments: Sequence[str], *, now: Now, products: Sequence[tuple[str, bool]]) -> StockLine:
    """The stock in ``arguments``. products: those in use, each with whether it is injected. Raises Unreadable."""
    words = words_of(arguments)
    way = words.pop(0) if words and words[0] in ("shot", "take") else None
    doses: int | None = None
    expires, forget, place = None, False, 0
    name: list[str] = []
    while place < len(words):
        word = words[place]
        if used := phrase_at(words, place, _EXPIRY):
            place += used
            while place < len(words) and words[place] in _FILLERS:
                place += 1
            expires, used = _expiry(words, place, now)
        elif word in _FORGET and name:
            forget, used = True, 1
        elif (number := count_of(word)) is not None and name:
            if doses is not None:
                raise Unreadable(f"There are two numbers: {doses} and {number}.", _EXAMPLE)
            doses, used = number, 1
        elif (doses is not None and DOSE_UNITS.get(word) in COUNTED) or (word in _FILLERS and name):
            used = 1
        elif doses is None and not forget:
            name.append(word)
            used = 1
        else:
            raise Unreadable(f'I could not read "{" ".join(words[place:])}".', _EXAMPLE)
        place += used
    if doses is None and not forget:
        raise Unreadable("How many doses are left?", _EXAMPLE)
    product, injected = _product(" ".join(name), way, products)
    return StockLine(product, injected, None if forget else doses, expires)


def _product(said: str, way: str | None, products: Sequence[tuple[str, bool]]) -> tuple[str, bool]:
    names = {
        name: product for product, _ in products for name in (key_of(product), key_of(label_of("dose", product)))
    }
    found = {names[name] for name in candidates(key_of(said), names)} if key_of(said) else set()
    meant = [one for one in dict.fromkeys(products) if one[0] in found and way in (None, _way(one))]
    if not meant:
        raise Unreadable(
            f'I do not know "{said}" yet.',
            "Log it once, or write its plan; then count what is left.",
        )
    if len(meant) > 1:
        lines = "   or: ".join(
            f"tracker plan stock {_way(one)} {key_of(label_of('dose', one[0]))} 10" for one in meant
        )
        raise Unreadable(f'"{said}" could be several things.', f"Write, with your number: {lines}")
    return meant[0]


def _way(product: tuple[str, bool]) -> str:
    return "shot" if product[1] else "take"


def _expiry(words: Sequence[str], start: int, now: Now) -> tuple[date, int]:
    """The last day of use, and the number of words: 2027-03, 03/2027, mar 2027, 15 mar 2027."""
    word, after = [*words[start : start + 2], "", ""][:2]
    if found := _YEAR_MONTH.fullmatch(word):
        return month_end(int(found[1]), int(found[2])), 1
    if found := _MONTH_YEAR.fullmatch(word):
        return month_end(int(found[2]), int(found[1])), 1
    if word in MONTH_OF and re.fullmatch("20[0-9]{2}", after):
        return month_end(int(after), MONTH_OF[word]), 2
    day = at_start(words, start, now, ahead=True) if word else None
    if day is None or day.day is None:
        raise Unreadable("Until when can it be used?", "Write it as on the box: expires 2027-03")
    return day.day, day.length
