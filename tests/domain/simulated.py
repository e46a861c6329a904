"""The made-up scores of bench/statistics_scores.py, for the tests beside this file."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "bench"))

from statistics_scores import (
    Course,
    Days,
    Missing,
    block_bootstrap,
    dates,
    naive_wearing_off,
    true_wearing_off,
    two_periods,
)

__all__ = [
    "Course",
    "Days",
    "Missing",
    "block_bootstrap",
    "dates",
    "naive_wearing_off",
    "true_wearing_off",
    "two_periods",
]
