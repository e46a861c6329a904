"""What a file holds, as it is read and as it is written: every format makes it, or is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from tracker.domain.model.plan import Plan
from tracker.domain.model.records import Profile, Record
from tracker.domain.model.remembered import Remembered
from tracker.domain.model.symptom_list import Choice
from tracker.exchange.identity import Origin


class Contents(NamedTuple):
    """What a file holds.

    choices, remembered: of the list of symptoms, and answers; empty where the file says nothing of them; silent: the
    columns of Cells of which it says nothing; unnamed: whether one of its records, already read, has no identity of
    its own, so that an entry of the journal that says the same is the same one; plans: those that hold; origins:
    where each record of another program's file comes from, by its uid; emptied: names of the file without an entry.
    """

    profile: Profile
    choices: tuple[Choice, ...]
    records: Iterable[Record]
    remembered: tuple[Remembered, ...] = ()
    silent: frozenset[str] = frozenset()
    unnamed: Callable[[Record], bool] = lambda record: False
    plans: tuple[Plan, ...] = ()
    origins: Mapping[str, Origin] = {}
    emptied: frozenset[Origin] = frozenset()
