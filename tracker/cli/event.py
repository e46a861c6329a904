"""``tracker note`` and ``tracker fall``: what happened, in the person's own words."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tracker.cli import context as contexts
from tracker.cli import output
from tracker.domain.event_words import read_text
from tracker.domain.records import Event
from tracker.errors import Unreadable

Text = Annotated[
    list[str] | None, typer.Argument(metavar="TEXT", help="What happened; a day may stand first. - reads stdin.")
]
Injured = Annotated[bool | None, typer.Option("--injured/--unhurt", help="Whether you were hurt.")]


def note(context: typer.Context, text: Text = None) -> None:
    """Log a note: note dizzy after stairs, note yesterday slept badly."""
    if not text:
        raise Unreadable("A note needs some text.", "For example: tracker note dizzy after stairs")
    _write(contexts.of(context), "note", text)


def fall(context: typer.Context, text: Text = None, injured: Injured = None) -> None:
    """Log a fall: fall shower, bruised hip; fall yesterday 8am stairs --unhurt."""
    _write(contexts.of(context), "fall", text or [], injured)


def _write(ours: contexts.Context, name: str, words: list[str], injured: bool | None = None) -> None:
    if words == ["-"]:
        words = [sys.stdin.read().strip()]
    said = read_text(words, now=ours.now)
    if name == "note" and not said.text:
        raise Unreadable("A note needs some text.", "For example: tracker note dizzy after stairs")
    day, at, offset = ours.moment(said.moment)
    event = Event(
        name=name,
        day=day,
        time=at,
        utc_offset=offset,
        note=said.text,
        injured=injured,
        recorded_at=ours.recorded_at,
    )
    saved = ours.journal_to_write().record([event], command=name, at=ours.recorded_at)
    output.acknowledge(ours, name, saved)
    if said.ends_with_day and not ours.json:
        output.tell(
            f'"{said.ends_with_day}" was kept as part of the text. For that day: '
            f"tracker undo, then tracker {name} {said.ends_with_day} ..."
        )
