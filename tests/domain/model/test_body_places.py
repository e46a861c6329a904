"""Places as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.model.body_places import SIDES, Place, places_of, places_text
from tracker.domain.model.records import Dose
from tracker.errors import Invalid

SITES = st.text("abc ü'-", min_size=1).filter(lambda site: site.split(" ")[0] not in SIDES)


@given(st.lists(st.builds(Place, SITES, st.none() | st.sampled_from(SIDES)), max_size=4))
def test_places_come_back_from_their_text(places: list[Place]) -> None:
    assert places_of(places_text(places)) == tuple(places)


@pytest.mark.parametrize("site", ["left thigh", "thigh; deltoid"])
def test_a_place_that_would_come_back_as_another_is_refused(site: str) -> None:
    from datetime import date

    with pytest.raises(Invalid, match="place"):
        Dose(day=date(2026, 11, 20), product="b12", route="injection", site="thigh", other_sites=(Place(site),))


def test_further_places_need_a_first_one_of_an_injection() -> None:
    from datetime import date

    for given_site, route in ((None, "injection"), ("thigh", "oral")):
        with pytest.raises(Invalid, match="first"):
            Dose(day=date(2026, 11, 20), product="b12", route=route, site=given_site, other_sites=(Place("deltoid"),))
