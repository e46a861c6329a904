"""Which command a line calls, so that only this one is described to Typer."""

from __future__ import annotations

import pytest

from tracker.cli.described import called

NAMED = {"log", "show", "today"}


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("log t6", "log"),
        ("--journal my.db --json log t6", "log"),
        ("--journal=my.db --for=mum show", "show"),
        ("--for log show", "show"),
        ("", ""),
        ("--help", ""),
        ("--json --for mum", ""),
        ("--journal", ""),
        ("shwo", None),
        ("--note log show", None),
        ("-- log t6", None),
    ],
)
def test_the_command_is_the_first_word_that_is_no_option(line: str, command: str | None) -> None:
    assert called(line.split(), NAMED) == command


@pytest.mark.parametrize(
    ("shell", "typed", "command"),
    [
        ("bash", "tracker lo", ""),
        ("bash", "tracker log", ""),
        ("bash", "tracker --json log ti", "log"),
        ("zsh", "tracker log", ""),
        ("zsh", "tracker log ", "log"),
        ("fish", "tracker --for mum show ti", "show"),
        ("powershell", "tracker log ti", None),
    ],
)
def test_while_a_word_is_completed_the_words_before_it_count(
    monkeypatch: pytest.MonkeyPatch, shell: str, typed: str, command: str | None
) -> None:
    monkeypatch.setenv("_TRACKER_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(len(typed.split()) - 1))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", typed)
    assert called([], NAMED) == command
