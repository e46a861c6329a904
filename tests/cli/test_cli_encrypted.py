"""Encrypted backups at the command line: keys are typed unseen or named as files, never on the line itself."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from cli_terminal import Terminal

pytest.importorskip("pyrage", reason="the package that encrypts (extra: encrypt) is not installed")
WORDS = "numb toes"


@pytest.fixture
def keys(surroundings):
    """An identity file as age-keygen writes it, and its recipient."""
    import pyrage

    secret = pyrage.x25519.Identity.generate()
    file = surroundings / "key.txt"
    file.write_text(f"# public key: {secret.to_public()}\n{secret}\n")
    return file, str(secret.to_public())


def only_backup(surroundings):
    (path,) = (surroundings / "backups").glob("*.age")
    return path


@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals here")
@pytest.mark.thorough
def test_at_a_terminal_a_passphrase_locks_a_backup_and_opens_it_again_and_is_never_shown(
    type_, journal, surroundings
):
    type_("log t6 b4")
    at = Terminal("backup", "--encrypt")
    at.wait_for("nothing opens the")
    at.wait_for(":")
    at.whisper(WORDS + "\n")
    at.wait_for("The same again")
    at.whisper(WORDS + "\n")
    at.wait_for("Read back and checked: it is whole.")
    assert at.end() == 0
    path = only_backup(surroundings)
    assert WORDS not in at.shown
    type_("log t9")

    at = Terminal("restore", str(path))
    at.wait_for("Passphrase of")
    at.whisper(WORDS + "\n")
    at.wait_for("by the 2 entries")
    at.press("y\n")
    assert at.end() == 0
    assert [value for (value,) in journal.rows("value")] == [6, 4]
    assert WORDS not in at.shown

    at = Terminal("restore", str(path), "--yes")
    at.wait_for("Passphrase of")
    at.whisper("another\n")
    at.wait_for("does not open")
    assert at.end() == 1

    at = Terminal("backup", "--verify", str(path))
    at.wait_for("Enter: check its bytes only")
    at.whisper("\n")
    at.wait_for("What is in it was not looked at")
    assert at.end() == 0

    if shutil.which("age"):
        plain = surroundings / "plain.db"
        at = Terminal("-d", "-o", str(plain), str(path), command=[shutil.which("age")])
        at.wait_for("assphrase")
        at.whisper(WORDS + "\n")
        assert at.end() == 0
        assert plain.read_bytes().startswith(b"SQLite format 3\0")


@pytest.mark.thorough
@pytest.mark.skipif(os.name != "posix", reason="there are no pseudo-terminals here")
@pytest.mark.parametrize(("first", "second", "said"), [("", None, "protects nothing"), ("one", "two", "differ")])
def test_a_passphrase_that_is_empty_or_mistyped_makes_no_backup(type_, journal, surroundings, first, second, said):
    type_("log t6")
    at = Terminal("backup", "--encrypt")
    at.wait_for("nothing opens the")
    at.wait_for(":")
    at.whisper(first + "\n")
    if second is not None:
        at.wait_for("The same again")
        at.whisper(second + "\n")
    at.wait_for(said)
    assert at.end() == 1
    assert not (surroundings / "backups").exists()


def test_where_nobody_can_type_a_passphrase_an_encrypted_backup_is_refused_with_the_other_way(start, journal, type_):
    type_("log t6")
    answer = start("backup --encrypt", given=f"{WORDS}\n{WORDS}\n")
    assert (answer.code, answer.out) == (2, "")
    assert "--recipient age1" in answer.all
    assert not Path("backups").exists()


def test_to_a_recipient_no_terminal_is_needed_and_its_identity_opens_it(type_, journal, surroundings, keys):
    file, recipient = keys
    type_("log t6 b4")
    found = type_(f"backup --recipient {recipient} --json")
    assert (found.code, found.err) == (0, "")
    assert (found.json["encrypted"], found.json["opened"], found.json["manifest"]) == (True, False, True)
    path = only_backup(surroundings)
    answer = type_(f"backup --verify {path}")
    assert "What is in it was not looked at" in answer.all
    answer = type_(f"backup --verify {path} --identity {file}")
    assert "is whole: 2 entries" in answer.all
    answer = type_(f"backup --verify-all --identity {file}")
    assert (answer.code, "is whole: 2 entries" in answer.all) == (0, True)
    type_("log t9")
    answer = type_(f"restore {path} --yes")
    assert (answer.code, answer.out) == (1, "")
    assert "--identity" in answer.all
    answer = type_(f"restore {path} --yes --identity {file}")
    assert answer.code == 0
    assert [value for (value,) in journal.rows("value")] == [6, 4]


def test_several_recipients_can_each_open_it(type_, journal, surroundings, keys):
    import pyrage

    file, recipient = keys
    other = pyrage.x25519.Identity.generate()
    (surroundings / "other.txt").write_text(f"{other}\n")
    type_("log t6")
    assert type_(f"backup --recipient {recipient} --recipient {other.to_public()}").code == 0
    for one in (file, "other.txt"):
        assert "is whole" in type_(f"backup --verify {only_backup(surroundings)} --identity {one}").all


def test_an_encrypted_backup_of_another_computer_can_be_merged(type_, journal, surroundings, keys):
    file, recipient = keys
    type_(f"log t6 --journal {surroundings}/other.db")
    assert type_(f"backup --recipient {recipient} --to stick --journal {surroundings}/other.db").code == 0
    (path,) = (surroundings / "stick").glob("*.age")
    assert type_(f"merge {path} --identity {file} --json").json["entries"]["added"] == 1
    assert [value for (value,) in journal.rows("value")] == [6]


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("backup --recipient age1junk", 1, "not an age recipient"),
        ("backup --recipient", 2, "needs a value"),
        ("restore {path} --yes --identity nowhere.txt", 1, "cannot be read"),
        ("restore {path} --yes --identity {path}", 1, "is not an identity file"),
        ("restore {path} --yes --identity .", 1, "cannot be read"),
        ("merge {path}", 1, "encrypted"),
    ],
)
def test_what_opens_or_locks_nothing_is_refused_and_nothing_is_written(
    type_, journal, surroundings, keys, line, code, said
):
    type_("log t6")
    assert type_(f"backup --recipient {keys[1]} --to stick").code == 0
    (path,) = (surroundings / "stick").glob("*.age")
    before = journal.bytes()
    answer = type_(line.format(path=path))
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.all
    assert journal.bytes() == before
    assert not (surroundings / "backups").exists()
    assert list(surroundings.glob(".*")) == []


@pytest.mark.thorough
def test_the_echo_is_off_before_a_passphrase_is_asked_for(journal):
    import termios

    at = Terminal("backup", "--encrypt")
    at.wait_for("Passphrase")
    assert not termios.tcgetattr(at.ours)[3] & termios.ECHO
    at.whisper("\n")
    assert at.end() == 1
    assert "An empty passphrase protects nothing" in " ".join(at.shown.split())
