"""What was taken, skipped or is unknown in a period. Products are never added up."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from tracker.domain.model.catalogue import label_of
from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose
from tracker.domain.wording.days import day_short
from tracker.domain.wording.numbers import counted, number_text, unit_text
from tracker.domain.wording.records import place_text
from tracker.report.content.series.points import place

# More injections than this would hide the scores; then each is a stroke in a separate row.
CROWD: Final = 90
# One mark for each injected product; if there are more products, the others share the last one.
MARKS: Final = "▼◆▲▶◀"

Fate = Literal["taken", "skipped", "unknown"]

ROUTES: Final = {
    "oral": "by mouth",
    "sublingual": "under the tongue",
    "buccal": "in the cheek",
    "nasal": "by the nose",
    "transdermal": "by patch",
    "intramuscular": "IM",
    "subcutaneous": "SC",
    "intravenous": "IV",
    "injection": "by injection",
}


@dataclass(frozen=True, slots=True)
class Treatment:
    """One product, amount and route in the period. taken, skipped: numbers of doses; words: all of it in a phrase."""

    product: str
    amount: str
    route: str
    injected: bool
    taken: int
    skipped: int
    words: str


@dataclass(frozen=True, slots=True)
class Course:
    """One injected product, from its first injection in the whole record to the end of the period.

    given: how many injections; sites: where those of the period were given, with how many there; empty without any
    place.
    """

    product: str
    first: date
    given: int
    sites: tuple[tuple[str, int], ...]

    def said(self, dated: Callable[[date], str] = day_short) -> str:
        """As a phrase: "b12: 47 injections recorded since 3 Mar 2024; sites: left thigh 4, right thigh 3".

        dated: writes a day.
        """
        words = f"{self.product}: {counted(self.given, 'injection')} recorded since {dated(self.first)}"
        return f"{words}; sites: {', '.join(f'{site} {n:,}' for site, n in self.sites)}" if self.sites else words


@dataclass(frozen=True, slots=True)
class Injection:
    """One injection. x: its place on the time axis, in days, noon without a time; taken: False when it was skipped.

    product: what it was; mark: which of ``MARKS`` its product has: the first for the one given most often.
    """

    x: float
    taken: bool
    product: str
    mark: int = 0


@dataclass(frozen=True, slots=True)
class Strip:
    """One product that is not injected, day by day. A day with a taken and a skipped dose counts as taken."""

    label: str
    days: tuple[Fate, ...]

    @property
    def taken(self) -> int:
        """The number of days on which it was taken."""
        return self.days.count("taken")


def treatments(doses: Iterable[Dose], period: Period) -> tuple[Treatment, ...]:
    """Every product, amount and route among the doses: injections first, then the most often taken.

    A dose without an amount, such as a skipped one, counts with the last amount before it, or else with the first
    amount after it.
    """
    groups: dict[tuple[str, str, str], list[Dose]] = defaultdict(list)
    usual: dict[tuple[str, str], str] = {}
    ordered = sorted(doses, key=lambda dose: dose.day)
    for dose in ordered:
        if dose.amount is not None:
            usual.setdefault((dose.product, dose.route), _amount(dose))
    for dose in ordered:
        if dose.amount is not None:
            usual[dose.product, dose.route] = _amount(dose)
        groups[dose.product, dose.route, usual.get((dose.product, dose.route), "")].append(dose)
    found = [_treatment(amount, group, period) for (_, _, amount), group in groups.items()]
    return tuple(sorted(found, key=lambda t: (not t.injected, -t.taken, t.product, t.amount)))


def _amount(dose: Dose) -> str:
    return f"{number_text(dose.amount or 0)} {unit_text(dose.unit or '')}"


def _treatment(amount: str, doses: Sequence[Dose], period: Period) -> Treatment:
    first = doses[0]
    taken = [d for d in doses if d.state == "taken"]
    skipped = len(doses) - len(taken)
    product, route = printable(label_of("dose", first.product)), printable(ROUTES.get(first.route, first.route))
    days = sorted({d.day for d in taken})
    if first.injected:
        counts = counted(len(taken), "injection") + _apart([(b - a).days for a, b in pairwise(days)])
    else:
        counts = f"taken on {len(days):,} of {counted(period.days, 'day')}"
    if skipped:
        counts += f", {skipped:,} skipped"
    words = " ".join(part for part in (product, amount, route) if part)
    return Treatment(product, amount, route, first.injected, len(taken), skipped, f"{words}: {counts}")


def _apart(intervals: Sequence[int]) -> str:
    if not intervals:
        return ""
    low, high = min(intervals), max(intervals)
    return f", {low} to {high} days apart" if low < high else f", {counted(low, 'day')} apart"


class Older(NamedTuple):
    """Injections up to the day ``until``, by product: the first day, and how many."""

    until: date
    injected: Mapping[str, tuple[date, int]]


NONE_OLDER: Final = Older(date.min, {})


def courses(doses: Iterable[Dose], period: Period, older: Older = NONE_OLDER) -> tuple[Course, ...]:
    """Every product that was injected in the period, the one given most often first. Skipped doses do not count.

    doses: all injections of these products up to the end of the period, but for what ``older`` has, and any others.
    """
    by_product: dict[str, list[Dose]] = defaultdict(list)
    for dose in doses:
        if dose.given and older.until < dose.day <= period.last:
            by_product[dose.product].append(dose)
    now = {product: [dose for dose in given if dose.day in period] for product, given in by_product.items()}
    found = []
    for product, given in sorted(now.items(), key=lambda one: (-len(one[1]), one[0])):
        if given:
            since = [dose.day for dose in by_product[product]]
            first, more = older.injected.get(product, (min(since), 0))
            found.append(Course(printable(label_of("dose", product)), first, more + len(since), _sites(given)))
    return tuple(found)


def _sites(given: Iterable[Dose]) -> tuple[tuple[str, int], ...]:
    """Each site with how many injections, most first; a split dose counts at each; then those without a site."""
    found: Counter[str] = Counter()
    unplaced = 0
    for dose in given:
        found.update(printable(place_text(*place)) for place in dose.places)
        unplaced += not dose.places
    sites = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return (*sites, *([("not recorded", unplaced)] if sites and unplaced else []))


def injections(doses: Iterable[Dose], period: Period) -> tuple[Injection, ...]:
    """The injections among the doses, in order of time."""
    ordered = sorted((dose for dose in doses if dose.injected), key=lambda dose: place(dose, period))
    given = Counter({dose.product: 0 for dose in ordered} | Counter(dose.product for dose in ordered if dose.given))
    by_count = sorted(given, key=lambda product: (-given[product], product))
    marks = {product: min(n, len(MARKS) - 1) for n, product in enumerate(by_count)}
    return tuple(
        Injection(
            place(dose, period),
            dose.given,
            printable(label_of("dose", dose.product)),
            marks[dose.product],
        )
        for dose in ordered
    )


def by_mark(found: Sequence[Injection]) -> tuple[tuple[str, tuple[Injection, ...]], ...]:
    """The injections of each mark, in the order of ``MARKS``, each with the name of its product."""
    groups: dict[int, list[Injection]] = defaultdict(list)
    for one in found:
        groups[one.mark].append(one)
    return tuple((_name(groups[mark]), tuple(groups[mark])) for mark in sorted(groups))


def _name(group: Sequence[Injection]) -> str:
    products = {one.product for one in group}
    return products.pop() if len(products) == 1 else f"{len(products)} other products"


def strips(doses: Iterable[Dose], period: Period) -> tuple[Strip, ...]:
    """One strip for each product that is not injected, the one taken on most days first."""
    by_product: dict[str, dict[int, Fate]] = defaultdict(dict)
    start = period.first.toordinal()
    for dose in doses:
        if not dose.injected:
            days = by_product[dose.product]
            index = dose.day.toordinal() - start
            if dose.state == "taken" or index not in days:
                days[index] = "taken" if dose.state == "taken" else "skipped"
    found = [
        Strip(printable(label_of("dose", product)), tuple(days.get(n, "unknown") for n in range(period.days)))
        for product, days in by_product.items()
    ]
    return tuple(sorted(found, key=lambda strip: (-strip.taken, strip.label)))
