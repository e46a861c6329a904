"""``tracker export``: what the journal holds, to a file or the screen, in one of the formats."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, Final, NamedTuple, TextIO, cast

from tracker.cli.answers.answer import Answer, Lines
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.files import refuse_taken, write_file
from tracker.domain.language.log_words import find_measures
from tracker.domain.language.period_words import read_period
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Observation, Record
from tracker.domain.wording.numbers import counted
from tracker.errors import TrackerError, Unreadable
from tracker.exchange.contents import Contents
from tracker.exchange.formats import format_of, listed, writer_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What was asked of the file, beside its format; None, False or empty where nothing was said.

    symptoms: names of those that it has, none for all; since, until, last: its days. The rest are options of some
    formats, as ``_OF`` says.
    """

    symptoms: Sequence[str] = ()
    since: str | None = None
    until: str | None = None
    last: str | None = None
    at: str | None = None
    remind: str | None = None
    names: bool = False
    wide: bool = False
    semicolons: bool = False


# The formats that an option is for.
_RECORDS: Final = ("csv", "json", "xlsx", "fhir")
_OF: Final = {
    "symptoms": _RECORDS,
    "since": _RECORDS,
    "last": _RECORDS,
    "until": (*_RECORDS, "ics"),
    "at": ("ics",),
    "remind": ("ics",),
    "names": ("ics",),
    "wide": ("csv",),
    "semicolons": ("csv",),
}


class Ready(NamedTuple):
    """A file that can be written. write: returns how many entries; talk: what is said beside the answer."""

    write: Callable[[BinaryIO], int]
    talk: Callable[[], list[str]] = list


def export(
    ours: Context, shape: str, wanted: Wanted, to: Path | None, *, force: bool, page: Callable[[], bytes]
) -> Answer:
    """Write the journal, or the part of it that is wanted, to a file or to the screen.

    page: draws the page of these days as PDF, for the formats that hold it.
    Raises Unreadable for an option that is not for this format.
    """
    _refuse_useless(shape, wanted)
    if to is not None:
        refuse_taken(to, force=force)
    elif format_of(shape).binary and sys.stdout is not None and sys.stdout.isatty():
        raise TrackerError(f"{shape} is no text to show here.", f"Name a file: tracker export {shape} -o b12.{shape}")
    ready = _ready(ours, shape, wanted, page)
    if to is None:
        _show(ready, binary=format_of(shape).binary)
        return Answer("export", None, talk=ready.talk())
    count = 0

    def write(file: BinaryIO) -> None:
        nonlocal count
        count = ready.write(file)

    write_file(to, write, force=force)
    written = Lines([f"Wrote {counted(count, 'entry')} to {to}"])
    return Answer("export", lambda: {"file": str(to), "entries": count}, [written], ready.talk())


def _ready(ours: Context, shape: str, wanted: Wanted, page: Callable[[], bytes]) -> Ready:
    if shape == "ics":
        from tracker.cli.keep.export_calendar import calendar

        return as_text(shape, calendar(ours, wanted.at, wanted.remind, wanted.until, names=wanted.names))
    journal = ours.journal()
    listed, remembered = journal.symptoms().choices, tuple(journal.remembered())
    contents = Contents(journal.profile(), listed, chosen(ours, wanted), remembered)
    if shape == "fhir":
        return as_text(shape, _bundle(ours, contents, page))
    if shape == "xlsx" or wanted.wide:
        return _table(ours, shape, contents, semicolons=wanted.semicolons)
    return Ready(lambda file: _in_text(file, lambda text: writer_of(shape)(contents, text)))


def _bundle(
    ours: Context, contents: Contents, page: Callable[[], bytes]
) -> tuple[Contents, dict[str, Any], list[str]]:
    from tracker.exchange.fhir.resources import is_resource

    beside = {
        "symptoms": ours.symptoms,
        "plans": ours.journal().plans(),
        "page": page(),
        "now": ours.recorded_at,
    }
    missing = sum(not is_resource(one) for one in contents.records)
    way = output.addressed("Everything: tracker export json -o all.json")
    said = f"Left out as resources: {counted(missing, 'note')}, visits and the like; the page in it has them.  {way}"
    return contents, beside, [said] if missing else []


def _table(ours: Context, shape: str, contents: Contents, *, semicolons: bool) -> Ready:
    from tracker.cli.keep.export_table import table
    from tracker.exchange.wide import table_file

    made, talk = table(ours, shape, list(contents.records))
    if shape == "xlsx":
        write = writer_of(shape)
        return Ready(lambda file: write(contents, file, symptoms=ours.symptoms, table=made), talk=lambda: talk)

    def wide(text: TextIO) -> int:
        return table_file.write(contents, text, semicolons=semicolons, table=made)

    return Ready(lambda file: _in_text(file, wide), talk=lambda: talk)


def as_text(shape: str, given: tuple[Contents, dict[str, Any], list[str]]) -> Ready:
    """A file of text. given: what is in it, what its writer needs beside that, and what is said."""
    contents, beside, talk = given
    return Ready(
        lambda file: _in_text(file, lambda text: writer_of(shape)(contents, text, **beside)), talk=lambda: talk
    )


def chosen(ours: Context, wanted: Wanted) -> list[Record]:
    """The entries of the days and symptoms that are wanted. Without a last day, what lies ahead is among them.

    Entries that are no scores stay, whatever the symptoms.
    """
    keys = find_measures(wanted.symptoms, ours.symptoms, hint="For example: tracker export csv tingling balance")
    first, last = date.min, date.max
    if wanted.since or wanted.until or wanted.last:
        period = read_period(
            since=wanted.since,
            until=wanted.until,
            last=wanted.last,
            today=ours.today,
            default_days=1,
            order=ours.date_order,
        )
        first = period.first if wanted.since or wanted.last else first
        last = period.last if wanted.until else last
    records = ours.journal().read(first, last)
    return [one for one in records if not keys or not isinstance(one, Observation) or one.measure in keys]


def _refuse_useless(shape: str, wanted: Wanted) -> None:
    for field in fields(wanted):
        if getattr(wanted, field.name) and shape not in _OF[field.name]:
            said = "Symptoms are" if field.name == "symptoms" else f"--{field.name} is"
            formats = listed(_OF[field.name], "or")
            raise Unreadable(f"{said} for {formats}, not for {shape}.", f"For example: tracker export {shape}")
    if wanted.semicolons and not wanted.wide:
        raise Unreadable("--semicolons is for the table for people.", "tracker export csv --wide --semicolons")


def _in_text(file: BinaryIO, write: Callable[[TextIO], int]) -> int:
    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        return write(text)
    finally:
        text.detach()


def _show(ready: Ready, *, binary: bool) -> None:
    with output.answering() as screen:
        if sys.stdout.isatty() and not binary:
            # Control characters can steer a terminal: make them harmless. A file or pipe gets the text as typed.
            ready.write(cast(BinaryIO, _Screen()))
        else:
            ready.write(screen)


class _Screen(BytesIO):
    """The terminal as a file to write to. Makes control characters harmless."""

    def write(self, octets: Any) -> int:
        # The byte order mark is for a program that reads a file.
        sys.stdout.write(printable(bytes(octets).decode().removeprefix("\ufeff")))
        return len(octets)
