"""What Windows and macOS do otherwise, as far as it can be played here. What could not be: docs/not-tried.md."""

from __future__ import annotations

import errno
import importlib.util
import io
import os
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path, PureWindowsPath
from types import ModuleType, SimpleNamespace

import pytest
from cli_program import Answer, Journal

from tracker.cli import context
from tracker.cli.terminal import key_presses, output, windows_streams
from tracker.cli.terminal.quoted import quoted
from tracker.exchange.programs import workbook_sheets
from tracker.store.file import folders
from tracker.store.file.database import without_host


class NoLocalTimeBefore1970(datetime):
    """As in Windows, whose C library refuses a negative time."""

    def astimezone(self, tz=None):  # type: ignore[no-untyped-def]
        if self.year < 1970:
            raise OSError(errno.EINVAL, "Invalid argument")
        return super().astimezone(tz)


def test_a_day_before_1970_has_an_offset_on_windows_too(
    type_: Callable[..., Answer], journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "datetime", NoLocalTimeBefore1970)
    assert type_("shot hydroxocobalamin 1 mg 3 mar 1965").code == 0
    assert journal.rows("day, utc_offset") == [("1965-03-03", 0)]


@pytest.fixture
def windows_keys(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module as Windows loads it, beside the one that is loaded."""
    spec = importlib.util.spec_from_file_location("windows_keys", key_presses.__file__)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    monkeypatch.setattr(sys, "platform", "win32")
    spec.loader.exec_module(module)
    return module


def test_a_key_without_a_letter_is_no_answer_on_windows(windows_keys: ModuleType) -> None:
    # Alt-1, which ends with an x, the arrow up, Alt-F7, which ends with an n, F10; then keys that are answers.
    typed = iter(["\0x", "\xe0H", "\0n", "\0D", "7", "\x1b"])
    clock = iter(range(100))
    keys = windows_keys.pressed(lambda: (next(typed), False), lambda: float(next(clock)))
    assert [next(keys), next(keys)] == ["7", "\x1b"]


def test_a_pipe_is_utf8_on_windows_whatever_its_code_page(monkeypatch: pytest.MonkeyPatch) -> None:
    piped = io.TextIOWrapper(io.BytesIO("schlaflos für Stunden\r\n".encode()), encoding="cp1252")
    monkeypatch.setattr(sys, "stdin", piped)
    windows_streams.prepare_streams()
    assert sys.stdin.read() == "schlaflos für Stunden\n"


class _Terminal(io.BytesIO):
    def isatty(self) -> bool:
        return True


class _WindowsConsoleIO(_Terminal):
    """Named like the one of Python."""


@pytest.mark.parametrize(("raw", "somebody"), [(_Terminal, False), (_WindowsConsoleIO, True)])
def test_nobody_answers_at_the_null_device_of_windows(
    raw: type[_Terminal], somebody: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(raw(b"")), encoding="utf-8"))
    windows_streams.prepare_streams()
    assert sys.stdin.isatty() is somebody
    if not somebody:
        assert sys.stdin.read() == ""


class _Closed(io.StringIO):
    """Standard output of which the reader has closed its end, in the words of Windows."""

    buffer = io.BytesIO()

    def flush(self) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    def fileno(self) -> int:
        raise OSError


def test_a_reader_that_has_seen_enough_is_no_error_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", _Closed())
    with pytest.raises(output.TrackerError, match="Invalid argument"):
        output.lines(["Tingling"])
    monkeypatch.setattr(sys, "platform", "win32")
    output.lines(["Tingling"])


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("112", "112"),
        (r"C:\Users\sam\b12.db", r"C:\Users\sam\b12.db"),
        (r"C:\Users\Sam Example\b12.db", r'"C:\Users\Sam Example\b12.db"'),
        ("it's worse", '"it\'s worse"'),
    ],
)
def test_advice_is_quoted_for_the_shells_of_windows(said: str, word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert quoted(said) == word


def test_advice_about_rights_can_be_typed_where_the_folder_has_a_space(
    type_: Callable[..., Answer], surroundings: Path
) -> None:
    folder = surroundings / "Application Support"  # as on every Mac
    folder.mkdir(mode=0o700)
    path = folder / "journal.db"
    assert type_("--journal", str(path), "log", "t6").code == 0
    path.chmod(0o644)
    findings = type_("--journal", str(path), "check", "--json").json["findings"]
    (advice,) = (one["do"] for one in findings if one["about"] == "permissions")
    assert shlex.split(advice) == ["chmod", "600", str(path)]


def test_a_journal_on_a_drive_of_a_network_has_an_address_that_sqlite_takes(tmp_path: Path) -> None:
    assert PureWindowsPath(r"\\server\share").drive  # as_uri makes file://server/share/b12.db of it
    assert without_host("file://server/share/b12.db") == "file:////server/share/b12.db"
    local = (tmp_path / "b12.db").as_uri()
    assert without_host(local) == local
    with pytest.raises(sqlite3.OperationalError, match="authority"):
        sqlite3.connect("file://server/share/b12.db", uri=True)
    sqlite3.connect(without_host(f"file:/{local.removeprefix('file://')}"), uri=True).close()
    assert (tmp_path / "b12.db").exists()


def test_on_macos_a_file_is_on_the_disk_and_not_only_in_its_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(sys, "platform", "darwin")
    control = SimpleNamespace(F_FULLFSYNC=51, fcntl=lambda handle, what: asked.append(what))
    monkeypatch.setitem(sys.modules, "fcntl", control)
    monkeypatch.setattr(os, "fsync", lambda handle: asked.append("fsync"))
    with (tmp_path / "file").open("wb") as file:
        folders.sync_file(file.fileno())
        assert asked == [51]

        def refuses(handle: int, what: int) -> None:
            raise OSError(errno.ENOTSUP, "Operation not supported")

        control.fcntl = refuses
        folders.sync_file(file.fileno())
    assert asked == [51, "fsync"]


@pytest.mark.parametrize("refusal", [ValueError("current limit exceeds maximum limit"), OSError(errno.EINVAL, "")])
def test_a_workbook_is_read_where_the_system_refuses_a_limit_of_memory(
    refusal: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(kind: int, limits: tuple[int, int]) -> None:
        raise refusal  # as macOS does

    monkeypatch.setitem(sys.modules, "resource", SimpleNamespace(RLIMIT_AS=5, setrlimit=refuse))
    workbook_sheets._limit_memory()
    monkeypatch.setitem(sys.modules, "resource", None)  # as on Windows
    workbook_sheets._limit_memory()


WINDOWS = """
import importlib, os, pkgutil, signal, sys
import platformdirs.unix, subprocess, tempfile  # these are other modules there
for name in ("fcntl", "grp", "pty", "pwd", "readline", "resource", "termios", "tty"):
    sys.modules[name] = None
for module, names in ((os, ("fchmod", "fork", "getuid", "geteuid", "mkfifo")), (signal, ("SIGHUP", "SIGKILL"))):
    for name in names:
        delattr(module, name)
import tracker
for found in pkgutil.walk_packages(tracker.__path__, "tracker."):
    if "_migrations" not in found.name and "__main__" not in found.name:
        importlib.import_module(found.name)
from tracker.cli import run
sys.exit(max(run(line.split()) for line in ("log t6 b4", "show", "backup", "check", "undo", "config paper letter")))
"""


@pytest.mark.thorough
def test_nothing_needs_what_windows_does_not_have(surroundings: Path) -> None:
    done = subprocess.run([sys.executable, "-c", WINDOWS], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0), done.stderr
    assert "Tingling 6 of 10" in done.stdout
