"""The commands that write an entry."""

from typing import Annotated

import typer

from tracker.cli.answers.answer import Answer
from tracker.cli.context import of
from tracker.cli.options import DoseWords, LabWords, LogWords, Note, Product, Text, Yes


def log(context: typer.Context, words: LogWords = None, note: Note = None) -> Answer:
    """Log symptoms, each from 0 (none) to 10 (worst).

    By itself it asks, one key each; without a terminal it reads lines from standard input.

    \b
      tracker log
      tracker log t6 b4 l3
      tracker log tingling 6 yesterday 8am
      tracker log t6 left foot --note "after a walk"
      tracker log again

    More, for those who do home tests:

    \b
      tracker log romberg 22
    """
    from tracker.cli.enter import log

    return log.log(of(context), words or [], note)


def shot(
    context: typer.Context, words: DoseWords = None, product: Product = None, note: Note = None, yes: Yes = False
) -> Answer:
    """Log an injection.

    \b
      tracker shot
      tracker shot friday 8am left thigh
      tracker shot hydroxocobalamin 1 mg
      tracker shot skipped
    """
    from tracker.cli.enter import dose

    return dose.dose(of(context), "shot", words or [], product, note, yes=yes)


def take(
    context: typer.Context, words: DoseWords = None, product: Product = None, note: Note = None, yes: Yes = False
) -> Answer:
    """Log a tablet or another supplement.

    \b
      tracker take
      tracker take b12
      tracker take folate 5 mg yesterday
      tracker take b12 skipped
    """
    from tracker.cli.enter import dose

    return dose.dose(of(context), "take", words or [], product, note, yes=yes)


def lab(
    context: typer.Context,
    words: LabWords = None,
    laboratory: Annotated[str | None, typer.Option("--lab", metavar="NAME", help="Which laboratory.")] = None,
    note: Note = None,
    yes: Yes = False,
) -> Answer:
    """Log a blood test as it is printed.

    \b
      tracker lab b12 412 ng/L range 197-771
      tracker lab mma 0.34 umol/L range below 0.4
      tracker lab b12 412 ng/L 28 oct --lab "City Lab"
      tracker lab intrinsic factor antibodies positive
    """
    from tracker.cli.enter import lab

    return lab.lab(of(context), words or [], laboratory, note, yes=yes)


def fall(
    context: typer.Context,
    text: Text = None,
    injured: Annotated[bool | None, typer.Option("--injured/--unhurt", help="Whether you were hurt.")] = None,
) -> Answer:
    """Log a fall.

    \b
      tracker fall shower, bruised hip
      tracker fall yesterday 8am stairs --unhurt
    """
    from tracker.cli.enter import event

    return event.event(of(context), "fall", text or [], injured)


def note(context: typer.Context, text: Text = None) -> Answer:
    """Log a note in your own words.

    \b
      tracker note dizzy after stairs
      tracker note yesterday slept badly
    """
    from tracker.cli.enter import event

    return event.event(of(context), "note", text or [])


def visit(context: typer.Context, text: Text = None) -> Answer:
    """Log a visit to a doctor, past or to come.

    \b
      tracker visit dr rao 24 nov 10:40
      tracker visit tomorrow 9am blood test
    """
    from tracker.cli.enter import event

    return event.visit(of(context), text or [])


def ask(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="TEXT", help="The question; or done and its number. - reads stdin.")
    ] = None,
) -> Answer:
    """Write a question for your doctor.

    At most three; they stand on the report until they are done.

    \b
      tracker ask "Is a second nerve test planned?"
      tracker ask
      tracker ask done 161
    """
    from tracker.cli.enter import event

    return event.ask(of(context), words or [])


def alarm(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="NUMBER", help="Which one; a day may follow.")] = None,
) -> Answer:
    """Record a warning sign from a short list.

    \b
      tracker alarm
      tracker alarm 3
    """
    from tracker.cli.enter import alarm

    return alarm.alarm(of(context), words or [])
