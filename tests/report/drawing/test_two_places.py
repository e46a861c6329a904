"""Two places in one panel: told apart by shape as well as shade, each named beside it; a pair is not torn apart."""

from __future__ import annotations

from dataclasses import replace
from math import isnan

import pytest
from matplotlib.colors import to_rgb
from report_pages import content_of, felt, lines_named, pages_of, places, score, shot, words

from tracker.domain.model.catalogue import SYMPTOMS
from tracker.domain.model.records import Observation, Record
from tracker.report import render
from tracker.report.content import as_text
from tracker.report.drawing import chart
from tracker.report.drawing.axes.panels import PLACE_MARKS
from tracker.report.drawing.paper import style


def feet(measure: str = "tingling") -> list[Observation]:
    found = [felt(ago, value, "foot", side) for ago in range(182) for side, value in (("left", 8.0), ("right", 2.0))]
    return [replace(one, measure=measure) for one in found]


def test_left_and_right_share_axes_with_other_marks_lines_and_shades() -> None:
    (figure,) = pages_of(content_of([*feet(), felt(0, None), felt(1, None, "foot", "right")]))
    kinds = ("prompt", "mean", "previous", "skipped")
    first, second = ([lines_named(figure, f"{kind}{end}")[0] for kind in kinds] for end in ("", " second"))
    assert len({id(line.axes) for line in (*first, *second)}) == 1
    assert [set(line.get_ydata()[-20:]) for line in first[:3]] == [{8.0}, {8.0}, {8.0}]
    assert [set(line.get_ydata()[-20:]) for line in second[:3]] == [{2.0}, {2.0}, {2.0}]
    for one, other in zip((first[0], first[3]), (second[0], second[3]), strict=True):
        assert one.get_marker() != other.get_marker()
    assert sum(to_rgb(first[0].get_markerfacecolor())) > sum(to_rgb(second[0].get_markerfacecolor())) + 0.4
    # The second line is a double one: a dark line with a light core.
    core = [line for line in second[1].axes.lines if line.get_color() == style.PAPER and len(line.get_xdata()) == 91]
    assert [list(line.get_ydata()) for line in core] == [list(second[1].get_ydata())]
    assert core[0].get_linewidth() < second[1].get_linewidth()
    assert first[2].get_linestyle() == second[2].get_linestyle() == "--"
    assert first[2]._dash_pattern != second[2]._dash_pattern  # type: ignore[attr-defined]


def test_each_place_is_named_with_its_mark_beside_the_panel() -> None:
    figures = pages_of(content_of(feet()))
    said = words(figures).splitlines()
    at = said.index(f"{PLACE_MARKS[0]} left foot")
    assert said[at - 1 : at + 4] == [
        "Tingling",
        said[at],
        "median 8, before 8",
        f"{PLACE_MARKS[1]} right foot",
        "median 2, before 2",
    ]
    assert "dot or triangle = one entry" in " ".join(said)


def test_one_place_alone_has_the_usual_marks_and_its_place_in_its_name() -> None:
    figures = pages_of(content_of([felt(ago, 8.0) for ago in range(182)]))
    assert not lines_named(figures[0], "prompt second") and not lines_named(figures[0], "mean second")
    said = words(figures)
    assert not set("".join(PLACE_MARKS)) & set(said.replace("▲ =", ""))
    assert "Tingling, left foot" in " ".join(said.split()) and "dot = one entry" in said


def test_each_place_has_its_own_profile_beside_the_panel() -> None:
    figure = pages_of(content_of([*feet(), *(shot(ago) for ago in range(10, 182, 28))]))[0]
    medians = lines_named(figure, "median")
    assert [{y for y in line.get_ydata() if not isnan(y)} for line in medians] == [{8.0}, {2.0}]
    upper, lower = (line.axes.get_position() for line in medians if line.axes)
    assert lower.y1 < upper.y0 and (upper.x0, upper.x1) == (lower.x0, lower.x1)


def worse_before_on_the_right(days: int = 182) -> list[Record]:
    """The left foot is 3 all along, the right one 2, and 6 in the five days before an injection."""
    shots = [shot(ago) for ago in range(10, days, 28)]
    left = [felt(ago, 3.0) for ago in range(days)]
    right = [felt(ago, 6.0 if (ago - 10) % 28 in range(1, 6) else 2.0, "foot", "right") for ago in range(days)]
    return [*left, *right, *shots]


def test_the_difference_of_each_place_stands_beside_its_own_profile_with_its_mark() -> None:
    figure = pages_of(content_of(worse_before_on_the_right()))[0]
    rows = [line.axes.get_position() for line in lines_named(figure, "median") if line.axes]
    height = figure.get_size_inches()[1] * 72
    said = [(one.words, (one.bottom + one.top) / 2 / height) for one in places(figure) if one.within is None]
    beside = [{words for words, at in said if row.y0 < at < row.y1} for row in rows]
    assert [sorted({"●", "▲", "0", "+2.9", "about the same", "worse before"} & row) for row in beside] == [
        ["0", "about the same", "●"],
        ["+2.9", "worse before", "▲"],
    ]


def test_readings_tell_a_name_with_a_place_from_the_next_name() -> None:
    even = [felt(ago, 3.0, "foot", side) for ago in range(182) for side in ("left", "right")]
    said = " ".join(words(pages_of(content_of([*even, *(shot(ago) for ago in range(10, 182, 28))]))).split())
    assert "injection: About the same, 2 of 2: Tingling, left foot; Tingling, right foot." in said


def test_places_without_a_figure_for_the_same_reason_share_one_sentence() -> None:
    few = [felt(ago, 3.0, "hand", side) for ago in (3, 9) for side in ("left", "right")]
    said = " ".join(words(pages_of(content_of([*worse_before_on_the_right(), *few]))).split())
    assert "No figure, 2 of 4: Tingling, left hand; Tingling, right hand." in said
    assert "Tingling, left hand; Tingling, right hand: Too few days: fewer than 3 cycles" in said


@pytest.mark.thorough
def test_in_months_each_place_has_its_own_axes_and_a_pair_is_not_torn_apart() -> None:
    single = [score(key, ago, 4.0) for key in ("balance", "leg-weakness") for ago in range(0, 500, 3)]
    pairs = [
        replace(one, measure=key) for key in ("tingling", "numbness", "pain", "burning") for one in feet_of_years()
    ]
    figures = pages_of(content_of([*single, *pairs], days=500))
    drawn = [lines_named(figure, "medians") for figure in figures]
    assert sum(len(lines) for lines in drawn) == 10
    assert all(len({id(line.axes) for line in lines}) == len(lines) for lines in drawn)
    assert not any(lines_named(figure, "mean second") for figure in figures)
    levels = [[float(line.get_ydata()[0]) for line in lines] for lines in drawn]
    for page in levels:
        assert page.count(8.0) == page.count(2.0)


def feet_of_years() -> list[Observation]:
    sides = (("left", 8.0), ("right", 2.0))
    return [felt(ago, value, "foot", side) for ago in range(0, 500, 3) for side, value in sides]


def test_in_months_the_browser_page_draws_and_says_each_place_apart() -> None:
    content = content_of(list(feet_of_years()), days=500)
    page = render.html(content).decode()
    assert page.count('<svg class="wide"') == 2
    for side in ("left", "right"):
        assert f">Tingling, {side} foot, month by month</h3>" in page
    lines = as_text.lines(content)
    assert any("Tingling, left foot: 8 (8 to 8, 10); Tingling, right foot: 2 (2 to 2, 10);" in line for line in lines)


def test_the_browser_page_has_a_profile_of_each_place() -> None:
    page = render.html(content_of(worse_before_on_the_right())).decode()
    assert page.count('<svg class="wide"') == 1 and page.count('<svg class="small"') == 2
    for side in ("left", "right"):
        assert f">Tingling, {side} foot, by days since the injection</h3>" in page


def test_a_chart_of_cycles_or_months_of_two_places_has_the_name_of_the_symptom() -> None:
    with render.styled():
        cycles = chart.build(content_of(worse_before_on_the_right()), ["tingling"], cycle=True)
        months = chart.build(content_of(list(feet_of_years()), days=500))
    assert places(cycles)[0].words == "Tingling by days since the injection"
    assert places(months)[0].words == "Tingling"
    assert len(lines_named(months, "medians")) == 2


@pytest.mark.thorough
def test_rows_are_counted_and_a_pair_is_not_torn_apart() -> None:
    single: list[Record] = [
        score(key, ago, 4.0) for key in ("tingling", "balance", "leg-weakness") for ago in range(182)
    ]
    pairs = [one for key in ("numbness", "pain", "burning") for one in feet(key)]
    figures = pages_of(content_of([*single, *pairs]))
    drawn = [len(lines_named(figure, "mean")) + len(lines_named(figure, "mean second")) for figure in figures]
    assert sum(drawn) == 9
    for figure in figures:
        means = {kind: {id(line.axes) for line in lines_named(figure, kind)} for kind in ("mean", "mean second")}
        assert means["mean second"] <= means["mean"]
    assert drawn[0] <= 8 and f"{9 - drawn[0]} more rows further on" in " ".join(words(figures[:1]).split())
    assert words(figures[:1]).count("Burning, right foot") == 0


@pytest.mark.parametrize("slide", [False, True])
def test_a_chart_has_both_places_in_one_panel(slide: bool) -> None:
    with render.styled():
        figure = chart.build(content_of([*feet(), score("balance", 1, 4.0)]), ["tingling"], slide=slide)
    (first,), (second,) = lines_named(figure, "mean"), lines_named(figure, "mean second")
    assert first.axes is second.axes
    assert next(place.words for place in places(figure)) == "Tingling"


def test_the_browser_page_names_the_places_in_the_drawing_and_in_words() -> None:
    page = render.html(content_of([*feet(), felt(3, 1.0, "hand", None)], days=91)).decode()
    assert ">Tingling, day by day</h3>" in page and ">Tingling, hand, day by day</h3>" in page
    assert page.count("Left foot: From 0, none, to 10") == 1, "once for both sizes of the drawing"


def test_how_far_up_is_a_mark_a_day_on_its_rung_left_and_right_of_another_shape() -> None:
    days = [felt(ago, 4.0, "foot" if ago > 3 else "ankle", side) for ago in range(6) for side in ("left", "right")]
    (figure,) = pages_of(content_of(days))
    (left,), (right,) = lines_named(figure, "far up left"), lines_named(figure, "far up right")
    for side in (left, right):
        assert list(side.get_xdata()) == [85.5, 86.5, 87.5, 88.5, 89.5, 90.5]
        assert list(side.get_ydata()) == [1, 1, 2, 2, 2, 2]
    assert left.axes is right.axes and left.get_marker() != right.get_marker()
    assert left.get_markerfacecolor() != right.get_markerfacecolor() == style.PAPER
    assert [w for w in words([figure]).splitlines() if w[:3] in ("How", "◀ l", "▷ r")] == [
        "How far up",
        "◀ left",
        "▷ right",
    ]


@pytest.mark.thorough
def test_a_ladder_without_room_is_named_and_follows_further_on() -> None:
    crowd: list[Record] = [score(key, ago, 4.0) for key in tuple(SYMPTOMS)[:8] for ago in range(182)]
    figures = pages_of(
        content_of([*crowd, *(replace(felt(n, 4.0, None, None), extent=up) for n, up in ((1, "toes"), (2, "foot")))])
    )
    assert "How far up\nfurther on\n" in words(figures[:1])
    assert not lines_named(figures[0], "far up no side")
    assert words(figures[1:]).splitlines().count("How far up") == 2, "the title, and the name of the drawing"
    assert sum(len(lines_named(figure, "far up no side")) for figure in figures[1:]) == 1
