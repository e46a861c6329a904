"""What was taken before a blood test: a result says little without it."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.domain.model.records import Dose, LabResult


def last_doses(result: LabResult, doses: Iterable[Dose]) -> list[tuple[Dose, int]]:
    """The last dose of each product taken before the result, injections first, with the days between.

    doses: in order of day and time. A dose of the same day counts unless both times are known and it came later.
    """
    last: dict[str, Dose] = {}
    for dose in doses:
        if dose.day > result.day:
            break
        later = dose.time is not None and result.time is not None and dose.time > result.time
        if dose.state == "taken" and not (dose.day == result.day and later):
            last[dose.product] = dose
    found = sorted(last.values(), key=lambda dose: (not dose.injected, dose.product))
    return [(dose, (result.day - dose.day).days) for dose in found]
