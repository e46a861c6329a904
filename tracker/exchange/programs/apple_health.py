"""Apple Health's export: the symptoms in it. It may be of gigabytes, so it is read as a stream.

In the form that the Health app writes it is read quickly; a file in any other form is read with a parser. A DOCTYPE
is in real exports; what declares entities or refers to other files is refused.
"""

from __future__ import annotations

from datetime import date
from typing import Final
from xml.parsers import expat

from tracker.errors import BadFile
from tracker.exchange.complaint import NOTHING
from tracker.exchange.meaning.found import Found
from tracker.exchange.programs import apple_health_quick
from tracker.exchange.programs.apple_health_records import Records, Source, without_doctype

_CHUNK: Final = 1 << 20
_DEEPEST: Final = 50


def read(file: Source, today: date) -> Found:
    """The symptoms with their severities. file: at its beginning. Raises BadFile."""
    if file.seekable():
        records = Records(today)
        if apple_health_quick.read(file, records):
            return records.finish()
        file.seek(0)
    return read_with_parser(file, today)


def read_with_parser(file: Source, today: date) -> Found:
    """The same of a file in any form of XML. Raises BadFile."""
    reader = _Reader(today)
    try:
        reader.parser.Parse(without_doctype(file.read(_CHUNK)), False)
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
    return reader.records.finish()


class _Reader:
    def __init__(self, today: date) -> None:
        self.records = Records(today)
        self._depth = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._first
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse
        self.parser = parser

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
        if name == "Record" and not self.records.take(attributes, self.parser.CurrentLineNumber):
            self.records.others[attributes.get("type", "")] += 1
