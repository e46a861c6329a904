"""``tracker shot`` and ``tracker take``: injections, and everything else that is taken."""

from __future__ import annotations

import os
from collections.abc import Sequence

import typer

from tracker.cli import context as contexts
from tracker.cli import output
from tracker.cli.options import DoseWords, Note, ProductName, note_text
from tracker.domain import phrase
from tracker.domain.dose_words import DoseLine, Taken, read_doses
from tracker.domain.records import Dose


def shot(context: typer.Context, words: DoseWords = None, product: ProductName = None, note: Note = None) -> None:
    """Log an injection: shot, shot friday 8am left thigh, shot hydroxocobalamin 1 mg."""
    _write(contexts.of(context), "shot", words or [], product, note)


def take(context: typer.Context, words: DoseWords = None, product: ProductName = None, note: Note = None) -> None:
    """Log a supplement: take, take b12, take folate 5 mg yesterday, take b12 skipped."""
    _write(contexts.of(context), "take", words or [], product, note)


def _write(ours: contexts.Context, command: str, words: Sequence[str], product: str | None, note: str | None) -> None:
    recent = ours.journal().recent_doses() if os.path.lexists(ours.path) else []
    line = read_doses(words, now=ours.now, injected=command == "shot", recent=recent, product=product)
    text = note_text(note)
    records = [_dose(ours, line, taken, text) for taken in line.doses]
    saved = ours.journal_to_write().record(records, command=command, at=ours.recorded_at)
    output.acknowledge(ours, command, saved, remark=_taken_over(ours, line))


def _dose(ours: contexts.Context, line: DoseLine, taken: Taken, note: str) -> Dose:
    day, at, offset = ours.moment(line.moment)
    return Dose(
        day=day,
        time=at,
        utc_offset=offset,
        product=taken.product or "",
        form=taken.form,
        route=taken.route or "",
        amount=taken.amount,
        unit=taken.unit,
        site=taken.site,
        side=taken.side,
        state="skipped" if taken.skipped else "taken",
        note=note,
        recorded_at=ours.recorded_at,
    )


def _taken_over(ours: contexts.Context, line: DoseLine) -> str:
    """Where an amount that nobody typed came from."""
    days = sorted({taken.from_last.day for taken in line.doses if taken.from_last is not None})
    return f"Amount as on {phrase.day_text(days[-1], ours.today)}." if days else ""
