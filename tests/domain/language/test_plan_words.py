"""The words of a plan: what the doctor said is read for certain, or refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.domain.language.plan_words import read_plan
from tracker.domain.model.phase import Phase
from tracker.domain.model.records import Dose
from tracker.domain.wording.plans import phases_text
from tracker.errors import TrackerError, Unreadable


def read(line, *, injected=True, recent=(), product=None):
    return read_plan(line.split(), injected=injected, recent=recent, product=product)


def test_a_plan_says_product_amount_way_and_interval():
    found = read("hydroxocobalamin 1 mg im every 8 weeks")
    assert (found.product, found.form, found.route) == ("hydroxocobalamin", "hydroxocobalamin", "intramuscular")
    assert (found.amount, found.unit, found.phases) == (1.0, "mg", (Phase(8, "weeks"),))


def test_a_tablet_goes_by_mouth_and_a_shot_some_way():
    assert read("folate 5 mg daily", injected=False).route == "oral"
    assert read("b12 1 mg monthly").route == "injection"


def test_a_plan_without_an_amount_leaves_it_open():
    found = read("b12 every 12 weeks")
    assert (found.amount, found.unit) == (None, None)


@pytest.mark.parametrize(
    ("words", "phases", "said"),
    [
        ("every 8 weeks", [Phase(8, "weeks")], "every 8 weeks"),
        ("daily", [Phase(1, "days")], "every day"),
        ("once daily", [Phase(1, "days")], "every day"),
        ("once a day", [Phase(1, "days")], "every day"),
        ("once a week", [Phase(1, "weeks")], "every week"),
        ("once per month", [Phase(1, "months")], "every month"),
        ("1x a week", [Phase(1, "weeks")], "every week"),
        (
            "Once a week x 8 then once every 3 months",
            [Phase(1, "weeks", 8), Phase(3, "months")],
            "every week, 8 doses, then every 3 months",
        ),
        ("8-weekly", [Phase(8, "weeks")], "every 8 weeks"),
        ("every 8 wks", [Phase(8, "weeks")], "every 8 weeks"),
        ("every other day", [Phase(2, "days")], "every 2 days"),
        ("on alternate days", [Phase(2, "days")], "every 2 days"),
        ("fortnightly", [Phase(2, "weeks")], "every 2 weeks"),
        ("every second month", [Phase(2, "months")], "every 2 months"),
        ("each week", [Phase(1, "weeks")], "every week"),
        ("quarterly", [Phase(3, "months")], "every 3 months"),
        ("every ten days", [Phase(10, "days")], "every 10 days"),
        ("every 400 days", [Phase(400, "days")], "every 400 days"),
        ("every 2 years", [Phase(24, "months")], "every 24 months"),
        (
            "alternate days until told otherwise then every 2 months",
            [Phase(2, "days"), Phase(2, "months")],
            "every 2 days until told otherwise, then every 2 months",
        ),
        (
            "alternate days until no further improvement, then every two months",
            [Phase(2, "days"), Phase(2, "months")],
            "every 2 days until told otherwise, then every 2 months",
        ),
        (
            "weekly x 8 then monthly",
            [Phase(1, "weeks", 8), Phase(1, "months")],
            "every week, 8 doses, then every month",
        ),
        (
            "daily 7 times then weekly 4x then monthly",
            [Phase(1, "days", 7), Phase(1, "weeks", 4), Phase(1, "months")],
            "every day, 7 doses, then every week, 4 doses, then every month",
        ),
        ("weekly x 1", [Phase(1, "weeks", 1)], "every week, 1 dose"),
    ],
)
def test_how_often_is_read_and_said_again(words, phases, said):
    found = read(f"b12 1 mg {words}").phases
    assert found == tuple(phases)
    assert phases_text(found) == said


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("b12 1 mg", "How often?"),
        ("every 8 weeks", "What is planned?"),
        ("b12 1 mg every 12 hours", '"every 12 hours"'),
        ("b12 1 mg twice daily", '"twice daily" is several doses a day'),
        ("b12 1 mg 2x daily", '"2x daily" is several doses a day'),
        ("b12 1 mg twice a day", '"twice a day" is several doses a day'),
        ("b12 1 mg 3 times every day", '"3 times every day" is several doses a day'),
        ("10 mg zinc twice daily", '"twice daily" is several doses a day'),
        ("b12 1 mg twice", '"twice" is several doses a day'),
        ("b12 1 mg every morning", '"every morning" names a time of the day'),
        ("b12 1 mg 3 times a week", '"3 times a week" is not one number of days'),
        ("b12 1 mg 2x a week", '"2x a week" is not one number of days'),
        ("b12 1 mg 2x weekly", '"2x weekly" is not one number of days'),
        ("b12 1 mg twice a week", '"twice a week" is not one number of days'),
        ("b12 1 mg three times a week for 2 weeks then every 3 months", '"three times a week" is not one number'),
        ("b12 1 mg mon wed fri", '"mon wed fri" is not one number of days'),
        ("b12 1 mg every monday", '"monday" is a day of the week'),
        ("b12 1 mg on Mondays", '"mondays" is a day of the week'),
        ("b12 1 mg weekly on monday", '"monday" is a day of the week'),
        ("b12 1 mg 8 weekly", '"8 weekly" could be every 8 weeks, or 8 doses, one a week'),
        ("b12 1 mg 3 monthly", '"3 monthly" could be every 3 months, or 3 doses, one a month'),
        ("b12 1000 daily", "needs its unit"),
        ("b12 1 mg biweekly", "twice in one or once in two"),
        ("b12 1 mg bimonthly", "twice in one or once in two"),
        ("b12 1 mg weekly then monthly", 'How long "weekly" lasts'),
        ("b12 1 mg weekly x 8 then", 'after "then"'),
        ("b12 1 mg weekly x then monthly", 'How many after "x"?'),
        ("b12 1 mg daily for 7 days", '"7" counts'),
        ("b12 1 mg daily for a week", 'How many after "for"?'),
        ("b12 1 mg weekly 8 then monthly", '"8" counts'),
        ("b12 1 mg weekly x8 then 3x monthly", '"3x monthly" as part'),
        ("b12 1 mg weekly until", '"until"'),
        ("b12 1 mg weekly until easter then monthly", '"until easter"'),
        ("b12 1 mg weekly monthly", '"monthly" as part'),
        ("b12 1 mg every 8 weeks friday", '"friday" as part'),
        ("b12 1 mg every", '"every"'),
        ("b12 1 mg every 0 days", '"every 0 days"'),
        ("b12 1 mg every -8 weeks", '"every -8 weeks"'),
        ("b12 1 mg left thigh every 8 weeks", '"left thigh"'),
        ("b12 1 mg skipped every 8 weeks", '"skipped"'),
        ("b12 1 every 8 weeks", "needs its unit"),
        ("b12 oral 1 mg every 8 weeks", '"oral" goes with tracker take'),
        ("b12 1 mg folate 5 mg daily", "two products"),
        ("b12 1 mg frobnicate every 8 weeks", '"frobnicate"'),
    ],
)
def test_what_is_not_certain_is_refused_with_what_would_do(line, about):
    with pytest.raises(Unreadable) as refused:
        read(line)
    assert about in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize("words", ["every 20000 days", "every 99999 years", "weekly x 0", "weekly x 20000"])
def test_a_number_out_of_bounds_is_refused(words):
    with pytest.raises(TrackerError, match="not a number from 1"):
        read(f"b12 1 mg {words}")


def test_a_product_of_the_persons_own_is_known_again_and_can_be_named_outright():
    earlier = [Dose(day=date(2026, 11, 1), product="Ünï mix", route="oral", amount=1.0, unit="tablet")]
    assert read("ünï 1 tablet daily", injected=False, recent=earlier).product == "Ünï mix"
    assert read("1 tablet daily", injected=False, product="Monday mix").product == "Monday mix"


SAID = """b12 folate 1 mg 8 x x8 8x 0 x0 every each other second weeks days day months years daily weekly monthly
biweekly alternate until told otherwise then for doses times im left thigh skipped twice
once on , = a per monday mon 8-weekly 2x hours morning 1e9 \u00b2 \ud800"""
WORDS = st.sampled_from(SAID.split())


@given(words=st.lists(WORDS | st.text(max_size=6), max_size=12), injected=st.booleans())
@example(words=["b12", "1", "mg", "weekly", "x" + "9" * 5000], injected=True)
@example(words=["b12", "1", "mg", "every", "9" * 5000, "days"], injected=True)
def test_whatever_is_typed_is_read_or_refused(words, injected):
    try:
        found = read_plan(words, injected=injected, recent=[])
    except TrackerError as refused:
        assert refused.message
    else:
        assert found.phases and found.product
