"""The words of a plan: what the doctor said is read for certain, or refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.domain.language.day_words import Now
from tracker.domain.language.plans.plan_words import read_plan
from tracker.domain.model.phase import Phase
from tracker.domain.model.records import Dose
from tracker.domain.wording.plans import phases_text
from tracker.errors import TrackerError, Unreadable

NOW = Now(datetime(2026, 11, 20, 14, 30))


def read(line, *, injected=True, recent=(), product=None):
    return read_plan(line.split(), now=NOW, injected=injected, recent=recent, product=product)


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


WEEK_OF_3 = Phase(1, "weeks", doses=3)
BRITISH = (replace(WEEK_OF_3, lasts=2, lasts_unit="weeks"), Phase(3, "months"))
MON_WED_FRI = Phase(1, "weeks", weekdays=(0, 2, 4))
HALF = Phase(1, "days", amount=500.0, amount_unit="ug")
A_WEEK = Phase(1, "days", lasts=1, lasts_unit="weeks")


@pytest.mark.parametrize(
    ("words", "phases", "said"),
    [
        ("3 times a week", [WEEK_OF_3], "3 times a week"),
        ("three a week", [WEEK_OF_3], None),
        ("3x/week", [WEEK_OF_3], None),
        ("thrice weekly", [WEEK_OF_3], None),
        (
            "3 times a week for 2 weeks then every 3 months",
            BRITISH,
            "3 times a week for 2 weeks, then every 3 months",
        ),
        ("twice a week", [Phase(1, "weeks", doses=2)], "twice a week"),
        ("twice daily", [Phase(1, "days", doses=2)], "twice a day"),
        ("tds", [Phase(1, "days", doses=3)], "3 times a day"),
        ("2 times a month", [Phase(1, "months", doses=2)], "twice a month"),
        (
            "6 injections over 2 weeks then monthly",
            [Phase(2, "weeks", doses=6, lasts=2, lasts_unit="weeks"), Phase(1, "months")],
            "6 times in every 2 weeks for 2 weeks, then every month",
        ),
        ("mon wed fri", [MON_WED_FRI], "every Monday, Wednesday and Friday"),
        ("mon/wed/fri", [MON_WED_FRI], None),
        ("3 times a week on mon, wed and fri", [MON_WED_FRI], None),
        ("every monday", [Phase(1, "weeks", weekdays=(0,))], "every Monday"),
        ("weekly on mondays", [Phase(1, "weeks", weekdays=(0,))], None),
        ("every other friday", [Phase(2, "weeks", weekdays=(4,))], "every 2 weeks on Friday"),
        ("mon-fri", [Phase(1, "weeks", weekdays=(0, 1, 2, 3, 4))], None),
        ("every 10-12 weeks", [Phase(10, "weeks", most=12)], "every 10 to 12 weeks"),
        ("every ten to twelve weeks", [Phase(10, "weeks", most=12)], None),
        (
            "alternate days for 2 weeks then every 2 months",
            [Phase(2, "days", lasts=2, lasts_unit="weeks"), Phase(2, "months")],
            "every 2 days for 2 weeks, then every 2 months",
        ),
        (
            "daily for a week, weekly for 8 weeks, then monthly for life",
            [A_WEEK, Phase(1, "weeks", lasts=8, lasts_unit="weeks"), Phase(1, "months")],
            "every day for 1 week, then every week for 8 weeks, then every month",
        ),
        ("daily for 1 week then 500 mcg daily", [A_WEEK, HALF], "every day for 1 week, then 500 µg every day"),
        ("daily for a week then 500 mcg", [A_WEEK, HALF], None),
        ("daily for a week then stop", [A_WEEK], "every day for 1 week"),
        ("as needed", [Phase(None, None, as_needed=True)], "as needed"),
        (
            "weekly then as directed",
            [Phase(1, "weeks"), Phase(None, None)],
            "every week until told otherwise, then when the doctor says",
        ),
    ],
)
def test_counts_weekdays_ranges_and_lengths_are_read_and_what_is_said_reads_the_same(words, phases, said):
    found = read(f"b12 1 mg {words}", injected=False).phases
    assert found == tuple(phases)
    if said is not None:
        assert phases_text(found) == said
        assert read(f"b12 1 mg, {said}", injected=False).phases == found


def test_days_and_the_booking_need_no_dashes():
    found = read("b12 1 mg every 8 weeks, on fixed dates, from Thu 1 Oct until 3 dec, to be booked 2 weeks before")
    assert (found.starts, found.ends, found.book_days) == (date(2026, 10, 1), date(2026, 12, 3), 14)
    assert found.grid and found.phases == (Phase(8, "weeks"),)


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("every morning", "every morning"),
        ("daily with breakfast", "with breakfast"),
        ("as needed up to 3 times a day", "up to 3 times a day"),
        ("every 6 hours as needed", "every 6 hours"),
    ],
)
def test_what_a_plan_has_no_place_for_becomes_its_note(words, note):
    assert read(f"folate 5 mg {words}", injected=False).note == note


@pytest.mark.parametrize("line", ["folate daily 5 mg", "daily folate 5 mg", "folate 5 mg from 1 oct daily"])
def test_the_order_of_the_words_is_free(line):
    found = read(line, injected=False)
    assert (found.product, found.amount, found.unit, found.phases) == ("folate", 5.0, "mg", (Phase(1, "days"),))


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("b12 1 mg", "How often?"),
        ("every 8 weeks", "What is planned?"),
        ("b12 1 mg every 12 hours", '"every 12 hours"'),
        ("b12 1 mg 8 weekly", '"8 weekly" could be every 8 weeks, or 8 doses, one a week'),
        ("b12 1 mg 3 monthly", '"3 monthly" could be every 3 months, or 3 doses, one a month'),
        ("b12 1000 daily", "needs its unit"),
        ("b12 1 mg biweekly", "twice in one or once in two"),
        ("b12 1 mg bimonthly", "twice in one or once in two"),
        ("b12 1 mg weekly then monthly", 'How long "weekly" lasts'),
        ("b12 1 mg weekly x 8 then", 'after "then"'),
        ("b12 1 mg weekly x then monthly", 'How many after "x"?'),
        ("b12 1 mg weekly 8 then monthly", '"8" counts'),
        ("b12 1 mg twice", "How often?"),
        ("b12 1 mg once or twice a day", "not one number of doses"),
        ("b12 1 mg 2-3 times a week", "not one number of doses"),
        ("b12 1 mg up to 3 times a day", "not one number of doses"),
        ("b12 2 tablets a day", "could be one dose or several"),
        ("b12 1 mg daily 3 times", "could be 3 doses a day, or 3 days"),
        ("b12 1 mg 6 injections every other day", "could be 6 doses in all, or 6 in each 2 days"),
        ("b12 1 mg 3 times a week on mon and fri", "they do not agree"),
        ("b12 1 mg first monday of the month", "a day of a month"),
        ("b12 1 mg 2-0-1", "2 in the morning and 1 in the evening"),
        ("b12 1 mg q12h", "every 12 hours"),
        ("b12 1 mg weekly from monday", '"monday" could be 16 November'),
        ("b12 1 mg weekly from 1 oct from 2 oct", "there twice"),
        ("b12 1 mg weekly until told otherwise then stop", "when the doctor says"),
        ("b12 1 mg monthly x 99 for 2 weeks", '"for 2 weeks"'),
        ("b12 1 mg every 9999 days x 9999", "longer than a life"),
        ("b12 1000 a week", "needs its unit"),
        ("b12 1 mg weekly until", '"until"'),
        ("b12 1 mg weekly until easter then monthly", '"until easter"'),
        ("b12 1 mg weekly monthly", '"monthly" as part'),
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


@pytest.mark.parametrize(
    "words", ["every 20000 days", "every 99999 years", "weekly x 0", "weekly x 20000", "every 12 to 10 weeks"]
)
def test_a_number_out_of_bounds_is_refused(words):
    with pytest.raises(TrackerError, match=r"not a number from 1|is no range"):
        read(f"b12 1 mg {words}")


def test_a_product_of_the_persons_own_is_known_again_and_can_be_named_outright():
    earlier = [Dose(day=date(2026, 11, 1), product="Ünï mix", route="oral", amount=1.0, unit="tablet")]
    assert read("ünï 1 tablet daily", injected=False, recent=earlier).product == "Ünï mix"
    assert read("1 tablet daily", injected=False, product="Monday mix").product == "Monday mix"


SAID = """b12 folate 1 mg 8 x x8 8x 0 x0 every each other second weeks days day months years daily weekly monthly
biweekly alternate until told otherwise then for doses times im left thigh skipped twice
week wed fri 10-12 3x as needed from oct stop
once on , = a per monday mon 8-weekly 2x hours morning 1e9 \u00b2 \ud800"""
WORDS = st.sampled_from(SAID.split())


@given(words=st.lists(WORDS | st.text(max_size=6), max_size=12), injected=st.booleans())
@example(words=["b12", "1", "mg", "weekly", "x" + "9" * 5000], injected=True)
@example(words=["b12", "1", "mg", "every", "9" * 5000, "days"], injected=True)
def test_whatever_is_typed_is_read_or_refused(words, injected):
    try:
        found = read_plan(words, now=NOW, injected=injected, recent=[])
    except TrackerError as refused:
        assert refused.message
    else:
        assert found.phases and found.product


UNITS_OF_TIME = st.sampled_from(["days", "weeks", "months"])
RULES = st.one_of(
    st.builds(Phase, st.integers(1, 24), UNITS_OF_TIME),
    st.builds(Phase, st.integers(1, 12), UNITS_OF_TIME, most=st.integers(13, 24)),
    st.builds(Phase, st.integers(1, 4), UNITS_OF_TIME, doses=st.integers(2, 14)),
    st.builds(
        Phase,
        st.integers(1, 4),
        st.just("weeks"),
        weekdays=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    ),
)
LENGTHS = st.one_of(
    st.just({}),
    st.builds(lambda times: {"times": times}, st.integers(1, 40)),
    st.builds(lambda lasts, unit: {"lasts": lasts, "lasts_unit": unit}, st.integers(1, 12), UNITS_OF_TIME),
)
AMOUNTS = st.sampled_from([{}, {"amount": 500.0, "amount_unit": "ug"}, {"amount": 0.5, "amount_unit": "tablet"}])
LAST = st.sampled_from([None, Phase(None, None), Phase(None, None, as_needed=True)])


@settings(max_examples=60)
@given(first=st.tuples(RULES, LENGTHS), later=st.lists(st.tuples(RULES, LENGTHS, AMOUNTS), max_size=2), last=LAST)
def test_whatever_a_plan_can_say_reads_the_same_when_it_is_typed_again(first, later, last):
    phases = [replace(first[0], **first[1]), *(replace(rule, **length, **amount) for rule, length, amount in later)]
    phases += [last] if last else []
    said = phases_text(phases)
    assert read(f"b12 1 mg, {said}", injected=False).phases == tuple(phases), said


def test_a_part_may_last_until_a_day() -> None:
    found = read("b12 1 mg daily until 3 dec then weekly")
    assert (found.phases, found.starts, found.ends) == (
        (Phase(1, "days", lasts=14, lasts_unit="days"), Phase(1, "weeks")),
        date(2026, 11, 20),
        None,
    )


@pytest.mark.parametrize(
    ("words", "phase", "note"),
    [
        ("1-0-1", Phase(1, "days", doses=2), "in the morning and in the evening"),
        ("0-0-1", Phase(1, "days"), "in the evening"),
        ("b.d.", Phase(1, "days", doses=2), ""),
        ("q12w", Phase(12, "weeks"), ""),
    ],
)
def test_short_forms_of_prescriptions_are_read(words: str, phase: Phase, note: str) -> None:
    found = read(f"b12 1 mg {words}")
    assert (found.phases, found.note) == ((phase,), note)


@pytest.mark.parametrize("words", ["next 3 dec", "next dose due 3 dec", "first injection on 3 dec"])
def test_the_day_of_the_next_dose_is_the_first_of_the_plan(words: str) -> None:
    assert read(f"b12 1 mg every 12 weeks {words}").starts == date(2026, 12, 3)


def test_a_plan_suggests_no_day_and_no_other_dose() -> None:
    with pytest.raises(Unreadable) as refused:
        read("yestrday 5 mg daily", injected=False)
    assert "yesterday" not in refused.value.message
    with pytest.raises(Unreadable) as refused:
        read("b12 1 mg every 12 weeks by nurse")
    assert "mg" not in str(refused.value.hint)
