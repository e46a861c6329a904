"""The words of ``tracker log``: names and scores in any order, with a place, a side, a day and a time.

t6 b4 l3 yesterday        tingling=6 balance=4       6 4 3
t6 left foot n3 8am       leg weakness four          romberg 22
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from tracker.domain.catalogue import HOME_TESTS, NEVER_SUGGESTED, SITE_WORDS, SYMPTOMS, candidates, key_of, label_of
from tracker.domain.grammar import NUMBER, Moment, Option, Piece, common, longest, moment_of, read, unknown, words_of
from tracker.domain.records import refuse_number, refuse_score
from tracker.domain.units import number_text
from tracker.domain.when import NUMBER_WORDS, Now
from tracker.errors import Invalid, Unreadable

_GLUED: Final = re.compile(r"([a-z][a-z-]*)([0-9]+(?:\.[0-9]+)?)")
_ALL_GLUED: Final = re.compile(rf"(?:{_GLUED.pattern})+")
_WITH_UNIT: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?)(s|sec|secs)")
_UNIT_WORDS: Final = frozenset({"s", "sec", "secs", "second", "seconds"})
_NAME_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Score:
    """One symptom or home test as it was said; value None while none was said, or when it was skipped."""

    measure: str
    value: float | None = None
    skipped: bool = False
    site: str | None = None
    side: str | None = None

    @property
    def kind(self) -> Literal["symptom", "test"]:
        return "test" if self.measure in HOME_TESTS else "symptom"

    @property
    def label(self) -> str:
        return label_of(self.kind, self.measure)


@dataclass(frozen=True, slots=True)
class LogLine:
    """What a line of ``log`` says."""

    scores: tuple[Score, ...]
    moment: Moment


def read_log(arguments: Sequence[str], *, now: Now, tracked: Sequence[str]) -> LogLine:
    """The scores, the day and the time that ``arguments`` say, for a person who tracks ``tracked``.

    Raises Unreadable for anything that cannot be read for certain.
    """
    words = words_of(arguments, split_numbers=True)
    if not words:
        raise Unreadable("Nothing to log yet.", _how(tracked))

    def match_here(words: Sequence[str], start: int) -> Option | None:
        return match(words, start, tracked)

    def understand(pieces: Sequence[Piece]) -> LogLine:
        return LogLine(_scores(pieces, tracked), moment_of(pieces, now))

    return read(words, now=now, match=match_here, understand=understand, say=_say)


def find_measure(words: str, tracked: Sequence[str]) -> str | None:
    """The key of the one symptom or home test that ``words`` name or begin; None when there is none.

    Those tracked come first, then the keys of the catalogue, then its labels. Raises Unreadable when several
    share the beginning.
    """
    return _find(key_of(words), _names(tuple(tracked)), tracked, words)


@lru_cache(maxsize=8)
def _names(tracked: tuple[str, ...]) -> Mapping[str, str]:
    """Every name that a measure goes by, key or label, with its key; those tracked first."""
    names = {key: key for key in (*tracked, *SYMPTOMS, *HOME_TESTS)}
    for key in list(names):
        kind = "test" if key in HOME_TESTS else "symptom"
        names.setdefault(key_of(label_of(kind, key).replace(",", "")), key)
    return names


def _find(key: str, names: Mapping[str, str], tracked: Sequence[str], said: str) -> str | None:
    if not key:
        return None
    if key in names:
        return names[key]
    of_tracked = [name for name, measure in names.items() if measure in tracked]
    # Keys before labels: "n" is numbness, though there is "Not knowing where the feet are".
    for pool in (of_tracked, [name for name, measure in names.items() if name == measure], names):
        found = list(dict.fromkeys(names[name] for name in candidates(key, pool)))
        if len(found) == 1:
            return found[0]
        if found:
            shown = [measure for measure in found if measure not in NEVER_SUGGESTED] or found
            meant = ", ".join(shown[:-1]) + f" or {shown[-1]}" if len(shown) > 1 else shown[0]
            raise Unreadable(f'"{said}" could be {meant}.', f"Write one more letter, or the whole name: {shown[0]}")
    return None


def match(words: Sequence[str], start: int, tracked: Sequence[str]) -> Option | None:
    """What begins at word ``start`` of a line of names and scores, other than a day or a time."""
    names = _names(tuple(tracked))
    word = words[start]
    following, beyond = [*words[start + 1 : start + 3], "", ""][:2]
    if word == "out" and list(words[start + 1 : start + 3]) == ["of", "10"]:
        return 3, ()

    def whole_name(text: str) -> Piece | None:
        return Piece("name", names[key_of(text)], text) if " " in text and key_of(text) in names else None

    if named := longest(words, start, _NAME_WORDS, whole_name):
        return named
    if NUMBER.fullmatch(word) or word in NUMBER_WORDS:
        number = float(NUMBER_WORDS.index(word)) if word in NUMBER_WORDS else float(word)
        if following in _UNIT_WORDS and not (NUMBER.fullmatch(beyond) or beyond in ("=", *NUMBER_WORDS)):
            return 2, (Piece("number", number, word), Piece("seconds", None, f"{word} {following}"))
        return 1, (Piece("number", number, word),)
    if found := _WITH_UNIT.fullmatch(word):
        return 1, (Piece("number", float(found[1]), word), Piece("seconds", None, word))

    def site(text: str) -> Piece | None:
        return Piece("site", SITE_WORDS[text], text) if text in SITE_WORDS else None

    def name(text: str) -> Piece | None:
        key = key_of(text)
        if " " in text and not any(one.startswith(key) for one in names):
            return None
        measure = _find(key, names, tracked, text)
        return Piece("name", measure, text) if measure else None

    found_here = common(words, start) or longest(words, start, 2, site) or longest(words, start, _NAME_WORDS, name)
    if found_here or not _ALL_GLUED.fullmatch(word):
        return found_here
    pieces: list[Piece] = []
    for said, number in _GLUED.findall(word):
        measure = _find(said, names, tracked, said)
        if measure is None:
            return None
        pieces += Piece("name", measure, said), Piece("number", float(number), said + number)
    return 1, tuple(pieces)


def _scores(pieces: Sequence[Piece], tracked: Sequence[str]) -> tuple[Score, ...]:
    """The scores that the pieces say. A place or a side belongs to the name before it, else to the first one."""
    bare = [piece for piece in pieces if piece.kind == "number"]
    if not any(piece.kind in ("name", "unknown") for piece in pieces):
        return _in_order(bare, pieces, tracked)
    done: list[Score] = []
    current = Score("")
    plural = False
    for piece in pieces:
        match piece.kind:
            case "name":
                if current.measure:
                    done.append(checked(current))
                    current, plural = Score(str(piece.value)), False
                else:
                    current = replace(current, measure=str(piece.value))
            case "number" if isinstance(piece.value, float):
                if not current.measure:
                    raise Unreadable(f'I could not tell what "{piece.text}" is the score of.', _how(tracked))
                if current.value is not None or current.skipped:
                    raise Unreadable(
                        f'"{piece.text}" comes after {current.label} has its score.',
                        "Write the name before each score: tracker log t6 b4",
                    )
                current = replace(current, value=piece.value)
            case "seconds":
                refuse_seconds(current.measure, piece.text)
            case "skipped":
                if not current.measure or current.value is not None:
                    raise Unreadable(
                        f"I could not tell what was {piece.text}.", "Write: tracker log tingling skipped"
                    )
                current = replace(current, skipped=True)
            case "site" if isinstance(piece.value, tuple):
                site, side = piece.value
                if current.site:
                    raise Unreadable(
                        f"There are two places: {current.site} and {site}.", "Write the name again: t6 foot t4 hand"
                    )
                plural = current.side is None and side is not None
                current = replace(current, site=site, side=current.side or side)
            case "side":
                # A plural says both sides; "feet left" takes that back, "both foot left" contradicts itself.
                if current.side and not (current.side == "both" and plural):
                    raise Unreadable(
                        f"There are two sides: {current.side} and {piece.value}.",
                        "Write the name again: t6 left t4 right",
                    )
                current, plural = replace(current, side=str(piece.value)), False
            case "unknown":
                names = [name for name in (*SYMPTOMS, *HOME_TESTS, *SITE_WORDS) if name not in NEVER_SUGGESTED]
                raise unknown(piece, names, _how(tracked))
    done.append(checked(current))
    _refuse_twice(done)
    return tuple(done)


def _in_order(bare: Sequence[Piece], pieces: Sequence[Piece], tracked: Sequence[str]) -> tuple[Score, ...]:
    labels = ", ".join(label_of("symptom", key) for key in tracked)
    if not bare:
        raise Unreadable("There is no score in that.", _how(tracked))
    others = [piece.text for piece in pieces if piece.kind in ("site", "side", "skipped", "seconds")]
    if others:
        raise Unreadable(f'I could not tell which symptom "{" ".join(others)}" belongs to.', _how(tracked))
    if len(bare) != len(tracked):
        scores = "1 score" if len(bare) == 1 else f"{len(bare)} scores"
        symptoms = "1 symptom" if len(tracked) == 1 else f"{len(tracked)} symptoms"
        raise Unreadable(f"{scores.capitalize()} for {symptoms}: {labels}.", _how(tracked))
    return tuple(
        checked(Score(key, value=piece.value if isinstance(piece.value, float) else None))
        for key, piece in zip(tracked, bare, strict=True)
    )


def capped(score: Score) -> tuple[float | None, str | None]:
    """The value and comparator to store: a home test that reached its cap is ``>=`` the cap."""
    test = HOME_TESTS.get(score.measure)
    if test is None or test.cap is None or score.value is None or score.value < test.cap:
        return score.value, None
    return float(test.cap), ">="


def checked(score: Score) -> Score:
    """The score, if it has a value that its measure takes, or was skipped. Raises Unreadable."""
    if score.value is None and not score.skipped:
        raise Unreadable(f"{score.label} has no score.", f"Write it after the name: tracker log {score.measure} 6")
    if score.value is None:
        return score
    try:
        test = HOME_TESTS.get(score.measure)
        if test is None:
            refuse_score(score.value, score.measure)
        else:
            refuse_number(score.value, score.measure)
            if score.value > test.largest:
                raise Invalid(
                    f"{test.label}: {number_text(score.value)} is more than {number_text(test.largest)}.",
                    "Check the number.",
                )
            if test.unit in ("stage", "count") and not score.value.is_integer():
                raise Invalid(f"{test.label} takes a whole number, not {number_text(score.value)}.", "Round it.")
    except Invalid as error:
        raise Unreadable(error.message, error.hint) from None
    return score


def refuse_seconds(measure: str, said: str) -> None:
    """Raise Unreadable where ``said``, a number of seconds, was said of something that no clock measures."""
    if measure not in HOME_TESTS or HOME_TESTS[measure].unit != "s":
        kind = "test" if measure in HOME_TESTS else "symptom"
        raise Unreadable(
            f'"{said}" is a time, and {label_of(kind, measure)} is not timed.', "Write the number alone."
        )


def _refuse_twice(scores: Sequence[Score]) -> None:
    seen: dict[tuple[str, str | None, str | None], Score] = {}
    for score in scores:
        place = (score.measure, score.site, score.side)
        if place in seen:
            raise Unreadable(
                f"{score.label} is there twice.", "Say one score for each, or where: t6 left foot t4 right foot"
            )
        seen[place] = score


def _how(tracked: Sequence[str]) -> str:
    example = " ".join(f"{key} {score}" for key, score in zip(tracked, (6, 4, 3), strict=False))
    return f"For example: tracker log {example or 'tingling 6'}   (0 none, 10 worst)"


def _say(line: LogLine) -> str:
    scores = ", ".join(f"{score.label} {number_text(score.value or 0)}" for score in line.scores)
    return scores + (f" on {line.moment.day}" if line.moment.day else "")
