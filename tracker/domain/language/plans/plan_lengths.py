"""How long a phase of a plan lasts, in words: for 2 weeks, for 8 doses, x 8, until told otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from tracker.domain.language.plans.plan_counts import TIMES, UNITS, Often, number_of
from tracker.domain.language.plans.plan_days import phrase_at
from tracker.errors import Unreadable

THEN: Final = ("and then", "then", "followed by", "after that", "afterwards", "thereafter", "and thereafter")
_TIMES: Final = re.compile(r"x([0-9]{1,6})|([0-9]{1,6})x")
_COUNTED: Final = TIMES | {"tablets"}
_TOLD: Final = (
    "told otherwise",
    "told",
    "further notice",
    "no further improvement",
    "improved",
    "no better",
    "no more improvement",
    "no improvement",
    "there is no further improvement",
    "symptoms improve",
    "better",
    "review",
    "reviewed",
)
_FOR: Final = frozenset({"for", "over"})
_ONE: Final = frozenset({"a", "an", "one", "the"})


def lasts_at(words: Sequence[str], start: int, rule: Often) -> tuple[dict[str, Any], int] | None:
    """How long a phase lasts, and the number of words: for 2 weeks, for 8 doses, x 8, 8 times, for a week."""
    word = words[start]
    place = start + 1 if word in {*_FOR, "x"} else start
    while place > start and place < len(words) and words[place] in ("the", "first", "next", "another", "further"):
        place += 1
    given = words[place] if place < len(words) else ""
    if place == start and (glued := _TIMES.fullmatch(word)):
        return {"times": int(glued[1] or glued[2])}, 1
    if place > start and (re.fullmatch("[0-9]+-[0-9]+", given) or words[place + 1 : place + 2] in (["to"], ["or"])):
        raise Unreadable(
            f'"{" ".join(words[start : place + 4])}" is not one length.',
            "Write the one that your doctor said, or: until told otherwise",
        )
    number = 1 if given in _ONE and place > start else number_of(given) if given else None
    after = words[place + 1] if place + 1 < len(words) else ""
    if number is None:
        if place == start:
            return None
        if given in UNITS:
            number, after, place = 1, given, place - 1
        else:
            raise Unreadable(
                f'How many after "{" ".join(words[start:place])}"?', "Write: for 8 weeks, or: x 8, or: for 8 doses"
            )
    if after in UNITS and place > start - 1 and word in {*_FOR, "x"}:
        every, unit = UNITS[after]
        return {"lasts": number * every, "lasts_unit": unit}, place + 2 - start
    if after in _COUNTED or word == "x":
        _refuse_times_a_day(words, start, number, rule, 2 if after in _COUNTED else 1)
        return {"times": number}, place + 1 + (after in _COUNTED) - start
    if place == start and after in UNITS:
        return None
    raise Unreadable(f'I could not tell what "{given}" counts.', "Write: x 8, or: for 8 doses, or: for 8 weeks")


def _refuse_times_a_day(words: Sequence[str], start: int, number: int, rule: Often, length: int) -> None:
    """Raise Unreadable for "daily 3 times", which may mean three doses a day."""
    last = start + length == len(words)
    daily = (rule.rule.get("every"), rule.rule.get("unit"), rule.rule.get("doses", 1)) == (1, "days", 1)
    if last and daily and words[start] not in ("x", "for") and words[start + 1 : start + 2] in (["times"], ["x"]):
        raise Unreadable(
            f'"daily {number} times" could be {number} doses a day, or {number} days.',
            f"Write: {number} times a day   or: daily for {number} days",
        )


def told_at(words: Sequence[str], start: int) -> int:
    """The number of words that mean ``until told otherwise``."""
    if words[start] not in ("until", "till"):
        return 0
    if used := phrase_at(words, start + 1, _TOLD):
        return 1 + used
    end = next((place for place in range(start, len(words)) if phrase_at(words, place, THEN)), len(words))
    said = " ".join(words[start:end])
    raise Unreadable(f'I could not read "{said}".', "Write: until told otherwise, or how long, such as: for 2 weeks")
