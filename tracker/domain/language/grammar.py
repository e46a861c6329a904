"""Read a line of words: try every possible reading; only one may make sense.

A line is cut into pieces of one or more words. Words that can be a day are tried as a day and as something else. A
reading that does not work is dropped. If one reading is left, it is the meaning. If several are left, the line is
refused and all are shown. If none is left, the line is refused with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, TypeVar

from tracker.domain.language import day_words
from tracker.domain.language.moments.clock_words import PART_ENDS, When
from tracker.domain.language.moments.dates import month_at
from tracker.domain.model.body_places import SIDES
from tracker.domain.model.catalogue import key_of, suggestions
from tracker.errors import TrackerError, Unreadable

_COMMA: Final = re.compile(r"(?<=[0-9]),(?=[0-9])")
_THOUSANDS: Final = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}[.,][0-9]{3}(?![0-9])")
_MILLIONS: Final = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+(?![0-9])")
_BOTH_MARKS: Final = re.compile(r"(?<![0-9.,])([1-9][0-9]{0,2}(?:([.,])[0-9]{3})+)(?!\2)[.,]([0-9]+)(?![0-9.,])")
NUMBER: Final = re.compile(r"[0-9]+(?:\.[0-9]+)?")
SKIPPED: Final = frozenset(
    {"skipped", "skip", "missed", "forgot", "forgotten", "cancelled", "canceled", "omitted", "refused", "declined"}
)
_NOT_DONE: Final = frozenset({"taken", "given", "done", "had"})
_WITH_POINTS: Final = re.compile(r"(?:[a-z]\.){1,3}[a-z]\.?")
_FILLERS: Final = frozenset({"=", "and", "my", "in", "into", "the", "of", "is", "was", "+", "@"})
# A word behind one of these is a name, although it may be a day: Dr Freitag.
TITLES: Final = frozenset(
    {"dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "herr", "frau", "dott", "dra", "sr", "sra", "mme"}
)
LONGEST: Final = 80
_MOST_READINGS: Final = 256

Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in the line: its kind (name, number, when, site, side, ...), its value, and its words."""

    kind: str
    value: object
    text: str


# The number of words, and the pieces made from them.
Option = tuple[int, tuple[Piece, ...]]
Matcher = Callable[[Sequence[str], int], Option | None]


@dataclass(frozen=True, slots=True)
class Moment:
    """The day and the time that were said; each is None when it was not said."""

    day: date | None = None
    time: time | None = None


def with_point(word: str) -> str:
    """A word with a decimal comma in its numbers as one with a point: 2,5 or <0,34.

    Raises Unreadable for 1,234 and 1.234: one reading is a thousand times the other.
    """
    # 1.234,5 and 1,234.5: two marks, and only the last one is that of a decimal.
    word = _BOTH_MARKS.sub(lambda both: f"{re.sub('[.,]', '', both[1])}.{both[3]}", word)
    word = _MILLIONS.sub(lambda found: re.sub("[.,]", "", found[0]), word)
    if found := _THOUSANDS.search(word):
        whole, decimal = re.sub("[.,]", "", found[0]), found[0].replace(",", ".")
        shorter = decimal.rstrip("0").rstrip(".")
        # With a fourth digit behind the point it is no thousand.
        raise Unreadable(
            f'"{found[0]}" could be {whole} or {shorter}.',
            f"Write {whole}, or {shorter if shorter != decimal else f'{decimal}0'}.",
        )
    return _COMMA.sub(".", word)


def words_of(arguments: Sequence[str], *, split_numbers: bool = False) -> list[str]:
    """The arguments of a command as lower-case words; ``=`` and commas separate words like a space.

    split_numbers: whether 6,4,3 is three numbers; otherwise 0,5 stays one word, which is then refused.
    """
    line = " ".join(arguments).lower().replace("=", " = ")
    if split_numbers:
        line = re.sub(r"(?<=[a-z]):(?=[0-9])", " ", line)  # t:6
        line = re.sub(r"(?<=[a-z])(10|[0-9])[.;](?=\s|$)", r"\1", line)  # t6. b4.
    words = re.sub("," if split_numbers else "(?<![0-9]),|,(?![0-9])", " ", line).split()
    if len(words) > LONGEST:
        raise Unreadable(f"That is {len(words)} words on one line; I read up to {LONGEST}.", "Log it in parts.")
    return [re.sub(r"(?<=[a-z]):$", "", word) for word in words]


def without_points(words: Sequence[str]) -> list[str]:
    """The words with short forms as they are typed without points: i.m., s.c., b.d."""
    return [word.replace(".", "") if _WITH_POINTS.fullmatch(word) else word for word in words]


def read(
    words: Sequence[str],
    *,
    now: day_words.Now,
    match: Matcher,
    understand: Callable[[Sequence[Piece]], Meaning],
    say: Callable[[Meaning], str],
) -> Meaning:
    """The meaning of ``words``: the one reading that ``understand`` accepts.

    match: finds what begins at a word, other than a day or a time; say: puts a meaning into words, to refuse two
    meanings. Raises Unreadable.
    """
    cuts, problems = _cuts(words, now, match)
    meanings: list[Meaning] = []
    line = " ".join(words)
    for number, pieces in enumerate(_readings(cuts, 0)):
        if number == _MOST_READINGS:
            # A reading that we did not look at could be another meaning.
            raise Unreadable(f'"{line}" can be read in too many ways.', "Write one day, as 2026-10-28.")
        try:
            meaning = understand(pieces)
        except TrackerError as error:
            problems.refused.append(error)
        else:
            if meaning not in meanings:
                meanings.append(meaning)
    if len(meanings) == 1:
        return meanings[0]
    if meanings:
        either = " or ".join(say(meaning) for meaning in meanings[:2])
        raise Unreadable(
            f'"{line}" could be {either}.', "Write the date as 2026-10-28, or the names with the scores."
        )
    month = month_at(words, now.at.date())
    if month and month[1] <= now.at.date():
        raise Unreadable(
            f'"{month[0]}" is a month, and a day is needed.',
            f'If the day is not known, write the first of it, and say so: {month[1].isoformat()} --note "{month[0]}"',
        )
    first = next(iter((*problems.days, *problems.stuck, *problems.refused, *problems.passed_by)))
    raise Unreadable(first.message, first.hint)


def moment_of(pieces: Sequence[Piece], now: day_words.Now) -> Moment:
    """The one day and the one time in ``pieces``. Raises Unreadable for two of them, or for the future."""
    said_day = said_time = begins = None
    for piece in pieces:
        if not isinstance(piece.value, When):
            continue
        if piece.value.day is not None:
            if said_day not in (None, piece.value.day):
                raise Unreadable(f"There are two days: {said_day} and {piece.value.day}.", "Log one day at a time.")
            said_day = piece.value.day
        if piece.value.time is not None:
            if said_time is not None and begins is not None and _in_that_part(piece.value, begins):
                said_time = None  # this morning, at 8:15
            elif said_time is not None and _in_that_part(When(1, None, said_time), piece.value.begins):
                continue
            if said_time not in (None, piece.value.time):
                raise Unreadable(
                    f"There are two times: {said_time:%H:%M} and {piece.value.time:%H:%M}.", "Write one of them."
                )
            said_time, begins = piece.value.time, piece.value.begins
    begun = begins is not None and begins <= now.at.hour
    if said_time and begun and said_day in (None, now.at.date()) and said_time > now.at.time():
        # This evening, at seven: not the usual hour, which lies ahead.
        said_time = now.at.time().replace(second=0, microsecond=0)
    if said_time is not None and said_day in (None, now.at.date()) and said_time > now.at.time():
        raise Unreadable(
            f"{said_time:%H:%M} today lies ahead; it is {now.at:%H:%M}.",
            f"For the day before, write: yesterday {said_time:%H:%M}",
        )
    return Moment(said_day, said_time)


def _in_that_part(said: When, begins: int | None) -> bool:
    """Whether an exact time is in the part of the day that begins at that hour: 8:15 in the morning."""
    if begins is None or said.begins is not None or said.time is None:
        return False
    return begins <= said.time.hour < PART_ENDS[begins]


def longest(words: Sequence[str], start: int, most: int, find: Callable[[str], Piece | None]) -> Option | None:
    """The longest run of up to ``most`` words from ``start`` for which ``find`` gives a piece."""
    for length in range(min(most, len(words) - start), 0, -1):
        piece = find(" ".join(words[start : start + length]))
        if piece is not None:
            return length, (piece,)
    return None


def common(words: Sequence[str], start: int) -> Option | None:
    """Words with the same meaning in every line: skipped, a side, a word that only joins other words."""
    word = words[start]
    if word in SKIPPED:
        return 1, (Piece("skipped", True, word),)
    if word == "not" and start + 1 < len(words) and words[start + 1] in _NOT_DONE:
        return 2, (Piece("skipped", True, f"not {words[start + 1]}"),)
    if word in SIDES:
        return 1, (Piece("side", word, word),)
    if word in _FILLERS:
        return 1, ()
    return None


def strangers(pieces: Sequence[Piece]) -> tuple[list[Piece], bool]:
    """The unknown words, and whether they come one after the other. Only then can they name something new."""
    places = [place for place, piece in enumerate(pieces) if piece.kind == "unknown"]
    together = not places or places[-1] - places[0] == len(places) - 1
    return [pieces[place] for place in places], together


_SHORT: Final = 2


def unknown(piece: Piece, names: Sequence[str], hint: str) -> Unreadable:
    """The error for an unknown word, with suggestions."""
    return unknown_name(piece.text, sorted({*names, *day_words.ALONE, *SIDES, *SKIPPED}), hint)


def unknown_name(said: str, names: Sequence[str], hint: str) -> Unreadable:
    """The error for an unknown word where only one of ``names`` is possible."""
    # A word of two letters, such as at, is like too many others.
    near = [name for name in suggestions(key_of(said), names) if name != said] if len(said) > _SHORT else []
    meant = f" Did you mean {' or '.join(near)}?" if near else ""
    return Unreadable(f'I do not know "{said}".{meant}', hint)


@dataclass(frozen=True, slots=True)
class _Problems:
    """Why readings did not work, the most certain reasons first.

    They are: an impossible day; a word at which nothing can begin; a whole line that makes no sense; a word that was
    a day in another reading.
    """

    days: list[TrackerError] = field(default_factory=list)
    stuck: list[TrackerError] = field(default_factory=list)
    refused: list[TrackerError] = field(default_factory=list)
    passed_by: list[TrackerError] = field(default_factory=list)


def _cuts(words: Sequence[str], now: day_words.Now, match: Matcher) -> tuple[list[list[Option]], _Problems]:
    """For each word, the options that begin there and lead to the end of the line; also the problems found.

    Each word is looked at once, and options that lead nowhere are left out. Trying every way to cut the line would
    double the time with each word that can be a day or a number.
    """
    cuts: list[list[Option]] = [[] for _ in words]
    problems = _Problems()
    reached = {0}
    for start in range(len(words)):
        if start in reached:
            cuts[start] = _options(words, start, now, match, problems)
            reached.update(start + length for length, _ in cuts[start])
    leads_on = {len(words)}
    for start in reversed(range(len(words))):
        cuts[start] = [option for option in cuts[start] if start + option[0] in leads_on]
        if cuts[start]:
            leads_on.add(start)
    return cuts, problems


def _options(
    words: Sequence[str], start: int, now: day_words.Now, match: Matcher, problems: _Problems
) -> list[Option]:
    options: list[Option] = []
    try:
        for found in day_words.readings(words, start, now):
            text = " ".join(words[start : start + found.length])
            options.append((found.length, (Piece("when", found, text),)))
    except Unreadable as error:
        problems.days.append(error)
    try:
        other = match(words, start)
    except Unreadable as error:
        (problems.passed_by if options else problems.stuck).append(error)
    else:
        if other is not None:
            options.append(other)
        elif not options:
            options.append((1, (Piece("unknown", words[start], words[start]),)))
    return options


def _readings(cuts: Sequence[Sequence[Option]], start: int) -> Iterator[tuple[Piece, ...]]:
    if start == len(cuts):
        yield ()
        return
    for length, pieces in cuts[start]:
        for rest in _readings(cuts, start + length):
            yield pieces + rest
