"""A file that another command takes: what it is, and a line to type that works as it is printed."""

from __future__ import annotations

import shlex
import shutil
import sqlite3
from contextlib import closing
from zipfile import ZipFile

import pytest


@pytest.fixture
def files(type_, journal, surroundings):
    """Files that somebody may have lying about, beside a journal with two entries."""
    type_("log t6 b4")
    for line in ("export csv -o all.csv", "export csv -o", "export json -o all.json", "export xlsx -o all.xlsx"):
        type_(*line.split(), *(["my all.csv"] if line.endswith("-o") else []))
    type_("backup")
    (backup,) = (surroundings / "backups").glob("*.db")
    for ending in ("", ".json"):
        shutil.copy(f"{backup}{ending}", surroundings / f"old.db{ending}")
    type_("log l3 --journal other.db")
    with closing(sqlite3.connect("chrome.db")) as connection, connection:
        connection.execute("CREATE TABLE visits (url)")
    with ZipFile("a.zip", "w") as archive:
        archive.write("all.csv")
    for name, content in {
        "page.pdf": b"%PDF-1.7",
        "foot.jpg": b"\xff\xd8\xff\xe0" + bytes(50),
        "page.html": b"\n<!DOCTYPE html>",
        "empty.db": b"",
        "cut.db": backup.read_bytes()[:3000],
        "bytes.bin": bytes(range(256)),
        "sealed.db.age": b"age-encryption.org/v1\n-> scrypt x 18\n",
        "utf-16.csv": "date,tingling\n2026-11-20,5\n".encode("utf-16"),
    }.items():
        (surroundings / name).write_bytes(content)
    (surroundings / "folder").mkdir()
    return surroundings


WHERE = "tracker where"
# The file, what is said of it, and the line that is advised by restore; {} is the command that was typed.
NO_BACKUPS = [
    ("all.csv", "is a table or another text", "tracker import all.csv"),
    ("my all.csv", "is a table or another text", "tracker import 'my all.csv'"),
    ("utf-16.csv", "is a table or another text", "tracker import utf-16.csv"),
    ("all.json", "is a JSON file", "tracker import all.json"),
    ("all.xlsx", "is a workbook", "tracker import all.xlsx"),
    ("a.zip", "is a zipped file", "Unpack it first"),
    ("page.pdf", "is a PDF", WHERE),
    ("foot.jpg", "is a picture", WHERE),
    ("page.html", "is a web page", WHERE),
    ("folder", "is a folder", WHERE),
    ("backups", "is a folder", "tracker {} backups/journal-20261120-143000.db"),
    ("old.db.json", "is what is written down about a backup", "tracker {} old.db"),
    ("empty.db", "is empty", WHERE),
    ("cut.db", "cannot be used: it is damaged", WHERE),
    ("bytes.bin", "cannot be used: it is no journal", WHERE),
    ("chrome.db", "cannot be used: it is not a tracker journal", WHERE),
]


@pytest.mark.parametrize("command", ["restore", "merge", "backup --verify"])
def test_what_is_no_backup_is_named_with_the_command_that_takes_it(type_, journal, files, command):
    before, beside = journal.bytes(), sorted(files.iterdir())
    for file, what, advice in NO_BACKUPS:
        answer = type_(*command.split(), file, *(["--yes"] if "verify" not in command else []))
        if advice == WHERE and command == "merge":
            advice = "tracker merge FILE"
        said = " ".join(answer.err.split())
        assert (answer.code, answer.out) == (3, ""), file
        assert f"{file} {what}" in said and advice.format(command) in said, said
        assert "Copy that file somewhere safe" not in said
    assert (journal.bytes(), sorted(files.iterdir())) == (before, beside)


def test_the_lines_that_are_advised_work_as_they_are_printed(type_, files):
    for typed in (
        ("restore", "all.csv"),
        ("restore", "my all.csv"),
        ("merge", "all.json"),
        ("merge", "all.xlsx"),
        ("restore", "utf-16.csv"),
        ("merge", "backups"),
        ("restore", "old.db.json"),
        ("import", "old.db"),
    ):
        hint = type_(*typed, "--json").error["hint"]
        line = shlex.split(hint.partition("tracker ")[2].partition("   ")[0])
        answer = type_(*line, *(["--yes"] if line[0] == "restore" else []))
        assert (line[0] in ("import", "restore", "merge"), answer.code) == (True, 0), (hint, answer.err)


IMPORTED = [
    ("other.db", "a journal, or a backup of one", "tracker merge other.db To put it in the place of yours: tracker "),
    ("old.db", "a journal, or a backup of one", "tracker restore old.db"),
    ("sealed.db.age", "an encrypted backup", "tracker merge sealed.db.age"),
    ("chrome.db", "a database of another program", "as CSV or JSON"),
    ("journal.db", "this journal itself", "tracker show"),
]


def test_a_journal_that_is_to_be_imported_is_told_from_the_database_of_another_program(type_, journal, files):
    before = journal.bytes()
    for file, what, advice in IMPORTED:
        answer = type_("import", file)
        said = " ".join(answer.err.split())
        assert (answer.code, answer.out) == (1, ""), file
        assert f"{file} is {what}" in said and advice in said, said
    assert journal.bytes() == before
    answer = type_("import", "old.db", "--journal", "new.db")
    assert "To take it over as it is: tracker --journal new.db restore old.db" in " ".join(answer.err.split())
    assert not (files / "new.db").exists()


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("all.csv", "tracker import all.csv --dry-run"),
        ("old.db", "tracker backup --verify old.db"),
        ("other.db", "tracker backup --verify other.db"),
        ("backups", "tracker backup --verify-all --to backups"),
        ("everything", "tracker check --help"),
    ],
)
def test_check_takes_no_file_and_says_what_does(type_, files, word, advice):
    answer = type_("check", word)
    assert (answer.code, answer.out) == (2, "")
    said = " ".join(answer.err.split())
    assert advice in said
    assert type_(*shlex.split(said[said.index(advice) :].removeprefix("tracker "))).code == 0
