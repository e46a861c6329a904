"""Write what is made from the help of the commands: python docs/make_commands.py [--check]

``commands.md`` has every command with its help, as the program prints it. ``tracker/cli/prepared`` has the first
help, and what a shell is told of the names of the commands. A test compares both with the program.
"""

from __future__ import annotations

import io
import os
import sys
from contextlib import redirect_stdout, suppress
from pathlib import Path
from unittest import mock

import typer
from typer.main import get_command

from tracker.cli import prepared
from tracker.cli.app import program, run
from tracker.cli.commands import COMMANDS

PAGE = Path(__file__).with_name("commands.md")
WIDTH = 80
HEAD = """# Every command

<!-- Written by docs/make_commands.py from the program's own help; not to be edited by hand. -->

With every command: `--json` answers in JSON, `--plain` in full sentences, `--journal PATH` uses another file,
`--help` shows what is below.
"""


def page() -> str:
    """The whole page."""
    command = get_command(program())
    context = typer.Context(command, info_name="tracker")
    parts = [HEAD]
    for function in COMMANDS:
        name = function.__name__.rstrip("_")
        one = command.get_command(context, name)  # type: ignore[attr-defined]
        inner = typer.Context(one, parent=context, info_name=name, terminal_width=WIDTH, max_content_width=WIDTH)
        text = "\n".join(line.rstrip() for line in one.get_help(inner).strip().splitlines())
        parts.append(f"## tracker {name}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)


def prepared_texts() -> dict[Path, str]:
    """Each file of ``tracker/cli/prepared``, with what the program says."""
    texts = {f"help_{width}": _said(["--help"], COLUMNS=str(width)) for width in prepared.WIDTHS}
    typed = {"COMP_WORDS": "tracker ", "COMP_CWORD": "1", "_TYPER_COMPLETE_ARGS": "tracker "}
    for shell in prepared.SHELLS:
        fish = {"_TYPER_COMPLETE_FISH_ACTION": "get-args"}
        said = _said([], _TRACKER_COMPLETE=f"complete_{shell}", **typed, **fish)
        texts[f"names_{shell}"] = said.removeprefix(prepared.ZSH_BEGINS).removesuffix(f"{prepared.ZSH_ENDS}\n")
    folder = Path(prepared.__file__).parent
    return {folder / f"{name}.txt": text.rstrip("\n") + "\n" for name, text in texts.items()}


def _said(words: list[str], **environment: str) -> str:
    """What the program prints on standard output, when it is called ``tracker``."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    called = mock.patch.object(sys, "argv", ["tracker"])
    with mock.patch.dict(os.environ, environment), called, redirect_stdout(said), suppress(SystemExit):
        run(words)
    said.seek(0)
    return said.read()


if __name__ == "__main__":
    made = {PAGE: page(), **prepared_texts()}
    old = [path.name for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        sys.exit(f"out of date: {', '.join(old)}" if old else 0)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
