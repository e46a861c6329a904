"""Ask about an amount that is about 1,000 times the usual one, or that no label says, before anything is saved."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

import typer

from tracker.cli.context import Context
from tracker.cli.terminal import output
from tracker.domain.analysis.doses.usual_amount import other_units, slip
from tracker.domain.language.dose_amounts import with_unit
from tracker.domain.model.catalogue import label_of
from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Dose
from tracker.domain.wording.numbers import amount_text
from tracker.errors import TrackerError, Unreadable


def ask_about(
    ours: Context,
    command: str,
    words: Sequence[str],
    product: str,
    amount: float | None,
    unit: str | None,
    *,
    injected: bool,
    recent: Sequence[Dose],
    plans: Sequence[Plan],
    yes: bool,
) -> None:
    """Ask whether an unusual amount is right.

    command: without the program's name; words: what was typed, for the lines that would do.
    Raises Unreadable when nobody can answer, TrackerError for a no.
    """
    if yes or amount is None or unit is None:
        return
    found = slip(product, injected, amount, unit, recent=recent, plans=plans)
    name, shown = label_of("dose", product), amount_text(amount, unit)
    if found is not None:
        units: Sequence[str] = (found.unit,)
        said = (
            f"You usually write {name} {amount_text(found.usual, found.usual_unit)}; "
            f"{shown} is about 1,000 times {_more_or_less(found.unit, unit)}."
        )
    else:
        fitting = other_units(product, injected, amount, unit, recent=recent)
        if fitting is None:
            return
        units, said = fitting, f"{shown} is far from what labels of {name} say."
    lines = [
        output.addressed(f"tracker {command} {shlex.join(with_unit(words, amount, unit, other))}") for other in units
    ]
    write = f"Write: {'   or: '.join(lines)}   or, if it is right: " if lines else "If it is right: "
    if not ours.may_ask:
        raise Unreadable(f"{said} Nothing was saved.", write + _surely(command, words))
    output.say_whose()
    output.tell(said)
    if not typer.confirm(f"Is {shown} right?", err=True):
        raise TrackerError("Nothing was saved.", f"Write: {'   or: '.join(lines)}" if lines else "Check the label.")


def _surely(command: str, words: Sequence[str]) -> str:
    return output.addressed(f"tracker {command} {shlex.join(words)} --yes")


def _more_or_less(meant: str, unit: str) -> str:
    order = ("ug", "mg", "g")
    return "more" if order.index(meant) < order.index(unit) else "less"
