"""Read words as a time of the day: 8am, 20:15, noon, evening, last night, 20 Uhr."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final, NamedTuple

from tracker.errors import Unreadable

# The parts of a day: when each begins, and the hour that is written down for it. The echo shows the hour.
_HALVES: Final = {"am": "morning", "pm": "afternoon"}
PARTS: Final = {"morning": (5, 8), "afternoon": (12, 15), "evening": (17, 20), "night": (21, 22)}
# The hour at which each part of a day is over, by the hour at which it begins.
PART_ENDS: Final = {5: 12, 12: 18, 17: 24, 21: 24}
# Seconds are read, and left out: a record knows minutes.
_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)?(am|pm)?")
_DOTTED_CLOCK = re.compile(r"([0-9]{1,2})\.([0-9]{2})")
# 20h30, 20:15uhr
_FRENCH = re.compile(r"([0-9]{1,2})h([0-9]{2})")
_HOUR = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(uhr)?")
_MILITARY = re.compile("(0[0-9])([0-5][0-9])")
_EVENING_HOUR = re.compile(r"(1[3-9]|2[0-3])h")
O_CLOCK: Final = frozenset({"uhr", "heures", "uur", "o'clock", "oclock"})
# In front of a time that is not exact, or of one in other languages.
ABOUT: Final = frozenset(
    {"about", "around", "approx", "approximately", "roughly", "circa", "ca", "ca.", "um", "gegen", "vers", "à"}
)
_CLOCK_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{2})(am|pm)")


class When(NamedTuple):
    """The meaning of ``length`` words: a day, a time, or (``now``) both. begins: the hour of the part of the day."""

    length: int
    day: date | None = None
    time: time | None = None
    begins: int | None = None


def written_at(words: Sequence[str], start: int) -> When | None:
    """A time as it is written elsewhere: 20 Uhr, 8.30 Uhr, 20h30, 20h, 0830."""
    word, after = [*words[start : start + 2], ""][:2]
    if found := _FRENCH.fullmatch(word):
        return clock_at(f"{found[1]}:{found[2]}", "")
    if found := _MILITARY.fullmatch(word):
        return clock_at(f"{found[1]}:{found[2]}", "")
    if start and (found := _EVENING_HOUR.fullmatch(word)):  # in front of a text it may be how long: 14h of sleep
        return When(1, time=time(int(found[1])))
    found = _HOUR.fullmatch(word)
    if found is None or not (found[3] or after in O_CLOCK):
        return None
    length, minute = 1 if found[3] else 2, found[2]
    behind = " ".join(words[start + length : start + length + 1])
    if not minute and re.fullmatch("[0-5][0-9]", behind):
        minute, length = behind, length + 1
    if not minute and 1 <= int(found[1]) <= 12:
        raise either_half(" ".join(words[start : start + length]), found[1])
    clock = clock_at(f"{found[1]}:{minute or '00'}", "")
    return clock and clock._replace(length=length)


def either_half(said: str, hour: str) -> Unreadable:
    """The refusal of a time that is twice in a day. hour: as in 8, or 8:30."""
    return Unreadable(f'"{said}" could be in the morning or in the evening.', f"Write {hour}am or {hour}pm.")


def midnight() -> Unreadable:
    """The refusal of midnight."""
    return Unreadable(
        '"midnight" could be the beginning of a day or its end.', "Write the day with 0:00, or with 23:59."
    )


def dotted_at(word: str) -> When | None:
    """The time 8.30 of an appointment, which has no amount. Raises Unreadable for 8.10, which may be a day."""
    found = _DOTTED_CLOCK.fullmatch(word)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    at = f"{found[1]}:{found[2]}"
    if int(found[1]) and 1 <= int(found[2]) <= 12:
        raise Unreadable(f'"{word}" could be a time or a day.', f"For the time, write {at}; for the day, {word}.")
    return clock_at(at, "")


def part_at(word: str, after: str, today: date) -> When | None:
    """A part of a day: evening, this morning, last night. Its hour is the usual one, and is shown."""
    if word == "tonight":
        word, after = "this", "night"
        length, day = 1, today
    elif word == "this" and (after := _HALVES.get(after, after)) in PARTS:
        length, day = 2, today
    elif word == "last" and after in ("night", "evening"):
        length, day = 2, today - timedelta(days=1)
    elif word in PARTS:
        begins, hour = PARTS[word]
        return When(1, time=time(hour), begins=begins)
    else:
        return None
    begins, hour = PARTS[after]
    return When(length, day, time(hour), begins)


def clock_at(word: str, after: str) -> When | None:
    """A time in numbers at a word, or noon; None for what is none. Raises Unreadable for what no clock shows."""
    if word in ("noon", "midday"):
        return When(1, time=time(12))
    match = _CLOCK.fullmatch(word) or _CLOCK_DOTTED.fullmatch(word)
    if not match:
        return None
    hour, minute, half, length = int(match[1]), int(match[2] or 0), match[3], 1
    if half is None and after in ("am", "pm"):
        half, length = after, 2
    if half is None and match[2] is None:
        return None
    shown = f"{word} {after}" if length == 2 else word
    if minute > 59 or (not 1 <= hour <= 12 if half else hour > 23):
        raise Unreadable(f'"{shown}" is not a time of day.', "Write one such as 8am, 8:30pm or 20:30.")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return When(length, time=time(hour, minute))
