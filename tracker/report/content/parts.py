"""The parts of the page, and their order. The order stands only here.

The twins, the first page, large print and the further pages all follow it.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final


class Part(Enum):
    """A part of the page. To add one, add its words in ``sections`` and its piece in ``drawing/page`` too."""

    HEADER = auto()
    # What is to be seen in one minute; silent where there is nothing.
    BAND = auto()
    TREATMENT = auto()
    CHANGES = auto()
    # What must be known beside the table of changes.
    BESIDE = auto()
    PLANS_CHANGED = auto()
    # On paper, words above the drawings; the twins say them with the profiles.
    BEFORE_INJECTION = auto()
    # Only names that the table of changes shortens; the twins shorten none.
    NAMES = auto()
    DAYS = auto()
    # Beside the days on paper.
    PROFILES = auto()
    HOME_TESTS = auto()
    # Side by side on the first page.
    BLOOD_TESTS = auto()
    NOTES = auto()
    # At the foot of the first page.
    RECORD = auto()


# From the top of the page to its foot.
ORDER: Final[tuple[Part, ...]] = tuple(Part)
