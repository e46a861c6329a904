"""Read words as a time of the day: 8am, 20:15, noon, evening, last night, at 8 this morning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final, NamedTuple

from tracker.errors import Unreadable

# The parts of a day: when each begins, and the hour that is written down for it. The echo shows the hour.
PARTS: Final = {"morning": (5, 8), "afternoon": (12, 15), "evening": (17, 20), "night": (21, 22)}
# Seconds are read, and left out: a record knows minutes.
_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?)?(am|pm)?")
_DOTTED_CLOCK = re.compile(r"([0-9]{1,2})\.([0-9]{2})")
_CLOCK_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{2})(am|pm)")


class When(NamedTuple):
    """The meaning of ``length`` words: a day, a time, or (``now``) both. begins: the hour of the part of the day."""

    length: int
    day: date | None = None
    time: time | None = None
    begins: int | None = None


def hour_at(words: Sequence[str], start: int, today: date) -> When | None:
    """An hour after "at" that only the words around it make clear: at 8 this morning, at 8.30."""
    after = words[start + 1] if start + 1 < len(words) else ""
    if (dotted := _DOTTED_CLOCK.fullmatch(after)) and (clock := clock_at(f"{dotted[1]}:{dotted[2]}", "")):
        return clock._replace(length=2)
    if not re.fullmatch("[1-9]|1[0-2]", after):
        return None
    place = start + 2
    day = None
    if words[place : place + 1] == ["tonight"]:
        part, day = "night", today
    else:
        for lead, said in ((("this",), today), (("yesterday",), today - timedelta(days=1)), (("in", "the"), None)):
            if tuple(words[place : place + len(lead)]) == lead:
                place, day = place + len(lead), said
                break
        else:
            return None
        part = words[place] if place < len(words) else ""
    hour = int(after)
    in_half = {"morning": hour < 12, "afternoon": hour in (12, *range(1, 7)), "evening": 4 <= hour < 12}
    if part == "night":
        in_half["night"] = 7 <= hour < 12
    if not in_half.get(part):
        return None
    return When(place + 1 - start, day, time(hour if part == "morning" else hour % 12 + 12))


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
    elif word == "this" and after in PARTS:
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
