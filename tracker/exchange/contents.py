"""What a file holds, as it is read and as it is written: every format makes it, or is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.domain.model.records import Profile, Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice


class Contents(NamedTuple):
    """What a file holds. choices, remembered: of the list of symptoms, and answers; empty where it says nothing."""

    profile: Profile
    choices: tuple[Choice, ...]
    records: Iterable[Record]
    remembered: tuple[Remembered, ...] = ()
