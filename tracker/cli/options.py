"""The arguments and options of the commands, each with its help and its completion.

Nothing heavy is imported here, because help and completion load this module too. (No ``from __future__
import annotations``: Typer would have to evaluate every annotation from text.)
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.exchange.formats import what_is_written, written


class Order(StrEnum):
    """How 03/04/2026 is meant in a file."""

    dmy = "dmy"
    mdy = "mdy"


class Holds(StrEnum):
    """Which holds of an entry that a file and the journal have with other content."""

    file = "file"
    journal = "journal"
    both = "both"


class Shape(StrEnum):
    """The formats that ``export`` can write: those with a writer in the table of formats."""

    _ignore_ = "one"
    for one in written():
        vars()[one.name] = one.name


class Paper(StrEnum):
    """Sizes of paper."""

    a4 = "a4"
    letter = "letter"


class Size(StrEnum):
    """What a chart is for."""

    screen = "screen"
    slide = "slide"


def _complete_measure(ctx: typer.Context, incomplete: str) -> list[str]:
    from tracker.cli.completion import own_names
    from tracker.domain.model.catalogue import HOME_TESTS, NEVER_SUGGESTED, SYMPTOMS

    known = (*own_names(ctx.find_root().params), *SYMPTOMS, *HOME_TESTS)
    return [key for key in known if key.startswith(incomplete) and key not in NEVER_SUGGESTED]


def _complete_product(incomplete: str) -> list[str]:
    from tracker.domain.model.catalogue import PRODUCTS

    return [key for key in PRODUCTS if key.startswith(incomplete)]


def _complete_blood_test(incomplete: str) -> list[str]:
    from tracker.domain.model.catalogue import BLOOD_TESTS

    return [key for key in BLOOD_TESTS if key.startswith(incomplete)]


def _complete_setting(incomplete: str) -> list[str]:
    from tracker.cli.settings import KEYS

    return [key for key in KEYS if key.startswith(incomplete)]


def complete_name(incomplete: str) -> list[str]:
    """The names of journals for other people that begin like that."""
    from tracker.errors import JournalProblem
    from tracker.store.file.paths import named_journals

    try:
        return [name for name in named_journals() if name.startswith(incomplete)]
    except JournalProblem:
        return []


LogWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Names, scores, places, a day, a time.", autocompletion=_complete_measure),
]
DoseWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Product, amount, site, a day, a time.", autocompletion=_complete_product),
]
LabWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Test, value, unit, range, a day.", autocompletion=_complete_blood_test),
]
PlanWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        help="shot or take, with product, amount, how often; stop or next, with a product or a number.",
        autocompletion=_complete_product,
    ),
]
SymptomWords = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        help="add, hide, rename, move, also, forget or merge, with a symptom or a home test.",
        autocompletion=_complete_measure,
    ),
]
Symptoms = Annotated[
    list[str] | None,
    typer.Argument(metavar="SYMPTOM", help="Symptoms; all of them when left out.", autocompletion=_complete_measure),
]
What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WHAT",
        help="A symptom, a kind, days, an entry's number, or text and words to look for.",
        autocompletion=_complete_measure,
    ),
]
Text = Annotated[
    list[str] | None, typer.Argument(metavar="TEXT", help="What happened; a day may stand first. - reads stdin.")
]
EntryNumber = Annotated[str, typer.Argument(metavar="NUMBER", help="The entry's number, as tracker show gives it.")]
Changed = Annotated[list[str] | None, typer.Argument(metavar="WORDS", help="What is different.")]
Steps = Annotated[str, typer.Argument(metavar="N", help="How many changes.")]
Setting = Annotated[str | None, typer.Argument(metavar="KEY", help="What is set.", autocompletion=_complete_setting)]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note to keep with it; - reads stdin.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask about an unusual number.")]
Product = Annotated[str | None, typer.Option("--product", metavar="NAME", help="A product by any name.")]
Format = Annotated[Shape, typer.Argument(metavar="FORMAT", help=what_is_written())]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", readable=False, help="Where to write it.")
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")]
Identity = Annotated[
    Path | None,
    typer.Option(
        "--identity", metavar="KEYFILE", readable=False, help="An age key file that opens what is encrypted."
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="The first day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day; today when left out.")]
Last = Annotated[str | None, typer.Option("--last", metavar="SPAN", help='Such as "90 days" or "6 months".')]
PurgedToo = Annotated[bool, typer.Option("--purged-too", help="Also what was purged here.")]
