"""Days since the injection, and the numbers beside them: what is drawn and said is what was recorded."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from matplotlib.collections import LineCollection, PolyCollection
from report_pages import (
    EXAMPLE,
    PROFILE,
    SAM,
    TODAY,
    back,
    content_of,
    journal_pages,
    lines_named,
    named,
    pages_of,
    places,
    score,
    shot,
    words,
)

from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Event, Record
from tracker.report import render
from tracker.report.content import as_text
from tracker.report.content.build import Content, build
from tracker.report.content.symptoms import reach_of
from tracker.report.drawing.paper.style import PAPER

WRITTEN = datetime(2026, 10, 1, tzinfo=UTC)


def worse_before(late: float = 7, early: float = 3, days: int = 91, every: int = 15) -> list[Record]:
    """An injection every ``every`` days, and scores that are ``late`` in the four days before one."""
    shots = list(range(9, days + every, every))
    found: list[Record] = [shot(ago) for ago in shots]
    for ago in range(days + 2 * every):
        until = min((ago - one for one in shots if one <= ago), default=every)
        found.append(score("tingling", ago, late if 0 < until <= 4 else early))
    return found


def plan(starts: date, product: str = "hydroxocobalamin", every: int = 2) -> Plan:
    return Plan(
        product=product,
        route="intramuscular",
        amount=1,
        unit="mg",
        phases=(Phase(every, "weeks"),),
        starts=starts,
        recorded_at=WRITTEN,
    )


def planned(plans: list[Plan], records: list[Record] = EXAMPLE, days: int = 91) -> Content:
    return build(records, PROFILE, Period.ending(TODAY, days), plans=plans, today=TODAY, version="0.1.0")


def said(content: Content) -> str:
    return " ".join(words(pages_of(content)).split())


def test_the_profile_has_the_median_and_the_middle_half_of_each_bin() -> None:
    # 15 days in eighths: the days from 0, 1, 3, 5, 7, 9, 11 and 13 on. The scores are 3, and 7 from day 11 on.
    figure = pages_of(content_of(worse_before()))[0]
    (median,) = lines_named(figure, "median")
    edges = [0, 1, 3, 5, 7, 9, 11, 13, 15]
    assert list(median.get_xdata()) == [edge for pair in pairwise(edges) for edge in pair]
    assert list(median.get_ydata()) == [3] * 12 + [7] * 4
    (band,) = named(figure, "middle")
    assert isinstance(band, PolyCollection)
    boxes = [path.vertices[:4] for path in band.get_paths()]
    assert [(box[0, 0], box[1, 0]) for box in boxes] == list(pairwise(edges))
    assert [(box[0, 1], box[2, 1]) for box in boxes] == [(3, 3)] * 6 + [(7, 7)] * 2
    assert median.axes is not None and median.axes.get_ylim() == (0, 10)
    assert median.axes.get_xlim() == (0, 15)
    assert median.get_linewidth() > 1.5


def test_the_running_cycle_is_one_thin_line_over_its_own_days() -> None:
    figure = pages_of(content_of(worse_before()))[0]
    (current,) = lines_named(figure, "current")
    assert list(current.get_xdata()) == [edge for n in range(10) for edge in (n, n + 1)]
    (median,) = lines_named(figure, "median")
    assert current.get_linewidth() < median.get_linewidth() / 2
    assert current.get_marker() == "None"


def test_the_thin_line_goes_over_no_day_without_a_score() -> None:
    records = [r for r in worse_before() if not (r.kind == "symptom" and r.day in (back(7), back(2)))]
    (current,) = lines_named(pages_of(content_of(records))[0], "current")
    # The injection was 9 days ago: 7 and 2 days ago are its days 2 and 7.
    drawn = {int(x) for x, y in zip(current.get_xdata()[::2], current.get_ydata()[::2], strict=True) if y == y}
    assert drawn == {0, 1, 3, 4, 5, 6, 8, 9}


def test_the_days_that_are_compared_are_marked_on_the_axis_and_named() -> None:
    figure = pages_of(content_of(worse_before()))[0]
    (settled,), (late,) = lines_named(figure, "settled days"), lines_named(figure, "late days")
    assert (list(settled.get_xdata()), list(late.get_xdata())) == ([4, 8], [11, 15])
    (inside,) = lines_named(figure, "inside")
    assert inside.get_color() == PAPER, "the settled days are hollow"
    assert {"days 4 to 7", "last 4 days"} <= set(words([figure]).splitlines())


def test_the_difference_stands_beside_its_drawing_with_its_reading() -> None:
    figure = pages_of(content_of(worse_before()))[0]
    found = {one.words: one for one in places(figure)}
    axes = lines_named(figure, "median")[0].axes
    assert axes is not None
    box, (width, height) = axes.get_position(), figure.get_size_inches() * 72
    for said in ("+4.0", "worse before"):
        assert found[said].left >= box.x1 * width and box.y0 * height <= found[said].bottom <= box.y1 * height


def test_beside_a_low_drawing_fewer_words_say_in_how_many_cycles_it_was_so() -> None:
    page = " ".join(words(journal_pages("example")).split())
    assert "+0.9 to +1.8 worse before in 15 of 15 cycles" in page


def test_the_number_and_its_words_stand_together() -> None:
    page = said(content_of(worse_before()))
    assert "Before the next injection: Worse before, 1 of 1: Tingling." in page
    assert "difference: last 4 days of a cycle less days 4 to 7 after an injection, 95 % interval" in page
    assert re.search(r"\+4\.0 \+\S+ to \+\S+ worse before worse in 6 of 6 cycles", page)
    assert "hydroxocobalamin IM: 6 cycles of 15 days" in page
    read_out = "\n".join(as_text.lines(content_of(worse_before())))
    assert "Tingling plus 4.0 (" in read_out and "worse in 6 of 6 cycles" in read_out


def test_bins_are_numbered_with_how_many_days_they_have_and_said_for_the_ear() -> None:
    figure = pages_of(content_of(worse_before()))[0]
    # Six cycles: 6 days in the first bin, 12 in the others.
    assert " ".join(words([figure]).split()).count(" 6 12 12 12 12 12 12 12 ") == 1
    read_out = "\n".join(as_text.lines(content_of(worse_before())))
    assert (
        "Tingling, by days since the injection. Median (middle half, days with a score). Day 0: 3 (3 to 3, 6); "
        "days 1 to 2: 3 (3 to 3, 12); " in read_out
    )
    assert "days 13 to 14: 7 (7 to 7, 12)." in read_out and "day 7:" not in read_out


def test_too_few_cycles_are_a_sentence_and_no_picture() -> None:
    records = [shot(40), shot(10), *(score("tingling", n, 4.0) for n in range(91))]
    figure = pages_of(content_of(records))[0]
    assert lines_named(figure, "median") == []
    assert "Too few complete cycles: 1 between injections, and 3 are needed." in " ".join(words([figure]).split())
    assert "Days since the injection" not in words([figure])


def test_without_injections_nothing_is_said_of_them() -> None:
    content = content_of([score("tingling", n, 4.0) for n in range(91)])
    assert "njection" not in said(content)
    assert "injection" not in "\n".join(as_text.lines(content))


def test_all_cycles_of_the_present_interval_are_folded_and_their_days_said() -> None:
    records = worse_before(days=365, every=56)
    content = content_of(records, days=91)
    assert len(content.cycles.complete) == 7
    assert "7 cycles of 56 days · 15 Oct 2025 – 10 Nov 2026" in said(content)


def test_it_is_said_how_many_of_the_cycles_have_enough_days() -> None:
    records = [r for r in worse_before() if not (r.kind == "symptom" and back(60) <= r.day <= back(40))]
    (symptom,) = content_of(records).symptoms
    off = symptom.folded.wearing_off
    assert off is not None and off.cycles < 6
    assert f"{off.cycles} of 6 cycles have enough days: worse in {off.cycles} of {off.cycles} cycles" in said(
        content_of(records)
    )


def test_a_difference_is_not_hidden_by_its_sign() -> None:
    better = "\n".join(as_text.lines(content_of(worse_before(late=2, early=6))))
    assert "Tingling minus 4.0 (" in better and "better before; worse in 0, better in 6 of 6 cycles" in better


def test_the_mean_change_is_drawn_on_its_side_of_zero_and_said() -> None:
    records = [score("tingling", n, 3.0 if n < 91 else 6.0) for n in range(182)]
    records += [score("balance", n, 6.0 if n < 91 else 3.0) for n in range(182)]
    records += [score("pain", n, 5.0) for n in range(9)]
    figure = pages_of(content_of(records))[0]
    (means,) = lines_named(figure, "changes")
    assert list(means.get_xdata()) == [-3.0, 3.0]
    assert means.axes is not None and means.axes.get_xlim() == (-4, 4)
    page = words([figure]).splitlines()
    assert "−3.0" in page and "+3.0" in page
    assert page.count("better") == page.count("worse") == 1
    assert "nothing recorded before" in page and "too few days (9)" in page


@pytest.mark.parametrize(("mean", "low", "high", "reach"), [(0.1, -0.2, 0.4, 2), (-1.5, -2.4, -0.6, 3), (4, 1, 7, 7)])
def test_the_axis_of_changes_holds_every_interval(mean: float, low: float, high: float, reach: int) -> None:
    from tracker.domain.analysis.change import Change

    assert reach_of([None, Change(mean, low, high)]) == reach


def test_a_plan_is_said_with_what_became_of_it() -> None:
    content = planned([plan(date(2026, 8, 31))])
    assert (
        " Planned: hydroxocobalamin 1 mg, intramuscular, every 2 weeks, from 31 Aug 2026; planned 6, taken 6; "
        "median 14 days apart, planned 14. Hydroxocobalamin: "
    ) in content.treatment_line
    assert content.treatment_line in said(content)
    assert (
        "Planned: hydroxocobalamin 1 mg, intramuscular, every 2 weeks, from 31 August 2026; planned 6, taken 6; "
        "median 14 days apart, planned 14." in as_text.lines(content)
    )


@pytest.mark.thorough
def test_days_before_and_after_a_plan_begins_are_compared_and_marked() -> None:
    content = planned([plan(date(2026, 10, 12))])
    (turn,) = content.turns
    assert (turn.before.days, turn.after.days) == (51, 40)
    figure = pages_of(content)[0]
    lines = named(figure, "turns")
    assert len(lines) == 3
    for upright in lines:
        assert isinstance(upright, LineCollection)
        assert [list(one[:, 0]) for one in upright.get_segments()] == [[51.0, 51.0]]
    page = said(content)
    assert "12 Oct 2026 51 days before, 40 after new: hydroxocobalamin 1 mg, intramuscular, every 2 weeks" in page
    assert "mean of the days from then on less before, 95 % interval; n = days logged before, after" in page
    assert re.search(r"Tingling −1\.3 \(.*?\), better \(n \d\d, \d\d\)", page)
    assert re.search("Plans changed (12 Oct ┆|┆ 12 Oct)", page)
    assert "12 October 2026. Plan: new: hydroxocobalamin" in "\n".join(as_text.lines(content))


def test_a_plan_from_before_the_period_divides_nothing() -> None:
    for starts in (date(2026, 8, 22), date(2026, 3, 1), date(2026, 12, 1)):
        assert planned([plan(starts)]).turns == ()


def test_many_plans_go_to_page_two_in_full() -> None:
    plans = [plan(back(80 - 9 * n), product=f"product {n} " + "w" * 50) for n in range(8)]
    pages = pages_of(planned(plans))
    assert "in full further on" in words(pages[:1])
    assert all(f"product {n} w" in " ".join(words(pages[1:]).split()) for n in range(8))


def test_a_period_that_begins_with_a_visit_says_so() -> None:
    day = back(90)
    visit = Event(day=day, name="visit", note="Dr Rao")
    content = content_of([visit, *(score("tingling", n, 4.0) for n in range(91))])
    assert "(91 days, since a visit)" in said(content)
    assert "(91 days, since a visit)" in "\n".join(as_text.lines(content))
    assert "since a visit" not in said(content_of([Event(day=day + timedelta(days=1), name="visit")]))


def test_the_twins_draw_the_profiles_too() -> None:
    page = render.html(content_of(worse_before(), SAM)).decode()
    assert page.count('<svg class="wide"') == page.count('<svg class="small"') == 1
    assert "Tingling, by days since the injection" in page


def test_without_the_days_the_figures_stand_in_the_paragraph() -> None:
    page = said(content_of(worse_before()).without(["days"]))
    assert re.search(r"Before the next injection: Tingling \+4\.0 \(\+\S+ to \+\S+\), worse before", page)


def test_without_scores_nothing_is_said_of_the_days_before_an_injection() -> None:
    assert "Before the next injection" not in words(journal_pages("no scores"))
