"""Nothing that belongs to a journal is ever written over, with --force or without it, in whatever folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from cli_program import Answer, Journal

Type = Callable[..., Answer]


@pytest.fixture
def elsewhere(type_: Type, journal: Journal, surroundings: Path) -> Path:
    """A folder with a backup and its manifest, an encrypted file, and a damaged journal."""
    assert type_("backup --to elsewhere").code == 0
    folder = surroundings / "elsewhere"
    (folder / "locked.bin").write_bytes(b"age-encryption.org/v1\n-> X25519 abc\n")
    (folder / "damaged.db").write_bytes(b"\0" * 4096)
    (folder / "moved.json").write_bytes((folder / "journal-20261120-143000.db.json").read_bytes())
    return folder


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("journal-20261120-143000.db", "is a journal or a backup of one"),
        ("journal-20261120-143000.db.json", "is the manifest that proves a backup"),
        ("moved.json", "is the manifest that proves a backup"),
        ("locked.bin", "is a journal or a backup of one"),
        ("damaged.db", "is a journal or a backup of one"),
        ("journal-20261120-143000.db-journal", "is SQLite's name for a part of a journal"),
        ("Other.db-WAL", "is SQLite's name for a part of a journal"),
        ("other.db-shm", "is SQLite's name for a part of a journal"),
        ("other.db.reminder", "is the program's own name"),
    ],
)
def test_what_belongs_to_a_journal_is_not_written_over(type_: Type, elsewhere: Path, name: str, why: str) -> None:
    before = {one: one.read_bytes() for one in elsewhere.iterdir()}
    answer = type_(f"export json -o elsewhere/{name} --force")
    assert answer.code == 1
    assert why in answer.all
    assert {one: one.read_bytes() for one in elsewhere.iterdir()} == before


def test_a_manifest_that_would_be_false_is_not_made_beside_a_backup(type_: Type, elsewhere: Path) -> None:
    (elsewhere / "journal-20261120-143000.db.json").unlink()
    assert type_("export json -o elsewhere/journal-20261120-143000.db.json").code == 1
    assert type_("backup --verify elsewhere/journal-20261120-143000.db").code == 0


@pytest.mark.parametrize("name", ["my-journal", "out.json", "visit.csv"])
def test_other_names_are_free_and_force_writes_over_other_files(type_: Type, elsewhere: Path, name: str) -> None:
    for force in ("", " --force"):
        assert type_(f"export json -o elsewhere/{name}{force}").code == 0
