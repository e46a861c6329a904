"""The reminder of an old backup: only at a terminal, once a day, and never after a recent backup."""

from __future__ import annotations

import os

import pytest
from cli_terminal import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals here")


@pytest.fixture
def on(monkeypatch):
    """Set the day."""

    def set_day(day):
        monkeypatch.setenv("TRACKER_NOW", f"{day}T14:30")

    return set_day


def shown(*words):
    """What a terminal shows, in one line."""
    at = Terminal(*words)
    assert at.end() == 0
    return " ".join(at.shown.split())


@pytest.mark.thorough
def test_an_old_backup_is_mentioned_once_a_day_until_there_is_a_new_one(type_, journal, on):
    on("2026-10-17")
    type_("log t6")
    type_("backup")
    on("2026-11-16")
    assert "backup" not in shown("log", "t5")
    on("2026-11-20")
    said = shown("log", "t5")
    assert "Last backup 34 days ago: tracker backup" in said
    assert said.index("Wrong? tracker undo") < said.index("Last backup")
    assert "backup" not in shown("log", "t4")
    assert "backup" not in shown("today")
    on("2026-11-21")
    assert "Last backup 35 days ago: tracker backup" in shown()
    type_("backup")
    on("2026-11-22")
    assert "backup" not in shown()


@pytest.mark.thorough
def test_a_journal_of_more_than_30_days_without_a_backup_is_mentioned(type_, journal, on):
    on("2026-10-01")
    type_("log t6 2020-01-01")
    assert "backup" not in shown()
    on("2026-10-31")
    assert "backup" not in shown()
    on("2026-11-01")
    assert "No backup yet: tracker backup" in shown("--plain")
    assert "backup" not in shown()


@pytest.mark.thorough
def test_a_backup_in_any_folder_counts(type_, journal, on):
    on("2026-10-01")
    type_("log t6")
    on("2026-11-01")
    type_("backup --to stick")
    on("2026-11-20")
    assert "backup" not in shown()
    on("2026-12-10")
    assert "Last backup 39 days ago: tracker backup" in shown()


@pytest.mark.thorough
def test_without_what_it_remembers_the_folder_of_backups_tells_the_same(type_, journal, surroundings, on):
    on("2026-10-17")
    type_("log t6")
    type_("backup")
    on("2026-11-20")
    for content in (None, "", "nonsense", "2026-11-20", "2999-01-01 -", "2026-11-21 2026-13-45"):
        if content is None:
            (surroundings / "journal.db.reminder").unlink()
        else:
            (surroundings / "journal.db.reminder").write_text(content)
        assert "Last backup 34 days ago" in shown(), content


@pytest.mark.thorough
def test_scripts_are_never_reminded(type_, journal, surroundings, on):
    on("2026-01-01")
    type_("log t6")
    on("2026-11-20")
    for line in ("log t5", "today", "log t5 --json", "today --json"):
        assert "backup" not in type_(line).err
    assert "backup" not in shown("today", "--json")
    assert not (surroundings / "journal.db.reminder").exists()
    assert "No backup yet" in shown()


@pytest.mark.thorough
def test_where_it_cannot_be_remembered_nothing_is_said(type_, journal, surroundings, on):
    on("2026-01-01")
    type_("log t6")
    on("2026-11-20")
    (surroundings / "journal.db.reminder").mkdir()
    assert "backup" not in shown("log", "t5")


def test_what_it_remembers_is_for_its_owner_and_no_change_of_the_journal(type_, journal, surroundings, on):
    on("2026-01-01")
    type_("log t6")
    before = journal.bytes()
    on("2026-11-20")
    shown()
    assert journal.bytes() == before
    assert (surroundings / "journal.db.reminder").stat().st_mode & 0o777 == 0o600
