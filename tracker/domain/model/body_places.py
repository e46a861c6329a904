"""Places on the body: where an injection went, where a symptom is felt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

SIDES: Final = ("left", "right", "both")
_BETWEEN: Final = "; "


class Place(NamedTuple):
    """A place on the body, and its side where one was said; site None where nothing but the side was."""

    site: str | None
    side: str | None = None


def places_text(places: Iterable[Place]) -> str:
    """Places as one text that ``places_of`` reads back: ``left thigh; deltoid``; empty for none."""
    return _BETWEEN.join(" ".join(part for part in (place.side, place.site) if part) for place in places)


def places_of(text: str) -> tuple[Place, ...]:
    """The places that such a text names."""
    found = []
    for part in text.split(_BETWEEN) if text else []:
        first, _, rest = part.partition(" ")
        found.append(Place(rest, first) if first in SIDES and rest else Place(part))
    return tuple(found)
