"""The records of an Apple Health export: those that are symptoms, and how many others there are of each kind."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Final, Protocol

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, BadCell
from tracker.exchange.meaning.found import Found, Said, Scale
from tracker.exchange.meaning.loose_days import local_day

CATEGORY: Final = "HKCategoryTypeIdentifier"
SEVERITY: Final = "HKCategoryValueSeverity"
_SEVERITIES: Final = {"NotPresent": 0.0, "Mild": 1.0, "Moderate": 2.0, "Severe": 3.0}
_DOCTYPE = re.compile(rb"<!DOCTYPE HealthData \[.*?\]>", re.DOTALL)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST_SYMPTOMS: Final = 1_000_000


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...

    def seekable(self) -> bool: ...

    def seek(self, place: int, /) -> int: ...


def without_doctype(beginning: bytes) -> bytes:
    """The beginning of the file with its DOCTYPE blanked, line by line: that of some exports is no correct XML."""
    match = _DOCTYPE.search(beginning)
    if match is None or b"<!ENTITY" in match[0] or b"SYSTEM" in match[0] or b"PUBLIC" in match[0]:
        return beginning  # the parser refuses what may do harm
    return beginning[: match.start()] + b"\n" * match[0].count(b"\n") + beginning[match.end() :]


class Records:
    """What the records of one file say. others: how many records there are of each kind that is no symptom."""

    def __init__(self, today: date) -> None:
        self.others: Counter[str] = Counter()
        self._today = today
        self._found = Found("apple-health", "Apple Health")
        self._count = 0

    def take(self, attributes: Mapping[str, str], line: int) -> bool:
        """Take a record if it is a symptom, and say whether it is. line: of the file, from 1. Raises BadFile."""
        kind, value = attributes.get("type", ""), attributes.get("value", "")
        if not (kind.startswith(CATEGORY) and value.startswith(SEVERITY)):
            return False
        self._count += 1
        if self._count > _MOST_SYMPTOMS:
            raise BadFile(f"The export has over {_MOST_SYMPTOMS:,} symptoms.", f"That is no diary. {NOTHING}")
        where = f"line {line:,}"
        name, severity = _spaced(kind.removeprefix(CATEGORY)), value.removeprefix(SEVERITY)
        try:
            when = local_day(attributes.get("startDate", ""), "startDate")
        except BadCell as error:
            self._found.fault(where, error.why)
            return True
        if when.day > self._today:
            self._found.fault(where, f"{when.day} lies ahead of today, {self._today}")
            return True
        if severity in _SEVERITIES:
            group = self._found.group(name, "score", scale=Scale(0, 3))
            said = Said(
                where, when.day, when.time, number=_SEVERITIES[severity], text=_spaced(severity), offset=when.offset
            )
        else:
            group = self._found.group(f"{name}, {_spaced(severity).lower()}", "note", why="it has no severity")
            said = Said(where, when.day, when.time, text=f"{name}: severity not given", offset=when.offset)
        group.said.append(said)
        return True

    def uncount(self, kind: str) -> None:
        """Take one record of a kind out of the others: it is a symptom."""
        self.others[kind] -= 1
        if not self.others[kind]:
            del self.others[kind]

    def finish(self) -> Found:
        """All of it. Raises BadFile for a file without records."""
        if not self._count and not self.others:
            raise BadFile("The export has no records in it.", f"Export it again. {NOTHING}")
        if self.others:
            most = max(sorted(self.others), key=self.others.__getitem__)
            name = re.sub(r"^HK[A-Za-z]*?Identifier", "", most) or most
            kinds = len(self.others)
            what = f"{kinds} kinds of records, most of them" if kinds > 1 else "records of"
            self._found.left_out(
                "Other records", f"they are no symptoms: {what} {_spaced(name)}", self.others.total()
            )
        return self._found


def _spaced(name: str) -> str:
    """``ShortnessOfBreath`` in words."""
    words = _WORDS.sub(" ", name)
    return words[:1] + words[1:].lower()
