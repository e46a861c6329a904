"""Entries typed just after midnight: for the day that has ended, or for the one that has begun."""

from __future__ import annotations

import pytest

from tracker.cli.terminal import key_presses


@pytest.fixture
def night(monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-21T00:40")


@pytest.fixture
def answering(monkeypatch):
    """Somebody at the terminal, who presses these keys."""

    def press(keys):
        monkeypatch.setattr("tracker.cli.context.at_terminal", lambda: True)
        monkeypatch.setattr("tracker.cli.enter.log.at_terminal", lambda: True)
        monkeypatch.setattr(key_presses, "pressed", lambda: iter(keys))
        monkeypatch.setattr(key_presses, "ask_text", lambda question, checked=str: "")

    return press


def test_without_a_terminal_it_is_today_and_that_is_said(type_, journal, night):
    answer = type_("log t6")
    assert "It is 00:40, so this is for Sat 21 Nov." in answer.all
    assert journal.rows("day, time") == [("2026-11-21", "00:40")]
    assert "For the day before: tracker undo" in answer.all
    assert "so this is for" not in type_("log b4 yesterday").all
    assert "so this is for" not in type_("log l3 0:10").all


@pytest.mark.parametrize(("key", "day", "at"), [("1", "2026-11-20", None), ("2", "2026-11-21", "00:40")])
def test_at_a_terminal_it_is_asked_once_a_night(type_, journal, night, answering, key, day, at):
    answering(key)
    assert "Which day is this for?" in type_("log t6").err
    answering("")
    assert "Which day" not in type_("log b4").err
    assert "Which day" not in type_("take folate 5 mg").err
    assert journal.rows("day, time") == [(day, at)] * 3


def test_escape_saves_nothing(type_, journal, night, answering):
    answering("\x1b")
    assert (type_("log t6").code, journal.rows()) == (1, [])


def test_a_check_in_is_about_the_day_that_is_meant(type_, journal, night, answering, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T20:00")
    type_("log t6")
    type_("symptom hide interference")
    monkeypatch.setenv("TRACKER_NOW", "2026-11-21T00:40")
    answering("1")
    type_("log b4")  # settles the night
    answering("3")
    assert type_("log").code == 0
    assert journal.rows("name, day, time, recorded_at")[2:] == [
        ("leg-weakness", "2026-11-20", None, "2026-11-21T00:40:00Z")
    ]


def test_by_day_and_with_a_day_nothing_is_asked(type_, journal, answering):
    answering("")
    assert "Which day" not in type_("log t6").err


def test_an_entry_that_goes_to_the_day_before_loses_the_hour_of_the_night(type_, journal, monkeypatch):
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T00:40")
    type_("log t6")
    type_("log b5 00:10")
    assert type_("edit 1 yesterday").code == type_("edit 2 yesterday 8pm").code == 0
    assert sorted(journal.rows("name, day, time")) == [
        ("balance", "2026-11-19", "20:00"),
        ("tingling", "2026-11-19", None),
    ]
