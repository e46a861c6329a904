"""What a difference with its 95 % interval lets one say, and what it rules out. The words follow the interval.

That an interval holds 0 is no evidence that nothing changed (Altman and Bland 1995, BMJ 311:485): "about the same" is
said only where a change of a point is ruled out. Half a point, 1 and 2 points are conventions of this program.
"""

from __future__ import annotations

from typing import Final, Literal

# A difference of less than this is not called better or worse, however sure it is.
LEAST_CHANGE: Final = 0.5
# The largest difference that two means of scores from 0 to 10 can have.
WIDEST: Final = 10.0
# Differences smaller than this are none: they come from the way in which computers add.
TIED: Final = 1e-9

# From so many statements on, it is said what many statements mean; and the chance that one is wrong.
_MANY: Final = 4
_BY_CHANCE: Final = 0.04

Size = Literal[1, 2]


def cut(mean: float, half: float) -> tuple[float, float, float]:
    """A difference and the ends of its interval, none further than scores can lie apart; what is 0 is 0."""
    ends = (mean, max(mean - half, -WIDEST), min(mean + half, WIDEST))
    low_or_high = [0.0 if abs(one) < TIED else one for one in ends]
    return low_or_high[0], low_or_high[1], low_or_high[2]


def direction(mean: float, low: float, high: float) -> Literal[-1, 0, 1]:
    """Whether it is certainly above 0 (1) or below (-1), and at least half a point as it is printed; else 0."""
    if round(abs(mean), 1) < LEAST_CHANGE:
        return 0
    return 1 if low > 0 else -1 if high < 0 else 0


def rules_out(low: float, high: float) -> Size | None:
    """Beyond how many points no difference is left, to either side, as the ends are printed: 1, 2 or None."""
    reach = round(max(abs(low), abs(high)), 1)
    return 1 if reach <= 1 else 2 if reach <= 2 else None


def by_chance(statements: int) -> str | None:
    """How often so many statements contain a "better" or "worse" where nothing changed, as a sentence; None for few.

    A statement has a chance of about 4 % (docs/statistics.md); symptoms of one person are taken as independent.
    """
    if statements < _MANY:
        return None
    tenths = round(10 * (1 - (1 - _BY_CHANCE) ** statements))
    return (
        f"{statements} comparisons: where nothing changed at all, about {tenths} of 10 such pages still say better "
        "or worse somewhere."
    )
