"""The ways back."""

from typing import Annotated

import typer

from tracker.cli.context import of
from tracker.cli.options import Changed, EntryNumber, Note, Steps


def undo(context: typer.Context, steps: Steps = "1") -> None:
    """Take back the last change, or the last N.

    \b
      tracker undo
      tracker undo 3
    """
    from tracker.cli.change import undo_edit

    undo_edit.undo(of(context), steps)


def redo(context: typer.Context, steps: Steps = "1") -> None:
    """Make the last undone change again.

    \b
      tracker redo
    """
    from tracker.cli.change import undo_edit

    undo_edit.redo(of(context), steps)


def edit(context: typer.Context, number: EntryNumber, words: Changed = None, note: Note = None) -> None:
    """Correct an entry.

    \b
      tracker edit 143 tingling 5
      tracker edit 143 yesterday 8am
      tracker edit 143 --note "after a walk"
    """
    from tracker.cli.change import undo_edit

    undo_edit.edit(of(context), number, words or [], note)


def delete(
    context: typer.Context,
    numbers: Annotated[list[str], typer.Argument(metavar="NUMBER", help="Entries, by their numbers.")],
) -> None:
    """Take entries out; undo brings them back.

    \b
      tracker delete 143
    """
    from tracker.cli.change import undo_edit

    undo_edit.delete(of(context), numbers)


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
    from tracker.cli.change import undo_edit

    undo_edit.purge(of(context), number, yes=yes)
