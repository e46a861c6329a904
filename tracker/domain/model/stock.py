"""What is at home of a product: how many doses were counted, and until when they can be used."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from tracker.domain.model.catalogue import label_of
from tracker.domain.model.records import Dose
from tracker.domain.model.refusals import clean_text
from tracker.domain.model.remembered import Remembered
from tracker.errors import Invalid

# The topic under which a journal remembers it.
STOCK: Final = "stock"
MOST: Final = 10_000


@dataclass(frozen=True, slots=True)
class Stock:
    """So many doses, counted on ``day``.

    injected: whether they are injections; already: how many were taken on that day before they were counted; expires:
    the last day of use, None when not said.
    """

    product: str
    injected: bool
    doses: int
    day: date
    already: int = 0
    expires: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "product", clean_text(self.product, "product"))
        if not 0 <= self.doses <= MOST:
            raise Invalid(f"{self.doses} is not a number from 0 to {MOST:,}.", "Count the doses that are left.")

    def is_of(self, dose: Dose) -> bool:
        """Whether a dose is of this product, and both are injected or both are not."""
        return dose.product == self.product and dose.injected == self.injected

    def left(self, doses: Iterable[Dose]) -> int:
        """How many are left after the doses taken since they were counted."""
        return max(0, self.doses - max(0, self.taken(doses) - self.already))

    def taken(self, doses: Iterable[Dose]) -> int:
        """How many doses were taken from its day on. An injection may be split over sites: one a day."""
        found = [one for one in doses if one.state == "taken" and self.is_of(one) and one.day >= self.day]
        return len({one.day for one in found}) if self.injected else len(found)

    def as_remembered(self) -> Remembered:
        """The same as the journal remembers it; ``of_remembered`` reads it."""
        expires = "-" if self.expires is None else self.expires.isoformat()
        said = f"{'shot' if self.injected else 'take'} {self.product}"
        return Remembered(
            topic=STOCK, said=said, answer=f"{self.doses} {self.day.isoformat()} {self.already} {expires}"
        )


def of_remembered(one: Remembered) -> Stock | None:
    """The stock that a journal remembers; None for anything else, and for what a later program wrote."""
    way, _, product = one.said.partition(" ")
    words = one.answer.split()
    if one.topic != STOCK or way not in ("shot", "take") or len(words) != 4 or not product:
        return None
    try:
        expires = None if words[3] == "-" else date.fromisoformat(words[3])
        return Stock(product, way == "shot", int(words[0]), date.fromisoformat(words[1]), int(words[2]), expires)
    except (ValueError, Invalid):
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month: the last day of use of what says only a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def stock_label(stock: Stock) -> str:
    """Its product, as it is shown."""
    return label_of("dose", stock.product)
