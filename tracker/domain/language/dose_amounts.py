"""The amount of a dose in its words: 2x500mcg, half a tablet, 2 tablets of 500 mcg, 0.1 ml of 25 mg/ml, x2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.language.day_words import count_of
from tracker.domain.language.grammar import NUMBER, Option, Piece
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.units import COUNTED, DOSE_UNITS

AMOUNT_GLUED: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)([a-zµμ]+)")
# What is counted, each with a strength of its own: 2 tablets of 500 mcg, 0.5 ml of 1 mg/ml.
_COUNTED: Final = COUNTED | {"mL"}
_PER_ML: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)?([a-zµμ]+)/ml")
_TIMES_GLUED: Final = re.compile(r"([0-9]+)[x×]([0-9]\S*)")
_TIMES_BEHIND: Final = re.compile(r"[x×]([1-9][0-9]?)")
_HALF: Final = {"half": 0.5, "quarter": 0.25}


def parted(words: Sequence[str]) -> list[str]:
    """The words with 2x500mcg as three of them, and without brackets."""
    found: list[str] = []
    for word in (bare for word in words if (bare := word.strip("()[]"))):
        times = _TIMES_GLUED.fullmatch(word)
        found += [times[1], "x", times[2]] if times else [word]
    return found


def times_at(words: Sequence[str], start: int) -> Option | None:
    """How often an amount that stands before was taken at once: x2, x 2."""
    glued = _TIMES_BEHIND.fullmatch(words[start])
    if glued:
        return 1, (Piece("times", float(glued[1]), words[start]),)
    following = words[start + 1] if start + 1 < len(words) else ""
    alone = words[start] in ("x", "×") and following.isdigit()
    if alone and not (start + 2 < len(words) and words[start + 2] in DOSE_UNITS):
        return 2, (Piece("times", float(following), f"x {following}"),)
    return None


def strength_at(words: Sequence[str], start: int) -> Option | None:
    """How much is in a millilitre: 25mg/ml, 25 mg/ml."""
    found = _amount(words, start)
    if found is None or not found[3]:
        return None
    text = " ".join(words[start : start + found[2]])
    return found[2], (Piece("strength", (found[0], found[1]), text),)


def is_mass_at(word: str) -> bool:
    """Whether a word is a mass or ends one: 500mcg, mcg."""
    glued = AMOUNT_GLUED.fullmatch(word)
    unit = DOSE_UNITS.get(glued[2] if glued else word)
    return unit is not None and unit not in COUNTED


def several_at(words: Sequence[str], start: int) -> Option | None:
    """A number of tablets, drops or millilitres with the strength of one, or half of something: their amount."""
    place, count = start, _count(words[start])
    if count is None:
        return None
    place += 1
    if words[start] in _HALF and words[place : place + 1] in (["a"], ["an"], ["of"]):
        place += 1
    unit = DOSE_UNITS.get(words[place], "") if place < len(words) else ""
    times = words[place : place + 1] in (["x"], ["×"])
    if unit in _COUNTED or times:
        strength = place + 1 + (words[place + 1 : place + 2] in (["of"], ["x"], ["à"], ["@"]))
        if (one := _amount(words, strength)) and (one[1] not in _COUNTED) and ((unit == "mL") == one[3]):
            length = strength + one[2] - start
            amount = round(count * one[0], 9)
            return length, (Piece("amount", (amount, one[1]), " ".join(words[start : start + length])),)
    if words[start] in _HALF and unit:
        return place + 1 - start, (Piece("amount", (count, unit), " ".join(words[start : place + 1])),)
    return None


def _count(word: str) -> float | None:
    if word in _HALF:
        return _HALF[word]
    if NUMBER.fullmatch(word):
        return float(word)
    return float(count_of(word) or 0) if word in NUMBER_WORDS else None


def _amount(words: Sequence[str], start: int) -> tuple[float, str, int, bool] | None:
    """The amount at a word: number, unit, how many words, and whether it is for each millilitre."""
    word, after = [*words[start : start + 2], "", ""][:2]
    if glued := AMOUNT_GLUED.fullmatch(word):
        word, after, length = glued[1], glued[2], 1
    elif (per := _PER_ML.fullmatch(word)) and per[1]:
        word, after, length = per[1], f"{per[2]}/ml", 1
    else:
        length = 2
    per_ml = after.endswith("/ml")
    unit = DOSE_UNITS.get(after.removesuffix("/ml"))
    return (float(word), unit, length, per_ml) if NUMBER.fullmatch(word) and unit else None
