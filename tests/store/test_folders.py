"""Folders for journals and backups: for their owner alone, safe from a power cut, and with room in them."""

from __future__ import annotations

import os
import stat
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import pytest
from store_files import AT

from tracker.errors import DiskFull
from tracker.store.copies.backup import back_up
from tracker.store.file import folders
from tracker.store.upgrade import create_journal, upgrade

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def only_free(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let the disk have so many bytes free, and no more."""

    def leave(free: int) -> None:
        monkeypatch.setattr(folders.shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - free, free))

    return leave


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX's")
def test_every_new_folder_above_a_journal_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert create_journal(tmp_path / "a" / "b" / "c" / "journal.db")
    finally:
        os.umask(before)
    for folder in ("a", "a/b", "a/b/c"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="folders are synced on POSIX")
def test_the_name_of_a_new_folder_is_on_the_disk_before_anything_is_put_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    mkdir, fsync = Path.mkdir, os.fsync

    def noted_mkdir(path: Path, *given: object, **named: object) -> None:
        if not path.exists():
            done.append(f"make {path.relative_to(tmp_path)}")
        mkdir(path, *given, **named)  # type: ignore[arg-type]

    def noted_fsync(handle: int) -> None:
        (path,) = [one for one in (tmp_path, *tmp_path.rglob("*")) if os.path.samestat(one.stat(), os.fstat(handle))]
        done.append(f"sync {path.relative_to(tmp_path)}")
        fsync(handle)

    monkeypatch.setattr(Path, "mkdir", noted_mkdir)
    monkeypatch.setattr(os, "fsync", noted_fsync)
    folders.make_folder(tmp_path / "a" / "b")
    assert done == ["make a", "sync .", "make a/b", "sync a"]


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    for path in (tmp_path / "a", tmp_path / "a" / "b"):
        with pytest.raises(OSError, match=r"exists|directory"):
            folders.make_folder(path)


def test_a_backup_for_which_there_is_no_room_is_not_begun(
    path: Path, tmp_path: Path, only_free: Callable[[int], None]
) -> None:
    size = path.stat().st_size
    only_free(size - 1)
    with pytest.raises(DiskFull, match=rf"not enough room in .*: {size:,} bytes are needed, {size - 1:,} bytes"):
        back_up(path, tmp_path / "backups", at=AT)
    assert list((tmp_path / "backups").iterdir()) == []
    only_free(size)
    assert back_up(path, tmp_path / "backups", at=AT).proved


def test_an_upgrade_for_which_there_is_no_room_touches_nothing(path: Path, only_free: Callable[[int], None]) -> None:
    before = path.read_bytes()
    only_free(2 * len(before) - 1)
    with pytest.raises(DiskFull, match="Nothing was changed"):
        upgrade(path)
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]
    assert path.read_bytes() == before
