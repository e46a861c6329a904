"""Blood tests, each with the range that its laboratory printed. Units are not converted, results not judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final, Literal

from tracker.domain.analysis.dose_history import last_doses
from tracker.domain.model.catalogue import BLOOD_TESTS, label_of
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, LabResult
from tracker.domain.wording.numbers import comparator_sign, counted, number_text, unit_text

# After more days than this without a dose, "on treatment" would claim too much; the days are still given.
ON_TREATMENT_DAYS: Final = 183
ON_TREATMENT: Final = "on treatment"


@dataclass(frozen=True, slots=True)
class Result:
    """One result as printed.

    flag: H or L for above or below the printed range, else empty; range: the printed range in words, or empty;
    place: 0 to 1 along the bar, None without a range; beyond: the result is, or may be, outside the bar;
    after: what was taken before it, and how many days before.
    """

    day: date
    value: str
    unit: str
    flag: Literal["H", "L", ""]
    range: str
    place: float | None
    beyond: bool
    laboratory: str
    after: str


@dataclass(frozen=True, slots=True)
class BloodTest:
    """One test: its latest result, the one before it, and the number of older ones.

    band: where the printed range lies on the bar, from 0 to 1; None without a range. same_scale: both results have
    the same unit and range, so both may stand on one bar.
    """

    label: str
    latest: Result
    earlier: Result | None
    older: int
    band: tuple[float, float] | None
    same_scale: bool


def printed(results: Iterable[LabResult]) -> list[LabResult]:
    """The results that are printed: the latest two of each test."""
    return [result for found in _by_analyte(results).values() for result in found[-2:]]


def blood_tests(results: Iterable[LabResult], doses: Iterable[Dose]) -> tuple[BloodTest, ...]:
    """The tests in the order of the catalogue, then the person's own tests by name."""
    by_analyte = _by_analyte(results)
    taken = sorted((d for d in doses if d.state == "taken"), key=lambda d: d.day)
    order = {key: n for n, key in enumerate(BLOOD_TESTS)}
    return tuple(
        _test(analyte, by_analyte[analyte], taken)
        for analyte in sorted(by_analyte, key=lambda key: (order.get(key, len(order)), key))
    )


def _by_analyte(results: Iterable[LabResult]) -> dict[str, list[LabResult]]:
    """The results of each test, the latest last."""
    found: dict[str, list[LabResult]] = defaultdict(list)
    for result in sorted(results, key=lambda r: (r.day, r.time or time.max)):
        found[result.analyte].append(result)
    return found


def _test(analyte: str, results: Sequence[LabResult], taken: Sequence[Dose]) -> BloodTest:
    latest, earlier = results[-1], results[-2] if len(results) > 1 else None
    return BloodTest(
        label=printable(label_of("lab", analyte)),
        latest=_result(latest, taken),
        earlier=_result(earlier, taken) if earlier else None,
        older=max(0, len(results) - 2),
        band=_band(latest.low, latest.high),
        same_scale=earlier is not None and _scale(earlier) == _scale(latest),
    )


def _scale(result: LabResult) -> tuple[str, float | None, float | None]:
    return unit_text(result.unit), result.low, result.high


def _result(result: LabResult, taken: Sequence[Dose]) -> Result:
    place = _place(result.value, result.low, result.high)
    return Result(
        day=result.day,
        value=comparator_sign(result.comparator) + number_text(result.value),
        unit=unit_text(result.unit),
        flag=_flag(result),
        range=_range(result.low, result.high),
        place=None if place is None else min(1.0, max(0.0, place)),
        beyond=place is not None and (not 0 <= place <= 1 or result.comparator is not None),
        laboratory=printable(result.laboratory),
        after=_after(result, taken),
    )


def _flag(result: LabResult) -> Literal["H", "L", ""]:
    """H or L against the printed range. Empty for "> 100" with a range up to 200: the value may be inside."""
    rising, falling = result.comparator in (">", ">="), result.comparator in ("<", "<=")
    if result.high is not None and not falling:
        over = result.value >= result.high if result.comparator == ">" else result.value > result.high
        if over:
            return "H"
    if result.low is not None and not rising:
        under = result.value <= result.low if result.comparator == "<" else result.value < result.low
        if under:
            return "L"
    return ""


def _range(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return f"{number_text(low)}–{number_text(high)}"
    if high is not None:
        return f"< {number_text(high)}"
    return f"> {number_text(low)}" if low is not None else ""


def _band(low: float | None, high: float | None) -> tuple[float, float] | None:
    if low is None and high is None:
        return None
    return 0.0 if low is None else 0.25, 1.0 if high is None else 0.75


def _place(value: float, low: float | None, high: float | None) -> float | None:
    """The place on the bar: a range with two limits takes the middle half, 0.25 to 0.75.

    With one limit, the place is in proportion to that limit, which stands at the edge of the band.
    """
    if low is not None and high is not None:
        return 0.25 + 0.5 * (value - low) / (high - low) if high > low else None
    if high is not None:
        return 0.75 * value / high if high else None
    if low is not None:
        return 0.25 * value / low if low else None
    return None


def _after(result: LabResult, taken: Sequence[Dose]) -> str:
    """The last dose of each product before the result, such as "hydroxocobalamin 8 days"."""
    last = last_doses(result, taken)
    if not last:
        return ""
    words = ", ".join(f"{_days_after(days)} {printable(label_of('dose', dose.product))}" for dose, days in last)
    return f"{ON_TREATMENT}: {words}" if min(days for _, days in last) <= ON_TREATMENT_DAYS else words


def _days_after(days: int) -> str:
    return "same day as" if days == 0 else f"{counted(days, 'day')} after"
