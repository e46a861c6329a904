"""``Series``: one symptom at one place. What is felt at one place is never averaged with what is felt at another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from tracker.domain.model.body_places import Place
from tracker.domain.model.records import Observation

_SIDES: Final = ("left", "right")


class Series(NamedTuple):
    """What one row, one line and one change are about: a symptom at a place.

    measure: the symptom's key; site, side: the place as recorded, both None for scores without a place, which are a
    series of their own.
    """

    measure: str
    site: str | None = None
    side: str | None = None

    @property
    def place(self) -> Place:
        """Its place; both parts are None without one."""
        return Place(self.site, self.side)

    @property
    def placed(self) -> bool:
        """Whether it has a place."""
        return bool(self.site or self.side)

    @property
    def one_sided(self) -> bool:
        """Whether it is of the left or of the right, and so may have a partner on the other side."""
        return self.side in _SIDES

    @classmethod
    def of(cls, score: Observation) -> Series:
        """The series to which a score belongs."""
        return cls(score.measure, score.site, score.side)


def by_series(scores: Iterable[Observation], keys: Iterable[str]) -> dict[Series, list[Observation]]:
    """The scores of each series, the symptoms in the order of ``keys``, then the others by name.

    Within a symptom: without a place, then the left and the right of each site, then other places by name.
    """
    by_place: dict[tuple[str, str | None, str | None], list[Observation]] = defaultdict(list)
    for score in scores:
        by_place[score.measure, score.site, score.side].append(score)
    found = {Series(*one): some for one, some in by_place.items()}
    order = {key: number for number, key in enumerate(keys)}
    return {one: found[one] for one in sorted(found, key=lambda one: _rank(one, order))}


def _rank(one: Series, order: Mapping[str, int]) -> tuple[int, str, int, str, str]:
    kind = 0 if not one.placed else 1 if one.one_sided else 2
    return order.get(one.measure, len(order)), one.measure, kind, one.site or "", one.side or ""
