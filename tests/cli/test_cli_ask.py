"""``tracker ask``: questions for the doctor."""

from __future__ import annotations

from pathlib import Path

import pytest

QUESTIONS = ("Is a second nerve test planned?", "Could it be weekly?", "What about tablets?")


@pytest.fixture
def asked(type_, journal):
    for question in QUESTIONS:
        assert type_("ask", question).code == 0
    return journal


def test_a_question_is_kept_as_it_was_typed_with_its_day(type_, journal):
    answer = type_("ask", "tomorrow", "or", "next week?")
    assert (answer.code, answer.err) == (0, "")
    assert "tomorrow or next week? Wrong?" in answer.all and "Wrong? tracker undo" in answer.all
    assert journal.rows("kind, name, day, note") == [("event", "question", "2026-11-20", "tomorrow or next week?")]


def test_without_words_the_open_ones_are_listed_with_their_numbers(type_, asked):
    assert type_("ask").out.splitlines() == [f"{n:>4}  {question}" for n, question in enumerate(QUESTIONS, 1)]
    assert type_("ask --plain").out.splitlines()[0] == f"Question 1, of Friday 20 November 2026: {QUESTIONS[0]}"
    assert [one["note"] for one in type_("ask --json").json["entries"]] == list(QUESTIONS)


def test_a_fourth_question_is_refused_until_one_is_done(type_, asked):
    answer = type_("ask And who calls me?")
    assert (answer.code, answer.out) == (1, "")
    assert "tracker ask done 1" in answer.all
    assert len(asked.rows()) == 3
    assert type_("ask done 2").code == 0
    assert type_("ask And who calls me?").code == 0
    assert [note for (note,) in asked.rows("note")] == [QUESTIONS[0], QUESTIONS[2], "And who calls me?"]


def test_what_is_done_comes_back_with_undo(type_, asked):
    answer = type_("ask done 3 1")
    assert answer.out.count("Done") == 2 and "tracker undo" in answer.out
    assert len(asked.rows()) == 1
    type_("undo")
    assert len(asked.rows()) == 3


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("ask done 9", 4, "No open question has the number 9"),
        ("ask done", 2, "Which question is done"),
        ("ask -", 2, "What is the question"),
    ],
)
def test_what_names_no_question_is_refused(type_, asked, line, code, says):
    answer = type_(line)
    assert (answer.code, answer.out) == (code, "")
    assert says in answer.all
    assert len(asked.rows()) == 3


def test_an_entry_that_is_no_question_is_not_done(type_, asked):
    type_("log t6")
    assert type_("ask done 4").code == 4
    assert len(asked.rows()) == 4


def test_a_question_may_begin_with_done(type_, journal):
    assert type_("ask done with the tablets?").code == 0
    assert journal.rows("note") == [("done with the tablets?",)]


def test_asking_for_the_list_starts_no_journal(type_, surroundings):
    answer = type_("ask")
    assert answer.code == 0 and "no open questions" in answer.all
    assert not Path("journal.db").exists()


def test_open_questions_stand_on_the_report_until_they_are_done(type_, asked):
    type_("log t6")
    said = type_("report --text").out.partition("Questions for the doctor")[2].partition("Summary")[0]
    assert all(question in said for question in QUESTIONS)
    type_("ask done 1 2 3")
    assert "Questions for the doctor" not in type_("report --text").out


@pytest.mark.parametrize("plain", ["", " --plain"])
def test_the_ways_on_lead_to_the_journal_of_the_person_it_is_about(type_, plain):
    type_("journal add mum")
    assert "tracker --for mum ask" in type_(f"ask --for mum{plain}").all
    type_("ask May I drive? --for mum")
    assert "tracker --for mum undo" in type_(f"ask done 1 --for mum{plain}").all
