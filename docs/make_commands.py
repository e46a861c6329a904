"""Write commands.md from the program itself: python docs/make_commands.py [--check]

Every command with its help, as the program prints it. A test compares the page with the program.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from typer.main import get_command

from tracker.cli import program
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


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="utf-8") == page() else "docs/commands.md is out of date")
    PAGE.write_text(page(), encoding="utf-8")
