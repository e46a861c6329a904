"""Backups that make themselves: after the answer, when the last one is older, and never in the way of an entry."""

from __future__ import annotations

import os
from pathlib import Path
from unittest.mock import Mock

import pytest
from cli_terminal import Terminal


@pytest.fixture
def on(monkeypatch):
    """Set the day."""

    def set_day(day):
        monkeypatch.setenv("TRACKER_NOW", f"{day}T14:30")

    return set_day


def names(folder):
    return sorted(one.name for one in folder.glob("*.db")) if folder.exists() else []


def test_it_is_off_until_it_is_set(type_, journal, surroundings):
    assert type_("log t6").err == ""
    assert names(surroundings / "backups") == []


def test_once_a_week_an_entry_makes_one_and_says_so_after_the_answer(type_, journal, surroundings, on):
    type_("config backup weekly")
    answer = type_("log t6")
    assert answer.out.startswith("Fri 20 Nov  Tingling 6 of 10.")
    assert "Weekly backup: journal-20261120-143000.db in backups." in answer.all
    on("2026-11-26")
    assert type_("log t5").err == ""
    assert type_("show").err == ""
    on("2026-11-27")
    assert type_("show").err == ""
    assert type_("shot hydroxocobalamin 1 mg im --json").err == ""
    assert names(surroundings / "backups") == ["journal-20261120-143000.db", "journal-20261127-143000.db"]
    assert type_("backup --verify-all").code == 0


@pytest.mark.parametrize(("how_often", "days", "made"), [("daily", 1, 2), ("monthly", 29, 1), ("monthly", 30, 2)])
def test_daily_and_monthly_are_counted_in_days(type_, journal, surroundings, on, how_often, days, made):
    type_(f"config backup {how_often}")
    on("2026-11-01")
    type_("log t6")
    on(f"2026-11-{1 + days:02}" if days < 30 else "2026-12-01")
    type_("log t6")
    assert len(names(surroundings / "backups")) == made


def test_a_second_place_gets_one_too_and_a_missing_one_is_said_and_not_made(type_, journal, surroundings, on):
    stick = surroundings / "stick"
    assert type_("config backup-to stick").code == 2
    stick.mkdir()
    assert "They are off: tracker config backup weekly" in type_("config backup-to stick").all
    type_("config backup weekly")
    type_("log t6")
    assert names(stick) == names(surroundings / "backups") == ["journal-20261120-143000.db"]
    stick.rename(surroundings / "away")
    on("2026-11-27")
    answer = type_("log t6")
    assert answer.code == 0
    assert f"{stick} is not there, so none was put there." in answer.all
    assert not stick.exists() and len(names(surroundings / "backups")) == 2


def squeezed(answer):
    """What is said, without the spaces and line ends: a long path is wrapped anywhere."""
    return "".join((answer.out + answer.err).split())


@pytest.fixture
def stick(type_, journal, surroundings):
    """A second folder for weekly backups."""
    folder = surroundings / "stick"
    folder.mkdir()
    type_("config backup-to stick")
    type_("config backup weekly")
    return folder


def test_a_second_place_that_is_missing_is_said_once_a_day_and_by_check_always(type_, stick, on):
    stick.rmdir()
    missing = f"{stick}isnotthere"
    said = squeezed(type_("log t6"))
    assert "Weeklybackup:journal-20261120-143000.dbinbackups." in said and missing in said
    assert type_("log b5").err == ""
    for _ in range(2):
        assert f"{stick},isnotthere" in squeezed(type_("check"))
    on("2026-11-21")
    assert missing in squeezed(type_("log t5"))
    stick.mkdir()
    assert "journal-20261121-143000.dbin" in squeezed(type_("log t4"))


@pytest.mark.thorough
def test_a_second_place_that_is_full_is_said_once_a_day_and_nothing_is_to_be_typed_twice(type_, stick, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("shutil.disk_usage", lambda folder: Mock(free=10 if folder == stick else 10**12))
        said = squeezed(type_("log t6"))
        assert "Weeklybackup:journal-20261120-143000.dbinbackups.Thereisnotenoughroomin" in said
        assert f"Whatyoutypedissaved.Totryagain:trackerbackup--to{stick}" in said
        assert "typethecommandagain" not in said
        assert type_("log b4").err == ""
        assert f"10bytesarefreeinthesecondfolderforbackups,{stick}" in squeezed(type_("check"))
    assert type_(f"backup --to {stick}").code == 0
    assert type_("check").code == 0


def test_of_somebody_who_encrypts_no_plain_backup_is_put_in_a_second_place_unasked(type_, stick, on, surroundings):
    assert "not encrypted" in type_("config backup weekly").all
    assert "not encrypted" in type_("config backup-to stick").all
    (surroundings / "backups").mkdir()
    (surroundings / "backups" / "journal-20261101-090000.db.age").write_bytes(b"age-encryption.org/v1")
    said = squeezed(type_("log t6"))
    assert f"Nonewasputin{stick}:yourbackupsareencrypted" in said
    assert names(stick) == [] and len(names(surroundings / "backups")) == 1
    assert f"trackerbackup--encrypt--to{stick}" in squeezed(type_("check"))
    assert type_("log b5").err == ""
    on("2026-11-21")
    assert type_(f"backup --to {stick}").code == 0, "the line that was advised"
    assert "--encrypt" not in squeezed(type_("check"))
    on("2026-11-28")
    type_("log l5")
    assert names(stick) == ["journal-20261121-143000.db", "journal-20261128-143000.db"]


def test_what_hinders_a_backup_never_denies_the_entry(type_, journal, surroundings, monkeypatch):
    type_("config backup weekly")
    (surroundings / "backups").write_text("no folder")
    answer = type_("log t6")
    assert answer.code == 0 and answer.out.startswith("Fri 20 Nov  Tingling 6 of 10.")
    assert "Weekly backup: I cannot write in" in answer.all and "What you typed is saved." in answer.all
    for error in (KeyboardInterrupt, ZeroDivisionError):
        fail = Mock(side_effect=error)
        monkeypatch.setattr("tracker.cli.answers.automatic_backup._backed_up", fail)
        answer = type_("log t6")
        assert answer.code == 0 and "saved." in answer.err and fail.called
    assert len(journal.rows()) == 3


@pytest.mark.thorough
def test_old_ones_go_by_the_same_rule_and_those_of_another_journal_stay(type_, journal, surroundings, on):
    type_("config backup daily")
    folder = surroundings / "backups"
    folder.mkdir()
    (folder / "journal-20200101-090000.db").write_bytes(b"of nobody knows which")
    for day in range(1, 13):
        on(f"2026-11-{day:02}")
        type_("log t6")
    left = names(folder)
    assert left[0] == "journal-20200101-090000.db"
    assert [name[8:16] for name in left[1:]] == ["20261101", *(f"202611{day:02}" for day in range(6, 13))]


def test_one_of_a_clock_that_was_ahead_does_not_stand_for_today(type_, journal, surroundings, on):
    type_("config backup weekly")
    on("2031-01-01")
    type_("log t6")
    on("2026-11-20")
    type_("log t6")
    assert names(surroundings / "backups") == ["journal-20261120-143000.db", "journal-20310101-143000.db"]


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals here")
def test_it_is_offered_once(type_, journal, surroundings, on):
    def shown(*words):
        at = Terminal(*words)
        assert at.end() == 0
        return " ".join(at.shown.split())

    on("2026-01-01")
    type_("log t6")
    on("2026-11-20")
    said = shown("log", "t5")
    assert "No backup yet: tracker backup" in said and "tracker config backup weekly" in said
    on("2026-11-21")
    said = shown("log", "t5")
    assert "No backup yet: tracker backup" in said and "config" not in said
    type_("config backup weekly")
    on("2026-11-22")
    said = shown("log", "t5")
    assert "No backup yet" not in said and "Weekly backup" in said
    assert Path(surroundings / "journal.db.reminder").read_text().endswith(" 2026-11-22 offered\n")
