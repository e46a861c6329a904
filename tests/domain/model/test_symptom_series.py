"""Series: a symptom at a place, which is never put together with another place."""

from __future__ import annotations

from datetime import date

from tracker.domain.model.records import Observation
from tracker.domain.model.symptom_series import Series, by_series

DAY = date(2026, 11, 20)


def felt(measure: str, site: str | None = None, side: str | None = None, value: float = 5.0) -> Observation:
    return Observation(day=DAY, measure=measure, value=value, site=site, side=side)


def test_places_and_sides_are_series_of_their_own_and_so_are_scores_without_a_place() -> None:
    scores = [felt("tingling", *place) for place in ((None, None), ("foot", "left"), ("foot", None), (None, "left"))]
    found = by_series([*scores, felt("tingling", "foot", "left", 2.0)], ["tingling"])
    assert {series: [one.value for one in some] for series, some in found.items()} == {
        Series("tingling"): [5.0],
        Series("tingling", None, "left"): [5.0],
        Series("tingling", "foot", "left"): [5.0, 2.0],
        Series("tingling", "foot"): [5.0],
    }


def test_the_order_is_that_of_the_list_then_no_place_left_right_and_others_by_name() -> None:
    places = [
        (None, None), ("foot", "left"), ("foot", "right"), ("hand", "left"), ("hand", "right"),
        ("face", None), ("foot", "both"), ("tongue", None),
    ]  # fmt: skip
    wanted = [*(("tingling", *place) for place in places), ("balance", "foot", "left"), ("aa", None, None)]
    for order in (wanted, wanted[::-1]):
        assert list(by_series((felt(*one) for one in order), ["tingling", "balance"])) == wanted
