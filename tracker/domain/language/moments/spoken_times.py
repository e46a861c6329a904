"""Hours as they are spoken. The words around them say which half of the day is meant.

half 7 this morning        this morning about half past seven        ten to 8 in the evening
at 8 on monday morning     last night around 11                      7ish this morning
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from tracker.domain.language.moments.clock_words import ABOUT, O_CLOCK, When, either_half, midnight, part_at
from tracker.domain.language.moments.weekdays import last_weekday, weekday_of
from tracker.domain.model.calendar_names import TOMORROW
from tracker.errors import Unreadable

_NUMBERS: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_HOURS: Final = {
    **{str(number): number for number in range(1, 13)},
    **{word: number for number, word in enumerate(_NUMBERS, 1)},
}
_WITH_MINUTES: Final = re.compile(r"(1[0-2]|0?[1-9])[:.]([0-5][0-9])(-?ish)?")
_GLUED: Final = re.compile(r"(1[0-2]|[1-9])(?:[:.]([0-5][0-9]))?(am|pm)")
_ROUNDED: Final = re.compile(r"(1[0-2]|[1-9]|[a-z]{3,6}?)-?ish")
_MINUTES: Final = {"five": 5, "ten": 10, "twenty": 20, "twentyfive": 25, "twenty-five": 25}
_AGO: Final = re.compile(r"(half an|[a-z-]+|[1-9][0-9]?) (hours?|hrs?|minutes?|mins?) ago(?!\S)")
_AFTER: Final = frozenset({"past", "after"})
_BEFORE: Final = frozenset({"to", "before", "til", "till"})
_LEADS: Final = frozenset({"at", *ABOUT})
_JUST: Final = {(just, after) for just in ("just", "shortly") for after in ("after", "before", "past", "gone")}
_HALVES: Final = {"am": "am", "pm": "pm", "a.m": "am", "p.m": "pm", "a.m.": "am", "p.m.": "pm"}

# An hour in a text that is nothing else: "around 8 in the bath", "half 7", "at ten to 8", and not "around 8 people".
HOUR_WORDS: Final = frozenset(_HOURS)
_BEHIND: Final = "(?:in|on|while|when|and|near|by|with|after|before|going|coming|getting|i)"
_AN: Final = f"(?:{'|'.join(sorted(HOUR_WORDS, key=len, reverse=True))})"
_MINUTE: Final = "(?:five|ten|twenty|twenty[ -]?five|[1-9]|[12][0-9])"
AN_HOUR: Final = re.compile(
    rf"\b(?:(?:at|about|around) {_AN}(?=$|[,.;]| {_BEHIND}\b)"
    rf"|(?:(?:at|about|around) )*(?:half(?: past)?|quarter (?:past|to|after)) {_AN}\b(?! (?:m?g|ug|of))"
    rf"|(?:(?:at|about|around) )+{_MINUTE} (?:past|to) {_AN}\b|{_AN}-?ish\b)"
)


class _Hour(NamedTuple):
    """An hour of a clock with twelve of them, as it is named, and the minutes after it; before it they are negative.

    clear: whether its words cannot be a number of something; glued: am or pm, if it is joined to the hour;
    counted: whether its minutes are counted from the hour, as in ten to 8.
    """

    length: int
    named: int
    minutes: int
    clear: bool
    glued: str = ""
    counted: bool = False

    @property
    def hour(self) -> int:
        """The hour on the face of the clock, 1 to 12."""
        return (self.named * 60 + self.minutes) % 720 // 60 or 12

    @property
    def text(self) -> str:
        """The time as it is written without its half of the day: 7:30, 8."""
        return f"{self.hour}:{self.minutes % 60:02}" if self.minutes else str(self.hour)

    def at(self, *, late: bool) -> time:
        """The time of the day. late: whether the named hour is one after noon."""
        minute = ((self.named % 12 + 12 * late) * 60 + self.minutes) % 1440
        return time(minute // 60, minute % 60)


class _Half(NamedTuple):
    """Words that say in which half of the day an hour is: am, pm, or a part of a day, which may have its day.

    alone: whether a bare number in front of them is an hour: 8 at night.
    """

    length: int
    part: str
    day: date | None = None
    alone: bool = False


def spoken_at(words: Sequence[str], start: int, today: date, *, ahead: bool = False) -> When | None:
    """The time that is spoken at a word, with its part of the day behind it; None for what is no such time.

    ahead: whether the day may be in the future, so that a day of the week alone is none.
    Raises Unreadable for an hour that could be in the morning or in the evening: half past 8, at 8.
    """
    place = _behind_leads(words, start)
    said = _hour(words, place)
    if said is None:
        return None
    place += said.length
    half = _Half(0, said.glued) if said.glued else _half(words, place, today, ahead)
    led = place - said.length > start
    if half is not None and (said.clear or said.minutes or led or half.alone):
        found = _settled(said, half, " ".join(words[start : place + half.length]))
        if found is not None:
            return found
    plain = not said.minutes or said.counted
    if said.clear or (words[start] == "at" and plain) or (led and said.counted):
        raise either_half(" ".join(words[start:place]), said.text)
    return None


def hours_ago_at(words: Sequence[str], start: int, now: datetime) -> When | None:
    """The day and the time so many hours or minutes before now: 2 hours ago, half an hour ago, ten minutes ago."""
    found = _AGO.match(" ".join(words[start : start + 4]))
    if found is None:
        return None
    number = {"a": 1, "an": 1, "half an": 0.5}.get(found[1]) or _HOURS.get(found[1]) or _MINUTES.get(found[1])
    count = float(found[1]) if found[1].isdigit() else number
    if count is None:
        return None
    then = now - (timedelta(minutes=count) if found[2].startswith("min") else timedelta(hours=count))
    return When(len(found[0].split()), then.date(), then.time().replace(second=0, microsecond=0))


def in_part_at(words: Sequence[str], start: int, today: date) -> When | None:
    """The time that is spoken behind a part of a day: this morning about half 7. None without both.

    Raises Unreadable for an hour that this part does not have.
    """
    part = part_at(words[start], words[start + 1] if start + 1 < len(words) else "", today)
    if part is None:
        return None
    first = start + part.length
    place = _behind_leads(words, first)
    said = _hour(words, place)
    last = said is not None and place + said.length == len(words)
    if said is None or not (said.clear or ":" in words[place] or place > first or last):
        return None
    end = place + said.length
    name = "night" if words[start] == "tonight" else words[start + part.length - 1]
    half = _Half(0, _HALVES.get(name, name), part.day)
    behind = _HALVES.get(words[end]) if end < len(words) else None
    if said.glued:
        half = half._replace(part=said.glued)
    elif behind is not None:
        end, half = end + 1, half._replace(part=behind)
    shown = " ".join(words[start:end])
    found = _settled(said, half, shown)
    if found is None and not said.clear and place == first:
        return None
    if found is None:
        raise either_half(shown, said.text)
    return found


def _behind_leads(words: Sequence[str], start: int) -> int:
    """The place behind "at", "about" and "just after"."""
    place = start
    while place < min(len(words), start + 3):
        pair = place + 1 < len(words) and (words[place], words[place + 1]) in _JUST
        if not pair and words[place] not in _LEADS:
            break
        place += 1 + pair
    return place


def _hour(words: Sequence[str], start: int) -> _Hour | None:
    """The hour at a word: 8, 8.30, 8ish, eight o'clock, half 8, quarter past 8, ten to 8."""
    word, after = [*words[start : start + 2], "", ""][:2]
    if word in ("half", "halb", "quarter"):
        joined = after in (_AFTER if word == "half" else _AFTER | _BEFORE)
        if word != "quarter" or joined:
            minutes = {"half": 30, "halb": -30}.get(word, -15 if after in _BEFORE else 15)
            return _counted(words, start + 1 + joined, start, minutes)
        return None
    minutes, length = _minutes(words, start)
    link = words[start + length] if minutes and start + length < len(words) else ""
    if link in _AFTER | _BEFORE:
        return _counted(words, start + length + 1, start, minutes if link in _AFTER else -minutes, sure=False)
    if found := _WITH_MINUTES.fullmatch(word):
        return _Hour(1, int(found[1]), int(found[2]), bool(found[3]))
    if found := _GLUED.fullmatch(word):
        return _Hour(1, int(found[1]), int(found[2] or 0), True, found[3])
    rounded = _ROUNDED.fullmatch(word)
    hour = _HOURS.get(rounded[1] if rounded else word)
    if hour is None:
        return None
    behind = after in O_CLOCK or after == "ish"
    return _Hour(1 + behind, hour, 0, bool(behind or rounded))


def _minutes(words: Sequence[str], start: int) -> tuple[int, int]:
    """How many minutes are in front of "past" or "to" an hour, in how many words; 0 for another number."""
    word, after = [*words[start : start + 2], "", ""][:2]
    if word == "twenty" and after == "five":
        minutes, length = 25, 2
    else:
        minutes = int(word) if re.fullmatch("[1-9]|[12][0-9]", word) else _MINUTES.get(word, 0)
        length = 1
    return minutes, length + (words[start + length : start + length + 1] in (["minutes"], ["mins"]))


def _counted(words: Sequence[str], place: int, start: int, minutes: int, *, sure: bool = True) -> _Hour | None:
    """The hour at ``place``, and so many minutes more or less. sure: whether it is a time without more words."""
    said = _hour(words, place) if words[place : place + 1] not in (["half"], ["halb"], ["quarter"]) else None
    if said is None or said.minutes:
        return None
    return _Hour(place + said.length - start, said.named, minutes, sure or said.clear, said.glued, counted=True)


def _half(words: Sequence[str], start: int, today: date, ahead: bool) -> _Half | None:
    """Which half of the day the words from ``start`` on say: pm, in the morning, on monday evening, at night."""
    word, after = [*words[start : start + 2], "", ""][:2]
    if word in _HALVES:
        return _Half(1, _HALVES[word], alone=True)
    if (word, after) == ("at", "night"):
        return _Half(2, "night", alone=True)
    part = part_at(word, after, today)
    if part is not None:
        name = "night" if word == "tonight" else words[start + part.length - 1]
        return _Half(part.length, _HALVES.get(name, name), part.day)
    if (word, after) == ("in", "the"):
        lead, day = 2, None
    elif word == "yesterday":
        lead, day = 1, today - timedelta(days=1)
    elif ahead and word in TOMORROW:
        lead, day = 1, today + timedelta(days=1)
    else:
        lead = 1 + (word == "on")
        number = weekday_of(words[start + lead - 1]) if start + lead <= len(words) else None
        if number is None or ahead:
            return None
        day = last_weekday(number, today, at_least=0)
    behind = [*words[start + lead : start + lead + 1], ""][0]
    found = part_at(behind, "", today) if behind not in ("last", "tonight") else None
    return _Half(lead + 1, behind, day, word == "in") if found else None


def _settled(said: _Hour, half: _Half, shown: str) -> When | None:
    """The time of an hour in that half of the day; None where this part of a day does not have it.

    Raises Unreadable for last night at 2, which is on the day after that night began.
    """
    early = said.hour == 12 or said.hour < 5
    if half.part == "night" and early and "last" in shown.split():
        raise Unreadable(
            f'"{shown}" could be on two days.', f"Write: today {said.text}am   or: yesterday {said.text}am"
        )
    if half.part == "night" and said.named == 12 and not said.minutes:
        raise midnight()
    late = {
        "am": False,
        "pm": True,
        "morning": False if said.hour < 12 else None,
        "afternoon": True if said.hour == 12 or said.hour < 7 else None,
        "evening": True if 4 <= said.hour < 12 else None,
        "night": True if 7 <= said.hour < 12 else False if half.day is None and early else None,
    }[half.part]
    if late is None:
        return None
    if half.part not in ("am", "pm") and said.named == 12 and said.minutes < 0:
        late = not late  # a quarter to 12 is in the half of the day before
    return When(len(shown.split()), half.day, said.at(late=late))
