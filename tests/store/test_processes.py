"""Several programs at once, and programs that are killed: what was acknowledged is there."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from store_files import AT, is_sound, raw, score

from tracker.store.journal import Journal, open_journal

HERE = Path(__file__).parent

WRITE = """
from store_files import AT, score
from tracker.store.journal import open_journal
journal = open_journal(path)
for number in range(10):
    (saved,) = journal.record([score(note=f"{sys.argv[2]}-{number}")], command="log", at=AT)
    print(saved.id, flush=True)
"""
START = """
from store_files import AT, score
from tracker.store.upgrade import create_journal
from tracker.store.journal import open_journal
made = create_journal(path)
(saved,) = open_journal(path).record([score(note=sys.argv[2])], command="log", at=AT)
print(made, saved.id, flush=True)
"""
IMPORT = """
from store_files import AT, score
from tracker.store.journal import open_journal
def records():
    for number in range(30_000):
        if number == 12_000:
            print("half-way", flush=True)
            sys.stdin.readline()
        yield score(note="x" * 400)
open_journal(path).take_in(records(), command="import", at=AT)
"""
WRITE_ON = """
from itertools import count
from store_files import AT, score
from tracker.store.journal import open_journal
journal = open_journal(path)
for number in count():
    (saved,) = journal.record([score(note="x" * 400)], command="log", at=AT)
    print(saved.uid, flush=True)
"""


def start(program: str, path: Path, *arguments: str) -> subprocess.Popen[str]:
    head = "import sys\nfrom pathlib import Path\npath = Path(sys.argv[1])\n"
    return subprocess.Popen(
        [sys.executable, "-c", head + program, str(path), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent.parent)])},
    )


def ended(process: subprocess.Popen[str]) -> list[str]:
    said, wrong = process.communicate(timeout=900)
    assert process.returncode == 0, wrong
    return said.split()


@pytest.mark.thorough
def test_what_eight_programs_write_at_once_is_all_there(path: Path) -> None:
    writers = [start(WRITE, path, f"writer{number}") for number in range(8)]
    acknowledged = [number for writer in writers for number in ended(writer)]
    assert len(acknowledged) == len({*acknowledged}) == 80
    found = raw(path, "SELECT id, note FROM entries WHERE live = 1")
    assert {str(number) for number, _ in found} == {*acknowledged}
    assert {note for _, note in found} == {f"writer{w}-{n}" for w in range(8) for n in range(10)}
    assert raw(path, "SELECT count(*) FROM changes WHERE state = 'done'") == [(80,)]
    assert is_sound(path)


@pytest.mark.thorough
def test_of_six_programs_that_start_a_journal_at_once_one_does_and_none_loses_an_entry(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "journal.db"
    starters = [start(START, path, f"starter{number}") for number in range(6)]
    made = [ended(starter)[0] for starter in starters]
    assert made.count("True") == 1
    assert {note for (note,) in raw(path, "SELECT note FROM entries")} == {f"starter{n}" for n in range(6)}
    assert [one.name for one in path.parent.iterdir()] == ["journal.db"]
    assert is_sound(path)


def killed(process: subprocess.Popen[str]) -> str:
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate(timeout=900)
    assert process.returncode == -signal.SIGKILL
    return said


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize("reading", [True, False], ids=["while it reads", "while it writes"])
@pytest.mark.thorough
def test_an_import_that_is_killed_half_way_did_not_happen(journal: Journal, reading: bool) -> None:
    saved = journal.record([score(), score()], command="log", at=AT)
    importer = start(IMPORT, journal.path)
    assert importer.stdout is not None and importer.stdout.readline() == "half-way\n"
    beside = journal.path.with_name("journal.db-journal")
    assert not beside.exists(), "while it reads, it keeps nobody waiting"
    if not reading:
        assert importer.stdin is not None
        importer.stdin.write("\n")
        importer.stdin.flush()
        while not beside.exists():
            assert importer.poll() is None
    killed(importer)
    assert beside.exists() != reading, "it was in the middle of that"
    assert open_journal(journal.path).read() == saved
    assert journal.record([score()], command="log", at=AT)[0].id == 3
    journal.undo(at=AT)
    assert is_sound(journal.path)
    (left,) = (one for one in journal.path.parent.iterdir() if one != journal.path)
    assert re.fullmatch(r"\.copy-.*\.part", left.name), "what tracker check points out"
    assert left.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
@pytest.mark.thorough
def test_others_write_while_an_import_reads_its_file(journal: Journal) -> None:
    importer = start(IMPORT, journal.path)
    assert importer.stdout is not None and importer.stdout.readline() == "half-way\n"
    (saved,) = journal.record([score(note="meanwhile")], command="log", at=AT)
    importer.communicate("\n", timeout=900)
    assert importer.returncode == 0
    assert saved.id == 1
    assert raw(journal.path, "SELECT min(id), max(id), count(*) FROM entries") == [(1, 30_001, 30_001)]
    assert [one.name for one in journal.path.parent.iterdir()] == ["journal.db"]
    assert is_sound(journal.path)


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
@pytest.mark.thorough
def test_what_a_program_acknowledged_before_it_was_killed_is_there(path: Path) -> None:
    acknowledged: list[str] = []
    for lines in (1, 4, 9, 14):
        writer = start(WRITE_ON, path)
        assert writer.stdout is not None
        acknowledged += [writer.stdout.readline().strip() for _ in range(lines)]
        acknowledged += [line for line in killed(writer).splitlines(keepends=False) if len(line) == 32]
        kept = {one.uid for one in open_journal(path).read()}
        assert {*acknowledged} <= kept
        assert len(kept) - len(acknowledged) <= 4, "at most one a program was written and not yet acknowledged"
        assert is_sound(path)
    assert len(acknowledged) >= 28


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_reader_holds_nothing_that_a_writer_waits_for(journal: Journal) -> None:
    journal.record([score()], command="log", at=AT)
    reader = start(
        "from tracker.store.journal import open_journal\n"
        "read = open_journal(path).read()\nprint(len(read), flush=True)\nsys.stdin.read()\n",
        journal.path,
    )
    assert reader.stdout is not None and reader.stdout.readline() == "1\n"
    assert len(journal.record([score()], command="log", at=AT)) == 1
    killed(reader)
