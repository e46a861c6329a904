"""Scores of names that do not say which end is good: find them, and refuse them with a line for each end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tracker.domain.language.grammar import NUMBER
from tracker.domain.model.calendar_names import MONTH_OF, NUMBER_WORDS
from tracker.domain.model.catalogue import key_of
from tracker.domain.model.directions import DOUBTFUL, HIGHEST, OLD_KEYS, Doubt, said_as, turned
from tracker.domain.model.remembered import BAD
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import number_text
from tracker.errors import Unreadable

_NAME_WORDS: Final = 6
# A number in front of one of these is no score.
_UNITS: Final = ("am", "pm", "day", "days", "week", "weeks", "month", "months", "year", "years", "hours", "ago")
_OF_A_DAY: Final = frozenset({*MONTH_OF, *_UNITS})
_GLUED: Final = re.compile(r"([a-z][a-z-]*)([0-9]|10)")


@dataclass(frozen=True, slots=True)
class Doubted:
    """A name and its score in a line. start, length: of the name in words; at: the place of the score."""

    said: str
    value: float
    doubt: Doubt
    start: int
    length: int
    at: int


def parted(words: Sequence[str]) -> list[str]:
    """The words with a doubtful name apart from the score that is joined to it: ``mood7``."""
    found: list[str] = []
    for word in words:
        glued = _GLUED.fullmatch(word)
        found += (
            [glued[1], glued[2]] if glued and key_of(glued[1]) in DOUBTFUL and glued[1] not in OLD_KEYS else [word]
        )
    return found


def doubted(words: Sequence[str], names: Mapping[str, str], symptoms: SymptomList) -> list[Doubted]:
    """The names in a line with a score that means two things. words: small letters, ``parted``."""
    found, start = [], 0
    known = dict(symptoms.directions)
    while start < len(words):
        length, text = _name(words, start, names)
        if _is_doubtful(text, names) and said_as(key_of(text)) not in known:
            doubt = DOUBTFUL[key_of(text)]
            scores = [(at, _number(words[at])) for at in _scores_of(words, start, length, names)]
            found += [
                Doubted(said_as(key_of(text)), value, doubt, start, length, at)
                for at, value in scores
                if value is not None and value <= HIGHEST and matters(value, doubt)
            ]
        start += length
    return found


def matters(value: float, doubt: Doubt) -> bool:
    """Whether a score means two things: in the middle of the scale both ends are as far."""
    return turned(value) != value or len(doubt.measures) > 1


def direction(text: str, names: Mapping[str, str], symptoms: SymptomList) -> str:
    """What is known of the good end of ``text``: GOOD, BAD, or empty. names: those of the trouble: BAD."""
    if not _is_doubtful(text, names):
        return BAD
    return dict(symptoms.directions).get(said_as(key_of(text)), "")


def refuse_either_end(said: str, measure: str) -> Unreadable:
    """The refusal where no line can be given."""
    return Unreadable(f'"{said}" does not say which end is good.', f"Write the trouble by its name: {measure}")


def which_end(words: Sequence[str], found: Sequence[Doubted], command: str) -> Unreadable:
    """The refusal of a line, with a line for each meaning. command: what stands before the words."""
    first = found[0]
    lines = [
        f"If {HIGHEST} is {first.doubt.good if good else first.doubt.bad}: "
        f"{command} {' '.join(_rewritten(words, found, good=good, which=which))}"
        for which in range(len(first.doubt.measures))
        for good in (True, False)
    ]
    end = f"{first.said} {number_text(first.value)}"
    return Unreadable(
        f'"{end}" does not say which end is good. What is scored is the trouble: 10 is the worst.', "   ".join(lines)
    )


def _rewritten(words: Sequence[str], found: Sequence[Doubted], *, good: bool, which: int) -> list[str]:
    new: list[str | None] = list(words)
    for one in found:
        new[one.start : one.start + one.length] = [None] * one.length
        new[one.start] = one.doubt.measures[min(which, len(one.doubt.measures) - 1)]
        new[one.at] = number_text(turned(one.value) if good else one.value)
    return [word for word in new if word is not None]


def _name(words: Sequence[str], start: int, names: Mapping[str, str]) -> tuple[int, str]:
    """The longest name that begins at a word, in words; one word and no text where there is none."""
    for length in range(min(_NAME_WORDS, len(words) - start), 0, -1):
        text = " ".join(words[start : start + length])
        if key_of(text) in names or key_of(text) in DOUBTFUL or text in OLD_KEYS:
            return length, text
    return 1, ""


def _is_doubtful(text: str, names: Mapping[str, str]) -> bool:
    return key_of(text) in DOUBTFUL and key_of(text) not in names and text not in OLD_KEYS


def _scores_of(words: Sequence[str], start: int, length: int, names: Mapping[str, str]) -> list[int]:
    """The places of the scores of a name: the numbers behind it that are no part of a day, before the next name."""
    found = []
    for at in range(start + length, len(words)):
        following = words[at + 1] if at + 1 < len(words) else ""
        # "oct 9" is a day, and in "28 oct 9" it is behind one.
        of_a_day = words[at - 1] in MONTH_OF and _number(words[at - 2]) is None
        if _number(words[at]) is not None and following not in _OF_A_DAY and not of_a_day:
            found.append(at)
        if _name(words, at, names)[1]:
            break
    return found


def _number(word: str) -> float | None:
    if word in NUMBER_WORDS:
        return float(NUMBER_WORDS.index(word))
    return float(word) if NUMBER.fullmatch(word) else None
