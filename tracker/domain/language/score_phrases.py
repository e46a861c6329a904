"""Words around a score that name nothing known: an own name, what it is like, a time, or a note beside it.

legs like jelly 6       a symptom of one's own, or the one that is like it
6 around 7              a time that is twice in a day
6 on the sun lounger    the score, and the words as a note beside it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from tracker.domain.language import day_words
from tracker.domain.language.grammar import SKIPPED
from tracker.domain.language.score_words import DEGREES, JOIN, NO_NAMES, NONE, PERSONS, RELATIVES, SCORE, Lines
from tracker.domain.model.body_places import SIDES, SITE_WORDS
from tracker.domain.model.catalogue import ALSO, HOME_TESTS, SYMPTOMS, key_of
from tracker.domain.model.directions import DOUBTFUL
from tracker.errors import Unreadable

_SCORED: Final = re.compile(r"[a-z-]*(?:10|[0-9])")
_MOST_WORDS: Final = 16
_LONGEST_PHRASE: Final = 5
_MOST_OFFERED: Final = 2
_SLIP: Final = 0.8
_SHORTEST_SLIP: Final = 3
# One or two letters may be the beginning of a name.
_SHORTEST_NAME: Final = 2
# What people say a symptom is like: the words that stand for it.
_LIKE: Final = {
    "weakness": "weaker jelly rubber rubbery lead leaden spaghetti noodles heavy buckle buckling giving gave",
    "burning": "fire hot boiling scalding flames",
    "tingling": "ants crawling buzzing fizzing fizzy electric electricity zaps zapping shocks vibrating bees needles",
    "numbness": "cotton wool dead wooden asleep sponge sponges cushions padded foam marshmallow marshmallows leather",
    "balance": "drunk boat tilting sway wobble",
    "dizziness": "spinning spins roundabout",
    "brain-fog": "fog fuzzy cloudy mush mushy woolly blank foggy",
    "breathless": "puffed winded",
    "fatigue": "shattered drained wiped knackered battery",
}
_DESCRIBING: Final = frozenset({word for said in _LIKE.values() for word in said.split()})
# Words of the body that are no slip of another one.
_BODY: Final = frozenset({"head", "neck", "chest", "belly", "eye", "eyes", "ear", "ears", "skin", "mouth", "jaw"})
_NEARLY_FELL: Final = re.compile(r"\b(?:(?:nearly|almost) (?:fell|fallen|fall|tripped|slipped)|stumbled)\b")
_FELL: Final = re.compile(r"\b(?:fell|had a fall)\b(?! asleep)")
_FEELING: Final = frozenset({"feel", "feeling", "felt"})
_NOT: Final = frozenset(
    {"not", "cannot", "can't", "can\u2019t", "cant", "couldn't", "couldnt", "don't", "dont", "no"}
)
_LEGS: Final = frozenset({"leg", "thigh", "knee", "foot", "lower leg", "ankle"})
_BESIDE: Final = frozenset(
    {"on", "under", "near", "by", "outside", "inside", "because", "due", "despite", "sitting", "lying", "standing"}
)


def of_falls(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    """A fall, or nearly one, in the place of a score: nearly fell yesterday."""
    line = " ".join(words)
    if found := _NEARLY_FELL.search(line):
        days = [word for word in words[len(line[: found.end()].split()) :] if day_words.ALONE.intersection([word])]
        yield f'"{found[0]}" is no score.', [("To count it as a near-fall", ["near-falls", "1", *days])]
    elif found := _FELL.search(line):
        yield f'"{found[0]}" is no score.', [("To log a fall", ["fall", *words])]


def a_phrase(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    """Several words in front of a score that name nothing: legs like jelly 6."""
    places = [place for place, word in enumerate(words) if _SCORED.fullmatch(word)]
    for before, place in zip([-1, *places], places, strict=False):
        if not SCORE.fullmatch(words[place]):
            continue
        first = _behind_day(words, before + 1, now)
        front = words[:first]
        if not RELATIVES.isdisjoint(words):
            continue
        said_of = [word for word in words[first:place] if word not in ("=", "is", "was")]
        if not _FEELING.isdisjoint(said_of) and not _NOT.isdisjoint(said_of):
            where = [word for word in said_of if word in SITE_WORDS or word in SIDES]
            line = [*front, "numbness", *where, *words[place:]]
            yield f'I do not know "{" ".join(said_of)}".', [("If it is numbness", line)]
        phrase = [word for word in said_of if word not in PERSONS]
        phrase = phrase[1:] if phrase and phrase[0] in JOIN else phrase
        if not _may_name(phrase):
            continue
        said = " ".join(phrase)
        lines = [
            (f"If it is {SYMPTOMS[key].label.lower()}", [*front, key, *where, *words[place:]])
            for key, where in _like(phrase)
        ]
        own = [("As a symptom of your own", ["symptom", "add", *phrase])]
        yield f'I do not know "{said}".', [*lines, *own]
        yield f'I do not know "{said}".', own


def _behind_day(words: Sequence[str], start: int, now: day_words.Now) -> int:
    try:
        found = day_words.at_start(words, start, now)
    except (Unreadable, IndexError):
        return start
    return start + found.length if found else start


def _may_name(phrase: Sequence[str]) -> bool:
    """Whether words can be a name of one's own: several, none of them a slip, and not all of them small or places."""
    said_of_it = [word for word in phrase if word not in NO_NAMES | set(JOIN) and word not in SIDES]
    unknown = [word for word in said_of_it if _is_unknown(word) or word in _DESCRIBING]
    small = [word for word in phrase if word in (DEGREES | NONE | PERSONS) - {"my"}]
    runs = (phrase[start:end] for end in range(2, len(phrase) + 1) for start in range(end - 1))
    if any(key_of(" ".join(run)) in _whole() for run in runs):
        return False  # brain fog
    return (
        1 < len(phrase) <= _LONGEST_PHRASE
        and bool(unknown)
        and not small
        and all(word.isalpha() for word in phrase)
        and not any(is_slip(word) for word in unknown if word not in _DESCRIBING)
    )


def _like(phrase: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The symptoms that a phrase may describe, each with the place that is in the phrase."""
    sites = [word for word in phrase if word in SITE_WORDS]
    place = [word for word in phrase if word in SIDES or word in sites]
    found: list[tuple[str, list[str]]] = []
    for key, said in _LIKE.items():
        if not set(phrase).intersection(said.split()):
            continue
        if key == "weakness" and sites:
            found.append(("leg-weakness" if SITE_WORDS[sites[0]][0] in _LEGS else "arm-weakness", []))
        elif key != "weakness":
            found.append((key, place if sites and key in ("burning", "tingling", "numbness") else []))
    return found[:_MOST_OFFERED]


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    """Every name that is known, as a key."""
    return frozenset((*SYMPTOMS, *HOME_TESTS, *ALSO, *(key_of(one.label) for one in SYMPTOMS.values())))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every word of a name that is known, and of a day."""
    names = (*SYMPTOMS, *HOME_TESTS, *ALSO, *(key_of(one.label) for one in SYMPTOMS.values()))
    return frozenset(
        {word for name in (*names, *DOUBTFUL) for word in name.split("-")} | day_words.RESERVED | SKIPPED
    )


def _is_unknown(word: str) -> bool:
    """Whether a word is none of a known name, nor the first letters of one, nor a place."""
    return len(word) > _SHORTEST_NAME and word not in _known() and word not in SITE_WORDS


def is_slip(word: str) -> bool:
    """Whether a word looks like a known one with a typing mistake."""
    if word in _known() | _BODY or word in SITE_WORDS or len(word) < _SHORTEST_SLIP:
        return False
    alike = [one for one in (*_known(), *SITE_WORDS, *SIDES) if one[0] == word[0]]  # watching is no slip of aching
    return bool(get_close_matches(word, alike, n=1, cutoff=_SLIP))


def words_behind(words: Sequence[str], _now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    """Words behind the scores that have no number in them: tingling 6 after walking."""
    if len(words) > _MOST_WORDS or any(word in DEGREES for word in words):
        return
    for place in range(1, len(words) - 1):
        if words[place] in ("note", "notes", "comment"):
            rest = " ".join(words[place + 1 :])
            yield f'"{words[place]}" needs two dashes.', [("Write", [*words[:place], "--note", f'"{rest}"'])]
    for place in range(len(words) - 1, 0, -1):
        text = _SCORED.fullmatch(words[place - 1]) and _is_text(words[place:])
        if words[place] not in NO_NAMES | _BESIDE and not text:
            continue
        if words[place] in ("to", *SIDES):
            continue
        behind = words[place + 1 :] if words[place] in (*_ONLY_JOIN, "but") else words[place:]
        rest = " ".join(behind)
        if any(letter.isdigit() for letter in rest) or any(is_slip(word) for word in behind):
            return
        if rest and words[place - 1] not in (*JOIN, "but"):
            message = f'I do not know "{rest}" beside a score.'
            yield message, [("To keep the words as its note", [*words[:place], "--note", f'"{rest}"'])]


# After these a text goes on: "and" is no part of it, "in the bath" is.
_ONLY_JOIN: Final = ("and", "&", "+", "then", "my", "the")


def _is_text(words: Sequence[str]) -> bool:
    """Whether words are something else than names, places and days."""
    named = any(key_of(word) in (*SYMPTOMS, *HOME_TESTS, *ALSO) or word in SITE_WORDS for word in words)
    in_the_sun = "the sun" in " ".join(words)
    return not named and (in_the_sun or any(_is_unknown(word) for word in words))


_HOUR: Final = "(?:1[0-2]|[1-9])(?:[:.][0-5][0-9])?"
_COUNTED: Final = r"(?:half(?: past)?|quarter (?:past|to|after)|(?:five|ten|twenty|5|10|20|25) (?:past|to)) \w+"
_TIME: Final = re.compile(
    rf"(?:(?:at|about|around|approx|circa|ca\.?) )+(?P<led>{_HOUR}|{_COUNTED})(?:-?ish)?"
    rf"|(?P<counted>{_COUNTED})(?:-?ish)?|(?P<rounded>{_HOUR})-?ish"
)
_TIME_WORDS: Final = 4


def in_which_half(words: Sequence[str], now: day_words.Now) -> Iterator[tuple[str, Lines]]:
    """A time behind the scores that is twice in a day: 6 around 7, 6 half 7, 6 7ish."""
    for place in range(1, len(words)):
        for length in range(min(_TIME_WORDS, len(words) - place), 0, -1):
            text = " ".join(words[place : place + length])
            if (found := _TIME.fullmatch(text)) is None:
                continue
            clock = _clock(found["led"] or found["counted"] or found["rounded"], now)
            if clock is None:
                continue
            front, back = words[:place], words[place + length :]
            both = [[*front, f"{clock}{half}", *back] for half in ("am", "pm")]
            message = f'"{text}" could be a time in the morning or in the evening.'
            yield message, [("For the morning", both[0]), ("For the evening", both[1])]
            lines = [("For this morning", both[0]), ("For yesterday evening", [*both[1], "yesterday"])]
            yield message, lines


def _clock(said: str, now: day_words.Now) -> str | None:
    """A time without its half of the day, as in 7:30; None for what is none."""
    try:
        (found,) = day_words.readings([*said.split(), "am"], 0, now)
    except (Unreadable, ValueError):
        return None
    if found.time is None or found.length != len(said.split()) + 1:
        return None
    hour = found.time.hour % 12 or 12
    return f"{hour}:{found.time.minute:02}" if found.time.minute else str(hour)
