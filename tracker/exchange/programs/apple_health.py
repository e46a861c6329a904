"""Apple Health's export: the symptoms in it. It may be of gigabytes, so it is read as a stream.

A DOCTYPE is in real exports; what declares entities or refers to other files is refused.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Protocol
from xml.parsers import expat

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING, BadCell
from tracker.exchange.meaning.found import Found, Said, Scale
from tracker.exchange.meaning.loose_days import local_day

_CATEGORY: Final = "HKCategoryTypeIdentifier"
_SEVERITY: Final = "HKCategoryValueSeverity"
_SEVERITIES: Final = {"NotPresent": 0.0, "Mild": 1.0, "Moderate": 2.0, "Severe": 3.0}
_DOCTYPE = re.compile(rb"<!DOCTYPE HealthData \[.*?\]>", re.DOTALL)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CHUNK: Final = 1 << 20
_DEEPEST: Final = 50
_MOST_SYMPTOMS: Final = 1_000_000


class Source(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes: ...


def read(file: Source, today: date) -> Found:
    """The symptoms with their severities. Raises BadFile."""
    reader = _Reader(today)
    try:
        reader.parser.Parse(_without_doctype(file.read(_CHUNK)), False)
        while chunk := file.read(_CHUNK):
            reader.parser.Parse(chunk, False)
        reader.parser.Parse(b"", True)
    except expat.ExpatError as error:
        line = reader.parser.ErrorLineNumber
        raise BadFile(
            f"The file is not whole XML: it goes wrong at line {line:,} ({expat.ErrorString(error.code)}).",
            f"Export it again. {NOTHING}",
        ) from None
    except (LookupError, ValueError):
        raise BadFile("The file says that it is in an encoding that does not exist.", NOTHING) from None
    return reader.finish()


def _without_doctype(chunk: bytes) -> bytes:
    """The beginning of the file with its DOCTYPE blanked, line by line: that of some exports is no correct XML."""
    match = _DOCTYPE.search(chunk)
    if match is None or b"<!ENTITY" in match[0] or b"SYSTEM" in match[0] or b"PUBLIC" in match[0]:
        return chunk  # the parser refuses what may do harm
    return chunk[: match.start()] + b"\n" * match[0].count(b"\n") + chunk[match.end() :]


class _Reader:
    def __init__(self, today: date) -> None:
        self._today = today
        self._found = Found("apple-health", "Apple Health")
        self._depth = 0
        self._others: dict[str, int] = {}
        self._count = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._first
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        self.parser = parser

    def finish(self) -> Found:
        if not self._count and not self._others:
            raise BadFile("The export has no records in it.", f"Export it again. {NOTHING}")
        records = sum(self._others.values())
        if records:
            most = max(self._others, key=lambda name: self._others[name])
            name = re.sub(r"^HK[A-Za-z]*?Identifier", "", most) or most
            kinds = len(self._others)
            what = f"{kinds} kinds of records, most of them" if kinds > 1 else "records of"
            self._found.left_out("Other records", f"they are no symptoms: {what} {_spaced(name)}", records)
        return self._found

    def _refuse(self, *_: object) -> int:
        raise BadFile(
            "The file declares entities or refers to other files, which no export of Apple Health does.",
            f"It may be made to do harm. {NOTHING}",
        )

    def _first(self, name: str, _attributes: dict[str, str]) -> None:
        if name != "HealthData":
            raise BadFile("This file is a web page or XML, and no export of Apple Health.", NOTHING)
        self._depth = 1
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _end(self, _name: str) -> None:
        self._depth -= 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadFile("The file is nested too deep for an export of Apple Health.", NOTHING)
        if name != "Record":
            return
        kind = attributes.get("type", "")
        value = attributes.get("value", "")
        if kind.startswith(_CATEGORY) and value.startswith(_SEVERITY):
            self._symptom(kind, value, attributes)
        else:
            self._others[kind] = self._others.get(kind, 0) + 1

    def _symptom(self, kind: str, value: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > _MOST_SYMPTOMS:
            raise BadFile(f"The export has over {_MOST_SYMPTOMS:,} symptoms.", f"That is no diary. {NOTHING}")
        where = f"line {self.parser.CurrentLineNumber:,}"
        name, severity = _spaced(kind.removeprefix(_CATEGORY)), value.removeprefix(_SEVERITY)
        try:
            when = local_day(attributes.get("startDate", ""), "startDate")
        except BadCell as error:
            self._found.fault(where, error.why)
            return
        if when.day > self._today:
            self._found.fault(where, f"{when.day} lies ahead of today, {self._today}")
            return
        if severity in _SEVERITIES:
            group = self._found.group(name, "score", scale=Scale(0, 3))
            said = Said(
                where, when.day, when.time, number=_SEVERITIES[severity], text=_spaced(severity), offset=when.offset
            )
        else:
            group = self._found.group(f"{name}, {_spaced(severity).lower()}", "note", why="it has no severity")
            said = Said(where, when.day, when.time, text=f"{name}: severity not given", offset=when.offset)
        group.said.append(said)


def _spaced(name: str) -> str:
    """``ShortnessOfBreath`` in words."""
    words = _WORDS.sub(" ", name)
    return words[:1] + words[1:].lower()
