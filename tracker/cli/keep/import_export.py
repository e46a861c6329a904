"""``tracker import``: records from files."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BufferedReader, FileIO
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, Final

import typer

from tracker.cli.answers.answer import Answer, Part
from tracker.cli.answers.injected_twice import injected_twice, twice_before
from tracker.cli.context import Context
from tracker.cli.keep import import_look
from tracker.cli.keep.brought_file import refuse_backup
from tracker.cli.keep.diary import Warned, import_diary
from tracker.cli.keep.import_changed import Changed, Settled, silent_columns
from tracker.cli.keep.import_gone import Gone
from tracker.cli.terminal import output
from tracker.cli.terminal.quoted import quoted
from tracker.domain.model.calendar_names import Order
from tracker.domain.model.catalogue import key_of, label_of
from tracker.domain.model.records import Dose, Record, name_of
from tracker.domain.model.remembered import IMPORT, INBOX, Remembered
from tracker.domain.wording.numbers import counted
from tracker.errors import BadFile
from tracker.exchange import bring
from tracker.exchange.bring import Brought, DiaryText
from tracker.exchange.meaning.import_answers import answers_of
from tracker.exchange.meaning.import_memory import Memory
from tracker.exchange.same_entries import with_identities
from tracker.store.journal import Imported

_LARGE: Final = 2_000_000
# A file of this size takes about a second to look at.
_SECONDS: Final = 50_000_000
_CUT_OFF: Final = "Nothing was imported. Check the disk that it is on, or copy the file to another one."


def import_file(
    ours: Context,
    file: Path,
    said: Mapping[str, Sequence[str] | None],
    *,
    order: Order | None,
    warned: Warned,
    changed: Changed | None = None,
    deleted_too: bool = False,
    dry_run: bool,
    purged_too: bool,
    removed_too: bool = False,
    yes: bool,
) -> Answer:
    """Add everything that a file holds, or nothing. Raises BadFile, and Unreadable for what has to be asked.

    A file of another program, or a spreadsheet, is looked at first. said: the answers about it, as in ``answers_of``;
    warned: the warnings that the lines of a diary add; changed: which of two holds where an entry of the journal says
    something else; deleted_too, purged_too: also what was deleted or purged here; removed_too: take
    out what came of the file before and is gone from it.
    """
    answers = answers_of(**{key: texts or () for key, texts in said.items()}, order=order or ours.date_order)
    refuse_backup(ours, file)
    with _opened(file) as (source, size):
        if size > _SECONDS and sys.stderr.isatty():
            ours.tell(f"Reading {size // 1_000_000:,} MB.")
        brought = bring.read(
            source,
            today=ours.today,
            answers=answers,
            symptoms=ours.symptoms,
            routes=_routes(ours),
            memory=_memory(ours),
            here=ours.here,
        )
        if isinstance(brought, DiaryText):
            return import_diary(ours, brought.text, warned=warned, order=answers.order, dry_run=dry_run)
        look = brought.look if isinstance(brought, Brought) else None
        if look is not None and look.questions and dry_run:
            return Answer("import", None, import_look.look_parts(look), problem=import_look.unanswered(look))
        gone = Gone(ours, file, removed_too=removed_too, options={"--dates": order, "--changed": changed})
        if isinstance(brought, Brought):
            found_in = import_look.agreed(ours, brought, gone, both=changed == "both", dry_run=dry_run, yes=yes)
        else:
            found_in = brought
        records = found_in.records
        scored: set[str] = set()
        settle = Settled(ours, changed, apart=look is not None, dry_run=dry_run, yes=yes)
        if ours.started:
            records = with_identities(
                records,
                ours.journal().every_entry,
                unnamed=found_in.unnamed,
                silent=found_in.silent,
                both=changed == "both",
            )
        shown = _begun(_shown(_noted(records, scored) if look is None else records, source, size))
        decided = {choice.key for choice in ours.symptoms.choices}
        choices = [choice for choice in found_in.choices if choice.key not in decided]
        remember = list(found_in.remembered)
        talk: Iterable[str] = ()
        if dry_run and not ours.started:
            found = replace(_counted(shown), plans=len(found_in.plans))
        else:
            journal = ours.journal_to_write()
            if not dry_run:
                talk = injected_twice(ours, journal, twice_before(journal))
            remember = _to_remember(journal.remembered(), remember)
            found = journal.take_in(
                shown,
                command="import",
                at=ours.recorded_at,
                choices=choices,
                person=found_in.profile,
                remember=remember,
                plans=found_in.plans,
                settle=settle,
                silent=silent_columns(found_in.silent),
                remove=gone.to_remove,
                deleted_too=deleted_too,
                purged_too=purged_too,
                dry_run=dry_run,
            )
    counts = {
        "added": found.added,
        "known": found.known,
        "different": found.differ,
        "corrected": found.corrected,
        "deleted": found.deleted,
        "purged": found.purged,
        "plans": found.plans,
        "dry_run": dry_run,
    }
    written = not dry_run and bool(
        found.added or found.corrected or found.removed or choices or remember or found.plans
    )
    if look is None:
        own = sorted(scored - ours.symptoms.known.keys() - {choice.key for choice in choices})
        talk = chain(talk, _not_listed(own))
    parts = chain(
        import_look.look_parts(look) if look is not None and dry_run else (),
        _taken_in(found, dry_run=dry_run, changed=written, listed=bool(choices) or look is None),
        _remembered(remember) if look is not None and not dry_run else (),
        settle.parts(),
        gone.parts(unsettled=dry_run and found.differ > found.corrected and changed is None),
        import_look.told(look) if look is not None and not dry_run else (),
    )
    seen = {**counts, **gone.as_json(), **import_look.look_json(look)} if look is not None else counts
    return Answer("import", lambda: seen, parts, talk)


def _memory(ours: Context) -> Memory:
    """What was answered about earlier files."""
    return Memory(ours.journal().remembered_since(IMPORT) if ours.started else {})


def _to_remember(known: Sequence[Remembered], new: Sequence[Remembered]) -> list[Remembered]:
    """What is new. Answers about this file hold from now on; of another journal, only what this one has none of."""
    answers = {(one.topic, one.said): one.answer for one in known}

    def is_new(one: Remembered) -> bool:
        there = answers.get((one.topic, one.said))
        return there is None or (one.topic == IMPORT and there != one.answer)

    return [one for one in new if one.topic != INBOX and is_new(one)]


def _routes(ours: Context) -> Mapping[str, str]:
    """How each product was taken lately, by its name as a key."""
    if not ours.started:
        return {}
    return {
        key_of(name_of(dose)): dose.route for dose in ours.journal().read(kinds=["dose"]) if isinstance(dose, Dose)
    }


def _taken_in(found: Imported, *, dry_run: bool, changed: bool, listed: bool) -> Iterator[Part]:
    new = counted(found.added, "entry") + (f" and {counted(found.plans, 'plan')}" if found.plans else "")
    said = [f"{'Would add' if dry_run else 'Added'} {new}"]
    if found.corrected:
        said.append(f"{'would correct' if dry_run else 'corrected'} {found.corrected:,}")
    if found.removed:
        said.append(f"{'would take out' if dry_run else 'took out'} {found.removed:,}")
    if found.known - found.corrected:
        said.append(f"{found.known - found.corrected:,} there already")
    if found.deleted:
        said.append(f"{found.deleted:,} left out, as you deleted or corrected them here")
    if found.purged:
        said.append(f"{found.purged:,} left out, as you purged them here (to bring them in: --purged-too)")
    if found.plans_left:
        said.append(f"{counted(found.plans_left, 'plan')} left out, as you have another one for the same")
    if found.added or found.corrected:
        said[-1] += ". Scores were read as 0 = no trouble, 10 = worst"
    if changed and listed and not (found.added or found.corrected or found.plans):
        said[-1] += ". Your list of symptoms and names was taken over"
    way = output.addressed("Wrong? tracker undo") if changed else "Nothing was changed."
    yield f"{', '.join(said)}.  {way}"


def _noted(records: Iterable[Record], scored: set[str]) -> Iterator[Record]:
    """The same records. Puts the names of their symptoms into ``scored``."""
    for record in records:
        if record.kind == "symptom":
            scored.add(name_of(record))
        yield record


def _not_listed(own: Sequence[str]) -> Iterator[str]:
    """What to say of symptoms of somebody's own: CSV has their scores, and not the words of the list."""
    if own:
        labels = [label_of("symptom", key) for key in own]
        way = output.addressed(f"To put one on it: tracker symptom add {quoted(labels[0].lower())}")
        yield f"Not on your list of symptoms: {', '.join(labels)}. {way}"


def _remembered(remember: Sequence[Remembered]) -> Iterator[Part]:
    if remember:
        yield "Your answers are remembered for the next file of this kind; give an option again to change one."


def _counted(records: Iterable[Record]) -> Imported:
    """What an import into a new journal would add. A dry run starts no journal, and writes no word anywhere."""
    seen: set[str] = set()
    count = 0
    for record in records:
        seen.add(record.uid)
        count += 1
    return Imported(added=len(seen), known=count - len(seen), deleted=0)


def _begun(records: Iterable[Record]) -> Iterator[Record]:
    """The same records, with the first already read: a bad file is refused before a journal is started."""
    rest = iter(records)
    return chain(list(islice(rest, 1)), rest)


class _Source(FileIO):
    """A file that can stop being readable half-way: a stick that is pulled out, a disk that fails."""

    def readinto(self, buffer: Any, /) -> int:
        with _readable(self.name, _CUT_OFF):
            return super().readinto(buffer) or 0

    def readall(self) -> bytes:
        with _readable(self.name, _CUT_OFF):
            return super().readall() or b""


@contextmanager
def _readable(path: object, hint: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}.", hint) from None


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    with _readable(path, "Check the name and the folder."):
        if path.is_dir():
            raise BadFile(f"{path} is a folder.", "Name the file in it.")
        file = BufferedReader(_Source(path))
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
