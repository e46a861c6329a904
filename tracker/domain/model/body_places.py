"""Places on the body: where an injection was given, where a symptom is felt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

SIDES: Final = ("left", "right", "both")
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
