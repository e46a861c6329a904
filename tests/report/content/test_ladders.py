"""How far up, in words: both twins say where, on how many days, from when to when."""

from __future__ import annotations

from dataclasses import replace

from report_pages import content_of, felt, score

from tracker.domain.model.records import Record
from tracker.report import render
from tracker.report.content import as_text


def climbing() -> list[Record]:
    """The left leg: the toes until 12 days ago, then the ankle. The right one: the foot, once."""
    toes = [replace(felt(ago, 4.0, None, "left"), extent="toes") for ago in (30, 20, 12)]
    return [*toes, *(felt(ago, 4.0, "ankle", "left") for ago in (9, 2)), felt(5, 1.0, "foot", "right")]


def test_each_side_is_said_with_its_days() -> None:
    (legs,) = content_of(climbing()).ladders
    words = (
        "Left leg: toes on 3 days from 21 October 2026 to 8 November 2026, ankle on 2 days since 11 November 2026. "
        "Right leg: foot on 15 November 2026."
    )
    assert (legs.label, legs.rungs, legs.words) == ("Legs", ("toes", "foot", "ankle"), words)
    assert [(side.x, side.rungs) for side in legs.sides] == [
        ((60.5, 70.5, 78.5, 81.5, 88.5), (0, 0, 0, 2, 2)),
        ((85.5,), (1,)),
    ]
    lines = as_text.lines(content_of(climbing()))
    assert f"Legs. {words}" in lines and "How far up" in lines
    page = render.html(content_of(climbing())).decode()
    assert page.count(words) == 1 and "<h2>How far up</h2>" in page


def test_many_changes_are_counted() -> None:
    sites = ("foot", "ankle")
    (legs,) = content_of([felt(ago, 4.0, sites[ago % 2]) for ago in range(8)]).ladders
    assert legs.words == (
        "Left leg: foot on 4 days, ankle on 4 days, the last of these 19 November 2026; "
        "latest foot on 20 November 2026."
    )


def test_without_two_places_there_is_no_ladder_and_no_title() -> None:
    content = content_of([felt(ago, 4.0) for ago in range(9)] + [score("balance", 2, 3.0)])
    assert content.ladders == () and "How far up" not in as_text.lines(content)


def test_in_a_long_period_a_mark_is_the_highest_place_of_a_month() -> None:
    sites = ("foot", "ankle", "knee")
    daily = [felt(ago, 4.0, sites[ago % 3 if ago > 60 else 0]) for ago in range(600)]
    content = content_of(daily, days=600)
    (legs,) = content.ladders
    (left,) = legs.sides
    # March 2025 to November 2026; from the end of September on only the foot.
    assert len(left.x) == 21 and left.rungs == (4,) * 19 + (1, 1)
    assert "The highest place of a month" in "\n".join(as_text.lines(content))
    assert "foot on 240 days" in legs.words, "the words count days"
    assert "September 2026: knee, left" in render.html(content).decode()
