"""The order of the page's parts stands in one place: twins, first page, large print and further pages follow it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from matplotlib.figure import Figure
from report_pages import LONG, lab, note, pages_of, places, score, tablet
from test_crowd import rich
from test_page import overlap

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.records import Observation
from tracker.report.content import as_text, parts, sections
from tracker.report.content.build import Content
from tracker.report.content.parts import Part
from tracker.report.drawing import page

# How each part begins where it stands: in the twins, on the first page, on the further pages.
IN_WORDS = {
    "Whose record, and of when": Part.HEADER,
    "At a glance": Part.BAND,
    "Treatment recorded": Part.TREATMENT,
    "What changed": Part.CHANGES,
    "Day by day": Part.DAYS,
    "Days since the injection": Part.PROFILES,
    "How far up": Part.FAR_UP,
    "Home tests": Part.HOME_TESTS,
    "Blood tests": Part.BLOOD_TESTS,
    "Notes and events": Part.NOTES,
    "This record": Part.RECORD,
}
ON_PAPER = {
    "B12 and nerve symptom report": Part.HEADER,
    "Questions for the doctor:": Part.BAND,
    "Treatment recorded:": Part.TREATMENT,
    "What changed": Part.CHANGES,
    "Beside the changes:": Part.BESIDE,
    "Plans changed:": Part.PLANS_CHANGED,
    "Before the next injection:": Part.BEFORE_INJECTION,
    "Day by day": Part.DAYS,
    "How far up": Part.FAR_UP,
    "Home tests": Part.HOME_TESTS,
    "Blood tests": Part.BLOOD_TESTS,
    "Notes and events": Part.NOTES,
    "This record:": Part.RECORD,
}
FURTHER_ON = {
    "At a glance, in full": Part.BAND,
    "Treatment recorded, in full": Part.TREATMENT,
    "What changed, continued": Part.CHANGES,
    "Beside the changes, in full": Part.BESIDE,
    "Plans changed, in full": Part.PLANS_CHANGED,
    "Before the next injection, in full": Part.BEFORE_INJECTION,
    "Names in full": Part.NAMES,
    "Day by day, continued": Part.DAYS,
    "How far up": Part.FAR_UP,
    "Home tests": Part.HOME_TESTS,
    "Home tests, continued": Part.HOME_TESTS,
    "Blood tests, continued": Part.BLOOD_TESTS,
    "Notes and events, continued": Part.NOTES,
    "Characters that could not be printed": Part.RECORD,
}


def moved(*these: Part, before: Part) -> tuple[Part, ...]:
    """The order with some parts moved before another."""
    order = [one for one in Part if one not in these]
    place = order.index(before)
    return (*order[:place], *these, *order[place:])


ORDERS = {
    "as it is": tuple(Part),
    "treatment above the band": moved(Part.TREATMENT, before=Part.BAND),
    "days above changes": moved(Part.DAYS, before=Part.CHANGES),
    "home tests above days": moved(Part.HOME_TESTS, before=Part.DAYS),
    "lists above days": moved(Part.BLOOD_TESTS, Part.NOTES, before=Part.DAYS),
    "notes at the left of blood tests": moved(Part.NOTES, before=Part.BLOOD_TESTS),
    "the record first": moved(Part.RECORD, before=Part.HEADER),
    "backwards": tuple(reversed(Part)),
}


# Orders differ little from one another in what they can break.
ALIKE = [name for name in ORDERS if name != "as it is"]


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.thorough) if name in ALIKE else name for name in ORDERS])
def order(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[Part, ...]:
    monkeypatch.setattr(parts, "ORDER", ORDERS[request.param])
    return ORDERS[request.param]


def met(lines: list[str], named: dict[str, Part]) -> list[Part]:
    """The parts by the first of their lines, in the order of these lines."""
    return list(dict.fromkeys(named[line] for line in lines if line in named))


def by_place(figures: list[Figure]) -> list[str]:
    """The texts of the pages from the top, those of a line from the left."""
    return [
        one.words
        for figure in figures
        for one in sorted(places(figure), key=lambda one: (-round(one.bottom), one.left))
    ]


def in_order(found: list[Part], order: tuple[Part, ...]) -> bool:
    return found == sorted(found, key=order.index)


def up_the_leg() -> list[Observation]:
    """Two places of a leg."""
    return [replace(score("tingling", ago, 4.0), extent=extent) for ago, extent in ((9, "toes"), (3, "ankle"))]


def little() -> Content:
    """Something of every part: all of it is on the first page."""
    results = [lab(name, 9, 12.0, low=10, high=20) for name in ("b12", "folate")]
    return rich(*results, *up_the_leg(), symptoms=tuple(SYMPTOMS)[:2])


@pytest.fixture(scope="module")
def much() -> Content:
    """Too much of every part for the first page."""
    records = [lab(f"test {n}", 9, 12.0, low=10, high=20) for n in range(30)]
    records += [note(3, LONG * 8, "question"), *(note(n, LONG) for n in range(20)), note(2, "\U00010a40")]
    # With too few days for a figure, each takes lines about the next injection.
    records += [score(f"own {n}", ago, 4.0) for n in range(4) for ago in range(0, 182, 13)]
    records += [tablet(n, product=f"{n} " + "of a long name " * 4) for n in range(9)]
    return rich(*records, *up_the_leg(), symptoms=(*tuple(SYMPTOMS)[:12], "x" * 70))


def test_every_part_has_its_words_and_its_place_on_paper() -> None:
    assert set(sections._SAID) == set(page._MADE_BY) == set(Part) == set(parts.ORDER)


def test_the_twins_go_by_the_order(order: tuple[Part, ...]) -> None:
    found = met(as_text.lines(little()), IN_WORDS)
    assert set(found) == set(IN_WORDS.values())
    assert in_order(found, order)
    assert in_order(found, tuple(Part)) is (order == tuple(Part)), "the check sees another order"


def test_the_first_page_goes_by_the_order(order: tuple[Part, ...]) -> None:
    pages = pages_of(little())
    found = met(by_place(pages[:1]), ON_PAPER)
    assert set(found) == set(ON_PAPER.values())
    assert in_order(found, order)
    assert in_order(found, tuple(Part)) is (order == tuple(Part)), "the check sees another order"
    for figure in pages:
        assert [(a.words, b.words) for a, b in combinations(places(figure), 2) if overlap(a, b)] == []


@pytest.mark.thorough
def test_large_print_goes_by_the_order(order: tuple[Part, ...]) -> None:
    found = met(by_place(pages_of(little(), "large")), IN_WORDS)
    assert set(found) == set(IN_WORDS.values())
    assert in_order(found, order)


@pytest.mark.thorough
def test_the_further_pages_go_by_the_order(much: Content, order: tuple[Part, ...]) -> None:
    found = met(by_place(pages_of(much)[1:]), FURTHER_ON)
    assert set(found) == set(FURTHER_ON.values())
    assert in_order(found, order)
    assert in_order(found, tuple(Part)) is (order == tuple(Part)), "the check sees another order"
