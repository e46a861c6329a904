"""``tracker import`` and ``tracker export``: records from files and to files."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Final, TextIO, cast

import typer

from tracker.cli.answers.answer import Answer, Lines, Part
from tracker.cli.context import Context
from tracker.cli.keep import import_look
from tracker.cli.terminal import output
from tracker.cli.terminal.files import write_file
from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import key_of
from tracker.domain.model.printable import printable
from tracker.domain.model.records import Dose, Profile, Record, name_of
from tracker.domain.wording.numbers import counted
from tracker.errors import BadFile
from tracker.exchange import bring
from tracker.exchange.bring import Brought
from tracker.exchange.contents import Contents
from tracker.exchange.formats import writer_of
from tracker.exchange.meaning.import_answers import answers_of
from tracker.store.journal import Imported, Journal, open_journal

_LARGE: Final = 2_000_000
# A file of this size takes about a second to look at.
_SECONDS: Final = 50_000_000


def import_file(
    ours: Context,
    file: Path,
    said: Mapping[str, Sequence[str] | None],
    *,
    order: Order | None,
    dry_run: bool,
    yes: bool,
) -> Answer:
    """Add everything that a file holds, or nothing. Raises BadFile, and Unreadable for what has to be asked.

    A file of another program, or a spreadsheet, is looked at first. said: the answers about it, as in ``answers_of``.
    """
    answers = answers_of(**{key: texts or () for key, texts in said.items()}, order=order or ours.date_order)
    with _opened(file) as (source, size):
        if size > _SECONDS and sys.stderr.isatty():
            ours.tell(f"Reading {size // 1_000_000:,} MB.")
        brought = bring.read(source, today=ours.today, answers=answers, symptoms=ours.symptoms, routes=_routes(ours))
        look = brought.look if isinstance(brought, Brought) else None
        if look is not None and look.questions and dry_run:
            return Answer("import", None, import_look.look_parts(look), problem=import_look.unanswered(look))
        found_in = (
            import_look.agreed(ours, brought, dry_run=dry_run, yes=yes) if isinstance(brought, Brought) else brought
        )
        differ = import_look.different(ours, list(found_in.records)) if look is not None else []
        shown = _begun(_shown(found_in.records, source, size))
        decided = {choice.key for choice in ours.symptoms.choices}
        choices = [choice for choice in found_in.choices if choice.key not in decided]
        with _journal_to_try(ours) if dry_run else nullcontext(ours.journal_to_write()) as journal:
            found = journal.take_in(shown, command="import", at=ours.recorded_at, choices=choices, dry_run=dry_run)
        profile = found_in.profile
        if profile != Profile() and not dry_run and journal.profile() == Profile():
            journal.set_profile(profile)
    counts = {"added": found.added, "known": found.known, "deleted": found.deleted, "dry_run": dry_run}
    if look is None:
        return Answer("import", lambda: counts, _taken_in(found, dry_run=dry_run))
    seen = {**counts, "different": len(differ), **import_look.look_json(look)}
    parts = chain(
        import_look.look_parts(look) if dry_run else (),
        _taken_in(found, dry_run=dry_run),
        import_look.different_parts(differ),
        () if dry_run else import_look.told(look),
    )
    return Answer("import", lambda: seen, parts)


def _routes(ours: Context) -> Mapping[str, str]:
    """How each product was taken lately, by its name as a key."""
    if not ours.started:
        return {}
    return {
        key_of(name_of(dose)): dose.route for dose in ours.journal().read(kinds=["dose"]) if isinstance(dose, Dose)
    }


def _taken_in(found: Imported, *, dry_run: bool) -> Iterator[Part]:
    said = [f"{'Would add' if dry_run else 'Added'} {counted(found.added, 'entry')}"]
    if found.known:
        said.append(f"{found.known:,} there already")
    if found.deleted:
        said.append(f"{found.deleted:,} left out, as you deleted or corrected them here")
    if found.added:
        said[-1] += ". Scores were read as 0 = no trouble, 10 = worst"
    way = "Nothing was changed." if dry_run or not found.added else output.addressed("Wrong? tracker undo")
    yield f"{', '.join(said)}.  {way}"


@contextmanager
def _journal_to_try(ours: Context) -> Iterator[Journal]:
    """The journal; if there is none yet, a temporary one, so that a dry run starts no journal."""
    if ours.started:
        yield ours.journal()
        return
    from tracker.store.upgrade import create_journal

    with tempfile.TemporaryDirectory(prefix="b12-tracker-") as folder:
        place = Path(folder) / "journal.db"
        create_journal(place)
        yield open_journal(place)


def _begun(records: Iterable[Record]) -> Iterator[Record]:
    """The same records, with the first already read: a bad file is refused before a journal is started."""
    rest = iter(records)
    return chain(list(islice(rest, 1)), rest)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    try:
        if path.is_dir():
            raise BadFile(f"{path} is a folder.", "Name the file in it.")
        file = path.open("rb")
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}.", "Check the name and the folder.") from None
    with file:
        yield file, os.fstat(file.fileno()).st_size


def _shown(records: Iterable[Record], source: BinaryIO, size: int) -> Iterator[Record]:
    """The same records. Shows a progress bar on the terminal while a large file is read."""
    if size < _LARGE or not sys.stderr.isatty():
        yield from records
        return
    with typer.progressbar(length=size, label="Importing", file=sys.stderr) as bar:
        read = 0
        for number, record in enumerate(records):
            if number % 5_000 == 0:
                bar.update(source.tell() - read)
                read = source.tell()
            yield record
        bar.update(size - read)


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
