"""Completion in the shell: what a person gets when they press Tab."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from cli_program import program
from cli_terminal import Terminal


def complete(start, *words):
    """What bash is offered for the last of ``words``."""
    script = Path(program()[0]).name
    if script != "tracker":
        pytest.skip("the program is not installed as a command")
    answer = start(
        _TRACKER_COMPLETE="complete_bash",
        COMP_WORDS=" ".join(["tracker", *words]),
        COMP_CWORD=str(len(words)),
    )
    assert answer.err == ""
    return answer.out.split()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["lo"], ["log"]),
        pytest.param(["un"], ["undo"], marks=pytest.mark.thorough),
        (["re"], ["report", "redo", "restore"]),
        (["log", "ting"], ["tingling"]),
        pytest.param(["log", "t6", "bal"], ["balance"], marks=pytest.mark.thorough),
        pytest.param(["log", "rom"], ["romberg"], marks=pytest.mark.thorough),
        pytest.param(["show", "leg"], ["leg-weakness"], marks=pytest.mark.thorough),
        pytest.param(["chart", "br"], ["brain-fog", "breathless"], marks=pytest.mark.thorough),
        pytest.param(["take", "fol"], ["folate", "folic-acid"], marks=pytest.mark.thorough),
        pytest.param(["export", "j"], ["json"], marks=pytest.mark.thorough),
        pytest.param(["config", "p"], ["paper", "plain"], marks=pytest.mark.thorough),
        (["log", "--no"], ["--note"]),
        (["log", "sexual"], []),
    ],
    ids=lambda words: " ".join(words),
)
def test_a_word_is_completed(start, words, offered):
    assert complete(start, *words) == offered


@pytest.mark.thorough
def test_the_names_of_journals_are_completed(start):
    start("journal add mum")
    assert complete(start, "--for", "m") == ["mum"]
    assert complete(start, "--for", "d") == []


def test_the_persons_own_symptoms_are_completed_and_nothing_is_written(start, surroundings, tmp_path):
    start("symptom add legs like jelly")
    start("symptom add itchy ears")
    start("symptom rename itchy ears to icy ears")
    before = {path: path.stat().st_mtime_ns for path in surroundings.rglob("*")}
    assert complete(start, "log", "leg") == ["legs-like-jelly", "leg-weakness"]
    assert complete(start, "show", "icy") == ["icy-ears"]
    assert complete(start, "--journal", str(tmp_path / "other.db"), "log", "legs") == []
    assert {path: path.stat().st_mtime_ns for path in surroundings.rglob("*")} == before


@pytest.mark.parametrize("content", [b"", b"no journal", b"SQLite format 3\0" + bytes(84), bytes(18) + b"\2\2"])
def test_a_journal_that_cannot_be_read_completes_what_is_listed_without_a_word(start, journal, content):
    journal.path.write_bytes(content)
    assert complete(start, "log", "leg") == ["leg-weakness"]
    assert journal.path.read_bytes() == content


def test_completing_starts_no_journal(start, surroundings):
    complete(start, "log", "t")
    assert list(surroundings.iterdir()) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_completion_of_both_names_is_for_the_shell_that_was_named(type_, shell):
    said = type_(f"--show-completion {shell}")
    assert said.code == 0
    for name in ("tracker", "b12"):
        assert f"_{name.upper()}_COMPLETE=complete_{shell}" in said.out
    assert type_(f"--install-completion={shell}").code == 0
    found = [path for path in Path.home().rglob("*") if path.is_file() and "_B12_COMPLETE" in path.read_text()]
    assert [path.name for path in found] == [{"bash": "b12.sh", "zsh": "_b12", "fish": "b12.fish"}[shell]]


def test_zsh_is_told_to_answer_the_tab_at_which_it_loads_the_file(type_):
    assert type_("--install-completion zsh").code == 0
    last = (Path.home() / ".zfunc" / "_b12").read_text().splitlines()[-1]
    assert last == 'if [[ "$funcstack[1]" == _b12 ]]; then _b12_completion "$@"; fi'
    assert last in type_("--show-completion zsh").out


def test_a_start_file_of_the_shell_in_other_letters_is_left_as_it_is(type_):
    start = Path.home() / ".zshrc"
    start.write_bytes(b"# caf\xe9\n")
    answer = type_("--install-completion zsh")
    assert (answer.code, "not in UTF-8" in answer.all) == (1, True)
    assert start.read_bytes() == b"# caf\xe9\n"


def test_what_powershell_may_run_is_not_changed(type_, monkeypatch):
    monkeypatch.setattr(subprocess, "run", None)
    answer = type_("--install-completion powershell")
    assert (answer.code, "tracker --show-completion powershell | Add-Content $PROFILE" in answer.all) == (1, True)
    assert "_B12_COMPLETE" in type_("--show-completion powershell").out


def test_a_shell_that_is_not_known_is_named_with_those_that_are(type_):
    answer = type_("--install-completion tcsh")
    assert (answer.code, "bash, zsh, fish" in answer.all) == (2, True)


@pytest.mark.thorough
@pytest.mark.parametrize("instruction", ["complete_zsh", "complete_fish"])
def test_the_short_name_is_completed_too(instruction):
    short = Path(program()[0]).with_name("b12")
    told = {"_B12_COMPLETE": instruction, "_TYPER_COMPLETE_ARGS": "b12 log ting"}
    told["_TYPER_COMPLETE_FISH_ACTION"] = "get-args"
    done = subprocess.run([short], env=os.environ | told, capture_output=True, text=True)
    assert "tingling" in done.stdout


def test_bash_itself_can_load_the_script_for_completion(start):
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("there is no bash here")
    # By its name, not by looking at which shell this runs in: there may be none.
    script = start("", _TRACKER_COMPLETE="source_bash").out
    assert "complete" in script
    assert "tracker" in script
    done = subprocess.run([bash, "-n"], input=script, text=True, capture_output=True)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.thorough
@pytest.mark.parametrize("name", ["tracker", "b12"])
@pytest.mark.parametrize(
    ("shell", "file", "prompt"),
    [
        ("bash", ".bashrc", "PS1='ready> '"),
        ("zsh", ".zshrc", "PROMPT='ready> '"),
        ("fish", ".config/fish/config.fish", "function fish_prompt; echo -n 'ready> '; end"),
    ],
)
def test_the_first_tab_in_a_real_shell_completes_a_command(type_, monkeypatch, shell, file, prompt, name):
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"there is no {shell} here")
    start = Path.home() / file
    start.parent.mkdir(parents=True, exist_ok=True)
    start.write_text(f"{prompt}\n")
    assert type_(f"--install-completion {shell}").code == 0
    monkeypatch.setenv("PATH", f"{Path(program()[0]).parent}:{os.environ['PATH']}")
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal("-i", command=[found])
    terminal.wait_for("ready> ")
    terminal.press(f"{name} lo\t")
    terminal.press("t6\r")
    terminal.wait_for("Tingling 6 of 10")
    terminal.press("exit\r")
    assert terminal.end() == 0
