"""Injection sites in turn."""

from __future__ import annotations

from datetime import date, timedelta

from tracker.domain.analysis.doses.dose_history import in_turn, last_injections
from tracker.domain.model.body_places import Place
from tracker.domain.model.records import Dose

TODAY = date(2026, 11, 20)


def shot(back: int, *places: Place, state: str = "taken", route: str = "intramuscular") -> Dose:
    first = places[0] if places else Place(None)
    day = TODAY - timedelta(days=back)
    return Dose(
        day=day, product="b12", route=route, site=first.site, side=first.side, other_sites=places[1:], state=state
    )


def test_the_place_left_alone_the_longest_comes_first_and_the_unused_side_before_it() -> None:
    doses = [shot(1, Place("thigh", "left")), shot(30, Place("deltoid", "right")), shot(60, Place("thigh", "right"))]
    assert [place for place, _ in in_turn(doses)] == [
        Place("deltoid", "left"),
        Place("thigh", "right"),
        Place("deltoid", "right"),
        Place("thigh", "left"),
    ]
    assert in_turn(doses)[0][1] is None
    assert in_turn(doses)[1][1] == TODAY - timedelta(days=60)


def test_every_place_of_a_split_dose_counts_and_both_sides_are_two_places() -> None:
    split = shot(5, Place("thigh", "both"), Place("deltoid", "left"))
    last = dict(in_turn([split]))
    used = (Place("thigh", "left"), Place("thigh", "right"), Place("deltoid", "left"))
    assert {last[place] for place in used} == {split.day}
    assert last[Place("deltoid", "right")] is None


def test_a_place_without_a_side_has_no_other_side() -> None:
    assert in_turn([shot(5, Place("belly"))]) == [(Place("belly"), TODAY - timedelta(days=5))]


def test_what_was_skipped_swallowed_or_put_nowhere_is_in_no_turn() -> None:
    doses = [
        shot(1, Place("thigh", "left"), state="skipped"),
        shot(2, Place("thigh", "left"), route="oral"),
        shot(3),
        shot(4, Place(None, "left")),
    ]
    assert in_turn(doses) == []
    assert last_injections(doses) == doses[2:]


def test_the_last_ten_are_shown() -> None:
    assert len(last_injections([shot(back) for back in range(15)])) == 10
