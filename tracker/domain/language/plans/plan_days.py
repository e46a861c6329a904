"""Days of the week and parts of the day in the words of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tracker.domain.model.calendar_names import WEEKDAYS
from tracker.errors import Unreadable

EVERY: Final = frozenset({"every", "each"})
_WEEKDAY_OF: Final = {
    form: number
    for number, name in enumerate(WEEKDAYS)
    for form in (name, f"{name}s", name[:3], f"{name[:3]}s", {1: "tues", 3: "thurs"}.get(number, name))
} | {"weds": 2, "thur": 3}
_GROUPS: Final = {"weekday": range(5), "weekdays": range(5), "weekend": (5, 6), "weekends": (5, 6)}
# Words that say when in the day: kept as a note, for a plan knows days.
MOMENTS: Final = frozenset(
    [
        "morning",
        "mornings",
        "evening",
        "evenings",
        "night",
        "nights",
        "noon",
        "midday",
        "afternoon",
        "afternoons",
        "bedtime",
        "bed",
        "breakfast",
        "lunch",
        "dinner",
        "supper",
        "tea",
        "meal",
        "meals",
        "food",
        "stomach",
    ]
)
_BEFORE_A_MOMENT: Final = frozenset({"in", "at", "before", "with", "after", "on", "every", "each"})
_BETWEEN: Final = frozenset({"the", "a", "an", "my", "each", "every", "empty"})


def weekdays_at(words: Sequence[str], start: int) -> tuple[tuple[int, ...], int, int] | None:
    """Days of the week at a word: mon wed fri, every monday, on mondays and thursdays, every other friday, weekdays.

    Returns the days (0 is Monday), of every how many weeks, and the number of words; None where there are none.
    """
    place, every = start, 1
    if words[place] in EVERY or words[place] == "on":
        place += 1
        if _word(words, place) in ("other", "second", "alternate"):
            place, every = place + 1, 2
        elif _word(words, place) in ("a", "the"):
            place += 1
    days: list[int] = []
    while True:
        word = _word(words, place)
        if word in _GROUPS:
            days += _GROUPS[word]
        elif (
            word in _WEEKDAY_OF and _word(words, place + 1) in ("to", "-") and _word(words, place + 2) in _WEEKDAY_OF
        ):
            first, last = _WEEKDAY_OF[word], _WEEKDAY_OF[words[place + 2]]
            days += [number % 7 for number in range(first, last + (7 if last < first else 0) + 1)]
            place += 2
        elif word in _WEEKDAY_OF:
            days.append(_WEEKDAY_OF[word])
        else:
            break
        place += 1
        if _word(words, place) in ("and", "&") and _word(words, place + 1) in EVERY and every == 1:
            if _word(words, place + 2) in _WEEKDAY_OF:
                place += 2
        elif _word(words, place) in ("and", "&", "+", "plus") and _word(words, place + 1) in {*_WEEKDAY_OF, *_GROUPS}:
            place += 1
    if not days:
        return None
    if _word(words, place) == "of":
        raise Unreadable(
            f'"{" ".join(words[start : place + 3])}" is a day of a month, which a plan cannot say.',
            "Write: monthly, or every 4 weeks",
        )
    return tuple(sorted(set(days))), every, place - start


def moment_at(words: Sequence[str], start: int) -> int:
    """How many words say when in the day: in the morning, at bedtime, with food, before breakfast. 0 for none."""
    place = start
    if place < len(words) and words[place] in _BEFORE_A_MOMENT:
        place += 1
        while place < len(words) and words[place] in _BETWEEN:
            place += 1
    if place >= len(words) or words[place] not in MOMENTS:
        return 0
    if place == start and words[place].rstrip("s") not in ("morning", "evening", "night", "afternoon", "noon"):
        return 0
    place += 1
    if place + 1 < len(words) and words[place] in ("and", "or") and (more := moment_at(words, place + 1)):
        place += 1 + more
    return place - start


def phrase_at(words: Sequence[str], start: int, phrases: Sequence[str]) -> int:
    """How many words of the longest of the phrases stand at a word; 0 for none."""
    found = [len(one) for phrase in phrases if list(words[start : start + len(one := phrase.split())]) == one]
    return max(found, default=0)


def _word(words: Sequence[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
