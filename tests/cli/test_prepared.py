"""Prepared answers are the program's own, byte for byte; whatever else is typed is left to the program."""

from __future__ import annotations

import sys

import pytest

from tracker.cli import prepared
from tracker.cli.app import run

COMPLETING = {
    "complete_bash": {"COMP_WORDS": "{} {}", "COMP_CWORD": "1"},
    "complete_zsh": {"_TYPER_COMPLETE_ARGS": "{} {}"},
    "complete_fish": {"_TYPER_COMPLETE_ARGS": "{} {}", "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
}


def call(monkeypatch: pytest.MonkeyPatch, name: str, **environment: str) -> None:
    """Let the program have been started by that name, with these variables."""
    monkeypatch.setattr(sys, "argv", [f"/usr/bin/{name}"])
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)


def complete(monkeypatch: pytest.MonkeyPatch, name: str, shell: str, begun: str) -> None:
    typed = {variable: text.format(name, begun) for variable, text in COMPLETING[shell].items()}
    call(monkeypatch, name, **{f"_{name.upper()}_COMPLETE": shell}, **typed)


@pytest.mark.parametrize(("name", "width"), [("tracker", 80), ("b12", 72), ("b12", 120)])
def test_the_first_help_is_what_the_program_says(
    name: str, width: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    call(monkeypatch, name, COLUMNS=str(width))
    assert prepared.answer(["--help"]) == 0
    ready = capsys.readouterr().out
    assert run(["--help"]) == 0
    assert ready == capsys.readouterr().out
    assert ready.startswith(f"Usage: {name} ") and "Every day:" in ready


@pytest.mark.parametrize("shell", COMPLETING)
@pytest.mark.parametrize(("name", "begun", "offered"), [("tracker", "lo", "log"), ("b12", "re", "restore")])
def test_the_names_of_commands_are_completed_as_by_the_program(
    shell: str,
    name: str,
    begun: str,
    offered: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    complete(monkeypatch, name, shell, begun)
    assert prepared.answer([]) == 0
    ready = capsys.readouterr().out
    with pytest.raises(SystemExit) as ended:
        run([])
    assert ended.value.code == 0
    assert ready == capsys.readouterr().out
    assert offered in ready and "today" not in ready


def test_fish_is_told_by_the_exit_code_that_there_are_names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(monkeypatch, "tracker", "complete_fish", "lo")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "is-args")
    assert (prepared.answer([]), capsys.readouterr().out) == (0, "")


@pytest.mark.parametrize(
    ("name", "words", "width"),
    [
        ("tracker", ["log", "--help"], 80),
        ("tracker", ["--help", "--json"], 80),
        ("tracker", ["--help"], 63),
        ("tracker", [], 80),
        ("__main__.py", ["--help"], 80),
    ],
)
def test_what_is_not_prepared_is_left_to_the_program(
    name: str, words: list[str], width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    call(monkeypatch, name, COLUMNS=str(width))
    assert prepared.answer(words) is None


@pytest.mark.parametrize(
    ("shell", "begun"),
    [
        ("complete_bash", "log ti"),
        ("complete_bash", "--j"),
        ("complete_bash", "xyz"),
        ("complete_zsh", "log "),
        ("complete_zsh", '"lo'),
        ("complete_fish", "--journal x lo"),
    ],
)
def test_other_words_are_completed_by_the_program(shell: str, begun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    complete(monkeypatch, "tracker", shell, begun)
    assert prepared.answer([]) is None


@pytest.mark.parametrize("shell", ["source_bash", "complete_powershell", "lo"])
def test_other_shells_are_answered_by_the_program(shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    call(monkeypatch, "tracker", _TRACKER_COMPLETE=shell, _TYPER_COMPLETE_ARGS="tracker lo", COMP_WORDS="tracker lo")
    assert prepared.answer([]) is None
