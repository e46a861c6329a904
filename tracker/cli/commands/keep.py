"""The commands for files in and out, backups, merging, and the check of the journal."""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.answers.answer import Answer
from tracker.cli.context import of
from tracker.cli.options import Force, Format, Identity, Order, Output


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A CSV file, or a JSON export.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be added.")] = False,
    dates: Annotated[Order | None, typer.Option("--dates", help="How 03/04/2026 is meant in it.")] = None,
) -> Answer:
    """Import a CSV file: a spreadsheet, or an export.

    A spreadsheet has a column named date and one column a symptom, with scores from 0 to 10; an empty cell is no
    entry. An export of this program has every kind of entry, and comes back as it was.

    All of the file is added or nothing: a cell that cannot be read is named with its row and column. Importing it
    again adds nothing, and undo takes an import back whole. Look first with --dry-run.

    \b
      tracker import diary.csv --dry-run
      tracker import diary.csv --dates dmy
    """
    from tracker.cli.keep import import_export

    return import_export.import_file(of(context), file, dry_run=dry_run, order=dates.value if dates else None)


def export(
    context: typer.Context,
    shape: Format,
    to: Output = None,
    force: Force = False,
) -> Answer:
    """Export every entry as CSV or JSON.

    \b
      tracker export csv -o journal.csv
    """
    from tracker.cli.keep import import_export

    return import_export.export(of(context), shape.value, to, force=force)


def backup(
    context: typer.Context,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", readable=False, help="Where to put it.")
    ] = None,
    encrypt: Annotated[bool, typer.Option("--encrypt", help="Encrypt it; the passphrase is asked for.")] = False,
    recipient: Annotated[
        list[str] | None, typer.Option("--recipient", metavar="AGE1...", help="Encrypt it to this age key.")
    ] = None,
    verify: Annotated[
        Path | None, typer.Option("--verify", metavar="FILE", readable=False, help="Check a backup instead.")
    ] = None,
    verify_all: Annotated[bool, typer.Option("--verify-all", help="Check every backup in the folder.")] = False,
    identity: Identity = None,
) -> Answer:
    """Back up the journal, or verify backups.

    In the journal's own folder of backups 7 daily, 4 weekly and 12 monthly ones are kept, and all of today's. In a
    folder that you name nothing is ever removed.

    \b
      tracker backup
      tracker backup --to stick
      tracker backup --encrypt
      tracker backup --recipient age1...
      tracker backup --verify FILE
      tracker backup --verify-all
    """
    from tracker.cli.keep import backup

    ours = of(context)
    if verify is not None or verify_all:
        locks = encrypt or bool(recipient)
        return backup.verify(ours, verify, to, everything=verify_all, encrypt=locks, identity=identity)
    return backup.backup(ours, to, encrypt=encrypt, recipients=recipient or [], identity=identity)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The backup.")],
    identity: Identity = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> Answer:
    """Put a backup in the place of the journal.

    The backup is checked first. What was in the journal until now is kept in a copy, whose name is said: to go back,
    restore that. Entries made after the backup are only in that copy; merge brings them in. The passphrase of an
    encrypted one is asked for.

    Where the backups are: tracker where

    \b
      tracker restore FILE
      tracker restore FILE --identity KEYFILE
    """
    from tracker.cli.keep import backup

    return backup.restore(of(context), file, identity, yes=yes)


def merge(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The other journal, or a backup.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be different.")] = False,
    identity: Identity = None,
) -> Answer:
    """Bring the journal of another computer into this one.

    Where both changed the same entry, the later change holds; the other one is listed, and stays in the history. The
    other file is only read. A copy of the journal is kept first, and undo takes the merge back whole.

    \b
      tracker merge FILE --dry-run
      tracker merge FILE
    """
    from tracker.cli.keep import merge

    return merge.merge(of(context), file, identity, dry_run=dry_run)


def check(context: typer.Context) -> Answer:
    """Check that the journal is whole, safe and backed up.

    It repairs nothing. Exit code 0: all is fine, 1: something needs attention, 3: the file is damaged.

    \b
      tracker check
    """
    from tracker.cli.keep import backup

    return backup.check(of(context))
