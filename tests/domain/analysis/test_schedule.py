"""Plans: what is due, and what became of it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.analysis.doses.adherence import adherence, matched
from tracker.domain.analysis.doses.schedule import due
from tracker.domain.model.period import Period
from tracker.domain.model.phase import Phase
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose
from tracker.errors import Invalid

NOW = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def plan(*phases, starts=date(2026, 1, 1), **more):
    return Plan(product="b12", route="intramuscular", phases=phases, starts=starts, recorded_at=NOW, **more)


def shot(day, state="taken", **more):
    return Dose(day=day, product="b12", route="intramuscular", state=state, **more)


def slots(plan, doses, until):
    return [slot for slot in matched(plan, doses, until) if slot.day <= until]


def days_of(found):
    return [slot.day for slot in found]


def became(found):
    """The day of January and what became of each dose that a plan said; None: nothing was recorded."""
    return [(slot.day.day, slot.dose and slot.dose.state) for slot in found]


BOTH_WAYS = pytest.mark.parametrize("counted_from", ["last dose", "grid"])


def test_the_next_dose_is_an_interval_after_the_last_one():
    found = due(plan(Phase(8, "weeks")), [shot(date(2026, 1, 1)), shot(date(2026, 3, 3))], date(2026, 4, 1))
    assert (found.last, found.next, found.days, found.state) == (date(2026, 3, 3), date(2026, 4, 28), 27, "ahead")


def test_before_any_dose_the_start_is_due():
    assert due(plan(Phase(1, "months")), [], date(2026, 1, 1)).state == "due"


def test_a_dose_that_nobody_recorded_stays_late():
    found = due(plan(Phase(2, "weeks")), [shot(date(2026, 1, 1))], date(2026, 3, 1))
    assert (found.next, found.days, found.state) == (date(2026, 1, 15), -45, "late")


def test_on_a_grid_an_early_dose_moves_nothing():
    monthly = plan(Phase(4, "weeks"), counted_from="grid")
    found = due(monthly, [shot(date(2026, 1, 1)), shot(date(2026, 1, 27))], date(2026, 1, 28))
    assert found.next == date(2026, 2, 26)


def test_a_skipped_dose_is_dealt_with_but_not_taken():
    found = due(
        plan(Phase(1, "weeks")), [shot(date(2026, 1, 1)), shot(date(2026, 1, 8), "skipped")], date(2026, 1, 9)
    )
    assert (found.last, found.next) == (date(2026, 1, 1), date(2026, 1, 15))


def test_eight_weekly_doses_then_monthly():
    course = plan(Phase(1, "weeks", 8), Phase(1, "months"))
    weekly = [shot(date(2026, 1, 1) + timedelta(weeks=n)) for n in range(7)]
    assert due(course, weekly, date(2026, 2, 13)).next == date(2026, 2, 19)
    assert due(course, [*weekly, shot(date(2026, 2, 19))], date(2026, 2, 20)).next == date(2026, 3, 19)


JANUARY, FEBRUARY, MARCH, MAY = 1, 2, 3, 5


@BOTH_WAYS
@pytest.mark.parametrize(
    ("phases", "days"),
    [
        # Weekly x 3, then monthly: a month after the third dose, not a week.
        (
            [Phase(1, "weeks", 3), Phase(1, "months")],
            [(JANUARY, 1), (JANUARY, 8), (JANUARY, 15), (FEBRUARY, 15), (MARCH, 15)],
        ),
        # Alternate days x 3, then weekly x 2, then every 2 months.
        (
            [Phase(2, "days", 3), Phase(1, "weeks", 2), Phase(2, "months")],
            [(JANUARY, 1), (JANUARY, 3), (JANUARY, 5), (JANUARY, 12), (JANUARY, 19), (MARCH, 19), (MAY, 19)],
        ),
        # More often than before: a week after the last of the monthly doses.
        (
            [Phase(1, "months", 2), Phase(1, "weeks")],
            [(JANUARY, 1), (FEBRUARY, 1), (FEBRUARY, 8), (FEBRUARY, 15)],
        ),
    ],
)
def test_a_phase_begins_one_interval_of_its_own_after_the_last_dose_before_it(phases, days, counted_from):
    course = plan(*phases, counted_from=counted_from)
    expected = [date(2026, month, day) for month, day in days]
    for number, day in enumerate(expected):
        assert due(course, [shot(one) for one in expected[:number]], day).next == day
    doses = [shot(day) for day in expected]
    assert [(slot.day, slot.dose) for slot in slots(course, doses, expected[-1])] == [(one.day, one) for one in doses]


def test_a_late_last_dose_of_a_phase_moves_the_next_phase_but_on_a_grid_it_does_not():
    phases = Phase(1, "weeks", 3), Phase(1, "months")
    # The third one was due on the 15th.
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 1, 8)), shot(date(2026, 1, 17))]
    assert due(plan(*phases), doses, date(2026, 1, 18)).next == date(2026, 2, 17)
    assert due(plan(*phases, counted_from="grid"), doses, date(2026, 1, 18)).next == date(2026, 2, 15)


def test_the_day_of_the_month_is_kept_from_the_last_dose_of_the_phase_before():
    course = plan(Phase(1, "weeks", 2), Phase(1, "months"), starts=date(2026, 1, 24), counted_from="grid")
    assert days_of(slots(course, [], date(2026, 4, 30))) == [
        date(2026, 1, 24),
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]


@BOTH_WAYS
def test_a_course_of_several_phases_ends_after_the_last_dose_of_the_last_one(counted_from):
    # The 1st and the 8th; then a fortnight after that, the 22nd, and no more.
    course = plan(Phase(1, "weeks", 2), Phase(2, "weeks", 1), counted_from=counted_from)
    doses = [shot(date(2026, 1, day)) for day in (1, 8, 22)]
    assert days_of(slots(course, doses, date(2026, 12, 31))) == [one.day for one in doses]
    assert due(course, doses, date(2026, 1, 23)).state == "ended"


def test_alternate_days_go_on_until_told_otherwise():
    loading = plan(Phase(2, "days"), Phase(2, "months"))
    doses = [shot(date(2026, 1, 1) + timedelta(days=2 * n)) for n in range(40)]
    assert due(loading, doses, date(2026, 4, 1)).next == doses[-1].day + timedelta(days=2)


def test_a_course_ends_after_its_last_dose():
    course = plan(Phase(1, "weeks", 2))
    assert due(course, [shot(date(2026, 1, 1)), shot(date(2026, 1, 8))], date(2026, 1, 9)).state == "ended"


@BOTH_WAYS
def test_the_last_day_of_a_plan_still_has_its_dose(counted_from):
    # The 1st, the 8th and, on the last day of all, the 15th.
    until = plan(Phase(1, "weeks"), ends=date(2026, 1, 15), counted_from=counted_from)
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 1, 8))]
    found = due(until, doses, date(2026, 1, 15))
    assert (found.next, found.days, found.state) == (date(2026, 1, 15), 0, "due")
    assert became(slots(until, doses, date(2026, 1, 31))) == [(1, "taken"), (8, "taken"), (15, None)]
    doses.append(shot(date(2026, 1, 15)))
    assert became(slots(until, doses, date(2026, 1, 31))) == [(1, "taken"), (8, "taken"), (15, "taken")]
    ended = due(until, doses, date(2026, 1, 16))
    assert (ended.last, ended.next, ended.state) == (date(2026, 1, 15), None, "ended")


@BOTH_WAYS
def test_a_plan_that_ends_the_day_before_a_dose_does_not_say_it(counted_from):
    until = plan(Phase(1, "weeks"), ends=date(2026, 1, 14), counted_from=counted_from)
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 1, 8))]
    assert due(until, doses, date(2026, 1, 9)).state == "ended"
    assert became(slots(until, doses, date(2026, 1, 31))) == [(1, "taken"), (8, "taken")]


@BOTH_WAYS
@pytest.mark.parametrize("order", [("skipped", "taken"), ("taken", "skipped")])
def test_a_day_with_a_skipped_and_a_taken_dose_counts_as_taken_whichever_was_said_first(counted_from, order):
    weekly = plan(Phase(1, "weeks"), counted_from=counted_from)
    doses = [shot(date(2026, 1, 1), state) for state in order]
    found = due(weekly, doses, date(2026, 1, 2))
    assert (found.last, found.next) == (date(2026, 1, 1), date(2026, 1, 8))
    counted = adherence(weekly, doses, Period(date(2026, 1, 1), date(2026, 1, 7)), today=date(2026, 1, 7))
    assert (counted.planned, counted.taken, counted.skipped) == (1, 1, 0)


@BOTH_WAYS
def test_halfway_between_two_dates_belongs_to_the_earlier_one_if_that_has_none_nearer(counted_from):
    # The 1st and the 15th: the 8th lies seven days from both.
    fortnightly = plan(Phase(2, "weeks"), counted_from=counted_from)
    early, halfway = shot(date(2026, 1, 9)), shot(date(2026, 1, 8))
    assert became(slots(fortnightly, [early], date(2026, 1, 15))) == [(1, None), (15, "taken")]
    assert became(slots(fortnightly, [halfway], date(2026, 1, 15))) == [(1, "taken"), (15, None)]
    first = shot(date(2026, 1, 1))
    assert became(slots(fortnightly, [first, halfway], date(2026, 1, 15))) == [(1, "taken"), (15, "taken")]
    # Of an odd number of days there is no middle: the 4th is nearer to the 1st, the 5th to the 8th.
    weekly = plan(Phase(1, "weeks"), counted_from=counted_from)
    assert became(slots(weekly, [shot(date(2026, 1, 4))], date(2026, 1, 8))) == [(1, "taken"), (8, None)]
    assert became(slots(weekly, [shot(date(2026, 1, 5))], date(2026, 1, 8))) == [(1, None), (8, "taken")]


def test_on_a_grid_a_date_is_late_until_halfway_to_the_next_one():
    fortnightly = plan(Phase(2, "weeks"), counted_from="grid")
    late, given_up = due(fortnightly, [], date(2026, 1, 7)), due(fortnightly, [], date(2026, 1, 8))
    assert (late.next, late.days, late.state) == (date(2026, 1, 1), -6, "late")
    assert (given_up.next, given_up.days, given_up.state) == (date(2026, 1, 15), 7, "ahead")


def test_the_last_date_of_a_grid_may_be_as_late_as_it_could_be_early():
    # The 1st and the 15th, and no more: the 15th could be a week early, so it may be a week late.
    twice = plan(Phase(2, "weeks", 2), counted_from="grid")
    first = shot(date(2026, 1, 1))
    assert due(twice, [first], date(2026, 1, 22)).next == date(2026, 1, 15)
    assert due(twice, [first], date(2026, 1, 23)).state == "ended"
    assert became(slots(twice, [first, shot(date(2026, 1, 22))], date(2026, 1, 31))) == [(1, "taken"), (15, "taken")]
    assert became(slots(twice, [first, shot(date(2026, 1, 23))], date(2026, 1, 31))) == [(1, "taken"), (15, None)]


def test_a_dose_late_by_more_than_half_an_interval_is_the_next_one_and_the_one_before_it_is_not_recorded():
    weekly = plan(Phase(1, "weeks"))
    first = shot(date(2026, 1, 1))
    # The 8th may be three days late, and the 15th three days early.
    for day, expected in ((11, [(8, "taken"), (15, None)]), (12, [(8, None), (15, "taken")])):
        assert became(slots(weekly, [first, shot(date(2026, 1, day))], date(2026, 1, 15))) == [
            (1, "taken"),
            *expected,
        ]


def test_a_dose_after_the_last_one_of_a_course_is_none_that_the_plan_said():
    course = plan(Phase(1, "weeks", 2))
    doses = [shot(date(2026, 1, day)) for day in (1, 8, 15)]
    assert became(slots(course, doses, date(2026, 1, 31))) == [(1, "taken"), (8, "taken")]


def test_what_was_recorded_after_the_day_asked_for_is_not_among_the_doses_until_then():
    doses = [shot(date(2026, 1, day)) for day in (1, 8, 24)]
    assert became(slots(plan(Phase(1, "weeks")), doses, date(2026, 1, 10))) == [(1, "taken"), (8, "taken")]


def test_a_daily_dose_of_a_grid_is_for_its_own_day_the_last_one_too():
    twice = plan(Phase(1, "days", 2), counted_from="grid")
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 1, 3))]
    assert became(slots(twice, doses, date(2026, 1, 9))) == [(1, "taken"), (2, None)]
    assert due(twice, doses[:1], date(2026, 1, 2)).state == "due"
    assert due(twice, doses[:1], date(2026, 1, 3)).state == "ended"


def test_a_month_after_the_31st_keeps_the_31st():
    monthly = plan(Phase(1, "months"), starts=date(2027, 12, 31), counted_from="grid")
    assert days_of(slots(monthly, [], date(2028, 4, 30))) == [
        date(2027, 12, 31),
        date(2028, 1, 31),
        date(2028, 2, 29),
        date(2028, 3, 31),
        date(2028, 4, 30),
    ]


def test_a_dose_counts_for_the_nearest_date_of_a_grid():
    weekly = plan(Phase(1, "weeks"), counted_from="grid")
    found = slots(weekly, [shot(date(2026, 1, 10)), shot(date(2026, 1, 13), "skipped")], date(2026, 1, 15))
    assert [(slot.day.day, slot.dose and slot.dose.state) for slot in found] == [
        (1, None),
        (8, "taken"),
        (15, "skipped"),
    ]


def test_taken_skipped_and_not_recorded_are_kept_apart():
    daily = plan(Phase(1, "days"), counted_from="grid")
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 1, 2), "skipped"), shot(date(2026, 1, 4))]
    found = adherence(daily, doses, Period(date(2026, 1, 1), date(2026, 1, 31)), today=date(2026, 1, 6))
    assert (found.planned, found.taken, found.skipped, found.unrecorded) == (5, 2, 1, 2)


def test_only_the_doses_of_the_days_asked_for_count_and_today_once_something_is_recorded():
    weekly, doses = plan(Phase(1, "weeks")), [shot(date(2026, 1, 1)), shot(date(2026, 1, 8))]
    january = Period(date(2026, 1, 2), date(2026, 1, 31))

    def counted(doses, today):
        found = adherence(weekly, doses, january, date(2026, 1, today))
        return found.planned, found.taken, found.skipped, found.unrecorded

    assert counted(doses[:1], 8) == (0, 0, 0, 0), "the 1st is before these days, and the 8th is not over"
    assert counted(doses[:1], 9) == (1, 0, 0, 1)
    assert counted(doses, 8) == (1, 1, 0, 0)
    assert counted([doses[0], shot(date(2026, 1, 8), "skipped")], 8) == (1, 0, 1, 0)


def test_of_several_doses_near_a_date_of_a_grid_one_that_was_taken_counts():
    weekly = plan(Phase(1, "weeks"), counted_from="grid")
    moved = [shot(date(2026, 1, 8), "skipped"), shot(date(2026, 1, 10))]
    assert became(slots(weekly, moved, date(2026, 1, 14))) == [(1, None), (8, "taken")]
    early = [shot(date(2026, 1, 7)), shot(date(2026, 1, 8), "skipped")]
    assert became(slots(weekly, early, date(2026, 1, 14))) == [(1, None), (8, "taken")]
    assert became(slots(weekly, [moved[0]], date(2026, 1, 14))) == [(1, None), (8, "skipped")]


def test_a_plan_that_ends_before_the_doctor_has_to_say_more_has_ended():
    course = plan(Phase(2, "days", 3), Phase(None, None), ends=date(2026, 1, 4))
    found = due(course, [shot(date(2026, 1, 1)), shot(date(2026, 1, 3))], date(2026, 1, 5))
    assert (found.next, found.state) == (None, "ended")


def test_dates_of_which_nothing_is_recorded_move_none_of_the_others():
    weekly = plan(Phase(1, "weeks"))
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 1, 24))]
    assert became(slots(weekly, doses, date(2026, 1, 31))) == [
        (1, "taken"),
        (8, None),
        (15, None),
        (22, "taken"),
        (29, None),
    ]


def told(plan, doses, first, last):
    """Planned, taken, early, late, extra, skipped, not recorded; the day after the last one is today."""
    found = adherence(plan, doses, Period(first, last), last + timedelta(days=1))
    return found.planned, found.taken, found.early, found.late, found.extra, found.skipped, found.unrecorded


@BOTH_WAYS
def test_weekly_injections_under_a_plan_of_every_8_weeks_are_not_what_was_planned(counted_from):
    # The plan says 1 January, 26 February, 23 April; the 91 days from 1 January end on 1 April.
    every_8 = plan(Phase(8, "weeks"), counted_from=counted_from)
    weekly = [shot(date(2026, 1, 1) + timedelta(weeks=n)) for n in range(13)]
    days = Period(date(2026, 1, 1), date(2026, 4, 1))
    assert told(every_8, weekly, days.first, days.last) == (2, 13, 0, 0, 11, 0, 0)
    found = adherence(every_8, weekly, days, days.last)
    assert (found.apart, found.planned_apart) == (7, 56)
    # Four weeks without a date in them: nothing is planned, and the interval is that of the next date.
    found = adherence(every_8, weekly, Period(date(2026, 1, 2), date(2026, 1, 29)), days.last)
    assert (found.planned, found.taken, found.extra, found.planned_apart) == (0, 4, 4, 56)


@pytest.mark.parametrize(
    ("phase", "second", "tolerated"),
    [
        # The second date of each plan, and how far from it a dose is neither early nor late.
        (Phase(2, "days"), date(2026, 1, 3), 1),
        (Phase(1, "weeks"), date(2026, 1, 8), 1),
        (Phase(2, "weeks"), date(2026, 1, 15), 2),
        (Phase(1, "months"), date(2026, 2, 1), 4),
        (Phase(8, "weeks"), date(2026, 2, 26), 7),
        (Phase(12, "weeks"), date(2026, 3, 26), 7),
    ],
)
def test_a_dose_is_early_or_late_when_it_lies_further_from_its_date_than_tolerated(phase, second, tolerated):
    def off(days):
        doses = [shot(date(2026, 1, 1)), shot(second + timedelta(days=days))]
        found = adherence(plan(phase), doses, Period(date(2026, 1, 1), date(2026, 6, 30)), date(2026, 7, 1))
        return found.early, found.late, found.extra

    assert off(tolerated) == off(-tolerated) == (0, 0, 0)
    if tolerated * 2 < (second - date(2026, 1, 1)).days:
        assert (off(-tolerated - 1), off(tolerated + 1)) == ((1, 0, 0), (0, 1, 0))


def test_a_dose_at_the_edge_of_the_days_is_counted_on_its_own_day_and_its_date_on_that_one():
    weekly = plan(Phase(1, "weeks"))
    doses = [shot(date(2026, 1, day)) for day in (1, 10)]
    # The dose of the 10th is for the 8th; the first days end with the 8th, the others begin with the 9th.
    assert told(weekly, doses, date(2026, 1, 1), date(2026, 1, 8)) == (2, 1, 0, 0, 0, 0, 0)
    assert told(weekly, doses, date(2026, 1, 9), date(2026, 1, 14)) == (0, 1, 0, 1, 0, 0, 0)


def test_a_dose_is_early_for_a_date_ahead_only_if_it_is_the_only_one_since_the_date_before():
    # 26 February is ahead; half an interval before it is 29 January.
    every_8 = plan(Phase(8, "weeks"))
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 2, 5))]
    assert told(every_8, doses, date(2026, 1, 1), date(2026, 2, 10)) == (1, 2, 1, 0, 0, 0, 0)
    doses.append(shot(date(2026, 1, 15)))
    assert told(every_8, doses, date(2026, 1, 1), date(2026, 2, 10)) == (1, 3, 0, 0, 2, 0, 0)
    # Once the date is past, the nearest dose is for it.
    assert told(every_8, doses, date(2026, 1, 1), date(2026, 2, 26)) == (2, 3, 1, 0, 1, 0, 0)


def test_nothing_before_a_plan_or_after_its_end_counts_for_it():
    until = plan(Phase(1, "weeks"), starts=date(2026, 1, 8), ends=date(2026, 1, 15))
    doses = [shot(date(2026, 1, day)) for day in (7, 8, 15, 16)]
    assert told(until, doses, date(2026, 1, 1), date(2026, 1, 31)) == (2, 2, 0, 0, 0, 0, 0)


def test_phases_are_planned_one_after_the_other_and_what_the_doctor_has_yet_to_say_asks_for_nothing():
    # The 1st, 8th, 15th; then nothing until the doctor says when: no dose is extra then.
    course = plan(Phase(1, "weeks", 3), Phase(None, None))
    doses = [shot(date(2026, 1, day)) for day in (1, 5, 8, 15, 25, 29)]
    assert told(course, doses, date(2026, 1, 1), date(2026, 1, 31)) == (3, 6, 0, 0, 1, 0, 0)
    # Without the open phase the course is over after the 15th.
    assert told(plan(Phase(1, "weeks", 3)), doses, date(2026, 1, 1), date(2026, 1, 31)) == (3, 6, 0, 0, 3, 0, 0)


def test_two_sites_on_one_day_are_one_dose_taken_and_none_of_them_is_extra():
    doses = [shot(date(2026, 1, 1), site="thigh", side=side) for side in ("left", "right")]
    assert told(plan(Phase(1, "weeks")), doses, date(2026, 1, 1), date(2026, 1, 7)) == (1, 1, 0, 0, 0, 0, 0)


def test_two_sites_on_one_day_are_one_dose():
    doses = [shot(date(2026, 1, 1), site="thigh", side="left"), shot(date(2026, 1, 1), site="thigh", side="right")]
    assert len(slots(plan(Phase(1, "weeks")), doses, date(2026, 1, 7))) == 1


def test_another_product_and_what_was_before_the_start_do_not_count():
    other = Dose(day=date(2026, 1, 5), product="folate", route="oral")
    before = shot(date(2025, 12, 30))
    assert due(plan(Phase(1, "weeks")), [other, before], date(2026, 1, 6)).next == date(2026, 1, 1)


def test_booking_comes_before_the_day():
    found = due(plan(Phase(8, "weeks"), book_days=14), [shot(date(2026, 1, 1))], date(2026, 2, 1))
    assert (found.next, found.book_by) == (date(2026, 2, 26), date(2026, 2, 12))


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: plan(),
        lambda: plan(Phase(None, None)),
        lambda: Phase(None, "days"),
        lambda: Phase(0, "days"),
        lambda: Phase(1, "years"),
        lambda: Phase(1, "days", 0),
    ],
)
def test_a_plan_that_says_nothing_is_refused(wrong):
    with pytest.raises(Invalid):
        wrong()


@BOTH_WAYS
def test_where_the_doctor_has_yet_to_say_when_no_day_is_calculated(counted_from):
    course = plan(Phase(2, "days", 2), Phase(None, None), Phase(8, "weeks"), counted_from=counted_from)
    doses = [shot(date(2026, 1, 1)), shot(date(2026, 1, 3))]
    assert due(course, doses[:1], date(2026, 1, 2)).next == date(2026, 1, 3)
    found = due(course, doses, date(2026, 3, 1))
    assert (found.last, found.next, found.days, found.state) == (date(2026, 1, 3), None, None, "open")
    assert len(slots(course, doses, date(2026, 3, 1))) == 2


def test_a_dose_written_down_under_an_older_plan_counts_for_the_one_that_holds():
    later = plan(Phase(12, "weeks"))
    assert due(later, [shot(date(2026, 1, 1), plan="f" * 32)], date(2026, 1, 2)).next == date(2026, 3, 26)


UNITS = {"days": "DAILY", "weeks": "WEEKLY", "months": "MONTHLY"}


@given(
    starts=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
    every=st.integers(1, 30),
    unit=st.sampled_from(sorted(UNITS)),
)
def test_a_grid_is_that_of_rfc_5545(starts, every, unit):
    rrule = pytest.importorskip("dateutil.rrule", reason="python-dateutil comes with matplotlib")
    start = datetime(starts.year, starts.month, starts.day)
    if unit == "months" and starts.day > 28:
        # RFC 5545 leaves out months without that day; the last day of the month is asked for instead.
        days = range(28, starts.day + 1)
        rule = rrule.rrule(rrule.MONTHLY, dtstart=start, interval=every, count=12, bymonthday=list(days), bysetpos=-1)
    else:
        rule = rrule.rrule(getattr(rrule, UNITS[unit]), dtstart=start, interval=every, count=12)
    oracle = [moment.date() for moment in rule]
    found = slots(plan(Phase(every, unit), starts=starts, counted_from="grid"), [], oracle[-1])
    assert days_of(found) == oracle


@given(
    starts=st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    gaps=st.lists(st.integers(1, 40), max_size=12),
    every=st.integers(1, 12),
    unit=st.sampled_from(sorted(UNITS)),
    skipped=st.sets(st.integers(0, 11)),
)
def test_every_dose_has_its_place_and_the_count_adds_up(starts, gaps, every, unit, skipped):
    day, doses = starts, []
    for number, gap in enumerate(gaps):
        doses.append(shot(day, "skipped" if number in skipped else "taken"))
        day += timedelta(days=gap)
    told = plan(Phase(every, unit), starts=starts)
    found = slots(told, doses, day)
    assert days_of(found) == days_of(slots(told, [], day)), "no dose moves a date"
    assert len({slot.dose.day for slot in found if slot.dose}) == sum(slot.dose is not None for slot in found)
    assert all(abs((slot.dose.day - slot.day).days) <= slot.apart / 2 for slot in found if slot.dose)
    counted = adherence(told, doses, Period(starts, day), today=day + timedelta(days=1))
    assert counted.planned == len(found)
    assert counted.taken == sum(dose.state == "taken" for dose in doses)
    # A dose near the end may be for a date after it.
    for_these = sum(slot.dose is not None and slot.dose.state == "taken" for slot in found)
    assert counted.planned - counted.skipped - counted.unrecorded == for_these
    assert 0 <= counted.taken - counted.extra - for_these <= 1
    upcoming = due(told, doses, day).next
    assert upcoming is not None
    assert upcoming > max((dose.day for dose in doses), default=starts - timedelta(days=1))


# Counts, weekdays, ranges, amounts by phase, as needed; doses before the plan.

WEEK_OF_3 = Phase(1, "weeks", doses=3)
FRIDAY = date(2026, 1, 2)


def january(*days, state="taken"):
    return [shot(date(2026, 1, day), state) for day in days]


def standing(plan, doses, today):
    found = due(plan, doses, today)
    count = found.counted and (found.counted.taken, found.counted.of, found.counted.span.last)
    return found.state, found.next, count


def test_a_count_is_due_until_it_is_reached_and_then_nothing_is_due_until_the_next_week():
    course = plan(WEEK_OF_3)  # from Thursday 1 January on: its weeks end on Wednesdays
    assert standing(course, [], FRIDAY) == ("due", FRIDAY, (0, 3, date(2026, 1, 7)))
    assert standing(course, january(1), FRIDAY) == ("due", FRIDAY, (1, 3, date(2026, 1, 7)))
    # One a day, because a dose may be split over sites.
    assert standing(course, january(1, 2, 2), FRIDAY) == ("ahead", date(2026, 1, 3), (2, 3, date(2026, 1, 7)))
    assert standing(course, january(1, 2, 3), date(2026, 1, 4)) == (
        "ahead",
        date(2026, 1, 8),
        (0, 3, date(2026, 1, 14)),
    )
    # A week that is over with too few is no debt, and nothing is late.
    assert standing(course, january(1), date(2026, 1, 8)) == ("due", date(2026, 1, 8), (0, 3, date(2026, 1, 14)))


def test_the_british_loading_leads_to_three_months_after_its_last_dose():
    course = plan(Phase(1, "weeks", doses=3, lasts=2, lasts_unit="weeks"), Phase(3, "months"))
    six = january(1, 3, 5, 8, 10, 12)
    assert standing(course, six[:5], date(2026, 1, 12)) == ("due", date(2026, 1, 12), (2, 3, date(2026, 1, 14)))
    assert standing(course, six, date(2026, 1, 13)) == ("ahead", date(2026, 4, 12), None)
    assert standing(course, six[:5], date(2026, 1, 15)) == ("ahead", date(2026, 4, 10), None), (
        "the two weeks are over"
    )
    assert standing(course, [*six, shot(date(2026, 4, 20))], date(2026, 4, 21))[1] == date(2026, 7, 20)


def test_a_count_of_so_many_in_all_goes_on_until_they_are_taken():
    course = plan(Phase(1, "weeks", 4, doses=3), Phase(1, "months"))
    assert standing(course, january(1, 9), date(2026, 1, 20)) == ("due", date(2026, 1, 20), (0, 2, date(2026, 1, 21)))
    assert standing(course, january(1, 3, 5, 9), date(2026, 1, 20))[:2] == ("ahead", date(2026, 2, 9))


def test_twice_a_day_is_due_until_both_are_taken():
    course = plan(Phase(1, "days", doses=2))
    assert standing(course, january(2), FRIDAY) == ("due", FRIDAY, (1, 2, FRIDAY))
    assert standing(course, january(2, 2), FRIDAY) == ("ahead", date(2026, 1, 3), (0, 2, date(2026, 1, 3)))
    found = adherence(course, january(1, 1, 2, 2, 2, 3), Period(date(2026, 1, 1), date(2026, 1, 4)), date(2026, 1, 5))
    assert (found.planned, found.taken, found.extra, found.unrecorded, found.apart) == (8, 6, 1, 3, None)


def test_weekdays_are_fixed_days_whatever_was_taken():
    course = plan(Phase(1, "weeks", weekdays=(0, 2, 4)))
    assert standing(course, [], date(2026, 1, 1))[:2] == ("ahead", FRIDAY)
    assert standing(course, january(2), date(2026, 1, 4))[:2] == ("ahead", date(2026, 1, 5))
    assert standing(course, january(2), date(2026, 1, 6))[:2] == ("ahead", date(2026, 1, 7)), "Monday is over"
    assert standing(course, january(2), date(2026, 1, 10))[:2] == ("late", date(2026, 1, 9))
    assert told(course, january(2, 6, 8), date(2026, 1, 1), date(2026, 1, 8)) == (3, 3, 0, 0, 0, 0, 0)


def test_weekdays_for_two_weeks_then_every_3_months_counts_from_the_last_dose():
    course = plan(Phase(1, "weeks", weekdays=(0, 4), lasts=2, lasts_unit="weeks"), Phase(3, "months"))
    doses = january(2, 5, 9, 12)
    assert standing(course, doses[:3], date(2026, 1, 12))[:2] == ("due", date(2026, 1, 12))
    assert standing(course, doses, date(2026, 1, 20))[:2] == ("ahead", date(2026, 4, 12))


def test_a_range_is_due_from_its_first_day_and_late_after_its_last():
    course, doses = plan(Phase(10, "weeks", most=12)), january(1)
    first, last = date(2026, 3, 12), date(2026, 3, 26)
    for today, state, days in ((first - timedelta(days=1), "ahead", 1), (first, "due", 0), (last, "due", 0)):
        found = due(course, doses, today)
        assert (found.state, found.days, found.next, found.latest) == (state, days, first, last)
    found = due(course, doses, last + timedelta(days=3))
    assert (found.state, found.days) == ("late", -3)


def test_in_a_range_each_dose_says_when_the_next_may_be():
    course = plan(Phase(10, "weeks", most=12))
    days = [date(2026, 1, 1)]
    for weeks in (12, 12, 12, 10, 15):
        days.append(days[-1] + timedelta(weeks=weeks))
    doses = [shot(day) for day in days]
    # The last one three weeks late; none is extra, though six times 10 weeks are long over.
    assert told(course, doses, days[0], days[-1]) == (6, 6, 0, 1, 0, 0, 0)
    assert told(course, doses[:1], days[0], date(2026, 4, 1)) == (2, 1, 0, 0, 0, 0, 1)


def test_an_amount_belongs_to_its_phase_and_to_those_after_it():
    course = plan(
        Phase(1, "days", lasts=1, lasts_unit="weeks"),
        Phase(1, "days", 7, amount=500.0, amount_unit="ug"),
        Phase(1, "weeks"),
        amount=1.0,
        unit="mg",
        counted_from="grid",
    )
    amounts = [due(course, [], date(2026, 1, day)).amount for day in (7, 8, 14, 21)]
    assert amounts == [(1.0, "mg"), (500.0, "ug"), (500.0, "ug"), (500.0, "ug")]


def test_as_needed_is_never_due_and_nothing_is_extra():
    course = plan(Phase(None, None, as_needed=True))
    assert due(course, january(3), date(2026, 1, 9)).state == "as needed"
    found = adherence(course, january(3, 5), Period(date(2026, 1, 1), date(2026, 1, 31)), date(2026, 2, 1))
    assert (found.planned, found.taken, found.extra, found.as_needed) == (0, 2, 0, True)


def test_a_dose_before_a_plan_whose_start_nobody_said_is_its_last_one():
    unsaid = plan(Phase(8, "weeks"), starts=date(2026, 11, 20), start_said=False)
    found = due(unsaid, [shot(date(2026, 7, 6)), shot(date(2026, 8, 31))], date(2026, 11, 20))
    assert (found.last, found.next, found.days) == (date(2026, 8, 31), date(2026, 10, 26), -25)
    said = plan(Phase(8, "weeks"), starts=date(2026, 11, 20))
    assert due(said, [shot(date(2026, 8, 31))], date(2026, 11, 20)).next == date(2026, 11, 20)
    long_ago = due(unsaid, [shot(date(2026, 5, 1))], date(2026, 11, 20))
    assert long_ago.next == date(2026, 11, 20), "more than three intervals ago"
    loading = plan(Phase(1, "weeks", 8), Phase(1, "months"), starts=date(2026, 11, 20), start_said=False)
    assert due(loading, [shot(date(2026, 11, 16))], date(2026, 11, 20)).next == date(2026, 11, 23)
    assert due(loading, [shot(date(2026, 8, 31))], date(2026, 11, 20)).next == date(2026, 11, 20)


@pytest.mark.parametrize(("counted_from", "late"), [("last dose", 1), ("grid", 5)])
def test_doses_exactly_an_interval_apart_are_not_all_late_because_the_first_one_was(counted_from, late):
    every_2 = plan(Phase(2, "weeks"), starts=date(2026, 1, 1), counted_from=counted_from)
    doses = [shot(date(2026, 1, 6) + n * timedelta(weeks=2)) for n in range(5)]
    found = adherence(every_2, doses, Period(date(2026, 1, 1), date(2026, 3, 8)), date(2026, 3, 8))
    assert (found.taken, found.late, found.early) == (5, late, 0)


def test_doses_before_a_count_whose_start_nobody_said_go_on_counting_after_one_on_its_first_day():
    thrice = plan(Phase(1, "weeks", doses=3), starts=date(2026, 11, 20), start_said=False)
    before, today, between = shot(date(2026, 11, 16)), shot(date(2026, 11, 20)), shot(date(2026, 11, 18))
    for doses in ([before], [before, today], [before, between, today]):
        found = due(thrice, doses, date(2026, 11, 20))
        week = found.counted
        assert week.taken == len(doses) % 3
        assert week.span.last == date(2026, 11, 29 if len(doses) == 3 else 22)
