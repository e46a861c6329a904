"""Which cycles of injections a page uses: those of its period and the injection before it, or those of a year."""

from __future__ import annotations

import pytest
from report_pages import TODAY, back, shot, tablet

from tracker.domain.model.period import Period
from tracker.domain.model.records import Dose
from tracker.report.content.build import reach
from tracker.report.content.cycles import chosen_cycles, cycles_reach

# From 90 days ago to today.
QUARTER = Period.ending(TODAY, 91)


def chosen(*doses: Dose) -> tuple[Period, tuple[int, ...]]:
    found = chosen_cycles(doses, QUARTER)
    return found.period, found.intervals


def test_the_first_days_of_a_period_are_counted_from_the_injection_before_it() -> None:
    own = [shot(ago) for ago in (80, 60, 40, 20)]
    assert chosen(*own, shot(100)) == (Period(back(100), TODAY), (20, 20, 20, 20))
    # Neither one that was skipped, nor a tablet.
    assert chosen(*own, shot(100), shot(95, "skipped"), tablet(93))[0].first == back(100)
    # It makes no difference that there is one on the very first day.
    assert chosen(shot(110), *(shot(ago) for ago in (90, 70, 50, 30, 10)))[0].first == back(110)


@pytest.mark.parametrize(("ago", "first"), [(273, 273), (274, 90)])
def test_an_injection_of_more_than_half_a_year_before_is_too_long_ago(ago: int, first: int) -> None:
    # The period begins 90 days ago: 273 days ago is 183 days before that.
    assert chosen(shot(ago), *(shot(one) for one in (60, 40, 20, 0)))[0].first == back(first)


def test_with_too_few_cycles_those_of_a_year_are_taken() -> None:
    assert chosen(*(shot(ago) for ago in (340, 256, 172, 88, 4))) == (Period(back(365), TODAY), (84, 84, 84, 84))
    assert chosen(*(shot(ago) for ago in (365, 281, 197, 113, 29)))[1] == (84, 84, 84, 84)
    assert chosen(*(shot(ago) for ago in (366, 282, 198, 114, 30)))[1] == (84, 84, 84), "a year and a day ago"


def test_three_cycles_of_its_own_are_enough_and_older_ones_stay_out() -> None:
    assert chosen(*(shot(ago) for ago in (214, 186, 158, 130, 102, 74, 46, 18))) == (
        Period(back(102), TODAY),
        (28, 28, 28),
    )


def test_where_a_year_has_no_more_cycles_the_period_keeps_its_own() -> None:
    assert chosen(shot(100), shot(40)) == (Period(back(100), TODAY), (60,))
    assert chosen() == (QUARTER, ())


def test_what_was_injected_after_the_period_is_none_of_its_cycles() -> None:
    earlier = Period(back(100), back(10))
    doses = [shot(ago) for ago in (90, 70, 50, 30, 10, 9, 8)]
    assert chosen_cycles(doses, earlier).intervals == (20, 20, 20, 20)


def test_everything_that_can_be_part_of_its_cycles_is_asked_for() -> None:
    # A year up to the end, or half a year before the beginning, whichever is longer.
    assert cycles_reach(QUARTER) == back(365)
    assert cycles_reach(Period.ending(TODAY, 365)) == back(364 + 183)


def test_a_page_reaches_back_as_far_as_the_furthest_of_what_it_says() -> None:
    assert reach(QUARTER) == back(365), "the cycles of a year"
    assert reach(Period.ending(TODAY, 365)) == back(729), "the period before"
    assert reach(Period(back(700), back(695))) == back(695 + 365)
