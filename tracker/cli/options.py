"""The arguments and options that several commands share."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.domain.catalogue import NEVER_SUGGESTED, PRODUCTS, SYMPTOMS
from tracker.errors import Unreadable


def _complete_measure(incomplete: str) -> list[str]:
    return [key for key in SYMPTOMS if key.startswith(incomplete) and key not in NEVER_SUGGESTED]


def _complete_product(incomplete: str) -> list[str]:
    return [key for key in PRODUCTS if key.startswith(incomplete)]


LogWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Names, scores, places, a day, a time.", autocompletion=_complete_measure),
]
DoseWords = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help="Product, amount, site, a day, a time.", autocompletion=_complete_product),
]
Measures = Annotated[
    list[str] | None,
    typer.Argument(metavar="SYMPTOM", help="Symptoms; all of them when left out.", autocompletion=_complete_measure),
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="A note to keep with it; - reads stdin.")]
ProductName = Annotated[
    str | None, typer.Option("--product", metavar="NAME", help="A product by any name, as on its label.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")]
Since = Annotated[str | None, typer.Option("--since", metavar="DAY", help="The first day.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DAY", help="The last day; today when left out.")]
Last = Annotated[str | None, typer.Option("--last", metavar="SPAN", help='Such as "90 days" or "6 months".')]


def note_text(note: str | None) -> str:
    """The note that ``--note`` gives: its text, or all of standard input for ``-``."""
    if note != "-":
        return (note or "").strip()
    try:
        return sys.stdin.read().strip()
    except UnicodeDecodeError:
        raise Unreadable(
            "What came on standard input is not text in UTF-8.", "Save it as UTF-8 and try again."
        ) from None
