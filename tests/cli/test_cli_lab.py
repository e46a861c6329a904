"""What is asked about a blood result: the day of its sample, and a number that may be a slip."""

from __future__ import annotations

import pytest

from tracker.cli.terminal import key_presses


@pytest.fixture
def answering(monkeypatch):
    """Somebody at the terminal, who types these lines."""

    def type_lines(*lines):
        monkeypatch.setattr("tracker.cli.context.at_terminal", lambda: True)
        typed = iter(lines)
        monkeypatch.setattr(key_presses, "read_line", lambda: next(typed))

    return type_lines


@pytest.mark.parametrize(
    ("lines", "day", "at"),
    [
        (("12 nov",), "2026-11-12", None),
        (("",), "2026-11-20", "14:30"),
        (("the day of the visit", "31 feb", "yesterday"), "2026-11-19", None),
    ],
)
def test_at_a_terminal_the_day_of_the_sample_is_asked_for(type_, journal, answering, lines, day, at):
    answering(*lines)
    answer = type_("lab b12 412 ng/L")
    assert (answer.code, "On which day was the sample taken?" in answer.err) == (0, True)
    assert journal.rows("day, time") == [(day, at)]
    assert "which day" not in type_("lab mma 0.34 umol/L 12 nov").err


def test_without_a_terminal_it_is_today_and_that_is_said(type_, journal):
    assert "the sample is taken to be of today" in type_("lab b12 412 ng/L").err
    assert journal.rows("day") == [("2026-11-20",)]
    assert type_("lab b12 412 ng/L 12 nov").err == ""


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("lab b12 412000 ng/L range 197-771 12 nov", "above its range 197 to 771"),
        ("lab folate 0.02 ug/L range 3.9-26.8 12 nov", "below its range 3.9 to 26.8"),
        ("lab mma 340 umol/L range below 0.4 12 nov", "above its range below 0.4"),
    ],
)
def test_a_number_a_hundred_times_outside_its_own_range_is_asked_about(type_, journal, line, where):
    refused = type_(line)
    assert (refused.code, where in " ".join(refused.err.split())) == (2, True)
    assert journal.rows() == []
    assert type_(f"{line} --yes").code == 0
    assert len(journal.rows()) == 1


def test_a_high_result_is_no_slip(type_, journal):
    assert type_("lab b12 30000 ng/L range 197-771 12 nov").code == 0
    assert type_("lab b12 0 ng/L range 197-771 13 nov").code == 0
    assert type_("lab b12 412000 ng/L 14 nov").code == 0
