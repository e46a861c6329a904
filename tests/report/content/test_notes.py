"""Notes, events and warnings: which of them a page has, in which order and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from report_pages import TODAY, back, content_of, lab, note, pages_of, score, shot, words

from tracker.domain.analysis.warning_signs import ruled
from tracker.domain.model.period import Period
from tracker.domain.model.records import Event, Observation, Record
from tracker.domain.model.symptom_list import CATALOGUE, Choice, SymptomList
from tracker.report.content import as_text, notes
from tracker.report.content.notes import Remark, questions

MONTH = Period(back(29), TODAY)


def remarks(records: Sequence[Record], period: Period, today: date, symptoms: SymptomList) -> tuple[Remark, ...]:
    return notes.remarks(records, ruled(records, period.first, period.last), period, today, symptoms)


def said(*records: Record, period: Period = MONTH, symptoms: SymptomList = CATALOGUE) -> list[tuple[date, str, str]]:
    return [(one.day, one.kind, one.text) for one in remarks(records, period, TODAY, symptoms)]


def test_questions_are_said_the_oldest_first_and_are_no_remarks() -> None:
    asked = [
        note(3, "May I swim?", "question"),
        note(400, "Why?", "question"),
        note(5, "rain"),
        note(2, "x", "visit"),
    ]
    assert questions([e for e in asked if isinstance(e, Event)]) == ("Why?", "May I swim?")
    assert [kind for _, kind, _ in said(*asked)] == ["Note", "Visit"]


def test_the_first_and_the_last_day_have_their_notes_and_the_days_around_them_do_not() -> None:
    notes = [note(ago, f"{ago}") for ago in (30, 29, 0)]
    assert said(*notes) == [(back(29), "Note", "29"), (TODAY, "Note", "0")]


def test_only_what_is_still_to_come_is_ahead() -> None:
    past = Period(back(60), back(31))
    visit = replace(note(0, "Dr Rao", "visit"), time=time(10, 40))
    ahead = replace(visit, day=back(-1))
    # Between the end of the period and today there is nothing ahead any more.
    assert said(visit, period=past) == []
    assert said(visit) == [(TODAY, "Visit", "Dr Rao")]
    assert said(ahead, period=past) == said(ahead) == [(back(-1), "Next", "10:40. Dr Rao")]
    assert said(replace(ahead, time=None)) == [(back(-1), "Next", "Dr Rao")]
    away = note(-3, "Lisbon", "away")
    assert said(away) == [(back(-3), "Away", "Lisbon")]
    assert [one.ahead for one in remarks([visit, ahead, away], MONTH, TODAY, CATALOGUE)] == [False, True, True]


def test_a_visit_in_a_period_that_reaches_ahead_is_still_the_next_one() -> None:
    reaching = Period(back(29), back(-10))
    (one,) = remarks([note(-1, "Dr Rao", "visit")], reaching, TODAY, CATALOGUE)
    assert (one.kind, one.ahead) == ("Next", True)


def test_falls_and_warning_signs_are_to_be_seen_first_and_the_rest_is_not() -> None:
    events = [
        note(10 - n, "", name) for n, name in enumerate(("visit", "illness", "away", "note", "red-flag", "fall"))
    ]
    found = remarks(events, MONTH, TODAY, CATALOGUE)
    assert [(one.kind, one.urgent) for one in found] == [
        ("Visit", False),
        ("Illness", False),
        ("Away", False),
        ("Note", False),
        ("Warning sign", True),
        ("Fall", True),
    ]


def test_of_a_fall_it_is_said_whether_it_hurt_where_that_is_known() -> None:
    falls = [Event(day=back(20), name="fall", injured=hurt, note="stairs") for hurt in (True, False, None)]
    texts = [text for _, kind, text in said(*falls) if kind == "Fall"]
    assert texts == ["Injured. stairs", "Not injured. stairs", "stairs"]


def test_an_injury_and_a_sign_are_said_with_their_events_and_not_again_by_a_rule() -> None:
    fall = Event(day=back(20), name="fall", injured=True, note="")
    sign = note(3, "Chest pain, or fainted", "red-flag")
    assert said(fall, sign) == [
        (back(20), "Fall", "Injured."),
        (back(3), "Warning sign", "Chest pain, or fainted"),
    ]


def test_a_rule_over_the_scores_is_a_warning_on_its_day_if_that_is_one_of_the_period() -> None:
    usual = [score("balance", ago, 2.0) for ago in range(28, 18, -1)]
    higher = [score("balance", ago, 6.0) for ago in (18, 17, 16)]
    warning = "Balance trouble 3 or more above its usual for 3 logged days in a row"
    assert said(*usual, *higher) == [(back(16), "Warning sign", warning)]
    (one,) = remarks([*usual, *higher], MONTH, TODAY, CATALOGUE)
    assert (one.urgent, one.ahead) == (True, False)
    assert said(*usual, *higher, period=Period(back(15), TODAY)) == []
    assert said(*usual, *higher, period=Period(back(29), back(17))) == []


def test_a_note_is_said_with_what_it_is_about() -> None:
    romberg = Observation(kind="test", day=back(8), measure="romberg", value=30, unit="s", note="on the carpet")
    records = [
        replace(score("tingling", 9, 4.0), note="after a walk"),
        romberg,
        replace(lab("mma", 7, 0.3), note="fasting"),
        replace(shot(6), note="sore arm"),
        score("tingling", 5, 4.0),
    ]
    assert said(*records) == [
        (back(9), "Tingling", "after a walk"),
        (back(8), "Feet together, eyes closed", "on the carpet"),
        (back(7), "Methylmalonic acid", "fasting"),
        (back(6), "hydroxocobalamin", "sore arm"),
    ]
    assert [one.ahead or one.urgent for one in remarks(records, MONTH, TODAY, CATALOGUE)] == [False] * 4


def test_only_events_lie_ahead() -> None:
    # A file from elsewhere may say anything.
    assert said(replace(score("tingling", -1, 4.0), note="tomorrow")) == []


def test_remarks_come_in_the_order_of_their_days() -> None:
    records = [note(ago, str(ago)) for ago in (3, 9, 1, 20)]
    assert [text for _, _, text in said(*records)] == ["20", "9", "3", "1"]


def renamed(since: int, **given: str) -> SymptomList:
    words = {"label": "Tingling"} | given
    return SymptomList((Choice(key="tingling", position=1, since=back(since), **words),))  # type: ignore[arg-type]


def test_a_new_name_is_said_on_its_day_where_there_are_scores_of_it() -> None:
    tingling = score("tingling", 40, 4.0)
    words = "Tingling: now Needles. Not compared with the scores before."
    for since in (29, 0):
        assert said(tingling, symptoms=renamed(since, label="Needles")) == [(back(since), "Renamed", words)]
    for since in (30, -1):
        assert said(tingling, symptoms=renamed(since, label="Needles")) == []
    measured = Observation(kind="test", day=back(40), measure="tingling", value=3.0, unit="s")
    for other in (score("balance", 40, 4.0), measured):
        assert said(other, symptoms=renamed(5, label="Needles")) == []
    (one,) = remarks([tingling], MONTH, TODAY, renamed(5, label="Needles"))
    assert one == Remark(back(5), "Renamed", words, urgent=False, ahead=False)


def test_new_names_of_one_day_come_by_their_keys() -> None:
    keys = ["tingling", "balance", "pain", "numbness", "fatigue", "walking"]
    list_ = SymptomList(
        tuple(Choice(key=k, label=f"my {k}", position=n, since=back(5)) for n, k in enumerate(keys, 1))
    )
    texts = [text for _, _, text in said(*(score(key, 1, 4.0) for key in keys), symptoms=list_)]
    assert [text.rpartition("now my ")[2].split(".")[0] for text in texts] == sorted(keys)


def test_other_words_for_0_and_10_are_said_without_a_new_name() -> None:
    assert said(score("tingling", 40, 4.0), symptoms=renamed(5, worst="cannot walk")) == [
        (back(5), "Renamed", "Tingling: other words for 0 and 10. Not compared with the scores before.")
    ]


def test_of_very_many_notes_the_latest_thousand_are_printed_and_the_others_counted() -> None:
    notes: list[Record] = [note(90 - n // 12, str(n)) for n in range(1001)]
    all_of_them = content_of(notes[1:])
    assert (len(all_of_them.remarks), all_of_them.older_remarks, all_of_them.older_line) == (1000, 0, "")
    found = content_of(notes)
    assert (len(found.remarks), found.older_remarks) == (1000, 1)
    assert (found.remarks[0].text, found.remarks[-1].text) == ("1", "1000")
    assert found.older_line == "1 older notes and events are in the journal and not printed here."


def test_of_a_period_drawn_in_months_the_notes_of_its_last_year_are_printed() -> None:
    # A year before 20 November 2026 is 20 November 2025, 365 days ago.
    notes: list[Record] = [note(ago, f"{ago} days ago") for ago in (0, 364, 365, 390)]
    found = content_of(notes, days=401)
    assert [one.text for one in found.remarks] == ["364 days ago", "0 days ago"]
    assert found.older_line == "2 older notes and events are in the journal and not printed here."
    assert found.older_line in " ".join(words(pages_of(found)[:1]).split())
    assert len(content_of(notes, days=400).remarks) == 4
    only_old = "\n".join(as_text.lines(content_of(notes[2:], days=401)))
    assert found.older_line in only_old and "None in this period." not in only_old.partition("Notes and events")[2]


def test_a_warning_that_came_again_and_again_is_listed_once_with_its_number() -> None:
    content = content_of([note(3 * n, "Kerb.", "fall") for n in range(12)])
    warned = [one for one in content.remarks if one.kind == "Warning sign"]
    assert [(one.day, one.text) for one in warned] == [
        (back(0), "Two falls within 7 days; the last of 11 days in this period")
    ]
    assert len(content.remarks) == 13
