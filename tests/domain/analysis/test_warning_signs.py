"""Warnings: what was said outright, and what the scores and falls say by simple rules."""

from datetime import date, timedelta

import pytest

from tracker.domain.analysis.warning_signs import (
    ALARMS,
    NO_REASSURANCE,
    advice,
    falls_by_day,
    flags,
    may_warn,
    needs_places,
    ruled,
    said,
)
from tracker.domain.model.records import Dose, Event, LabResult, Observation

START = date(2026, 1, 1)


def day(number):
    return START + timedelta(days=number)


def score(number, value, measure="balance", site=None, side=None):
    return Observation(
        day=day(number),
        measure=measure,
        value=value,
        site=site,
        side=side,
        state="recorded" if value is not None else "skipped",
    )


def found(records):
    return [(flag.day, flag.text, flag.urgency) for flag in flags(records, START, day(400))]


def test_an_alarm_is_an_emergency_in_the_words_that_were_chosen():
    said = Event(day=day(3), name="red-flag", note=ALARMS["3"].text)
    assert found([said]) == [(day(3), ALARMS["3"].text, "emergency")]


def test_a_fall_with_an_injury_calls_for_a_doctor_and_one_without_does_not():
    assert found([Event(day=day(3), name="fall", injured=True)]) == [(day(3), "A fall with an injury", "doctor")]
    assert found([Event(day=day(3), name="fall", injured=False)]) == []


def falls(number, times):
    return Observation(day=day(number), measure="falls", value=times, unit="count", state="recorded")


def test_falls_told_one_by_one_and_the_count_of_the_day_are_the_same_falls():
    told = [Event(day=day(n), name="fall") for n in (3, 3, 5)]
    assert falls_by_day([*told, falls(3, 1.0), falls(5, 3.0), falls(7, 2.0), falls(9, 0.0)]) == {
        day(3): 2,
        day(5): 3,
        day(7): 2,
    }


def test_two_falls_that_were_only_counted_are_two_falls():
    two = [(day(6), "Two falls within 7 days", "doctor")]
    assert found([falls(6, 2.0)]) == two
    assert found([falls(3, 1.0), falls(6, 1.0)]) == two
    assert found([falls(3, 1.0), Event(day=day(6), name="fall")]) == two
    assert found([falls(3, 1.0), Event(day=day(3), name="fall"), falls(4, 0.0)]) == []
    skipped = Observation(day=day(6), measure="falls", value=None, unit="count", state="skipped")
    assert found([falls(3, 1.0), skipped]) == []


def test_what_is_no_fall_is_not_counted_as_one():
    others = [Event(day=day(n), name=name) for n, name in enumerate(("visit", "note", "illness", "question"), 3)]
    assert found([*others, Event(day=day(4), name="fall")]) == []


@pytest.mark.parametrize(("apart", "count"), [(0, 1), (6, 1), (7, 0)])
def test_two_falls_within_7_days(apart, count):
    falls = [Event(day=day(3), name="fall"), Event(day=day(3 + apart), name="fall")]
    assert len(found(falls)) == count


def test_a_score_3_higher_for_3_logged_days_is_said_once_on_the_third():
    usual = [score(n, 2.0) for n in range(10)]
    higher = [score(n, 5.0) for n in range(10, 15)]
    assert [flag[0] for flag in found([*usual, *higher])] == [day(12)]


def test_two_days_are_not_three_and_a_skipped_day_is_not_logged():
    usual = [score(n, 2.0) for n in range(10)]
    assert found([*usual, score(10, 5.0), score(11, 5.0), score(12, None), score(13, 2.0)]) == []
    assert [one[0] for one in found([*usual, score(10, 5.0), score(11, None), score(12, 5.0), score(13, 5.0)])] == [
        day(13)
    ]


def test_a_rise_is_still_one_when_better_days_follow():
    usual = [score(n, 2.0) for n in range(10)]
    higher = [score(n, 5.0) for n in range(10, 13)]
    assert [flag[0] for flag in found([*usual, *higher, *(score(n, 2.0) for n in range(13, 60))])] == [day(12)]


def test_a_day_with_several_scores_is_their_mean():
    usual = [score(n, 2.0) for n in range(10)]
    higher = [score(10, 5.0), score(11, 5.0)]
    assert found([*usual, *higher, score(12, 8.0), score(12, 2.0)]) != []
    # The mean of 8 and 0 is 4, two above the usual.
    assert found([*usual, *higher, score(12, 8.0), score(12, 0.0)]) == []


def test_a_rise_is_of_one_place():
    feet = [
        score(n, value, "numbness", "foot", side) for n in range(10) for side, value in (("left", 8), ("right", 1))
    ]
    # The right foot is no longer scored: the mean of both feet would rise from 4.5 to 8.
    assert found([*feet, *(score(n, 8.0, "numbness", "foot", "left") for n in range(10, 13))]) == []
    # The right foot rises by 3; the mean of both feet only by 1.5.
    rises = [score(n, v, "numbness", "foot", s) for n in range(10, 13) for s, v in (("left", 8.0), ("right", 4.0))]
    text = "Numbness, right foot 3 or more above its usual for 3 logged days in a row"
    assert found([*feet, *rises]) == [(day(12), text, "doctor")]


def risen(usual, higher):
    """The days of warning when ``usual`` was scored day by day, and then ``higher`` on three days."""
    scores = [score(n, value) for n, value in enumerate(usual)]
    return [flag[0] for flag in found([*scores, *(score(len(usual) + n, higher) for n in range(3))])]


@pytest.mark.parametrize(
    "usual",
    [
        # In order 0 0 0 3 5 5 5: the middle is 3.
        [5.0, 0.0, 5.0, 0.0, 5.0, 0.0, 3.0],
        # In order 0 0 0 2 4 5 5 5: between 2 and 4.
        [5.0, 0.0, 4.0, 5.0, 5.0, 2.0, 0.0, 0.0],
    ],
)
def test_what_is_usual_is_the_median(usual):
    assert risen(usual, 6.0) == [day(len(usual) + 2)]
    assert risen(usual, 5.0) == []


def test_what_is_usual_is_known_from_seven_days_of_the_four_weeks_before_the_rise():
    # Seven days, of which the first lies 28 days before the 28th.
    usual = [score(n, 2.0) for n in (0, *range(22, 28))]
    assert [flag[0] for flag in found([*usual, *(score(n, 5.0) for n in (28, 29, 30))])] == [day(30)]
    # A day later the first one is too long ago, and six are too few.
    assert found([*usual, *(score(n, 5.0) for n in (29, 30, 31))]) == []


def test_all_of_the_four_weeks_count_for_what_is_usual():
    # 1 in the first two weeks and 3 in the next two: the median is 2, and 5 is 3 above it.
    assert risen([1.0] * 14 + [3.0] * 14, 5.0) == [day(30)]
    assert risen([1.0] * 14 + [3.0] * 14, 4.0) == []


def test_too_little_to_know_what_is_usual_gives_no_warning():
    assert found([*(score(n, 2.0) for n in range(6)), *(score(n, 9.0) for n in range(6, 9))]) == []


def test_other_symptoms_are_not_watched_for_a_rise():
    records = [score(n, 1.0, "tingling") for n in range(10)] + [score(n, 9.0, "tingling") for n in range(10, 14)]
    assert found(records) == []


def test_a_new_place_is_said_once_its_places_are_known():
    feet = [score(n, 3.0, "tingling", "foot", "left") for n in range(3)]
    hand = score(4, 2.0, "tingling", "hand", "right")
    assert found([*feet, hand]) == [(day(4), "Tingling at a new place: right hand", "doctor")]
    assert found([feet[0], hand]) == []
    assert found([*feet, score(4, 0.0, "tingling", "hand")]) == []


def test_a_place_is_new_only_where_three_were_felt_and_it_is_none_of_them():
    feet = [score(n, 3.0, "tingling", "foot", "left") for n in range(4)]
    hand = score(5, 2.0, "tingling", "hand")
    assert found(feet) == []
    # Neither a score without a place, nor one of 0, nor a home test, tells where it is felt.
    assert found([*(score(n, 3.0, "tingling") for n in range(4)), hand]) == []
    assert found([*(score(n, 0.0, "tingling", "foot") for n in range(4)), hand]) == []
    tests = [
        Observation(kind="test", day=day(n), measure="vibration", value=3.0, unit="s", site=site)
        for n, site in enumerate(("foot", "foot", "foot", "hand"))
    ]
    assert found(tests) == []
    # What lies between them makes no difference.
    assert len(found([*feet, Event(day=day(4), name="note", note="rain"), hand])) == 1


def test_warnings_come_in_the_order_of_their_days_whatever_the_order_of_the_records():
    records = [
        Event(day=day(3), name="red-flag", note=ALARMS["7"].text),
        Event(day=day(5), name="fall", injured=True),
        *(score(n, 2.0) for n in range(10)),
        *(score(n, 5.0) for n in range(10, 13)),
        *(score(n, 3.0, "tingling", "foot") for n in range(3)),
        score(6, 3.0, "tingling", "hand"),
        Event(day=day(20), name="red-flag", note="something of their own"),
    ]
    said = [
        (day(3), ALARMS["7"].text, "emergency"),
        (day(5), "A fall with an injury", "doctor"),
        (day(6), "Tingling at a new place: hand", "doctor"),
        (day(12), "Balance trouble 3 or more above its usual for 3 logged days in a row", "doctor"),
        (day(20), "something of their own", "emergency"),
    ]
    assert found(records) == said
    assert found(records[::-1]) == said


def test_the_first_and_the_last_day_asked_for_are_among_them():
    fall = Event(day=day(3), name="fall", injured=True)
    assert len(flags([fall], day(3), day(3))) == 1
    assert flags([fall], day(1), day(2)) == []


def test_what_was_reported_and_what_rules_found_are_apart_and_together_all():
    reported, hurt = Event(day=day(3), name="red-flag", note="Chest"), Event(day=day(3), name="fall", injured=True)
    (chest,), (fall,) = (of([hurt, reported], day(1), day(9)) for of in (said, ruled))
    assert (chest.text, fall.text) == ("Chest", "A fall with an injury")
    assert flags([hurt, reported], day(1), day(9)) == [chest, fall]


def test_only_the_days_asked_for():
    assert flags([Event(day=day(3), name="fall", injured=True)], day(4), day(5)) == []


def test_the_sentences_diagnose_nothing_and_reassure_nobody():
    assert advice("emergency", "112") == "This can be an emergency. Call 112 now."
    assert advice("doctor", "112") == "Contact a doctor promptly."
    assert "does not mean" in NO_REASSURANCE
    assert len({alarm.text for alarm in ALARMS.values()}) == len(ALARMS)


def test_what_may_warn_is_a_fall_a_sign_a_high_score_or_a_place():
    assert may_warn(Event(day=day(3), name="fall"))
    assert may_warn(Event(day=day(3), name="red-flag", note=ALARMS["1"].text))
    assert may_warn(score(3, 3.0))
    assert may_warn(score(3, 1.0, "tingling", "foot"))
    assert not may_warn(Event(day=day(3), name="note", note="fall"))
    assert not any(may_warn(score(3, *rest)) for rest in ((2.0,), (None,), (9.0, "tingling"), (0.0, "pain", "foot")))
    assert may_warn(falls(3, 1.0))
    assert may_warn(falls(3, 0.0)) is False
    seconds = Observation(kind="test", day=day(3), measure="balance", value=30.0, unit="s", site="foot")
    blood = LabResult(day=day(3), analyte="b12", value=300.0, unit="ng/L")
    injection = Dose(day=day(3), product="b12", route="injection", site="thigh")
    for other in (seconds, blood, injection):
        assert may_warn(other) is False
        assert not needs_places(other)
