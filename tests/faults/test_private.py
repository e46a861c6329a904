"""What nobody else is to see: rights of files and folders, no network, no word of a note where it does not belong."""

from __future__ import annotations

import os
import select
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_runs import ALL, needs_strace, on_posix

from tracker.cli.commands import COMMANDS

pytestmark = [on_posix, pytest.mark.thorough]

CANARY = "quetzalcoatlus"
Run = Callable[..., subprocess.CompletedProcess[str]]


def program() -> list[str]:
    script = Path(sys.executable).with_name("tracker")
    return [str(script)] if script.exists() else [sys.executable, "-m", "tracker"]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    for name in ("home", "work", "tmp"):
        (tmp_path / name).mkdir()
    return {
        **kept,
        "HOME": str(tmp_path / "home"),
        "TMPDIR": str(tmp_path / "tmp"),
        "MPLCONFIGDIR": str(tmp_path / "home" / "mpl"),
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "TRACKER_NOW": "2026-11-20T14:30",
    }


@pytest.fixture
def run(tmp_path: Path, settings: dict[str, str]) -> Run:
    """Type a command at the journal in its default place; ``under``: what is put in front."""

    def typed(*words: str, under: tuple[str, ...] = (), given: str = "", umask: int = 0o022, **more: str):
        return subprocess.run(
            [*under, *program(), *words],
            input=given,
            capture_output=True,
            text=True,
            env=settings | more,
            cwd=tmp_path / "work",
            umask=umask,
            timeout=900,
        )

    return typed


EVERYTHING = [
    *("log t6 b4 l3", "note slept badly", "shot hydroxocobalamin 1 mg left thigh", "take folate 5 mg"),
    *("lab b12 412 ng/L range 197-771", "fall shower", "plan take folate 5 mg daily", "due", "today", "show"),
    *("edit 1 tingling 5", "delete 2", "undo", "redo", "profile name Sam", "where", "backup --to copies"),
    *("export csv -o out.csv", "export json -o out.json", "import out.csv", "report -o out.pdf", "chart -o out.png"),
    *(
        "inbox off",
        "history",
        "ask is a second test planned",
        "symptom add itching",
        "config date-order dmy",
        "purge 1 --yes",
    ),
    *(
        "report --text -o out.txt",
        "report --html -o out.html",
        "trend",
        "cycle",
        "sites",
        "backup",
        "check",
        "alarm 3",
    ),
    *(
        "visit dr rao 24 nov 10:40",
        "journal add mum",
        "move 4 mum",
        "merge {backup}",
        "restore {backup} --yes",
        "demo",
    ),
]
BACKUP = "copies/journal-20261120-143000.db"


def test_everything_is_every_command() -> None:
    assert {line.split()[0] for line in EVERYTHING} == {command.__name__.rstrip("_") for command in COMMANDS}


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077] if ALL else [0o000], ids=oct)
def test_whatever_the_umask_files_and_folders_are_for_their_owner_alone(run: Run, tmp_path: Path, umask: int) -> None:
    written = ("backup", "backup --to b/c", "export csv -o out.csv", "report -o out.pdf", "config date-order dmy")
    for line in ("log t6", *written, "journal add mum", "log t6 --for mum"):
        assert run(*line.split(), umask=umask).returncode == 0
    folders = [*(tmp_path / "home").rglob("b12-tracker"), tmp_path / "work"]
    ours = [path for folder in folders for path in (folder, *folder.rglob("*")) if path != tmp_path / "work"]
    expected = {"journal.db", "backups", "c", "out.csv", "out.pdf", "config.toml", "mum.db"}
    assert expected <= {path.name for path in ours}
    for path in ours:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@needs_strace
def test_no_command_asks_for_a_network(run: Run, tmp_path: Path) -> None:
    for line in EVERYTHING:
        log = tmp_path / "strace.log"
        done = run(
            *line.format(backup=BACKUP).split(),
            under=("strace", "-f", "--seccomp-bpf", "-e", "trace=network,execve", "-o", str(log)),
        )
        assert done.returncode == 0, (line, done.stderr)
        said = log.read_text()
        # Matplotlib asks fc-list for the fonts, the first time that anything is drawn.
        drawn = line.startswith(("report", "chart", "demo"))
        assert said.count("execve(") == 1 or drawn, f"{line} starts nothing else"
        assert "AF_INET" not in said, line
        assert "connect(" not in said and "sendto(" not in said, line


@needs_strace
def test_a_word_of_a_note_reaches_no_temporary_file_and_no_argument_of_another(run: Run, tmp_path: Path) -> None:
    log = tmp_path / "strace.log"
    under = ("strace", "-f", "-y", "-s", "65536", "-e", "trace=write,pwrite64,execve", "-o", str(log))
    assert run("note", "-", given=CANARY, under=under).returncode == 0
    asked_for = ("/b12-tracker/", "write(1<", str(tmp_path / "work" / ".out."))
    lines = ["show", "edit 1 yesterday", "undo", "delete 1", "undo", "backup", "export csv -o out.csv"]
    lines += ["import out.csv", "report -o out.pdf", "report --text -o out.txt"]
    written = 0
    for line in lines:
        assert run(*line.split(), under=under).returncode == 0, line
        for one in log.read_text().splitlines():
            if CANARY in one:
                written += 1
                assert any(place in one for place in asked_for), (line, one)
    assert written > len(lines) // 2
    assert list((tmp_path / "tmp").iterdir()) == []
    holding = {one.name for one in tmp_path.rglob("*") if one.is_file() and CANARY.encode() in one.read_bytes()}
    assert {one.partition("-")[0] for one in holding - {log.name}} == {"journal.db", "journal", "out.csv", "out.txt"}


def test_a_word_of_a_note_is_in_no_refusal_about_something_else(run: Run, tmp_path: Path) -> None:
    assert run("note", CANARY).returncode == 0
    (tmp_path / "work" / "in.csv").write_text(f"date,tingling,note\n2026-11-01,99,{CANARY}\n")
    (journal,) = (tmp_path / "home").rglob("journal.db")
    lines = ["log t99", "show 99", "edit 1 5", "delete 7", "import in.csv", "undo 99"]
    refused = [run(*line.split()) for line in lines]
    assert all(done.returncode for done in refused[:2])
    content = journal.read_bytes()
    at = content.index(CANARY.encode())
    journal.write_bytes(content[: at - 60] + b"\xa5" * 50 + content[at - 10 :])
    refused += [
        run(*line.split()) for line in ("show", "backup", "export csv -o x.csv", "edit 1 5", "undo", "report")
    ]
    assert any(done.returncode == 3 for done in refused)
    for done in refused:
        assert CANARY not in done.stderr, done.args
        assert done.returncode != 70


HOSTILE = [
    "\x1b[2J\x1b[31mred",
    "\x1b]0;title\x07",
    "\x1b]52;c;eA==\x07",
    "a\rb\x08\x08c",
    "\x9b31m",
    "\u202eevil",
    "\x7f",
]


def test_on_a_real_terminal_a_note_moves_nothing(run: Run, settings: dict[str, str], tmp_path: Path) -> None:
    assert run("note", "-", given=" ".join(HOSTILE)).returncode == 0
    more = ("today", "export json", "edit 1 yesterday", "delete 1", "undo") if ALL else ()
    for line in ("show today", "export csv", *more):
        ours, theirs = os.openpty()
        process = subprocess.Popen(
            [*program(), *line.split()],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=settings,
            cwd=tmp_path / "work",
        )
        os.close(theirs)
        shown = b""
        while process.poll() is None or select.select([ours], [], [], 0.1)[0]:
            if select.select([ours], [], [], 0.1)[0]:
                try:
                    shown += os.read(ours, 4096)
                except OSError:
                    break
        os.close(ours)
        assert process.wait(900) == 0, line
        text = shown.decode().replace("\r\n", "\n")
        assert text.strip()
        assert all(character == "\n" or character.isprintable() for character in text), (line, text)
