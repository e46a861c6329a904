"""Charts for the screen."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.figure import Figure
from report_pages import EXAMPLE, JOURNALS, PROFILE, content_of, lines_named, places, score, words

from tracker.errors import NothingFound
from tracker.report import render
from tracker.report.content.sections import FOOT
from tracker.report.drawing import chart


def drawn(journal: str = "example", keys: tuple[str, ...] = ()) -> Figure:
    profile, records, days = JOURNALS[journal]
    with render.styled():
        return chart.build(content_of(records, profile, days), keys)


def test_one_symptom_is_drawn_alone_under_its_name() -> None:
    figure = drawn(keys=("balance",))
    assert len(lines_named(figure, "mean")) == 1
    said = " ".join(words([figure]).split())
    assert said.startswith("Balance trouble")
    assert "22 Aug – 20 Nov 2026" in said
    assert FOOT in said


def test_without_keys_all_are_drawn_on_the_same_axis() -> None:
    figure = drawn()
    means = lines_named(figure, "mean")
    assert len(means) == 3
    assert {(line.axes.get_xlim(), line.axes.get_ylim()) for line in means if line.axes} == {((0, 91), (0, 10))}


def test_it_is_wider_than_high() -> None:
    width, height = drawn().get_size_inches()
    assert width > height


@pytest.mark.thorough
@pytest.mark.parametrize(
    "journal",
    [
        *("example", "sparse", "eight symptoms", "hostile"),
        *(
            pytest.param(name, marks=pytest.mark.thorough)
            for name in ("a year", "many places", "widest", "ten years")
        ),
    ],
)
def test_no_text_of_a_chart_lies_over_another_or_off_the_page(journal: str) -> None:
    figure = drawn(journal)
    found = places(figure)
    width, height = figure.get_size_inches() * 72
    for one, other in combinations(found, 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.top, other.top) - max(one.bottom, other.bottom)
        assert wide <= 0.3 or high <= 0.3, (one.words, other.words)
    assert all(t.left >= 20 and t.right <= width - 20 and t.bottom >= 10 and t.top <= height for t in found)
    assert all(t.size >= 7 for t in found)


def test_a_symptom_without_entries_is_not_found() -> None:
    with pytest.raises(NothingFound, match="no such scores"):
        drawn(keys=("pain",))
    with pytest.raises(NothingFound):
        render.chart(content_of([score("tingling", 200, 3.0)]))


def cycled(keys: tuple[str, ...] = (), **how: bool) -> Figure:
    with render.styled():
        return chart.build(content_of(EXAMPLE, PROFILE), keys, cycle=True, **how)


def test_cycles_are_drawn_abreast_each_with_its_number() -> None:
    figure = cycled()
    medians = lines_named(figure, "median")
    assert len(medians) == 3
    assert {line.axes.get_ylim() for line in medians if line.axes} == {(0, 10)}
    said = " ".join(words([figure]).split())
    assert said.startswith(
        "Symptoms by days since the injection Sam Example · last 3 days of a cycle less days 4 to 6 after an "
        "injection"
    )
    assert said.count(" of 15 cycles ") == 3
    assert len(lines_named(cycled(("balance",)), "median")) == 1


@pytest.mark.thorough
@pytest.mark.parametrize("slide", [False, True])
@pytest.mark.parametrize("journal", ["eight symptoms", pytest.param("example", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("cycle", [False, True])
def test_no_text_of_a_slide_or_a_cycle_lies_over_another(journal: str, cycle: bool, slide: bool) -> None:
    profile, records, days = JOURNALS[journal]
    with render.styled():
        figure = chart.build(content_of(records, profile, days), cycle=cycle, slide=slide)
    width, height = figure.get_size_inches() * 72
    found = places(figure)
    for one, other in combinations(found, 2):
        wide = min(one.right, other.right) - max(one.left, other.left)
        high = min(one.top, other.top) - max(one.bottom, other.bottom)
        assert wide <= 0.3 or high <= 0.3, (one.words, other.words)
    assert all(t.left >= 20 and t.right <= width - 20 and t.bottom >= 10 and t.top <= height for t in found)


def test_a_slide_is_sixteen_to_nine_with_larger_letters() -> None:
    with render.styled():
        figure = chart.build(content_of(EXAMPLE, PROFILE), ("tingling",), slide=True)
    width, height = figure.get_size_inches()
    assert width / height == pytest.approx(16 / 9)
    assert min(text.size for text in places(figure)) >= 11


def test_without_cycles_enough_the_chart_says_why() -> None:
    with pytest.raises(NothingFound, match="No injection is recorded"):
        render.chart(content_of([score("tingling", n, 4.0) for n in range(91)]), cycle=True)


@pytest.mark.thorough
def test_the_same_chart_is_the_same_bytes() -> None:
    content = content_of(EXAMPLE, PROFILE)
    assert render.chart(content, ["tingling"]) == render.chart(content, ["tingling"])
