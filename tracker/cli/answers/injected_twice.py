"""After a merge or an import: injections that are now there twice on one day, perhaps told by two computers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.repeated_entries import same_day_injections
from tracker.domain.model.catalogue import label_of

if TYPE_CHECKING:
    from tracker.store.journal import Journal

Twice = frozenset[tuple[str, date]]
_MOST: Final = 5


def twice_before(journal: Journal) -> Twice:
    """The products and days that are there twice already."""
    return frozenset(same_day_injections(journal.injected_twice()))


def injected_twice(ours: Context, journal: Journal, before: Twice) -> Iterator[str]:
    """A sentence for each injection that is there twice now and was not before, with the way out."""
    found = same_day_injections(journal.injected_twice())
    new = {one: doses for one, doses in found.items() if one not in before}
    for (product, day), doses in list(new.items())[:_MOST]:
        name = label_of("dose", product)
        numbers = " and ".join(str(one.id) for one in doses)
        way = output.addressed(f"tracker delete {doses[-1].id}")
        yield (
            f"{name[:1].upper()}{name[1:]} was injected {len(doses)} times on {ours.day(day)} (entries {numbers}). "
            f"All are kept; if it was one injection: {way}"
        )
    if len(new) > _MOST:
        yield f"The same is so on {len(new) - _MOST:,} more days."
