"""A separate journal for every test, and two ways to run a command: in this process, and as a person does."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli_program import FOREVER, NOW, Answer, Journal, program

from tracker import cli
from tracker.store.upgrade import create_journal


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "journal.db"
    create_journal(path)
    return path


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, drawn_once: Callable[[], None]) -> Path:
    """A home, a working folder, a clock and a journal that belong to this test alone."""
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    for name in list(os.environ):
        if name.startswith(("TRACKER_", "XDG_", "PYTHONIOENCODING", "PYTHONUNBUFFERED", "LC_", "_TRACKER")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("MPLCONFIGDIR", str(home / "mpl"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.setenv("TRACKER_NOW", NOW)
    monkeypatch.setenv("TRACKER_JOURNAL", str(work / "journal.db"))
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def journal(surroundings: Path, empty_file: Path) -> Journal:
    """An empty journal that is there already."""
    path = surroundings / "journal.db"
    shutil.copyfile(empty_file, path)
    path.chmod(0o600)
    return Journal(path)


@pytest.fixture
def type_(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Run a command line in this process: the words as one string, or one by one where they hold spaces."""
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def run(*words: str) -> Answer:
        capsys.readouterr()
        code = cli.run(words[0].split() if len(words) == 1 else list(words))
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def left_behind() -> dict[tuple[str, ...], Path]:
    """The folders that lines of ``typed_once`` left."""
    return {}


@pytest.fixture
def typed_once(
    type_: Callable[..., Answer],
    surroundings: Path,
    tmp_path_factory: pytest.TempPathFactory,
    left_behind: dict[tuple[str, ...], Path],
) -> Callable[..., None]:
    """Type lines the first time that they are asked for; afterwards, copy what they left."""

    def type_or_copy(*lines: str) -> None:
        if lines in left_behind:
            shutil.copytree(left_behind[lines], surroundings, dirs_exist_ok=True)
            return
        for line in lines:
            assert type_(line).code == 0, line
        left_behind[lines] = tmp_path_factory.mktemp("left") / "work"
        shutil.copytree(surroundings, left_behind[lines])

    return type_or_copy


@pytest.fixture
def start(surroundings: Path) -> Iterator[Callable[..., Answer]]:
    """Run the installed command in a process of its own."""

    def run(*words: str | bytes, given: str | None = None, drop: tuple[str, ...] = (), **settings: str) -> Answer:
        if len(words) == 1 and isinstance(words[0], str):
            words = tuple(words[0].split())
        done = subprocess.run(
            [*program(), *words],
            input=given.encode() if given is not None else None,
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            env={name: value for name, value in (os.environ | settings).items() if name not in drop},
            timeout=FOREVER,
        )
        return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())

    yield run
