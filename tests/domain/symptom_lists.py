"""Lists of symptoms to test with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.model.catalogue import TRACKED
from tracker.domain.model.symptom_list import SymptomList, as_listed


def tracking(keys: Sequence[str]) -> SymptomList:
    """The list of somebody who tracks these, in this order, and nothing else."""
    chosen = [replace(as_listed(key), tracked=True, position=place) for place, key in enumerate(keys, 1)]
    hidden = [replace(as_listed(key), tracked=False) for key in TRACKED if key not in keys]
    return SymptomList((*chosen, *hidden))
