"""What a dose without a name stands for when there are plans, and which plan a dose belongs to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.domain.analysis.doses.planned_doses import completed, left_open, plan_of
from tracker.domain.model.dose import Taken
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose
from tracker.errors import NothingFound, Unreadable

TODAY = date(2026, 11, 20)
NOTHING_NAMED = Taken()


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


def plan(product: str = "hydroxocobalamin", every: int = 7, starts: int = 70, **given: object) -> Plan:
    """An injection of 1 mg every so many days, since so many days ago."""
    usual = {"route": "intramuscular", "amount": 1.0, "unit": "mg"} | given
    return Plan(  # type: ignore[arg-type]
        product=product,
        phases=(Phase(every, "days"),),
        starts=back(starts),
        recorded_at=datetime(2026, 1, 1, tzinfo=UTC),
        **usual,
    )


def tablet(product: str = "folate", every: int = 1, **given: object) -> Plan:
    return plan(product, every, **{"route": "oral", "amount": 5.0, **given})


def shot(ago: int, product: str = "hydroxocobalamin", **given: object) -> Dose:
    usual = {"route": "intramuscular", "amount": 1.0, "unit": "mg"} | given
    return Dose(day=back(ago), product=product, **usual)  # type: ignore[arg-type]


def swallowed(ago: int, product: str = "folate", **given: object) -> Dose:
    return shot(ago, product, **{"route": "oral", "amount": 5.0, **given})


def injected(plans: list[Plan], doses: list[Dose], said: Taken = NOTHING_NAMED, ago: int = 0) -> list[Taken]:
    recent = sorted(doses, key=lambda dose: dose.day, reverse=True)
    return list(completed([said], back(ago), injected=True, plans=plans, doses=doses, recent=recent))


def taken(plans: list[Plan], doses: list[Dose], said: Taken = NOTHING_NAMED, ago: int = 0) -> list[Taken]:
    recent = sorted(doses, key=lambda dose: dose.day, reverse=True)
    return list(completed([said], back(ago), injected=False, plans=plans, doses=doses, recent=recent))


def test_what_is_due_today_is_filled_in_from_the_plan() -> None:
    assert injected([plan()], [shot(7)]) == [
        Taken(
            "hydroxocobalamin",
            "hydroxocobalamin",
            "intramuscular",
            1.0,
            "mg",
            planned_for=TODAY,
            route_from_plan=True,
        )
    ]


def test_what_is_late_is_due_for_the_day_on_which_it_should_have_been() -> None:
    (found,) = injected([plan()], [shot(9)])
    assert found.planned_for == back(2)


def test_an_injection_may_come_early_and_a_tablet_may_not() -> None:
    (early,) = injected([plan()], [shot(5)])
    assert early.planned_for == back(-2)
    with pytest.raises(NothingFound, match=r"what your plan says for 2026-11-20 is written down") as refused:
        taken([tablet()], [swallowed(0)])
    assert "tracker take folate" in str(refused.value.hint)
    with pytest.raises(NothingFound, match="Nothing more is planned for that day"):
        taken([tablet(every=3)], [swallowed(1)])


@pytest.mark.parametrize("state", ["taken", "skipped"])
def test_what_was_dealt_with_today_is_not_written_down_a_second_time(state: str) -> None:
    with pytest.raises(NothingFound, match="Nothing more is planned for that day") as refused:
        injected([plan()], [shot(7), shot(0, state=state)])
    assert "tracker shot hydroxocobalamin" in str(refused.value.hint)


def test_one_injection_that_was_given_today_leaves_the_other_plan_to_come_early() -> None:
    plans = [plan(), plan("cyanocobalamin")]
    (found,) = injected(plans, [shot(0), shot(3, "cyanocobalamin")])
    assert (found.product, found.planned_for) == ("cyanocobalamin", back(-4))


def test_without_a_plan_that_is_going_on_nothing_is_made_up() -> None:
    last = shot(7)
    for plans in ([], [tablet()], [plan(starts=-1)]):
        with pytest.raises(Unreadable, match="I do not know yet what you take"):
            injected(plans, [])
    with pytest.raises(Unreadable, match="I do not know yet what you take"):
        taken([plan()], [])
    (ended,) = injected([plan(ends=back(1), amount=2.0)], [last])
    assert (ended.planned_for, ended.amount, ended.from_last) == (None, 1.0, last), "it ended yesterday"
    (found,) = injected([plan(starts=0)], [])
    assert found.planned_for == TODAY


def test_a_day_that_is_filled_in_afterwards_does_not_know_the_doses_after_it() -> None:
    (found,) = injected([plan()], [shot(14), shot(0)], ago=7)
    assert found.planned_for == back(7)
    with pytest.raises(NothingFound):
        injected([plan()], [shot(14), shot(7)], ago=7)


def test_two_injections_that_are_due_are_not_told_apart_by_guessing() -> None:
    plans = [plan(), plan("cyanocobalamin")]
    with pytest.raises(Unreadable, match="That could be hydroxocobalamin or cyanocobalamin: both are planned"):
        injected(plans, [])
    (found,) = injected(plans, [shot(7), shot(3, "cyanocobalamin")])
    assert found.product == "hydroxocobalamin", "the other one is only ahead"


def test_all_tablets_that_are_due_are_taken_at_once() -> None:
    plans = [tablet(), tablet("iron", amount=30.0), tablet("zinc", every=2)]
    found = taken(plans, [swallowed(1), swallowed(1, "zinc")])
    assert [(one.product, one.amount) for one in found] == [("folate", 5.0), ("iron", 30.0)]


@pytest.mark.parametrize("said", [Taken(amount=2.0, unit="mg"), Taken(route="sublingual")])
def test_an_amount_or_a_route_is_not_said_of_two_tablets_at_once(said: Taken) -> None:
    with pytest.raises(Unreadable):
        taken([tablet(), tablet("iron")], [], said)
    (found,) = taken([tablet()], [], said)
    assert (found.amount, found.route) == ((2.0, "oral") if said.amount else (5.0, "sublingual"))


def test_what_was_skipped_has_no_amount() -> None:
    (found,) = injected([plan()], [shot(7)], Taken(skipped=True))
    assert (found.skipped, found.amount, found.unit, found.planned_for) == (True, None, None, TODAY)


def test_the_form_of_the_plan_holds_and_else_the_one_that_the_name_says() -> None:
    (named,) = injected([plan("b12", form="methylcobalamin")], [])
    assert named.form == "methylcobalamin"
    (unsaid,) = injected([plan("b12")], [])
    assert unsaid.form is None


def test_where_the_plan_leaves_the_amount_open_the_last_dose_says_it() -> None:
    last = shot(7, amount=0.5)
    (found,) = injected([plan(amount=None, unit=None)], [shot(14), last, shot(3, "b12", amount=9.0)])
    assert (found.amount, found.unit, found.from_last) == (0.5, "mg", last)
    (plain,) = injected([plan(amount=None, unit=None)], [shot(7, amount=None, unit=None)])
    assert (plain.amount, plain.unit, plain.from_last) == (None, None, None)
    (first,) = injected([plan(amount=None, unit=None)], [])
    assert (first.amount, first.from_last) == (None, None)


def test_where_the_plan_says_only_that_it_is_injected_the_last_dose_says_how() -> None:
    open_ = plan(route="injection")
    (found,) = injected([open_], [shot(14), shot(7, route="subcutaneous")])
    assert found.route == "subcutaneous"
    (first,) = injected([open_], [])
    assert first.route == "injection"
    (fixed,) = injected([plan()], [shot(7, route="subcutaneous")])
    assert fixed.route == "intramuscular", "what the plan says goes before what was done"
    (said,) = injected([open_], [shot(7)], Taken(route="subcutaneous"))
    assert said.route == "subcutaneous"


def test_a_dose_belongs_to_the_first_plan_that_covers_it() -> None:
    ours, other = plan(), plan("cyanocobalamin")
    assert plan_of(shot(3, "cyanocobalamin"), [ours, other]) is other
    assert plan_of(shot(3, "b12"), [ours, other]) is None
    assert plan_of(shot(71), [ours, other]) is None, "it was before the start"


def test_a_dose_of_the_same_vitamin_by_another_name_leaves_a_due_plan_open() -> None:
    due = plan()
    assert left_open(shot(0, "b12"), [due], [shot(7)]) is due
    assert left_open(shot(0, "b12"), [due], [shot(8)]) is due, "late"
    assert left_open(shot(0, "b12"), [due], [shot(6)]) is None, "not due until tomorrow"


def test_of_two_plans_for_the_same_vitamin_the_one_that_is_due_is_left_open() -> None:
    ahead, due = plan(), plan("cyanocobalamin")
    assert left_open(shot(0, "b12"), [ahead, due], [shot(3), shot(7, "cyanocobalamin")]) is due


def test_another_vitamin_a_tablet_and_a_skipped_dose_leave_no_plan_open() -> None:
    due = plan()
    assert left_open(shot(0, "folate"), [due], []) is None
    assert left_open(swallowed(0, "b12"), [due], []) is None
    assert left_open(shot(0, "b12", state="skipped"), [due], []) is None
    # Of products outside the catalogue nobody knows whether they are the same.
    assert left_open(shot(0, "brand x"), [plan("brand y")], []) is None


def test_what_was_recorded_for_later_days_closes_no_plan() -> None:
    due = plan()
    assert left_open(shot(7, "b12"), [due], [shot(14), shot(7, "b12"), shot(6)]) is due
    assert left_open(shot(7, "b12"), [due], [shot(14), shot(7)]) is None


def test_what_is_said_goes_before_the_plan_and_the_plan_before_the_last_dose() -> None:
    last = shot(7)
    named = Taken(product="hydroxocobalamin")
    newer = plan(amount=2.0, starts=5)
    (planned,) = injected([newer], [last], named)
    assert (planned.amount, planned.from_plan, planned.from_last) == (2.0, True, None)
    (said,) = injected([newer], [last], Taken(product="hydroxocobalamin", amount=3.0, unit="mg"))
    assert (said.amount, said.from_plan) == (3.0, False)
    (before,) = injected([newer], [last], named, ago=6)
    assert (before.amount, before.from_last) == (1.0, last), "the plan had not begun"
    (unplanned,) = injected([plan("cyanocobalamin", amount=2.0)], [last], named)
    assert (unplanned.amount, unplanned.from_last) == (1.0, last)
    (skipped,) = injected([newer], [last], Taken(product="hydroxocobalamin", skipped=True))
    assert (skipped.amount, skipped.from_plan, skipped.from_last) == (None, False, None)


def test_the_way_in_of_a_named_product_is_the_one_of_its_plan() -> None:
    named = Taken(product="hydroxocobalamin")
    (planned,) = injected([plan(route="subcutaneous")], [shot(7)], named)
    assert planned.route == "subcutaneous"
    (open_,) = injected([plan(route="injection")], [shot(7, route="subcutaneous")], named)
    assert open_.route == "subcutaneous", "the plan says only that it is injected"
    (first,) = injected([], [], named)
    assert first.route == "injection"


def test_a_plan_that_has_ended_says_nothing_of_a_later_dose() -> None:
    last = shot(7)
    (after,) = injected([plan(ends=back(1), amount=2.0)], [last], Taken(product="hydroxocobalamin"))
    assert (after.amount, after.from_last) == (1.0, last)
