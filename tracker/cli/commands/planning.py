"""What is to come: plans, the list of what is asked, places in turn."""

from typing import Annotated

import typer

from tracker.cli.context import of
from tracker.cli.options import Note, PlanWords, Product, SymptomWords


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
    from tracker.cli.change import plan

    plan.plan(of(context), words or [], grid=grid, book=book, first=from_, last=until, product=product, note=note)


def due(context: typer.Context) -> None:
    """Show when the next planned doses are due.

    \b
      tracker due
    """
    from tracker.cli.look import due

    due.due(of(context))


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
    from tracker.cli.change import symptom

    symptom.symptom(of(context), words or [], none=none, worst=worst)


def sites(context: typer.Context) -> None:
    """Show where the last injections went.

    \b
      tracker sites
    """
    from tracker.cli.look import sites

    sites.sites(of(context))
