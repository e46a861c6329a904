"""The amount of a dose in its words: 2x500mcg, half a tablet, 2 tablets of 500 mcg, 0.1 ml of 25 mg/ml, x2.

Or the words that say that nothing was taken.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from tracker.domain.language.day_words import count_of
from tracker.domain.language.grammar import NUMBER, SKIPPED, Option, Piece
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.catalogue import key_of
from tracker.domain.model.units import COUNTED, DOSE_UNITS

AMOUNT_GLUED: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)([a-zµμ]+)")
# What is counted, each with a strength of its own: 2 tablets of 500 mcg, 0.5 ml of 1 mg/ml.
_COUNTED: Final = COUNTED | {"mL"}
_PER_ML: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)?([a-zµμ]+)/ml")
_TIMES_GLUED: Final = re.compile(r"([0-9]+)[x×]([0-9]\S*)")
_TIMES_BEHIND: Final = re.compile(r"[x×]([1-9][0-9]?)")
_WITH_UNIT: Final = re.compile(r"((?:[0-9]+[x×])?(?:[0-9]+(?:[.,][0-9]+)?)?)([a-zµμ.]+)(,?)")
# The most words of a name between a number and its tablets.
_NAME_WORDS: Final = 4
_DID_NOT: Final = r"(?:did not|didn['\u2019]?t|have not|haven['\u2019]?t|could not|couldn['\u2019]?t|forgot to)"
_NOT_TAKEN: Final = re.compile(
    rf"(?<!\S)(?:i )?{_DID_NOT}(?: yet)? (?:take|took|taken|have|had|get|got|inject|injected)(?!\S)"
    # The verb alone would say that it was taken, and must never be left behind.
    r"|(?<!\S)(?:(?:was|were|is|has|been|had) )*(?:not|never|wasn['\u2019]?t|weren['\u2019]?t|isn['\u2019]?t)"
    r"(?: been| yet)* (?:given|done|injected|administered|taken|swallowed|had)(?: yet)?(?!\S)"
    r"|^(?:nothing|none)(?!\S)"
)
# Words for what is taken that name none of it.
_ANYTHING: Final = frozenset(
    {
        "tablet",
        "tablets",
        "pill",
        "pills",
        "dose",
        "doses",
        "medication",
        "meds",
        "medicine",
        "it",
        "them",
        "any",
        "of",
    }
)
_HALF: Final = {"half": 0.5, "quarter": 0.25}


def parted(words: Sequence[str]) -> list[str]:
    """The words with 2x500mcg as three of them, and without brackets."""
    found: list[str] = []
    for word in (bare for word in words if (bare := word.strip("()[]"))):
        times = _TIMES_GLUED.fullmatch(word)
        found += [times[1], "x", times[2]] if times else [word]
    return found


def not_taken(words: Sequence[str]) -> list[str]:
    """The words with "didn't take" as skipped, and what is skipped without the words for anything that is taken."""
    found = _NOT_TAKEN.sub("skipped", " ".join(words)).split()
    if found[:1] != ["no"] and SKIPPED.isdisjoint(found):
        return found
    kept = [word for place, word in enumerate(found) if word not in _ANYTHING or found[place - 1][-1:].isdigit()]
    return ["skipped" if kept[:1] == ["no"] else kept[0], *kept[1:]] if kept else found


def counted_first(words: Sequence[str], known: Collection[str]) -> list[str]:
    """The words with a number beside what it counts: 2 b12 tablets as 2 tablets b12.

    known: the names of products, as keys.
    """
    found = list(words)
    for place, word in enumerate(words):
        first = place + 1 + (words[place + 1 : place + 2] in (["a"], ["an"], ["of"]))
        for length in range(1, _NAME_WORDS + 1):
            end = first + length
            name, unit = words[first:end], words[end] if end < len(words) else ""
            if _count(word) and DOSE_UNITS.get(unit) in COUNTED and key_of(" ".join(name)) in known:
                return [*found[: place + 1], unit, *name, *words[end + 1 :]]
    return found


def with_unit(words: Sequence[str], amount: float, unit: str, other: str) -> list[str]:
    """The words as they were typed, with another unit for this amount: 1000 mg as 1000 ug, 2x500mg as 2x500ug.

    Where no word has the number itself, every word of the unit is changed: 2 tablets of 500 mg are 1000 mg.
    """
    places = []
    for place, word in enumerate(words):
        glued = _WITH_UNIT.fullmatch(word.lower())
        if glued and DOSE_UNITS.get(glued[2]) == unit:
            number = glued[1] or (words[place - 1] if place else "")
            typed = f"{glued[1]}{other}{glued[3]}"
            places.append((place, typed, number.replace(",", ".") == f"{amount:g}"))
    exact = [one for one in places if one[2]] or places
    changed = {place: typed for place, typed, _ in exact}
    return [changed.get(place, word) for place, word in enumerate(words)]


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


def is_amount_at(word: str) -> bool:
    """Whether an amount begins at a word: 500, 500mcg."""
    return bool(NUMBER.fullmatch(word) or AMOUNT_GLUED.fullmatch(word))


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
