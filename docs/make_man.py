"""Write tracker.1, the manual page, from the program and its manual: python docs/make_man.py [--check]

The commands are those of the program's own help; variables, exit codes and files are the tables of the manual.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from typer.main import get_command

from tracker import __version__
from tracker.cli.app import program
from tracker.cli.commands import COMMANDS

DOCS = Path(__file__).parent
PAGE = DOCS / "tracker.1"
HEAD = r""".\" Written by docs/make_man.py; not to be edited by hand.
"""


def page() -> str:
    """The whole page, in roff, only ASCII."""
    command = get_command(program())
    context = typer.Context(command, info_name="tracker", terminal_width=72)
    named = [(function.__name__.rstrip("_"), function) for function in COMMANDS]
    parts = [
        f'{HEAD}.TH TRACKER 1 "" "tracker {__version__}" "User Commands"',
        r".SH NAME" "\n" r"tracker, b12 \- a journal of symptoms and B12 supplements",
        '.SH SYNOPSIS\n.B tracker\n.RI [ options ] " command " [ words ]\n.br\n.B tracker\n.I scores',
        ".SH DESCRIPTION",
        *_text(command.help or ""),
        *_paragraph("Words can stand in any order, and the first letters of a symptom are enough."),
        ".SH OPTIONS",
        *_options(command, context),
        ".SH COMMANDS",
    ]
    for name, _ in named:
        one = command.get_command(context, name)  # type: ignore[attr-defined]
        inner = typer.Context(one, parent=context, info_name=name, terminal_width=72)
        parts += [f".SS tracker {name}", *_text(one.help or ""), *_options(one, inner)]
    scripts, readme = (file.read_text(encoding="utf-8") for file in (DOCS / "scripts.md", DOCS.parent / "README.md"))
    for title, text, heading in (
        ("EXIT STATUS", scripts, "exit code"),
        ("ENVIRONMENT", scripts, "variable"),
        ("FILES", readme, "system"),
    ):
        parts += [f".SH {title}", *(_item(*row) for row in _table(text, heading))]
    parts += [".SH NOTES", *_paragraph(_section(readme, "What it is not"))]
    return "\n".join(parts) + "\n"


def _text(help_: str) -> Iterator[str]:
    """Paragraphs of a help text; one that begins with \\b keeps its lines."""
    for one in help_.split("\n\n"):
        if one.startswith("\b"):
            yield from (".PP", ".nf", *(_escaped(line) for line in one.splitlines()[1:]), ".fi")
        else:
            yield from _paragraph(one)


def _options(command: Any, context: typer.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record is not None and "--help" not in parameter.opts:
            yield _item(*record)


def _paragraph(text: str) -> Iterator[str]:
    yield from (".PP", _escaped(" ".join(text.split())))


def _item(term: str, text: str) -> str:
    return f".TP\n.B {_escaped(term)}\n{_escaped(' '.join(text.split()))}"


def _table(text: str, heading: str) -> list[tuple[str, str]]:
    """The first two cells of each row of the table whose first column has that heading."""
    rows = text.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    cells = ([cell.strip().replace("`", "") for cell in row.strip("|").split("|")] for row in rows)
    return [(first, second) for first, second, *_ in cells]


def _section(text: str, title: str) -> str:
    """The first paragraph under that title."""
    return re.split(r"\n\n", text.split(f"## {title}\n\n", 1)[1])[0]


def _escaped(text: str) -> str:
    """A line of roff that shows the text as it is: a hyphen that can be copied, and no request at its beginning."""
    line = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace('"', r"\(dq")
    line = line.replace("~", r"\(ti").replace("^", r"\(ha")
    line = "".join(c if c.isascii() else rf"\[u{ord(c):04X}]" for c in line)
    return rf"\&{line}" if line.startswith((".", " ")) else line


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text(encoding="ascii") == page() else "docs/tracker.1 is out of date")
    PAGE.write_text(page(), encoding="ascii")
