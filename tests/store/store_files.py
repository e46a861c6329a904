"""Journals to test with, looked at with Python's own sqlite3 and not through the code under test."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tracker.domain.model.records import Dose, Event, LabResult, Observation, Record
from tracker.domain.model.remembered import Remembered

DAY = date(2026, 11, 20)
AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)


def score(value: float | None = 6.0, **given: Any) -> Observation:
    state = "skipped" if value is None else "recorded"
    return Observation(**{"day": DAY, "measure": "tingling", "value": value, "state": state, **given})


def one_of_each() -> list[Record]:
    """A record of every kind, none of whose fields has its default."""
    common: dict[str, Any] = {"day": DAY, "utc_offset": -210, "note": "a 'note'\n2nd \U0001f9b6", "recorded_at": AT}
    common["time"] = datetime(2026, 11, 20, 8, 5).time()
    place = {"site": "foot", "side": "left"}
    return [
        Observation(measure="tingling", value=6.0, **place, **common),
        Observation(kind="test", measure="romberg", value=30.0, unit="s", comparator=">=", **place, **common),
        LabResult(
            analyte="mma", value=0.34, unit="umol/L", comparator="<", low=0.1, high=0.4, laboratory="St. Å", **common
        ),
        Dose(
            product="Ünï", form="folic acid", route="injection", amount=0.1, unit="mg", given_by="nurse",
            plan="b" * 32, state="skipped", **place, **common
        ),
        Event(name="fall", injured=False, **common),
    ]  # fmt: skip


def known_as(answer: str, said: str = "zapping") -> Remembered:
    return Remembered(topic="symptom", said=said, answer=answer)


def raw(path: Path, statement: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """What one statement gives on a plain connection; committed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement, parameters).fetchall()


def is_sound(path: Path) -> bool:
    return raw(path, "PRAGMA integrity_check") == [("ok",)] and raw(path, "PRAGMA foreign_key_check") == []
