"""What the program keeps for itself follows no link and waits for no pipe; a dry run writes no word anywhere."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_program import Answer, Journal

Type = Callable[..., Answer]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="no named pipes here")


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody is at the terminal, for whom the reminder is made."""
    monkeypatch.setattr("tracker.cli.answers.backup_reminder.at_terminal", lambda: True)


@pytest.mark.usefixtures("watched")
def test_a_reminder_that_is_a_link_leaves_its_target_alone(type_: Type, journal: Journal) -> None:
    target = journal.path.with_name("thesis.txt")
    target.write_text("years of work")
    journal.path.with_name("journal.db.reminder").symlink_to(target)
    for line in ("log t6", "backup"):
        assert type_(line).code == 0
    assert target.read_text() == "years of work"
    assert journal.path.with_name("journal.db.reminder").is_symlink()


@pytest.mark.usefixtures("watched")
def test_a_reminder_that_is_a_second_name_of_a_file_leaves_that_file_alone(type_: Type, journal: Journal) -> None:
    target = journal.path.with_name("thesis.txt")
    target.write_text("years of work")
    journal.path.with_name("journal.db.reminder").hardlink_to(target)
    assert type_("log t6").code == 0
    assert target.read_text() == "years of work"


@pytest.mark.usefixtures("watched")
def test_a_reminder_that_is_a_pipe_is_not_waited_for(type_: Type, journal: Journal) -> None:
    os.mkfifo(journal.path.with_name("journal.db.reminder"))
    for line in ("log t6", "backup", "today"):
        assert type_(line).code == 0


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: Path(path).symlink_to("thesis.txt"), os.mkdir])
@pytest.mark.parametrize("ending", ["-journal", pytest.param("-wal", marks=pytest.mark.thorough)])
def test_what_is_no_file_under_sqlites_names_is_refused_in_words(
    type_: Type, journal: Journal, make: Callable[[Path], None], ending: str
) -> None:
    before = journal.bytes()
    beside = journal.path.with_name(f"journal.db{ending}")
    make(beside)
    for line in ("log t6", "show", "check", "backup"):
        answer = type_(line)
        assert answer.code in (1, 3)
        assert "is no file but a link" in answer.all
    assert journal.bytes() == before


def test_check_waits_for_no_pipe_among_the_backups(type_: Type, journal: Journal) -> None:
    assert type_("backup").code == 0
    folder = journal.path.with_name("backups")
    os.mkfifo(folder / "journal-20261119-143000.db.json")
    answer = type_("check")
    assert "is of today" in answer.all


def test_a_first_dry_run_writes_no_word_anywhere(
    type_: Type, surroundings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    (surroundings / "in.csv").write_text("date,tingling\n2026-10-01,3\n2026-10-01,3\n2026-10-02,4\n")
    for name in ("mkstemp", "TemporaryDirectory", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    tried = type_("import in.csv --dry-run --json")
    assert tried.json["added"] + tried.json["known"] == 3
    monkeypatch.undo()
    assert [one.name for one in surroundings.iterdir()] == ["in.csv"]
