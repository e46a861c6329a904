"""A new journal for a test, without paying for its migrations each time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tracker.store.journal import Journal, open_journal
from tracker.store.upgrade import create_journal


@pytest.fixture(scope="session")
def new_journal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal as it is made; to be copied, not written to."""
    path = tmp_path_factory.mktemp("new") / "journal.db"
    assert create_journal(path)
    return path


@pytest.fixture
def path(new_journal: Path, tmp_path: Path) -> Path:
    """The path of an empty journal."""
    return Path(shutil.copy2(new_journal, tmp_path / "journal.db"))


@pytest.fixture
def journal(path: Path) -> Journal:
    """An empty journal."""
    return open_journal(path)
