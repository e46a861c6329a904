"""Where the journals and the settings are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import Invalid, JournalMissing, JournalReadOnly, Unreadable
from tracker.store.file.paths import default_path, name_of, named_journals, named_path, new_named, settings_path
from tracker.store.upgrade import create_journal


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


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


@pytest.mark.skipif(os.name != "posix", reason="HOME is POSIX's")
@pytest.mark.parametrize("home", ["", "relative/folder", "."])
def test_a_home_that_is_none_is_no_place_for_settings(monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", home)
    assert settings_path() is None


def test_a_name_is_added_once_and_found_again(home: Path) -> None:
    assert named_journals() == {}
    path = new_named(" Mum ")
    assert create_journal(path)
    assert path.parts[-3:] == ("journals", "mum", "mum.db")
    assert named_journals() == {"mum": path} and named_path("MUM") == path
    with pytest.raises(Invalid, match="already"):
        new_named("mum")
    with pytest.raises(JournalMissing, match="There is: mum") as refused:
        named_path("mom")
    assert "tracker journal add mom" in refused.value.hint
    create_journal(new_named("dad"))
    with pytest.raises(JournalMissing, match="There are: dad, mum"):
        named_path("mom")


def test_what_else_lies_in_the_folder_of_the_journals_is_no_journal(home: Path) -> None:
    folder = new_named("mum").parent.parent
    (folder / "mum").mkdir(parents=True)
    (folder / "a file").write_text("")
    (folder / "dad.db").write_text("")
    (folder / "Not A Name").mkdir()
    (folder / ".hidden").mkdir()
    assert list(named_journals()) == ["mum"]


def test_a_folder_whose_name_the_disk_gives_back_decomposed_is_found(home: Path) -> None:
    folder = new_named("mum").parent.parent
    (folder / "mum").mkdir(parents=True)
    (folder / "zoe\u0308").mkdir()
    assert named_path("zo\u00eb") == folder / "zoe\u0308" / "zoe\u0308.db"


def test_a_file_in_the_place_of_the_folder_is_an_error_that_names_it(home: Path) -> None:
    folder = new_named("mum").parent.parent
    folder.parent.mkdir(parents=True)
    folder.write_text("")
    for look in (named_journals, lambda: new_named("dad")):
        with pytest.raises(JournalReadOnly, match="journals"):
            look()


@given(st.text(max_size=40))
def test_a_name_is_one_part_of_a_path_and_stays_itself_or_is_refused(said: str) -> None:
    try:
        name = name_of(said)
    except Unreadable:
        return
    assert Path(name).parts == (name,) and name not in (".", "..")
    assert name_of(name) == name == name.lower()
    assert set(name) & set("/\\:.*? \0") == set()
