"""A file of another program as it will be taken: what is shown before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice
from tracker.exchange.meaning.found import OURS, Found, Group, Question, Scale
from tracker.exchange.meaning.outcome_dose import DoseOutcome


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of one group. key: of a symptom; becomes: for people, empty when it is left out."""

    group: Group
    becomes: str
    why: str = ""
    key: str = ""
    unit: str = "score"
    scale: Scale = OURS
    turned: bool = False
    site: str | None = None
    side: str | None = None
    dose: DoseOutcome | None = None
    kind: str = "score"
    new: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it will be taken: shown before anything is written.

    choices: symptoms to be added, off the daily questions; remembered: what to remember of the answers about it.
    """

    found: Found
    outcomes: tuple[Outcome, ...]
    questions: tuple[Question, ...]
    choices: tuple[Choice, ...]
    remembered: tuple[Remembered, ...] = ()


def counts_of(outcome: Outcome) -> tuple[int, date | None, date | None]:
    """How many entries a group has, from when to when."""
    days = [one.day for one in outcome.group.said]
    return (len(days), min(days), max(days)) if days else (outcome.group.counted, None, None)


def said_numbers(group: Group) -> list[float]:
    """The numbers of a group, as written."""
    return [one.number for one in group.said if one.number is not None]


def place_of(outcome: Outcome) -> tuple[str | None, str | None]:
    """Where on the body all scores of a group are, and on which side; None where they differ or do not say."""
    if outcome.kind != "score":
        return None, None
    places = {(one.site or outcome.site, one.side or outcome.side) for one in outcome.group.said}
    return places.pop() if len(places) == 1 else (None, None)
