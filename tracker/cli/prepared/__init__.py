"""The answers that are the same each time, ready in files: the first help, and the names of commands for a shell.

They are Typer's own answers, written here by ``docs/make_commands.py``. Finding them takes neither Typer nor the
commands, which is most of the time of such a run. A test compares them with what Typer says now.
"""

import os
import sys
from pathlib import Path
from typing import Final

from tracker.cli.terminal import output
from tracker.errors import TrackerError

# Without a terminal, in one of the usual width, and in one that is wider than any line of ours.
WIDTHS: Final = (72, 80, 100)
SHELLS: Final = ("bash", "zsh", "fish")
ZSH_BEGINS: Final = "_arguments '*: :(("
ZSH_ENDS: Final = "))'"
_NAMES: Final = ("tracker", "b12")


def answer(words: list[str]) -> int | None:
    """Print the prepared answer to these words and return its exit code; None when there is none."""
    name = Path(sys.argv[0]).name
    if name not in _NAMES:
        return None
    shell = os.environ.get(f"_{name.upper()}_COMPLETE")
    if shell is not None:
        return _completed(shell.removeprefix("complete_"))
    if words not in (["--help"], ["-h"]) or output.width() not in WIDTHS:
        return None
    return _printed(_text(f"help_{output.width()}").replace("Usage: tracker ", f"Usage: {name} ", 1))


def _completed(shell: str) -> int | None:
    """The names of commands that begin as the first word does; None for any other word, or when there are none."""
    typed = os.environ.get("COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS", "")
    _, space, begun = typed.partition(" ")
    if shell not in SHELLS or not space or (begun and not begun.isalpha()):
        return None
    if shell == "bash" and os.environ.get("COMP_CWORD") != "1":
        return None
    before = '"' if shell == "zsh" else ""
    found = [line for line in _text(f"names_{shell}").splitlines() if line.startswith(f"{before}{begun}")]
    if not found:
        return None
    if shell == "fish" and os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0
    said = "\n".join(found)
    return _printed(f"{ZSH_BEGINS}{said}{ZSH_ENDS}" if shell == "zsh" else said)


def _printed(text: str) -> int:
    try:
        with output.answering():
            sys.stdout.write(text.rstrip("\n") + "\n")
    except TrackerError as problem:
        output.report_error(problem)
        return problem.exit_code
    return 0


def _text(name: str) -> str:
    return Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8")
