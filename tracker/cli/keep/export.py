"""``tracker export``: what the journal holds, to a file or the screen, in one of the formats."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, Final, NamedTuple, cast

from tracker.cli.answers.answer import Answer, Lines
from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.cli.terminal.files import refuse_taken, write_file
from tracker.domain.language.log_words import find_measures
from tracker.domain.language.period_words import read_period, read_period_since_visit
from tracker.domain.model.period import Period
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Observation, Profile, Record
from tracker.domain.wording.numbers import counted
from tracker.errors import TrackerError, Unreadable
from tracker.exchange.contents import Contents
from tracker.exchange.formats import Writer, format_of, listed, writer_of


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


# As other programs take it, in place of the name of a file.
_STDOUT: Final = Path("-")
# The others look at all entries more than once.
_ONE_AT_A_TIME: Final = ("csv", "json")


class Material(NamedTuple):
    """What goes into a file: its contents, what its writer needs beside them, and what is said to the person."""

    contents: Contents
    beside: Mapping[str, Any] = MappingProxyType({})
    talk: Sequence[str] = ()


def export(
    ours: Context, shape: str, wanted: Wanted, to: Path | None, *, force: bool, page: Callable[[], bytes]
) -> Answer:
    """Write the journal, or the part of it that is wanted, to a file or to the screen.

    page: draws the page of these days as PDF, for the formats that hold it.
    Raises Unreadable for an option that is not for this format.
    """
    _refuse_useless(shape, wanted)
    if to == _STDOUT:
        to = None
    binary = format_of(shape).binary
    if to is not None:
        refuse_taken(to, force=force)
    elif binary and sys.stdout is not None and sys.stdout.isatty():
        raise TrackerError(f"{shape} is no text to show here.", f"Name a file: tracker export {shape} -o b12.{shape}")
    material = _material(ours, shape, wanted, page)
    writer = _wide_writer() if wanted.wide else writer_of(shape)
    count = 0  # from the writer: not every format holds every entry

    def write(file: BinaryIO) -> None:
        nonlocal count
        count = _written(writer, material, file, binary=binary)

    if to is None:
        with output.answering() as screen:
            # Control characters can steer a terminal: make them harmless. A file or pipe gets the text as typed.
            write(cast(BinaryIO, _Screen()) if sys.stdout.isatty() else screen)
        return Answer("export", None, talk=material.talk)
    write_file(to, write, force=force)
    said = Lines([f"Wrote {counted(count, 'entry')} to {to}"])
    return Answer("export", lambda: {"file": str(to), "entries": count}, [said], material.talk)


def _material(ours: Context, shape: str, wanted: Wanted, page: Callable[[], bytes]) -> Material:
    if shape == "ics":
        from tracker.cli.keep.export_calendar import calendar

        beside, talk = calendar(ours, wanted.at, wanted.remind, wanted.until, names=wanted.names)
        return Material(Contents(Profile(), (), ()), beside, talk)
    journal = ours.journal()
    listed, remembered = journal.symptoms().choices, tuple(journal.remembered())
    plans = tuple(journal.plans()) if shape == "json" else ()
    contents = Contents(journal.profile(), listed, chosen(ours, wanted), remembered, plans=plans)
    if shape not in _ONE_AT_A_TIME or wanted.wide:
        contents = contents._replace(records=list(contents.records))
    if shape == "fhir":
        return _bundle(ours, contents, page())
    if shape == "xlsx" or wanted.wide:
        from tracker.cli.keep.export_table import table

        made, talk = table(ours, shape, list(contents.records))
        names: dict[str, Any] = {"symptoms": ours.symptoms, "table": made}
        return Material(contents, names | ({"semicolons": True} if wanted.semicolons else {}), talk)
    return Material(contents)


def _bundle(ours: Context, contents: Contents, page: bytes) -> Material:
    from tracker.exchange.fhir.resources import is_resource

    plans = ours.journal().plans()
    beside = {"symptoms": ours.symptoms, "plans": plans, "page": page, "now": ours.recorded_at}
    others = sum(not is_resource(one) for one in contents.records)
    way = output.addressed("Everything: tracker export json -o all.json")
    said = f"{counted(others, 'entry')} (notes, visits and the like) stand in it only where the page has them.  {way}"
    return Material(contents, beside, [said] if others else [])


def _wide_writer() -> Writer:
    from tracker.exchange.wide import table_file

    return cast(Writer, table_file.write)


def _written(writer: Writer, material: Material, file: BinaryIO, *, binary: bool) -> int:
    if binary:
        return writer(material.contents, file, **material.beside)
    text = TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    try:
        return writer(material.contents, text, **material.beside)
    finally:
        text.detach()


def chosen(ours: Context, wanted: Wanted) -> Iterator[Record]:
    """The entries of the days and symptoms that are wanted, one at a time.

    Without a last day, what lies ahead is among them. Entries that are no scores stay, whatever the symptoms.
    """
    keys = find_measures(wanted.symptoms, ours.symptoms, hint="For example: tracker export csv tingling balance")
    journal = ours.journal()
    first, last = date.min, date.max
    if wanted.since or wanted.until or wanted.last:
        period = _period(ours, wanted, [one.day for one in journal.read(kinds=["event"], names=["visit"])])
        first = period.first if wanted.since or wanted.last else first
        last = period.last if wanted.until else last
    records = journal.each(first, last)
    return (one for one in records if not keys or not isinstance(one, Observation) or one.measure in keys)


def _period(ours: Context, wanted: Wanted, visits: Sequence[date]) -> Period:
    days = {"since": wanted.since, "until": wanted.until, "last": wanted.last}
    today, order = ours.today, ours.date_order
    since_visit = read_period_since_visit(**days, today=today, order=order, least_days=1, visits=visits)
    return since_visit or read_period(**days, today=today, order=order, default_days=1)


def _refuse_useless(shape: str, wanted: Wanted) -> None:
    for field in fields(wanted):
        if getattr(wanted, field.name) and shape not in _OF[field.name]:
            said = "Symptoms are" if field.name == "symptoms" else f"--{field.name} is"
            formats = listed(_OF[field.name], "or")
            raise Unreadable(f"{said} for {formats}, not for {shape}.", f"For example: tracker export {shape}")
    if wanted.semicolons and not wanted.wide:
        raise Unreadable("--semicolons is for the table for people.", "tracker export csv --wide --semicolons")


class _Screen(BytesIO):
    """The terminal as a file to write to. Makes control characters harmless."""

    def write(self, octets: Any) -> int:
        # The byte order mark is for a program that reads a file.
        sys.stdout.write(printable(bytes(octets).decode().removeprefix("\ufeff")))
        return len(octets)
