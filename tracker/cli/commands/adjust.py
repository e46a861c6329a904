"""The commands that change entries, plans, the list of symptoms and the settings, or say where the journal is."""

from typing import Annotated

import typer

from tracker.cli.answers.answer import Answer
from tracker.cli.context import of
from tracker.cli.options import Changed, EntryNumber, Note, PlanWords, Product, Setting, Steps, SymptomWords, Yes


def undo(context: typer.Context, steps: Steps = "1") -> Answer:
    """Take back the last change, or the last N.

    \b
      tracker undo
      tracker undo 3
    """
    from tracker.cli.adjust import undo_edit

    return undo_edit.undo(of(context), steps)


def redo(context: typer.Context, steps: Steps = "1") -> Answer:
    """Make the last undone change again.

    \b
      tracker redo
    """
    from tracker.cli.adjust import undo_edit

    return undo_edit.redo(of(context), steps)


def edit(context: typer.Context, number: EntryNumber, words: Changed = None, note: Note = None) -> Answer:
    """Correct an entry.

    \b
      tracker edit 143 tingling 5
      tracker edit 143 yesterday 8am
      tracker edit 143 --note "after a walk"
    """
    from tracker.cli.adjust import undo_edit

    return undo_edit.edit(of(context), number, words or [], note)


def delete(
    context: typer.Context,
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER", help="Entries, by their numbers.")],
) -> Answer:
    """Take entries out; undo brings them back.

    \b
      tracker delete 143
    """
    from tracker.cli.adjust import undo_edit

    return undo_edit.delete(of(context), numbers)


def move(
    context: typer.Context,
    number: EntryNumber,
    to: Annotated[str, typer.Argument(metavar="NAME", help="Whose journal; me for your own.")],
) -> Answer:
    """Move an entry to the journal of somebody else, or to your own.

    For one that was written in the wrong journal.

    \b
      tracker move 143 mum
      tracker --for mum move 1 me
    """
    from tracker.cli.adjust import move

    return move.move(of(context), number, to)


def purge(
    context: typer.Context,
    number: EntryNumber,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> Answer:
    """Take an entry out of the file for good, with its history.

    It cannot be undone. Backups and exports made earlier still hold it.

    \b
      tracker purge 143
    """
    from tracker.cli.adjust import undo_edit

    return undo_edit.purge(of(context), number, yes=yes)


def plan(
    context: typer.Context,
    words: PlanWords = None,
    grid: Annotated[
        bool, typer.Option("--grid", help="More: on fixed dates, not counted from the last dose.")
    ] = False,
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
    yes: Yes = False,
) -> Answer:
    """Write down what your doctor planned.

    \b
      tracker plan
      tracker plan shot hydroxocobalamin 1 mg im every 8 weeks
      tracker plan take folate 5 mg daily from 1 oct
      tracker plan take folate 5 mg as needed
      tracker plan shot b12 1 mg 3 times a week for 2 weeks then every 3 months
      tracker plan shot b12 1 mg alternate days until told otherwise then every 2 months
      tracker plan shot b12 1 mg every 10 to 12 weeks
      tracker plan take b12 1 mg daily for a week then 500 ug mon wed fri
      tracker plan next b12
      tracker plan stop folate
      tracker plan stock hydroxocobalamin 10 expires 2027-03
    """
    from tracker.cli.adjust import plan

    return plan.plan(
        of(context), words or [], grid=grid, book=book, first=from_, last=until, product=product, note=note, yes=yes
    )


def symptom(
    context: typer.Context,
    words: SymptomWords = None,
    none: Annotated[str | None, typer.Option("--none", metavar="WORDS", help="What 0 means.")] = None,
    worst: Annotated[str | None, typer.Option("--worst", metavar="WORDS", help="What 10 means.")] = None,
) -> Answer:
    """Show or change your list of symptoms.

    \b
      tracker symptom
      tracker symptom add numbness
      tracker symptom add burning feet --worst "cannot bear a sock"
      tracker symptom add fatigue weekly
      tracker symptom hide balance
      tracker symptom rename tingling to pins and needles
      tracker symptom move balance 1
      tracker symptom also zapping tingling
      tracker symptom merge fatigue brain fog
    """
    from tracker.cli.adjust import symptom

    return symptom.symptom(of(context), words or [], none=none, worst=worst)


def profile(
    context: typer.Context,
    field: Annotated[str | None, typer.Argument(metavar="FIELD", help="name or born.")] = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="VALUE", help="What to print on the report; - for nothing.")
    ] = None,
) -> Answer:
    """Set the name and birthday on the report.

    \b
      tracker profile
      tracker profile name "Sam Example"
      tracker profile born 1968-04-12
    """
    from tracker.cli.adjust import profile

    return profile.profile(of(context), field, value or [])


def config(
    context: typer.Context,
    key: Setting = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="VALUE", help="What to set it to; - for the default.")
    ] = None,
) -> Answer:
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
    from tracker.cli.adjust import config

    return config.config(of(context), key, value or [])


def journal(
    context: typer.Context,
    verb: Annotated[str | None, typer.Argument(metavar="add", help="To start one.")] = None,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Who it is for: letters, digits, hyphens.")
    ] = None,
) -> Answer:
    """List the journals kept for somebody, or add one.

    Any command is about it with --for and its name.

    \b
      tracker journal
      tracker journal add mum
    """
    from tracker.cli.adjust import profile

    return profile.journal(of(context), verb, name)


def where(context: typer.Context) -> Answer:
    """Say where the journal and its backups are.

    \b
      tracker where
    """
    from tracker.cli.adjust import profile

    return profile.where(of(context))
