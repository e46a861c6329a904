"""Very full pages: marks can still be told apart, and the page says what it leaves out."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import cache

import pytest
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from report_pages import (
    EXAMPLE,
    SAM,
    TODAY,
    back,
    content_of,
    lines_named,
    named,
    note,
    pages_of,
    score,
    scores,
    shot,
    tablet,
    texts,
    words,
)

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Event, Observation, Record
from tracker.report.content import as_html, as_text, build
from tracker.report.content.build import Content
from tracker.report.content.treatments import CROWD


@pytest.mark.parametrize("paper", ["a4", pytest.param("letter", marks=pytest.mark.thorough)])
@pytest.mark.parametrize(
    "count", [count if count in (1, 8) else pytest.param(count, marks=pytest.mark.thorough) for count in range(1, 9)]
)
def test_a_single_fall_stands_on_the_first_page_however_many_symptoms_there_are(paper: str, count: int) -> None:
    records = scores(list(SYMPTOMS)[:count])
    records += [shot(ago) for ago in range(5, 200, 56)]
    first = pages_of(content_of([*records, note(3, "kerb", "fall")]), paper)[0]
    assert "kerb" in words([first])


@cache
def rich(*more: Record, symptoms: tuple[str, ...] = tuple(SYMPTOMS)[:8]) -> Content:
    """Everything that takes room above the drawings: eight symptoms, cycles, plans, questions, treatments."""
    records: list[Record] = [*scores(list(symptoms)), *more]
    records += [shot(ago) for ago in range(5, 200, 14)]
    records += [
        tablet(ago, "taken" if ago % 9 else "skipped", name) for ago in range(91) for name in ("folate", "iron")
    ]
    records += [note(ago, f"A note of some length about day {ago}", "fall") for ago in range(1, 80, 4)]
    records += [note(3, "Is a second nerve test planned?", "question"), note(3, "May I drive?", "question")]
    records += [r for r in EXAMPLE if isinstance(r, Observation) and r.kind == "test"]
    plans = [
        Plan(
            product=name,
            route="oral",
            phases=(Phase(1, "days"),),
            starts=back(ago),
            recorded_at=datetime.combine(back(ago), datetime.min.time()),
            id=ago,
        )
        for name, ago in (("folate", 60), ("iron", 47), ("cyanocobalamin", 20))
    ]
    return build.build(records, SAM, Period.ending(TODAY, 91), plans=plans, today=TODAY, version="0.1.0")


@cache
def rich_pages(paper: str = "a4") -> tuple[Figure, ...]:
    """Drawn once: to be looked at, never to be changed."""
    return tuple(pages_of(rich(), paper))


def panels_on(figure: Figure) -> int:
    return len(lines_named(figure, "mean"))


@pytest.mark.thorough
@pytest.mark.parametrize(("paper", "least"), [("a4", 2), pytest.param("letter", 1, marks=pytest.mark.thorough)])
def test_page_one_draws_days_however_much_is_said_above_them(paper: str, least: int) -> None:
    assert panels_on(rich_pages(paper)[0]) >= least


@pytest.mark.parametrize("paper", ["a4", pytest.param("letter", marks=pytest.mark.thorough)])
def test_every_page_of_panels_has_its_dates_and_none_has_dates_alone(paper: str) -> None:
    pages = rich_pages(paper)
    assert sum(panels_on(page) for page in pages) == 8
    for page in pages:
        assert bool(panels_on(page)) is bool(lines_named(page, "ticks"))


@pytest.mark.thorough
def test_what_is_further_on_is_said_below_the_names_and_clear_of_the_dates() -> None:
    figure = rich_pages()[0]
    said = [artist.get_text() for artist, _ in texts(figure)]
    place = said.index("home test further on")
    assert re.fullmatch(r"\d more symptoms and 1", said[place - 1])


def often(every: int, days: int, skipped: int | None = None) -> Content:
    records: list[Record] = [shot(ago, "skipped" if ago == skipped else "taken") for ago in range(0, days, every)]
    records += [score("tingling", ago, 3.0 + ago % 5) for ago in range(days)]
    return content_of(records, days=days)


def test_many_injections_are_strokes_in_their_row_and_hide_no_score() -> None:
    found = often(4, 4 * (CROWD + 5), skipped=4)
    assert len(found.injections) > CROWD
    figure = pages_of(found)[0]
    assert named(figure, "injections") == lines_named(figure, "taken") == []
    (strokes,) = named(figure, "strokes")
    assert isinstance(strokes, LineCollection)
    assert len(strokes.get_segments()) == len(found.injections) - 1
    assert len(lines_named(figure, "not taken")) == 2, "the skipped one, in the panel and in the row"
    said = " ".join(words([figure]).split())
    assert "each injection a stroke in its row" in said and "▽ = skipped injection" in said
    assert "▼" not in said and "stroke" not in "\n".join(as_text.lines(found))


def test_in_a_crowd_each_injected_product_has_its_own_row_of_strokes() -> None:
    iron = [replace(shot(ago), product="iron") for ago in range(3, 200, 4)]
    found = content_of([*(shot(ago) for ago in range(0, 200, 4)), *iron, score("tingling", 1, 4.0)], days=200)
    assert len(found.injections) > CROWD > len(iron)
    figure = pages_of(found)[0]
    assert [len(one.get_segments()) for one in named(figure, "strokes")] == [50, 50]  # type: ignore[attr-defined]
    assert {"Hydroxocobalamin 50", "Iron 50"} <= set(words([figure]).splitlines())


def test_a_few_injections_are_triangles() -> None:
    figure = pages_of(often(2, 91, skipped=2))[0]
    assert named(figure, "strokes") == []
    assert len(lines_named(figure, "taken")) == 2 and "▼ Injections 45" in words([figure])
    assert "hollow = skipped injection" in words([figure])


@pytest.mark.thorough
def test_however_many_cycles_there_are_a_profile_has_the_same_marks() -> None:
    for number in (5, 40):
        figure = pages_of(often(14, 14 * number))[0]
        (band,), (median,) = named(figure, "middle"), lines_named(figure, "median")
        assert isinstance(band, PolyCollection)
        assert len(band.get_paths()) == 8 and len(median.get_xdata()) == 16
        assert len(lines_named(figure, "current")) == 1


def test_a_plan_of_another_year_is_dated_with_it() -> None:
    plan = Plan(
        product="folate",
        route="oral",
        phases=(Phase(1, "days"),),
        starts=back(700),
        recorded_at=datetime.combine(back(700), datetime.min.time()),
    )
    found = build.build(
        [score("tingling", ago, 4.0) for ago in range(900)],
        SAM,
        Period.ending(TODAY, 900),
        plans=[plan],
        today=TODAY,
        version="0.1.0",
    )
    assert "┆ 20 Dec 2024: folate, every day" in words(pages_of(found))


def test_the_period_is_broken_between_its_days_and_its_length() -> None:
    records: list[Record] = [Event(day=back(34), name="visit"), *(score("tingling", ago, 4.0) for ago in range(35))]
    said = words(pages_of(content_of(records, days=35))).splitlines()
    assert said[said.index("Period") + 1 :][:2] == ["17 Oct – 20 Nov 2026", "(35 days, since a visit)"]


def test_gaps_and_injections_beyond_counting_are_counted_for_the_ear() -> None:
    records: list[Record] = [score("tingling", ago, 4.0) for ago in range(0, 400, 5)]
    records += [shot(ago) for ago in range(0, 400, 4)]
    said = "\n".join(as_text.lines(content_of(records, days=400)))
    assert "No entries for 3 days or more 80 times, 320 days in all, the longest " in said
    assert f"Injections: 100. On 100 days from {back(396).day} October 2025 to 20 November" in said
    few = "\n".join(as_text.lines(content_of([score("tingling", ago, 4.0) for ago in (0, 9)], days=10)))
    assert "No entries: 12 November 2026 to 19 November 2026" in few


def test_the_columns_of_the_browsers_tables_hold_their_longest_word() -> None:
    page = as_html.page(rich(), {})
    narrowest = float(re.findall(r"th, td \{[^}]*min-width: ([0-9.]+)em", page)[0])
    columns = re.findall(r"<th scope=\"col\"[^>]*>([^<]*)</th>", page)
    longest = max(len(word) for column in columns for word in column.split())
    assert longest * 0.53 + 0.6 <= narrowest, "a letter takes about 0.53 of its size, the padding is 0.6"
