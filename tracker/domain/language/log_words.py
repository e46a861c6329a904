"""The words of ``tracker log``: names and scores in any order, with a place, a side, a day and a time.

t6 b4 l3 yesterday        tingling=6 balance=4       6 4 3
t6 left foot n3 8am       leg weakness four          romberg 22
numbness 5 up to the ankle      single-leg left 12 14 right 9
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tracker.domain.language.day_ranges import cut_days
from tracker.domain.language.day_words import Now
from tracker.domain.language.direction_words import Doubted, direction, doubted, parted, which_end
from tracker.domain.language.grammar import (
    NUMBER,
    Moment,
    Option,
    Piece,
    common,
    longest,
    moment_of,
    read,
    unknown_name,
    words_of,
)
from tracker.domain.language.log_meaning import Score
from tracker.domain.language.log_pieces import scores_of
from tracker.domain.language.score_words import SMALL, exact, how, instead
from tracker.domain.model.body_places import ABOVE, SITE_WORDS, UP_TO
from tracker.domain.model.calendar_names import NUMBER_WORDS
from tracker.domain.model.catalogue import ALSO, HOME_TESTS, NEVER_SUGGESTED, candidates, key_of
from tracker.domain.model.directions import DOUBTFUL, OLD_KEYS
from tracker.domain.model.remembered import BAD, GOOD
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import number_text
from tracker.errors import Unreadable

_GLUED: Final = re.compile(r"([a-z][a-z-]*)([0-9]+(?:\.[0-9]+)?)")
_ALL_GLUED: Final = re.compile(rf"(?:{_GLUED.pattern})+")
_WITH_UNIT: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(s|sec|secs)")
_OF_TEN: Final = re.compile(r"([a-z-]*)([0-9]|10)/10")
_SCORE: Final = re.compile("10|[0-9]")
_TEN: Final = frozenset({"10", "ten"})
_UNIT_WORDS: Final = frozenset({"s", "sec", "secs", "second", "seconds"})
_EXTENT: Final = re.compile(r"(?:(?:up )?to|(above|beyond)) (?:the |my )?([a-z]+)")
_EXTENT_WORDS: Final = 4
_SIDES: Final = {"lt": "left", "rt": "right", "links": "left", "rechts": "right"}
_TIPS: Final = frozenset({"toes", "fingertips"})
_NAME_WORDS: Final = 6
# A name whose number is turned round, or means two things.
_KINDS: Final = {BAD: "name", GOOD: "turned", "": "doubted"}


@dataclass(frozen=True, slots=True)
class LogLine:
    """The meaning of a line of ``log``."""

    scores: tuple[Score, ...]
    moment: Moment


def read_log(arguments: Sequence[str], *, now: Now, symptoms: SymptomList) -> LogLine:
    """The scores, the day and the time in ``arguments``, for a person with this list of symptoms.

    Raises Unreadable for anything that cannot be read for certain.
    """

    def reads(words: Sequence[str]) -> bool:
        try:
            _read(cut_days(words, now, numbers=True)[0], now, symptoms)
        except Unreadable:
            return False
        return True

    try:
        return _read(arguments, now, symptoms)
    except Unreadable as refused:
        raise instead(arguments, refused, now=now, reads=reads) from None


def _read(arguments: Sequence[str], now: Now, symptoms: SymptomList) -> LogLine:
    words = parted(words_of(arguments, split_numbers=True))
    if not words:
        raise Unreadable("Nothing to log yet.", how(symptoms))
    refuse_doubtful(exact(words), symptoms)

    def match_here(words: Sequence[str], start: int) -> Option | None:
        return match(words, start, symptoms)

    def understand(pieces: Sequence[Piece]) -> LogLine:
        return LogLine(scores_of(pieces, symptoms), moment_of(pieces, now))

    try:
        return read(words, now=now, match=match_here, understand=understand, say=lambda line: _say(line, symptoms))
    except Unreadable as refused:
        of_ten = next((found for word in words if (found := _OF_TEN.fullmatch(word))), None)
        if of_ten is None:
            raise
        # A score of ten looks like a day of October.
        line = " ".join(_OF_TEN.sub(r"\1 \2", word).strip() for word in words)
        raise Unreadable(refused.message, f"{refused.hint}   {_as_scores(line, now, symptoms)}") from None


def _as_scores(line: str, now: Now, symptoms: SymptomList) -> str:
    """The line to type for scores; how one is written where it cannot be read."""
    try:
        _read(line.split(), now, symptoms)
    except Unreadable:
        return how(symptoms)
    return f"As a score: tracker log {line}"


def doubts(arguments: Sequence[str], symptoms: SymptomList) -> list[Doubted]:
    """The names in ``arguments`` with a score that means two things, until the person says which end is good."""
    return doubted(parted(words_of(arguments, split_numbers=True)), _trouble_names(symptoms), symptoms)


def refuse_doubtful(arguments: Sequence[str], symptoms: SymptomList, command: str = "tracker log") -> None:
    """Raise Unreadable, with a line for each meaning, if there are ``doubts``. command: to put before the words."""
    if found := doubts(arguments, symptoms):
        raise which_end(parted(words_of(arguments, split_numbers=True)), found, command)


def find_measure(words: str, symptoms: SymptomList) -> str | None:
    """The key of the one symptom or home test with this name or beginning; None when there is none.

    The person's list comes first, then the keys of the catalogue, then its labels. Raises Unreadable when several
    begin in this way.
    """
    return _find(key_of(words), _names(symptoms), symptoms, words)


def find_measures(words: Sequence[str], symptoms: SymptomList, *, hint: str) -> tuple[str, ...]:
    """The keys of the symptoms and home tests in ``words``, each once: all words name one, or each word does.

    Raises Unreadable, with ``hint``, for a word that names none.
    """
    whole = find_measure(" ".join(words), symptoms)
    if whole:
        return (whole,)
    found = {word: find_measure(word, symptoms) for word in words}
    for word, key in found.items():
        if key is None:
            names = [name for name in (*symptoms.known, *HOME_TESTS) if name not in NEVER_SUGGESTED]
            raise unknown_name(word, names, hint)
    return tuple(dict.fromkeys(key for key in found.values() if key))


@lru_cache(maxsize=8)
def _names(symptoms: SymptomList) -> Mapping[str, str]:
    """Every name of a measure, key or label, with its key; the person's list first."""
    keys = dict.fromkeys((*symptoms.tracked, *symptoms.known, *HOME_TESTS))
    names = {key: key for key in keys}
    for key in keys:
        kind = "test" if key in HOME_TESTS else "symptom"
        names.setdefault(key_of(symptoms.label(kind, key).replace(",", "")), key)
    return names


@lru_cache(maxsize=8)
def whole_names(symptoms: SymptomList) -> Mapping[str, str]:
    """The same, and the other names that people use, which count as a whole only: "p" is pain, not pins."""
    doubtful = {key: doubt.measures[0] for key, doubt in DOUBTFUL.items() if len(doubt.measures) == 1}
    whole = {**doubtful, **OLD_KEYS, **_trouble_names(symptoms)}
    # brainfog, pinsandneedles
    return {**{key.replace("-", ""): measure for key, measure in whole.items()}, **whole}


@lru_cache(maxsize=8)
def _trouble_names(symptoms: SymptomList) -> Mapping[str, str]:
    """The names that say what is scored: the trouble."""
    return {**ALSO, **{key_of(name): key for name, key in symptoms.also}, **_names(symptoms)}


def _find(key: str, names: Mapping[str, str], symptoms: SymptomList, said: str) -> str | None:
    if not key:
        return None
    if (measure := whole_names(symptoms).get(key)) is not None:
        return measure
    if key in DOUBTFUL:
        several = DOUBTFUL[key].measures
        raise Unreadable(f'"{said}" could be {" or ".join(several)}.', f"Write the whole name: {several[0]}")
    of_tracked = [name for name, measure in names.items() if measure in symptoms.tracked]
    # Keys before labels, and counts last: "n" is numbness, although near-falls and "Not knowing where ..." exist.
    counts = {measure for measure, listed in symptoms.known.items() if listed.unit == "count"}
    of_keys = [name for name, measure in names.items() if name == measure and measure not in counts]
    for pool in (of_tracked, of_keys, names):
        found = list(dict.fromkeys(names[name] for name in candidates(key, pool)))
        if len(found) == 1:
            return found[0]
        if found:
            shown = [measure for measure in found if measure not in NEVER_SUGGESTED] or found
            meant = ", ".join(shown[:-1]) + f" or {shown[-1]}" if len(shown) > 1 else shown[0]
            raise Unreadable(f'"{said}" could be {meant}.', f"Write more letters, or the whole name: {shown[0]}")
    return None


def match(words: Sequence[str], start: int, symptoms: SymptomList) -> Option | None:
    """The option that begins at word ``start`` of a line of names and scores, other than a day or a time."""
    names, whole, trouble = _names(symptoms), whole_names(symptoms), _trouble_names(symptoms)
    word = words[start]
    following, beyond = [*words[start + 1 : start + 3], "", ""][:2]
    if word in _SIDES:
        return 1, (Piece("side", _SIDES[word], word),)
    if word == "out" and following == "of" and beyond in _TEN:
        return 3, ()
    if word == "of" and following in _TEN and start and _is_score(words[start - 1]):
        return 2, ()

    def whole_name(text: str) -> Piece | None:
        key = key_of(text)
        if " " not in text or key not in whole:
            return None
        return Piece(_KINDS[direction(text, trouble, symptoms)], whole[key], text)

    if named := longest(words, start, _NAME_WORDS, whole_name):
        return named
    if exact([word, following]) == [following]:
        return 1, ()  # about 6
    (word,) = exact([word])
    if NUMBER.fullmatch(word) or word in NUMBER_WORDS:
        number = float(NUMBER_WORDS.index(word)) if word in NUMBER_WORDS else float(word)
        if following in _UNIT_WORDS and not (NUMBER.fullmatch(beyond) or beyond in ("=", *NUMBER_WORDS)):
            return 2, (Piece("number", number, word), Piece("seconds", None, f"{word} {following}"))
        return 1, (Piece("number", number, word),)
    if found := _WITH_UNIT.fullmatch(word):
        return 1, (Piece("number", float(found[1]), word), Piece("seconds", None, word))

    def site(text: str) -> Piece | None:
        return Piece("site", SITE_WORDS[text], text) if text in SITE_WORDS else None

    def extent(text: str) -> Piece | None:
        found = _EXTENT.fullmatch(text)
        place = text if text in _TIPS else (ABOVE if found[1] else UP_TO).get(found[2]) if found else None
        return Piece("extent", place, text) if place else None

    def name(text: str) -> Piece | None:
        key = key_of(text)
        if text in SMALL and not NUMBER.fullmatch(following):
            return None
        if " " in text and not any(one.startswith(key) for one in names):
            return None
        measure = _find(key, names, symptoms, text)
        return Piece(_KINDS[direction(text, trouble, symptoms)], measure, text) if measure else None

    found_here = (
        longest(words, start, _EXTENT_WORDS, extent)
        or common(words, start)
        or longest(words, start, 2, site)
        or longest(words, start, _NAME_WORDS, name)
    )
    if found_here or not _ALL_GLUED.fullmatch(word):
        return found_here
    pieces: list[Piece] = []
    for said, number in _GLUED.findall(word):
        measure = _find(said, names, symptoms, said)
        if measure is None:
            return None
        pieces += Piece("name", measure, said), Piece("number", float(number), said + number)
    return 1, tuple(pieces)


def _is_score(word: str) -> bool:
    return bool(_SCORE.fullmatch(word)) or word in NUMBER_WORDS


def _say(line: LogLine, symptoms: SymptomList) -> str:
    scores = ", ".join(
        f"{symptoms.label(score.kind, score.measure)} {number_text(score.value or 0)}" for score in line.scores
    )
    return scores + (f" on {line.moment.day}" if line.moment.day else "")
