"""Places on the page: each has its own row, change, cycle and words, and two of them share a panel."""

from __future__ import annotations

from datetime import date

import pytest
from report_pages import SAM, TODAY, back, content_of, felt, score, shot

from tracker.domain.analysis.comparison import Comparison
from tracker.domain.model.period import Period
from tracker.domain.model.records import Record
from tracker.domain.model.symptom_series import Series
from tracker.report.content import as_text
from tracker.report.content.build import build
from tracker.report.content.sharing import rows_of, shared_gaps, title_of, together
from tracker.report.content.symptoms import SymptomTrend

LEFT, RIGHT = ("foot", "left"), ("foot", "right")


def two_feet() -> list[Record]:
    """The left foot is 7 and 8 in turn all along; the right one is 1 and 2 until it is no longer scored."""
    return [
        *(felt(ago, 7.0 + ago % 2) for ago in range(182)),
        *(felt(ago, 1.0 + ago % 2, *RIGHT) for ago in range(91, 182)),
    ]


def said(found: Comparison) -> tuple[float | None, float | None, str]:
    return found.before.mean, found.now.mean, found.reading


def test_a_foot_that_is_no_longer_scored_changes_nothing_of_the_other() -> None:
    left, right = content_of(two_feet()).symptoms
    # 45 or 46 of 91 days are odd. Both feet together would be 4.5 before and 7.5 now.
    assert said(left.comparison) == (7 + 46 / 91, 7 + 45 / 91, "about the same")
    assert said(right.comparison) == (1 + 46 / 91, None, "nothing recorded now")
    assert (left.label, right.label) == ("Tingling, left foot", "Tingling, right foot")
    lines = as_text.lines(content_of(two_feet()))
    assert not [line for line in lines if "worse" in line.replace("better or worse", "")]
    assert any(line.startswith("Tingling, left foot. Previous median: 8;") for line in lines)
    assert any(line.startswith("Tingling, left foot, day by day. From 0, none,") for line in lines)


def test_scores_with_and_without_a_place_are_series_of_their_own() -> None:
    somewhere = [score("tingling", ago, 2.0) for ago in range(0, 182, 2)]
    placed = [felt(ago, 8.0) for ago in range(1, 91, 2)]
    nowhere, left = content_of([*somewhere, *placed]).symptoms
    assert said(nowhere.comparison) == (2.0, 2.0, "about the same")
    assert said(left.comparison) == (None, 8.0, "nothing recorded before")
    (panel,) = together([nowhere, left])
    assert [one.where for one in panel] == ["no place said", "left foot"]
    lines = as_text.lines(content_of([*placed, *somewhere]))
    assert any(line.startswith("Tingling, day by day. No place said: From 0, none, to 10") for line in lines)


def test_each_place_is_compared_with_its_own_earlier_pairs_and_around_its_own_cycles() -> None:
    means = {Series("tingling", *LEFT): {date(2020, 1, 1): 9.0}, Series("tingling"): {date(2010, 1, 1): 1.0}}
    records = [*two_feet(), *(shot(ago) for ago in range(6, 182, 28))]
    found = build(records, SAM, Period.ending(TODAY, 91), means=means, today=TODAY, version="0.1.0")
    left, right = found.symptoms
    assert left.comparison.past is not None and left.comparison.past.began == date(2020, 1, 1)
    assert right.comparison.past is None
    assert left.folded.current is not None and right.folded.current is not None
    assert left.folded.current.values == (7.0, 8.0, 7.0, 8.0, 7.0, 8.0, 7.0)
    assert right.folded.current.values == (None,) * 7


def panels(*places: tuple[str | None, str | None]) -> list[tuple[SymptomTrend, ...]]:
    records = [felt(ago, 3.0, *place) for place in places for ago in (1, 5)]
    return together(content_of([*records, score("balance", 2, 4.0)]).symptoms)


@pytest.mark.parametrize(
    ("places", "titles"),
    [
        ([(None, None)], ["Tingling", "Balance trouble"]),
        ([LEFT], ["Tingling, left foot", "Balance trouble"]),
        ([LEFT, RIGHT], ["Tingling: left foot, right foot", "Balance trouble"]),
        ([("face", None), (None, None)], ["Tingling: no place said, face", "Balance trouble"]),
        (
            [("hand", "right"), (None, None), RIGHT, ("face", None), ("hand", "left"), LEFT],
            [
                "Tingling",
                "Tingling: left foot, right foot",
                "Tingling: left hand, right hand",
                "Tingling, face",
                "Balance trouble",
            ],
        ),
    ],
)
def test_two_places_share_a_panel_and_of_more_the_left_and_the_right_of_one_site(
    places: list[tuple[str | None, str | None]], titles: list[str]
) -> None:
    found = panels(*places)
    named = [
        title_of(one) if len(one) == 1 else f"{title_of(one)}: {', '.join(trend.where for trend in one)}"
        for one in found
    ]
    assert named == titles
    assert rows_of(found) == len(places) + 1


def test_a_gap_of_a_panel_is_one_of_both_places() -> None:
    free = {"left": range(10, 20), "right": range(15, 18)}
    entries = [felt(ago, 3.0, "foot", side) for side in free for ago in range(40) if ago not in free[side]]
    pair = content_of(entries, days=40).symptoms
    assert shared_gaps(pair) == (Period(back(17), back(15)),)
    assert [one.gaps for one in pair] == [(Period(back(19), back(10)),), (Period(back(17), back(15)),)]
    apart = [felt(ago, 3.0, "foot", "left") for ago in range(3, 40)] + [felt(ago, 3.0, *RIGHT) for ago in (0, 1)]
    assert shared_gaps(content_of(apart, days=40).symptoms) == ()
