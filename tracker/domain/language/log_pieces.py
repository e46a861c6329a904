"""Make scores and home tests from the pieces of a line of ``log``: what belongs to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import takewhile
from typing import Final

from tracker.domain.language.direction_words import refuse_either_end
from tracker.domain.language.grammar import Piece, unknown
from tracker.domain.language.log_meaning import Score, best, checked, refuse_seconds
from tracker.domain.language.score_words import NO_NAMES, how, offer
from tracker.domain.model.body_places import PAIRS, SITE_WORDS
from tracker.domain.model.catalogue import ALSO, HOME_TESTS, NEVER_SUGGESTED, key_of
from tracker.domain.model.directions import turned as turned_round
from tracker.domain.model.symptom_list import SymptomList
from tracker.domain.wording.numbers import number_text
from tracker.errors import Unreadable

# How like one of the other names a word must be to be a slip of it: "headache" is none for "ache".
_ALIKE: Final = 0.8
_NAMES: Final = ("name", "turned", "doubted")
_PLACES: Final = ("site", "side", "extent")


def scores_of(pieces: Sequence[Piece], symptoms: SymptomList) -> tuple[Score, ...]:
    """The scores in the pieces. Pieces before the first name belong to it; later pieces belong to the last name.

    Numbers alone are the scores of the list, in its order. Raises Unreadable.
    """
    if not any(piece.kind in (*_NAMES, "unknown") for piece in pieces):
        return _in_order(pieces, symptoms)
    said = _Said(symptoms)
    for place, piece in enumerate(pieces):
        said.take(piece, pieces[place + 1 :])
    done = said.finish()
    _refuse_twice(done, symptoms)
    return done


class _Said:
    """The complete scores so far, and the current one."""

    def __init__(self, symptoms: SymptomList) -> None:
        self._symptoms = symptoms
        self._done: list[Score] = []
        self._current = Score("")
        # Further places of the same score: "hands and feet".
        self._more: list[tuple[str, str | None]] = []
        # The name of the current score, if it does not say which end is good.
        self._doubted = ""
        # Whether the side comes from a plural: "feet left" replaces it, "both foot left" is a contradiction.
        self._plural = False
        # Whether the site was said of the score before: "left foot 7 right 3", and "right hand 3" replaces it.
        self._same_site = False
        # Whether the site was said before the score, so that the next site may be that of the next name.
        self._placed_first = False
        # Whether a place was said before the first name, so that it may be so with the others: "feet t6 b4 hands t3".
        self._in_front = False
        # Whether the place was said behind the score, and that of the one before: "7 left foot 3 right foot".
        self._placed_behind = self._behind = False

    def take(self, piece: Piece, after: Sequence[Piece]) -> None:
        """Take one more piece. after: those behind it."""
        current = self._current
        beyond = next((one for one in after if one.kind not in ("site", "side")), None)
        scored = beyond is not None and beyond.kind == "number"
        match piece.kind:
            case "name" if piece.value == current.measure and current == Score(current.measure):
                return  # vision blurry
            case "name" | "turned" | "doubted":
                if current.measure:
                    self._next(Score(""))
                turned = piece.text if piece.kind == "turned" else ""
                self._doubted = piece.text if piece.kind == "doubted" else ""
                self._current = replace(self._current, measure=str(piece.value), turned=turned)
            case "number" if isinstance(piece.value, float):
                self._number(piece.value, list(takewhile(lambda one: one.kind in _PLACES, after)))
                self._placed_first = self._current.site is not None and not self._behind
            case "seconds":
                refuse_seconds(current.measure, piece.text, self._symptoms)
            case "skipped":
                if not current.measure or current.value is not None:
                    raise Unreadable(
                        f"I could not tell what was {piece.text}.",
                        f"Write the name in front of it: tracker log ... {piece.text}",
                    )
                self._current = replace(current, skipped=True)
            case "site" if isinstance(piece.value, tuple):
                self._in_front |= not current.measure
                between = current.value is not None and beyond is not None and beyond.kind in _NAMES
                if beyond and between and (self._placed_first or self._in_front):
                    raise Unreadable(
                        f'I could not tell whether "{piece.text}" belongs to {current.measure} or to {beyond.value}.',
                        "Write each place after its score.",
                    )
                self._site(*piece.value, scored=scored)
                self._placed_behind |= self._current.value is not None
            case "side":
                self._side(str(piece.value), scored=scored)
                self._placed_behind |= self._current.value is not None
            case "extent":
                if current.extent is not None:
                    raise Unreadable(
                        f"It goes up to two places: {current.extent} and {piece.value}.", "Write the name again."
                    )
                self._current = replace(current, extent=str(piece.value))
            case "unknown":
                known: tuple[str, ...] = (*self._symptoms.known, *HOME_TESTS, *SITE_WORDS)
                known = () if piece.text in NO_NAMES else known
                names = [name for name in known if name not in NEVER_SUGGESTED]
                own = [key_of(name) for name, _ in self._symptoms.also]
                also = get_close_matches(key_of(piece.text), [*ALSO, *own], n=2, cutoff=_ALIKE)
                run = [piece.text, *(one.text for one in takewhile(lambda one: one.kind == "unknown", after))]
                raise unknown(piece, [*names, *also], offer(run, [*names, *also], self._symptoms))

    def finish(self) -> tuple[Score, ...]:
        self._next(self._current)
        return tuple(self._done)

    def _next(self, score: Score) -> None:
        said = checked(self._current, self._symptoms)
        if self._doubted and said.value is not None and turned_round(said.value) != said.value:
            raise refuse_either_end(self._doubted, said.measure)
        if said.turned and said.value is not None:
            said = replace(said, value=turned_round(said.value))
        self._done += [said, *(replace(said, site=site, side=side) for site, side in self._more)]
        self._current, self._plural, self._more = score, False, []
        self._same_site = self._placed_first = self._placed_behind = self._behind = False

    def _again(self, site: str | None = None, side: str | None = None) -> Score:
        """The beginning of another score of the same symptom."""
        return Score(self._current.measure, site=site, side=side, turned=self._current.turned)

    def _number(self, value: float, behind: Sequence[Piece]) -> None:
        """Take a number. behind: the places that stand directly behind it."""
        current, text = self._current, number_text(value)
        if not current.measure:
            raise Unreadable(f'I could not tell what "{text}" is the score of.', how(self._symptoms))
        if self._placed_behind and behind and not current.skipped:
            # "7 left foot 3 right foot", "7 left foot 3 right": another place with its own score.
            sites = [piece.value for piece in behind if piece.kind == "site"]
            sided = any(piece.kind == "side" for piece in behind)
            site = sites[0] if sites and isinstance(sites[0], tuple) else None
            self._refuse_which(*(site or (None, None)), sided=sided)
            self._next(self._again(site=None if sites else current.site))
            self._current, self._behind = replace(self._current, value=value), True
            self._same_site = False
            return
        if current.skipped or self._behind or (current.value is not None and current.kind != "test"):
            raise Unreadable(
                f'"{text}" comes after {self._symptoms.label(current.kind, current.measure)} has its score.',
                "Write the name in front of each score.",
            )
        if current.value is None:
            self._current = replace(current, value=value)
            return
        tries = (*(current.tries or (current.value,)), value)
        self._current = replace(current, value=best(current.measure, tries), tries=tries)

    def _site(self, site: str, side: str | None, *, scored: bool) -> None:
        current = self._current
        if self._same_site:
            self._current, self._same_site = replace(current, site=site), False
            return
        if scored and current.site and current.value is not None and not self._more:
            self._refuse_which(site, side, sided=False)
            # "hands 4 feet 7": another place with its own score.
            self._next(self._again(site=site, side=side))
            self._plural = side is not None
            return
        if current.site and current.extent:
            raise Unreadable(
                f"There are two places: {current.site} and {site}.", "Write the name again: t6 foot t4 hand"
            )
        if current.site and self._placed_first and any(one.measure == current.measure for one in self._done):
            raise Unreadable(
                f'I could not tell what is felt at "{site}".', "Write the name again: t6 left foot t4 hand"
            )
        if current.site:
            self._more.append((site, side or (None if self._plural else current.side)))
            return
        self._plural = current.side is None and side is not None
        self._current = replace(current, site=site, side=current.side or side)

    def _refuse_which(self, site: str | None, side: str | None, *, sided: bool) -> None:
        """Raise Unreadable for a place of a pair without its side, behind one that has a side."""
        if site in PAIRS and self._current.side and not self._plural and side is None and not sided:
            raise Unreadable(f"I could not tell which {site} it is.", "Write its side as well: left, right, both")

    def _side(self, side: str, *, scored: bool) -> None:
        current = self._current
        if self._more:
            raise Unreadable(f"I could not tell what is on the {side}.", "Write the name again: t6 left t4 right")
        if scored and current.side and current.value is not None and not self._plural:
            # "single-leg left 12 right 9": the other side of the same test.
            self._next(self._again(site=current.site, side=side))
            self._same_site = current.site is not None
            return
        if current.side and not (current.side == "both" and self._plural):
            raise Unreadable(
                f"There are two sides: {current.side} and {side}.", "Write the name again: t6 left t4 right"
            )
        self._current, self._plural = replace(current, side=side), False


def _in_order(pieces: Sequence[Piece], symptoms: SymptomList) -> tuple[Score, ...]:
    bare = [piece for piece in pieces if piece.kind == "number"]
    if not bare:
        raise Unreadable("There is no score in that.", how(symptoms))
    others = [piece.text for piece in pieces if piece.kind in ("site", "side", "skipped", "seconds", "extent")]
    if others:
        raise Unreadable(f'I could not tell which symptom "{" ".join(others)}" belongs to.', how(symptoms))
    if len(bare) != len(symptoms.scores):
        labels = ", ".join(symptoms.label("symptom", key) for key in symptoms.scores) or "none on your list"
        given = "1 score" if len(bare) == 1 else f"{len(bare)} scores"
        expected = "1 symptom" if len(symptoms.scores) == 1 else f"{len(symptoms.scores)} symptoms"
        raise Unreadable(f"{given.capitalize()} for {expected}: {labels}.", how(symptoms))
    return tuple(
        checked(Score(key, value=piece.value if isinstance(piece.value, float) else None), symptoms)
        for key, piece in zip(symptoms.scores, bare, strict=True)
    )


def _refuse_twice(scores: Sequence[Score], symptoms: SymptomList) -> None:
    seen: dict[tuple[str, str | None, str | None], Score] = {}
    for score in scores:
        place = (score.measure, score.site, score.side)
        if place in seen:
            raise Unreadable(
                f"{symptoms.label(score.kind, score.measure)} is there twice.",
                "Write a line for each time of the day, or say where each one is.",
            )
        seen[place] = score
