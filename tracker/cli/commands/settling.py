"""Whose journals there are, where they are, and how the program answers."""

from typing import Annotated

import typer

from tracker.cli.context import of
from tracker.cli.options import Setting


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
    from tracker.cli.change import profile

    profile.profile(of(context), field, value or [])


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
    from tracker.cli.change import config

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
    from tracker.cli.change import profile

    profile.journal(of(context), verb, name)


def where(context: typer.Context) -> None:
    """Say where the journal and its backups are.

    \b
      tracker where
    """
    from tracker.cli.change import profile

    profile.where(of(context))
