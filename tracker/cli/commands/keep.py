"""The commands for files in and out, backups, merging, and the check of the journal."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tracker.cli.answers.answer import Answer
from tracker.cli.context import of
from tracker.cli.options import Force, Format, Holds, Identity, Last, Order, Output, PurgedToo, Since


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A spreadsheet, or an export.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would become.")] = False,
    dates: Annotated[Order | None, typer.Option("--dates", help="How 03/04/2026 is meant in it.")] = None,
    scale: Annotated[
        list[str] | None, typer.Option("--scale", metavar="0-4", help="Its scale, or NAME=0-4; it becomes 0-10.")
    ] = None,
    better: Annotated[
        list[str] | None,
        typer.Option("--higher-is-better", metavar="NAME", help="Much of it is good: it is turned round."),
    ] = None,
    named: Annotated[
        list[str] | None,
        typer.Option("--as", metavar="NAME=SYMPTOM", help="What a name is; =note keeps it as notes."),
    ] = None,
    skip: Annotated[list[str] | None, typer.Option("--skip", metavar="NAME", help="Leave it out.")] = None,
    product: Annotated[
        list[str] | None,
        typer.Option(
            "--product", metavar="DOSE", help='What was taken, as "hydroxocobalamin 1 mg im", or NAME=DOSE.'
        ),
    ] = None,
    changed: Annotated[
        Holds | None,
        typer.Option(
            "--changed",
            metavar="WHICH",
            help="What holds of a changed entry: that of the file, the journal, or both.",
        ),
    ] = None,
    deleted_too: Annotated[bool, typer.Option("--deleted-too", help="Also bring in what you deleted here.")] = False,
    purged_too: PurgedToo = False,
    removed_too: Annotated[
        bool, typer.Option("--removed-too", help="Take out what came of it before and is gone from it.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; put new names on the list.")] = False,
) -> Answer:
    """Import a spreadsheet, an export of another app, or one of this program.

    It shows what everything becomes before it writes anything. All of the file is added or nothing; every cell that
    cannot be read is named with its row and column. Importing a file again adds only what is new, and asks what
    holds where an entry was changed since. Undo takes an import back whole.

    \b
      tracker import diary.csv --dry-run
      tracker import diary.csv --dates dmy
    """
    from tracker.cli.enter.alarm import new_warnings
    from tracker.cli.keep import import_export

    said = {"scales": scale, "better": better, "named": named, "skipped": skip, "products": product}
    order: Literal["dmy", "mdy"] | None = dates.value if dates else None
    holds: Literal["file", "journal", "both"] | None = changed.value if changed else None
    return import_export.import_file(
        of(context),
        file,
        said,
        order=order,
        warned=new_warnings,
        changed=holds,
        deleted_too=deleted_too,
        purged_too=purged_too,
        removed_too=removed_too,
        dry_run=dry_run,
        yes=yes,
    )


def inbox(
    context: typer.Context,
    where: Annotated[
        str | None, typer.Argument(metavar="FILE", help="The text file of the phone; or off, for none.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go in.")] = False,
) -> Answer:
    """Take in what is new in the text file that your phone writes to.

    With a file it remembers where that lies. A day stands in front of a line or above it, and the lines are in the
    words of the commands: t6 b4 l3 evening, shot left thigh, fall stairs, slept badly. A line that cannot be read is
    listed, and stays for the next time.

    \b
      tracker inbox diary.txt
      tracker inbox
      tracker inbox off
    """
    from tracker.cli.enter.alarm import new_warnings
    from tracker.cli.keep import inbox

    return inbox.inbox(of(context), where, warned=new_warnings, dry_run=dry_run)


def export(
    context: typer.Context,
    shape: Format,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="Symptoms, and a span of days; for ics, how far ahead."),
    ] = None,
    since: Since = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="The last day; for ics, how far ahead.")
    ] = None,
    last: Last = None,
    wide: Annotated[bool, typer.Option("--wide", help="csv: a table for people, a row a day.")] = False,
    semicolons: Annotated[
        bool, typer.Option("--semicolons", help="csv --wide: for Excel where 0,5 is a half.")
    ] = False,
    at: Annotated[str | None, typer.Option("--at", metavar="TIME", help="ics: doses at this time of day.")] = None,
    remind: Annotated[
        str | None, typer.Option("--remind", metavar="BEFORE", help='ics: an alarm, such as "1 day" before.')
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="ics: say products, amounts and who a visit is with.")
    ] = False,
    to: Output = None,
    force: Force = False,
) -> Answer:
    """Export every entry as CSV or JSON, a table for people, or what lies ahead as a calendar.

    \b
      tracker export csv -o journal.csv
      tracker export csv --wide tingling 6 months
      tracker export xlsx -o b12.xlsx
      tracker export ics --at 09:00 --remind "1 day" -o dates.ics
    """
    from tracker.cli.keep import export
    from tracker.cli.look.spans import spanned

    def page() -> bytes:
        from tracker.cli.look import report

        return report.page(ours, **days)

    ours = of(context)
    if shape.value == "ics" and words and until is None:
        until = " ".join(words)
        words = None
    symptoms, days = spanned(ours, words, since, until, last)
    wanted = export.Wanted(
        symptoms=symptoms, **days, at=at, remind=remind, names=names, wide=wide, semicolons=semicolons
    )
    return export.export(ours, shape.value, wanted, to, force=force, page=page)


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
    purged_too: PurgedToo = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask, also where nothing of it is in this one.")] = False,
) -> Answer:
    """Bring the journal of another computer into this one.

    Where both changed the same entry, the later change holds; the other one is listed, and stays in the history. The
    other file is only read. A copy of the journal is kept first, and undo takes the merge back whole. What was purged
    here stays out. It asks before it merges a journal that may be somebody else's.

    \b
      tracker merge FILE --dry-run
      tracker merge FILE
    """
    from tracker.cli.keep import merge

    return merge.merge(of(context), file, identity, dry_run=dry_run, purged_too=purged_too, yes=yes)


def check(
    context: typer.Context,
    mend: Annotated[bool, typer.Option("--mend", help="Mend what can be mended; each thing is asked.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> Answer:
    """Check that the journal is whole, safe and backed up.

    Without --mend it changes nothing. Exit code 0: all is fine, 1: something needs attention, 3: the file is damaged.

    With --mend it removes what a killed command left, takes a write-ahead log of another program into the journal,
    and takes the right to read it from others. No entry is touched.

    \b
      tracker check
      tracker check --mend
    """
    from tracker.cli.keep import check

    return check.check(of(context), mend=mend, yes=yes)
