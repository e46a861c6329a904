"""The manual in the terminal: ``tracker help TOPIC`` prints a page of it. It is part of the installed program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tracker.cli.terminal import output
from tracker.errors import NothingFound

_LINK: Final = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_PICTURE: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)|<[^>]+>")
_MARKS: Final = re.compile(r"\*\*|`")
# A line that begins something of its own: a heading, a point of a list, a row of a table.
_OWN_LINE: Final = re.compile(r"#|[-*] |[0-9]+\. |\|")


def topics() -> dict[str, Path]:
    """The pages of the manual by name: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "_manual"
    folder = installed if installed.is_dir() else package.parent / "docs"
    return {page.stem: page for page in sorted(folder.glob("*.md")) if page.stem not in ("README", "commands")}


def listed() -> list[str]:
    """Lines that name the pages, each with its title."""
    found = ["", output.addressed("Manual, each page by: tracker help PAGE")]
    for name, page in topics().items():
        with page.open(encoding="utf-8") as file:
            title = file.readline().lstrip("# ").strip()
        found += output.wrapped(f"  {name}  ", title)
    return found


def show(name: str) -> None:
    """Print a page. name: its name, or the beginning of one. Raises NothingFound for another word."""
    pages = topics()
    wanted = name.lower().replace(" ", "-")
    near = [topic for topic in pages if topic == wanted] or [topic for topic in pages if topic.startswith(wanted)]
    if len(near) != 1:
        raise NothingFound(
            f'There is no command and no page of the manual named "{name}".', "tracker help lists both."
        )
    output.lines(_plain(pages[near[0]].read_text(encoding="utf-8")))


def _plain(text: str) -> Iterator[str]:
    """A page for the terminal: paragraphs folded to its width, commands and tables as they are, no marks."""
    paragraph: list[str] = []
    code = False
    for line in [*text.splitlines(), ""]:
        fence = line.startswith("```")
        if code and not fence:
            yield f"  {line}"
            continue
        said = _unmarked(line)
        if paragraph and (fence or not line.strip() or _OWN_LINE.match(line)):
            yield from _folded(_unmarked(" ".join(paragraph)))
            paragraph = []
        if fence:
            code = not code
        elif line.startswith("|"):
            yield from _row(said)
        elif not line.strip():
            yield ""
        elif line.startswith("#"):
            yield said.lstrip("# ")
        else:
            paragraph.append(line.strip())


def _unmarked(text: str) -> str:
    """The text without pictures, links and marks."""
    return _MARKS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", text))).strip()


def _row(line: str) -> Iterator[str]:
    """A row of a table: its first cell, and the others after it."""
    if set(line) <= set("|-: "):
        return
    first, *others = [cell.strip() for cell in line.strip("|").split("|")]
    yield from output.wrapped(f"  {first}  ", "  ".join(filter(None, others)), indent=4)


def _folded(text: str) -> list[str]:
    if not text:
        return []
    point = re.match(r"[-*] |[0-9]+\. ", text)
    return output.wrapped(point[0] if point else "", text[point.end() :] if point else text)
