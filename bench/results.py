"""One line of the table: a figure, what it is measured beside, and its limit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import measure
from measure import Cost

_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Result:
    """One line of the table. limit: the highest allowed figure, or None."""

    what: str
    ours: str
    beside: str
    figure: float
    unit: str
    limit: float | None = None

    @property
    def met(self) -> bool:
        return self.limit is None or self.figure <= self.limit


def compared(
    what: str, ours: Sequence[Cost], beside: str, theirs: Sequence[Cost], limit: float | None = None
) -> Result:
    """The CPU time of tracker and of something else, and the median of the ratios of neighbouring runs."""
    said = f"{beside}: {measure.cpu(theirs):.3f} s"
    return Result(what, f"{measure.cpu(ours):.3f} s", said, measure.ratio(ours, theirs), "x", limit)


def memory(what: str, ours: Sequence[Cost], limit: float, beside: str = "", theirs: Sequence[Cost] = ()) -> Result:
    """The most memory that a run of tracker took, beside that of something else."""
    peak = _peak(ours)
    said = f"{beside}: {_peak(theirs):.0f} MB" if theirs else ""
    return Result(f"{what}, peak memory", f"{peak:.0f} MB", said, peak, "MB", limit)


def _peak(costs: Sequence[Cost]) -> float:
    return max(cost.peak for cost in costs) / _MEGABYTE


def says(*wanted: str) -> Callable[[str], None]:
    """A check that the output has these texts."""

    def check(output: str) -> None:
        for text in wanted:
            assert text in output, f"it did not say {text!r}"

    return check
