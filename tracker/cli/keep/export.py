"""``tracker export``: records to files."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, cast

from tracker.cli.answers.answer import Answer, Lines
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.files import write_file
from tracker.domain.model.printable import printable
from tracker.domain.wording.numbers import counted
from tracker.exchange.contents import Contents
from tracker.exchange.formats import writer_of


def export(ours: Context, shape: str, to: Path | None, *, force: bool) -> Answer:
    """Write every entry to a file, or to the screen."""
    write = writer_of(shape)
    journal = ours.journal()
    contents = Contents(journal.profile(), journal.symptoms().choices, journal.read())
    count = 0  # from the writer: not every format holds every entry

    def write_bytes(file: BinaryIO) -> None:
        nonlocal count
        text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        count = write(contents, text)
        text.detach()

    if to is None:
        with output.answering() as screen:
            if sys.stdout.isatty():
                # Control characters can steer a terminal: make them harmless. A file or pipe gets the text as typed.
                write(contents, cast(TextIO, _Screen()))
            else:
                write_bytes(screen)
        return Answer("export", None)
    write_file(to, write_bytes, force=force)
    written = Lines([f"Wrote {counted(count, 'entry')} to {to}"])
    return Answer("export", lambda: {"file": str(to), "entries": count}, [written])


class _Screen:
    """The terminal as a file to write to. Makes control characters harmless."""

    def write(self, text: str) -> int:
        return sys.stdout.write(printable(text))
