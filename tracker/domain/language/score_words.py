"""Words in the place of a score: those that are one all the same, and what to type for the others.

about 6   6ish   ~6         are a 6
5-6   6 or 7   6.5          are two scores: a line for each
none   no tingling          a line with 0
6 for mum                   the line for another journal
worse   mild                no number: a line that keeps the words as a note
6 since monday              one day, or each day
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.errors import Unreadable

_ABOUT: Final = frozenset({"about", "around", "roughly", "approximately", "approx", "approx.", "circa", "ca", "ca."})
_SCORE: Final = re.compile(r"10|[0-9]")
_ROUNDED: Final = re.compile(r"[~≈(\[]*(10|[0-9])(?:-?ish)?[)\].!;]*")
_TWO: Final = re.compile(r"(10|[0-9])[-–—/](10|[0-9])")
_AND_A_HALF: Final = re.compile(r"([0-9])(?:[.,]5|½)")
_NONE: Final = frozenset({"none", "nil", "gone", "nothing", "no", "without"})
_OF_DEGREE: Final = (
    "worse better same bad badly good ok okay fine normal mild mildly moderate severe severely slight slightly "
    "terrible awful horrible steady stable strong weak usual unchanged improved little lot lots much very "
    "high low max maximum min minimum worst best extreme unbearable bearable"
)
_DEGREES: Final = frozenset(_OF_DEGREE.split())
_OTHERS: Final = (
    "since for from with than then but or as i it all every everything both this that these those a an the my last "
    "next hours hour minutes minute times time still again today feel feeling felt had have has not"
)
# Words that say nothing by themselves, so none of them is the name of a symptom.
NO_NAMES: Final = _ABOUT | _NONE | _DEGREES | frozenset(_OTHERS.split())
_LONGEST_NAME: Final = 5
# What no shell reads in another way.
_PLAIN: Final = re.compile(r"[\w ,.:%+/=-]+")


def exact(words: Sequence[str]) -> list[str]:
    """The words with a rounded score as its number: about 6, 6ish, ~6."""
    found: list[str] = []
    for word, following in zip(words, [*words[1:], ""], strict=False):
        if word in _ABOUT and (following[:1].isdigit() or following in NUMBER_WORDS):
            continue
        rounded = _ROUNDED.fullmatch(word)
        found.append(rounded[1] if rounded else word)
    return found


def instead(
    arguments: Sequence[str], refused: Unreadable, *, now: day_words.Now, reads: Callable[[Sequence[str]], bool]
) -> Unreadable:
    """The refusal of a line without a readable score, with lines to type that are read; else ``refused``.

    reads: whether a line of words is read.
    """
    words = " ".join(arguments).lower().split()
    if not _PLAIN.fullmatch(" ".join(words).replace("½", "").replace("–", "").replace("—", "")):
        return refused
    for found in (_one_of_two, _no_trouble, _of_a_span, _in_words, _for_somebody):
        for message, lines in found(words, now):
            if all(line[0] in ("note", "--for") or reads(line) for _, line in lines):
                hint = "   ".join(f"{what}: tracker {_typed(line)}" for what, line in lines)
                return Unreadable(message, hint)
    return refused


# What a line means, and its words.
_Lines = list[tuple[str, list[str]]]


def _typed(line: Sequence[str]) -> str:
    return " ".join(line if line[0] in ("note", "--for") else ["log", *line])


def _for_somebody(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, _Lines]]:
    for place, word in enumerate(words[:-1]):
        name = words[place + 1]
        if word == "for" and name.isalpha() and name not in NO_NAMES:
            rest = [*words[:place], *words[place + 2 :]]
            yield f'"for {name}" goes in front.', [(f"For the journal of {name}", ["--for", name, "log", *rest])]


def _one_of_two(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, _Lines]]:
    for place, word in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        if (two := _TWO.fullmatch(word)) and int(two[1]) < int(two[2]) and not word.endswith("/10"):
            pair = two[1], two[2]
        elif half := _AND_A_HALF.fullmatch(word):
            pair = half[1], str(int(half[1]) + 1)
        elif (
            word in ("or", "to") and before and after and _SCORE.fullmatch(before[-1]) and _SCORE.fullmatch(after[0])
        ):
            word, pair = f"{before[-1]} {word} {after[0]}", (before[-1], after[0])
            before, after = before[:-1], after[1:]
        else:
            continue
        lines = [(f"For {one}", [*before, one, *after]) for one in pair]
        yield f'A score is one whole number, not "{word}".', lines


def _no_trouble(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, _Lines]]:
    for place, word in enumerate(words):
        if word not in _NONE:
            continue
        before, after = list(words[:place]), list(words[place + 1 :])
        # "tingling none", and "no tingling today".
        ends = [0] if before else range(1, min(_LONGEST_NAME, len(after)) + 1)
        for end in ends:
            line = [*before, *after[:end], "0", *after[end:]]
            yield f'"{word}" is no number. 0 is no trouble, 10 is the worst.', [("For no trouble", line)]


def _of_a_span(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, _Lines]]:
    from tracker.domain.language.period_words import each_day  # no score that is read needs it

    found = each_day(words, now)
    if found is not None:
        lines = [("For today", list(found.words)), ("For each day", [*found.words, *found.days])]
        yield f'A score is of one day, and "{found.said}" is several.', lines


def _in_words(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, _Lines]]:
    from tracker.domain.language.event_words import read_text

    for word in words:
        if word in _DEGREES:
            try:
                today = [] if read_text(words, now=now).doubt is None else ["today"]
            except Unreadable:
                continue
            message = f'"{word}" is no number. A score is a whole number: 0 is no trouble, 10 is the worst.'
            yield message, [("To keep the words as a note", ["note", *today, *words])]
