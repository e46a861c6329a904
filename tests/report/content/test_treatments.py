"""What was taken, skipped or is unknown: in words, as marks of injections, and day by day."""

from __future__ import annotations

from datetime import timedelta

from report_pages import back, shot, tablet

from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose
from tracker.report.content.treatments import Injection, injections, strips, treatments

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


def test_injections_are_marked_at_noon_of_their_days_in_order() -> None:
    doses = [shot(0), shot(6, "skipped"), tablet(3), shot(4)]
    assert injections(doses, WEEK) == (Injection(0.5, False), Injection(2.5, True), Injection(6.5, True))


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
