"""The drawings by their artists' data: what a person sees is what was recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.collections import Collection, LineCollection, PolyCollection
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from report_pages import (
    EXAMPLE,
    back,
    content_of,
    journal_pages,
    lab,
    lines_named,
    named,
    note,
    pages_of,
    score,
    scores,
    shot,
    tablet,
    ten_years,
    words,
)

from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation, Record
from tracker.report import render
from tracker.report.content import as_text
from tracker.report.content.blood import blood_tests
from tracker.report.content.month_rows import month_rows
from tracker.report.content.sentences import beside_briefly
from tracker.report.content.treatments import MARKS
from tracker.report.drawing import strips
from tracker.report.drawing.axes import panels, series
from tracker.report.drawing.paper import style
from tracker.report.drawing.paper.lettering import Lettering
from tracker.report.drawing.paper.sheet import Sheet


def page_of(records: list[Record], days: int = 91) -> Figure:
    return pages_of(content_of(records, days=days))[0]


def symptom_axes(figure: Figure) -> list[Axes]:
    return [axes for axes in figure.axes if any(line.get_gid() == "mean" for line in axes.lines)]


@pytest.mark.thorough
def test_every_score_is_drawn_from_0_to_10_with_none_at_the_bottom() -> None:
    axes = symptom_axes(page_of([score("tingling", n, 1.0) for n in range(20)]))
    assert [a.get_ylim() for a in axes] == [(0, 10)]


def test_every_entry_is_a_dot_at_its_day_and_time() -> None:
    figure = page_of([score("tingling", 90, 3.0), score("tingling", 0, 7.0, time(6))])
    (dots,) = lines_named(figure, "prompt")
    assert list(dots.get_xdata()) == [0.5, 90.25]
    assert list(dots.get_ydata()) == [3.0, 7.0]


def test_two_entries_of_one_day_are_two_dots() -> None:
    figure = page_of([score("tingling", 5, 3.0, time(8)), score("tingling", 5, 7.0, time(20))])
    (dots,) = lines_named(figure, "prompt")
    assert len(dots.get_xdata()) == 2


def test_four_hundred_days_are_drawn_as_days_and_one_more_as_months() -> None:
    records: list[Record] = [score("tingling", n, 3.0 + n % 2) for n in range(0, 401, 2)]
    records += [*(shot(n) for n in range(5, 401, 60)), *(note(n, "", "fall") for n in (6, 7, 300))]
    days, months = page_of(records, days=400), page_of(records, days=401)
    (dots,) = lines_named(days, "prompt")
    assert len(dots.get_xdata()) == 200
    assert named(days, "medians") == named(days, "monthly") == []
    for name in ("prompt", "mean", "injections", "taken", "falls"):
        assert named(months, name) == []
    (medians,) = lines_named(months, "medians")
    # From 16 October 2025 on: 14 months, the first of 16 days.
    assert list(medians.get_xdata()[:4]) == [0, 16, 16, 46]
    assert len(medians.get_xdata()) == 28
    assert medians.axes is not None and medians.axes.get_ylim() == (0, 10)
    rows = [len(row.get_paths()) for row in named(months, "monthly")]  # type: ignore[attr-defined]
    assert rows == [7, 14, 2]
    said = words([months]).splitlines()
    assert {"Injections 7, most 1", "Logged 201 of 401", "Falls 3, most 2", "2026"} <= set(said)


@pytest.mark.thorough
def test_no_day_is_left_out_of_ten_years() -> None:
    found = content_of(ten_years(), days=3650)
    for symptom in found.symptoms:
        assert sum(month.n for month in symptom.months) == symptom.entry_days > 2000
    rows = {row.name: row.numbers for row in month_rows(found)}
    assert sum(rows["Days logged"]) == found.honesty.logged_days
    assert sum(rows["Injections"]) == len(found.injections) == 261
    assert sum(rows["Falls"]) == len(found.falls)


def marks(figure: Figure) -> int:
    """How many points, paths and texts are drawn."""
    lines = sum(len(one.get_xdata()) for one in figure.findobj(Line2D))
    paths = sum(len(one.get_paths()) for one in figure.findobj(Collection))
    return lines + paths + len(figure.findobj(Text))


@pytest.mark.parametrize(
    "name", ["example", *(pytest.param(one, marks=pytest.mark.thorough) for one in ("a year", "ten years"))]
)
def test_no_page_has_more_than_a_few_thousand_marks(name: str) -> None:
    pages = journal_pages(name)
    assert len(pages) <= 2
    assert all(200 < marks(page) < 5000 for page in pages[:1])
    assert all(marks(page) < 5000 for page in pages)


def test_a_month_without_a_score_is_hatched_and_the_steps_do_not_cross_it() -> None:
    # 401 days up to 20 November 2026; June 2026 was 142 to 173 days ago.
    figure = page_of([score("tingling", n, 5.0) for n in range(401) if not 140 < n < 180], days=401)
    (gaps,) = named(figure, "gaps")
    assert isinstance(gaps, PolyCollection)
    june = [(path.vertices[:, 0].min(), path.vertices[:, 0].max()) for path in gaps.get_paths()]
    assert june == [(228, 258)]
    (medians,) = lines_named(figure, "medians")
    assert [x for x, y in zip(medians.get_xdata(), medians.get_ydata(), strict=True) if isnan(y)] == [228, 258]
    assert "hatched = no entries" in " ".join(words([figure]).split())


def test_dots_and_mean_lie_in_the_period() -> None:
    figure = page_of(EXAMPLE)
    for name in ("prompt", "late", "skipped", "mean"):
        for line in lines_named(figure, name):
            assert all(0 <= x <= 91 for x in line.get_xdata())


def test_late_entries_are_hollow() -> None:
    late = Observation(day=back(9), measure="tingling", value=4, recorded_at=datetime(2026, 11, 19, tzinfo=UTC))
    figure = page_of([late, score("tingling", 3, 5.0)])
    (hollow,), (full,) = lines_named(figure, "late"), lines_named(figure, "prompt")
    assert hollow.get_markerfacecolor() == style.PAPER != full.get_markerfacecolor()
    assert list(hollow.get_ydata()) == [4]


def test_the_mean_is_broken_at_a_gap() -> None:
    records = [score("tingling", n, 5.0) for n in range(91) if not 30 <= n <= 35]
    (mean,) = lines_named(page_of(records), "mean")
    drawn = {int(x) for x, y in zip(mean.get_xdata(), mean.get_ydata(), strict=True) if not isnan(y)}
    assert drawn.isdisjoint(range(55, 61))
    assert {54, 65} <= drawn


def test_the_mean_is_trailing() -> None:
    records = [score("tingling", n, 9.0 if n < 45 else 1.0) for n in range(120)]
    (mean,) = lines_named(page_of(records), "mean")
    assert list(mean.get_ydata())[:46] == [1.0] * 46
    assert list(mean.get_ydata())[46] == pytest.approx((6 + 9) / 7)
    assert mean.get_ydata()[52] == 9.0


def test_a_gap_of_three_days_is_hatched_and_one_of_two_is_not() -> None:
    records = [score("tingling", n, 5.0) for n in range(91) if n not in (20, 21, 22, 50, 51)]
    (gaps,) = named(page_of(records), "gaps")
    assert isinstance(gaps, PolyCollection)
    assert gaps.get_hatch()
    spans = [(path.vertices[:, 0].min(), path.vertices[:, 0].max()) for path in gaps.get_paths()]
    assert spans == [(68, 71)]


def test_skipped_zero_and_missing_differ() -> None:
    records = [score("tingling", n, 0.0) for n in range(10)] + [score("tingling", 12, None)]
    figure = page_of(records)
    (zeros,), (skipped,) = lines_named(figure, "prompt"), lines_named(figure, "skipped")
    assert zeros.get_marker() != skipped.get_marker()
    assert list(skipped.get_xdata()) == [78.5]
    # It stands below the line, where no score can be.
    renderer_y = skipped.get_transform().transform((78.5, 0))[1]
    assert renderer_y < symptom_axes(figure)[0].transData.transform((78.5, 0))[1] - 2
    assert 78.5 not in zeros.get_xdata()


def test_the_previous_median_is_dashed_only_with_days_enough() -> None:
    enough = page_of([score("tingling", n, 4.0) for n in range(182)])
    (dashed,) = lines_named(enough, "previous")
    assert list(dashed.get_ydata()) == [4.0, 4.0]
    few = page_of([score("tingling", n, 4.0) for n in range(100)])
    assert lines_named(few, "previous") == []


def test_injections_stand_in_every_panel_and_in_their_strip() -> None:
    records = [*scores(["tingling", "balance"]), shot(80), shot(10), shot(3, "skipped")]
    figure = page_of(records)
    lines = named(figure, "injections")
    assert len(lines) == 2
    for collection in lines:
        assert isinstance(collection, LineCollection)
        assert [segment[0][0] for segment in collection.get_segments()] == [10.5, 80.5]
    taken, not_taken = lines_named(figure, "taken"), lines_named(figure, "not taken")
    assert [list(line.get_xdata()) for line in taken] == [[10.5, 80.5]] * 3
    assert {line.get_markerfacecolor() for line in not_taken} == {style.PAPER}


def test_an_injection_in_the_evening_stands_right_of_a_score_of_the_afternoon() -> None:
    records = [score("tingling", 3, 5.0, time(14)), replace(shot(3), time=time(20))]
    found = content_of(records, days=7)
    figure = pages_of(found)[0]
    (dots,) = lines_named(figure, "prompt")
    (stroke,) = named(figure, "injections")
    assert isinstance(stroke, LineCollection)
    (segment,) = stroke.get_segments()
    assert [*dots.get_xdata()] == [pytest.approx(3 + 14 / 24)] and segment[0][0] == pytest.approx(3 + 20 / 24)
    assert "Injections: 1. 17 November 2026." in as_text.lines(found), "the twins say the day"


@pytest.mark.parametrize("days", [1, 91])
def test_two_products_of_one_day_stand_in_order_and_move_apart_only_where_they_would_overlap(days: int) -> None:
    morning, evening = replace(shot(0), product="iron", time=time(8)), replace(shot(0), time=time(20))
    figure = pages_of(content_of([score("tingling", 0, 5.0), morning, shot(0), evening], days=days))[0]
    axes = symptom_axes(figure)[0]
    marks = [one for one in lines_named(figure, "taken") if one.axes is axes]
    # Iron in the morning, the other at noon and in the evening.
    at = sorted(
        (float(line.get_transform().transform((x, 10.0))[0]), str(line.get_marker()))
        for line in marks
        for x in line.get_xdata()
    )
    assert at[0][1] == "D"
    drawn = [(x - axes.transData.transform((days - 1, 0))[0]) / axes.bbox.width * days for x, _ in at]
    if days == 1:
        assert drawn == [pytest.approx(hour / 24) for hour in (8, 12, 20)]
    else:
        assert at[1][0] - at[0][0] >= 6


def test_each_injected_product_has_its_own_mark_its_row_and_its_count() -> None:
    records: list[Record] = [score("tingling", n, 5.0) for n in range(91)]
    records += [shot(ago) for ago in (80, 60, 40)]
    records += [replace(shot(ago, state), product="iron") for ago, state in ((60, "taken"), (20, "skipped"))]
    found = content_of(records)
    figure = pages_of(found)[0]
    drawn = [
        (str(line.get_marker()), name, [*line.get_xdata()])
        for name in ("taken", "not taken")
        for line in lines_named(figure, name)
    ]
    # In the panel and in the rows: 80, 60 and 40 days ago are the places 10.5, 30.5, 50.5; 20 days ago is 70.5.
    hydroxocobalamin, iron = ("v", "taken", [10.5, 30.5, 50.5]), ("D", "taken", [30.5])
    assert [drawn.count(one) for one in (hydroxocobalamin, iron, ("D", "not taken", [70.5]))] == [2, 2, 2]
    assert len(drawn) == 6
    first, second = (next(one for one in lines_named(figure, "taken") if one.get_marker() == mark) for mark in "vD")
    left, right = (one.get_transform().transform((30.5, 10.0))[0] for one in (first, second))
    assert right > left, "on one day they stand side by side"
    assert len(panels._SHAPES) == len(MARKS)
    said = words([figure]).splitlines()
    assert "▼ Hydroxocobalamin 3" in said and "◆ Iron 1" in said
    legend = " ".join(" ".join(said).split())
    assert "hollow = skipped injection" in legend and "injected" not in legend, "the rows have their marks"
    twin = as_text.lines(found)
    assert any(line.startswith("Injections of hydroxocobalamin: 3. ") for line in twin)
    assert "Injections of iron: 1. 21 September 2026." in twin
    assert "Injections of iron skipped: 1. 31 October 2026." in twin


def test_tablets_taken_skipped_and_unknown_differ() -> None:
    figure = page_of([tablet(3), tablet(2, "skipped"), score("tingling", 90, 1.0)])
    (hollow,) = named(figure, "skipped days")
    full = [c for c in named(figure, "days") if len(c.get_paths()) == 1]  # type: ignore[attr-defined]
    assert isinstance(hollow, PolyCollection)
    assert len(hollow.get_paths()) == 1
    assert tuple(hollow.get_facecolor()[0][:3]) == to_rgb(style.PAPER)
    assert len(full) == 2


def test_falls_are_crosses_on_their_days() -> None:
    (falls,) = lines_named(page_of([note(90, "", "fall"), note(1, "", "fall")]), "falls")
    assert list(falls.get_xdata()) == [0.5, 89.5]
    assert falls.get_marker() == "X"


def test_counts_are_hollow_crosses_in_a_row_of_their_own() -> None:
    records = [Observation(day=back(n), measure="near-falls", value=2, unit="count") for n in (3, 5)]
    figure = page_of([*records, note(9, "", "fall")])
    (counts,), (falls,) = lines_named(figure, "counts"), lines_named(figure, "falls")
    assert counts.get_markerfacecolor() == style.PAPER != falls.get_markerfacecolor()
    assert set(counts.get_ydata()).isdisjoint(falls.get_ydata())
    assert "Near-falls 4 on 2 days" in words([figure])


def test_home_tests_are_on_an_axis_of_their_own() -> None:
    figure = page_of(EXAMPLE)
    (done,), (capped,) = lines_named(figure, "done"), lines_named(figure, "capped")
    assert done.axes is capped.axes
    assert isinstance(done.axes, Axes)
    assert done.axes not in symptom_axes(figure)
    assert done.axes.get_ylim() == (0, 30)
    assert done.get_marker() != capped.get_marker()


def test_the_numbers_of_a_home_test_stand_above_its_drawing() -> None:
    def stood(ago: int, value: float, **more: str) -> Observation:
        return Observation(kind="test", day=back(ago), measure="romberg", value=value, unit="s", **more)

    three = [stood(60, 12), stood(40, 18.5), stood(9, 30, comparator=">=")]
    said = words([page_of(three)])
    numbers = "longer is better · first 12 s, 21 Sep · previous 18.5 s · latest ≥ 30 s, 11 Nov · best ≥ 30 s · n = 3"
    assert numbers in said
    assert "■ result  △ stopped at the cap" in said
    two, one = words([page_of(three[:2])]), words([page_of(three[:1])])
    assert "first 12 s, 21 Sep · latest 18.5 s, 11 Oct · best 18.5 s · n = 2" in two
    assert "longer is better · latest 12 s, 21 Sep · best 12 s · n = 1" in one
    assert "stopped at the cap" not in two
    # Across two years the days have one.
    figure = pages_of(content_of(three, days=365))[0]
    assert "first 12 s, 21 Sep 2026 · previous 18.5 s" in words([figure])


def test_a_result_on_treatment_is_hollow_and_one_before_is_not() -> None:
    records = [shot(20), lab("b12", 12, 1412, low=197, high=771), lab("b12", 90, 168, low=197, high=771)]
    figure = page_of(records)
    (after,), (before,) = lines_named(figure, "treated"), lines_named(figure, "untreated flagged")
    assert after.get_markerfacecolor() == style.PAPER != before.get_markerfacecolor()
    # What serum B12 is after a dose is no alarm.
    assert after.get_markeredgecolor() != style.ALARM == before.get_markeredgecolor()
    assert after.get_xdata()[0] > before.get_xdata()[0]
    assert after.get_ydata()[0] > before.get_ydata()[0]


def test_without_a_printed_range_there_is_no_band() -> None:
    figure = page_of([lab("b12", 12, 412), lab("b12", 90, 168)])
    assert len(lines_named(figure, "untreated")[0].get_xdata()) == 2
    assert all(len(c.get_paths()) == 0 for c in named(figure, "range"))  # type: ignore[attr-defined]


def test_the_band_goes_over_all_of_the_axis_only_where_every_result_has_the_same_range() -> None:
    same = [lab("b12", ago, 300, low=197, high=771) for ago in (12, 50, 90)]
    for results, bands in ((same, 1), ([*same, lab("b12", 200, 168, low=180, high=914)], 2)):
        (band,) = named(page_of(results), "range")
        boxes = [path.vertices for path in band.get_paths()]  # type: ignore[attr-defined]
        assert len(boxes) == bands
        covered = sum(box[:, 0].max() - box[:, 0].min() for box in boxes)
        left, right = band.axes.get_xlim()  # type: ignore[union-attr]
        assert bool(covered == right - left) is (bands == 1)
        (inside,) = lines_named(band.figure, "untreated")  # type: ignore[arg-type]
        assert boxes[-1][:, 1].min() < inside.get_ydata()[-1] < boxes[-1][:, 1].max()


def test_results_in_two_units_are_not_in_one_drawing() -> None:
    records = [lab("b12", 12, 300, "pmol/L", low=140, high=570), lab("b12", 90, 168, "ng/L", low=197, high=771)]
    figure = page_of(records)
    (one,), (other,) = lines_named(figure, "untreated"), lines_named(figure, "untreated flagged")
    assert one.axes is not other.axes
    # Both are on the same days.
    assert one.axes.get_xlim() == other.axes.get_xlim()
    assert one.get_xdata()[0] > other.get_xdata()[0]


def test_more_and_less_have_shapes_of_their_own() -> None:
    signs = (None, ">", ">=", "<", "<=")
    figure = page_of([lab("mma", 10 * n, 5.0, comparator=sign) for n, sign in enumerate(signs)])
    shapes = [lines_named(figure, f"untreated{name}")[0].get_marker() for name in ("", " more", " less")]
    assert shapes == ["o", "^", "v"]
    assert {"5", "> 5", "≥ 5", "< 5", "≤ 5"} <= set(words([figure]).splitlines())


def test_no_line_joins_results() -> None:
    figure = page_of([shot(60), *(lab("b12", ago, 300 + ago) for ago in (90, 50, 20, 3))])
    for line in lines_named(figure, "treated") + lines_named(figure, "untreated"):
        assert line.get_linestyle() == "None"


number = st.floats(0, 999_999)


@given(st.lists(st.tuples(st.integers(0, 4000), number), min_size=1, max_size=30), st.floats(60, 400))
def test_values_do_not_touch_and_the_first_latest_highest_and_lowest_are_there(
    results: list[tuple[int, float]], width: float
) -> None:
    (found,) = blood_tests([lab("b12", ago, round(value)) for ago, value in results], ())
    span = Period(found.results[0].day, found.latest.day)
    at = series.across(found, span, width)
    printed = series.values(found, at, width, lambda words: 3.0 * len(words))
    assert all(0 <= x <= width for x in at) and at == sorted(at)
    if width >= 70:
        # Two of the widest values have room in each of the two rows.
        numbers = {one.number for one in printed}
        assert {0, len(at) - 1, *(found.results.index(one) for one in found.extremes)} <= numbers
    for above in (True, False):
        row = [(one.x, 1.5 * len(one.words)) for one in printed if one.above is above]
        assert all(x + half < other - wide for (x, half), (other, wide) in pairwise(row))
        assert all(half - 0.01 <= x <= width - half + 0.01 for x, half in row)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    channels = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", [style.INK, style.QUIET, style.ALARM])
def test_text_is_legible_in_grey(colour: str) -> None:
    assert contrast(colour, style.PAPER) >= 4.5


@pytest.mark.parametrize("colour", [style.LINE, style.DOT, style.MARK, style.ALARM, style.GREY])
def test_marks_are_legible_in_grey(colour: str) -> None:
    assert contrast(colour, style.PAPER) >= 3


def test_line_dots_and_range_differ_in_grey() -> None:
    assert contrast(style.LINE, style.DOT) >= 2
    assert contrast(style.BAND, style.PALE) >= 1.4
    assert contrast(style.LINE, style.BAND) >= 4


def test_the_ticks_of_all_panels_are_the_same_real_dates() -> None:
    content = content_of(scores(["tingling", "balance"]))
    figure = pages_of(content)[0]
    assert all(axes.get_xlim() == (0, 91) for axes in symptom_axes(figure))
    assert content.period.first + timedelta(days=90) == content.period.last


def test_dates_without_room_for_all_are_left_out_evenly_and_never_the_year() -> None:
    letters = Lettering()
    with render.styled():
        for days, width, expected in (
            (91, 400, ["24 Aug", "7 Sep", "21 Sep", "5 Oct", "19 Oct", "2 Nov", "16 Nov"]),
            (91, 180, ["24 Aug", "21 Sep", "19 Oct", "16 Nov"]),
            (365, 120, ["2026", "Apr", "Jul", "Oct"]),
        ):
            sheet = Sheet(500, 50, letters)
            strips.dates(sheet, 20, 20 + width, 20, content_of([], days=days), letters)
            assert words([sheet.finish()]).splitlines() == expected


def swinging(days: int = 20, side: str | None = None) -> list[Record]:
    """A morning of 3 and an evening of 5 each day, now and then an afternoon of 4, and one score without a time."""
    found: list[Record] = []
    for ago in range(days):
        found += [score("tingling", ago, 3.0, time(8)), score("tingling", ago, 5.0, time(20))]
    found += [score("tingling", ago, 4.0, time(14)) for ago in (2, 4)] + [score("tingling", 6, 4.0)]
    return [replace(one, site="foot", side=side) for one in found] if side else found  # type: ignore[type-var]


def test_mornings_and_evenings_have_shapes_of_their_own_where_a_daily_swing_is_known() -> None:
    figure = page_of(swinging())
    (mornings,), (evenings,) = lines_named(figure, "prompt morning"), lines_named(figure, "prompt evening")
    (others,) = lines_named(figure, "prompt")
    assert [len(one.get_xdata()) for one in (mornings, evenings, others)] == [20, 20, 3]
    assert [set(one.get_ydata()) for one in (mornings, evenings, others)] == [{3.0}, {5.0}, {4.0}]
    assert len({mornings.get_marker(), evenings.get_marker(), others.get_marker()}) == 3
    said = " ".join(words([figure]).split())
    assert "▲ = morning, ◆ = evening" in said
    assert "Tingling: evenings 2 higher than mornings on 20 days (median)." in said
    read_out = "\n".join(as_text.lines(content_of(swinging())))
    assert "Tingling: evenings 2 higher than mornings on 20 days (median)." in read_out


def test_without_a_daily_swing_an_entry_is_a_dot_at_any_time_of_the_day() -> None:
    figure = page_of(swinging(13))
    assert lines_named(figure, "prompt morning") == lines_named(figure, "prompt evening") == []
    (dots,) = lines_named(figure, "prompt")
    assert len(dots.get_xdata()) == 13 * 2 + 3
    assert "= morning" not in words([figure]) and "mornings" not in words([figure])


def test_an_evening_entry_written_late_is_hollow_in_its_own_shape() -> None:
    late = score("tingling", 30, 7.0, time(20))
    late = replace(late, recorded_at=datetime(2026, 11, 20, tzinfo=UTC))
    figure = page_of([*swinging(), late])
    (hollow,), (evenings,) = lines_named(figure, "late evening"), lines_named(figure, "prompt evening")
    assert hollow.get_marker() == evenings.get_marker()
    assert hollow.get_markerfacecolor() == style.PAPER != evenings.get_markerfacecolor()


def test_two_places_in_a_panel_are_told_by_their_shapes_and_not_the_times_of_the_day() -> None:
    figure = page_of([*swinging(side="left"), *swinging(side="right")])
    assert lines_named(figure, "prompt morning") == []
    assert len(lines_named(figure, "prompt")) == len(lines_named(figure, "prompt second")) == 1
    said = " ".join(words([figure]).split())
    assert "= morning" not in said
    assert said.count("evenings 2 higher than mornings on 20 days (median)") == 2


def test_where_there_is_no_room_for_the_daily_swing_it_is_said_to_be_further_on() -> None:
    content = content_of(swinging())
    assert beside_briefly(content)[-1] == "Days at 0 and at 7 or more, mornings and evenings: further on."
    assert beside_briefly(content_of(swinging(13)))[-1] == "Days at 0 and at 7 or more: further on."
