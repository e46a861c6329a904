"""``tracker shot`` and ``tracker take``: injections, and everything else that is taken."""

from __future__ import annotations

import os
from collections.abc import Sequence

from tracker.cli import entries
from tracker.cli.context import Context, note_text
from tracker.domain import phrase
from tracker.domain.dose_words import DoseLine, Taken, read_doses
from tracker.domain.records import Dose


def dose(ours: Context, command: str, words: Sequence[str], product: str | None, note: str | None) -> None:
    """Write the doses that the words of ``command``, shot or take, say."""
    recent = ours.journal().recent_doses() if os.path.lexists(ours.path) else []
    line = read_doses(words, now=ours.now, injected=command == "shot", recent=recent, product=product)
    text = note_text(note)
    records = [_dose(ours, line, taken, text) for taken in line.doses]
    saved = ours.journal_to_write().record(records, command=command, at=ours.recorded_at)
    entries.acknowledge(ours, command, saved, remark=_taken_over(ours, line))


def _dose(ours: Context, line: DoseLine, taken: Taken, note: str) -> Dose:
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


def _taken_over(ours: Context, line: DoseLine) -> str:
    """Where an amount that nobody typed came from."""
    days = sorted({taken.from_last.day for taken in line.doses if taken.from_last is not None})
    return f"Amount as on {phrase.day_text(days[-1], ours.today)}." if days else ""
