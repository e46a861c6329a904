"""Warnings: what was said outright, and what the scores and falls say by simple rules."""

from datetime import date, timedelta

import pytest

from tracker.domain.analysis.warning_signs import ALARMS, NO_REASSURANCE, advice, flags, may_warn
from tracker.domain.model.records import Event, Observation

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


def test_only_the_days_asked_for():
    assert flags([Event(day=day(3), name="fall", injured=True)], day(4), day(5)) == []


def test_the_sentences_diagnose_nothing_and_reassure_nobody():
    assert "112" in advice("emergency", "112")
    assert "does not mean" in NO_REASSURANCE
    assert len({alarm.text for alarm in ALARMS.values()}) == len(ALARMS)


def test_what_may_warn_is_a_fall_a_sign_a_high_score_or_a_place():
    assert may_warn(Event(day=day(3), name="fall"))
    assert may_warn(Event(day=day(3), name="red-flag", note=ALARMS["1"].text))
    assert may_warn(score(3, 3.0))
    assert may_warn(score(3, 1.0, "tingling", "foot"))
    assert not may_warn(Event(day=day(3), name="note", note="fall"))
    assert not any(may_warn(score(3, *rest)) for rest in ((2.0,), (None,), (9.0, "tingling"), (0.0, "pain", "foot")))
