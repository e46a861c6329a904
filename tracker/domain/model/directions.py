"""Names that do not say which end is good: "energy 9" may be a lot of energy, or none.

A symptom is scored by its trouble, so its key and label say that. These names lead to a symptom, but a number beside
them means one of two scores until the person has said which end is good.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tracker.domain.model.catalogue import key_of

# The keys that two symptoms had. Files, scripts and older journals have them; the score was that of the trouble.
OLD_KEYS: Final[Mapping[str, str]] = {"leg-strength": "leg-weakness", "arm-strength": "arm-weakness"}
HIGHEST: Final = 10


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a name may mean. measures: the keys of the symptoms; good, bad: what a high number is in words."""

    measures: tuple[str, ...]
    good: str
    bad: str


_DOUBTS: Final = (
    ("leg strength, legs strength, strength in legs, strength of legs, leg power", "leg-weakness", "strong", "weak"),
    ("arm strength, arms strength, hand strength, grip strength, grip", "arm-weakness", "strong", "weak"),
    ("strength, muscle strength, power", "leg-weakness arm-weakness", "strong", "weak"),
    ("energy, energy level, energy levels, vitality", "fatigue", "full of energy", "exhausted"),
    ("sleep quality, quality of sleep", "sleep", "good sleep", "no sleep"),
    ("mood", "low-mood", "a good mood", "a low mood"),
    (
        "wellbeing, well being, wellness, health, general health, overall health, feeling",
        "overall",
        "well",
        "unwell",
    ),
    ("concentration, focus, clarity, mental clarity", "brain-fog", "clear", "foggy"),
    ("stability, steadiness", "balance", "steady", "unsteady"),
    ("sensation", "numbness", "full feeling", "no feeling"),
    ("eyesight, sight", "vision", "clear", "cannot see"),
    ("mobility, walking ability", "walking", "walking well", "cannot walk"),
    ("quality of life", "interference", "a good life", "a bad one"),
    ("breathing", "breathless", "easy", "hard"),
)
# Each name as a key.
DOUBTFUL: Final[Mapping[str, Doubt]] = {
    key_of(name): Doubt(tuple(measures.split()), good, bad)
    for names, measures, good, bad in _DOUBTS
    for name in names.split(",")
}


def said_as(key: str) -> str:
    """The words that a journal remembers for a name: ``leg strength``."""
    return key.replace("-", " ")


def turned(value: float) -> float:
    """A score where 10 is good, as one where 10 is the worst."""
    return HIGHEST - value
