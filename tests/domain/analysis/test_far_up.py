"""How far up: the highest place of a day on each side of a limb, from sites and extents with a score above 0."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.domain.analysis.far_up import RUNGS, Stay, climbs
from tracker.domain.model.body_places import EXTENTS
from tracker.domain.model.period import Period
from tracker.domain.model.records import Observation

FIRST = date(2026, 5, 1)
MAY = Period(FIRST, date(2026, 5, 31))


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def felt(
    number: int, site: str | None, side: str | None = "left", value: float | None = 4.0, **given: str
) -> Observation:
    state = "skipped" if value is None else "recorded"
    fields = {"measure": "tingling", "state": state, **given}
    return Observation(day=day(number), site=site, side=side, value=value, **fields)  # type: ignore[arg-type]


def rungs(*observations: Observation) -> dict[str, list[tuple[int, str]]]:
    return {
        f"{one.side or 'no side'} {one.limb}": [((at - FIRST).days, RUNGS[one.limb][rung]) for at, rung in one.days]
        for one in climbs(observations, MAY)
    }


def test_the_highest_place_of_a_day_counts_each_side_apart() -> None:
    assert rungs(
        felt(0, "foot"), felt(0, "ankle"), felt(0, "foot", "right"), felt(2, "thigh"), felt(3, "foot", "both"),
        felt(4, "knee", None), felt(1, "hand"), felt(2, "fingers", "right", measure="numbness"),
    ) == {
        "left leg": [(0, "ankle"), (2, "above the knee"), (3, "foot")],
        "right leg": [(0, "foot"), (3, "foot")],
        "no side leg": [(4, "knee")],
        "left arm": [(1, "hand")],
        "right arm": [(2, "fingers")],
    }  # fmt: skip


def test_a_limb_with_one_place_only_has_no_ladder() -> None:
    assert rungs(felt(0, "foot"), felt(1, "foot", "right"), felt(0, "hand"), felt(1, "wrist")).keys() == {"left arm"}


def test_an_extent_counts_with_and_without_a_site() -> None:
    assert rungs(felt(0, None, None, extent="toes"), felt(1, "foot", None, extent="ankle")) == {
        "no side leg": [(0, "toes"), (1, "ankle")]
    }


@pytest.mark.parametrize(
    "none", [felt(1, "ankle", value=0.0), felt(1, "ankle", value=None), felt(40, "ankle"), felt(1, "face")]
)
def test_what_is_not_felt_is_elsewhere_or_at_another_time_is_on_no_rung(none: Observation) -> None:
    assert rungs(felt(0, "foot"), none) == {}


def test_days_with_the_same_place_are_one_stay() -> None:
    (one,) = climbs([felt(0, "foot"), felt(3, "foot"), felt(5, "ankle"), felt(6, "foot")], MAY)
    assert one.stays == (Stay(1, day(0), day(3), 2), Stay(2, day(5), day(5), 1), Stay(1, day(6), day(6), 1))


def test_every_extent_has_a_rung() -> None:
    for extent in EXTENTS:
        other = "foot" if extent != "foot" else "toes"
        hand = "hand" if extent != "hand" else "wrist"
        found = climbs([felt(0, None, extent=extent), felt(1, None, extent=other), felt(1, None, extent=hand)], MAY)
        assert any(day(0) in dict(one.days) for one in found), extent
