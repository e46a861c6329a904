"""What was taken, skipped or is unknown: in words, as marks of injections, and day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from report_pages import back, shot, tablet

from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose, Place
from tracker.report.content.treatments import (
    MARKS,
    Course,
    Injection,
    by_mark,
    courses,
    injections,
    strips,
    treatments,
)

WEEK = Period(back(6), back(0))
QUARTER = Period(back(90), back(0))


def said(*doses: Dose) -> list[str]:
    return [one.words for one in treatments(doses, QUARTER)]


def folate(ago: int, amount: float | None, state: str = "taken") -> Dose:
    unit = None if amount is None else "mg"
    return Dose(day=back(ago), product="folate", route="oral", amount=amount, unit=unit, state=state)


def test_injections_come_first_then_what_was_taken_most_often_then_by_name_and_amount() -> None:
    doses = [
        folate(9, 5.0),
        tablet(8, product="zinc"),
        tablet(7, product="zinc"),
        tablet(6, product="iron"),
        folate(5, 2.0),
        shot(4),
    ]
    for order in (doses, doses[::-1]):
        assert [one.rpartition(" by mouth")[0] or one for one in said(*order)] == [
            "hydroxocobalamin 1 mg IM: 1 injection",
            "zinc 1000 µg",
            "folate 2 mg",
            "folate 5 mg",
            "iron 1000 µg",
        ]


def test_a_dose_without_an_amount_counts_with_the_one_before_it_in_whichever_order_they_come() -> None:
    doses = [folate(9, 5.0), folate(8, None, "skipped"), folate(7, 2.0), folate(6, None)]
    expected = [
        "folate 2 mg by mouth: taken on 2 of 91 days",
        "folate 5 mg by mouth: taken on 1 of 91 days, 1 skipped",
    ]
    assert said(*doses) == said(*doses[::-1]) == expected


def test_how_far_apart_injections_were_is_one_number_where_they_were_all_the_same() -> None:
    assert said(shot(4)) == ["hydroxocobalamin 1 mg IM: 1 injection"]
    assert said(*(shot(ago) for ago in (32, 4, 18, 60, 46, 74))) == [
        "hydroxocobalamin 1 mg IM: 6 injections, 14 days apart"
    ]
    assert said(*(shot(ago) for ago in (33, 4, 18, 60, 46, 74))) == [
        "hydroxocobalamin 1 mg IM: 6 injections, 13 to 15 days apart"
    ]
    assert said(shot(5), shot(4)) == ["hydroxocobalamin 1 mg IM: 2 injections, 1 day apart"]


def test_an_injection_that_was_skipped_is_none_and_has_no_place_among_the_days() -> None:
    assert said(shot(20), shot(10, "skipped"), shot(6)) == [
        "hydroxocobalamin 1 mg IM: 2 injections, 14 days apart, 1 skipped"
    ]


def test_an_injection_is_marked_at_its_time_of_day() -> None:
    evening, morning = (replace(shot(4), time=time(hour)) for hour in (20, 8))
    found = injections([evening, shot(4), morning], WEEK)
    assert [one.x for one in found] == [pytest.approx(2 + hour / 24) for hour in (8, 12, 20)]


def test_injections_without_a_time_are_marked_at_noon_of_their_days_in_order() -> None:
    doses = [shot(0), shot(6, "skipped"), tablet(3), shot(4)]
    product = "hydroxocobalamin"
    assert injections(doses, WEEK) == (
        Injection(0.5, False, product),
        Injection(2.5, True, product),
        Injection(6.5, True, product),
    )


def test_each_injected_product_has_its_own_mark_and_beyond_five_the_last_one_is_shared() -> None:
    def of(product: str, *ago: int, state: str = "taken") -> list[Dose]:
        return [replace(shot(one, state), product=product) for one in ago]

    doses = [*of("iron", 5, 1), *of("b12", 6, 4, 2), *of("folate", 3), *of("zinc", 6, 5, 4, 3, state="skipped")]
    for order in (doses, doses[::-1]):
        found = by_mark(injections(order, WEEK))
        # By how many were given, then by name; a skipped one is not given.
        assert [(name, [one.x for one in group]) for name, group in found] == [
            ("vitamin B12", [0.5, 2.5, 4.5]),
            ("iron", [1.5, 5.5]),
            ("folate", [3.5]),
            ("zinc", [0.5, 1.5, 2.5, 3.5]),
        ]
    many = [*doses, *of("a", 6), *of("b", 6), *of("c", 6)]
    names = [name for name, _ in by_mark(injections(many, WEEK))]
    assert names == ["vitamin B12", "iron", "a", "b", "3 other products"] and len(names) == len(MARKS)


def test_injections_are_counted_from_the_first_one_ever_and_the_sites_of_the_period_are_said() -> None:
    left, right = ({"site": "thigh", "side": side} for side in ("left", "right"))
    b12 = Dose(day=back(30), product="b12", route="subcutaneous")
    doses = [
        # Six ever, five in the 91 days: left thigh twice, right once, one split over both, one without a place.
        *(replace(shot(ago), **left) for ago in (500, 90, 60)),  # type: ignore[arg-type]
        replace(shot(30), **right),  # type: ignore[arg-type]
        replace(shot(9), other_sites=(Place("thigh", "right"),), **left),  # type: ignore[arg-type]
        shot(2),
        shot(600, "skipped"),
        b12,
        replace(b12, day=back(200), route="oral"),
        replace(b12, product="iron", day=back(91)),
    ]
    sites = (("left thigh", 3), ("right thigh", 2), ("not recorded", 1))
    for order in (doses, doses[::-1]):
        assert courses(order, QUARTER) == (
            Course("hydroxocobalamin", back(500), 6, sites),
            Course("vitamin B12", back(30), 1, ()),
        )
    until = Period(back(90), back(10))
    assert courses(doses, until)[0] == Course(
        "hydroxocobalamin", back(500), 4, (("left thigh", 2), ("right thigh", 1))
    )
    said = Course("vitamin B12", date(2024, 3, 3), 1_047, sites[:2]).said()
    assert said == "vitamin B12: 1,047 injections recorded since 3 Mar 2024; sites: left thigh 3, right thigh 2"
    assert courses(doses, QUARTER)[1].said() == "vitamin B12: 1 injection recorded since 21 Oct 2026"


def test_a_strip_says_of_every_day_whether_it_was_taken_skipped_or_is_unknown() -> None:
    doses = [
        tablet(6),
        tablet(5, "skipped"),
        tablet(3),
        tablet(3, "skipped"),
        tablet(2, "skipped"),
        tablet(2),
        shot(1),
    ]
    (strip,) = strips(doses, WEEK)
    assert strip.label == "cyanocobalamin"
    assert strip.days == ("taken", "skipped", "unknown", "taken", "taken", "unknown", "unknown")
    assert strip.taken == 3


def test_strips_come_by_how_often_they_were_taken_and_then_by_name() -> None:
    doses = [
        tablet(1, product="zinc"),
        tablet(1, product="iron"),
        *(tablet(ago, product="magnesium") for ago in (1, 2)),
    ]
    doses.append(tablet(3, "skipped", product="calcium"))
    for order in (doses, doses[::-1]):
        assert [(one.label, one.taken) for one in strips(order, WEEK)] == [
            ("magnesium", 2),
            ("iron", 1),
            ("zinc", 1),
            ("calcium", 0),
        ]


def test_the_days_of_a_strip_are_those_of_the_period() -> None:
    (strip,) = strips([tablet(6), tablet(0)], Period(back(6), back(6) + timedelta(days=6)))
    assert (len(strip.days), strip.days[0], strip.days[-1]) == (7, "taken", "taken")
