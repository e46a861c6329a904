"""What a file holds, as it is read and as it is written: every format makes it, or is made of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.domain.model.records import Profile, Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice


class Contents(NamedTuple):
    """What a file holds.

    choices, remembered: of the list of symptoms, and answers; empty where the file says nothing of them; alike: its
    entries have no identity, so an entry of the journal that says the same is the same one.
    """

    profile: Profile
    choices: tuple[Choice, ...]
    records: Iterable[Record]
    remembered: tuple[Remembered, ...] = ()
    alike: bool = False
