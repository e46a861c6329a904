"""A clock that is wrong by years: said before an entry is saved, and what it left can be taken along."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from cli_terminal import Terminal

terminal = pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals here")


@pytest.fixture
def on(monkeypatch):
    """Set the day."""

    def set_day(day):
        monkeypatch.setenv("TRACKER_NOW", f"{day}T14:30")

    return set_day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (
            "2036-11-20",
            "By the clock it is 20 November 2036, and the last change in this journal is of 20 November 2026",
        ),
        ("2026-11-17", "By the clock it is 17 November 2026"),
        pytest.param("1970-01-01", "By the clock it is 1 January 1970", marks=pytest.mark.thorough),
        ("2026-11-19", ""),
        ("2028-10-20", ""),
    ],
)
def test_a_clock_days_before_the_last_change_or_years_after_it_is_said(type_, journal, on, day, said):
    type_("log t6")
    on(day)
    answer = type_("log t5")
    assert answer.code == 0
    assert said in answer.all and bool(said) == ("By the clock" in answer.err)
    assert len(journal.rows()) == 2
    assert "By the clock" not in type_("log t4").err


@terminal
def test_at_a_terminal_it_is_asked_about_before_anything_is_saved(type_, journal, on):
    type_("log t6")
    on("2036-11-20")
    at = Terminal("log", "t5")
    at.wait_for("Is it 20 November 2036 today?")
    at.press("n\n")
    assert at.end() == 1
    assert "Nothing was saved." in at.shown
    assert len(journal.rows()) == 1


@terminal
@pytest.mark.thorough
def test_the_check_in_asks_it_before_it_asks_for_scores(type_, journal, on):
    type_("log t6")
    on("2036-11-20")
    at = Terminal("log")
    at.wait_for("Is it 20 November 2036 today?")
    at.press("n\n")
    assert at.end() == 1
    assert "Tingling" not in at.shown


@pytest.mark.parametrize("shape", ["csv", "json"])
def test_a_journal_with_entries_of_a_wrong_clock_and_a_symptom_of_its_own_goes_through_a_file(
    type_, journal, on, surroundings, empty_file, shape
):
    type_("symptom", "add", "burning shins")
    type_("log", "burning shins", "4")
    on("2036-03-01")
    type_("log t9")
    type_("shot hydroxocobalamin 1 mg im")
    on("1970-03-01")
    type_("log ba9")
    on("2026-11-20")
    type_(f"export {shape} -o j.{shape}")
    new = surroundings / "new.db"
    shutil.copyfile(empty_file, new)
    answer = type_(f"import j.{shape} --journal {new}")
    assert "Added 4 entries" in answer.all
    assert ("Not on your list of symptoms: Burning shins." in answer.all) == (shape == "csv")
    type_(f"export {shape} -o k.{shape} --journal {new}")
    assert Path(f"k.{shape}").read_bytes() == Path(f"j.{shape}").read_bytes()
    listed = type_(f"show since 1900 --journal {new}").out + type_(f"show ahead --journal {new}").out
    assert "1 Mar 1970" in listed and "1 Mar 2036" in listed and "Burning shins 4 of 10" in listed


def test_a_day_ahead_that_no_clock_had_reached_is_refused(type_, journal):
    row = "symptom,2036-03-01,tingling,9,656aa44390ad959d57ebc727a4c936c5,2026-03-01T10:00:00Z"
    Path("j.csv").write_text(f"kind,day,name,value,uid,recorded_at\n{row}\n")
    assert "lies ahead of today" in type_("import j.csv").all
    Path("j.csv").write_text("kind,day,name,value\nsymptom,2026-03-01,burning-shins,9\n")
    assert "is not a symptom I know" in type_("import j.csv").all
