"""The parts of the page, and their order. The order stands only here.

The twins, the first page, large print and the further pages all follow it.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    FAR_UP = auto()
    HOME_TESTS = auto()
    # Side by side on the first page.
    BLOOD_TESTS = auto()
    NOTES = auto()
    # At the foot of the first page.
    RECORD = auto()


# From the top of the page to its foot.
ORDER: Final[tuple[Part, ...]] = tuple(Part)

# What can be left out, by its name; what is named in none of these always stays.
NAMED: Final[Mapping[str, frozenset[Part]]] = {
    "glance": frozenset({Part.BAND}),
    "treatment": frozenset({Part.TREATMENT}),
    "changes": frozenset({Part.CHANGES, Part.BESIDE, Part.NAMES}),
    "plans": frozenset({Part.PLANS_CHANGED}),
    "cycles": frozenset({Part.BEFORE_INJECTION, Part.PROFILES}),
    "days": frozenset({Part.DAYS}),
    "tests": frozenset({Part.HOME_TESTS}),
    "blood": frozenset({Part.BLOOD_TESTS}),
    "notes": frozenset({Part.NOTES}),
}
