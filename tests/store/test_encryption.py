"""Encrypted backups: age files that hold the journal, and nothing plain beside them."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from store_files import AT, is_sound, one_of_each, raw

from tracker.errors import JournalDamaged, JournalProblem, TrackerError
from tracker.store.copies import backup as backups
from tracker.store.copies import encryption
from tracker.store.copies.backup import back_up, restore
from tracker.store.copies.encryption import (
    Identity,
    Locked,
    Passphrase,
    Recipients,
    check_lock,
    encrypted,
    is_encrypted,
    opened,
    wants_passphrase,
)
from tracker.store.copies.verify import verified, verify
from tracker.store.copies.whose import is_of_another
from tracker.store.journal import Journal, open_journal

pyrage = pytest.importorskip("pyrage", reason="the package that encrypts (extra: encrypt) is not installed")

WORDS = "numb toes, 9 of 10 \u00e9"
NOTE = "unmistakable words"


@pytest.fixture
def full(journal: Journal) -> Path:
    journal.record([*one_of_each()], command="log", at=AT)
    journal.correct(1, lambda one: type(one)(**{**fields_of(one), "note": NOTE}), command="edit", at=AT)
    return journal.path


def fields_of(record: Any) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "synced" / "backups"


@pytest.fixture(scope="module")
def pair() -> tuple[Recipients, Identity]:
    secret = pyrage.x25519.Identity.generate()
    return Recipients((str(secret.to_public()),)), Identity(("# created", str(secret), ""))


def everything(path: Path) -> list[list[tuple[Any, ...]]]:
    return [raw(path, f"SELECT * FROM {table}") for table in ("changes", "entries", "plans", "profile")]


def test_what_is_encrypted_to_a_recipient_is_opened_by_its_identity_only(
    full: Path, folder: Path, pair: tuple[Recipients, Identity]
) -> None:
    recipients, identity = pair
    made = back_up(full, folder, at=AT, lock=recipients)
    assert made.path.name == "journal-20261120-143000.db.age"
    assert (made.proved, made.encrypted, made.opened, made.live_entries) == (True, True, False, 5)
    assert sorted(one.name for one in folder.iterdir()) == [made.path.name, f"{made.path.name}.json"]
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    seen = verify(made.path, key=identity, private=full.parent)
    assert (seen.opened, seen.proved) == (True, True)
    assert {table: count for table, count in seen.counts.items() if count} == {"changes": 2, "entries": 6}
    ours = open_journal(full).identity()
    assert made.identity == seen.identity == verify(made.path).identity == ours
    assert is_of_another(made.path, "f" * 32) and not is_of_another(made.path, ours)
    other = Identity((str(pyrage.x25519.Identity.generate()),))
    with pytest.raises(Locked, match="not the right one"):
        verify(made.path, key=other, private=full.parent)


@pytest.mark.thorough
def test_a_passphrase_opens_what_it_locked_and_the_journal_comes_back_whole(full: Path, folder: Path) -> None:
    before = everything(full)
    made = back_up(full, folder, at=AT, lock=Passphrase(WORDS))
    assert (made.encrypted, made.opened, made.proved) == (True, True, True)
    assert wants_passphrase(made.path)
    full.unlink()
    _, kept = restore(made.path, full, key=Passphrase(WORDS))
    assert kept is None
    assert everything(full) == before and is_sound(full)
    with pytest.raises(Locked, match="passphrase is not the right one"):
        restore(made.path, full, key=Passphrase(WORDS + " "))
    assert sorted(one.name for one in full.parent.iterdir()) == ["journal.db", "synced"]


def test_the_standard_program_opens_a_backup(
    full: Path, folder: Path, pair: tuple[Recipients, Identity], tmp_path: Path
) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed")
    recipients, identity = pair
    made = back_up(full, folder, at=AT, lock=recipients)
    keys, plain = tmp_path / "keys.txt", tmp_path / "plain.db"
    keys.write_text("\n".join(identity.lines))
    subprocess.run([age, "-d", "-i", keys, "-o", plain, made.path], check=True)
    assert everything(plain) == everything(full) and is_sound(plain)
    assert open_journal(plain).read() == open_journal(full).read()


def test_what_the_standard_program_encrypted_is_restored(
    full: Path, pair: tuple[Recipients, Identity], tmp_path: Path
) -> None:
    age = shutil.which("age")
    if age is None:
        pytest.skip("the age program is not installed")
    recipients, identity = pair
    before = everything(full)
    sealed = tmp_path / "sealed.age"
    subprocess.run([age, "-r", recipients.keys[0], "-o", sealed, full], check=True)
    full.unlink()
    found, _ = restore(sealed, full, key=identity)
    assert not found.proved
    assert everything(full) == before


def test_no_plain_byte_is_ever_in_the_folder_of_an_encrypted_backup(
    full: Path, folder: Path, pair: tuple[Recipients, Identity], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def look(*given: Any) -> Any:
        seen.extend(one.read_bytes() for one in folder.iterdir())
        return encrypted(*given)

    monkeypatch.setattr(backups, "encrypted", look)
    made = back_up(full, folder, at=AT, lock=pair[0])
    assert seen == []
    assert NOTE.encode() in full.read_bytes()
    assert not [one for one in folder.iterdir() if NOTE.encode() in one.read_bytes()]
    assert made.encrypted


def test_the_plain_copy_is_for_its_owner_beside_the_journal_and_gone_afterwards_also_of_a_failure(
    full: Path, folder: Path, pair: tuple[Recipients, Identity], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        (plain,) = full.parent.glob(".copy-*")
        assert stat.S_IMODE(plain.stat().st_mode) == 0o600
        raise TrackerError("no")

    monkeypatch.setattr(backups, "encrypted", fail)
    with pytest.raises(TrackerError, match=r"^no$"):
        back_up(full, folder, at=AT, lock=pair[0])
    assert list(full.parent.glob(".copy-*")) == [] and list(folder.iterdir()) == []


def test_the_opened_copy_is_for_its_owner_and_gone_afterwards_also_of_a_failure(
    full: Path, folder: Path, pair: tuple[Recipients, Identity], tmp_path: Path
) -> None:
    made = back_up(full, folder, at=AT, lock=pair[0])
    private = tmp_path / "new" / "private"
    with pytest.raises(ZeroDivisionError), opened(made.path, pair[1], private) as plain:
        assert (plain.parent, stat.S_IMODE(plain.stat().st_mode)) == (private, 0o600)
        assert stat.S_IMODE(private.stat().st_mode) == 0o700
        assert NOTE.encode() in plain.read_bytes()
        raise ZeroDivisionError
    assert list(private.iterdir()) == []


def test_without_a_key_a_bit_turned_is_seen_by_the_manifest(
    full: Path, folder: Path, pair: tuple[Recipients, Identity]
) -> None:
    made = back_up(full, folder, at=AT, lock=pair[0])
    whole = made.path.read_bytes()
    for offset in (0, 30, 150, len(whole) // 2, len(whole) - 1):
        made.path.write_bytes(whole[:offset] + bytes([whole[offset] ^ 1]) + whole[offset + 1 :])
        for key in (None, pair[1]):
            with pytest.raises(JournalDamaged):
                verify(made.path, key=key, private=full.parent)
    made.path.write_bytes(whole)
    assert verify(made.path).proved


def test_without_key_and_manifest_nothing_can_be_said(
    full: Path, folder: Path, pair: tuple[Recipients, Identity]
) -> None:
    made = back_up(full, folder, at=AT, lock=pair[0])
    made.path.with_name(made.path.name + ".json").unlink()
    with pytest.raises(Locked, match="no manifest"):
        verify(made.path)
    assert not verify(made.path, key=pair[1], private=full.parent).proved
    made.path.write_bytes(made.path.read_bytes()[:-7])
    with pytest.raises(Locked, match="or the file is damaged"):
        verify(made.path, key=pair[1], private=full.parent)


def test_what_an_encrypted_backup_holds_is_not_read_without_a_key_and_is_opened_beside_it_by_default(
    full: Path, folder: Path, pair: tuple[Recipients, Identity]
) -> None:
    recipients, identity = pair
    made = back_up(full, folder, at=AT, lock=recipients)
    with pytest.raises(Locked, match="there is no key to open it"), verified(made.path):
        pass
    with verified(made.path, key=identity) as (found, plain):
        assert found.opened and found.encrypted and plain.is_relative_to(folder)
    with verified(made.path, key=identity, private=full.parent) as (_, plain):
        assert not plain.is_relative_to(folder)


@pytest.mark.parametrize("wrong", [{"counts": None}, {"live_entries": "5"}, {"counts": []}])
def test_without_a_key_a_manifest_that_does_not_say_how_much_there_is_proves_nothing(
    full: Path, folder: Path, pair: tuple[Recipients, Identity], wrong: dict[str, Any]
) -> None:
    made = back_up(full, folder, at=AT, lock=pair[0])
    manifest = made.path.with_name(f"{made.path.name}.json")
    manifest.write_text(json.dumps(json.loads(manifest.read_text()) | wrong))
    with pytest.raises(JournalDamaged, match="cannot be proved"):
        verify(made.path)


def test_what_is_encrypted_and_no_journal_is_refused(
    full: Path, pair: tuple[Recipients, Identity], tmp_path: Path
) -> None:
    for number, content in enumerate((b"Dear diary", b"SQLite format 3\0" + bytes(5000))):
        sealed = tmp_path / f"{number}.age"
        sealed.write_bytes(encrypted(content, pair[0]))
        before = full.read_bytes()
        with pytest.raises(JournalDamaged) as refused:
            restore(sealed, full, key=pair[1])
        assert str(sealed) in refused.value.message and ".copy-" not in refused.value.message
        assert full.read_bytes() == before


@pytest.mark.parametrize("key", ["", "age1", "age1junk", "AGE-SECRET-KEY-1", "ssh-ed25519 AAAA", "\udcff"])
def test_what_is_no_recipient_is_refused_before_anything_is_written(full: Path, folder: Path, key: str) -> None:
    with pytest.raises(TrackerError, match="not an age recipient"):
        back_up(full, folder, at=AT, lock=Recipients((key,)))
    assert not folder.exists()


@pytest.mark.parametrize("lines", [(), ("# only a remark",), ("junk",)])
def test_an_identity_file_without_an_identity_opens_nothing(
    full: Path, folder: Path, pair: tuple[Recipients, Identity], lines: tuple[str, ...]
) -> None:
    made = back_up(full, folder, at=AT, lock=pair[0])
    with pytest.raises(Locked, match="identity"):
        verify(made.path, key=Identity(lines), private=full.parent)


def test_a_key_is_in_no_text_that_is_made_of_it() -> None:
    assert "numb" not in repr(Passphrase("numb")) and "AGE" not in repr(Identity(("AGE-SECRET-KEY-1",)))


def test_without_the_package_it_is_said_what_to_install(
    full: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    with pytest.raises(TrackerError) as refused:
        check_lock(Passphrase("x"))
    assert 'pip install "b12-tracker[encrypt]"' in refused.value.hint
    with pytest.raises(TrackerError, match="not installed"):
        back_up(full, folder, at=AT, lock=Passphrase("x"))
    assert not folder.exists()


def test_an_age_file_is_known_by_its_beginning_and_not_by_its_name(full: Path, tmp_path: Path) -> None:
    named = Path(shutil.copy2(full, tmp_path / "plain.age"))
    assert not is_encrypted(named) and not is_encrypted(tmp_path / "missing.age") and not is_encrypted(tmp_path)
    assert verify(named).live_entries == 5


class Busy:
    """pyrage on a computer that is busy for a while: it takes the work of a passphrase for too much."""

    DecryptError = ValueError

    def __init__(self, times: int) -> None:
        self.times = times
        self.passphrase = self

    def decrypt(self, content: bytes, text: str) -> bytes:
        self.times -= 1
        if self.times >= 0:
            raise ValueError("Excessive work parameter for passphrase.")
        return content


@pytest.mark.parametrize("times", [0, 1, 4])
def test_a_passphrase_is_tried_again_where_the_computer_was_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    monkeypatch.setattr(encryption, "_pyrage", lambda: Busy(times))
    file = tmp_path / "x.age"
    file.write_bytes(b"what it holds")
    assert encryption.decrypted(file, Passphrase("words")) == b"what it holds"


def test_a_passphrase_is_not_called_wrong_where_the_computer_stays_busy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encryption, "_pyrage", lambda: Busy(99))
    file = tmp_path / "x.age"
    file.write_bytes(b"what it holds")
    with pytest.raises(encryption.Locked, match="so much faster") as refused:
        encryption.decrypted(file, Passphrase("words"))
    assert "not the right one" not in refused.value.message


def test_a_decrypted_copy_that_cannot_be_removed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption, "decrypted", lambda path, key: b"SQLite format 3\0" + bytes(99))
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise OSError(5, "Input/output error")

    with (
        pytest.raises(JournalProblem, match=r"It was done, but .*\.part"),
        encryption.opened(tmp_path / "x.age", Passphrase("words"), tmp_path),
    ):
        monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(Path, "unlink", unlink)
