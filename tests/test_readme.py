"""The README says what the program does: its examples run, and the answer it shows is the program's."""

import re
import shlex
from pathlib import Path

import pytest

from tracker.cli import run

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def journal(tmp_path, monkeypatch):
    # Settings and named journals are kept at home.
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path / "home" / "mpl"))
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TRACKER_JOURNAL", str(tmp_path / "journal.db"))
    monkeypatch.setenv("TRACKER_NOW", "2026-11-20T14:30")
    monkeypatch.setenv("COLUMNS", "72")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _examples():
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.S)
    return [line for block in blocks for line in block.splitlines() if re.match(r"tracker\b", line)]


def test_every_example_runs(journal, capsys):
    examples = _examples()
    assert len(examples) > 20
    for line in examples:
        code = run(shlex.split(line)[1:])
        captured = capsys.readouterr()
        assert code == 0, f"{line}\n{captured.err}"
    assert (journal / "visit.pdf").read_bytes().startswith(b"%PDF")


def test_the_first_answer_is_the_one_shown(journal, capsys):
    shown = re.search(r"```text\n\$ tracker (.*?)\n(.*?)```", README, flags=re.S)
    assert shown is not None
    assert run(shlex.split(shown[1])) == 0
    assert capsys.readouterr().out == shown[2]


def test_every_command_is_in_the_readme():
    from tracker.cli.commands import COMMANDS

    for command in COMMANDS:
        name = command.__name__.rstrip("_")
        assert re.search(rf"tracker {name}\b|`{name}`|`{name} ", README) or name == "today", name
