"""Every command with its words, options and help: the contract, and nothing else.

What a command does is in the module it names, imported when it is called: a start that only shows help or
completes a word loads none of it. (No ``from __future__ import annotations`` here: Typer would have to
evaluate every annotation from text.)
"""

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli.context import of
from tracker.cli.options import (
    Changed,
    DoseWords,
    EntryNumber,
    Force,
    Identity,
    LabWords,
    Last,
    LogWords,
    Note,
    Order,
    Output,
    Paper,
    PlanWords,
    Product,
    Setting,
    Shape,
    Since,
    Size,
    Steps,
    Symptoms,
    SymptomWords,
    Text,
    Until,
    What,
)


def log(context: typer.Context, words: LogWords = None, note: Note = None) -> None:
    """Log symptoms, each from 0 (none) to 10 (worst).

    By itself it asks, one key each; without a terminal it reads lines from standard input.

    \b
      tracker log
      tracker log t6 b4 l3
      tracker log tingling 6 yesterday 8am
      tracker log t6 left foot --note "after a walk"
      tracker log romberg 22
    """
    from tracker.cli import log

    log.log(of(context), words or [], note)


def shot(context: typer.Context, words: DoseWords = None, product: Product = None, note: Note = None) -> None:
    """Log an injection.

    \b
      tracker shot
      tracker shot friday 8am left thigh
      tracker shot hydroxocobalamin 1 mg
      tracker shot skipped
    """
    from tracker.cli import dose

    dose.dose(of(context), "shot", words or [], product, note)


def take(context: typer.Context, words: DoseWords = None, product: Product = None, note: Note = None) -> None:
    """Log a tablet or another supplement.

    \b
      tracker take
      tracker take b12
      tracker take folate 5 mg yesterday
      tracker take b12 skipped
    """
    from tracker.cli import dose

    dose.dose(of(context), "take", words or [], product, note)


def lab(
    context: typer.Context,
    words: LabWords = None,
    laboratory: Annotated[str | None, typer.Option("--lab", metavar="NAME", help="Which laboratory.")] = None,
    note: Note = None,
) -> None:
    """Log a blood test as it is printed.

    \b
      tracker lab b12 412 ng/L range 197-771
      tracker lab mma 0.34 umol/L range below 0.4
      tracker lab b12 412 ng/L 28 oct --lab "City Lab"
    """
    from tracker.cli import lab

    lab.lab(of(context), words or [], laboratory, note)


def fall(
    context: typer.Context,
    text: Text = None,
    injured: Annotated[bool | None, typer.Option("--injured/--unhurt", help="Whether you were hurt.")] = None,
) -> None:
    """Log a fall.

    \b
      tracker fall shower, bruised hip
      tracker fall yesterday 8am stairs --unhurt
    """
    from tracker.cli import event

    event.event(of(context), "fall", text or [], injured)


def note(context: typer.Context, text: Text = None) -> None:
    """Log a note in your own words.

    \b
      tracker note dizzy after stairs
      tracker note yesterday slept badly
    """
    from tracker.cli import event

    event.event(of(context), "note", text or [])


def visit(context: typer.Context, text: Text = None) -> None:
    """Log a visit to a doctor, past or to come.

    \b
      tracker visit dr rao 24 nov 10:40
      tracker visit tomorrow 9am blood test
    """
    from tracker.cli import event

    event.visit(of(context), text or [])


def ask(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", help="The question; or done and its number. - reads stdin.")
    ] = None,
) -> None:
    """Write a question for your doctor.

    At most three; they stand on the report until they are done.

    \b
      tracker ask "Is a second nerve test planned?"
      tracker ask
      tracker ask done 161
    """
    from tracker.cli import ask

    ask.ask(of(context), words or [])


def alarm(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="NUMBER", help="Which one; a day may follow.")] = None,
) -> None:
    """Record a warning sign from a short list.

    \b
      tracker alarm
      tracker alarm 3
    """
    from tracker.cli import warnings

    warnings.alarm(of(context), words or [])


def today(context: typer.Context) -> None:
    """Show what is logged today, and what is next.

    \b
      tracker today
      tracker
    """
    from tracker.cli import day

    day.today(of(context))


def show(
    context: typer.Context,
    what: What = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw symptoms here, in the terminal.")] = False,
) -> None:
    """Show days, scores and entries.

    Kinds: falls, doses, shots, tests, labs, notes, visits, alarms, skipped.

    \b
      tracker show
      tracker show 30 days
      tracker show tingling
      tracker show tingling 60 days --chart
      tracker show yesterday
      tracker show falls 6 months
      tracker show ahead
      tracker show text dizzy
      tracker show 143
    """
    from tracker.cli import show

    show.show(of(context), what or [], since=since, until=until, last=last, chart=chart)


def history(
    context: typer.Context,
    number: Annotated[str | None, typer.Argument(metavar="NUMBER", help="An entry, by its number.")] = None,
    last: Last = None,
) -> None:
    """Show the last changes, or what became of an entry.

    \b
      tracker history
      tracker history 143
      tracker history --last "30 days"
    """
    from tracker.cli import history

    history.history(of(context), number, last)


def trend(
    context: typer.Context, symptoms: Symptoms = None, since: Since = None, until: Until = None, last: Last = None
) -> None:
    """Show the change from the period before.

    Means of daily scores, with an interval that allows for days being like their neighbours. 90 days by default,
    beside the 90 days before them.

    \b
      tracker trend
      tracker trend tingling --last "6 months"
    """
    from tracker.cli import trend

    trend.trend(of(context), symptoms or [], since=since, until=until, last=last)


def cycle(
    context: typer.Context, symptoms: Symptoms = None, since: Since = None, until: Until = None, last: Last = None
) -> None:
    """Show symptoms by days since the injection.

    The days before an injection are compared with those after the ones on both sides. The last year by default: three
    complete cycles are needed.

    \b
      tracker cycle
      tracker cycle tingling --last "2 years"
    """
    from tracker.cli import cycle

    cycle.cycle(of(context), symptoms or [], since=since, until=until, last=last)


def chart(
    context: typer.Context,
    symptoms: Symptoms = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    cycle: Annotated[bool, typer.Option("--cycle", help="By days since the last injection.")] = False,
    size: Annotated[Size, typer.Option("--size", help="A slide has larger letters.")] = Size.screen,
    to: Output = None,
    force: Force = False,
) -> None:
    """Draw a chart as a png, svg or pdf file.

    \b
      tracker chart
      tracker chart tingling -o tingling.png
      tracker chart --cycle --size slide -o cycles.png
    """
    from tracker.cli import draw

    days = {"since": since, "until": until, "last": last}
    draw.chart(of(context), symptoms or [], **days, cycle=cycle, size=size.value, to=to, force=force)


def report(
    context: typer.Context,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    paper: Annotated[Paper | None, typer.Option("--paper", help="The size of the paper; a4 unless set.")] = None,
    large: Annotated[bool, typer.Option("--large", help="Large print, on its side.")] = False,
    html: Annotated[bool, typer.Option("--html", help="One file for a browser.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Plain lines, for a screen reader or a form.")] = False,
    to: Output = None,
    force: Force = False,
) -> None:
    """Draw the page for the doctor.

    Without days it begins with the last visit, if that is at least two weeks back, or 90 days ago, or with
    the first entry of a younger journal.

    \b
      tracker report
      tracker report --since visit
      tracker report --since 2026-08-01 -o visit.pdf
      tracker report --large
      tracker report --html
      tracker report --text
    """
    from tracker.cli import draw

    twin = draw.twin_of(html=html, text=text)
    days = {"since": since, "until": until, "last": last}
    draw.report(of(context), **days, paper=paper.value if paper else None, large=large, twin=twin, to=to, force=force)


def plan(
    context: typer.Context,
    words: PlanWords = None,
    grid: Annotated[bool, typer.Option("--grid", help="On fixed dates, not counted from the last dose.")] = False,
    book: Annotated[
        str | None, typer.Option("--book", metavar="SPAN", help='How long before to book it: "2 weeks".')
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day; it may lie ahead.")
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="The last day; it may lie ahead.")
    ] = None,
    product: Product = None,
    note: Note = None,
) -> None:
    """Write down what your doctor planned.

    \b
      tracker plan
      tracker plan shot hydroxocobalamin 1 mg im every 8 weeks
      tracker plan take folate 5 mg daily
      tracker plan shot b12 1 mg weekly x 8 then monthly
      tracker plan shot b12 1 mg alternate days until told otherwise then every 2 months
      tracker plan next b12
      tracker plan stop folate
    """
    from tracker.cli import plan

    plan.plan(of(context), words or [], grid=grid, book=book, first=from_, last=until, product=product, note=note)


def due(context: typer.Context) -> None:
    """Show when the next planned doses are due.

    \b
      tracker due
    """
    from tracker.cli import plan

    plan.due(of(context))


def undo(context: typer.Context, steps: Steps = "1") -> None:
    """Take back the last change, or the last N.

    \b
      tracker undo
      tracker undo 3
    """
    from tracker.cli import mend

    mend.undo(of(context), steps)


def redo(context: typer.Context, steps: Steps = "1") -> None:
    """Make the last undone change again.

    \b
      tracker redo
    """
    from tracker.cli import mend

    mend.redo(of(context), steps)


def edit(context: typer.Context, number: EntryNumber, words: Changed = None, note: Note = None) -> None:
    """Correct an entry.

    \b
      tracker edit 143 tingling 5
      tracker edit 143 yesterday 8am
      tracker edit 143 --note "after a walk"
    """
    from tracker.cli import mend

    mend.edit(of(context), number, words or [], note)


def delete(
    context: typer.Context,
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER", help="Entries, by their numbers.")],
) -> None:
    """Take entries out; undo brings them back.

    \b
      tracker delete 143
    """
    from tracker.cli import mend

    mend.delete(of(context), numbers)


def purge(
    context: typer.Context,
    number: EntryNumber,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Take an entry out of the file for good, with its history.

    It cannot be undone. Backups and exports made earlier still hold it.

    \b
      tracker purge 143
    """
    from tracker.cli import mend

    mend.purge(of(context), number, yes=yes)


def symptom(
    context: typer.Context,
    words: SymptomWords = None,
    none: Annotated[str | None, typer.Option("--none", metavar="WORDS", help="What 0 means.")] = None,
    worst: Annotated[str | None, typer.Option("--worst", metavar="WORDS", help="What 10 means.")] = None,
) -> None:
    """Show or change your list of symptoms.

    \b
      tracker symptom
      tracker symptom add numbness
      tracker symptom add burning feet --worst "cannot bear a sock"
      tracker symptom add interference weekly
      tracker symptom hide balance
      tracker symptom rename tingling to pins and needles
      tracker symptom move balance 1
    """
    from tracker.cli import symptom

    symptom.symptom(of(context), words or [], none=none, worst=worst)


def sites(context: typer.Context) -> None:
    """Show where the last injections went.

    \b
      tracker sites
    """
    from tracker.cli import sites

    sites.sites(of(context))


def profile(
    context: typer.Context,
    field: Annotated[str | None, typer.Argument(metavar="FIELD", help="name or born.")] = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="VALUE", help="What to print on the report; - for nothing.")
    ] = None,
) -> None:
    """Set the name and birthday on the report.

    \b
      tracker profile
      tracker profile name "Sam Example"
      tracker profile born 1968-04-12
    """
    from tracker.cli import setup

    setup.profile(of(context), field, value or [])


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A CSV file, or a JSON export.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be added.")] = False,
    dates: Annotated[Order | None, typer.Option("--dates", help="How 03/04/2026 is meant in it.")] = None,
) -> None:
    """Import a CSV file: a spreadsheet, or an export.

    A spreadsheet has a date column and one column a symptom; importing it again adds nothing.

    \b
      tracker import diary.csv --dry-run
      tracker import diary.csv --dates dmy
    """
    from tracker.cli import data

    data.import_file(of(context), file, dry_run=dry_run, order=dates.value if dates else None)


def export(
    context: typer.Context,
    shape: Annotated[Shape, typer.Argument(help="csv or json; both hold everything.")],
    to: Output = None,
    force: Force = False,
) -> None:
    """Export every entry as CSV or JSON.

    \b
      tracker export csv -o journal.csv
    """
    from tracker.cli import data

    data.export(of(context), shape.value, to, force=force)


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
) -> None:
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
    from tracker.cli import backup

    ours = of(context)
    if verify is not None or verify_all:
        backup.verify(ours, verify, to, everything=verify_all, encrypt=encrypt or bool(recipient), identity=identity)
    else:
        backup.backup(ours, to, encrypt=encrypt, recipients=recipient or [], identity=identity)


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The backup.")],
    identity: Identity = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Put a backup in the place of the journal.

    What was there before is kept in a copy. The passphrase of an encrypted one is asked for.

    \b
      tracker restore FILE
      tracker restore FILE --identity KEYFILE
    """
    from tracker.cli import backup

    backup.restore(of(context), file, identity, yes=yes)


def merge(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="The other journal, or a backup.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be different.")] = False,
    identity: Identity = None,
) -> None:
    """Bring the journal of another computer into this one.

    Where both changed the same entry, the later change holds; the other one is listed, and stays in the history. The
    other file is only read. A copy of the journal is kept first, and undo takes the merge back whole.

    \b
      tracker merge FILE --dry-run
      tracker merge FILE
    """
    from tracker.cli import merging

    merging.merge(of(context), file, identity, dry_run=dry_run)


def check(context: typer.Context) -> None:
    """Check that the journal is whole, safe and backed up.

    It repairs nothing. Exit code 0: all is fine, 1: something needs attention, 3: the file is damaged.

    \b
      tracker check
    """
    from tracker.cli import check

    check.check(of(context))


def demo(context: typer.Context, to: Output = None, force: Force = False) -> None:
    """Draw the report of a year of example data.

    \b
      tracker demo
    """
    from tracker.cli import draw

    draw.demo(of(context), to, force=force)


def config(
    context: typer.Context,
    key: Setting = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="VALUE", help="What to set it to; - for the default.")
    ] = None,
) -> None:
    """Show the settings, or set one.

    An option goes before the environment, the environment before what is set here.

    \b
      tracker config
      tracker config date-order dmy
      tracker config emergency 112
      tracker config paper letter
      tracker config plain on
      tracker config journal health.db
      tracker config date-order -
    """
    from tracker.cli import config

    config.config(of(context), key, value or [])


def journal(
    context: typer.Context,
    verb: Annotated[str | None, typer.Argument(metavar="add", help="To start one.")] = None,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="For whom: letters, digits, hyphens.")] = None,
) -> None:
    """List the journals kept for somebody, or add one.

    Any command is about it with --for and its name.

    \b
      tracker journal
      tracker journal add mum
    """
    from tracker.cli import setup

    setup.journal(of(context), verb, name)


def where(context: typer.Context) -> None:
    """Say where the journal and its backups are.

    \b
      tracker where
    """
    from tracker.cli import setup

    setup.where(of(context))


COMMANDS = (
    today,
    log,
    shot,
    take,
    lab,
    fall,
    note,
    visit,
    ask,
    alarm,
    show,
    history,
    trend,
    cycle,
    chart,
    report,
    plan,
    due,
    undo,
    redo,
    edit,
    delete,
    purge,
    symptom,
    sites,
    profile,
    import_,
    export,
    backup,
    restore,
    check,
    merge,
    demo,
    config,
    journal,
    where,
)
