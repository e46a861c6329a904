"""The days that a command looks back on, said in words or by its options."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.cli.context import Context
from tracker.domain.language.period_words import cut_span


def spanned(
    ours: Context, words: Sequence[str] | None, since: str | None, until: str | None, last: str | None
) -> tuple[list[str], dict[str, str | None]]:
    """The words without a span of days at their end, and the days asked for. Options count before words."""
    if not words or since or until or last:
        return list(words or []), {"since": since, "until": until, "last": last}
    found = cut_span(words, ours.today)
    return found.words, {"since": found.since, "until": found.until, "last": found.last}
