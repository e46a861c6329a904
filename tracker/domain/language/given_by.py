"""Who gave an injection: given by nurse ann, nurse ann gave it, from the nurse, self injected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from tracker.domain.language.grammar import TITLES

Begins = Callable[[Sequence[str], int], bool]
GIVERS: Final = frozenset({"nurse", "doctor", "gp", "self", "myself", "pharmacist"})
_GIVEN: Final = frozenset({"given", "done", "administered", "injected", "performed"})
_GAVE: Final = frozenset({"gave", "did", "administered"})
_IT: Final = frozenset({"it", "me", "this", "shot", "injection"})
_SELF: Final = frozenset({"self", "myself", "self-injected", "self-administered", "self-given"})
_LONGEST_NAME: Final = 6
_ARTICLES: Final = frozenset({"the", "my", "a", "an", "our"})


def given_by(typed: list[str], begins_at: Begins) -> tuple[list[str], str]:
    """The words without "given by nurse ann", "nurse ann gave it", "self injected", and the name.

    begins_at: whether something else than a name begins at a word: a day, an amount, a place, a product.
    """
    lower = [word.lower().strip(",") for word in typed]
    for place, word in enumerate(lower):
        begins = place + 1
        while begins < len(lower) and lower[begins] in _ARTICLES:
            begins += 1
        if word in _SELF:
            first = place - 1 if place and lower[place - 1] in _GIVEN else place
            last = place + 2 if lower[place + 1 : place + 2] and lower[place + 1] in _GIVEN else place + 1
            return [*typed[:first], *typed[last:]], "self"
        if word in _GAVE and (name := _name_before(lower, place, begins_at)) is not None:
            while begins < len(lower) and lower[begins] in _IT:
                begins += 1
            said = [one for one in typed[name:place] if one.lower() not in _ARTICLES]
            return [*typed[:name], *typed[begins:]], " ".join(said)
        if word == "from" and " ".join(lower[begins : begins + 1]) in GIVERS:
            word = "by"
        if word != "by" or begins >= len(lower) or lower[begins] in ("mouth", "injection"):
            continue
        end = begins
        while end < len(typed) and end - begins < _LONGEST_NAME:
            # Dr Freitag is no day.
            if lower[end - 1].rstrip(".") not in TITLES and begins_at(lower, end):
                break
            end += 1
        if end > begins:
            first = place - 1 if place and lower[place - 1] in _GIVEN else place
            return [*typed[:first], *typed[end:]], " ".join(typed[begins:end]).strip(",")
    return typed, ""


def _name_before(words: Sequence[str], end: int, begins_at: Begins) -> int | None:
    """Where the words of a name that ends in front of ``end`` begin; None without one."""
    begins = end
    while begins and end - begins < _LONGEST_NAME and not begins_at(words[:end], begins - 1):
        begins -= 1
    return begins if any(word not in _ARTICLES for word in words[begins:end]) else None
