"""What people write for how often that is no number of days from one dose to the next, and what to type instead.

twice daily      3 times a week      mon wed fri      8 weekly
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from tracker.domain.language.day_words import VAGUE, WEEKDAYS
from tracker.errors import Unreadable

HOW_OFTEN: Final = "daily, once a week, every 2 days, every 8 weeks, every 3 months"
WITH_A_NOTE: Final = 'Write: daily, and when in a note: daily --note "with breakfast"'
_SEVERAL_NOTED: Final = 'Write: daily, and how often in a note: daily --note "morning and evening"'
PARTS_OF_A_DAY: Final = VAGUE | {"mornings", "evenings", "nights", "bedtime", "breakfast", "lunch", "dinner", "meal"}
_SEVERAL: Final = re.compile(r"twice|thrice|times|hourly|hours?|[0-9]{1,3}x|x[0-9]{1,3}")
_DAY: Final = frozenset({"daily", "day", "days", "hourly", "hour", "hours", *PARTS_OF_A_DAY})
_LONGER: Final = frozenset({"weekly", "week", "wk", "monthly", "month", "year", "fortnight"})
_WEEKDAYS: Final = frozenset(form for name in WEEKDAYS for form in (name, f"{name}s", name[:3]))
_MOST_WEEKS: Final = 52


def refuse_weekdays(words: Sequence[str]) -> None:
    """Raise Unreadable where the words name days of the week; a product's name may have one in it."""
    named = [place for place, word in enumerate(words) if word in _WEEKDAYS]
    if len(named) > 1:
        said = " ".join(words[named[0] : named[-1] + 1])
        raise _uneven(said)
    if named and words[named[0] - 1] in ("every", "each", "on"):
        raise Unreadable(
            f'"{words[named[0]]}" is a day of the week; a plan counts days from a date on.',
            "For one day a week: weekly --grid --from DAY   with the date of the first",
        )


def refuse_no_plan(words: Sequence[str], said: Sequence[str]) -> None:
    """Raise Unreadable where several doses fall within one interval, or "8 weekly" leaves open which is meant.

    said: those of the words before the interval; all of them when there is none.
    """
    place = next((place for place, word in enumerate(said) if _SEVERAL.fullmatch(word)), None)
    if place is not None:
        first = place - 1 if place and words[place] in ("times", "hours") and words[place - 1] != "mg" else place
        last = next((end for end in range(place, len(words)) if words[end] in _DAY | _LONGER), place)
        phrase = " ".join(words[first : last + 1])
        if words[last] in _LONGER:
            raise _uneven(phrase)
        raise Unreadable(f'"{phrase}" is several doses a day; a plan counts days.', _SEVERAL_NOTED)
    if len(said) > 1 and said[-1].isdecimal() and 2 <= int(said[-1]) <= _MOST_WEEKS and len(said) < len(words):
        word = words[len(said)]
        if word in ("weekly", "monthly"):
            unit = word.removesuffix("ly")
            raise Unreadable(
                f'"{said[-1]} {word}" could be every {said[-1]} {unit}s, or {said[-1]} doses, one a {unit}.',
                f"Write: every {said[-1]} {unit}s   or: {word} x {said[-1]}",
            )


def _uneven(said: str) -> Unreadable:
    return Unreadable(
        f'"{said}" is not one number of days from each dose to the next, which is what a plan counts.',
        "If a number was said, write it: every 3 days. Without a plan, log each dose when it is taken.",
    )
