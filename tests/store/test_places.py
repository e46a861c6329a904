"""Where the journals and the settings are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tracker.errors import JournalMissing
from tracker.store.places import default_path


def test_the_journal_lies_in_the_folder_for_a_users_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert default_path() == tmp_path / "data" / "b12-tracker" / "journal.db"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="HOME is POSIX's")
@pytest.mark.parametrize("home", ["", "relative/folder", "."])
def test_a_home_that_is_none_is_no_place_for_a_journal(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    with pytest.raises(JournalMissing, match="HOME") as refused:
        default_path()
    assert "--journal" in refused.value.hint
