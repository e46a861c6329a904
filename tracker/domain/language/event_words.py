"""Free text with a day and a time: in front for ``note`` and ``fall``, at either end for ``fall``.

fall shower, bruised hip        note yesterday 8am dizzy after stairs
fall on monday in the shower

A day that stands elsewhere may be the day of the entry, or a part of what is said: it is a ``Doubt``. It is asked
about before anything is saved.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.language.grammar import TITLES, Moment, Piece, moment_of
from tracker.domain.language.moments.clock_words import ABOUT, When, dotted_at, midnight, part_at
from tracker.domain.language.moments.spoken_times import AN_HOUR, HOUR_WORDS
from tracker.errors import Unreadable

_WORD: Final = re.compile(r"\S+")
_MOST: Final = 9
# In a text of so many words, or of several lines, a day is only looked for in front: it tells of many days.
_LONG: Final = 40
# Days at the beginning of a text that may also be its first word.
_NOT_ONLY_DAYS: Final = {
    "sat": "Saturday or what you did",
    "sun": "Sunday or the sun",
    "10/10": "10 October or 10 out of 10",
}
# After these a day in front belongs to the text: "monday and tuesday were bad".
_GOES_ON: Final = frozenset({"and", "or", "to", "until", "till", "through", "-", "&", "+"})
# "mon" is French for "my".
_MY: Final = frozenset({"ami", "amie", "dieu", "mari", "fils", "cher", "medecin", "médecin", "docteur"})
# Spans of other languages.
_UNITS: Final = (
    r"(?:tag|tage|tagen|wochen?|monate?n?|jours?|semaines?|mois|d[ií]as?|semanas?|meses|giorn[io]|settiman[ae]|mesi"
    r"|dagen|weken|maanden)"
)
_SPAN: Final = re.compile(
    rf"\b(?:(?:vor|in|dans|il y a|hace|tra|over|há) \w+ {_UNITS}|\w+ {_UNITS} (?:fa|geleden)|letzten? (?:nacht|woche)"
    r"|semaine derni[eè]re|nuit derni[eè]re|cette nuit|semana pas+ada|anoche|settimana scorsa"
    r"|(?:vorige|afgelopen) (?:week|nacht))\b"
)
# In front of a text it may be 17 November, or 17:11; 6.5 km is neither.
_DOTTED: Final = re.compile(r"(?:[01][0-9]|2[0-3])\.(?:0[1-9]|1[0-2])(?!\S)")
# "on the 2nd step" is no day.
THE_NTH: Final = re.compile(
    r"\bthe ([1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)(?=$| (?:at|in|while|when|from|with|about)\b)"
)
_FRENCH_PARTS: Final = frozenset({"soir", "matin", "midi", "apres-midi", "après-midi", "nuit"})
# Short words that are seldom days in the middle of a text, and at its end may be; and those that never are.
_SHORT: Final = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun|[0-9]{1,2}[-/.][0-9]{1,2}\.?)")
_SHORT_NAME: Final = re.compile(r"mon|tue|wed|thu|fri|sat|sun")
_OUT_OF_TEN: Final = re.compile(r"(?:[0-9]|10)/10")
# After a number these are what it counts, so that it is no hour.
_COUNTED: Final = re.compile(r"\w*s|people|men|women|feet|children|of|or|to|out")
_AT_MIDNIGHT: Final = re.compile(r"\b(?:at|about|around) midnight\b")
# Words of a moment that are only a time, or that are said of other things too.
_NOT_IN_FRONT: Final = day_words.VAGUE | {"next", "now"}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words in a text that may be the day of the entry. words: as typed; day: what they mean."""

    words: str
    day: date


@dataclass(frozen=True, slots=True)
class Said:
    """The text as typed, and its moment. doubt: a day in the text that may be its moment; None if there is none."""

    text: str
    moment: Moment
    doubt: Doubt | None = None


def read_text(arguments: Sequence[str], *, now: day_words.Now, at_end: bool = False) -> Said:
    """Read a text with a day and a time in front. With one in front, other days stay text.

    at_end: a day and a time at the end are read as well, as for a fall.
    Raises Unreadable when the beginning is certainly meant as a day but cannot be one, and, at_end, for a time in the
    text that could be two.
    """
    said = _read_text(arguments, now, at_end)
    if said.moment.day is None and said.doubt is None:
        refuse_span(said.text.lower())
    if said.moment == Moment() and said.doubt is None and _DOTTED.match(said.text):
        dotted_at(said.text.split()[0])  # which refuses it
    if at_end and said.moment.time is None:
        _refuse_two_times(said.text.lower(), now)
    elif said.moment.time is not None:
        _refuse_apart(arguments, said.text.lower(), now)
    return said


def _refuse_apart(arguments: Sequence[str], text: str, now: day_words.Now) -> None:
    """Raise Unreadable for an hour in a text that begins with its part of the day: this morning dizzy around 10."""
    part, found = _part_in_front(arguments, now), AN_HOUR.search(text)
    if not part or not found:
        return
    try:
        at = day_words.readings([*part.split(), *found[0].split()], 0, now)[0].time
    except Unreadable:
        return
    if at is not None:
        raise Unreadable(
            f'"{found[0]}" stands apart from "{part}". Nothing was saved.',
            f"Write: {part} {at.hour}:{at.minute:02} ...",
        )


def _part_in_front(arguments: Sequence[str], now: day_words.Now) -> str:
    """The part of a day, with its usual hour, with which the words begin; empty for another beginning."""
    words = [bare(word) for word in " ".join(arguments).split()[:2]]
    found = part_at(words[0], words[1] if len(words) > 1 else "", now.at.date()) if words else None
    return " ".join(words[: found.length]) if found else ""


def _read_text(arguments: Sequence[str], now: day_words.Now, at_end: bool) -> Said:
    text = " ".join(arguments).strip()
    spans = [found.span() for found, _ in zip(_WORD.finditer(text), range(_LONG), strict=False)]
    words = [bare(text[first:last]) for first, last in spans]
    front = words[:_MOST]
    pieces: list[Piece] = []
    taken = 0
    while taken < len(front) and len(pieces) < 2:
        found = _front(front, taken, now, first=not pieces)
        if found is None or any(_same_part(piece.value, found) for piece in pieces):
            break
        pieces.append(Piece("when", found, " ".join(words[taken : taken + found.length])))
        taken += found.length
    if taken and _is_text(words, taken):
        return Said(text, Moment())
    rest = text[spans[taken - 1][1] :].lstrip() if taken else text
    if len(pieces) == 1 and rest and text[slice(*spans[0])].lower() in _NOT_ONLY_DAYS:
        _refuse_either(text[slice(*spans[0])], rest)
    if any(piece.value.day for piece in pieces if isinstance(piece.value, When)):
        return Said(rest, moment_of(pieces, now))
    if len(spans) == _LONG or "\n" in rest:
        return Said(rest, moment_of(pieces, now))
    if at_end and (end := _end(words[taken:], now)):
        pieces += [Piece("when", one, "") for one in end]
        last = len(words) - sum(one.length for one in end)
        return Said(rest[: spans[last - 1][1] - (len(text) - len(rest))].rstrip(" ,"), moment_of(pieces, now))
    return Said(rest, moment_of(pieces, now), _doubt(text, spans, words, taken, now))


def refuse_span(text: str) -> None:
    """Raise Unreadable for a span of another language: vor 3 tagen, la semaine dernière."""
    if found := _SPAN.search(text):
        hint = "Write the day in front, such as 3 days ago, or today."
        raise Unreadable(f'"{found[0]}" is a time that I cannot read.', hint)


def _refuse_two_times(text: str, now: day_words.Now) -> None:
    """Raise Unreadable for a time in the text of a fall that could be two: around 8 in the bath, at midnight."""
    if found := AN_HOUR.search(text):
        hour = [word for word in found[0].split() if word not in ABOUT | {"at"}]
        day_words.readings(["at", *hour], 0, now)  # which refuses it
    if _AT_MIDNIGHT.search(text):
        raise midnight()


def bare(word: str) -> str:
    """A word in small letters without the marks behind it; a date such as 24.11. keeps its point."""
    found = word.lower().rstrip(",:;!?")
    return found if re.fullmatch(r"[0-9]+\.[0-9]+\.", found) else found.rstrip(".")


def _same_part(said: object, found: When) -> bool:
    """Whether both are a day, or both are a time: "saturday sat down" begins with one day only."""
    if not isinstance(said, When):
        return False
    return None not in (said.day, found.day) or None not in (said.time, found.time)


def _is_text(words: Sequence[str], taken: int) -> bool:
    """Whether the words taken in front belong to the text after them."""
    after = words[taken] if taken < len(words) else ""
    return after in _GOES_ON or (words[:taken] == ["mon"] and after in _MY)


def _refuse_either(word: str, rest: str) -> None:
    raise Unreadable(
        f'"{word}" in front could be {_NOT_ONLY_DAYS[word.lower()]}.',
        f"For the day, write: {word}, {rest.split(maxsplit=1)[0]} ...   Else begin with another word.",
    )


def _front(words: Sequence[str], start: int, now: day_words.Now, *, first: bool) -> When | None:
    """A day or a time in front of a text. Only complete ones count: "at the shop", "night sweats" are text."""
    if words[start : start + 2] in (["last", "week"], ["last", "month"], ["last", "year"], ["last", "weekend"]):
        return None
    if words[start] in _NOT_IN_FRONT and (first or words[start] not in day_words.VAGUE):
        return None
    if _of_the_text(words, start):
        return None
    if words[start] in ("at", "on", "the", *ABOUT):
        try:
            return _first(words, start, now)
        except Unreadable:
            if words[start] == "on":
                raise
            return None  # at 3 places
    return _first(words, start, now)


def _first(words: Sequence[str], start: int, now: day_words.Now) -> When | None:
    """The longest day or time at a word; a bare hour only where it counts nothing: not this morning at 3 places."""
    for found in day_words.readings(words, start, now) if words[start] else []:
        end = start + found.length
        hour = words[end - 1] in HOUR_WORDS and found.length > 1
        if not hour or end == len(words) or not _COUNTED.fullmatch(words[end]):
            return found
    return None


def _of_the_text(words: Sequence[str], start: int) -> bool:
    """Whether a short name of a day after "the" stands there, which is no day: the sun, on the sun lounger."""
    place = start + 1 if words[start] == "on" else start
    return words[place : place + 1] == ["the"] and bool(_SHORT_NAME.fullmatch(" ".join(words[place + 1 : place + 2])))


def _end(words: Sequence[str], now: day_words.Now) -> list[When]:
    """The day, and the time, with which a text ends, the last first; empty without a day, or where it is all."""
    found: list[When] = []
    last = len(words)
    while last > 1 and len(found) < 2:
        try:
            one = next((one for one in day_words.at_end(words[1:last], now)), None)
        except Unreadable:
            return []
        if one is None or any(_same_part(other, one) for other in found):
            break
        if _SHORT.fullmatch(words[last - 1]) and (one.length == 1 or "the" in words[last - one.length : last]):
            return []  # in the sun
        found.append(one)
        last -= one.length
    # Without a day only a time in numbers counts: "out of bed at 3am", and not "in the night".
    return found if any(one.day or one.begins is None for one in found) else []


def _doubt(
    text: str, spans: Sequence[tuple[int, int]], words: Sequence[str], start: int, now: day_words.Now
) -> Doubt | None:
    """The first day in a text, other than today, that may be meant as its day."""
    words, place = without_names(words), start
    while place < len(words):
        try:
            is_text = _OUT_OF_TEN.fullmatch(words[place]) or _of_the_text(words, place)
            found = None if is_text else _by_hand(words, place, now) or day_words.at_start(words, place, now)
        except Unreadable:
            found = None
        if found and found.length == 1 and _SHORT.fullmatch(words[place]) and place + 1 < len(words):
            found = None
        if found is not None and found.day not in (None, now.at.date()) and not _is_text(words[place:], found.length):
            assert found.day is not None  # noqa: S101 (for the type)
            return Doubt(text[spans[place][0] : spans[place + found.length - 1][1]].rstrip(".,:;!?"), found.day)
        place += found.length if found else 1
    return None


def _by_hand(words: Sequence[str], place: int, now: day_words.Now) -> When | None:
    """A day that only a person can be sure of: "hier" is yesterday in French and here in German; the 12th."""
    after = words[place + 1] if place + 1 < len(words) else ""
    if numbered := THE_NTH.match(" ".join(words[place : place + 3])):
        last = now.at.date()
        while last.day != int(numbered[1]):
            last -= timedelta(days=1)
        return When(2, last)
    if words[place] == "hier" and (place == 0 or after in _FRENCH_PARTS):
        return When(1, now.at.date() - timedelta(days=1))
    return None


def without_names(words: Sequence[str]) -> list[str]:
    """The words without the names of people that are days too: dr freitag, mrs sunday."""
    before = ["", *words]
    return ["-" if title.rstrip(".") in TITLES else word for word, title in zip(words, before, strict=False)]
