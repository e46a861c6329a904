"""Blood tests, each with the range that its laboratory printed. Units are not converted, results not judged."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from tracker.domain.analysis.blood_results import Scale, by_scale, treating
from tracker.domain.analysis.doses.dose_history import last_doses
from tracker.domain.model.catalogue import BLOOD_TESTS, label_of
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, LabResult
from tracker.domain.wording.numbers import comparator_sign, counted, number_text, unit_text

# After more days than this without a dose, "on treatment" would claim too much; the days are still given.
ON_TREATMENT_DAYS: Final = 183
ON_TREATMENT: Final = "on treatment"
NO_DOSE: Final = "no dose recorded before it"
# Vitamin B12 in the blood itself: after doses it says how much was taken, so it is never drawn as an alarm.
_RAISED_BY_DOSES: Final = ("b12", "active-b12")


@dataclass(frozen=True, slots=True)
class Result:
    """One result as printed.

    value: with its sign, such as "> 2000", or the result in words; number: without it, NaN for words; side: < or > if
    the true value is below or above it.
    flag: H or L for above or below the printed range, else empty; range: in words, or empty; low, high: its limits.
    treated: whether a dose was taken before it; raised: and it is the vitamin itself, so that it tells of the dose;
    after: what was taken before it, and how many days before.
    """

    day: date
    value: str
    number: float
    side: Literal["<", ">", ""]
    unit: str
    flag: Literal["H", "L", ""]
    range: str
    low: float | None
    high: float | None
    laboratory: str
    treated: bool
    raised: bool
    after: str

    @property
    def flagged(self) -> str:
        """The value with its flag: "96 L"."""
        return f"{self.value} {self.flag}".rstrip()

    @property
    def alarm(self) -> bool:
        """Whether its flag is coloured too."""
        return bool(self.flag) and not self.raised


@dataclass(frozen=True, slots=True)
class BloodSeries:
    """The results of one test on one scale, the oldest first: units that are the same number are one scale.

    results: all of them; of more than MOST_RESULTS the first, the latest two, the lowest, the highest, the last
    before the first dose, and others from between, evenly. total: how many there are; treated: how many after a dose.
    main: it holds the latest result of its test. untreated: the last result before the first dose, for the main
    series that of the test, on any scale; None without doses, and if there is none.
    """

    label: str
    results: tuple[Result, ...]
    main: bool
    untreated: Result | None
    total: int
    treated: int

    @property
    def unprinted(self) -> str:
        """That some results are in the journal alone, as words: "114 of 154 results"; empty where all are here."""
        more = self.total - len(self.results)
        return f"{more:,} of {counted(self.total, 'result')}" if more else ""

    @property
    def latest(self) -> Result:
        """The last result."""
        return self.results[-1]

    @property
    def in_words(self) -> bool:
        """Whether its results are words and not numbers."""
        return math.isnan(self.results[0].number)

    @property
    def unit(self) -> str:
        """The unit of the latest result, and other names of the same unit: "µg/L = ng/mL"; empty for words."""
        return " = ".join(dict.fromkeys(result.unit for result in reversed(self.results)))

    @property
    def pictured(self) -> bool:
        """Whether there is something to be seen in a drawing of its own: several results, or a range around one."""
        return not self.in_words and (len(self.results) > 1 or bool(self.latest.range))

    @property
    def extremes(self) -> tuple[Result, Result]:
        """The lowest and the highest result; of equal ones the first."""
        return min(self.results, key=_number), max(self.results, key=_number)


def blood_tests(results: Iterable[LabResult], doses: Iterable[Dose]) -> tuple[BloodSeries, ...]:
    """The series of every test. doses: those up to the last day of the page.

    First the tests whose latest result, or the last one before the first dose, is outside its printed range. Among
    them, and among the others: the order of the catalogue, then the person's own tests by name. The series of other
    scales come after all main ones. The first dose is that of vitamin B12; where none is known to be, of anything.
    """
    taken = sorted((d for d in doses if d.state == "taken"), key=_day_of)
    products = treating(dose.product for dose in taken)
    by_product: dict[str, list[Dose]] = defaultdict(list)
    for dose in taken:
        by_product[dose.product].append(dose)

    def told(result: LabResult) -> Result:
        return _result(result, _around(result.day, by_product), products)

    order = {key: n for n, key in enumerate(BLOOD_TESTS)}
    found = []
    for scales in by_scale(results, taken):
        of_test = [_series(scale, told) for scale in scales]
        main, analyte = of_test[0], scales[0].analyte
        flagged = bool(main.latest.flag or (main.untreated is not None and main.untreated.flag))
        found.append(((not flagged, order.get(analyte, len(order)), analyte), of_test))
    in_order = [series for _, of_test in sorted(found, key=lambda one: one[0]) for series in of_test]
    return tuple(sorted(in_order, key=lambda series: not series.main))


def _series(scale: Scale, told: Callable[[LabResult], Result]) -> BloodSeries:
    results = tuple(map(told, scale.kept))
    untreated = next((one for kept, one in zip(scale.kept, results, strict=True) if kept is scale.untreated), None)
    if untreated is None and scale.untreated is not None:  # it is on another scale
        untreated = told(scale.untreated)
    label = printable(label_of("lab", scale.analyte))
    return BloodSeries(label, results, scale.main, untreated, scale.total, scale.treated)


def _around(day: date, by_product: Mapping[str, Sequence[Dose]]) -> list[Dose]:
    """Of each product the doses of the day, and the last one before it."""
    found: list[Dose] = []
    for doses in by_product.values():
        first, end = bisect_left(doses, day, key=_day_of), bisect_right(doses, day, key=_day_of)
        found += doses[max(0, first - 1) : end]
    return found


def _day_of(dose: Dose) -> date:
    return dose.day


def _number(result: Result) -> float:
    return result.number


def _result(result: LabResult, taken: Sequence[Dose], treating: frozenset[str]) -> Result:
    last = last_doses(result, taken)
    days = [days for dose, days in last if dose.product in treating]
    return Result(
        day=result.day,
        value=printable(result.words or "")
        if result.value is None
        else comparator_sign(result.comparator) + number_text(result.value),
        number=math.nan if result.value is None else result.value,
        side="<" if result.comparator in ("<", "<=") else ">" if result.comparator in (">", ">=") else "",
        unit=unit_text(result.unit or ""),
        flag=_flag(result),
        range=_range(result.low, result.high),
        low=result.low,
        high=result.high,
        laboratory=printable(result.laboratory),
        treated=bool(days),
        raised=bool(days) and result.analyte in _RAISED_BY_DOSES,
        after=_after(last, on_treatment=min(days, default=ON_TREATMENT_DAYS + 1) <= ON_TREATMENT_DAYS),
    )


def _flag(result: LabResult) -> Literal["H", "L", ""]:
    """H or L against the printed range. Empty for "> 100" with a range up to 200: the value may be inside."""
    if result.value is None:
        return ""
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


def _after(last: Sequence[tuple[Dose, int]], *, on_treatment: bool) -> str:
    """The last dose of each product before a result, such as "8 days after hydroxocobalamin"; empty without any."""
    words = ", ".join(f"{_days_after(days)} {printable(label_of('dose', dose.product))}" for dose, days in last)
    return f"{ON_TREATMENT}: {words}" if on_treatment else words


def _days_after(days: int) -> str:
    return "same day as" if days == 0 else f"{counted(days, 'day')} after"
