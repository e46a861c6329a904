"""The commands that show, calculate or draw."""

from typing import Annotated

import typer

from tracker.cli.answers.answer import Answer
from tracker.cli.context import of
from tracker.cli.options import Force, Last, Output, Paper, Since, Size, Symptoms, Until, What


def today(context: typer.Context) -> Answer:
    """Show what is logged today, and what is next.

    \b
      tracker today
      tracker
    """
    from tracker.cli.look import today

    return today.today(of(context))


def show(
    context: typer.Context,
    what: What = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    chart: Annotated[bool, typer.Option("--chart", help="Draw symptoms here, in the terminal.")] = False,
) -> Answer:
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
    from tracker.cli.look import show

    return show.show(of(context), what or [], since=since, until=until, last=last, chart=chart)


def history(
    context: typer.Context,
    number: Annotated[str | None, typer.Argument(metavar="NUMBER", help="An entry, by its number.")] = None,
    last: Last = None,
) -> Answer:
    """Show the last changes, or what became of an entry.

    \b
      tracker history
      tracker history 143
      tracker history --last "30 days"
    """
    from tracker.cli.look import history

    return history.history(of(context), number, last)


def trend(
    context: typer.Context,
    symptoms: Symptoms = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    than: Annotated[
        str | None, typer.Option("--than", metavar="EARLIER", help='Beside the days so long before: "a year ago".')
    ] = None,
) -> Answer:
    """Show the change from the period before.

    Means of daily scores, with an interval that allows for days being like their neighbours. 90 days by default,
    beside the 90 days before them.

    \b
      tracker trend
      tracker trend tingling 6 months
      tracker trend --than "a year ago"
    """
    from tracker.cli.look import trend
    from tracker.cli.look.spans import spanned

    ours = of(context)
    words, days = spanned(ours, symptoms, since, until, last)
    return trend.trend(ours, words, **days, than=than)


def cycle(
    context: typer.Context, symptoms: Symptoms = None, since: Since = None, until: Until = None, last: Last = None
) -> Answer:
    """Show symptoms by days since the injection.

    The days before an injection are compared with those after the ones on both sides. By default all cycles of the
    present product and interval, up to three years; three complete ones are needed.

    \b
      tracker cycle
      tracker cycle tingling 2 years
    """
    from tracker.cli.look import cycle
    from tracker.cli.look.spans import spanned

    ours = of(context)
    words, days = spanned(ours, symptoms, since, until, last)
    return cycle.cycle(ours, words, **days)


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
) -> Answer:
    """Draw a chart as a png, svg or pdf file.

    \b
      tracker chart
      tracker chart tingling 1 year -o tingling.png
      tracker chart --cycle --size slide -o cycles.png
    """
    from tracker.cli.look import report
    from tracker.cli.look.spans import spanned

    ours = of(context)
    words, days = spanned(ours, symptoms, since, until, last)
    return report.chart(ours, words, **days, cycle=cycle, size=size.value, to=to, force=force)


def report(
    context: typer.Context,
    symptoms: Symptoms = None,
    since: Since = None,
    until: Until = None,
    last: Last = None,
    paper: Annotated[Paper | None, typer.Option("--paper", help="The size of the paper; a4 unless set.")] = None,
    large: Annotated[bool, typer.Option("--large", help="Large print, 16 points and more.")] = False,
    html: Annotated[bool, typer.Option("--html", help="One file for a browser.")] = False,
    text: Annotated[bool, typer.Option("--text", help="Plain lines, for a screen reader or a form.")] = False,
    only: Annotated[
        str | None, typer.Option("--only", metavar="PARTS", help="Only these parts: changes,days.")
    ] = None,
    without: Annotated[str | None, typer.Option("--without", metavar="PARTS", help="All parts but these.")] = None,
    to: Output = None,
    force: Force = False,
) -> Answer:
    """Draw the page for the doctor.

    It is a PDF in the folder where you are, for a reader who has a minute: what changed, the treatment, every day,
    the blood tests, your notes and questions. It has a name only where one is set: see tracker profile. Nothing is
    sent anywhere.

    Without days it begins with the last visit, if that is at least two weeks back, or 90 days ago, or with
    the first entry of a younger journal.

    The parts are glance, treatment, changes, plans, cycles, days, tests, blood and notes. Look through your notes
    before you give it away, or leave them out.

    \b
      tracker report
      tracker report tingling balance --without notes
      tracker report since last visit
      tracker report --since 2026-08-01 -o visit.pdf
      tracker report --large
      tracker report --html
      tracker report --text
    """
    from tracker.cli.look import report
    from tracker.cli.look.spans import spanned

    twin = report.twin_of(html=html, text=text)
    ours = of(context)
    words, days = spanned(ours, symptoms, since, until, last)
    return report.report(
        ours,
        words,
        only=only,
        without=without,
        **days,
        paper=paper.value if paper else None,
        large=large,
        twin=twin,
        to=to,
        force=force,
    )


def demo(context: typer.Context, to: Output = None, force: Force = False) -> Answer:
    """Draw the report of a year of example data.

    \b
      tracker demo
    """
    from tracker.cli.look import report

    return report.demo(of(context), to, force=force)


def due(context: typer.Context) -> Answer:
    """Show when the next planned doses are due.

    \b
      tracker due
    """
    from tracker.cli.look import due

    return due.due(of(context))


def sites(context: typer.Context) -> Answer:
    """Show where the last injections went.

    \b
      tracker sites
    """
    from tracker.cli.look import due

    return due.sites(of(context))
