"""Numbers and counts in the words of a plan: 3 times a week, twice daily, 6 doses over 2 weeks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tracker.domain.language.day_words import count_of
from tracker.domain.language.plans.plan_days import EVERY
from tracker.domain.model.phase import Unit
from tracker.errors import Unreadable

UNITS: Final[dict[str, tuple[int, Unit]]] = {
    "day": (1, "days"),
    "days": (1, "days"),
    "week": (1, "weeks"),
    "weeks": (1, "weeks"),
    "wk": (1, "weeks"),
    "wks": (1, "weeks"),
    "fortnight": (2, "weeks"),
    "fortnights": (2, "weeks"),
    "month": (1, "months"),
    "months": (1, "months"),
    "quarter": (3, "months"),
    "year": (12, "months"),
    "years": (12, "months"),
}
_IN_EACH: Final[dict[str, tuple[int, Unit]]] = {
    "daily": (1, "days"),
    "weekly": (1, "weeks"),
    "fortnightly": (2, "weeks"),
    "monthly": (1, "months"),
    "yearly": (12, "months"),
}
_TEENS: Final = {"eleven": 11, "twelve": 12}
_COUNTS: Final = {"once": 1, "twice": 2, "thrice": 3}
TIMES: Final = frozenset({"times", "time", "x", "doses", "dose", "injections", "shots", "jabs"})
_PER: Final = frozenset({"a", "an", "per", "each", "every", "in", "within", "over"})
_GLUED: Final = re.compile(r"([0-9]{1,4})x|x([0-9]{1,4})")
# "3 a week" is a count, "1000 a week" is not.
_MOST_UNSAID: Final = 14
RANGE: Final = re.compile(r"([0-9]{1,4})-([0-9]{1,4})")


@dataclass(frozen=True, slots=True)
class Often:
    """How often: what a phase says of it, in ``length`` words.

    note: words that a phase cannot say; in_span: so many doses in one span, as in "6 doses over 2 weeks".
    """

    length: int
    rule: dict[str, Any] = field(default_factory=dict)
    note: str = ""
    in_span: bool = False


def number_of(word: str) -> int | None:
    """A whole number in digits or, up to twelve, in words; None when it is neither."""
    return _TEENS.get(word) or count_of(word)


def count_at(words: Sequence[str], start: int) -> tuple[int, int] | None:
    """A number at a word, and the number of words: twice, 3 times, 3x, x 3, three doses. Without "times": 3 alone."""
    word, after = [*words[start : start + 2], "", ""][:2]
    if word in _COUNTS:
        return _COUNTS[word], 1
    if glued := _GLUED.fullmatch(word):
        return int(glued[1] or glued[2]), 1
    number = number_of(word) if word else None
    if number is None:
        return None
    return number, 2 if after in TIMES else 1


def often_counted(words: Sequence[str], start: int) -> Often | None:
    """So many doses in a span: 3 times a week, twice daily, 3 per week, 6 doses over 2 weeks, 3x weekly."""
    _refuse_several_counts(words, start)
    counted = count_at(words, start)
    if counted is None:
        return None
    number, length = counted
    if length == 1 and words[start] not in _COUNTS and not _GLUED.fullmatch(words[start]) and number > _MOST_UNSAID:
        # 1000 a week: an amount without its unit.
        return None
    place, said = start + length, length > 1 or words[start] in _COUNTS or _GLUED.fullmatch(words[start]) is not None
    word = _word(words, place)
    if said and word in ("day", "week", "month", "year"):
        every, unit = UNITS[word]
        return _counted(number, every, unit, place + 1 - start)
    if said and word in _IN_EACH:
        every, unit = _IN_EACH[word]
        return _counted(number, every, unit, place + 1 - start)
    if word not in _PER:
        return None
    place += 1
    if word in ("in", "within", "over"):
        while _word(words, place) in ("each", "every", "the", "first"):
            place += 1
    elif not said and word not in ("a", "an", "per"):
        return None
    many = number_of(_word(words, place)) if _word(words, place) else None
    if many is None and _word(words, place) == "other":
        many = 2
    place += many is not None
    if _word(words, place) not in UNITS:
        return None
    every, unit = UNITS[_word(words, place)]
    if word in EVERY and many is not None and number > 1:
        span = f"{every * many} {unit}"
        raise Unreadable(
            f'"{" ".join(words[start : place + 1])}" could be {number} doses in all, or {number} in each {span}.',
            f"Write: every {span} x {number}   or: {number} times in every {span}",
        )
    in_span = (
        word in ("over", "within", "in") and "each" not in words[start:place] and "every" not in words[start:place]
    )
    return _counted(number, every * (many or 1), unit, place + 1 - start, in_span=in_span)


def _counted(number: int, every: int, unit: Unit, length: int, *, in_span: bool = False) -> Often:
    return Often(length, {"every": every, "unit": unit, "doses": number}, in_span=in_span)


def _refuse_several_counts(words: Sequence[str], start: int) -> None:
    """Raise Unreadable for a number that is not one: once or twice a day, 2-3 times a week, up to 3 times a day."""
    first = count_at(words, start)
    place = start + (first[1] if first else 0)
    if first and _word(words, place) in ("or", "to", "-") and (second := count_at(words, place + 1)):
        end = place + 1 + second[1]
    elif RANGE.fullmatch(words[start]) and _word(words, start + 1) in TIMES:
        end = start + 2
    elif list(words[start : start + 2]) == ["up", "to"] and (most := count_at(words, start + 2)):
        end = start + 2 + most[1]
    else:
        return
    if words[end - 1] in {*TIMES, *_COUNTS} or _GLUED.fullmatch(words[end - 1]):
        raise Unreadable(
            f'"{" ".join(words[start:end])}" is not one number of doses.',
            "Write the number that your doctor said, such as: twice a day   or: as needed",
        )


def _word(words: Sequence[str], place: int) -> str:
    return words[place] if 0 <= place < len(words) else ""
