"""The results of each blood test by their scales: which of them say most, and how many came after a dose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from tracker.domain.model.catalogue import PRODUCTS
from tracker.domain.model.records import Dose, LabResult
from tracker.domain.model.units import scale_of

# More results of one test than this are more than anybody reads, and more than a drawing has room for.
MOST_RESULTS: Final = 40
_B12_NAMES: Final = ("b12", "b-12", "cobalamin")


@dataclass(frozen=True, slots=True)
class Scale:
    """The results of one test on one scale: units that are the same number are one scale, words are another.

    kept: the results in order; of more than MOST_RESULTS the first, the latest two, the lowest, the highest, the last
    before the first dose, and others from between, evenly. total: how many there are; treated: how many after a dose.
    main: it holds the latest result of its test. untreated: the last result before the first dose, for the main scale
    that of the test, on any scale; None without doses, and if there is none.
    """

    analyte: str
    kept: Sequence[LabResult]
    main: bool
    untreated: LabResult | None
    total: int
    treated: int


def by_scale(results: Iterable[LabResult], doses: Iterable[Dose]) -> list[list[Scale]]:
    """The scales of each test, the main one first.

    doses: at least those taken of each product on its first day.
    """
    began = _Began(doses)
    of_test: dict[str, list[LabResult]] = defaultdict(list)
    for result in sorted(results, key=lambda one: (one.day, one.time or time.max)):
        of_test[result.analyte].append(result)
    return [_scales(found, began) for found in of_test.values()]


def treating(products: Iterable[str]) -> frozenset[str]:
    """Those of the products that are vitamin B12; where none is known to be, all of them."""
    every = frozenset(products)
    return frozenset(one for one in every if _is_b12(one)) or every


class _Began:
    """The doses of the day on which the treatment began."""

    def __init__(self, doses: Iterable[Dose]) -> None:
        taken = [dose for dose in doses if dose.state == "taken"]
        products = treating(dose.product for dose in taken)
        of_treatment = [dose for dose in taken if dose.product in products]
        self.day = min((dose.day for dose in of_treatment), default=date.max)
        self._times = [dose.time for dose in of_treatment if dose.day == self.day]

    def __bool__(self) -> bool:
        return bool(self._times)

    def before(self, result: LabResult) -> bool:
        """Whether there was a dose before the result; a dose of its day was, unless both times say otherwise."""
        if result.day != self.day:
            return result.day > self.day
        return any(at is None or result.time is None or at <= result.time for at in self._times)


def _is_b12(product: str) -> bool:
    listed = PRODUCTS.get(product)
    return (listed is not None and listed.vitamin == "B12") or any(name in product.lower() for name in _B12_NAMES)


def _scales(results: Sequence[LabResult], began: _Began) -> list[Scale]:
    scales: dict[str, list[LabResult]] = {}
    for result in reversed(results):
        scales.setdefault("in words" if result.value is None else scale_of(result.unit or ""), []).append(result)
    last = _untreated(results, began)
    found: list[Scale] = []
    for latest_first in scales.values():
        one = latest_first[::-1]
        untreated = _untreated(one, began) if found else last
        treated = sum(map(began.before, one))
        found.append(Scale(one[0].analyte, _kept(one, untreated), not found, untreated, len(one), treated))
    return found


def _untreated(results: Sequence[LabResult], began: _Began) -> LabResult | None:
    return next((one for one in reversed(results) if not began.before(one)), None) if began else None


def _kept(results: Sequence[LabResult], untreated: LabResult | None) -> Sequence[LabResult]:
    if len(results) <= MOST_RESULTS:
        return results
    last = len(results) - 1
    places: Collection[int] = range(last + 1)
    kept = {0, last - 1, last}
    kept |= {pick(places, key=lambda n: results[n].value or 0) for pick in (min, max)}
    kept |= {n for n in places if results[n] is untreated}
    rest = [n for n in places if n not in kept]
    room = MOST_RESULTS - len(kept)
    kept |= {rest[n * len(rest) // room] for n in range(room)}
    return [results[n] for n in sorted(kept)]
