"""Places on the body: where an injection was given, where a symptom is felt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

SIDES: Final = ("left", "right", "both")
SITES: Final = (
    "foot",
    "ankle",
    "lower leg",
    "knee",
    "thigh",
    "hand",
    "fingers",
    "wrist",
    "forearm",
    "upper arm",
    "face",
    "tongue",
    "back",
    "other",
    "sole",
    "calf",
    "leg",
    "arm",
    "neck",
    "lips",
    "lower back",
)
# The plural of a pair means both sides.
SITE_WORDS: Final[Mapping[str, tuple[str, str | None]]] = {
    **{site: (site, None) for site in SITES},
    "feet": ("foot", "both"),
    "ankles": ("ankle", "both"),
    "lower legs": ("lower leg", "both"),
    "knees": ("knee", "both"),
    "thighs": ("thigh", "both"),
    "hands": ("hand", "both"),
    "finger": ("fingers", None),
    "wrists": ("wrist", "both"),
    "forearms": ("forearm", "both"),
    "upper arms": ("upper arm", "both"),
    "soles": ("sole", "both"),
    "calves": ("calf", "both"),
    "legs": ("leg", "both"),
    "arms": ("arm", "both"),
    "lip": ("lips", None),
}
# Places that a body has twice: without its side such a place may be either.
PAIRS: Final = frozenset({*(site for site, side in SITE_WORDS.values() if side), "fingers"})
# How far up the arm or the leg something is felt, beginning at the tips.
EXTENTS: Final = (
    "toes",
    "foot",
    "ankle",
    "knee",
    "above the knee",
    "fingertips",
    "hand",
    "wrist",
    "forearm",
    "above the elbow",
)
# The end of "up to the ...", and of "above the ...".
UP_TO: Final[Mapping[str, str]] = {
    "toe": "toes",
    "toes": "toes",
    "foot": "foot",
    "feet": "foot",
    "ankle": "ankle",
    "ankles": "ankle",
    "knee": "knee",
    "knees": "knee",
    "fingertips": "fingertips",
    "hand": "hand",
    "hands": "hand",
    "wrist": "wrist",
    "wrists": "wrist",
    "forearm": "forearm",
    "forearms": "forearm",
    "elbow": "forearm",
}
ABOVE: Final[Mapping[str, str]] = {"knee": "above the knee", "knees": "above the knee", "elbow": "above the elbow"}
INJECTION_SITES: Final = ("deltoid", "thigh", "ventrogluteal", "dorsogluteal", "abdomen")
INJECTION_SITE_WORDS: Final[Mapping[str, tuple[str, str | None]]] = {
    **{site: (site, None) for site in INJECTION_SITES},
    "arm": ("deltoid", None),
    "upper arm": ("deltoid", None),
    "shoulder": ("deltoid", None),
    "leg": ("thigh", None),
    "vastus lateralis": ("thigh", None),
    "hip": ("ventrogluteal", None),
    "belly": ("abdomen", None),
    "stomach": ("abdomen", None),
    "tummy": ("abdomen", None),
    "thighs": ("thigh", "both"),
    "legs": ("thigh", "both"),
    "arms": ("deltoid", "both"),
    "deltoids": ("deltoid", "both"),
}
_BETWEEN: Final = "; "


class Place(NamedTuple):
    """A place on the body, with its side if one was said. site: None if only the side was said."""

    site: str | None
    side: str | None = None


def places_text(places: Iterable[Place]) -> str:
    """Places as one text that ``places_of`` can read: ``left thigh; deltoid``; empty for no place."""
    return _BETWEEN.join(" ".join(part for part in (place.side, place.site) if part) for place in places)


def places_of(text: str) -> tuple[Place, ...]:
    """The places in a text from ``places_text``."""
    found = []
    for part in text.split(_BETWEEN) if text else []:
        first, _, rest = part.partition(" ")
        found.append(Place(rest, first) if first in SIDES and rest else Place(part))
    return tuple(found)
