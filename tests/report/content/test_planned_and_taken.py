"""Plans that begin, change and end inside the period: which days are marked, and what is said of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_pages import SAM, TODAY, back, content_of, felt, pages_of, places, score, shot, words

from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose, Observation
from tracker.domain.model.symptom_list import Choice, SymptomList
from tracker.domain.wording.days import day_in_full
from tracker.report.content import as_text, build
from tracker.report.content.build import Content
from tracker.report.content.planned_and_taken import Earlier, counted_since

START = datetime(2026, 8, 1, tzinfo=UTC)
NINETY = Period.ending(TODAY, 91)
SCORES: list[Observation] = [score("tingling", ago, 4.0) for ago in range(91)]


def plan(number: int, starts: date, weeks: int = 8, written: int = 0, **given: object) -> Plan:
    usual = {"product": "hydroxocobalamin", "route": "intramuscular", "amount": 1, "unit": "mg"} | given
    phases = (Phase(weeks, "weeks"),)
    return Plan(**usual, id=number, starts=starts, phases=phases, recorded_at=START + timedelta(hours=written))


def gone(plan: Plan, last: date, *, slip: bool = False) -> Earlier:
    return Earlier(plan, last, slip)


def of(plans: list[Plan], earlier: list[Earlier], records: list[Observation] = SCORES) -> Content:
    return build.build(records, SAM, NINETY, plans=plans, earlier=earlier, today=TODAY, version="0.1.0")


def switched(plans: list[Plan], earlier: list[Earlier]) -> list[tuple[date, str, str]]:
    return [(turn.day, one.until, one.then) for turn in of(plans, earlier, []).turns for one in turn.switches]


EVERY_8 = "hydroxocobalamin 1 mg, intramuscular, every 8 weeks"
EVERY_6 = "hydroxocobalamin 1 mg, intramuscular, every 6 weeks"
OLD = plan(1, date(2026, 1, 5))


def test_a_plan_that_was_replaced_is_said_until_the_day_before() -> None:
    new = plan(1, date(2026, 10, 12), weeks=6, written=9)
    assert switched([new], [gone(OLD, back(30))]) == [(date(2026, 10, 12), EVERY_8, "every 6 weeks")]
    found = of([new], [gone(OLD, back(30))])
    page = " ".join(words(pages_of(found)).split())
    assert "Plans changed: from what to what mean of the days from then on less before, 95 % interval" in page
    assert f"12 Oct 2026 51 days before, 40 after from {EVERY_8} to every 6 weeks" in page
    assert "Tingling 0 (" in page and "about the same (n 51, 40)" in page
    change = f"12 October 2026. Plan: from {EVERY_8} to every 6 weeks; Days: 51 days before, 40 after; After less"
    assert f"{change} before: Tingling 0 (minus " in "\n".join(as_text.lines(found))


def test_a_plan_that_was_stopped_ends_on_the_day_before() -> None:
    assert switched([], [gone(OLD, date(2026, 10, 11))]) == [(date(2026, 10, 12), EVERY_8, "")]
    assert f"12 October 2026. Plan: no longer planned: {EVERY_8}; Days: 51 days before, 40 after; " in "\n".join(
        as_text.lines(of([], [gone(OLD, date(2026, 10, 11))]))
    )


def test_a_plan_that_ends_as_it_was_planned_to_is_a_turn_too() -> None:
    ending = plan(1, date(2026, 1, 5), ends=date(2026, 10, 11))
    assert switched([ending], []) == [(date(2026, 10, 12), EVERY_8, "")]
    assert switched([plan(1, date(2026, 1, 5), ends=TODAY)], []) == []


def test_what_was_stopped_soon_after_it_was_written_never_held() -> None:
    slip = plan(2, back(40), product="folate", route="oral", amount=5)
    assert switched([OLD], [gone(slip, back(21), slip=True)]) == []
    assert len(switched([OLD], [gone(slip, back(21))])) == 2


@pytest.mark.parametrize(("hours", "slip"), [(0, True), (23.9, True), (24, False), (2400, False)])
def test_what_was_taken_out_within_a_day_of_being_written_was_a_slip(hours: float, slip: bool) -> None:
    at = OLD.recorded_at + timedelta(hours=hours)
    assert Earlier.taken_out(OLD, at, at.date()) == Earlier(OLD, at.date() - timedelta(days=1), slip)


def test_a_plan_did_not_hold_on_the_day_on_which_it_was_taken_out_by_the_clock_here() -> None:
    at = datetime(2026, 10, 11, 23, 30, tzinfo=UTC)
    there = at.astimezone(timezone(timedelta(hours=9)))
    assert Earlier.taken_out(OLD, at, at.date()).last == date(2026, 10, 10)
    assert Earlier.taken_out(OLD, at, there.date()).last == date(2026, 10, 11)


def test_the_same_plan_written_anew_is_no_turn() -> None:
    assert switched([plan(1, back(40), written=9)], [gone(OLD, back(10))]) == []


def test_a_plan_stopped_and_written_anew_under_another_number_is_one_turn() -> None:
    new = plan(2, date(2026, 10, 12), weeks=6, written=9)
    assert switched([new], [gone(OLD, date(2026, 10, 11))]) == [(date(2026, 10, 12), EVERY_8, "every 6 weeks")]
    later = plan(2, date(2026, 10, 20), weeks=6, written=9)
    assert switched([later], [gone(OLD, date(2026, 10, 11))]) == [
        (date(2026, 10, 12), EVERY_8, ""),
        (date(2026, 10, 20), "", EVERY_6),
    ]


def test_a_plan_that_was_corrected_to_begin_no_later_never_held() -> None:
    wrong = plan(1, date(2026, 10, 12), weeks=9, written=5)
    right = plan(1, date(2026, 10, 12), weeks=6, written=6)
    assert switched([right], [gone(OLD, back(30)), gone(wrong, back(30))]) == [
        (date(2026, 10, 12), EVERY_8, "every 6 weeks")
    ]


def test_another_amount_is_named_whole() -> None:
    new = plan(1, date(2026, 10, 12), amount=2, written=9)
    assert switched([new], [gone(OLD, back(30))]) == [(date(2026, 10, 12), EVERY_8, EVERY_8.replace("1 mg", "2 mg"))]


def test_plans_for_other_things_do_not_end_one_another() -> None:
    folate = plan(2, date(2026, 10, 12), product="folate", route="oral", amount=5, written=9)
    assert switched([OLD, folate], []) == [(date(2026, 10, 12), "", "folate 5 mg, every 8 weeks")]


def test_a_plan_that_begins_on_the_last_day_of_the_period_is_a_turn() -> None:
    assert switched([plan(1, TODAY)], []) == [(TODAY, "", EVERY_8)]


def test_each_version_of_a_plan_held_until_the_next_one_began() -> None:
    second, third = plan(1, back(60), weeks=9, written=5), plan(1, back(30), weeks=6, written=9)
    expected = [(back(60), EVERY_8, "every 9 weeks"), (back(30), EVERY_8.replace("8", "9"), "every 6 weeks")]
    versions = [gone(OLD, back(70)), gone(second, back(40))]
    assert switched([third], versions) == switched([third], versions[::-1]) == expected


def test_a_plan_goes_on_until_the_next_one_begins_whenever_that_was_written_down() -> None:
    new = plan(1, back(10), weeks=6, written=9)
    assert switched([new], [gone(OLD, back(30))]) == [(back(10), EVERY_8, "every 6 weeks")]


def test_what_was_corrected_soon_held_until_the_day_from_which_the_correction_holds() -> None:
    first, corrected = plan(1, back(40)), plan(1, back(20), weeks=6, written=9)
    assert switched([corrected], [gone(first, back(40), slip=True)]) == [
        (back(40), "", EVERY_8),
        (back(20), EVERY_8, "every 6 weeks"),
    ]


def test_a_slip_does_not_hide_what_held_before_it() -> None:
    slip = plan(2, back(40), product="folate", route="oral", amount=5, written=9)
    assert switched([], [gone(OLD, back(31)), gone(slip, back(40), slip=True)]) == [(back(30), EVERY_8, "")]


def test_a_plan_that_was_stopped_after_its_own_end_held_until_that_end() -> None:
    ending = plan(1, date(2026, 1, 5), ends=back(51))
    assert switched([], [gone(ending, back(30))]) == [(back(50), EVERY_8, "")]


def test_a_plan_that_another_came_before_never_held_and_one_may_hold_for_a_day() -> None:
    wrong, right = plan(1, back(30), weeks=9, written=5), plan(1, back(41), weeks=6, written=9)
    assert switched([right], [gone(OLD, back(50)), gone(wrong, back(45))]) == [(back(41), EVERY_8, "every 6 weeks")]
    for_a_day, next_day = plan(1, back(30), weeks=9, written=5), plan(1, back(29), weeks=6, written=9)
    assert switched([next_day], [gone(OLD, back(50)), gone(for_a_day, back(45))]) == [
        (back(30), EVERY_8, "every 9 weeks"),
        (back(29), EVERY_8.replace("8", "9"), "every 6 weeks"),
    ]


def test_another_product_or_a_tablet_of_the_same_does_not_take_the_place_of_an_injection() -> None:
    stopped = gone(OLD, back(31))
    other = plan(2, back(30), product="cyanocobalamin", written=9)
    tablet = plan(2, back(30), route="oral", written=9)
    for new, said in (
        (other, "cyanocobalamin 1 mg, intramuscular, every 8 weeks"),
        (tablet, "hydroxocobalamin 1 mg, every 8 weeks"),
    ):
        assert switched([new], [stopped]) == [(back(30), EVERY_8, ""), (back(30), "", said)]
        assert switched([OLD, new], []) == [(back(30), "", said)]


def test_two_plans_that_end_on_one_day_are_both_said() -> None:
    folate = plan(2, date(2026, 1, 5), product="folate", route="oral", amount=5)
    assert switched([], [gone(OLD, back(31)), gone(folate, back(31))]) == [
        (back(30), EVERY_8, ""),
        (back(30), "folate 5 mg, every 8 weeks", ""),
    ]


VERSIONS = st.lists(
    st.tuples(st.sampled_from([1, 2]), st.integers(-20, 110), st.sampled_from([6, 8, 9]), st.integers(-20, 110)),
    max_size=6,
)


@given(VERSIONS, VERSIONS)
def test_turns_lie_inside_the_period_once_a_day_and_change_something(
    held: list[tuple[int, int, int, int]], before: list[tuple[int, int, int, int]]
) -> None:
    plans = [plan(9 + n, back(ago), weeks, written=99) for n, (_, ago, weeks, _) in enumerate(held)]
    earlier = [
        gone(plan(number, back(ago), weeks, written=n), back(last))
        for n, (number, ago, weeks, last) in enumerate(before)
    ]
    found = of(plans, earlier, []).turns
    days = [turn.day for turn in found]
    assert days == sorted(set(days)) and all(NINETY.first < day <= NINETY.last for day in days)
    assert [turn.before.first for turn in found] == [NINETY.first, *days][: len(days)], "from the change before"
    assert [turn.after.last for turn in found] == [*(turn.before.last for turn in found[1:]), NINETY.last][
        : len(days)
    ]
    for turn in found:
        assert turn.before.last + timedelta(days=1) == turn.day == turn.after.first
        assert turn.switches and all(one.until != one.then and one.label for one in turn.switches)


def test_no_symptom_with_days_enough_is_one_short_sentence() -> None:
    few = [score(name, ago, 4.0) for name in ("tingling", "balance", "fatigue") for ago in range(12)]
    said = "\n".join(as_text.lines(of([plan(1, back(6))], [], few)))
    (row,) = (line for line in said.splitlines() if "Plan: " in line)
    assert row == (
        f"{day_in_full(back(6))}. Plan: new: {EVERY_8}; Days: 84 days before, 7 after; "
        "After less before: No symptom has 14 logged days on both sides to compare."
    )


def test_no_comparison_spans_another_change_of_plans() -> None:
    # 8 until the first change, 2 between the two, 6 from the second on: the 30 days between are on both sides.
    records = [score("tingling", ago, 8.0 if ago > 50 else 2.0 if ago > 20 else 6.0) for ago in range(91)]
    folate = plan(2, back(20), product="folate", route="oral", amount=5)
    first, second = of([plan(1, back(50)), folate], [], records).turns
    assert (first.before, first.after) == (Period(back(90), back(51)), Period(back(50), back(21)))
    assert (second.before, second.after) == (Period(back(50), back(21)), Period(back(20), TODAY))
    changes = [turn.comparisons[0].change for turn in (first, second)]
    assert [change and change.mean for change in changes] == [-6.0, 4.0]


def test_symptoms_with_too_few_days_are_named_with_their_days_after_the_others() -> None:
    records = [*SCORES, *(score("balance", ago, 4.0) for ago in range(30))]
    said = "\n".join(as_text.lines(of([plan(1, back(20))], [], records)))
    assert "about the same (n 70, 21); Too few days: Balance trouble (n 9, 21)." in said


def test_nothing_is_compared_over_a_new_name_on_both_sides_of_a_plan() -> None:
    renamed = SymptomList((Choice(key="tingling", label="Pins and needles", position=1, since=back(40)),))
    found = build.build(
        SCORES, SAM, NINETY, plans=[plan(1, back(20))], symptoms=renamed, today=TODAY, version="0.1.0"
    )
    (comparison,) = found.turns[0].comparisons
    assert (comparison.before.logged_days, comparison.now.logged_days) == (20, 21)


def test_the_entries_of_a_renamed_symptom_are_said_with_the_days_they_lie_on() -> None:
    renamed = SymptomList((Choice(key="tingling", label="Pins and needles", position=1, since=back(5)),))
    found = build.build(SCORES, SAM, NINETY, symptoms=renamed, today=TODAY, version="0.1.0")
    said = "\n".join(as_text.lines(found))
    assert "91 entries on 91 days" in said
    assert "the scores before are another series; 6 days by the latest words" in said


def doses(*ago: int, state: str = "taken") -> list[Dose]:
    return [shot(one, state) for one in ago]


def plans_said(plans: list[Plan], earlier: list[Earlier], records: list[Dose]) -> list[str]:
    found = build.build(records, SAM, NINETY, plans=plans, earlier=earlier, today=TODAY, version="0.1.0")
    assert "".join(f" Planned: {one.said()}." for one in found.planned) in found.treatment_line
    return [one.said() for one in found.planned]


def test_the_doses_of_a_plan_that_was_replaced_are_said_for_the_days_on_which_it_held() -> None:
    old = plan(1, date(2026, 8, 1), weeks=2)
    new = plan(1, date(2026, 10, 12), weeks=4, written=9)
    taken = doses(
        (TODAY - date(2026, 8, 29)).days, (TODAY - date(2026, 9, 12)).days, (TODAY - date(2026, 10, 12)).days
    )
    skipped = doses((TODAY - date(2026, 9, 26)).days, state="skipped")
    assert plans_said([new], [gone(old, back(30))], [*taken, *skipped]) == [
        "hydroxocobalamin 1 mg, intramuscular, every 2 weeks, until 11 Oct 2026; planned 4 (1 skipped, 1 not "
        "recorded), taken 2; median 14 days apart, planned 14",
        "hydroxocobalamin 1 mg, intramuscular, every 4 weeks, from 12 Oct 2026; planned 2 (1 not recorded), taken 1",
    ]


def test_the_doses_of_a_plan_that_was_stopped_or_has_ended_are_said() -> None:
    old = plan(1, back(80), weeks=2)
    until = f", from {back(80).day} Sep 2026 until {back(40).day} Oct 2026; planned 3, taken 3; median 14 days "
    until += "apart, planned 14"
    assert plans_said([], [gone(old, back(40))], doses(80, 66, 52, 38))[0].endswith(until)
    assert plans_said([replace(old, ends=back(40))], [], doses(80, 66, 52, 38))[0].endswith(until)


def test_an_earlier_plan_without_a_dose_in_these_days_and_a_slip_are_left_out() -> None:
    old = plan(1, back(100), weeks=8)
    new = plan(1, back(85), weeks=6, written=9)
    slip = plan(2, back(40), product="folate", route="oral", amount=5)
    (one,) = plans_said([new], [gone(old, back(86)), gone(slip, back(21), slip=True)], doses(100, 85, 43, 1))
    assert "every 6 weeks" in one and one.endswith("; planned 3, taken 3; median 42 days apart, planned 42")


def test_a_plan_that_was_only_written_anew_goes_on() -> None:
    def said_from(ago: int) -> str:
        again, before = plan(1, back(ago), weeks=2, written=9), gone(plan(1, back(200), weeks=2), back(ago + 1))
        (one,) = plans_said([again], [before], doses(*range(4, 200, 14)))
        return one

    of_both = "hydroxocobalamin 1 mg, intramuscular, every 2 weeks; planned 7"
    assert said_from(46) == f"{of_both}, taken 7; median 14 days apart, planned 14"
    # The dates are its own: 40, 26 and 12 days ago, each but the first 6 days after a dose; so is the next. Only the
    # first dose is not an interval after the one before it: of this plan there is none.
    assert said_from(40) == f"{of_both} (1 not recorded), taken 7 (1 early); median 14 days apart, planned 14"


def test_a_dose_is_counted_for_one_plan_alone_on_fixed_dates_too() -> None:
    old = plan(1, back(150), weeks=12, counted_from="grid")
    new = plan(1, back(60), weeks=4, written=9)
    said = plans_said([new], [gone(old, back(61))], doses(150, 55))
    # The old plan said 66 days ago, the new one 60, 32 and 4 days ago: the dose came 5 days late.
    assert [one.rpartition("; ")[2] for one in said] == [
        "planned 1 (1 not recorded), taken 0",
        "planned 3 (2 not recorded), taken 1 (1 late)",
    ]


def test_a_plan_whose_days_are_those_of_the_page_has_neither_from_nor_until() -> None:
    # The page is about the 91 days up to today.
    whole = plan(1, back(90), weeks=13, ends=TODAY)
    assert plans_said([whole], [], doses(90)) == [
        "hydroxocobalamin 1 mg, intramuscular, every 13 weeks; planned 1, taken 1"
    ]
    longer = plan(1, back(91), weeks=13, ends=TODAY + timedelta(days=1))
    assert plans_said([longer], [], doses(91)) == ["hydroxocobalamin 1 mg, intramuscular, every 13 weeks"], (
        "the dose before the first of these days and the one after today are not theirs"
    )
    shorter = plan(1, back(89), weeks=13, ends=back(1))
    assert plans_said([shorter], [], doses(89)) == [
        "hydroxocobalamin 1 mg, intramuscular, every 13 weeks, from 23 Aug 2026 until 19 Nov 2026; planned 1, taken 1"
    ]


def test_a_plan_that_begins_on_the_last_day_is_said() -> None:
    assert plans_said([plan(1, TODAY)], [], doses(0)) == [f"{EVERY_8}, from 20 Nov 2026; planned 1, taken 1"]
    assert plans_said([plan(1, TODAY + timedelta(days=1))], [], []) == []


def test_a_plan_that_ended_before_these_days_does_not_hide_those_after_it() -> None:
    old = plan(1, back(300), product="folate", route="oral", ends=back(91))
    assert plans_said([old, plan(2, back(20))], [], doses(20)) == [f"{EVERY_8}, from 31 Oct 2026; planned 1, taken 1"]


def test_a_dose_on_the_last_day_of_a_plan_is_that_plans_and_the_next_days_is_not() -> None:
    old, new = plan(1, back(56), weeks=4), plan(1, back(27), weeks=4, amount=2, written=9)
    four, four_weeks = "intramuscular, every 4 weeks", "; median 28 days apart, planned 28"
    # The dose of the old plan for 28 days ago is its last; the new plan begins the day after.
    assert plans_said([new], [gone(old, back(27))], doses(56, 28, 27)) == [
        f"hydroxocobalamin 1 mg, {four}, from 25 Sep 2026 until 23 Oct 2026; planned 2, taken 2{four_weeks}",
        f"hydroxocobalamin 2 mg, {four}, from 24 Oct 2026; planned 1, taken 1",
    ]


def test_the_same_plan_with_days_between_is_said_twice_and_what_was_written_anew_is_added_up() -> None:
    old, again = plan(1, back(56), weeks=2), plan(2, back(14), weeks=2, written=9)
    skipped = doses(42, 0, state="skipped")
    assert [
        one.rpartition("; ")[2] for one in plans_said([again], [gone(old, back(30))], [*doses(56, 14), *skipped])
    ] == [
        "planned 2 (1 skipped), taken 1",
        "planned 2 (1 skipped), taken 1",
    ]
    (one,) = plans_said([again], [gone(old, back(15))], [*doses(56, 28, 14), *skipped])
    assert one.endswith("from 25 Sep 2026; planned 5 (2 skipped), taken 3; median 21 days apart, planned 14")


def test_weekly_injections_under_a_plan_of_every_8_weeks_are_counted_apart_from_it() -> None:
    # Of the 91 days: the plan says the days 79 and 23 ago; 13 injections, one a week, the last of them today.
    (one,) = plans_said([plan(1, back(79))], [], doses(*range(0, 80, 7)))
    assert one == f"{EVERY_8}, from 2 Sep 2026; planned 2, taken 12 (10 extra); median 7 days apart, planned 56"
    said = "\n".join(as_text.lines(of([plan(1, back(79))], [], doses(*range(0, 80, 7)))))  # type: ignore[arg-type]
    assert "from 2 September 2026; planned 2, taken 12 (10 extra); median 7 days apart, planned 56." in said


def test_plans_are_said_by_their_numbers_and_not_by_when_they_began() -> None:
    later, sooner = plan(1, back(10)), plan(2, back(60), product="folate", route="oral")
    assert [one.split()[0] for one in plans_said([sooner, later], [], [])] == ["hydroxocobalamin", "folate"]


def test_doses_are_counted_from_the_start_of_the_first_plan_that_held_in_these_days() -> None:
    long_ago, lately = plan(1, back(400)), plan(2, back(30), product="folate", route="oral")
    assert counted_since([lately, long_ago], [], NINETY) == back(400)
    assert counted_since([lately], [gone(long_ago, back(200))], NINETY) == back(30)
    assert counted_since([], [gone(long_ago, back(90))], NINETY) == back(400), "it held on the first day"
    assert counted_since([], [gone(long_ago, back(91))], NINETY) is None
    assert counted_since([plan(1, TODAY)], [], NINETY) == TODAY
    assert counted_since([plan(1, TODAY + timedelta(days=1))], [], NINETY) is None
    assert counted_since([], [], NINETY) is None


def test_what_changes_on_one_day_is_named_together_for_a_drawing() -> None:
    folate = plan(2, back(30), product="folate", route="oral", amount=5)
    new = plan(1, back(30), weeks=6, written=9)
    (turn,) = of([new, folate], [gone(OLD, back(31))], []).turns
    assert turn.label == f"{EVERY_6}; folate 5 mg, every 8 weeks"
    (end,) = of([], [gone(OLD, back(31))], []).turns
    assert end.label == f"ends: {EVERY_8}"


def test_without_plans_nothing_is_said_of_them() -> None:
    assert content_of(list(SCORES)).turns == ()


def test_where_there_is_no_room_to_compare_what_changed_is_still_said_first() -> None:
    records = [score(f"own {n}", ago, 4.0) for n in range(8) for ago in range(91)]
    found = of(
        [plan(1, back(40), weeks=6, written=9), plan(2, back(15), product="iron", route="oral")],
        [gone(OLD, back(39))],
        records,
    )
    first, *further = pages_of(found)
    said = " ".join(words([first]).split())
    assert f"11 Oct 2026 from {EVERY_8} to every 6 weeks 5 Nov 2026 new: iron 1 mg, every 8 weeks" in said
    assert "the days before and after: further on" in said
    assert "Own 7 0 (" not in said and " ".join(words(further).split()).count("Own 7 0 (") == 2


@pytest.mark.thorough
def test_a_row_that_is_too_high_for_a_page_goes_on_upon_the_next_one() -> None:
    records = [score(f"own {n}", ago, 4.0) for n in range(90) for ago in range(25, 60)]
    pages = pages_of(of([plan(1, back(40))], [], records))
    said = " ".join(words(pages[1:]).split())
    assert len(re.findall(r"Own \d+ 0 \([^)]*\), about the same \(n 19, 16\)", said)) == 90
    assert min(one.bottom for page in pages for one in places(page)) > 0


def test_where_a_plan_begins_each_place_is_compared_with_itself() -> None:
    left = [felt(ago, 7.0 + ago % 2) for ago in range(91)]
    right = [felt(ago, 1.0 + ago % 2, "foot", "right") for ago in range(40, 91)]
    (turn,) = of([plan(1, date(2026, 10, 12))], [], [*left, *right]).turns
    # 26 of the 51 days before are even, and 20 of the 40 after.
    means = [(one.before.mean, one.now.mean, one.reading) for one in turn.comparisons]
    assert means == [(7 + 25 / 51, 7.5, "about the same"), (1 + 25 / 51, None, "nothing recorded now")]
