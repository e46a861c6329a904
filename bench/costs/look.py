"""Looking back: it must not take longer in a long journal."""

from __future__ import annotations

from collections.abc import Iterator

import data
import measure
from measure import Command
from prepared import Bench
from results import Result, compared, says


def show(bench: Bench) -> Iterator[Result]:
    """The same 90 days from a small journal and from a huge journal; then what looks further back."""
    journals = [bench.journal(1_000), bench.journal(bench.many)]
    words = ("show", "90", "days")
    answers = {journal.say(*words) for journal in journals}
    assert len(answers) == 1, "the last 90 days are not the same in both journals"
    small, huge = (
        Command(journal.home.folder.name, [bench.tracker, *words], journal.home.environment(), says(*answers))
        for journal in journals
    )
    costs = measure.interleaved([small, huge], bench.runs)
    what = f"`tracker show 90 days`, {bench.many:,} entries"
    yield compared(what, costs[huge.name], "the same, 1,000 entries", costs[small.name], 1.05)
    decade, lifetime = bench.ten_years(), bench.lifetime()
    for words in (("today",), ("trend",), ("cycle",)):
        few, many = (
            Command(
                f"{journal.home.folder.name} {words}", [bench.tracker, *words], journal.home.environment(), says("")
            )
            for journal in (decade, lifetime)
        )
        costs = measure.interleaved([few, many], max(5, bench.runs // 2))
        beside = f"the same out of ten years, {data.DECADE:,} entries"
        yield compared(
            f"`tracker {words[0]}`, {bench.long:,} entries", costs[many.name], beside, costs[few.name], 1.05
        )
